/* namer.c - see namer.h. */
#include "libcomplaint/case/namer.h"

const char *cpl_namer_item(const cpl_namer *namer, uint32_t item) {
  if (item == 0 || item == CPL_ON_NOWHERE) return "";
  const char *at = (const char *)namer->items + item * namer->stride;
  return cpl_ids_text(namer->ids, *(const uint32_t *)(const void *)at);
}

const char *cpl_namer_own_fact(const cpl_namer *namer, uint16_t action, unsigned i) {
  const cpl_process *process = namer->process;
  return namer->model->facts[process->lists[process->effects[action].carries.first + i]].name;
}

const char *cpl_namer_what(const cpl_namer *namer, cpl_reason reason) {
  uint32_t what = cpl_reason_what(reason);
  switch (cpl_reason_kind(reason)) {
  case CPL_WHAT_NOTHING: break;
  case CPL_WHAT_ROLE: return namer->model->roles[what].name;
  case CPL_WHAT_ID: return cpl_ids_text(namer->ids, what);
  case CPL_WHAT_ACTION: return namer->process->effects[what].name;
  case CPL_WHAT_ATOM: return namer->process->atoms[what].name;
  case CPL_WHAT_FACT: return namer->model->facts[what].name;
  case CPL_WHAT_RULE: return namer->process->rules[what].name;
  case CPL_WHAT_OFFENCE: return namer->model->offences[what].name;
  }
  return "";
}

const char *cpl_namer_finding(const cpl_namer *namer, uint16_t value) {
  const cpl_field *field = &namer->process->fields[namer->process->finding];
  const cpl_fact *fact = &namer->model->facts[field->fact];
  if (fact->type == CPL_BOOL) return value != 0 ? "true" : "false";
  return fact->values[value];
}

const char *cpl_namer_breach_what(const cpl_namer *namer, const cpl_breach *breach) {
  return breach->why == CPL_UNLAWFUL ? namer->process->effects[breach->what].name
                                     : namer->process->rules[breach->what].name;
}

const char *cpl_namer_breach_on(const cpl_namer *namer, const cpl_breach *breach) {
  if (breach->on == CPL_ON_NOWHERE && breach->id != 0) return cpl_ids_text(namer->ids, breach->id);
  return cpl_namer_item(namer, breach->on);
}

void cpl_namer_due(const cpl_namer *namer, cpl_due due, char out[CPL_MOMENT_TEXT]) {
  out[0] = '\0';
  if (due.none) return;
  if (due.is_day)
    cpl_day_format(cpl_day_of_moment(due.shown, namer->model->zone), out);
  else
    cpl_moment_format(due.shown, namer->model->zone, out);
}

const char *cpl_why_name(cpl_why why) {
  static const char *const NAMES[] = {
      [CPL_WHY_ROLE] = "role",
      [CPL_WHY_RECUSED] = "recused",
      [CPL_WHY_SAME_PERSON] = "same_person",
      [CPL_WHY_ABSENT] = "absent",
      [CPL_WHY_NO_ITEM] = "no_item",
      [CPL_WHY_NOT_STARTED] = "not_started",
      [CPL_WHY_STARTED] = "started",
      [CPL_WHY_ENDED] = "ended",
      [CPL_WHY_WHEN] = "when",
      [CPL_WHY_NEEDS] = "needs",
      [CPL_WHY_AFTER] = "after",
      [CPL_WHY_OFFENCE] = "offence",
      [CPL_WHY_BEFORE_DUE] = "before_due",
      [CPL_WHY_NO_DUTY] = "no_duty",
      [CPL_WHY_OWED] = "owed",
  };
  return NAMES[why];
}

const char *cpl_breach_name(cpl_breach_kind kind) {
  static const char *const NAMES[] = {
      [CPL_UNLAWFUL] = "unlawful", [CPL_LATE] = "late",     [CPL_GAP] = "gap",
      [CPL_OVERDUE] = "overdue",   [CPL_MISSED] = "missed",
  };
  return NAMES[kind];
}

const char *cpl_shown_name(cpl_duty_shown shown) {
  static const char *const NAMES[] = {[CPL_SHOWN_OWED] = "owed",
                                      [CPL_SHOWN_OVERDUE] = "overdue",
                                      [CPL_SHOWN_DONE] = "done",
                                      [CPL_SHOWN_VOID] = "void"};
  return NAMES[shown];
}
