/* versions.h - a set of versions, for the files that choose one of them.
 * Knows: linked policies. Must not know: cases. */
#ifndef CPL_POLICY_VERSIONS_H
#define CPL_POLICY_VERSIONS_H

#include "complaint/versions.h"
#include "libcomplaint/policy/link.h"

struct complaint_versions {
  complaint_memory memory;
  cpl_version *items; /* linked, in order of time; each held */
  size_t count, room;
};

/* What all have in common. */
static inline const cpl_model *cpl_versions_model(const complaint_versions *versions) {
  return &versions->items[0].policy->model;
}

/* The policy of a day; one more holder. NULL and E_NOT_FOUND: see complaint_versions_on(). */
complaint_policy *cpl_versions_on_day(const complaint_versions *versions, cpl_day day,
                                      complaint_error *err);

/* "1.0.0, 2.0.0": all of them, as far as there is room. */
void cpl_versions_list(const complaint_versions *versions, char *out, size_t size);

#endif
