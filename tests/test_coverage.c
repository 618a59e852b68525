/* test_coverage.c - each clause of the policy's own regulation is enforced, owed or advisory. */
#include "libcomplaint/policy/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/checked.h"
#include "tests/support/policy_text.h"

static void a_register_that_is_covered_is_clean(void **state) {
  (void)state;
  assert_checks_clean(NULL);
}

static void a_clause_that_nothing_enforces_is_an_error(void **state) {
  (void)state;
  assert_checks_error(
      "{ regulation = 't', clauses = { ['7.4'] = { kind = 'duty' } } }", "clauses",
      "clause `t:7.4` is enforced by nothing: cite it in the rule that keeps it, or say "
      "in its `advisory` why software does not");
}

static void the_error_stands_where_the_clause_does(void **state) {
  (void)state;
  const char *source = cpl_checked_source("{ regulation = 't', clauses = {\n"
                                          "  ['3'] = { advisory = 'x' },\n"
                                          "  ['7.4'] = { kind = 'duty' } } }");
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load_text(engine, "test", source, strlen(source), &err));
  assert_string_equal(err.clause, "t:7.4");
  assert_int_equal(err.line, 42);
  complaint_engine_free(engine);
}

/* ---- what enforces a clause ------------------------------------------------------------------ */

static void assert_enforced_by(const char *change) {
  char text[512];
  (void)snprintf(text, sizeof text,
                 "{ regulation = 't', clauses = { ['3'] = { kind = 'rule' } }, %s }", change);
  assert_checks_clean(text);
}

static void every_kind_of_rule_enforces(void **state) {
  (void)state;
  assert_enforced_by("facts = { note = { cites = '3' } }");
  assert_enforced_by("roles = { boss = { cites = '3' } }");
  assert_enforced_by("offences = { noise = { cites = '3' } }, readings = { R1 = { cites = '1' } }");
  assert_enforced_by("readings = { R1 = { cites = '3' } }");
  assert_enforced_by("upholds = { rest = { cites = '3' } }");
  assert_enforced_by("quality = { cites = '3', percent = { grade = 100 } }");
  assert_enforced_by("reports = { weekly = { every = 'week', of = 'main', cites = '3' } }");
  assert_enforced_by("sanctions = menu { { id = 'warning', cites = '3' } }");
}

static void parts_of_an_action_enforce(void **state) {
  (void)state;
  assert_enforced_by("processes = { main = { actions = { work = { cites = { '1/R1', '3' } } } } }");
  assert_enforced_by("processes = { main = { actions = { close = { needs = {"
                     " { 'note', when = { stance = 'gone' }, cites = '3' } } } } } }");
  assert_enforced_by("processes = { main = { actions = { work = {"
                     " owed = { start = { within = days(7), cites = '3' } } } } } }");
  assert_enforced_by("guidelines = { { when = { offence = 'noise' }, open = { 'warning' },"
                     " cites = '3' } }");
}

/* ---- advisory clauses ------------------------------------------------------------------------ */

static void a_rule_may_have_an_advisory_part(void **state) {
  (void)state;
  assert_checks_clean("{ regulation = 't',"
                      "  clauses = { ['3'] = { kind = 'rule', advisory = 'the manner of it' } },"
                      "  facts = { note = { cites = '3' } },"
                      "  processes = { main = { actions = { work = { heeds = '3' } } } } }");
  assert_checks_error("{ regulation = 't',"
                      "  clauses = { ['3'] = { kind = 'rule', advisory = 'the manner of it' } } }",
                      "clauses", "`t:3` is enforced by nothing");
}

static void an_advisory_clause_is_shown_not_cited(void **state) {
  (void)state;
  assert_checks_warning(
      "{ regulation = 't',"
      "  processes = { main = { actions = { work = { cites = { '1/R1', '2' } } } } } }",
      "clauses", "clause `t:2` is advisory, yet action `main.work` cites it");
  assert_checks_warning("{ regulation = 't', facts = { note = { cites = '2' } } }", "clauses",
                        "yet fact `note` cites it");
}

