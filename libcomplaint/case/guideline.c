/* guideline.c - see guideline.h. Rows are grouped by the value of one field, so that 16,000 rows
 * cost what a few do. */
#include "libcomplaint/case/guideline.h"

static bool test_holds(const cpl_state *state, const cpl_scene *scene,
                       const cpl_guideline_test *test) {
  cpl_value value;
  if (!cpl_scene_value(state, scene, test->field, &value)) return false;
  if (test->test == CPL_TEST_RANGE) return value >= test->least && value <= test->most;
  return value >= 0 && value < CPL_SET_MAX && (test->least >> value & 1);
}

/* Do all its tests hold, those of the fields `undecided` left out? */
static bool row_matches(const cpl_state *state, const cpl_scene *scene,
                        const cpl_guideline_row *row, cpl_set undecided) {
  const cpl_guideline_test *test = state->process->guideline_tests + row->tests;
  for (uint16_t n = row->test_count; n > 0; n--, test++)
    if (!(undecided & cpl_bit(test->field)) && !test_holds(state, scene, test)) return false;
  return true;
}

/* The group in which the rows for this scene stand; the last one is for any other value. */
static uint32_t group_of(const cpl_state *state, const cpl_scene *scene) {
  const cpl_process *process = state->process;
  cpl_value value;
  if (process->guideline_key == CPL_NONE) return 0;
  if (!cpl_scene_value(state, scene, process->guideline_key, &value))
    return process->guideline_keys;
  bool known = value >= 0 && value < (cpl_value)process->guideline_keys;
  return known ? (uint32_t)value : process->guideline_keys;
}

cpl_guideline_answer cpl_guideline_ask(const cpl_state *state, const cpl_scene *scene) {
  const cpl_process *process = state->process;
  uint16_t all = state->policy->model.sanction_count;
  if (process->guideline == NULL)
    return (cpl_guideline_answer){all == CPL_SET_MAX ? ~(cpl_set)0 : cpl_bit(all) - 1, 0};
  uint32_t group = group_of(state, scene);
  for (uint32_t i = process->guideline_group[group]; i < process->guideline_group[group + 1]; i++) {
    const cpl_guideline_row *row = &process->guideline[process->guideline_order[i]];
    if (row_matches(state, scene, row, 0)) return (cpl_guideline_answer){row->open, row->cites};
  }
  return (cpl_guideline_answer){0, 0};
}

static bool is_decided(const cpl_process *process, const cpl_guideline_row *row,
                       cpl_set undecided) {
  const cpl_guideline_test *test = process->guideline_tests + row->tests;
  for (uint16_t n = row->test_count; n > 0; n--, test++)
    if (undecided & cpl_bit(test->field)) return false;
  return true;
}

/* A row that matches for certain hides those after it. */
bool cpl_guideline_can_open(const cpl_state *state, const cpl_scene *scene, cpl_set undecided) {
  const cpl_process *process = state->process;
  bool any_key =
      process->guideline_key != CPL_NONE && (undecided & cpl_bit(process->guideline_key));
  if (process->guideline == NULL) return state->policy->model.sanction_count > 0;
  uint32_t group = any_key ? 0 : group_of(state, scene);
  uint32_t end = any_key ? process->guideline_keys : group;
  for (uint32_t i = process->guideline_group[group]; i < process->guideline_group[end + 1]; i++) {
    const cpl_guideline_row *row = &process->guideline[process->guideline_order[i]];
    if (!row_matches(state, scene, row, undecided)) continue;
    if (row->open != 0) return true;
    if (is_decided(process, row, undecided)) return false;
  }
  return false;
}
