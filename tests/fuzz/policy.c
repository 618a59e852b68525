/* policy.c - any bytes as a policy: refused with sentences, or a policy that has a digest and a
 * register, the same whenever it is loaded. No memory is left behind. */
#include "tests/fuzz/target.h"

#include "complaint.h"
#include "tests/support/allocator.h"
#include "tests/support/policy_text.h"

static void expect_problems(const complaint_engine *engine, bool refused) {
  bool wrong = false;
  for (size_t i = 0; i < complaint_engine_problem_count(engine); i++) {
    const complaint_problem *problem = complaint_engine_problem_at(engine, i);
    expect(problem->text[0] != '\0' && strchr(problem->text, '\n') == NULL);
    wrong |= problem->severity == COMPLAINT_ERROR;
  }
  expect(refused || !wrong);
}

static void read_register(complaint_policy *policy) {
  complaint_register_clause clause;
  complaint_register_item item;
  complaint_register *reg = complaint_register_new(policy, NULL);
  expect(reg != NULL);
  for (size_t i = 0; complaint_register_at(reg, i, COMPLAINT_ZH, &clause); i++) {
    expect(clause.name[0] != '\0');
    for (size_t k = 0; k < clause.item_count; k++)
      expect(complaint_register_item_at(reg, i, k, &item) && item.kind[0] != '\0');
  }
  complaint_register_free(reg);
}

static void read_forms(const complaint_policy *policy) {
  complaint_policy_process process;
  complaint_policy_action action;
  complaint_policy_fact fact;
  for (size_t p = 0; complaint_policy_process_at(policy, p, COMPLAINT_EN, &process); p++)
    for (size_t a = 0; complaint_policy_action_at(policy, p, a, COMPLAINT_EN, &action); a++)
      for (size_t f = 0; f < action.fact_count; f++)
        expect(complaint_policy_fact_at(policy, p, a, f, COMPLAINT_EN, &fact) &&
               fact.name[0] != '\0');
}

static complaint_policy *load(complaint_engine *engine, const uint8_t *data, size_t size) {
  complaint_error err = {0};
  complaint_policy *policy =
      complaint_engine_load_text(engine, "fuzz", (const char *)data, size, &err);
  if (policy == NULL) expect_reason(&err);
  expect_problems(engine, policy == NULL);
  return policy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  complaint_engine *engine = cpl_engine_over(&memory, NULL);
  complaint_policy *policy = load(engine, data, size);
  if (policy != NULL) {
    complaint_policy *again = load(engine, data, size);
    expect(again != NULL);
    expect(strcmp(complaint_policy_digest(policy), complaint_policy_digest(again)) == 0);
    complaint_policy_free(again);
    read_register(policy);
    read_forms(policy);
  }
  complaint_engine_free(engine);
  complaint_policy_free(policy);
  expect(allocator.blocks == 0);
  return 0;
}
