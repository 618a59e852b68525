/* What is owed: every shape and key of `owed`, and every way to write one wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

#define OWED(owed) "processes = { main = { actions = { work = { owed = " owed " } } } }"
/* A process of the institution beside `main`, in which nothing starts and nothing ends. */
#define STANDING(owed)                                                                             \
  "processes = { desk = { standing = true, actions = { open = { by = 'clerk', cites = '1',"        \
  " needs = 'day', owed = " owed " } } } }"

typedef struct owed_in {
  complaint_policy *policy;
  const cpl_process *process;
  const cpl_duty_rule *rule;
  const cpl_owed *first;
} owed_in;

static owed_in owed_of(const char *changes, const char *process, const char *duty) {
  owed_in in = {.policy = cpl_policy_small(changes)};
  in.process = cpl_process_in(in.policy, process);
  in.rule = cpl_rule_in(in.process, duty);
  in.first = &in.process->owed[in.rule->entries.first];
  return in;
}

/* ---- shapes ---------------------------------------------------------------------------------- */

static void a_name_is_owed_promptly_after_that_step(void **state) {
  (void)state;
  owed_in in = owed_of(OWED("'start'"), "main", "work@start");
  assert_int_equal(in.rule->action, cpl_action_in(in.process, "work"));
  assert_int_equal(in.rule->trigger, cpl_action_in(in.process, "start"));
  assert_int_equal(in.rule->entries.count, 1);
  assert_int_equal(in.first->within.unit, CPL_UNIT_NONE);
  assert_int_equal(in.first->due, CPL_NONE);
  assert_int_equal(in.first->cites, in.process->actions[in.rule->action].cites);
  complaint_policy_free(in.policy);
}

static void several_triggers_make_several_duties_in_order_of_name(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(OWED("{ tell = {}, add = {} }"));
  const cpl_process *process = cpl_process_in(policy, "main");
  const cpl_duty_rule *add = cpl_rule_in(process, "work@add"),
                      *tell = cpl_rule_in(process, "work@tell");
  assert_ptr_equal(add + 1, tell);
  complaint_policy_free(policy);
}

static void a_list_of_triggers_is_several_duties(void **state) {
  (void)state;
  owed_in in = owed_of("processes = { main = { actions = { close = { owed = { 'tell', 'add',"
                       " start = { within = days(1) } } } } } }",
                       "main", "close@add");
  assert_string_equal(in.rule[1].name, "close@start");
  assert_string_equal(in.rule[2].name, "close@tell");
  complaint_policy_free(in.policy);
  assert_policy_refused(
      "processes = { main = { actions = { close = { owed = { 'tell', 'tell' } } } } }",
      "main.close.owed", "`tell` stands twice in `owed`");
  assert_policy_refused("processes = { main = { actions = { close = { owed = { 3 } } } } }",
                        "main.close.owed", "a step is named here, not an integer");
}

static void an_empty_entry_says_nothing_and_is_one(void **state) {
  (void)state;
  owed_in in = owed_of(OWED("{ start = {} }"), "main", "work@start");
  assert_int_equal(in.rule->entries.count, 1);
  complaint_policy_free(in.policy);
}

static void entries_may_be_conditional(void **state) {
  (void)state;
  owed_in in = owed_of(OWED("{ start = { { when = { grade = 'low' }, within = days(3) },"
                            " { when = { grade = 'high' }, within = hours(2), cites = '1' } } }"),
                       "main", "work@start");
  assert_int_equal(in.rule->entries.count, 2);
  assert_int_equal(in.first[0].within.unit, CPL_DAYS);
  assert_int_equal(in.first[1].within.unit, CPL_HOURS);
  assert_int_not_equal(in.first[0].cites, in.first[1].cites);
  assert_true(in.first[0].when.must != 0 && in.first[0].when.must != in.first[1].when.must);
  complaint_policy_free(in.policy);
}

