/* Actions: each key kept and broken. Rows have a test of their own, and so has what is owed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

#define ACTION(name, keys) "processes = { main = { actions = { " name " = { " keys " } } } }"

typedef struct action_in {
  complaint_policy *policy;
  const cpl_process *process;
  const cpl_action *action;
  const cpl_effect *effect;
} action_in;

static action_in action_of(const char *changes, const char *name) {
  action_in in = {.policy = cpl_policy_small(changes)};
  in.process = cpl_process_in(in.policy, "main");
  unsigned number = cpl_action_in(in.process, name);
  in.action = &in.process->actions[number];
  in.effect = &in.process->effects[number];
  return in;
}

static cpl_set steps(const cpl_process *process, const char *one, const char *other) {
  cpl_set set = cpl_bit(cpl_action_in(process, one));
  return other == NULL ? set : set | cpl_bit(cpl_action_in(process, other));
}

static const char *cite(const action_in *in, uint16_t cites, unsigned i) {
  return in->policy->model.cite_list[in->policy->model.cites[cites].first + i].text;
}

/* ---- who, after what, with which facts ------------------------------------------------------- */

static void plain_names_are_one_set(void **state) {
  (void)state;
  action_in in = action_of("", "close");
  assert_true(in.action->by == cpl_bit(cpl_role_in(in.policy, "clerk")));
  assert_true(in.action->after == steps(in.process, "work", "tell"));
  assert_int_equal(in.action->more_by + in.action->more_after, 0);
  complaint_policy_free(in.policy);
}

/* The bit of a fact among those that the action carries. */
static cpl_set own(const action_in *in, const char *fact) {
  for (unsigned i = 0; i < in->effect->carries.count; i++) {
    uint16_t number = in->process->lists[in->effect->carries.first + i];
    if (strcmp(in->policy->model.facts[number].name, fact) == 0) return cpl_bit(i);
  }
  return 0;
}

static void conditional_names_are_entries_in_their_order(void **state) {
  (void)state;
  action_in in = action_of(
      ACTION("work", "by = { 'boss', { 'clerk', when = { grade = 'low' }, cites = '1' } },"
                     " to = { 'guest', unless = { grade = 'high' } },"
                     " after = { { 'start', when = { grade = 'low' } } },"
                     " needs = { 'score', { 'price', 'note', when = { grade = 'high' } } }"),
      "work");
  const cpl_entry *entries = &in.process->entries[in.action->more];
  assert_true(in.action->by == cpl_bit(cpl_role_in(in.policy, "boss")));
  assert_int_equal(in.action->more_by, 1);
  assert_int_equal(in.action->more_to, 1);
  assert_int_equal(in.action->more_after, 1);
  assert_int_equal(in.action->more_needs, 1);
  assert_true(entries[0].what == cpl_bit(cpl_role_in(in.policy, "clerk")));
  assert_string_equal(cite(&in, entries[0].cites, 0), "t:1");
  assert_true(entries[1].when.must_not != 0);
  assert_true(entries[2].what == steps(in.process, "start", NULL));
  assert_true(entries[3].what == (own(&in, "price") | own(&in, "note")));
  assert_int_equal(entries[3].cites, in.action->cites);
  complaint_policy_free(in.policy);
}

static void a_step_may_be_asked_of_the_item_that_a_fact_names(void **state) {
  (void)state;
  action_in in =
      action_of(ACTION("close", "after = { 'work', { 'find', of = 'thing' } }"), "close");
  const cpl_entry *entry = &in.process->entries[in.action->more];
  assert_int_equal(entry->of, cpl_field_in(in.policy, in.process, "thing"));
  assert_true(entry->when.must == 0 && entry->when.must_not == 0);
  complaint_policy_free(in.policy);
}

static void an_event_carries_what_it_needs_or_asks_in_order(void **state) {
  (void)state;
  action_in in = action_of(ACTION("work", "needs = { 'score', 'day' }, asks = 'note'"), "work");
  const char *names[] = {"day", "note", "score"};
  assert_int_equal(in.effect->carries.count, 3);
  for (unsigned i = 0; i < 3; i++) {
    uint16_t fact = in.process->lists[in.effect->carries.first + i];
    assert_string_equal(in.policy->model.facts[fact].name, names[i]);
  }
  assert_true(in.action->needs == 5); /* the first and the third of them */
  complaint_policy_free(in.policy);
}

