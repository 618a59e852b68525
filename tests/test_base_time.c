/* test_base_time.c - civil dates and moments, against a calendar that counts one day at a time. */
#include "libcomplaint/base/time.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* ---- dates ----------------------------------------------------------------------------------- */

static bool is_leap(int year) {
  return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

static cpl_civil morrow(cpl_civil civil) {
  static const int LENGTH[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int length = civil.month == 2 && is_leap(civil.year) ? 29 : LENGTH[civil.month - 1];
  if (++civil.day <= length) return civil;
  civil.day = 1;
  if (++civil.month <= 12) return civil;
  civil.month = 1;
  civil.year++;
  return civil;
}

static void every_day_of_ten_thousand_years_has_its_number(void **state) {
  (void)state;
  cpl_civil civil = {1970, 1, 1};
  assert_int_equal(cpl_day_of_civil(civil), 0);
  civil = (cpl_civil){1, 1, 1};
  cpl_day day = cpl_day_of_civil(civil);
  int weekday = 0; /* 0001-01-01 was a Monday */
  for (; civil.year <= CPL_YEAR_LAST; civil = morrow(civil), day++, weekday = (weekday + 1) % 7) {
    cpl_civil back = cpl_civil_of_day(day);
    bool same = back.year == civil.year && back.month == civil.month && back.day == civil.day;
    if (!same || cpl_day_of_civil(civil) != day || cpl_weekday(day) != weekday ||
        !cpl_civil_valid(civil))
      fail_msg("%04d-%02d-%02d", civil.year, civil.month, civil.day);
  }
}

static void known_weekdays_are_right(void **state) {
  (void)state;
  assert_int_equal(cpl_weekday(cpl_day_of_civil((cpl_civil){1970, 1, 1})), 3);
  assert_int_equal(cpl_weekday(cpl_day_of_civil((cpl_civil){2014, 9, 10})), 2);
  assert_int_equal(cpl_weekday(cpl_day_of_civil((cpl_civil){2026, 10, 1})), 3);
}

static void years_before_the_first_are_still_days(void **state) {
  (void)state;
  cpl_day day = cpl_day_of_civil((cpl_civil){-400, 2, 29});
  cpl_civil back = cpl_civil_of_day(day);
  assert_int_equal(back.year, -400);
  assert_int_equal(back.month, 2);
  assert_int_equal(back.day, 29);
}

static void a_day_that_no_calendar_has_is_not_valid(void **state) {
  (void)state;
  cpl_civil wrong[] = {{0, 1, 1},     {10000, 1, 1}, {2026, 0, 1},   {2026, 13, 1}, {2026, 1, 0},
                       {2026, 1, 32}, {2026, 4, 31}, {2026, 2, 29},  {2024, 2, 30}, {1900, 2, 29},
                       {2100, 2, 29}, {2026, 1, -1}, {2026, -1, 10}, {-1, 1, 1}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(cpl_civil_valid(wrong[i]));
  assert_true(cpl_civil_valid((cpl_civil){2000, 2, 29}));
  assert_true(cpl_civil_valid((cpl_civil){2024, 2, 29}));
}

/* ---- zones ----------------------------------------------------------------------------------- */

enum { CHINA = 8 * 3600, NEWFOUNDLAND = -(3 * 3600 + 1800) };

static void midnight_comes_earlier_in_the_east(void **state) {
  (void)state;
  assert_int_equal(cpl_moment_of_day(0, 0), 0);
  assert_int_equal(cpl_moment_of_day(1, CHINA), 16 * 3600);
  assert_int_equal(cpl_day_of_moment(16 * 3600 - 1, CHINA), 0);
  assert_int_equal(cpl_day_of_moment(16 * 3600, CHINA), 1);
  assert_int_equal(cpl_day_of_moment(0, NEWFOUNDLAND), -1);
}

static void a_day_holds_its_first_second_and_not_the_next_days(void **state) {
  (void)state;
  const int32_t zones[] = {0, CHINA, NEWFOUNDLAND, 14 * 3600, -12 * 3600};
  for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
    for (cpl_day day = -800000; day < 800000; day += 997) {
      cpl_moment begin = cpl_moment_of_day(day, zones[i]);
      assert_int_equal(cpl_day_of_moment(begin, zones[i]), day);
      assert_int_equal(cpl_day_of_moment(begin - 1, zones[i]), day - 1);
      assert_int_equal(cpl_day_of_moment(begin + CPL_DAY_SECONDS - 1, zones[i]), day);
    }
  }
}

/* ---- reading and writing --------------------------------------------------------------------- */

static void assert_day(const char *text, cpl_day expected) {
  cpl_day day;
  char back[CPL_DAY_TEXT];
  assert_true(cpl_day_parse(text, strlen(text), &day));
  assert_int_equal(day, expected);
  cpl_day_format(day, back);
  assert_string_equal(back, text);
}

static void a_date_is_read_and_written_alike(void **state) {
  (void)state;
  assert_day("1970-01-01", 0);
  assert_day("1969-12-31", -1);
  assert_day("2026-10-13", 20739);
  assert_day("0001-01-01", -719162);
  assert_day("9999-12-31", 2932896);
}

static void what_is_no_date_is_refused(void **state) {
  (void)state;
  const char *wrong[] = {"",           "2026-10-1",  "2026-10-133", "2026/10/13",  "2026-10/13",
                         "26-10-2013", "2026-13-01", "2026-02-29",  "0000-01-01",  "2026-1a-01",
                         "202x-10-01", "2026-10-0:", " 2026-10-13", "2026-10-13 ", "-026-10-13",
                         "2026-10-1/"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    cpl_day day = 42;
    assert_false(cpl_day_parse(wrong[i], strlen(wrong[i]), &day));
    assert_int_equal(day, 42);
  }
}

static void a_moment_is_read_and_written_alike(void **state) {
  (void)state;
  struct {
    const char *text;
    cpl_moment moment;
    int32_t zone;
  } moments[] = {{"1970-01-01T08:00:00+08:00", 0, CHINA},
                 {"1969-12-31T20:30:00-03:30", 0, NEWFOUNDLAND},
                 {"1969-12-31T23:59:59+00:00", -1, 0},
                 {"2014-09-10T08:00:01+08:00", 1410307201, CHINA},
                 {"2038-01-19T03:14:08+00:00", INT64_C(2147483648), 0}};
  for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
    cpl_moment moment;
    char back[CPL_MOMENT_TEXT];
    assert_true(cpl_moment_parse(moments[i].text, strlen(moments[i].text), &moment));
    assert_int_equal(moment, moments[i].moment);
    cpl_moment_format(moment, moments[i].zone, back);
    assert_string_equal(back, moments[i].text);
  }
}

static void z_is_greenwich(void **state) {
  (void)state;
  cpl_moment moment;
  int32_t zone = 1;
  assert_true(cpl_moment_parse("1970-01-01T00:00:00Z", 20, &moment));
  assert_int_equal(moment, 0);
  assert_true(cpl_zone_parse("Z", 1, &zone));
  assert_int_equal(zone, 0);
}

static void what_is_no_moment_is_refused(void **state) {
  (void)state;
  const char *wrong[] = {"",
                         "2014-09-10",
                         "2014-09-10T08:00:00",
                         "2014-09-10 08:00:00+08:00",
                         "2014-09-10t08:00:00+08:00",
                         "2014-09-31T08:00:00+08:00",
                         "2014-09-10T24:00:00+08:00",
                         "2014-09-10T08:60:00+08:00",
                         "2014-09-10T08:00:60+08:00",
                         "2014-09-10T0x:00:00+08:00",
                         "2014-09-10T08:0x:00+08:00",
                         "2014-09-10T08:00:0x+08:00",
                         "2014-09-10T08-00:00+08:00",
                         "2014-09-10T08:00-00+08:00",
                         "2014-09-10T08:00:00.5+08:00",
                         "2014-09-10T08:00:00z",
                         "2014-09-10T08:00:00+0800",
                         "2014-09-10T08:00:00Z "};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    cpl_moment moment = 42;
    assert_false(cpl_moment_parse(wrong[i], strlen(wrong[i]), &moment));
    assert_int_equal(moment, 42);
  }
}