static void a_rule_is_cited_not_shown(void **state) {
  (void)state;
  assert_checks_warning("{ regulation = 't',"
                        "  processes = { main = { actions = { work = { heeds = '1' } } } } }",
                        "clauses", "`main.work` heeds clause `t:1`, which is not advisory");
}

static void what_is_only_shown_is_not_enforced(void **state) {
  (void)state;
  const char *source =
      cpl_checked_source("{ regulation = 't', clauses = { ['3'] = { kind = 'rule' } },"
                         "  processes = { main = { actions = { work = { heeds = '3' } } } } }");
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load_text(engine, "test", source, strlen(source), &err));
  assert_non_null(strstr(err.text, "`t:3` is enforced by nothing"));
  complaint_engine_free(engine);
}

/* ---- bases ----------------------------------------------------------------------------------- */

static void a_clause_of_a_base_that_was_replaced_is_no_loss(void **state) {
  (void)state;
  assert_checks_clean(
      "{ regulation = 'u', id = 'test.child', clauses = { ['9'] = { kind = 'rule' } },"
      "  processes = { main = { actions = { start = { heeds = {}, cites = '9' } } } } }");
}

static void a_child_has_to_cover_its_own_clauses(void **state) {
  (void)state;
  assert_checks_error(
      "{ regulation = 'u', id = 'test.child', clauses = { ['9'] = { kind = 'rule' } } }", "clauses",
      "`u:9` is enforced by nothing");
}

static void each_of_several_regulations_has_to_be_covered(void **state) {
  (void)state;
  static const char *const child =
      "{ regulation = { 'u', 'v' }, id = 'test.child', clauses = { %s = { kind = 'rule' } },"
      "  processes = { main = { actions = { start = { heeds = {}, cites = { 'v:9', 't:1' } } } } } "
      "}";
  char text[512];
  (void)snprintf(text, sizeof text, child, "['v:9']");
  assert_checks_clean(text);
  (void)snprintf(text, sizeof text, child, "['v:9'] = { kind = 'rule' }, ['v:10']");
  assert_checks_error(text, "clauses", "`v:10` is enforced by nothing");
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool check_once(const complaint_memory *memory, void *source) {
  complaint_error err = {0};
  complaint_engine *engine = cpl_engine_over(memory, NULL);
  if (engine == NULL) return false;
  complaint_policy *policy =
      complaint_engine_load_text(engine, "test", source, strlen(source), &err);
  bool told = err.status == COMPLAINT_E_POLICY;
  complaint_policy_free(policy);
  complaint_engine_free(engine);
  return told;
}

static void it_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(check_once, (void *)cpl_checked_source(
                                        "{ regulation = 't', facts = { note = { cites = '2' } },"
                                        "  clauses = { ['3'] = { kind = 'rule' } } }"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_register_that_is_covered_is_clean),
      cmocka_unit_test(a_clause_that_nothing_enforces_is_an_error),
      cmocka_unit_test(the_error_stands_where_the_clause_does),
      cmocka_unit_test(every_kind_of_rule_enforces),
      cmocka_unit_test(parts_of_an_action_enforce),
      cmocka_unit_test(a_rule_may_have_an_advisory_part),
      cmocka_unit_test(an_advisory_clause_is_shown_not_cited),
      cmocka_unit_test(a_rule_is_cited_not_shown),
      cmocka_unit_test(what_is_only_shown_is_not_enforced),
      cmocka_unit_test(a_clause_of_a_base_that_was_replaced_is_no_loss),
      cmocka_unit_test(a_child_has_to_cover_its_own_clauses),
      cmocka_unit_test(each_of_several_regulations_has_to_be_covered),
      cmocka_unit_test(it_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
