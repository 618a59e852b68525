/* decide_actions.c - what may be done at every place, by whom, and what may be imposed. See
 * deciding.h.
 *
 * Before there is an event, most actions can be refused by order, row and absence only, and masks
 * tell: those are answered first, in one loop. The judge is asked about the others. Its reasons
 * that find no room are only counted, and everything is answered once more when there is room for
 * all. */
#include "libcomplaint/case/deciding.h"

/* Room for reasons that another actor or a later moment will have, so that judging again seldom
 * asks for memory. */
enum { SPARE = 64 };

/* ---- all actions ----------------------------------------------------------------------------- */

/* Those of which nothing but masks need be asked. Where somebody stands in for one who may act, or
 * the case has not begun or has ended, there is more to say. */
static cpl_set simple_actions(const cpl_sweep *s) {
  const cpl_asked *asked = s->judging.asked;
  const cpl_process *process = s->judging.process;
  cpl_set simple = asked->has_actor || !s->is_open ? 0 : process->simple;
  if (asked->stood_in == 0) return simple;
  CPL_EACH(a, simple) {
    if (process->actions[a].by & asked->stood_in) simple &= ~cpl_bit(a);
  }
  return simple;
}

/* The number of reasons that there are, written or not. */
static uint32_t sweep(cpl_deciding *deciding) {
  const cpl_state *state = deciding->state;
  complaint_decision *d = deciding->decision;
  cpl_sweep s = {.deciding = deciding,
                 .judging = {.state = state,
                             .process = state->process,
                             .asked = &deciding->asked,
                             .room = (uint32_t)d->reason_room,
                             .count = d->reason_count,
                             .reasons = d->reasons},
                 .is_open = (state->started || state->process->starts == 0) && state->ended == 0};
  cpl_set simple = simple_actions(&s);
  unsigned count = state->process->action_count;
  cpl_decide_simple(&s, simple);
  cpl_decide_judged(&s, ~simple & (count == CPL_SET_MAX ? ~(cpl_set)0 : cpl_bit(count) - 1));
  cpl_decide_sanctions(&s);
  d->answer_count = (uint32_t)(s.first[count] - d->answers);
  return s.judging.count;
}

/* ---- room ------------------------------------------------------------------------------------ */

static bool make_room(const cpl_state *state, complaint_decision *d) {
  size_t answers = 0, sanctions = 0, reasons = d->reason_count + SPARE;
  for (uint32_t i = 0; i < state->item_count; i++) {
    const cpl_kind *kind = &state->process->kinds[state->items[i].kind];
    answers += kind->action_count;
    sanctions += kind->imposing_count;
    reasons += kind->most_reasons;
  }
  return cpl_grow(&d->memory, &d->reasons, &d->reason_room, reasons, sizeof *d->reasons) &&
         cpl_grow(&d->memory, &d->answers, &d->answer_room, answers, sizeof *d->answers) &&
         cpl_grow(&d->memory, &d->sanctions, &d->sanction_room, sanctions, sizeof *d->sanctions);
}

bool cpl_decide_actions(cpl_deciding *deciding) {
  complaint_decision *d = deciding->decision;
  if (!make_room(deciding->state, d)) return false;
  for (;;) {
    uint32_t count = sweep(deciding);
    if (count <= d->reason_room) {
      d->reason_count = count;
      return true;
    }
    if (!cpl_grow(&d->memory, &d->reasons, &d->reason_room, count + SPARE, sizeof *d->reasons))
      return false;
  }
}
