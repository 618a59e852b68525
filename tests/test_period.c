/* test_period.c - what is owed once in every day, week or month. */
#include "tests/support/story.h"

#include <stdio.h>

#define HEAD                                                                                       \
  "roles = { clerk = {}, complainant = { party = true, is = 'who', present = { stance = 'here' } " \
  "} }, facts = { who = { type = 'party' }, of_day = { type = 'date' }, "                          \
  "grade = { type = 'enum', values = { 'small', 'large' }, default = 'large' }, "                  \
  "stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define NOTE               ACTION("note", "asks = { 'grade', 'stance' }")

static story begin_with(const char *head, const char *actions) {
  static char process[4096];
  (void)snprintf(process, sizeof process, "standing = true, actions = { " NOTE "%s }", actions);
  return story_of(head, process);
}

static story begin(const char *actions) {
  return begin_with(HEAD, actions);
}

static void assert_missed(story *s, size_t count) {
  complaint_breach_answer breach;
  size_t missed = 0;
  for (size_t i = 0; complaint_decision_breach(s->decision, i, &breach); i++)
    missed += breach.why[0] == 'm';
  if (missed != count) fail_msg("%zu missed: %s", missed, story_json(s));
}

#define DAILY   ACTION("open_box", "owed = 'day'")
#define WEEKLY  ACTION("review", "owed = 'week'")
#define MONTHLY ACTION("report", "owed = { month = { period = 'of_day' } }, asks = 'of_day'")

/* ---- days, weeks, months --------------------------------------------------------------------- */

static void each_day_that_ends_without_it_is_missed(void **state) {
  (void)state;
  story s = begin(DAILY);
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  decide(&s, "09-09T23:59:59");
  assert_no_breach(&s);
  assert_duty(&s, "open_box@day", "", "owed", "2014-09-09");
  decide(&s, "09-10T00:00");
  assert_missed(&s, 1);
  assert_json(&s, "{\"cites\":[\"test:1\"],\"period\":\"2014-09-09\",\"what\":\"open_box@day\","
                  "\"why\":\"missed\"}");
  complaint_breach_answer breach;
  assert_true(complaint_decision_breach(s.decision, 0, &breach));
  assert_string_equal(breach.period, "2014-09-09");
  assert_duty(&s, "open_box@day", "", "owed", "2014-09-10");
  tell(&s, "09-11T09:00", "open_box", "li/clerk", "");
  decide(&s, "09-12T00:00");
  assert_missed(&s, 2);
  story_end(&s);
}

static void a_day_on_which_it_was_done_is_done(void **state) {
  (void)state;
  story s = begin(DAILY);
  tell(&s, "09-09T09:00", "open_box", "li/clerk", "");
  tell(&s, "09-09T19:00", "open_box", "li/clerk", "");
  decide(&s, "09-09T20:00");
  assert_duty(&s, "open_box@day", "", "done", "2014-09-09");
  assert_json(&s, "\"done\":\"2014-09-09T09:00:00+08:00\"");
  assert_no_breach(&s);
  story_end(&s);
}

static void a_week_begins_on_monday(void **state) {
  (void)state;
  story s = begin(WEEKLY);
  tell(&s, "09-12T09:00", "review", "li/clerk", "");
  decide(&s, "09-14T23:59");
  assert_duty(&s, "review@week", "", "done", "2014-09-14");
  decide(&s, "09-15T00:00");
  assert_duty(&s, "review@week", "", "owed", "2014-09-21");
  assert_no_breach(&s);
  decide(&s, "09-22T00:00");
  assert_missed(&s, 1);
  assert_json(&s, "\"period\":\"2014-09-15\"");
  story_end(&s);
}

static void a_month_has_the_days_it_has(void **state) {
  (void)state;
  story s = begin(MONTHLY);
  tell(&s, "2016-01-31T09:00", "report", "li/clerk", "");
  decide(&s, "2016-02-15T09:00");
  assert_duty(&s, "report@month", "", "owed", "2016-02-29");
  assert_no_breach(&s);
  decide(&s, "2016-02-29T23:59:59");
  assert_no_breach(&s);
  decide(&s, "2016-03-01T00:00");
  assert_missed(&s, 1);
  assert_json(&s, "\"period\":\"2016-02-01\"");
  decide(&s, "2017-03-01T00:00");
  assert_missed(&s, 13);
  assert_duty(&s, "report@month", "", "owed", "2017-03-31");
  story_end(&s);
}

/* ---- which days count ------------------------------------------------------------------------ */

static void a_period_without_a_working_day_owes_nothing(void **state) {
  (void)state;
  story s = begin(ACTION("open_box", "owed = { day = { calendar = 'working' } }"));
  tell(&s, "09-12T09:00", "open_box", "li/clerk", ""); /* a Friday */
  decide(&s, "09-15T00:00");
  assert_no_breach(&s);
  decide(&s, "09-14T09:00");
  assert_no_duty(&s, "open_box@day", "");
  decide(&s, "09-16T00:00");
  assert_missed(&s, 1);
  assert_json(&s, "\"period\":\"2014-09-15\"");
  story_end(&s);
}

