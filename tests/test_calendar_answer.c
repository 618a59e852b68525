/* test_calendar_answer.c - the public questions: days, counts, dues, and why. */
#include "complaint/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/calendar/notice.h"

static complaint_calendar *calendar;

static int open_calendar(void **state) {
  (void)state;
  calendar = complaint_calendar_builtin("cn", NULL, NULL);
  return calendar == NULL ? -1 : 0;
}

static int close_calendar(void **state) {
  (void)state;
  complaint_calendar_free(calendar);
  return 0;
}

static complaint_due due_of(complaint_due_question question) {
  complaint_due due;
  complaint_error err = {0};
  complaint_status status = complaint_calendar_due(calendar, &question, &due, &err);
  assert_string_equal(err.text, "");
  assert_int_equal(status, COMPLAINT_OK);
  return due;
}

static void assert_due(complaint_due_question question, const char *due, const char *too_late) {
  complaint_due answer = due_of(question);
  assert_string_equal(answer.due, due);
  assert_string_equal(answer.too_late, too_late);
  assert_false(answer.none);
}

static void assert_refused(complaint_due_question question, const char *sentence) {
  complaint_due due;
  complaint_error err = {0};
  size_t count;
  assert_int_equal(complaint_calendar_due(calendar, &question, &due, &err), COMPLAINT_E_INPUT);
  assert_string_equal(err.text, sentence);
  assert_int_equal(complaint_calendar_due(calendar, &question, &due, NULL), COMPLAINT_E_INPUT);
  assert_int_equal(complaint_calendar_explain(calendar, &question, NULL, 0, &count, NULL),
                   COMPLAINT_E_INPUT);
}

/* ---- dues ------------------------------------------------------------------------------------ */

static void a_due_is_a_date_or_a_time_by_its_limit(void **state) {
  (void)state;
  assert_due((complaint_due_question){.from = "2026-09-30", .limit = "5wd"}, "2026-10-13",
             "2026-10-14T00:00:00+08:00");
  assert_due((complaint_due_question){.from = "2025-12-03", .limit = "30d"}, "2026-01-04",
             "2026-01-05T00:00:00+08:00");
  assert_due((complaint_due_question){.from = "2026-10-01T08:00:30+08:00", .limit = "15min"},
             "2026-10-01T08:15:00+08:00", "2026-10-01T08:16:00+08:00");
}

static void the_zone_is_that_of_the_question_or_of_its_time(void **state) {
  (void)state;
  assert_due((complaint_due_question){.from = "2026-03-02T20:00:00Z", .limit = "1wd"}, "2026-03-03",
             "2026-03-04T00:00:00+00:00");
  assert_due(
      (complaint_due_question){.from = "2026-03-02T20:00:00Z", .limit = "1wd", .zone = "+08:00"},
      "2026-03-04", "2026-03-05T00:00:00+08:00");
}

static void a_question_may_count_back_close_early_and_ask_an_old_edition(void **state) {
  (void)state;
  assert_due((complaint_due_question){.from = "2026-10-08", .limit = "3d", .before = true},
             "2026-09-30", "2026-10-01T00:00:00+08:00");
  assert_due((complaint_due_question){.from = "2026-09-30", .limit = "1wd", .close = 1050},
             "2026-10-08", "2026-10-08T17:30:00+08:00");
  complaint_due old = due_of(
      (complaint_due_question){.from = "2020-01-20", .limit = "5wd", .known_by = "2020-01-25"});
  assert_string_equal(old.due, "2020-02-01");
  assert_string_equal(old.edition, "cn/2019-11-21");
}

static void suspensions_move_a_due_or_take_it_away(void **state) {
  (void)state;
  complaint_suspension pause[] = {{"2026-03-03T10:00:00+08:00", "2026-03-05"}};
  complaint_due_question question = {
      .from = "2026-03-02", .limit = "3wd", .suspended = pause, .suspended_count = 1};
  assert_due(question, "2026-03-09", "2026-03-10T00:00:00+08:00");
  pause[0].till = NULL;
  complaint_due due = due_of(question);
  assert_true(due.none);
  assert_string_equal(due.due, "");
  assert_string_equal(due.too_late, "");
  size_t count = 7;
  assert_int_equal(complaint_calendar_explain(calendar, &question, NULL, 0, &count, NULL), 0);
  assert_int_equal(count, 0);
}

