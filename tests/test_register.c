/* test_register.c - the register: each clause, and what in the policy enforces it. */
#include "complaint/register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "complaint/engine.h"
#include "libcomplaint/policy/order.h"
#include "tests/support/allocator.h"
#include "tests/support/checked.h"
#include "tests/support/policy_text.h"

static complaint_register *register_of(const char *changes) {
  complaint_policy *policy = cpl_policy_of_text(cpl_checked_source(changes));
  complaint_register *reg = complaint_register_new(policy, NULL);
  complaint_policy_free(policy);
  assert_non_null(reg);
  return reg;
}

static complaint_register_clause clause_of(const complaint_register *reg, const char *name) {
  complaint_register_clause clause;
  for (size_t i = 0; complaint_register_at(reg, i, COMPLAINT_EN, &clause); i++)
    if (strcmp(clause.name, name) == 0) return clause;
  fail_msg("no clause `%s`", name);
  return clause;
}

/* Which things rest on a clause, as in "action main.start, fact note". */
static const char *items_of(const complaint_register *reg, const char *name) {
  static char text[2048];
  size_t used = 0, clause = 0;
  complaint_register_clause found;
  while (complaint_register_at(reg, clause, COMPLAINT_EN, &found) && strcmp(found.name, name) != 0)
    clause++;
  complaint_register_item item;
  text[0] = '\0';
  for (size_t i = 0; complaint_register_item_at(reg, clause, i, &item); i++) {
    int n = snprintf(text + used, sizeof text - used, "%s%s %s%s%s", i > 0 ? ", " : "", item.kind,
                     item.process, item.process[0] == '\0' ? "" : ".", item.name);
    used += (size_t)n;
  }
  return text;
}

/* ---- order ----------------------------------------------------------------------------------- */

static void clauses_come_in_the_order_of_their_numbers(void **state) {
  (void)state;
  assert_true(cpl_clause_order("t:4.3.2", "t:4.3.10") < 0);
  assert_true(cpl_clause_order("t:4.3.10", "t:4.3.2") > 0);
  assert_true(cpl_clause_order("t:4", "t:4.1") < 0);
  assert_true(cpl_clause_order("t:4.1", "t:4") > 0);
  assert_true(cpl_clause_order("t:9", "t:10") < 0);
  assert_true(cpl_clause_order("a:1", "b:1") < 0);
  assert_true(cpl_clause_order("1", "a") < 0);
}

static void only_equal_names_are_equal(void **state) {
  (void)state;
  assert_int_equal(cpl_clause_order("t:4.1", "t:4.1"), 0);
  assert_true(cpl_clause_order("t:04", "t:4") != 0);
  assert_true(cpl_clause_order("t:04", "t:4") == -cpl_clause_order("t:4", "t:04"));
  assert_true(cpl_clause_order("", "t") < 0);
}

static void own_clauses_come_before_those_of_a_base(void **state) {
  (void)state;
  complaint_register *reg =
      register_of("{ regulation = 'u', id = 'test.child', clauses = { ['9'] = { kind = 'rule' } },"
                  "  processes = { main = { actions = { start = { cites = '9' } } } } }");
  complaint_register_clause clause;
  assert_int_equal(complaint_register_count(reg), 3);
  assert_true(complaint_register_at(reg, 0, COMPLAINT_EN, &clause));
  assert_string_equal(clause.name, "u:9");
  assert_false(clause.inherited);
  assert_true(complaint_register_at(reg, 1, COMPLAINT_EN, &clause));
  assert_string_equal(clause.name, "t:1");
  assert_true(clause.inherited);
  complaint_register_free(reg);
}

static void a_base_clause_that_was_replaced_is_left_out(void **state) {
  (void)state;
  complaint_register *reg = register_of(
      "{ regulation = 'u', id = 'test.child', clauses = { ['9'] = { kind = 'rule' } },"
      "  processes = { main = { actions = { start = { heeds = {}, cites = '9' } } } } }");
  assert_int_equal(complaint_register_count(reg), 2);
  assert_true(clause_of(reg, "t:1").inherited);
  complaint_register_free(reg);
}

/* ---- what enforces --------------------------------------------------------------------------- */

static void each_thing_that_cites_stands_at_its_clause(void **state) {
  (void)state;
  complaint_register *reg = register_of(
      "{ regulation = 't', clauses = { ['3'] = { kind = 'duty', zh = '三', en = 'three' } },"
      "  roles = { boss = { cites = '3' } }, facts = { note = { cites = '3' } },"
      "  upholds = { rest = { cites = '3' } },"
      "  quality = { cites = '3', percent = { speed = 100 } },"
      "  reports = { weekly = { every = 'week', of = 'main', cites = '3' } },"
      "  processes = { main = { actions = {"
      "    close = { needs = { { 'note', when = { stance = 'gone' }, cites = '3' } } },"
      "    work = { owed = { start = { within = days(7), cites = '3' } } } } } } }");
  assert_string_equal(items_of(reg, "t:3"),
                      "entry main.close, duty main.work@start, fact note, role boss, quality "
                      "quality, report weekly, upholds rest");
  assert_int_equal(clause_of(reg, "t:3").item_count, 7);
  assert_string_equal(clause_of(reg, "t:3").kind, "duty");
  complaint_register_free(reg);
}

