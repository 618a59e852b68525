/* explain_sanction.c - which sanctions are open, and why one is not. */
#include "libcomplaint/case/explain.h"
#include "libcomplaint/case/guideline.h"

const cpl_sanction *cpl_imposed(const cpl_speaker *s, const cpl_about *about) {
  uint16_t field = s->namer->process->effects[about->action].imposes;
  const cpl_seen_from *from = &about->from;
  if (from->state == NULL || field == CPL_NONE) return NULL;
  const cpl_given *given = cpl_scene_given(from->state, &from->scene, field);
  if (given == NULL || given->unknown) return NULL;
  return &s->namer->model->sanctions[given->value];
}

/* "`late`, found: `true`": what the guideline is asked about. */
static const char *found_there(cpl_speaker *s, const cpl_seen_from *from) {
  const cpl_process *process = s->namer->process;
  cpl_value value;
  const char *offence = cpl_compose(s, CPL_SAY_NO_OFFENCE, NULL, NULL, NULL);
  const char *finding = cpl_compose(s, CPL_SAY_NOT_FOUND, NULL, NULL, NULL);
  if (process->offence != CPL_NONE &&
      cpl_scene_value(from->state, &from->scene, process->offence, &value))
    offence = cpl_spoken_value(s, process->offence, value);
  if (process->finding == CPL_NONE) return offence;
  if (cpl_scene_value(from->state, &from->scene, process->finding, &value))
    finding = cpl_spoken_value(s, process->finding, value);
  return cpl_compose(s, CPL_SAY_FOR, offence, finding, NULL);
}

/* ---- one that is not open -------------------------------------------------------------------- */

cpl_told cpl_told_sanction(cpl_speaker *s, const cpl_about *about, const char *fact) {
  if (about->from.state == NULL)
    return (cpl_told){cpl_compose(s, CPL_SAY_CLOSED_UNTOLD, fact, NULL, NULL),
                      cpl_compose(s, CPL_SAY_FIX_WHEN, fact, NULL, NULL)};
  const cpl_sanction *sanction = cpl_imposed(s, about);
  cpl_set open = cpl_guideline_ask(about->from.state, &about->from.scene).sanctions;
  const char *sanctions = cpl_spoken_sanctions(s, open);
  cpl_told told = {
      cpl_compose(s, open == 0 ? CPL_SAY_OPENS_NONE : CPL_SAY_OPENS, found_there(s, &about->from),
                  sanctions, NULL),
      cpl_compose(s, open == 0 ? CPL_SAY_NONE_OPENS : CPL_SAY_MUST_BE, fact, sanctions, NULL)};
  if (sanction != NULL)
    told.why = cpl_compose(s, CPL_SAY_SO, fact, cpl_spoken_name(s, sanction->name, sanction->label),
                           told.why);
  return told;
}

cpl_told cpl_told_variant(cpl_speaker *s, const cpl_about *about, const char *fact) {
  const cpl_sanction *sanction = cpl_imposed(s, about);
  if (sanction == NULL)
    return (cpl_told){cpl_compose(s, CPL_SAY_VARIANT_UNTOLD, fact, NULL, NULL),
                      cpl_compose(s, CPL_SAY_FIX_WHEN, fact, NULL, NULL)};
  const char *value = cpl_spoken_standing(s, &about->from, s->namer->process->variant);
  const char *variants = cpl_spoken_variants(s, sanction);
  const char *name = cpl_spoken_name(s, sanction->name, sanction->label);
  name = cpl_compose(s, CPL_SAY_GOES_WITH, name, variants, NULL);
  return (cpl_told){value == NULL ? name : cpl_compose(s, CPL_SAY_SO, fact, value, name),
                    cpl_compose(s, CPL_SAY_MUST_BE, fact, variants, NULL)};
}

/* ---- those that are open --------------------------------------------------------------------- */

/* The steps that are missing for it; 0: none is, or something else stands against it too. */
static cpl_set missing_steps(const cpl_speaker *s, const cpl_answer *answer) {
  const cpl_reason *reasons = cpl_decision_reasons(s->decision, answer->reason);
  cpl_set steps = 0;
  for (uint32_t i = 0; i < answer->reason_count; i++)
    if (cpl_reason_why(reasons[i]) == CPL_WHY_AFTER) steps |= cpl_bit(cpl_reason_what(reasons[i]));
  return steps;
}

void cpl_explain_sanctions(cpl_speaker *s, const cpl_answer *answer) {
  const cpl_about about = cpl_about_answer(s, answer);
  if (!(s->namer->process->actions[answer->action].flags & CPL_IMPOSES) || s->state == NULL) return;
  if (answer->reason_count > 0) {
    cpl_set steps = missing_steps(s, answer);
    cpl_speak(s, steps == 0 ? CPL_SAY_SANCTIONS_NONE : CPL_SAY_SANCTIONS_AFTER,
              cpl_spoken_actions(s, steps), NULL, NULL);
    return;
  }
  cpl_guideline_answer open = cpl_guideline_ask(s->state, &about.from.scene);
  const char *cites = cpl_spoken_cites(s, open.cites);
  if (open.sanctions != 0)
    cpl_speak(s, cites[0] == '\0' ? CPL_SAY_SANCTIONS : CPL_SAY_SANCTIONS_CITED,
              found_there(s, &about.from), cpl_spoken_sanctions(s, open.sanctions), cites);
}
