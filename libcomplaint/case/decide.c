/* decide.c - see decide.h. Room is made once, before anything is written, so that the sweep over
 * actions and items only reads and stores. */
#include "libcomplaint/case/decide.h"

#include <string.h>

#include "libcomplaint/case/guideline.h"
#include "libcomplaint/case/period.h"

/* ---- room ------------------------------------------------------------------------------------ */

static bool room(complaint_decision *d, void *array, size_t *capacity, size_t count, size_t size) {
  void *block;
  memcpy(&block, array, sizeof block);
  bool ok = cpl_grow(&d->memory, &block, capacity, count, size);
  memcpy(array, &block, sizeof block);
  return ok;
}

static size_t most_answers(const cpl_state *state) {
  size_t count = 0;
  for (uint16_t a = 0; a < state->process->action_count; a++) {
    uint16_t kind = state->process->actions[a].kind;
    if (kind == 0) count++;
    for (uint32_t i = kind == 0 ? 0 : state->first_of_kind[kind]; i != 0; i = state->items[i].next)
      count++;
  }
  return count;
}

static bool make_room(const cpl_state *state, complaint_decision *d) {
  size_t duties = state->duty_count + (size_t)state->process->periodic.count;
  return room(d, &d->answers, &d->answer_room, most_answers(state), sizeof *d->answers) &&
         room(d, &d->duties, &d->duty_room, duties, sizeof *d->duties) &&
         room(d, &d->breaches, &d->breach_room, state->breach_count + duties,
              sizeof *d->breaches) &&
         room(d, &d->reasons, &d->reason_room, state->reason_count, sizeof *d->reasons) &&
         room(d, &d->item_ids, &d->item_room, state->item_count, sizeof *d->item_ids);
}

/* ---- actions --------------------------------------------------------------------------------- */

typedef struct sweep {
  cpl_state *state;
  complaint_decision *decision;
  cpl_asked asked; /* what is the same for all; action, view and place change */
  cpl_moment now;
} sweep;

/* Ask about this action, here. */
static void turn_to(sweep *s, uint16_t action, uint32_t on) {
  s->asked.action = action;
  s->asked.view = &s->state->items[on].seen;
  s->asked.naming.scene.place = on;
}

static void answer_sanction(sweep *s, uint32_t answer) {
  complaint_decision *d = s->decision;
  const cpl_process *process = s->state->process;
  const cpl_scene scene = {.place = d->answers[answer].on};
  cpl_value value;
  cpl_sanction_answer *out = &d->sanctions[d->sanction_count++];
  *out = (cpl_sanction_answer){0, scene.place, answer, CPL_NONE, CPL_NONE};
  if (process->offence != CPL_NONE && cpl_scene_value(s->state, &scene, process->offence, &value))
    out->offence = (uint16_t)value;
  if (process->finding != CPL_NONE && cpl_scene_value(s->state, &scene, process->finding, &value))
    out->finding = (uint16_t)value;
  if (d->answers[answer].reason_count == 0)
    out->open = cpl_guideline_ask(s->state, &scene).sanctions;
}

/* The judge's reasons stand behind those that are there. False when there is no memory. */
static bool judge(sweep *s, cpl_verdict *verdict) {
  complaint_decision *d = s->decision;
  for (;;) {
    size_t free = d->reason_room - d->reason_count;
    *verdict = cpl_judge(s->state, &s->asked, d->reasons + d->reason_count, free);
    if (verdict->count <= free) return true;
    if (!room(d, &d->reasons, &d->reason_room, (size_t)d->reason_count + verdict->count,
              sizeof *d->reasons))
      return false;
  }
}

