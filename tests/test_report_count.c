/* What each figure of a report counts: cases, acceptance, what is unknown, extensions, duties,
 * breaches, clauses, sanctions, scores. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/report_office.h"

#define EVENTS(...)  ((const char *const[]){__VA_ARGS__, NULL})
#define RECEIVE(day) day "T09:00 receive clerk"
#define ACCEPT(day)  day "T10:00 accept clerk"

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

static void assert_cases(const office *d, int64_t before, int64_t received, int64_t reopened,
                         int64_t laid_to_rest, int64_t open) {
  assert_figure(d, "cases/main//open_before", before);
  assert_figure(d, "cases/main//received", received);
  assert_figure(d, "cases/main//reopened", reopened);
  assert_figure(d, "cases/main//laid_to_rest", laid_to_rest);
  assert_figure(d, "cases/main//open", open);
  assert_int_equal(before + received + reopened, laid_to_rest + open);
}

/* A case that is opened and laid to rest: nothing of it is late. */
#define WHOLE(day, end)                                                                            \
  RECEIVE(day), ACCEPT(day), day "T10:10 aim clerk", end "T09:00 decide boss",                     \
      end "T09:10 tell clerk", end "T09:20 close clerk"

/* ---- cases ----------------------------------------------------------------------------------- */

static void every_case_is_on_both_sides_of_the_balance(void **state) {
  office *d = *state;
  office_week(d, "W10", ""); /* 2 to 8 March */
  office_add(d, "main", "open-before", EVENTS(RECEIVE("02-27")));
  office_add(d, "main", "laid-to-rest", EVENTS(WHOLE("02-26", "03-03")));
  office_add(d, "main", "all-in-one-week", EVENTS(WHOLE("03-02", "03-06")));
  office_add(d, "main", "received", EVENTS(RECEIVE("03-08")));
  office_add(d, "main", "at-rest-before", EVENTS(WHOLE("02-10", "02-11")));
  office_add(d, "main", "later", EVENTS(RECEIVE("03-09")));
  assert_cases(d, 2, 2, 0, 2, 2);
  assert_int_equal(complaint_report_case_count(d->report), 6);
}

static void a_case_that_was_at_rest_can_be_reopened(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "open-again", EVENTS(WHOLE("02-10", "02-11"), "03-03T09:00 reopen boss"));
  office_add(d, "main", "rests-again",
             EVENTS(WHOLE("02-10", "02-11"), "03-03T09:00 reopen boss", "03-04T09:00 close clerk"));
  assert_cases(d, 0, 0, 2, 1, 1);
}

static void what_is_reopened_in_its_own_week_is_not_counted_as_that(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1",
             EVENTS(WHOLE("03-02", "03-03"), "03-04T09:00 reopen boss", "03-05T09:00 close clerk"));
  assert_cases(d, 0, 1, 0, 1, 0);
}

static void the_first_and_the_last_moment_belong_to_the_days(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "first", EVENTS("03-02T00:00 receive clerk"));
  office_add(d, "main", "last", EVENTS("03-08T23:59 receive clerk"));
  office_add(d, "main", "before", EVENTS("03-01T23:59 receive clerk"));
  office_add(d, "main", "after", EVENTS("03-09T00:00 receive clerk"));
  assert_cases(d, 1, 2, 0, 0, 3);
}

static void what_was_recorded_later_is_left_out_and_counted(void **state) {
  office *d = *state;
  const char *const late[] = {"03-05T09:00>03-10T09:00 receive clerk",
                              "03-06T10:00>03-10T09:10 accept clerk", "03-11T09:00 decide boss",
                              NULL};
  office_week(d, "W10", "");
  office_add(d, "main", "late", late);
  assert_cases(d, 0, 0, 0, 0, 0);
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "\"left_out\":2,");
  office_week(d, "W10", "03-31T00:00");
  office_add(d, "main", "late", late);
  assert_cases(d, 0, 1, 0, 0, 1);
  assert_figure(d, "acceptance/main//accepted", 1);
  assert_says(d, COMPLAINT_REPORT_JSON, COMPLAINT_EN, "\"left_out\":0,");
}

static void a_later_now_sees_the_days_as_they_were_when_they_were_over(void **state) {
  office *d = *state;
  office_week(d, "W10", "03-31T00:00");
  office_add(d, "main", "c1", EVENTS(WHOLE("03-02", "03-12")));
  assert_cases(d, 0, 1, 0, 0, 1);
  assert_figure(d, "duties/main/decide@receive/owed", 1);
}

