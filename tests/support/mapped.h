/* mapped.h - source maps for tests: one test's memory, of which nothing may be left, and what a map
 * is held to. */
#ifndef CPL_TESTS_MAPPED_H
#define CPL_TESTS_MAPPED_H

#include <stddef.h>

#include "libcomplaint/lua/source.h"
#include "tests/support/allocator.h"

/* The `*state` of a test between mapped_begin and mapped_end. */
typedef struct mapped {
  cpl_allocator allocator;
  complaint_memory memory;
  cpl_arena arena;
} mapped;

int mapped_begin(void **state);
int mapped_end(void **state);

cpl_source_map *map_of(void **state, const char *file, const char *text);
/* The same, of a file called `policy`. */
cpl_source_map *policy_of(void **state, const char *text);

void assert_place(cpl_source_map *const *maps, size_t count, const char *path, const char *file,
                  int line);
/* The same, of one file called `policy`. */
void assert_line(cpl_source_map *map, const char *path, int line);

#endif