static void catalogues_and_guidelines_stand_there_too(void **state) {
  (void)state;
  complaint_register *reg = register_of(
      "{ regulation = 't', clauses = { ['3'] = { kind = 'rule' } },"
      "  offences = { noise = { cites = '3' } }, readings = { R1 = { cites = '3' } },"
      "  sanctions = menu { { id = 'warning', cites = '3' } },"
      "  guidelines = { { when = { offence = 'noise', harm = true }, open = { 'warning' },"
      "    cites = '3' }, { when = { offence = 'noise' }, open = {}, cites = '3' } } }");
  assert_string_equal(items_of(reg, "t:3"),
                      "guideline main.guidelines, offence noise, sanction warning, reading R1");
  complaint_register_free(reg);
}

static void readings_come_in_the_order_in_which_people_number(void **state) {
  (void)state;
  complaint_register *reg =
      register_of("{ regulation = 't', clauses = { ['3'] = { kind = 'rule' } },"
                  "  readings = { R10 = { cites = '3', choice = 'a', options = 'a' },"
                  "  R2 = { cites = '3', choice = 'a', options = 'a' },"
                  "  R11 = { cites = '3', choice = 'a', options = 'a' } } }");
  assert_string_equal(items_of(reg, "t:3"), "reading R2, reading R10, reading R11");
  complaint_register_free(reg);
}

static void a_cite_with_a_reading_counts_for_its_clause(void **state) {
  (void)state;
  complaint_register *reg = register_of(NULL);
  assert_non_null(strstr(items_of(reg, "t:1"), "action main.work,"));
  complaint_register_free(reg);
}

static void an_advisory_clause_says_why_and_where_it_is_shown(void **state) {
  (void)state;
  complaint_register *reg = register_of(NULL);
  complaint_register_clause clause = clause_of(reg, "t:2");
  assert_string_equal(clause.kind, "conduct");
  assert_string_equal(clause.advisory, "manner");
  assert_string_equal(items_of(reg, "t:2"), "heeds main.start");
  assert_string_equal(clause_of(reg, "t:1").advisory, "");
  complaint_register_free(reg);
}

static void labels_come_in_the_language_asked_for(void **state) {
  (void)state;
  complaint_register *reg =
      register_of("{ regulation = 't', clauses = { ['1'] = { zh = '一', en = 'one' } } }");
  complaint_register_clause clause;
  assert_true(complaint_register_at(reg, 0, COMPLAINT_ZH, &clause));
  assert_string_equal(clause.label, "一");
  assert_true(complaint_register_at(reg, 0, COMPLAINT_EN, &clause));
  assert_string_equal(clause.label, "one");
  assert_string_equal(clause_of(reg, "t:2").label, "");
  complaint_register_free(reg);
}

/* ---- the unhappy half ------------------------------------------------------------------------ */

static void what_is_not_there_is_not_given(void **state) {
  (void)state;
  complaint_register *reg = register_of(NULL);
  complaint_register_clause clause;
  complaint_register_item item;
  assert_false(complaint_register_at(reg, 2, COMPLAINT_EN, &clause));
  assert_false(complaint_register_at(reg, SIZE_MAX, COMPLAINT_EN, &clause));
  assert_false(complaint_register_item_at(reg, 2, 0, &item));
  assert_false(complaint_register_item_at(reg, 1, 1, &item));
  complaint_register_free(reg);
  complaint_register_free(NULL);
}

static void a_register_outlives_engine_and_policy(void **state) {
  (void)state;
  complaint_register *reg = register_of(NULL); /* which has freed both */
  assert_string_equal(clause_of(reg, "t:1").name, "t:1");
  complaint_register_free(reg);
}

static bool make_once(const complaint_memory *memory, void *source) {
  complaint_error err = {0};
  complaint_engine *engine = cpl_engine_over(memory, NULL);
  if (engine == NULL) return false;
  complaint_policy *policy =
      complaint_engine_load_text(engine, "test", source, strlen(source), NULL);
  complaint_register *reg = policy == NULL ? NULL : complaint_register_new(policy, &err);
  if (policy != NULL && reg == NULL) assert_int_equal(err.status, COMPLAINT_E_NOMEM);
  bool made = reg != NULL;
  complaint_policy_free(policy);
  complaint_engine_free(engine);
  complaint_register_free(reg);
  return made;
}

static void it_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(make_once, (void *)cpl_checked_source(NULL));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(clauses_come_in_the_order_of_their_numbers),
      cmocka_unit_test(only_equal_names_are_equal),
      cmocka_unit_test(own_clauses_come_before_those_of_a_base),
      cmocka_unit_test(a_base_clause_that_was_replaced_is_left_out),
      cmocka_unit_test(each_thing_that_cites_stands_at_its_clause),
      cmocka_unit_test(catalogues_and_guidelines_stand_there_too),
      cmocka_unit_test(readings_come_in_the_order_in_which_people_number),
      cmocka_unit_test(a_cite_with_a_reading_counts_for_its_clause),
      cmocka_unit_test(an_advisory_clause_says_why_and_where_it_is_shown),
      cmocka_unit_test(labels_come_in_the_language_asked_for),
      cmocka_unit_test(what_is_not_there_is_not_given),
      cmocka_unit_test(a_register_outlives_engine_and_policy),
      cmocka_unit_test(it_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