static void a_report_can_be_made_before_the_days_are_over(void **state) {
  office *d = *state;
  office_week(d, "W10", "03-06T16:00");
  office_add(d, "main", "c1", EVENTS(RECEIVE("03-02"), ACCEPT("03-02"), "03-07T09:00 decide boss"));
  assert_cases(d, 0, 1, 0, 0, 1);
  assert_figure(d, "duties/main/decide@receive/owed", 1);
  assert_says(d, COMPLAINT_REPORT_TEXT, COMPLAINT_EN,
              "These days are not over: this is how things stood at 2026-03-06T16:00:00+08:00.");
}

static void a_correction_moves_a_receipt_into_another_week(void **state) {
  office *d = *state;
  const char *const moved[] = {
      RECEIVE("03-02"),
      "03-03T09:00 correct clerk 'of':1,'facts':{'true_at':'2026-02-27T09:00:00+08:00'}", NULL};
  office_week(d, "W10", "");
  office_add(d, "main", "c1", moved);
  assert_cases(d, 1, 0, 0, 0, 1);
}

static void what_was_struck_or_void_did_not_happen(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "struck",
             EVENTS(RECEIVE("03-02"), "03-03T09:00 correct clerk 'of':1,'strike':true"));
  office_add(d, "main", "void", EVENTS("03-02T09:00 receive boss"));
  assert_cases(d, 0, 0, 0, 0, 0);
  assert_figure(d, "breaches/main/receive/unlawful", 1);
  assert_figure(d, "clauses//t:1/unlawful", 1);
}

static void each_process_is_counted_for_itself(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "talk", "c1", EVENTS(RECEIVE("03-02"), "03-02T10:00 close clerk"));
  office_add(d, "main", "c1", EVENTS(RECEIVE("03-02")));
  assert_figure(d, "cases/talk//received", 1);
  assert_figure(d, "cases/talk//laid_to_rest", 1);
  assert_cases(d, 0, 1, 0, 0, 1);
}

static void an_open_case_with_something_overdue_is_told_once(void **state) {
  office *d = *state;
  office_days(d, "03-01", "03-31", "");
  office_add(d, "main", "c1", EVENTS(RECEIVE("03-02"))); /* to be accepted, and decided */
  office_add(d, "main", "target-only",
             EVENTS("03-28T09:00 receive clerk", "03-29T09:00 accept clerk"));
  assert_figure(d, "cases/main//overdue", 1);
  assert_figure(d, "breaches/main/accept@receive/overdue", 1);
  assert_figure(d, "breaches/main/decide@receive/overdue", 1);
  assert_figure(d, "breaches/main/aim@receive/target", 2);
  assert_figure(d, "breaches/main/aim@receive/overdue", -1);
}

/* ---- acceptance ------------------------------------------------------------------------------ */

static void acceptance_is_counted_in_days_from_receipt(void **state) {
  office *d = *state;
  office_days(d, "03-01", "03-31", "");
  office_add(d, "main", "same-day",
             EVENTS("03-02T00:10 receive clerk", "03-02T23:50 accept clerk"));
  office_add(d, "main", "past-midnight",
             EVENTS("03-02T23:50 receive clerk", "03-03T00:10 accept clerk"));
  office_add(d, "main", "two", EVENTS(RECEIVE("03-02"), ACCEPT("03-04")));
  office_add(d, "main", "three", EVENTS(RECEIVE("03-02"), ACCEPT("03-05")));
  office_add(d, "main", "from-last-month", EVENTS(RECEIVE("02-20"), ACCEPT("03-03")));
  office_add(d, "main", "not-yet", EVENTS(RECEIVE("03-30")));
  assert_figure(d, "acceptance/main//accepted", 5);
  assert_figure(d, "acceptance/main//days_0", 1);
  assert_figure(d, "acceptance/main//days_1_2", 2);
  assert_figure(d, "acceptance/main//days_3_6", 1);
  assert_figure(d, "acceptance/main//days_7_up", 1);
  assert_figure(d, "acceptance/main//longest_days", 11);
  assert_figure(d, "acceptance/main//not_accepted", 1);
  assert_figure(d, "acceptance/talk//accepted", -1);
}

static void a_second_acceptance_changes_nothing(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1", EVENTS(RECEIVE("02-27"), ACCEPT("02-27"), ACCEPT("03-02")));
  assert_figure(d, "acceptance/main//accepted", 0);
}

/* ---- what is unknown ------------------------------------------------------------------------- */

