/* test_calendar_due.c - When limits end: the rules one by one, suspensions, extensions, and what
 * runs out of time. */
#include "libcomplaint/calendar/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { ZONE = 8 * 3600 };

static complaint_calendar *calendar;
static const cpl_edition *edition;

static int open_calendar(void **state) {
  (void)state;
  calendar = complaint_calendar_builtin("cn", NULL, NULL);
  if (calendar == NULL) return -1;
  edition = cpl_calendar_edition(calendar, cpl_day_of_civil((cpl_civil){2026, 12, 31}));
  return 0;
}

static int close_calendar(void **state) {
  (void)state;
  complaint_calendar_free(calendar);
  return 0;
}

/* ---- claims ---------------------------------------------------------------------------------- */

/* "2026-09-30", "2026-09-30T08:00:00" in the zone of the tests, or NULL for never. */
static cpl_moment at(const char *text) {
  cpl_day day;
  cpl_moment moment;
  char whole[32];
  if (text == NULL) return CPL_MOMENT_NEVER;
  if (cpl_day_parse(text, strlen(text), &day)) return cpl_moment_of_day(day, ZONE);
  (void)snprintf(whole, sizeof whole, "%s+08:00", text);
  assert_true(cpl_moment_parse(whole, strlen(whole), &moment));
  return moment;
}

static cpl_limit limit_of(const char *text) {
  cpl_limit limit;
  assert_true(cpl_limit_parse(text, strlen(text), &limit));
  return limit;
}

static cpl_due after(const char *from, const char *limit) {
  return cpl_due_after(edition, limit_of(limit), at(from), ZONE, NULL, 0);
}

static void assert_day(cpl_due due, const char *day) {
  char text[CPL_DAY_TEXT];
  assert_false(due.none);
  assert_true(due.is_day);
  cpl_day_format(cpl_day_of_moment(due.shown, ZONE), text);
  assert_string_equal(text, day);
  assert_int_equal(due.shown, at(day));
}

static void assert_time(cpl_due due, const char *shown, const char *too_late) {
  assert_false(due.none);
  assert_false(due.is_day);
  assert_int_equal(due.shown, at(shown));
  assert_int_equal(due.too_late, at(too_late));
}

typedef struct pause {
  const char *from, *till;
} pause;

static cpl_due paused(const char *from, const char *limit, const pause *pauses, size_t count) {
  cpl_interval suspended[4];
  for (size_t i = 0; i < count; i++)
    suspended[i] = (cpl_interval){at(pauses[i].from), at(pauses[i].till)};
  return cpl_due_after(edition, limit_of(limit), at(from), ZONE, suspended, count);
}

/* ---- days ------------------------------------------------------------------------------------ */

static void the_start_day_is_not_counted(void **state) {
  (void)state;
  assert_day(after("2026-03-02", "1wd"), "2026-03-03");
  assert_day(after("2026-03-02T23:59:59", "1wd"), "2026-03-03");
  assert_day(after("2026-03-02", "1d"), "2026-03-03");
}

static void working_days_skip_the_national_day_and_count_its_make_up_day(void **state) {
  (void)state;
  cpl_due due = after("2026-09-30", "5wd");
  assert_day(due, "2026-10-13");
  assert_int_equal(due.too_late, at("2026-10-14"));
  assert_false(due.provisional);
}

static void a_natural_limit_that_ends_on_a_rest_day_rolls_on(void **state) {
  (void)state;
  assert_day(after("2025-12-03", "30d"), "2026-01-04");
  assert_day(after("2026-09-24", "1w"), "2026-10-08");
  assert_day(after("2025-10-01", "1y"), "2026-10-08");
}

static void a_natural_limit_does_not_ask_what_lies_between(void **state) {
  (void)state;
  assert_day(after("2026-09-28", "10d"), "2026-10-08");
}

static void months_from_the_31st_end_on_the_last_day(void **state) {
  (void)state;
  assert_day(after("2024-01-31", "1mo"), "2024-02-29");
  assert_day(after("2025-03-31", "1mo"), "2025-04-30");
  assert_day(after("2024-02-29", "1y"), "2025-02-28");
  assert_day(after("2025-10-31", "4mo"), "2026-02-28");
}

