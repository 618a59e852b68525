/* json_twice.c - see json_twice.h. */
#include "tests/support/json_twice.h"

#include <string.h>

#include "libcomplaint/base/json_tree.h"

static bool same_value(const cpl_json_value *a, const cpl_json_value *b) {
  bool named = a->name != NULL && b->name != NULL;
  bool same = a->kind == b->kind && a->values == b->values && a->size == b->size &&
              (named ? strcmp(a->name, b->name) == 0 : a->name == b->name);
  if (!same) return false;
  switch (a->kind) {
  case CPL_JSON_BOOLEAN: return a->as.boolean == b->as.boolean;
  case CPL_JSON_INTEGER: return a->as.integer == b->as.integer;
  case CPL_JSON_TEXT: return memcmp(a->as.text, b->as.text, a->size + 1) == 0;
  case CPL_JSON_NULL:
  case CPL_JSON_REAL:
  case CPL_JSON_LIST:
  case CPL_JSON_OBJECT: break;
  }
  return true;
}

static bool same_tree(const cpl_json_tree *a, const cpl_json_tree *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++)
    if (!same_value(&a->values[i], &b->values[i])) return false;
  return true;
}

json_twice read_json_twice(const char *json, size_t size) {
  static cpl_json_tree plain, parsed;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_json_fault fault;
  json_twice found = JSON_NOT_PLAIN;
  cpl_json_tree_begin(&plain, &memory);
  cpl_json_tree_begin(&parsed, &memory);
  if (cpl_json_tree_plain(&plain, json, size)) {
    bool read = cpl_json_tree_parse(&parsed, json, size, &fault) == COMPLAINT_OK;
    found = read && same_tree(&plain, &parsed) ? JSON_ALIKE : JSON_DIFFERENT;
  }
  cpl_json_tree_end(&plain);
  cpl_json_tree_end(&parsed);
  return found;
}
