/* test_decide.c - the orders of a decision's lists, and the life of a decision. */
#include "tests/support/story.h"

#include <stdio.h>
#include <string.h>

#include "tests/support/allocator.h"

#define HEAD                                                                                       \
  "roles = { boss = {}, clerk = {}, person = { party = true, is = 'person', present = { stance = " \
  "'here' } } }, facts = { whom = { type = 'party', per = 'person' }, stance = { type = 'enum', "  \
  "values = { 'here', 'gone' }, default = 'here', per = 'person' }, grade = { type = 'enum', "     \
  "values = { 'small', 'large' } }, new_due = { type = 'date' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define PROCESS                                                                                    \
  "items = { person = { named_by = 'whom' } }, actions = { " ACTION(                               \
      "record", "starts = true, asks = 'grade'")                                                   \
      ACTION("person", "adds = 'person', needs = 'whom', asks = 'stance'") ACTION(                 \
          "warn", "owed = { record = { within = days(2) } }")                                      \
          ACTION("answer", "owed = { record = { within = days(3) }, note = {} }") ACTION(          \
              "hear", "per = 'person', to = 'person', owed = { record = { within = days(5) } }")   \
              ACTION("note", "asks = 'grade'")                                                     \
                  ACTION("extend",                                                                 \
                         "needs = 'new_due', extends = { 'warn@record', 'answer@record', to = "    \
                         "'new_due' }") "sign = { by = { 'clerk', 'boss', { 'person', when = { "   \
                                        "grade = 'large' } } }, cites = '1' }, "                   \
                                        "seal = { per = 'person', by = { { 'boss', when = { "      \
                                        "grade = 'large' } }, { 'clerk', unless = { "              \
                                        "grade = 'large' } } }, owed = { record = { per = 'case' " \
                                        "} }, cites = '1' } }"

static story begin(void) {
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  tell(&s, "09-09T09:01", "person", "li/clerk", "\"facts\":{\"whom\":\"zhao\"}");
  tell(&s, "09-09T09:02", "person", "li/clerk", "\"facts\":{\"whom\":\"qian\"}");
  return s;
}

/* ---- orders ---------------------------------------------------------------------------------- */

static void actions_come_by_name_then_by_item(void **state) {
  (void)state;
  story s = begin();
  decide(&s, "09-09T10:00");
  static const char *const ORDER[][2] = {{"answer", ""},   {"extend", ""},   {"hear", "zhao"},
                                         {"hear", "qian"}, {"note", ""},     {"person", ""},
                                         {"record", ""},   {"seal", "zhao"}, {"seal", "qian"},
                                         {"sign", ""},     {"warn", ""}};
  complaint_action_answer answer;
  size_t count = sizeof ORDER / sizeof *ORDER;
  assert_int_equal(complaint_decision_action_count(s.decision), count);
  for (size_t i = 0; i < count; i++) {
    assert_true(complaint_decision_action(s.decision, i, &answer));
    assert_string_equal(answer.action, ORDER[i][0]);
    assert_string_equal(answer.on, ORDER[i][1]);
  }
  story_end(&s);
}

static void duties_come_in_order_of_opening(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T09:03", "note", "li/clerk", "");
  decide(&s, "09-09T10:00");
  static const char *const ORDER[][2] = {{"answer@record", ""},   {"seal@record", ""},
                                         {"warn@record", ""},     {"hear@record", "zhao"},
                                         {"hear@record", "qian"}, {"answer@note", ""}};
  complaint_duty_answer duty;
  size_t count = sizeof ORDER / sizeof *ORDER;
  assert_int_equal(complaint_decision_duty_count(s.decision), count);
  for (size_t i = 0; i < count; i++) {
    assert_true(complaint_decision_duty(s.decision, i, &duty));
    assert_string_equal(duty.duty, ORDER[i][0]);
    assert_string_equal(duty.on, ORDER[i][1]);
  }
  story_end(&s);
}

