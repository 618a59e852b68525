/* The rest of a policy: its head, the register, facts, roles, the catalogue; all errors together.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/policy/build.h"
#include "tests/support/allocator.h"
#include "tests/support/policy_text.h"

static const cpl_fact *fact_in(const complaint_policy *policy, const char *name) {
  uint16_t fact = CPL_FIND(policy->model.facts, policy->model.fact_count, name);
  assert_int_not_equal(fact, CPL_NONE);
  return &policy->model.facts[fact];
}

/* ---- the head -------------------------------------------------------------------------------- */

static void a_policy_says_who_and_when_it_is(void **state) {
  (void)state;
  complaint_policy *policy =
      cpl_policy_small("title = { zh = '办法', en = 'Rules' }, closes = '17:30', zone = '+09:30',"
                       " in_force = { from = '1970-01-02', to = '1970-02-01' }");
  const cpl_model *m = &policy->model;
  assert_string_equal(m->id, "test.small");
  assert_string_equal(m->version, "1.0.0");
  assert_string_equal(m->regulations[0], "t");
  assert_string_equal(m->title.zh, "办法");
  assert_int_equal(m->zone, 9 * 3600 + 1800);
  assert_int_equal(m->closes, 17 * 60 + 30);
  assert_true(m->has_from && m->has_to);
  assert_int_equal(m->from, 1);
  assert_int_equal(m->to, 31);
  assert_string_equal(m->calendar_names[0], "cn");
  complaint_policy_free(policy);
}

static void an_institution_may_have_several_regulations(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("regulation = { 't', 'u' }");
  assert_int_equal(policy->model.regulation_count, 2);
  assert_string_equal(policy->model.regulations[1], "u");
  complaint_policy_free(policy);
  assert_policy_refused("regulation = { 't', {} }", "regulation",
                        "a regulation is named here, not a table");
  assert_policy_refused("regulation = {}, clauses = { t = { kind = 'rule' } }", "",
                        "the policy has no `regulation`: give one, as in `regulation = "
                        "\"boxing\"`");
}

static void the_head_must_be_complete_and_well_formed(void **state) {
  (void)state;
  assert_policy_refused("id = remove", "",
                        "the policy has no `id`: give one, as in `id = "
                        "\"cn.school.boxing\"`");
  assert_policy_refused("zone = '8'", "zone", "`8` is no zone: write `+08:00`");
  assert_policy_refused("calendar = 'ch'", "calendar", "unknown calendar `ch`; did you mean `cn`?");
  assert_policy_refused("calendar = 'school'", "calendar",
                        "unknown calendar `school`; there is `cn`; load another with `--calendar "
                        "school=FILE`, in C with complaint_engine_add_calendar()");
  assert_policy_refused("closes = '25:00'", "closes", "`25:00` is no time of day: write `17:30`");
  assert_policy_refused("closes = '17:60'", "closes", "`17:60` is no time of day: write `17:30`");
  assert_policy_refused("in_force = { from = '2026' }", "in_force.from",
                        "`2026` is no date: write `2014-09-10`");
  assert_policy_refused("in_force = { from = '2026-01-02', to = '2026-01-01' }", "in_force",
                        "`from` is after `to`: exchange them");
  assert_policy_refused("prozesses = {}", "prozesses",
                        "unknown key `prozesses` of the policy; did you mean `processes`?");
  assert_policy_refused("version = 1", "version", "`version` is a text, not an integer");
}

/* ---- the register ---------------------------------------------------------------------------- */

static void clauses_are_qualified_and_in_order(void **state) {
  (void)state;
  complaint_policy *policy =
      cpl_policy_small("clauses = { ['10'] = { advisory = { zh = '宗旨', en = 'purpose' } },"
                       " ['3'] = { kind = 'conduct', advisory = 'manner', en = 'Be kind.' } }");
  const cpl_model *m = &policy->model;
  assert_int_equal(m->clause_count, 4);
  assert_string_equal(m->clauses[0].name, "t:1");
  assert_string_equal(m->clauses[1].name, "t:10");
  assert_string_equal(m->clauses[1].kind, "conduct");
  assert_string_equal(m->clauses[1].advisory, "purpose");
  assert_string_equal(m->clauses[1].reason.zh, "宗旨");
  assert_string_equal(m->clauses[3].label.en, "Be kind.");
  assert_null(m->clauses[0].advisory);
  complaint_policy_free(policy);
  assert_policy_refused("clauses = { ['1'] = { kind = 'rulez' } }", "clauses.t:1",
                        "unknown kind of clause `rulez`; did you mean `rule`?");
  assert_policy_refused("clauses = { ['1'] = { text = 'x' } }", "clauses.t:1.text",
                        "unknown key `text` of a clause; it has kind advisory zh en");
}

