/* test_explain.c - explanations, word for word. */
#include "complaint/decision.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "complaint/calendar.h"
#include "tests/support/allocator.h"
#include "tests/support/small_decision.h"

typedef struct desk {
  complaint_calendar *calendar;
  complaint_decision *decision;
  complaint_text *text;
  complaint_error err;
} desk;

static int set_up(void **state) {
  static desk d;
  d = (desk){.calendar = complaint_calendar_builtin("cn", NULL, NULL),
             .text = complaint_text_new(NULL, NULL)};
  d.decision = small_decision(d.calendar);
  *state = &d;
  return d.calendar != NULL && d.text != NULL ? 0 : -1;
}

static int tear_down(void **state) {
  desk *d = *state;
  complaint_text_free(d->text);
  complaint_calendar_free(d->calendar);
  return 0;
}

static void assert_explained(desk *d, const char *name, const char *on, complaint_language language,
                             const char *expected) {
  complaint_status status =
      complaint_decision_explain(d->decision, name, on, language, d->text, &d->err);
  if (status != COMPLAINT_OK) fail_msg("%s", d->err.text);
  assert_string_equal(complaint_text_get(d->text, NULL), expected);
}

#define CLAUSE_1_EN "    small:1  Complaints are taken.\n"
#define CLAUSE_1_ZH "    small:1  受理投诉。\n"
#define CLAUSE_2_EN                                                                                \
  "    small:2  Both sides are heard.\n"                                                           \
  "      reading `R1`: chosen is `each` (one by one)\n"                                            \
  "      it could also be read as: `some` (any)\n"
#define CLAUSE_2_ZH                                                                                \
  "    small:2  听取双方意见。\n"                                                           \
  "      解释`R1`：采用`each`（逐一）\n"                                                  \
  "      另有：`some`（any）\n"

/* ---- actions --------------------------------------------------------------------------------- */

static void an_open_action_says_who_may_and_what_is_needed(void **state) {
  assert_explained(*state, "accept", NULL, COMPLAINT_EN,
                   "`accept` (accept)\n"
                   "  who may: `handler` (受理部门)\n"
                   "  open\n"
                   "  still to be given: `witness` (the witness)\n"
                   "  clauses:\n" CLAUSE_1_EN);
  assert_explained(*state, "accept", "", COMPLAINT_ZH,
                   "`accept`（受理）\n"
                   "  有权办理：`handler`（受理部门）\n"
                   "  可以办理\n"
                   "  还须填写：`witness`（证人）\n"
                   "  依据：\n" CLAUSE_1_ZH);
}

static void whoever_acts_is_told_what_to_heed(void **state) {
  assert_explained(*state, "record", NULL, COMPLAINT_EN,
                   "`record`\n"
                   "  who may: `handler` (受理部门), `respondent`\n"
                   "  open\n"
                   "  to be heeded by whoever does it:\n" CLAUSE_1_EN "  clauses:\n" CLAUSE_1_EN);
}

static void a_refused_action_says_why_and_what_would_have_to_change(void **state) {
  assert_explained(*state, "find", "a1", COMPLAINT_EN,
                   "`find` for allegation a1\n"
                   "  who may: `handler` (受理部门)\n"
                   "  refused:\n"
                   "  - reading `finding` was chosen otherwise, so this does not apply [small:1]\n"
                   "    what would have to change: nothing: reading `finding` is the choice of the "
                   "policy\n"
                   "  - `hear` (hear) for respondent s:zhang has not been taken [small:1, "
                   "small:2/R1]\n"
                   "    what would have to change: take `hear` (hear) for respondent s:zhang "
                   "first\n"
                   "  clauses:\n" CLAUSE_1_EN CLAUSE_2_EN);
  assert_explained(*state, "find", "a1", COMPLAINT_ZH,
                   "`find`（针对allegation a1）\n"
                   "  有权办理：`handler`（受理部门）\n"
                   "  不能办理：\n"
                   "  - 对`finding`另有选择，此项不适用 [small:1]\n"
                   "    须改变：无：解释`finding`由制度选定\n"
                   "  - 尚未办理`hear`（听取陈述）（针对respondent s:zhang） [small:1、"
                   "small:2/R1]\n"
                   "    须改变：先办理`hear`（听取陈述）（针对respondent s:zhang）\n"
                   "  依据：\n" CLAUSE_1_ZH CLAUSE_2_ZH);
}

static void nobody_may_where_no_role_applies(void **state) {
  assert_explained(*state, "hear", NULL, COMPLAINT_EN,
                   "`hear` (hear) for respondent s:zhang\n"
                   "  nobody may at present\n"
                   "  refused:\n"
                   "  - no role that may do this, such as `handler` (受理部门) [small:1]\n"
                   "    what would have to change: somebody in that role must act\n"
                   "  - `hear@record` for respondent s:zhang is still owed\n"
                   "    what would have to change: discharge `hear@record` for respondent s:zhang "
                   "first\n"
                   "  clauses:\n" CLAUSE_1_EN CLAUSE_2_EN);
}

