/* test_view.c - what is true seen from a place: upward, downward, sideways, and who is absent. */
#include "tests/support/story.h"

#include <stdio.h>

#define HEAD                                                                                       \
  "roles = { clerk = {}, person = { party = true, is = 'person', present = { stance = 'here' } } " \
  "}, "                                                                                            \
  "facts = { grade = { type = 'enum', values = { 'small', 'large' } }, "                           \
  "stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here', per = 'person' }, "    \
  "size = { type = 'int', per = 'person' }, weight = { type = 'int', per = 'charge' }, "           \
  "mark = { type = 'bool', per = 'proof' }, "                                                      \
  "whom = { type = 'party', per = 'person' }, what = { type = 'item', per = 'charge' }, which = "  \
  "{ type = 'item' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define ITEMS                                                                                      \
  "items = { person = { named_by = 'whom' }, charge = { of = 'person', parent = 'whom' }, "        \
  "proof = { of = 'charge', parent = 'what' }, watch = {} }, "

#define STEPS                                                                                      \
  ACTION("record", "starts = true, asks = 'grade'")                                                \
  ACTION("person", "adds = 'person', needs = 'whom', asks = { 'size', 'stance' }")                 \
  ACTION("charge", "adds = 'charge', needs = 'whom', asks = 'weight'")                             \
  ACTION("proof", "adds = 'proof', needs = { 'whom', 'what' }, asks = 'mark'")                     \
  ACTION("watch", "adds = 'watch'")                                                                \
  ACTION("step_case", "asks = 'grade'")                                                            \
  ACTION("step_person", "per = 'person', asks = { 'size', 'stance' }")                             \
  ACTION("step_charge", "per = 'charge', asks = 'weight'")                                         \
  ACTION("step_proof", "per = 'proof', asks = 'mark'")                                             \
  ACTION("step_watch", "per = 'watch'")                                                            \
  ACTION("hear", "per = 'person', to = 'person'")

static story begin(const char *actions) {
  static char process[8192];
  (void)snprintf(process, sizeof process, ITEMS "actions = { " STEPS " %s }", actions);
  story s = story_of(HEAD, process);
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  return s;
}

static void add(story *s, const char *action, const char *on, const char *facts) {
  char more[256];
  const char *member = on[0] == '\0' ? "" : "\"on\":\"";
  (void)snprintf(more, sizeof more, "%s%s%s\"facts\":{%s}", member, on, on[0] == '\0' ? "" : "\",",
                 facts);
  tell(s, "09-09T10:00", action, "li/clerk", more);
}

static void step(story *s, const char *action, const char *on, const char *facts) {
  add(s, action, on, facts);
}

/* Two persons: p1 with charges c1 (proofs f1, f2) and c2, p2 with charge c3; a watch w1. */
static void people(story *s) {
  add(s, "person", "", "\"whom\":\"p1\"");
  add(s, "person", "", "\"whom\":\"p2\"");
  add(s, "charge", "c1", "\"whom\":\"p1\"");
  add(s, "charge", "c2", "\"whom\":\"p1\"");
  add(s, "charge", "c3", "\"whom\":\"p2\"");
  add(s, "proof", "f1", "\"whom\":\"p1\",\"what\":\"c1\"");
  add(s, "proof", "f2", "\"whom\":\"p1\",\"what\":\"c1\"");
  tell(s, "09-09T10:00", "watch", "li/clerk", "\"on\":\"w1\"");
}

#define AFTER(name, kind, step) ACTION(name, kind "after = '" step "'")
#define PER(kind)               "per = '" kind "', "

/* ---- steps ----------------------------------------------------------------------------------- */

static void upward_one_item_is_read(void **state) {
  (void)state;
  story s = begin(AFTER("of_case", PER("proof"), "step_case")
                      AFTER("of_person", PER("proof"), "step_person")
                          AFTER("of_charge", PER("proof"), "step_charge")
                              AFTER("of_self", PER("proof"), "step_proof"));
  people(&s);
  step(&s, "step_charge", "c1", "");
  step(&s, "step_person", "p2", "");
  step(&s, "step_proof", "f1", "");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "of_case", "f1", "after step_case");
  assert_reasons(&s, "of_person", "f1", "after step_person on p1");
  assert_open(&s, "of_charge", "f1");
  assert_open(&s, "of_self", "f1");
  assert_reasons(&s, "of_self", "f2", "after step_proof on f2");
  step(&s, "step_case", "", "");
  step(&s, "step_person", "p1", "");
  decide(&s, "09-09T11:00");
  assert_open(&s, "of_case", "f1");
  assert_open(&s, "of_person", "f1");
  story_end(&s);
}

