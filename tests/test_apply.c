/* test_apply.c - what an event changes. */
#include "tests/support/story.h"

#include <stdio.h>

#define HEAD                                                                                       \
  "roles = { clerk = {}, boss = {} }, facts = { whom = { type = 'party', per = 'person', unknown " \
  "= true }, "                                                                                     \
  "what = { type = 'item', per = 'charge' }, size = { type = 'int', per = 'person' }, "            \
  "quick = { type = 'bool', default = false }, new_due = { type = 'date' }, "                      \
  "limit = { type = 'date' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "

static story begin(const char *actions) {
  static char process[8192];
  (void)snprintf(process, sizeof process,
                 "items = { person = { named_by = 'whom' }, charge = { of = 'person', parent = "
                 "'whom' }, proof = { of = 'charge', parent = 'what' } }, actions = { %s %s %s %s "
                 "%s %s }",
                 ACTION("record", "starts = true, asks = 'quick'"),
                 ACTION("person", "adds = 'person', needs = 'whom', asks = 'size'"),
                 ACTION("charge", "adds = 'charge', needs = 'whom', asks = 'size'"),
                 ACTION("proof", "adds = 'proof', asks = { 'whom', 'what' }"), ACTION("note", ""),
                 actions);
  story s = story_of(HEAD, process);
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  return s;
}

static void person(story *s, const char *id) {
  char more[128];
  (void)snprintf(more, sizeof more, "\"facts\":{\"whom\":\"%s\"}", id);
  tell(s, "09-09T10:00", "person", "li/clerk", more);
}

/* ---- adding ---------------------------------------------------------------------------------- */

static void a_parent_that_is_not_there_is_made(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "per = 'person', when = { size = 4 }"));
  tell(&s, "09-09T10:00", "person", "li/boss", "\"facts\":{\"whom\":\"zhao\"}");
  tell(&s, "09-09T10:00", "charge", "li/clerk",
       "\"on\":\"c1\",\"facts\":{\"whom\":\"zhao\",\"size\":4}");
  tell(&s, "09-09T10:01", "charge", "li/clerk", "\"on\":\"c2\",\"facts\":{\"whom\":\"zhao\"}");
  tell(&s, "09-09T10:02", "hear", "li/clerk", "\"on\":\"zhao\"");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 2, "void: role clerk");
  assert_int_equal(complaint_decision_breach_count(s.decision), 1);
  assert_open(&s, "hear", "zhao");
  story_end(&s);
}

static void a_parents_parent_is_made_as_well(void **state) {
  (void)state;
  story s =
      begin(ACTION("hear", "per = 'person'") ACTION("weigh", "per = 'proof', after = 'hear'"));
  tell(&s, "09-09T10:00", "person", "li/boss", "\"facts\":{\"whom\":\"zhao\"}");
  tell(&s, "09-09T10:00", "charge", "li/boss", "\"on\":\"c1\",\"facts\":{\"whom\":\"zhao\"}");
  tell(&s, "09-09T10:00", "proof", "li/clerk",
       "\"on\":\"f1\",\"facts\":{\"whom\":\"zhao\",\"what\":\"c1\"}");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "weigh", "f1", "after hear on zhao");
  story_end(&s);
}

static void a_parent_that_no_event_adds_is_malformed(void **state) {
  (void)state;
  story s = begin("");
  assert_untellable(&s, "09-09T10:00", "charge", "li/clerk",
                    "\"on\":\"c1\",\"facts\":{\"whom\":\"zhao\"}", "whom");
  story_end(&s);
}

static void an_item_without_a_name_is_not_added(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "per = 'person'"));
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":null}");
  decide(&s, "09-09T11:00");
  assert_no_breach(&s);
  assert_no_json(&s, "\"action\":\"hear\"");
  story_end(&s);
}

/* ---- undoing --------------------------------------------------------------------------------- */

#define CHAIN                                                                                      \
  ACTION("weigh", "after = 'note'")                                                                \
  ACTION("decide", "after = 'weigh'")                                                              \
  ACTION("aside", "")                                                                              \
  ACTION("after_weigh", "after = 'weigh'")                                                         \
  ACTION("after_decide", "after = 'decide'")                                                       \
  ACTION("after_aside", "after = 'aside'") ACTION("again", "undoes = 'note'")

