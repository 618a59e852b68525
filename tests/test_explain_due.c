/* test_explain_due.c - why a due is where it is, whatever moved it. */
#include "tests/support/story.h"

#include <string.h>

#include "tests/support/allocator.h"

#define HEAD                                                                                       \
  "roles = { clerk = {} }, facts = { day = { type = 'date' }, hour = { type = 'time' }, on = { "   \
  "type = 'bool', default = false } }"

#define PROCESS                                                                                    \
  "actions = { open = { by = 'clerk', starts = true, asks = { 'day', 'hour' }, cites = '1' }, "    \
  "call = { by = 'clerk', after = 'open', owed = { open = { within = minutes(30) } }, cites = "    \
  "'1' }, answer = { by = 'clerk', after = 'open', owed = { open = {} }, cites = '1' }, turn = { " \
  "by = 'clerk', after = 'open', needs = 'on', cites = '1' }, watch = { by = 'clerk', after = "    \
  "'open', owed = { open = { within = days(2), when = { on = true }, since = 'live' } }, cites = " \
  "'1' }, meet = { by = 'clerk', after = 'open', owed = { open = { due = 'hour' } }, cites = '1' " \
  "}, pause = { by = 'clerk', after = 'open', suspends = { 'call@open', 'watch@open' }, cites = "  \
  "'1' }, go_on = { by = 'clerk', after = 'open', resumes = { 'call@open', 'watch@open' }, cites " \
  "= '1' }, put_off = { by = 'clerk', after = 'open', needs = 'day', extends = { 'answer@open', "  \
  "'call@open', to = 'day' }, cites = '1' } }"

static void explained(story *s, const char *duty, char *out, size_t size) {
  complaint_text *text = complaint_text_new(NULL, NULL);
  complaint_error err = {0};
  if (complaint_decision_explain(s->decision, duty, NULL, COMPLAINT_EN, text, &err) != COMPLAINT_OK)
    fail_msg("%s", err.text);
  assert_true(strlen(complaint_text_get(text, NULL)) < size);
  (void)strcpy(out, complaint_text_get(text, NULL));
  complaint_text_free(text);
}

static void assert_said(story *s, const char *duty, const char *part) {
  char text[4096];
  explained(s, duty, text, sizeof text);
  if (strstr(text, part) == NULL) fail_msg("%s\n%s", part, text);
}

static void assert_unsaid(story *s, const char *duty, const char *part) {
  char text[4096];
  explained(s, duty, text, sizeof text);
  if (strstr(text, part) != NULL) fail_msg("%s\n%s", part, text);
}

static story begun(const char *more) {
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "open", "li/clerk", more);
  return s;
}

static void minutes_that_stood_still_are_named(void **state) {
  (void)state;
  story s = begun("");
  tell(&s, "09-09T09:10", "pause", "li/clerk", "");
  tell(&s, "09-09T09:40", "go_on", "wu/clerk", "");
  decide(&s, "09-09T09:45");
  assert_said(&s, "call@open",
              "  due: 2014-09-09T10:00:00+08:00 (30 min, not counting the time that stood still)\n"
              "  stood still: 2014-09-09T09:10:00+08:00 .. 2014-09-09T09:40:00+08:00 (event 2, "
              "`pause`, li; event 3, `go_on`, wu)\n");
  assert_unsaid(&s, "call@open", "day by day");
  story_end(&s);
}

static void what_had_no_date_is_extended_to_one(void **state) {
  (void)state;
  story s = begun("");
  decide(&s, "09-09T10:00");
  assert_said(&s, "answer@open", "  due: promptly; no date is set\n");
  tell(&s, "09-10T10:00", "put_off", "li/clerk", "\"facts\":{\"day\":\"2014-09-20\"}");
  decide(&s, "09-10T10:00");
  assert_said(&s, "answer@open",
              "  due: 2014-09-20 (extended by event 2)\n"
              "  extended: event 2, `put_off`, li, from no date to 2014-09-20\n");
  assert_unsaid(&s, "answer@open", "at first");
  story_end(&s);
}

static void an_extension_that_came_too_late_cures_nothing(void **state) {
  (void)state;
  story s = begun("");
  tell(&s, "09-10T10:00", "put_off", "li/clerk", "\"facts\":{\"day\":\"2014-09-20\"}");
  decide(&s, "09-10T10:00");
  assert_said(&s, "call@open", "  at first: 2014-09-09T09:30:00+08:00 (30 min)\n");
  assert_said(&s, "call@open", "  not kept:\n    late: at event 2 a due had passed\n");
  story_end(&s);
}

static void an_extension_while_the_time_stands_still_has_no_first_date(void **state) {
  (void)state;
  story s = begun("");
  tell(&s, "09-09T09:10", "pause", "li/clerk", "");
  tell(&s, "09-09T09:20", "put_off", "li/clerk", "\"facts\":{\"day\":\"2014-09-20\"}");
  decide(&s, "09-09T09:30");
  assert_said(&s, "call@open",
              "  due: none at present, the time stands still\n"
              "  extended: event 3, `put_off`, li, from no date to 2014-09-20\n"
              "  stands still: 2014-09-09T09:10:00+08:00 .. (event 2, `pause`, "
              "li; not resumed)\n");
  story_end(&s);
}