static void names_in_lists_must_be_known(void **state) {
  (void)state;
  assert_policy_refused(ACTION("work", "by = { 'clerk', 'bos' }"), "main.work.by",
                        "unknown role `bos`; did you mean `boss`?");
  assert_policy_refused(ACTION("work", "to = 'gust'"), "main.work.to",
                        "unknown role `gust`; did you mean `guest`?");
  assert_policy_refused(ACTION("work", "after = 'sstart'"), "main.work.after",
                        "unknown step `sstart`; did you mean `start`?");
  assert_policy_refused(ACTION("work", "needs = { 'scor', when = { grade = 'low' } }"),
                        "main.work.needs", "unknown fact `scor`; did you mean `score`?");
  assert_policy_refused(ACTION("work", "asks = 'scor'"), "main.work.asks",
                        "unknown fact `scor`; did you mean `score`?");
  assert_policy_refused(ACTION("work", "not_by = 'sstart'"), "main.work.not_by",
                        "unknown step `sstart`; did you mean `start`?");
  assert_policy_refused(ACTION("close", "after = { 'find', of = 'score' }"), "main.close.after.of",
                        "`of` is a fact that names an item; `score` is of type int");
}

static void entries_must_be_well_formed(void **state) {
  (void)state;
  assert_policy_refused(ACTION("work", "by = { 'clerk', wen = { grade = 'low' } }"),
                        "main.work.by.wen", "unknown key `wen` of an entry; did you mean `when`?");
  assert_policy_refused(ACTION("work", "by = { { when = { grade = 'low' } } }"), "main.work.by",
                        "an entry names nothing: write `{ \"name\", ... }`");
  assert_policy_refused(ACTION("work", "by = { 1 }"), "main.work.by",
                        "a name is named here, not an integer");
  assert_policy_refused(ACTION("work", "asks = { 'score', when = { grade = 'low' } }"),
                        "main.work.asks", "only a reading may condition an entry of this list");
}

static void keys_of_an_action_are_known(void **state) {
  (void)state;
  assert_policy_refused(ACTION("work", "need = 'score'"), "main.work.need",
                        "unknown key `need` of an action; did you mean `needs`?");
  assert_policy_refused(ACTION("idle", "cites = '1'"), "main.idle",
                        "nobody may do it: name the roles in `by`");
  assert_policy_refused(ACTION("idle", "by = 'boss'"), "main.idle",
                        "the action names no clause: give `cites`");
  assert_policy_refused("processes = { main = { actions = { idle = 'x' } } }", "main.idle",
                        "an action is a table, not a text");
  assert_policy_refused(ACTION("day", "by = 'boss', cites = '1'"), "main.day",
                        "`day` is a word of the language: call the action something else");
}

/* ---- clauses --------------------------------------------------------------------------------- */

static void cites_are_sorted_and_shared(void **state) {
  (void)state;
  action_in in = action_of(ACTION("work", "cites = { '2', '1/R1', '2' }, heeds = '1'"), "work");
  assert_int_equal(in.policy->model.cites[in.action->cites].count, 2);
  assert_string_equal(cite(&in, in.action->cites, 0), "t:1/R1");
  assert_string_equal(cite(&in, in.action->cites, 1), "t:2");
  assert_int_equal(in.effect->heeds, in.process->actions[cpl_action_in(in.process, "close")].cites);
  complaint_policy_free(in.policy);
}

static void a_cited_clause_and_reading_must_be_known(void **state) {
  (void)state;
  assert_policy_refused(ACTION("work", "cites = { '2', '3' }"), "main.work.cites",
                        "unknown clause `t:3`: give it an entry in `clauses`, or correct the "
                        "number");
  assert_policy_refused(ACTION("work", "cites = { '2', '1/R2' }"), "main.work.cites",
                        "unknown reading `R2`; did you mean `R1`?");
  assert_policy_refused(ACTION("work", "heeds = '7.4'"), "main.work.heeds",
                        "unknown clause `t:7.4`: give it an entry in `clauses`, or correct the "
                        "number");
  assert_policy_refused(ACTION("work", "heeds = 'u:1'"), "main.work.heeds",
                        "unknown clause `u:1`; did you mean `t:1`?");
}

/* ---- places ---------------------------------------------------------------------------------- */

