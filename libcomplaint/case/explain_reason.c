/* explain_reason.c - each reason against an action as a sentence, and what would have to change. */
#include "libcomplaint/case/explain.h"
#include "libcomplaint/case/judge.h"
#include "libcomplaint/case/party.h"

_Static_assert(CPL_SAY_FIX - CPL_SAY_WHY == CPL_WHY_OWED + 1, "a phrase for each reason");
_Static_assert(CPL_SAY_FIX_WHEN - CPL_SAY_FIX == CPL_WHY_WHEN, "the remedies stand in order");
_Static_assert(CPL_SAY_FIX_NEEDS - CPL_SAY_FIX == CPL_WHY_NEEDS, "the remedies stand in order");
_Static_assert(CPL_SAY_REOPEN - CPL_SAY_FIX == CPL_WHY_OWED + 1, "a remedy for each reason");

/* ---- what it speaks of ----------------------------------------------------------------------- */

/* The kind of item that a reason speaks of. */
static uint16_t kind_of(const cpl_process *process, uint16_t action, cpl_reason reason) {
  uint32_t what = cpl_reason_what(reason);
  switch (cpl_reason_kind(reason)) {
  case CPL_WHAT_ACTION: return process->actions[what].kind;
  case CPL_WHAT_FACT:
  case CPL_WHAT_OFFENCE:
  case CPL_WHAT_ATOM: return process->actions[action].kind;
  case CPL_WHAT_RULE: return process->rules[what].kind;
  case CPL_WHAT_NOTHING:
  case CPL_WHAT_ROLE:
  case CPL_WHAT_ID: break;
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
  case CPL_WHAT_ATOM: return cpl_spoken_subject(s, &s->namer->process->atoms[what]);
  case CPL_WHAT_FACT: return cpl_spoken_fact(s, (uint16_t)what);
  case CPL_WHAT_OFFENCE: return cpl_spoken_offence(s, (uint16_t)what);
  case CPL_WHAT_ID:
  case CPL_WHAT_RULE: break;
  }
  return cpl_spoken_name(s, cpl_namer_what(s->namer, reason), none);
}

static const char *what_at(cpl_speaker *s, const cpl_about *about, cpl_reason reason) {
  uint16_t kind = kind_of(s->namer->process, about->action, reason);
  return cpl_spoken_at(s, what_of(s, about->by, reason), kind, cpl_reason_on(reason));
}

/* Is this a reason about the fact that names the sanction, or about the one for its variant? */
static bool is_about(const cpl_speaker *s, uint16_t field, cpl_reason reason) {
  return field != CPL_NONE && cpl_reason_kind(reason) == CPL_WHAT_FACT &&
         s->namer->process->fields[field].fact == cpl_reason_what(reason);
}

/* A fact that is needed: which values it may have, and whether `null` is one of them. */
static const char *give(cpl_speaker *s, const cpl_about *about, cpl_reason reason,
                        const char *what) {
  const cpl_process *process = s->namer->process;
  const cpl_sanction *sanction = cpl_imposed(s, about);
  if (is_about(s, process->variant, reason) && sanction != NULL)
    return cpl_compose(s, CPL_SAY_GIVE_VARIANT, what, cpl_spoken_variants(s, sanction), NULL);
  bool unknown = s->namer->model->facts[cpl_reason_what(reason)].unknown;
  return cpl_compose(s, unknown ? CPL_SAY_NULL_WILL_DO : CPL_SAY_FIX_NEEDS, what, NULL, NULL);
}

/* ---- who ------------------------------------------------------------------------------------- */

static cpl_set roles_of(const cpl_process *process, const cpl_action *action) {
  cpl_set roles = action->by;
  for (unsigned i = 0; i < action->more_by; i++) roles |= process->entries[action->more + i].what;
  return roles;
}

/* The clauses of the role and of recusal. */
static const char *stand_in_cites(cpl_speaker *s, unsigned role) {
  uint16_t own = s->namer->model->roles[role].cites, rule = s->namer->model->upholds.recusal;
  const char *cites = cpl_spoken_cites(s, own),
             *more = own == rule ? "" : cpl_spoken_cites(s, rule);
  if (cites[0] == '\0') return more;
  return more[0] == '\0' ? cites : cpl_spoken_and(s, cites, more);
}

