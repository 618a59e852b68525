/* test_atom_rule.c - the rule in which a test stands is found again, wherever that is. */
#include "libcomplaint/policy/atom_rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

/* A function in each place where a row may stand. */
static const char SOURCE[] =
    "local function over()\n"
    "  return { reads = 'size', holds = function(f) return f.size > 1 end }\n"
    "end\n"
    "return {\n"
    "  regulation = 't', id = 't', version = '1.0.0', zone = '+08:00', calendar = 'cn',\n"
    "  clauses = { ['1'] = { kind = 'rule', en = 'one' } },\n"
    "  roles = { clerk = {}, boss = {}, guest = { party = true, is = 'who', present = over() } },\n"
    "  facts = { size = { type = 'int', default = 1 }, who = { type = 'party' }, note = { type = "
    "'text' },\n"
    "    finding = { type = 'enum', values = { 'yes', 'no' }, proven = 'yes' },\n"
    "    offence = { type = 'offence' } },\n"
    "  offences = { theft = { cites = '1', when = over() } },\n"
    "  processes = { main = { actions = {\n"
    "    record = { by = 'clerk', starts = true, needs = { 'who', 'size', 'offence' }, cites = '1' "
    "},\n"
    "    find = { by = 'clerk', needs = 'finding', finds = 'finding', cites = '1' },\n"
    "    a_by = { by = { 'clerk', { 'boss', when = over() } }, cites = '1' },\n"
    "    a_to = { by = 'clerk', to = { 'boss', { 'guest', when = over() } }, cites = '1' },\n"
    "    after = { by = 'clerk', after = { 'record', { 'find', when = over() } }, cites = '1' },\n"
    "    need = { by = 'clerk', needs = { 'size', { 'note', when = over() } }, cites = '1' },\n"
    "    owe = { by = 'clerk', owed = { record = { unless = over() } }, cites = '1' },\n"
    "    row = { by = 'clerk', unless = over(), ends = true, cites = '1' },\n"
    "  } } },\n"
    "}\n";

static void a_function_is_found_wherever_it_stands(void **state) {
  (void)state;
  static const char *const RULES[] = {
      "main.a_by.by",  "main.a_to.to",  "main.after.after",    "main.need.needs",
      "main.owe.owed", "main.row.when", "offences.theft.when", "roles.guest.present"};
  complaint_policy *policy = cpl_policy_of_text(SOURCE);
  const cpl_process *process = cpl_process_in(policy, "main");
  unsigned found = 0;
  for (unsigned i = 0; i < process->atom_count; i++) {
    char rule[64];
    if (process->atoms[i].test != CPL_TEST_FUNCTION) continue;
    cpl_atom_rule(&policy->model, process, i, rule, sizeof rule);
    for (unsigned k = 0; k < sizeof RULES / sizeof *RULES; k++)
      if (strcmp(rule, RULES[k]) == 0) found |= 1u << k;
  }
  assert_int_equal(found, 0xFF);
  complaint_policy_free(policy);
}

static void a_name_that_is_too_long_is_cut(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_of_text(SOURCE);
  const cpl_process *process = cpl_process_in(policy, "main");
  for (unsigned i = 0; i < process->atom_count; i++) {
    char rule[5];
    cpl_atom_rule(&policy->model, process, i, rule, sizeof rule);
    assert_true(strlen(rule) < sizeof rule);
  }
  complaint_policy_free(policy);
}

static void what_no_rule_asks_is_in_none(void **state) {
  (void)state;
  char rule[64] = "x";
  complaint_policy *policy = cpl_policy_of_text(SOURCE);
  const cpl_process *process = cpl_process_in(policy, "main");
  cpl_atom_rule(&policy->model, process, CPL_SET_MAX - 1, rule, sizeof rule);
  assert_string_equal(rule, "");
  complaint_policy_free(policy);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_function_is_found_wherever_it_stands),
      cmocka_unit_test(a_name_that_is_too_long_is_cut),
      cmocka_unit_test(what_no_rule_asks_is_in_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