static void a_week_is_due_on_its_last_working_day(void **state) {
  (void)state;
  story s = begin(ACTION("review", "owed = { week = { calendar = 'working' } }"));
  tell(&s, "09-15T09:00", "note", "li/clerk", "");
  decide(&s, "09-15T10:00");
  assert_duty(&s, "review@week", "", "owed", "2014-09-19");
  decide(&s, "09-22T10:00"); /* the Sunday after it, 28 September, is worked */
  assert_duty(&s, "review@week", "", "owed", "2014-09-28");
  assert_missed(&s, 1);
  story_end(&s);
}

/* ---- done for another period ----------------------------------------------------------------- */

static void it_can_be_done_for_a_period_that_is_over_and_is_late(void **state) {
  (void)state;
  story s = begin(MONTHLY);
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  tell(&s, "10-05T09:00", "report", "li/clerk", "\"facts\":{\"of_day\":\"2014-09-20\"}");
  decide(&s, "10-05T10:00");
  assert_missed(&s, 0);
  assert_breach(&s, "late", "report@month");
  assert_json(&s, "\"event\":2,\"period\":\"2014-09-01\"");
  assert_duty(&s, "report@month", "", "owed", "2014-10-31");
  story_end(&s);
}

static void a_period_that_was_named_once_is_not_meant_for_ever(void **state) {
  (void)state;
  story s = begin(MONTHLY);
  tell(&s, "09-09T09:00", "report", "li/clerk", "\"facts\":{\"of_day\":\"2014-09-20\"}");
  tell(&s, "10-05T09:00", "report", "li/clerk", "");
  decide(&s, "11-01T00:00");
  assert_no_breach(&s);
  story_end(&s);
}

static void it_can_be_done_ahead(void **state) {
  (void)state;
  story s = begin(MONTHLY);
  tell(&s, "09-09T09:00", "report", "li/clerk", "");
  tell(&s, "09-10T09:00", "report", "li/clerk", "\"facts\":{\"of_day\":\"2014-10-01\"}");
  decide(&s, "11-01T00:00");
  assert_no_breach(&s);
  story_end(&s);
}

static void what_was_never_owed_is_not_late(void **state) {
  (void)state;
  story s = begin(MONTHLY ACTION(
      "open_box", "owed = { day = { calendar = 'working', period = 'of_day' } }, asks = 'of_day'"));
  tell(&s, "09-12T09:00", "note", "li/clerk", "");
  tell(&s, "09-12T10:00", "report", "li/clerk", "\"facts\":{\"of_day\":\"2014-03-01\"}");
  tell(&s, "09-12T10:01", "report", "li/clerk", "");
  tell(&s, "09-12T10:02", "open_box", "li/clerk", "");
  tell(&s, "09-15T10:00", "open_box", "li/clerk", "\"facts\":{\"of_day\":\"2014-09-13\"}");
  decide(&s, "09-15T11:00");
  assert_no_breach(&s);
  story_end(&s);
}

/* ---- rows and parties ------------------------------------------------------------------------ */

#define LARGE ACTION("open_box", "owed = { day = { when = { grade = 'large' } } }")

static void only_days_that_end_while_the_row_holds_count(void **state) {
  (void)state;
  story s = begin(LARGE);
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  tell(&s, "09-11T09:00", "note", "li/clerk", "\"facts\":{\"grade\":\"small\"}");
  decide(&s, "09-20T09:00");
  assert_missed(&s, 2);
  assert_no_duty(&s, "open_box@day", "");
  tell(&s, "09-20T09:00", "note", "li/clerk", "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-22T09:00");
  assert_missed(&s, 4);
  assert_duty(&s, "open_box@day", "", "owed", "2014-09-22");
  story_end(&s);
}

static void nothing_is_owed_to_an_absent_party_in_any_period(void **state) {
  (void)state;
  story s = begin(ACTION("call", "to = 'complainant', owed = 'day'"));
  tell(&s, "09-09T09:00", "note", "li/clerk", "\"facts\":{\"stance\":\"gone\"}");
  decide(&s, "09-12T09:00");
  assert_no_breach(&s);
  assert_no_duty(&s, "call@day", "");
  story_end(&s);
}

/* ---- the beginning --------------------------------------------------------------------------- */