static void a_zone_is_hours_and_minutes_with_a_sign(void **state) {
  (void)state;
  const char *wrong[] = {"",       "z",      "+8",     "08:00",  "+08:0",   " 08:00",
                         "+08-00", "+24:00", "+08:60", "+0x:00", "+08:000", "+08:0x"};
  int32_t zone = 42;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_false(cpl_zone_parse(wrong[i], strlen(wrong[i]), &zone));
  assert_int_equal(zone, 42);
  assert_true(cpl_zone_parse("-03:30", 6, &zone));
  assert_int_equal(zone, NEWFOUNDLAND);
  assert_true(cpl_zone_parse("+23:59", 6, &zone));
  assert_int_equal(zone, 86340);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_day_of_ten_thousand_years_has_its_number),
      cmocka_unit_test(known_weekdays_are_right),
      cmocka_unit_test(years_before_the_first_are_still_days),
      cmocka_unit_test(a_day_that_no_calendar_has_is_not_valid),
      cmocka_unit_test(midnight_comes_earlier_in_the_east),
      cmocka_unit_test(a_day_holds_its_first_second_and_not_the_next_days),
      cmocka_unit_test(a_date_is_read_and_written_alike),
      cmocka_unit_test(what_is_no_date_is_refused),
      cmocka_unit_test(a_moment_is_read_and_written_alike),
      cmocka_unit_test(z_is_greenwich),
      cmocka_unit_test(what_is_no_moment_is_refused),
      cmocka_unit_test(a_zone_is_hours_and_minutes_with_a_sign),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
