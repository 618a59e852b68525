/* extend.h - the word `extend`: one policy written as the difference from another.
 *
 * Maps merge, lists and plain values replace, `remove` deletes, `{}` leaves a map as it is. Before
 * that, each side's clause numbers are qualified, so that every cite of the merged table still says
 * whose sentence it is. Neither side is changed: what differs is copied, what does not is shared.
 * Knows: qualifying, `remove`. Must not know: what a policy means beyond `regulation`. */
#ifndef CPL_LUA_EXTEND_H
#define CPL_LUA_EXTEND_H

#include <lua.h>

/* The function extend(base, child). */
int cpl_extend(lua_State *L);

#endif
