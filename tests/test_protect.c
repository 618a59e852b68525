/* test_protect.c - what a base protects, a child may tighten and never loosen. */
#include "libcomplaint/policy/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/protected.h"

/* A whole child, over these files, whose first problem is that it loosens `find.after` there. */
static void assert_loosens_at(const cpl_file *files, const char *place, const char *source) {
  char text[512];
  (void)snprintf(text, sizeof text,
                 "%s: `main.find.after` no longer names `hear`, or only under a new condition, "
                 "against `main.find.protected` (base:22): a child may tighten what its base "
                 "protects, not loosen it",
                 place);
  (void)snprintf(child, sizeof child, "%s", source);
  complaint_engine *engine = cpl_engine_over(NULL, files);
  assert_null(load_child(engine));
  assert_string_equal(complaint_engine_problem_at(engine, 0)->text, text);
  complaint_engine_free(engine);
}

/* ---- what stays the same --------------------------------------------------------------------- */

static void a_child_that_changes_nothing_is_accepted(void **state) {
  (void)state;
  assert_tightens("");
}

static void what_is_not_protected_may_change(void **state) {
  (void)state;
  assert_tightens("processes = { main = { actions = {"
                  "  check = { by = { 'boss', 'clerk' }, after = {}, needs = 'note' },"
                  "} } },");
  assert_find_tightens("stage = { en = 'found' }, asks = 'note', when = { grade = { max = 9 } }");
}

static void a_violation_names_both_files_and_rules(void **state) {
  (void)state;
  write_child("base", find("after = 'start'"));
  complaint_engine *engine = cpl_engine_over(NULL, BASE_ONLY);
  assert_null(load_child(engine));
  assert_string_equal(complaint_engine_problem_at(engine, 0)->text,
                      "test:3: `main.find.after` no longer names `hear`, or only under a new "
                      "condition, against `main.find.protected` (base:22): a child may tighten "
                      "what its base protects, not loosen it");
  complaint_engine_free(engine);
}

/* ---- after and needs ------------------------------------------------------------------------- */

static void steps_and_facts_may_be_added(void **state) {
  (void)state;
  assert_find_tightens("after = { 'start', 'hear', { 'check', when = { grade = { min = 5 } } } }");
  assert_find_tightens("needs = { 'note', 'reply', { 'day', when = { grade = { 5, 6 } } } }");
}

static void a_condition_may_be_dropped_or_widened(void **state) {
  (void)state;
  assert_find_tightens("after = { 'hear', 'check' }");
  assert_find_tightens("after = { 'hear', { 'check', when = { grade = { min = 2 } } } }");
  assert_find_tightens("needs = { 'reply', { 'day', when = { grade = { 4, 5, 6 } } } }");
}

static void a_step_is_not_dropped(void **state) {
  (void)state;
  assert_find_loosens("after = { { 'check', when = { grade = { min = 5 } } } }", "after", "`hear`");
  assert_find_loosens("after = 'hear'", "after", "`check`");
}

static void a_step_gains_no_condition(void **state) {
  (void)state;
  const char *check = "{ 'check', when = { grade = { min = 5 } } }";
  char change[256];
  (void)snprintf(change, sizeof change, "after = { { 'hear', when = { grade = 1 } }, %s }", check);
  assert_find_loosens(change, "after", "`hear`");
  (void)snprintf(change, sizeof change, "after = { { 'hear', unless = { grade = 1 } }, %s }",
                 check);
  assert_find_loosens(change, "after", "`hear`");
  assert_find_loosens("after = { 'hear', { 'check', when = { grade = { min = 6 } } } }", "after",
                      "`check`");
  assert_find_loosens("after = { 'hear', { 'check', when = { grade = { min = 5, max = 9 } } } }",
                      "after", "`check`");
  assert_find_loosens(
      "after = { 'hear', { 'check', when = { grade = { min = 5 }, stance = 'here' } } }", "after",
      "`check`");
}

static void a_fact_is_not_dropped_and_gains_no_condition(void **state) {
  (void)state;
  assert_find_loosens("needs = { { 'day', when = { grade = { 5, 6 } } } }", "needs", "`reply`");
  assert_find_loosens("needs = { 'reply', { 'day', when = { grade = 5 } } }", "needs", "`day`");
}

/* ---- by -------------------------------------------------------------------------------------- */

static void roles_may_be_taken_away_or_narrowed(void **state) {
  (void)state;
  assert_find_tightens("by = 'boss'");
  assert_find_tightens("by = { 'boss', { 'clerk', when = { grade = { max = 2 } } } }");
  assert_find_tightens("by = { 'boss', { 'clerk', when = { grade = { max = 3 } },"
                       " unless = { stance = 'gone' } } }");
}