static void an_answer_outside_of_the_calendar_says_so(void **state) {
  (void)state;
  assert_true(due_of((complaint_due_question){.from = "2026-12-30", .limit = "5wd"}).provisional);
  assert_false(due_of((complaint_due_question){.from = "2026-12-30", .limit = "1wd"}).provisional);
}

/* ---- why ------------------------------------------------------------------------------------- */

/* The uses of the days in short: S start, c counted, - skipped, p suspended, r rolled, D due. */
static void assert_course(complaint_due_question question, const char *course) {
  complaint_day days[64];
  char uses[65] = "";
  size_t count = 0;
  assert_int_equal(complaint_calendar_explain(calendar, &question, days, 64, &count, NULL), 0);
  for (size_t i = 0; i < count; i++) uses[i] = "cS-prD"[days[i].use];
  uses[count] = '\0';
  assert_string_equal(uses, course);
  assert_string_equal(days[count - 1].date, due_of(question).due);
}

static void every_day_is_counted_or_skipped_with_its_reason(void **state) {
  (void)state;
  assert_course((complaint_due_question){.from = "2026-09-30", .limit = "5wd"}, "S-------ccc-cD");
  assert_course((complaint_due_question){.from = "2026-09-24", .limit = "1w"}, "Sccccccrrrrrrr"
                                                                               "D");
  assert_course((complaint_due_question){.from = "2026-10-06", .limit = "0d"}, "rrD");
  assert_course((complaint_due_question){.from = "2026-10-08", .limit = "0wd"}, "D");
  assert_course((complaint_due_question){.from = "2026-10-08", .limit = "3d", .before = true},
                "SccrrrrrD");
  complaint_suspension pause[] = {{"2026-03-03", "2026-03-05"}};
  assert_course(
      (complaint_due_question){
          .from = "2026-03-02", .limit = "3wd", .suspended = pause, .suspended_count = 1},
      "Scppc--D");
}

static void an_explanation_knows_kinds_and_names(void **state) {
  (void)state;
  complaint_day days[14];
  size_t count = 0;
  complaint_due_question question = {.from = "2026-09-30", .limit = "5wd"};
  assert_int_equal(complaint_calendar_explain(calendar, &question, days, 14, &count, NULL), 0);
  assert_int_equal(days[1].kind, COMPLAINT_DAY_REST);
  assert_string_equal(days[1].name, "国庆节");
  assert_int_equal(days[10].kind, COMPLAINT_DAY_MAKE_UP);
  assert_int_equal(days[11].kind, COMPLAINT_DAY_WEEKEND);
  assert_int_equal(days[12].kind, COMPLAINT_DAY_WEEKDAY);
}

static void the_day_on_which_a_limit_would_have_ended_has_its_number(void **state) {
  (void)state;
  static const int32_t ONE_WEEK[] = {0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0};
  complaint_day days[15];
  size_t count = 0;
  complaint_due_question question = {.from = "2026-09-24", .limit = "1w"};
  assert_int_equal(complaint_calendar_explain(calendar, &question, days, 15, &count, NULL), 0);
  assert_int_equal(count, 15);
  for (size_t i = 0; i < count; i++) assert_int_equal(days[i].number, ONE_WEEK[i]);
  question = (complaint_due_question){.from = "2026-09-28", .limit = "2wd"};
  assert_int_equal(complaint_calendar_explain(calendar, &question, days, 15, &count, NULL), 0);
  assert_int_equal(days[2].use, COMPLAINT_DAY_DUE);
  assert_int_equal(days[2].number, 2);
}

static void a_holiday_has_a_name_in_english_where_that_is_known(void **state) {
  (void)state;
  complaint_day day;
  assert_int_equal(complaint_calendar_day(calendar, "2025-10-06", NULL, &day, NULL), COMPLAINT_OK);
  assert_string_equal(day.name, "国庆节、中秋节");
  assert_string_equal(day.name_en, "National Day and Mid-Autumn Festival");
  assert_int_equal(complaint_calendar_day(calendar, "2026-10-12", NULL, &day, NULL), COMPLAINT_OK);
  assert_string_equal(day.name_en, "");
  assert_string_equal(cpl_holiday_en("校庆"), "校庆");
}

