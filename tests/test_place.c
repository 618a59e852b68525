/* test_place.c - items, and where a fact of theirs is kept. */
#include "tests/support/story.h"

#include <stdio.h>

#define HEAD                                                                                       \
  "roles = { clerk = {} }, facts = { whom = { type = 'party', per = 'person' }, "                  \
  "what = { type = 'case', unknown = true }, lot = { type = 'set', values = { 'a', 'b', 'c' } }, " \
  "day = { type = 'date' }, hour = { type = 'time' }, count = { type = 'int', default = 3 }, "     \
  "price = { type = 'money', unknown = true }, size = { type = 'int', per = 'person', default = "  \
  "7 }, "                                                                                          \
  "known = { type = 'bool' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define WHEN(name, row)    ACTION(name, "when = { " row " }")

static story begin(const char *actions) {
  static char process[8192];
  (void)snprintf(
      process, sizeof process, "items = { person = { named_by = 'whom' } }, actions = { %s %s %s }",
      ACTION("record", "starts = true, asks = { 'what', 'lot', 'day', 'hour', 'count', 'price', "
                       "'known' }"),
      ACTION("person", "adds = 'person', needs = 'whom', asks = 'size'"), actions);
  return story_of(HEAD, process);
}

static void start(story *s, const char *facts) {
  char more[256];
  (void)snprintf(more, sizeof more, "\"facts\":{%s}", facts);
  tell(s, "09-09T09:00", "record", "li/clerk", more);
}

static void person(story *s, const char *id) {
  char more[128];
  (void)snprintf(more, sizeof more, "\"facts\":{\"whom\":\"%s\"}", id);
  tell(s, "09-09T10:00", "person", "li/clerk", more);
}

/* ---- items ----------------------------------------------------------------------------------- */

static void items_are_answered_in_order_of_their_creation(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "per = 'person'"));
  start(&s, "");
  person(&s, "zhao");
  person(&s, "qian");
  person(&s, "sun");
  decide(&s, "09-09T11:00");
  complaint_action_answer answer;
  const char *const ons[] = {"zhao", "qian", "sun"};
  for (size_t i = 0; i < 3; i++) {
    assert_true(complaint_decision_action(s.decision, i, &answer));
    assert_string_equal(answer.action, "hear");
    assert_string_equal(answer.on, ons[i]);
  }
  story_end(&s);
}

static void adding_an_item_again_adds_nothing(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "per = 'person'"));
  start(&s, "");
  person(&s, "zhao");
  person(&s, "zhao");
  decide(&s, "09-09T11:00");
  assert_int_equal(complaint_decision_action_count(s.decision), 3);
  story_end(&s);
}

static void a_case_can_have_many_items(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "per = 'person'") ACTION("close", "after = 'hear'"));
  char id[16], on[32];
  start(&s, "");
  for (int i = 0; i < 300; i++) {
    (void)snprintf(id, sizeof id, "p%d", i);
    person(&s, id);
  }
  for (int i = 0; i < 300; i++) {
    (void)snprintf(on, sizeof on, "\"on\":\"p%d\"", i);
    if (i != 277) tell(&s, "09-09T11:00", "hear", "li/clerk", on);
  }
  decide(&s, "09-09T12:00");
  assert_reasons(&s, "close", "", "after hear on p277");
  story_end(&s);
}

/* ---- values ---------------------------------------------------------------------------------- */

static void values_are_tested_by_their_type(void **state) {
  (void)state;
  story s =
      begin(WHEN("one_of", "count = { 3, 5 }") WHEN("least", "price = { min = -5 }")
                WHEN("most", "day = { max = '2014-09-10' }") WHEN("exact", "day = '2014-09-11'")
                    WHEN("instant", "hour = { min = '2014-09-09T01:00:00Z' }")
                        WHEN("item", "what = 'x-1'") WHEN("yes", "known = true")
                            WHEN("no", "known = false"));
  start(&s, "\"price\":-5,\"day\":\"2014-09-10\",\"hour\":\"2014-09-09T09:00:00+08:00\",\"what\":"
            "\"x-1\",\"known\":false");
  decide(&s, "09-09T10:00");
  assert_open(&s, "one_of", "");
  assert_open(&s, "least", "");
  assert_open(&s, "most", "");
  assert_reasons(&s, "exact", "", "when day");
  assert_open(&s, "instant", "");
  assert_open(&s, "item", "");
  assert_reasons(&s, "yes", "", "when known");
  assert_open(&s, "no", "");
  story_end(&s);
}

static void a_set_has_a_value_or_one_of_them_or_all(void **state) {
  (void)state;
  story s = begin(WHEN("has", "lot = 'a'") WHEN("some", "lot = { 'b', 'c' }") WHEN(
      "all", "lot = { all = { 'a', 'c' } }") WHEN("both", "lot = { all = { 'a', 'b' } }"));
  start(&s, "\"lot\":[\"a\",\"c\"]");
  decide(&s, "09-09T10:00");
  assert_open(&s, "has", "");
  assert_open(&s, "some", "");
  assert_open(&s, "all", "");
  assert_reasons(&s, "both", "", "when lot");
  story_end(&s);
}

static void a_default_stands_until_something_else_is_said(void **state) {
  (void)state;
  story s = begin(WHEN("three", "count = 3") ACTION("own", "per = 'person', when = { size = 7 }"));
  start(&s, "");
  person(&s, "zhao");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"qian\",\"size\":8}");
  decide(&s, "09-09T11:00");
  assert_open(&s, "three", "");
  assert_open(&s, "own", "zhao");
  assert_reasons(&s, "own", "qian", "when size");
  story_end(&s);
}

static void the_latest_value_stands(void **state) {
  (void)state;
  story s = begin(WHEN("three", "count = 3") ACTION("count", "asks = 'count'"));
  start(&s, "");
  tell(&s, "09-09T10:00", "count", "li/clerk", "\"facts\":{\"count\":4}");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "three", "", "when count");
  tell(&s, "09-09T11:00", "count", "li/clerk", "\"facts\":{\"count\":3}");
  decide(&s, "09-09T12:00");
  assert_open(&s, "three", "");
  story_end(&s);
}

/* ---- unhappy --------------------------------------------------------------------------------- */

static void what_is_not_known_matches_no_row(void **state) {
  (void)state;
  story s = begin(WHEN("dated", "day = { min = '1900-01-01' }") WHEN("price", "price = { max = 0 }")
                      ACTION("not_item", "unless = { what = 'x-1' }"));
  start(&s, "\"price\":null,\"what\":null");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "dated", "", "when day");
  assert_reasons(&s, "price", "", "when price");
  assert_open(&s, "not_item", "");
  story_end(&s);
}

static void becoming_unknown_again_takes_the_value_away(void **state) {
  (void)state;
  story s = begin(WHEN("item", "what = 'x-1'") ACTION("lose", "asks = 'what'"));
  start(&s, "\"what\":\"x-1\"");
  tell(&s, "09-09T10:00", "lose", "li/clerk", "\"facts\":{\"what\":null}");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "item", "", "when what");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(items_are_answered_in_order_of_their_creation),
      cmocka_unit_test(adding_an_item_again_adds_nothing),
      cmocka_unit_test(a_case_can_have_many_items),
      cmocka_unit_test(values_are_tested_by_their_type),
      cmocka_unit_test(a_set_has_a_value_or_one_of_them_or_all),
      cmocka_unit_test(a_default_stands_until_something_else_is_said),
      cmocka_unit_test(the_latest_value_stands),
      cmocka_unit_test(what_is_not_known_matches_no_row),
      cmocka_unit_test(becoming_unknown_again_takes_the_value_away),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
