/* conditions.c - see conditions.h. */
#include "libcomplaint/policy/conditions.h"

#include <string.h>

static bool same_bytes(const char *a, size_t a_size, const char *b, size_t b_size) {
  return a_size == b_size && memcmp(a, b, a_size) == 0;
}

static bool same_table(const cpl_tree *a, const cpl_tree *b) {
  if (a->as.table.count != b->as.table.count) return false;
  if (a->as.table.member_count != b->as.table.member_count) return false;
  for (size_t i = 0; i < a->as.table.count; i++)
    if (!cpl_tree_equal(&a->as.table.items[i], &b->as.table.items[i])) return false;
  for (size_t i = 0; i < a->as.table.member_count; i++) {
    const cpl_member *one = &a->as.table.members[i], *other = &b->as.table.members[i];
    if (strcmp(one->name, other->name) != 0 || !cpl_tree_equal(&one->value, &other->value))
      return false;
  }
  return true;
}

bool cpl_tree_equal(const cpl_tree *a, const cpl_tree *b) {
  if (a->kind != b->kind) return false;
  switch (a->kind) {
  case CPL_TREE_BOOLEAN: return a->as.boolean == b->as.boolean;
  case CPL_TREE_INTEGER: return a->as.integer == b->as.integer;
  case CPL_TREE_TEXT:
    return same_bytes(a->as.text.bytes, a->as.text.size, b->as.text.bytes, b->as.text.size);
  case CPL_TREE_FUNCTION:
    return same_bytes(a->as.function.source, a->as.function.source_size, b->as.function.source,
                      b->as.function.source_size);
  case CPL_TREE_TABLE: return same_table(a, b);
  case CPL_TREE_NONE:
  case CPL_TREE_REMOVE: break;
  }
  return true;
}

bool cpl_tree_has(const cpl_tree *table, const char *name) {
  cpl_tree_kind kind = cpl_tree_get(table, name)->kind;
  return kind != CPL_TREE_NONE && kind != CPL_TREE_REMOVE;
}

bool cpl_tree_same(const cpl_tree *a, const cpl_tree *b, const char *name) {
  if (!cpl_tree_has(a, name) && !cpl_tree_has(b, name)) return true;
  return cpl_tree_equal(cpl_tree_get(a, name), cpl_tree_get(b, name));
}

size_t cpl_member_count(const cpl_tree *table) {
  return table->kind == CPL_TREE_TABLE ? table->as.table.member_count : 0;
}

size_t cpl_entry_count(const cpl_tree *entry) {
  if (entry->kind == CPL_TREE_TEXT) return 1;
  return entry->kind == CPL_TREE_TABLE ? entry->as.table.count : 0;
}

const char *cpl_entry_name(const cpl_tree *entry, size_t i) {
  const char *name =
      cpl_tree_text(entry->kind == CPL_TREE_TABLE ? &entry->as.table.items[i] : entry);
  return name == NULL ? "" : name;
}

/* ---- one test of a fact ---------------------------------------------------------------------- */

/* A value, or a list of values any of which will do. */
static bool is_choice(const cpl_tree *test) {
  return test->kind != CPL_TREE_TABLE || test->as.table.member_count == 0;
}

static bool is_range(const cpl_tree *test) {
  if (test->kind != CPL_TREE_TABLE || test->as.table.count > 0) return false;
  for (size_t i = 0; i < test->as.table.member_count; i++) {
    const cpl_member *end = &test->as.table.members[i];
    bool known = strcmp(end->name, "min") == 0 || strcmp(end->name, "max") == 0;
    if (!known || end->value.kind != CPL_TREE_INTEGER) return false;
  }
  return true;
}

static bool choice_covers(const cpl_tree *wide, const cpl_tree *narrow) {
  for (size_t i = 0; i < cpl_tree_count(narrow); i++) {
    size_t j = 0;
    while (j < cpl_tree_count(wide) &&
           !cpl_tree_equal(cpl_tree_at(wide, j), cpl_tree_at(narrow, i)))
      j++;
    if (j == cpl_tree_count(wide)) return false;
  }
  return true;
}

