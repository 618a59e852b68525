/* composed.c - see composed.h. */
#include "libcomplaint/case/composed.h"

#include "libcomplaint/case/function_row.h"
#include "libcomplaint/case/record.h"

/* least <= a - b <= most, without overflow. */
static bool apart(cpl_value a, cpl_value b, cpl_value least, cpl_value most) {
  cpl_value difference;
  if (__builtin_sub_overflow(a, b, &difference)) difference = a < b ? INT64_MIN : INT64_MAX;
  return difference >= least && difference <= most;
}

static bool than_holds(const cpl_state *state, const cpl_scene *scene, const cpl_atom *atom) {
  cpl_value a, b;
  return cpl_scene_value(state, scene, atom->field, &a) &&
         cpl_scene_value(state, scene, atom->other, &b) && apart(a, b, atom->least, atom->most);
}

/* Only an event can tell a new value from the old one. */
static bool old_holds(const cpl_state *state, const cpl_scene *scene, const cpl_atom *atom) {
  cpl_value fresh, old;
  const cpl_scene before = {.place = scene->place, .adds = scene->adds, .added = scene->added};
  return cpl_scene_given(state, scene, atom->field) != NULL &&
         cpl_scene_value(state, scene, atom->field, &fresh) &&
         cpl_scene_value(state, &before, atom->field, &old) &&
         apart(fresh, old, atom->least, atom->most);
}

/* When the step was last taken on a place that is read from here; false if it does not stand. */
static bool step_time(const cpl_state *state, uint32_t place, uint16_t step, cpl_moment *at) {
  bool found = false;
  for (uint32_t i = 0; i < state->deed_count; i++) {
    const cpl_deed *deed = &state->deeds[i];
    if (deed->action != step || !cpl_place_reads(state, place, deed->on)) continue;
    *at = deed->at;
    found = true;
  }
  return found;
}

static bool beyond_holds(const cpl_state *state, const cpl_scene *scene, const cpl_atom *atom) {
  const cpl_model *model = &state->policy->model;
  cpl_value value;
  cpl_moment step;
  if (!cpl_scene_value(state, scene, atom->field, &value)) return false;
  if (!step_time(state, scene->place, atom->other, &step)) return false;
  if (model->facts[state->process->fields[atom->field].fact].type == CPL_DATE)
    value = cpl_moment_of_day((cpl_day)value, model->zone);
  cpl_due due = cpl_due_after(state->editions[0], atom->limit, step, model->zone, NULL, 0);
  return !due.none && value >= due.too_late;
}

void cpl_composed_see(cpl_state *state, const cpl_scene *scene, cpl_view *view) {
  const cpl_process *process = state->process;
  CPL_EACH(a, process->composed | process->old) {
    const cpl_atom *atom = &process->atoms[a];
    bool holds = false;
    if (atom->test == CPL_TEST_THAN)
      holds = than_holds(state, scene, atom);
    else if (atom->test == CPL_TEST_OLD)
      holds = old_holds(state, scene, atom);
    else if (atom->test == CPL_TEST_BEYOND)
      holds = beyond_holds(state, scene, atom);
    else if (atom->test == CPL_TEST_FUNCTION)
      holds = cpl_function_holds(state, scene, atom);
    if (holds) view->atoms |= cpl_bit(a);
  }
}
