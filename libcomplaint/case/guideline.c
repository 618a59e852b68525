/* guideline.c - see guideline.h. Rows are grouped by the value of one field, so that 16,000 rows
 * cost what a few do; the values that they test are looked up once. */
#include "libcomplaint/case/guideline.h"

/* What is known, by column: the fields in process->guideline_fields. */
typedef struct known {
  cpl_value values[CPL_SET_MAX];
  cpl_set columns; /* that are known */
} known;

static void look_up(const cpl_state *state, const cpl_scene *scene, known *out) {
  cpl_span fields = state->process->guideline_fields;
  out->columns = 0;
  for (uint16_t i = 0; i < fields.count; i++)
    if (cpl_scene_value(state, scene, state->process->lists[fields.first + i], &out->values[i]))
      out->columns |= cpl_bit(i);
}

/* Do all its tests hold? For a row of the right group. */
static inline bool matches(const cpl_process *process, const known *k,
                           const cpl_guideline_match *match) {
  const cpl_guideline_bound *bound = process->guideline_bounds + match->bounds;
  if (match->columns & ~k->columns) return false;
  for (uint16_t n = match->count; n > 0; n--, bound++) {
    uint64_t value = (uint64_t)k->values[bound->column];
    bool holds = bound->is_mask ? value < CPL_SET_MAX && (bound->span >> value & 1)
                                : value - (uint64_t)bound->least <= bound->span;
    if (!holds) return false;
  }
  return true;
}

/* The group in which the rows for this scene stand; the last one is for any other value. */
static uint32_t group_of(const cpl_process *process, const known *k) {
  uint16_t column = process->guideline_key_column;
  if (process->guideline_key == CPL_NONE) return 0;
  if (!(k->columns & cpl_bit(column))) return process->guideline_keys;
  cpl_value value = k->values[column];
  bool is_key = value >= 0 && value < (cpl_value)process->guideline_keys;
  return is_key ? (uint32_t)value : process->guideline_keys;
}

cpl_guideline_answer cpl_guideline_ask(const cpl_state *state, const cpl_scene *scene) {
  const cpl_process *process = state->process;
  uint16_t all = state->policy->model.sanction_count;
  known k;
  if (!process->has_guideline)
    return (cpl_guideline_answer){all == CPL_SET_MAX ? ~(cpl_set)0 : cpl_bit(all) - 1, 0};
  if (process->guideline_count == 0) return (cpl_guideline_answer){0, 0};
  look_up(state, scene, &k);
  uint32_t group = group_of(process, &k);
  const cpl_guideline_match *match = process->guideline_matches + process->guideline_group[group];
  const cpl_guideline_match *end = process->guideline_matches + process->guideline_group[group + 1];
  for (; match < end; match++) {
    const cpl_guideline_row *row = &process->guideline[match->row];
    if (matches(process, &k, match)) return (cpl_guideline_answer){row->open, row->cites};
  }
  return (cpl_guideline_answer){0, 0};
}
