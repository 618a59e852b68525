/* test_history.c - events as they really happened: late, corrected, moved, struck. */
#include "tests/support/story.h"

#include <stdio.h>
#include <string.h>

#define HEAD                                                                                       \
  "roles = { clerk = {}, boss = {} }, facts = { grade = { type = 'enum', values = { 'small', "     \
  "'large' } }, size = { type = 'int', unknown = true }, why = { type = 'text' }, true_at = { "    \
  "type = 'time' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define PROCESS                                                                                    \
  "actions = { " ACTION("record", "starts = true, asks = { 'grade', 'size' }")                     \
      ACTION("note", "asks = { 'grade', 'size' }")                                                 \
          ACTION("correct",                                                                        \
                 "corrects = true, needs = 'why', asks = 'true_at', owed = { note = { within "     \
                 "= days(3) } }") ACTION("decide", "owed = { record = { within = days(7) } }")     \
              ACTION("when_large", "when = { grade = 'large' }")                                   \
                  ACTION("when_big", "when = { size = { min = "                                    \
                                     "5 } }") ACTION("after_note", "after = 'note'")               \
                      ACTION("file", "ends = true, after = 'decide'") " }"

static story begin(void) {
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "record", "li/clerk", "\"facts\":{\"grade\":\"small\",\"size\":1}");
  return s;
}

static void correct_as(story *s, const char *at, const char *who, unsigned of, const char *more,
                       const char *facts) {
  char text[256];
  (void)snprintf(text, sizeof text, "\"of\":%u%s,\"facts\":{\"why\":\"a slip\"%s%s}", of, more,
                 facts[0] == '\0' ? "" : ",", facts);
  tell(s, at, "correct", who, text);
}

static void correct(story *s, const char *at, unsigned of, const char *facts) {
  correct_as(s, at, "li/clerk", of, "", facts);
}

static void strike(story *s, const char *at, unsigned of) {
  correct_as(s, at, "li/clerk", of, ",\"strike\":true", "");
}

/* ---- order ----------------------------------------------------------------------------------- */

static void a_late_entry_takes_its_place_in_time(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-12T09:00", "note", "li/clerk", "\"facts\":{\"grade\":\"small\"}");
  tell_late(&s, "09-11T09:00", "09-13T09:00", "note", "li/clerk",
            "\"facts\":{\"grade\":\"large\",\"size\":9}");
  decide(&s, "09-13T10:00");
  assert_reasons(&s, "when_large", "", "when grade");
  assert_open(&s, "when_big", "");
  story_end(&s);
}

static void what_happens_at_once_is_taken_in_order_of_record(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-12T09:00", "note", "li/clerk", "\"facts\":{\"grade\":\"small\"}");
  tell(&s, "09-12T09:00", "note", "li/clerk", "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-13T10:00");
  assert_open(&s, "when_large", "");
  story_end(&s);
}

static void a_late_entry_can_make_lawful_what_was_not(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-12T09:00", "after_note", "li/clerk", "");
  decide(&s, "09-12T10:00");
  assert_unlawful(&s, 2, "after note");
  tell_late(&s, "09-11T09:00", "09-13T09:00", "note", "li/clerk", "");
  decide(&s, "09-13T10:00");
  assert_unlawful(&s, 2, "");
  story_end(&s);
}

static void many_late_entries_come_into_order(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  char at[16], facts[64];
  for (int i = 0; i < 40; i++) {
    int hour = (i * 17) % 40; /* each hour once, in a jumble */
    (void)snprintf(at, sizeof at, "09-%02dT%02d:00", 10 + hour / 24, hour % 24);
    (void)snprintf(facts, sizeof facts, "\"facts\":{\"size\":%d}", hour == 39 ? 5 : hour % 5);
    tell_late(&s, at, "09-20T09:00", i == 0 ? "record" : "note", "li/clerk", facts);
  }
  decide(&s, "09-20T10:00");
  assert_open(&s, "when_big", "");
  story_end(&s);
}

