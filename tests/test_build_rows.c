/* Rows: from keys and values to atoms, and every way to write one wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

#define WHEN(row)   "processes = { main = { actions = { work = { when = " row " } } } }"
#define UNLESS(row) "processes = { main = { actions = { work = { unless = " row " } } } }"

/* The one atom of that name, in the small policy whose `work` has this `when`. */
typedef struct row_in {
  complaint_policy *policy;
  const cpl_process *process;
  const cpl_atom *atom;
  const cpl_action *work;
  cpl_set bit;
} row_in;

static row_in row_of(const char *changes, const char *name) {
  row_in in = {.policy = cpl_policy_small(changes)};
  in.process = cpl_process_in(in.policy, "main");
  unsigned atom = cpl_atom_in(in.process, name);
  in.atom = &in.process->atoms[atom];
  in.bit = cpl_bit(atom);
  in.work = &in.process->actions[cpl_action_in(in.process, "work")];
  return in;
}

static void assert_range(const char *changes, const char *name, cpl_test test, int64_t least,
                         int64_t most) {
  row_in in = row_of(changes, name);
  assert_int_equal(in.atom->test, test);
  assert_true(in.atom->least == least);
  assert_true(in.atom->most == most);
  assert_true(in.work->when.must == in.bit);
  complaint_policy_free(in.policy);
}

static void assert_values(const char *changes, const char *name, size_t count,
                          const cpl_value *values) {
  row_in in = row_of(changes, name);
  assert_int_equal(in.atom->test, CPL_TEST_ANY);
  assert_int_equal(in.atom->values.count, count);
  for (size_t i = 0; i < count; i++)
    assert_true(in.process->values[in.atom->values.first + i] == values[i]);
  complaint_policy_free(in.policy);
}

/* ---- what can be written --------------------------------------------------------------------- */

static void a_value_is_one_test(void **state) {
  (void)state;
  assert_values(WHEN("{ grade = 'middle' }"), "grade", 1, (cpl_value[]){1});
  assert_values(WHEN("{ urgent = true }"), "urgent", 1, (cpl_value[]){1});
  assert_values(WHEN("{ score = 7 }"), "score", 1, (cpl_value[]){7});
  assert_values(WHEN("{ price = -7 }"), "price", 1, (cpl_value[]){-7});
  assert_values(WHEN("{ day = '1970-01-03' }"), "day", 1, (cpl_value[]){2});
  assert_values(WHEN("{ moment = '1970-01-01T00:01:00Z' }"), "moment", 1, (cpl_value[]){60});
}

static void several_values_are_kept_in_order_and_once(void **state) {
  (void)state;
  assert_values(WHEN("{ grade = { 'high', 'low', 'high' } }"), "grade", 2, (cpl_value[]){0, 2});
  assert_values(WHEN("{ score = { 9, 1, 5 } }"), "score", 3, (cpl_value[]){1, 5, 9});
}

static void a_person_in_a_row_is_the_number_of_an_id(void **state) {
  (void)state;
  row_in in = row_of(WHEN("{ guest = 'person:7' }"), "guest");
  cpl_value number = in.process->values[in.atom->values.first];
  assert_string_equal(in.policy->model.ids[number - 1], "person:7");
  complaint_policy_free(in.policy);
}

static void a_set_has_one_or_all_of_some_values(void **state) {
  (void)state;
  row_in in = row_of(WHEN("{ tags = { 'blue', 'red' } }"), "tags");
  assert_int_equal(in.atom->test, CPL_TEST_ANY);
  assert_true(in.atom->least == 5);
  complaint_policy_free(in.policy);
  assert_range(WHEN("{ tags = { all = { 'red', 'green' } } }"), "tags", CPL_TEST_ALL, 3, INT64_MAX);
}