static void what_was_recorded_as_unknown_is_counted(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1",
             EVENTS("03-02T09:00 receive clerk 'facts':{'name':null,'stance':'gone'}"));
  office_add(d, "main", "c2", EVENTS("03-02T09:00 receive clerk 'facts':{'stance':'here'}"));
  office_add(
      d, "main", "marked-later",
      EVENTS("02-20T09:00 receive clerk", "03-02T09:00 mark clerk 'facts':{'stance':'gone'}"));
  office_add(d, "main", "marked-before",
             EVENTS("02-20T09:00 receive clerk 'facts':{'name':null,'stance':'gone'}"));
  assert_figure(d, "unknown/main/name=null/cases", 1);
  assert_figure(d, "unknown/main/stance=gone/cases", 2);
}

static void who_became_known_is_not_counted(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1",
             EVENTS("03-02T09:00 receive clerk 'facts':{'name':null,'stance':'gone'}",
                    "03-03T09:00 mark clerk 'facts':{'name':'N','stance':'here'}"));
  assert_figure(d, "unknown/main/name=null/cases", -1);
  assert_figure(d, "unknown/main/stance=gone/cases", -1);
}

/* ---- extensions, sanctions ------------------------------------------------------------------- */

static void only_what_moved_a_due_is_an_extension(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1",
             EVENTS(RECEIVE("03-02"), "03-03T09:00 extend boss 'facts':{'until_day':'2026-03-20'}",
                    "03-04T09:00 extend boss 'facts':{'until_day':'2026-03-25'}"));
  office_add(
      d, "main", "no-later",
      EVENTS(RECEIVE("03-02"), "03-03T09:00 extend boss 'facts':{'until_day':'2026-03-05'}"));
  office_add(
      d, "main", "before",
      EVENTS(RECEIVE("02-27"), "03-01T09:00 extend boss 'facts':{'until_day':'2026-03-20'}"));
  assert_figure(d, "extensions/main/extend/granted", 2);
  assert_figure(d, "extensions/main/extend/cases", 1);
}

static void a_sanction_counts_while_it_stands(void **state) {
  office *d = *state;
  const char *const found[] = {RECEIVE("03-02"),
                               ACCEPT("03-02"),
                               "03-03T09:00 find clerk 'facts':{'finding':'yes'}",
                               "03-04T09:00 punish boss 'facts':{'sanction':'warning'}",
                               "03-04T09:10 punish boss 'facts':{'sanction':'fine'}",
                               NULL};
  office_week(d, "W10", "");
  office_add(d, "main", "c1", found);
  office_add(d, "main", "c2",
             EVENTS(found[0], found[1], found[2], found[3],
                    "03-05T09:00 find clerk 'facts':{'finding':'no'}"));
  office_add(
      d, "main", "another-week",
      EVENTS(found[0], found[1], found[2], "03-09T09:00 punish boss 'facts':{'sanction':'fine'}"));
  assert_figure(d, "sanctions/main/warning/imposed", 1);
  assert_figure(d, "sanctions/main/fine/imposed", 1);
}

/* ---- duties ---------------------------------------------------------------------------------- */

static void duties_are_owed_by_age_with_and_without_a_due(void **state) {
  office *d = *state;
  office_days(d, "03-01", "03-31", "");
  office_add(d, "main", "6", EVENTS("03-25T00:01 receive clerk"));
  office_add(d, "main", "7", EVENTS("03-25T00:00 receive clerk"));
  office_add(d, "main", "89", EVENTS("01-01T09:00 receive clerk"));
  office_add(d, "main", "prompt",
             EVENTS(RECEIVE("03-02"), ACCEPT("03-02"), "03-20T09:00 decide boss"));
  assert_figure(d, "duties/main/accept@receive/owed", 3);
  assert_figure(d, "duties/main/accept@receive/days_0_6", 1);
  assert_figure(d, "duties/main/accept@receive/days_7_29", 1);
  assert_figure(d, "duties/main/accept@receive/days_30_89", 1);
  assert_figure(d, "duties/main/accept@receive/oldest_days", 89);
  assert_figure(d, "duties/main/tell@decide/owed", 1);
  assert_figure(d, "duties/main/tell@decide/days_7_29", 1);
}

static void what_is_owed_for_the_period_after_the_days_has_no_age(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "desk", "office", EVENTS("03-02T08:00 round clerk"));
  assert_figure(d, "duties/desk/round@day/owed", -1);
  assert_figure(d, "duties/desk/tell_week@week/owed", -1);
  office_days(d, "03-02", "03-10", "");
  office_add(d, "desk", "office", EVENTS("03-02T08:00 round clerk"));
  assert_figure(d, "duties/desk/tell_week@week/owed", 1);
}

