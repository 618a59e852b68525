/* guideline.c - see guideline.h. Values that all stand in one place are read there. */
#include "libcomplaint/case/guideline.h"

static cpl_guideline_answer answer_of(const cpl_guideline_match *match) {
  return match == NULL ? (cpl_guideline_answer){0, 0}
                       : (cpl_guideline_answer){match->open, match->cites};
}

/* Where values come from several items, or the event speaks, they are gathered first. */
static cpl_guideline_answer match_gathered(const cpl_state *state, const cpl_scene *scene) {
  const cpl_process *process = state->process;
  const uint16_t *fields = process->lists + process->guideline_fields.first;
  bool by_slot = process->guideline_kind != CPL_NONE;
  cpl_value values[CPL_SET_MAX];
  for (uint16_t i = 0; i < process->guideline_fields.count; i++) {
    cpl_value *value = &values[by_slot ? process->fields[fields[i]].slot : i];
    if (!cpl_scene_value(state, scene, fields[i], value)) *value = CPL_UNKNOWN;
  }
  return answer_of(cpl_guideline_first(process, values));
}

/* The kept values of a place, if rows read those and nothing else; NULL. */
static inline const cpl_value *values_at(const cpl_state *state, const cpl_scene *scene) {
  uint16_t kind = state->process->guideline_kind;
  if (scene->given_count > 0 || scene->adds != 0) return NULL;
  if (kind == 0) return state->slots; /* those of the case stand first */
  const cpl_item *item = &state->items[scene->place];
  return item->kind == kind ? state->slots + item->slots : NULL;
}

cpl_guideline_answer cpl_guideline_ask(const cpl_state *state, const cpl_scene *scene) {
  const cpl_process *process = state->process;
  uint16_t all = state->policy->model.sanction_count;
  if (!process->has_guideline)
    return (cpl_guideline_answer){all == CPL_SET_MAX ? ~(cpl_set)0 : cpl_bit(all) - 1, 0};
  if (process->guideline_count == 0) return (cpl_guideline_answer){0, 0};
  const cpl_value *values = values_at(state, scene);
  if (values == NULL) return match_gathered(state, scene);
  return answer_of(cpl_guideline_first(process, values));
}