static void a_duty_under_another_reading_does_not_exist(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      OWED("{ start = { when = { R1 = 'loose' } }, add = { when = { R1 = 'strict' } } }"));
  const cpl_process *process = cpl_process_in(policy, "main");
  assert_true(cpl_rule_in(process, "work@add")->entries.count == 1);
  for (unsigned i = 0; i < process->rule_count; i++)
    assert_string_not_equal(process->rules[i].name, "work@start");
  complaint_policy_free(policy);
}

static void a_step_sets_off_the_duties_that_name_it(void **state) {
  (void)state;
  owed_in in = owed_of(OWED("{ start = {}, work = {} }"), "main", "work@start");
  const cpl_effect *start = &in.process->effects[cpl_action_in(in.process, "start")];
  assert_int_equal(start->triggers.count, 1);
  assert_ptr_equal(&in.process->rules[in.process->lists[start->triggers.first]], in.rule);
  complaint_policy_free(in.policy);
}

/* ---- times ----------------------------------------------------------------------------------- */

static void every_unit_is_known(void **state) {
  (void)state;
  static const struct {
    const char *changes;
    cpl_unit unit;
  } units[] = {
      {OWED("{ start = { within = seconds(2) } }"), CPL_SECONDS},
      {OWED("{ start = { within = minutes(2) } }"), CPL_MINUTES},
      {OWED("{ start = { within = hours(2) } }"), CPL_HOURS},
      {OWED("{ start = { within = days(2) } }"), CPL_DAYS},
      {OWED("{ start = { within = working_days(2) } }"), CPL_WORKING_DAYS},
      {OWED("{ start = { within = weeks(2) } }"), CPL_WEEKS},
      {OWED("{ start = { within = months(2) } }"), CPL_MONTHS},
      {OWED("{ start = { within = years(2) } }"), CPL_YEARS},
  };
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    owed_in in = owed_of(units[i].changes, "main", "work@start");
    assert_int_equal(in.first->within.unit, units[i].unit);
    assert_int_equal(in.first->within.amount, 2);
    complaint_policy_free(in.policy);
  }
  owed_in in = owed_of(OWED("{ start = { within = at_once } }"), "main", "work@start");
  assert_int_equal(in.first->within.unit, CPL_MINUTES);
  assert_int_equal(in.first->within.amount, 0);
  complaint_policy_free(in.policy);
}

static void office_hours_end_a_day_limit_and_no_other(void **state) {
  (void)state;
  owed_in in =
      owed_of("closes = '17:30', " OWED("{ start = { within = days(2) } }"), "main", "work@start");
  assert_int_equal(in.first->within.close, 17 * 60 + 30);
  complaint_policy_free(in.policy);
  in =
      owed_of("closes = '17:30', " OWED("{ start = { within = hours(2) } }"), "main", "work@start");
  assert_int_equal(in.first->within.close, 0);
  complaint_policy_free(in.policy);
}

static void a_duty_may_be_due_by_a_fact(void **state) {
  (void)state;
  owed_in in = owed_of(OWED("{ start = { due = 'day' } }"), "main", "work@start");
  assert_int_equal(in.first->due, cpl_field_in(in.policy, in.process, "day"));
  complaint_policy_free(in.policy);
  in = owed_of(OWED("{ start = { before = 'moment', within = minutes(15) } }"), "main",
               "work@start");
  assert_int_equal(in.first->before, cpl_field_in(in.policy, in.process, "moment"));
  complaint_policy_free(in.policy);
}

static void a_duty_may_be_soft_and_run_from_when_it_lives(void **state) {
  (void)state;
  owed_in in = owed_of(OWED("{ start = { normally = true, since = 'live', within = days(1) } }"),
                       "main", "work@start");
  assert_true(in.first->soft && in.first->since_live);
  complaint_policy_free(in.policy);
}

static void periods_count_every_day_unless_told_otherwise(void **state) {
  (void)state;
  owed_in in = owed_of(STANDING("{ day = {}, week = { calendar = 'working' },"
                                " month = { calendar = 'every', period = 'day' } }"),
                       "desk", "open@day");
  assert_int_equal(in.rule->trigger, CPL_EACH_DAY);
  assert_int_equal(in.first->calendar, CPL_EVERY_DAY);
  const cpl_duty_rule *week = cpl_rule_in(in.process, "open@week"),
                      *month = cpl_rule_in(in.process, "open@month");
  assert_int_equal(in.process->owed[week->entries.first].calendar, 0);
  assert_int_equal(in.process->owed[month->entries.first].calendar, CPL_EVERY_DAY);
  assert_int_equal(in.process->owed[month->entries.first].period,
                   cpl_field_in(in.policy, in.process, "day"));
  assert_int_equal(in.process->periodic.count, 3);
  complaint_policy_free(in.policy);
}

