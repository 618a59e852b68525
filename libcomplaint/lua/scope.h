/* scope.h - the local names in sight while a file is read, nearest first.
 * Knows: outlines. Must not know: tokens, grammar. */
#ifndef CPL_LUA_SCOPE_H
#define CPL_LUA_SCOPE_H

#include "libcomplaint/lua/outline.h"

typedef struct cpl_local {
  cpl_key name;
  cpl_part *part; /* NULL: a parameter, a loop's variable, a function */
  struct cpl_local *outer;
} cpl_local;

/* A name that is not in sight yet. NULL when memory is out, which the map remembers. */
cpl_local *cpl_local_new(cpl_source_map *map, cpl_key name, cpl_part *part);

/* The nearest of this name from `locals` on; NULL if there is none near enough: Lua lets a function
 * have 200 locals, and text with a million of them must not take for ever. */
const cpl_local *cpl_local_find(const cpl_local *locals, cpl_key name);

#endif
