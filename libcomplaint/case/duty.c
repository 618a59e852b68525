/* duty.c - see duty.h. */
#include "libcomplaint/case/duty.h"

#include "libcomplaint/case/judge.h"

/* ---- breaches -------------------------------------------------------------------------------- */

void cpl_state_breach(cpl_state *state, cpl_breach breach) {
  if (CPL_STATE_GROW(state, breaches, breach_room, state->breach_count + 1u))
    state->breaches[state->breach_count++] = breach;
}

static const cpl_owed *owed_of(const cpl_state *state, const cpl_duty *duty) {
  return &state->process->owed[duty->entry];
}

/* A due that passed is a breach for good, whatever becomes of the duty. */
static void tell_late(cpl_state *state, cpl_duty *duty, cpl_instant now) {
  if (duty->state != CPL_OWED || (duty->flags & CPL_LATE_TOLD)) return;
  if (!cpl_duty_is_past(duty, now.at)) return;
  duty->flags |= CPL_LATE_TOLD;
  const cpl_owed *owed = owed_of(state, duty);
  cpl_state_breach(state, (cpl_breach){.why = CPL_LATE,
                                       .what = duty->rule,
                                       .on = duty->on,
                                       .event = now.event,
                                       .cites = owed->cites,
                                       .soft = owed->soft,
                                       .till = CPL_MOMENT_NEVER});
}

/* At every moment somebody was owed this, and for a while it was not so. */
static void tell_gap(cpl_state *state, const cpl_duty *duty, cpl_moment till) {
  if (till <= duty->since) return;
  const cpl_owed *owed = owed_of(state, duty);
  cpl_state_breach(state, (cpl_breach){.why = CPL_GAP,
                                       .what = duty->rule,
                                       .on = duty->on,
                                       .cites = owed->cites,
                                       .soft = owed->soft,
                                       .from = duty->since,
                                       .till = till});
}

/* ---- dues ------------------------------------------------------------------------------------ */

cpl_due cpl_due_of_value(const cpl_state *state, uint16_t field, cpl_value value) {
  const cpl_model *model = &state->policy->model;
  if (model->facts[state->process->fields[field].fact].type == CPL_DATE)
    return cpl_due_on_day((cpl_day)value, model->zone, (uint16_t)(model->closes % 1440));
  return cpl_due_on_moment(value);
}

/* The pauses of one duty, gathered into state->intervals. */
static size_t gather_pauses(cpl_state *state, uint32_t number) {
  size_t count = 0;
  for (uint32_t i = 0; i < state->pause_count; i++) {
    if (state->pauses[i].duty != number) continue;
    if (!CPL_STATE_GROW(state, intervals, interval_room, count + 1)) return 0;
    state->intervals[count++] = state->pauses[i].interval;
  }
  return count;
}

static cpl_due no_due(void) {
  return (cpl_due){.shown = CPL_MOMENT_NEVER, .too_late = CPL_MOMENT_NEVER, .none = true};
}

static cpl_due due_before(const cpl_state *state, const cpl_owed *owed, uint32_t on) {
  const cpl_scene scene = {.place = on};
  const cpl_model *model = &state->policy->model;
  cpl_value value;
  if (!cpl_scene_value(state, &scene, owed->before, &value)) return no_due();
  if (model->facts[state->process->fields[owed->before].fact].type == CPL_DATE)
    value = cpl_moment_of_day((cpl_day)value, model->zone);
  return cpl_due_before(state->editions[owed->calendar], owed->within, value, model->zone);
}

/* Of a duty that was moved. */
static const cpl_extension *last_extension(const cpl_state *state, uint32_t number) {
  const cpl_extension *extension = &state->extensions[state->extension_count - 1];
  while (extension->duty != number) extension--;
  return extension;
}

