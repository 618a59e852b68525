/* test_guideline_check.c - rows of a guideline that leave something out, never come first, or say
 * different things of one case. */
#include "libcomplaint/policy/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/checked.h"

#define WARNING "open = { 'warning' }, cites = '1' }"
#define NOTHING "open = {}, cites = '1' }"

static const char *with_rows(const char *rows) {
  static char text[4096];
  (void)snprintf(text, sizeof text, "{ regulation = 't', guidelines = { %s } }", rows);
  return text;
}

static void every_case_has_a_row(void **state) {
  (void)state;
  assert_checks_warning(with_rows("{ when = { harm = true }, " WARNING), "guidelines",
                        "where `harm` is `false` no row matches, so that no sanction is open");
  assert_checks_warning(with_rows("{ when = { colour = { max = 3 } }, " WARNING
                                  ", { when = { colour = { min = 5 } }, " NOTHING),
                        "guidelines", "where `colour` is 4 no row matches");
  assert_checks_clean(with_rows("{ when = { harm = true }, " WARNING ", { " NOTHING));
}

static void rows_for_each_value_need_no_last_one(void **state) {
  (void)state;
  assert_checks_clean(
      with_rows("{ when = { harm = true }, " WARNING ", { when = { harm = false }, " NOTHING));
  assert_checks_clean(with_rows("{ when = { colour = { max = 4 } }, " WARNING
                                ", { when = { colour = { min = 5 } }, " NOTHING));
}

static void each_row_comes_first_somewhere(void **state) {
  (void)state;
  assert_checks_warning(with_rows("{ " WARNING ", { when = { harm = true }, " NOTHING),
                        "guidelines",
                        "row 2 is never the first that matches, since row 1 stands before it");
  assert_checks_warning(with_rows("{ when = { colour = { max = 4 } }, " WARNING
                                  ", { when = { colour = { max = 3 } }, " NOTHING ", { " WARNING),
                        "guidelines", "row 2 is never the first that matches, since row 1");
}

static void two_rows_do_not_each_claim_a_case(void **state) {
  (void)state;
  assert_checks_warning(with_rows("{ when = { harm = true }, " WARNING
                                  ", { when = { colour = { min = 5 } }, " NOTHING ", { " WARNING),
                        "guidelines",
                        "rows 1 and 2 both match where `harm` is `true` and `colour` is 5");
  assert_checks_clean(with_rows("{ when = { harm = true }, " WARNING
                                ", { when = { colour = { min = 5 } }, " WARNING ", { " NOTHING));
}

static void an_exception_stands_before_its_rule(void **state) {
  (void)state;
  assert_checks_clean(with_rows("{ when = { harm = true, colour = { min = 5 } }, " NOTHING
                                ", { when = { harm = true }, " WARNING ", { " NOTHING));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_case_has_a_row),
      cmocka_unit_test(rows_for_each_value_need_no_last_one),
      cmocka_unit_test(each_row_comes_first_somewhere),
      cmocka_unit_test(two_rows_do_not_each_claim_a_case),
      cmocka_unit_test(an_exception_stands_before_its_rule),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
