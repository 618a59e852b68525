/* scope.c - see scope.h. */
#include "libcomplaint/lua/scope.h"

#include <string.h>

enum { LOCALS_SEARCHED = 400 };

cpl_local *cpl_local_new(cpl_source_map *map, cpl_key name, cpl_part *part) {
  cpl_local *made = cpl_arena_new(map->arena, sizeof *made);
  if (made == NULL)
    map->failed = true;
  else
    *made = (cpl_local){name, part, NULL};
  return made;
}

const cpl_local *cpl_local_find(const cpl_local *locals, cpl_key name) {
  const cpl_local *l = locals;
  for (int i = 0; l != NULL && i < LOCALS_SEARCHED; i++, l = l->outer)
    if (l->name.size == name.size && memcmp(l->name.text, name.text, name.size) == 0) return l;
  return NULL;
}
