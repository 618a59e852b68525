/* dated.h - versions of one small policy for tests: who did what, and whether it was an offence.
 *
 * A case has allegations; each is found `true` or not. What differs from version to version is the
 * text that a test gives. */
#ifndef CPL_TESTS_DATED_H
#define CPL_TESTS_DATED_H

#include "complaint.h"

/* The source of a version: `in_force` is the inside of that table, `more` what `extend` adds to the
 * whole. In a buffer that the next call overwrites. */
const char *cpl_dated_source(const char *version, const char *in_force, const char *more);

/* That policy; the test fails if it does not load. */
complaint_policy *cpl_dated(const char *version, const char *in_force, const char *more);

/* The set of these, which are let go. The test fails if there is none. */
complaint_versions *cpl_dated_set(complaint_policy *one, complaint_policy *two,
                                  complaint_policy *three);

/* A case that was received on a day, under a policy or under the version then in force. */
complaint_case *cpl_dated_case_under(complaint_policy *policy, const char *day);
complaint_case *cpl_dated_case(const complaint_versions *versions, const char *day);

/* On that day: an allegation `id`; what it is about is the inside of an object. */
void cpl_dated_allege(complaint_case *c, const char *day, const char *id, const char *facts);

/* `find` on that day: the answer as JSON, borrowed until the next call. */
const char *cpl_dated_find(complaint_case *c, const char *day, const char *id, const char *facts);

#endif
