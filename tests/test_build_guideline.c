/* The guideline: from rows of conditions to what each opens, small and very large. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

/* The guideline of the small policy's only process; the policy is freed by the caller. */
static const cpl_process *guideline_of(complaint_policy **policy, const char *changes) {
  *policy = cpl_policy_small(changes);
  return cpl_process_in(*policy, "main");
}

static const cpl_guideline_test *test_in(const cpl_process *process, unsigned row, unsigned test) {
  return &process->guideline_tests[process->guideline[row].tests + test];
}

/* The rows that the groups give for a value of the key. */
static void assert_group(const cpl_process *process, unsigned value, size_t count,
                         const uint32_t *rows) {
  uint32_t first = process->guideline_group[value], end = process->guideline_group[value + 1];
  assert_int_equal(end - first, count);
  for (size_t i = 0; i < count; i++)
    assert_int_equal(process->guideline_matches[first + i].row, rows[i]);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void rungs_of_a_ladder_open_all_between_them(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process = guideline_of(
      &policy, "guidelines = { { when = { grade = 'low' }, to = 'warning', cites = '1' },"
               " { from = 'fine', cites = '2' }, { from = 'warning', to = 'fine', cites = '1' } }");
  assert_int_equal(process->guideline_count, 3);
  assert_true(process->guideline[0].open == 1);
  assert_true(process->guideline[1].open == 2);
  assert_true(process->guideline[2].open == 3);
  assert_int_equal(process->guideline[1].test_count, 0);
  assert_int_not_equal(process->guideline[0].cites, process->guideline[1].cites);
  complaint_policy_free(policy);
}

static void open_names_the_sanctions(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process = guideline_of(
      &policy, "sanctions = menu { { id = 'talk', cites = '1' }, { id = 'walk', cites = '1' } },"
               " guidelines = { { when = { harm = true }, open = 'walk', cites = '1' },"
               " { open = {}, cites = '1' } }");
  assert_true(process->guideline[0].open == 2);
  assert_true(process->guideline[1].open == 0);
  complaint_policy_free(policy);
}

static void one_value_is_a_range_and_several_are_a_mask(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process = guideline_of(
      &policy,
      "guidelines = { { when = { grade = 'high', score = { min = 3 } }, open = 'fine', cites "
      "= '1' }, { when = { grade = { 'low', 'high' } }, open = 'fine', cites = '1' } }");
  const cpl_guideline_test *grade = test_in(process, 0, 0), *score = test_in(process, 0, 1);
  assert_int_equal(grade->field, cpl_field_in(policy, process, "grade"));
  assert_int_equal(grade->test, CPL_TEST_RANGE);
  assert_true(grade->least == 2 && grade->most == 2);
  assert_true(score->test == CPL_TEST_RANGE && score->least == 3 && score->most == INT64_MAX);
  assert_true(test_in(process, 1, 0)->test == CPL_TEST_ANY);
  assert_true(test_in(process, 1, 0)->least == 5);
  complaint_policy_free(policy);
}

static void a_row_under_another_reading_is_not_there(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process = guideline_of(
      &policy, "guidelines = { { when = { R1 = 'loose' }, open = 'fine', cites = '1' },"
               " { when = { R1 = 'strict' }, open = 'warning', cites = '1' } }");
  assert_int_equal(process->guideline_count, 1);
  assert_int_equal(process->guideline[0].test_count, 0);
  complaint_policy_free(policy);
}

static void no_rows_are_no_guideline(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process = guideline_of(&policy, "");
  assert_null(process->guideline);
  assert_int_equal(process->guideline_key, CPL_NONE);
  complaint_policy_free(policy);
}

/* ---- groups ---------------------------------------------------------------------------------- */

static void rows_are_grouped_by_the_fact_that_tells_most_apart(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process = guideline_of(
      &policy, "guidelines = { { when = { grade = 'high' }, open = 'fine', cites = '1' },"
               " { when = { urgent = true }, open = 'fine', cites = '1' },"
               " { when = { grade = { 'low', 'high' } }, open = 'warning', cites = '1' },"
               " { when = { grade = 'low' }, open = 'warning', cites = '1' } }");
  assert_int_equal(process->guideline_key, cpl_field_in(policy, process, "grade"));
  assert_int_equal(process->guideline_keys, 3);
  assert_group(process, 0, 3, (uint32_t[]){1, 2, 3}); /* low: in the policy's order */
  assert_group(process, 1, 1, (uint32_t[]){1});       /* middle                     */
  assert_group(process, 2, 3, (uint32_t[]){0, 1, 2}); /* high                       */
  assert_group(process, 3, 1, (uint32_t[]){1});       /* not known                  */
  complaint_policy_free(policy);
}

static void rows_without_a_key_are_one_group(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process =
      guideline_of(&policy, "guidelines = { { when = { score = 1 }, open = 'fine', cites = '1' },"
                            " { open = 'warning', cites = '1' } }");
  assert_int_equal(process->guideline_key, CPL_NONE);
  assert_int_equal(process->guideline_keys, 0);
  assert_group(process, 0, 2, (uint32_t[]){0, 1});
  complaint_policy_free(policy);
}

static void a_loop_may_make_sixteen_thousand_rows(void **state) {
  (void)state;
  const complaint_options generous = {.fuel = 100000000, .memory_limit = 64 << 20};
  complaint_engine *engine = complaint_engine_new(&generous, NULL);
  const char *source = cpl_small_source(
      "guidelines = (function() local rows = {} for i = 0, 15999 do rows[i + 1] = {"
      " when = { offence = i % 2 == 0 and 'damage' or 'noise', score = i // 160 },"
      " open = 'fine', cites = '1' } end return rows end)()");
  complaint_error err = {0};
  complaint_policy *policy =
      complaint_engine_load_text(engine, "test", source, strlen(source), &err);
  complaint_engine_free(engine);
  assert_string_equal(err.text, "");
  const cpl_process *process = cpl_process_in(policy, "main");
  assert_int_equal(process->guideline_count, 16000);
  assert_int_equal(process->guideline_key, cpl_field_in(policy, process, "offence"));
  assert_int_equal(process->guideline_group[1] - process->guideline_group[0], 8000);
  assert_int_equal(process->guideline_group[3] - process->guideline_group[2], 0);
  complaint_policy_free(policy);
}

/* ---- what cannot be a row -------------------------------------------------------------------- */

static void a_row_must_be_well_formed(void **state) {
  (void)state;
  assert_policy_refused("guidelines = { { opens = 'fine', cites = '1', open = 'fine' } }",
                        "guidelines.opens",
                        "unknown key `opens` of a row of a guideline; did you mean `open`?");
  assert_policy_refused("guidelines = { { open = 'fien', cites = '1' } }", "guidelines.open",
                        "unknown sanction `fien`; did you mean `fine`?");
  assert_policy_refused("guidelines = { { open = 'fine' } }", "guidelines",
                        "the row names no clause: give `cites`");
  assert_policy_refused("guidelines = { { cites = '1' } }", "guidelines",
                        "the row opens nothing: give `open` (`{}` for none), or `from` and `to`");
  assert_policy_refused("guidelines = { { open = 'fine', to = 'fine', cites = '1' } }",
                        "guidelines", "`open` beside `from` and `to`: keep one of them");
  assert_policy_refused("guidelines = { { from = 'fine', to = 'warning', cites = '1' } }",
                        "guidelines", "`from` stands above `to` on the ladder: exchange them");
  assert_policy_refused(
      "sanctions = menu { { id = 'fine', cites = '1' } },"
      " guidelines = { { from = 'fine', cites = '1' } }",
      "guidelines",
      "`from` and `to` need sanctions in order of severity: `ladder { ... }`, or `open`");
}

static void a_row_tests_values_that_can_be_looked_up(void **state) {
  (void)state;
  assert_policy_refused(
      "guidelines = { { when = { gerade = 'low' }, open = 'fine', cites = '1' } }",
      "guidelines.when.gerade", "unknown fact `gerade`; did you mean `grade`?");
  assert_policy_refused(
      "guidelines = { { when = { guest = 'p1' }, open = 'fine', cites = '1' } }",
      "guidelines.when.guest",
      "a row of a guideline names values of `guest`, which can be no set, party, item or case, "
      "or gives `min` and `max`");
  assert_policy_refused(
      "guidelines = { { when = { day = { than = 'old', min = 1 } }, open = 'fine', cites = '1' } }",
      "guidelines.when.day",
      "`old` is the value before an event, and no event here carries `day`: name it in `needs` or "
      "`asks` of the action");
  assert_policy_refused(
      "guidelines = { { when = { score = { than = 'other_score', min = 1 } }, open = 'fine',"
      " cites = '1' } }",
      "guidelines.when.score",
      "a row of a guideline names values of `score`, or gives `min` and `max`");
  assert_policy_refused(
      "guidelines = { { when = { score = { 1, 70 } }, open = 'fine', cites = '1' } }",
      "guidelines.when.score",
      "a row of a guideline names one such value of `score`: write a row for each");
  assert_policy_refused("guidelines = { { when = 'low', open = 'fine', cites = '1' } }",
                        "guidelines.when", "a row is written `{ fact = value, ... }`");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rungs_of_a_ladder_open_all_between_them),
      cmocka_unit_test(open_names_the_sanctions),
      cmocka_unit_test(one_value_is_a_range_and_several_are_a_mask),
      cmocka_unit_test(a_row_under_another_reading_is_not_there),
      cmocka_unit_test(no_rows_are_no_guideline),
      cmocka_unit_test(rows_are_grouped_by_the_fact_that_tells_most_apart),
      cmocka_unit_test(rows_without_a_key_are_one_group),
      cmocka_unit_test(a_loop_may_make_sixteen_thousand_rows),
      cmocka_unit_test(a_row_must_be_well_formed),
      cmocka_unit_test(a_row_tests_values_that_can_be_looked_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
