/* test_explain_event.c - what is said about a new event that was refused. */
#include "tests/support/story.h"

#include <stdio.h>
#include <string.h>

#include "tests/support/allocator.h"

#define HEAD                                                                                       \
  "roles = { clerk = {}, chief = {} }, facts = { score = { type = 'int' }, note = { type = "       \
  "'text', unknown = true }, age = { type = 'int', personal = true }, sure = { type = 'bool' }, "  \
  "finding = { type "                                                                              \
  "= 'enum', values = { 'upheld', 'not' }, proven = { 'upheld' } }, wrong = { type = 'offence' "   \
  "}, what = { type = 'sanction' }, variant = { type = 'enum', values = { 'a', 'b', 'c' } } }, "   \
  "offences = { late = { cites = '1', category = 'c', en = 'being late', when = { score = { min "  \
  "= 5 } } } }, sanctions = ladder { { id = 'warn', variants = { 'a', 'b' }, cites = '1', en = "   \
  "'a warning' }, { id = 'fine', cites = '1' }, { id = 'expel', cites = '1' } }, guidelines = { "  \
  "{ when = { wrong = 'late', finding = 'upheld' }, from = 'warn', to = 'fine', cites = '1' } }"

#define PROCESS                                                                                    \
  "actions = { open = { by = 'clerk', starts = true, asks = { 'score', 'wrong' }, cites = '1' }, " \
  "rate = { by = 'clerk', after = 'open', needs = 'score', asks = 'note', when = { score = { min " \
  "= 1, max = 5 } }, cites = '1' }, raise = { by = 'clerk', after = 'open', needs = 'score', "     \
  "when = { score = { than = 'old', min = 1 } }, cites = '1' }, grow = { by = 'clerk', after = "   \
  "'open', needs = 'age', when = { age = { min = 14 } }, cites = '1' }, tell = { by = 'clerk', "   \
  "after = 'open', needs = { 'note', 'sure' }, cites = '1' }, find = { by = 'clerk', after = "     \
  "'open', needs = 'finding', finds = 'finding', cites = '1' }, impose = { by = 'chief', after = " \
  "'open', needs = 'what', asks = 'variant', imposes = 'what', cites = '1' } }"

static void write_event(char *out, size_t size, const char *action, const char *role,
                        const char *facts) {
  (void)snprintf(out, size,
                 "{\"action\":\"%s\",\"actor\":\"p:1\",\"at\":\"2014-09-10T09:00:00+08:00\","
                 "\"roles\":[\"%s\"],\"facts\":{%s}}",
                 action, role, facts);
}

/* The answer to this event, for people, holds a line. */
static void assert_told(story *s, const char *action, const char *role, const char *facts,
                        const char *line) {
  char event[512];
  complaint_text *text = complaint_text_new(NULL, NULL);
  complaint_error err = {0};
  size_t count = complaint_case_event_count(s->c);
  write_event(event, sizeof event, action, role, facts);
  if (complaint_case_explain_refusal(s->c, event, strlen(event), COMPLAINT_NOW, COMPLAINT_EN, text,
                                     &err) != COMPLAINT_OK)
    fail_msg("%s", err.text);
  const char *told = complaint_text_get(text, NULL);
  if (strstr(told, line) == NULL) fail_msg("%s\n%s", line, told);
  assert_int_equal(complaint_case_event_count(s->c), count);
  complaint_text_free(text);
}

static story begun(void) {
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "open", "li/clerk", "\"facts\":{\"score\":7,\"wrong\":\"late\"}");
  return s;
}

static void the_value_of_the_event_itself_is_named(void **state) {
  (void)state;
  story s = begun();
  assert_told(&s, "rate", "clerk", "\"score\":9",
              "`rate`\n  refused:\n  - `score` is 9; needed: from 1 to 5 [test:1]\n"
              "    what would have to change: `score` must be from 1 to 5\n");
  assert_told(&s, "raise", "clerk", "\"score\":7",
              "  - `score` is 7; needed: more than its former value = 7 [test:1]\n");
  story_end(&s);
}

static void a_personal_value_is_not_named(void **state) {
  (void)state;
  story s = begun();
  assert_told(&s, "grow", "clerk", "\"age\":11",
              "  - `age` does not meet the condition; needed: at least 14 [test:1]\n");
  story_end(&s);
}

