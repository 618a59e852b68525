/* test_protect_doors.c - no way leads around a mark. */
#include "libcomplaint/policy/protect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/protected.h"

static const char *judge(const char *change) {
  static char text[512];
  (void)snprintf(text, sizeof text, "processes = { main = { actions = { judge = { %s } } } },",
                 change);
  return text;
}

static void nothing_new_counts_as_a_protected_step(void **state) {
  (void)state;
  assert_loosens(step("instead_of = 'find'"), "main.skip.instead_of", "stand for `find`");
}

static void nothing_new_counts_as_a_step_that_it_waits_for(void **state) {
  (void)state;
  assert_loosens(step("instead_of = 'hear'"), "main.skip.instead_of", "stand for `hear`");
  assert_tightens(step("instead_of = 'answer'"));
}

static void nothing_new_gives_a_protected_duty_more_time(void **state) {
  (void)state;
  assert_loosens(step("needs = 'day', extends = { 'find@start', to = 'day' }"), "main.skip.extends",
                 "gives `find@start` more time");
  assert_loosens(step("suspends = { 'answer@find', { 'find@start' } }"), "main.skip.suspends",
                 "gives `find@start` more time");
  assert_loosens("processes = { main = { actions = { leave = { suspends = 'find@start' } } } },",
                 "main.leave.suspends", "gives `find@start` more time");
  assert_loosens(judge("suspends = 'find@start'"), "main.judge.suspends", "is changed");
}

static void what_has_no_time_or_no_mark_may_be_moved(void **state) {
  (void)state;
  assert_tightens(step("needs = 'day', extends = { 'find@hear', to = 'day' }"));
  assert_tightens(step("needs = 'day', extends = { 'answer@find', to = 'day' }"));
}

static void no_party_is_made_absent_more_often(void **state) {
  (void)state;
  assert_loosens("roles = { guest = { present = { stance = 'here' } } },", "roles.guest.present",
                 "`guest` is present more rarely");
  assert_loosens("roles = { boss = { present = { grade = 0 } } },", "roles.boss.present",
                 "`boss` is present more rarely");
  assert_tightens("roles = { guest = { present = { stance = { 'here', 'near', 'gone' } } } },");
  assert_tightens("roles = { guest = { present = remove } },");
}

static void no_new_action_makes_a_party_absent(void **state) {
  (void)state;
  assert_loosens(step("sets = { stance = 'gone' }"), "main.skip.sets", "`stance`");
  assert_loosens(step("sets = { grade = 1 }"), "main.skip.sets",
                 "sets `grade`, which rows of `find` read");
  assert_tightens(step("sets = { day = '2026-03-02' }"));
}

static void a_guard_may_shut_out_more(void **state) {
  (void)state;
  assert_tightens(judge("when = { grade = { max = 5 }, stance = 'here' }"));
  assert_tightens(judge("unless = { stance = 'gone' }"));
}

static void a_guard_never_lets_in_more(void **state) {
  (void)state;
  assert_loosens(judge("when = remove"), "main.judge.when", "lets in what it shut out");
  assert_loosens(judge("when = { grade = { max = 10 } }"), "main.judge.when",
                 "lets in what it shut out");
  assert_loosens(judge("when = { grade = remove }"), "main.judge.when", "lets in what it shut out");
  assert_loosens(judge("unless = remove"), "main.judge.unless", "lets in what it shut out");
}

static void what_the_action_does_stays(void **state) {
  (void)state;
  assert_loosens(judge("finds = remove"), "main.judge.finds", "is changed");
  assert_loosens(judge("starts = true"), "main.judge.starts", "is changed");
  assert_loosens(judge("ends = true"), "main.judge.ends", "is changed");
  assert_loosens(judge("instead_of = 'answer'"), "main.judge.instead_of", "is changed");
  assert_loosens(judge("suspends = 'answer@find'"), "main.judge.suspends", "is changed");
}

static void who_did_another_step_stays_shut_out(void **state) {
  (void)state;
  assert_tightens(judge("not_by = { 'hear', 'start' }"));
  assert_loosens(judge("not_by = 'start'"), "main.judge.not_by", "no longer names `hear`");
}

static void what_counts_as_found_true_stays(void **state) {
  (void)state;
  assert_tightens("facts = { finding = { proven = { 'yes' } } },");
  assert_loosens("facts = { finding = { proven = { 'yes', 'open' } } },", "facts.finding.proven",
                 "`finding` counts as true by other values");
}

static void what_is_needed_does_not_become_unknown(void **state) {
  (void)state;
  assert_tightens("facts = { note = { unknown = true } },");
  assert_loosens("facts = { reply = { unknown = true } },", "facts.reply.unknown",
                 "`reply` may be unknown where it is needed");
}

static void no_constant_decides_what_a_protected_row_asks(void **state) {
  (void)state;
  assert_loosens(step("sets = { settled = true }"), "main.skip.sets",
                 "sets `settled`, which rows of `judge` read");
  assert_tightens(step("sets = { settled = false }"));
  assert_loosens("facts = { settled = { default = true } },", "facts.settled.default",
                 "`settled` is another by default");
}

static void whoever_is_a_party_stays_one(void **state) {
  (void)state;
  assert_loosens("roles = { guest = { party = false } },", "roles.guest.party",
                 "`guest` loses or changes its `party`, against `main.find.protected` (base:");
  assert_loosens("roles = { guest = { is = 'leader' } },", "roles.guest.is",
                 "`guest` loses or changes its `is`");
  assert_loosens("roles = { leader = { held_by = remove } },", "roles.leader.held_by",
                 "`leader` loses or changes its `held_by`");
  assert_loosens("roles = { office = { stand_in = 'clerk' } },", "roles.office.stand_in",
                 "`office` loses or changes its `stand_in`");
}

static void more_may_be_asked_of_a_role(void **state) {
  (void)state;
  assert_tightens("roles = { clerk = { department = 'dept:desk', stand_in = 'boss' } },");
  assert_tightens("roles = { boss = { held_by = 'leader' } },");
}

static void an_office_is_another_department_but_not_none(void **state) {
  (void)state;
  assert_tightens("roles = { office = { department = 'dept:parents' } },");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_new_counts_as_a_protected_step),
      cmocka_unit_test(nothing_new_counts_as_a_step_that_it_waits_for),
      cmocka_unit_test(nothing_new_gives_a_protected_duty_more_time),
      cmocka_unit_test(what_has_no_time_or_no_mark_may_be_moved),
      cmocka_unit_test(no_party_is_made_absent_more_often),
      cmocka_unit_test(no_new_action_makes_a_party_absent),
      cmocka_unit_test(a_guard_may_shut_out_more),
      cmocka_unit_test(a_guard_never_lets_in_more),
      cmocka_unit_test(what_the_action_does_stays),
      cmocka_unit_test(who_did_another_step_stays_shut_out),
      cmocka_unit_test(what_counts_as_found_true_stays),
      cmocka_unit_test(what_is_needed_does_not_become_unknown),
      cmocka_unit_test(no_constant_decides_what_a_protected_row_asks),
      cmocka_unit_test(whoever_is_a_party_stays_one),
      cmocka_unit_test(more_may_be_asked_of_a_role),
      cmocka_unit_test(an_office_is_another_department_but_not_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
