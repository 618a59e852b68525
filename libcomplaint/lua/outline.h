/* outline.h - what one file's text says: the parts of its tables, and its functions.
 *
 * A part is something that may stand on a line: the root, a local, a member, an entry. A part is a
 * member of another by its key, and it may lead on: what the other has, it has too. While a file is
 * read, parts are only added; when a key comes twice both count, the later one first.
 *
 * A part that is not known is NULL. Every function takes it for one, and then answers NULL or does
 * nothing, so that a reader need not ask. That memory ran out is remembered in `failed`.
 * Knows: arenas. Must not know: tokens, grammar, other files. */
#ifndef CPL_LUA_OUTLINE_H
#define CPL_LUA_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "libcomplaint/base/memory.h"
#include "libcomplaint/lua/source.h"

/* Borrowed from the source or the arena. `text` NULL: no key. */
typedef struct cpl_key {
  const char *text;
  size_t size;
} cpl_key;

typedef struct cpl_part cpl_part;

/* "What `to` has, this part has too"; with a key: what that member of `to` has. */
typedef struct cpl_lead {
  const cpl_part *to;
  cpl_key key;
  const struct cpl_lead *earlier;
} cpl_lead;

struct cpl_part {
  const cpl_part *of; /* whose member it is; NULL: nobody's          */
  cpl_key key;
  int line;             /* 0: it is only spoken of and stands nowhere  */
  size_t number;        /* from 1, in the order in which they are made */
  const char *required; /* the file that returns it; NULL: none        */
  const cpl_lead *leads;
  const cpl_part *earlier;
};

typedef struct cpl_function {
  int first_line, last_line; /* last 0: its `end` was not reached */
  const char *text;
  size_t size;
  struct cpl_function *next;
} cpl_function;

struct cpl_source_map {
  cpl_arena *arena;
  const char *file;
  cpl_part *root;
  const cpl_part *latest; /* of all parts */
  size_t count;
  const cpl_part **sorted;          /* by holder, key and number, once all are there          */
  cpl_function *functions, *newest; /* in the order in which they begin                       */
  int comparison;                   /* where an index first holds a comparison; 0: nowhere    */
  int stopped;                      /* where the text was no longer understood; 0: nowhere    */
  bool failed;                      /* memory ran out                                         */
};

/* A part that is nobody's member. */
cpl_part *cpl_part_new(cpl_source_map *map, int line);
/* A new member of `of`. */
cpl_part *cpl_part_member(cpl_source_map *map, const cpl_part *of, cpl_key key, int line);
/* A new entry of `of`: a member whose key is a number. */
cpl_part *cpl_part_entry(cpl_source_map *map, const cpl_part *of, int number, int line);
/* What the file `name` returns. */
cpl_part *cpl_part_required(cpl_source_map *map, const char *name);
/* Let `part` lead on to `to`, or with a key to that member of it. */
void cpl_part_lead(cpl_source_map *map, cpl_part *part, const cpl_part *to, cpl_key key);

/* A function that begins at `text`; NULL when memory is out. */
cpl_function *cpl_outline_function(cpl_source_map *map, const char *text, int first_line);

/* All parts are there: sort them. */
void cpl_outline_sort(cpl_source_map *map);
/* The latest member `key` of a part that was made before `before` (NULL: the latest of all). */
const cpl_part *cpl_outline_member(const cpl_source_map *map, const cpl_part *of, cpl_key key,
                                   const cpl_part *before);

#endif
