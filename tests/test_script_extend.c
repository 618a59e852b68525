/* test_script_extend.c - the word `extend`: what merges, what replaces, whose clause a cite is. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "tests/support/scripts.h"

/* ---- merging --------------------------------------------------------------------------------- */

static void maps_merge(void **state) {
  (void)state;
  assert_value("extend({ a = { x = 1, y = 2 } }, { a = { y = 3, z = 4 }, b = true })",
               "{a={x=1,y=3,z=4},b=true}");
}

static void lists_and_plain_values_replace(void **state) {
  (void)state;
  assert_value("extend({ a = { 1, 2, 3 }, b = 'x' }, { a = { 9 }, b = 7 })", "{a={9},b=7}");
}

static void a_list_replaces_a_map_and_a_map_a_list(void **state) {
  (void)state;
  assert_value("extend({ a = { x = 1 }, b = { 1 } }, { a = { 2 }, b = { y = 3 } })",
               "{a={2},b={y=3}}");
}

static void a_conditional_entry_replaces(void **state) {
  (void)state;
  assert_value("extend({ by = { x = 1 } }, { by = { 'manager', when = { g = 1 } } })",
               "{by={\"manager\",when={g=1}}}");
}

static void an_empty_table_leaves_a_map_as_it_is(void **state) {
  (void)state;
  assert_value("extend({ a = { x = 1 } }, { a = {} })", "{a={x=1}}");
}

static void an_empty_table_replaces_a_list(void **state) {
  (void)state;
  assert_value("extend({ a = { 1 } }, { a = {}, b = {} })", "{a={},b={}}");
}

static void a_boolean_replaces_though_it_is_false(void **state) {
  (void)state;
  assert_value("extend({ a = true, b = { x = 1 } }, { a = false, b = false })",
               "{a=false,b=false}");
}

static void neither_side_is_changed(void **state) {
  (void)state;
  assert_gives(
      "local base = { regulation = 'b', a = { x = { cites = '1' } }, clauses = { ['1'] = {} } }\n"
      "local child = { regulation = 'c', a = { x = { cites = '2' }, y = 1 } }\n"
      "local both = extend(base, child)\n"
      "return { base = base.a, child = child.a, clause = base.clauses['1'] }",
      "{base={x={cites=\"1\"}},child={x={cites=\"2\"},y=1},clause={}}");
}

/* ---- remove ---------------------------------------------------------------------------------- */

static void remove_deletes(void **state) {
  (void)state;
  assert_value("extend({ a = { x = 1, y = 2 }, b = 1 }, { a = { x = remove }, b = remove })",
               "{a={y=2}}");
}

static void there_must_be_something_to_remove(void **state) {
  (void)state;
  assert_refused("return extend({ a = { record = 1 } }, { a = { rekord = remove } })",
                 "p:1: there is no `a.rekord` to remove; did you mean `record`?");
  assert_refused("return extend({ a = {} }, { a = { quite_other = remove } })",
                 "p:1: there is no `a.quite_other` to remove");
  assert_refused("return extend({ a = 'text' }, { a = { x = { y = remove } } })",
                 "p:1: there is no `a.x.y` to remove");
}

static void of_two_errors_the_first_by_name_is_told(void **state) {
  (void)state;
  for (int i = 0; i < 20; i++)
    assert_refused("return extend({}, { zz = remove, bb = remove, yy = remove, aa = remove })",
                   "p:1: there is no `aa` to remove");
}

static void remove_stays_where_nothing_is_extended(void **state) {
  (void)state;
  assert_gives("return { a = remove, b = { remove } }", "{a=remove,b={remove}}");
}

/* ---- whose clause it is ---------------------------------------------------------------------- */

static void each_side_qualifies_its_own_cites(void **state) {
  (void)state;
  assert_value("extend({ regulation = 'school', a = { cites = '1' }, b = { cites = '2' } },\n"
               "       { regulation = 'boxing', b = { cites = '7.4/R3' } })",
               "{a={cites=\"school:1\"},b={cites=\"boxing:7.4/R3\"},regulation=\"boxing\"}");
}