static void downward_every_item_is_read_and_at_least_one(void **state) {
  (void)state;
  story s = begin(AFTER("from_case", "", "step_charge") AFTER(
      "from_person", PER("person"), "step_charge") AFTER("of_proofs", PER("person"), "step_proof"));
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "from_case", "", "after step_charge");
  people(&s);
  step(&s, "step_charge", "c1", "");
  step(&s, "step_charge", "c3", "");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "from_case", "", "after step_charge on c2");
  assert_reasons(&s, "from_person", "p1", "after step_charge on c2");
  assert_open(&s, "from_person", "p2");
  assert_reasons(&s, "of_proofs", "p1", "after step_proof on f1; after step_proof on f2");
  assert_reasons(&s, "of_proofs", "p2", "after step_proof");
  step(&s, "step_charge", "c2", "");
  step(&s, "step_proof", "f1", "");
  step(&s, "step_proof", "f2", "");
  decide(&s, "09-09T11:00");
  assert_open(&s, "from_case", "");
  assert_open(&s, "from_person", "p1");
  assert_open(&s, "of_proofs", "p1");
  assert_reasons(&s, "of_proofs", "p2", "after step_proof");
  story_end(&s);
}

static void sideways_all_under_the_nearest_common_place_are_read(void **state) {
  (void)state;
  story s = begin(AFTER("from_watch", PER("watch"), "step_person") AFTER(
      "from_proof", PER("proof"), "step_watch") AFTER("from_charge", PER("charge"), "step_charge"));
  people(&s);
  step(&s, "step_person", "p1", "");
  step(&s, "step_charge", "c1", "");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "from_watch", "w1", "after step_person on p2");
  assert_reasons(&s, "from_proof", "f1", "after step_watch on w1");
  assert_open(&s, "from_charge", "c1");
  assert_reasons(&s, "from_charge", "c2", "after step_charge on c2");
  step(&s, "step_person", "p2", "");
  step(&s, "step_watch", "w1", "");
  decide(&s, "09-09T11:00");
  assert_open(&s, "from_watch", "w1");
  assert_open(&s, "from_proof", "f1");
  story_end(&s);
}

static void an_item_without_such_items_below_holds_nothing_up(void **state) {
  (void)state;
  story s = begin(AFTER("from_case", "", "step_charge"));
  people(&s);
  add(&s, "person", "", "\"whom\":\"p3\"");
  step(&s, "step_charge", "c1", "");
  step(&s, "step_charge", "c2", "");
  step(&s, "step_charge", "c3", "");
  decide(&s, "09-09T11:00");
  assert_open(&s, "from_case", "");
  story_end(&s);
}

static void an_item_that_comes_later_lacks_the_step_again(void **state) {
  (void)state;
  story s = begin(AFTER("from_case", "", "step_person"));
  people(&s);
  step(&s, "step_person", "p1", "");
  step(&s, "step_person", "p2", "");
  decide(&s, "09-09T10:30");
  assert_open(&s, "from_case", "");
  add(&s, "person", "", "\"whom\":\"p3\"");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "from_case", "", "after step_person on p3");
  story_end(&s);
}

static void a_step_can_be_asked_of_the_item_that_a_fact_names(void **state) {
  (void)state;
  story s = begin(ACTION("lean", "asks = 'which', after = { { 'step_watch', of = 'which' } }")
                      ACTION("later", "after = { { 'step_watch', of = 'which' } }"));
  people(&s);
  tell(&s, "09-09T10:00", "watch", "li/clerk", "\"on\":\"w2\"");
  step(&s, "step_watch", "w2", "");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "later", "", "after step_watch");
  step(&s, "lean", "", "\"which\":\"w1\"");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 12, "after step_watch on w1");
  assert_reasons(&s, "later", "", "after step_watch on w1");
  step(&s, "lean", "", "\"which\":\"w2\"");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 13, "");
  assert_open(&s, "later", "");
  story_end(&s);
}

/* ---- facts ----------------------------------------------------------------------------------- */

#define WHEN(name, kind, row) ACTION(name, kind "when = { " row " }")

static void downward_and_sideways_one_item_with_the_fact_is_enough(void **state) {
  (void)state;
  story s = begin(WHEN("from_case", "", "size = 2") WHEN("from_watch", PER("watch"), "size = 2")
                      WHEN("deep", "", "mark = true") WHEN("own", PER("person"), "size = 2")
                          WHEN("below", PER("person"), "mark = true"));
  people(&s);
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "from_case", "", "when size");
  step(&s, "step_person", "p2", "\"size\":2");
  step(&s, "step_person", "p1", "\"size\":1");
  step(&s, "step_proof", "f2", "\"mark\":true");
  decide(&s, "09-09T11:00");
  assert_open(&s, "from_case", "");
  assert_open(&s, "from_watch", "w1");
  assert_open(&s, "deep", "");
  assert_reasons(&s, "own", "p1", "when size");
  assert_open(&s, "own", "p2");
  assert_open(&s, "below", "p1");
  assert_reasons(&s, "below", "p2", "when mark");
  story_end(&s);
}

static void unless_asks_that_no_item_has_it(void **state) {
  (void)state;
  story s = begin(ACTION("from_case", "unless = { size = 2 }"));
  people(&s);
  step(&s, "step_person", "p1", "\"size\":1");
  decide(&s, "09-09T11:00");
  assert_open(&s, "from_case", "");
  step(&s, "step_person", "p2", "\"size\":2");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "from_case", "", "when size");
  story_end(&s);
}

