/* deciding.h - one decision while it is made: decide_actions.c answers what may be done and
 * imposed, decide_duties.c what is owed, decide.c puts both together. Only those include this.
 * Knows: decision, judge. Must not know: JSON, events. */
#ifndef CPL_CASE_DECIDING_H
#define CPL_CASE_DECIDING_H

#include "libcomplaint/case/decide.h"
#include "libcomplaint/case/judging.h"

typedef struct cpl_deciding {
  cpl_state *state;
  complaint_decision *decision;
  cpl_asked asked; /* what is the same for all; action, view and place change */
  cpl_moment now;
} cpl_deciding;

/* All actions at all their places. */
typedef struct cpl_sweep {
  cpl_deciding *deciding;
  cpl_judging judging;
  bool is_open;                       /* the case has begun and not ended                   */
  cpl_answer *first[CPL_SET_MAX + 1]; /* by action; its answers end where the next's begin */
} cpl_sweep;

/* Lay out all answers, and answer these actions; masks tell. */
void cpl_decide_simple(cpl_sweep *sweep, cpl_set simple);
/* Answer those; the judge tells. */
void cpl_decide_judged(cpl_sweep *sweep, cpl_set judged);
/* What the actions may impose, when all are answered. */
void cpl_decide_sanctions(cpl_sweep *sweep);

/* Every action at every place, and the sanctions. False when there is no memory. */
bool cpl_decide_actions(cpl_deciding *d);
/* Every duty that was ever live. There is room for those, and for a breach of each. False when
 * there is no memory for more. */
bool cpl_decide_duties(cpl_deciding *d);

/* Which offences are read under another version, of a process that has laws. False when there is no
 * memory. */
bool cpl_decide_laws(cpl_deciding *d);

#endif
