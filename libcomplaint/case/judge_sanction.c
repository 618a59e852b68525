/* judge_sanction.c - what an event finds and imposes. See judging.h. */
#include <string.h>

#include "libcomplaint/case/guideline.h"
#include "libcomplaint/case/judging.h"
#include "libcomplaint/case/law.h"

/* Of tests of several versions, which do not stand in order: the first in order of name. */
static uint32_t first_named(const cpl_process *process, cpl_set atoms) {
  uint32_t first = cpl_first(atoms);
  CPL_EACH(a, atoms)
  if (strcmp(process->atoms[a].name, process->atoms[first].name) < 0) first = a;
  return first;
}

/* One of the rows must hold; the first one tells what is missing. */
static void judge_rows(cpl_judging *j, cpl_span rows, uint16_t cites) {
  const cpl_process *process = j->process;
  const cpl_row *row = process->offence_rows + rows.first;
  cpl_set atoms = j->view->atoms;
  for (uint16_t i = 0; i < rows.count; i++)
    if (cpl_row_holds(row[i], atoms)) return;
  if (rows.count > 0)
    cpl_judging_add(j, CPL_WHY_OFFENCE, CPL_WHAT_ATOM,
                    first_named(process, cpl_row_fails(*row, atoms)), j->asked->naming.scene.place,
                    cites);
}

/* The same by the version that was in force when it happened. */
static void judge_by_law(cpl_judging *j, cpl_value offence) {
  const cpl_scene *scene = &j->asked->naming.scene;
  const cpl_process *process = j->process;
  const cpl_law *law = cpl_law_of(j->state, scene, j->asked->at).law;
  uint16_t upheld = j->state->policy->model.upholds.in_force;
  uint16_t cites = upheld != 0 ? upheld : j->action->cites;
  if (law == NULL)
    cpl_judging_add(j, CPL_WHY_OFFENCE, CPL_WHAT_FACT,
                    process->fields[process->laws->conduct_on].fact, scene->place, cites);
  else if (!law->offences[offence].declared)
    cpl_judging_add(j, CPL_WHY_OFFENCE, CPL_WHAT_OFFENCE, (uint32_t)offence, scene->place, cites);
  else
    judge_rows(j, law->offences[offence].rows, law->offences[offence].cites);
}

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
  if (process->laws != NULL)
    judge_by_law(j, offence);
  else
    judge_rows(j, process->offence_spans[offence], j->state->policy->model.offences[offence].cites);
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