static void cites_and_heeds_are_qualified_at_every_depth(void **state) {
  (void)state;
  assert_gives("return { regulation = 'r', a = { { x = { cites = { '1', '2' }, heeds = '3' } } } }",
               "{a={{x={cites={\"r:1\",\"r:2\"},heeds=\"r:3\"}}},regulation=\"r\"}");
}

static void a_conditional_cite_is_qualified_its_condition_is_not(void **state) {
  (void)state;
  assert_gives("return { regulation = 'r', cites = { '1', { '2', when = { g = 'x' } } } }",
               "{cites={\"r:1\",{\"r:2\",when={g=\"x\"}}},regulation=\"r\"}");
}

static void the_names_of_clauses_are_qualified_at_the_root_only(void **state) {
  (void)state;
  assert_gives("return { regulation = 'r', clauses = { ['1'] = { en = 'x' }, ['s:2'] = {} },\n"
               "         a = { clauses = { ['3'] = 1 } } }",
               "{a={clauses={3=1}},clauses={r:1={en=\"x\"},s:2={}},regulation=\"r\"}");
}

static void a_clause_stands_once(void **state) {
  (void)state;
  assert_refused("return { regulation = 'r', clauses = { ['1'] = {}, ['r:1'] = {} } }",
                 "p:1: `clauses`: a clause stands twice, with its regulation and without");
  assert_gives("return { regulation = 'r', clauses = { ['2'] = {}, ['q:1'] = {}, ['r:1'] = {} } }",
               "{clauses={q:1={},r:1={},r:2={}},regulation=\"r\"}");
}

static void what_is_qualified_already_stays(void **state) {
  (void)state;
  assert_gives("return { regulation = 'r', cites = { 'other:1', '2' } }",
               "{cites={\"other:1\",\"r:2\"},regulation=\"r\"}");
}

static void the_first_of_several_regulations_qualifies(void **state) {
  (void)state;
  assert_gives("return { regulation = { 'r', 's' }, cites = { '1', 's:2' } }",
               "{cites={\"r:1\",\"s:2\"},regulation={\"r\",\"s\"}}");
  assert_value("extend({ regulation = { 'r', 's' }, cites = '1' }, { regulation = 't', b = { cites "
               "= '2' } })",
               "{b={cites=\"t:2\"},cites=\"r:1\",regulation=\"t\"}");
  assert_gives("return { regulation = {}, cites = '1' }", "{cites=\"1\",regulation={}}");
}

static void without_a_regulation_nothing_is_qualified(void **state) {
  (void)state;
  assert_gives("return { cites = '1', clauses = { ['1'] = {} } }", "{cites=\"1\",clauses={1={}}}");
}

static void a_table_in_two_places_is_qualified_once(void **state) {
  (void)state;
  assert_gives("local simple = { cites = '1' }\n"
               "return { regulation = 'r', a = simple, b = simple, cites = simple }",
               "{a={cites=\"r:1\"},b={cites=\"r:1\"},cites={cites=\"r:1\"},regulation=\"r\"}");
}

static void one_table_can_be_cites_here_and_facts_there(void **state) {
  (void)state;
  assert_gives("local list = { '1' }\nreturn { regulation = 'r', cites = list, needs = list }",
               "{cites={\"r:1\"},needs={\"1\"},regulation=\"r\"}");
}

static void a_register_can_stand_elsewhere_too(void **state) {
  (void)state;
  assert_gives("local c = { ['1'] = {} }\nreturn { regulation = 'r', clauses = c, copy = c }",
               "{clauses={r:1={}},copy={1={}},regulation=\"r\"}");
}

static void pieces_can_be_extended(void **state) {
  (void)state;
  assert_value("extend({ regulation = 'b', offences = { x = { cites = '4' } } },\n"
               "       { regulation = 'b', offences = { y = { cites = '5' } } }).offences",
               "{x={cites=\"b:4\"},y={cites=\"b:5\"}}");
}

