/* test_explain_rows.c - what a row asks for, in words, for every kind of test and of fact. */
#include "tests/support/story.h"

#include <stdio.h>
#include <string.h>

#define HEAD                                                                                       \
  "roles = { clerk = {}, customer = { party = true, is = 'who', present = { here = true }, "       \
  "en = 'the customer' } }, "                                                                      \
  "facts = { here = { type = 'bool', default = true }, who = { type = 'party' }, "                 \
  "kind = { type = 'enum', values = { 'a', 'b' }, labels = { b = { en = 'bee' } }, "               \
  "en = 'the kind' }, "                                                                            \
  "forms = { type = 'set', values = { 'x', 'y' } }, score = { type = 'int' }, "                    \
  "day = { type = 'date' }, hour = { type = 'time' }, fine = { type = 'money' }, "                 \
  "wrong = { type = 'offence' }, step = { type = 'sanction' } }, "                                 \
  "offences = { late = { cites = '1', category = 'c', en = 'being late' } }, "                     \
  "sanctions = menu { { id = 'warn', cites = '1' } }"

#define ACTION(name, row) name " = { by = 'clerk', cites = '1', after = 'open', " row " }, "

#define PROCESS                                                                                    \
  "actions = { open = { by = 'clerk', cites = '1', starts = true, asks = { 'here', 'who', "        \
  "'kind', 'forms', 'score', 'day', 'hour', 'fine', 'wrong', 'step' } }, " ACTION(                 \
      "one_of", "when = { kind = { 'a', 'b' } }") ACTION("none_of", "unless = { kind = 'b' }")     \
      ACTION("yes", "when = { here = true }") ACTION("no", "when = { here = false }") ACTION(      \
          "some", "when = { forms = 'y' }") ACTION("all",                                          \
                                                   "when = { forms = { all = { 'x', 'y' } } }")    \
          ACTION("between", "when = { score = { min = 2, max = 5 } }")                             \
              ACTION("at_least", "when = { score = { min = 2 } }")                                 \
                  ACTION("at_most", "when = { fine = { max = 500 } }")                             \
                      ACTION("outside", "unless = { score = { min = 2, max = 5 } }")               \
                          ACTION("since", "when = { day = { min = '2014-09-01' } }")               \
                              ACTION("found", "when = { wrong = 'late' }")                         \
                                  ACTION("imposed", "when = { step = 'warn' }")                    \
                                      ACTION("person", "when = { who = 'p:1' }") ACTION(           \
                                          "there", "when = { present = 'customer' }")              \
                                          ACTION("away", "when = { absent = 'customer' }")         \
                                              ACTION("more",                                       \
                                                     "when = { score = { than = 'fine', min = 1 "  \
                                                     "} }") "either = { cites = '1', after = "     \
                                                            "'open', by = { { 'clerk', unless = "  \
                                                            "{ kind = 'b' } } } } }"

/* What would have to change for this action, as the explanation has it. */
static void assert_change(story *s, const char *action, const char *sentence) {
  complaint_text *text = complaint_text_new(NULL, NULL);
  complaint_error err = {0};
  char line[256];
  if (complaint_decision_explain(s->decision, action, NULL, COMPLAINT_EN, text, &err) !=
      COMPLAINT_OK)
    fail_msg("%s", err.text);
  (void)snprintf(line, sizeof line, "    what would have to change: %s\n", sentence);
  if (strstr(complaint_text_get(text, NULL), line) == NULL)
    fail_msg("%s\n%s", line, complaint_text_get(text, NULL));
  complaint_text_free(text);
}

static story told(const char *facts) {
  story s = story_of(HEAD, PROCESS);
  char more[256] = "\"facts\":{";
  (void)strcat(more, facts);
  (void)strcat(more, "}");
  tell(&s, "09-09T09:00", "open", "li/clerk", more);
  decide(&s, "09-10T09:00");
  return s;
}

static void values_are_named_with_their_labels(void **state) {
  (void)state;
  story s = told("");
  assert_change(&s, "one_of", "`kind` (the kind) must be `a` or `b` (bee)");
  assert_change(&s, "no", "`here` must be false");
  assert_change(&s, "some", "`forms` must be `y`");
  assert_change(&s, "all", "`forms` must be all of `x`, `y`");
  assert_change(&s, "found", "`wrong` must be `late` (being late)");
  assert_change(&s, "imposed", "`step` must be `warn`");
  assert_change(&s, "person", "`who` must be `p:1`");
  story_end(&s);
}

static void what_must_not_be_is_told_apart(void **state) {
  (void)state;
  story s = told("\"kind\":\"b\",\"here\":false");
  assert_change(&s, "none_of", "`kind` (the kind) must not be `b` (bee)");
  assert_change(&s, "yes", "`here` must be true");
  assert_change(&s, "either", "`kind` (the kind) must not be `b` (bee)");
  story_end(&s);
}

static void ranges_name_their_ends(void **state) {
  (void)state;
  story s = told("\"score\":9,\"fine\":900,\"day\":\"2014-08-31\"");
  assert_change(&s, "between", "`score` must be from 2 to 5");
  assert_change(&s, "at_most", "`fine` must be at most 500");
  assert_change(&s, "since", "`day` must be not earlier than 2014-09-01");
  assert_change(&s, "more", "`score` must be more than `fine` = 900");
  story_end(&s);
  s = told("\"score\":1");
  assert_change(&s, "at_least", "`score` must be at least 2");
  story_end(&s);
  s = told("\"score\":3");
  assert_change(&s, "outside", "`score` must not be from 2 to 5");
  story_end(&s);
}

static void a_party_must_be_there_or_away(void **state) {
  (void)state;
  story s = told("\"here\":false");
  assert_change(&s, "there", "`customer` (the customer) must be there");
  story_end(&s);
  s = told("\"here\":true");
  assert_change(&s, "away", "it is only for when `customer` (the customer) is absent");
  story_end(&s);
}

static void a_case_that_has_not_begun_says_how_to_begin(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  decide(&s, "09-10T09:00");
  assert_change(&s, "yes", "take `open` first");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_are_named_with_their_labels),
      cmocka_unit_test(what_must_not_be_is_told_apart),
      cmocka_unit_test(ranges_name_their_ends),
      cmocka_unit_test(a_party_must_be_there_or_away),
      cmocka_unit_test(a_case_that_has_not_begun_says_how_to_begin),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
