/* explain_action.c - who may, what speaks against it, what would have to change. */
#include "libcomplaint/case/explain.h"

#include "libcomplaint/case/guideline.h"

_Static_assert(CPL_SAY_FIX - CPL_SAY_WHY == CPL_WHY_OWED + 1, "a phrase for each reason");
_Static_assert(CPL_SAY_REOPEN - CPL_SAY_FIX == CPL_WHY_OWED + 1, "a remedy for each reason");

cpl_about cpl_about_answer(const cpl_speaker *s, const cpl_answer *answer) {
  return (cpl_about){answer->action, answer->by, {s->state, {.place = answer->on}}};
}

cpl_about cpl_about_breach(const cpl_breach *breach) {
  return (cpl_about){.action = breach->what};
}

/* ---- rows ------------------------------------------------------------------------------------ */

static bool bars(cpl_row row, cpl_set atom) {
  return (row.must & atom) == 0 && (row.must_not & atom) != 0;
}

/* Does the action ask that this atom be false? */
static bool action_bars(const cpl_process *process, uint16_t number, cpl_set atom) {
  const cpl_action *action = &process->actions[number];
  if ((action->when.must | action->when.must_not) & atom) return bars(action->when, atom);
  unsigned count =
      (unsigned)action->more_by + action->more_to + action->more_after + action->more_needs;
  for (unsigned i = 0; i < count; i++)
    if (process->entries[action->more + i].when.must_not & atom) return true;
  return false;
}

/* Does some offence? */
static bool offences_bar(const cpl_namer *namer, cpl_set atom) {
  const cpl_process *process = namer->process;
  for (uint16_t i = 0; process->offence_spans != NULL && i < namer->model->offence_count; i++) {
    cpl_span rows = process->offence_spans[i];
    for (uint16_t k = 0; k < rows.count; k++)
      if (bars(process->offence_rows[rows.first + k], atom)) return true;
  }
  return false;
}

static bool is_barred(const cpl_speaker *s, uint16_t action, cpl_reason reason) {
  cpl_set atom = cpl_bit(cpl_reason_what(reason));
  return cpl_reason_why(reason) == CPL_WHY_OFFENCE ? offences_bar(s->namer, atom)
                                                   : action_bars(s->namer->process, action, atom);
}

/* ---- sanctions ------------------------------------------------------------------------------- */

/* The sanction that the event imposes; NULL where that is not known. */
static const cpl_sanction *imposed(const cpl_speaker *s, const cpl_about *about) {
  uint16_t field = s->namer->process->effects[about->action].imposes;
  const cpl_seen_from *from = &about->from;
  if (from->state == NULL || field == CPL_NONE) return NULL;
  const cpl_given *given = cpl_scene_given(from->state, &from->scene, field);
  if (given == NULL || given->unknown) return NULL;
  return &s->namer->model->sanctions[given->value];
}