static void a_limit_of_no_days_ends_with_its_day_or_the_next_that_counts(void **state) {
  (void)state;
  assert_day(after("2026-10-08", "0wd"), "2026-10-08");
  assert_day(after("2026-10-06", "0wd"), "2026-10-08");
  assert_day(after("2026-10-06", "0d"), "2026-10-08");
}

static void a_day_limit_ends_at_the_close_of_business_where_there_is_one(void **state) {
  (void)state;
  cpl_limit limit = {.amount = 1, .unit = CPL_WORKING_DAYS, .close = 17 * 60 + 30};
  cpl_due due = cpl_due_after(edition, limit, at("2026-03-02"), ZONE, NULL, 0);
  assert_day(due, "2026-03-03");
  assert_int_equal(due.too_late, at("2026-03-03T17:30:00"));
}

static void the_day_is_that_of_the_zone(void **state) {
  (void)state;
  cpl_moment moment = at("2026-03-03T01:00:00"); /* still the 2nd in UTC */
  cpl_due due = cpl_due_after(edition, limit_of("1wd"), moment, 0, NULL, 0);
  assert_int_equal(due.shown, cpl_moment_of_day(cpl_day_of_civil((cpl_civil){2026, 3, 3}), 0));
}

/* ---- time ------------------------------------------------------------------------------------ */

static void a_minute_limit_ends_with_its_minute(void **state) {
  (void)state;
  assert_time(after("2026-10-01T08:00:30", "15min"), "2026-10-01T08:15:00", "2026-10-01T08:16:00");
  assert_time(after("2026-10-01T08:00:00", "2h"), "2026-10-01T10:00:00", "2026-10-01T10:01:00");
}

static void at_once_is_the_same_minute(void **state) {
  (void)state;
  assert_time(after("2026-10-01T08:00:30", "0min"), "2026-10-01T08:00:00", "2026-10-01T08:01:00");
}

static void a_limit_in_seconds_is_in_time_on_the_second(void **state) {
  (void)state;
  assert_time(after("2026-10-01T08:00:30", "30s"), "2026-10-01T08:01:00", "2026-10-01T08:01:01");
}

static void promptly_has_no_due(void **state) {
  (void)state;
  cpl_due due = cpl_due_after(edition, (cpl_limit){0}, at("2026-10-01"), ZONE, NULL, 0);
  assert_true(due.none);
  assert_int_equal(due.too_late, CPL_MOMENT_NEVER);
  assert_true(cpl_due_before(edition, (cpl_limit){0}, at("2026-10-01"), ZONE).none);
}

/* ---- before, on ------------------------------------------------------------------------------ */

static cpl_due before(const char *moment, const char *limit) {
  return cpl_due_before(edition, limit_of(limit), at(moment), ZONE);
}

static void fifteen_minutes_before_is_in_time_on_the_minute(void **state) {
  (void)state;
  assert_time(before("2026-10-08T08:00:00", "15min"), "2026-10-08T07:45:00", "2026-10-08T07:46:00");
}

static void days_before_roll_to_the_earlier_working_day(void **state) {
  (void)state;
  assert_day(before("2026-10-08", "3d"), "2026-09-30");
  assert_day(before("2026-03-31", "1mo"), "2026-02-28");
  assert_day(before("2026-10-08", "1wd"), "2026-09-30");
  assert_day(before("2026-10-13", "5wd"), "2026-09-30");
  assert_day(before("2026-10-06", "0wd"), "2026-09-30");
}

static void a_due_on_a_day_or_a_minute_is_as_it_is_named(void **state) {
  (void)state;
  cpl_day sunday = cpl_day_of_civil((cpl_civil){2026, 3, 1});
  assert_day(cpl_due_on_day(sunday, ZONE, 0), "2026-03-01");
  assert_int_equal(cpl_due_on_day(sunday, ZONE, 60).too_late, at("2026-03-01T01:00:00"));
  assert_time(cpl_due_on_moment(at("2026-03-01T08:00:20")), "2026-03-01T08:00:00",
              "2026-03-01T08:01:00");
}

/* ---- suspensions ----------------------------------------------------------------------------- */

static void a_suspension_takes_out_the_days_after_its_first(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-03T10:00:00", "2026-03-05T09:00:00"}};
  assert_day(paused("2026-03-02", "3wd", PAUSES, 1), "2026-03-09");
  assert_day(paused("2026-03-02", "4d", PAUSES, 1), "2026-03-09"); /* the 8th is a Sunday */
}

