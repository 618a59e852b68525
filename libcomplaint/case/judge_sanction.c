/* judge_sanction.c - what an event finds and imposes. See judging.h. */
#include "libcomplaint/case/guideline.h"
#include "libcomplaint/case/judging.h"

/* A finding counts as true only with the consequence that the offence asks for. */
void cpl_judge_offence(cpl_judging *j) {
  const cpl_process *process = j->process;
  const cpl_scene *scene = &j->asked->naming.scene;
  cpl_value finding, offence;
  uint16_t field = j->effect->finds;
  if (field == CPL_NONE || process->offence == CPL_NONE || process->offence_spans == NULL) return;
  const cpl_given *given = cpl_scene_given(j->state, scene, field);
  if (given == NULL || given->unknown) return;
  finding = given->value;
  cpl_value proven = j->state->policy->model.facts[process->fields[field].fact].proven;
  if (!(proven >> finding & 1)) return;
  if (!cpl_scene_value(j->state, scene, process->offence, &offence)) return;
  cpl_span rows = process->offence_spans[offence];
  for (uint16_t i = 0; i < rows.count; i++)
    if (cpl_row_holds(process->offence_rows[rows.first + i], j->view->atoms)) return;
  if (rows.count > 0)
    cpl_judging_add(j, CPL_WHY_OFFENCE, CPL_WHAT_ATOM,
                    cpl_first(cpl_row_fails(process->offence_rows[rows.first], j->view->atoms)),
                    scene->place, j->state->policy->model.offences[offence].cites);
}

/* The sanction must be open by the guideline, in one of its variants. */
void cpl_judge_sanction(cpl_judging *j) {
  const cpl_process *process = j->process;
  const cpl_scene *scene = &j->asked->naming.scene;
  uint16_t field = j->effect->imposes;
  const cpl_given *given = field == CPL_NONE ? NULL : cpl_scene_given(j->state, scene, field);
  if (given == NULL || given->unknown) return;
  cpl_guideline_answer open = cpl_guideline_ask(j->state, scene);
  const cpl_sanction *sanction = &j->state->policy->model.sanctions[given->value];
  if (!(open.sanctions & cpl_bit((unsigned)given->value)))
    cpl_judging_add(j, CPL_WHY_WHEN, CPL_WHAT_FACT, process->fields[field].fact, 0,
                    open.cites != 0 ? open.cites : j->action->cites);
  if (sanction->variants == 0 || process->variant == CPL_NONE) return;
  cpl_value variant;
  bool known = cpl_scene_value(j->state, scene, process->variant, &variant);
  if (!known)
    cpl_judging_add(j, CPL_WHY_NEEDS, CPL_WHAT_FACT, process->fields[process->variant].fact,
                    scene->place, sanction->cites);
  else if (!(sanction->variants & cpl_bit((unsigned)variant)))
    cpl_judging_add(j, CPL_WHY_WHEN, CPL_WHAT_FACT, process->fields[process->variant].fact, 0,
                    sanction->cites);
}

/* Before there is an event: where it must name a sanction and can name none. What it may still say
 * itself refuses nothing. */
void cpl_judge_sanctions(cpl_judging *j) {
  const cpl_process *process = j->process;
  unsigned action = j->asked->action;
  const cpl_effect *effect = &process->effects[action];
  if (process->guideline_reads & effect->own_fields) return;
  cpl_guideline_answer open = cpl_guideline_ask(j->state, &j->asked->naming.scene);
  if (open.sanctions != 0) return;
  cpl_set needed = cpl_fields_of(process, action, cpl_judge_needs(process, j->action, j->view));
  if (!(needed & cpl_bit(effect->imposes))) return;
  cpl_judging_add(j, CPL_WHY_WHEN, CPL_WHAT_FACT, process->fields[effect->imposes].fact, 0,
                  open.cites != 0 ? open.cites : j->action->cites);
}