static void nothing_is_owed_before_the_policy_is_in_force(void **state) {
  (void)state;
  story s = begin_with("in_force = { from = '2014-09-15' }, " HEAD,
                       DAILY ACTION("publish", "owed = { in_force = { within = days(10) } }"));
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  decide(&s, "09-14T23:59:59");
  assert_no_breach(&s);
  assert_int_equal(complaint_decision_duty_count(s.decision), 0);
  decide(&s, "09-15T00:00");
  assert_duty(&s, "open_box@day", "", "owed", "2014-09-15");
  assert_duty(&s, "publish@in_force", "", "owed", "2014-09-25");
  decide(&s, "09-17T00:00");
  assert_missed(&s, 2);
  decide(&s, "09-14T00:00");
  assert_int_equal(complaint_decision_duty_count(s.decision), 0);
  story_end(&s);
}

static void a_standing_case_begins_with_its_first_event(void **state) {
  (void)state;
  story s = begin_with("in_force = { from = '2014-01-01' }, " HEAD, DAILY);
  decide(&s, "09-09T08:00");
  assert_no_breach(&s);
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  decide(&s, "09-10T00:00");
  assert_missed(&s, 1);
  story_end(&s);
}

static void a_late_entry_can_begin_it_earlier(void **state) {
  (void)state;
  story s = begin(DAILY);
  tell(&s, "09-09T09:00", "open_box", "li/clerk", "");
  tell_late(&s, "09-07T09:00", "09-09T10:00", "note", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_missed(&s, 2);
  story_end(&s);
}

/* ---- unhappy --------------------------------------------------------------------------------- */

static void a_void_event_does_nothing_for_its_period(void **state) {
  (void)state;
  story s = begin(DAILY);
  tell(&s, "09-09T09:00", "open_box", "li", "");
  decide(&s, "09-10T00:00");
  assert_missed(&s, 1);
  story_end(&s);
}

static void no_case_lists_what_was_missed_in_a_hundred_years(void **state) {
  (void)state;
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  story s = begin(DAILY);
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  decide(&s, "2114-09-08T23:59:59");
  assert_missed(&s, 36523);
  assert_int_equal(
      complaint_case_decide(s.c, story_time("2114-09-09T00:00"), NULL, s.decision, &err),
      COMPLAINT_E_LIMIT);
  assert_string_equal(err.text,
                      "2114-09-09 is 100 years or more after 2014-09-09, when this standing case "
                      "began, and what it owes in every period is not worked out for so long: "
                      "look at the time, or begin a new case");
  decide(&s, "09-10T00:00");
  assert_missed(&s, 1);
  story_end(&s);
}

static void an_event_of_the_far_future_is_not_taken(void **state) {
  (void)state;
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  story s = begin(DAILY);
  static const char EVENT[] =
      "{\"id\":\"far\",\"action\":\"note\",\"actor\":\"li\",\"roles\":[\"clerk\"],\"at\":"
      "\"9998-01-01T09:00:00+08:00\",\"recorded_at\":\"9998-01-01T09:00:00+08:00\"}";
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  assert_int_equal(
      complaint_case_act(s.c, EVENT, sizeof EVENT - 1, COMPLAINT_NOW, NULL, NULL, &err),
      COMPLAINT_E_LIMIT);
  assert_int_equal(complaint_case_event_count(s.c), 1);
  decide(&s, "09-10T00:00");
  assert_missed(&s, 1);
  story_end(&s);
}

static void without_duties_of_a_period_a_standing_case_has_no_end(void **state) {
  (void)state;
  story s = begin(ACTION("read", "owed = 'note'"));
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  decide(&s, "9998-01-01T09:00");
  assert_no_breach(&s);
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_day_that_ends_without_it_is_missed),
      cmocka_unit_test(a_day_on_which_it_was_done_is_done),
      cmocka_unit_test(a_week_begins_on_monday),
      cmocka_unit_test(a_month_has_the_days_it_has),
      cmocka_unit_test(a_period_without_a_working_day_owes_nothing),
      cmocka_unit_test(a_week_is_due_on_its_last_working_day),
      cmocka_unit_test(it_can_be_done_for_a_period_that_is_over_and_is_late),
      cmocka_unit_test(a_period_that_was_named_once_is_not_meant_for_ever),
      cmocka_unit_test(it_can_be_done_ahead),
      cmocka_unit_test(what_was_never_owed_is_not_late),
      cmocka_unit_test(only_days_that_end_while_the_row_holds_count),
      cmocka_unit_test(nothing_is_owed_to_an_absent_party_in_any_period),
      cmocka_unit_test(nothing_is_owed_before_the_policy_is_in_force),
      cmocka_unit_test(a_standing_case_begins_with_its_first_event),
      cmocka_unit_test(a_late_entry_can_begin_it_earlier),
      cmocka_unit_test(a_void_event_does_nothing_for_its_period),
      cmocka_unit_test(no_case_lists_what_was_missed_in_a_hundred_years),
      cmocka_unit_test(an_event_of_the_far_future_is_not_taken),
      cmocka_unit_test(without_duties_of_a_period_a_standing_case_has_no_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
