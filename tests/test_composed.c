/* test_composed.c - tests of more than one value: than, old, beyond. */
#include "tests/support/story.h"

#include <stdio.h>

#define HEAD                                                                                       \
  "roles = { clerk = {} }, facts = { size = { type = 'int' }, base = { type = 'int', unknown = "   \
  "true }, "                                                                                       \
  "from = { type = 'date' }, to = { type = 'date' }, open = { type = 'time' }, "                   \
  "shut = { type = 'time' }, whom = { type = 'party' }, weight = { type = 'int', per = 'person' "  \
  "}, age = { type = 'int', default = 10, per = 'person' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define WHEN(name, row)    ACTION(name, "when = { " row " }")

static story begin(const char *actions) {
  static char process[8192];
  (void)snprintf(
      process, sizeof process, "items = { person = { named_by = 'whom' } }, actions = { %s %s %s }",
      ACTION("record", "starts = true, asks = { 'size', 'base', 'from', 'to', 'open', "
                       "'shut' }"),
      ACTION("person", "adds = 'person', needs = 'whom', asks = { 'weight', 'age' }"), actions);
  return story_of(HEAD, process);
}

static void start(story *s, const char *facts) {
  char more[256];
  (void)snprintf(more, sizeof more, "\"facts\":{%s}", facts);
  tell(s, "09-09T09:00", "record", "li/clerk", more);
}

/* ---- than ------------------------------------------------------------------------------------ */

static void a_difference_lies_between_both_ends(void **state) {
  (void)state;
  story s = begin(WHEN("exact", "size = { than = 'base', min = 2, max = 2 }")
                      WHEN("more", "size = { than = 'base', min = 3 }")
                          WHEN("less", "size = { than = 'base', max = 1 }"));
  start(&s, "\"size\":7,\"base\":5");
  decide(&s, "09-09T10:00");
  assert_open(&s, "exact", "");
  assert_reasons(&s, "more", "", "when size");
  assert_reasons(&s, "less", "", "when size");
  story_end(&s);
}

static void dates_differ_in_days_and_times_in_seconds(void **state) {
  (void)state;
  story s = begin(WHEN("days", "to = { than = 'from', min = 30, max = 30 }")
                      WHEN("seconds", "shut = { than = 'open', min = 3600, max = 3600 }"));
  start(&s, "\"from\":\"2014-02-15\",\"to\":\"2014-03-17\",\"open\":\"2014-09-09T08:00:00+08:00\","
            "\"shut\":\"2014-09-09T01:00:00Z\"");
  decide(&s, "09-09T10:00");
  assert_open(&s, "days", "");
  assert_open(&s, "seconds", "");
  story_end(&s);
}

static void without_both_values_there_is_no_difference(void **state) {
  (void)state;
  story s = begin(WHEN("any", "size = { than = 'base', min = -1000 }")
                      ACTION("none", "unless = { size = { than = 'base', min = -1000 } }"));
  start(&s, "\"size\":7,\"base\":null");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "any", "", "when size");
  assert_open(&s, "none", "");
  story_end(&s);
}

static void a_difference_of_extremes_does_not_run_over(void **state) {
  (void)state;
  story s = begin(WHEN("more", "size = { than = 'base', min = 1 }"));
  start(&s, "\"size\":9007199254740991,\"base\":-9007199254740991");
  decide(&s, "09-09T10:00");
  assert_open(&s, "more", "");
  story_end(&s);
}

static void what_the_event_says_comes_first_in_a_difference(void **state) {
  (void)state;
  story s = begin(ACTION("set", "asks = { 'size', 'base' }, when = { size = { than = 'base', min = "
                                "0 } }"));
  start(&s, "\"size\":7,\"base\":5");
  tell(&s, "09-09T10:00", "set", "li/clerk", "\"facts\":{\"base\":8}");
  tell(&s, "09-09T10:01", "set", "li/clerk", "\"facts\":{\"base\":9,\"size\":9}");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 2, "when size");
  assert_unlawful(&s, 3, "");
  assert_open(&s, "set", "");
  story_end(&s);
}

static void an_item_is_compared_with_what_lies_above_it(void **state) {
  (void)state;
  story s = begin(ACTION("weigh", "per = 'person', when = { weight = { than = 'base', min = 1 } }")
                      ACTION("age", "per = 'person', when = { weight = { than = 'age', min = 0 } "
                                    "}"));
  start(&s, "\"base\":5");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"zhao\",\"weight\":6}");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"qian\",\"weight\":15}");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"sun\"}");
  decide(&s, "09-09T11:00");
  assert_open(&s, "weigh", "zhao");
  assert_reasons(&s, "weigh", "sun", "when weight");
  assert_reasons(&s, "age", "zhao", "when weight");
  assert_open(&s, "age", "qian");
  story_end(&s);
}

/* ---- old ------------------------------------------------------------------------------------- */

static void a_value_can_be_held_against_the_one_before(void **state) {
  (void)state;
  story s = begin(ACTION("raise", "needs = 'size', when = { size = { than = 'old', min = 1, max = "
                                  "3 } }"));
  start(&s, "\"size\":7");
  decide(&s, "09-09T09:30");
  assert_open(&s, "raise", "");
  tell(&s, "09-09T10:00", "raise", "li/clerk", "\"facts\":{\"size\":9}");
  tell(&s, "09-09T10:01", "raise", "li/clerk", "\"facts\":{\"size\":9}");
  tell(&s, "09-09T10:02", "raise", "li/clerk", "\"facts\":{\"size\":13}");
  tell(&s, "09-09T10:03", "raise", "li/clerk", "\"facts\":{\"size\":14}");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 2, "");
  assert_unlawful(&s, 3, "when size");
  assert_unlawful(&s, 4, "when size");
  assert_unlawful(&s, 5, "");
  story_end(&s);
}