/* Is this a reason about the fact that names the sanction, or about the one for its variant? */
static bool is_about(const cpl_speaker *s, uint16_t field, cpl_reason reason) {
  return field != CPL_NONE && cpl_reason_kind(reason) == CPL_WHAT_FACT &&
         s->namer->process->fields[field].fact == cpl_reason_what(reason);
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

static const char *closed(cpl_speaker *s, const cpl_about *about, const char *fact) {
  if (about->from.state == NULL) return cpl_compose(s, CPL_SAY_CLOSED_UNTOLD, fact, NULL, NULL);
  const cpl_sanction *sanction = imposed(s, about);
  cpl_set open = cpl_guideline_ask(about->from.state, &about->from.scene).sanctions;
  const char *what_for = found_there(s, &about->from);
  const char *opens = cpl_compose(s, open == 0 ? CPL_SAY_OPENS_NONE : CPL_SAY_OPENS, what_for,
                                  cpl_spoken_sanctions(s, open), NULL);
  if (sanction == NULL) return opens;
  return cpl_compose(s, CPL_SAY_SO, fact, cpl_spoken_name(s, sanction->name, sanction->label),
                     opens);
}

static const char *wrong_variant(cpl_speaker *s, const cpl_about *about, const char *fact) {
  const cpl_sanction *sanction = imposed(s, about);
  if (sanction == NULL) return cpl_compose(s, CPL_SAY_VARIANT_UNTOLD, fact, NULL, NULL);
  const char *value = cpl_spoken_standing(s, &about->from, s->namer->process->variant);
  const char *name = cpl_spoken_name(s, sanction->name, sanction->label);
  name = cpl_compose(s, CPL_SAY_GOES_WITH, name, cpl_spoken_variants(s, sanction), NULL);
  return value == NULL ? name : cpl_compose(s, CPL_SAY_SO, fact, value, name);
}

static const char *sanction_remedy(cpl_speaker *s, const cpl_about *about, const char *fact) {
  if (about->from.state == NULL)
    return cpl_compose(s, (cpl_phrase)(CPL_SAY_FIX + (int)CPL_WHY_WHEN), fact, "", "");
  cpl_set open = cpl_guideline_ask(about->from.state, &about->from.scene).sanctions;
  if (open == 0) return cpl_compose(s, CPL_SAY_NONE_OPENS, NULL, NULL, NULL);
  return cpl_compose(s, CPL_SAY_MUST_BE, fact, cpl_spoken_sanctions(s, open), NULL);
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
  case CPL_WHAT_ATOM: return cpl_spoken_subject(s, &s->namer->process->atoms[what]);
  case CPL_WHAT_FACT: return cpl_spoken_fact(s, (uint16_t)what);
  case CPL_WHAT_ID:
  case CPL_WHAT_RULE: break;
  }
  return cpl_spoken_name(s, cpl_namer_what(s->namer, reason), none);
}

static const char *what_at(cpl_speaker *s, const cpl_about *about, cpl_reason reason) {
  uint16_t kind = kind_of(s->namer->process, about->action, reason);
  return cpl_spoken_at(s, what_of(s, about->by, reason), kind, cpl_reason_on(reason));
}

/* A fact that is needed: which values it may have, and whether `null` is one of them. */
static const char *give(cpl_speaker *s, const cpl_about *about, cpl_reason reason,
                        const char *what) {
  const cpl_process *process = s->namer->process;
  const cpl_sanction *sanction = imposed(s, about);
  if (is_about(s, process->variant, reason) && sanction != NULL)
    return cpl_compose(s, CPL_SAY_GIVE_VARIANT, what, cpl_spoken_variants(s, sanction), NULL);
  bool unknown = s->namer->model->facts[cpl_reason_what(reason)].unknown;
  return cpl_compose(
      s, unknown ? CPL_SAY_NULL_WILL_DO : (cpl_phrase)(CPL_SAY_FIX + (int)CPL_WHY_NEEDS), what,
      NULL, NULL);
}