static void an_action_works_on_an_item_or_adds_one(void **state) {
  (void)state;
  action_in in = action_of("", "find");
  assert_string_equal(in.process->kinds[in.action->kind].name, "thing");
  const cpl_effect *add = &in.process->effects[cpl_action_in(in.process, "add")];
  assert_string_equal(in.process->kinds[add->adds].name, "thing");
  complaint_policy_free(in.policy);
  assert_policy_refused(ACTION("find", "per = 'thinng'"), "main.find.per",
                        "unknown kind of item `thinng`; did you mean `thing`?");
  assert_policy_refused(ACTION("add", "adds = 'thinng'"), "main.add.adds",
                        "unknown kind of item `thinng`; did you mean `thing`?");
}

static void a_fact_of_other_items_is_not_carried(void **state) {
  (void)state;
  assert_policy_refused("processes = { other = { actions = { go = { by = 'boss', starts = true,"
                        " cites = '1', asks = 'harm' } } } }",
                        "other.go",
                        "fact `harm` is per `thing`, and process `other` has no such items");
}

static void a_fact_is_carried_only_where_its_place_can_be_seen(void **state) {
  (void)state;
  assert_policy_refused(
      ACTION("work", "asks = 'harm'"), "main.work",
      "fact `harm` is per `thing`, and action `work` works on no `thing`: give it `per` or "
      "`adds`");
  assert_policy_refused(
      ACTION("work", "sets = { harm = true }"), "main.work.sets.harm",
      "fact `harm` is per `thing`, and action `work` works on no `thing`: give it `per` or "
      "`adds`");
}

/* ---- effects --------------------------------------------------------------------------------- */

static void undoing_a_step_undoes_all_that_came_after_it(void **state) {
  (void)state;
  action_in in = action_of(
      ACTION("redo", "by = 'boss', after = 'tell', undoes = 'work', cites = '1'"), "redo");
  assert_true(in.effect->undoes == (steps(in.process, "work", "tell") |
                                    steps(in.process, "close", NULL))); /* never itself */
  complaint_policy_free(in.policy);
}

static void what_is_asked_of_another_item_is_not_undone(void **state) {
  (void)state;
  action_in in = action_of("processes = { main = { actions = {"
                           " redo = { by = 'boss', undoes = 'add', cites = '1' },"
                           " close = { after = { 'work', { 'find', of = 'thing' } } } } } }",
                           "redo");
  assert_true((in.effect->undoes & steps(in.process, "close", NULL)) == 0);
  assert_true((in.effect->undoes & steps(in.process, "find", "punish")) ==
              steps(in.process, "find", "punish"));
  complaint_policy_free(in.policy);
}

static void a_step_may_count_as_another(void **state) {
  (void)state;
  action_in in = action_of(ACTION("skip", "by = 'boss', instead_of = 'work', cites = '1'"), "skip");
  assert_true(in.effect->counts_as == steps(in.process, "skip", "work"));
  complaint_policy_free(in.policy);
}

static void an_extension_moves_duties_to_a_facts_day(void **state) {
  (void)state;
  action_in in = action_of(ACTION("extend", "by = 'boss', needs = 'day', cites = '1',"
                                            " before_due = true,"
                                            " extends = { 'work@start', 'tell@work', to = 'day' }"),
                           "extend");
  assert_int_equal(in.action->flags, CPL_EXTENDS | CPL_BEFORE_DUE);
  assert_int_equal(in.effect->extends.count, 2);
  assert_int_equal(in.effect->extends_to, cpl_field_in(in.policy, in.process, "day"));
  complaint_policy_free(in.policy);
}

static void an_extension_may_stand_under_a_reading(void **state) {
  (void)state;
  action_in in = action_of(
      ACTION("extend",
             "by = 'boss', needs = 'day', cites = '1', before_due = { true, when = { R1 = "
             "'loose' } }, extends = { 'work@start', { 'tell@work', when = { R1 = 'loose' } "
             "}, to = 'day' }"),
      "extend");
  assert_int_equal(in.effect->extends.count, 1);
  assert_int_equal(in.action->flags, CPL_EXTENDS);
  complaint_policy_free(in.policy);
}

static void an_extension_must_be_complete(void **state) {
  (void)state;
  assert_policy_refused("facts = { other_day = { type = 'date' } }," ACTION(
                            "work", "extends = { 'tell@work', to = 'other_day' }"),
                        "main.work.extends.to",
                        "no action gives `other_day`: name it in `needs` or `asks` of one");
  assert_policy_refused(
      ACTION("work", "extends = 'tell@work'"), "main.work.extends",
      "`extends` needs the fact with the new due: `{ \"duty\", to = \"new_due\" }`");
  assert_policy_refused(ACTION("work", "extends = { 'tel@work', to = 'day' }"), "main.work.extends",
                        "unknown duty `tel@work`; did you mean `tell@work`?");
  assert_policy_refused(ACTION("work", "asks = 'score', extends = { 'tell@work', to = 'score' }"),
                        "main.work.extends.to",
                        "a due is a date or a time; `score` is of type int");
  assert_policy_refused(ACTION("work", "before_due = true"), "main.work",
                        "`before_due` is about the duties that `extends` moves: name them there");
}

