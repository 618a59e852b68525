/* test_handles.c - every public call when a handle is missing: a host that did not look at what a
 * call answered gets an error that says so, or nothing, and never a crash. The structure test
 * `exports` holds this file against the list of exported functions. */
#include "complaint.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

/* The call is made with an error at hand, `e`, and with none; it must refuse, and say why. */
#define REFUSES(call)                                                                              \
  for (int told = 0; told < 2; told++) {                                                           \
    complaint_error err = {0}, *e = told ? &err : NULL;                                            \
    (void)(call);                                                                                  \
    if (told) assert_refused(#call, &err);                                                         \
  }

static void assert_refused(const char *call, const complaint_error *err) {
  if (err->status != COMPLAINT_E_ARGUMENT || err->text[0] == '\0')
    fail_msg("%s: %s `%s`", call, complaint_status_name(err->status), err->text);
}

#define NOTHING(call) assert_true((call) == 0)

static void a_question_needs_a_calendar_and_room_for_the_answer(void **state) {
  (void)state;
  complaint_calendar *cn = complaint_calendar_builtin("cn", NULL, NULL);
  const complaint_due_question question = {.from = "2026-09-30", .limit = "5wd"};
  complaint_due due;
  complaint_day day;
  complaint_day_count days;
  char digest[65];
  size_t count;
  REFUSES(complaint_calendar_builtin(NULL, NULL, e));
  REFUSES(complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, NULL, 1, NULL, NULL, e));
  REFUSES(complaint_calendar_digest(NULL, NULL, digest, e));
  REFUSES(complaint_calendar_digest(cn, NULL, NULL, e));
  REFUSES(complaint_calendar_day(NULL, "2026-09-30", NULL, &day, e));
  REFUSES(complaint_calendar_day(cn, "2026-09-30", NULL, NULL, e));
  REFUSES(complaint_calendar_count(NULL, "2026-09-30", "2026-10-01", NULL, &days, e));
  REFUSES(complaint_calendar_count(cn, "2026-09-30", "2026-10-01", NULL, NULL, e));
  REFUSES(complaint_calendar_due(NULL, &question, &due, e));
  REFUSES(complaint_calendar_due(cn, NULL, &due, e));
  REFUSES(complaint_calendar_due(cn, &question, NULL, e));
  REFUSES(complaint_calendar_explain(NULL, &question, &day, 1, &count, e));
  REFUSES(complaint_calendar_explain(cn, NULL, &day, 1, &count, e));
  REFUSES(complaint_calendar_explain(cn, &question, NULL, 1, &count, e));
  REFUSES(complaint_calendar_explain(cn, &question, &day, 1, NULL, e));
  complaint_calendar_free(cn);
}

static void a_policy_needs_an_engine_a_name_and_a_source(void **state) {
  (void)state;
  complaint_calendar *cn = complaint_calendar_builtin("cn", NULL, NULL);
  complaint_engine *engine = complaint_engine_new(NULL, NULL);
  REFUSES(complaint_engine_add_calendar(NULL, "own", cn, e));
  REFUSES(complaint_engine_add_calendar(engine, NULL, cn, e));
  REFUSES(complaint_engine_add_calendar(engine, "own", NULL, e));
  REFUSES(complaint_engine_load(NULL, "school.own", e));
  REFUSES(complaint_engine_load(engine, NULL, e));
  REFUSES(complaint_engine_load_text(NULL, "own", "return {}", 9, e));
  REFUSES(complaint_engine_load_text(engine, NULL, "return {}", 9, e));
  REFUSES(complaint_engine_load_text(engine, "own", NULL, 9, e));
  REFUSES(complaint_register_new(NULL, e));
  REFUSES(complaint_proof_new(NULL, e));
  REFUSES(complaint_proof_witness(NULL, 0, NULL, e));
  REFUSES(complaint_proof_lighter(NULL, NULL, e));
  complaint_engine_free(engine);
  complaint_calendar_free(cn);
}

static void versions_need_policies_and_a_day(void **state) {
  (void)state;
  complaint_policy *none[] = {NULL};
  complaint_in_force in_force;
  REFUSES(complaint_versions_new(NULL, 1, e));
  REFUSES(complaint_versions_new(none, 1, e));
  REFUSES(complaint_versions_on(NULL, "2014-09-10", e));
  REFUSES(complaint_versions_find(NULL, "1.0.0", e));
  REFUSES(complaint_case_file_read_under(NULL, "c1.jsonl", "", 0, NULL, e));
  NOTHING(complaint_versions_at(NULL, 0, &in_force));
}

