/* names.h - finding a name among those of a policy, and saying which ones there are.
 *
 * The arrays of a model hold structs that begin with their name, or the names themselves; both are
 * read alike.
 * Knows: base. Must not know: what is named. */
#ifndef CPL_CASE_NAMES_H
#define CPL_CASE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cpl_names {
  const void *first;
  size_t stride, count;
  bool sorted; /* they stand in order of name */
} cpl_names;

/* Room for a hint. */
enum { CPL_HINT_SIZE = 320 };

const char *cpl_names_at(cpl_names names, size_t i);
/* The number of a name; CPL_NONE if it is none of them. */
uint16_t cpl_names_find(cpl_names names, const char *name);

/* One more name in a hint, with what stands between it and the one before. A list that does not fit
 * ends in `...` behind a whole name. */
void cpl_hint_add(char hint[CPL_HINT_SIZE], const char *between, const char *name);

/* The name of the list that is most like `name`; NULL: none is. */
const char *cpl_names_nearest(cpl_names names, const char *name);

/* The end of an error about an unknown name: "; did you mean `x`?", or which ones there are. */
void cpl_names_hint(cpl_names names, const char *name, char hint[CPL_HINT_SIZE]);

/* A name as an error may quote it: what is no name (or too long for one) is not repeated. */
const char *cpl_name_shown(const char *name);

/* Append to a text of fixed room, always with a NUL. */
void cpl_append(char *text, size_t size, const char *more);

#endif
