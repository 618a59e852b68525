/* json_tree.c - the tree, and what jansson makes of a text; see json_tree.h. */
#include "libcomplaint/base/json_tree.h"

#include <string.h>

void cpl_json_tree_begin(cpl_json_tree *tree, const complaint_memory *memory) {
  tree->memory = *memory;
  tree->values = NULL;
  tree->count = tree->room = 0;
  tree->parsed = NULL;
}

void cpl_json_tree_end(cpl_json_tree *tree) {
  if (tree->room > 0) cpl_delete(&tree->memory, tree->values, tree->room * sizeof *tree->values);
  json_decref(tree->parsed);
  cpl_json_tree_begin(tree, &tree->memory);
}

static cpl_json_kind kind_of(const json_t *value) {
  switch (json_typeof(value)) {
  case JSON_OBJECT: return CPL_JSON_OBJECT;
  case JSON_ARRAY: return CPL_JSON_LIST;
  case JSON_STRING: return CPL_JSON_TEXT;
  case JSON_INTEGER: return CPL_JSON_INTEGER;
  case JSON_REAL: return CPL_JSON_REAL;
  case JSON_TRUE:
  case JSON_FALSE: return CPL_JSON_BOOLEAN;
  case JSON_NULL: break;
  }
  return CPL_JSON_NULL;
}

static cpl_json_value value_of(const char *name, const json_t *value) {
  cpl_json_value v = {.kind = kind_of(value), .name = name};
  if (v.kind == CPL_JSON_TEXT) {
    v.size = json_string_length(value);
    v.as.text = json_string_value(value);
  } else if (v.kind == CPL_JSON_INTEGER) {
    v.as.integer = json_integer_value(value);
  } else if (v.kind == CPL_JSON_BOOLEAN) {
    v.as.boolean = json_is_true(value);
  } else {
    v.size = json_is_object(value) ? json_object_size(value) : json_array_size(value);
  }
  return v;
}

/* Jansson has seen to it that nothing is nested too deep. */
static bool add(cpl_json_tree *tree, const char *name, json_t *value) {
  size_t at = tree->count, i;
  const char *key;
  json_t *part;
  bool there = cpl_grow(&tree->memory, &tree->values, &tree->room, at + 1, sizeof *tree->values);
  if (!there) return false;
  tree->values[tree->count++] = value_of(name, value);
  json_array_foreach(value, i, part) there = there && add(tree, NULL, part);
  json_object_foreach(value, key, part) there = there && add(tree, key, part);
  tree->values[at].values = (uint32_t)(tree->count - at);
  return there;
}

/* What the parser says itself would quote the text, which may be personal. */
static const char *sentence(enum json_error_code code) {
  switch (code) {
  case json_error_stack_overflow: return "nested too deep";
  case json_error_invalid_utf8: return "not UTF-8";
  case json_error_premature_end_of_input: return "the text ends in the middle";
  case json_error_end_of_input_expected: return "something stands behind the object";
  case json_error_null_character:
  case json_error_null_byte_in_key: return "a NUL character; take it out";
  case json_error_duplicate_key: return "a member stands twice; keep one";
  case json_error_numeric_overflow: return "a number is too large";
  default: return "this is no JSON";
  }
}

complaint_status cpl_json_tree_parse(cpl_json_tree *tree, const char *json, size_t size,
                                     cpl_json_fault *fault) {
  json_error_t error;
  tree->parsed = json_loadb(json, size, JSON_REJECT_DUPLICATES, &error);
  if (tree->parsed != NULL) return add(tree, NULL, tree->parsed) ? COMPLAINT_OK : COMPLAINT_E_NOMEM;
  if (json_error_code(&error) == json_error_out_of_memory) return COMPLAINT_E_NOMEM;
  *fault = (cpl_json_fault){sentence(json_error_code(&error)), error.position};
  return COMPLAINT_E_INPUT;
}

complaint_status cpl_json_tree_read(cpl_json_tree *tree, const char *json, size_t size,
                                    cpl_json_fault *fault) {
  if (cpl_json_tree_plain(tree, json, size)) return COMPLAINT_OK;
  return cpl_json_tree_parse(tree, json, size, fault);
}

const cpl_json_value *cpl_json_member(const cpl_json_value *object, const char *name) {
  if (object == NULL || object->kind != CPL_JSON_OBJECT) return NULL;
  CPL_JSON_EACH(member, object)
  if (strcmp(member->name, name) == 0) return member;
  return NULL;
}
