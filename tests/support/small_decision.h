/* small_decision.h - a decision built by hand over the small policy: one of everything that a
 * decision can hold, so that its writers can be tested without a judge. */
#ifndef CPL_TESTS_SMALL_DECISION_H
#define CPL_TESTS_SMALL_DECISION_H

#include "libcomplaint/case/case.h"
#include "libcomplaint/case/decision.h"

enum { SMALL_RESPONDENT_ITEM = 1, SMALL_ALLEGATION_ITEM = 2 };

/* The same for every call; never to be freed. `calendar` is the policy's. */
complaint_decision *small_decision(complaint_calendar *calendar);

#endif
