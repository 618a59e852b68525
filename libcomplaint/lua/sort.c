/* sort.c - see sort.h. */
#include "libcomplaint/lua/sort.h"

#include <string.h>

#include <lauxlib.h>

#include "libcomplaint/lua/meter.h"

bool cpl_text_before(lua_State *L, int left, int right) {
  size_t left_size, right_size;
  const char *a = lua_tolstring(L, left, &left_size);
  const char *b = lua_tolstring(L, right, &right_size);
  size_t shorter = left_size < right_size ? left_size : right_size;
  int order = memcmp(a, b, shorter);
  return order != 0 ? order < 0 : left_size < right_size;
}

/* [-0, +0, v] Pay for the entry on top, which goes to its place. It also pays for comparing: of two
 * texts that are compared, the one that goes first is no shorter than what they have in common. */
static void pay(lua_State *L) {
  cpl_charge(L, CPL_ENTRY);
  if (lua_type(L, -1) == LUA_TSTRING) cpl_charge_bytes(L, (size_t)lua_rawlen(L, -1));
}

/* [-0, +0, v] Merge the runs [low, middle) and [middle, high) of `from` into `to`. */
static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle,
                  lua_Integer high, cpl_before before) {
  lua_Integer left = low, right = middle;
  for (lua_Integer at = low; at < high; at++) {
    bool take_right = left >= middle;
    if (!take_right && right < high) {
      lua_rawgeti(L, from, right);
      lua_rawgeti(L, from, left); /* stack: right left               */
      take_right = before(L, -2, -1);
      lua_pop(L, 2);
    }
    lua_rawgeti(L, from, take_right ? right++ : left++);
    pay(L);
    lua_rawseti(L, to, at);
  }
}

static lua_Integer least(lua_Integer a, lua_Integer b) {
  return a < b ? a : b;
}

void cpl_sort(lua_State *L, int index, lua_Integer count, cpl_before before) {
  cpl_reserve(L, 8);
  int list = lua_absindex(L, index), from = list;
  lua_newtable(L); /* stack: other                    */
  int to = lua_gettop(L);
  for (lua_Integer width = 1; width < count; width *= 2) {
    for (lua_Integer low = 1; low <= count; low += 2 * width)
      merge(L, from, to, low, least(low + width, count + 1), least(low + 2 * width, count + 1),
            before);
    int other = from;
    from = to;
    to = other;
  }
  for (lua_Integer i = 1; from != list && i <= count; i++) {
    cpl_charge(L, CPL_STEP);
    lua_rawgeti(L, from, i);
    lua_rawseti(L, to, i);
  }
  lua_pop(L, 1);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static int rank(int type) {
  return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2;
}

static bool key_before(lua_State *L, int left, int right) {
  int type = lua_type(L, left), other = lua_type(L, right);
  if (type != other) return rank(type) < rank(other);
  if (type == LUA_TSTRING) return cpl_text_before(L, left, right);
  if (type == LUA_TNUMBER) return lua_compare(L, left, right, LUA_OPLT);
  return !lua_toboolean(L, left) && lua_toboolean(L, right);
}

void cpl_push_sorted_keys(lua_State *L, int index) {
  cpl_reserve(L, 8);
  int table = lua_absindex(L, index);
  lua_Integer count = 0;
  bool own = cpl_meter_of(L)->own;
  cpl_meter_of(L)->own = true;
  lua_newtable(L); /* stack: keys                     */
  lua_pushnil(L);
  while (lua_next(L, table)) { /* stack: keys key value           */
    cpl_charge(L, CPL_STEP);
    lua_pop(L, 1);
    int type = lua_type(L, -1);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
      luaL_error(L, "a key of a table must be a text or a number, not a %s", lua_typename(L, type));
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, ++count);
  }
  cpl_sort(L, -1, count, key_before);
  cpl_meter_of(L)->own = own;
}