static void a_reading_has_options_and_a_choice(void **state) {
  (void)state;
  complaint_policy *policy =
      cpl_policy_small("readings = { R2 = { cites = '2', options = { id = 'only', en = 'Only' } },"
                       " R1 = { choice = 'loose' } }");
  const cpl_reading *readings = policy->model.readings;
  assert_int_equal(policy->model.reading_count, 2);
  assert_int_equal(readings[0].choice, 1);
  assert_int_equal(readings[1].choice, 0);
  assert_string_equal(readings[1].options[0].name, "only");
  assert_string_equal(readings[1].options[0].label.en, "Only");
  complaint_policy_free(policy);
  assert_policy_refused("readings = { R1 = { choice = remove } }", "readings.R1.choice",
                        "reading `R1` has 2 options: set `choice` to one of them");
  assert_policy_refused("readings = { R2 = { cites = '2', choice = 'x' } }", "readings.R2.options",
                        "reading `R2` has 0 options, it needs 1 to 64");
}

static void what_is_upheld_names_its_clauses(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("upholds = { rest = { cites = '1' } }");
  assert_int_not_equal(policy->model.upholds.rest, 0);
  assert_int_equal(policy->model.upholds.record, 0);
  complaint_policy_free(policy);
  assert_policy_refused("upholds = { rset = { cites = '1' } }", "upholds.rset",
                        "unknown key `rset` of `upholds`; did you mean `rest`?");
  assert_policy_refused("upholds = { rest = {} }", "upholds.rest",
                        "`upholds.rest` names no clause: give `cites`");
}

/* ---- facts ----------------------------------------------------------------------------------- */

static void a_fact_has_a_type_and_all_that_goes_with_it(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      "facts = { colour = { type = 'enum', per = 'thing', values = { 'red', 'blue' }, default = "
      "'blue',"
      " proven = { 'red', 'blue' }, personal = true, cites = '1', zh = '颜色',"
      " labels = { blue = { zh = '蓝', en = 'blue' } } },"
      " weight = { type = 'money', range = { min = 1, max = 9 }, default = 5 },"
      " paints = { type = 'set', values = { 'red', 'blue' }, default = { 'blue' } } }");
  const cpl_fact *colour = fact_in(policy, "colour"), *weight = fact_in(policy, "weight");
  assert_int_equal(colour->type, CPL_ENUM);
  assert_string_equal(colour->per, "thing");
  assert_true(colour->personal && colour->has_default && !colour->has_range);
  assert_int_equal(colour->fallback, 1);
  assert_int_equal(colour->proven, 3);
  assert_string_equal(colour->labels[1].zh, "蓝");
  assert_null(colour->labels[0].zh);
  assert_string_equal(colour->label.zh, "颜色");
  assert_true(weight->has_range && weight->least == 1 && weight->most == 9);
  assert_int_equal(fact_in(policy, "paints")->fallback, 2);
  complaint_policy_free(policy);
}

static void a_part_is_no_policy(void **state) {
  (void)state;
  static const char PART[] = "return { banquet = { cites = '1' }, other = { cites = '2' } }";
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  assert_null(complaint_engine_load_text(engine, "part", PART, strlen(PART), NULL));
  assert_int_equal(complaint_engine_problem_count(engine), 1);
  assert_string_equal(complaint_engine_problem_at(engine, 0)->text,
                      "part:1: this is a part that other policies require, no policy of its own "
                      "(no `id`)");
  complaint_engine_free(engine);
}

