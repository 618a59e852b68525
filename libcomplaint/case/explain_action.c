/* explain_action.c - who may, what speaks against it, what would have to change. */
#include "libcomplaint/case/explain.h"

_Static_assert(CPL_SAY_FIX - CPL_SAY_WHY == CPL_WHY_OWED + 1, "a phrase for each reason");
_Static_assert(CPL_SAY_REOPEN - CPL_SAY_FIX == CPL_WHY_OWED + 1, "a remedy for each reason");

/* ---- what a row asks for --------------------------------------------------------------------- */

/* What an atom tests, as people call it. */
static const char *subject(cpl_speaker *s, const cpl_atom *atom) {
  const cpl_label none = {NULL, NULL};
  if (atom->test == CPL_TEST_PRESENT) return cpl_spoken_roles(s, cpl_bit(atom->other));
  if (atom->field != CPL_NONE)
    return cpl_spoken_fact(s, s->namer->process->fields[atom->field].fact);
  return cpl_spoken_name(s, atom->name, none);
}

static const char *values(cpl_speaker *s, const cpl_atom *atom) {
  const char *list = NULL;
  const cpl_value *value = s->namer->process->values + atom->values.first;
  for (uint16_t i = 0; i < atom->values.count; i++)
    list = cpl_spoken_and(s, list, cpl_spoken_value(s, atom->field, value[i]));
  if (list != NULL) return list;
  CPL_EACH(i, (cpl_set)atom->least)
  list = cpl_spoken_and(s, list, cpl_spoken_value(s, atom->field, (cpl_value)i));
  return list == NULL ? "" : list;
}

static const char *range(cpl_speaker *s, const cpl_atom *atom) {
  const char *least = cpl_spoken_value(s, atom->field, atom->least);
  const char *most = cpl_spoken_value(s, atom->field, atom->most);
  if (atom->least == INT64_MIN)
    return cpl_compose(s, CPL_SAY_MUST_NOT_PASS, subject(s, atom), most, NULL);
  if (atom->most == INT64_MAX)
    return cpl_compose(s, CPL_SAY_MUST_REACH, subject(s, atom), least, NULL);
  return cpl_compose(s, CPL_SAY_MUST_LIE, subject(s, atom), least, most);
}

/* Does the action ask that this atom be false? */
static bool is_barred(const cpl_process *process, uint16_t number, cpl_set atom) {
  const cpl_action *action = &process->actions[number];
  if ((action->when.must | action->when.must_not) & atom)
    return (action->when.must_not & atom) != 0;
  unsigned count =
      (unsigned)action->more_by + action->more_to + action->more_after + action->more_needs;
  for (unsigned i = 0; i < count; i++)
    if (process->entries[action->more + i].when.must_not & atom) return true;
  return false;
}

static const char *requirement(cpl_speaker *s, uint16_t action, uint32_t number) {
  const cpl_process *process = s->namer->process;
  const cpl_atom *atom = &process->atoms[number];
  bool barred = is_barred(process, action, cpl_bit(number));
  if ((atom->test == CPL_TEST_ANY || atom->test == CPL_TEST_ALL) && atom->field != CPL_NONE)
    return cpl_compose(s, barred ? CPL_SAY_MUST_NOT_BE : CPL_SAY_MUST_BE, subject(s, atom),
                       values(s, atom), NULL);
  if (atom->test == CPL_TEST_RANGE && !barred) return range(s, atom);
  if (atom->test == CPL_TEST_PRESENT)
    return cpl_compose(s, barred ? CPL_SAY_MUST_BE_ABSENT : CPL_SAY_MUST_ATTEND, subject(s, atom),
                       NULL, NULL);
  return cpl_compose(s, CPL_SAY_MUST_FIT, subject(s, atom), NULL, NULL);
}

/* ---- reasons --------------------------------------------------------------------------------- */

/* The kind of item that a reason speaks of. */
static uint16_t kind_of(const cpl_process *process, uint16_t action, cpl_reason reason) {
  uint32_t what = cpl_reason_what(reason);
  switch (cpl_reason_kind(reason)) {
  case CPL_WHAT_ACTION: return process->actions[what].kind;
  case CPL_WHAT_FACT: return process->actions[action].kind;
  case CPL_WHAT_RULE: return process->rules[what].kind;
  case CPL_WHAT_NOTHING:
  case CPL_WHAT_ROLE:
  case CPL_WHAT_ID:
  case CPL_WHAT_ATOM: break;
  }
  return 0;
}

