/* test_reads_check.c - a rule finds the facts that it reads. */
#include "libcomplaint/policy/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/checked.h"

static const char *with_actions(const char *change) {
  static char text[2048];
  (void)snprintf(text, sizeof text,
                 "{ regulation = 't', processes = { main = { actions = { %s } } } }", change);
  return text;
}

static void assert_sure(const char *change) {
  assert_checks_clean(with_actions(change));
}

static void assert_doubtful(const char *change, const char *rule, const char *fact) {
  char words[96];
  (void)snprintf(words, sizeof words, "fact `%s` is read here, but need not be known by then",
                 fact);
  assert_checks_warning(with_actions(change), rule, words);
}

/* ---- what makes a fact sure ------------------------------------------------------------------ */

static void a_fact_that_the_action_needs_is_sure(void **state) {
  (void)state;
  assert_sure("grade = { when = { grade = { min = 1 } } }");
  assert_doubtful("grade = { when = { day = { max = '2026-01-01' } } }", "main.grade.when", "day");
}

static void a_fact_with_a_default_is_sure(void **state) {
  (void)state;
  assert_sure("start = { when = { stance = 'here' } }");
}

static void an_entry_with_clauses_but_no_condition_is_sure(void **state) {
  (void)state;
  assert_sure("grade = { needs = { { 'grade', cites = '1' } } },"
              "  work = { after = { 'start', { 'grade', cites = '1' } }, when = { grade = 1 } }");
}

static void a_fact_of_a_step_before_is_sure(void **state) {
  (void)state;
  assert_sure("close = { when = { grade = 1 } }");
  assert_doubtful("add = { when = { grade = 1 } }", "main.add.when", "grade");
}

static void a_conditional_step_before_makes_nothing_sure(void **state) {
  (void)state;
  assert_doubtful("add = { when = { grade = 1 },"
                  "  after = { 'start', { 'grade', when = { channel = 'box' } } } }",
                  "main.add.when", "grade");
}

static void a_fact_of_the_start_is_sure_everywhere_else(void **state) {
  (void)state;
  assert_sure("add = { after = {}, when = { channel = 'box' } }");
}

static void what_only_one_of_two_starts_needs_is_not_sure(void **state) {
  (void)state;
  assert_doubtful("begin = { by = 'clerk', starts = true, needs = 'guest', cites = '1' },"
                  "  add = { after = {}, when = { channel = 'box' } }",
                  "main.add.when", "channel");
}

static void a_fact_that_a_step_before_sets_is_sure(void **state) {
  (void)state;
  assert_sure("start = { sets = { grade = 3 } }, add = { when = { grade = 3 } }");
}

static void a_fact_of_whatever_added_the_item_is_sure(void **state) {
  (void)state;
  assert_sure("find = { when = { colour = 1, offence = 'noise' } }");
  assert_doubtful("join = { by = 'clerk', after = 'start', adds = 'thing', needs = 'thing',"
                  "  cites = '1' }, find = { when = { colour = 1 } }",
                  "main.find.when", "colour");
}

/* ---- what reads ------------------------------------------------------------------------------ */

static void conditional_entries_read(void **state) {
  (void)state;
  assert_doubtful("add = { by = { 'clerk', { 'boss', when = { grade = 1 } } } }", "main.add.by",
                  "grade");
  assert_doubtful("add = { to = { { 'guest', unless = { grade = 1 } } } }", "main.add.to", "grade");
  assert_doubtful("add = { after = { 'start', { 'work', when = { grade = 1 } } } }",
                  "main.add.after", "grade");
  assert_doubtful("add = { needs = { 'thing', 'offence', 'colour',"
                  " { 'note', when = { grade = 1 } } }, asks = 'note' }",
                  "main.add.needs", "grade");
}

static void a_comparison_reads_both_facts(void **state) {
  (void)state;
  assert_checks_warning(
      "{ regulation = 't', facts = { most = { type = 'int' } },"
      "  processes = { main = { actions = { start = { asks = { 'stance', 'note', 'most' } },"
      "    grade = { when = { grade = { than = 'most', max = 0 } } } } } } }",
      "main.grade.when", "fact `most` is read here");
}

