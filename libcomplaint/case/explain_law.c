/* explain_law.c - why an offence cannot be found true, and under which version it is read. */
#include "libcomplaint/case/explain.h"
#include "libcomplaint/case/law.h"

/* The law by which something is judged; all zero where there is but one, or it is not known. */
static cpl_ruling ruling_of(const cpl_speaker *s, const cpl_about *about) {
  if (s->namer->process->laws == NULL || about->from.state == NULL)
    return (cpl_ruling){.law = NULL};
  return cpl_law_of(about->from.state, &about->from.scene, about->at);
}

void cpl_explain_law(cpl_speaker *s, const cpl_about *about) {
  const unsigned flags = s->namer->process->actions[about->action].flags;
  cpl_ruling ruling = ruling_of(s, about);
  if ((flags & (CPL_FINDS | CPL_IMPOSES)) == 0 || !ruling.is_other) return;
  cpl_speak(s, ruling.law == NULL ? CPL_SAY_LAW_NONE : CPL_SAY_LAW,
            ruling.law == NULL ? NULL : ruling.law->version, cpl_spoken_day(s, ruling.day), NULL);
}

/* "version 1.0.0, in force on 2018-03-02, when it happened". */
static const char *under(cpl_speaker *s, cpl_ruling ruling) {
  const char *version = ruling.law->version;
  return ruling.is_other
             ? cpl_compose(s, CPL_SAY_UNDER, version, cpl_spoken_day(s, ruling.day), NULL)
             : cpl_compose(s, CPL_SAY_UNDER_OWN, version, NULL, NULL);
}

/* The fact with the day of the conduct; NULL where the process has none. */
static const char *day_fact(cpl_speaker *s) {
  const cpl_process *process = s->namer->process;
  uint16_t field = process->laws == NULL ? CPL_NONE : process->laws->conduct_on;
  return field == CPL_NONE ? NULL : cpl_spoken_fact(s, process->fields[field].fact);
}

/* ---- each way in which there is no offence --------------------------------------------------- */

static cpl_told told_no_law(cpl_speaker *s, const cpl_about *about, const char *fact) {
  cpl_ruling ruling = ruling_of(s, about);
  const char *day = ruling.is_other ? cpl_spoken_day(s, ruling.day) : fact;
  return (cpl_told){cpl_compose(s, CPL_SAY_NO_LAW, day, NULL, NULL),
                    cpl_compose(s, CPL_SAY_FIX_NO_LAW, fact, NULL, NULL)};
}

static cpl_told told_not_declared(cpl_speaker *s, const cpl_about *about, const char *offence) {
  cpl_ruling ruling = ruling_of(s, about);
  const char *fact = day_fact(s);
  cpl_told told = {.fix = fact == NULL ? cpl_compose(s, CPL_SAY_FIX_NOTHING, NULL, NULL, NULL)
                                       : cpl_compose(s, CPL_SAY_FIX_DAY, fact, NULL, NULL)};
  told.why = ruling.law == NULL
                 ? cpl_compose(s, CPL_SAY_NOT_DECLARED_UNTOLD, offence, NULL, NULL)
                 : cpl_compose(s, CPL_SAY_NOT_DECLARED, offence, under(s, ruling), NULL);
  return told;
}

/* Does some row of an offence ask that this atom be false? */
static bool rows_bar(const cpl_process *process, cpl_set atom) {
  for (uint16_t i = 0; i < process->offence_row_count; i++)
    if (cpl_row_bars(process->offence_rows[i], atom)) return true;
  return false;
}

static cpl_told told_consequence(cpl_speaker *s, const cpl_about *about, unsigned number,
                                 cpl_told usual) {
  const cpl_process *process = s->namer->process;
  cpl_set atom = cpl_bit(number);
  cpl_ruling ruling = ruling_of(s, about);
  cpl_told told = cpl_told_atoms(s, &about->from, atom, rows_bar(process, atom));
  bool alien = process->atoms[number].test == CPL_TEST_ALIEN;
  if (ruling.is_other)
    usual.why = cpl_compose(s, CPL_SAY_READ_UNDER, usual.why, under(s, ruling), NULL);
  if (alien) usual.why = cpl_spoken_join(s, CPL_SAY_ALSO, usual.why, told.why);
  usual.fix = alien ? told.fix : cpl_compose(s, CPL_SAY_PROVES, told.fix, NULL, NULL);
  return usual;
}

cpl_told cpl_told_offence(cpl_speaker *s, const cpl_about *about, cpl_reason reason,
                          cpl_told usual) {
  uint32_t what = cpl_reason_what(reason);
  switch (cpl_reason_kind(reason)) {
  case CPL_WHAT_ATOM: return told_consequence(s, about, what, usual);
  case CPL_WHAT_FACT: return told_no_law(s, about, cpl_spoken_fact(s, (uint16_t)what));
  case CPL_WHAT_OFFENCE: return told_not_declared(s, about, cpl_spoken_offence(s, (uint16_t)what));
  case CPL_WHAT_NOTHING:
  case CPL_WHAT_ROLE:
  case CPL_WHAT_ID:
  case CPL_WHAT_ACTION:
  case CPL_WHAT_RULE: break;
  }
  return usual;
}