static void a_closed_sanction_names_those_that_are_open(void **state) {
  (void)state;
  story s = begun();
  tell(&s, "09-09T10:00", "find", "li/clerk", "\"facts\":{\"finding\":\"upheld\"}");
  assert_told(&s, "impose", "chief", "\"what\":\"expel\"",
              "  - `what` is `expel`; for `late` (being late) (found: `upheld`) the guideline "
              "opens: `warn` (a warning) (as `a` or `b`) or `fine` [test:1]\n"
              "    what would have to change: `what` must be `warn` (a warning) (as `a` or `b`) or "
              "`fine`\n");
  story_end(&s);
}

static void a_finding_that_opens_nothing_says_so(void **state) {
  (void)state;
  story s = begun();
  tell(&s, "09-09T10:00", "find", "li/clerk", "\"facts\":{\"finding\":\"not\"}");
  assert_told(&s, "impose", "chief", "\"what\":\"expel\"",
              "  - `what` is `expel`; for `late` (being late) (found: `not`) the guideline opens "
              "none");
  story_end(&s);
}

static void a_variant_names_those_of_its_sanction(void **state) {
  (void)state;
  story s = begun();
  tell(&s, "09-09T10:00", "find", "li/clerk", "\"facts\":{\"finding\":\"upheld\"}");
  assert_told(&s, "impose", "chief", "\"what\":\"warn\",\"variant\":\"c\"",
              "  - `variant` is `c`; `warn` (a warning) goes with: `a` or `b` [test:1]\n"
              "    what would have to change: `variant` must be `a` or `b`\n");
  assert_told(&s, "impose", "chief", "\"what\":\"warn\"",
              "    what would have to change: give `variant`: `a` or `b`\n");
  story_end(&s);
}

static void a_consequence_that_is_missing_is_named(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "open", "li/clerk", "\"facts\":{\"score\":2,\"wrong\":\"late\"}");
  assert_told(&s, "find", "clerk", "\"finding\":\"upheld\"",
              "    what would have to change: `score` must be at least 5, or it cannot be found "
              "true\n");
  story_end(&s);
}

static void what_is_needed_may_be_unknown_or_not(void **state) {
  (void)state;
  story s = begun();
  assert_told(&s, "tell", "clerk", "",
              "    what would have to change: give `note`; `null` if it is not known\n");
  assert_told(&s, "tell", "clerk", "", "    what would have to change: give `sure`\n");
  assert_untellable(&s, "09-10T09:00", "tell", "li/clerk", "\"facts\":{\"sure\":null}",
                    "fact `sure` must not be null: `tell` waits until it is known");
  story_end(&s);
}

static void who_may_is_said_by_all_their_names(void **state) {
  (void)state;
  story s = begun();
  assert_told(&s, "impose", "clerk", "\"what\":\"fine\"",
              "  - only `chief` may do this [test:1]\n");
  story_end(&s);
}

static void what_nothing_speaks_against_is_open(void **state) {
  (void)state;
  story s = begun();
  assert_told(&s, "rate", "clerk", "\"score\":3", "`rate`\n  open\n  clauses:\n");
  story_end(&s);
}

/* ---- who acts instead, other items, a new due ------------------------------------------------ */

static story town(void) {
  return story_of(
      "upholds = { recusal = { cites = '1' } }, roles = { clerk = { en = 'the clerk', zh = '经办', "
      "department = 'd:desk', stand_in = 'chief', cites = '1' }, chief = {}, target = { party = "
      "true, is = 'person' } }, facts = { until_day = { type = 'date' }, way = { type = 'enum', "
      "values = { 'call', 'visit', 'box' } } }",
      "items = { person = { en = 'respondent', zh = '被投诉人' }, act = { en = 'allegation', zh = "
      "'事项' } }, actions = { open = { by = { 'clerk', 'chief' }, starts = true, cites = '1' }, "
      "name = { by = { 'clerk', 'chief' }, after = 'open', adds = 'person', cites = '1' }, allege "
      "= { by = { 'clerk', 'chief' }, after = 'open', adds = 'act', cites = '1' }, hear = { by = "
      "'clerk', per = 'person', after = 'open', cites = '1' }, way = { by = 'chief', after = "
      "'open', needs = 'way', cites = '1' }, file = { by = { { 'clerk', when = { way = 'call' } }, "
      "{ 'chief', when = { way = { 'visit', 'box' } } } }, after = 'open', cites = '1' }, decide = "
      "{ by = 'chief', after = 'open', owed = { open = { within = days(7) } }, cites = '1' }, "
      "prolong = { by = 'chief', after = 'open', needs = 'until_day', extends = { 'decide@open', "
      "to = 'until_day' }, cites = '1' } }");
}