/* `told`, and in whose place others act here, because the department is complained of. */
static const char *with_stand_ins(cpl_speaker *s, const cpl_about *about, const char *told) {
  const cpl_action *action = &s->namer->process->actions[about->action];
  CPL_EACH(r, roles_of(s->namer->process, action) & about->stood_in) {
    cpl_set instead = cpl_with_stand_ins(about->from.state, cpl_bit(r), about->stood_in);
    if ((instead & ~about->by) != 0 || instead == cpl_bit(r)) continue;
    const char *why = cpl_compose(s, CPL_SAY_STOOD_IN, cpl_spoken_roles(s, cpl_bit(r)),
                                  cpl_spoken_roles(s, instead), stand_in_cites(s, r));
    told = cpl_spoken_join(s, CPL_SAY_ALSO, told, why);
  }
  return told;
}

/* What keeps every conditional entry of `by` from letting somebody act; none where it is not known
 * what is true, or where that does not depend on it. */
static cpl_told told_entries(cpl_speaker *s, const cpl_about *about) {
  const cpl_process *process = s->namer->process;
  const cpl_action *action = &process->actions[about->action];
  cpl_row *rows = cpl_arena_array(&s->scratch, action->more_by, sizeof *rows);
  if (rows == NULL) s->out->failed = true;
  if (rows == NULL || about->view == NULL || about->by != 0) return (cpl_told){NULL, NULL};
  for (unsigned i = 0; i < action->more_by; i++) rows[i] = process->entries[action->more + i].when;
  cpl_set undecided = about->has_event ? 0 : process->effects[about->action].own_atoms;
  return cpl_told_rows(s, &about->from, (cpl_rows){rows, action->more_by}, about->view->atoms,
                       undecided);
}

static cpl_told told_role(cpl_speaker *s, const cpl_about *about, const char *what,
                          cpl_told usual) {
  if (about->by != 0) return (cpl_told){with_stand_ins(s, about, usual.why), usual.fix};
  cpl_told entries = told_entries(s, about);
  return (cpl_told){cpl_compose(s, CPL_SAY_NO_ROLE, what, NULL, NULL),
                    entries.fix != NULL ? entries.fix : usual.fix};
}

static cpl_told told_absent(cpl_speaker *s, const cpl_about *about, cpl_reason reason,
                            cpl_told usual) {
  if (about->view == NULL || cpl_reason_kind(reason) != CPL_WHAT_ROLE) return usual;
  cpl_told told =
      cpl_told_absence(s, &about->from, cpl_bit(cpl_reason_what(reason)), about->view->atoms);
  return told.why != NULL ? told : usual;
}

/* ---- what and when --------------------------------------------------------------------------- */

/* An id that is there, but as another kind of item. */
static cpl_told told_no_item(cpl_speaker *s, const cpl_about *about, const char *what,
                             cpl_reason reason, cpl_told usual) {
  const cpl_state *state = about->from.state;
  const char *kind = cpl_spoken_kind(s, s->namer->process->actions[about->action].kind);
  for (uint32_t i = 1; state != NULL && i < state->item_count; i++)
    if (state->items[i].id == cpl_reason_what(reason))
      return (cpl_told){
          cpl_compose(s, CPL_SAY_OTHER_KIND, what, cpl_spoken_kind(s, state->items[i].kind), kind),
          cpl_compose(s, CPL_SAY_NAME_KIND, kind, NULL, NULL)};
  return usual;
}

/* Does the action ask that this atom be false? */
static bool action_bars(const cpl_process *process, uint16_t number, cpl_set atom) {
  const cpl_action *action = &process->actions[number];
  if ((action->when.must | action->when.must_not) & atom) return cpl_row_bars(action->when, atom);
  unsigned count =
      (unsigned)action->more_by + action->more_to + action->more_after + action->more_needs;
  for (unsigned i = 0; i < count; i++)
    if (process->entries[action->more + i].when.must_not & atom) return true;
  return false;
}

static cpl_told told_test(cpl_speaker *s, const cpl_about *about, cpl_reason reason) {
  cpl_set atom = cpl_bit(cpl_reason_what(reason));
  cpl_row own = s->namer->process->actions[about->action].when;
  cpl_told entries = {NULL, NULL};
  if (((own.must | own.must_not) & atom) == 0) entries = told_entries(s, about);
  if (entries.why != NULL) return entries;
  return cpl_told_atoms(s, &about->from, atom, action_bars(s->namer->process, about->action, atom));
}

