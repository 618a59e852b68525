/* test_decision_json.c - a decision for hosts and as canonical JSON. */
#include "complaint/decision.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/small_decision.h"

/* The bytes up to a line feed, quotes written '. */
static void assert_json(const char *bytes, const char *expected) {
  char json[4096];
  (void)snprintf(json, sizeof json, "%s", expected);
  for (char *c = json; *c != '\0'; c++) *c = *c == '\'' ? '"' : *c;
  assert_string_equal(bytes, json);
}

#define REASON_FIND                                                                                \
  "{'cites':['small:1'],'what':'finding','why':'when'},"                                           \
  "{'cites':['small:1','small:2/R1'],'on':'s:zhang','what':'hear','why':'after'}"

#define ACTIONS                                                                                    \
  "'actions':["                                                                                    \
  "{'action':'accept','by':['handler'],'cites':['small:1'],'needs':['witness']},"                  \
  "{'action':'find','by':['handler'],'cites':['small:1','small:2/"                                 \
  "R1'],'on':'a1','refused':[" REASON_FIND "]},"                                                   \
  "{'action':'hear','cites':['small:1','small:2/R1'],'on':'s:zhang','refused':["                   \
  "{'cites':['small:1'],'what':'handler','why':'role'},"                                           \
  "{'on':'s:zhang','what':'hear@record','why':'owed'}]},"                                          \
  "{'action':'record','by':['handler','respondent'],'cites':['small:1'],'heeds':['small:1']}],"

#define BREACHES                                                                                   \
  "'at_rest':false,'breaches':["                                                                   \
  "{'cites':['small:1','small:2/R1'],'event':2,'on':'s:zhang','reasons':["                         \
  "{'cites':['small:1','small:2/R1'],'what':'s:zhang','why':'no_item'}],'void':true,"              \
  "'what':'hear','why':'unlawful'},"                                                               \
  "{'cites':['small:1','small:2/R1'],'event':3,'on':'s:zhang','soft':true,"                        \
  "'what':'hear@record','why':'late'},"                                                            \
  "{'from':'2014-09-10T08:00:00+08:00','till':'2014-09-10T08:00:01+08:00',"                        \
  "'what':'hear@record','why':'gap'},"                                                             \
  "{'from':'2014-09-10T08:00:00+08:00','what':'hear@record','why':'gap'},"                         \
  "{'period':'2014-09-10','what':'hear@record','why':'missed'}],"

#define DUTIES                                                                                     \
  "'digest':'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"                   \
  "'duties':["                                                                                     \
  "{'by':['handler'],'cites':['small:1','small:2/R1'],'due':'2014-09-19','duty':'hear@record',"    \
  "'on':'s:zhang','since':'2014-09-10T08:00:00+08:00','state':'overdue','to':['respondent']},"     \
  "{'by':['handler'],'cites':['small:1','small:2/R1'],'done':'2014-09-10T08:01:30+08:00',"         \
  "'due':'2014-09-10T08:01:00+08:00','duty':'hear@record','extended':true,'provisional':true,"     \
  "'round':2,'since':'2014-09-10T08:00:00+08:00','soft':true,'state':'done'},"                     \
  "{'by':['handler'],'cites':['small:1','small:2/R1'],'duty':'hear@record',"                       \
  "'since':'2014-09-10T08:00:00+08:00','state':'owed','suspended':true}],"                         \
  "'events':3,'now':'2014-09-30T08:00:00+08:00','policy':'test.small@1.0.0',"                      \
  "'process':'complaint'"

#define SANCTIONS                                                                                  \
  ",'sanctions':[{'offence':'private_tutoring','on':'a1','refused':[" REASON_FIND "]},"            \
  "{'finding':'true','on':'a1','open':['self_criticism','dismissal']}]"

#define STAGE ",'stage':'accept'"

static void a_decision_leaves_out_what_is_empty_and_orders_the_rest(void **state) {
  (void)state;
  complaint_text *text = complaint_text_new(NULL, NULL);
  assert_int_equal(complaint_decision_json(small_decision(NULL), text, NULL), COMPLAINT_OK);
  assert_json(complaint_text_get(text, NULL), "{" ACTIONS BREACHES DUTIES SANCTIONS STAGE "}");
  complaint_text_free(text);
}