static void a_suspension_within_one_day_takes_nothing(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-03T08:00:00", "2026-03-03T20:00:00"}};
  assert_day(paused("2026-03-02", "3wd", PAUSES, 1), "2026-03-05");
}

static void a_suspension_takes_its_exact_time_out_of_minutes(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-02T08:05:00", "2026-03-02T09:05:10"}};
  assert_time(paused("2026-03-02T08:00:55", "15min", PAUSES, 1), "2026-03-02T09:16:00",
              "2026-03-02T09:17:00");
}

static void overlapping_suspensions_count_once(void **state) {
  (void)state;
  static const pause PAUSES[] = {
      {"2026-03-03", "2026-03-05"}, {"2026-03-04", "2026-03-05"}, {"2026-03-04", "2026-03-06"}};
  static const pause ONE[] = {{"2026-03-03", "2026-03-06"}};
  assert_day(paused("2026-03-02", "3wd", ONE, 1), "2026-03-10");
  assert_day(paused("2026-03-02", "3wd", PAUSES, 3), "2026-03-10");
  assert_int_equal(paused("2026-03-02", "36h", ONE, 1).shown,
                   paused("2026-03-02", "36h", PAUSES, 3).shown);
}

static void an_open_suspension_leaves_no_due(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-03", NULL}};
  assert_true(paused("2026-03-02", "3wd", PAUSES, 1).none);
  assert_true(paused("2026-03-02", "36h", PAUSES, 1).none);
}

static void a_suspension_after_the_due_moves_nothing(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-05T08:00:00", NULL}};
  assert_day(paused("2026-03-02", "3wd", PAUSES, 1), "2026-03-05");
  assert_day(paused("2026-03-02", "3d", PAUSES, 1), "2026-03-05");
  assert_time(paused("2026-03-02T08:00:00", "1h", PAUSES, 1), "2026-03-02T09:00:00",
              "2026-03-02T09:01:00");
}

static void a_limit_in_minutes_has_not_ended_before_its_last_minute_has(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-02T08:15:45", "2026-03-02T09:00:45"}};
  static const pause LATER[] = {{"2026-03-02T08:16:00", "2026-03-02T09:00:45"}};
  assert_time(paused("2026-03-02T08:00:30", "15min", PAUSES, 1), "2026-03-02T09:00:00",
              "2026-03-02T09:01:00");
  assert_time(paused("2026-03-02T08:00:30", "15min", LATER, 1), "2026-03-02T08:15:00",
              "2026-03-02T08:16:00");
}

static void a_suspension_from_before_the_start_counts_from_the_start(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-02-02", "2026-03-04"}};
  assert_day(paused("2026-03-02", "1wd", PAUSES, 1), "2026-03-05");
  assert_time(paused("2026-03-03T00:00:00", "1h", PAUSES, 1), "2026-03-04T01:00:00",
              "2026-03-04T01:01:00");
}

static void a_limit_does_not_roll_into_a_suspension(void **state) {
  (void)state;
  /* It would end on Saturday the 7th and roll to Monday the 9th, which is taken out. */
  static const pause PAUSES[] = {{"2026-03-08", "2026-03-10"}};
  assert_day(paused("2026-03-02", "5d", PAUSES, 1), "2026-03-11");
  static const pause OPEN[] = {{"2026-03-08", NULL}};
  assert_true(paused("2026-03-02", "5d", OPEN, 1).none);
}

static void a_limit_of_no_days_may_be_pushed_too(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-07", "2026-03-09"}};
  assert_day(paused("2026-03-07", "0wd", PAUSES, 1), "2026-03-10");
}

/* ---- extensions ------------------------------------------------------------------------------ */

static cpl_due extended(const char *given, const char *unit, const char *set_at,
                        const pause *pauses, size_t count) {
  cpl_interval suspended[4];
  for (size_t i = 0; i < count; i++)
    suspended[i] = (cpl_interval){at(pauses[i].from), at(pauses[i].till)};
  cpl_due due = strlen(given) > 10 ? cpl_due_on_moment(at(given))
                                   : cpl_due_on_day(cpl_day_of_moment(at(given), ZONE), ZONE, 0);
  return cpl_due_extended(edition, due, limit_of(unit), at(set_at), ZONE, suspended, count);
}

