/* test_case.c - the handle of a case: what it takes, what it refuses, and how it stays as it was.
 */
#include "tests/support/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD                                                                                       \
  "roles = { clerk = {}, boss = {}, person = { party = true, is = 'person' } }, facts = { whom = " \
  "{ type = 'party', per = 'person' }, grade = { type = 'enum', values = { 'small', 'large' } }, " \
  "why = { type = 'text' }, true_at = { type = 'time' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define PROCESS                                                                                    \
  "items = { person = { named_by = 'whom' } }, actions = { " ACTION(                               \
      "record", "starts = true, asks = 'grade'") ACTION("note", "asks = 'grade'")                  \
      ACTION("person", "adds = 'person', needs = 'whom'") ACTION("hear", "per = 'person'")         \
          ACTION("decide", "after = 'hear', owed = { record = { within = days(5) } }")             \
              ACTION("correct", "corrects = true, needs = 'why', asks = 'true_at'") " }"

static story begin(void) {
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  tell(&s, "09-09T09:01", "person", "li/clerk", "\"facts\":{\"whom\":\"zhao\"}");
  return s;
}

static char *remember(story *s) {
  decide(s, "09-30T10:00");
  const char *json = story_json(s);
  char *copy = malloc(strlen(json) + 1);
  assert_non_null(copy);
  return strcpy(copy, json);
}

/* The case is as it was, byte for byte. */
static void assert_untouched(story *s, char *before) {
  size_t count = complaint_case_event_count(s->c);
  assert_int_equal(count, s->events);
  decide(s, "09-30T10:00");
  assert_string_equal(story_json(s), before);
  free(before);
}

static complaint_status act(story *s, const char *event, int64_t now, bool *taken,
                            complaint_text *answer, complaint_error *err) {
  return complaint_case_act(s->c, event, strlen(event), now, taken, answer, err);
}

/* ---- making one ------------------------------------------------------------------------------ */

