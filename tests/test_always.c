/* test_always.c - what is owed at every moment: gaps, to the second. */
#include "tests/support/story.h"

#include <stdio.h>

#define HEAD                                                                                       \
  "roles = { clerk = {}, guard = { present = { guards = { min = 1 } } } }, facts = { guards = { "  \
  "type = 'int' }, locked = { type = 'bool', default = false }, size = { type = 'int' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define PROCESS                                                                                    \
  "standing = true, actions = { " ACTION("count", "asks = { 'guards', 'locked' }")                 \
      ACTION("staff", "owed = { always = { when = { guards = 0 }, unless = { locked = true } } }") \
          ACTION("file", "ends = true") "patrol = { by = 'guard', owed = { always = { when = { "   \
                                        "locked = true } } }, cites = '1' } }"

static story begin(void) {
  return story_of(HEAD, PROCESS);
}

static void count(story *s, const char *at, int guards) {
  char more[64];
  (void)snprintf(more, sizeof more, "\"facts\":{\"guards\":%d}", guards);
  tell(s, at, "count", "li/clerk", more);
}

static void a_gap_is_told_to_the_second(void **state) {
  (void)state;
  story s = begin();
  count(&s, "09-09T08:00", 2);
  count(&s, "09-09T09:00:01", 0);
  count(&s, "09-09T09:30:59", 1);
  decide(&s, "09-09T10:00");
  assert_json(&s, "\"breaches\":[{\"cites\":[\"test:1\"],\"from\":\"2014-09-09T09:00:01+08:00\","
                  "\"till\":\"2014-09-09T09:30:59+08:00\",\"what\":\"staff@always\",\"why\":"
                  "\"gap\"}]");
  assert_duty(&s, "staff@always", "", "void", "");
  story_end(&s);
}

static void a_gap_that_lasts_has_no_end(void **state) {
  (void)state;
  story s = begin();
  count(&s, "09-09T09:00", 0);
  decide(&s, "09-09T10:00");
  assert_json(&s, "\"breaches\":[{\"cites\":[\"test:1\"],\"from\":\"2014-09-09T09:00:00+08:00\","
                  "\"what\":\"staff@always\",\"why\":\"gap\"}]");
  assert_duty(&s, "staff@always", "", "overdue", "");
  complaint_breach_answer breach;
  assert_true(complaint_decision_breach(s.decision, 0, &breach));
  assert_int_equal(breach.from, story_time("09-09T09:00"));
  assert_int_equal(breach.till, INT64_MAX);
  assert_string_equal(breach.period, "");
  story_end(&s);
}

static void each_interval_is_a_gap_of_its_own(void **state) {
  (void)state;
  story s = begin();
  count(&s, "09-09T09:00", 0);
  count(&s, "09-09T09:10", 1);
  count(&s, "09-09T09:20", 0);
  count(&s, "09-09T09:25", 0);
  count(&s, "09-09T09:30", 1);
  decide(&s, "09-09T10:00");
  assert_int_equal(complaint_decision_breach_count(s.decision), 2);
  assert_json(&s, "\"from\":\"2014-09-09T09:20:00+08:00\",\"till\":\"2014-09-09T09:30:00+08:00\"");
  story_end(&s);
}

static void an_interval_without_length_is_no_gap(void **state) {
  (void)state;
  story s = begin();
  count(&s, "09-09T09:00", 0);
  count(&s, "09-09T09:00", 1);
  decide(&s, "09-09T10:00");
  assert_no_breach(&s);
  story_end(&s);
}

static void unless_takes_out_what_need_not_be(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T09:00", "count", "li/clerk", "\"facts\":{\"guards\":0,\"locked\":true}");
  decide(&s, "09-09T10:00");
  assert_no_duty(&s, "staff@always", "");
  story_end(&s);
}