static cpl_told told_new_due(cpl_speaker *s, const cpl_about *about, const char *what,
                             cpl_told usual) {
  const cpl_state *state = about->from.state;
  const cpl_due *due = NULL;
  char text[CPL_MOMENT_TEXT];
  if (state != NULL) due = cpl_judge_due_to_pass(state, about->action, about->from.scene.place);
  if (due == NULL || due->none) return usual;
  cpl_namer_due(s->namer, *due, text);
  uint16_t field = s->namer->process->effects[about->action].extends_to;
  const char *value = cpl_spoken_standing(s, &about->from, field);
  return (cpl_told){value == NULL ? cpl_compose(s, CPL_SAY_NOT_LATER_UNTOLD, what, text, NULL)
                                  : cpl_compose(s, CPL_SAY_NOT_LATER, what, value, text),
                    cpl_compose(s, CPL_SAY_MUST_BE_LATER, what, text, NULL)};
}

static cpl_told told_when(cpl_speaker *s, const cpl_about *about, const char *what,
                          cpl_reason reason, cpl_told usual) {
  const cpl_effect *effect = &s->namer->process->effects[about->action];
  bool extends = s->namer->process->actions[about->action].flags & CPL_EXTENDS;
  if (cpl_reason_kind(reason) == CPL_WHAT_ATOM) return told_test(s, about, reason);
  if (is_about(s, effect->imposes, reason)) return cpl_told_sanction(s, about, what);
  if (is_about(s, s->namer->process->variant, reason)) return cpl_told_variant(s, about, what);
  if (extends && is_about(s, effect->extends_to, reason))
    return told_new_due(s, about, what, usual);
  return usual;
}

/* ---- all of them ----------------------------------------------------------------------------- */

static cpl_told usual(cpl_speaker *s, cpl_why why, const char *what) {
  return (cpl_told){cpl_compose(s, (cpl_phrase)(CPL_SAY_WHY + (int)why), what, NULL, NULL),
                    cpl_compose(s, (cpl_phrase)(CPL_SAY_FIX + (int)why), what, NULL, NULL)};
}

cpl_told cpl_told_reason(cpl_speaker *s, const cpl_about *about, cpl_reason reason) {
  const cpl_process *process = s->namer->process;
  const char *what = what_at(s, about, reason);
  cpl_told told = usual(s, cpl_reason_why(reason), what);
  switch (cpl_reason_why(reason)) {
  case CPL_WHY_ROLE: return told_role(s, about, what, told);
  case CPL_WHY_ABSENT: return told_absent(s, about, reason, told);
  case CPL_WHY_NO_ITEM: return told_no_item(s, about, what, reason, told);
  case CPL_WHY_WHEN: return told_when(s, about, what, reason, told);
  case CPL_WHY_NOT_STARTED:
    told.fix = usual(s, CPL_WHY_NOT_STARTED, cpl_spoken_actions(s, process->starts)).fix;
    return told;
  case CPL_WHY_ENDED:
    if (process->reopens != 0)
      told.fix =
          cpl_compose(s, CPL_SAY_REOPEN, cpl_spoken_actions(s, process->reopens), NULL, NULL);
    return told;
  case CPL_WHY_NEEDS:
    if (cpl_reason_kind(reason) == CPL_WHAT_FACT) told.fix = give(s, about, reason, what);
    return told;
  case CPL_WHY_OFFENCE: return cpl_told_offence(s, about, reason, told);
  case CPL_WHY_RECUSED:
  case CPL_WHY_SAME_PERSON:
  case CPL_WHY_STARTED:
  case CPL_WHY_AFTER:
  case CPL_WHY_BEFORE_DUE:
  case CPL_WHY_NO_DUTY:
  case CPL_WHY_OWED: break;
  }
  return told;
}

bool cpl_reason_repeats(const cpl_process *process, const cpl_reason *reasons, uint32_t count,
                        uint32_t i) {
  if (cpl_reason_why(reasons[i]) != CPL_WHY_AFTER) return false;
  if (!(process->starts & cpl_bit(cpl_reason_what(reasons[i])))) return false;
  for (uint32_t k = 0; k < count; k++)
    if (cpl_reason_why(reasons[k]) == CPL_WHY_NOT_STARTED) return true;
  return false;
}

void cpl_explain_reasons(cpl_speaker *s, const cpl_about *about, const cpl_reason *reasons,
                         uint32_t count) {
  cpl_speak(s, CPL_SAY_REFUSED, NULL, NULL, NULL);
  for (uint32_t i = 0; i < count; i++) {
    const char *cites = cpl_spoken_cites(s, cpl_reason_cites(reasons[i]));
    if (cpl_reason_repeats(s->namer->process, reasons, count, i)) continue;
    cpl_told told = cpl_told_reason(s, about, reasons[i]);
    cpl_speak(s, cites[0] == '\0' ? CPL_SAY_REASON : CPL_SAY_REASON_CITED, told.why, cites, NULL);
    cpl_speak(s, CPL_SAY_CHANGE, told.fix, NULL, NULL);
  }
}
