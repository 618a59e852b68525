/* The event by which a report is recorded: filled with its figures, and taken by act. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/report_office.h"

#define EVENTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static int open_office(void **state) {
  static office d;
  d = office_open(NULL, NULL);
  *state = &d;
  return 0;
}

static int close_office(void **state) {
  office_close(*state);
  return 0;
}

static const char *const ROLES[] = {"clerk"};
static const complaint_actor CLERK = {"staff:clerk", ROLES, 1};

static void assert_no_event(office *d, const complaint_actor *actor, int64_t at,
                            complaint_status status, const char *text) {
  complaint_error err = {.text = ""};
  assert_int_equal(complaint_report_event(d->report, actor, at, d->text, &err), status);
  assert_string_equal(err.text, text);
}

static void an_event_says_what_the_policy_asks(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1", EVENTS("03-02T09:00 receive clerk"));
  office_add(d, "main", "c2", EVENTS("02-27T09:00 receive clerk"));
  assert_int_equal(
      complaint_report_event(d->report, &CLERK, office_time("03-06T16:00"), d->text, NULL),
      COMPLAINT_OK);
  assert_string_equal(complaint_text_get(d->text, NULL),
                      "{\"action\":\"tell_week\",\"actor\":\"staff:clerk\","
                      "\"at\":\"2026-03-06T16:00:00+08:00\","
                      "\"facts\":{\"left\":2,\"many\":1,\"since\":\"2026-03-02\"},"
                      "\"roles\":[\"clerk\"]}");
}

static void what_is_withheld_from_readers_is_recorded(void **state) {
  office *d = *state;
  complaint_error err = {.text = ""};
  complaint_report_options options = {.week = "2026-W10", .withhold = 5};
  assert_int_equal(office_begin(d, &options, &err), COMPLAINT_OK);
  office_add(d, "main", "c1", EVENTS("03-02T09:00 receive clerk"));
  assert_small(d, "cases/main//received");
  assert_int_equal(
      complaint_report_event(d->report, &CLERK, office_time("03-06T16:00"), d->text, NULL),
      COMPLAINT_OK);
  assert_non_null(strstr(complaint_text_get(d->text, NULL), "\"many\":1"));
}

static void recording_it_discharges_the_duty_to_report(void **state) {
  office *d = *state;
  bool taken = false;
  size_t size;
  complaint_case *standing = office_case(d, "desk", "office", EVENTS("03-02T08:00 round clerk"));
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  complaint_duty_answer duty;
  office_week(d, "W10", "");
  assert_int_equal(
      complaint_report_event(d->report, &CLERK, office_time("03-06T16:00"), d->text, NULL),
      COMPLAINT_OK);
  const char *event = complaint_text_get(d->text, &size);
  assert_int_equal(complaint_case_act(standing, event, size, COMPLAINT_NOW, &taken, NULL, NULL),
                   COMPLAINT_OK);
  assert_true(taken);
  assert_int_equal(complaint_case_decide(standing, COMPLAINT_NOW, NULL, decision, NULL),
                   COMPLAINT_OK);
  bool done = false;
  for (size_t i = 0; complaint_decision_duty(decision, i, &duty); i++)
    done = done || (strcmp(duty.duty, "tell_week@week") == 0 && strcmp(duty.state, "done") == 0);
  assert_true(done);
  complaint_decision_free(decision);
  complaint_case_free(standing);
}

static void only_the_days_that_a_report_is_due_about_are_recorded(void **state) {
  office *d = *state;
  static const char TEXT[] =
      "policy `test.desk` says of no report over just these days how it is recorded: `record` of "
      "a report in `reports` does, for one whole day, week or month";
  office_days(d, "03-02", "03-07", "");
  assert_no_event(d, &CLERK, 0, COMPLAINT_E_NOT_FOUND, TEXT);
  office_days(d, "03-03", "03-09", "");
  assert_no_event(d, &CLERK, 0, COMPLAINT_E_NOT_FOUND, TEXT);
  office_days(d, "03-02", "03-08", "");
  assert_no_event(d, &CLERK, INT64_MAX, COMPLAINT_E_ARGUMENT,
                  "`at` must lie in the years 1 to 9999");
}

static void who_records_has_an_opaque_id(void **state) {
  office *d = *state;
  const complaint_actor nobody = {NULL, NULL, 0}, named = {"Li Ming", NULL, 0};
  static const char TEXT[] = "who records must be an opaque id, such as `staff:17`";
  office_week(d, "W10", "");
  assert_no_event(d, &nobody, 0, COMPLAINT_E_ARGUMENT, TEXT);
  assert_no_event(d, &named, 0, COMPLAINT_E_ARGUMENT, TEXT);
}

static void a_report_that_is_due_in_no_period_is_recorded_over_any_days(void **state) {
  (void)state;
  office d = office_open(NULL, "reports = { now_and_then = { of = 'main', cites = '3', record = {"
                               " process = 'desk', action = 'tell_week', facts = {"
                               " many = 'received', left = 'open', since = 'to' } } } },");
  office_days(&d, "03-03", "03-05", "");
  assert_int_equal(
      complaint_report_event(d.report, &CLERK, office_time("03-06T16:00"), d.text, NULL),
      COMPLAINT_OK);
  assert_non_null(strstr(complaint_text_get(d.text, NULL), "\"since\":\"2026-03-05\""));
  office_close(&d);
}

static void a_policy_without_reports_records_none(void **state) {
  (void)state;
  office d = office_open(NULL, "");
  office_week(&d, "W10", "");
  assert_int_equal(complaint_report_event(d.report, &CLERK, 0, d.text, NULL),
                   COMPLAINT_E_NOT_FOUND);
  office_close(&d);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_office, close_office)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(an_event_says_what_the_policy_asks),
      TEST(what_is_withheld_from_readers_is_recorded),
      TEST(recording_it_discharges_the_duty_to_report),
      TEST(only_the_days_that_a_report_is_due_about_are_recorded),
      TEST(who_records_has_an_opaque_id),
      cmocka_unit_test(a_report_that_is_due_in_no_period_is_recorded_over_any_days),
      cmocka_unit_test(a_policy_without_reports_records_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
