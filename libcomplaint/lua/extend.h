/* extend.h - the word `extend`: one policy written as the difference from another.
 *
 * Maps merge, lists and plain values replace, `remove` deletes, `{}` leaves a map as it is. Before
 * that, each side's clause numbers are qualified with its own `regulation`, so that every cite of
 * the merged table still says whose sentence it is. Neither side is changed: what differs is
 * copied, what does not is shared. Knows: the Lua API, the meter, `remove`. Must not know: what a
 * policy means beyond the keys `regulation`, `regulations`, `clauses`, `cites` and `heeds`. */
#ifndef CPL_LUA_EXTEND_H
#define CPL_LUA_EXTEND_H

#include <lua.h>

/* The function extend(base, child). */
int cpl_extend(lua_State *L);

/* [-1, +1, v] Replace the table on top by one whose clause numbers are qualified. */
void cpl_qualify(lua_State *L);

/* [-0, +1, v] The base over which `extend` merged the table at `index`, itself qualified or merged;
 * nil when there is none. */
void cpl_push_base(lua_State *L, int index);

#endif
