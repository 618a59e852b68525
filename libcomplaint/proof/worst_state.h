/* worst_state.h - how far an institution gets by itself in a corner, from the worst state there.
 *
 * Worst is the state in which only those steps stand that must, with everything owed that they set
 * off. The institution takes its own actions one after the other, changes no fact, and each adds to
 * what stands. Whatever it can do so, it can do in every case with these facts: what guards an
 * action asks for steps that stand and for facts, never for a step that does not stand; so a case
 * in which more stands can follow the same plan, step by step. What is owed is kept as what may be
 * open.
 *
 * A duty may be open whose trigger the plan never takes. That trigger stands then, so a second plan
 * begins with it.
 * Knows: reach. Must not know: other corners, cases. */
#ifndef CPL_PROOF_WORST_STATE_H
#define CPL_PROOF_WORST_STATE_H

#include "libcomplaint/proof/reach.h"

enum { CPL_PLAN_MAX = 4 * CPL_SET_MAX };

typedef struct cpl_run {
  const cpl_corners *corners;
  const cpl_corner *corner;
  cpl_rules owed; /* duties that are owed here while they are open */
  cpl_rules open; /* duties that may be open                       */
  cpl_ground ground;
  cpl_set done;               /* steps that the plan has taken, or stood in for */
  uint8_t plan[CPL_PLAN_MAX]; /* actions in order                               */
  uint16_t length;
  uint8_t times[CPL_SET_MAX]; /* each action in it */
  bool is_over; /* the end can be taken, and then nothing is owed: the last of the plan */
} cpl_run;

/* See a corner; then run in it as often as one likes. */
void cpl_run_enter(cpl_run *run, const cpl_corners *corners, uint32_t corner);

/* From the state in which just those steps stand that must, with duty `rule` open too (CPL_NONE:
 * none), on and on until nothing new can be done, or the case is over. */
void cpl_run_from(cpl_run *run, const cpl_reached *at, uint16_t rule);

#define CPL_NO_CORNER UINT32_MAX
/* The first corner among those in `wanted` (one byte each) to which some action leads now;
 * CPL_NO_CORNER. What was done on the way and is owed once more may tell its facts otherwise. */
uint32_t cpl_run_move(const cpl_run *run, const uint8_t *wanted);

/* Is a duty surely done, because its step stands and a case starts but once? */
bool cpl_is_done_since_start(const cpl_process *process, unsigned rule, cpl_set steps);

/* May this duty be open now, and owed? */
bool cpl_run_is_open(const cpl_run *run, unsigned rule);

#endif