static void doing_it_ends_no_gap_only_the_row_does(void **state) {
  (void)state;
  story s = begin();
  count(&s, "09-09T09:00", 0);
  tell(&s, "09-09T09:05", "staff", "li/clerk", "");
  decide(&s, "09-09T10:00");
  assert_duty(&s, "staff@always", "", "overdue", "");
  story_end(&s);
}

static void nobody_who_is_away_owes_anything(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T09:00", "count", "li/clerk", "\"facts\":{\"guards\":0,\"locked\":true}");
  decide(&s, "09-09T10:00");
  assert_no_duty(&s, "patrol@always", "");
  count(&s, "09-09T11:00", 1);
  decide(&s, "09-09T12:00");
  assert_json(&s, "\"from\":\"2014-09-09T11:00:00+08:00\",\"what\":\"patrol@always\"");
  story_end(&s);
}

static void a_case_with_a_gap_does_not_end(void **state) {
  (void)state;
  story s = begin();
  count(&s, "09-09T09:00", 0);
  assert_false(attempt(&s, "09-09T10:00", "file", "li/clerk", ""));
  count(&s, "09-09T11:00", 1);
  assert_true(attempt(&s, "09-09T12:00", "file", "li/clerk", ""));
  decide(&s, "09-09T13:00");
  assert_rest(&s, true);
  story_end(&s);
}

#define PER_ITEM                                                                                   \
  "standing = true, items = { post = {} }, actions = { " ACTION("open", "adds = 'post'")           \
      ACTION("shift", "per = 'post', asks = 'alone', owed = { always = { when = { alone = true } " \
                      "} }") ACTION("inspect", "per = 'post', owed = { in_force = { within = "     \
                                               "days(5) } }") " }"

static void each_item_owes_from_when_it_was_added(void **state) {
  (void)state;
  story s = story_of("roles = { clerk = {} }, facts = { alone = { type = 'bool', default = true, "
                     "per = 'post' } }",
                     PER_ITEM);
  tell(&s, "09-01T09:00", "open", "li/clerk", "\"on\":\"east\"");
  tell(&s, "09-03T09:00", "open", "li/clerk", "\"on\":\"west\"");
  tell(&s, "09-04T09:00", "inspect", "li/clerk", "\"on\":\"east\"");
  tell(&s, "09-04T10:00", "shift", "li/clerk", "\"on\":\"east\",\"facts\":{\"alone\":false}");
  decide(&s, "09-04T11:00");
  assert_duty(&s, "inspect@in_force", "east", "done", "2014-09-09");
  assert_duty(&s, "inspect@in_force", "west", "owed", "2014-09-09");
  assert_json(&s, "\"from\":\"2014-09-01T09:00:00+08:00\",\"on\":\"east\",\"till\":\"2014-09-"
                  "04T10:00:00+08:00\"");
  assert_json(&s, "\"from\":\"2014-09-03T09:00:00+08:00\",\"on\":\"west\",\"what\"");
  story_end(&s);
}

static void a_limit_makes_no_sense_at_every_moment(void **state) {
  (void)state;
  assert_policy("roles = { clerk = {} }",
                "standing = true, actions = { staff = { by = 'clerk', cites = '1', owed = { always "
                "= { within = days(1) } } } }",
                "within");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_gap_is_told_to_the_second),
      cmocka_unit_test(a_gap_that_lasts_has_no_end),
      cmocka_unit_test(each_interval_is_a_gap_of_its_own),
      cmocka_unit_test(an_interval_without_length_is_no_gap),
      cmocka_unit_test(unless_takes_out_what_need_not_be),
      cmocka_unit_test(doing_it_ends_no_gap_only_the_row_does),
      cmocka_unit_test(nobody_who_is_away_owes_anything),
      cmocka_unit_test(a_case_with_a_gap_does_not_end),
      cmocka_unit_test(each_item_owes_from_when_it_was_added),
      cmocka_unit_test(a_limit_makes_no_sense_at_every_moment),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