static void time_may_be_suspended_and_resumed(void **state) {
  (void)state;
  action_in in =
      action_of("processes = { main = { actions = {"
                " pause = { by = 'boss', suspends = 'work@start', cites = '1' },"
                " go_on = { by = 'boss', resumes = { 'work@start' }, cites = '1' } } } }",
                "pause");
  assert_int_equal(in.action->flags, CPL_SUSPENDS);
  assert_int_equal(in.effect->suspends.count, 1);
  assert_int_equal(in.process->effects[cpl_action_in(in.process, "go_on")].resumes.count, 1);
  complaint_policy_free(in.policy);
  assert_policy_refused(ACTION("work", "suspends = 'work@sstart'"), "main.work.suspends",
                        "unknown duty `work@sstart`; did you mean `work@start`?");
}

static void an_action_sets_constants(void **state) {
  (void)state;
  action_in in = action_of(ACTION("work", "sets = { stance = 'gone', score = 3 }"), "work");
  const cpl_constant *constants = &in.process->constants[in.effect->sets.first];
  assert_int_equal(in.effect->sets.count, 2);
  assert_int_equal(constants[0].field, cpl_field_in(in.policy, in.process, "score"));
  assert_int_equal(constants[0].value, 3);
  assert_int_equal(constants[1].value, 1);
  complaint_policy_free(in.policy);
  assert_policy_refused(ACTION("work", "sets = { stance = 'goen' }"), "main.work.sets.stance",
                        "`goen` is no value of `stance`; did you mean `gone`?");
  assert_policy_refused(ACTION("work", "sets = { note = 'x' }"), "main.work.sets.note",
                        "`note` is a text: a rule cannot read it, only that it is known");
}

static void a_finding_and_a_sanction_are_facts_of_the_event(void **state) {
  (void)state;
  action_in in = action_of("", "find");
  assert_int_equal(in.effect->finds, cpl_field_in(in.policy, in.process, "finding"));
  assert_int_equal(in.process->finding, in.effect->finds);
  assert_int_equal(in.process->offence, cpl_field_in(in.policy, in.process, "offence"));
  const cpl_effect *punish = &in.process->effects[cpl_action_in(in.process, "punish")];
  assert_int_equal(punish->imposes, cpl_field_in(in.policy, in.process, "sanction"));
  complaint_policy_free(in.policy);
  assert_policy_refused(
      ACTION("find", "finds = 'harm'"), "main.find.finds",
      "`harm` holds a finding: name in its `proven` the values that count as true");
  assert_policy_refused(ACTION("punish", "imposes = 'finding', asks = 'finding'"),
                        "main.punish.imposes",
                        "`imposes` names a fact of type sanction; `finding` is of type enum");
  assert_policy_refused(ACTION("find", "needs = 'harm'"), "main.find.finds",
                        "`finds` reads `finding` of the event: name it in `needs` or `asks`");
}

static void a_process_finds_one_thing_about_one_offence(void **state) {
  (void)state;
  assert_policy_refused("facts = { crime = { type = 'offence', per = 'thing' } }," ACTION(
                            "find", "asks = { 'harm', 'crime' }"),
                        "main",
                        "`crime` and `offence` are both of type offence: a process that finds has "
                        "one of them");
  assert_policy_refused(
      "facts = { other = { type = 'bool', per = 'thing', proven = true } }," ACTION(
          "refind", "by = 'boss', per = 'thing', finds = 'other', needs = 'other', cites = '1'"),
      "main", "`refind` finds into another fact: a process has one finding");
}

