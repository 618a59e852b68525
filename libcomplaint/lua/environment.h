/* environment.h - the names that a policy sees, and for every other name why it does not.
 * Knows: the libraries. Must not know: files, policies. */
#ifndef CPL_LUA_ENVIRONMENT_H
#define CPL_LUA_ENVIRONMENT_H

#include <lua.h>

/* [-0, +0, m] Build the environment, once for a state. */
void cpl_environment_open(lua_State *L);

/* [-0, +1, -] The table that is every policy's _ENV: empty, reading and writing go through it. */
void cpl_environment_push(lua_State *L);

/* [-1, +0, m] Add a function to the environment under `name`. */
void cpl_environment_add(lua_State *L, const char *name);

/* [-0, +1, -] The value that is the word `remove`. */
void cpl_environment_push_remove(lua_State *L);

#endif