/* What would have to change: for most reasons their own words, for some more can be said. */
static const char *remedy_of(cpl_speaker *s, const cpl_about *about, cpl_reason reason) {
  const cpl_process *process = s->namer->process;
  const char *what = what_at(s, about, reason);
  cpl_why why = cpl_reason_why(reason);
  cpl_phrase phrase = (cpl_phrase)(CPL_SAY_FIX + (int)why);
  bool row = cpl_reason_kind(reason) == CPL_WHAT_ATOM;
  if (row && (why == CPL_WHY_WHEN || why == CPL_WHY_OFFENCE)) {
    const char *must = cpl_spoken_requirement(s, &about->from, cpl_reason_what(reason),
                                              is_barred(s, about->action, reason));
    return why == CPL_WHY_WHEN ? must : cpl_compose(s, CPL_SAY_PROVES, must, NULL, NULL);
  }
  if (why == CPL_WHY_NEEDS && cpl_reason_kind(reason) == CPL_WHAT_FACT)
    return give(s, about, reason, what);
  if (why == CPL_WHY_WHEN && is_about(s, process->effects[about->action].imposes, reason))
    return sanction_remedy(s, about, what);
  if (why == CPL_WHY_WHEN && is_about(s, process->variant, reason) && imposed(s, about) != NULL)
    return cpl_compose(s, CPL_SAY_MUST_BE, what, cpl_spoken_variants(s, imposed(s, about)), NULL);
  if (why == CPL_WHY_NOT_STARTED) what = cpl_spoken_actions(s, process->starts);
  if (why == CPL_WHY_ENDED && process->reopens != 0)
    return cpl_compose(s, CPL_SAY_REOPEN, cpl_spoken_actions(s, process->reopens), NULL, NULL);
  return cpl_compose(s, phrase, what, NULL, NULL);
}

const char *cpl_spoken_reason(cpl_speaker *s, const cpl_about *about, cpl_reason reason) {
  const cpl_process *process = s->namer->process;
  cpl_why why = cpl_reason_why(reason);
  cpl_phrase phrase = (cpl_phrase)(CPL_SAY_WHY + (int)why);
  const char *what = what_at(s, about, reason);
  if (why == CPL_WHY_WHEN && cpl_reason_kind(reason) == CPL_WHAT_ATOM)
    return cpl_spoken_failure(s, &about->from, cpl_reason_what(reason),
                              is_barred(s, about->action, reason));
  if (why == CPL_WHY_WHEN && is_about(s, process->effects[about->action].imposes, reason))
    return closed(s, about, what);
  if (why == CPL_WHY_WHEN && is_about(s, process->variant, reason))
    return wrong_variant(s, about, what);
  if (why == CPL_WHY_ROLE && about->by == 0) phrase = CPL_SAY_NO_ROLE;
  return cpl_compose(s, phrase, what, NULL, NULL);
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
    cpl_speak(s, cites[0] == '\0' ? CPL_SAY_REASON : CPL_SAY_REASON_CITED,
              cpl_spoken_reason(s, about, reasons[i]), cites, NULL);
    cpl_speak(s, CPL_SAY_CHANGE, remedy_of(s, about, reasons[i]), NULL, NULL);
  }
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* An action that imposes: which sanctions are open there, and by which row of the guideline. */
static void speak_sanctions(cpl_speaker *s, const cpl_answer *answer) {
  const cpl_about about = cpl_about_answer(s, answer);
  if (!(s->namer->process->actions[answer->action].flags & CPL_IMPOSES) || s->state == NULL) return;
  cpl_guideline_answer open = cpl_guideline_ask(s->state, &about.from.scene);
  const char *cites = cpl_spoken_cites(s, open.cites);
  const char *what_for = found_there(s, &about.from);
  if (open.sanctions != 0)
    cpl_speak(s, cites[0] == '\0' ? CPL_SAY_SANCTIONS : CPL_SAY_SANCTIONS_CITED, what_for,
              cpl_spoken_sanctions(s, open.sanctions), cites);
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
  if (answer->reason_count == 0)
    cpl_speak(s, CPL_SAY_OPEN, NULL, NULL, NULL);
  else
    cpl_explain_reasons(s, &about, s->decision->reasons + answer->reason, answer->reason_count);
  if (answer->needs != 0)
    cpl_speak(s, CPL_SAY_STILL_NEEDED, cpl_spoken_needs(s, answer->action, answer->needs), NULL,
              NULL);
  speak_sanctions(s, answer);
  if (answer->reason_count == 0 && effect->heeds != 0) {
    cpl_speak(s, CPL_SAY_HEEDS, NULL, NULL, NULL);
    cpl_speak_clauses_of(s, effect->heeds);
  }
  (void)cpl_spoken_cites(s, action->cites);
}
