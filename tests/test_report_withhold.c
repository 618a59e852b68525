/* Small counts are not shown, and cannot be worked out from what is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/report/report.h"
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

static void begin(office *d, unsigned withhold) {
  complaint_error err = {.text = ""};
  complaint_report_options options = {.week = "2026-W10", .withhold = withhold};
  assert_int_equal(office_begin(d, &options, &err), COMPLAINT_OK);
}

/* So many cases with these events. */
static void add_many(office *d, const char *process, const char *name, int count,
                     const char *const *events) {
  char id[32];
  for (int i = 0; i < count; i++) {
    (void)snprintf(id, sizeof id, "%s-%d", name, i);
    office_add(d, process, id, events);
  }
}

#define RECEIVED EVENTS("03-02T09:00 receive clerk")
#define BEFORE   EVENTS("02-27T09:00 receive clerk")
#define TALKED   EVENTS("03-02T09:00 receive clerk", "03-02T10:00 close clerk")

/* ---- small counts ---------------------------------------------------------------------------- */

static void without_a_limit_everything_is_shown(void **state) {
  office *d = *state;
  begin(d, 0);
  add_many(d, "talk", "t", 1, TALKED);
  assert_figure(d, "cases/talk//received", 1);
  begin(d, 1);
  add_many(d, "talk", "t", 1, TALKED);
  assert_figure(d, "cases/talk//received", 1);
}

static void counts_below_the_limit_are_small_and_none_is_shown(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "talk", "t", 4, TALKED);
  assert_small(d, "cases/talk//received");
  assert_small(d, "cases/talk//laid_to_rest");
  add_many(d, "talk", "more", 1, TALKED);
  assert_figure(d, "cases/talk//received", 5);
}

static void what_belongs_to_a_small_count_goes_with_it(void **state) {
  office *d = *state;
  const char *const scored[] = {"03-02T09:00 receive clerk", "03-04T10:00 accept clerk",
                                "03-05T09:00 rate boss 'facts':{'first':90,'second':80}", NULL};
  begin(d, 5);
  add_many(d, "main", "c", 4, scored);
  assert_small(d, "quality/main//cases");
  assert_withheld(d, "quality/main//mean_hundredths");
  assert_withheld(d, "scores/main/first/mean_hundredths");
  assert_small(d, "acceptance/main//accepted");
  assert_figure(d, "acceptance/main//longest_days", -1);
  assert_figure(d, "duties/main/decide@receive/oldest_days", -1);
  add_many(d, "main", "more", 1, scored);
  assert_figure(d, "quality/main//mean_hundredths", 8750);
  assert_figure(d, "acceptance/main//longest_days", 2);
}

static void the_length_of_a_gap_goes_with_its_count(void **state) {
  office *d = *state;
  begin(d, 5);
  office_add(d, "desk", "office", EVENTS("03-02T08:00 leave clerk", "03-02T09:00 come clerk"));
  assert_small(d, "breaches/desk/cover@always/gap");
  assert_withheld(d, "breaches/desk/cover@always/gap_seconds");
  assert_figure(d, "standing/desk//cases", 1);
}

static void how_many_cases_were_read_is_small_too(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "talk", "t", 4, TALKED);
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "\"read\":\"<5\"");
  assert_says(d, COMPLAINT_REPORT_TEXT, COMPLAINT_ZH, "共读入 <5 件");
}

/* ---- what would give them away --------------------------------------------------------------- */

/* 6 before + 2 received = 8 open: the 2 would follow, and so would a 0. */
static void where_one_count_of_cases_is_small_no_other_is_shown(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "before", 6, BEFORE);
  add_many(d, "main", "received", 2, RECEIVED);
  assert_small(d, "cases/main//received");
  assert_withheld(d, "cases/main//open_before");
  assert_withheld(d, "cases/main//reopened");
  assert_withheld(d, "cases/main//laid_to_rest");
  assert_withheld(d, "cases/main//open");
  assert_withheld(d, "cases/main//overdue");
  assert_figure(d, "cases/talk//received", 0);
}

