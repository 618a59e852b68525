/* test_calendar_edition.c - the table: against one that counts day by day, and its laws. */
#include "libcomplaint/calendar/edition.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

enum { ZONE = 8 * 3600 };

static complaint_calendar *calendar;
static const cpl_edition *edition;
static cpl_day first, last; /* 2007 to 2026 */

static int open_calendar(void **state) {
  (void)state;
  calendar = complaint_calendar_builtin("cn", NULL, NULL);
  if (calendar == NULL) return -1;
  first = cpl_day_of_civil((cpl_civil){2007, 1, 1});
  last = cpl_day_of_civil((cpl_civil){2026, 12, 31});
  edition = cpl_calendar_edition(calendar, last);
  return 0;
}

static int close_calendar(void **state) {
  (void)state;
  complaint_calendar_free(calendar);
  return 0;
}

static uint32_t dice(uint32_t *seed, uint32_t sides) {
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 8) % sides;
}

static cpl_day due_of(cpl_day start, int32_t amount, cpl_unit unit, const cpl_interval *suspended,
                      size_t count) {
  cpl_limit limit = {.amount = amount, .unit = (uint8_t)unit};
  cpl_moment noon = cpl_moment_of_day(start, ZONE) + CPL_DAY_SECONDS / 2;
  return cpl_day_of_moment(cpl_due_after(edition, limit, noon, ZONE, suspended, count).shown, ZONE);
}

/* ---- laws ------------------------------------------------------------------------------------ */

static void to_add_and_then_count_gives_what_was_added(void **state) {
  (void)state;
  for (cpl_day start = first - 900; start <= last + 900; start++)
    for (int32_t n = 1; n <= 60; n++)
      assert_int_equal(
          cpl_edition_count(edition, start, due_of(start, n, CPL_WORKING_DAYS, NULL, 0)), n);
}

static void a_due_counts_and_is_the_first_that_does(void **state) {
  (void)state;
  for (cpl_day start = first; start <= last; start++) {
    cpl_day due = due_of(start, 7, CPL_WORKING_DAYS, NULL, 0);
    assert_true(cpl_edition_works(edition, due));
    assert_int_equal(cpl_edition_count(edition, start, due - 1), 6);
  }
}

static void a_later_start_or_a_longer_limit_is_never_due_earlier(void **state) {
  (void)state;
  static const cpl_unit UNITS[] = {CPL_WORKING_DAYS, CPL_DAYS, CPL_WEEKS, CPL_MONTHS, CPL_YEARS};
  for (size_t unit = 0; unit < sizeof UNITS / sizeof *UNITS; unit++)
    for (cpl_day start = first - 400; start <= last; start += 3)
      for (int32_t n = 0; n <= 30; n += 5) {
        cpl_day due = due_of(start, n, UNITS[unit], NULL, 0);
        assert_true(due >= start);
        assert_true(due_of(start + 1, n, UNITS[unit], NULL, 0) >= due);
        assert_true(due_of(start, n + 1, UNITS[unit], NULL, 0) >= due);
      }
}

static void a_pause_of_rest_days_only_changes_no_working_day_limit(void **state) {
  (void)state;
  for (cpl_day start = first; start < last - 100; start += 2)
    for (cpl_day rest = start + 1; rest < start + 20; rest++) {
      cpl_day end = rest;
      while (!cpl_edition_works(edition, end)) end++;
      if (end == rest) continue;
      cpl_interval pause = {cpl_moment_of_day(rest - 1, ZONE) + 3600,
                            cpl_moment_of_day(end - 1, ZONE) + 7200};
      for (int32_t n = 1; n <= 9; n += 4)
        assert_int_equal(due_of(start, n, CPL_WORKING_DAYS, &pause, 1),
                         due_of(start, n, CPL_WORKING_DAYS, NULL, 0));
    }
}

static void splitting_an_interval_adds_up(void **state) {
  (void)state;
  uint32_t seed = 3;
  for (int i = 0; i < 200000; i++) {
    cpl_day from = first + (cpl_day)dice(&seed, 7000), till = from + 1 + (cpl_day)dice(&seed, 300);
    cpl_day middle = from + (cpl_day)dice(&seed, (uint32_t)(till - from));
    assert_int_equal(cpl_edition_count(edition, from, middle) +
                         cpl_edition_count(edition, middle, till),
                     cpl_edition_count(edition, from, till));
    assert_int_equal(cpl_edition_count(edition, till, from),
                     -cpl_edition_count(edition, from, till));
    int32_t n = 1 + (int32_t)dice(&seed, 30), m = 1 + (int32_t)dice(&seed, 30);
    cpl_day stop = due_of(from, n, CPL_WORKING_DAYS, NULL, 0);
    assert_int_equal(due_of(stop, m, CPL_WORKING_DAYS, NULL, 0),
                     due_of(from, n + m, CPL_WORKING_DAYS, NULL, 0));
  }
}

