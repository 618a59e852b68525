/* decide_duties.c - what is owed, what was, and what is overdue or missed. See deciding.h. */
#include "libcomplaint/case/deciding.h"
#include "libcomplaint/case/period.h"

static void tell_breach(cpl_deciding *d, const cpl_duty *duty, bool gap) {
  const cpl_owed *owed = &d->state->process->owed[duty->entry];
  if (!gap && (duty->flags & CPL_LATE_TOLD)) return;
  d->decision->breaches[d->decision->breach_count++] =
      (cpl_breach){.why = gap ? CPL_GAP : CPL_OVERDUE,
                   .what = duty->rule,
                   .on = duty->on,
                   .cites = owed->cites,
                   .soft = owed->soft,
                   .from = duty->since,
                   .till = CPL_MOMENT_NEVER};
}

/* What is owed now may stand still or be overdue; what has ended needs no look at the time. */
static void show_owed(cpl_deciding *d, const cpl_duty *duty, cpl_duty_answer *out) {
  bool gap = d->state->process->rules[duty->rule].trigger == CPL_ALWAYS;
  bool overdue = gap || cpl_duty_is_past(duty, d->now);
  out->state = overdue ? CPL_SHOWN_OVERDUE : CPL_SHOWN_OWED;
  if (duty->flags & CPL_PAUSED)
    out->suspended = cpl_duty_stands_still(d->state, (uint32_t)(duty - d->state->duties));
  if (overdue) tell_breach(d, duty, gap);
}

static inline void answer_duty(cpl_deciding *d, const cpl_duty *duty, cpl_duty_answer *out) {
  const cpl_state *state = d->state;
  const cpl_process *process = state->process;
  unsigned action = process->rules[duty->rule].action;
  const cpl_view *view = &state->items[duty->on].seen;
  out->by = cpl_judge_by(state, action, view);
  out->to = cpl_view_to(process, action, view);
  out->rule = duty->rule;
  out->entry = duty->entry;
  out->state = duty->state == CPL_DONE ? CPL_SHOWN_DONE : CPL_SHOWN_VOID;
  out->extended = (duty->flags & CPL_MOVED) != 0;
  out->suspended = false;
  out->soft = process->owed[duty->entry].soft;
  out->on = duty->on;
  out->round = duty->round;
  out->since = duty->since;
  out->done = duty->state == CPL_DONE ? duty->done : CPL_MOMENT_NEVER;
  out->due = duty->due;
  if (duty->state == CPL_OWED) show_owed(d, duty, out);
}

/* Every duty that was ever live. */
static void answer_duties(cpl_deciding *d) {
  const cpl_duty *duty = d->state->duties;
  cpl_duty_answer *out = d->decision->duties;
  for (uint32_t n = d->state->duty_count; n > 0; n--, duty++)
    if (duty->flags & CPL_WAS_LIVE) answer_duty(d, duty, out++);
  d->decision->duty_count = (uint32_t)(out - d->decision->duties);
}

/* ---- duties of a period ---------------------------------------------------------------------- */

static bool tell_missed(cpl_deciding *d, uint16_t rule, cpl_day first) {
  complaint_decision *out = d->decision;
  const cpl_owed *owed = &d->state->process->owed[d->state->process->rules[rule].entries.first];
  if (!cpl_grow(&out->memory, &out->breaches, &out->breach_room, out->breach_count + 1u,
                sizeof *out->breaches))
    return false;
  out->breaches[out->breach_count++] = (cpl_breach){.why = CPL_MISSED,
                                                    .what = rule,
                                                    .cites = owed->cites,
                                                    .soft = owed->soft,
                                                    .period = first,
                                                    .has_period = true,
                                                    .till = CPL_MOMENT_NEVER};
  return true;
}

static void answer_period(cpl_deciding *d, uint16_t rule, cpl_span_of_days period, cpl_day last) {
  const cpl_process *process = d->state->process;
  int32_t zone = d->state->policy->model.zone;
  uint8_t action = process->rules[rule].action;
  uint16_t entry = process->rules[rule].entries.first;
  cpl_moment done = CPL_MOMENT_NEVER;
  bool is_done = cpl_period_find(d->state, rule, period.first, &done);
  d->decision->duties[d->decision->duty_count++] = (cpl_duty_answer){
      .by = cpl_judge_by(d->state, action, &d->state->items[0].seen),
      .to = cpl_view_to(process, action, &d->state->items[0].seen),
      .rule = rule,
      .entry = entry,
      .state = is_done ? CPL_SHOWN_DONE : CPL_SHOWN_OWED,
      .soft = process->owed[entry].soft,
      .round = 1,
      .since = cpl_moment_of_day(period.first, zone),
      .done = done,
      .due = cpl_due_on_day(last, zone, 0),
  };
}

/* Every period since the beginning that ended without it; and the present one. Those that end after
 * the latest event are owed if it is owed now. */
static bool answer_periodic(cpl_deciding *d, uint16_t rule) {
  bool applies = cpl_duty_applies(d->state, rule, 0);
  uint8_t trigger = d->state->process->rules[rule].trigger;
  int32_t zone = d->state->policy->model.zone;
  cpl_day today = cpl_day_of_moment(d->now, zone), last;
  cpl_moment done;
  if (!d->state->has_begun || d->now < d->state->begun) return true;
  cpl_span_of_days period = cpl_period_of(trigger, cpl_day_of_moment(d->state->begun, zone));
  for (; period.end <= today; period = cpl_period_of(trigger, period.end)) {
    bool owed = applies || cpl_moment_of_day(period.end, zone) <= d->state->clock;
    if (owed && cpl_period_last_day(d->state, rule, period, &last) &&
        !cpl_period_find(d->state, rule, period.first, &done) &&
        !tell_missed(d, rule, period.first))
      return false;
  }
  if (applies && cpl_period_last_day(d->state, rule, period, &last))
    answer_period(d, rule, period, last);
  return true;
}

/* ---- all of them ----------------------------------------------------------------------------- */

bool cpl_decide_duties(cpl_deciding *d) {
  const cpl_process *process = d->state->process;
  answer_duties(d);
  for (uint16_t i = 0; i < process->periodic.count; i++)
    if (!answer_periodic(d, process->lists[process->periodic.first + i])) return false;
  return true;
}