static void no_role_comes_in_and_none_loses_its_condition(void **state) {
  (void)state;
  assert_find_loosens("by = { 'boss', 'guest' }", "by", "`guest`");
  assert_find_loosens("by = { 'boss', 'clerk' }", "by", "`clerk`");
  assert_find_loosens("by = { 'boss', { 'clerk', when = { grade = { max = 4 } } } }", "by",
                      "`clerk`");
}

/* ---- to, per, undoes ------------------------------------------------------------------------- */

static void addressee_and_effect_stay(void **state) {
  (void)state;
  assert_find_tightens("to = { 'guest' }, undoes = { 'answer' }");
  assert_find_loosens("to = 'boss'", "to", "`guest`");
  assert_find_loosens("to = { 'guest', 'boss' }", "to", "lets in `boss`");
  assert_find_loosens("undoes = remove", "undoes", "`answer`");
  assert_find_loosens("undoes = { 'answer', 'check' }", "undoes", "lets in `check`");
}

static void the_kind_of_item_stays(void **state) {
  (void)state;
  assert_loosens("processes = { main = { items = { thing = { named_by = 'guest' } }, actions = {"
                 "  name = { by = 'clerk', after = 'start', adds = 'thing', needs = 'guest',"
                 "           cites = 'b:1' },"
                 "  find = { per = 'thing' } } } },",
                 "main.find.per", "lets in `thing`");
}

/* ---- the action itself ----------------------------------------------------------------------- */

static void a_protected_action_is_not_removed(void **state) {
  (void)state;
  assert_loosens("processes = { main = { actions = { find = remove, answer = { owed = 'start' },"
                 "  close = { after = 'answer' } } } },",
                 "main.find", "the action `find` is removed");
}

/* ---- chains ---------------------------------------------------------------------------------- */

static const char MIDDLE[] =
    "return extend(require 'base', { regulation = 'm', id = 'test.middle',\n"
    "  processes = { main = { actions = {\n"
    "    find = { owed = { start = { within = days(5) } }, protected = {} },\n"
    "    check = { protected = 'by' },\n"
    "  } } } })\n";
static const char LOOSE_MIDDLE[] =
    "return extend(require 'base', { regulation = 'm', id = 'test.middle',\n"
    "  processes = { main = { actions = { find = { after = 'start' } } } } })\n";

static size_t errors_over(const char *middle, const char *changes, const char *words) {
  const cpl_file files[] = {{"base", BASE}, {"middle", middle}, {NULL, NULL}};
  write_child("middle", changes);
  complaint_engine *engine = cpl_engine_over(NULL, files);
  complaint_policy_free(load_child(engine));
  size_t errors = 0;
  for (size_t i = 0; i < complaint_engine_problem_count(engine); i++) {
    const complaint_problem *problem = complaint_engine_problem_at(engine, i);
    if (problem->severity != COMPLAINT_ERROR) continue;
    errors++;
    if (strstr(problem->text, words) == NULL) fail_msg("%s", problem->text);
  }
  complaint_engine_free(engine);
  return errors;
}

static void a_mark_holds_for_the_whole_chain(void **state) {
  (void)state;
  assert_int_equal(errors_over(MIDDLE, "", ""), 0);
  assert_int_equal(errors_over(MIDDLE, find("after = 'start'"), "`hear`"), 1);
}

static void what_was_tightened_stays_tight(void **state) {
  (void)state;
  assert_int_equal(errors_over(MIDDLE, find("owed = { start = { within = days(6) } }"), "within"),
                   1);
}

static void every_link_may_protect_more(void **state) {
  (void)state;
  const char *change = "processes = { main = { actions = { check = { by = 'clerk' } } } },";
  assert_int_equal(errors_over(MIDDLE, change, "(middle:4)"), 1);
}

static void a_loose_link_is_told_once(void **state) {
  (void)state;
  assert_int_equal(errors_over(LOOSE_MIDDLE, "", "`hear`"), 1);
}

/* ---- ways around ----------------------------------------------------------------------------- */

#define LOOSER "processes.main.actions.find.after = 'start'\n"
#define CHILD  "{ regulation = 'c', id = 'test.child', version = '1.0.0' }"

static void there_is_no_way_around_a_mark(void **state) {
  (void)state;
  static const char *const WAYS[] = {
      "local b = require 'base'\nb." LOOSER "return extend(b, " CHILD ")",
      "local c = extend(require 'base', " CHILD ")\nc." LOOSER "return c",
      "local b = require 'base'\nb." LOOSER "return b",
      "local b = require 'base'\nb." LOOSER "return extend({}, extend(b, " CHILD "))",
      "local c = {} for k, v in pairs(require 'base') do c[k] = v end\nc." LOOSER "return c",
      "local b = require 'base' b.processes.main.actions.find.protected = nil\nb." LOOSER
      "return b"};
  for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++)
    assert_loosens_at(BASE_ONLY, "test:2", WAYS[i]);
}