static void a_piece_keeps_its_cites_in_a_child_of_another_name(void **state) {
  (void)state;
  assert_value("extend({ regulation = 'a' }, { regulation = 'b',\n"
               "  o = extend({ regulation = 'c', o = { cites = '1' } }, { regulation = 'd' }).o })",
               "{o={cites=\"c:1\"},regulation=\"b\"}");
}

/* ---- what binds ------------------------------------------------------------------------------ */

/* What the i-th policy that binds had returned. */
static void assert_binds(const cpl_loaded *loaded, size_t i, const char *shown) {
  char *text = cpl_show_tree(cpl_script_bound(loaded->script, i));
  assert_string_equal(text, shown);
  free(text);
}

static void a_required_policy_binds_as_it_was_returned(void **state) {
  (void)state;
  const cpl_test_file files[] = {
      {"c", "local b = require 'b'\nb.processes.p = 3\nreturn extend(b, { c = 1 })", 0},
      {"b", "return extend(require 'a', { b = 1 })", 0},
      {"a", "return { processes = { p = 1 }, protected = true }", 0},
      {NULL, NULL, 0}};
  cpl_loaded loaded = cpl_load_files(NULL, NULL, files);
  assert_non_null(loaded.script);
  assert_int_equal(cpl_script_bound_count(loaded.script), 2);
  assert_binds(&loaded, 0, "{processes={p=1},protected=true}");
  assert_binds(&loaded, 1, "{b=1,processes={p=1},protected=true}");
  assert_true(cpl_script_bound_requires(loaded.script, 1, 0));
  assert_false(cpl_script_bound_requires(loaded.script, 0, 1));
  assert_string_equal(cpl_script_bound_place(loaded.script, 0, "protected").file, "a");
  assert_string_equal(cpl_script_bound_place(loaded.script, 1, "protected").file, "a");
  cpl_unload(&loaded);
}

static void a_function_of_a_base_is_none_of_the_policy(void **state) {
  (void)state;
  const cpl_test_file files[] = {
      {"p", "local base = require 'base'\nreturn { regulation = base.regulation }", 0},
      {"base",
       "return { processes = { f = function() return true end }, protected = true,\n"
       "  regulation = 'x' }",
       0},
      {NULL, NULL, 0}};
  cpl_loaded loaded = cpl_load_files(NULL, NULL, files);
  assert_non_null(loaded.script);
  assert_int_equal(cpl_script_bound_count(loaded.script), 1);
  assert_false(cpl_script_has_functions(loaded.script));
  cpl_unload(&loaded);
}

static void what_speaks_of_no_protection_binds_nobody(void **state) {
  (void)state;
  const cpl_test_file files[] = {{"p", "return extend(require 'a', { protected = true })", 0},
                                 {"a", "return { processes = { p = 1 } }", 0},
                                 {NULL, NULL, 0}};
  cpl_loaded loaded = cpl_load_files(NULL, NULL, files);
  assert_int_equal(cpl_script_bound_count(loaded.script), 0);
  cpl_unload(&loaded);
}

static void what_a_file_requires_is_all_that_can_make_it_bind(void **state) {
  (void)state;
  static const char *const ORDERS[] = {"require 'plain'\nrequire 'base'\nreturn {}",
                                       "require 'base'\nrequire 'plain'\nreturn {}"};
  for (size_t i = 0; i < 2; i++) {
    const cpl_test_file files[] = {{"p", ORDERS[i], 0},
                                   {"plain", "return { processes = { p = 1 } }", 0},
                                   {"base", "return { processes = { p = require 'part' } }", 0},
                                   {"part", "return { protected = true }", 0},
                                   {NULL, NULL, 0}};
    cpl_loaded loaded = cpl_load_files(NULL, NULL, files);
    assert_non_null(loaded.script);
    assert_int_equal(cpl_script_bound_count(loaded.script), 1);
    assert_binds(&loaded, 0, "{processes={p={protected=true}}}");
    cpl_unload(&loaded);
  }
}

