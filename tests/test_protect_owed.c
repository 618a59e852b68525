/* test_protect_owed.c - a protected duty stays owed, and its time does not grow. */
#include "libcomplaint/policy/protect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/protected.h"

static void a_limit_may_be_shortened(void **state) {
  (void)state;
  assert_find_tightens("owed = { start = { within = days(3) } }");
  assert_find_tightens("owed = { start = { within = days(7) }, check = { within = days(1) } }");
}

static void a_duty_without_a_due_may_be_given_one(void **state) {
  (void)state;
  assert_find_tightens("owed = { hear = { when = { grade = 1 }, within = days(3) } }");
  assert_find_tightens("owed = { hear = { when = { grade = 1 }, within = days(3),"
                       " normally = true } }");
  assert_find_tightens("owed = { hear = { when = { grade = { 1, 2 } } } }");
}

static void a_limit_is_not_lengthened(void **state) {
  (void)state;
  assert_find_loosens("owed = { start = { within = days(8) } }", "owed.start", "`within`");
  assert_find_loosens("owed = { start = { within = working_days(7) } }", "owed.start", "`within`");
  assert_find_loosens("owed = { start = { within = remove } }", "owed.start", "`within`");
}

static void a_hard_limit_does_not_become_a_target(void **state) {
  (void)state;
  assert_find_loosens("owed = { start = { normally = true } }", "owed.start", "`normally`");
  assert_find_loosens("owed = { start = { since = 'live' } }", "owed.start", "`since`");
}

static void a_duty_is_not_dropped_and_gains_no_condition(void **state) {
  (void)state;
  assert_find_loosens("owed = { start = remove }", "owed.start", "no longer owed");
  assert_find_loosens("owed = { start = { when = { grade = 1 } } }", "owed.start",
                      "under a new condition");
  assert_find_loosens("owed = { hear = { when = { stance = 'here' } } }", "owed.hear",
                      "under a new condition");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_limit_may_be_shortened),
      cmocka_unit_test(a_duty_without_a_due_may_be_given_one),
      cmocka_unit_test(a_limit_is_not_lengthened),
      cmocka_unit_test(a_hard_limit_does_not_become_a_target),
      cmocka_unit_test(a_duty_is_not_dropped_and_gains_no_condition),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