/* ---- corrections ----------------------------------------------------------------------------- */

static void a_correction_replaces_facts_at_the_time_of_the_event(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-10T09:00", "when_large", "li/clerk", "");
  tell(&s, "09-11T09:00", "note", "li/clerk", "\"facts\":{\"size\":2}");
  correct(&s, "09-12T09:00", 1, "\"grade\":\"large\",\"size\":7");
  decide(&s, "09-12T10:00");
  assert_no_breach(&s);
  assert_open(&s, "when_large", "");
  assert_reasons(&s, "when_big", "", "when size");
  story_end(&s);
}

static void the_latest_correction_of_a_fact_counts(void **state) {
  (void)state;
  story s = begin();
  correct(&s, "09-10T09:00", 1, "\"grade\":\"large\",\"size\":8");
  correct(&s, "09-11T09:00", 1, "\"size\":2");
  decide(&s, "09-11T10:00");
  assert_open(&s, "when_large", "");
  assert_reasons(&s, "when_big", "", "when size");
  correct(&s, "09-12T09:00", 1, "\"size\":6");
  decide(&s, "09-12T10:00");
  assert_open(&s, "when_big", "");
  story_end(&s);
}

static void a_fact_can_be_corrected_to_unknown_or_added(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-10T09:00", "note", "li/clerk", "");
  correct(&s, "09-11T09:00", 2, "\"size\":9");
  decide(&s, "09-11T10:00");
  assert_open(&s, "when_big", "");
  correct(&s, "09-12T09:00", 2, "\"size\":null");
  decide(&s, "09-12T10:00");
  assert_reasons(&s, "when_big", "", "when size");
  story_end(&s);
}

static void true_at_moves_an_event_and_what_hangs_on_it(void **state) {
  (void)state;
  story s = begin();
  decide(&s, "09-09T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-16");
  correct(&s, "09-10T09:00", 1, "\"true_at\":\"2014-09-01T09:00:00+08:00\"");
  decide(&s, "09-10T10:00");
  assert_duty(&s, "decide@record", "", "overdue", "2014-09-09");
  assert_breach(&s, "overdue", "decide@record");
  correct(&s, "09-11T09:00", 1, "\"true_at\":\"2014-09-09T09:00:00+08:00\"");
  decide(&s, "09-11T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-16");
  assert_no_breach(&s);
  story_end(&s);
}

static void a_struck_event_never_was(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-10T09:00", "note", "li/boss", "\"facts\":{\"grade\":\"large\"}");
  tell(&s, "09-10T10:00", "note", "li/clerk", "\"facts\":{\"grade\":\"large\"}");
  tell(&s, "09-10T11:00", "after_note", "li/clerk", "");
  strike(&s, "09-11T09:00", 2);
  strike(&s, "09-11T09:01", 3);
  decide(&s, "09-11T10:00");
  assert_unlawful(&s, 2, "");
  assert_unlawful(&s, 4, "after note");
  assert_reasons(&s, "when_large", "", "when grade");
  assert_reasons(&s, "after_note", "", "after note");
  assert_json(&s, "\"events\":6");
  story_end(&s);
}

static void a_struck_start_starts_nothing(void **state) {
  (void)state;
  story s = begin();
  strike(&s, "09-10T09:00", 1);
  decide(&s, "09-10T10:00");
  assert_open(&s, "record", "");
  assert_reasons(&s, "note", "", "not_started");
  assert_no_duty(&s, "decide@record", "");
  story_end(&s);
}

static void only_a_correction_takes_a_breach_back(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-20T09:00", "decide", "li/clerk", "");
  decide(&s, "09-20T10:00");
  assert_breach(&s, "late", "decide@record");
  correct(&s, "09-21T09:00", 2, "\"true_at\":\"2014-09-12T09:00:00+08:00\"");
  decide(&s, "09-21T10:00");
  assert_no_breach(&s);
  assert_duty(&s, "decide@record", "", "done", "2014-09-16");
  story_end(&s);
}