static void breaches_come_in_order_of_the_fold_then_what_is_overdue(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-20T09:00", "answer", "li/clerk", "");
  tell(&s, "09-20T09:01", "note", "li/boss", "");
  decide(&s, "09-20T10:00");
  static const char *const ORDER[][2] = {{"late", "answer@record"},
                                         {"unlawful", "note"},
                                         {"overdue", "warn@record"},
                                         {"overdue", "hear@record"},
                                         {"overdue", "hear@record"}};
  complaint_breach_answer breach;
  size_t count = sizeof ORDER / sizeof *ORDER;
  assert_int_equal(complaint_decision_breach_count(s.decision), count);
  for (size_t i = 0; i < count; i++) {
    assert_true(complaint_decision_breach(s.decision, i, &breach));
    assert_string_equal(breach.why, ORDER[i][0]);
    assert_string_equal(breach.what, ORDER[i][1]);
  }
  story_end(&s);
}

static void roles_and_needs_come_by_name(void **state) {
  (void)state;
  story s = begin();
  decide(&s, "09-09T10:00");
  assert_json(&s, "{\"action\":\"sign\",\"by\":[\"boss\",\"clerk\"],\"cites\":[\"test:1\"]}");
  assert_json(&s, "\"needs\":[\"new_due\"]");
  story_end(&s);
}

/* 50 actions, owed for three reasons on each of 20 people, all of them past. */
#define MANY                                                                                       \
  "items = { person = { named_by = 'whom' } }, actions = (function() local t, all = { record = { " \
  "by = 'clerk', starts = true, asks = 'grade', cites = '1' }, person = { by = 'clerk', adds = "   \
  "'person', needs = 'whom', asks = 'stance', cites = '1' }, note = { by = 'clerk', cites = '1' "  \
  "} }, {} for i = 1, 50 do local owed = {} for _, step in ipairs { 'record', 'person', 'note' } " \
  "do owed[step] = { within = days(1) } all[#all + 1] = 'a' .. i .. '@' .. step end "              \
  "t['a' .. i] = { by = 'clerk', per = 'person', owed = owed, cites = '1' } end all.to = "         \
  "'new_due' t.last = { by = 'clerk', ends = true, before_due = true, needs = 'new_due', extends " \
  "= all, cites = '1' } return t end)()"

static void there_is_room_for_all_reasons(void **state) {
  (void)state;
  story s = story_of(HEAD, MANY);
  char facts[64];
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  for (int i = 0; i < 20; i++) {
    (void)snprintf(facts, sizeof facts, "\"facts\":{\"whom\":\"p%d\"}", i);
    tell(&s, "09-09T10:00", "person", "li/clerk", facts);
  }
  decide(&s, "09-30T10:00");
  complaint_action_answer answer = {.action = ""};
  for (size_t i = 0; strcmp(answer.action, "last") != 0; i++)
    assert_true(complaint_decision_action(s.decision, i, &answer));
  assert_int_equal(answer.reason_count, 2 * 20 * 50 * 3);
  story_end(&s);
}

/* ---- who owes -------------------------------------------------------------------------------- */

static void a_duty_is_owed_by_whoever_may_act(void **state) {
  (void)state;
  story s = begin();
  decide(&s, "09-09T10:00");
  assert_json(&s, "{\"by\":[\"clerk\"],\"cites\":[\"test:1\"],\"due\":\"2014-09-15\",\"duty\":"
                  "\"hear@record\",\"on\":\"zhao\",\"since\":\"2014-09-09T09:01:00+08:00\","
                  "\"state\":\"owed\",\"to\":[\"person\"]}");
  story_end(&s);
}

static void a_duty_of_another_place_is_owed_by_whoever_may_act_there(void **state) {
  (void)state;
  story s = begin();
  decide(&s, "09-09T10:00");
  assert_json(&s, "{\"by\":[\"clerk\"],\"cites\":[\"test:1\"],\"duty\":\"seal@record\"");
  tell(&s, "09-09T11:00", "note", "li/clerk", "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-09T12:00");
  assert_json(&s, "{\"by\":[\"boss\"],\"cites\":[\"test:1\"],\"duty\":\"seal@record\"");
  story_end(&s);
}