static bool answer_action(sweep *s, uint16_t action, uint32_t on) {
  complaint_decision *d = s->decision;
  const cpl_process *process = s->state->process;
  cpl_verdict verdict;
  turn_to(s, action, on);
  if (!judge(s, &verdict)) return false;
  cpl_set needs = verdict.count == 0 ? cpl_judge_needs(process, action, s->asked.view) : 0;
  d->answers[d->answer_count++] =
      (cpl_answer){verdict.by, needs, on, d->reason_count, verdict.count, action};
  d->reason_count += verdict.count;
  if (!(process->actions[action].flags & CPL_IMPOSES)) return true;
  if (!room(d, &d->sanctions, &d->sanction_room, d->sanction_count + 1u, sizeof *d->sanctions))
    return false;
  answer_sanction(s, d->answer_count - 1);
  return true;
}

static bool answer_actions(sweep *s) {
  const cpl_process *process = s->state->process;
  for (uint16_t a = 0; a < process->action_count; a++) {
    uint16_t kind = process->actions[a].kind;
    if (kind == 0 && !answer_action(s, a, 0)) return false;
    for (uint32_t i = kind == 0 ? 0 : s->state->first_of_kind[kind]; i != 0;
         i = s->state->items[i].next)
      if (!answer_action(s, a, i)) return false;
  }
  return true;
}

/* ---- duties ---------------------------------------------------------------------------------- */

static cpl_set by_here(sweep *s, uint16_t action, uint32_t on) {
  turn_to(s, action, on);
  return cpl_judge_by(s->state, &s->asked);
}

static void tell_breach(sweep *s, const cpl_duty *duty) {
  const cpl_owed *owed = &s->state->process->owed[duty->entry];
  bool gap = s->state->process->rules[duty->rule].trigger == CPL_ALWAYS;
  if (!gap && (duty->flags & CPL_LATE_TOLD)) return;
  s->decision->breaches[s->decision->breach_count++] =
      (cpl_breach){.why = gap ? CPL_GAP : CPL_OVERDUE,
                   .what = duty->rule,
                   .on = duty->on,
                   .cites = owed->cites,
                   .soft = owed->soft,
                   .from = duty->since,
                   .till = CPL_MOMENT_NEVER};
}

static cpl_duty_shown shown_state(const sweep *s, const cpl_duty *duty) {
  if (duty->state == CPL_DONE) return CPL_SHOWN_DONE;
  if (duty->state != CPL_OWED) return CPL_SHOWN_VOID;
  bool gap = s->state->process->rules[duty->rule].trigger == CPL_ALWAYS;
  return gap || cpl_duty_is_past(duty, s->now) ? CPL_SHOWN_OVERDUE : CPL_SHOWN_OWED;
}

static void answer_duty(sweep *s, const cpl_duty *duty) {
  const cpl_process *process = s->state->process;
  const cpl_duty_rule *rule = &process->rules[duty->rule];
  if (!(duty->flags & CPL_WAS_LIVE)) return;
  cpl_duty_answer *out = &s->decision->duties[s->decision->duty_count++];
  *out = (cpl_duty_answer){
      .by = by_here(s, rule->action, duty->on),
      .to = cpl_view_to(process, rule->action, &s->state->items[duty->on].seen),
      .rule = duty->rule,
      .entry = duty->entry,
      .state = (uint8_t)shown_state(s, duty),
      .extended = (duty->flags & CPL_MOVED) != 0,
      .suspended = (duty->flags & CPL_PAUSED) != 0,
      .soft = process->owed[duty->entry].soft,
      .on = duty->on,
      .round = duty->round,
      .since = duty->since,
      .done = duty->state == CPL_DONE ? duty->done : CPL_MOMENT_NEVER,
      .due = duty->due,
  };
  if (out->state == CPL_SHOWN_OVERDUE) tell_breach(s, duty);
}

static void answer_duties(sweep *s) {
  for (uint32_t i = 0; i < s->state->duty_count; i++) answer_duty(s, &s->state->duties[i]);
}

/* ---- duties of a period ---------------------------------------------------------------------- */

