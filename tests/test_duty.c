/* test_duty.c - the life of a duty. */
#include "tests/support/story.h"

#include <stdio.h>

#define CLERK "li/clerk"
#define HEAD                                                                                       \
  "roles = { clerk = {}, complainant = { party = true, is = 'who', present = { stance = 'here' } " \
  "} "                                                                                             \
  "}, "                                                                                            \
  "facts = { who = { type = 'party' }, stance = { type = 'enum', values = { 'here', 'gone' }, "    \
  "default = 'here' }, grade = { type = 'enum', values = { 'small', 'large' } }, "                 \
  "new_due = { type = 'date' }, told = { type = 'date' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define PROCESS(actions)                                                                           \
  "actions = { " ACTION("record", "starts = true, asks = { 'who', 'stance', 'grade' }")            \
      ACTION("note", "asks = { 'stance', 'grade', 'told' }") actions " }"

static story begin(const char *actions) {
  static char process[8192];
  (void)snprintf(process, sizeof process, PROCESS("%s"), actions);
  story s = story_of(HEAD, process);
  tell(&s, "09-09T09:00", "record", CLERK, "");
  return s;
}

#define SEVEN ACTION("decide", "owed = { record = { within = working_days(7) } }")

static void a_duty_is_owed_until_its_last_day_ends(void **state) {
  (void)state;
  story s = begin(SEVEN);
  decide(&s, "09-18T23:59:59");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-18");
  assert_no_breach(&s);
  decide(&s, "09-19T00:00");
  assert_duty(&s, "decide@record", "", "overdue", "2014-09-18");
  assert_breach(&s, "overdue", "decide@record");
  story_end(&s);
}

static void a_duty_done_late_is_a_breach_for_good(void **state) {
  (void)state;
  story s = begin(SEVEN);
  tell(&s, "09-19T09:00", "decide", CLERK, "");
  decide(&s, "09-30T09:00");
  assert_duty(&s, "decide@record", "", "done", "2014-09-18");
  assert_breach(&s, "late", "decide@record");
  story_end(&s);
}

static void a_duty_without_a_limit_is_never_overdue(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = 'record'"));
  decide(&s, "12-30T09:00");
  assert_duty(&s, "decide@record", "", "owed", "");
  assert_no_breach(&s);
  story_end(&s);
}

static void a_target_that_is_missed_is_soft(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = { record = { within = days(2), normally = true } }"));
  decide(&s, "09-20T09:00");
  complaint_breach_answer breach;
  assert_true(complaint_decision_breach(s.decision, 0, &breach));
  assert_true(breach.soft);
  story_end(&s);
}

static void a_minute_limit_ends_with_its_minute(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = { record = { within = minutes(15) } }"));
  decide(&s, "09-09T09:15:59");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-09T09:15:00+08:00");
  decide(&s, "09-09T09:16:00");
  assert_duty(&s, "decide@record", "", "overdue", "2014-09-09T09:15:00+08:00");
  story_end(&s);
}

static void a_trigger_while_the_duty_is_open_changes_nothing(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = { note = { within = days(5) } }"));
  tell(&s, "09-10T09:00", "note", CLERK, "");
  tell(&s, "09-12T09:00", "note", CLERK, "");
  decide(&s, "09-12T10:00");
  assert_duty(&s, "decide@note", "", "owed", "2014-09-15");
  story_end(&s);
}

static void a_trigger_after_the_end_opens_the_next_round(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = { note = { within = days(5) } }"));
  tell(&s, "09-10T09:00", "note", CLERK, "");
  tell(&s, "09-11T09:00", "decide", CLERK, "");
  tell(&s, "09-12T09:00", "note", CLERK, "");
  decide(&s, "09-12T10:00");
  assert_int_equal(complaint_decision_duty_count(s.decision), 2);
  complaint_duty_answer duty;
  assert_true(complaint_decision_duty(s.decision, 1, &duty));
  assert_int_equal(duty.round, 2);
  assert_duty(&s, "decide@note", "", "owed", "2014-09-17");
  story_end(&s);
}

#define LARGE                                                                                      \
  ACTION("decide", "owed = { record = { within = days(5), when = { grade = 'large' } } }")