static void a_fact_must_be_well_formed(void **state) {
  (void)state;
  assert_policy_refused("facts = { x = { type = 'enm' } }", "facts.x.type",
                        "unknown type `enm`; did you mean `enum`?");
  assert_policy_refused("facts = { x = {} }", "facts.x.type", "fact `x` has no `type`");
  assert_policy_refused("facts = { x = { type = 'enum' } }", "facts.x.values",
                        "fact `x` has 0 `values`, it needs 1 to 64");
  assert_policy_refused("facts = { x = { type = 'enum', values = { 'a', 'a' } } }",
                        "facts.x.values", "value `a` stands twice");
  assert_policy_refused("facts = { x = { type = 'enum', values = { 'a b' } } }", "facts.x.values",
                        "`a b` is no name of a value: letters, digits and `_`, not a digit first");
  assert_policy_refused("facts = { x = { type = 'int', values = { 'a' } } }", "facts.x.values",
                        "`values` belongs to an enum or a set; `x` is of type int");
  assert_policy_refused("facts = { x = { type = 'int', range = { 3, 1 } } }", "facts.x.range",
                        "`min` of the range is more than its `max`");
  assert_policy_refused("facts = { x = { type = 'int', range = { 1, 3 }, default = 7 } }",
                        "facts.x.default", "the default of `x` is outside its range");
  assert_policy_refused("facts = { x = { type = 'int', range = { 100 } } }", "facts.x.range",
                        "a range is { least, most }, or { min = least }, or { max = most }");
  assert_policy_refused("facts = { x = { type = 'text', range = { 1, 3 } } }", "facts.x.range",
                        "`range` belongs to int, money, date and time; `x` is of type text");
  assert_policy_refused("facts = { x = { type = 'int', proven = 1 } }", "facts.x.proven",
                        "`proven` belongs to an enum or a bool; `x` is of type int");
  assert_policy_refused("facts = { x = { type = 'int', per = 'thinng' } }", "facts.x.per",
                        "unknown kind of item `thinng`: no process has it among its `items`");
  assert_policy_refused("facts = { x = { type = 'enum', values = 'a', labels = { b = {} } } }",
                        "facts.x.labels.b", "unknown value `b`");
  assert_policy_refused("facts = { x = { typ = 'int', type = 'int' } }", "facts.x.typ",
                        "unknown key `typ` of a fact; did you mean `type`?");
}

static void some_names_are_words_of_the_language(void **state) {
  (void)state;
  assert_policy_refused("facts = { present = { type = 'int' } }", "facts.present",
                        "`present` is a word of the language: call the fact something else");
  assert_policy_refused("facts = { R1 = { type = 'int' } }", "facts.R1",
                        "`R1` is a reading: call the fact something else");
  assert_policy_refused("processes = { main = { items = { case = {} } } }", "main.items.case",
                        "`case` is a word of the language: call the kind something else");
  assert_policy_refused("facts = { ['a-b'] = { type = 'int' } }", "facts.a-b",
                        "`a-b` is no name of a fact: letters, digits and `_`, not a digit first");
}

/* ---- roles ----------------------------------------------------------------------------------- */

static void a_role_stands_in_for_another(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("");
  const cpl_role *clerk = &policy->model.roles[cpl_role_in(policy, "clerk")];
  assert_int_equal(clerk->stand_in, cpl_role_in(policy, "boss"));
  assert_string_equal(policy->model.ids[clerk->department - 1], "dept:office");
  complaint_policy_free(policy);
  assert_policy_refused("roles = { clerk = { stand_in = 'bos' } }", "roles.clerk.stand_in",
                        "unknown role `bos`; did you mean `boss`?");
  assert_policy_refused(
      "roles = { boss = { stand_in = 'guest' } }", "roles.boss.stand_in",
      "`stand_in` acts when the role's department is complained of: give `department`");
  assert_policy_refused("roles = { clerk = { department = 'our office' } }",
                        "roles.clerk.department",
                        "an id is a letter or digit, then letters, digits and ._:@/-, at most 128");
}

static void a_party_is_an_item_or_a_facts_value_and_can_be_absent(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      "roles = { owner = { party = true, is = 'thing', held_by = 'guest' } },"
      " processes = { main = { actions = { tell = { to = { 'guest', 'owner' } } } } }");
  const cpl_process *process = cpl_process_in(policy, "main");
  unsigned guest = cpl_role_in(policy, "guest"), owner = cpl_role_in(policy, "owner");
  assert_int_equal(process->is_field[guest], cpl_field_in(policy, process, "guest"));
  assert_int_equal(process->is_kind[guest], CPL_NONE);
  assert_int_equal(process->is_kind[owner], 1);
  assert_int_equal(process->held_by[owner], cpl_field_in(policy, process, "guest"));
  assert_true(process->can_be_absent == cpl_bit(guest));
  assert_true(process->parties == (cpl_bit(guest) | cpl_bit(owner)));
  assert_true(process->present[guest].must == cpl_bit(cpl_atom_in(process, "stance")));
  complaint_policy_free(policy);
}