static void an_extended_due_is_as_it_was_named(void **state) {
  (void)state;
  assert_day(extended("2026-03-15", "7wd", "2026-03-02", NULL, 0), "2026-03-15");
}

static void the_days_left_are_counted_again_after_a_suspension(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-04", "2026-03-10"}};
  /* 5th, 6th, 9th, 10th, 11th, 12th, 13th were left: seven working days, nine natural ones. */
  assert_day(extended("2026-03-13", "1wd", "2026-03-02", PAUSES, 1), "2026-03-19");
  assert_day(extended("2026-03-13", "1d", "2026-03-02", PAUSES, 1), "2026-03-19");
}

static void only_suspensions_after_an_extension_move_it(void **state) {
  (void)state;
  static const pause EARLIER[] = {{"2026-02-10", "2026-02-20"}, {"2026-03-01", "2026-03-04"}};
  assert_day(extended("2026-03-13", "1d", "2026-03-05", EARLIER, 2), "2026-03-13");
  assert_day(extended("2026-03-13", "1d", "2026-03-03", EARLIER, 2), "2026-03-16");
}

static void an_extended_minute_moves_by_the_exact_time(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-02T09:00:00", "2026-03-02T09:30:00"}};
  assert_time(extended("2026-03-02T10:00:00", "1min", "2026-03-02", PAUSES, 1),
              "2026-03-02T10:30:00", "2026-03-02T10:31:00");
  assert_time(extended("2026-03-02T10:00:00", "1min", "2026-03-02T09:45:00", PAUSES, 1),
              "2026-03-02T10:00:00", "2026-03-02T10:01:00");
}

static void an_extended_rest_day_with_nothing_left_ends_after_the_suspension(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-14", "2026-03-18"}};
  assert_day(extended("2026-03-15", "1wd", "2026-03-02", PAUSES, 1), "2026-03-19");
}

static void an_open_suspension_takes_an_extended_due_away(void **state) {
  (void)state;
  static const pause PAUSES[] = {{"2026-03-04", NULL}};
  assert_true(extended("2026-03-13", "1wd", "2026-03-02", PAUSES, 1).none);
  assert_true(extended("2026-03-13T08:00:00", "1wd", "2026-03-02", PAUSES, 1).none);
  cpl_due none = {.none = true};
  assert_true(cpl_due_extended(edition, none, limit_of("1wd"), 0, ZONE, NULL, 0).none);
}

/* ---- where the calendar, or time, ends ------------------------------------------------------- */

static void outside_of_the_calendar_the_weekday_decides_provisionally(void **state) {
  (void)state;
  cpl_due due = after("2026-12-30", "5wd");
  assert_day(due, "2027-01-06");
  assert_true(due.provisional);
  due = after("2026-12-30", "1wd");
  assert_day(due, "2026-12-31");
  assert_false(due.provisional);
  assert_true(after("2026-12-20", "30d").provisional);
  assert_true(before("2007-01-10", "30d").provisional);
  assert_true(after("1990-01-01", "5wd").provisional);
  assert_false(after("2026-12-31T23:00:00", "2h").provisional);
}

static void a_natural_limit_is_provisional_by_its_end_alone(void **state) {
  (void)state;
  assert_false(after("1999-01-04", "20y").provisional);
}

static void huge_amounts_stop_at_the_edge_of_the_years(void **state) {
  (void)state;
  static const uint8_t UNITS[] = {CPL_SECONDS, CPL_MINUTES, CPL_HOURS, CPL_DAYS,
                                  CPL_WEEKS,   CPL_MONTHS,  CPL_YEARS, CPL_WORKING_DAYS};
  static const cpl_moment STARTS[] = {INT64_MIN, 0, INT64_MAX};
  for (size_t i = 0; i < sizeof UNITS; i++)
    for (size_t k = 0; k < 3; k++) {
      cpl_limit limit = {.amount = INT32_MAX, .unit = UNITS[i]};
      cpl_interval odd[] = {{INT64_MIN, INT64_MIN + 1}, {5, 1}, {INT64_MAX - 1, INT64_MAX}};
      bool provisional = UNITS[i] != CPL_SECONDS || k != 1;
      if (UNITS[i] == CPL_MINUTES && k == 1) provisional = false;
      cpl_due due = cpl_due_after(edition, limit, STARTS[k], ZONE, NULL, 0);
      assert_int_equal(due.provisional, provisional);
      assert_true(due.too_late > due.shown);
      due = cpl_due_before(edition, limit, STARTS[k], ZONE);
      assert_true(due.too_late > due.shown);
      due = cpl_due_after(edition, limit, STARTS[k], ZONE, odd, 3);
      due = cpl_due_extended(edition, due, limit, INT64_MIN, ZONE, odd, 3);
      assert_true(due.none || due.too_late > due.shown);
    }
}