static void every_reason_has_its_sentence(void **state) {
  desk *d = *state;
  static const char *const SENTENCES[] = {
      "only `handler` (受理部门) may do this",
      "`handler` (受理部门) is a party to this case and may not act in it",
      "whoever has taken `handler` (受理部门) may not do this as well",
      "`handler` (受理部门) is absent: anonymous, withdrawn or out of reach",
      "there was no `handler` (受理部门) at that time",
      "the case has not started",
      "the case has started already",
      "the case has come to its end",
      "`handler` (受理部门) does not meet the condition",
      "`handler` (受理部门) is missing",
      "`handler` (受理部门) has not been taken",
      "what makes the offence is not there: `handler` (受理部门)",
      "`handler` (受理部门) is past its due",
      "`handler` (受理部门) is not open",
      "`handler` (受理部门) is still owed"};
  for (unsigned why = 0; why <= CPL_WHY_OWED; why++) {
    d->decision->answers[1].reason_count = 1;
    d->decision->reasons[0] = cpl_reason_make(why, CPL_WHAT_ROLE, 0, 0, 1);
    assert_int_equal(
        complaint_decision_explain(d->decision, "find", "a1", COMPLAINT_EN, d->text, NULL),
        COMPLAINT_OK);
    if (strstr(complaint_text_get(d->text, NULL), SENTENCES[why]) == NULL)
      fail_msg("%s\n%s", SENTENCES[why], complaint_text_get(d->text, NULL));
  }
  d->decision->answers[1].reason_count = 2;
}

static void an_action_for_which_there_is_nothing_says_so(void **state) {
  assert_explained(*state, "allege", NULL, COMPLAINT_EN,
                   "`allege`\n"
                   "  there is nothing to do it for: no `allegation`\n"
                   "  clauses:\n" CLAUSE_1_EN);
}

/* ---- duties ---------------------------------------------------------------------------------- */

static void a_duty_says_who_owes_it_and_counts_its_days(void **state) {
  assert_explained(*state, "hear@record", "s:zhang", COMPLAINT_EN,
                   "`hear@record`: `hear` (hear), owed since `record` for respondent s:zhang\n"
                   "  state: overdue\n"
                   "  owed by: `handler` (受理部门)\n"
                   "  owed to: `respondent`\n"
                   "  since: 2014-09-10T08:00:00+08:00 (`record`)\n"
                   "  due: 2014-09-19 (7 working days)\n"
                   "  day by day:\n"
                   "    2014-09-10               weekday: the start, not counted\n"
                   "    2014-09-11 .. 2014-09-12 weekday: days 1 to 2\n"
                   "    2014-09-13 .. 2014-09-14 weekend: not counted\n"
                   "    2014-09-15 .. 2014-09-18 weekday: days 3 to 6\n"
                   "    2014-09-19               weekday: day 7, the due\n"
                   "  not kept:\n"
                   "    late: at event 3 a due had passed\n"
                   "  clauses:\n" CLAUSE_1_EN CLAUSE_2_EN);
  assert_explained(*state, "hear@record", "s:zhang", COMPLAINT_ZH,
                   "`hear@record`：`hear`（听取陈述），起因`record`（针对respondent s:zhang）\n"
                   "  状态：逾期\n"
                   "  承担者：`handler`（受理部门）\n"
                   "  对象：`respondent`\n"
                   "  起算：2014-09-10T08:00:00+08:00（`record`）\n"
                   "  期限：2014-09-19（7 个工作日）\n"
                   "  逐日计算：\n"
                   "    2014-09-10               工作日：起算日，不计\n"
                   "    2014-09-11 .. 2014-09-12 工作日：第 1 至 2 日\n"
                   "    2014-09-13 .. 2014-09-14 周末：不计\n"
                   "    2014-09-15 .. 2014-09-18 工作日：第 3 至 6 日\n"
                   "    2014-09-19               工作日：第 7 日，届满\n"
                   "  未守之处：\n"
                   "    迟办：事件 3 时期限已过\n"
                   "  依据：\n" CLAUSE_1_ZH CLAUSE_2_ZH);
}

static void holidays_and_make_up_days_are_named(void **state) {
  desk *d = *state;
  cpl_duty_answer *duty = &d->decision->duties[0], former = *duty;
  duty->since += 18 * 86400; /* 2014-09-28, a make-up Sunday; due after the National Day holiday */
  duty->due.shown += 24 * 86400;
  duty->due.too_late += 24 * 86400;
  complaint_status status = complaint_decision_explain(d->decision, "hear@record", "s:zhang",
                                                       COMPLAINT_EN, d->text, NULL);
  const char *text = complaint_text_get(d->text, NULL);
  assert_int_equal(status, COMPLAINT_OK);
  assert_non_null(strstr(text, "2014-09-28"));
  assert_non_null(strstr(text, "the start, not counted"));
  assert_non_null(strstr(text, "2014-10-01 .. 2014-10-07"));
  assert_non_null(strstr(text, "2014-10-11"));
  *duty = former;
}