static void a_fact_of_the_case_is_read_everywhere(void **state) {
  (void)state;
  story s = begin(WHEN("own", PER("proof"), "grade = 'large'"));
  people(&s);
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "own", "f1", "when grade");
  step(&s, "step_case", "", "\"grade\":\"large\"");
  decide(&s, "09-09T11:00");
  assert_open(&s, "own", "f1");
  story_end(&s);
}

static void an_event_writes_where_the_fact_belongs(void **state) {
  (void)state;
  story s = begin(ACTION("weigh", "per = 'proof', asks = { 'weight', 'size' }") WHEN(
      "of_charge", PER("charge"), "weight = 3") WHEN("of_person", PER("person"), "size = 4"));
  people(&s);
  step(&s, "weigh", "f2", "\"weight\":3,\"size\":4");
  decide(&s, "09-09T11:00");
  assert_open(&s, "of_charge", "c1");
  assert_reasons(&s, "of_charge", "c2", "when weight");
  assert_open(&s, "of_person", "p1");
  assert_reasons(&s, "of_person", "p2", "when size");
  story_end(&s);
}

static void a_new_item_is_judged_by_its_own_facts(void **state) {
  (void)state;
  story s = begin(ACTION("join", "adds = 'person', needs = { 'whom', 'size' }, when = { size = { "
                                 "min = 5 } }, unless = { stance = 'gone' }"));
  add(&s, "person", "", "\"whom\":\"p1\",\"size\":9,\"stance\":\"gone\"");
  add(&s, "join", "", "\"whom\":\"p2\",\"size\":5");
  add(&s, "join", "", "\"whom\":\"p3\",\"size\":1");
  add(&s, "join", "", "\"whom\":\"p1\",\"size\":7");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 3, "");
  assert_unlawful(&s, 4, "when size");
  assert_unlawful(&s, 5, "when stance");
  story_end(&s);
}

/* ---- who is there ---------------------------------------------------------------------------- */

static void a_step_to_an_absent_party_is_not_waited_for_at_its_item(void **state) {
  (void)state;
  story s = begin(AFTER("from_case", "", "hear") AFTER("own", PER("person"), "hear")
                      AFTER("deep", PER("charge"), "hear"));
  people(&s);
  step(&s, "step_person", "p1", "\"stance\":\"gone\"");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "from_case", "", "after hear on p2");
  assert_open(&s, "own", "p1");
  assert_open(&s, "deep", "c1");
  assert_reasons(&s, "deep", "c3", "after hear on p2");
  assert_reasons(&s, "hear", "p1", "absent person");
  step(&s, "hear", "p2", "");
  decide(&s, "09-09T11:00");
  assert_open(&s, "from_case", "");
  story_end(&s);
}

static void a_row_can_ask_who_is_there(void **state) {
  (void)state;
  story s = begin(WHEN("talk", PER("person"), "present = 'person'")
                      WHEN("write", PER("person"), "absent = 'person'"));
  people(&s);
  step(&s, "step_person", "p1", "\"stance\":\"gone\"");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "talk", "p1", "when person");
  assert_open(&s, "write", "p1");
  assert_open(&s, "talk", "p2");
  assert_reasons(&s, "write", "p2", "when person");
  story_end(&s);
}

static void an_event_can_say_itself_that_the_party_is_there(void **state) {
  (void)state;
  story s = begin(ACTION("meet", "per = 'person', asks = 'stance', when = { present = 'person' }"));
  people(&s);
  step(&s, "step_person", "p1", "\"stance\":\"gone\"");
  step(&s, "meet", "p1", "");
  step(&s, "meet", "p1", "\"stance\":\"here\"");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 11, "when person");
  assert_unlawful(&s, 12, "");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(upward_one_item_is_read),
      cmocka_unit_test(downward_every_item_is_read_and_at_least_one),
      cmocka_unit_test(sideways_all_under_the_nearest_common_place_are_read),
      cmocka_unit_test(an_item_without_such_items_below_holds_nothing_up),
      cmocka_unit_test(an_item_that_comes_later_lacks_the_step_again),
      cmocka_unit_test(a_step_can_be_asked_of_the_item_that_a_fact_names),
      cmocka_unit_test(downward_and_sideways_one_item_with_the_fact_is_enough),
      cmocka_unit_test(unless_asks_that_no_item_has_it),
      cmocka_unit_test(a_fact_of_the_case_is_read_everywhere),
      cmocka_unit_test(an_event_writes_where_the_fact_belongs),
      cmocka_unit_test(a_new_item_is_judged_by_its_own_facts),
      cmocka_unit_test(a_step_to_an_absent_party_is_not_waited_for_at_its_item),
      cmocka_unit_test(a_row_can_ask_who_is_there),
      cmocka_unit_test(an_event_can_say_itself_that_the_party_is_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
