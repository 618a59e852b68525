/* mapped.c - see mapped.h. */
#include "tests/support/mapped.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

int mapped_begin(void **state) {
  mapped *m = calloc(1, sizeof *m);
  if (m == NULL) return -1;
  m->memory = cpl_allocator_memory(&m->allocator);
  cpl_arena_begin(&m->arena, &m->memory);
  *state = m;
  return 0;
}

int mapped_end(void **state) {
  mapped *m = *state;
  cpl_arena_end(&m->arena);
  int left = m->allocator.blocks == 0 ? 0 : -1;
  free(m);
  return left;
}

cpl_source_map *map_of(void **state, const char *file, const char *text) {
  mapped *m = *state;
  cpl_source_map *map = cpl_source_map_new(&m->arena, file, text, strlen(text));
  assert_non_null(map);
  return map;
}

cpl_source_map *policy_of(void **state, const char *text) {
  return map_of(state, "policy", text);
}

void assert_place(cpl_source_map *const *maps, size_t count, const char *path, const char *file,
                  int line) {
  cpl_place place = cpl_source_place(maps, count, path);
  if (strcmp(place.file, file) != 0 || place.line != line)
    fail_msg("`%s` stands at %s:%d, not %s:%d", path, place.file, place.line, file, line);
}

void assert_line(cpl_source_map *map, const char *path, int line) {
  assert_place(&map, 1, path, "policy", line);
}
