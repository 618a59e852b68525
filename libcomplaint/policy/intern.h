/* intern.h - texts as numbers: the same text, the same number, in order of first appearance.
 * Knows: memory. Must not know: what a text names. */
#ifndef CPL_POLICY_INTERN_H
#define CPL_POLICY_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "libcomplaint/base/memory.h"

typedef struct cpl_interns {
  cpl_arena *arena;   /* for the texts          */
  cpl_arena *scratch; /* for the tables         */
  const char **texts; /* number i is texts[i-1] */
  uint32_t *table;    /* numbers; 0: free       */
  uint32_t count;
  size_t room; /* size of `table`, a power of two; texts has half as many */
} cpl_interns;

void cpl_interns_begin(cpl_interns *interns, cpl_arena *arena, cpl_arena *scratch);

/* The number of a text, from 1; 0 when there is no memory. */
uint32_t cpl_intern(cpl_interns *interns, const char *text, size_t size);

#endif
