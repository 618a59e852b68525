/* qualify.h - whose sentence a clause number means: "7.4" of boxing is "boxing:7.4".
 *
 * A table that says `regulation` qualifies what it cites: the texts under every `cites` and
 * `heeds`, at any depth, and the names in its own `clauses`. What holds a colon is qualified
 * already.
 * Knows: the Lua API, the meter. Must not know: what else stands in a policy. */
#ifndef CPL_LUA_QUALIFY_H
#define CPL_LUA_QUALIFY_H

#include <stdbool.h>

#include <lua.h>

/* How the texts of a table are to be read. */
typedef enum cpl_texts {
  CPL_TEXTS_PLAIN,
  CPL_TEXTS_CITES,  /* entries of the list are clause numbers */
  CPL_TEXTS_CLAUSES /* names are clause numbers               */
} cpl_texts;

/* How what stands under `key` (NULL: in the list) of a table that is read `as` is to be read. */
cpl_texts cpl_texts_below(const char *key, cpl_texts as, bool at_root);

/* [-0, +1, -] The regulation that the table at `index` cites where it names none: its own
 * `regulation`, the first of a list. NULL, and nil on the stack, where it has none. */
const char *cpl_push_regulation(lua_State *L, int index);

/* [-1, +1, v] Replace the table on top by one whose clause numbers are qualified; by itself where
 * nothing changes. It is not changed, nor is what stands in it. */
void cpl_qualify(lua_State *L);

/* [-0, +1, v] A new table with the entries of the one at `index`. */
void cpl_push_copy(lua_State *L, int index);

#endif
