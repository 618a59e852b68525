/* What a policy tells a report to look for: weights, acceptance, what is unknown, how it is
 * recorded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

#define SCORES "facts = { speed = { type = 'int' }, manner = { type = 'int' } },"

/* ---- quality --------------------------------------------------------------------------------- */

static void weights_name_the_facts_that_hold_the_scores(void **state) {
  (void)state;
  complaint_policy *policy =
      cpl_policy_small(SCORES "quality = { cites = '1', percent = { speed = 30, manner = 70 } }");
  const cpl_model *model = &policy->model;
  assert_int_equal(model->quality_count, 2);
  assert_string_equal(model->quality[0].name, "manner");
  assert_int_equal(model->quality[0].percent, 70);
  assert_string_equal(model->facts[model->quality[0].fact].name, "manner");
  assert_string_equal(model->facts[model->quality[1].fact].name, "speed");
  complaint_policy_free(policy);
}

static void a_weight_of_nothing_that_is_scored_warns(void **state) {
  (void)state;
  assert_policy_warned(
      "quality = { cites = '1', percent = { score = 30, manner = 70 } }", "quality",
      "no fact `manner` of type int that is not personal: no report can say how that was scored");
  assert_policy_warned(
      "facts = { score = { personal = true } }, quality = { cites = '1', percent = { score = 100 } "
      "}",
      "quality",
      "no fact `score` of type int that is not personal: no report can say how that was scored");
}

static void weights_add_up_to_a_hundred(void **state) {
  (void)state;
  assert_policy_refused(SCORES "quality = { cites = '1', percent = { speed = 30 } }", "quality",
                        "the weights in `percent` add up to 30, not to 100");
}

/* ---- reports --------------------------------------------------------------------------------- */

static const cpl_report_rule *report_of(complaint_policy **policy, const char *changes) {
  *policy = cpl_policy_small(changes);
  assert_int_equal((*policy)->model.report_count, 1);
  return &(*policy)->model.reports[0];
}

static void a_report_is_about_a_process_in_every_period(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_report_rule *rule =
      report_of(&policy, "reports = { weekly = { every = 'week', of = 'main', cites = '2' } }");
  assert_string_equal(rule->name, "weekly");
  assert_string_equal(rule->every, "week");
  assert_string_equal(rule->of, "main");
  assert_int_equal(rule->accepted, CPL_NONE);
  assert_int_equal(rule->record_action, CPL_NONE);
  assert_int_equal(rule->mark_count, 0);
  complaint_policy_free(policy);
  rule = report_of(&policy, "reports = { yearly = { of = 'main', cites = '2' } }");
  assert_string_equal(rule->every, "");
  complaint_policy_free(policy);
  assert_policy_refused("reports = { weekly = { every = 'week', cites = '2' } }", "reports.weekly",
                        "`of` of a report names a process");
  assert_policy_refused("reports = { weekly = { every = 'weekly', of = 'main', cites = '2' } }",
                        "reports.weekly", "`every` of a report is `day`, `week` or `month`");
  assert_policy_refused("reports = { weekly = { every = 'week', of = 'maain', cites = '2' } }",
                        "reports.weekly", "unknown process `maain`; did you mean `main`?");
}

#define REPORT(rest) "reports = { weekly = { every = 'week', of = 'main', cites = '2', " rest " } }"

static void acceptance_is_an_action_of_that_process(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_report_rule *rule = report_of(&policy, REPORT("accepted = 'work'"));
  const cpl_process *process = cpl_process_in(policy, "main");
  assert_string_equal(process->effects[rule->accepted].name, "work");
  complaint_policy_free(policy);
  assert_policy_refused(REPORT("accepted = 'wrk'"), "reports.weekly",
                        "unknown action `wrk`; did you mean `work`?");
}

static void unknown_lists_values_of_an_enum(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_report_rule *rule = report_of(&policy, REPORT("unknown = { grade = { 'low' } }"));
  assert_int_equal(rule->mark_count, 1);
  assert_string_equal(policy->model.facts[rule->marks[0].fact].name, "grade");
  assert_true(rule->marks[0].values == 1);
  complaint_policy_free(policy);
  assert_policy_refused(REPORT("unknown = { grade = 'lo' }"), "reports.weekly.unknown.grade",
                        "`lo` is no value of `grade`; did you mean `low`?");
  assert_policy_refused(
      REPORT("unknown = { score = 0 }"), "reports.weekly.unknown.score",
      "`unknown` names values of an enum that is not personal, and `score` is of type int");
}

#define RECORD(facts)                                                                              \
  "facts = { many = { type = 'int' }, since = { type = 'date' } }, processes = { main = { "        \
  "actions = { tell = { by = 'clerk', after = 'start', needs = { 'many', 'since' }, cites = '1' }" \
  " } } }, " REPORT("record = { process = 'main', action = 'tell', facts = { " facts " } }")

static void a_report_is_recorded_by_an_action_that_carries_its_figures(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_report_rule *rule = report_of(&policy, RECORD("many = 'received', since = 'from'"));
  const cpl_process *process = &policy->model.processes[rule->record_process];
  assert_string_equal(process->name, "main");
  assert_string_equal(process->effects[rule->record_action].name, "tell");
  assert_int_equal(rule->fill_count, 2);
  assert_string_equal(policy->model.facts[rule->fills[0].fact].name, "many");
  assert_int_equal(rule->fills[0].says, CPL_SAYS_RECEIVED);
  assert_int_equal(rule->fills[1].says, CPL_SAYS_FROM);
  complaint_policy_free(policy);
}

static void what_cannot_be_recorded_is_refused(void **state) {
  (void)state;
  assert_policy_refused(RECORD("many = 'receeved'"), "reports.weekly.record.facts",
                        "unknown figure of a report `receeved`; did you mean `received`?");
  assert_policy_refused(RECORD("since = 'received'"), "reports.weekly.record.facts",
                        "`received` is of type int, fact `since` is not");
  assert_policy_refused(RECORD("many = 'from'"), "reports.weekly.record.facts",
                        "`from` is of type date, fact `many` is not");
  assert_policy_refused(
      REPORT("record = { process = 'main', action = 'close', facts = { score = 'open' } }"),
      "reports.weekly.record.facts",
      "action `close` carries no fact `score`: let it need or ask it");
  assert_policy_refused(
      REPORT("record = { process = 'main' }"), "reports.weekly.record",
      "`record` names the `process` and the `action` by which a report is recorded");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(weights_name_the_facts_that_hold_the_scores),
      cmocka_unit_test(a_weight_of_nothing_that_is_scored_warns),
      cmocka_unit_test(weights_add_up_to_a_hundred),
      cmocka_unit_test(a_report_is_about_a_process_in_every_period),
      cmocka_unit_test(acceptance_is_an_action_of_that_process),
      cmocka_unit_test(unknown_lists_values_of_an_enum),
      cmocka_unit_test(a_report_is_recorded_by_an_action_that_carries_its_figures),
      cmocka_unit_test(what_cannot_be_recorded_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
