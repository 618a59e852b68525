/* test_build_cells.c - a guideline as a table of its answers: the same as its rows give, for every
 * value; and where there is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "libcomplaint/policy/matching.h"
#include "tests/support/policy_text.h"

static const cpl_process *guideline_of(complaint_policy **policy, const char *rows) {
  *policy = cpl_policy_small(rows);
  return cpl_process_in(*policy, "main");
}

static unsigned column_of(const cpl_process *process, unsigned field) {
  for (uint32_t i = 0;; i++)
    if (process->guideline_tests[i].field == field) return process->guideline_tests[i].column;
}

/* The table and the rows themselves give the same one, or none. */
static void assert_same(const cpl_process *process, cpl_value *values) {
  assert_true(cpl_guideline_first(process, values) == cpl_guideline_search(process, values));
}

#define ROWS                                                                                       \
  "guidelines = { { when = { grade = 'low', score = { min = 3 } }, open = 'fine', cites = '1' },"  \
  " { when = { grade = { 'low', 'high' }, score = { min = -1, max = 2 } }, open = 'warning',"      \
  " cites = '1' }, { when = { score = { 5, 7 } }, open = 'fine', cites = '1' },"                   \
  " { when = { grade = 'high' }, open = 'warning', cites = '1' } }"

static void a_table_answers_what_the_rows_do(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process = guideline_of(&policy, ROWS);
  static const cpl_value FAR[] = {CPL_NOT_KNOWN, INT64_MIN + 1, -1000, 63, 64, 1000, INT64_MAX};
  unsigned grade = column_of(process, cpl_field_in(policy, process, "grade"));
  unsigned score = column_of(process, cpl_field_in(policy, process, "score"));
  assert_non_null(process->guideline_cells);
  for (int g = -1; g < 3; g++) {
    cpl_value values[CPL_SET_MAX] = {0};
    values[grade] = g < 0 ? CPL_NOT_KNOWN : g;
    for (values[score] = -4; values[score] < 12; values[score]++) assert_same(process, values);
    for (size_t i = 0; i < sizeof FAR / sizeof *FAR; i++) {
      values[score] = FAR[i];
      assert_same(process, values);
    }
  }
  complaint_policy_free(policy);
}

static void what_no_row_matches_is_no_cell(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process = guideline_of(&policy, ROWS);
  cpl_value values[CPL_SET_MAX] = {0};
  for (size_t i = 0; i < CPL_SET_MAX; i++) values[i] = CPL_NOT_KNOWN;
  assert_null(cpl_guideline_first(process, values));
  complaint_policy_free(policy);
}

static void a_fact_of_many_values_makes_no_table(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process =
      guideline_of(&policy, "guidelines = { { when = { grade = 'low', score = { min = 1, max = "
                            "1000000 } }, open = 'fine', cites = '1' } }");
  cpl_value values[CPL_SET_MAX] = {0};
  assert_null(process->guideline_cells);
  values[column_of(process, cpl_field_in(policy, process, "score"))] = 999999;
  assert_non_null(cpl_guideline_first(process, values));
  complaint_policy_free(policy);
}

static void rows_without_conditions_make_no_table(void **state) {
  (void)state;
  complaint_policy *policy;
  const cpl_process *process =
      guideline_of(&policy, "guidelines = { { open = 'fine', cites = '1' } }");
  const cpl_value values[CPL_SET_MAX] = {0};
  assert_null(process->guideline_cells);
  assert_non_null(cpl_guideline_first(process, values));
  complaint_policy_free(policy);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_table_answers_what_the_rows_do),
      cmocka_unit_test(what_no_row_matches_is_no_cell),
      cmocka_unit_test(a_fact_of_many_values_makes_no_table),
      cmocka_unit_test(rows_without_conditions_make_no_table),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