static void a_duty_counts_from_its_trigger_whatever_becomes_known_later(void **state) {
  (void)state;
  story s = begin(LARGE);
  decide(&s, "09-10T09:00");
  assert_no_duty(&s, "decide@record", "");
  tell(&s, "09-11T09:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-11T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-15");
  story_end(&s);
}

static void since_live_counts_from_when_the_row_came_true(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = { record = { within = days(5), since = 'live', when = { "
                                   "grade = 'large' } } }"));
  tell(&s, "09-11T09:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-11T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-16");
  story_end(&s);
}

static void a_duty_whose_row_fails_is_void_and_can_come_back(void **state) {
  (void)state;
  story s = begin(LARGE);
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  tell(&s, "09-10T10:00", "note", CLERK, "\"facts\":{\"grade\":\"small\"}");
  decide(&s, "09-10T11:00");
  assert_duty(&s, "decide@record", "", "void", "2014-09-15");
  tell(&s, "09-10T12:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-10T13:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-15");
  story_end(&s);
}

static void a_due_that_passed_before_the_row_failed_stays_a_breach(void **state) {
  (void)state;
  story s = begin(LARGE);
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  tell(&s, "09-20T10:00", "note", CLERK, "\"facts\":{\"grade\":\"small\"}");
  decide(&s, "09-20T11:00");
  assert_breach(&s, "late", "decide@record");
  story_end(&s);
}

#define TELL ACTION("tell", "to = 'complainant', owed = { record = { within = working_days(7) } }")

static void nothing_is_owed_to_an_absent_party(void **state) {
  (void)state;
  story s = begin(TELL);
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"stance\":\"gone\"}");
  decide(&s, "09-10T10:00");
  assert_duty(&s, "tell@record", "", "void", "2014-09-18");
  assert_refusal(&s, "tell", "", "absent", "complainant");
  story_end(&s);
}

static void what_is_owed_to_a_party_that_appears_counts_from_that_day(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS(TELL));
  tell(&s, "09-09T09:00", "record", CLERK, "\"facts\":{\"stance\":\"gone\"}");
  tell(&s, "09-12T09:00", "note", CLERK, "\"facts\":{\"stance\":\"here\"}");
  decide(&s, "09-12T10:00");
  assert_duty(&s, "tell@record", "", "owed", "2014-09-23");
  story_end(&s);
}

#define EXTEND                                                                                     \
  SEVEN ACTION("extend", "needs = 'new_due', extends = { 'decide@record', to = 'new_due' }")

static void an_extension_moves_the_due(void **state) {
  (void)state;
  story s = begin(EXTEND);
  tell(&s, "09-16T09:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-26\"}");
  decide(&s, "09-22T09:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-26");
  assert_no_breach(&s);
  story_end(&s);
}

static void an_extension_to_no_later_day_is_refused(void **state) {
  (void)state;
  story s = begin(EXTEND);
  assert_false(
      attempt(&s, "09-16T08:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-18\"}"));
  tell(&s, "09-16T09:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-17\"}");
  decide(&s, "09-16T10:00");
  assert_open(&s, "extend", "");
  assert_unlawful(&s, 2, "when new_due");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-18");
  assert_no_json(&s, "extended");
  assert_true(
      attempt(&s, "09-16T11:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-19\"}"));
  story_end(&s);
}

static void an_extension_to_a_day_that_was_told_before_is_read_in_a_decision(void **state) {
  (void)state;
  story s = begin(SEVEN ACTION("extend", "extends = { 'decide@record', to = 'told' }"));
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"told\":\"2014-09-17\"}");
  decide(&s, "09-10T10:00");
  assert_reasons(&s, "extend", "", "when told");
  tell(&s, "09-11T09:00", "note", CLERK, "\"facts\":{\"told\":\"2014-09-19\"}");
  decide(&s, "09-11T10:00");
  assert_open(&s, "extend", "");
  story_end(&s);
}