static void a_range_may_be_open_at_one_end(void **state) {
  (void)state;
  assert_range(WHEN("{ score = { min = 3, max = 5 } }"), "score", CPL_TEST_RANGE, 3, 5);
  assert_range(WHEN("{ score = { min = 3 } }"), "score", CPL_TEST_RANGE, 3, INT64_MAX);
  assert_range(WHEN("{ day = { max = '1970-01-11' } }"), "day", CPL_TEST_RANGE, INT64_MIN, 10);
}

#define PERCENT "facts = { share = { type = 'int', range = { 0, 100 } } }, "

static void a_row_tests_values_that_the_fact_can_have(void **state) {
  (void)state;
  static const char NEVER[] =
      "`share` never has such a value: look at the row, or at the `range` of the fact";
  assert_policy_refused(PERCENT WHEN("{ share = 101 }"), "main.work.when.share", NEVER);
  assert_policy_refused(PERCENT WHEN("{ share = { 5, -1 } }"), "main.work.when.share", NEVER);
  assert_policy_refused(PERCENT WHEN("{ share = { min = 101 } }"), "main.work.when.share", NEVER);
  assert_policy_refused(PERCENT WHEN("{ share = { max = -1 } }"), "main.work.when.share", NEVER);
  assert_range(PERCENT WHEN("{ share = { min = 100 } }"), "share", CPL_TEST_RANGE, 100, INT64_MAX);
}

static void two_facts_are_compared_by_their_difference(void **state) {
  (void)state;
  row_in in = row_of(WHEN("{ score = { than = 'other_score', min = 1 } }"), "score");
  assert_int_equal(in.atom->test, CPL_TEST_THAN);
  assert_int_equal(in.atom->other, cpl_field_in(in.policy, in.process, "other_score"));
  assert_true(in.process->composed == in.bit);
  complaint_policy_free(in.policy);
}

static void a_value_is_compared_with_the_one_before_the_event(void **state) {
  (void)state;
  row_in in = row_of("processes = { main = { actions = { work = { asks = 'score',"
                     " when = { score = { than = 'old', min = 0 } } } } } }",
                     "score");
  assert_int_equal(in.atom->test, CPL_TEST_OLD);
  assert_true(in.process->old == in.bit);
  complaint_policy_free(in.policy);
}

static void a_day_is_beyond_a_limit_after_a_step(void **state) {
  (void)state;
  row_in in = row_of(WHEN("{ day = { beyond = working_days(7), of = 'start' } }"), "day");
  assert_int_equal(in.atom->test, CPL_TEST_BEYOND);
  assert_int_equal(in.atom->limit.amount, 7);
  assert_int_equal(in.atom->limit.unit, CPL_WORKING_DAYS);
  assert_int_equal(in.atom->other, cpl_action_in(in.process, "start"));
  assert_true(in.process->timed == cpl_bit(in.atom->other));
  complaint_policy_free(in.policy);
}

static void presence_and_absence_share_one_test(void **state) {
  (void)state;
  row_in in = row_of("processes = { main = { actions = { work = { when = { present = 'guest' } },"
                     " close = { when = { absent = 'guest' } } } } }",
                     "guest");
  const cpl_action *close = &in.process->actions[cpl_action_in(in.process, "close")];
  assert_true(in.work->when.must == in.bit && in.work->when.must_not == 0);
  assert_true(close->when.must_not == in.bit && close->when.must == 0);
  assert_int_equal(in.process->present_atom[cpl_role_in(in.policy, "guest")],
                   in.atom - in.process->atoms);
  complaint_policy_free(in.policy);
}

static void unless_asks_that_none_matches(void **state) {
  (void)state;
  row_in in = row_of(UNLESS("{ grade = 'high', absent = 'guest' }"), "grade");
  assert_true(in.work->when.must_not == in.bit);
  assert_true(in.work->when.must == cpl_bit(cpl_atom_in(in.process, "guest")));
  complaint_policy_free(in.policy);
}