static void assert_answered(story *s, const char *action, const char *role, const char *more,
                            complaint_language language, const char *part) {
  char event[512];
  complaint_text *text = complaint_text_new(NULL, NULL);
  complaint_error err = {0};
  (void)snprintf(event, sizeof event,
                 "{\"action\":\"%s\",\"actor\":\"p:1\",\"at\":\"2014-09-10T09:00:00+08:00\","
                 "\"roles\":[\"%s\"]%s}",
                 action, role, more);
  if (complaint_case_explain_refusal(s->c, event, strlen(event), COMPLAINT_NOW, language, text,
                                     &err) != COMPLAINT_OK)
    fail_msg("%s", err.text);
  const char *told = complaint_text_get(text, NULL);
  if (strstr(told, part) == NULL) fail_msg("%s\n%s", part, told);
  complaint_text_free(text);
}

static void a_role_that_is_stood_in_for_says_so(void **state) {
  (void)state;
  story s = town();
  tell(&s, "09-09T09:00", "open", "li/clerk", "");
  tell(&s, "09-09T10:00", "name", "li/clerk", "\"on\":\"s:1\"");
  assert_answered(&s, "hear", "chief", ",\"on\":\"s:1\"", COMPLAINT_EN,
                  "  - only `clerk` (the clerk) may do this [test:1]\n");
  tell(&s, "09-09T11:00", "name", "wu/chief", "\"on\":\"d:desk\"");
  assert_answered(&s, "hear", "clerk", ",\"on\":\"s:1\"", COMPLAINT_EN,
                  "  - only `chief` may do this; `clerk` (the clerk) may not: its department is "
                  "itself complained of, and `chief` acts in its place [test:1] [test:1]\n");
  assert_answered(&s, "hear", "clerk", ",\"on\":\"s:1\"", COMPLAINT_ZH,
                  "  - 只有`chief`可以办理；`clerk`（经办）所属部门本身被投诉，由`chief`代为办理 "
                  "[test:1] [test:1]\n");
  story_end(&s);
}

static void an_id_of_another_kind_says_what_it_is(void **state) {
  (void)state;
  story s = town();
  tell(&s, "09-09T09:00", "open", "li/clerk", "");
  tell(&s, "09-09T10:00", "allege", "li/clerk", "\"on\":\"a1\"");
  tell(&s, "09-09T11:00", "name", "li/clerk", "\"on\":\"s:1\"");
  assert_answered(&s, "hear", "clerk", ",\"on\":\"a1\"", COMPLAINT_EN,
                  "  - `a1` is an allegation, not a respondent [test:1]\n"
                  "    what would have to change: give the id of a respondent\n");
  assert_answered(&s, "hear", "clerk", ",\"on\":\"a1\"", COMPLAINT_ZH,
                  "  - `a1`是事项，不是被投诉人 [test:1]\n    须改变：填写被投诉人的编号\n");
  story_end(&s);
}

static void a_new_due_that_is_no_later_names_the_one_to_pass(void **state) {
  (void)state;
  story s = town();
  tell(&s, "09-09T09:00", "open", "li/clerk", "");
  assert_answered(&s, "prolong", "chief", ",\"facts\":{\"until_day\":\"2014-09-16\"}", COMPLAINT_EN,
                  "  - `until_day` is 2014-09-16, which is not later than the present due, "
                  "2014-09-16 [test:1]\n"
                  "    what would have to change: `until_day` must be later than 2014-09-16\n");
  assert_answered(&s, "prolong", "chief", ",\"facts\":{\"until_day\":\"2014-09-12\"}", COMPLAINT_ZH,
                  "    须改变：`until_day`须晚于 2014-09-16\n");
  story_end(&s);
}