static void a_duty_reads_what_its_trigger_leaves(void **state) {
  (void)state;
  assert_sure("tell = { owed = { grade = { when = { grade = 1 } } } }");
  assert_doubtful("tell = { owed = { add = { when = { grade = 1 } } } }", "main.tell.owed",
                  "grade");
}

static void presence_is_read_from_the_start(void **state) {
  (void)state;
  assert_checks_warning("{ regulation = 't', roles = { guest = { present = { grade = 1 } } } }",
                        "roles.guest.present", "fact `grade` is read here");
  assert_checks_clean(
      "{ regulation = 't', roles = { guest = { present = { channel = 'letter' } } } }");
}

static void an_offence_reads_what_the_finding_needs(void **state) {
  (void)state;
  assert_checks_clean("{ regulation = 't', offences = { noise = { when = { harm = true } } } }");
  assert_checks_warning(
      "{ regulation = 't', offences = { noise = { when = { harm = true } } },"
      "  processes = { main = { actions = { find = { needs = 'finding', asks = 'harm' } } "
      "} } }",
      "offences.noise.when", "fact `harm` is read here");
}

static void a_guideline_reads_what_is_known_when_imposing(void **state) {
  (void)state;
  assert_checks_clean("{ regulation = 't', guidelines = { { when = { colour = 1, harm = true },"
                      "  open = { 'warning' }, cites = '1' }, { open = {}, cites = '1' } } }");
  assert_checks_warning(
      "{ regulation = 't', guidelines = { { when = { harm = true },"
      "    open = { 'warning' }, cites = '1' }, { open = {}, cites = '1' } },"
      "  processes = { main = { actions = { find = { needs = 'finding', asks = 'harm' } } "
      "} } }",
      "guidelines", "fact `harm` is read here");
}

static void a_function_reads_what_is_known(void **state) {
  (void)state;
  assert_sure("grade = { when = { reads = 'grade', holds = function(f) return f.grade > 1 end } }");
  assert_doubtful("add = { when = { reads = { 'grade' }, holds = function() return true end } }",
                  "main.add.when", "grade");
}

/* ---- effects --------------------------------------------------------------------------------- */

static void an_effect_needs_its_fact(void **state) {
  (void)state;
  assert_doubtful("punish = { needs = {}, asks = 'sanction' }", "main.punish.imposes", "sanction");
  assert_doubtful("find = { needs = 'harm', asks = 'finding' }", "main.find.finds", "finding");
  assert_doubtful("grade = { extends = { 'work@start', to = 'day' } }", "main.grade.extends",
                  "day");
  assert_sure("grade = { needs = { 'grade', 'day' }, extends = { 'work@start', to = 'day' } }");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_fact_that_the_action_needs_is_sure),
      cmocka_unit_test(a_fact_with_a_default_is_sure),
      cmocka_unit_test(an_entry_with_clauses_but_no_condition_is_sure),
      cmocka_unit_test(a_fact_of_a_step_before_is_sure),
      cmocka_unit_test(a_conditional_step_before_makes_nothing_sure),
      cmocka_unit_test(a_fact_of_the_start_is_sure_everywhere_else),
      cmocka_unit_test(what_only_one_of_two_starts_needs_is_not_sure),
      cmocka_unit_test(a_fact_that_a_step_before_sets_is_sure),
      cmocka_unit_test(a_fact_of_whatever_added_the_item_is_sure),
      cmocka_unit_test(conditional_entries_read),
      cmocka_unit_test(a_comparison_reads_both_facts),
      cmocka_unit_test(a_duty_reads_what_its_trigger_leaves),
      cmocka_unit_test(presence_is_read_from_the_start),
      cmocka_unit_test(an_offence_reads_what_the_finding_needs),
      cmocka_unit_test(a_guideline_reads_what_is_known_when_imposing),
      cmocka_unit_test(a_function_reads_what_is_known),
      cmocka_unit_test(an_effect_needs_its_fact),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