/* 6 received, 5 accepted, none laid to rest: 1 is not accepted. */
static void acceptance_does_not_tell_of_cases_nor_they_of_it(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "accepted", 5,
           EVENTS("03-02T09:00 receive clerk", "03-02T10:00 accept clerk"));
  assert_figure(d, "cases/main//received", 5);
  assert_figure(d, "acceptance/main//accepted", 5);
  add_many(d, "main", "waits", 1, RECEIVED);
  assert_small(d, "acceptance/main//not_accepted");
  assert_withheld(d, "acceptance/main//accepted");
  assert_withheld(d, "cases/main//received");
  assert_withheld(d, "cases/main//open");
}

/* One on each: whoever sees four parts of a total below 5 knows them all. */
static void the_parts_of_a_small_total_are_not_told_at_all(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "a", 1, EVENTS("03-06T09:00 receive clerk", "03-06T10:00 accept clerk"));
  add_many(d, "main", "b", 1, EVENTS("03-05T09:00 receive clerk", "03-06T10:00 accept clerk"));
  add_many(d, "main", "c", 1, EVENTS("03-02T09:00 receive clerk", "03-06T10:00 accept clerk"));
  add_many(d, "main", "d", 1, EVENTS("02-20T09:00 receive clerk", "03-06T10:00 accept clerk"));
  assert_small(d, "acceptance/main//accepted");
  assert_figure(d, "acceptance/main//days_0", -1);
  assert_figure(d, "acceptance/main//days_1_2", -1);
  assert_figure(d, "acceptance/main//days_3_6", -1);
  assert_figure(d, "acceptance/main//days_7_up", -1);
  assert_figure(d, "acceptance/main//longest_days", -1);
  assert_silent(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "days_0");
}

/* 6 of this week and 2 of the last are owed, 8 in all. */
static void where_one_part_is_small_only_the_total_is_told(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "new", 6, RECEIVED);
  add_many(d, "main", "old", 2, BEFORE);
  assert_figure(d, "duties/main/decide@receive/days_7_29", -1);
  assert_figure(d, "duties/main/decide@receive/days_0_6", -1);
  assert_figure(d, "duties/main/decide@receive/oldest_days", -1);
  assert_figure(d, "duties/main/decide@receive/owed", 8);
}

/* 6 read, 5 of them complaints: the one suggestion would follow. */
static void how_many_were_read_is_withheld_with_any_small_count(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "c", 5, RECEIVED);
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "\"read\":5");
  add_many(d, "talk", "t", 1, TALKED);
  assert_figure(d, "cases/main//received", 5);
  assert_small(d, "cases/talk//received");
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "\"read\":\"withheld\"");
  assert_says(d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN, "cases read: withheld.");
}

/* ---- silence --------------------------------------------------------------------------------- */

static void begin_march(office *d) {
  complaint_error err = {.text = ""};
  complaint_report_options options = {.from = "2026-03-02", .to = "2026-03-29", .withhold = 5};
  assert_int_equal(office_begin(d, &options, &err), COMPLAINT_OK);
}

static void assert_silence_withheld(office *d) {
  assert_says(d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN,
              "  Weeks (from Monday) in which nothing was received in `complaints`: withheld\n");
  assert_silent(d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN, "full satisfaction");
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN,
              "\"silence\":[{\"cites\":[\"t:3\"],\"every\":\"week\","
              "\"first_days\":\"withheld\",\"process\":\"main\"}]");
  assert_says(d, COMPLAINT_REPORT_CSV, COMPLAINT_EN, ",silence,main,,week,withheld\r\n");
}

