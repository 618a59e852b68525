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
  assert_figure(d, "cases/talk//open", 0);
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
  assert_withheld(d, "acceptance/main//longest_days");
  assert_withheld(d, "duties/main/decide@receive/oldest_days");
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

/* 6 before + 2 received = 8 open: the 2 would follow. */
static void a_count_that_follows_from_the_others_takes_one_more_with_it(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "before", 6, BEFORE);
  add_many(d, "main", "received", 2, RECEIVED);
  assert_small(d, "cases/main//received");
  assert_withheld(d, "cases/main//open_before"); /* 6 is the smallest of what is shown */
  assert_figure(d, "cases/main//open", 8);
  assert_figure(d, "cases/main//reopened", 0);
}

/* 5 before + 1 received = 6 open: as the 5 is no small count, the 1 would follow from the 6. */
static void what_is_withheld_is_known_to_be_no_small_count(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "before", 5, BEFORE);
  add_many(d, "main", "received", 1, RECEIVED);
  assert_small(d, "cases/main//received");
  assert_withheld(d, "cases/main//open_before");
  assert_withheld(d, "cases/main//open");
}

/* 4 before + 4 received = 8 open: two small ones that must both be 4. */
static void two_small_counts_that_must_be_the_most_take_one_more(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "before", 4, BEFORE);
  add_many(d, "main", "received", 4, RECEIVED);
  assert_small(d, "cases/main//open_before");
  assert_small(d, "cases/main//received");
  assert_withheld(d, "cases/main//open");
}

/* 3 before + 4 received = 7 open: either may be the 3. */
static void two_small_counts_that_hide_each_other_are_enough(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "before", 3, BEFORE);
  add_many(d, "main", "received", 4, RECEIVED);
  assert_small(d, "cases/main//open_before");
  assert_small(d, "cases/main//received");
  assert_figure(d, "cases/main//open", 7);
}

/* 6 of this week and 2 of the last are owed, 8 in all. */
static void an_age_does_not_follow_from_the_sum(void **state) {
  office *d = *state;
  begin(d, 5);
  add_many(d, "main", "new", 6, RECEIVED);
  add_many(d, "main", "old", 2, BEFORE);
  assert_small(d, "duties/main/decide@receive/days_7_29");
  assert_withheld(d, "duties/main/decide@receive/days_0_6");
  assert_figure(d, "duties/main/decide@receive/owed", 8);
}

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

/* ---- every report that could be ----------------------------------------------------------------
 */

/* What is known of a figure: from least to most. */
typedef struct known {
  int64_t least, most;
} known;

static known known_of(const cpl_figure *figure, int64_t limit) {
  if (figure->shown == CPL_IN_FULL) return (known){figure->sum, figure->sum};
  if (figure->shown == CPL_AS_SMALL) return (known){1, limit - 1};
  return (known){figure->sum == 0 ? 0 : limit, 1000};
}

/* Nothing small follows from before + received + reopened = laid to rest + open, by trying what
 * each hidden one could be. */
static void assert_hidden(const office *d, int64_t limit) {
  static const int SIGNS[] = {1, 1, 1, -1, -1};
  known all[5];
  cpl_figure *figures[5];
  for (unsigned m = 0; m < 5; m++) {
    figures[m] = cpl_tally_find(&d->report->tally, (cpl_measure)(CPL_OPEN_BEFORE + m), "main", "");
    all[m] = known_of(figures[m], limit);
  }
  for (unsigned m = 0; m < 5; m++) {
    int64_t least = 0, most = 0; /* of what it must be, by all the others */
    if (figures[m]->shown != CPL_AS_SMALL) continue;
    for (unsigned n = 0; n < 5; n++) {
      bool other_way = (SIGNS[n] == SIGNS[m]);
      if (n == m) continue;
      least += other_way ? -all[n].most : all[n].least;
      most += other_way ? -all[n].least : all[n].most;
    }
    if (least < 1) least = 1;
    if (most > limit - 1) most = limit - 1;
    if (least >= most) fail_msg("it must be %lld", (long long)least);
  }
}

static void no_small_count_of_cases_follows_from_the_others(void **state) {
  office *d = *state;
  const char *const rested[] = {"02-27T09:00 receive clerk",
                                "02-27T10:00 accept clerk",
                                "02-27T10:10 aim clerk",
                                "03-03T09:00 decide boss",
                                "03-03T09:10 tell clerk",
                                "03-03T09:20 close clerk",
                                NULL};
  for (int before = 0; before < 6; before++)
    for (int received = 0; received < 6; received++)
      for (int laid = 0; laid < 6; laid++) {
        begin(d, 4);
        add_many(d, "main", "before", before, BEFORE);
        add_many(d, "main", "received", received, RECEIVED);
        add_many(d, "main", "laid", laid, rested);
        cpl_report_withhold(d->report);
        assert_hidden(d, 4);
      }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_office, close_office)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(without_a_limit_everything_is_shown),
      TEST(counts_below_the_limit_are_small_and_none_is_shown),
      TEST(what_belongs_to_a_small_count_goes_with_it),
      TEST(the_length_of_a_gap_goes_with_its_count),
      TEST(how_many_cases_were_read_is_small_too),
      TEST(a_count_that_follows_from_the_others_takes_one_more_with_it),
      TEST(what_is_withheld_is_known_to_be_no_small_count),
      TEST(two_small_counts_that_must_be_the_most_take_one_more),
      TEST(two_small_counts_that_hide_each_other_are_enough),
      TEST(an_age_does_not_follow_from_the_sum),
      TEST(a_rule_does_not_follow_from_its_clause),
      TEST(a_clause_that_one_rule_alone_counts_for_is_small_like_it),
      TEST(no_small_count_of_cases_follows_from_the_others),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
