/* state.c - the life of a state; see state.h. */
#include "libcomplaint/case/state.h"

#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/case/place.h"
#include "libcomplaint/case/view.h"

static cpl_set derived_atoms(const cpl_process *process) {
  cpl_set derived = process->composed | process->old;
  for (uint16_t i = 0; i < process->atom_count; i++)
    if (process->atoms[i].test == CPL_TEST_PRESENT) derived |= cpl_bit(i);
  return derived;
}

bool cpl_state_begin(cpl_state *state, const complaint_memory *memory, complaint_policy *policy,
                     const cpl_process *process, cpl_ids *ids, const struct cpl_record *record) {
  *state = (cpl_state){.memory = *memory,
                       .policy = policy,
                       .process = process,
                       .ids = ids,
                       .record = record,
                       .derived = derived_atoms(process)};
  size_t kinds = process->kind_count * sizeof(uint32_t);
  state->first_of_kind = cpl_new(memory, kinds);
  state->last_of_kind = cpl_new(memory, kinds);
  return state->first_of_kind != NULL && state->last_of_kind != NULL;
}

void cpl_state_end(cpl_state *state) {
  const complaint_memory *memory = &state->memory;
  if (state->process == NULL) return;
  size_t kinds = state->process->kind_count * sizeof(uint32_t);
  cpl_delete(memory, state->first_of_kind, kinds);
  cpl_delete(memory, state->last_of_kind, kinds);
  cpl_delete(memory, state->items, state->item_room * sizeof *state->items);
  cpl_delete(memory, state->slots, state->slot_room * sizeof *state->slots);
  cpl_delete(memory, state->duties, state->duty_room * sizeof *state->duties);
  cpl_delete(memory, state->pauses, state->pause_room * sizeof *state->pauses);
  cpl_delete(memory, state->parties, state->party_room * sizeof *state->parties);
  cpl_delete(memory, state->extensions, state->extension_room * sizeof *state->extensions);
  cpl_delete(memory, state->breaches, state->breach_room * sizeof *state->breaches);
  cpl_delete(memory, state->reasons, state->reason_room * sizeof *state->reasons);
  cpl_delete(memory, state->deeds, state->deed_room * sizeof *state->deeds);
  cpl_delete(memory, state->periods, state->period_room * sizeof *state->periods);
  cpl_delete(memory, state->intervals, state->interval_room * sizeof *state->intervals);
  cpl_delete(memory, state->unfinished, state->unfinished_room * sizeof *state->unfinished);
  memset(state, 0, sizeof *state);
}

static const cpl_edition *edition_at(const cpl_state *state, uint16_t calendar, cpl_moment now) {
  const cpl_model *model = &state->policy->model;
  return cpl_calendar_edition(model->calendars[calendar], cpl_day_of_moment(now, model->zone));
}

bool cpl_state_same_editions(const cpl_state *state, cpl_moment now) {
  if (now == state->known_by) return true;
  for (uint16_t i = 0; i < state->policy->model.calendar_count; i++)
    if (edition_at(state, i, now) != state->editions[i]) return false;
  return true;
}

void cpl_state_reset(cpl_state *state, cpl_moment now) {
  state->failed = COMPLAINT_OK;
  state->known_by = now;
  for (uint16_t i = 0; i < state->policy->model.calendar_count; i++)
    state->editions[i] = edition_at(state, i, now);
  state->started = state->has_begun = false;
  state->ended = state->stage = 0;
  state->begun = CPL_MOMENT_NEVER;
  state->clock = INT64_MIN;
  state->stood_in = 0;
  state->item_count = state->slot_count = state->duty_count = state->pause_count = 0;
  state->breach_count = state->reason_count = state->deed_count = state->period_count = 0;
  state->event_count = state->unfinished_count = state->extension_count = state->party_count = 0;
  state->looked_at = 0;
  state->unfinished_steps = 0;
  memset(state->first_of_kind, 0, state->process->kind_count * sizeof(uint32_t));
  memset(state->last_of_kind, 0, state->process->kind_count * sizeof(uint32_t));
  (void)cpl_place_add(state, 0, 0, 0);
  cpl_state_see(state);
}

void cpl_state_out_of_memory(cpl_state *state) {
  if (state->failed == COMPLAINT_OK) state->failed = cpl_error_nomem(state->trouble);
}

bool cpl_state_grow(cpl_state *state, void *array, uint32_t *room, size_t count, size_t size) {
  size_t capacity = *room, wanted = count + count / 8;
  if (count <= capacity) return true;
  bool ok = wanted <= UINT32_MAX && cpl_grow_to(&state->memory, array, &capacity, wanted, size);
  if (!ok) cpl_state_out_of_memory(state);
  *room = (uint32_t)capacity;
  return ok;
}
