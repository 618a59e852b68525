/* decide_sanctions.c - which sanctions are open where one may be imposed. See deciding.h. */
#include "libcomplaint/case/deciding.h"
#include "libcomplaint/case/guideline.h"

static uint16_t value_here(const cpl_state *state, uint32_t place, uint16_t field) {
  cpl_value value;
  if (field == CPL_NONE || !cpl_place_value(state, place, field, &value)) return CPL_NONE;
  return (uint16_t)value;
}

static void answer_sanction(cpl_deciding *d, const cpl_answer *answer) {
  complaint_decision *out = d->decision;
  const cpl_process *process = d->state->process;
  const cpl_scene scene = {.place = answer->on};
  bool refused = answer->reason_count > 0;
  out->sanctions[out->sanction_count++] =
      (cpl_sanction_answer){.open = refused ? 0 : cpl_guideline_ask(d->state, &scene).sanctions,
                            .on = answer->on,
                            .answer = (uint32_t)(answer - out->answers),
                            .offence = value_here(d->state, answer->on, process->offence),
                            .finding = value_here(d->state, answer->on, process->finding)};
}

void cpl_decide_sanctions(cpl_sweep *s) {
  s->deciding->decision->sanction_count = 0;
  CPL_EACH(a, s->judging.process->imposes) {
    for (const cpl_answer *answer = s->first[a]; answer != s->first[a + 1]; answer++)
      answer_sanction(s->deciding, answer);
  }
}
