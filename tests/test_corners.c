/* test_corners.c - kinds of case: which values rules tell apart. */
#include "libcomplaint/proof/corners.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "complaint/proof.h"
#include "tests/support/allocator.h"
#include "tests/support/policy_text.h"
#include "tests/support/story.h"

static const char HEAD[] =
    "roles = { clerk = { en = 'clerk' }, guest = { party = true, is = 'guest', present = { stance "
    "= "
    "'here' } } }, facts = { guest = { type = 'party' },"
    "  form = { type = 'enum', values = { 'call', 'letter', 'visit' } },"
    "  stance = { type = 'enum', values = { 'here', 'gone', 'lost' }, default = 'here' },"
    "  score = { type = 'int', range = { 0, 100 } }, note = { type = 'text' },"
    "  tags = { type = 'set', values = { 'a', 'b', 'c' }, default = {} },"
    "  day = { type = 'date' }, other_day = { type = 'date' }, thing = { type = 'party' },"
    "  harm = { type = 'bool', per = 'thing', default = true } }";

/* How many kinds of case there are with these actions beside the start. */
static uint32_t kinds_with(const char *actions) {
  char process[2048];
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_arena arena;
  cpl_corners corners;
  (void)snprintf(
      process, sizeof process,
      "items = { thing = { named_by = 'thing' } }, actions = { open = { by = 'clerk', "
      "starts = true, needs = 'form', cites = '1' }, add = { by = 'clerk', adds = 'thing', "
      "needs = 'thing', asks = 'harm', cites = '1' }, tell = { by = 'clerk', asks = { "
      "'guest', 'stance', 'score', 'tags', 'day', 'other_day' }, cites = '1' }, "
      "shut = { by = 'clerk', ends = true, cites = '1' }, %s }",
      actions);
  story s = story_of(HEAD, process);
  cpl_arena_begin(&arena, &memory);
  assert_true(cpl_corners_find(&corners, &arena, &s.policy->model, &s.policy->model.processes[0]));
  uint32_t count = corners.count;
  cpl_arena_end(&arena);
  story_end(&s);
  return count;
}

static void what_no_rule_tests_makes_no_kind(void **state) {
  (void)state;
  assert_int_equal(kinds_with(""), 1);
}

static void values_that_no_rule_tells_apart_are_one(void **state) {
  (void)state;
  assert_int_equal(kinds_with("x = { by = 'clerk', when = { form = 'call' }, cites = '1' }"), 2);
  assert_int_equal(
      kinds_with("x = { by = 'clerk', when = { form = { 'call', 'visit' } }, cites = '1' }"), 2);
  assert_int_equal(kinds_with("x = { by = 'clerk', when = { form = 'call' }, cites = '1' }, "
                              "y = { by = 'clerk', unless = { form = 'visit' }, cites = '1' }"),
                   3);
}

static void numbers_are_told_apart_where_a_range_ends(void **state) {
  (void)state;
  assert_int_equal(kinds_with("x = { by = 'clerk', when = { score = { min = 60 } }, cites = '1' }"),
                   2);
  assert_int_equal(
      kinds_with("x = { by = 'clerk', when = { score = { min = 60 } }, cites = '1' }, y = { by = "
                 "'clerk', when = { score = { max = 20 } }, cites = '1' }"),
      3);
}

static void sets_are_told_apart_by_what_is_tested(void **state) {
  (void)state;
  assert_int_equal(kinds_with("x = { by = 'clerk', when = { tags = 'a' }, cites = '1' }"), 2);
  assert_int_equal(
      kinds_with(
          "x = { by = 'clerk', when = { tags = { all = { 'a', 'b' } } }, cites = '1' }, y = { "
          "by = 'clerk', when = { tags = 'a' }, cites = '1' }"),
      3);
}

/* Where all values are tested, not to be known is one more kind; so is it to have no item. */
static void an_unknown_fact_passes_no_test(void **state) {
  (void)state;
  assert_int_equal(kinds_with("x = { by = 'clerk', when = { score = { min = 0 } }, cites = '1' }"),
                   2);
  assert_int_equal(kinds_with("x = { by = 'clerk', when = { harm = true }, cites = '1' }"), 3);
}

static void who_is_present_counts_where_somebody_is_addressed(void **state) {
  (void)state;
  assert_int_equal(kinds_with("x = { by = 'clerk', to = 'guest', cites = '1' }"), 2);
}

static void what_compares_two_facts_is_in_no_kind(void **state) {
  (void)state;
  assert_int_equal(
      kinds_with(
          "x = { by = 'clerk', when = { day = { than = 'other_day', min = 1 } }, cites = '1' }"),
      1);
}

static void too_many_kinds_of_case_are_not_looked_at(void **state) {
  char facts[2048], ask[512], process[4096], rows[2048];
  size_t f = 0, a = 0, r = 0;
  (void)state;
  for (unsigned i = 0; i < 14; i++) {
    f += (size_t)snprintf(facts + f, sizeof facts - f, "%sf%u = { type = 'bool', default = false }",
                          i == 0 ? "" : ", ", i);
    a += (size_t)snprintf(ask + a, sizeof ask - a, "'f%u', ", i);
    r += (size_t)snprintf(rows + r, sizeof rows - r,
                          "x%u = { by = 'clerk', when = { f%u = true }, cites = '1' }, ", i, i);
  }
  (void)snprintf(process, sizeof process,
                 "actions = { open = { by = 'clerk', starts = true, asks = { %s }, cites = '1' }, "
                 "%s shut = { by = 'clerk', ends = true, cites = '1' } }",
                 ask, rows);
  char head[4096];
  (void)snprintf(head, sizeof head, "roles = { clerk = { en = 'clerk' } }, facts = { %s }", facts);
  story s = story_of(head, process);
  complaint_proof *proof = complaint_proof_new(s.policy, NULL);
  complaint_proof_process answer;
  assert_true(complaint_proof_process_at(proof, 0, &answer));
  assert_int_equal(answer.verdict, COMPLAINT_NOT_PROVED);
  assert_string_equal(answer.reason, "rules tell too many kinds of case apart");
  complaint_proof_free(proof);
  story_end(&s);
}

static bool find(const complaint_memory *memory, void *context) {
  complaint_policy *policy = context;
  cpl_arena arena;
  cpl_corners corners;
  cpl_arena_begin(&arena, memory);
  bool ok = cpl_corners_find(&corners, &arena, &policy->model, &policy->model.processes[0]);
  cpl_arena_end(&arena);
  return ok;
}

static void every_allocation_may_fail(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_of_file("school.zengdu");
  cpl_allocator_exhaust(find, policy);
  complaint_policy_free(policy);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_no_rule_tests_makes_no_kind),
      cmocka_unit_test(values_that_no_rule_tells_apart_are_one),
      cmocka_unit_test(numbers_are_told_apart_where_a_range_ends),
      cmocka_unit_test(sets_are_told_apart_by_what_is_tested),
      cmocka_unit_test(an_unknown_fact_passes_no_test),
      cmocka_unit_test(who_is_present_counts_where_somebody_is_addressed),
      cmocka_unit_test(what_compares_two_facts_is_in_no_kind),
      cmocka_unit_test(too_many_kinds_of_case_are_not_looked_at),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