static void no_file_is_made_of_what_others_have_changed(void **state) {
  (void)state;
  const cpl_test_file files[] = {
      {"p",
       "local part = require 'part'\npart.x = 2\n"
       "return { part = part.x, base = require('base').x, again = require('part') == part }",
       0},
      {"part", "return { x = 1 }", 0},
      {"base", "return { x = require('part').x }", 0},
      {NULL, NULL, 0}};
  assert_files_give(files, "{again=false,base=1,part=2}");
}

static void a_required_table_serves_two_children(void **state) {
  (void)state;
  const cpl_test_file files[] = {
      {"p",
       "local one = extend(require 'base', { regulation = 'one', a = { cites = '9' } })\n"
       "local two = extend(require 'base', { regulation = 'two' })\n"
       "return { one = one.a, two = two.a, base = require('base').a }",
       0},
      {"base", "return { regulation = 'base', a = { cites = '1' } }", 0},
      {NULL, NULL, 0}};
  assert_files_give(files, "{base={cites=\"1\"},one={cites=\"one:9\"},two={cites=\"base:1\"}}");
}

/* ---- unhappy --------------------------------------------------------------------------------- */

static void extend_takes_two_maps(void **state) {
  (void)state;
  static const char SENTENCE[] = "p:1: `extend` takes two maps, the base and what changes it";
  assert_refused("return extend({})", SENTENCE);
  assert_refused("return extend('base', {})", SENTENCE);
  assert_refused("return extend({ 1 }, {})", SENTENCE);
  assert_refused("return extend({}, { 1 })", SENTENCE);
}

static void a_table_in_itself_is_refused(void **state) {
  (void)state;
  static const char SENTENCE[] = "p:1: tables stand in tables more than 50 deep, or in themselves";
  assert_refused("local t = { x = 1 } t.t = t return extend({}, t)", SENTENCE);
  assert_refused("local t = { x = 1, regulation = 'r' } t.t = t return extend({}, t)", SENTENCE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(maps_merge),
      cmocka_unit_test(lists_and_plain_values_replace),
      cmocka_unit_test(a_list_replaces_a_map_and_a_map_a_list),
      cmocka_unit_test(a_conditional_entry_replaces),
      cmocka_unit_test(an_empty_table_leaves_a_map_as_it_is),
      cmocka_unit_test(an_empty_table_replaces_a_list),
      cmocka_unit_test(a_boolean_replaces_though_it_is_false),
      cmocka_unit_test(neither_side_is_changed),
      cmocka_unit_test(remove_deletes),
      cmocka_unit_test(there_must_be_something_to_remove),
      cmocka_unit_test(of_two_errors_the_first_by_name_is_told),
      cmocka_unit_test(remove_stays_where_nothing_is_extended),
      cmocka_unit_test(each_side_qualifies_its_own_cites),
      cmocka_unit_test(cites_and_heeds_are_qualified_at_every_depth),
      cmocka_unit_test(a_conditional_cite_is_qualified_its_condition_is_not),
      cmocka_unit_test(the_names_of_clauses_are_qualified_at_the_root_only),
      cmocka_unit_test(a_clause_stands_once),
      cmocka_unit_test(what_is_qualified_already_stays),
      cmocka_unit_test(the_first_of_several_regulations_qualifies),
      cmocka_unit_test(without_a_regulation_nothing_is_qualified),
      cmocka_unit_test(a_table_in_two_places_is_qualified_once),
      cmocka_unit_test(one_table_can_be_cites_here_and_facts_there),
      cmocka_unit_test(a_register_can_stand_elsewhere_too),
      cmocka_unit_test(pieces_can_be_extended),
      cmocka_unit_test(a_piece_keeps_its_cites_in_a_child_of_another_name),
      cmocka_unit_test(a_required_policy_binds_as_it_was_returned),
      cmocka_unit_test(a_function_of_a_base_is_none_of_the_policy),
      cmocka_unit_test(what_speaks_of_no_protection_binds_nobody),
      cmocka_unit_test(what_a_file_requires_is_all_that_can_make_it_bind),
      cmocka_unit_test(no_file_is_made_of_what_others_have_changed),
      cmocka_unit_test(a_required_table_serves_two_children),
      cmocka_unit_test(extend_takes_two_maps),
      cmocka_unit_test(a_table_in_itself_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