static void some_duties_hold_from_the_beginning_or_always(void **state) {
  (void)state;
  owed_in in = owed_of(STANDING("{ in_force = {}, always = { unless = { urgent = true } } }"),
                       "desk", "open@always");
  assert_int_equal(in.rule->trigger, CPL_ALWAYS);
  assert_true(in.first->when.must_not != 0);
  assert_int_equal(in.process->constant.count, 2);
  complaint_policy_free(in.policy);
}

static void a_duty_may_stand_on_another_place(void **state) {
  (void)state;
  owed_in in = owed_of("processes = { main = { actions = { find = { owed = { add = { per = 'case' }"
                       " } } } } }",
                       "main", "find@add");
  assert_int_equal(in.rule->kind, 0);
  complaint_policy_free(in.policy);
  in = owed_of("", "main", "find@add");
  assert_string_equal(in.process->kinds[in.rule->kind].name, "thing");
  complaint_policy_free(in.policy);
}

/* ---- what cannot be owed --------------------------------------------------------------------- */

static void triggers_and_keys_must_be_known(void **state) {
  (void)state;
  assert_policy_refused(OWED("{ sstart = {} }"), "main.work.owed.sstart",
                        "unknown step `sstart`; did you mean `start`?");
  assert_policy_refused(OWED("{ start = { withn = days(1) } }"), "main.work.owed.start.withn",
                        "unknown key `withn` of what is owed; did you mean `within`?");
  assert_policy_refused(OWED("3"), "main.work.owed",
                        "`owed` names what sets the duty off, not an integer");
  assert_policy_refused(OWED("{ start = 3 }"), "main.work.owed.start",
                        "what is owed is a table, not an integer");
  assert_policy_refused(OWED("{ start = { calendar = 'ch' } }"), "main.work.owed.start.calendar",
                        "unknown calendar `ch`; did you mean `cn`?");
}

static void only_one_thing_may_say_when_it_is_due(void **state) {
  (void)state;
  assert_policy_refused(OWED("{ start = { within = days(2000000) } }"),
                        "main.work.owed.start.within",
                        "`days` takes one whole number, 0 to 1000000, as in `days(7)`");
  assert_policy_refused(OWED("{ start = { within = working_days('x') } }"),
                        "main.work.owed.start.within",
                        "`working_days` takes one whole number, 0 to 1000000, as in "
                        "`working_days(7)`");
  assert_policy_refused(OWED("{ start = { within = days(1), due = 'day' } }"),
                        "main.work.owed.start",
                        "`within` and `due` both say when it is due: keep one of them");
  assert_policy_refused(OWED("{ start = { before = 'day' } }"), "main.work.owed.start",
                        "`before` counts back from a fact: say how far in `within`");
  assert_policy_refused(OWED("{ start = { due = 'grade' } }"), "main.work.owed.start.due",
                        "`due` reads a date or a time; `grade` is of type enum");
  assert_policy_refused(
      OWED("{ start = { since = 'start' } }"), "main.work.owed.start.since",
      "`since` is `live` (from when the row holds); without it time runs from the step");
}

static void what_is_owed_always_or_each_period_cannot_be_moved(void **state) {
  (void)state;
  assert_policy_refused(
      STANDING("{ week = {} }, suspends = 'open@week'"), "desk.open.suspends",
      "`open@week` is owed at every moment or in each period: its time cannot be moved");
}