static bool tell_missed(sweep *s, uint16_t rule, cpl_day first) {
  complaint_decision *d = s->decision;
  const cpl_owed *owed = &s->state->process->owed[s->state->process->rules[rule].entries.first];
  if (!room(d, &d->breaches, &d->breach_room, d->breach_count + 1u, sizeof *d->breaches))
    return false;
  d->breaches[d->breach_count++] = (cpl_breach){.why = CPL_MISSED,
                                                .what = rule,
                                                .cites = owed->cites,
                                                .soft = owed->soft,
                                                .period = first,
                                                .has_period = true,
                                                .till = CPL_MOMENT_NEVER};
  return true;
}

static void answer_period(sweep *s, uint16_t rule, cpl_span_of_days period, cpl_day last) {
  const cpl_process *process = s->state->process;
  int32_t zone = s->state->policy->model.zone;
  uint8_t action = process->rules[rule].action;
  uint16_t entry = process->rules[rule].entries.first;
  cpl_moment done = CPL_MOMENT_NEVER;
  bool is_done = cpl_period_find(s->state, rule, period.first, &done);
  s->decision->duties[s->decision->duty_count++] = (cpl_duty_answer){
      .by = by_here(s, action, 0),
      .to = cpl_view_to(process, action, &s->state->items[0].seen),
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
static bool answer_periodic(sweep *s, uint16_t rule) {
  bool applies = cpl_duty_applies(s->state, rule, 0);
  uint8_t trigger = s->state->process->rules[rule].trigger;
  int32_t zone = s->state->policy->model.zone;
  cpl_day today = cpl_day_of_moment(s->now, zone), last;
  cpl_moment done;
  if (!s->state->has_begun || s->now < s->state->begun) return true;
  cpl_span_of_days period = cpl_period_of(trigger, cpl_day_of_moment(s->state->begun, zone));
  for (; period.end <= today; period = cpl_period_of(trigger, period.end)) {
    bool owed = applies || cpl_moment_of_day(period.end, zone) <= s->state->clock;
    if (owed && cpl_period_last_day(s->state, rule, period, &last) &&
        !cpl_period_find(s->state, rule, period.first, &done) &&
        !tell_missed(s, rule, period.first))
      return false;
  }
  if (applies && cpl_period_last_day(s->state, rule, period, &last))
    answer_period(s, rule, period, last);
  return true;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static bool is_at_rest(const cpl_state *state) {
  if (state->ended == 0) return false;
  for (uint32_t i = state->open_from; i < state->duty_count; i++)
    if (cpl_duty_is_open(&state->duties[i])) return false;
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

static bool answer_all(sweep *s) {
  const cpl_process *process = s->state->process;
  if (!make_room(s->state, s->decision)) return false;
  copy_history(s->state, s->decision);
  if (!answer_actions(s)) return false;
  answer_duties(s);
  for (uint16_t i = 0; i < process->periodic.count; i++)
    if (!answer_periodic(s, process->lists[process->periodic.first + i])) return false;
  return true;
}

static void clear(complaint_decision *decision) {
  decision->answer_count = decision->duty_count = decision->sanction_count = 0;
  decision->breach_count = decision->reason_count = decision->item_count = 0;
  decision->at_rest = false;
  decision->stage = 0;
}

bool cpl_decide(cpl_state *state, cpl_moment now, const cpl_asker *asker,
                complaint_decision *decision) {
  sweep s = {.state = state, .decision = decision, .now = now};
  s.asked.at = now;
  s.asked.stood_in = state->stood_in; /* no event names anybody besides */
  if (asker != NULL) {
    s.asked.has_actor = true;
    s.asked.actor = asker->id;
    s.asked.roles = asker->roles;
  }
  clear(decision);
  if (!answer_all(&s)) {
    clear(decision); /* rather than half an answer, read with the names of another case */
    return false;
  }
  decision->now = now;
  decision->at_rest = is_at_rest(state);
  decision->stage = state->stage;
  decision->events = state->event_count;
  return true;
}
