/* basic.c - CPL_BASIC of libraries.h: the functions without which no Lua can be written. */
#include "libcomplaint/lua/libraries.h"

#include "libcomplaint/lua/meter.h"
#include "libcomplaint/lua/sort.h"

lua_Integer cpl_check_integer(lua_State *L, int arg) {
  luaL_checktype(L, arg, LUA_TNUMBER);
  return luaL_checkinteger(L, arg);
}

lua_Integer cpl_opt_integer(lua_State *L, int arg, lua_Integer otherwise) {
  return lua_isnoneornil(L, arg) ? otherwise : cpl_check_integer(L, arg);
}

static int next_entry(lua_State *L) {
  lua_Integer i = cpl_check_integer(L, 2) + 1;
  lua_pushinteger(L, i);
  return lua_rawgeti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int basic_ipairs(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_pushcfunction(L, next_entry);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

/* Upvalues: table, its keys in order, how many were given out. What was removed since is passed
 * over, what was added is not seen. */
static int next_member(lua_State *L) {
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
  for (;;) {
    cpl_charge(L, CPL_STEP);
    if (lua_rawgeti(L, lua_upvalueindex(2), ++i) == LUA_TNIL) return 1;
    lua_pushvalue(L, -1);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) break;
    lua_pop(L, 2);
  }
  lua_pushinteger(L, i);
  lua_replace(L, lua_upvalueindex(3));
  return 2;
}

static int basic_pairs(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  cpl_push_sorted_keys(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_member, 3);
  return 1;
}

static int basic_type(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushstring(L, luaL_typename(L, 1));
  return 1;
}

/* Without addresses: a table is "table". */
static int basic_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  switch (lua_type(L, 1)) {
  case LUA_TNIL: lua_pushliteral(L, "nil"); break;
  case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false"); break;
  case LUA_TNUMBER: (void)lua_tostring(L, 1); break;
  case LUA_TSTRING: break;
  default: lua_pushstring(L, luaL_typename(L, 1));
  }
  return 1;
}

static int basic_tonumber(lua_State *L) {
  luaL_checkany(L, 1);
  if (!lua_isnoneornil(L, 2)) return luaL_error(L, "`tonumber` reads decimal numbers: one value");
  lua_settop(L, 1);
  if (lua_type(L, 1) == LUA_TNUMBER) return 1;
  size_t size;
  const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &size) : NULL;
  if (text != NULL) {
    cpl_charge(L, size);
    if (lua_stringtonumber(L, text) == size + 1) return 1;
  }
  lua_pushnil(L);
  return 1;
}

static int basic_select(lua_State *L) {
  int count = lua_gettop(L);
  cpl_charge(L, (size_t)count);
  if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
    lua_pushinteger(L, count - 1);
    return 1;
  }
  lua_Integer n = cpl_check_integer(L, 1);
  if (n < 0) n = count + n;
  luaL_argcheck(L, n >= 1, 1, "there is no such value");
  return n < count ? count - (int)n : 0;
}

static int basic_error(lua_State *L) {
  int level = (int)cpl_opt_integer(L, 2, 1);
  lua_settop(L, 1);
  if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
    luaL_where(L, level);
    lua_insert(L, 1);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int basic_assert(lua_State *L) {
  luaL_checkany(L, 1);
  if (lua_toboolean(L, 1)) return lua_gettop(L);
  const char *text = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "assertion failed!";
  return luaL_error(L, "%s", text);
}

const luaL_Reg CPL_BASIC[] = {
    {"assert", basic_assert},     {"error", basic_error},   {"ipairs", basic_ipairs},
    {"pairs", basic_pairs},       {"select", basic_select}, {"tonumber", basic_tonumber},
    {"tostring", basic_tostring}, {"type", basic_type},     {NULL, NULL},
};