static void what_is_owed_always_or_each_period_has_no_limit(void **state) {
  (void)state;
  assert_policy_refused(
      STANDING("{ always = { within = at_once } }"), "desk.open.owed.always",
      "what is owed always is due at once or with its period: take `within` away");
  assert_policy_refused(
      STANDING("{ day = { due = 'day' } }"), "desk.open.owed.day",
      "what is owed each period is due at once or with its period: take `due` away");
  assert_policy_refused(OWED("{ start = { period = 'day' } }"), "main.work.owed.start",
                        "`period` is for what is owed each day, week or month");
  assert_policy_refused(OWED("{ start = { calendar = 'every' } }"), "main.work.owed.start",
                        "`calendar = \"every\"` is for what is owed each day, week or month");
}

static void two_entries_may_not_match_together(void **state) {
  (void)state;
  assert_policy_refused(
      OWED("{ start = { { when = { grade = 'low' } }, { when = { grade = 'low' } } } }"),
      "main.work.owed.start", "entries 1 and 2 can match together: at most one may");
  assert_policy_refused(OWED("{ start = { {}, { when = { grade = 'low' } } } }"),
                        "main.work.owed.start",
                        "entries 1 and 2 can match together: at most one may");
}

static void entries_of_one_duty_stand_on_one_kind_of_place(void **state) {
  (void)state;
  assert_policy_refused(
      "processes = { main = { actions = { find = { owed = { add = {"
      " { per = 'case', when = { grade = 'low' } }, { when = { grade = 'high' } } } } } "
      "} } }",
      "main.find.owed.add.per", "the entries of one duty must be `per` the same kind");
}

static void what_no_event_sets_off_is_owed_in_a_standing_process(void **state) {
  (void)state;
  assert_policy_refused(OWED("{ day = {} }"), "main.work.owed.day",
                        "`day` is owed only in a process with `standing = true`");
  assert_policy_refused(OWED("{ always = {} }"), "main.work.owed.always",
                        "`always` is owed only in a process with `standing = true`");
}

static void what_is_owed_in_each_period_is_one_duty_of_the_case(void **state) {
  (void)state;
  assert_policy_refused(
      STANDING("{ week = { { when = { grade = 'low' } }, { when = { grade = 'high' } } } }"),
      "desk.open.owed.week",
      "what is owed in each period has one entry, unless a reading chooses it");
  assert_policy_refused(
      "processes = { desk = { standing = true, items = { watch = {} }, actions = { open = {"
      " by = 'clerk', cites = '1', owed = { week = { per = 'watch' } } } } } }",
      "desk.open.owed.week",
      "what is owed in each period is owed by the case: give it `per = \"case\"`");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_name_is_owed_promptly_after_that_step),
      cmocka_unit_test(several_triggers_make_several_duties_in_order_of_name),
      cmocka_unit_test(a_list_of_triggers_is_several_duties),
      cmocka_unit_test(an_empty_entry_says_nothing_and_is_one),
      cmocka_unit_test(entries_may_be_conditional),
      cmocka_unit_test(a_duty_under_another_reading_does_not_exist),
      cmocka_unit_test(a_step_sets_off_the_duties_that_name_it),
      cmocka_unit_test(every_unit_is_known),
      cmocka_unit_test(office_hours_end_a_day_limit_and_no_other),
      cmocka_unit_test(a_duty_may_be_due_by_a_fact),
      cmocka_unit_test(a_duty_may_be_soft_and_run_from_when_it_lives),
      cmocka_unit_test(periods_count_every_day_unless_told_otherwise),
      cmocka_unit_test(some_duties_hold_from_the_beginning_or_always),
      cmocka_unit_test(a_duty_may_stand_on_another_place),
      cmocka_unit_test(triggers_and_keys_must_be_known),
      cmocka_unit_test(only_one_thing_may_say_when_it_is_due),
      cmocka_unit_test(what_is_owed_always_or_each_period_cannot_be_moved),
      cmocka_unit_test(what_is_owed_always_or_each_period_has_no_limit),
      cmocka_unit_test(two_entries_may_not_match_together),
      cmocka_unit_test(entries_of_one_duty_stand_on_one_kind_of_place),
      cmocka_unit_test(what_no_event_sets_off_is_owed_in_a_standing_process),
      cmocka_unit_test(what_is_owed_in_each_period_is_one_duty_of_the_case),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