static void the_event_that_made_it_live_is_its_beginning(void **state) {
  (void)state;
  story s = begun("");
  tell(&s, "09-10T10:00", "turn", "li/clerk", "\"facts\":{\"on\":true}");
  decide(&s, "09-10T11:00");
  assert_said(&s, "watch@open",
              "  since: 2014-09-10T10:00:00+08:00 (event 2, `turn`, li)\n"
              "  due: 2014-09-12 (2 days)\n");
  story_end(&s);
}

static void a_time_that_a_fact_names(void **state) {
  (void)state;
  story s = begun("\"facts\":{\"hour\":\"2014-09-12T14:00:00+08:00\"}");
  decide(&s, "09-10T11:00");
  assert_said(&s, "meet@open", "  due: 2014-09-12T14:00:00+08:00 (the time that `hour` names)\n");
  story_end(&s);
}

static void a_decision_is_explained_as_it_was_made(void **state) {
  (void)state;
  story s = begun("");
  tell(&s, "09-09T09:10", "pause", "li/clerk", "");
  decide(&s, "09-09T09:05");
  tell(&s, "09-09T09:40", "go_on", "wu/clerk", "");
  assert_said(&s, "call@open", "  due: 2014-09-09T09:30:00+08:00 (30 min)\n");
  assert_unsaid(&s, "call@open", "still");
  assert_true(attempt(&s, "09-09T09:50", "call", "li/clerk", ""));
  story_end(&s);
}

static void a_pause_that_took_no_time_is_not_told(void **state) {
  (void)state;
  story s = begun("");
  tell(&s, "09-09T09:10", "pause", "li/clerk", "");
  tell(&s, "09-09T09:10", "go_on", "li/clerk", "");
  decide(&s, "09-09T09:20");
  assert_said(&s, "call@open", "  due: 2014-09-09T09:30:00+08:00 (30 min)\n");
  assert_unsaid(&s, "call@open", "stood still:");
  story_end(&s);
}

/* ---- no memory ------------------------------------------------------------------------------- */

static bool explain_all(const complaint_memory *memory, void *context) {
  static const char *const NAMES[] = {"call@open", "answer@open", "watch@open", "put_off"};
  story *s = context;
  complaint_text *text = complaint_text_new(memory, NULL);
  bool done = text != NULL;
  for (size_t i = 0; done && i < 4; i++) {
    complaint_status status =
        complaint_decision_explain(s->decision, NAMES[i], NULL, COMPLAINT_ZH, text, NULL);
    done = status == COMPLAINT_OK;
    if (!done) assert_int_equal(status, COMPLAINT_E_NOMEM);
  }
  complaint_text_free(text);
  return done;
}

static void explaining_survives_every_failed_allocation(void **state) {
  (void)state;
  story s = begun("");
  tell(&s, "09-09T09:10", "pause", "li/clerk", "");
  tell(&s, "09-09T09:20", "put_off", "li/clerk", "\"facts\":{\"day\":\"2014-09-20\"}");
  tell(&s, "09-09T09:40", "go_on", "wu/clerk", "");
  decide(&s, "09-09T09:50");
  cpl_allocator_exhaust(explain_all, &s);
  story_end(&s);
}

/* The case has memory of its own: it is folded anew for an explanation. */
static void the_fold_that_it_needs_may_fail(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_options options = {.memory = cpl_allocator_memory(&allocator)};
  story s = story_in(&options, HEAD, PROCESS);
  complaint_text *text = complaint_text_new(NULL, NULL);
  tell(&s, "09-09T09:00", "open", "li/clerk", "");
  tell(&s, "09-09T09:10", "pause", "li/clerk", "");
  decide(&s, "09-09T09:50");
  complaint_status status = COMPLAINT_E_NOMEM;
  for (size_t n = 1; status != COMPLAINT_OK; n++) {
    allocator.fail_at = n;
    status = complaint_decision_explain(s.decision, "call@open", NULL, COMPLAINT_ZH, text, NULL);
    if (status != COMPLAINT_OK) assert_int_equal(status, COMPLAINT_E_NOMEM);
  }
  allocator.fail_at = 0;
  assert_said(&s, "call@open", "(event 2, `pause`, li; not resumed)");
  complaint_text_free(text);
  story_end(&s);
  assert_int_equal(allocator.blocks, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(minutes_that_stood_still_are_named),
      cmocka_unit_test(what_had_no_date_is_extended_to_one),
      cmocka_unit_test(an_extension_that_came_too_late_cures_nothing),
      cmocka_unit_test(an_extension_while_the_time_stands_still_has_no_first_date),
      cmocka_unit_test(the_event_that_made_it_live_is_its_beginning),
      cmocka_unit_test(a_time_that_a_fact_names),
      cmocka_unit_test(a_decision_is_explained_as_it_was_made),
      cmocka_unit_test(a_pause_that_took_no_time_is_not_told),
      cmocka_unit_test(explaining_survives_every_failed_allocation),
      cmocka_unit_test(the_fold_that_it_needs_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