static void a_correction_may_come_after_the_end(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-10T09:00", "decide", "li/clerk", "");
  tell(&s, "09-10T10:00", "file", "li/clerk", "");
  correct(&s, "09-11T09:00", 1, "\"grade\":\"large\"");
  decide(&s, "09-11T10:00");
  assert_no_breach(&s);
  assert_rest(&s, true);
  story_end(&s);
}

static void a_correction_is_itself_an_event(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-10T09:00", "note", "li/clerk", "");
  decide(&s, "09-10T10:00");
  assert_duty(&s, "correct@note", "", "owed", "2014-09-15");
  correct(&s, "09-11T09:00", 2, "\"size\":6");
  decide(&s, "09-11T10:00");
  assert_duty(&s, "correct@note", "", "done", "2014-09-15");
  story_end(&s);
}

static void a_correction_writes_its_facts_into_the_past_only(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-10T09:00", "note", "li/clerk", "\"facts\":{\"size\":6}");
  correct(&s, "09-11T09:00", 1, "\"size\":2");
  decide(&s, "09-11T10:00");
  assert_open(&s, "when_big", "");
  story_end(&s);
}

/* ---- unhappy --------------------------------------------------------------------------------- */

static void a_correction_without_authority_corrects_nothing(void **state) {
  (void)state;
  story s = begin();
  correct_as(&s, "09-10T09:00", "wu/boss", 1, "", "\"grade\":\"large\"");
  correct_as(&s, "09-10T09:01", "wu/boss", 1, ",\"strike\":true", "");
  decide(&s, "09-10T10:00");
  assert_reasons(&s, "when_large", "", "when grade");
  assert_unlawful(&s, 2, "void: role clerk");
  assert_unlawful(&s, 3, "void: role clerk");
  assert_open(&s, "note", "");
  story_end(&s);
}

static void a_correction_of_a_correction_is_malformed(void **state) {
  (void)state;
  story s = begin();
  correct(&s, "09-10T09:00", 1, "\"grade\":\"large\"");
  assert_untellable(&s, "09-11T09:00", "correct", "li/clerk", "\"of\":2,\"facts\":{\"why\":\"no\"}",
                    "correct event 1 again");
  assert_untellable(&s, "09-11T09:00", "correct", "li/clerk", "\"of\":3,\"facts\":{\"why\":\"no\"}",
                    "earlier event");
  story_end(&s);
}

static void a_correction_may_carry_only_what_the_event_could(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-10T09:00", "decide", "li/clerk", "");
  assert_untellable(&s, "09-11T09:00", "correct", "li/clerk",
                    "\"of\":2,\"facts\":{\"why\":\"no\",\"size\":3}", "size");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_late_entry_takes_its_place_in_time),
      cmocka_unit_test(what_happens_at_once_is_taken_in_order_of_record),
      cmocka_unit_test(a_late_entry_can_make_lawful_what_was_not),
      cmocka_unit_test(many_late_entries_come_into_order),
      cmocka_unit_test(a_correction_replaces_facts_at_the_time_of_the_event),
      cmocka_unit_test(the_latest_correction_of_a_fact_counts),
      cmocka_unit_test(a_fact_can_be_corrected_to_unknown_or_added),
      cmocka_unit_test(true_at_moves_an_event_and_what_hangs_on_it),
      cmocka_unit_test(a_struck_event_never_was),
      cmocka_unit_test(a_struck_start_starts_nothing),
      cmocka_unit_test(only_a_correction_takes_a_breach_back),
      cmocka_unit_test(a_correction_may_come_after_the_end),
      cmocka_unit_test(a_correction_is_itself_an_event),
      cmocka_unit_test(a_correction_writes_its_facts_into_the_past_only),
      cmocka_unit_test(a_correction_without_authority_corrects_nothing),
      cmocka_unit_test(a_correction_of_a_correction_is_malformed),
      cmocka_unit_test(a_correction_may_carry_only_what_the_event_could),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