static void an_amount_below_zero_counts_as_zero(void **state) {
  (void)state;
  cpl_limit limit = {.amount = INT32_MIN, .unit = CPL_WORKING_DAYS};
  assert_day(cpl_due_after(edition, limit, at("2026-10-06"), ZONE, NULL, 0), "2026-10-08");
  assert_day(cpl_due_before(edition, limit, at("2026-10-06"), ZONE), "2026-09-30");
  limit.unit = CPL_MINUTES;
  assert_time(cpl_due_after(edition, limit, at("2026-10-06T08:00:00"), ZONE, NULL, 0),
              "2026-10-06T08:00:00", "2026-10-06T08:01:00");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_start_day_is_not_counted),
      cmocka_unit_test(working_days_skip_the_national_day_and_count_its_make_up_day),
      cmocka_unit_test(a_natural_limit_that_ends_on_a_rest_day_rolls_on),
      cmocka_unit_test(a_natural_limit_does_not_ask_what_lies_between),
      cmocka_unit_test(months_from_the_31st_end_on_the_last_day),
      cmocka_unit_test(a_limit_of_no_days_ends_with_its_day_or_the_next_that_counts),
      cmocka_unit_test(a_day_limit_ends_at_the_close_of_business_where_there_is_one),
      cmocka_unit_test(the_day_is_that_of_the_zone),
      cmocka_unit_test(a_minute_limit_ends_with_its_minute),
      cmocka_unit_test(at_once_is_the_same_minute),
      cmocka_unit_test(a_limit_in_seconds_is_in_time_on_the_second),
      cmocka_unit_test(promptly_has_no_due),
      cmocka_unit_test(fifteen_minutes_before_is_in_time_on_the_minute),
      cmocka_unit_test(days_before_roll_to_the_earlier_working_day),
      cmocka_unit_test(a_due_on_a_day_or_a_minute_is_as_it_is_named),
      cmocka_unit_test(a_suspension_takes_out_the_days_after_its_first),
      cmocka_unit_test(a_suspension_within_one_day_takes_nothing),
      cmocka_unit_test(a_suspension_takes_its_exact_time_out_of_minutes),
      cmocka_unit_test(overlapping_suspensions_count_once),
      cmocka_unit_test(an_open_suspension_leaves_no_due),
      cmocka_unit_test(a_suspension_after_the_due_moves_nothing),
      cmocka_unit_test(a_limit_in_minutes_has_not_ended_before_its_last_minute_has),
      cmocka_unit_test(a_suspension_from_before_the_start_counts_from_the_start),
      cmocka_unit_test(a_limit_does_not_roll_into_a_suspension),
      cmocka_unit_test(a_limit_of_no_days_may_be_pushed_too),
      cmocka_unit_test(an_extended_due_is_as_it_was_named),
      cmocka_unit_test(the_days_left_are_counted_again_after_a_suspension),
      cmocka_unit_test(only_suspensions_after_an_extension_move_it),
      cmocka_unit_test(an_extended_minute_moves_by_the_exact_time),
      cmocka_unit_test(an_extended_rest_day_with_nothing_left_ends_after_the_suspension),
      cmocka_unit_test(an_open_suspension_takes_an_extended_due_away),
      cmocka_unit_test(outside_of_the_calendar_the_weekday_decides_provisionally),
      cmocka_unit_test(a_natural_limit_is_provisional_by_its_end_alone),
      cmocka_unit_test(huge_amounts_stop_at_the_edge_of_the_years),
      cmocka_unit_test(an_amount_below_zero_counts_as_zero),
  };
  return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