static void a_due_that_its_limit_does_not_make_is_not_put_down_to_it(void **state) {
  desk *d = *state;
  d->decision->duties[0].due.too_late += 86400;
  assert_int_equal(complaint_decision_explain(d->decision, "hear@record", "s:zhang", COMPLAINT_EN,
                                              d->text, NULL),
                   COMPLAINT_OK);
  const char *text = complaint_text_get(d->text, NULL);
  assert_non_null(strstr(text, "  due: 2014-09-19\n"));
  assert_null(strstr(text, "day by day"));
  d->decision->duties[0].due.too_late -= 86400;
}

static void every_round_of_a_duty_is_told(void **state) {
  desk *d = *state;
  assert_int_equal(
      complaint_decision_explain(d->decision, "hear@record", NULL, COMPLAINT_EN, d->text, NULL),
      COMPLAINT_OK);
  const char *text = complaint_text_get(d->text, NULL);
  static const char *const PARTS[] = {"  state: done\n",
                                      "  round 2\n",
                                      "  provisional: the calendar does not reach that far yet\n",
                                      "  a target: to miss it is no breach of the rules\n",
                                      "  done: 2014-09-10T08:01:30+08:00\n",
                                      "  state: owed\n",
                                      "  due: none at present, the time stands still\n"};
  for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++)
    if (strstr(text, PARTS[i]) == NULL) fail_msg("%s\n%s", PARTS[i], text);
}

static void a_duty_that_nobody_owes_says_what_would_set_it_off(void **state) {
  desk *d = *state;
  assert_explained(d, "hear@record", "a1", COMPLAINT_EN,
                   "`hear@record`: `hear` (hear), owed since `record`\n"
                   "  not owed: `record` has not happened, or its condition does not hold\n"
                   "    what would have to change: `record` must happen first\n"
                   "  clauses:\n" CLAUSE_1_EN CLAUSE_2_EN);
}

/* ---- what cannot be explained ---------------------------------------------------------------- */

static void what_the_process_does_not_know_is_not_explained(void **state) {
  desk *d = *state;
  assert_int_equal(
      complaint_decision_explain(d->decision, "akcept", NULL, COMPLAINT_EN, d->text, &d->err),
      COMPLAINT_E_NOT_FOUND);
  assert_string_equal(d->err.text, "process `complaint` has no action or duty `akcept`; did you "
                                   "mean `accept`?");
  assert_int_equal(
      complaint_decision_explain(d->decision, "hear@accept", NULL, COMPLAINT_EN, d->text, &d->err),
      COMPLAINT_E_NOT_FOUND);
  assert_string_equal(d->err.text, "process `complaint` has no action or duty `hear@accept`; there "
                                   "is: hear@record");
  assert_int_equal(
      complaint_decision_explain(d->decision, "accept", "s:wu", COMPLAINT_EN, d->text, &d->err),
      COMPLAINT_E_NOT_FOUND);
  assert_string_equal(d->err.text, "the case has no item `s:wu`; there is: item s:zhang, a1");
}

static void nothing_judged_is_nothing_to_explain(void **state) {
  desk *d = *state;
  complaint_decision *empty = complaint_decision_new(NULL, NULL);
  assert_int_equal(complaint_decision_explain(empty, "accept", NULL, COMPLAINT_EN, d->text, NULL),
                   COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_decision_explain(d->decision, NULL, NULL, COMPLAINT_EN, d->text, NULL),
                   COMPLAINT_E_ARGUMENT);
  complaint_decision_free(empty);
}

static bool explain_all(const complaint_memory *memory, void *context) {
  static const char *const NAMES[] = {"accept", "find", "hear", "record", "hear@record"};
  desk *d = context;
  complaint_text *text = complaint_text_new(memory, NULL);
  bool done = text != NULL;
  for (size_t i = 0; done && i < 5; i++) {
    complaint_status status =
        complaint_decision_explain(d->decision, NAMES[i], NULL, COMPLAINT_ZH, text, NULL);
    done = status == COMPLAINT_OK;
    if (!done) assert_int_equal(status, COMPLAINT_E_NOMEM);
  }
  complaint_text_free(text);
  return done;
}

static void explaining_survives_every_failed_allocation(void **state) {
  cpl_allocator_exhaust(explain_all, *state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(an_open_action_says_who_may_and_what_is_needed),
      TEST(whoever_acts_is_told_what_to_heed),
      TEST(a_refused_action_says_why_and_what_would_have_to_change),
      TEST(nobody_may_where_no_role_applies),
      TEST(every_reason_has_its_sentence),
      TEST(an_action_for_which_there_is_nothing_says_so),
      TEST(a_duty_says_who_owes_it_and_counts_its_days),
      TEST(holidays_and_make_up_days_are_named),
      TEST(a_due_that_its_limit_does_not_make_is_not_put_down_to_it),
      TEST(every_round_of_a_duty_is_told),
      TEST(a_duty_that_nobody_owes_says_what_would_set_it_off),
      TEST(what_the_process_does_not_know_is_not_explained),
      TEST(nothing_judged_is_nothing_to_explain),
      TEST(explaining_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
