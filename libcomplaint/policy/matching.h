/* matching.h - the first row of a guideline that matches: by a table of all answers where its facts
 * have few values, else by a loop over the rows of a group. Building asks the loop to fill the
 * table. Knows: model. Must not know: where values come from. */
#ifndef CPL_POLICY_MATCHING_H
#define CPL_POLICY_MATCHING_H

#include "libcomplaint/policy/model.h"

/* In an array of values: not known. */
#define CPL_NOT_KNOWN INT64_MIN

/* ---- the loop -------------------------------------------------------------------------------- */

static inline bool cpl_bound_holds(const cpl_guideline_bound *bound, const cpl_value *values) {
  uint64_t value = (uint64_t)values[bound->column];
  if (bound->is_mask) return value < CPL_SET_MAX && (bound->span >> value & 1);
  return value - (uint64_t)bound->least <= bound->span;
}

/* The group in which the rows for these values stand; the last one is for any other. */
static inline uint32_t cpl_guideline_group_of(const cpl_process *process, const cpl_value *values) {
  if (process->guideline_key == CPL_NONE) return 0;
  uint64_t value = (uint64_t)values[process->guideline_key_column];
  return value < process->guideline_keys ? (uint32_t)value : process->guideline_keys;
}

/* NULL: none. Where a test fails, the rows behind that have the same one are passed over. */
static inline const cpl_guideline_match *cpl_guideline_search(const cpl_process *process,
                                                              const cpl_value *values) {
  const uint32_t *group = process->guideline_group + cpl_guideline_group_of(process, values);
  const cpl_guideline_match *match = process->guideline_matches + group[0];
  const cpl_guideline_match *end = process->guideline_matches + group[1];
  while (match < end) {
    const cpl_guideline_bound *bound = process->guideline_bounds + match->bounds;
    const cpl_guideline_bound *last = bound + match->count;
    while (bound < last && cpl_bound_holds(bound, values)) bound++;
    if (bound == last) return match;
    match += bound->skip;
  }
  return NULL;
}

/* ---- the table ------------------------------------------------------------------------------- */

static inline uint32_t cpl_axis_position(const cpl_guideline_axis *axis, cpl_value value) {
  uint64_t steps = (uint64_t)value - (uint64_t)axis->least;
  if (steps < axis->count) return (uint32_t)steps;
  if (value == CPL_NOT_KNOWN) return axis->count;
  return value < axis->least ? 0 : axis->count - 1;
}

static inline const cpl_guideline_match *cpl_guideline_first(const cpl_process *process,
                                                             const cpl_value *values) {
  const cpl_guideline_axis *axis = process->guideline_axes;
  uint32_t cell = 0;
  if (process->guideline_cells == NULL) return cpl_guideline_search(process, values);
  for (unsigned n = process->guideline_axis_count; n > 0; n--, axis++)
    cell += axis->stride * cpl_axis_position(axis, values[axis->column]);
  uint32_t number = process->guideline_cells[cell];
  return number == 0 ? NULL : &process->guideline_matches[number - 1];
}

#endif