static void what_came_after_falls_with_it(void **state) {
  (void)state;
  story s = begin(CHAIN);
  const char *const steps[] = {"note", "weigh", "decide", "aside", "again"};
  for (size_t i = 0; i < 5; i++) tell(&s, "09-09T10:00", steps[i], "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "weigh", "", "after note");
  assert_reasons(&s, "after_weigh", "", "after weigh");
  assert_reasons(&s, "after_decide", "", "after decide");
  assert_open(&s, "after_aside", "");
  story_end(&s);
}

static void what_was_undone_can_be_taken_again(void **state) {
  (void)state;
  story s = begin(CHAIN);
  tell(&s, "09-09T10:00", "note", "li/clerk", "");
  tell(&s, "09-09T10:01", "again", "li/clerk", "");
  tell(&s, "09-09T10:02", "note", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_open(&s, "weigh", "");
  story_end(&s);
}

static void only_what_is_read_from_the_place_is_undone(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "per = 'person'")
                      ACTION("find", "per = 'person', after = 'hear', owed = 'hear'")
                          ACTION("again", "per = 'person', undoes = 'hear'")
                              ACTION("wipe", "undoes = 'hear'"));
  person(&s, "zhao");
  person(&s, "qian");
  tell(&s, "09-09T10:01", "hear", "li/clerk", "\"on\":\"zhao\"");
  tell(&s, "09-09T10:01", "hear", "li/clerk", "\"on\":\"qian\"");
  tell(&s, "09-09T10:02", "again", "li/clerk", "\"on\":\"zhao\"");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "find", "zhao", "after hear on zhao");
  assert_duty(&s, "find@hear", "zhao", "void", "");
  assert_open(&s, "find", "qian");
  assert_duty(&s, "find@hear", "qian", "owed", "");
  tell(&s, "09-09T12:00", "wipe", "li/clerk", "");
  decide(&s, "09-09T13:00");
  assert_duty(&s, "find@hear", "qian", "void", "");
  story_end(&s);
}

static void a_duty_that_another_item_still_sets_off_is_not_void(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "per = 'person'") ACTION("report", "owed = 'hear'") ACTION(
      "again", "per = 'person', undoes = 'hear'") ACTION("read", "per = 'person', owed = 'hear'"));
  person(&s, "zhao");
  person(&s, "qian");
  tell(&s, "09-10T09:00", "hear", "li/clerk", "\"on\":\"zhao\"");
  tell(&s, "09-10T10:00", "hear", "li/clerk", "\"on\":\"qian\"");
  tell(&s, "09-10T11:00", "again", "li/clerk", "\"on\":\"zhao\"");
  decide(&s, "09-10T12:00");
  assert_duty(&s, "report@hear", "", "owed", "");
  assert_duty(&s, "read@hear", "zhao", "void", "");
  assert_duty(&s, "read@hear", "qian", "owed", "");
  tell(&s, "09-10T13:00", "again", "li/clerk", "\"on\":\"qian\"");
  decide(&s, "09-10T14:00");
  assert_duty(&s, "report@hear", "", "void", "");
  story_end(&s);
}

