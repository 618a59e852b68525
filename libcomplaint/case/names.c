/* names.c - see names.h. */
#include "libcomplaint/case/names.h"

#include <string.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/model.h"

enum { NAME_SHOWN = 64 };

const char *cpl_names_at(cpl_names names, size_t i) {
  return *(const char *const *)(const void *)((const char *)names.first + i * names.stride);
}

static uint16_t find_sorted(cpl_names names, const char *name) {
  for (size_t from = 0, till = names.count; from < till;) {
    size_t middle = (from + till) / 2;
    int order = cpl_compare(name, cpl_names_at(names, middle));
    if (order == 0) return (uint16_t)middle;
    if (order < 0)
      till = middle;
    else
      from = middle + 1;
  }
  return CPL_NONE;
}

uint16_t cpl_names_find(cpl_names names, const char *name) {
  if (names.sorted) return find_sorted(names, name);
  for (size_t i = 0; i < names.count; i++)
    if (cpl_compare(cpl_names_at(names, i), name) == 0) return (uint16_t)i;
  return CPL_NONE;
}

const char *cpl_name_shown(const char *name) {
  return strlen(name) <= NAME_SHOWN && cpl_is_identifier(name) ? name : "(no name)";
}

void cpl_append(char *text, size_t size, const char *more) {
  size_t used = strlen(text);
  cpl_error_field(text + used, size - used, more);
}

void cpl_hint_add(char hint[CPL_HINT_SIZE], const char *between, const char *name) {
  static const char MORE[] = ", ...";
  size_t used = strlen(hint), last = strlen(MORE);
  if (used >= last && strcmp(hint + used - last, MORE) == 0) return;
  bool fits = used + strlen(between) + strlen(name) + sizeof MORE <= CPL_HINT_SIZE;
  if (fits) cpl_append(hint, CPL_HINT_SIZE, between);
  cpl_append(hint, CPL_HINT_SIZE, fits ? name : MORE);
}

/* The best of all is the last winner of the matches between two. */
const char *cpl_names_nearest(cpl_names names, const char *name) {
  const char *best = NULL;
  for (size_t i = 0; i < names.count; i++) {
    const char *rivals[] = {cpl_names_at(names, i), best};
    const char *winner = cpl_nearest(name, rivals, best == NULL ? 1 : 2);
    if (winner != NULL) best = winner;
  }
  return best;
}

void cpl_names_hint(cpl_names names, const char *name, char hint[CPL_HINT_SIZE]) {
  const char *meant = cpl_names_nearest(names, name);
  hint[0] = '\0';
  if (meant != NULL) {
    cpl_append(hint, CPL_HINT_SIZE, "; did you mean `");
    cpl_append(hint, CPL_HINT_SIZE, meant);
    cpl_append(hint, CPL_HINT_SIZE, "`?");
    return;
  }
  cpl_append(hint, CPL_HINT_SIZE, names.count == 0 ? "; there is: nothing" : "; there is: ");
  for (size_t i = 0; i < names.count; i++)
    cpl_hint_add(hint, i > 0 ? ", " : "", cpl_names_at(names, i));
}
