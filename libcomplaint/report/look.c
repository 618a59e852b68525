/* look.c - see look.h. */
#include "libcomplaint/report/look.h"

#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/case/decide.h"
#include "libcomplaint/case/place.h"

void cpl_look_begin(cpl_look *look, const complaint_memory *memory, const cpl_days *days) {
  *look = (cpl_look){.memory = *memory, .days = days};
}

void cpl_look_end(cpl_look *look) {
  cpl_delete(&look->memory, look->said, look->said_room * sizeof *look->said);
  cpl_delete(&look->memory, look->imposed, look->imposed_room * sizeof *look->imposed);
}

/* ---- one event ------------------------------------------------------------------------------- */

/* Did the event just folded do anything? If not, that it is unlawful is the last that was told. */
static bool took_place(const cpl_look *look, const cpl_state *state, uint32_t index) {
  if (cpl_history_of(&look->of->history, index).struck) return false;
  if (state->breach_count == 0) return true;
  const cpl_breach *last = &state->breaches[state->breach_count - 1];
  bool unlawful = last->why == CPL_UNLAWFUL && last->event == index + 1;
  return !unlawful || (!last->is_void && last->on != CPL_ON_NOWHERE);
}

static void hear(cpl_look *look, uint16_t fact, cpl_moment at, bool unknown, cpl_value value) {
  look->said[fact] = (cpl_said){at, value, true, unknown};
}

static void hear_facts(cpl_look *look, const cpl_event *event, const cpl_given *facts,
                       uint32_t count, cpl_moment at) {
  const cpl_process *process = look->of->process;
  cpl_span sets = process->effects[event->action].sets;
  for (uint32_t i = 0; i < count; i++)
    hear(look, facts[i].fact, at, facts[i].unknown, facts[i].value);
  for (uint16_t i = 0; i < sets.count; i++) {
    const cpl_constant *constant = &process->constants[sets.first + i];
    if (constant->field != CPL_NONE)
      hear(look, process->fields[constant->field].fact, at, false, constant->value);
  }
}

static void impose(cpl_look *look, const cpl_state *state, const cpl_event *event,
                   const cpl_given *facts, uint32_t count) {
  const cpl_process *process = state->process;
  uint16_t field = process->effects[event->action].imposes, kind;
  if (field == CPL_NONE) return;
  kind = process->actions[event->action].kind;
  uint32_t on = kind == 0 ? 0 : cpl_place_find(state, kind, event->on);
  for (uint32_t i = 0; i < count && on != CPL_ON_NOWHERE; i++) {
    if (facts[i].fact != process->fields[field].fact || facts[i].unknown) continue;
    if (!cpl_grow(&look->memory, &look->imposed, &look->imposed_room, look->imposed_count + 1,
                  sizeof *look->imposed)) {
      look->failed = true;
      return;
    }
    look->imposed[look->imposed_count++] =
        (cpl_imposed){on, event->action, (uint16_t)facts[i].value};
  }
}

static void hear_event(cpl_look *look, const cpl_state *state, uint32_t index, cpl_moment at) {
  const cpl_event *event = &look->of->record.events[index];
  const cpl_process *process = state->process;
  const cpl_given *facts;
  uint32_t count;
  if (!cpl_history_facts(&look->of->history, process, index, &facts, &count)) {
    look->failed = true;
    return;
  }
  unsigned flags = process->actions[event->action].flags;
  if ((flags & CPL_STARTS) && look->received == CPL_MOMENT_NEVER) look->received = at;
  if (event->action == look->accepts && look->accepted == CPL_MOMENT_NEVER) look->accepted = at;
  hear_facts(look, event, facts, count, at);
  if ((flags & CPL_IMPOSES) && at >= look->days->from) impose(look, state, event, facts, count);
}

/* ---- what it made of the case ---------------------------------------------------------------- */

static void forget_undone(cpl_look *look, const cpl_state *state) {
  size_t kept = 0;
  for (size_t i = 0; i < look->imposed_count; i++) {
    const cpl_imposed *imposed = &look->imposed[i];
    if (state->items[imposed->on].steps & cpl_bit(imposed->action))
      look->imposed[kept++] = *imposed;
  }
  look->imposed_count = kept;
}

static void see_state(cpl_look *look, const cpl_state *state, uint16_t action, cpl_moment at) {
  bool at_rest = state->started && cpl_state_at_rest(state);
  bool before = at < look->days->from;
  if (before) look->was_started = state->started;
  if (before) look->was_at_rest = at_rest;
  if (!before && look->was_at_rest && !at_rest) look->reopened = true;
  if (!before && state->extension_count > look->extensions) look->granted[action]++;
  look->extensions = state->extension_count;
  forget_undone(look, state);
}

static void saw(void *context, const cpl_state *state, uint32_t index) {
  cpl_look *look = context;
  cpl_moment at = cpl_history_of(&look->of->history, index).at;
  if (state->failed != COMPLAINT_OK || look->failed) return;
  if (took_place(look, state, index)) hear_event(look, state, index, at);
  see_state(look, state, look->of->record.events[index].action, at);
}

complaint_status cpl_look_at(cpl_look *look, complaint_case *c, uint16_t accepts,
                             complaint_error *err) {
  size_t facts = c->policy->model.fact_count;
  if (!cpl_grow(&look->memory, &look->said, &look->said_room, facts, sizeof *look->said))
    return cpl_error_nomem(err);
  if (facts > 0) memset(look->said, 0, facts * sizeof *look->said);
  memset(look->granted, 0, sizeof look->granted);
  look->of = c;
  look->accepts = accepts;
  look->received = look->accepted = CPL_MOMENT_NEVER;
  look->was_started = look->was_at_rest = look->reopened = look->failed = false;
  look->extensions = 0;
  look->imposed_count = 0;
  complaint_status status = cpl_case_watch(c, cpl_case_recorded_by(c, look->days->now),
                                           look->days->now, look->days->till, saw, look, err);
  return status == COMPLAINT_OK && look->failed ? cpl_error_nomem(err) : status;
}
