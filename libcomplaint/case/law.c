/* law.c - see law.h.
 *
 * Conduct that has not happened yet is no conduct: a day after the moment at hand is a slip of the
 * pen or a threat, and to read it by the version of that day would make a decision change when a
 * later version is added. */
#include "libcomplaint/case/law.h"

static const cpl_law *in_force(const cpl_laws *laws, cpl_day day) {
  for (uint16_t i = 0; i < laws->count; i++)
    if (laws->items[i].from <= day && day <= laws->items[i].till) return &laws->items[i];
  return NULL;
}

cpl_ruling cpl_law_of(const cpl_state *state, const cpl_scene *scene, cpl_moment at) {
  const cpl_laws *laws = state->process->laws;
  const cpl_law *own = &laws->items[laws->own];
  cpl_value day;
  if (laws->conduct_on == CPL_NONE || !cpl_scene_value(state, scene, laws->conduct_on, &day))
    return (cpl_ruling){.law = own};
  if (day > cpl_day_of_moment(at, state->policy->model.zone)) return (cpl_ruling){.law = own};
  const cpl_law *law = in_force(laws, (cpl_day)day);
  return (cpl_ruling){law, law != own, (cpl_day)day};
}
