/* test_calendar_cn.c - the built-in calendar against data that somebody else made of the same
 * notices, where the folder that COMPLAINT_TEST_DATA names has it. */
#include "complaint/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* One year of the data as a calendar on top of `base`, which is given up; NULL: not there. */
static complaint_calendar *add_year(complaint_calendar *base, const char *folder, int year) {
  static char text[1 << 16];
  char path[1024];
  (void)snprintf(path, sizeof path, "%s/holiday-cn/%d.json", folder, year);
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  size_t size = fread(text, 1, sizeof text, file);
  (void)fclose(file);
  complaint_error err = {0};
  complaint_calendar_source source = {.name = path};
  complaint_calendar *calendar =
      complaint_calendar_load(base, COMPLAINT_CALENDAR_JSON, text, size, &source, NULL, &err);
  assert_string_equal(err.text, "");
  complaint_calendar_free(base);
  return calendar;
}

static void assert_same_day(const complaint_calendar *left, const complaint_calendar *right,
                            int year, int month, int day) {
  char date[64];
  complaint_day a, b;
  (void)snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, day);
  if (complaint_calendar_day(left, date, NULL, &a, NULL) != COMPLAINT_OK) return; /* 30 February */
  assert_int_equal(complaint_calendar_day(right, date, NULL, &b, NULL), COMPLAINT_OK);
  if (a.use != b.use || a.provisional != b.provisional) fail_msg("%s differs", date);
}

static void every_day_of_2007_to_2026_is_as_the_notices_have_it(void **state) {
  (void)state;
  const char *folder = getenv("COMPLAINT_TEST_DATA");
  if (folder == NULL) skip();
  complaint_calendar *data = NULL;
  for (int year = 2007; year <= 2026; year++) {
    data = add_year(data, folder, year);
    if (data == NULL) skip();
  }
  complaint_calendar *cn = complaint_calendar_builtin("cn", NULL, NULL);
  for (int year = 2006; year <= 2027; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= 31; day++) assert_same_day(data, cn, year, month, day);
  complaint_calendar_free(cn);
  complaint_calendar_free(data);
}

static void every_make_up_day_is_a_weekend_day_and_every_holiday_has_a_name(void **state) {
  (void)state;
  complaint_calendar *cn = complaint_calendar_builtin("cn", NULL, NULL);
  size_t rests = 0, make_ups = 0;
  for (int i = 0; i < 20 * 12 * 31; i++) {
    char date[64];
    complaint_day day;
    (void)snprintf(date, sizeof date, "%04d-%02d-%02d", 2007 + i / 372, i / 31 % 12 + 1,
                   i % 31 + 1);
    if (complaint_calendar_day(cn, date, NULL, &day, NULL) != COMPLAINT_OK) continue;
    rests += day.kind == COMPLAINT_DAY_REST;
    make_ups += day.kind == COMPLAINT_DAY_MAKE_UP;
    bool named = day.kind == COMPLAINT_DAY_REST || day.kind == COMPLAINT_DAY_MAKE_UP;
    assert_int_equal(day.name[0] != '\0', named);
    assert_false(day.provisional);
  }
  assert_true(rests > 20 * 20);
  assert_true(make_ups > 20 * 4);
  complaint_calendar_free(cn);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_day_of_2007_to_2026_is_as_the_notices_have_it),
      cmocka_unit_test(every_make_up_day_is_a_weekend_day_and_every_holiday_has_a_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