static void an_absent_party_owes_nothing_and_is_owed_nothing(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T09:03", "person", "li/clerk", "\"facts\":{\"whom\":\"sun\",\"stance\":\"gone\"}");
  decide(&s, "09-09T10:00");
  assert_no_duty(&s, "hear@record", "sun");
  assert_reasons(&s, "hear", "sun", "absent person");
  story_end(&s);
}

/* ---- used again ------------------------------------------------------------------------------ */

static void a_decision_that_is_used_again_allocates_nothing(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_options options = {.memory = cpl_allocator_memory(&allocator)};
  story s = story_in(&options, HEAD, PROCESS);
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  tell(&s, "09-09T09:01", "person", "li/clerk", "\"facts\":{\"whom\":\"zhao\"}");
  decide_as(&s, "09-30T10:00", "li/clerk");
  size_t requests = allocator.requests;
  decide_as(&s, "09-30T10:00", "li/clerk");
  decide_as(&s, "10-30T10:00", "wu/boss");
  decide(&s, "09-10T10:00");
  assert_int_equal(allocator.requests, requests);
  story_end(&s);
  assert_int_equal(allocator.blocks, 0);
}

static void a_decision_can_go_from_case_to_case(void **state) {
  (void)state;
  story s = begin(), other = story_of("roles = { clerk = {} }",
                                      "actions = { open = { by = 'clerk', starts = true, cites = "
                                      "'1' } }");
  decide(&s, "09-09T10:00");
  complaint_decision_free(other.decision);
  other.decision = s.decision;
  decide(&other, "09-09T10:00");
  assert_open(&other, "open", "");
  assert_int_equal(complaint_decision_action_count(s.decision), 1);
  other.decision = NULL;
  story_end(&other);
  assert_open(&s, "open", "");
  story_end(&s);
}

/* ---- any order of free ----------------------------------------------------------------------- */

/* Free one of the four, so that the decision can still be read. */
static void let_go(story *s, unsigned which) {
  if (which == 0) complaint_engine_free(s->engine);
  if (which == 1) complaint_policy_free(s->policy);
  if (which == 2) complaint_case_free(s->c);
  if (which == 0) s->engine = NULL;
  if (which == 1) s->policy = NULL;
  if (which == 2) s->c = NULL;
}

