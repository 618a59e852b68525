/* outline.c - see outline.h. */
#include "libcomplaint/lua/outline.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *claim(cpl_source_map *map, size_t size) {
  void *made = map->failed ? NULL : cpl_arena_new(map->arena, size);
  if (made == NULL) map->failed = true;
  return made;
}

cpl_part *cpl_part_new(cpl_source_map *map, int line) {
  cpl_part *part = claim(map, sizeof *part);
  if (part == NULL) return NULL;
  part->line = line;
  part->number = ++map->count;
  part->earlier = map->latest;
  map->latest = part;
  return part;
}

cpl_part *cpl_part_member(cpl_source_map *map, const cpl_part *of, cpl_key key, int line) {
  if (of == NULL || key.text == NULL) return NULL;
  cpl_part *part = cpl_part_new(map, line);
  if (part == NULL) return NULL;
  part->of = of;
  part->key = key;
  return part;
}

cpl_part *cpl_part_entry(cpl_source_map *map, const cpl_part *of, int number, int line) {
  enum { DIGITS = 12 };
  char *text = of == NULL ? NULL : claim(map, DIGITS);
  if (text == NULL) return NULL;
  int size = snprintf(text, DIGITS, "%d", number);
  return cpl_part_member(map, of, (cpl_key){text, (size_t)size}, line);
}

cpl_part *cpl_part_required(cpl_source_map *map, const char *name) {
  cpl_part *part = cpl_part_new(map, 0);
  if (part != NULL) part->required = name;
  return part;
}

void cpl_part_lead(cpl_source_map *map, cpl_part *part, const cpl_part *to, cpl_key key) {
  if (part == NULL || to == NULL) return;
  cpl_lead *lead = claim(map, sizeof *lead);
  if (lead == NULL) return;
  *lead = (cpl_lead){to, key, part->leads};
  part->leads = lead;
}

cpl_function *cpl_outline_function(cpl_source_map *map, const char *text, int first_line) {
  cpl_function *function = claim(map, sizeof *function);
  if (function == NULL) return NULL;
  function->text = text;
  function->first_line = first_line;
  if (map->newest != NULL)
    map->newest->next = function;
  else
    map->functions = function;
  map->newest = function;
  return function;
}

/* ---- finding members ------------------------------------------------------------------------- */

static int compare_sizes(size_t a, size_t b) {
  return (a > b) - (a < b);
}

static int compare_keys(cpl_key a, cpl_key b) {
  size_t common = a.size < b.size ? a.size : b.size;
  int order = common == 0 ? 0 : memcmp(a.text, b.text, common);
  return order != 0 ? order : compare_sizes(a.size, b.size);
}

static size_t holder(const cpl_part *of) {
  return of == NULL ? 0 : of->number;
}

static int compare_parts(const cpl_part *part, const cpl_part *of, cpl_key key, size_t number) {
  int order = compare_sizes(holder(part->of), holder(of));
  if (order == 0) order = compare_keys(part->key, key);
  return order != 0 ? order : compare_sizes(part->number, number);
}

static int in_order(const void *left, const void *right) {
  const cpl_part *a = *(const cpl_part *const *)left, *b = *(const cpl_part *const *)right;
  return compare_parts(a, b->of, b->key, b->number);
}

void cpl_outline_sort(cpl_source_map *map) {
  if (map->failed) return;
  map->sorted = cpl_arena_array(map->arena, map->count, sizeof *map->sorted);
  map->failed = map->sorted == NULL;
  if (map->failed) return;
  size_t n = 0;
  for (const cpl_part *part = map->latest; part != NULL; part = part->earlier)
    map->sorted[n++] = part;
  qsort((void *)map->sorted, n, sizeof *map->sorted, in_order);
}

const cpl_part *cpl_outline_member(const cpl_source_map *map, const cpl_part *of, cpl_key key,
                                   const cpl_part *before) {
  size_t number = before == NULL ? SIZE_MAX : before->number;
  size_t low = 0, high = map->count;
  while (low < high) { /* INVARIANT: what is below `low` comes before, what is from `high` on not */
    size_t middle = low + (high - low) / 2;
    if (compare_parts(map->sorted[middle], of, key, number) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0) return NULL;
  const cpl_part *found = map->sorted[low - 1];
  return found->of == of && compare_keys(found->key, key) == 0 ? found : NULL;
}
