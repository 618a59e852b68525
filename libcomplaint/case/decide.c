/* decide.c - see decide.h. Room is made once, before anything is written, so that the sweep over
 * actions and items only reads and stores. */
#include "libcomplaint/case/decide.h"

#include <string.h>

#include "libcomplaint/case/deciding.h"

/* ---- room ------------------------------------------------------------------------------------ */

static bool make_room(const cpl_state *state, complaint_decision *d) {
  size_t duties = state->duty_count + (size_t)state->process->periodic.count;
  return cpl_grow(&d->memory, &d->duties, &d->duty_room, duties, sizeof *d->duties) &&
         cpl_grow(&d->memory, &d->breaches, &d->breach_room, state->breach_count + duties,
                  sizeof *d->breaches) &&
         cpl_grow(&d->memory, &d->reasons, &d->reason_room, state->reason_count,
                  sizeof *d->reasons) &&
         cpl_grow(&d->memory, &d->item_ids, &d->item_room, state->item_count, sizeof *d->item_ids);
}

/* ---- all of it ------------------------------------------------------------------------------- */

bool cpl_state_at_rest(const cpl_state *state) {
  if (state->ended == 0) return false;
  for (uint32_t i = 0; i < state->unfinished_count; i++)
    if (cpl_duty_is_open(&state->duties[state->unfinished[i]])) return false;
  return true;
}

static void copy_history(const cpl_state *state, complaint_decision *d) {
  if (state->breach_count > 0)
    memcpy(d->breaches, state->breaches, state->breach_count * sizeof *d->breaches);
  if (state->reason_count > 0)
    memcpy(d->reasons, state->reasons, state->reason_count * sizeof *d->reasons);
  for (uint32_t i = 0; i < state->item_count; i++) d->item_ids[i] = state->items[i].id;
  d->breach_count = state->breach_count;
  d->reason_count = state->reason_count;
  d->item_count = state->item_count;
}

static void clear(complaint_decision *decision) {
  decision->answer_count = decision->duty_count = decision->sanction_count = 0;
  decision->breach_count = decision->reason_count = decision->item_count = 0;
  decision->law_count = 0;
  decision->at_rest = false;
  decision->stage = 0;
}

static bool answer_all(cpl_deciding *d, bool actions) {
  clear(d->decision);
  if (!make_room(d->state, d->decision)) return false;
  copy_history(d->state, d->decision);
  return (!actions || cpl_decide_actions(d)) && cpl_decide_duties(d) &&
         (d->state->process->laws == NULL || cpl_decide_laws(d));
}

static bool answer(cpl_deciding *d, bool actions) {
  complaint_decision *decision = d->decision;
  d->asked.at = d->now;
  d->asked.stood_in = d->state->stood_in; /* no event names anybody besides */
  if (!answer_all(d, actions)) {
    clear(decision); /* rather than half an answer, read with the names of another case */
    return false;
  }
  decision->now = d->now;
  decision->at_rest = cpl_state_at_rest(d->state);
  decision->stage = d->state->stage;
  decision->events = d->state->event_count;
  return true;
}

bool cpl_decide(cpl_state *state, cpl_moment now, const cpl_asker *asker,
                complaint_decision *decision) {
  cpl_deciding d = {.state = state, .decision = decision, .now = now};
  if (asker != NULL) {
    d.asked.has_actor = true;
    d.asked.actor = asker->id;
    d.asked.roles = asker->roles;
  }
  return answer(&d, true);
}

bool cpl_decide_owed(cpl_state *state, cpl_moment now, complaint_decision *decision) {
  cpl_deciding d = {.state = state, .decision = decision, .now = now};
  return answer(&d, false);
}
