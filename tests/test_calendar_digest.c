/* test_calendar_digest.c - one number for what a calendar means. */
#include "complaint/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void digest_of(const char *text, const char *published, char digest[65]) {
  complaint_calendar_source source = {.published = published};
  complaint_calendar *calendar = complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, text,
                                                         strlen(text), &source, NULL, NULL);
  assert_non_null(calendar);
  assert_int_equal(complaint_calendar_digest(calendar, NULL, digest, NULL), COMPLAINT_OK);
  complaint_calendar_free(calendar);
}

static void assert_same(const char *left, const char *right, bool same) {
  char a[65], b[65];
  digest_of(left, "2026-01-01", a);
  digest_of(right, "2026-01-01", b);
  assert_int_equal(strcmp(a, b) == 0, same);
}

static void names_order_and_wording_do_not_matter(void **state) {
  (void)state;
  assert_same("2026-03-02 rest A\n2026-03-04\n", "# x\n2026-03-04 B\n2026-03-02\n", true);
  /* A listed Sunday is a rest day either way. */
  assert_same("covers 2026-03-01 2026-03-31\n2026-03-02\n",
              "covers 2026-03-01 2026-03-31\n2026-03-01..2026-03-02\n", true);
}

static void what_counts_what_is_covered_and_since_when_matter(void **state) {
  (void)state;
  char a[65], b[65], c[65];
  assert_same("covers 2026-03-01 2026-03-31\n2026-03-02\n",
              "covers 2026-03-01 2026-03-31\n2026-03-03\n", false);
  assert_same("covers 2026-03-01 2026-03-31\n2026-03-02\n",
              "covers 2026-03-01 2026-03-30\n2026-03-02\n", false);
  digest_of("2026-03-02", "2026-01-01", a);
  digest_of("2026-03-02", "2026-01-02", b);
  digest_of("2026-03-02", NULL, c);
  assert_string_not_equal(a, b);
  assert_string_not_equal(a, c);
}

static void later_notices_leave_the_digest_of_an_earlier_day_alone(void **state) {
  (void)state;
  static const char TEXT[] = "2027-01-01 rest\n";
  complaint_calendar_source source = {.published = "2026-11-01"};
  complaint_calendar *cn = complaint_calendar_builtin("cn", NULL, NULL);
  complaint_calendar *more =
      complaint_calendar_load(cn, COMPLAINT_CALENDAR_LIST, TEXT, strlen(TEXT), &source, NULL, NULL);
  char a[65], b[65];
  assert_int_equal(complaint_calendar_digest(cn, "2026-10-31", a, NULL), 0);
  assert_int_equal(complaint_calendar_digest(more, "2026-10-31", b, NULL), 0);
  assert_string_equal(a, b);
  assert_int_equal(complaint_calendar_digest(cn, NULL, a, NULL), 0);
  assert_int_equal(complaint_calendar_digest(more, NULL, b, NULL), 0);
  assert_string_not_equal(a, b);
  complaint_calendar_free(cn);
  complaint_calendar_free(more);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_order_and_wording_do_not_matter),
      cmocka_unit_test(what_counts_what_is_covered_and_since_when_matter),
      cmocka_unit_test(later_notices_leave_the_digest_of_an_earlier_day_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
