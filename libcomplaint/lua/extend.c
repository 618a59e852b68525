/* extend.c - see extend.h. */
#include "libcomplaint/lua/extend.h"

#include <stdbool.h>
#include <string.h>

#include <lauxlib.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/lua/environment.h"
#include "libcomplaint/lua/qualify.h"
#include "libcomplaint/lua/sort.h"
#include "libcomplaint/lua/state.h"

/* Where merging is: the keys from the inside out. */
typedef struct path {
  const struct path *up;
  const char *key;
} path;

/* [-0, +1, m] */
static void push_path(lua_State *L, const path *at) {
  if (at->up == NULL) {
    lua_pushstring(L, at->key);
    return;
  }
  push_path(L, at->up);
  lua_pushfstring(L, "%s.%s", lua_tostring(L, -1), at->key);
  lua_remove(L, -2);
}

/* A map has named members and no list part; what is empty is not a map. */
static bool is_map(lua_State *L, int index) {
  if (!lua_istable(L, index) || lua_rawlen(L, index) > 0) return false;
  int table = lua_absindex(L, index);
  lua_pushnil(L);
  if (!lua_next(L, table)) return false;
  lua_pop(L, 2);
  return true;
}

static bool is_empty(lua_State *L, int index) {
  return lua_istable(L, index) && lua_rawlen(L, index) == 0 && !is_map(L, index);
}

static bool is_remove(lua_State *L, int index) {
  int value = lua_absindex(L, index);
  cpl_environment_push_remove(L);
  bool yes = lua_rawequal(L, value, -1);
  lua_pop(L, 1);
  return yes;
}

/* Nothing to remove at `at`: say so, and what was perhaps meant in the base at `base`. */
static void refuse_remove(lua_State *L, int base, const path *at) {
  const char *names[256];
  size_t count = 0;
  push_path(L, at);
  const char *full = lua_tostring(L, -1);
  lua_pushnil(L);
  while (lua_next(L, base)) {
    if (count < 256 && lua_type(L, -2) == LUA_TSTRING) names[count++] = lua_tostring(L, -2);
    lua_pop(L, 1);
  }
  const char *near = cpl_nearest(at->key, names, count);
  if (near == NULL) luaL_error(L, "there is no `%s` to remove", full);
  luaL_error(L, "there is no `%s` to remove; did you mean `%s`?", full, near);
}

static void merge(lua_State *L, int base, int child, const path *up, int depth);

/* [-2, +0, v] Put the child's key and value, on top, into `merged`, a copy of `base`. */
static void merge_entry(lua_State *L, int merged, int base, const path *at, int depth) {
  int key = lua_gettop(L) - 1, value = key + 1;
  lua_pushvalue(L, key);
  bool known = lua_rawget(L, base) != LUA_TNIL; /* stack: key value old    */
  bool onto_map = is_map(L, -1);
  if (is_remove(L, value)) {
    if (!known) refuse_remove(L, base, at);
    lua_pushnil(L);
    lua_replace(L, value);
  } else if (is_map(L, value)) {
    if (!onto_map) {
      lua_newtable(L);
      lua_replace(L, -2);
    }
    merge(L, lua_gettop(L), value, at, depth);
    lua_replace(L, value);
  } else if (onto_map && is_empty(L, value)) {
    lua_pushvalue(L, -1);
    lua_replace(L, value);
  }
  lua_settop(L, value);
  lua_rawset(L, merged);
}

/* [-0, +1, v] Push a new table: the one at `base` with the one at `child` merged over it. The keys
 * are taken in order, so that of two errors the same is told in every run. */
static void merge(lua_State *L, int base, int child, const path *up, int depth) {
  cpl_reserve(L, 16);
  if (depth > CPL_DEPTH)
    luaL_error(L, "tables stand in tables more than %d deep, or in themselves", (int)CPL_DEPTH);
  cpl_push_copy(L, base);
  int merged = lua_gettop(L);
  cpl_push_sorted_keys(L, child); /* stack: merged keys              */
  for (lua_Integer i = 1; lua_rawgeti(L, merged + 1, i) != LUA_TNIL; i++) {
    cpl_charge(L, CPL_NODE);
    path at = {up, lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?"};
    lua_pushvalue(L, -1);
    lua_rawget(L, child); /* stack: merged keys key value    */
    merge_entry(L, merged, base, &at, depth + 1);
  }
  lua_settop(L, merged);
}

/* ---- extend ---------------------------------------------------------------------------------- */

int cpl_extend(lua_State *L) {
  for (int i = 1; i <= 2; i++)
    if (!lua_istable(L, i) || lua_rawlen(L, i) > 0)
      return luaL_error(L, "`extend` takes two maps, the base and what changes it");
  lua_settop(L, 2);
  lua_insert(L, 1); /* stack: child base               */
  cpl_qualify(L);
  lua_insert(L, 1); /* stack: base child               */
  cpl_qualify(L);
  merge(L, 1, 2, NULL, 1); /* stack: base child merged        */
  return 1;
}