static void an_explanation_stops_at_its_capacity_and_counts_on(void **state) {
  (void)state;
  complaint_day days[3] = {{.date = ""}};
  size_t count = 0;
  complaint_due_question question = {.from = "2026-09-30", .limit = "5wd"};
  assert_int_equal(complaint_calendar_explain(calendar, &question, days, 2, &count, NULL), 0);
  assert_int_equal(count, 14);
  assert_string_equal(days[1].date, "2026-10-01");
  assert_string_equal(days[2].date, "");
}

static void a_limit_in_minutes_has_no_days_to_explain(void **state) {
  (void)state;
  size_t count = 7;
  complaint_due_question question = {.from = "2026-09-30", .limit = "90min"};
  assert_int_equal(complaint_calendar_explain(calendar, &question, NULL, 0, &count, NULL), 0);
  assert_int_equal(count, 0);
}

/* ---- days and counts ------------------------------------------------------------------------- */

static void counts_and_limits_agree(void **state) {
  (void)state;
  complaint_day_count count;
  assert_int_equal(
      complaint_calendar_count(calendar, "2026-09-30", "2026-10-13", NULL, &count, NULL), 0);
  assert_int_equal(count.days, 5);
  assert_false(count.provisional);
  assert_string_equal(count.edition, "cn/2025-11-04");
  assert_int_equal(
      complaint_calendar_count(calendar, "2026-10-13", "2026-09-30", NULL, &count, NULL), 0);
  assert_int_equal(count.days, -5);
  assert_int_equal(
      complaint_calendar_count(calendar, "2027-01-01", "2027-01-01", NULL, &count, NULL), 0);
  assert_int_equal(count.days, 0);
  assert_false(count.provisional);
  assert_int_equal(
      complaint_calendar_count(calendar, "2026-12-31", "2027-01-01", NULL, &count, NULL), 0);
  assert_true(count.provisional);
}

static void wrong_dates_are_refused_by_name(void **state) {
  (void)state;
  complaint_error err;
  complaint_day day;
  complaint_day_count count;
  char digest[65];
  assert_int_equal(complaint_calendar_day(calendar, "2026-02-30", NULL, &day, &err),
                   COMPLAINT_E_INPUT);
  assert_string_equal(err.text, "date: `2026-02-30` is no date: that month has 28 days");
  assert_int_equal(complaint_calendar_day(calendar, NULL, NULL, &day, &err), COMPLAINT_E_INPUT);
  assert_int_equal(complaint_calendar_day(calendar, "2026-02-01", "x", &day, &err),
                   COMPLAINT_E_INPUT);
  assert_string_equal(err.text, "known_by: `x` is no date: write it as in `2026-09-30`");
  assert_int_equal(complaint_calendar_count(calendar, "x", "2026-01-01", NULL, &count, &err),
                   COMPLAINT_E_INPUT);
  assert_int_equal(complaint_calendar_count(calendar, "2026-01-01", "x", NULL, &count, &err),
                   COMPLAINT_E_INPUT);
  assert_int_equal(
      complaint_calendar_count(calendar, "2026-01-01", "2026-01-01", "x", &count, &err),
      COMPLAINT_E_INPUT);
  assert_int_equal(complaint_calendar_digest(calendar, "x", digest, &err), COMPLAINT_E_INPUT);
  assert_int_equal(complaint_calendar_day(calendar, "2024-13-01", NULL, &day, &err),
                   COMPLAINT_E_INPUT);
  assert_string_equal(err.text, "date: `2024-13-01` is no date: years go from 0001 to 9999, months "
                                "from 01 to 12");
}

