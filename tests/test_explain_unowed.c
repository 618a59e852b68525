/* test_explain_unowed.c - why a duty is not owed, or is void, and what would have to change. */
#include "tests/support/story.h"

#include <string.h>

#include "tests/support/allocator.h"

#define HEAD                                                                                        \
  "roles = { clerk = { en = 'the clerk' }, customer = { party = true, is = 'who', en = 'the "       \
  "customer', zh = '顾客', present = { stance = 'named' } } }, facts = { who = { type = 'party' " \
  "}, stance = { type = 'enum', values = { 'named', 'anonymous' }, default = 'named' }, grade = "   \
  "{ type = 'enum', values = { 'low', 'high', 'top' } }, guards = { type = 'int' } }"

#define PROCESS                                                                                    \
  "items = { matter = { en = 'matter', zh = '事项' } }, actions = { open = { by = 'clerk', "     \
  "starts = true, asks = { 'who', 'stance', 'grade' }, cites = '1' }, grade = { by = 'clerk', "    \
  "after = 'open', needs = 'grade', cites = '1' }, leave = { by = 'clerk', after = 'open', needs " \
  "= 'stance', cites = '1' }, add = { by = 'clerk', after = 'open', adds = 'matter', cites = '1' " \
  "}, find = { by = 'clerk', per = 'matter', after = 'open', cites = '1' }, object = { by = "      \
  "'clerk', per = 'matter', after = 'find', undoes = 'find', cites = '1' }, answer = { by = "      \
  "'clerk', to = 'customer', after = 'open', owed = { open = { within = days(7) } }, cites = '1' " \
  "}, report = { by = 'clerk', after = 'open', owed = { open = { { when = { grade = 'high' }, "    \
  "within = days(7) }, { when = { grade = 'top' }, within = days(1) } } }, cites = '1' }, warn = " \
  "{ by = 'clerk', per = 'matter', after = 'open', owed = { find = { within = working_days(1) } "  \
  "}, cites = '1' } }"

static void assert_explained(story *s, const char *name, const char *on,
                             complaint_language language, const char *part) {
  complaint_text *text = complaint_text_new(NULL, NULL);
  complaint_error err = {0};
  if (complaint_decision_explain(s->decision, name, on, language, text, &err) != COMPLAINT_OK)
    fail_msg("%s", err.text);
  const char *told = complaint_text_get(text, NULL);
  if (strstr(told, part) == NULL) fail_msg("%s\n%s", part, told);
  complaint_text_free(text);
}

static story opened(const char *facts) {
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "open", "li/clerk", facts);
  return s;
}

/* ---- never owed ------------------------------------------------------------------------------ */

static void a_trigger_that_has_not_happened_is_named(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  decide(&s, "09-10T09:00");
  assert_explained(&s, "report@open", NULL, COMPLAINT_EN,
                   "  not owed: `open` has not been taken\n"
                   "    what would have to change: take `open` first\n");
  assert_explained(&s, "report@open", NULL, COMPLAINT_ZH,
                   "  目前无此义务：尚未办理`open`\n"
                   "    须改变：先办理`open`\n");
  story_end(&s);
}

static void a_trigger_is_missed_at_its_item(void **state) {
  (void)state;
  story s = opened("");
  tell(&s, "09-09T10:00", "add", "li/clerk", "\"on\":\"m1\"");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "warn@find", "m1", COMPLAINT_EN,
                   "  not owed: `find` for matter m1 has not been taken\n"
                   "    what would have to change: take `find` for matter m1 first\n");
  story_end(&s);
}

static void rows_of_which_none_holds_name_every_value(void **state) {
  (void)state;
  story s = opened("\"facts\":{\"grade\":\"low\"}");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "report@open", NULL, COMPLAINT_EN,
                   "  not owed: `grade` is `low`; needed: `high` or `top`\n"
                   "    what would have to change: `grade` must be `high` or `top`\n");
  assert_explained(&s, "report@open", NULL, COMPLAINT_ZH,
                   "  目前无此义务：`grade`为`low`；须为`high`或`top`\n"
                   "    须改变：`grade`须为`high`或`top`\n");
  story_end(&s);
}

