/* namer.h - from the numbers of a judging back to names and ids.
 * Knows: decision, state, ids. Must not know: JSON, languages. */
#ifndef CPL_CASE_NAMER_H
#define CPL_CASE_NAMER_H

#include "libcomplaint/case/decision.h"

typedef struct cpl_namer {
  const cpl_model *model;
  const cpl_process *process;
  const cpl_ids *ids;
  const uint32_t *items; /* number of the id of item 0                                    */
  size_t stride;         /* bytes to that of the next: they may lie inside larger structs  */
} cpl_namer;

/* The id of an item; "" for the case itself and for nowhere. */
const char *cpl_namer_item(const cpl_namer *namer, uint32_t item);
/* What a reason names: a role, a step, a fact, an id, a duty; "" for nothing. */
const char *cpl_namer_what(const cpl_namer *namer, cpl_reason reason);
/* The i-th of the facts that an action carries. */
const char *cpl_namer_own_fact(const cpl_namer *namer, uint16_t action, unsigned i);
/* A value of the fact that holds the findings. */
const char *cpl_namer_finding(const cpl_namer *namer, uint16_t value);
/* The action or duty that a breach is about, and the item: also one that was never there. */
const char *cpl_namer_breach_what(const cpl_namer *namer, const cpl_breach *breach);
const char *cpl_namer_breach_on(const cpl_namer *namer, const cpl_breach *breach);

/* A due as it is printed: a date, a time, or "" for none. */
void cpl_namer_due(const cpl_namer *namer, cpl_due due, char out[CPL_MOMENT_TEXT]);

/* The word for why, as in `same_person`. */
const char *cpl_why_name(cpl_why why);
const char *cpl_breach_name(cpl_breach_kind kind);
/* How a duty stands, as in `overdue`. */
const char *cpl_shown_name(cpl_duty_shown shown);

#endif
