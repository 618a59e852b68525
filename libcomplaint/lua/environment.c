/* environment.c - see environment.h. */
#include "libcomplaint/lua/environment.h"

#include <stdbool.h>
#include <string.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/lua/libraries.h"

/* Addresses that are keys of the registry. */
static const char PROXY, HIDDEN, REMOVE;

/* ---- what is not there, and why -------------------------------------------------------------- */

static const char CLOCK[] = "it could read the clock";
static const char FILES[] = "it could reach files";
static const char LOOK_INSIDE[] = "it could look inside other functions";
static const char UNSEEN[] = "it could run code that nobody has read";
static const char SWALLOW[] = "it could go on after a limit has stopped it";
static const char DRESS[] = "it could change what a table means";
static const char ORDER[] = "its order differs from run to run: write `pairs`";
static const char CHANCE[] = "its answer differs from run to run";
static const char PATTERN[] =
    "patterns may take too long: write `find`, which looks for plain text";
static const char ROUNDED[] = "rules count in whole numbers";

static const struct absence {
  const char *name, *why;
} ABSENT[] = {
    {"_G", "a policy has no globals: write the name itself"},
    {"collectgarbage", "memory is counted by the host"},
    {"coroutine", "it could escape its limits"},
    {"debug", LOOK_INSIDE},
    {"dofile", FILES},
    {"getmetatable", DRESS},
    {"io", FILES},
    {"load", UNSEEN},
    {"loadfile", FILES},
    {"loadstring", UNSEEN},
    {"math.acos", ROUNDED},
    {"math.asin", ROUNDED},
    {"math.atan", ROUNDED},
    {"math.cos", ROUNDED},
    {"math.deg", ROUNDED},
    {"math.exp", ROUNDED},
    {"math.fmod", ROUNDED},
    {"math.huge", ROUNDED},
    {"math.log", ROUNDED},
    {"math.modf", ROUNDED},
    {"math.pi", ROUNDED},
    {"math.rad", ROUNDED},
    {"math.random", CHANCE},
    {"math.randomseed", CHANCE},
    {"math.sin", ROUNDED},
    {"math.sqrt", ROUNDED},
    {"math.tan", ROUNDED},
    {"next", ORDER},
    {"os", CLOCK},
    {"package", FILES},
    {"pcall", SWALLOW},
    {"print", "a policy says all it has to say in the table it returns"},
    {"rawequal", "tables have no metatables: write `==`"},
    {"rawget", "tables have no metatables: write `t[k]`"},
    {"rawlen", "tables have no metatables: write `#t`"},
    {"rawset", "tables have no metatables: write `t[k] = v`"},
    {"setmetatable", DRESS},
    {"string.dump", LOOK_INSIDE},
    {"string.gmatch", PATTERN},
    {"string.gsub", PATTERN},
    {"string.match", PATTERN},
    {"string.pack", "texts are UTF-8"},
    {"string.packsize", "texts are UTF-8"},
    {"string.unpack", "texts are UTF-8"},
    {"table.move", "write a loop"},
    {"table.pack", "write `{ ... }`"},
    {"utf8", "labels are handed over as they are"},
    {"warn", "a policy says all it has to say in the table it returns"},
    {"xpcall", SWALLOW},
};

static const char *why_absent(const char *name) {
  for (size_t i = 0; i < sizeof ABSENT / sizeof ABSENT[0]; i++)
    if (strcmp(name, ABSENT[i].name) == 0) return ABSENT[i].why;
  return NULL;
}

/* The name in the hidden table at `index` that was meant by `name`, or NULL. */
static const char *meant(lua_State *L, int index, const char *name) {
  const char *names[64];
  size_t count = 0;
  lua_pushnil(L);
  while (count < 64 && lua_next(L, index)) {
    names[count++] = lua_tostring(L, -2); /* the table holds the string */
    lua_pop(L, 1);
  }
  return cpl_nearest(name, names, count);
}

/* __index of a hidden table: a name that is not there, or is made anew whenever it is read.
 * Upvalue:
 * "" or "string." and the like. */
