/* test_possible_check.c - what is seen to be impossible before any case. */
#include "libcomplaint/policy/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/checked.h"

static const char *with_actions(const char *change) {
  static char text[2048];
  (void)snprintf(text, sizeof text,
                 "{ regulation = 't', processes = { main = { actions = { %s } } } }", change);
  return text;
}

/* ---- steps that wait for themselves ---------------------------------------------------------- */

static void no_step_comes_after_itself(void **state) {
  (void)state;
  assert_checks_error(with_actions("grade = { after = { 'start', 'grade' } }"), "main.grade.after",
                      "`grade` comes after itself");
}

static void steps_in_a_circle_wait_for_each_other(void **state) {
  (void)state;
  assert_checks_error(with_actions("hurry = { by = 'clerk', after = 'hasten', cites = '1' }, "
                                   "hasten = { by = 'clerk', after = { 'tarry', 'start' }, cites = "
                                   "'1' }, tarry = { by = 'clerk', after = 'hurry', cites = '1' }"),
                      "main.hasten.after", "`hasten` comes after steps that come after `hasten`");
}

static void a_circle_that_another_step_can_break_is_none(void **state) {
  (void)state;
  assert_checks_clean(with_actions(
      "hurry = { by = 'clerk', after = { 'start', 'tarry' }, cites = '1' }, tarry = { by = "
      "'clerk', after = 'hurry', cites = '1' }, hasten = { by = 'clerk', after = 'start', "
      "instead_of = 'hurry', cites = '1' }"));
  assert_checks_clean(
      with_actions("grade = { after = { 'start', { 'grade', when = { channel = 'box' } } } }"));
}

/* ---- a case without an end ------------------------------------------------------------------- */

static void a_case_comes_to_an_end(void **state) {
  (void)state;
  assert_checks_warning(with_actions("close = { ends = false }"), "main",
                        "no action of `main` ends a case");
}

static void a_standing_case_need_not_end(void **state) {
  (void)state;
  assert_checks_clean("{ regulation = 't', processes = { main = { standing = true, actions = { "
                      "close = { ends = false } } } } }");
}

static void nothing_is_owed_since_the_end_that_cannot_be_done_after_it(void **state) {
  (void)state;
  assert_checks_warning(with_actions("thank = { by = 'clerk', owed = 'close', cites = '1' }"),
                        "main.thank.owed", "`thank` is owed since `close`, which ends the case");
  assert_checks_clean(
      with_actions("thank = { by = 'clerk', owed = 'close', reopens = true, cites = '1' }"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_step_comes_after_itself),
      cmocka_unit_test(steps_in_a_circle_wait_for_each_other),
      cmocka_unit_test(a_circle_that_another_step_can_break_is_none),
      cmocka_unit_test(a_case_comes_to_an_end),
      cmocka_unit_test(a_standing_case_need_not_end),
      cmocka_unit_test(nothing_is_owed_since_the_end_that_cannot_be_done_after_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