/* The due of a duty by one of its entries. */
static cpl_due due_of(cpl_state *state, uint32_t number, uint16_t entry) {
  const cpl_duty *duty = &state->duties[number];
  const cpl_owed *owed = &state->process->owed[entry];
  int32_t zone = state->policy->model.zone;
  const cpl_scene scene = {.place = duty->on};
  cpl_value value;
  size_t pauses = state->pause_count == 0 ? 0 : gather_pauses(state, number);
  if (duty->flags & CPL_MOVED) {
    const cpl_extension *extension = last_extension(state, number);
    return cpl_due_extended(state->editions[owed->calendar], extension->given, owed->within,
                            extension->at, zone, state->intervals, pauses);
  }
  if (owed->due != CPL_NONE) {
    bool known = cpl_scene_value(state, &scene, owed->due, &value);
    return known ? cpl_due_of_value(state, owed->due, value) : no_due();
  }
  if (owed->before != CPL_NONE) return due_before(state, owed, duty->on);
  if (owed->within.unit == CPL_UNIT_NONE) return no_due();
  return cpl_due_after(state->editions[owed->calendar], owed->within, duty->since, zone,
                       state->intervals, pauses);
}

/* ---- opening --------------------------------------------------------------------------------- */

static bool is_finished(const cpl_duty *duty) {
  return duty->state == CPL_DONE || duty->state == CPL_VOID;
}

static uint32_t last_round(const cpl_state *state, uint16_t rule, uint32_t on) {
  for (uint32_t i = state->duty_count; i-- > 0;)
    if (state->duties[i].rule == rule && state->duties[i].on == on) return i;
  return UINT32_MAX;
}

void cpl_duty_open(cpl_state *state, uint16_t rule, uint32_t on, cpl_moment at) {
  uint32_t last = last_round(state, rule, on), round = 1;
  if (last != UINT32_MAX) {
    cpl_duty *duty = &state->duties[last];
    if (duty->state == CPL_OWED) return;
    if (duty->state == CPL_WAITING && !(duty->flags & CPL_WAS_LIVE)) {
      duty->opened = at;
      return;
    }
    if (duty->state == CPL_WAITING) duty->state = CPL_VOID;
    round = duty->round + (duty->flags & CPL_WAS_LIVE ? 1 : 0);
  }
  if (!CPL_STATE_GROW(state, duties, duty_room, state->duty_count + 1u) ||
      !CPL_STATE_GROW(state, unfinished, unfinished_room, state->unfinished_count + 1u))
    return;
  state->unfinished[state->unfinished_count++] = state->duty_count;
  state->unfinished_steps |= cpl_bit(state->process->rules[rule].action);
  state->duties[state->duty_count++] =
      (cpl_duty){.rule = rule,
                 .state = CPL_WAITING,
                 .on = on,
                 .round = round,
                 .entry = state->process->rules[rule].entries.first,
                 .opened = at,
                 .due = no_due()};
}

/* ---- is it live? ----------------------------------------------------------------------------- */

/* The entry whose row holds here; CPL_NONE. */
static uint16_t entry_here(const cpl_state *state, const cpl_duty_rule *rule,
                           const cpl_view *view) {
  for (uint16_t i = 0; i < rule->entries.count; i++) {
    uint16_t entry = (uint16_t)(rule->entries.first + i);
    if (cpl_row_holds(state->process->owed[entry].when, view->atoms)) return entry;
  }
  return CPL_NONE;
}

/* Roles that may ever act; conditional entries count, so that only certain absence counts. */
static bool nobody_can_act(const cpl_process *process, unsigned action, const cpl_view *view) {
  const cpl_action *act = &process->actions[action];
  cpl_set by = act->by;
  if ((by & ~view->absent) != 0) return false;
  const cpl_entry *entry = process->entries + act->more;
  for (unsigned n = act->more_by; n > 0; n--, entry++) by |= entry->what;
  return (by & ~view->absent) == 0;
}

/* On a place of the action's kind or below it, the view knows. */
static bool nobody_to(const cpl_state *state, unsigned action, uint32_t on) {
  const cpl_view *view = &state->items[on].seen;
  cpl_set bit = cpl_bit(action);
  if (!(state->process->directed & bit)) return false;
  if (state->process->kinds[state->items[on].kind].directed & bit) return view->excused & bit;
  return cpl_view_nobody_to(state->process, action, view);
}

