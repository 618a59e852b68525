/* math.c - CPL_MATH of libraries.h: arithmetic that answers in whole numbers, the same everywhere.
 */
#include "libcomplaint/lua/libraries.h"

#include <math.h>

#include "libcomplaint/lua/meter.h"

static int math_abs(lua_State *L) {
  lua_Integer n = cpl_check_integer(L, 1);
  luaL_argcheck(L, n != LUA_MININTEGER, 1, "the number is too small");
  lua_pushinteger(L, n < 0 ? -n : n);
  return 1;
}

static lua_Number check_number(lua_State *L) {
  luaL_checktype(L, 1, LUA_TNUMBER);
  return lua_tonumber(L, 1);
}

/* The whole number that `rounded` is; an error where there is none. */
static int push_whole(lua_State *L, lua_Number rounded) {
  lua_Integer n;
  if (!lua_numbertointeger(rounded, &n)) return luaL_error(L, "no whole number is near enough");
  lua_pushinteger(L, n);
  return 1;
}

static int math_floor(lua_State *L) {
  if (!lua_isinteger(L, 1)) return push_whole(L, floor(check_number(L)));
  lua_settop(L, 1);
  return 1;
}

static int math_ceil(lua_State *L) {
  if (!lua_isinteger(L, 1)) return push_whole(L, ceil(check_number(L)));
  lua_settop(L, 1);
  return 1;
}

/* The argument that `sign` prefers: 1 the largest, -1 the smallest. */
static int extreme(lua_State *L, int sign) {
  int count = lua_gettop(L), best = 1;
  cpl_charge(L, (size_t)count * CPL_STEP);
  lua_Integer value = cpl_check_integer(L, 1);
  for (int i = 2; i <= count; i++) {
    lua_Integer n = cpl_check_integer(L, i);
    if (sign > 0 ? n <= value : n >= value) continue;
    value = n;
    best = i;
  }
  lua_pushvalue(L, best);
  return 1;
}

static int math_max(lua_State *L) {
  return extreme(L, 1);
}
static int math_min(lua_State *L) {
  return extreme(L, -1);
}

static int math_tointeger(lua_State *L) {
  luaL_checkany(L, 1);
  int is_whole = 0;
  lua_Integer n = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &is_whole) : 0;
  if (is_whole)
    lua_pushinteger(L, n);
  else
    lua_pushnil(L);
  return 1;
}

static int math_type(lua_State *L) {
  luaL_checkany(L, 1);
  if (lua_type(L, 1) != LUA_TNUMBER)
    lua_pushnil(L);
  else
    lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
  return 1;
}

const luaL_Reg CPL_MATH[] = {
    {"abs", math_abs}, {"ceil", math_ceil},           {"floor", math_floor}, {"max", math_max},
    {"min", math_min}, {"tointeger", math_tointeger}, {"type", math_type},   {NULL, NULL},
};
