#ifndef COMPLAINT_VERSIONS_H
#define COMPLAINT_VERSIONS_H

/* Several versions of one policy, each in force for a time of its own, and the law of a day.
 *
 * A case runs under the version that was in force when it was received: that one's processes,
 * duties, guidelines and sanctions. But whether an allegation is an offence, by which clause, and
 * what must have come of it, is read from the version that was in force when the conduct happened,
 * which the fact `conduct_on` says; docs/language.md, part 14.
 *
 *     complaint_policy *loaded[] = {of_2014, of_2018, of_2023};
 *     complaint_versions *versions = complaint_versions_new(loaded, 3, &err);
 *     complaint_policy *policy = complaint_versions_on(versions, "2019-05-01", &err);
 *     complaint_case *c = complaint_case_new(policy, "complaint", "2019-0001", &err);
 *
 * A set of versions never changes. Another version is another set, made from the same policies; the
 * cases of the former one go on as they are. Hand in all versions that there were: a day on which
 * none of them was in force is one on which nothing was an offence, and that is said wherever it
 * matters. A case whose policy comes from no such set knows of one version only, and takes it for
 * the law of every day. */

#include <stdbool.h>
#include <stddef.h>

#include "complaint/error.h"
#include "complaint/policy.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct complaint_versions complaint_versions;

/** The set of these policies, in any order. It holds what it needs: you may free yours at once.
 *
 *  They have one id and one zone, and each a version of its own. They must not be in force on the
 *  same day: one without `to` ends on the day before the next one's `from`. It is yours:
 *  complaint_versions_free(). NULL on failure: E_ARGUMENT when they are not versions of one policy,
 *  E_POLICY when two are in force at once, which the error names, or when an offence cannot be read
 *  from another version, because it asks a Lua function, E_LIMIT when all together ask for more
 *  facts or tests than a process can have, E_NOMEM. */
complaint_versions *complaint_versions_new(complaint_policy *const *policies, size_t count,
                                           complaint_error *err);

/** Let go of a set; NULL is fine. Its policies, and the cases under them, live on. Threads may
 *  share a set if they may share all of its policies. */
void complaint_versions_free(complaint_versions *versions);

/** One version, and when it is in force. */
typedef struct complaint_in_force {
  const char *version, *digest; /* borrowed from the set                                */
  char from[11], to[11];        /* dates, both included; "": from the beginning, for ever */
} complaint_in_force;

/** Fill `out` with version `index`, in order of time. False when there is none. */
bool complaint_versions_at(const complaint_versions *versions, size_t index,
                           complaint_in_force *out);

/** The policy as it was in force on a date, written as 2019-05-01: the one for a case that was
 *  received on that day. It knows the other versions of the set.
 *
 *  It is yours: complaint_policy_free(). E_NOT_FOUND when none was in force, with those before and
 *  after; E_ARGUMENT when this is no date. */
complaint_policy *complaint_versions_on(const complaint_versions *versions, const char *date,
                                        complaint_error *err);

/** The same by its version, as in `1.0.0`, or by its digest: the one for a case that is recorded
 *  already. E_NOT_FOUND when it is not in the set, with those that are. */
complaint_policy *complaint_versions_find(const complaint_versions *versions, const char *name,
                                          complaint_error *err);

#ifdef __cplusplus
}
#endif

#endif
