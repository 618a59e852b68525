/* A process as a whole: kinds of items, what belongs where, and how large it may be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

/* Under `thing`, a `part`, and facts of it. */
#define PARTS                                                                                      \
  "facts = { part = { type = 'item' }, size = { type = 'int', per = 'part', default = 4 } },"      \
  " processes = { main = { items = { part = { of = 'thing', parent = 'thing', named_by = 'part' }" \
  " }, actions = { add_part = { by = 'boss', adds = 'part', needs = { 'thing', 'part' },"          \
  " asks = 'size', cites = '1' }, close = { when = { size = { min = 3 }, score = 0 } },"           \
  " measure = { by = 'boss', per = 'part', asks = 'size', cites = '1' } } } }"

/* ---- kinds ----------------------------------------------------------------------------------- */

static void kinds_are_a_tree_under_the_case(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(PARTS);
  const cpl_process *process = cpl_process_in(policy, "main");
  const cpl_kind *kinds = process->kinds;
  assert_int_equal(process->kind_count, 3);
  assert_string_equal(kinds[0].name, "case");
  assert_string_equal(kinds[1].name, "part");
  assert_string_equal(kinds[2].name, "thing");
  assert_int_equal(kinds[1].of, 2);
  assert_int_equal(kinds[1].depth, 2);
  assert_int_equal(kinds[2].depth, 1);
  assert_true(kinds[0].below == 6 && kinds[1].below == 0 && kinds[2].below == 2);
  assert_int_equal(kinds[1].parent, cpl_field_in(policy, process, "thing"));
  assert_int_equal(kinds[1].named_by, cpl_field_in(policy, process, "part"));
  assert_int_equal(kinds[2].parent, CPL_NONE);
  complaint_policy_free(policy);
}

static void everything_belongs_to_a_kind(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(PARTS);
  const cpl_process *process = cpl_process_in(policy, "main");
  const cpl_kind *part = &process->kinds[1], *thing = &process->kinds[2];
  cpl_set big = cpl_bit(cpl_atom_in(process, "size"));
  assert_true(part->actions == cpl_bit(cpl_action_in(process, "measure")));
  assert_true(part->atoms == big && (thing->atoms & big) == 0);
  assert_true((thing->atoms_under & big) == big && (process->kinds[0].atoms_under & big) == big);
  assert_true((thing->actions_under & part->actions) == part->actions);
  assert_int_equal(part->slots, 1);
  complaint_policy_free(policy);
}

static void defaults_are_known_and_true_from_the_start(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(PARTS);
  const cpl_process *process = cpl_process_in(policy, "main");
  assert_true(process->kinds[1].default_fields == cpl_bit(cpl_field_in(policy, process, "size")));
  assert_true(process->kinds[1].default_atoms == cpl_bit(cpl_atom_in(process, "size")));
  assert_true((process->kinds[0].default_atoms & cpl_bit(cpl_atom_in(process, "score"))) != 0);
  complaint_policy_free(policy);
}

static void a_fact_that_no_rule_reads_is_no_field(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("");
  const cpl_process *process = cpl_process_in(policy, "main");
  for (uint16_t i = 0; i < process->field_count; i++)
    assert_string_not_equal(policy->model.facts[process->fields[i].fact].name, "note");
  assert_int_not_equal(process->fields[cpl_field_in(policy, process, "guest")].slot, CPL_NONE);
  complaint_policy_free(policy);
}

static void kinds_must_be_well_formed(void **state) {
  (void)state;
  assert_policy_refused(
      "processes = { main = { items = { part = { of = 'thinng', parent = 'thing' } } } }",
      "main.items.part.of", "unknown kind of item `thinng`; did you mean `thing`?");
  assert_policy_refused(
      "processes = { main = { items = { part = { of = 'thing' } } } }", "main.items.part",
      "kind `part` is `of` another: name in `parent` the fact that tells which item");
  assert_policy_refused("processes = { main = { items = { part = { parent = 'thing' } } } }",
                        "main.items.part",
                        "kind `part` has a `parent` fact: name the parent's kind in `of`");
  assert_policy_refused(
      "processes = { main = { items = { thing = { named_by = 'score' } } } }",
      "main.items.thing.named_by",
      "`named_by` names an item by its id; `score` is of type int, not party, item or "
      "case");
  assert_policy_refused("processes = { main = { items = { part = { name_by = 'thing' } } } }",
                        "main.items.part.name_by",
                        "unknown key `name_by` of a kind of item; did you mean `named_by`?");
}

/* ---- processes ------------------------------------------------------------------------------- */

static void processes_stand_in_order_of_name(void **state) {
  (void)state;
  complaint_policy *policy =
      cpl_policy_small("processes = { alone = { standing = true, zh = '值班', actions = {"
                       " idle = { by = 'boss', cites = '1' } } } }");
  assert_int_equal(policy->model.process_count, 2);
  assert_string_equal(policy->model.processes[0].name, "alone");
  assert_string_equal(policy->model.processes[0].label.zh, "值班");
  assert_true(policy->model.processes[0].standing && !policy->model.processes[1].standing);
  complaint_policy_free(policy);
}

static void a_process_must_be_well_formed(void **state) {
  (void)state;
  assert_policy_refused(
      "processes = { empty = { actions = { idle = { by = 'boss', cites = '1' } } } }", "empty",
      "no action of `empty` starts a case: give one `starts = true`");
  assert_policy_refused("processes = { main = { item = {} } }", "main.item",
                        "unknown key `item` of a process; did you mean `items`?");
}