static void an_audit_is_the_decision_without_what_may_be_done(void **state) {
  (void)state;
  complaint_text *text = complaint_text_new(NULL, NULL);
  assert_int_equal(complaint_decision_audit_json(small_decision(NULL), text, NULL), COMPLAINT_OK);
  assert_json(complaint_text_get(text, NULL), "{" BREACHES DUTIES STAGE "}");
  complaint_text_free(text);
}

static void the_empty_lists_that_say_something_stay(void **state) {
  (void)state;
  complaint_decision *d = small_decision(NULL);
  d->answer_count = d->duty_count = d->breach_count = d->sanction_count = 0;
  d->at_rest = true;
  d->stage = 0;
  complaint_text *text = complaint_text_new(NULL, NULL);
  assert_int_equal(complaint_decision_json(d, text, NULL), COMPLAINT_OK);
  assert_json(complaint_text_get(text, NULL),
              "{'actions':[],'at_rest':true,'breaches':[],"
              "'digest':'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"
              "'duties':[],'events':3,'now':'2014-09-30T08:00:00+08:00',"
              "'policy':'test.small@1.0.0','process':'complaint'}");
  complaint_text_free(text);
}

/* ---- entries --------------------------------------------------------------------------------- */

static void an_action_can_be_read_part_by_part(void **state) {
  (void)state;
  complaint_decision *d = small_decision(NULL);
  complaint_action_answer action;
  complaint_reason reason;
  assert_int_equal(complaint_decision_action_count(d), 4);
  assert_true(complaint_decision_action(d, 1, &action));
  assert_string_equal(action.action, "find");
  assert_string_equal(action.on, "a1");
  assert_int_equal(action.by_count, 1);
  assert_int_equal(action.reason_count, 2);
  assert_true(complaint_decision_action_reason(d, 1, 1, &reason));
  assert_string_equal(reason.why, "after");
  assert_string_equal(reason.what, "hear");
  assert_string_equal(reason.on, "s:zhang");
  assert_string_equal(complaint_decision_cite(d, reason.cites, 0), "small:1");
  assert_string_equal(complaint_decision_cite(d, reason.cites, 1), "small:2/R1");
  assert_null(complaint_decision_cite(d, reason.cites, 2));
  assert_string_equal(complaint_decision_cite(d, action.cites, 0), "small:1");
  assert_string_equal(complaint_decision_action_need(d, 0, 0), "witness");
  assert_string_equal(complaint_decision_action_by(d, 3, 1), "respondent");
  assert_null(complaint_decision_cite(d, action.heeds, 0));
  assert_true(complaint_decision_action(d, 3, &action));
  assert_string_equal(complaint_decision_cite(d, action.heeds, 0), "small:1");
  assert_string_equal(complaint_decision_stage(d), "accept");
}

static void a_duty_can_be_read_part_by_part(void **state) {
  (void)state;
  complaint_decision *d = small_decision(NULL);
  complaint_duty_answer duty;
  assert_true(complaint_decision_duty(d, 0, &duty));
  assert_string_equal(duty.duty, "hear@record");
  assert_string_equal(duty.state, "overdue");
  assert_string_equal(duty.due, "2014-09-19");
  assert_true(duty.done == INT64_MAX);
  assert_string_equal(complaint_decision_duty_by(d, 0, 0), "handler");
  assert_string_equal(complaint_decision_duty_to(d, 0, 0), "respondent");
  assert_true(complaint_decision_duty(d, 2, &duty));
  assert_string_equal(duty.due, "");
  assert_true(duty.too_late == INT64_MAX);
  assert_true(duty.suspended);
}

static void a_sanction_and_a_breach_can_be_read_part_by_part(void **state) {
  (void)state;
  complaint_decision *d = small_decision(NULL);
  complaint_sanction_answer sanction;
  complaint_breach_answer breach;
  complaint_reason reason;
  assert_int_equal(complaint_decision_sanction_count(d), 2);
  assert_true(complaint_decision_sanction(d, 0, &sanction));
  assert_true(sanction.refused);
  assert_string_equal(sanction.offence, "private_tutoring");
  assert_string_equal(sanction.finding, "");
  assert_true(complaint_decision_sanction(d, 1, &sanction));
  assert_false(sanction.refused);
  assert_string_equal(sanction.finding, "true");
  assert_string_equal(complaint_decision_sanction_open(d, 1, 1), "dismissal");
  assert_int_equal(complaint_decision_breach_count(d), 5);
  assert_true(complaint_decision_breach(d, 0, &breach));
  assert_string_equal(breach.why, "unlawful");
  assert_string_equal(breach.on, "s:zhang");
  assert_true(breach.is_void);
  assert_string_equal(breach.period, "");
  assert_true(breach.from == INT64_MAX && breach.till == INT64_MAX);
  assert_true(complaint_decision_breach_reason(d, 0, 0, &reason));
  assert_string_equal(reason.why, "no_item");
  assert_false(complaint_decision_at_rest(d));
}

