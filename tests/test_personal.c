/* test_personal.c - the value of a personal fact shows in no answer, no explanation and no error.
 */
#include "tests/support/story.h"

#include <stdio.h>
#include <string.h>

#define HEAD                                                                                       \
  "roles = { clerk = {} }, facts = { name = { type = 'text', personal = true }, "                  \
  "salary = { type = 'int', personal = true, range = { min = 0, max = 10 } }, "                    \
  "grade = { type = 'enum', values = { 'low' }, personal = true } }"
#define PROCESS                                                                                    \
  "actions = { record = { by = 'clerk', starts = true, cites = '1', needs = { 'name', 'salary' "   \
  "}, "                                                                                            \
  "asks = 'grade' }, answer = { by = 'clerk', after = 'record', cites = '1', owed = 'record', "    \
  "when = { salary = { min = 8 } } } }"

/* What nobody may read: a name, and a number that no other text holds. */
#define FACTS "\"facts\":{\"name\":\"Wang Fang\",\"salary\":7}"

static void assert_silent(const char *text) {
  assert_null(strstr(text, "Wang"));
  assert_null(strstr(text, "7654"));
  assert_null(strstr(text, "lowest"));
}

static void no_decision_and_no_explanation_shows_one(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  complaint_text *text = complaint_text_new(NULL, NULL);
  tell(&s, "09-09T09:00", "record", "li/clerk", FACTS);
  decide(&s, "09-10T09:00");
  assert_refusal(&s, "answer", "", "when", "salary");
  assert_silent(story_json(&s));
  assert_null(strstr(story_json(&s), ":7"));
  for (int language = COMPLAINT_ZH; language <= COMPLAINT_EN; language++) {
    assert_int_equal(complaint_decision_explain(s.decision, "answer", NULL,
                                                (complaint_language)language, text, NULL),
                     COMPLAINT_OK);
    assert_silent(complaint_text_get(text, NULL));
  }
  complaint_text_free(text);
  story_end(&s);
}

static void assert_error_is_silent(const char *facts) {
  char event[512];
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  story s = story_of(HEAD, PROCESS);
  (void)snprintf(
      event, sizeof event,
      "{\"id\":\"e1\",\"seq\":1,\"action\":\"record\",\"actor\":\"li\",\"roles\":[\"clerk\"],"
      "\"at\":\"2014-09-09T09:00:00+08:00\",\"recorded_at\":\"2014-09-09T09:00:00+08:00\","
      "\"facts\":{%s}}",
      facts);
  assert_int_equal(complaint_case_add(s.c, event, strlen(event), &err), COMPLAINT_E_INPUT);
  assert_silent(err.text);
  story_end(&s);
}

static void no_error_shows_one(void **state) {
  (void)state;
  assert_error_is_silent("\"name\":[\"Wang Fang\"]");
  assert_error_is_silent("\"name\":\"Wang\",\"salary\":7654");
  assert_error_is_silent("\"name\":\"Wang\",\"salary\":\"7654\"");
  assert_error_is_silent("\"name\":\"Wang\",\"salary\":1,\"grade\":\"lowest\"");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_decision_and_no_explanation_shows_one),
      cmocka_unit_test(no_error_shows_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