static void a_decision_outlives_all_in_every_order(void **state) {
  (void)state;
  static const unsigned ORDERS[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                        {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  for (size_t i = 0; i < 6; i++) {
    cpl_allocator allocator = {0};
    complaint_options options = {.memory = cpl_allocator_memory(&allocator)};
    story s = story_in(&options, HEAD, PROCESS);
    tell(&s, "09-09T09:00", "record", "li/clerk", "");
    decide(&s, "09-20T10:00");
    char before[4096];
    (void)snprintf(before, sizeof before, "%s", story_json(&s));
    for (size_t k = 0; k < 3; k++) {
      let_go(&s, ORDERS[i][k]);
      assert_string_equal(story_json(&s), before);
    }
    story_end(&s);
    assert_int_equal(allocator.blocks, 0);
  }
}

static void a_case_outlives_its_decision(void **state) {
  (void)state;
  story s = begin();
  decide(&s, "09-09T10:00");
  complaint_decision_free(s.decision);
  s.decision = complaint_decision_new(NULL, NULL);
  decide(&s, "09-09T10:00");
  assert_open(&s, "note", "");
  story_end(&s);
}

/* ---- unhappy --------------------------------------------------------------------------------- */

static void an_index_beyond_the_end_answers_nothing(void **state) {
  (void)state;
  story s = begin();
  complaint_action_answer action = {.action = "as it was"};
  complaint_duty_answer duty;
  complaint_breach_answer breach;
  complaint_sanction_answer sanction;
  complaint_reason reason;
  decide(&s, "09-09T10:00");
  assert_false(complaint_decision_action(s.decision, 999, &action));
  assert_string_equal(action.action, "as it was");
  assert_false(complaint_decision_duty(s.decision, 999, &duty));
  assert_false(complaint_decision_breach(s.decision, 0, &breach));
  assert_false(complaint_decision_sanction(s.decision, 0, &sanction));
  assert_false(complaint_decision_action_reason(s.decision, 999, 0, &reason));
  assert_false(complaint_decision_action_reason(s.decision, 0, 999, &reason));
  assert_false(complaint_decision_breach_reason(s.decision, 0, 0, &reason));
  assert_null(complaint_decision_action_by(s.decision, 0, 99));
  assert_null(complaint_decision_action_by(s.decision, 999, 0));
  assert_null(complaint_decision_action_need(s.decision, 999, 0));
  assert_null(complaint_decision_duty_by(s.decision, 999, 0));
  assert_null(complaint_decision_duty_to(s.decision, 999, 0));
  assert_null(complaint_decision_sanction_open(s.decision, 0, 0));
  story_end(&s);
}

static void a_decision_that_never_decided_is_empty(void **state) {
  (void)state;
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  complaint_text *text = complaint_text_new(NULL, NULL);
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  assert_int_equal(complaint_decision_action_count(decision), 0);
  assert_int_equal(complaint_decision_duty_count(decision), 0);
  assert_int_equal(complaint_decision_breach_count(decision), 0);
  assert_false(complaint_decision_at_rest(decision));
  assert_null(complaint_decision_stage(decision));
  assert_int_equal(complaint_decision_json(decision, text, &err), COMPLAINT_E_ARGUMENT);
  complaint_text_free(text);
  complaint_decision_free(decision);
}

/* A judging that ran out of memory leaves no mixture of two cases behind. */
static void a_judging_that_failed_leaves_the_decision_readable(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  story big = begin(), small = story_of("roles = { clerk = {} }",
                                        "actions = { open = { by = 'clerk', starts = true, cites "
                                        "= '1' } }");
  tell(&big, "09-09T10:00", "seal", "li/boss", "\"on\":\"qian\"");
  for (size_t n = 1; n < 12; n++) {
    complaint_decision *decision = complaint_decision_new(&memory, NULL);
    assert_int_equal(complaint_case_decide(small.c, 0, NULL, decision, NULL), COMPLAINT_OK);
    allocator.fail_at = n;
    complaint_status status =
        complaint_case_decide(big.c, story_time("09-30T10:00"), NULL, decision, NULL);
    allocator.fail_at = 0;
    complaint_text *text = complaint_text_new(NULL, NULL);
    (void)complaint_decision_json(decision, text, NULL);
    if (status != COMPLAINT_OK) assert_int_equal(complaint_decision_breach_count(decision), 0);
    complaint_text_free(text);
    complaint_decision_free(decision);
  }
  assert_int_equal(allocator.blocks, 0);
  story_end(&big);
  story_end(&small);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(actions_come_by_name_then_by_item),
      cmocka_unit_test(duties_come_in_order_of_opening),
      cmocka_unit_test(breaches_come_in_order_of_the_fold_then_what_is_overdue),
      cmocka_unit_test(roles_and_needs_come_by_name),
      cmocka_unit_test(there_is_room_for_all_reasons),
      cmocka_unit_test(a_duty_is_owed_by_whoever_may_act),
      cmocka_unit_test(a_duty_of_another_place_is_owed_by_whoever_may_act_there),
      cmocka_unit_test(an_absent_party_owes_nothing_and_is_owed_nothing),
      cmocka_unit_test(a_decision_that_is_used_again_allocates_nothing),
      cmocka_unit_test(a_decision_can_go_from_case_to_case),
      cmocka_unit_test(a_decision_outlives_all_in_every_order),
      cmocka_unit_test(a_case_outlives_its_decision),
      cmocka_unit_test(an_index_beyond_the_end_answers_nothing),
      cmocka_unit_test(a_decision_that_never_decided_is_empty),
      cmocka_unit_test(a_judging_that_failed_leaves_the_decision_readable),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