static int absent(lua_State *L) {
  if (lua_type(L, 2) != LUA_TSTRING) return luaL_error(L, "names are texts");
  const char *prefix = lua_tostring(L, lua_upvalueindex(1));
  const char *name = lua_tostring(L, 2);
  if (*prefix == '\0' && strcmp(name, "at_once") == 0) return cpl_word_at_once(L);
  const char *full = lua_pushfstring(L, "%s%s", prefix, name);
  const char *why = why_absent(full);
  if (why != NULL) return luaL_error(L, "`%s` is not available to a policy: %s", full, why);
  const char *kind = *prefix == '\0' ? "global" : "function";
  const char *near = meant(L, 1, name);
  if (near == NULL) return luaL_error(L, "unknown %s `%s`", kind, full);
  return luaL_error(L, "unknown %s `%s`; did you mean `%s%s`?", kind, full, prefix, near);
}

/* __newindex of a proxy. Upvalue: as for `absent`. */
static int read_only(lua_State *L) {
  const char *prefix = lua_tostring(L, lua_upvalueindex(1));
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "x";
  if (*prefix != '\0') return luaL_error(L, "`%s%s` cannot be changed", prefix, name);
  return luaL_error(L, "a policy has no globals: write `local %s`", name);
}

/* ---- building -------------------------------------------------------------------------------- */

/* [-1, +2, m] Hide the table on top: its read-only proxy comes above it. */
static void hide(lua_State *L, const char *prefix) {
  lua_createtable(L, 0, 1); /* stack: hidden meta              */
  lua_pushstring(L, prefix);
  lua_pushcclosure(L, absent, 1);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);  /* stack: hidden                   */
  lua_newtable(L);          /* stack: hidden proxy             */
  lua_createtable(L, 0, 2); /* stack: hidden proxy meta        */
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushstring(L, prefix);
  lua_pushcclosure(L, read_only, 1);
  lua_setfield(L, -2, "__newindex");
  lua_setmetatable(L, -2); /* stack: hidden proxy             */
}

/* [-0, +1, m] The read-only proxy of a library. */
static void push_library(lua_State *L, const luaL_Reg *functions, const char *prefix) {
  lua_newtable(L);
  luaL_setfuncs(L, functions, 0);
  hide(L, prefix);
  lua_remove(L, -2);
}

/* [-0, +0, m] Strings find their methods in the proxy on top. */
static void set_methods(lua_State *L) {
  lua_pushliteral(L, "");   /* stack: string ""                */
  lua_createtable(L, 0, 1); /* stack: string "" meta           */
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  lua_pop(L, 1); /* stack: string                   */
}

static void add_numbers(lua_State *L) {
  lua_pushinteger(L, LUA_MAXINTEGER);
  lua_setfield(L, -2, "maxinteger");
  lua_pushinteger(L, LUA_MININTEGER);
  lua_setfield(L, -2, "mininteger");
}

void cpl_environment_open(lua_State *L) {
  lua_newtable(L); /* stack: names                    */
  luaL_setfuncs(L, CPL_BASIC, 0);
  luaL_setfuncs(L, CPL_WORDS, 0);
  push_library(L, CPL_STRING, "string.");
  set_methods(L);
  lua_setfield(L, -2, "string");
  push_library(L, CPL_TABLE, "table.");
  lua_setfield(L, -2, "table");
  lua_newtable(L);
  luaL_setfuncs(L, CPL_MATH, 0);
  add_numbers(L);
  hide(L, "math.");
  lua_remove(L, -2);
  lua_setfield(L, -2, "math");
  lua_newtable(L); /* stack: names remove             */
  hide(L, "remove.");
  lua_remove(L, -2);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &REMOVE);
  lua_setfield(L, -2, "remove");
  hide(L, ""); /* stack: names proxy              */
  lua_rawsetp(L, LUA_REGISTRYINDEX, &PROXY);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &HIDDEN);
}

void cpl_environment_push(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &PROXY);
}

void cpl_environment_add(lua_State *L, const char *name) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &HIDDEN);
  lua_insert(L, -2);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
}

void cpl_environment_push_remove(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &REMOVE);
}
