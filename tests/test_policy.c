/* A loaded policy as hosts see it: what it is called, and what forms are made from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

#define LABELS                                                                                     \
  "title = { zh = '办法' }, facts = { grade = { zh = '等级', per = 'case', labels = {"         \
  " high = { zh = '高', en = 'high grade' } } } },"                                               \
  " processes = { main = { en = 'main process', actions = { work = { zh = '办理',"               \
  " needs = { 'score', { 'urgent', when = { grade = 'high' } } },"                                 \
  " stage = { en = 'working' } } } } }"

typedef struct found {
  complaint_policy *policy;
  size_t process, action;
} found;

static found action_of(const char *changes, const char *name) {
  found at = {.policy = cpl_policy_small(changes)};
  complaint_policy_action action;
  while (complaint_policy_action_at(at.policy, 0, at.action, COMPLAINT_EN, &action) &&
         strcmp(action.name, name) != 0)
    at.action++;
  assert_string_equal(action.name, name);
  return at;
}

static complaint_policy_fact fact_of(found at, const char *name, complaint_language language) {
  complaint_policy_fact fact;
  for (size_t i = 0; complaint_policy_fact_at(at.policy, 0, at.action, i, language, &fact); i++)
    if (strcmp(fact.name, name) == 0) return fact;
  fail_msg("no fact `%s`", name);
  return fact;
}

static void a_label_falls_back_to_the_other_language_and_then_to_the_name(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(LABELS);
  complaint_policy_process process;
  assert_string_equal(complaint_policy_title(policy, COMPLAINT_ZH), "办法");
  assert_string_equal(complaint_policy_title(policy, COMPLAINT_EN), "办法");
  assert_true(complaint_policy_process_at(policy, 0, COMPLAINT_ZH, &process));
  assert_string_equal(process.label, "main process");
  complaint_policy_free(policy);
  policy = cpl_policy_small("");
  assert_true(complaint_policy_process_at(policy, 0, COMPLAINT_ZH, &process));
  assert_string_equal(process.label, "main");
  assert_string_equal(complaint_policy_title(policy, COMPLAINT_ZH), "test.small");
  complaint_policy_free(policy);
}

static void a_process_lists_its_actions_in_order_of_name(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("");
  complaint_policy_process process;
  complaint_policy_action action, before = {.name = ""};
  assert_true(complaint_policy_process_at(policy, 0, COMPLAINT_EN, &process));
  assert_int_equal(process.action_count, 7);
  assert_false(process.standing);
  for (size_t i = 0; i < process.action_count; i++, before = action) {
    assert_true(complaint_policy_action_at(policy, 0, i, COMPLAINT_EN, &action));
    assert_true(strcmp(before.name, action.name) < 0);
  }
  complaint_policy_free(policy);
}

static void an_action_says_where_it_works_and_what_it_is(void **state) {
  (void)state;
  found at = action_of(LABELS, "work");
  complaint_policy_action action;
  assert_true(complaint_policy_action_at(at.policy, 0, at.action, COMPLAINT_EN, &action));
  assert_string_equal(action.label, "办理");
  assert_string_equal(action.stage, "working");
  assert_string_equal(action.per, "case");
  assert_string_equal(action.adds, "");
  assert_false(action.starts || action.ends || action.corrects);
  complaint_policy_free(at.policy);
  at = action_of("", "add");
  assert_true(complaint_policy_action_at(at.policy, 0, at.action, COMPLAINT_EN, &action));
  assert_string_equal(action.adds, "thing");
  assert_string_equal(action.stage, "");
  complaint_policy_free(at.policy);
}

static void a_form_knows_which_facts_are_needed(void **state) {
  (void)state;
  found at = action_of(LABELS, "work");
  assert_int_equal(fact_of(at, "score", COMPLAINT_EN).need, COMPLAINT_NEEDED);
  assert_int_equal(fact_of(at, "urgent", COMPLAINT_EN).need, COMPLAINT_NEEDED_SOMETIMES);
  assert_int_equal(fact_of(at, "grade", COMPLAINT_EN).need, COMPLAINT_ASKED);
  complaint_policy_free(at.policy);
}

static void a_form_knows_types_ranges_and_values(void **state) {
  (void)state;
  found at = action_of(LABELS, "work");
  complaint_policy_fact grade = fact_of(at, "grade", COMPLAINT_EN),
                        score = fact_of(at, "score", COMPLAINT_EN);
  complaint_policy_value value;
  assert_string_equal(grade.label, "等级");
  assert_string_equal(grade.type, "enum");
  assert_string_equal(grade.per, "case");
  assert_int_equal(grade.value_count, 3);
  assert_false(grade.personal || grade.has_range);
  assert_false(grade.unknown || score.unknown);
  assert_true(score.has_range && score.least == 0 && score.most == 100);
  assert_true(complaint_policy_value_at(at.policy, "grade", 2, COMPLAINT_EN, &value));
  assert_string_equal(value.name, "high");
  assert_string_equal(value.label, "high grade");
  assert_true(complaint_policy_value_at(at.policy, "grade", 0, COMPLAINT_EN, &value));
  assert_string_equal(value.label, "low");
  complaint_policy_free(at.policy);
}

static void offences_and_sanctions_are_values_too(void **state) {
  (void)state;
  found at = action_of("offences = { noise = { zh = '噪声' } }", "add");
  complaint_policy_value value;
  assert_int_equal(fact_of(at, "offence", COMPLAINT_EN).value_count, 2);
  assert_true(complaint_policy_value_at(at.policy, "offence", 1, COMPLAINT_ZH, &value));
  assert_string_equal(value.name, "noise");
  assert_string_equal(value.label, "噪声");
  assert_true(complaint_policy_value_at(at.policy, "sanction", 0, COMPLAINT_ZH, &value));
  assert_string_equal(value.name, "warning"); /* in the policy's order */
  complaint_policy_free(at.policy);
}

