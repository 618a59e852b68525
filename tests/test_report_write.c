/* What a report looks like: text in both languages, canonical JSON, CSV. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/report_office.h"

#define EVENTS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define TEXT        COMPLAINT_REPORT_TEXT
#define JSON        COMPLAINT_REPORT_JSON
#define CSV         COMPLAINT_REPORT_CSV
#define EN          COMPLAINT_EN
#define ZH          COMPLAINT_ZH

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

/* A week in which there is something of everything. */
static void tell_a_week(office *d) {
  office_week(d, "W10", "");
  office_add(d, "main", "c1",
             EVENTS("03-02T09:00 receive clerk 'facts':{'name':null,'stance':'gone'}",
                    "03-02T10:00 accept clerk",
                    "03-03T08:00 extend boss 'facts':{'until_day':'2026-03-20'}",
                    "03-03T09:00 find clerk 'facts':{'finding':'yes'}",
                    "03-04T09:00 punish boss 'facts':{'sanction':'warning'}",
                    "03-05T09:00 rate boss 'facts':{'first':-1,'second':0}"));
  office_add(d, "desk", "office", EVENTS("03-02T08:00 leave clerk", "03-02T11:20 come clerk"));
}

/* ---- text ------------------------------------------------------------------------------------ */

static void a_text_tells_names_with_their_labels(void **state) {
  office *d = *state;
  tell_a_week(d);
  assert_says(d, TEXT, EN, "Report on 2026-03-02 to 2026-03-08 (2026-W10)\nThe rules\n");
  assert_says(d, TEXT, EN, "  main (complaints)\n    open before ");
  assert_says(d, TEXT, EN, "  main: decide@receive (decide)\n    owed: 1; 0-6 days: 1; oldest");
  assert_says(d, TEXT, EN, "  main: warning (a warning)\n    imposed: 1\n");
  assert_says(d, TEXT, EN, "  main: stance=gone (stance: out of reach)\n    cases: 1\n");
  assert_says(d, TEXT, EN, "  main: name=null (name: not known)\n");
  assert_says(d, TEXT, EN, "  desk: cover@always\n    gap: 1; gaps in all: 3:20:00\n");
  assert_says(d, TEXT, EN, "mean score: -0.75");
  assert_says(d, TEXT, EN, "  t:2\n    missed: 7\n    The second\n");
}

static void a_text_speaks_chinese_too(void **state) {
  office *d = *state;
  tell_a_week(d);
  assert_says(d, TEXT, ZH, "2026-03-02 至 2026-03-08 情况报告 (2026-W10)\n规则\n");
  assert_says(d, TEXT, ZH, "  main（投诉）\n    期初未了 ");
  assert_says(d, TEXT, ZH,
              "  main: decide@receive（决定）\n    未了：1；不满 7 天：1；最久（天）：");
  assert_says(d, TEXT, ZH, "  main: stance=gone（stance：联系不上）\n    件数：1\n");
  assert_says(d, TEXT, ZH, "  main: name=null（name：不详）\n");
  assert_says(d, TEXT, ZH, "空缺：1；空缺合计：3:20:00\n");
}

static void what_did_not_happen_is_not_told(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  assert_silent(d, TEXT, EN, "Sanctions");
  assert_silent(d, TEXT, EN, "Breaches");
  assert_silent(d, TEXT, EN, "talk");
  assert_says(d, TEXT, EN, "cases read: 0.");
  assert_silent(d, JSON, EN, "breaches");
}

static void days_that_are_over_are_not_said_to_last(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  assert_silent(d, TEXT, EN, "not over");
  office_week(d, "W10", "03-20T00:00");
  assert_silent(d, TEXT, EN, "not over");
  assert_says(d, TEXT, EN, "What was recorded by 2026-03-20T00:00:00+08:00;");
  office_week(d, "W10", "03-08T23:59");
  assert_says(d, TEXT, EN, "not over");
}

/* ---- when nobody complained ------------------------------------------------------------------ */