static bool party_is_there(const cpl_state *state, const cpl_duty_rule *rule, uint32_t on) {
  const cpl_view *view = &state->items[on].seen;
  if (view->absent == 0) return true;
  return !nobody_to(state, rule->action, on) && !nobody_can_act(state->process, rule->action, view);
}

cpl_set cpl_duty_gone(const cpl_process *process, unsigned action, const cpl_view *view) {
  const cpl_action *act = &process->actions[action];
  cpl_set to = cpl_view_to(process, action, view), by = act->by, gone = 0;
  const cpl_entry *entry = process->entries + act->more;
  for (unsigned n = act->more_by; n > 0; n--, entry++) by |= entry->what;
  if (cpl_view_nobody_to(process, action, view)) gone |= to;
  return nobody_can_act(process, action, view) ? gone | by : gone;
}

bool cpl_duty_applies(const cpl_state *state, uint16_t rule, uint32_t on) {
  const cpl_duty_rule *r = &state->process->rules[rule];
  const cpl_view *view = &state->items[on].seen;
  return entry_here(state, r, view) != CPL_NONE && party_is_there(state, r, on);
}

static void becomes_live(cpl_state *state, cpl_duty *duty, uint16_t entry, cpl_moment at) {
  bool starts_now = state->process->owed[entry].since_live ||
                    state->process->rules[duty->rule].trigger == CPL_ALWAYS;
  if (starts_now)
    duty->since = at;
  else if (!(duty->flags & CPL_WAS_LIVE) || duty->since < duty->opened)
    duty->since = duty->opened;
  duty->flags |= CPL_WAS_LIVE;
  duty->state = CPL_OWED;
}

/* For a party that was absent the time starts when it is there, whatever the row says by then. */
static void party_appears(cpl_duty *duty, cpl_moment at) {
  duty->opened = at;
  duty->flags &= (uint8_t)~CPL_WAS_ABSENT;
}

static void stops_being_live(cpl_state *state, cpl_duty *duty, cpl_instant now) {
  if (state->process->rules[duty->rule].trigger == CPL_ALWAYS)
    tell_gap(state, duty, now.at);
  else
    tell_late(state, duty, now);
  duty->state = CPL_WAITING;
}

/* Does the due rest on what an event may have changed, other than by moving or pausing the duty? */
static bool rests_on_facts(const cpl_owed *owed) {
  return owed->due != CPL_NONE || owed->before != CPL_NONE;
}

/* A due that had passed and is not there any more was kept by nobody; the new one can pass again.
 */
static void count_due(cpl_state *state, uint32_t number, uint16_t entry, bool was_owed,
                      cpl_instant now) {
  cpl_duty *duty = &state->duties[number];
  cpl_due due = due_of(state, number, entry);
  if (due.none || now.at < due.too_late) {
    if (was_owed) tell_late(state, duty, now);
    duty->flags &= (uint8_t)~CPL_LATE_TOLD;
  }
  duty->entry = entry;
  duty->due = due;
}

static void refresh(cpl_state *state, uint32_t number, cpl_instant now) {
  cpl_duty *duty = &state->duties[number];
  const cpl_duty_rule *rule = &state->process->rules[duty->rule];
  const cpl_view *view = &state->items[duty->on].seen;
  uint16_t entry = entry_here(state, rule, view);
  bool there = party_is_there(state, rule, duty->on);
  if (!there)
    duty->flags |= CPL_WAS_ABSENT;
  else if (duty->flags & CPL_WAS_ABSENT)
    party_appears(duty, now.at);
  if (entry == CPL_NONE || !there) {
    if (duty->state == CPL_OWED) stops_being_live(state, duty, now);
    return;
  }
  bool was_owed = duty->state == CPL_OWED;
  if (was_owed && duty->entry == entry && state->pause_count == 0 &&
      !rests_on_facts(&state->process->owed[entry]))
    return; /* nothing can have moved it */
  if (!was_owed) becomes_live(state, duty, entry, now.at);
  count_due(state, number, entry, was_owed, now);
}

