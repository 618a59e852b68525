/* explain_action.c - who may, whether it is open, what is to be given and heeded. */
#include "libcomplaint/case/explain.h"

cpl_about cpl_about_answer(const cpl_speaker *s, const cpl_answer *answer) {
  cpl_about about = {
      .action = answer->action, .by = answer->by, .from = {s->state, {.place = answer->on}}};
  if (s->state == NULL) return about;
  about.at = s->decision->now;
  about.stood_in = s->state->stood_in;
  about.view = &s->state->items[answer->on].seen;
  return about;
}

cpl_about cpl_about_breach(const cpl_breach *breach) {
  return (cpl_about){.action = breach->what, .has_event = true};
}

void cpl_explain_action(cpl_speaker *s, const cpl_answer *answer) {
  const cpl_process *process = s->namer->process;
  const cpl_effect *effect = &process->effects[answer->action];
  const cpl_action *action = &process->actions[answer->action];
  const cpl_about about = cpl_about_answer(s, answer);
  const char *name = cpl_spoken_name(s, effect->name, effect->label);
  cpl_text_adds(s->out, cpl_spoken_at(s, name, action->kind, answer->on));
  cpl_text_addc(s->out, '\n');
  cpl_speak(s, answer->by == 0 ? CPL_SAY_NOBODY : CPL_SAY_MAY, cpl_spoken_roles(s, answer->by),
            NULL, NULL);
  cpl_explain_law(s, &about);
  if (answer->reason_count == 0)
    cpl_speak(s, CPL_SAY_OPEN, NULL, NULL, NULL);
  else
    cpl_explain_reasons(s, &about, s->decision->reasons + answer->reason, answer->reason_count);
  if (answer->needs != 0)
    cpl_speak(s, CPL_SAY_STILL_NEEDED, cpl_spoken_needs(s, answer->action, answer->needs), NULL,
              NULL);
  cpl_explain_sanctions(s, answer);
  if (answer->reason_count == 0 && effect->heeds != 0) {
    cpl_speak(s, CPL_SAY_HEEDS, NULL, NULL, NULL);
    cpl_speak_clauses_of(s, effect->heeds);
  }
  (void)cpl_spoken_cites(s, action->cites);
}