static void where_nobody_may_every_alternative_is_named(void **state) {
  (void)state;
  story s = town();
  tell(&s, "09-09T09:00", "open", "li/clerk", "");
  assert_answered(&s, "file", "clerk", "", COMPLAINT_EN,
                  "  - no role that may do this, such as `clerk` (the clerk) [test:1]\n"
                  "    what would have to change: `way` must be `call`, `visit` or `box`\n");
  assert_answered(&s, "file", "clerk", "", COMPLAINT_ZH,
                  "    须改变：`way`须为`call`、`visit`或`box`\n");
  decide(&s, "09-10T09:00");
  complaint_text *text = complaint_text_new(NULL, NULL);
  assert_int_equal(complaint_decision_explain(s.decision, "file", NULL, COMPLAINT_EN, text, NULL),
                   COMPLAINT_OK);
  assert_non_null(
      strstr(complaint_text_get(text, NULL),
             "  - `way` is not known; needed: `call`, `visit` or `box` [test:1]\n"
             "    what would have to change: `way` must be `call`, `visit` or `box`\n"));
  complaint_text_free(text);
  story_end(&s);
}

/* ---- what cannot be told --------------------------------------------------------------------- */

static void what_is_malformed_is_an_error(void **state) {
  (void)state;
  story s = begun();
  complaint_text *text = complaint_text_new(NULL, NULL);
  assert_int_equal(
      complaint_case_explain_refusal(s.c, "{}", 2, COMPLAINT_NOW, COMPLAINT_ZH, text, NULL),
      COMPLAINT_E_INPUT);
  assert_string_equal(complaint_text_get(text, NULL), "");
  assert_int_equal(
      complaint_case_explain_refusal(NULL, "{}", 2, COMPLAINT_NOW, COMPLAINT_ZH, text, NULL),
      COMPLAINT_E_ARGUMENT);
  assert_int_equal(
      complaint_case_explain_refusal(s.c, NULL, 0, COMPLAINT_NOW, COMPLAINT_ZH, text, NULL),
      COMPLAINT_E_ARGUMENT);
  assert_int_equal(
      complaint_case_explain_refusal(s.c, "{}", 2, COMPLAINT_NOW, COMPLAINT_ZH, NULL, NULL),
      COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_case_event_count(s.c), 1);
  complaint_text_free(text);
  story_end(&s);
}

static bool explain_it(const complaint_memory *memory, void *context) {
  story *s = context;
  char event[512];
  complaint_text *text = complaint_text_new(memory, NULL);
  if (text == NULL) return false;
  write_event(event, sizeof event, "impose", "clerk", "\"what\":\"expel\"");
  complaint_status status = complaint_case_explain_refusal(s->c, event, strlen(event),
                                                           COMPLAINT_NOW, COMPLAINT_ZH, text, NULL);
  if (status != COMPLAINT_OK) assert_int_equal(status, COMPLAINT_E_NOMEM);
  complaint_text_free(text);
  return status == COMPLAINT_OK;
}

static void telling_survives_every_failed_allocation(void **state) {
  (void)state;
  story s = begun();
  cpl_allocator_exhaust(explain_it, &s);
  assert_int_equal(complaint_case_event_count(s.c), 1);
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_value_of_the_event_itself_is_named),
      cmocka_unit_test(a_personal_value_is_not_named),
      cmocka_unit_test(a_closed_sanction_names_those_that_are_open),
      cmocka_unit_test(a_finding_that_opens_nothing_says_so),
      cmocka_unit_test(a_variant_names_those_of_its_sanction),
      cmocka_unit_test(a_consequence_that_is_missing_is_named),
      cmocka_unit_test(what_is_needed_may_be_unknown_or_not),
      cmocka_unit_test(who_may_is_said_by_all_their_names),
      cmocka_unit_test(what_nothing_speaks_against_is_open),
      cmocka_unit_test(a_role_that_is_stood_in_for_says_so),
      cmocka_unit_test(an_id_of_another_kind_says_what_it_is),
      cmocka_unit_test(a_new_due_that_is_no_later_names_the_one_to_pass),
      cmocka_unit_test(where_nobody_may_every_alternative_is_named),
      cmocka_unit_test(what_is_malformed_is_an_error),
      cmocka_unit_test(telling_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
