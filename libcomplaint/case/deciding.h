/* deciding.h - one decision while it is made: decide_actions.c answers what may be done and
 * imposed, decide_duties.c what is owed, decide.c puts both together. Only those include this.
 * Knows: decision, judge. Must not know: JSON, events. */
#ifndef CPL_CASE_DECIDING_H
#define CPL_CASE_DECIDING_H

#include "libcomplaint/case/decide.h"

typedef struct cpl_deciding {
  cpl_state *state;
  complaint_decision *decision;
  cpl_asked asked; /* what is the same for all; action, view and place change */
  cpl_moment now;
} cpl_deciding;

/* Ask about this action, here. */
static inline void cpl_deciding_turn(cpl_deciding *d, uint16_t action, uint32_t on) {
  d->asked.action = action;
  d->asked.view = &d->state->items[on].seen;
  d->asked.naming.scene.place = on;
}

/* Every action at every place, and the sanctions. False when there is no memory. */
bool cpl_decide_actions(cpl_deciding *d);
/* Every duty that was ever live. There is room for those, and for a breach of each. False when
 * there is no memory for more. */
bool cpl_decide_duties(cpl_deciding *d);

#endif