static void roles_and_readings_have_labels(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      "readings = { R10 = { cites = '1', choice = 'a', options = 'a', en = 'tenth' }, R2 = { cites "
      "= '1', choice = 'b', "
      "options = { 'a', { id = 'b', zh = '乙' } } } }, roles = { clerk = { zh = '经办人' } }");
  complaint_policy_role role;
  complaint_policy_reading reading;
  complaint_policy_value option;
  bool seen = false;
  for (size_t i = 0; complaint_policy_role_at(policy, i, COMPLAINT_ZH, &role); i++)
    if (strcmp(role.name, "clerk") == 0) {
      assert_string_equal(role.label, "经办人");
      assert_false(role.party);
      seen = true;
    }
  assert_true(seen);
  assert_true(complaint_policy_reading_at(policy, 0, COMPLAINT_EN, &reading));
  assert_string_equal(reading.name, "R1");
  assert_true(complaint_policy_reading_at(policy, 1, COMPLAINT_EN, &reading));
  assert_string_equal(reading.name, "R2"); /* as people number */
  assert_string_equal(reading.label, "R2");
  assert_string_equal(reading.choice, "b");
  assert_string_equal(reading.choice_label, "乙");
  assert_int_equal(reading.option_count, 2);
  assert_true(complaint_policy_option_at(policy, "R2", 0, COMPLAINT_EN, &option));
  assert_string_equal(option.name, "a");
  assert_false(complaint_policy_option_at(policy, "R2", 2, COMPLAINT_EN, &option));
  assert_false(complaint_policy_option_at(policy, "R3", 0, COMPLAINT_EN, &option));
  assert_false(complaint_policy_option_at(policy, NULL, 0, COMPLAINT_EN, &option));
  assert_true(complaint_policy_reading_at(policy, 2, COMPLAINT_EN, &reading));
  assert_string_equal(reading.label, "tenth");
  assert_false(complaint_policy_reading_at(policy, 3, COMPLAINT_EN, &reading));
  complaint_policy_free(policy);
}

static void what_is_not_there_is_not_filled_in(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("");
  complaint_policy_process process;
  complaint_policy_action action;
  complaint_policy_fact fact;
  complaint_policy_value value;
  assert_false(complaint_policy_process_at(policy, 1, COMPLAINT_EN, &process));
  assert_false(complaint_policy_action_at(policy, 1, 0, COMPLAINT_EN, &action));
  assert_false(complaint_policy_action_at(policy, 0, 7, COMPLAINT_EN, &action));
  assert_false(complaint_policy_fact_at(policy, 1, 0, 0, COMPLAINT_EN, &fact));
  assert_false(complaint_policy_fact_at(policy, 0, 7, 0, COMPLAINT_EN, &fact));
  assert_false(complaint_policy_fact_at(policy, 0, 0, 99, COMPLAINT_EN, &fact));
  assert_false(complaint_policy_value_at(policy, "grade", 3, COMPLAINT_EN, &value));
  assert_false(complaint_policy_value_at(policy, "grad", 0, COMPLAINT_EN, &value));
  assert_false(complaint_policy_value_at(policy, NULL, 0, COMPLAINT_EN, &value));
  assert_false(complaint_policy_value_at(policy, "score", 0, COMPLAINT_EN, &value));
  complaint_policy_free(policy);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_label_falls_back_to_the_other_language_and_then_to_the_name),
      cmocka_unit_test(a_process_lists_its_actions_in_order_of_name),
      cmocka_unit_test(an_action_says_where_it_works_and_what_it_is),
      cmocka_unit_test(a_form_knows_which_facts_are_needed),
      cmocka_unit_test(a_form_knows_types_ranges_and_values),
      cmocka_unit_test(offences_and_sanctions_are_values_too),
      cmocka_unit_test(roles_and_readings_have_labels),
      cmocka_unit_test(what_is_not_there_is_not_filled_in),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
