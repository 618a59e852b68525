/* small_decision.c - see small_decision.h. 2014-09-10T08:00:00+08:00 is a Wednesday. */
#include "tests/support/small_decision.h"

#include <string.h>

#include "tests/support/small_policy.h"

enum { START = 1410307200, DAY = 86400 };

#define HANDLER    1
#define RESPONDENT 2

static cpl_reason REASONS[5];

static cpl_answer ANSWERS[] = {
    {.action = SMALL_ACCEPT, .by = HANDLER, .needs = 2},
    {.action = SMALL_FIND, .by = HANDLER, .on = SMALL_ALLEGATION_ITEM, .reason_count = 2},
    {.action = SMALL_HEAR, .by = 0, .on = SMALL_RESPONDENT_ITEM, .reason = 2, .reason_count = 2},
    {.action = SMALL_RECORD, .by = HANDLER | RESPONDENT},
};

static cpl_duty_answer DUTIES[] = {
    {.by = HANDLER,
     .to = RESPONDENT,
     .on = SMALL_RESPONDENT_ITEM,
     .state = CPL_SHOWN_OVERDUE,
     .round = 1,
     .since = START,
     .done = CPL_MOMENT_NEVER,
     .due = {.shown = START + 9 * DAY - 8 * 3600,
             .too_late = START + 10 * DAY - 8 * 3600,
             .is_day = true}},
    {.by = HANDLER,
     .state = CPL_SHOWN_DONE,
     .round = 2,
     .since = START,
     .done = START + 90,
     .extended = true,
     .soft = true,
     .due = {.shown = START + 60, .too_late = START + 120, .provisional = true}},
    {.by = HANDLER,
     .state = CPL_SHOWN_OWED,
     .suspended = true,
     .round = 1,
     .since = START,
     .done = CPL_MOMENT_NEVER,
     .due = {.none = true}},
};

static cpl_sanction_answer SANCTIONS[] = {
    {.on = SMALL_ALLEGATION_ITEM, .answer = 1, .offence = 1, .finding = CPL_NONE},
    {.on = SMALL_ALLEGATION_ITEM, .answer = 0, .offence = CPL_NONE, .finding = 0, .open = 3},
};

static cpl_breach BREACHES[] = {
    {.why = CPL_UNLAWFUL,
     .what = SMALL_HEAR,
     .on = CPL_ON_NOWHERE,
     .event = 2,
     .is_void = true,
     .cites = 2,
     .reason = 4,
     .reason_count = 1},
    {.why = CPL_LATE, .event = 3, .on = SMALL_RESPONDENT_ITEM, .cites = 2, .soft = true},
    {.why = CPL_GAP, .from = START, .till = START + 1},
    {.why = CPL_GAP, .from = START, .till = CPL_MOMENT_NEVER},
    {.why = CPL_MISSED, .has_period = true, .period = 16323},
};

static void fill_reasons(uint32_t zhang) {
  REASONS[0] = cpl_reason_make(CPL_WHY_WHEN, CPL_WHAT_ATOM, 0, 0, 1);
  REASONS[1] = cpl_reason_make(CPL_WHY_AFTER, CPL_WHAT_ACTION, SMALL_HEAR, 1, 2);
  REASONS[2] = cpl_reason_make(CPL_WHY_ROLE, CPL_WHAT_ROLE, 0, 0, 1);
  REASONS[3] = cpl_reason_make(CPL_WHY_OWED, CPL_WHAT_RULE, 0, 1, 0);
  REASONS[4] = cpl_reason_make(CPL_WHY_NO_ITEM, CPL_WHAT_ID, zhang, CPL_ON_NOWHERE, 2);
}

complaint_decision *small_decision(complaint_calendar *calendar) {
  static complaint_policy policy;
  static complaint_case of;
  static uint32_t items[3];
  static complaint_calendar *calendars[1];
  static complaint_decision decision;
  calendars[0] = calendar;
  memcpy(&policy.model, small_policy(), sizeof policy.model);
  policy.model.calendars = calendars;
  policy.model.calendar_count = calendar != NULL;
  if (of.policy == NULL) {
    complaint_memory memory = cpl_memory_or_default(NULL);
    of = (complaint_case){.policy = &policy, .process = small_process(), .id = "c1"};
    (void)cpl_ids_begin(&of.ids, &memory, &policy.model);
    items[SMALL_RESPONDENT_ITEM] = cpl_ids_number(&of.ids, "s:zhang", 7);
    items[SMALL_ALLEGATION_ITEM] = cpl_ids_number(&of.ids, "a1", 2);
  }
  fill_reasons(items[SMALL_RESPONDENT_ITEM]);
  BREACHES[0].id = items[SMALL_RESPONDENT_ITEM];
  decision = (complaint_decision){.memory = cpl_memory_or_default(NULL),
                                  .of = &of,
                                  .now = START + 20 * DAY,
                                  .stage = SMALL_ACCEPT + 1,
                                  .events = 3,
                                  .answers = ANSWERS,
                                  .duties = DUTIES,
                                  .sanctions = SANCTIONS,
                                  .breaches = BREACHES,
                                  .reasons = REASONS,
                                  .answer_count = 4,
                                  .duty_count = 3,
                                  .sanction_count = 2,
                                  .breach_count = 5,
                                  .reason_count = 5,
                                  .item_ids = items,
                                  .item_count = 3};
  return &decision;
}
