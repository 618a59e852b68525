/* test_ladder.c - does a worse case ever have a lighter sanction? */
#include "libcomplaint/proof/ladder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "complaint/proof.h"
#include "tests/support/allocator.h"
#include "tests/support/policy_text.h"

static const char *with_rows(const char *rows) {
  static char text[2048];
  (void)snprintf(
      text, sizeof text,
      "return { regulation = 't', id = 't', version = '1', zone = '+08:00', calendar = 'cn', "
      "clauses = { ['1'] = { kind = 'rule' } }, roles = { clerk = { en = 'clerk' } }, facts = { "
      "grade = { type = 'int', range = { 0, 9 } }, harm = { type = 'bool' }, day = { type = 'date' "
      "}, sanction = { type = 'sanction' } }, sanctions = ladder { { id = 'warning', cites = '1' "
      "}, "
      "{ id = 'fine', cites = '1' }, { id = 'removal', cites = '1' } }, guidelines = { %s }, "
      "processes = { p = { actions = { open = { by = 'clerk', starts = true, needs = { 'grade', "
      "'harm', 'day' }, cites = '1' }, shut = { by = 'clerk', after = 'open', needs = 'sanction', "
      "imposes = 'sanction', ends = true, cites = '1' } } } } }",
      rows);
  return text;
}

static const char *lighter(const char *rows) {
  static char told[512];
  complaint_policy *policy = cpl_policy_of_text(with_rows(rows));
  complaint_proof *proof = complaint_proof_new(policy, NULL);
  complaint_text *out = complaint_text_new(NULL, NULL);
  assert_int_equal(complaint_proof_lighter(proof, out, NULL), COMPLAINT_OK);
  (void)snprintf(told, sizeof told, "%s", complaint_text_get(out, NULL));
  complaint_text_free(out);
  complaint_proof_free(proof);
  complaint_policy_free(policy);
  return told;
}

static void a_worse_case_has_no_lighter_sanction(void **state) {
  (void)state;
  assert_string_equal(lighter("{ when = { grade = { max = 3 } }, from = 'warning', to = 'fine', "
                              "cites = '1' }, { from = 'fine', cites = '1' }"),
                      "");
  assert_string_equal(lighter("{ when = { grade = { max = 3 } }, from = 'fine', cites = '1' }, "
                              "{ when = { harm = true }, to = 'removal', cites = '1' }, "
                              "{ from = 'fine', cites = '1' }"),
                      "where `grade` is 3 and `harm` is `false`, it goes from `fine` to `removal`; "
                      "where `grade` is 4 and `harm` is `true`, it goes from `warning` to "
                      "`removal`");
  assert_string_equal(lighter("{ when = { day = { max = '2020-01-01' } }, from = 'fine', cites = "
                              "'1' }, { to = 'fine', cites = '1' }"),
                      "");
}

/* Offences are not compared with each other; other facts are, also where rows are grouped by one.
 */
static void what_rows_are_grouped_by_counts_too(void **state) {
  (void)state;
  assert_string_equal(lighter("{ when = { harm = true }, to = 'warning', cites = '1' }, "
                              "{ when = { harm = false }, from = 'fine', cites = '1' }"),
                      "where `harm` is `false`, it goes from `fine` to `removal`; where `harm` is "
                      "`true`, it goes from `warning` to `warning`");
  assert_string_equal(lighter("{ when = { harm = false }, to = 'warning', cites = '1' }, "
                              "{ when = { harm = true }, from = 'fine', cites = '1' }"),
                      "");
}

static bool check(const complaint_memory *memory, void *context) {
  complaint_policy *policy = context;
  cpl_arena arena;
  cpl_text text;
  cpl_arena_begin(&arena, memory);
  cpl_text_begin(&text, memory);
  bool ok = cpl_ladder_check(&policy->model, &arena, &text);
  assert_true(!ok || text.size > 0);
  cpl_text_end(&text);
  cpl_arena_end(&arena);
  return ok;
}

static void every_allocation_may_fail(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_of_text(with_rows(
      "{ when = { harm = true }, to = 'warning', cites = '1' }, { from = 'fine', cites = '1' }"));
  cpl_allocator_exhaust(check, policy);
  complaint_policy_free(policy);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_worse_case_has_no_lighter_sanction),
      cmocka_unit_test(what_rows_are_grouped_by_counts_too),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
