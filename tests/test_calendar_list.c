/* test_calendar_list.c - calendars as plain lists of days. */
#include "complaint/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static complaint_calendar *load(const char *text, complaint_error *err) {
  complaint_calendar_source source = {.name = "days.txt"};
  return complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, text, strlen(text), &source, NULL,
                                 err);
}

static void assert_kind(const complaint_calendar *calendar, const char *date,
                        complaint_day_kind kind, const char *name, bool provisional) {
  complaint_day day;
  assert_int_equal(complaint_calendar_day(calendar, date, NULL, &day, NULL), COMPLAINT_OK);
  assert_string_equal(day.date, date);
  assert_int_equal(day.kind, kind);
  assert_string_equal(day.name, name);
  assert_int_equal(day.provisional, provisional);
}

static void assert_refused(const char *text, complaint_status status, int line,
                           const char *sentence) {
  complaint_error err = {0};
  assert_null(load(text, &err));
  assert_string_equal(err.text, sentence);
  assert_int_equal(err.status, status);
  assert_int_equal(err.line, line);
  assert_null(load(text, NULL));
}

/* ---- what is read ---------------------------------------------------------------------------- */

static void a_list_names_rest_days_and_make_up_days(void **state) {
  (void)state;
  complaint_calendar *calendar = load("# holidays\n"
                                      "covers 2026-01-01 2026-12-31\n"
                                      "published 2025-11-04\n"
                                      "\n"
                                      "\t2026-10-01..2026-10-07 rest National Day \r\n"
                                      "2026-10-10 work\tNational Day\n"
                                      "2026-12-24 Christmas Eve\n"
                                      "2026-12-25",
                                      NULL);
  assert_non_null(calendar);
  assert_kind(calendar, "2026-10-05", COMPLAINT_DAY_REST, "National Day", false);
  assert_kind(calendar, "2026-10-10", COMPLAINT_DAY_MAKE_UP, "National Day", false);
  assert_kind(calendar, "2026-12-24", COMPLAINT_DAY_REST, "Christmas Eve", false);
  assert_kind(calendar, "2026-12-25", COMPLAINT_DAY_REST, "", false);
  assert_kind(calendar, "2026-10-11", COMPLAINT_DAY_WEEKEND, "", false);
  assert_kind(calendar, "2026-10-12", COMPLAINT_DAY_WEEKDAY, "", false);
  assert_kind(calendar, "2027-01-01", COMPLAINT_DAY_WEEKDAY, "", true);
  complaint_edition edition;
  assert_int_equal(complaint_calendar_edition_count(calendar), 1);
  assert_true(complaint_calendar_edition_at(calendar, 0, &edition));
  assert_string_equal(edition.name, "days.txt/2025-11-04");
  assert_string_equal(edition.from, "2026-01-01");
  assert_string_equal(edition.till, "2026-12-31");
  complaint_calendar_free(calendar);
}

static void school_days_count_when_they_are_listed_only(void **state) {
  (void)state;
  complaint_calendar *calendar = load("counts listed\n"
                                      "2026-09-01..2026-09-04\n"
                                      "2026-09-07..2026-09-11\n"
                                      "2026-09-12 work Open day\n",
                                      NULL);
  assert_non_null(calendar);
  complaint_due due;
  complaint_due_question question = {.from = "2026-09-03", .limit = "3wd"};
  assert_int_equal(complaint_calendar_due(calendar, &question, &due, NULL), COMPLAINT_OK);
  assert_string_equal(due.due, "2026-09-08");
  assert_false(due.provisional);
  assert_kind(calendar, "2026-09-05", COMPLAINT_DAY_WEEKEND, "", false);
  assert_kind(calendar, "2026-09-12", COMPLAINT_DAY_MAKE_UP, "Open day", false);
  complaint_calendar_free(calendar);
  calendar = load("counts listed\ncovers 2026-09-01 2026-09-30\n2026-09-01\n", NULL);
  assert_kind(calendar, "2026-09-02", COMPLAINT_DAY_UNLISTED, "", false);
  complaint_calendar_free(calendar);
}

static void a_list_without_a_span_covers_its_first_to_its_last_day(void **state) {
  (void)state;
  complaint_calendar *calendar = load("2026-10-07\n2026-10-01\n", NULL);
  assert_kind(calendar, "2026-10-02", COMPLAINT_DAY_WEEKDAY, "", false);
  assert_kind(calendar, "2026-10-08", COMPLAINT_DAY_WEEKDAY, "", true);
  complaint_calendar_free(calendar);
}