static void undoing_what_never_happened_changes_nothing(void **state) {
  (void)state;
  story s = begin(CHAIN);
  tell(&s, "09-09T10:00", "again", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_no_breach(&s);
  story_end(&s);
}

static void an_undone_end_is_no_end(void **state) {
  (void)state;
  story s =
      begin(ACTION("file", "ends = true") ACTION("reopen", "reopens = true, undoes = 'file'"));
  tell(&s, "09-09T10:00", "file", "li/clerk", "");
  tell(&s, "09-09T10:01", "reopen", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_rest(&s, false);
  assert_open(&s, "note", "");
  story_end(&s);
}

/* ---- instead of ------------------------------------------------------------------------------ */

#define INSTEAD                                                                                    \
  ACTION("decide", "owed = 'record'")                                                              \
  ACTION("send", "after = 'decide', owed = 'decide'")                                              \
  ACTION("settle", "needs = 'quick', when = { quick = true }, instead_of = 'decide'")

static void what_counts_as_a_step_stands_discharges_and_sets_off(void **state) {
  (void)state;
  story s = begin(INSTEAD);
  tell(&s, "09-09T10:00", "settle", "li/clerk", "\"facts\":{\"quick\":true}");
  decide(&s, "09-09T11:00");
  assert_duty(&s, "decide@record", "", "done", "");
  assert_duty(&s, "send@decide", "", "owed", "");
  assert_open(&s, "send", "");
  story_end(&s);
}

static void an_unlawful_one_counts_as_nothing_but_itself(void **state) {
  (void)state;
  story s = begin(INSTEAD ACTION("after_settle", "after = 'settle'"));
  tell(&s, "09-09T10:00", "settle", "li/clerk", "\"facts\":{\"quick\":false}");
  decide(&s, "09-09T11:00");
  assert_duty(&s, "decide@record", "", "owed", "");
  assert_no_duty(&s, "send@decide", "");
  assert_reasons(&s, "send", "", "after decide");
  assert_open(&s, "after_settle", "");
  story_end(&s);
}

static void what_counts_as_a_step_is_a_step_to_whoever_asks(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "") ACTION("meet", "instead_of = 'hear'")
                      ACTION("decide", "not_by = 'hear'")
                          ACTION("look", "needs = 'limit', when = { limit = { beyond = days(2), of "
                                         "= 'hear' } }"));
  tell(&s, "09-10T10:00", "meet", "li/clerk", "");
  decide_as(&s, "09-10T11:00", "li/clerk");
  assert_reasons(&s, "decide", "", "same_person hear");
  tell(&s, "09-10T12:00", "look", "li/clerk", "\"facts\":{\"limit\":\"2014-09-30\"}");
  decide(&s, "09-10T13:00");
  assert_no_breach(&s);
  story_end(&s);
}

static void what_counts_as_a_step_of_items_stands_on_each(void **state) {
  (void)state;
  story s = begin(ACTION("hear", "per = 'person', owed = 'person'")
                      ACTION("hear_all", "instead_of = 'hear'") ACTION("decide", "after = 'hear'"));
  person(&s, "zhao");
  person(&s, "qian");
  tell(&s, "09-10T10:00", "hear_all", "li/clerk", "");
  decide(&s, "09-10T11:00");
  assert_open(&s, "decide", "");
  assert_duty(&s, "hear@person", "zhao", "done", "");
  assert_duty(&s, "hear@person", "qian", "done", "");
  story_end(&s);
}

/* ---- facts, stage, the end ------------------------------------------------------------------- */

static void a_constant_is_written_when_the_event_happens(void **state) {
  (void)state;
  story s =
      begin(ACTION("hurry", "sets = { quick = true }") ACTION("skip", "when = { quick = true }"));
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "skip", "", "when quick");
  tell(&s, "09-09T10:00", "hurry", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_open(&s, "skip", "");
  story_end(&s);
}

#define STAGE(text) "stage = { en = '" text "' }"

