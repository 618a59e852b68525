/* The days of a report: weeks of the ISO calendar, spans, and what cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/report/days.h"

enum { EAST_8 = 8 * 3600 };

static cpl_days days_of(const complaint_report_options options) {
  cpl_days days;
  complaint_error err = {.text = ""};
  if (cpl_days_read(&days, &options, EAST_8, &err) != COMPLAINT_OK) fail_msg("%s", err.text);
  return days;
}

static void assert_span(const complaint_report_options options, const char *first, const char *last,
                        const char *week) {
  char text[CPL_DAY_TEXT], shown[CPL_WEEK_TEXT];
  cpl_days days = days_of(options);
  cpl_day_format(days.first, text);
  assert_string_equal(text, first);
  cpl_day_format(days.after - 1, text);
  assert_string_equal(text, last);
  cpl_days_week(&days, shown);
  assert_string_equal(shown, week);
  assert_true(days.from == cpl_moment_of_day(days.first, EAST_8));
  assert_true(days.till == cpl_moment_of_day(days.after, EAST_8));
}

static void assert_week(const char *week, const char *first, const char *last) {
  assert_span((complaint_report_options){.week = week}, first, last, week);
}

static void assert_impossible(const complaint_report_options options, const char *text) {
  cpl_days days;
  complaint_error err = {.text = ""};
  assert_int_equal(cpl_days_read(&days, &options, EAST_8, &err), COMPLAINT_E_ARGUMENT);
  assert_string_equal(err.text, text);
}

/* ---- what can be ----------------------------------------------------------------------------- */

static void a_week_runs_from_monday_to_sunday(void **state) {
  (void)state;
  assert_week("2026-W40", "2026-09-28", "2026-10-04");
  assert_week("2026-W01", "2025-12-29", "2026-01-04");
  assert_week("2026-W53", "2026-12-28", "2027-01-03");
  assert_week("2027-W01", "2027-01-04", "2027-01-10");
  assert_week("0001-W01", "0001-01-01", "0001-01-07");
}

static void a_span_has_both_its_ends(void **state) {
  (void)state;
  assert_span((complaint_report_options){.from = "2026-03-01", .to = "2026-03-31"}, "2026-03-01",
              "2026-03-31", "");
  assert_span((complaint_report_options){.from = "2026-03-04", .to = "2026-03-04"}, "2026-03-04",
              "2026-03-04", "");
}

static void seven_days_are_a_week_only_from_monday(void **state) {
  (void)state;
  assert_span((complaint_report_options){.from = "2026-03-02", .to = "2026-03-08"}, "2026-03-02",
              "2026-03-08", "2026-W10");
  assert_span((complaint_report_options){.from = "2026-03-03", .to = "2026-03-09"}, "2026-03-03",
              "2026-03-09", "");
}

static void without_a_now_the_last_day_is_just_over(void **state) {
  (void)state;
  cpl_days days = days_of((complaint_report_options){.week = "2026-W40"});
  assert_true(days.now == days.till && days.end == days.till);
  days = days_of((complaint_report_options){.week = "2026-W40", .now = COMPLAINT_NOW});
  assert_true(days.now == days.till);
  days = days_of((complaint_report_options){.week = "2026-W40", .now = days.till + 5});
  assert_true(days.now == days.till + 5 && days.end == days.till);
  days = days_of((complaint_report_options){.week = "2026-W40", .now = days.from});
  assert_true(days.now == days.from && days.end == days.from);
}

static void a_hundred_years_are_the_most(void **state) {
  (void)state;
  assert_span((complaint_report_options){.from = "1924-02-29", .to = "2024-02-27"}, "1924-02-29",
              "2024-02-27", "");
  assert_impossible((complaint_report_options){.from = "1926-01-01", .to = "2026-01-01"},
                    "a report is about 100 years at the most");
}

/* ---- what cannot ----------------------------------------------------------------------------- */

static void assert_no_week(const char *week) {
  assert_impossible((complaint_report_options){.week = week},
                    "`week` is a week of a year, as in 2026-W40, and that year must have it");
}

static void what_is_no_week_is_refused(void **state) {
  (void)state;
  assert_no_week("2025-W53"); /* 2025 has 52 */
  assert_no_week("2026-W00");
  assert_no_week("2026-W54");
  assert_no_week("2026-40");
  assert_no_week("2026-w40");
  assert_no_week("2026-W4");
  assert_no_week("2026-W401");
  assert_no_week("9999-W01");
  assert_no_week("");
}

static void the_days_must_be_given_in_one_way(void **state) {
  (void)state;
  static const char TEXT[] = "a report is about a week, or about the days from one to another: "
                             "give `week`, or `from` and `to`";
  assert_impossible((complaint_report_options){.week = NULL}, TEXT);
  assert_impossible((complaint_report_options){.from = "2026-03-01"}, TEXT);
  assert_impossible((complaint_report_options){.to = "2026-03-01"}, TEXT);
  assert_impossible((complaint_report_options){.week = "2026-W40", .from = "2026-03-01"}, TEXT);
  assert_impossible(
      (complaint_report_options){.week = "2026-W40", .from = "2026-03-01", .to = "2026-03-02"},
      TEXT);
}

static void what_are_no_days_is_refused(void **state) {
  (void)state;
  assert_impossible((complaint_report_options){.from = "2026-02-29", .to = "2026-03-01"},
                    "`from` and `to` are dates, as in 2026-10-01");
  assert_impossible((complaint_report_options){.from = "2026-03-01", .to = "tomorrow"},
                    "`from` and `to` are dates, as in 2026-10-01");
  assert_impossible((complaint_report_options){.from = "2026-03-02", .to = "2026-03-01"},
                    "`to`, 2026-03-01, is before `from`, 2026-03-02");
}

static void a_now_before_the_days_is_refused(void **state) {
  (void)state;
  cpl_days days = days_of((complaint_report_options){.week = "2026-W40"});
  static const char TEXT[] = "`now` is before the first day of the report, or no time at all";
  assert_impossible((complaint_report_options){.week = "2026-W40", .now = days.from - 1}, TEXT);
  assert_impossible((complaint_report_options){.week = "2026-W40", .now = INT64_MAX}, TEXT);
  assert_impossible((complaint_report_options){.from = "9999-12-01", .to = "9999-12-31"}, TEXT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_week_runs_from_monday_to_sunday),
      cmocka_unit_test(a_span_has_both_its_ends),
      cmocka_unit_test(seven_days_are_a_week_only_from_monday),
      cmocka_unit_test(without_a_now_the_last_day_is_just_over),
      cmocka_unit_test(a_hundred_years_are_the_most),
      cmocka_unit_test(what_is_no_week_is_refused),
      cmocka_unit_test(the_days_must_be_given_in_one_way),
      cmocka_unit_test(what_are_no_days_is_refused),
      cmocka_unit_test(a_now_before_the_days_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