static void atoms_stand_in_order_of_name(void **state) {
  (void)state;
  complaint_policy *policy =
      cpl_policy_small(WHEN("{ urgent = true, score = 1, grade = 'low', day = '2026-01-02' }"));
  const cpl_process *process = cpl_process_in(policy, "main");
  for (unsigned i = 1; i < process->atom_count; i++)
    assert_true(strcmp(process->atoms[i - 1].name, process->atoms[i].name) <= 0);
  complaint_policy_free(policy);
}

static void the_same_test_is_one_atom(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      "processes = { main = { actions = { work = { when = { grade = { 'low', 'high' } } },"
      " close = { unless = { grade = { 'high', 'low' } } } } } }");
  const cpl_process *process = cpl_process_in(policy, "main");
  assert_true(process->actions[cpl_action_in(process, "work")].when.must ==
              process->actions[cpl_action_in(process, "close")].when.must_not);
  (void)cpl_atom_in(process, "grade");
  complaint_policy_free(policy);
}

static void a_function_may_stand_where_a_row_stands(void **state) {
  (void)state;
  row_in in = row_of(WHEN("{ reads = { 'score', 'grade' },"
                          " holds = function(facts) return facts.score == 1 end }"),
                     "grade");
  assert_int_equal(in.atom->test, CPL_TEST_FUNCTION);
  assert_int_equal(in.atom->values.count, 2);
  assert_int_equal(in.process->lists[in.atom->values.first],
                   cpl_field_in(in.policy, in.process, "grade"));
  assert_false(complaint_policy_shareable(in.policy));
  complaint_policy_free(in.policy);
}

/* ---- readings -------------------------------------------------------------------------------- */

static void a_reading_that_was_chosen_vanishes_from_its_row(void **state) {
  (void)state;
  row_in in = row_of(WHEN("{ R1 = 'strict', grade = 'high' }"), "grade");
  assert_true(in.work->when.must == in.bit);
  complaint_policy_free(in.policy);
}

static void an_action_under_another_reading_is_never_open(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(WHEN("{ R1 = 'loose' }"));
  const cpl_process *process = cpl_process_in(policy, "main");
  const cpl_atom *atom = &process->atoms[cpl_atom_in(process, "R1")];
  assert_int_equal(atom->test, CPL_TEST_NEVER);
  complaint_policy_free(policy);
}

static void an_entry_under_another_reading_vanishes(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      "processes = { main = { actions = { close = { after = {"
      " 'work', { 'tell', when = { R1 = 'strict' } }, { 'add', when = { R1 = 'loose' } },"
      " { 'add', unless = { R1 = 'strict' } } } } } } }");
  const cpl_process *process = cpl_process_in(policy, "main");
  const cpl_action *close = &process->actions[cpl_action_in(process, "close")];
  assert_int_equal(close->more_after, 1);
  assert_true(process->entries[close->more].what == cpl_bit(cpl_action_in(process, "tell")));
  complaint_policy_free(policy);
}

static void a_reading_has_only_its_options(void **state) {
  (void)state;
  assert_policy_refused(WHEN("{ R1 = 'lose' }"), "main.work.when.R1",
                        "unknown option `lose`; did you mean `loose`?");
  assert_policy_refused("readings = { R1 = { choice = 'lose' } }", "readings.R1.choice",
                        "unknown option `lose`; did you mean `loose`?");
}

/* ---- what cannot ----------------------------------------------------------------------------- */

static void names_and_values_must_be_known(void **state) {
  (void)state;
  assert_policy_refused(WHEN("{ grdae = 'low' }"), "main.work.when.grdae",
                        "unknown fact `grdae`; did you mean `grade`?");
  assert_policy_refused(WHEN("{ grade = 'lwo' }"), "main.work.when.grade",
                        "`lwo` is no value of `grade`; did you mean `low`?");
  assert_policy_refused(WHEN("{ grade = 'enormous' }"), "main.work.when.grade",
                        "`enormous` is no value of `grade`");
  assert_policy_refused(WHEN("{ present = 'gest' }"), "main.work.when.present",
                        "unknown role `gest`; did you mean `guest`?");
  assert_policy_refused(WHEN("{ day = { beyond = days(1), of = 'sstart' } }"), "main.work.when.day",
                        "unknown step `sstart`; did you mean `start`?");
}

