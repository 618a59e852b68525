/* judge_duty.c - duties that an action extends, and those that keep a case from its end. See
 * judging.h. */
#include "libcomplaint/case/duty.h"
#include "libcomplaint/case/judging.h"

/* Does the action extend this duty from `place`, if it moves it? */
static inline bool extends(const cpl_state *state, unsigned action, uint32_t place,
                           const cpl_duty *duty) {
  return (state->process->rules[duty->rule].extended_by & cpl_bit(action)) &&
         cpl_duty_is_open(duty) && cpl_place_reads(state, place, duty->on);
}

static inline bool is_meant(const cpl_judging *j, const cpl_duty *duty) {
  return extends(j->state, j->asked->action, j->place, duty);
}

const cpl_due *cpl_judge_due_to_pass(const cpl_state *state, unsigned action, uint32_t place) {
  const cpl_due *first = NULL;
  for (uint32_t at = 0; at < state->unfinished_count; at++) {
    uint32_t i = state->unfinished[at];
    if (!extends(state, action, place, &state->duties[i])) continue;
    const cpl_due *due = cpl_duty_to_pass(state, i);
    if (first == NULL || due->too_late < first->too_late) first = due;
  }
  return first;
}

/* A new due that is later than none of those that are open extends nothing. */
void cpl_judge_new_due(cpl_judging *j) {
  const cpl_state *state = j->state;
  uint16_t field = j->effect->extends_to;
  bool some_open = false;
  cpl_due given;
  if (!cpl_duty_new_due(state, j->asked->action, &j->asked->naming.scene, &given)) return;
  for (uint32_t at = 0; at < state->unfinished_count; at++) {
    uint32_t i = state->unfinished[at];
    if (!is_meant(j, &state->duties[i])) continue;
    if (cpl_duty_would_move(state, i, given)) return;
    some_open = true;
  }
  if (some_open)
    cpl_judging_add(j, CPL_WHY_WHEN, CPL_WHAT_FACT, j->process->fields[field].fact, 0,
                    j->action->cites);
}

/* Duties that the action moves: some must be open, and with `before_due` none of them past. */
void cpl_judge_extension(cpl_judging *j) {
  const cpl_duty *duties = j->state->duties;
  const uint32_t *unfinished = j->state->unfinished;
  bool before_due = (j->action->flags & CPL_BEFORE_DUE) != 0, some_open = false;
  uint32_t first = j->count;
  for (uint32_t n = j->state->unfinished_count; n > 0; n--, unfinished++) {
    const cpl_duty *duty = &duties[*unfinished];
    if (!is_meant(j, duty)) continue;
    some_open = true;
    if (before_due && cpl_duty_is_past(duty, j->asked->at))
      cpl_judging_add(j, CPL_WHY_BEFORE_DUE, CPL_WHAT_RULE, duty->rule, duty->on, j->action->cites);
  }
  cpl_judging_sort_numbers(j, first);
  cpl_span rules = j->effect->extends;
  if (!some_open && rules.count > 0)
    cpl_judging_add(j, CPL_WHY_NO_DUTY, CPL_WHAT_RULE, j->process->lists[rules.first], 0,
                    j->action->cites);
}

/* Does the event that is asked about discharge this duty? */
static inline bool discharges(const cpl_judging *j, const cpl_duty *duty) {
  unsigned action = j->process->rules[duty->rule].action;
  return (j->effect->counts_as & cpl_bit(action)) && cpl_place_reads(j->state, j->place, duty->on);
}

void cpl_judge_open_duties(cpl_judging *j) {
  const cpl_state *state = j->state;
  const cpl_owed *owed = j->process->owed;
  uint32_t first = j->count;
  for (uint32_t i = 0; i < state->unfinished_count; i++) {
    const cpl_duty *duty = &state->duties[state->unfinished[i]];
    if (cpl_duty_is_open(duty) && !discharges(j, duty))
      cpl_judging_add(j, CPL_WHY_OWED, CPL_WHAT_RULE, duty->rule, duty->on,
                      owed[duty->entry].cites);
  }
  cpl_judging_sort_numbers(j, first);
}
