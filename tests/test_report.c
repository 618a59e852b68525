/* The handle of a report: its life, what is counted into it, what it writes, and memory that runs
 * out anywhere. */
#include "complaint/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/report_office.h"

#define EVENTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static int open_office(void **state) {
  static office d;
  d = office_open(NULL, NULL);
  *state = &d;
  return 0;
}

static int close_office(void **state) {
  office_close(*state);
  return 0;
}

/* ---- life ------------------------------------------------------------------------------------ */

static void a_report_needs_nothing_that_it_was_made_from(void **state) {
  (void)state;
  office d = office_open(NULL, NULL);
  office_week(&d, "W10", "");
  complaint_case *c = office_case(&d, "main", "c1", EVENTS("03-02T09:00 receive clerk"));
  complaint_engine_free(d.engine);
  complaint_policy_free(d.policy);
  assert_int_equal(complaint_report_add(d.report, c, NULL), COMPLAINT_OK);
  complaint_case_free(c);
  d.engine = NULL;
  d.policy = NULL;
  assert_figure(&d, "cases/main//received", 1);
  assert_says(&d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN, "The rules");
  office_close(&d);
}

static void a_case_can_outlive_its_report(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  complaint_case *c = office_case(d, "main", "c1", EVENTS("03-02T09:00 receive clerk"));
  assert_int_equal(complaint_report_add(d->report, c, NULL), COMPLAINT_OK);
  complaint_report_free(d->report);
  d->report = NULL;
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  assert_int_equal(complaint_case_decide(c, COMPLAINT_NOW, NULL, decision, NULL), COMPLAINT_OK);
  assert_int_equal(complaint_decision_breach_count(decision), 0);
  complaint_decision_free(decision);
  complaint_case_free(c);
}

/* A report looks at a case as of another time; what is asked of it afterwards is answered as if it
 * had not. */
static void being_counted_changes_no_answer(void **state) {
  office *d = *state;
  complaint_text *before = complaint_text_new(NULL, NULL), *after = complaint_text_new(NULL, NULL);
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  complaint_case *c = office_case(
      d, "main", "c1",
      EVENTS("03-02T09:00 receive clerk", "03-03T09:00 accept clerk", "03-20T09:00 decide boss"));
  assert_int_equal(complaint_case_decide(c, COMPLAINT_NOW, NULL, decision, NULL), COMPLAINT_OK);
  assert_int_equal(complaint_decision_json(decision, before, NULL), COMPLAINT_OK);
  office_week(d, "W10", "");
  assert_int_equal(complaint_report_add(d->report, c, NULL), COMPLAINT_OK);
  assert_int_equal(complaint_case_decide(c, COMPLAINT_NOW, NULL, decision, NULL), COMPLAINT_OK);
  assert_int_equal(complaint_decision_json(decision, after, NULL), COMPLAINT_OK);
  assert_string_equal(complaint_text_get(before, NULL), complaint_text_get(after, NULL));
  complaint_case_free(c);
  complaint_decision_free(decision);
  complaint_text_free(before);
  complaint_text_free(after);
}

static void a_report_can_be_written_and_go_on(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "\"read\":0,");
  office_add(d, "main", "c1", EVENTS("03-02T09:00 receive clerk"));
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "\"read\":1,");
}

static void the_order_of_the_cases_does_not_matter(void **state) {
  office *d = *state;
  const char *const one[] = {"03-02T09:00 receive clerk", "03-03T09:00 accept clerk", NULL};
  const char *const other[] = {"02-27T09:00 receive clerk 'facts':{'name':null}", NULL};
  complaint_text *first = complaint_text_new(NULL, NULL);
  office_week(d, "W10", "");
  office_add(d, "main", "c1", one);
  office_add(d, "main", "c2", other);
  assert_int_equal(
      complaint_report_write(d->report, COMPLAINT_REPORT_JSON, COMPLAINT_EN, first, NULL),
      COMPLAINT_OK);
  office_week(d, "W10", "");
  office_add(d, "main", "c2", other);
  office_add(d, "main", "c1", one);
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, complaint_text_get(first, NULL));
  complaint_text_free(first);
}

/* ---- what is not counted --------------------------------------------------------------------- */

static void assert_not_added(office *d, complaint_case *c, complaint_status status,
                             const char *text) {
  complaint_error err = {.text = ""};
  size_t before = complaint_report_case_count(d->report);
  assert_int_equal(complaint_report_add(d->report, c, &err), status);
  assert_string_equal(err.text, text);
  assert_int_equal(complaint_report_case_count(d->report), before);
}