static void an_extension_moves_those_that_it_makes_later(void **state) {
  (void)state;
  story s = begin(SEVEN ACTION("warn", "owed = { record = { within = days(20) } }") ACTION(
      "extend", "needs = 'new_due', extends = { 'decide@record', 'warn@record', to = 'new_due' }"));
  tell(&s, "09-16T09:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-22\"}");
  decide(&s, "09-16T10:00");
  assert_no_breach(&s);
  assert_duty(&s, "decide@record", "", "owed", "2014-09-22");
  assert_duty(&s, "warn@record", "", "owed", "2014-09-29");
  story_end(&s);
}

static void an_extension_after_the_due_cures_nothing(void **state) {
  (void)state;
  story s = begin(EXTEND);
  tell(&s, "09-22T09:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-26\"}");
  decide(&s, "09-23T09:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-26");
  assert_breach(&s, "late", "decide@record");
  story_end(&s);
}

static void an_unlawful_extension_relieves_nobody(void **state) {
  (void)state;
  story s = begin(SEVEN ACTION("extend", "after = 'note', needs = 'new_due', extends = { "
                                         "'decide@record', to = 'new_due' }"));
  tell(&s, "09-16T09:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-26\"}");
  decide(&s, "09-16T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-18");
  assert_breach(&s, "unlawful", "extend");
  story_end(&s);
}

#define PAUSE                                                                                      \
  SEVEN ACTION("pause", "suspends = 'decide@record'") ACTION("go_on", "resumes = 'decide@record'")

static void a_suspension_takes_its_days_out(void **state) {
  (void)state;
  story s = begin(PAUSE);
  tell(&s, "09-11T09:00", "pause", CLERK, "");
  decide(&s, "10-20T09:00");
  assert_duty(&s, "decide@record", "", "owed", "");
  tell(&s, "09-15T09:00", "go_on", CLERK, "");
  decide(&s, "09-15T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-22");
  story_end(&s);
}

static void an_extension_in_a_suspension_counts_from_its_beginning(void **state) {
  (void)state;
  story s = begin(
      PAUSE ACTION("extend", "needs = 'new_due', extends = { 'decide@record', to = 'new_due' }"));
  tell(&s, "09-11T09:00", "pause", CLERK, "");
  tell(&s, "09-12T09:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-18\"}");
  tell(&s, "09-14T09:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-19\"}");
  decide(&s, "09-14T10:00");
  assert_unlawful(&s, 3, "when new_due");
  assert_unlawful(&s, 4, "");
  assert_duty(&s, "decide@record", "", "owed", "");
  tell(&s, "09-15T09:00", "go_on", CLERK, "");
  decide(&s, "09-15T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-23");
  story_end(&s);
}

static void a_suspension_after_the_due_changes_nothing(void **state) {
  (void)state;
  story s = begin(PAUSE);
  tell(&s, "09-20T09:00", "pause", CLERK, "");
  decide(&s, "09-21T09:00");
  assert_duty(&s, "decide@record", "", "overdue", "2014-09-18");
  story_end(&s);
}

static void a_duty_can_be_due_on_the_day_that_was_told(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = { record = { due = 'told' } }"));
  decide(&s, "09-10T09:00");
  assert_duty(&s, "decide@record", "", "owed", "");
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"told\":\"2014-09-21\"}");
  decide(&s, "09-10T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-21");
  story_end(&s);
}

static void a_due_that_passed_before_its_fact_changed_stays_a_breach(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = { record = { due = 'told' } }"));
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"told\":\"2014-09-15\"}");
  tell(&s, "09-20T09:00", "note", CLERK, "\"facts\":{\"told\":\"2014-09-25\"}");
  decide(&s, "09-20T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-25");
  assert_breach(&s, "late", "decide@record");
  decide(&s, "09-26T10:00");
  assert_duty(&s, "decide@record", "", "overdue", "2014-09-25");
  assert_breach(&s, "late", "decide@record");
  assert_breach(&s, "overdue", "decide@record");
  story_end(&s);
}

static void another_entry_begins_another_due(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "owed = { record = { { within = days(3), unless = { grade = "
                                   "'large' } }, { within = days(9), when = { grade = 'large' } } "
                                   "} }"));
  tell(&s, "09-15T09:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-15T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-18");
  assert_breach(&s, "late", "decide@record");
  decide(&s, "09-19T10:00");
  assert_breach(&s, "overdue", "decide@record");
  story_end(&s);
}