static void a_case_needs_a_policy_a_process_and_an_opaque_id(void **state) {
  (void)state;
  story s = begin();
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  assert_null(complaint_case_new(NULL, "p", "c", &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  assert_null(complaint_case_new(s.policy, NULL, "c", &err));
  assert_null(complaint_case_new(s.policy, "p", NULL, NULL));
  assert_null(complaint_case_new(s.policy, "p", "", &err));
  assert_null(complaint_case_new(s.policy, "p", "Li Ming", &err));
  assert_null(complaint_case_new(s.policy, "p", "\xE6\x9D\x8E", &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  story_end(&s);
}

static void an_unknown_process_is_not_found(void **state) {
  (void)state;
  story s = begin();
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  assert_null(complaint_case_new(s.policy, "q", "c", &err));
  assert_int_equal(err.status, COMPLAINT_E_NOT_FOUND);
  assert_non_null(strstr(err.text, "`q`"));
  assert_null(complaint_case_new(s.policy, "something", "c", &err));
  assert_non_null(strstr(err.text, "something"));
  story_end(&s);
}

static void a_case_says_what_it_is(void **state) {
  (void)state;
  story s = begin();
  assert_string_equal(complaint_case_id(s.c), "case-1");
  assert_string_equal(complaint_case_process(s.c), "p");
  assert_int_equal(complaint_case_event_count(s.c), 2);
  complaint_case_free(NULL);
  story_end(&s);
}

/* ---- acting ---------------------------------------------------------------------------------- */

static void an_event_that_is_taken_is_answered_in_canonical_form(void **state) {
  (void)state;
  story s = begin();
  bool taken = false;
  complaint_text *answer = complaint_text_new(NULL, NULL);
  assert_int_equal(act(&s,
                       "{ \"roles\": [\"clerk\"], \"action\": \"note\", \"actor\": \"li\", \"at\": "
                       "\"2014-09-10T01:00:00Z\" }",
                       story_time("09-10T10:00"), &taken, answer, NULL),
                   COMPLAINT_OK);
  assert_true(taken);
  assert_string_equal(complaint_text_get(answer, NULL),
                      "{\"accepted\":{\"action\":\"note\",\"actor\":\"li\",\"at\":\"2014-09-10T09:"
                      "00:00+08:00\",\"id\":\"e3\",\"recorded_at\":\"2014-09-10T10:00:00+08:00\","
                      "\"roles\":[\"clerk\"],\"seq\":3}}");
  assert_int_equal(complaint_case_event_count(s.c), 3);
  complaint_text_free(answer);
  story_end(&s);
}

#define EVENT(action, who, more)                                                                   \
  "{\"action\":\"" action "\",\"actor\":\"" who "\",\"roles\":[\"clerk\"],\"at\":\"2014-09-10T10:" \
  "00:00+08:00\"" more "}"

static void a_refused_event_leaves_the_case_as_it_was(void **state) {
  (void)state;
  story s = begin();
  bool taken = true;
  char *before = remember(&s);
  complaint_text *answer = complaint_text_new(NULL, NULL);
  assert_int_equal(act(&s, EVENT("decide", "zhao", ""), COMPLAINT_NOW, &taken, answer, NULL),
                   COMPLAINT_OK);
  assert_false(taken);
  assert_string_equal(complaint_text_get(answer, NULL),
                      "{\"refused\":[{\"cites\":[\"test:1\"],\"what\":\"zhao\",\"why\":\"recused\"}"
                      ",{\"cites\":[\"test:1\"],\"on\":\"zhao\",\"what\":\"hear\",\"why\":\"after\""
                      "}]}");
  complaint_text_free(answer);
  assert_untouched(&s, before);
  story_end(&s);
}

static void refused_again_and_again_it_still_is(void **state) {
  (void)state;
  story s = begin();
  char *before = remember(&s);
  static const char *const EVENTS[] = {
      EVENT("decide", "li", ""), EVENT("person", "li", ",\"facts\":{\"whom\":\"li\"}"),
      EVENT("correct", "zhao", ",\"of\":1,\"strike\":true,\"facts\":{\"why\":\"no\"}"),
      EVENT("record", "new-person", ",\"facts\":{\"grade\":\"large\"}")};
  for (size_t i = 0; i < 12; i++) {
    bool taken = true;
    assert_int_equal(act(&s, EVENTS[i % 4], COMPLAINT_NOW, &taken, NULL, NULL), COMPLAINT_OK);
    assert_false(taken);
  }
  assert_untouched(&s, before);
  story_end(&s);
}

static void a_refused_person_is_no_item_afterwards(void **state) {
  (void)state;
  story s = begin();
  assert_false(attempt(&s, "09-10T10:00", "person", "li/boss", "\"facts\":{\"whom\":\"qian\"}"));
  assert_untellable(&s, "09-10T10:00", "hear", "li/clerk", "\"on\":\"qian\"", "qian");
  story_end(&s);
}

static void a_late_event_is_judged_at_its_own_place(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-12T09:00", "hear", "li/clerk", "\"on\":\"zhao\"");
  bool taken = true;
  assert_int_equal(act(&s, EVENT("decide", "li", ",\"recorded_at\":\"2014-09-13T09:00:00+08:00\""),
                       COMPLAINT_NOW, &taken, NULL, NULL),
                   COMPLAINT_OK);
  assert_false(taken);
  assert_true(attempt(&s, "09-13T09:00", "decide", "li/clerk", ""));
  story_end(&s);
}

static void what_a_new_event_does_to_others_does_not_refuse_it(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-12T09:00", "hear", "li/clerk", "\"on\":\"zhao\"");
  tell(&s, "09-12T10:00", "decide", "qian/clerk", "");
  bool taken = false;
  assert_int_equal(act(&s,
                       EVENT("person", "li",
                             ",\"recorded_at\":\"2014-09-13T09:00:00+08:00\","
                             "\"facts\":{\"whom\":\"qian\"}"),
                       COMPLAINT_NOW, &taken, NULL, NULL),
                   COMPLAINT_OK);
  assert_true(taken);
  decide(&s, "09-13T10:00");
  assert_unlawful(&s, 4, "void: recused qian; after hear on qian");
  story_end(&s);
}

static void it_need_not_be_told_whether_it_was_taken(void **state) {
  (void)state;
  story s = begin();
  assert_int_equal(act(&s, EVENT("note", "li", ""), COMPLAINT_NOW, NULL, NULL, NULL), COMPLAINT_OK);
  assert_int_equal(complaint_case_event_count(s.c), 3);
  story_end(&s);
}

/* ---- adding and deciding --------------------------------------------------------------------- */

static void an_event_is_added_lawful_or_not(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-10T09:00", "decide", "nobody", "");
  assert_int_equal(complaint_case_event_count(s.c), 3);
  story_end(&s);
}

static void malformed_events_leave_the_case_as_it_was(void **state) {
  (void)state;
  story s = begin();
  char *before = remember(&s);
  static const char *const EVENTS[] = {
      "",
      "{",
      "[]",
      "null",
      "7",
      "\"note\"",
      "{}",
      "{\"action\":7}",
      EVENT("nothing", "li", ""),
      EVENT("note", "Li Ming", ""),
      EVENT("note", "li", ",\"facts\":{\"grade\":\"huge\"}"),
      EVENT("note", "li", ",\"facts\":{\"why\":\"x\"}"),
      EVENT("note", "li", ",\"on\":\"zhao\""),
      EVENT("hear", "li", ""),
      EVENT("hear", "li", ",\"on\":\"nobody\""),
      EVENT("note", "li", ",\"seq\":9"),
      EVENT("note", "li", ",\"id\":\"e1\""),
      EVENT("note", "li", ",\"unheard\":1"),
      EVENT("note", "li", ",\"of\":1"),
      EVENT("note", "li", ",\"at\":\"2014-09-10T10:00:00+08:00\""),
      EVENT("note", "li", ",\"recorded_at\":\"2014-09-01T10:00:00+08:00\"")};
  for (size_t i = 0; i < sizeof EVENTS / sizeof *EVENTS; i++) {
    bool taken = true;
    complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
    assert_int_equal(act(&s, EVENTS[i], COMPLAINT_NOW, &taken, NULL, &err), COMPLAINT_E_INPUT);
    assert_true(taken); /* a failure says nothing */
    assert_int_equal(complaint_case_add(s.c, EVENTS[i], strlen(EVENTS[i]), NULL),
                     COMPLAINT_E_INPUT);
    assert_true(err.text[0] != '\0');
  }
  assert_untouched(&s, before);
  story_end(&s);
}

static void without_a_case_or_an_event_nothing_is_done(void **state) {
  (void)state;
  story s = begin();
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  bool taken;
  assert_int_equal(complaint_case_add(NULL, "{}", 2, &err), COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_case_add(s.c, NULL, 0, NULL), COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_case_act(NULL, "{}", 2, 0, &taken, NULL, NULL), COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_case_act(s.c, NULL, 0, 0, &taken, NULL, NULL), COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_case_decide(NULL, 0, NULL, s.decision, NULL), COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_case_decide(s.c, 0, NULL, NULL, NULL), COMPLAINT_E_ARGUMENT);
  story_end(&s);
}

static void a_now_beyond_all_years_is_refused(void **state) {
  (void)state;
  story s = begin();
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  assert_int_equal(complaint_case_decide(s.c, INT64_MAX, NULL, s.decision, &err),
                   COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_case_decide(s.c, INT64_MIN + 1, NULL, s.decision, NULL),
                   COMPLAINT_E_ARGUMENT);
  bool taken;
  assert_int_equal(act(&s, EVENT("note", "li", ""), INT64_MAX, &taken, NULL, &err),
                   COMPLAINT_E_INPUT);
  story_end(&s);
}

static void an_actor_may_have_no_id_and_no_roles(void **state) {
  (void)state;
  story s = begin();
  complaint_actor nobody = {NULL, NULL, 0};
  assert_int_equal(complaint_case_decide(s.c, story_time("09-10T10:00"), &nobody, s.decision, NULL),
                   COMPLAINT_OK);
  assert_reasons(&s, "note", "", "role clerk");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_case_needs_a_policy_a_process_and_an_opaque_id),
      cmocka_unit_test(an_unknown_process_is_not_found),
      cmocka_unit_test(a_case_says_what_it_is),
      cmocka_unit_test(an_event_that_is_taken_is_answered_in_canonical_form),
      cmocka_unit_test(a_refused_event_leaves_the_case_as_it_was),
      cmocka_unit_test(refused_again_and_again_it_still_is),
      cmocka_unit_test(a_refused_person_is_no_item_afterwards),
      cmocka_unit_test(a_late_event_is_judged_at_its_own_place),
      cmocka_unit_test(what_a_new_event_does_to_others_does_not_refuse_it),
      cmocka_unit_test(it_need_not_be_told_whether_it_was_taken),
      cmocka_unit_test(an_event_is_added_lawful_or_not),
      cmocka_unit_test(malformed_events_leave_the_case_as_it_was),
      cmocka_unit_test(without_a_case_or_an_event_nothing_is_done),
      cmocka_unit_test(a_now_beyond_all_years_is_refused),
      cmocka_unit_test(an_actor_may_have_no_id_and_no_roles),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
