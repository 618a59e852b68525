/* ids.h - opaque ids (people, items, cases, events) as numbers: the policy's own first, then those
 * that the case's events name. Number 0 is none. Ids are never forgotten.
 * Knows: memory. Must not know: what an id names. */
#ifndef CPL_CASE_IDS_H
#define CPL_CASE_IDS_H

#include <stdint.h>

#include "libcomplaint/base/memory.h"
#include "libcomplaint/policy/model.h"

typedef struct cpl_ids {
  const char *const *fixed; /* the policy's ids: number 1 ... fixed_count */
  uint32_t fixed_count;
  const char **added; /* the case's: fixed_count + 1 ...            */
  uint32_t *table;    /* hash table of numbers, 0 is free           */
  size_t added_capacity, table_size;
  uint32_t count; /* all of them                                */
  cpl_arena texts;
} cpl_ids;

/* Has a text the form of an opaque id: letters, digits and `._:@/-`, beginning with a letter or a
 * digit? Never a name: names are personal. */
bool cpl_id_valid(const char *text, size_t size);

/* False when there is no memory. */
bool cpl_ids_begin(cpl_ids *ids, const complaint_memory *memory, const cpl_model *model);
void cpl_ids_end(cpl_ids *ids);
/* The number of an id, given one if it is new; 0 when there is no memory or there are too many. */
uint32_t cpl_ids_number(cpl_ids *ids, const char *text, size_t size);
/* The number of an id; 0 if nothing names it. */
uint32_t cpl_ids_find(const cpl_ids *ids, const char *text, size_t size);
/* The id of a number, not 0. */
const char *cpl_ids_text(const cpl_ids *ids, uint32_t number);

enum { CPL_IDS_MAX = (1 << 20) - 2, CPL_ID_BYTES = 128 };

#endif