static void a_party_must_be_known(void **state) {
  (void)state;
  assert_policy_refused("roles = { guest = { is = 'gest' } }", "roles.guest.is",
                        "unknown kind of item or fact `gest`; did you mean `guest`?");
  assert_policy_refused(
      "roles = { guest = { is = 'score' } }", "roles.guest.is",
      "`is` is a fact that names a person; `score` is of type int, not party, item or "
      "case");
  assert_policy_refused("roles = { boss = { held_by = 'gest' } }", "roles.boss.held_by",
                        "unknown fact `gest`; did you mean `guest`?");
  assert_policy_refused("roles = { idle = { present = { stanc = 'here' } } }",
                        "roles.idle.present.stanc", "unknown fact `stanc`; did you mean `stance`?");
  assert_policy_refused("roles = { boss = { partty = true } }", "roles.boss.partty",
                        "unknown key `partty` of a role; did you mean `party`?");
}

static void a_map_is_a_table_of_names(void **state) {
  (void)state;
  assert_policy_refused("reports = 3", "reports", "`reports` is a table, not an integer");
  assert_policy_refused("reports = { 'weekly' }", "reports",
                        "`reports` is a table of names, as in `reports = { name = ... }`: each is "
                        "the name of a report");
}

static void no_chain_comes_back_to_itself(void **state) {
  (void)state;
  assert_policy_refused("roles = { self = { department = 'd', stand_in = 'self' } }", "roles.self",
                        "`self` stands in for itself, through `stand_in` of `self`");
  assert_policy_refused("roles = { a = { present = { present = 'a' } } }", "roles.a.present",
                        "whether `a` is present hangs on whether it is present");
  assert_policy_refused("facts = { p = { type = 'item' } }, processes = { main = { items = {"
                        " a = { of = 'a', parent = 'p' } } } }",
                        "main.items.a", "kind `a` is under itself, through `of` of `a`");
}

/* ---- offences and sanctions ------------------------------------------------------------------ */

static void an_offence_may_need_a_consequence(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("offences = { noise = { category = 'small', when = {"
                                              " { harm = true }, { grade = 'high' } } } }");
  const cpl_process *process = cpl_process_in(policy, "main");
  const cpl_span *spans = process->offence_spans;
  assert_int_equal(policy->model.offence_count, 2);
  assert_string_equal(policy->model.offences[1].category, "small");
  assert_int_equal(spans[0].count, 1);
  assert_int_equal(spans[1].count, 2);
  assert_true(process->offence_rows[spans[0].first].must == cpl_bit(cpl_atom_in(process, "harm")));
  complaint_policy_free(policy);
  assert_policy_refused("offences = { noise = { when = { hram = true } } }",
                        "offences.noise.when.hram", "unknown fact `hram`; did you mean `harm`?");
  assert_policy_refused("offences = { smell = {} }", "offences.smell",
                        "offence `smell` names no clause: give `cites`");
}

static void an_offence_under_another_reading_is_never_proved(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("offences = { noise = { when = { R1 = 'loose' } } }");
  const cpl_process *process = cpl_process_in(policy, "main");
  cpl_span noise = process->offence_spans[1];
  assert_int_equal(noise.count, 1);
  assert_false(cpl_row_holds(process->offence_rows[noise.first], 0));
  complaint_policy_free(policy);
}

static void sanctions_are_a_ladder_or_a_menu(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(
      "facts = { variant = { type = 'enum', per = 'thing', values = { 'plain', 'hard' } } },"
      " sanctions = menu { { id = 'talk', cites = '1', variants = 'hard' } }");
  assert_false(policy->model.sanctions_are_ladder);
  assert_int_equal(policy->model.sanction_count, 1);
  assert_true(policy->model.sanctions[0].variants == 2);
  complaint_policy_free(policy);
  policy = cpl_policy_small("");
  assert_true(policy->model.sanctions_are_ladder);
  complaint_policy_free(policy);
  assert_policy_refused(
      "sanctions = { { id = 'talk', cites = '1' }, { id = 'talk', cites = '1' } }", "sanctions",
      "sanction `talk` stands twice");
  assert_policy_refused("sanctions = { { cites = '1' } }", "sanctions",
                        "a sanction needs its name in `id`: letters, digits and `_`");
  assert_policy_refused("sanctions = { { id = 'talk', cites = '1', variants = 'hard' } }",
                        "sanctions.variants",
                        "`variants` are values of the fact `variant`: declare it, as an enum");
}

/* ---- all together ---------------------------------------------------------------------------- */

