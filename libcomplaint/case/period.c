/* period.c - see period.h. */
#include "libcomplaint/case/period.h"

#include "libcomplaint/base/error.h"

cpl_span_of_days cpl_period_of(uint8_t trigger, cpl_day day) {
  if (trigger == CPL_EACH_DAY) return (cpl_span_of_days){day, day + 1};
  if (trigger == CPL_EACH_WEEK) {
    cpl_day monday = day - cpl_weekday(day);
    return (cpl_span_of_days){monday, monday + 7};
  }
  cpl_civil civil = cpl_civil_of_day(day);
  cpl_civil next = {civil.year + civil.month / 12, civil.month % 12 + 1, 1};
  civil.day = 1;
  return (cpl_span_of_days){cpl_day_of_civil(civil), cpl_day_of_civil(next)};
}

bool cpl_period_last_day(const cpl_state *state, uint16_t rule, cpl_span_of_days period,
                         cpl_day *last) {
  const cpl_duty_rule *r = &state->process->rules[rule];
  uint16_t calendar = state->process->owed[r->entries.first].calendar;
  *last = period.end - 1;
  if (calendar == CPL_EVERY_DAY) return true;
  const cpl_edition *edition = state->editions[calendar];
  while (*last >= period.first && !cpl_edition_works(edition, *last)) --*last;
  return *last >= period.first;
}

/* Where a period stands, or would stand, in state->periods: by rule, then first day. */
static uint32_t find(const cpl_state *state, uint16_t rule, cpl_day first) {
  uint32_t low = 0, high = state->period_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const cpl_period *period = &state->periods[middle];
    if (period->rule < rule || (period->rule == rule && period->first < first))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool is_there(const cpl_state *state, uint32_t at, uint16_t rule, cpl_day first) {
  return at < state->period_count && state->periods[at].rule == rule &&
         state->periods[at].first == first;
}

bool cpl_period_find(const cpl_state *state, uint16_t rule, cpl_day first, cpl_moment *done) {
  uint32_t at = find(state, rule, first);
  if (!is_there(state, at, rule, first)) return false;
  *done = state->periods[at].done;
  return true;
}

static void tell_late(cpl_state *state, uint16_t rule, cpl_day first, uint32_t event) {
  const cpl_owed *owed = &state->process->owed[state->process->rules[rule].entries.first];
  cpl_state_breach(state, (cpl_breach){.why = CPL_LATE,
                                       .what = rule,
                                       .event = event,
                                       .cites = owed->cites,
                                       .soft = owed->soft,
                                       .period = first,
                                       .has_period = true,
                                       .till = CPL_MOMENT_NEVER});
}

/* One more period about which nothing is left to say; false if it stood there already. */
static bool settle(cpl_state *state, uint16_t rule, cpl_day first, cpl_moment done) {
  uint32_t at = find(state, rule, first);
  if (is_there(state, at, rule, first)) return false;
  if (!CPL_STATE_GROW(state, periods, period_room, state->period_count + 1u)) return false;
  for (uint32_t i = state->period_count++; i > at; i--) state->periods[i] = state->periods[i - 1];
  state->periods[at] = (cpl_period){rule, first, done};
  return true;
}

/* Was anything owed in this period, rows apart? */
static bool counts(const cpl_state *state, uint16_t rule, cpl_span_of_days period) {
  cpl_day last;
  return state->has_begun && cpl_period_last_day(state, rule, period, &last) &&
         period.end > cpl_day_of_moment(state->begun, state->policy->model.zone);
}

void cpl_period_done(cpl_state *state, uint16_t rule, cpl_day day, cpl_instant now) {
  cpl_span_of_days period = cpl_period_of(state->process->rules[rule].trigger, day);
  if (!settle(state, rule, period.first, now.at)) return;
  if (counts(state, rule, period) &&
      now.at >= cpl_moment_of_day(period.end, state->policy->model.zone))
    tell_late(state, rule, period.first, now.event);
}

complaint_status cpl_periods_reach(const cpl_state *state, cpl_moment now, complaint_error *err) {
  int32_t zone = state->policy->model.zone;
  char today[CPL_DAY_TEXT], first[CPL_DAY_TEXT];
  if (!state->has_begun || state->process->periodic.count == 0) return COMPLAINT_OK;
  cpl_civil last = cpl_civil_of_day(cpl_day_of_moment(state->begun, zone));
  last.year += CPL_STANDING_YEARS;
  cpl_day day = cpl_day_of_moment(now, zone);
  if (day < cpl_day_of_civil(last)) return COMPLAINT_OK;
  cpl_day_format(day, today);
  cpl_day_format(cpl_day_of_moment(state->begun, zone), first);
  return cpl_error(
      err, COMPLAINT_E_LIMIT,
      "%s is %d years or more after %s, when this standing case began, and what it owes "
      "in every period is not worked out for so long: look at the time, or begin a new "
      "case",
      today, CPL_STANDING_YEARS, first);
}

void cpl_periods_pass(cpl_state *state, cpl_moment until) {
  const cpl_process *process = state->process;
  int32_t zone = state->policy->model.zone;
  if (!state->has_begun || state->failed != COMPLAINT_OK) return;
  state->failed = cpl_periods_reach(state, until, state->trouble);
  if (state->failed != COMPLAINT_OK) return;
  for (uint16_t i = 0; i < process->periodic.count; i++) {
    uint16_t rule = process->lists[process->periodic.first + i];
    uint8_t trigger = process->rules[rule].trigger;
    if (cpl_duty_applies(state, rule, 0)) continue;
    cpl_span_of_days period = cpl_period_of(trigger, cpl_day_of_moment(state->clock, zone));
    for (; cpl_moment_of_day(period.end, zone) <= until;
         period = cpl_period_of(trigger, period.end))
      (void)settle(state, rule, period.first, CPL_MOMENT_NEVER);
  }
}