/* The middle has a base of its own, in which nothing was changed. */
static void changing_a_base_does_not_change_the_base_of_another(void **state) {
  (void)state;
  const cpl_file files[] = {{"base", BASE}, {"middle", MIDDLE}, {NULL, NULL}};
  (void)snprintf(child, sizeof child,
                 "local b = require 'base'\nb." LOOSER "return extend(require 'middle', " CHILD
                 ")\n");
  assert_loads(files);
}

static void tightening_by_hand_is_tightening(void **state) {
  (void)state;
  (void)snprintf(child, sizeof child,
                 "local b = require 'base'\n"
                 "b.processes.main.actions.find.after = { 'start', 'hear', 'check' }\n"
                 "return extend(b, " CHILD ")\n");
  assert_loads(BASE_ONLY);
}

/* Another policy has the same action, asks more of it, and protects nothing. */
static void what_is_without_marks_binds_nothing(void **state) {
  (void)state;
  static char plain[CHILD_SIZE];
  memcpy(plain, BASE, strlen(BASE) + 1);
  static const char *const MARKS[] = {"protected = true,", "protected = { 'needs' },"};
  for (size_t i = 0; i < 2; i++) memset(strstr(plain, MARKS[i]), ' ', strlen(MARKS[i]));
  memcpy(strstr(plain, "days(7)"), "days(1)", strlen("days(1)"));
  const cpl_file files[] = {{"base", BASE}, {"plain", plain}, {NULL, NULL}};
  write_child("plain", find("after = 'start'"));
  assert_loads(files);
  (void)snprintf(child, sizeof child,
                 "local b, p = require 'base', require 'plain'\nreturn extend(b, " CHILD ")\n");
  assert_loads(files);
}

/* ---- the mark itself ------------------------------------------------------------------------- */

static void an_unknown_key_cannot_be_protected(void **state) {
  (void)state;
  const char *change = "processes = { main = { actions = { check = { protected = %s } } } },";
  char text[128];
  (void)snprintf(text, sizeof text, change, "'afer'");
  assert_loosens(text, "main.check.protected", "did you mean `after`?");
  (void)snprintf(text, sizeof text, change, "{ 7 }");
  assert_loosens(text, "main.check.protected", "names some of");
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool refuse_once(const complaint_memory *memory, void *context) {
  (void)context;
  complaint_error err = {0};
  complaint_engine *engine = cpl_engine_over(memory, BASE_ONLY);
  if (engine == NULL) return false;
  complaint_policy *policy = complaint_engine_load_text(engine, "test", child, strlen(child), &err);
  assert_null(policy);
  complaint_engine_free(engine);
  return err.status == COMPLAINT_E_POLICY;
}

static void it_survives_every_failed_allocation(void **state) {
  (void)state;
  write_child("base", find("after = 'start', by = { 'boss', 'guest' }"));
  cpl_allocator_exhaust(refuse_once, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_child_that_changes_nothing_is_accepted),
      cmocka_unit_test(what_is_not_protected_may_change),
      cmocka_unit_test(a_violation_names_both_files_and_rules),
      cmocka_unit_test(steps_and_facts_may_be_added),
      cmocka_unit_test(a_condition_may_be_dropped_or_widened),
      cmocka_unit_test(a_step_is_not_dropped),
      cmocka_unit_test(a_step_gains_no_condition),
      cmocka_unit_test(a_fact_is_not_dropped_and_gains_no_condition),
      cmocka_unit_test(roles_may_be_taken_away_or_narrowed),
      cmocka_unit_test(no_role_comes_in_and_none_loses_its_condition),
      cmocka_unit_test(addressee_and_effect_stay),
      cmocka_unit_test(the_kind_of_item_stays),
      cmocka_unit_test(a_protected_action_is_not_removed),
      cmocka_unit_test(a_mark_holds_for_the_whole_chain),
      cmocka_unit_test(what_was_tightened_stays_tight),
      cmocka_unit_test(every_link_may_protect_more),
      cmocka_unit_test(a_loose_link_is_told_once),
      cmocka_unit_test(there_is_no_way_around_a_mark),
      cmocka_unit_test(changing_a_base_does_not_change_the_base_of_another),
      cmocka_unit_test(tightening_by_hand_is_tightening),
      cmocka_unit_test(what_is_without_marks_binds_nothing),
      cmocka_unit_test(an_unknown_key_cannot_be_protected),
      cmocka_unit_test(it_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
