/* decide.h - the one pure function: state and now in, decision out.
 * Knows: state, judge, period, guideline. Must not know: JSON, events. */
#ifndef CPL_CASE_DECIDE_H
#define CPL_CASE_DECIDE_H

#include "libcomplaint/case/decision.h"
#include "libcomplaint/case/judge.h"

/* Who asks; NULL: nobody in particular. */
typedef struct cpl_asker {
  uint32_t id; /* 0: an id that the case has never heard of */
  cpl_set roles;
} cpl_asker;

/* Judge everything into `decision`, whose arrays grow as needed. False when there is no memory. */
bool cpl_decide(cpl_state *state, cpl_moment now, const cpl_asker *asker,
                complaint_decision *decision);

/* The part of it that needs no asker: duties, breaches, rest. */
bool cpl_decide_owed(cpl_state *state, cpl_moment now, complaint_decision *decision);

/* An `ends` step stands, and nothing is open. */
bool cpl_state_at_rest(const cpl_state *state);

#endif