static void wrong_questions_are_refused_with_their_form(void **state) {
  (void)state;
  complaint_suspension pause[] = {{"2026-03-05", "2026-03-04"}, {"x", NULL}};
  complaint_due_question question = {.from = "yesterday", .limit = "5wd"};
  assert_refused(question,
                 "from: `yesterday` is neither a date as in `2026-09-30` nor a time as in "
                 "`2026-09-30T08:00:00+08:00`");
  question.from = "2024-02-30";
  assert_refused(question, "from: `2024-02-30` is no date: that month has 29 days");
  question.from = NULL;
  assert_refused(question, "from: `` is neither a date as in `2026-09-30` nor a time as in "
                           "`2026-09-30T08:00:00+08:00`");
  question.from = "2026-03-02";
  question.zone = "CST";
  assert_refused(question, "zone: `CST` is no offset: write it as in `+08:00`");
  question.zone = NULL;
  question.known_by = "now";
  assert_refused(question, "known_by: `now` is no date: write it as in `2026-09-30`");
  question.known_by = NULL;
  question.close = 1441;
  assert_refused(question,
                 "close: 1441 is no time of the day: write minutes after midnight, 0 to 1440");
  question.close = 0;
  question.suspended = pause;
  question.suspended_count = 1;
  assert_refused(question, "suspended till: `2026-03-04` comes before its beginning: swap them");
  pause[0].till = "x";
  assert_refused(question, "suspended till: `x` is neither a date as in `2026-09-30` nor a time as "
                           "in `2026-09-30T08:00:00+08:00`");
  pause[0].till = NULL;
  question.suspended_count = 2;
  assert_refused(question, "suspended from: `x` is neither a date as in `2026-09-30` nor a time as "
                           "in `2026-09-30T08:00:00+08:00`");
  pause[1].from = "2026-03-04";
  assert_refused(question, "suspended from: `2026-03-04` comes before the one before it: put them "
                           "in order");
}

static void wrong_limits_are_refused(void **state) {
  (void)state;
  static const char *const WRONG[] = {
      "", "5", "wd", "5x", "-5wd", "5 wd", "5WD", "5wdd", "2147483648d", "99999999999999999999d"};
  complaint_due_question question = {.from = "2026-03-02"};
  complaint_due due;
  for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
    question.limit = WRONG[i];
    assert_int_equal(complaint_calendar_due(calendar, &question, &due, NULL), COMPLAINT_E_INPUT);
  }
  question.limit = NULL;
  assert_refused(question, "limit: `` is no limit: write a number, at most 2147483647, and one of "
                           "s min h d wd w mo y, as in `5wd`");
}

static void limits_that_leave_the_years_are_refused(void **state) {
  (void)state;
  static const char *const LONG[] = {"2147483647min", "2147483647h",  "2147483647d", "2147483647wd",
                                     "2147483647w",   "2147483647mo", "2147483647y", "8000y"};
  for (size_t i = 0; i < sizeof LONG / sizeof *LONG; i++)
    for (int before = 0; before < 2; before++) {
      if (i == 0 && before == 0) continue; /* the year 6109 */
      assert_refused(
          (complaint_due_question){.from = "2026-03-02", .limit = LONG[i], .before = before != 0},
          "limit: it begins or ends outside of the years 1 to 9999: take a shorter one");
    }
  assert_refused((complaint_due_question){.from = "9999-12-31T23:00:00Z", .limit = "1d"},
                 "limit: it begins or ends outside of the years 1 to 9999: take a shorter one");
  assert_refused((complaint_due_question){.from = "0001-01-01", .limit = "0min", .before = true},
                 "limit: it begins or ends outside of the years 1 to 9999: take a shorter one");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_due_is_a_date_or_a_time_by_its_limit),
      cmocka_unit_test(the_zone_is_that_of_the_question_or_of_its_time),
      cmocka_unit_test(a_question_may_count_back_close_early_and_ask_an_old_edition),
      cmocka_unit_test(suspensions_move_a_due_or_take_it_away),
      cmocka_unit_test(an_answer_outside_of_the_calendar_says_so),
      cmocka_unit_test(every_day_is_counted_or_skipped_with_its_reason),
      cmocka_unit_test(an_explanation_knows_kinds_and_names),
      cmocka_unit_test(the_day_on_which_a_limit_would_have_ended_has_its_number),
      cmocka_unit_test(a_holiday_has_a_name_in_english_where_that_is_known),
      cmocka_unit_test(an_explanation_stops_at_its_capacity_and_counts_on),
      cmocka_unit_test(a_limit_in_minutes_has_no_days_to_explain),
      cmocka_unit_test(counts_and_limits_agree),
      cmocka_unit_test(wrong_dates_are_refused_by_name),
      cmocka_unit_test(wrong_questions_are_refused_with_their_form),
      cmocka_unit_test(wrong_limits_are_refused),
      cmocka_unit_test(limits_that_leave_the_years_are_refused),
  };
  return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
