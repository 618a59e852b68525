/* walk.h - a real case, looked at as the proof looks at cases, and what can lawfully follow.
 * Knows: invent, hope, the inside of a case. Must not know: where the walk is to lead. */
#ifndef CPL_PROOF_WALK_H
#define CPL_PROOF_WALK_H

#include "complaint/text.h"
#include "libcomplaint/case/case.h"
#include "libcomplaint/proof/hope.h"
#include "libcomplaint/proof/invent.h"

/* Fold the case, which the others here look at. */
complaint_status cpl_walk_fold(complaint_case *c, complaint_error *err);

/* How the case stands after its last event. */
void cpl_walk_position(const complaint_case *c, const cpl_corners *corners, cpl_position *position);

/* Is it at rest: ended, and nothing owed? */
bool cpl_walk_is_at_rest(const complaint_case *c);

/* The same for two cases that rules will never tell apart, seldom for others. */
uint64_t cpl_walk_mark(const complaint_case *c, const cpl_corners *corners);

/* What is done with a case that has taken one event more, whose JSON this is; it is taken back
 * after that. False stops. */
typedef bool cpl_walked(void *context, complaint_case *c, const char *event, size_t size,
                        unsigned action);

/* Try every action but corrections, with every choice of facts that a rule tells apart. False when
 * it was stopped, or failed: `err` says so. */
bool cpl_walk_on(complaint_case *c, const cpl_corners *corners, cpl_walked *walked, void *context,
                 complaint_error *err);

#endif