static void what_is_not_there_is_not_answered(void **state) {
  (void)state;
  complaint_decision *d = small_decision(NULL);
  complaint_action_answer action;
  complaint_duty_answer duty;
  complaint_sanction_answer sanction;
  complaint_breach_answer breach;
  complaint_reason reason;
  assert_false(complaint_decision_action(d, 4, &action));
  assert_false(complaint_decision_duty(d, 3, &duty));
  assert_false(complaint_decision_sanction(d, 2, &sanction));
  assert_false(complaint_decision_breach(d, 5, &breach));
  assert_false(complaint_decision_action_reason(d, 0, 0, &reason));
  assert_false(complaint_decision_action_reason(d, 4, 0, &reason));
  assert_false(complaint_decision_breach_reason(d, 1, 0, &reason));
  assert_false(complaint_decision_breach_reason(d, 5, 0, &reason));
  assert_null(complaint_decision_action_by(d, 0, 1));
  assert_null(complaint_decision_action_by(d, 4, 0));
  assert_null(complaint_decision_action_need(d, 1, 0));
  assert_null(complaint_decision_action_need(d, 4, 0));
  assert_null(complaint_decision_duty_by(d, 3, 0));
  assert_null(complaint_decision_duty_to(d, 3, 0));
  assert_null(complaint_decision_duty_to(d, 1, 0));
  assert_null(complaint_decision_sanction_open(d, 2, 0));
  assert_null(complaint_decision_sanction_open(d, 0, 0));
  assert_null(complaint_decision_cite(d, 0, 0));
  assert_null(complaint_decision_cite(d, 99, 0));
}

/* ---- life ------------------------------------------------------------------------------------ */

static void nothing_judged_is_nothing_to_write(void **state) {
  (void)state;
  complaint_error err = {0};
  complaint_decision *d = complaint_decision_new(NULL, NULL);
  complaint_text *text = complaint_text_new(NULL, NULL);
  assert_int_equal(complaint_decision_action_count(d), 0);
  assert_null(complaint_decision_cite(d, 0, 0));
  assert_int_equal(complaint_decision_json(d, text, &err), COMPLAINT_E_ARGUMENT);
  assert_string_equal(err.text, "nothing was judged yet: call complaint_case_decide first");
  assert_int_equal(complaint_decision_audit_json(NULL, text, &err), COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_decision_json(d, NULL, NULL), COMPLAINT_E_ARGUMENT);
  complaint_text_free(text);
  complaint_decision_free(d);
  complaint_decision_free(NULL);
}

static bool write_json(const complaint_memory *memory, void *context) {
  (void)context;
  complaint_text *text = complaint_text_new(memory, NULL);
  complaint_decision *d = complaint_decision_new(memory, NULL);
  bool done = text != NULL && d != NULL;
  if (done) {
    complaint_status status = complaint_decision_json(small_decision(NULL), text, NULL);
    done = status == COMPLAINT_OK;
    if (!done) {
      assert_int_equal(status, COMPLAINT_E_NOMEM);
      assert_string_equal(complaint_text_get(text, NULL), "");
    }
  }
  complaint_decision_free(d);
  complaint_text_free(text);
  return done;
}

static void writing_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(write_json, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_decision_leaves_out_what_is_empty_and_orders_the_rest),
      cmocka_unit_test(an_audit_is_the_decision_without_what_may_be_done),
      cmocka_unit_test(the_empty_lists_that_say_something_stay),
      cmocka_unit_test(an_action_can_be_read_part_by_part),
      cmocka_unit_test(a_duty_can_be_read_part_by_part),
      cmocka_unit_test(a_sanction_and_a_breach_can_be_read_part_by_part),
      cmocka_unit_test(what_is_not_there_is_not_answered),
      cmocka_unit_test(nothing_judged_is_nothing_to_write),
      cmocka_unit_test(writing_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
