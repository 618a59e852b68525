/* What a fact may be used for: one that is personal shows nowhere, one that may be unknown carries
 * no weight. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

#define WORK(keys) "processes = { main = { actions = { work = { " keys " } } } }"

/* ---- personal -------------------------------------------------------------------------------- */

static void no_due_and_no_period_shows_a_personal_day(void **state) {
  (void)state;
  assert_policy_refused(
      "facts = { day = { personal = true } }, " WORK("owed = { start = { due = 'day' } }"),
      "main.work.owed.start.due",
      "`day` is personal, and the due that it gives would show its value: name a "
      "fact that is not");
  assert_policy_refused("facts = { day = { personal = true } }, " WORK(
                            "owed = { start = { within = days(2), before = 'day' } }"),
                        "main.work.owed.start.before",
                        "`day` is personal, and the due that it gives would show its value: name a "
                        "fact that is not");
  assert_policy_refused(
      "facts = { day = { personal = true } }, processes = { desk = { standing = true, actions = { "
      "open = { by = 'clerk', cites = '1', asks = 'day', owed = { day = { period = 'day' } } } } } "
      "}",
      "desk.open.owed.day.period",
      "`day` is personal, and the period that it names would show its value: name a fact that is "
      "not");
}

static void no_extension_shows_a_personal_day(void **state) {
  (void)state;
  assert_policy_refused(
      "facts = { day = { personal = true } }, processes = { main = { actions = { push = { by = "
      "'boss', after = 'start', needs = 'day', extends = { 'work@start', to = 'day' }, cites = '1' "
      "} "
      "} } }",
      "main.push.extends.to",
      "`day` is personal, and the due that it gives would show its value: name a fact that is not");
}

static void no_finding_is_personal(void **state) {
  (void)state;
  assert_policy_refused("facts = { finding = { personal = true } }", "main.find.finds",
                        "`finding` is personal, and the list of sanctions would show its value: "
                        "name a fact that is not");
}

static void no_step_is_asked_of_an_item_that_a_personal_fact_names(void **state) {
  (void)state;
  assert_policy_refused("facts = { relief = { type = 'item', personal = true } }, "
                        "processes = { main = { actions = { swap = { by = 'boss', asks = 'relief', "
                        "after = { 'start', { 'find', of = 'relief' } }, cites = '1' } } } }",
                        "main.swap.after.of",
                        "`relief` is personal, and the reason `after` would show its value: name a "
                        "fact that is not");
}

static void no_item_is_named_by_a_personal_fact(void **state) {
  (void)state;
  assert_policy_refused("facts = { thing = { personal = true } }", "main.items.thing.named_by",
                        "`thing` is personal, and the item that it names would show its value: "
                        "name a fact that is not");
}

static void no_party_is_told_by_a_personal_fact(void **state) {
  (void)state;
  assert_policy_refused(
      "facts = { victim = { type = 'party', personal = true } }, roles = { victim "
      "= { party = true, is = 'victim' } }",
      "roles.victim.is",
      "`victim` is personal, and the reason `recused` would show its value: name "
      "a fact that is not");
}

/* ---- unknown --------------------------------------------------------------------------------- */

static void what_is_chosen_from_a_list_cannot_be_unknown(void **state) {
  (void)state;
  assert_policy_refused("facts = { urgent = { unknown = true } }", "facts.urgent.unknown",
                        "a fact of type bool cannot be `unknown`: give it a value that says so, or "
                        "ask for it in `asks`");
  assert_policy_refused("facts = { grade = { unknown = true } }", "facts.grade.unknown",
                        "a fact of type enum cannot be `unknown`: give it a value that says so, or "
                        "ask for it in `asks`");
  assert_policy_refused("facts = { offence = { unknown = true } }", "facts.offence.unknown",
                        "a fact of type offence cannot be `unknown`: give it a value that says so, "
                        "or ask for it in `asks`");
}

static void no_due_goes_by_what_may_be_unknown(void **state) {
  (void)state;
  assert_policy_refused(
      "facts = { day = { unknown = true } }, " WORK("owed = { start = { due = 'day' } }"),
      "main.work.owed.start.due",
      "`due` goes by the value of `day`, which may be `unknown`: name a fact "
      "that may not");
}

static void other_facts_may_be_unknown(void **state) {
  (void)state;
  assert_policy_accepted("facts = { score = { unknown = true }, thing = { unknown = true } }");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_due_and_no_period_shows_a_personal_day),
      cmocka_unit_test(no_extension_shows_a_personal_day),
      cmocka_unit_test(no_finding_is_personal),
      cmocka_unit_test(no_step_is_asked_of_an_item_that_a_personal_fact_names),
      cmocka_unit_test(no_item_is_named_by_a_personal_fact),
      cmocka_unit_test(no_party_is_told_by_a_personal_fact),
      cmocka_unit_test(what_is_chosen_from_a_list_cannot_be_unknown),
      cmocka_unit_test(no_due_goes_by_what_may_be_unknown),
      cmocka_unit_test(other_facts_may_be_unknown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