/* A limit counted one day after the other, suspensions and all. */
static cpl_day slow_due(cpl_day start, int32_t left, bool working, const cpl_interval *suspended,
                        size_t count) {
  for (cpl_day day = start + 1;; day++) {
    bool out = false;
    for (size_t i = 0; i < count; i++)
      out |= day > cpl_day_of_moment(suspended[i].from, ZONE) &&
             day <= cpl_day_of_moment(suspended[i].till, ZONE);
    if (out) continue;
    bool counts = cpl_edition_works(edition, day);
    if (left > 0 && (counts || !working)) left--;
    if (left == 0 && counts) return day;
  }
}

static void suspensions_agree_with_counting_one_day_after_the_other(void **state) {
  (void)state;
  uint32_t seed = 7;
  for (int i = 0; i < 100000; i++) {
    cpl_day start = first + (cpl_day)dice(&seed, 7000);
    cpl_interval suspended[3];
    cpl_moment from = cpl_moment_of_day(start - 3, ZONE);
    for (int k = 0; k < 3; k++) {
      from += dice(&seed, 6 * CPL_DAY_SECONDS);
      suspended[k] = (cpl_interval){from, from + dice(&seed, 9 * CPL_DAY_SECONDS)};
    }
    int32_t n = 1 + (int32_t)dice(&seed, 15);
    assert_int_equal(due_of(start, n, CPL_WORKING_DAYS, suspended, 3),
                     slow_due(start, n, true, suspended, 3));
    assert_int_equal(due_of(start, n, CPL_DAYS, suspended, 3),
                     slow_due(start, n, false, suspended, 3));
  }
}

/* ---- the table ------------------------------------------------------------------------------- */

static void ordinals_run_on_outside_of_the_table(void **state) {
  (void)state;
  int32_t ordinal = cpl_edition_ordinal(edition, first - 2000);
  for (cpl_day day = first - 2000; day < last + 2000; day++) {
    assert_int_equal(cpl_edition_ordinal(edition, day), ordinal);
    if (!cpl_edition_works(edition, day)) continue;
    assert_int_equal(cpl_edition_nth(edition, ordinal), day);
    ordinal++;
  }
}

static void ordinals_stop_at_the_edges_of_the_years(void **state) {
  (void)state;
  assert_int_equal(cpl_edition_ordinal(edition, CPL_DAY_FIRST), 0);
  assert_int_equal(cpl_edition_nth(edition, -5), CPL_DAY_FIRST);
  assert_int_equal(cpl_edition_nth(edition, INT32_MAX / 2), CPL_DAY_LAST);
}

static void before_the_first_notice_weekdays_are_all_there_is(void **state) {
  (void)state;
  const cpl_edition *empty =
      cpl_calendar_edition(calendar, cpl_day_of_civil((cpl_civil){1999, 1, 1}));
  assert_string_equal(cpl_edition_name(empty), "nothing published");
  assert_int_equal(cpl_edition_count(empty, first - 1, last), 5219);
  assert_false(cpl_edition_covers(empty, first, first));
  assert_true(cpl_edition_day(empty, first).provisional);
}

static void coverage_knows_gaps(void **state) {
  (void)state;
  static const char TEXT[] = "covers 2024-01-01 2024-12-31\n2026-05-01 rest\n2026-05-02 rest\n";
  complaint_calendar *gaps = complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, TEXT,
                                                     sizeof TEXT - 1, NULL, NULL, NULL);
  assert_non_null(gaps);
  const cpl_edition *table = cpl_calendar_edition(gaps, last);
  cpl_day begins = cpl_day_of_civil((cpl_civil){2024, 1, 1});
  cpl_day may = cpl_day_of_civil((cpl_civil){2026, 5, 1});
  assert_true(cpl_edition_covers(table, begins, begins + 365));
  assert_true(cpl_edition_covers(table, may, may + 1));
  assert_false(cpl_edition_covers(table, begins, may));
  assert_false(cpl_edition_covers(table, begins + 366, begins + 366));
  assert_false(cpl_edition_covers(table, may + 1, may + 2));
  assert_false(cpl_edition_works(table, may));
  assert_true(cpl_edition_works(table, begins + 366));
  complaint_calendar_free(gaps);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(to_add_and_then_count_gives_what_was_added),
      cmocka_unit_test(a_due_counts_and_is_the_first_that_does),
      cmocka_unit_test(a_later_start_or_a_longer_limit_is_never_due_earlier),
      cmocka_unit_test(a_pause_of_rest_days_only_changes_no_working_day_limit),
      cmocka_unit_test(splitting_an_interval_adds_up),
      cmocka_unit_test(suspensions_agree_with_counting_one_day_after_the_other),
      cmocka_unit_test(ordinals_run_on_outside_of_the_table),
      cmocka_unit_test(ordinals_stop_at_the_edges_of_the_years),
      cmocka_unit_test(before_the_first_notice_weekdays_are_all_there_is),
      cmocka_unit_test(coverage_knows_gaps),
  };
  return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