static void no_case_counts_twice(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  complaint_case *c = office_case(d, "main", "c1", EVENTS("03-02T09:00 receive clerk"));
  assert_int_equal(complaint_report_add(d->report, c, NULL), COMPLAINT_OK);
  assert_not_added(d, c, COMPLAINT_E_INPUT, "case `c1` of process `main` is counted already");
  assert_figure(d, "cases/main//received", 1);
  complaint_case_free(c);
}

static void many_cases_are_known_again(void **state) {
  office *d = *state;
  char id[16];
  office_week(d, "W10", "");
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < 200; i++) {
      (void)snprintf(id, sizeof id, "c%d", i);
      complaint_case *c = office_case(d, "main", id, EVENTS("03-02T09:00 receive clerk"));
      assert_int_equal(complaint_report_add(d->report, c, NULL),
                       round == 0 ? COMPLAINT_OK : COMPLAINT_E_INPUT);
      complaint_case_free(c);
    }
  assert_int_equal(complaint_report_case_count(d->report), 200);
}

static void a_case_of_another_policy_is_refused(void **state) {
  office *d = *state;
  static const char OTHER[] =
      "return { regulation = 'o', id = 'test.other', version = '1', zone = '+08:00',"
      "calendar = 'cn', clauses = { ['1'] = { kind = 'rule' } }, roles = { clerk = {} },"
      "processes = { main = { actions = {"
      "  receive = { by = 'clerk', starts = true, cites = '1' } } } } }";
  complaint_error err = {.text = ""};
  complaint_policy *other = complaint_engine_load_text(d->engine, "o", OTHER, strlen(OTHER), &err);
  if (other == NULL) fail_msg("%s", err.text);
  complaint_case *c = complaint_case_new(other, "main", "c1", NULL);
  office_week(d, "W10", "");
  assert_not_added(d, c, COMPLAINT_E_INPUT,
                   "case `c1` runs under policy `test.other`, and the report is about `test.desk`");
  complaint_case_free(c);
  complaint_policy_free(other);
}

/* Another version may have other processes and actions; what it lacks is not looked for. */
static void a_case_under_another_version_is_counted_with_the_others(void **state) {
  office *d = *state;
  static const char SECOND[] =
      "return { regulation = 't', id = 'test.desk', version = '2', zone = '+08:00',"
      "calendar = 'cn', clauses = { ['9'] = { kind = 'rule' } }, roles = { clerk = {} },"
      "processes = { main = { actions = {"
      "  receive = { by = 'clerk', starts = true, cites = '9' },"
      "  think = { by = 'clerk', owed = { receive = { within = days(1) } }, cites = '9' } } } } }";
  complaint_error err = {.text = ""};
  office second = {.policy =
                       complaint_engine_load_text(d->engine, "s", SECOND, strlen(SECOND), &err)};
  if (second.policy == NULL) fail_msg("%s", err.text);
  office_week(d, "W10", "");
  office_add(d, "main", "c1", EVENTS("03-02T09:00 receive clerk"));
  complaint_case *c = office_case(&second, "main", "c2", EVENTS("03-02T09:00 receive clerk"));
  assert_int_equal(complaint_report_add(d->report, c, NULL), COMPLAINT_OK);
  complaint_case_free(c);
  complaint_policy_free(second.policy);
  assert_figure(d, "cases/main//received", 2);
  assert_figure(d, "acceptance/main//not_accepted", 1);
  assert_figure(d, "breaches/main/think@receive/overdue", 1);
  assert_figure(d, "clauses//t:9/overdue", 1);
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "\"version\":\"1\"},{\"digest\":\"");
  assert_says(d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN, ", test.desk@2 (");
}

static void a_standing_case_of_more_than_a_hundred_years_is_refused(void **state) {
  office *d = *state;
  complaint_error err = {.text = ""};
  complaint_report_options options = {.from = "2126-03-01", .to = "2126-03-31"};
  complaint_case *c = office_case(d, "desk", "old", EVENTS("02-28T08:00 round clerk"));
  assert_int_equal(office_begin(d, &options, &err), COMPLAINT_OK);
  assert_int_equal(complaint_report_add(d->report, c, &err), COMPLAINT_E_LIMIT);
  assert_int_equal(complaint_report_case_count(d->report), 0);
  complaint_case_free(c);
}

static void a_case_without_events_is_read_and_counts_nowhere(void **state) {
  office *d = *state;
  complaint_figure figure;
  office_week(d, "W10", "");
  office_add(d, "main", "c1", (const char *const[]){NULL});
  assert_int_equal(complaint_report_case_count(d->report), 1);
  for (size_t i = 0; complaint_report_figure(d->report, i, &figure); i++)
    assert_int_equal(figure.value, 0);
}

/* ---- handles that are missing ---------------------------------------------------------------- */