/* ---- breaches -------------------------------------------------------------------------------- */

static void breaches_are_counted_by_rule_and_by_clause(void **state) {
  office *d = *state;
  office_days(d, "03-01", "03-31", "");
  /* accepted two days late; decided, unlawfully, before; the same case twice with a clause of its
   * own */
  office_add(d, "main", "c1", EVENTS(RECEIVE("03-02"), "03-03T09:00 decide boss", ACCEPT("03-07")));
  office_add(d, "main", "c2", EVENTS(RECEIVE("03-02"), ACCEPT("03-07")));
  assert_figure(d, "breaches/main/accept@receive/late", 2);
  assert_figure(d, "breaches/main/decide/unlawful", 1);
  assert_figure(d, "clauses//t:2/late", 2);
  assert_figure(d, "clauses//t:3/unlawful", 1);
  assert_figure(d, "clauses//t:1/unlawful", -1);
}

static void what_was_late_counts_when_it_was_done(void **state) {
  office *d = *state;
  const char *const late[] = {RECEIVE("03-02"), ACCEPT("03-10"), NULL};
  office_week(d, "W10", ""); /* over on the 9th: overdue since the 6th */
  office_add(d, "main", "c1", late);
  assert_figure(d, "breaches/main/accept@receive/overdue", 1);
  assert_figure(d, "breaches/main/accept@receive/late", -1);
  office_week(d, "W11", "");
  office_add(d, "main", "c1", late);
  assert_figure(d, "breaches/main/accept@receive/overdue", -1);
  assert_figure(d, "breaches/main/accept@receive/late", 1);
  office_week(d, "W12", "");
  office_add(d, "main", "c1", late);
  assert_figure(d, "breaches/main/accept@receive/late", -1);
}

static void a_due_on_the_last_day_is_past_when_the_days_are_over(void **state) {
  office *d = *state;
  office_days(d, "03-02", "03-05", ""); /* received on the 2nd: the 5th is the last day in time */
  office_add(d, "main", "c1", EVENTS(RECEIVE("03-02")));
  assert_figure(d, "breaches/main/accept@receive/overdue", 1);
  office_days(d, "03-02", "03-05", "03-05T23:59");
  office_add(d, "main", "c1", EVENTS(RECEIVE("03-02")));
  assert_figure(d, "breaches/main/accept@receive/overdue", -1);
}

static void periods_count_when_they_end(void **state) {
  office *d = *state;
  const char *const rounds[] = {"02-28T08:00 round clerk", "03-02T08:00 round clerk",
                                "03-04T08:00 round clerk", NULL};
  office_days(d, "03-01", "03-05", "");
  office_add(d, "desk", "office", rounds);
  assert_figure(d, "breaches/desk/round@day/missed", 3); /* 1, 3 and 5 March */
  assert_figure(d, "breaches/desk/tell_week@week/missed", 1);
  assert_figure(d, "clauses//t:2/missed", 3);
  assert_figure(d, "clauses//t:3/missed", 1);
  office_days(d, "03-02", "03-07", "");
  office_add(d, "desk", "office", rounds);
  assert_figure(d, "breaches/desk/tell_week@week/missed", -1);
  assert_figure(d, "standing/desk//cases", 1);
}

static void of_a_gap_only_what_lies_on_these_days_counts(void **state) {
  office *d = *state;
  const char *const gaps[] = {
      "02-27T08:00 leave clerk", "03-02T01:00 come clerk", /* an hour on the 2nd        */
      "03-04T08:00 leave clerk", "03-04T08:30 come clerk", /* half an hour              */
      "03-08T22:00 leave clerk", "03-09T08:00 come clerk", /* two hours, then it is over */
      "03-12T08:00 leave clerk", NULL};
  office_week(d, "W10", "");
  office_add(d, "desk", "office", gaps);
  assert_figure(d, "breaches/desk/cover@always/gap", 3);
  assert_figure(d, "breaches/desk/cover@always/gap_seconds", 3600 + 1800 + 7200);
  assert_figure(d, "clauses//t:3/gap", 3);
  office_days(d, "03-13", "03-14", "03-14T12:00");
  office_add(d, "desk", "office", gaps);
  assert_figure(d, "breaches/desk/cover@always/gap", 1);
  assert_figure(d, "breaches/desk/cover@always/gap_seconds", 86400 + 43200);
}