static void all_errors_are_told_together(void **state) {
  (void)state;
  const char *source =
      cpl_small_source("facts = { x = { type = 'enm' } }, roles = { clerk = { stand_in = 'bos' } },"
                       " processes = { main = { actions = { work = { need = 'score', by = 'clrk',"
                       " when = { grdae = 'low' } } } } }");
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load_text(engine, "test", source, strlen(source), &err));
  static const char *const RULES[] = {"facts.x.type", "main.work.by", "main.work.need",
                                      "main.work.when.grdae", "roles.clerk.stand_in"};
  assert_int_equal(complaint_engine_problem_count(engine), 5);
  for (size_t i = 0; i < 5; i++) {
    bool found = false;
    for (size_t k = 0; k < 5; k++)
      found = found || strcmp(complaint_engine_problem_at(engine, k)->rule, RULES[i]) == 0;
    if (!found) fail_msg("no problem of `%s`", RULES[i]);
  }
  assert_int_equal(err.status, COMPLAINT_E_POLICY);
  complaint_engine_free(engine);
}

static void a_policy_is_a_table(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load_text(engine, "test", "return 3", 8, &err));
  assert_int_equal(err.status, COMPLAINT_E_POLICY);
  complaint_engine_free(engine);
}

/* ---- memory ---------------------------------------------------------------------------------- */

typedef struct built {
  cpl_tree root;
  cpl_script *script;
} built;

static bool build(const complaint_memory *memory, void *context) {
  const built *given = context;
  complaint_memory library = cpl_memory_or_default(NULL);
  complaint_calendar *cn = complaint_calendar_builtin("cn", &library, NULL);
  const char *name = "cn";
  const cpl_calendar_names known = {&name, &cn, 1};
  cpl_arena arena;
  cpl_model model;
  cpl_problems problems;
  cpl_arena_begin(&arena, memory);
  cpl_problems_begin(&problems, memory);
  problems.script = given->script;
  bool good = cpl_build_model(&model, &arena, &given->root, &known, &problems);
  assert_true(good || problems.failed || problems.errors > 0);
  bool told = problems.errors > 0 && !problems.failed;
  cpl_problems_end(&problems);
  cpl_arena_end(&arena);
  complaint_calendar_free(cn);
  return good || told;
}

static complaint_status the_text(void *context, const char *name, const char **text, size_t *size,
                                 complaint_error *err) {
  (void)err;
  (void)name;
  *text = context;
  *size = strlen(context);
  return COMPLAINT_OK;
}

static void assert_survives(const char *changes) {
  const cpl_script_limits limits = {0};
  complaint_memory library = cpl_memory_or_default(NULL);
  built given;
  cpl_arena arena;
  cpl_arena_begin(&arena, &library);
  given.script = cpl_script_load(&library, &limits, the_text, (void *)cpl_small_source(changes),
                                 "test", &arena, &given.root, NULL);
  assert_non_null(given.script);
  cpl_allocator_exhaust(build, &given);
  cpl_script_free(given.script);
  cpl_arena_end(&arena);
}

static void building_survives_every_failed_allocation(void **state) {
  (void)state;
  assert_survives("guidelines = { { when = { offence = 'noise' }, to = 'warning', cites = '1' } },"
                  " quality = { cites = '1', percent = { speed = 100 } },"
                  " processes = { main = { actions = { work = { when = { reads = 'score',"
                  " holds = function() return true end } } } } }");
  assert_survives("facts = { x = { type = 'enm' } }, roles = { clerk = { stand_in = 'bos' } },"
                  " processes = { main = { actions = { work = { by = 'clrk' } } } }");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_policy_says_who_and_when_it_is),
      cmocka_unit_test(an_institution_may_have_several_regulations),
      cmocka_unit_test(the_head_must_be_complete_and_well_formed),
      cmocka_unit_test(clauses_are_qualified_and_in_order),
      cmocka_unit_test(a_reading_has_options_and_a_choice),
      cmocka_unit_test(what_is_upheld_names_its_clauses),
      cmocka_unit_test(a_fact_has_a_type_and_all_that_goes_with_it),
      cmocka_unit_test(a_part_is_no_policy),
      cmocka_unit_test(a_fact_must_be_well_formed),
      cmocka_unit_test(some_names_are_words_of_the_language),
      cmocka_unit_test(a_role_stands_in_for_another),
      cmocka_unit_test(a_party_is_an_item_or_a_facts_value_and_can_be_absent),
      cmocka_unit_test(a_party_must_be_known),
      cmocka_unit_test(a_map_is_a_table_of_names),
      cmocka_unit_test(no_chain_comes_back_to_itself),
      cmocka_unit_test(an_offence_may_need_a_consequence),
      cmocka_unit_test(an_offence_under_another_reading_is_never_proved),
      cmocka_unit_test(sanctions_are_a_ladder_or_a_menu),
      cmocka_unit_test(all_errors_are_told_together),
      cmocka_unit_test(a_policy_is_a_table),
      cmocka_unit_test(building_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