static void a_fact_of_an_item_that_a_process_has_not_is_an_error(void **state) {
  (void)state;
  assert_policy_refused("processes = { other = { actions = { go = { by = 'boss', starts = true,"
                        " cites = '1', when = { harm = true } } } } }",
                        "other.go.when.harm",
                        "fact `harm` is per `thing`, and process `other` has no such items");
}

static void a_party_is_present_where_nothing_could_tell_otherwise(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      "facts = { asleep = { type = 'bool', per = 'thing' } },"
      " roles = { guest = { present = { stance = remove, asleep = false } } },"
      " processes = { other = { actions = { go = { by = 'boss', to = 'guest', starts = true,"
      " cites = '1' } } } }");
  const cpl_process *other = cpl_process_in(policy, "other");
  assert_true(other->can_be_absent == 0);
  assert_int_equal(other->atom_count, 0);
  complaint_policy_free(policy);
}

/* ---- how large ------------------------------------------------------------------------------- */

/* The changes that `format` makes of each number. */
static const char *repeated(const char *before, const char *format, int count, const char *after) {
  static char text[1 << 17];
  size_t used = (size_t)snprintf(text, sizeof text, "%s", before);
  for (int i = 0; i < count; i++)
    used += (size_t)snprintf(text + used, sizeof text - used, format, i);
  (void)snprintf(text + used, sizeof text - used, "%s", after);
  return text;
}

static void more_than_64_actions_are_too_many(void **state) {
  (void)state;
  assert_policy_refused(repeated("processes = { main = { actions = {",
                                 " x%d = { by = 'boss', cites = '1' },", 58, "} } }"),
                        "main", "65 in `actions`, at most 64 are possible: take some away");
}

static void more_than_64_roles_are_too_many(void **state) {
  (void)state;
  assert_policy_refused(repeated("roles = {", " x%d = {},", 62, "}"), "roles",
                        "65 in `roles`, at most 64 are possible: take some away");
}

static void more_than_64_facts_of_a_process_are_too_many(void **state) {
  (void)state;
  static char text[1 << 18];
  (void)snprintf(text, sizeof text, "%s",
                 repeated("facts = {", " x%d = { type = 'int' },", 60, "},"));
  size_t used = strlen(text);
  (void)snprintf(text + used, sizeof text - used, "%s",
                 repeated("processes = { main = { actions = { work = { sets = {", " x%d = 1,", 60,
                          "} } } } }"));
  assert_policy_refused(
      text, "main",
      "process `main` tests or reads 67 facts, at most 64 are possible: split the process");
}

static void more_than_64_tests_of_a_process_are_too_many(void **state) {
  (void)state;
  assert_policy_refused(
      repeated("processes = { main = { actions = { work = { needs = {",
               " { 'note', when = { score = %d } },", 64, "} } } } }"),
      "main",
      "process `main` has 66 distinct tests of facts, at most 64 are possible: let rows "
      "share them, or decide part of them in a fact");
}

static void more_than_255_conditional_entries_are_too_many(void **state) {
  (void)state;
  assert_policy_refused(repeated("processes = { main = { actions = { work = { needs = {",
                                 " { 'note', when = { score = 1 }, cites = { '1' } },", 256,
                                 "} } } } }"),
                        "main.work.needs", "more than 255 conditional entries");
}

static void more_than_64_sanctions_are_too_many(void **state) {
  (void)state;
  assert_policy_refused(repeated("sanctions = {", " { id = 'x%d', cites = '1' },", 65, "}"),
                        "sanctions", "65 sanctions, at most 64 are possible: use `variants`");
}

static void more_than_255_duties_of_a_process_are_too_many(void **state) {
  (void)state;
  static const char TRIGGERS[] =
      "owed = { add = {}, close = {}, find = {}, punish = {}, start = {},"
      " tell = {}, work = {} }";
  static char format[256];
  (void)snprintf(format, sizeof format, " x%%d = { by = 'boss', cites = '1', %s },", TRIGGERS);
  assert_policy_refused(
      repeated("processes = { main = { actions = {", format, 37, "} } }"), "main",
      "process `main` has 262 duties, at most 255 are possible: split the process");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kinds_are_a_tree_under_the_case),
      cmocka_unit_test(everything_belongs_to_a_kind),
      cmocka_unit_test(defaults_are_known_and_true_from_the_start),
      cmocka_unit_test(a_fact_that_no_rule_reads_is_no_field),
      cmocka_unit_test(kinds_must_be_well_formed),
      cmocka_unit_test(processes_stand_in_order_of_name),
      cmocka_unit_test(a_process_must_be_well_formed),
      cmocka_unit_test(a_fact_of_an_item_that_a_process_has_not_is_an_error),
      cmocka_unit_test(a_party_is_present_where_nothing_could_tell_otherwise),
      cmocka_unit_test(more_than_64_actions_are_too_many),
      cmocka_unit_test(more_than_64_roles_are_too_many),
      cmocka_unit_test(more_than_64_facts_of_a_process_are_too_many),
      cmocka_unit_test(more_than_64_tests_of_a_process_are_too_many),
      cmocka_unit_test(more_than_255_conditional_entries_are_too_many),
      cmocka_unit_test(more_than_64_sanctions_are_too_many),
      cmocka_unit_test(more_than_255_duties_of_a_process_are_too_many),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
