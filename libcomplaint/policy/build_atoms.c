/* build_atoms.c - the distinct tests of a process: found in the survey, put in order of name,
 * looked up when the masks are made. */
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/policy/making.h"

static int compare_bytes(const void *a, size_t a_size, const void *b, size_t b_size) {
  size_t size = a_size < b_size ? a_size : b_size;
  int order = size == 0 ? 0 : memcmp(a, b, size);
  return order != 0 ? order : (a_size > b_size) - (a_size < b_size);
}

static int compare_numbers(int64_t a, int64_t b) {
  return (a > b) - (a < b);
}

/* By name, then by all else that makes two tests differ. */
static int compare_drafts(const void *left, const void *right) {
  const cpl_draft *a = left, *b = right;
  int order = strcmp(a->atom.name, b->atom.name);
  if (order == 0) order = compare_numbers(a->atom.test, b->atom.test);
  if (order == 0) order = compare_numbers(a->atom.field, b->atom.field);
  if (order == 0) order = compare_numbers(a->atom.other, b->atom.other);
  if (order == 0) order = compare_numbers(a->atom.least, b->atom.least);
  if (order == 0) order = compare_numbers(a->atom.most, b->atom.most);
  if (order == 0) order = compare_numbers(a->atom.limit.unit, b->atom.limit.unit);
  if (order == 0) order = compare_numbers(a->atom.limit.amount, b->atom.limit.amount);
  if (order == 0 && a->atom.test == CPL_TEST_ANY)
    order = compare_bytes(a->values, a->count * sizeof *a->values, b->values,
                          b->count * sizeof *b->values);
  if (order == 0 && a->atom.test == CPL_TEST_FUNCTION)
    order =
        compare_bytes(a->reads, a->count * sizeof *a->reads, b->reads, b->count * sizeof *b->reads);
  return order;
}

static void use_facts(cpl_build *b, const cpl_draft *draft) {
  if (draft->atom.field != CPL_NONE) (void)cpl_use(b, draft->atom.field);
  if (draft->atom.test == CPL_TEST_THAN) (void)cpl_use(b, draft->atom.other);
  for (uint16_t i = 0; draft->atom.test == CPL_TEST_FUNCTION && i < draft->count; i++)
    (void)cpl_use(b, draft->reads[i]);
}

cpl_set cpl_atom_bit(cpl_build *b, const cpl_draft *draft) {
  cpl_making *making = b->making;
  if (making == NULL) return 0;
  const cpl_draft *drafts = making->drafts.items;
  for (size_t i = 0; i < making->drafts.count; i++)
    if (compare_drafts(&drafts[i], draft) == 0) return making->survey ? 0 : cpl_bit((unsigned)i);
  use_facts(b, draft);
  cpl_draft *added = cpl_pile_add(b, &making->drafts, sizeof *added);
  if (added != NULL) *added = *draft;
  return 0;
}

/* ---- between survey and making --------------------------------------------------------------- */

static cpl_span keep_values(cpl_build *b, const cpl_draft *draft) {
  cpl_pile *pile = &b->making->values;
  cpl_span span = {(uint16_t)pile->count, draft->count};
  for (uint16_t i = 0; i < draft->count; i++) {
    cpl_value *value = cpl_pile_add(b, pile, sizeof *value);
    if (value != NULL) *value = draft->values[i];
  }
  return span;
}

static cpl_span keep_reads(cpl_build *b, const cpl_draft *draft) {
  uint16_t fields[CPL_SET_MAX];
  uint16_t count = draft->count < CPL_SET_MAX ? draft->count : CPL_SET_MAX;
  for (uint16_t i = 0; i < count; i++) fields[i] = cpl_use(b, draft->reads[i]);
  return cpl_list_keep(b, fields, count);
}

static void finish_atom(cpl_build *b, const cpl_draft *draft, cpl_atom *out) {
  *out = draft->atom;
  if (out->field != CPL_NONE) out->field = cpl_use(b, out->field);
  if (out->test == CPL_TEST_THAN) out->other = cpl_use(b, out->other);
  if (out->test == CPL_TEST_ANY || out->test == CPL_TEST_ALL) out->values = keep_values(b, draft);
  if (out->test == CPL_TEST_FUNCTION) out->values = keep_reads(b, draft);
}

bool cpl_number_atoms(cpl_build *b) {
  cpl_making *making = b->making;
  size_t count = making->drafts.count;
  if (count > CPL_SET_MAX) {
    cpl_wrong(b,
              "process `%s` has %zu distinct tests of facts, at most %d are possible: let rows "
              "share them, or decide part of them in a fact",
              making->process->name, count, CPL_SET_MAX);
    return false;
  }
  making->atoms = cpl_build_array(b, count, sizeof *making->atoms);
  if (making->atoms == NULL) return false;
  cpl_draft *drafts = making->drafts.items;
  if (count > 1) qsort(drafts, count, sizeof *drafts, compare_drafts);
  for (size_t i = 0; i < count; i++) {
    finish_atom(b, &drafts[i], &making->atoms[i]);
    const cpl_atom *atom = &making->atoms[i];
    bool composed = atom->test == CPL_TEST_THAN || atom->test == CPL_TEST_OLD ||
                    atom->test == CPL_TEST_BEYOND || atom->test == CPL_TEST_FUNCTION;
    if (atom->field != CPL_NONE && !composed)
      making->fields[atom->field].atoms |= cpl_bit((unsigned)i);
  }
  making->process->atoms = making->atoms;
  making->process->atom_count = (uint16_t)count;
  return !b->failed;
}
