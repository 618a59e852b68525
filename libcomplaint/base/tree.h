/* tree.h - plain data as a policy file returned it: nested tables, texts, integers, booleans.
 *
 * A table has a list part (1, 2, 3 ...) and named members in order of name; either may be empty.
 * All of a tree lives in one arena and is never changed. */
#ifndef CPL_BASE_TREE_H
#define CPL_BASE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum cpl_tree_kind {
  CPL_TREE_NONE, /* also what a look-up that finds nothing answers */
  CPL_TREE_BOOLEAN,
  CPL_TREE_INTEGER,
  CPL_TREE_TEXT,
  CPL_TREE_TABLE,
  CPL_TREE_FUNCTION, /* a Lua function, by number                     */
  CPL_TREE_REMOVE    /* the policy's `remove`, left where nothing was */
} cpl_tree_kind;

typedef struct cpl_tree cpl_tree;
typedef struct cpl_member cpl_member;

struct cpl_tree {
  cpl_tree_kind kind;
  union {
    bool boolean;
    int64_t integer;
    struct {
      const char *bytes; /* valid UTF-8, NUL behind it; may hold NULs inside */
      size_t size;
    } text;
    struct {
      const cpl_tree *items;
      size_t count;
      const cpl_member *members;
      size_t member_count;
    } table;
    struct {
      int number;         /* for cpl_script_call         */
      const char *source; /* its own source bytes        */
      size_t source_size;
    } function;
  } as;
};

struct cpl_member {
  const char *name;
  cpl_tree value;
};

/* The member of a table; a node of kind NONE if there is none, or if `tree` is no table. */
const cpl_tree *cpl_tree_get(const cpl_tree *tree, const char *name);

/* "One value may be written for a list": how many entries, and the one at `i`. A table without
 * named members is the list of its items (`{ "a", when = ... }` is one entry, not a list); NONE is
 * an empty list; all else is a list of one. */
size_t cpl_tree_count(const cpl_tree *tree);
const cpl_tree *cpl_tree_at(const cpl_tree *tree, size_t i);

/* The text of a node of that kind, else NULL. */
const char *cpl_tree_text(const cpl_tree *tree);

/* What kind of thing it is, for an error: "a text", "a table" ... */
const char *cpl_tree_kind_name(const cpl_tree *tree);

#endif