static void a_missing_handle_is_told(void **state) {
  office *d = *state;
  complaint_report_options options = {.week = "2026-W10"};
  complaint_error err = {.text = ""};
  complaint_figure figure;
  assert_null(complaint_report_new(NULL, &options, &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  assert_null(complaint_report_new(d->policy, NULL, NULL));
  office_week(d, "W10", "");
  assert_int_equal(complaint_report_add(d->report, NULL, NULL), COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_report_add(NULL, NULL, NULL), COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_report_write(NULL, COMPLAINT_REPORT_JSON, COMPLAINT_EN, d->text, NULL),
                   COMPLAINT_E_ARGUMENT);
  assert_int_equal(
      complaint_report_write(d->report, COMPLAINT_REPORT_JSON, COMPLAINT_EN, NULL, NULL),
      COMPLAINT_E_ARGUMENT);
  assert_int_equal(
      complaint_report_write(d->report, (complaint_report_format)9, COMPLAINT_EN, d->text, NULL),
      COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_report_case_count(NULL), 0);
  assert_false(complaint_report_figure(NULL, 0, &figure));
  assert_false(complaint_report_figure(d->report, 0, NULL));
  assert_false(complaint_report_figure(d->report, 1000, &figure));
  complaint_report_free(NULL);
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool write_all(const office *d) {
  const complaint_report_format formats[] = {COMPLAINT_REPORT_TEXT, COMPLAINT_REPORT_JSON,
                                             COMPLAINT_REPORT_CSV};
  const complaint_actor actor = {"staff:clerk", NULL, 0};
  bool done = true;
  for (size_t i = 0; i < 3; i++)
    done = complaint_report_write(d->report, formats[i], COMPLAINT_ZH, d->text, NULL) ==
               COMPLAINT_OK &&
           done;
  return complaint_report_event(d->report, &actor, office_time("03-06T09:00"), d->text, NULL) ==
             COMPLAINT_OK &&
         done;
}

static bool add(const office *d, const char *process, const char *id, const char *const *events) {
  complaint_case *c = office_case(d, process, id, events);
  size_t before = complaint_report_case_count(d->report);
  bool done = c != NULL && complaint_report_add(d->report, c, NULL) == COMPLAINT_OK;
  assert_int_equal(complaint_report_case_count(d->report), before + done);
  complaint_case_free(c);
  return done;
}

/* A whole report. What failed to be added is added again; where that works, nothing is missing. */
static bool report(const complaint_memory *memory, void *context) {
  (void)context;
  const char *const one[] = {"03-02T09:00 receive clerk 'facts':{'name':null,'stance':'gone'}",
                             "03-02T10:00 accept clerk",
                             "03-03T08:00 extend boss 'facts':{'until_day':'2026-03-20'}",
                             "03-03T09:00 find clerk 'facts':{'finding':'yes'}",
                             "03-04T09:00 punish boss 'facts':{'sanction':'fine'}",
                             "03-05T09:00 rate boss 'facts':{'first':90,'second':80}",
                             "03-06T09:00 correct clerk 'of':2,"
                             "'facts':{'true_at':'2026-03-02T10:30:00+08:00'}",
                             NULL};
  const char *const other[] = {"03-01T08:00 round clerk", "03-04T09:00 leave clerk", NULL};
  office d = office_open(memory, NULL);
  bool done = d.policy != NULL && d.text != NULL;
  complaint_report_options options = {.week = "2026-W10", .withhold = 5};
  complaint_error err = {.text = ""};
  done = done && office_begin(&d, &options, &err) == COMPLAINT_OK;
  if (done) done = add(&d, "main", "c1", one) || add(&d, "main", "c1", one);
  if (done) done = add(&d, "desk", "office", other) || add(&d, "desk", "office", other);
  if (done) {
    assert_small(&d, "cases/main//received");
    assert_small(&d, "sanctions/main/fine/imposed");
  }
  done = done && write_all(&d);
  office_close(&d);
  return done;
}

static void a_report_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(report, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_office, close_office)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_report_needs_nothing_that_it_was_made_from),
      TEST(a_case_can_outlive_its_report),
      TEST(being_counted_changes_no_answer),
      TEST(a_report_can_be_written_and_go_on),
      TEST(the_order_of_the_cases_does_not_matter),
      TEST(no_case_counts_twice),
      TEST(many_cases_are_known_again),
      TEST(a_case_of_another_policy_is_refused),
      TEST(a_case_under_another_version_is_counted_with_the_others),
      TEST(a_standing_case_of_more_than_a_hundred_years_is_refused),
      TEST(a_case_without_events_is_read_and_counts_nowhere),
      TEST(a_missing_handle_is_told),
      cmocka_unit_test(a_report_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