static const char *what_of(cpl_speaker *s, cpl_set by, cpl_reason reason) {
  uint32_t what = cpl_reason_what(reason);
  const cpl_label none = {NULL, NULL};
  if (cpl_reason_why(reason) == CPL_WHY_ROLE && by != 0) return cpl_spoken_roles(s, by);
  switch (cpl_reason_kind(reason)) {
  case CPL_WHAT_NOTHING: return "";
  case CPL_WHAT_ROLE: return cpl_spoken_roles(s, cpl_bit(what));
  case CPL_WHAT_ACTION: return cpl_spoken_actions(s, cpl_bit(what));
  case CPL_WHAT_ATOM: return subject(s, &s->namer->process->atoms[what]);
  case CPL_WHAT_FACT: return cpl_spoken_fact(s, (uint16_t)what);
  case CPL_WHAT_ID:
  case CPL_WHAT_RULE: break;
  }
  return cpl_spoken_name(s, cpl_namer_what(s->namer, reason), none);
}

/* What would have to change: for most reasons their own words, for some more can be said. */
static const char *remedy_of(cpl_speaker *s, uint16_t action, cpl_reason reason, const char *what) {
  const cpl_process *process = s->namer->process;
  cpl_why why = cpl_reason_why(reason);
  cpl_phrase phrase = (cpl_phrase)(CPL_SAY_FIX + (int)why);
  if (why == CPL_WHY_WHEN && cpl_reason_kind(reason) == CPL_WHAT_ATOM)
    return requirement(s, action, cpl_reason_what(reason));
  if (why == CPL_WHY_NOT_STARTED) what = cpl_spoken_actions(s, process->starts);
  if (why == CPL_WHY_ENDED && process->reopens != 0)
    return cpl_compose(s, CPL_SAY_REOPEN, cpl_spoken_actions(s, process->reopens), NULL, NULL);
  return cpl_compose(s, phrase, what, NULL, NULL);
}

static const char *what_at(cpl_speaker *s, uint16_t action, cpl_set by, cpl_reason reason) {
  uint16_t kind = kind_of(s->namer->process, action, reason);
  return cpl_spoken_at(s, what_of(s, by, reason), kind, cpl_reason_on(reason));
}

const char *cpl_spoken_reason(cpl_speaker *s, uint16_t action, cpl_set by, cpl_reason reason) {
  cpl_why why = cpl_reason_why(reason);
  cpl_phrase phrase = (cpl_phrase)(CPL_SAY_WHY + (int)why);
  if (why == CPL_WHY_ROLE && by == 0) phrase = CPL_SAY_NO_ROLE;
  return cpl_compose(s, phrase, what_at(s, action, by, reason), NULL, NULL);
}

void cpl_explain_reason(cpl_speaker *s, uint16_t action, cpl_set by, cpl_reason reason,
                        const char *cites) {
  const char *remedy = remedy_of(s, action, reason, what_at(s, action, by, reason));
  cpl_speak(s, cites[0] == '\0' ? CPL_SAY_REASON : CPL_SAY_REASON_CITED,
            cpl_spoken_reason(s, action, by, reason), cites, NULL);
  cpl_speak(s, CPL_SAY_CHANGE, remedy, NULL, NULL);
}

/* ---- the whole ------------------------------------------------------------------------------- */

void cpl_explain_action(cpl_speaker *s, const cpl_answer *answer) {
  const cpl_process *process = s->namer->process;
  const cpl_effect *effect = &process->effects[answer->action];
  const cpl_action *action = &process->actions[answer->action];
  const char *name = cpl_spoken_name(s, effect->name, effect->label);
  cpl_text_adds(s->out, cpl_spoken_at(s, name, action->kind, answer->on));
  cpl_text_addc(s->out, '\n');
  cpl_speak(s, answer->by == 0 ? CPL_SAY_NOBODY : CPL_SAY_MAY, cpl_spoken_roles(s, answer->by),
            NULL, NULL);
  cpl_speak(s, answer->reason_count == 0 ? CPL_SAY_OPEN : CPL_SAY_REFUSED, NULL, NULL, NULL);
  for (uint32_t i = 0; i < answer->reason_count; i++) {
    cpl_reason reason = s->decision->reasons[answer->reason + i];
    const char *cites = cpl_spoken_cites(s, cpl_reason_cites(reason));
    cpl_explain_reason(s, answer->action, answer->by, reason, cites);
  }
  if (answer->needs != 0)
    cpl_speak(s, CPL_SAY_STILL_NEEDED, cpl_spoken_needs(s, answer->action, answer->needs), NULL,
              NULL);
  if (answer->reason_count == 0 && effect->heeds != 0) {
    cpl_speak(s, CPL_SAY_HEEDS, NULL, NULL, NULL);
    cpl_speak_clauses_of(s, effect->heeds);
  }
  (void)cpl_spoken_cites(s, action->cites);
}
