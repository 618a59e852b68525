/* test_names_check.c - rules that can never do what they say, and names that nothing uses. */
#include "libcomplaint/policy/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/checked.h"

static const char *with(const char *part, const char *change) {
  static char text[2048];
  (void)snprintf(text, sizeof text, "{ regulation = 't', %s = %s }", part, change);
  return text;
}

static const char *with_actions(const char *change) {
  static char text[2048];
  (void)snprintf(text, sizeof text,
                 "{ regulation = 't', processes = { main = { actions = { %s } } } }", change);
  return text;
}

/* ---- actions --------------------------------------------------------------------------------- */

static void an_action_that_a_reading_leaves_to_nobody_is_an_error(void **state) {
  (void)state;
  assert_checks_error(with_actions("tell = { by = { { 'boss', when = { R1 = 'b' } } } }"),
                      "main.tell.by", "nobody may take `tell` with the readings chosen");
  assert_checks_clean(with_actions("tell = { by = { { 'boss', when = { R1 = 'a' } } } }"));
}

static void imposing_without_sanctions_is_doubtful(void **state) {
  (void)state;
  assert_checks_warning(with("sanctions", "menu {}"), "main.punish.imposes",
                        "`punish` imposes sanctions, but the policy has none");
}

static void a_step_that_is_undone_has_to_be_owed(void **state) {
  (void)state;
  assert_checks_warning(with_actions("grade = { undoes = 'start' }"), "main.grade.undoes",
                        "`grade` undoes `start`, which nobody owes");
  assert_checks_clean(
      with_actions("grade = { undoes = 'work' }, work = { owed = { 'start', 'grade' } }"));
}

static void a_step_whose_duty_stays_done_has_to_be_owed_again(void **state) {
  (void)state;
  assert_checks_warning(with_actions("grade = { undoes = 'work' }"), "main.grade.undoes",
                        "`grade` undoes `work`, whose duty stays done");
  assert_checks_clean(with_actions("grade = { undoes = 'work' }, work = { owed = 'hurry' }, hurry "
                                   "= { by = 'clerk', owed = 'grade', cites = '1' }"));
}

static void a_step_that_another_may_stand_for_is_owed_too(void **state) {
  (void)state;
  assert_checks_clean(with_actions("grade = { undoes = 'work' }, work = { owed = remove },"
                                   "  hurry = { by = 'clerk', after = 'start', owed = 'grade',"
                                   "            instead_of = 'work', cites = '1' }"));
}

/* ---- what nothing uses ----------------------------------------------------------------------- */

static void a_fact_that_no_event_can_carry_is_doubtful(void **state) {
  (void)state;
  assert_checks_warning(with("facts", "{ extra = { type = 'text' } }"), "facts.extra",
                        "no event can carry fact `extra`");
}

static void a_fact_that_is_only_set_is_used(void **state) {
  (void)state;
  assert_checks_clean("{ regulation = 't', facts = { extra = { type = 'bool', default = false } },"
                      "  processes = { main = { actions = { close = { sets = { extra = true },"
                      "    when = { extra = false } } } } } }");
}

static void a_role_that_takes_no_part_is_doubtful(void **state) {
  (void)state;
  assert_checks_warning(with("roles", "{ idler = {} }"), "roles.idler",
                        "role `idler` takes part in no action");
}

static void a_role_that_stands_in_takes_part(void **state) {
  (void)state;
  assert_checks_clean(with("roles", "{ chief = {}, boss = { department = 'dept:boss',"
                                    " stand_in = 'chief' } }"));
}

static void a_party_that_only_is_takes_part(void **state) {
  (void)state;
  assert_checks_clean(with("roles", "{ accused = { party = true, is = 'thing' } }"));
}

static void a_kind_of_item_that_nothing_adds_is_doubtful(void **state) {
  (void)state;
  assert_checks_warning(
      with("processes", "{ main = { items = { other = { named_by = 'thing' } } } }"),
      "main.items.other", "no action adds an item `other`");
}

/* ---- readings -------------------------------------------------------------------------------- */

static void a_choice_that_changes_nothing_is_doubtful(void **state) {
  (void)state;
  assert_checks_warning(with_actions("tell = { by = 'clerk' }"), "readings.R1",
                        "reading `R1` can be chosen in 2 ways that all do the same");
}

static void a_reading_with_one_option_has_to_be_cited(void **state) {
  (void)state;
  assert_checks_clean("{ regulation = 't', readings = { R1 = { options = 'a' } },"
                      "  processes = { main = { actions = { tell = { by = 'clerk' } } } } }");
  assert_checks_warning("{ regulation = 't', readings = { R1 = { options = 'a' } },"
                        "  processes = { main = { actions = { tell = { by = 'clerk' },"
                        "    work = { cites = '1' } } } } }",
                        "readings.R1", "no rule rests on reading `R1`");
}

static void a_reading_may_move_any_list(void **state) {
  (void)state;
  assert_checks_clean(with_actions("tell = { by = 'clerk' },"
                                   "  work = { owed = { start = { unless = { R1 = 'b' } } } }"));
  assert_checks_clean("{ regulation = 't', offences = { noise = { when = { { R1 = 'a' } } } },"
                      "  processes = { main = { actions = { tell = { by = 'clerk' } } } } }");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_action_that_a_reading_leaves_to_nobody_is_an_error),
      cmocka_unit_test(imposing_without_sanctions_is_doubtful),
      cmocka_unit_test(a_step_that_is_undone_has_to_be_owed),
      cmocka_unit_test(a_step_whose_duty_stays_done_has_to_be_owed_again),
      cmocka_unit_test(a_step_that_another_may_stand_for_is_owed_too),
      cmocka_unit_test(a_fact_that_no_event_can_carry_is_doubtful),
      cmocka_unit_test(a_fact_that_is_only_set_is_used),
      cmocka_unit_test(a_role_that_takes_no_part_is_doubtful),
      cmocka_unit_test(a_role_that_stands_in_takes_part),
      cmocka_unit_test(a_party_that_only_is_takes_part),
      cmocka_unit_test(a_kind_of_item_that_nothing_adds_is_doubtful),
      cmocka_unit_test(a_choice_that_changes_nothing_is_doubtful),
      cmocka_unit_test(a_reading_with_one_option_has_to_be_cited),
      cmocka_unit_test(a_reading_may_move_any_list),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
