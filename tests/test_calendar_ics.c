/* test_calendar_ics.c - calendars as iCalendar all-day events. */
#include "complaint/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define EVENT(lines)     "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"
#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define START(day)       "DTSTART;VALUE=DATE:" day "\r\n"
#define STOP(day)        "DTEND;VALUE=DATE:" day "\r\n"

static complaint_calendar *load(const char *text, complaint_error *err) {
  complaint_calendar_source source = {.name = "days.ics"};
  return complaint_calendar_load(NULL, COMPLAINT_CALENDAR_ICS, text, strlen(text), &source, NULL,
                                 err);
}

static void assert_kind(const char *text, const char *date, complaint_day_kind kind,
                        const char *name) {
  complaint_error err = {0};
  complaint_day day;
  complaint_calendar *calendar = load(text, &err);
  assert_string_equal(err.text, "");
  assert_non_null(calendar);
  assert_int_equal(complaint_calendar_day(calendar, date, NULL, &day, NULL), COMPLAINT_OK);
  assert_int_equal(day.kind, kind);
  assert_string_equal(day.name, name);
  complaint_calendar_free(calendar);
}

static void assert_refused(const char *text, int line, const char *sentence) {
  complaint_error err = {0};
  assert_null(load(text, &err));
  assert_string_equal(err.text, sentence);
  assert_int_equal(err.line, line);
  assert_int_equal(err.status, COMPLAINT_E_INPUT);
}

static void the_end_of_an_event_is_not_in_it(void **state) {
  (void)state;
  static const char TEXT[] = CALENDAR(EVENT(START("20261001") STOP("20261008") "SUMMARY:国庆节\r\n")
                                          EVENT(START("20261010") "SUMMARY:国庆节 补班\r\n"));
  assert_kind(TEXT, "2026-10-07", COMPLAINT_DAY_REST, "国庆节");
  assert_kind(TEXT, "2026-10-08", COMPLAINT_DAY_WEEKDAY, "");
  assert_kind(TEXT, "2026-10-10", COMPLAINT_DAY_MAKE_UP, "国庆节 补班");
}

static void make_up_days_are_known_by_their_signs(void **state) {
  (void)state;
  static const char *const SIGNS[] = {
      "SUMMARY:国庆节（班）\n",       "SUMMARY:国庆节(班)\n",
      "SUMMARY:make-up (work)\n",     "SUMMARY:Saturday work\n",
      "CATEGORIES:WORK\nSUMMARY:x\n", "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\nSUMMARY:x\n"};
  for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
    char text[256];
    complaint_day day;
    (void)strcpy(text, "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261010\n");
    (void)strcat(strcat(text, SIGNS[i]), "END:VEVENT");
    complaint_calendar *calendar = load(text, NULL);
    assert_int_equal(complaint_calendar_day(calendar, "2026-10-10", NULL, &day, NULL), 0);
    assert_int_equal(day.kind, COMPLAINT_DAY_MAKE_UP);
    complaint_calendar_free(calendar);
  }
}

static void lines_are_unfolded_and_summaries_unescaped(void **state) {
  (void)state;
  assert_kind(CALENDAR(EVENT("DTSTART;VALUE\r\n =DATE:2026\r\n\t1001\r\n"
                             "SUMMARY;LANGUAGE=\"x:y\":National\\, \r\n Day\\nA\\\\B\r\n")),
              "2026-10-01", COMPLAINT_DAY_REST, "National, Day A\\B");
}

static void cancelled_events_list_nothing(void **state) {
  (void)state;
  assert_kind(CALENDAR(EVENT(START("20261001")) EVENT(START("20261005") "STATUS:CANCELLED\r\n")
                           EVENT(START("20261006") "STATUS:CONFIRMED\r\n")),
              "2026-10-05", COMPLAINT_DAY_WEEKDAY, "");
}

static void events_that_would_need_a_guess_are_refused(void **state) {
  (void)state;
  assert_refused(CALENDAR(EVENT("DTSTART:20261001T080000Z\r\n")), 4,
                 "days.ics:4: `20261001T080000Z` is no whole day: write "
                 "`DTSTART;VALUE=DATE:20261001`");
  assert_refused(CALENDAR(EVENT(START("20261001") "RRULE:FREQ=YEARLY\r\n")), 5,
                 "days.ics:5: `RRULE` is not read: write one event with `DTEND` for each time");
  assert_refused(CALENDAR(EVENT(START("20261001") "DURATION:P2D\r\n")), 5,
                 "days.ics:5: `DURATION` is not read: write one event with `DTEND` for each time");
}

static void broken_files_are_refused_by_line(void **state) {
  (void)state;
  assert_refused(CALENDAR(EVENT("SUMMARY:x\r\n")), 3, "days.ics:3: the event has no `DTSTART`");
  assert_refused(CALENDAR(EVENT(START("20261001") STOP("20261001"))), 3,
                 "days.ics:3: the event ends before it begins: `DTEND` is the day after its last");
  assert_refused(CALENDAR(EVENT(START("20261301"))), 4,
                 "days.ics:4: `20261301` is no whole day: write `DTSTART;VALUE=DATE:20261001`");
  assert_refused(CALENDAR("BEGIN:VEVENT\r\n" START("20261001")), 3,
                 "days.ics:3: the event has no `END:VEVENT`");
  assert_refused(CALENDAR("BEGIN:VEVENT\r\nBEGIN:VEVENT\r\n"), 4,
                 "days.ics:4: an event begins inside of another");
  assert_refused(CALENDAR("END:VEVENT\r\n"), 3, "days.ics:3: an event ends that never began");
  assert_refused("{\"year\"}\n", 1, "days.ics:1: is no `NAME:VALUE` line of an iCalendar file");
  assert_refused(CALENDAR(""), 0, "days.ics: no day is listed: list at least one");
}

static void an_event_of_all_time_is_refused(void **state) {
  (void)state;
  complaint_error err;
  assert_null(load(CALENDAR(EVENT(START("00010101") STOP("99991231"))), &err));
  assert_int_equal(err.status, COMPLAINT_E_LIMIT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_end_of_an_event_is_not_in_it),
      cmocka_unit_test(make_up_days_are_known_by_their_signs),
      cmocka_unit_test(lines_are_unfolded_and_summaries_unescaped),
      cmocka_unit_test(cancelled_events_list_nothing),
      cmocka_unit_test(events_that_would_need_a_guess_are_refused),
      cmocka_unit_test(broken_files_are_refused_by_line),
      cmocka_unit_test(an_event_of_all_time_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