static void a_party_that_was_away_over_the_due_is_owed_afresh(void **state) {
  (void)state;
  story s = begin(TELL);
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"stance\":\"gone\"}");
  tell(&s, "10-10T09:00", "note", CLERK, "\"facts\":{\"stance\":\"here\"}");
  decide(&s, "10-10T10:00");
  assert_duty(&s, "tell@record", "", "owed", "2014-10-20");
  assert_no_breach(&s);
  decide(&s, "10-30T10:00");
  assert_breach(&s, "overdue", "tell@record");
  story_end(&s);
}

static void time_starts_when_the_party_appears_not_when_the_row_holds(void **state) {
  (void)state;
  story s = begin(ACTION("tell", "to = 'complainant', owed = { record = { within = days(9), when = "
                                 "{ grade = 'large' } } }"));
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"stance\":\"gone\"}");
  tell(&s, "09-12T09:00", "note", CLERK, "\"facts\":{\"stance\":\"here\"}");
  tell(&s, "09-15T09:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-15T10:00");
  assert_json(&s, "\"since\":\"2014-09-12T09:00:00+08:00\"");
  story_end(&s);
}

static void a_trigger_before_it_was_ever_live_starts_it_anew(void **state) {
  (void)state;
  story s = begin(ACTION("tell", "to = 'complainant', owed = { note = { within = days(9), when = "
                                 "{ grade = 'large' } } }"));
  tell(&s, "09-10T09:00", "note", CLERK, "\"facts\":{\"stance\":\"gone\"}");
  tell(&s, "09-12T09:00", "note", CLERK, "\"facts\":{\"stance\":\"here\"}");
  tell(&s, "09-13T09:00", "note", CLERK, "");
  tell(&s, "09-15T09:00", "record", CLERK, "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-15T10:00");
  assert_json(&s, "\"since\":\"2014-09-13T09:00:00+08:00\"");
  assert_int_equal(complaint_decision_duty_count(s.decision), 1);
  story_end(&s);
}

static void a_due_is_told_once_though_the_duty_comes_back(void **state) {
  (void)state;
  story s = begin(LARGE);
  tell(&s, "09-09T10:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  tell(&s, "09-20T10:00", "note", CLERK, "\"facts\":{\"grade\":\"small\"}");
  tell(&s, "09-21T10:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-22T10:00");
  assert_duty(&s, "decide@record", "", "overdue", "2014-09-15");
  assert_breach(&s, "late", "decide@record");
  assert_int_equal(complaint_decision_breach_count(s.decision), 1);
  story_end(&s);
}