static bool range_covers(const cpl_tree *wide, const cpl_tree *narrow) {
  const cpl_tree *least = cpl_tree_get(wide, "min"), *most = cpl_tree_get(wide, "max");
  const cpl_tree *from = cpl_tree_get(narrow, "min"), *to = cpl_tree_get(narrow, "max");
  bool low = least->kind == CPL_TREE_NONE ||
             (from->kind == CPL_TREE_INTEGER && from->as.integer >= least->as.integer);
  bool high = most->kind == CPL_TREE_NONE ||
              (to->kind == CPL_TREE_INTEGER && to->as.integer <= most->as.integer);
  return low && high;
}

static bool test_covers(const cpl_tree *wide, const cpl_tree *narrow) {
  if (is_choice(wide) && is_choice(narrow)) return choice_covers(wide, narrow);
  if (is_range(wide) && is_range(narrow)) return range_covers(wide, narrow);
  return cpl_tree_equal(wide, narrow);
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* A function stands for the row, or a list of rows: nothing inside can be compared. */
static bool is_opaque(const cpl_tree *row) {
  return row->kind != CPL_TREE_TABLE || row->as.table.count > 0 ||
         cpl_tree_get(row, "holds")->kind != CPL_TREE_NONE;
}

/* All keys of a `when` must match, so what `wide` tests, `narrow` has to test at least as hard. No
 * key of an `unless` may match, so what `wide` shuts out, `narrow` has to shut out too. */
bool cpl_row_covers(const char *key, const cpl_tree *wide, const cpl_tree *narrow) {
  bool unless = strcmp(key, "unless") == 0;
  if (!cpl_tree_has(wide, key)) return true;
  wide = cpl_tree_get(wide, key);
  narrow = cpl_tree_get(narrow, key);
  if (is_opaque(wide) || is_opaque(narrow)) return cpl_tree_equal(wide, narrow);
  for (size_t i = 0; i < wide->as.table.member_count; i++) {
    const cpl_member *test = &wide->as.table.members[i];
    const cpl_tree *other = cpl_tree_get(narrow, test->name);
    if (other->kind == CPL_TREE_NONE) return false;
    if (!(unless ? test_covers(other, &test->value) : test_covers(&test->value, other)))
      return false;
  }
  return true;
}

bool cpl_condition_covers(const cpl_tree *wide, const cpl_tree *narrow) {
  return cpl_row_covers("when", wide, narrow) && cpl_row_covers("unless", wide, narrow);
}

/* ---- lists ----------------------------------------------------------------------------------- */

static bool names(const cpl_tree *entry, const char *name) {
  for (size_t i = 0; i < cpl_entry_count(entry); i++)
    if (strcmp(cpl_entry_name(entry, i), name) == 0) return true;
  return false;
}

static bool list_covers(const cpl_tree *list, const cpl_tree *entry, const char *name) {
  for (size_t i = 0; i < cpl_tree_count(list); i++) {
    const cpl_tree *other = cpl_tree_at(list, i);
    if (names(other, name) && cpl_condition_covers(other, entry) &&
        cpl_tree_equal(cpl_tree_get(other, "of"), cpl_tree_get(entry, "of")))
      return true;
  }
  return false;
}

bool cpl_entries_cover(const cpl_tree *outer, const cpl_tree *inner, const char **missing) {
  for (size_t i = 0; i < cpl_tree_count(inner); i++) {
    const cpl_tree *entry = cpl_tree_at(inner, i);
    for (size_t j = 0; j < cpl_entry_count(entry); j++) {
      *missing = cpl_entry_name(entry, j);
      if (!list_covers(outer, entry, *missing)) return false;
    }
  }
  return true;
}