static void values_must_be_of_the_facts_type(void **state) {
  (void)state;
  assert_policy_refused(WHEN("{ grade = 3 }"), "main.work.when.grade",
                        "`grade` is of type enum, which an integer cannot be");
  assert_policy_refused(WHEN("{ urgent = 'yes' }"), "main.work.when.urgent",
                        "`urgent` is of type bool, which no text can be");
  assert_policy_refused(WHEN("{ day = '2026-02-30' }"), "main.work.when.day",
                        "`2026-02-30` is no date: write `2014-09-10`");
  assert_policy_refused(WHEN("{ moment = '2026-02-03' }"), "main.work.when.moment",
                        "`2026-02-03` is no time: write `2014-09-10T08:00:00+08:00`");
  assert_policy_refused(WHEN("{ guest = 'Zhang San' }"), "main.work.when.guest",
                        "an id is a letter or digit, then letters, digits and ._:@/-, at most 128");
  assert_policy_refused(WHEN("{ note = 'x' }"), "main.work.when.note",
                        "`note` is a text: a rule cannot read it, only that it is known");
}

static void comparisons_must_make_sense(void **state) {
  (void)state;
  assert_policy_refused(WHEN("{ score = { min = 5, max = 3 } }"), "main.work.when.score",
                        "`min` is more than `max`: it never holds");
  assert_policy_refused(WHEN("{ grade = { min = 1 } }"), "main.work.when.grade",
                        "`grade` is of type enum, which has no order: name its values");
  assert_policy_refused(WHEN("{ grade = { all = 'low' } }"), "main.work.when.grade",
                        "`all` is for a set; `grade` is of type enum");
  assert_policy_refused(WHEN("{ score = { than = 'other_score' } }"), "main.work.when.score",
                        "a comparison needs `min`, `max` or both");
  assert_policy_refused(WHEN("{ score = { than = 'day', min = 0 } }"), "main.work.when.score",
                        "`score` and `day` cannot be subtracted: they are of type int and date");
  assert_policy_refused(WHEN("{ score = { than = 'other_score', beyond = days(1), min = 0 } }"),
                        "main.work.when.score",
                        "one comparison at a time: split it into rows of their own");
  assert_policy_refused(WHEN("{ score = { mim = 1, max = 2 } }"), "main.work.when.score.mim",
                        "unknown key `mim` of a comparison; did you mean `min`?");
  assert_policy_refused(WHEN("{ score = {} }"), "main.work.when.score",
                        "`score` is compared with 0 values");
  assert_policy_refused(WHEN("{ score = { beyond = days(1), of = 'start' } }"),
                        "main.work.when.score",
                        "`beyond` is for a date or a time; `score` is of type int");
  assert_policy_refused(
      WHEN("{ day = { beyond = 7, of = 'start' } }"), "main.work.when.day",
      "a limit is written `working_days(7)`, `days(3)`, `minutes(15)`, `at_once` ...");
}

static void the_parts_of_a_comparison_must_be_whole(void **state) {
  (void)state;
  assert_policy_refused(WHEN("{ score = { than = 'other_score', min = '1' } }"),
                        "main.work.when.score.min",
                        "`min` beside `than` is an integer (days, seconds), not a text");
  assert_policy_refused(WHEN("{ day = { beyond = days(1) } }"), "main.work.when.day",
                        "`beyond` counts from a step: name it in `of`");
  assert_policy_refused(
      "roles = { idle = { present = { day = { beyond = days(1), of = 'start' } } } }",
      "roles.idle.present.day", "`beyond` counts from a step, and no process is at work here");
}