static void an_absent_party_says_by_what_it_is_absent(void **state) {
  (void)state;
  story s = opened("\"facts\":{\"stance\":\"anonymous\"}");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "answer@open", NULL, COMPLAINT_EN,
                   "  not owed: `customer` (the customer) is absent: `stance` is `anonymous`; "
                   "needed: `named`\n"
                   "    what would have to change: `stance` must be `named`\n");
  assert_explained(&s, "answer@open", NULL, COMPLAINT_ZH,
                   "  目前无此义务：`customer`（顾客）缺席：`stance`为`anonymous`；须为`named`\n"
                   "    须改变：`stance`须为`named`\n");
  assert_explained(&s, "answer", NULL, COMPLAINT_EN,
                   "  - `customer` (the customer) is absent: `stance` is `anonymous`; needed: "
                   "`named` [test:1]\n"
                   "    what would have to change: `stance` must be `named`\n");
  story_end(&s);
}

static void what_was_done_before_it_was_owed_is_done(void **state) {
  (void)state;
  story s = opened("\"facts\":{\"grade\":\"low\"}");
  tell(&s, "09-09T10:00", "report", "wu/clerk", "");
  tell(&s, "09-09T11:00", "grade", "li/clerk", "\"facts\":{\"grade\":\"top\"}");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "report@open", NULL, COMPLAINT_EN,
                   "  not owed: event 2, `report`, wu did it before it was owed\n"
                   "    what would have to change: nothing: it is done\n");
  story_end(&s);
}

static void a_duty_of_items_is_not_asked_of_others(void **state) {
  (void)state;
  story s = opened("");
  decide(&s, "09-09T12:00");
  assert_explained(&s, "warn@find", NULL, COMPLAINT_EN,
                   "  there is nothing to do it for: no `matter` (matter)\n"
                   "    what would have to change: there must be a matter first\n");
  tell(&s, "09-09T13:00", "add", "li/clerk", "\"on\":\"m1\"");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "answer@open", "m1", COMPLAINT_EN,
                   "  not owed: it is owed for the case itself, not for `m1`\n"
                   "    what would have to change: ask about the case itself instead\n");
  story_end(&s);
}

/* ---- void ------------------------------------------------------------------------------------ */

static void a_duty_whose_trigger_was_undone_says_by_which_event(void **state) {
  (void)state;
  story s = opened("");
  tell(&s, "09-09T10:00", "add", "li/clerk", "\"on\":\"m1\"");
  tell(&s, "09-09T11:00", "find", "li/clerk", "\"on\":\"m1\"");
  tell(&s, "09-09T12:00", "object", "wu/clerk", "\"on\":\"m1\"");
  decide(&s, "09-10T09:00");
  assert_duty(&s, "warn@find", "m1", "void", "2014-09-10");
  assert_explained(&s, "warn@find", NULL, COMPLAINT_EN,
                   "  void because: `find` was undone by event 4, `object`, wu\n"
                   "    what would have to change: `find` must happen again\n");
  assert_explained(&s, "warn@find", NULL, COMPLAINT_ZH,
                   "  失效原因：`find`已被事件 4，`object`，wu撤销\n"
                   "    须改变：`find`须再次发生\n");
  story_end(&s);
}

static void a_row_that_holds_no_longer_is_named_with_the_event(void **state) {
  (void)state;
  story s = opened("\"facts\":{\"grade\":\"high\"}");
  tell(&s, "09-09T10:00", "grade", "wu/clerk", "\"facts\":{\"grade\":\"low\"}");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "report@open", NULL, COMPLAINT_EN,
                   "  void because: `grade` is `low`; needed: `high` or `top` (since event 2, "
                   "`grade`, wu)\n"
                   "    what would have to change: `grade` must be `high` or `top`\n");
  story_end(&s);
}

static void a_party_that_left_is_named_with_the_event(void **state) {
  (void)state;
  story s = opened("");
  tell(&s, "09-09T10:00", "leave", "wu/clerk", "\"facts\":{\"stance\":\"anonymous\"}");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "answer@open", NULL, COMPLAINT_EN,
                   "  void because: `customer` (the customer) is absent: `stance` is `anonymous`; "
                   "needed: `named` (since event 2, `leave`, wu)\n"
                   "    what would have to change: `stance` must be `named`\n");
  story_end(&s);
}

/* ---- done ------------------------------------------------------------------------------------ */

static void what_was_done_names_the_event_and_who_did_it(void **state) {
  (void)state;
  story s = opened("");
  tell(&s, "09-09T10:00", "answer", "wu/clerk", "");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "answer@open", NULL, COMPLAINT_EN,
                   "  done: 2014-09-09T10:00:00+08:00 (event 2, `answer`, wu)\n");
  assert_explained(&s, "answer@open", NULL, COMPLAINT_ZH,
                   "  完成：2014-09-09T10:00:00+08:00（事件 2，`answer`，wu）\n");
  story_end(&s);
}