static void without_an_old_value_nothing_is_held_against_it(void **state) {
  (void)state;
  story s = begin(ACTION("raise", "needs = 'size', when = { size = { than = 'old', min = 0 } }"));
  start(&s, "");
  tell(&s, "09-09T10:00", "raise", "li/clerk", "\"facts\":{\"size\":9}");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 2, "when size");
  story_end(&s);
}

static void old_is_only_for_what_the_action_carries(void **state) {
  (void)state;
  assert_policy(HEAD,
                "actions = { record = { by = 'clerk', starts = true, cites = '1', asks = 'size' }, "
                "raise = { by = 'clerk', cites = '1', when = { size = { than = 'old', min = 0 } } "
                "} }",
                "old");
}

/* ---- beyond ---------------------------------------------------------------------------------- */

#define BEYOND                                                                                     \
  ACTION("note", "")                                                                               \
  ACTION("again", "undoes = 'note'")                                                               \
  ACTION("plan", "needs = 'to', unless = { to = { beyond = months(1), of = 'note' } }")            \
  ACTION("meet", "needs = 'open', unless = { open = { beyond = hours(2), of = 'note' } }")         \
  ACTION("far", "needs = 'to', when = { to = { beyond = days(5), of = 'note' } }")

static void a_date_can_lie_beyond_so_long_after_a_step(void **state) {
  (void)state;
  story s = begin(BEYOND);
  start(&s, "");
  tell(&s, "09-09T10:00", "note", "li/clerk", "");
  tell(&s, "09-10T10:00", "plan", "li/clerk", "\"facts\":{\"to\":\"2014-10-09\"}");
  tell(&s, "09-10T10:01", "plan", "li/clerk", "\"facts\":{\"to\":\"2014-10-10\"}");
  decide(&s, "09-10T11:00");
  assert_unlawful(&s, 3, "");
  assert_unlawful(&s, 4, "when to");
  story_end(&s);
}

static void a_time_can_lie_beyond_to_the_minute(void **state) {
  (void)state;
  story s = begin(BEYOND);
  start(&s, "");
  tell(&s, "09-09T10:00:30", "note", "li/clerk", "");
  tell(&s, "09-10T10:00", "meet", "li/clerk", "\"facts\":{\"open\":\"2014-09-09T12:00:59+08:00\"}");
  tell(&s, "09-10T10:01", "meet", "li/clerk", "\"facts\":{\"open\":\"2014-09-09T12:01:00+08:00\"}");
  decide(&s, "09-10T11:00");
  assert_unlawful(&s, 3, "");
  assert_unlawful(&s, 4, "when open");
  story_end(&s);
}

static void it_counts_from_the_last_time_the_step_was_taken(void **state) {
  (void)state;
  story s = begin(BEYOND);
  start(&s, "");
  tell(&s, "09-09T10:00", "note", "li/clerk", "");
  tell(&s, "09-19T10:00", "note", "li/clerk", "");
  tell(&s, "09-19T10:01", "far", "li/clerk", "\"facts\":{\"to\":\"2014-09-20\"}");
  tell(&s, "09-19T10:02", "far", "li/clerk", "\"facts\":{\"to\":\"2014-09-29\"}");
  decide(&s, "09-19T11:00");
  assert_unlawful(&s, 4, "when to");
  assert_unlawful(&s, 5, "");
  story_end(&s);
}

static void nothing_lies_beyond_a_step_that_does_not_stand(void **state) {
  (void)state;
  story s = begin(BEYOND);
  start(&s, "");
  tell(&s, "09-09T10:00", "far", "li/clerk", "\"facts\":{\"to\":\"2019-09-20\"}");
  tell(&s, "09-09T10:01", "note", "li/clerk", "");
  tell(&s, "09-09T10:02", "again", "li/clerk", "");
  tell(&s, "09-09T10:03", "far", "li/clerk", "\"facts\":{\"to\":\"2019-09-20\"}");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 2, "when to");
  assert_unlawful(&s, 5, "when to");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_difference_lies_between_both_ends),
      cmocka_unit_test(dates_differ_in_days_and_times_in_seconds),
      cmocka_unit_test(without_both_values_there_is_no_difference),
      cmocka_unit_test(a_difference_of_extremes_does_not_run_over),
      cmocka_unit_test(what_the_event_says_comes_first_in_a_difference),
      cmocka_unit_test(an_item_is_compared_with_what_lies_above_it),
      cmocka_unit_test(a_value_can_be_held_against_the_one_before),
      cmocka_unit_test(without_an_old_value_nothing_is_held_against_it),
      cmocka_unit_test(old_is_only_for_what_the_action_carries),
      cmocka_unit_test(a_date_can_lie_beyond_so_long_after_a_step),
      cmocka_unit_test(a_time_can_lie_beyond_to_the_minute),
      cmocka_unit_test(it_counts_from_the_last_time_the_step_was_taken),
      cmocka_unit_test(nothing_lies_beyond_a_step_that_does_not_stand),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