static void a_day_may_be_listed_twice_when_both_say_the_same(void **state) {
  (void)state;
  complaint_calendar *calendar = load("2026-10-01 rest A\n2026-10-01 rest B\n", NULL);
  assert_kind(calendar, "2026-10-01", COMPLAINT_DAY_REST, "A", false);
  complaint_calendar_free(calendar);
}

static void a_byte_order_mark_is_no_day(void **state) {
  (void)state;
  complaint_calendar *calendar = load("\xEF\xBB\xBF"
                                      "2026-10-01\n",
                                      NULL);
  assert_non_null(calendar);
  complaint_calendar_free(calendar);
}

/* ---- what is refused ------------------------------------------------------------------------- */

static void wrong_lines_are_named(void **state) {
  (void)state;
  assert_refused("# x\n2026-13-01\n", COMPLAINT_E_INPUT, 2,
                 "days.txt:2: `2026-13-01` is no date: write it as in `2026-10-01`");
  assert_refused("2026-10-01..2026-10-32", COMPLAINT_E_INPUT, 1,
                 "days.txt:1: `2026-10-32` is no date: write it as in `2026-10-01`");
  assert_refused("2026-10-07..2026-10-01", COMPLAINT_E_INPUT, 1,
                 "days.txt:1: the days end before they begin: swap the dates");
  assert_refused("covers 2026-10-01", COMPLAINT_E_INPUT, 1,
                 "days.txt:1: `` is no date: write it as in `2026-10-01`");
  assert_refused("covers x 2026-10-01", COMPLAINT_E_INPUT, 1,
                 "days.txt:1: `x` is no date: write it as in `2026-10-01`");
  assert_refused("covers 2026-10-02 2026-10-01", COMPLAINT_E_INPUT, 1,
                 "days.txt:1: the span ends before it begins: swap the dates");
  assert_refused("published soon", COMPLAINT_E_INPUT, 1,
                 "days.txt:1: `soon` is no date: write it as in `2026-10-01`");
  assert_refused("counts all", COMPLAINT_E_INPUT, 1,
                 "days.txt:1: `counts` is no date: write it as in `2026-10-01`");
  assert_refused("2026-10-01\ncounts listed", COMPLAINT_E_INPUT, 2,
                 "days.txt:2: `counts listed` must stand before the days");
}

static void contradictions_are_refused(void **state) {
  (void)state;
  assert_refused("2026-10-01..2026-10-07 rest\n\n2026-10-03 work\n", COMPLAINT_E_INPUT, 3,
                 "days.txt:3: `2026-10-03` is listed as working and as rest: keep one");
}

static void a_list_of_nothing_is_refused(void **state) {
  (void)state;
  assert_refused("", COMPLAINT_E_INPUT, 0, "days.txt: no day is listed: list at least one");
  assert_refused("# nothing\n", COMPLAINT_E_INPUT, 0,
                 "days.txt: no day is listed: list at least one");
}

static void too_many_days_are_refused(void **state) {
  (void)state;
  assert_refused("0001-01-01..9999-12-31 rest", COMPLAINT_E_LIMIT, 0,
                 "days.txt: a calendar lists at most 60000 days: split it");
  assert_refused("1900-01-01\n2100-01-01\n", COMPLAINT_E_LIMIT, 0,
                 "a calendar spans at most 60000 days: split it");
}

static void bytes_that_are_no_text_are_refused(void **state) {
  (void)state;
  assert_refused("2026-10-01 rest \xff\n", COMPLAINT_E_INPUT, 0,
                 "days.txt: is no UTF-8 text: save it as UTF-8");
  complaint_error err;
  assert_null(
      complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, "2026-10-01\0", 11, NULL, NULL, &err));
  assert_string_equal(err.text, "calendar: is no UTF-8 text: save it as UTF-8");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_list_names_rest_days_and_make_up_days),
      cmocka_unit_test(school_days_count_when_they_are_listed_only),
      cmocka_unit_test(a_list_without_a_span_covers_its_first_to_its_last_day),
      cmocka_unit_test(a_day_may_be_listed_twice_when_both_say_the_same),
      cmocka_unit_test(a_byte_order_mark_is_no_day),
      cmocka_unit_test(wrong_lines_are_named),
      cmocka_unit_test(contradictions_are_refused),
      cmocka_unit_test(a_list_of_nothing_is_refused),
      cmocka_unit_test(too_many_days_are_refused),
      cmocka_unit_test(bytes_that_are_no_text_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