static void a_limit_of_one_is_no_plural(void **state) {
  (void)state;
  story s = opened("\"facts\":{\"grade\":\"top\"}");
  tell(&s, "09-09T10:00", "add", "li/clerk", "\"on\":\"m1\"");
  tell(&s, "09-09T11:00", "find", "li/clerk", "\"on\":\"m1\"");
  decide(&s, "09-09T12:00");
  assert_explained(&s, "report@open", NULL, COMPLAINT_EN, "  due: 2014-09-10 (1 day)\n");
  assert_explained(&s, "warn@find", NULL, COMPLAINT_EN, "  due: 2014-09-10 (1 working day)\n");
  story_end(&s);
}

/* ---- standing -------------------------------------------------------------------------------- */

#define GUARDED                                                                                    \
  "standing = true, actions = { count = { by = 'clerk', needs = 'guards', cites = '1' }, close = " \
  "{ by = 'clerk', owed = { always = { when = { guards = { max = 1 } } } }, cites = '1' }, round " \
  "= { by = 'clerk', owed = { week = { when = { guards = { min = 1 } }, calendar = 'working' } "   \
  "}, "                                                                                            \
  "cites = '1' } }"

static void what_never_began_must_begin(void **state) {
  (void)state;
  story s = story_of(HEAD, GUARDED);
  decide(&s, "09-10T09:00");
  assert_explained(&s, "round@week", NULL, COMPLAINT_EN,
                   "  not owed: nothing has begun\n"
                   "    what would have to change: the first event must happen, and the rules be "
                   "in force\n");
  story_end(&s);
}

static void a_period_says_what_it_lacks(void **state) {
  (void)state;
  story s = story_of(HEAD, GUARDED);
  tell(&s, "09-09T09:00", "count", "li/clerk", "\"facts\":{\"guards\":0}");
  decide(&s, "09-10T09:00");
  assert_explained(&s, "round@week", NULL, COMPLAINT_EN,
                   "  not owed: `guards` is 0; needed: at least 1\n"
                   "    what would have to change: `guards` must be at least 1\n");
  tell(&s, "09-29T09:00", "count", "li/clerk", "\"facts\":{\"guards\":3}");
  decide(&s, "09-29T10:00");
  assert_explained(
      &s, "close@always", NULL, COMPLAINT_EN,
      "  void because: `guards` is 3; needed: at most 1 (since event 2, `count`, li)\n");
  tell(&s, "09-29T11:00", "round", "wu/clerk", "");
  decide(&s, "09-29T12:00");
  assert_explained(&s, "round@week", NULL, COMPLAINT_EN,
                   "  done: 2014-09-29T11:00:00+08:00 (event 3, `round`, wu)\n");
  story_end(&s);
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool explain_all(const complaint_memory *memory, void *context) {
  static const char *const NAMES[] = {"answer@open", "report@open", "warn@find", "answer"};
  story *s = context;
  complaint_text *text = complaint_text_new(memory, NULL);
  bool done = text != NULL;
  for (size_t i = 0; done && i < sizeof NAMES / sizeof *NAMES; i++) {
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
  story s = opened("\"facts\":{\"stance\":\"anonymous\",\"grade\":\"high\"}");
  tell(&s, "09-09T10:00", "add", "li/clerk", "\"on\":\"m1\"");
  tell(&s, "09-09T11:00", "find", "li/clerk", "\"on\":\"m1\"");
  tell(&s, "09-09T12:00", "object", "wu/clerk", "\"on\":\"m1\"");
  decide(&s, "09-10T09:00");
  cpl_allocator_exhaust(explain_all, &s);
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_trigger_that_has_not_happened_is_named),
      cmocka_unit_test(a_trigger_is_missed_at_its_item),
      cmocka_unit_test(rows_of_which_none_holds_name_every_value),
      cmocka_unit_test(an_absent_party_says_by_what_it_is_absent),
      cmocka_unit_test(what_was_done_before_it_was_owed_is_done),
      cmocka_unit_test(a_duty_of_items_is_not_asked_of_others),
      cmocka_unit_test(a_duty_whose_trigger_was_undone_says_by_which_event),
      cmocka_unit_test(a_row_that_holds_no_longer_is_named_with_the_event),
      cmocka_unit_test(a_party_that_left_is_named_with_the_event),
      cmocka_unit_test(what_was_done_names_the_event_and_who_did_it),
      cmocka_unit_test(a_limit_of_one_is_no_plural),
      cmocka_unit_test(what_never_began_must_begin),
      cmocka_unit_test(a_period_says_what_it_lacks),
      cmocka_unit_test(explaining_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
