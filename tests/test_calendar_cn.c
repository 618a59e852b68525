/* test_calendar_cn.c - the built-in calendar against itself; tests/oracle/cn_days.py compares it
 * with somebody else's. */
#include "complaint/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>

#include <cmocka.h>

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
      cmocka_unit_test(every_make_up_day_is_a_weekend_day_and_every_holiday_has_a_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