static void a_case_needs_a_policy_and_an_answer_a_case(void **state) {
  (void)state;
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  complaint_text *text = complaint_text_new(NULL, NULL);
  bool taken;
  REFUSES(complaint_case_new(NULL, "main", "c1", e));
  REFUSES(complaint_case_add(NULL, "{}", 2, e));
  REFUSES(complaint_case_act(NULL, "{}", 2, COMPLAINT_NOW, &taken, text, e));
  REFUSES(complaint_case_explain_refusal(NULL, "{}", 2, COMPLAINT_NOW, COMPLAINT_EN, text, e));
  REFUSES(complaint_case_decide(NULL, COMPLAINT_NOW, NULL, decision, e));
  REFUSES(complaint_case_file_read(NULL, "c1.jsonl", "", 0, NULL, e));
  REFUSES(complaint_case_file_header(NULL, text, e));
  REFUSES(complaint_decision_json(NULL, text, e));
  REFUSES(complaint_decision_json(decision, NULL, e));
  REFUSES(complaint_decision_audit_json(NULL, text, e));
  REFUSES(complaint_decision_audit_json(decision, NULL, e));
  REFUSES(complaint_decision_explain(NULL, "close", NULL, COMPLAINT_EN, text, e));
  REFUSES(complaint_decision_explain(decision, NULL, NULL, COMPLAINT_EN, text, e));
  REFUSES(complaint_decision_explain(decision, "close", NULL, COMPLAINT_EN, NULL, e));
  complaint_text_free(text);
  complaint_decision_free(decision);
}

static void a_report_needs_a_policy_days_and_cases(void **state) {
  (void)state;
  const complaint_report_options week = {.week = "2026-W40"};
  const complaint_actor actor = {.id = "li"};
  complaint_text *text = complaint_text_new(NULL, NULL);
  complaint_figure figure;
  REFUSES(complaint_report_new(NULL, &week, e));
  REFUSES(complaint_report_add(NULL, NULL, e));
  REFUSES(complaint_report_write(NULL, COMPLAINT_REPORT_JSON, COMPLAINT_EN, text, e));
  REFUSES(complaint_report_event(NULL, &actor, 0, text, e));
  NOTHING(complaint_report_case_count(NULL));
  NOTHING(complaint_report_figure(NULL, 0, &figure));
  complaint_report_free(NULL);
  complaint_text_free(text);
}

static void what_failed_first_is_what_is_told(void **state) {
  (void)state;
  complaint_error err = {0};
  complaint_engine *engine = complaint_engine_new(NULL, &err);
  complaint_policy *policy = complaint_engine_load_text(engine, "own", "return 1", 8, &err);
  complaint_error first = err;
  complaint_case *c = complaint_case_new(policy, "main", "c1", &err);
  assert_int_equal(complaint_case_add(c, "{}", 2, &err), COMPLAINT_E_POLICY);
  assert_null(complaint_register_new(policy, &err));
  assert_string_equal(err.text, first.text);
  complaint_engine_free(engine);
}

static void what_cannot_fail_answers_nothing(void **state) {
  (void)state;
  complaint_edition edition;
  complaint_policy_process process;
  complaint_policy_action action;
  complaint_policy_fact fact;
  complaint_policy_value value;
  complaint_policy_role role;
  complaint_policy_reading reading;
  complaint_register_clause clause;
  complaint_register_item item;
  size_t size = 1;
  NOTHING(complaint_calendar_edition_count(NULL));
  NOTHING(complaint_calendar_edition_at(NULL, 0, &edition));
  NOTHING(complaint_engine_problem_count(NULL));
  NOTHING(complaint_engine_problem_at(NULL, 0));
  NOTHING(complaint_policy_id(NULL));
  NOTHING(complaint_policy_version(NULL));
  NOTHING(complaint_policy_digest(NULL));
  NOTHING(complaint_policy_title(NULL, COMPLAINT_EN));
  NOTHING(complaint_policy_shareable(NULL));
  NOTHING(complaint_policy_process_at(NULL, 0, COMPLAINT_EN, &process));
  NOTHING(complaint_policy_action_at(NULL, 0, 0, COMPLAINT_EN, &action));
  NOTHING(complaint_policy_fact_at(NULL, 0, 0, 0, COMPLAINT_EN, &fact));
  NOTHING(complaint_policy_value_at(NULL, "kind", 0, COMPLAINT_EN, &value));
  NOTHING(complaint_policy_role_at(NULL, 0, COMPLAINT_EN, &role));
  NOTHING(complaint_policy_reading_at(NULL, 0, COMPLAINT_EN, &reading));
  NOTHING(complaint_policy_option_at(NULL, "R1", 0, COMPLAINT_EN, &value));
  NOTHING(complaint_register_count(NULL));
  NOTHING(complaint_register_at(NULL, 0, COMPLAINT_EN, &clause));
  NOTHING(complaint_register_item_at(NULL, 0, 0, &item));
  NOTHING(complaint_case_id(NULL));
  NOTHING(complaint_case_process(NULL));
  NOTHING(complaint_case_policy(NULL));
  NOTHING(complaint_case_event_count(NULL));
  NOTHING(complaint_text_get(NULL, NULL));
  NOTHING(complaint_text_get(NULL, &size));
  NOTHING(size);
}