/* One in each of four weeks: that no week was silent would tell of a count below 5 that it is 4. */
static void weeks_do_not_tell_of_a_small_count(void **state) {
  office *d = *state;
  begin_march(d);
  office_add(d, "main", "c1", EVENTS("03-02T09:00 receive clerk"));
  assert_silence_withheld(d);
  office_add(d, "main", "c2", EVENTS("03-09T09:00 receive clerk"));
  office_add(d, "main", "c3", EVENTS("03-16T09:00 receive clerk"));
  office_add(d, "main", "c4", EVENTS("03-23T09:00 receive clerk"));
  assert_small(d, "cases/main//received");
  assert_silence_withheld(d);
}

/* 5 of one week may be told; of 9 in two weeks, one must have received fewer than 5. */
static void weeks_are_listed_where_none_need_be_small(void **state) {
  office *d = *state;
  begin_march(d);
  add_many(d, "main", "a", 5, EVENTS("03-02T09:00 receive clerk"));
  assert_says(d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN, ": 2026-03-09, 2026-03-16, 2026-03-23\n");
  add_many(d, "main", "b", 4, EVENTS("03-09T09:00 receive clerk"));
  assert_figure(d, "cases/main//received", 9);
  assert_silence_withheld(d);
}

static void that_nothing_was_received_is_always_said(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "before", 2, BEFORE);
  assert_small(d, "cases/main//open_before");
  assert_figure(d, "cases/main//received", 0);
  assert_says(d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN, "Nothing was received in `complaints`.");
  assert_says(d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN, "full satisfaction");
}

/* ---- clauses --------------------------------------------------------------------------------- */

/* The clause counts what two rules count: 2 overdue acceptances and 6 that were late would give the
 * 2 away, were it the same kind; here one clause is cited by two duties. */
static void a_rule_does_not_follow_from_its_clause(void **state) {
  office *d = *state;
  begin(d, 5);
  /* clause 2: accept@receive overdue twice, decide@receive overdue eight times */
  add_many(d, "main", "accepted", 6,
           EVENTS("02-11T09:00 receive clerk", "02-11T10:00 accept clerk"));
  add_many(d, "main", "neither", 2, EVENTS("02-11T09:00 receive clerk"));
  assert_small(d, "breaches/main/accept@receive/overdue");
  assert_withheld(d, "breaches/main/decide@receive/overdue");
  assert_figure(d, "clauses//t:2/overdue", 10);
}

static void a_clause_that_one_rule_alone_counts_for_is_small_like_it(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "late", 3, EVENTS("02-27T09:00 receive clerk", "03-05T10:00 accept clerk"));
  assert_small(d, "breaches/main/accept@receive/late");
  assert_small(d, "clauses//t:2/late");
}

/* ---- the unhappy half ------------------------------------------------------------------------ */

static void below_two_there_is_nothing_to_hide(void **state) {
  office *d = *state;
  complaint_error err = {.text = ""};
  complaint_report_options options = {.week = "2026-W10", .withhold = 2};
  assert_int_equal(office_begin(d, &options, &err), COMPLAINT_E_ARGUMENT);
  assert_non_null(strstr(err.text, "must be 3 or more"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_office, close_office)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(without_a_limit_everything_is_shown),
      TEST(counts_below_the_limit_are_small_and_none_is_shown),
      TEST(what_belongs_to_a_small_count_goes_with_it),
      TEST(the_length_of_a_gap_goes_with_its_count),
      TEST(how_many_cases_were_read_is_small_too),
      TEST(where_one_count_of_cases_is_small_no_other_is_shown),
      TEST(acceptance_does_not_tell_of_cases_nor_they_of_it),
      TEST(the_parts_of_a_small_total_are_not_told_at_all),
      TEST(where_one_part_is_small_only_the_total_is_told),
      TEST(how_many_were_read_is_withheld_with_any_small_count),
      TEST(weeks_do_not_tell_of_a_small_count),
      TEST(weeks_are_listed_where_none_need_be_small),
      TEST(that_nothing_was_received_is_always_said),
      TEST(a_rule_does_not_follow_from_its_clause),
      TEST(a_clause_that_one_rule_alone_counts_for_is_small_like_it),
      TEST(below_two_there_is_nothing_to_hide),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