void cpl_duties_refresh(cpl_state *state, cpl_instant now) {
  if (state->failed != COMPLAINT_OK) return;
  bool all = state->looks_new || state->pause_count > 0;
  uint32_t first = all ? 0 : state->looked_at, kept = first;
  for (uint32_t i = first; i < state->unfinished_count; i++) {
    uint32_t number = state->unfinished[i];
    if (is_finished(&state->duties[number])) continue;
    state->unfinished[kept++] = number;
    refresh(state, number, now);
  }
  state->unfinished_count = state->looked_at = kept;
  state->looks_new = false;
}

/* ---- ends ------------------------------------------------------------------------------------ */

static bool is_related(const cpl_state *state, uint32_t place, uint32_t on) {
  return on == place || cpl_place_reads(state, place, on);
}

static void end_pause(cpl_state *state, uint32_t number, cpl_moment at) {
  for (uint32_t i = 0; i < state->pause_count; i++) {
    cpl_pause *pause = &state->pauses[i];
    if (pause->duty == number && pause->interval.till == CPL_MOMENT_NEVER)
      pause->interval.till = at;
  }
  state->duties[number].flags &= (uint8_t)~CPL_PAUSED;
}

static void finish(cpl_state *state, uint32_t number, cpl_duty_state ended, cpl_instant now) {
  cpl_duty *duty = &state->duties[number];
  tell_late(state, duty, now);
  if (duty->flags & CPL_PAUSED) end_pause(state, number, now.at);
  duty->state = (uint8_t)ended;
  duty->done = now.at;
}

void cpl_duties_discharge(cpl_state *state, cpl_set steps, uint32_t place, cpl_instant now) {
  uint32_t kept = 0;
  cpl_set left = 0;
  if ((steps & state->unfinished_steps) == 0) return;
  for (uint32_t at = 0; at < state->unfinished_count; at++) {
    uint32_t i = state->unfinished[at];
    const cpl_duty *duty = &state->duties[i];
    const cpl_duty_rule *rule = &state->process->rules[duty->rule];
    cpl_set step = cpl_bit(rule->action);
    bool ends = (steps & step) != 0 && !is_finished(duty) && rule->trigger != CPL_ALWAYS;
    if (ends && is_related(state, place, duty->on)) finish(state, i, CPL_DONE, now);
    if (is_finished(duty)) continue;
    state->unfinished[kept++] = i;
    left |= step;
  }
  state->unfinished_count = state->looked_at = kept;
  state->unfinished_steps = left;
}

void cpl_duties_void(cpl_state *state, cpl_set steps, uint32_t place, cpl_instant now) {
  for (uint32_t at = 0; at < state->unfinished_count; at++) {
    uint32_t i = state->unfinished[at];
    const cpl_duty *duty = &state->duties[i];
    uint8_t trigger = state->process->rules[duty->rule].trigger;
    if (is_finished(duty) || trigger >= CPL_SET_MAX) continue;
    if ((steps & cpl_bit(trigger)) && is_related(state, place, duty->on) &&
        !cpl_place_some(state, duty->on, trigger))
      finish(state, i, CPL_VOID, now);
  }
}

/* ---- relief ---------------------------------------------------------------------------------- */

static bool is_named(const cpl_state *state, uint32_t number, cpl_span rules, uint32_t place) {
  const cpl_duty *duty = &state->duties[number];
  if (!cpl_place_reads(state, place, duty->on)) return false;
  for (uint16_t i = 0; i < rules.count; i++)
    if (state->process->lists[rules.first + i] == duty->rule) return true;
  return false;
}

static bool is_meant(const cpl_state *state, uint32_t number, cpl_span rules, uint32_t place) {
  return state->duties[number].state == CPL_OWED && is_named(state, number, rules, place);
}