static void an_action_may_start_end_reopen_correct_and_show_a_stage(void **state) {
  (void)state;
  action_in in =
      action_of("processes = { main = { actions = {"
                " again = { by = 'boss', reopens = true, cites = '1', not_by = 'close' },"
                " mend = { by = 'boss', corrects = true, asks = 'note', cites = '1' },"
                " close = { stage = { zh = '完', en = 'done' } } } } }",
                "close");
  assert_int_equal(in.action->flags, CPL_ENDS | CPL_STAGED);
  assert_string_equal(in.effect->stage.zh, "完");
  assert_true(in.process->starts == steps(in.process, "start", NULL));
  assert_true(in.process->ends == steps(in.process, "close", NULL));
  assert_true(in.process->reopens == steps(in.process, "again", NULL));
  assert_true(in.process->corrects == steps(in.process, "mend", NULL));
  assert_true(in.process->signed_ == steps(in.process, "close", NULL));
  complaint_policy_free(in.policy);
  assert_policy_refused(ACTION("close", "ends = 'yes'"), "main.close.ends",
                        "`ends` is true or false, not a text");
  assert_policy_refused(ACTION("start", "ends = true"), "main.start",
                        "one action cannot both start and end a case");
  assert_policy_refused(ACTION("close", "stage = { zn = 'x' }"), "main.close.stage.zn",
                        "unknown key `zn` of a stage; did you mean `zh`?");
}

/* ---- actions by what they are ---------------------------------------------------------------- */

static void what_begins_or_ends_a_case_says_so_itself(void **state) {
  (void)state;
  assert_policy_refused(ACTION("work", "instead_of = 'close'"), "main.work.instead_of",
                        "`close` starts, ends, reopens or corrects: give `work` that key itself");
}

static void a_simple_action_has_no_conditions_and_neither_starts_nor_ends(void **state) {
  (void)state;
  action_in in =
      action_of(ACTION("work", "after = { { 'start', when = { grade = 'low' } } }"), "work");
  cpl_set all = cpl_bit(in.process->action_count) - 1;
  cpl_set others = steps(in.process, "close", "start") | steps(in.process, "work", NULL);
  assert_true(in.process->simple == (all & ~others));
  assert_true(in.process->directed == steps(in.process, "tell", NULL));
  complaint_policy_free(in.policy);
}

static void facts_of_the_event_are_told_from_facts_of_the_case(void **state) {
  (void)state;
  action_in in =
      action_of(ACTION("work", "asks = 'grade', when = { grade = 'low', score = 1 }"), "work");
  assert_true(in.effect->own_fields == cpl_bit(cpl_field_in(in.policy, in.process, "grade")));
  assert_true(in.effect->own_atoms == cpl_bit(cpl_atom_in(in.process, "grade")));
  complaint_policy_free(in.policy);
}

static void an_action_that_adds_works_on_the_case(void **state) {
  (void)state;
  assert_policy_refused(ACTION("add", "per = 'thing'"), "main.add",
                        "an action that adds an item works on the case: leave out `per`");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_names_are_one_set),
      cmocka_unit_test(conditional_names_are_entries_in_their_order),
      cmocka_unit_test(a_step_may_be_asked_of_the_item_that_a_fact_names),
      cmocka_unit_test(an_event_carries_what_it_needs_or_asks_in_order),
      cmocka_unit_test(names_in_lists_must_be_known),
      cmocka_unit_test(entries_must_be_well_formed),
      cmocka_unit_test(keys_of_an_action_are_known),
      cmocka_unit_test(cites_are_sorted_and_shared),
      cmocka_unit_test(a_cited_clause_and_reading_must_be_known),
      cmocka_unit_test(an_action_works_on_an_item_or_adds_one),
      cmocka_unit_test(a_fact_of_other_items_is_not_carried),
      cmocka_unit_test(a_fact_is_carried_only_where_its_place_can_be_seen),
      cmocka_unit_test(undoing_a_step_undoes_all_that_came_after_it),
      cmocka_unit_test(what_is_asked_of_another_item_is_not_undone),
      cmocka_unit_test(a_step_may_count_as_another),
      cmocka_unit_test(an_extension_moves_duties_to_a_facts_day),
      cmocka_unit_test(an_extension_may_stand_under_a_reading),
      cmocka_unit_test(an_extension_must_be_complete),
      cmocka_unit_test(time_may_be_suspended_and_resumed),
      cmocka_unit_test(an_action_sets_constants),
      cmocka_unit_test(a_finding_and_a_sanction_are_facts_of_the_event),
      cmocka_unit_test(a_process_finds_one_thing_about_one_offence),
      cmocka_unit_test(an_action_may_start_end_reopen_correct_and_show_a_stage),
      cmocka_unit_test(what_begins_or_ends_a_case_says_so_itself),
      cmocka_unit_test(a_simple_action_has_no_conditions_and_neither_starts_nor_ends),
      cmocka_unit_test(facts_of_the_event_are_told_from_facts_of_the_case),
      cmocka_unit_test(an_action_that_adds_works_on_the_case),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