static void the_stage_is_that_of_the_latest_standing_step(void **state) {
  (void)state;
  story s = begin(ACTION("hear", STAGE("being heard")) ACTION("decide", STAGE("decided"))
                      ACTION("again", "undoes = 'decide'"));
  decide(&s, "09-09T10:00");
  assert_no_json(&s, "\"stage\"");
  tell(&s, "09-09T10:00", "hear", "li/clerk", "");
  tell(&s, "09-09T10:01", "decide", "li/clerk", "");
  tell(&s, "09-09T10:02", "note", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_json(&s, "\"stage\":\"decide\"");
  tell(&s, "09-09T10:03", "again", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_json(&s, "\"stage\":\"hear\"");
  story_end(&s);
}

static void reopening_takes_the_end_back_and_all_that_hung_on_it(void **state) {
  (void)state;
  story s = begin(
      ACTION("hear", STAGE("being heard")) ACTION("file", "ends = true, " STAGE("filed"))
          ACTION("archive", "after = 'file', owed = 'file'") ACTION("reopen", "reopens = true"));
  tell(&s, "09-09T10:00", "hear", "li/clerk", "");
  tell(&s, "09-09T10:01", "file", "li/clerk", "");
  decide(&s, "09-09T10:30");
  assert_json(&s, "\"stage\":\"file\"");
  tell(&s, "09-09T11:00", "reopen", "li/clerk", "");
  decide(&s, "09-09T12:00");
  assert_json(&s, "\"stage\":\"hear\"");
  assert_reasons(&s, "archive", "", "after file");
  assert_duty(&s, "archive@file", "", "void", "");
  assert_open(&s, "note", "");
  assert_rest(&s, false);
  story_end(&s);
}

static void a_void_event_changes_nothing(void **state) {
  (void)state;
  story s = begin(ACTION("weigh", "after = 'note'") ACTION("hurry", "asks = 'quick'")
                      ACTION("skip", "when = { quick = true }") ACTION("file", "ends = true"));
  tell(&s, "09-09T10:00", "note", "li/boss", "");
  tell(&s, "09-09T10:00", "hurry", "li/boss", "\"facts\":{\"quick\":true}");
  tell(&s, "09-09T10:00", "person", "li/boss", "\"facts\":{\"whom\":\"zhao\"}");
  tell(&s, "09-09T10:00", "file", "li/boss", "");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "weigh", "", "after note");
  assert_reasons(&s, "skip", "", "when quick");
  assert_rest(&s, false);
  assert_int_equal(complaint_decision_breach_count(s.decision), 4);
  story_end(&s);
}

/* ---- relief ---------------------------------------------------------------------------------- */

#define RELIEF                                                                                     \
  ACTION("decide", "owed = { record = { within = days(5) } }")                                     \
  ACTION("extend", "needs = 'new_due', after = 'note', extends = { 'decide@record', to = "         \
                   "'new_due' }")                                                                  \
  ACTION("pause", "after = 'note', suspends = 'decide@record'")                                    \
  ACTION("go_on", "resumes = 'decide@record', after = 'note'")

static void relief_needs_a_lawful_event(void **state) {
  (void)state;
  story s = begin(RELIEF);
  tell(&s, "09-10T10:00", "extend", "li/clerk", "\"facts\":{\"new_due\":\"2014-09-25\"}");
  tell(&s, "09-10T10:00", "pause", "li/clerk", "");
  decide(&s, "09-10T11:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-15");
  story_end(&s);
}

static void time_runs_on_even_if_that_was_unlawful(void **state) {
  (void)state;
  story s = begin(RELIEF ACTION("again", "undoes = 'note'"));
  tell(&s, "09-10T10:00", "note", "li/clerk", "");
  tell(&s, "09-10T10:01", "pause", "li/clerk", "");
  tell(&s, "09-10T10:02", "again", "li/clerk", "");
  tell(&s, "09-12T10:02", "go_on", "li/clerk", "");
  decide(&s, "09-12T11:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-16");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_parent_that_is_not_there_is_made),
      cmocka_unit_test(a_parents_parent_is_made_as_well),
      cmocka_unit_test(a_parent_that_no_event_adds_is_malformed),
      cmocka_unit_test(an_item_without_a_name_is_not_added),
      cmocka_unit_test(what_came_after_falls_with_it),
      cmocka_unit_test(what_was_undone_can_be_taken_again),
      cmocka_unit_test(only_what_is_read_from_the_place_is_undone),
      cmocka_unit_test(a_duty_that_another_item_still_sets_off_is_not_void),
      cmocka_unit_test(undoing_what_never_happened_changes_nothing),
      cmocka_unit_test(an_undone_end_is_no_end),
      cmocka_unit_test(what_counts_as_a_step_stands_discharges_and_sets_off),
      cmocka_unit_test(an_unlawful_one_counts_as_nothing_but_itself),
      cmocka_unit_test(what_counts_as_a_step_is_a_step_to_whoever_asks),
      cmocka_unit_test(what_counts_as_a_step_of_items_stands_on_each),
      cmocka_unit_test(a_constant_is_written_when_the_event_happens),
      cmocka_unit_test(the_stage_is_that_of_the_latest_standing_step),
      cmocka_unit_test(reopening_takes_the_end_back_and_all_that_hung_on_it),
      cmocka_unit_test(a_void_event_changes_nothing),
      cmocka_unit_test(relief_needs_a_lawful_event),
      cmocka_unit_test(time_runs_on_even_if_that_was_unlawful),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
