/* libraries.h - what a policy may call. Every function bounds its own work by fuel.
 * Knows: the Lua API, the meter. Must not know: files, policies. */
#ifndef CPL_LUA_LIBRARIES_H
#define CPL_LUA_LIBRARIES_H

#include <lauxlib.h>
#include <lua.h>

extern const luaL_Reg CPL_BASIC[];  /* ipairs pairs type tostring tonumber select error assert  */
extern const luaL_Reg CPL_MATH[];   /* whole numbers; no chance                                 */
extern const luaL_Reg CPL_STRING[]; /* bytes; no patterns                                       */
extern const luaL_Reg CPL_TABLE[];  /* lists, by raw access                                     */
extern const luaL_Reg CPL_WORDS[];  /* the policy language: limits, ladder, menu, extend        */

/* [-0, +0, v] The whole number that argument `arg` is. Not a text that reads as one: Lua's reading
 * takes time that nobody counts. */
lua_Integer cpl_check_integer(lua_State *L, int arg);
lua_Integer cpl_opt_integer(lua_State *L, int arg, lua_Integer otherwise);

/* [-0, +1, m] The limit `at_once`: a table of its own each time, as the policy may change it. */
int cpl_word_at_once(lua_State *L);

#endif
