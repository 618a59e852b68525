/* tables.c - CPL_TABLE of libraries.h: lists, by raw access, each step paid for. */
#include "libcomplaint/lua/libraries.h"

#include <string.h>

#include "libcomplaint/lua/meter.h"
#include "libcomplaint/lua/sort.h"

static lua_Integer length(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  return (lua_Integer)lua_rawlen(L, 1);
}

static int table_insert(lua_State *L) {
  lua_Integer end = length(L) + 1, at = end;
  if (lua_gettop(L) == 3) {
    at = cpl_check_integer(L, 2);
    luaL_argcheck(L, at >= 1 && at <= end, 2, "there is no such place in the list");
  } else if (lua_gettop(L) != 2) {
    return luaL_error(L, "`insert` takes a list, perhaps a place, and a value");
  }
  for (lua_Integer i = end; i > at; i--) {
    cpl_charge(L, CPL_STEP);
    lua_rawgeti(L, 1, i - 1);
    lua_rawseti(L, 1, i);
  }
  lua_rawseti(L, 1, at);
  return 0;
}

static int table_remove(lua_State *L) {
  lua_Integer last = length(L), at = cpl_opt_integer(L, 2, last);
  if (last == 0 && at == 0) return 0;
  luaL_argcheck(L, at >= 1 && at <= last, 2, "there is no such place in the list");
  lua_rawgeti(L, 1, at);
  for (lua_Integer i = at; i < last; i++) {
    cpl_charge(L, CPL_STEP);
    lua_rawgeti(L, 1, i + 1);
    lua_rawseti(L, 1, i);
  }
  lua_pushnil(L);
  lua_rawseti(L, 1, last);
  return 1;
}

/* [-0, +0, v] Add up the sizes of entries 1 to `count`; all must be texts or numbers. */
static size_t joined_size(lua_State *L, lua_Integer count, size_t gap) {
  size_t total = 0, most = cpl_meter_of(L)->limits.string_bytes;
  for (lua_Integer i = 1; i <= count; i++) {
    cpl_charge(L, CPL_STEP);
    lua_rawgeti(L, 1, i);
    size_t size;
    if (lua_type(L, -1) != LUA_TSTRING && !lua_isinteger(L, -1))
      luaL_error(L, "entry %d is a %s: `concat` joins texts and whole numbers", (int)i,
                 luaL_typename(L, -1));
    (void)lua_tolstring(L, -1, &size);
    lua_pop(L, 1);
    total += size + (i > 1 ? gap : 0);
    if (total > most) luaL_error(L, "a text is longer than %d bytes", (int)most);
  }
  return total;
}

static int table_concat(lua_State *L) {
  size_t gap;
  lua_Integer count = length(L);
  const char *between = luaL_optlstring(L, 2, "", &gap);
  size_t total = joined_size(L, count, gap);
  cpl_charge_bytes(L, total);
  luaL_Buffer buffer;
  luaL_buffinitsize(L, &buffer, total);
  for (lua_Integer i = 1; i <= count; i++) {
    if (i > 1) luaL_addlstring(&buffer, between, gap);
    lua_rawgeti(L, 1, i);
    luaL_addvalue(&buffer);
  }
  luaL_pushresult(&buffer);
  return 1;
}

static int table_unpack(lua_State *L) {
  lua_Integer last = cpl_opt_integer(L, 3, length(L)), first = cpl_opt_integer(L, 2, 1);
  if (first > last) return 0;
  lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first + 1;
  if (count == 0 || count > CPL_RESULTS)
    return luaL_error(L, "`unpack` gives at most %d values", (int)CPL_RESULTS);
  cpl_reserve(L, (int)count);
  for (lua_Unsigned i = 0; i < count; i++) lua_rawgeti(L, 1, first + (lua_Integer)i);
  return (int)count;
}

/* With a function at index 2, ask it; else by value. */
static bool before(lua_State *L, int left, int right) {
  left = lua_absindex(L, left);
  right = lua_absindex(L, right);
  if (!lua_isnil(L, 2)) {
    lua_pushvalue(L, 2);
    lua_pushvalue(L, left);
    lua_pushvalue(L, right);
    lua_call(L, 2, 1);
    bool yes = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return yes;
  }
  int type = lua_type(L, left);
  if (type != lua_type(L, right) || (type != LUA_TSTRING && type != LUA_TNUMBER))
    luaL_error(L, "`sort` orders texts or numbers: give it a function for other values");
  return type == LUA_TSTRING ? cpl_text_before(L, left, right)
                             : lua_compare(L, left, right, LUA_OPLT);
}

static int table_sort(lua_State *L) {
  lua_Integer count = length(L);
  if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  cpl_sort(L, 1, count, before);
  return 0;
}

const luaL_Reg CPL_TABLE[] = {
    {"concat", table_concat}, {"insert", table_insert}, {"remove", table_remove},
    {"sort", table_sort},     {"unpack", table_unpack}, {NULL, NULL},
};