static void silence_may_mean_two_things(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  assert_says(d, TEXT, EN,
              "  Nothing was received in `complaints`.\n"
              "  That may mean full satisfaction; it may also mean that people have lost all hope "
              "and given up. This report takes it for neither success nor failure. [t:3]\n");
  assert_says(d, TEXT, ZH,
              "  本期未收到“投诉”。\n  无人投诉可能表示完全满意，也可能表示人们失去希望");
  assert_says(d, JSON, EN,
              "\"silence\":[{\"cites\":[\"t:3\"],\"every\":\"week\",\"first_days\":"
              "[\"2026-03-02\"],\"may_mean\":[\"full_satisfaction\",\"lost_hope\"],"
              "\"process\":\"main\"}]");
}

static void whole_weeks_within_a_month_can_be_silent(void **state) {
  office *d = *state;
  office_days(d, "03-01", "03-31", "");
  office_add(d, "main", "c1", EVENTS("03-08T23:59 receive clerk"));
  office_add(d, "main", "c2", EVENTS("03-16T00:00 receive clerk"));
  office_add(d, "talk", "c3", EVENTS("03-10T00:00 receive clerk"));
  assert_says(d, JSON, EN, "\"first_days\":[\"2026-03-09\",\"2026-03-23\"]");
  assert_says(d, TEXT, EN,
              "Weeks (from Monday) in which nothing was received in `complaints`: 2026-03-09, "
              "2026-03-23\n");
  assert_says(d, CSV, EN, ",silence,main,2026-03-23,week,0\r\n");
}

static void a_week_that_has_begun_is_silent_so_far(void **state) {
  office *d = *state;
  office_week(d, "W10", "03-06T16:00");
  assert_says(d, TEXT, EN, "Nothing was received");
  office_days(d, "03-02", "03-15", "03-06T16:00");
  assert_says(d, JSON, EN, "\"first_days\":[\"2026-03-02\"]");
}

/* Wednesday to Tuesday: no week is whole, and yet nobody complained. */
static void days_without_a_whole_week_can_be_silent(void **state) {
  office *d = *state;
  office_days(d, "03-04", "03-10", "");
  assert_says(d, TEXT, EN, "  Nothing was received in `complaints`.\n  That may mean full");
  assert_says(d, JSON, EN,
              "\"silence\":[{\"cites\":[\"t:3\"],\"first_days\":[\"2026-03-04\"],"
              "\"may_mean\":[\"full_satisfaction\",\"lost_hope\"],\"process\":\"main\"}]");
  assert_says(d, CSV, EN, ",silence,main,2026-03-04,,0\r\n");
  office_add(d, "main", "c1", EVENTS("03-09T09:00 receive clerk"));
  assert_silent(d, TEXT, EN, "Nothing was received");
  office_days(d, "03-04", "03-15", "03-06T16:00"); /* the whole week has not begun */
  assert_says(d, TEXT, EN, "Nothing was received");
}

static void a_complaint_breaks_the_silence(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1", EVENTS("03-05T09:00 receive clerk"));
  assert_silent(d, TEXT, EN, "Nothing was received");
  assert_silent(d, JSON, EN, "silence");
}