static void no_proof_says_nothing(void **state) {
  (void)state;
  complaint_proof_process process;
  complaint_proof_never never;
  NOTHING(complaint_proof_process_at(NULL, 0, &process));
  NOTHING(complaint_proof_never_at(NULL, 0, 0, &never));
  NOTHING(complaint_proof_granted(SIZE_MAX));
}

/* A decision that is not there, and one that was never made. */
static void no_decision_has_no_entries(void **state) {
  (void)state;
  complaint_decision *fresh = complaint_decision_new(NULL, NULL);
  complaint_action_answer action;
  complaint_duty_answer duty;
  complaint_sanction_answer sanction;
  complaint_breach_answer breach;
  complaint_law_answer law;
  complaint_reason reason;
  const complaint_decision *const both[] = {NULL, fresh};
  for (size_t i = 0; i < 2; i++) {
    NOTHING(complaint_decision_at_rest(both[i]));
    NOTHING(complaint_decision_stage(both[i]));
    NOTHING(complaint_decision_action_count(both[i]));
    NOTHING(complaint_decision_action(both[i], 0, &action));
    NOTHING(complaint_decision_action_by(both[i], 0, 0));
    NOTHING(complaint_decision_action_need(both[i], 0, 0));
    NOTHING(complaint_decision_action_reason(both[i], 0, 0, &reason));
    NOTHING(complaint_decision_duty_count(both[i]));
    NOTHING(complaint_decision_duty(both[i], 0, &duty));
    NOTHING(complaint_decision_duty_by(both[i], 0, 0));
    NOTHING(complaint_decision_duty_to(both[i], 0, 0));
    NOTHING(complaint_decision_sanction_count(both[i]));
    NOTHING(complaint_decision_sanction(both[i], 0, &sanction));
    NOTHING(complaint_decision_sanction_open(both[i], 0, 0));
    NOTHING(complaint_decision_breach_count(both[i]));
    NOTHING(complaint_decision_breach(both[i], 0, &breach));
    NOTHING(complaint_decision_breach_reason(both[i], 0, 0, &reason));
    NOTHING(complaint_decision_law_count(both[i]));
    NOTHING(complaint_decision_law(both[i], 0, &law));
    NOTHING(complaint_decision_cite(both[i], 0, 0));
  }
  complaint_decision_free(fresh);
}

static void giving_back_nothing_is_fine(void **state) {
  (void)state;
  complaint_calendar_free(NULL);
  complaint_case_free(NULL);
  complaint_decision_free(NULL);
  complaint_engine_free(NULL);
  complaint_policy_free(NULL);
  complaint_register_free(NULL);
  complaint_proof_free(NULL);
  complaint_text_free(NULL);
  complaint_versions_free(NULL);
}

static void what_needs_no_handle_is_always_there(void **state) {
  (void)state;
  assert_true(strlen(complaint_version()) > 0);
  assert_true(strlen(complaint_status_sentence((complaint_status)1000)) > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_question_needs_a_calendar_and_room_for_the_answer),
      cmocka_unit_test(a_policy_needs_an_engine_a_name_and_a_source),
      cmocka_unit_test(versions_need_policies_and_a_day),
      cmocka_unit_test(a_case_needs_a_policy_and_an_answer_a_case),
      cmocka_unit_test(a_report_needs_a_policy_days_and_cases),
      cmocka_unit_test(what_failed_first_is_what_is_told),
      cmocka_unit_test(what_cannot_fail_answers_nothing),
      cmocka_unit_test(no_proof_says_nothing),
      cmocka_unit_test(no_decision_has_no_entries),
      cmocka_unit_test(giving_back_nothing_is_fine),
      cmocka_unit_test(what_needs_no_handle_is_always_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