static void a_pause_ends_though_the_row_fails(void **state) {
  (void)state;
  story s = begin(LARGE ACTION("pause", "suspends = 'decide@record'")
                      ACTION("go_on", "resumes = 'decide@record'"));
  tell(&s, "09-09T10:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  tell(&s, "09-10T09:00", "pause", CLERK, "");
  tell(&s, "09-11T09:00", "note", CLERK, "\"facts\":{\"grade\":\"small\"}");
  tell(&s, "09-12T09:00", "go_on", CLERK, "");
  tell(&s, "09-12T10:00", "note", CLERK, "\"facts\":{\"grade\":\"large\"}");
  decide(&s, "09-12T11:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-16");
  story_end(&s);
}

static void an_extension_to_a_day_that_is_past_is_overdue_again(void **state) {
  (void)state;
  story s = begin(EXTEND);
  tell(&s, "09-30T09:00", "extend", CLERK, "\"facts\":{\"new_due\":\"2014-09-26\"}");
  decide(&s, "09-30T10:00");
  assert_breach(&s, "late", "decide@record");
  assert_breach(&s, "overdue", "decide@record");
  story_end(&s);
}

static void a_late_step_discharges_lawful_or_not(void **state) {
  (void)state;
  story s = begin(ACTION("decide", "after = 'note', owed = { record = { within = days(2) } }"));
  tell(&s, "09-10T09:00", "decide", "li", "");
  decide(&s, "09-10T10:00");
  assert_duty(&s, "decide@record", "", "owed", "2014-09-11");
  tell(&s, "09-10T11:00", "decide", CLERK, "");
  decide(&s, "09-10T12:00");
  assert_duty(&s, "decide@record", "", "done", "2014-09-11");
  story_end(&s);
}

static void an_undone_trigger_voids_what_it_set_off(void **state) {
  (void)state;
  story s = begin(ACTION("report", "after = 'note'") ACTION("decide", "owed = 'report'")
                      ACTION("again", "undoes = 'note'"));
  tell(&s, "09-10T09:00", "note", CLERK, "");
  tell(&s, "09-10T10:00", "report", CLERK, "");
  tell(&s, "09-10T11:00", "again", CLERK, "");
  decide(&s, "09-10T12:00");
  assert_duty(&s, "decide@report", "", "void", "");
  assert_refusal(&s, "report", "", "after", "note");
  story_end(&s);
}

static void a_case_does_not_end_over_an_open_duty(void **state) {
  (void)state;
  story s = begin(SEVEN ACTION("file", "ends = true"));
  assert_false(attempt(&s, "09-10T09:00", "file", CLERK, ""));
  decide(&s, "09-10T10:00");
  assert_refusal(&s, "file", "", "owed", "decide@record");
  assert_true(attempt(&s, "09-10T11:00", "decide", CLERK, ""));
  assert_true(attempt(&s, "09-10T12:00", "file", CLERK, ""));
  decide(&s, "09-10T13:00");
  assert_rest(&s, true);
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_duty_is_owed_until_its_last_day_ends),
      cmocka_unit_test(a_duty_done_late_is_a_breach_for_good),
      cmocka_unit_test(a_duty_without_a_limit_is_never_overdue),
      cmocka_unit_test(a_target_that_is_missed_is_soft),
      cmocka_unit_test(a_minute_limit_ends_with_its_minute),
      cmocka_unit_test(a_trigger_while_the_duty_is_open_changes_nothing),
      cmocka_unit_test(a_trigger_after_the_end_opens_the_next_round),
      cmocka_unit_test(a_duty_counts_from_its_trigger_whatever_becomes_known_later),
      cmocka_unit_test(since_live_counts_from_when_the_row_came_true),
      cmocka_unit_test(a_duty_whose_row_fails_is_void_and_can_come_back),
      cmocka_unit_test(a_due_that_passed_before_the_row_failed_stays_a_breach),
      cmocka_unit_test(nothing_is_owed_to_an_absent_party),
      cmocka_unit_test(what_is_owed_to_a_party_that_appears_counts_from_that_day),
      cmocka_unit_test(an_extension_moves_the_due),
      cmocka_unit_test(an_extension_to_no_later_day_is_refused),
      cmocka_unit_test(an_extension_to_a_day_that_was_told_before_is_read_in_a_decision),
      cmocka_unit_test(an_extension_moves_those_that_it_makes_later),
      cmocka_unit_test(an_extension_after_the_due_cures_nothing),
      cmocka_unit_test(an_unlawful_extension_relieves_nobody),
      cmocka_unit_test(a_suspension_takes_its_days_out),
      cmocka_unit_test(an_extension_in_a_suspension_counts_from_its_beginning),
      cmocka_unit_test(a_suspension_after_the_due_changes_nothing),
      cmocka_unit_test(a_duty_can_be_due_on_the_day_that_was_told),
      cmocka_unit_test(a_due_that_passed_before_its_fact_changed_stays_a_breach),
      cmocka_unit_test(another_entry_begins_another_due),
      cmocka_unit_test(a_party_that_was_away_over_the_due_is_owed_afresh),
      cmocka_unit_test(time_starts_when_the_party_appears_not_when_the_row_holds),
      cmocka_unit_test(a_trigger_before_it_was_ever_live_starts_it_anew),
      cmocka_unit_test(a_due_is_told_once_though_the_duty_comes_back),
      cmocka_unit_test(a_pause_ends_though_the_row_fails),
      cmocka_unit_test(an_extension_to_a_day_that_is_past_is_overdue_again),
      cmocka_unit_test(a_late_step_discharges_lawful_or_not),
      cmocka_unit_test(an_undone_trigger_voids_what_it_set_off),
      cmocka_unit_test(a_case_does_not_end_over_an_open_duty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
