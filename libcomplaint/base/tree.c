/* tree.c - see tree.h. */
#include "libcomplaint/base/tree.h"

#include <string.h>

static const cpl_tree NOTHING = {CPL_TREE_NONE, {0}};

const cpl_tree *cpl_tree_get(const cpl_tree *tree, const char *name) {
  if (tree->kind != CPL_TREE_TABLE) return &NOTHING;
  size_t low = 0, high = tree->as.table.member_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const cpl_member *member = &tree->as.table.members[middle];
    int order = strcmp(name, member->name);
    if (order == 0) return &member->value;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return &NOTHING;
}

/* A table with named members and no items is one entry (a conditional one), not a list. */
static bool is_list(const cpl_tree *tree) {
  return tree->kind == CPL_TREE_TABLE && tree->as.table.member_count == 0;
}

size_t cpl_tree_count(const cpl_tree *tree) {
  if (tree->kind == CPL_TREE_NONE) return 0;
  return is_list(tree) ? tree->as.table.count : 1;
}

const cpl_tree *cpl_tree_at(const cpl_tree *tree, size_t i) {
  return is_list(tree) ? &tree->as.table.items[i] : tree;
}

const char *cpl_tree_text(const cpl_tree *tree) {
  return tree->kind == CPL_TREE_TEXT ? tree->as.text.bytes : NULL;
}

const char *cpl_tree_kind_name(const cpl_tree *tree) {
  switch (tree->kind) {
  case CPL_TREE_NONE: return "nothing";
  case CPL_TREE_BOOLEAN: return "a boolean";
  case CPL_TREE_INTEGER: return "an integer";
  case CPL_TREE_TEXT: return "a text";
  case CPL_TREE_TABLE: return "a table";
  case CPL_TREE_FUNCTION: return "a function";
  case CPL_TREE_REMOVE: return "`remove`";
  }
  return "something else";
}