/* ---- scores ---------------------------------------------------------------------------------- */

#define RATE(day, scores) day "T09:00 rate boss 'facts':{" scores "}"

static void scores_are_weighed_and_their_mean_is_rounded(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':90,'second':80")));
  office_add(d, "main", "c2", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':71,'second':60")));
  office_add(d, "main", "c3", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':80,'second':80")));
  /* 87.50, 68.25, 80.00: their mean is 78.58333 */
  assert_figure(d, "quality/main//cases", 3);
  assert_figure(d, "quality/main//mean_hundredths", 7858);
  assert_figure(d, "scores/main/first/mean_hundredths", 8033);
  assert_figure(d, "scores/main/second/mean_hundredths", 7333);
}

static void halves_are_rounded_up(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "c1", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':1,'second':0")));
  office_add(d, "main", "c2", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':0,'second':0")));
  assert_figure(d, "quality/main//mean_hundredths", 38); /* of 75 and 0: 37.5 */
  office_add(d, "main", "c3", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':-3,'second':0")));
  office_add(d, "main", "c4", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':0,'second':0")));
  assert_figure(d, "quality/main//mean_hundredths", -37); /* -150 / 4 = -37.5 */
}

static void only_recorded_scores_count(void **state) {
  office *d = *state;
  office_week(d, "W10", "");
  office_add(d, "main", "not-scored", EVENTS(RECEIVE("03-02")));
  office_add(d, "main", "in-part", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':90")));
  office_add(d, "main", "not-known",
             EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':90,'second':null")));
  office_add(d, "main", "another-week",
             EVENTS(RECEIVE("02-24"), RATE("02-25", "'first':1,'second':1")));
  office_add(
      d, "main", "scored-again",
      EVENTS(RECEIVE("02-24"), RATE("02-25", "'first':1,'second':1"), RATE("03-02", "'first':5")));
  assert_figure(d, "quality/main//cases", 1);
  assert_figure(d, "quality/main//in_part", 2);
  assert_figure(d, "quality/main//mean_hundredths", 400); /* 5 and 1 */
}

static void a_score_beyond_all_measure_is_refused(void **state) {
  office *d = *state;
  complaint_error err = {.text = ""};
  office_week(d, "W10", "");
  complaint_case *c = office_case(
      d, "main", "c1", EVENTS(RECEIVE("03-02"), RATE("03-03", "'first':1000000001,'second':1")));
  assert_int_equal(complaint_report_add(d->report, c, &err), COMPLAINT_E_LIMIT);
  assert_string_equal(err.text,
                      "case `c1`: score `first` is beyond a thousand million; correct it");
  complaint_case_free(c);
  assert_cases(d, 0, 0, 0, 0, 0);
  assert_int_equal(complaint_report_case_count(d->report), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_office, close_office)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(every_case_is_on_both_sides_of_the_balance),
      TEST(a_case_that_was_at_rest_can_be_reopened),
      TEST(what_is_reopened_in_its_own_week_is_not_counted_as_that),
      TEST(the_first_and_the_last_moment_belong_to_the_days),
      TEST(what_was_recorded_later_is_left_out_and_counted),
      TEST(a_later_now_sees_the_days_as_they_were_when_they_were_over),
      TEST(a_report_can_be_made_before_the_days_are_over),
      TEST(a_correction_moves_a_receipt_into_another_week),
      TEST(what_was_struck_or_void_did_not_happen),
      TEST(each_process_is_counted_for_itself),
      TEST(an_open_case_with_something_overdue_is_told_once),
      TEST(acceptance_is_counted_in_days_from_receipt),
      TEST(a_second_acceptance_changes_nothing),
      TEST(what_was_recorded_as_unknown_is_counted),
      TEST(who_became_known_is_not_counted),
      TEST(only_what_moved_a_due_is_an_extension),
      TEST(a_sanction_counts_while_it_stands),
      TEST(duties_are_owed_by_age_with_and_without_a_due),
      TEST(what_is_owed_for_the_period_after_the_days_has_no_age),
      TEST(breaches_are_counted_by_rule_and_by_clause),
      TEST(what_was_late_counts_when_it_was_done),
      TEST(a_due_on_the_last_day_is_past_when_the_days_are_over),
      TEST(periods_count_when_they_end),
      TEST(of_a_gap_only_what_lies_on_these_days_counts),
      TEST(scores_are_weighed_and_their_mean_is_rounded),
      TEST(halves_are_rounded_up),
      TEST(only_recorded_scores_count),
      TEST(a_score_beyond_all_measure_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
