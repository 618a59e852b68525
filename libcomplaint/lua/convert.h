/* convert.h - what a policy returned, as a tree of plain C.
 *
 * Raw access only, one pass, bounded in depth and in bytes: a table that stands in many places is
 * converted for each. Functions are kept in a list in the state and become numbers. Clause numbers
 * become those of the policy's regulation on the way, as in qualify.h.
 * Knows: the tree, files for places. Must not know: what a policy means. */
#ifndef CPL_LUA_CONVERT_H
#define CPL_LUA_CONVERT_H

#include <lua.h>

#include "libcomplaint/base/tree.h"
#include "libcomplaint/lua/files.h"

/* [-0, +0, v] Convert the table at `index`, into the arena of trees of `files`. `regulation` is
 * whose the clause numbers are that do not say so; NULL: they stay as they are. `*functions` is how
 * many functions it holds. */
void cpl_convert(lua_State *L, int index, const char *regulation, const cpl_files *files,
                 cpl_tree *tree, int *functions);

/* [-0, +1, -] The function that became `number`; nil when there is none. */
void cpl_push_function(lua_State *L, int number);

#endif