static void without_reports_the_days_themselves_can_be_silent(void **state) {
  (void)state;
  office d = office_open(NULL, "");
  office_days(&d, "03-02", "03-04", "");
  office_add(&d, "talk", "c1", EVENTS("03-02T09:00 receive clerk"));
  assert_says(&d, TEXT, EN, "Nothing was received in `complaints`.");
  assert_says(&d, JSON, EN,
              "\"silence\":[{\"first_days\":[\"2026-03-02\"],"
              "\"may_mean\":[\"full_satisfaction\",\"lost_hope\"],\"process\":\"main\"}]");
  assert_figure(&d, "cases/talk//received", 1);
  assert_figure(&d, "acceptance/main//accepted", -1);
  assert_figure(&d, "quality/main//cases", -1);
  office_close(&d);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

/* What jansson makes of it with sorted keys and no spaces is what was written. */
static void json_is_canonical(void **state) {
  office *d = *state;
  size_t size;
  tell_a_week(d);
  assert_int_equal(complaint_report_write(d->report, JSON, EN, d->text, NULL), COMPLAINT_OK);
  const char *text = complaint_text_get(d->text, &size);
  json_t *read = json_loadb(text, size, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null(read);
  char *again = json_dumps(read, JSON_SORT_KEYS | JSON_COMPACT);
  assert_string_equal(again, text);
  free(again);
  json_decref(read);
}

static void json_has_no_language(void **state) {
  office *d = *state;
  complaint_text *english = complaint_text_new(NULL, NULL);
  tell_a_week(d);
  assert_int_equal(complaint_report_write(d->report, JSON, EN, english, NULL), COMPLAINT_OK);
  assert_says(d, JSON, ZH, complaint_text_get(english, NULL));
  assert_int_equal(complaint_report_write(d->report, CSV, EN, english, NULL), COMPLAINT_OK);
  assert_says(d, CSV, ZH, complaint_text_get(english, NULL));
  complaint_text_free(english);
}

static void json_says_under_which_rules(void **state) {
  office *d = *state;
  char part[128];
  tell_a_week(d);
  (void)snprintf(part, sizeof part, "\"versions\":[{\"digest\":\"%s\",\"version\":\"1\"}]",
                 complaint_policy_digest(d->policy));
  assert_says(d, JSON, EN, part);
}

/* ---- CSV ------------------------------------------------------------------------------------- */

static void every_line_of_csv_has_nine_columns(void **state) {
  office *d = *state;
  tell_a_week(d);
  assert_int_equal(complaint_report_write(d->report, CSV, EN, d->text, NULL), COMPLAINT_OK);
  int commas = 0, lines = 0;
  for (const char *c = complaint_text_get(d->text, NULL); *c != '\0'; c++) {
    commas += *c == ',';
    if (*c != '\n') continue;
    assert_int_equal(c[-1], '\r');
    assert_int_equal(commas, 8);
    commas = 0;
    lines++;
  }
  complaint_figure figure;
  int figures = 0;
  while (complaint_report_figure(d->report, (size_t)figures, &figure)) figures++;
  assert_int_equal(lines, figures + 1);
}

/* The number of a clause is whatever the regulation has. */
static void what_a_cell_cannot_hold_as_it_is_is_quoted(void **state) {
  (void)state;
  static const char RULES[] =
      "return { regulation = 't', id = 'test.quoted', version = '1', zone = '+08:00',"
      "calendar = 'cn', clauses = { ['1, \"a\"'] = { kind = 'rule' } }, roles = { clerk = {} },"
      "processes = { main = { actions = {"
      "  receive = { by = 'clerk', starts = true, cites = '1, \"a\"' } } } } }";
  office d = {.engine = complaint_engine_new(NULL, NULL), .text = complaint_text_new(NULL, NULL)};
  d.policy = complaint_engine_load_text(d.engine, "t", RULES, strlen(RULES), NULL);
  assert_non_null(d.policy);
  office_week(&d, "W10", "");
  office_add(&d, "main", "c1", EVENTS("03-02T09:00 receive nobody"));
  assert_says(&d, CSV, EN, ",clauses,,\"t:1, \"\"a\"\"\",unlawful,1\r\n");
  office_close(&d);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_office, close_office)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_text_tells_names_with_their_labels),
      TEST(a_text_speaks_chinese_too),
      TEST(what_did_not_happen_is_not_told),
      TEST(days_that_are_over_are_not_said_to_last),
      TEST(silence_may_mean_two_things),
      TEST(whole_weeks_within_a_month_can_be_silent),
      TEST(a_week_that_has_begun_is_silent_so_far),
      TEST(days_without_a_whole_week_can_be_silent),
      TEST(a_complaint_breaks_the_silence),
      cmocka_unit_test(without_reports_the_days_themselves_can_be_silent),
      TEST(json_is_canonical),
      TEST(json_has_no_language),
      TEST(json_says_under_which_rules),
      TEST(every_line_of_csv_has_nine_columns),
      cmocka_unit_test(what_a_cell_cannot_hold_as_it_is_is_quoted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
