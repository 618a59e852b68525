/* decide_laws.c - which offences are read under another version than that of the case. See
 * deciding.h. */
#include "libcomplaint/case/deciding.h"
#include "libcomplaint/case/law.h"

bool cpl_decide_laws(cpl_deciding *deciding) {
  const cpl_state *state = deciding->state;
  const cpl_process *process = state->process;
  complaint_decision *d = deciding->decision;
  uint16_t kind = process->fields[process->offence].kind;
  if (!cpl_grow(&d->memory, &d->laws, &d->law_room, state->item_count, sizeof *d->laws))
    return false;
  for (uint32_t i = 0; i < state->item_count; i++) {
    const cpl_scene scene = {.place = i};
    if (state->items[i].kind != kind) continue;
    cpl_ruling ruling = cpl_law_of(state, &scene, deciding->now);
    if (ruling.is_other) d->laws[d->law_count++] = (cpl_law_answer){i, ruling.day, ruling.law};
  }
  return true;
}