/* The suspension of a duty that is paused. */
static cpl_pause *running_pause(const cpl_state *state, uint32_t number) {
  cpl_pause *pause = state->pauses;
  while (pause->duty != number || pause->interval.till != CPL_MOMENT_NEVER) pause++;
  return pause;
}

const cpl_due *cpl_duty_to_pass(const cpl_state *state, uint32_t number) {
  const cpl_duty *duty = &state->duties[number];
  bool stands_still = (duty->flags & CPL_PAUSED) && duty->due.none;
  return stands_still ? &running_pause(state, number)->due : &duty->due;
}

bool cpl_duty_stands_still(const cpl_state *state, uint32_t number) {
  const cpl_duty *duty = &state->duties[number];
  if (!(duty->flags & CPL_PAUSED)) return false;
  return duty->due.none || duty->due.too_late > running_pause(state, number)->interval.from;
}

bool cpl_duty_would_move(const cpl_state *state, uint32_t number, cpl_due given) {
  const cpl_due *due = cpl_duty_to_pass(state, number);
  return due->none || given.too_late > due->too_late;
}

bool cpl_duty_new_due(const cpl_state *state, unsigned action, const cpl_scene *scene,
                      cpl_due *given) {
  const cpl_effect *effect = &state->process->effects[action];
  bool own = (effect->own_fields & cpl_bit(effect->extends_to)) != 0;
  cpl_value value;
  if (own && cpl_scene_given(state, scene, effect->extends_to) == NULL) return false;
  if (!cpl_scene_value(state, scene, effect->extends_to, &value)) return false;
  *given = cpl_due_of_value(state, effect->extends_to, value);
  return true;
}

void cpl_duties_extend(cpl_state *state, cpl_span rules, uint32_t place, cpl_due given,
                       cpl_instant now) {
  for (uint32_t n = 0; n < state->unfinished_count; n++) {
    uint32_t i = state->unfinished[n];
    cpl_duty *duty = &state->duties[i];
    if (!is_meant(state, i, rules, place) || !cpl_duty_would_move(state, i, given)) continue;
    bool paused = (duty->flags & CPL_PAUSED) != 0;
    tell_late(state, duty, now);
    if (!CPL_STATE_GROW(state, extensions, extension_room, state->extension_count + 1u)) return;
    cpl_moment at = paused ? running_pause(state, i)->interval.from : now.at;
    state->extensions[state->extension_count++] = (cpl_extension){i, at, given};
    duty->flags = (uint8_t)((duty->flags | CPL_MOVED) & ~CPL_LATE_TOLD);
    if (paused) running_pause(state, i)->due = given; /* the next one must be later still */
    duty->due = due_of(state, i, duty->entry);
  }
}

/* A due that has passed is not moved any more: the pause changes nothing. */
void cpl_duties_suspend(cpl_state *state, cpl_span rules, uint32_t place, cpl_instant now) {
  for (uint32_t at = 0; at < state->unfinished_count; at++) {
    uint32_t i = state->unfinished[at];
    cpl_duty *duty = &state->duties[i];
    if (!is_meant(state, i, rules, place)) continue;
    if ((duty->flags & CPL_PAUSED) || cpl_duty_is_past(duty, now.at)) continue;
    if (!CPL_STATE_GROW(state, pauses, pause_room, state->pause_count + 1u)) return;
    state->pauses[state->pause_count++] = (cpl_pause){i, {now.at, CPL_MOMENT_NEVER}, duty->due};
    duty->flags |= CPL_PAUSED;
  }
}

/* Time runs on for those that are not owed just now, too: they may be again. */
void cpl_duties_resume(cpl_state *state, cpl_span rules, uint32_t place, cpl_instant now) {
  for (uint32_t at = 0; at < state->unfinished_count; at++) {
    uint32_t i = state->unfinished[at];
    cpl_duty *duty = &state->duties[i];
    if (!(duty->flags & CPL_PAUSED) || !is_named(state, i, rules, place)) continue;
    end_pause(state, i, now.at);
    if (duty->state == CPL_OWED) duty->due = due_of(state, i, duty->entry);
  }
}