static void a_sanction_and_an_offence_can_be_tested(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      "processes = { main = { actions = { punish = { when = { sanction = { 'fine', 'warning' },"
      " offence = 'noise' } } } } }");
  const cpl_process *process = cpl_process_in(policy, "main");
  const cpl_atom *sanction = &process->atoms[cpl_atom_in(process, "sanction")];
  assert_int_equal(sanction->values.count, 2);
  complaint_policy_free(policy);
  assert_policy_refused(WHEN("{ sanction = 'fien' }"), "main.work.when.sanction",
                        "unknown sanction `fien`; did you mean `fine`?");
  assert_policy_refused(WHEN("{ offence = 'nois' }"), "main.work.when.offence",
                        "unknown offence `nois`; did you mean `noise`?");
}

static void a_party_may_be_present_by_a_function(void **state) {
  (void)state;
  complaint_policy *policy =
      cpl_policy_small("roles = { guest = { present = { stance = remove, reads = 'score',"
                       " holds = function(facts) return facts.score > 1 end } } }");
  const cpl_process *process = cpl_process_in(policy, "main");
  assert_true(process->can_be_absent == cpl_bit(cpl_role_in(policy, "guest")));
  complaint_policy_free(policy);
}

static void old_needs_an_event_that_carries_the_fact(void **state) {
  (void)state;
  assert_policy_refused(
      WHEN("{ score = { than = 'old', min = 0 } }"), "main.work.when.score",
      "`old` is the value before an event, and no event here carries `score`: name it in "
      "`needs` or `asks` of the action");
}

static void a_row_is_a_table_of_keys(void **state) {
  (void)state;
  assert_policy_refused(WHEN("'grade'"), "main.work.when",
                        "a row is written `{ fact = value, ... }`, not as a text");
  assert_policy_refused(WHEN("{ { grade = 'low' } }"), "main.work.when",
                        "a row is written `{ fact = value, ... }`, not as a list");
  assert_policy_refused(WHEN("{ reads = 'score', holds = true }"), "main.work.when",
                        "`holds` is a function, not a boolean");
  assert_policy_refused(WHEN("{ reads = 'note', holds = function() return true end }"),
                        "main.work.when",
                        "`note` is a text: a rule cannot read it, only that it is known");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_value_is_one_test),
      cmocka_unit_test(several_values_are_kept_in_order_and_once),
      cmocka_unit_test(a_person_in_a_row_is_the_number_of_an_id),
      cmocka_unit_test(a_set_has_one_or_all_of_some_values),
      cmocka_unit_test(a_range_may_be_open_at_one_end),
      cmocka_unit_test(a_row_tests_values_that_the_fact_can_have),
      cmocka_unit_test(two_facts_are_compared_by_their_difference),
      cmocka_unit_test(a_value_is_compared_with_the_one_before_the_event),
      cmocka_unit_test(a_day_is_beyond_a_limit_after_a_step),
      cmocka_unit_test(presence_and_absence_share_one_test),
      cmocka_unit_test(unless_asks_that_none_matches),
      cmocka_unit_test(atoms_stand_in_order_of_name),
      cmocka_unit_test(the_same_test_is_one_atom),
      cmocka_unit_test(a_function_may_stand_where_a_row_stands),
      cmocka_unit_test(a_reading_that_was_chosen_vanishes_from_its_row),
      cmocka_unit_test(an_action_under_another_reading_is_never_open),
      cmocka_unit_test(an_entry_under_another_reading_vanishes),
      cmocka_unit_test(a_reading_has_only_its_options),
      cmocka_unit_test(names_and_values_must_be_known),
      cmocka_unit_test(values_must_be_of_the_facts_type),
      cmocka_unit_test(comparisons_must_make_sense),
      cmocka_unit_test(the_parts_of_a_comparison_must_be_whole),
      cmocka_unit_test(a_sanction_and_an_offence_can_be_tested),
      cmocka_unit_test(a_party_may_be_present_by_a_function),
      cmocka_unit_test(old_needs_an_event_that_carries_the_fact),
      cmocka_unit_test(a_row_is_a_table_of_keys),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
