/* test_script.c - loading a policy's files into a tree, and calling the functions it holds. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/allocator.h"
#include "tests/support/scripts.h"

/* ---- trees ------------------------------------------------------------------------------------*/

static void a_table_becomes_a_tree(void **state) {
  (void)state;
  assert_gives("return { 'a', { 2 }, z = true, m = { deep = -7 }, a = '投诉' }",
               "{\"a\",{2},a=\"投诉\",m={deep=-7},z=true}");
  assert_gives("return {}", "{}");
}

static void members_are_in_order_of_their_bytes(void **state) {
  (void)state;
  assert_gives("local t = {} for i = 1, 12 do t['k' .. i] = i end t.K = 0 return t",
               "{K=0,k1=1,k10=10,k11=11,k12=12,k2=2,k3=3,k4=4,k5=5,k6=6,k7=7,k8=8,k9=9}");
}

static void a_text_may_hold_a_nul(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text("return { 'a\\0b' }");
  assert_non_null(loaded.script);
  assert_int_equal(loaded.tree.as.table.items[0].as.text.size, 3);
  assert_memory_equal(loaded.tree.as.table.items[0].as.text.bytes, "a\0b", 4);
  cpl_unload(&loaded);
}

static void the_tree_outlives_the_script(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text("return { f = function(facts) return true end, t = 'text' }");
  cpl_script_free(loaded.script);
  loaded.script = NULL;
  const cpl_tree *f = cpl_tree_get(&loaded.tree, "f");
  assert_int_equal(f->kind, CPL_TREE_FUNCTION);
  assert_string_equal(f->as.function.source, "function(facts) return true end");
  assert_string_equal(cpl_tree_text(cpl_tree_get(&loaded.tree, "t")), "text");
  cpl_unload(&loaded);
}

static void places_are_found(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text("return {\n  a = {\n    b = 1,\n  },\n}");
  cpl_place place = cpl_script_place(loaded.script, "a.b");
  assert_string_equal(place.file, "p");
  assert_int_equal(place.line, 3);
  cpl_unload(&loaded);
}

static void the_release_is_named(void **state) {
  (void)state;
  assert_memory_equal(cpl_script_release(), "Lua 5.4", 7);
}

/* ---- trees that are refused -------------------------------------------------------------------*/

static void numbers_are_whole(void **state) {
  (void)state;
  static const char SENTENCE[] = "p:1: `a.1.cites`: a number must be a whole number; a clause "
                                 "number is a text, as in \"7.4\"";
  assert_refused("return { a = { { cites = 7.4 } } }", SENTENCE);
  assert_refused("return { a = { { cites = -0.0 } } }", SENTENCE);
  assert_refused("return { a = { { cites = 0 / 0 } } }", SENTENCE);
  assert_refused("return { a = { { cites = 1e300 * 1e300 } } }", SENTENCE);
}

static void the_rule_stands_in_the_error(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text("return {\n  a = {\n    b = 1.5 } }");
  assert_null(loaded.script);
  assert_string_equal(loaded.err.rule, "a.b");
  assert_string_equal(loaded.err.source, "p");
  assert_int_equal(loaded.err.line, 3);
  cpl_unload(&loaded);
}

static void lists_have_no_holes(void **state) {
  (void)state;
  assert_refused("return { a = { 1, nil, 3 } }",
                 "p:1: `a`: the list has holes: an entry is missing (nil)");
  assert_refused("return { [2] = 1 }",
                 "p:1: `return`: the list has holes: an entry is missing (nil)");
  assert_refused("return { [math.maxinteger] = 1 }",
                 "p:1: `return`: the list has holes: an entry is missing (nil)");
}

static void keys_are_names_or_places(void **state) {
  (void)state;
  static const char SENTENCE[] = "p:1: `a`: a key must be a text, or the place in a list from 1";
  assert_refused("return { a = { [0] = 1 } }", SENTENCE);
  assert_refused("return { a = { [true] = 1 } }", SENTENCE);
  assert_refused("return { a = { [1.5] = 1 } }", SENTENCE);
  assert_refused("return { a = { [{}] = 1 } }", SENTENCE);
}

static void texts_are_utf8(void **state) {
  (void)state;
  assert_refused("return { a = '\\xff' }", "p:1: `a`: the text is not valid UTF-8");
  assert_refused("return { ['\\xff'] = 1 }",
                 "p:1: `return`: a name is not valid UTF-8, or holds a NUL");
  assert_refused("return { ['a\\0b'] = 1 }",
                 "p:1: `return`: a name is not valid UTF-8, or holds a NUL");
}

static void a_table_in_itself_is_refused(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text("local t = {} t.t = t return t");
  assert_null(loaded.script);
  assert_int_equal(loaded.err.status, COMPLAINT_E_LIMIT);
  assert_non_null(strstr(loaded.err.text, "tables stand in tables too deeply, or in themselves"));
  cpl_unload(&loaded);
}

/* ---- files ------------------------------------------------------------------------------------*/

static void a_file_runs_once(void **state) {
  (void)state;
  const cpl_test_file files[] = {
      {"p", "local a, b = require 'x.y', require 'x.y' a.n = 1 return { same = a == b, n = b.n }",
       0},
      {"x.y", "return {}", 0},
      {NULL, NULL, 0}};
  assert_files_give(files, "{n=1,same=true}");
}

static void a_cycle_of_files_is_named(void **state) {
  (void)state;
  const cpl_test_file files[] = {{"p", "return require 'a'", 0},
                                 {"a", "\nreturn require 'b'", 0},
                                 {"b", "return require 'a'", 0},
                                 {NULL, NULL, 0}};
  assert_files_refused(files, COMPLAINT_E_POLICY,
                       "b:1: `require \"a\"`: it requires itself: a -> b -> a");
}

static void a_missing_file_is_named_where_it_is_required(void **state) {
  (void)state;
  const cpl_test_file files[] = {{"p", "\n\nreturn require 'nowhere'", 0}, {NULL, NULL, 0}};
  assert_files_refused(files, COMPLAINT_E_NOT_FOUND,
                       "p:3: `require \"nowhere\"`: nobody has this file");
}

static complaint_status no_file(void *context, const char *name, const char **text, size_t *size,
                                complaint_error *err) {
  (void)name;
  (void)text;
  (void)size;
  (void)err;
  return *(const complaint_status *)context;
}

static void a_host_may_say_nothing(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  complaint_status answer = COMPLAINT_E_NOT_FOUND;
  complaint_error err;
  cpl_arena arena;
  cpl_tree tree;
  cpl_arena_begin(&arena, &memory);
  assert_null(cpl_script_load(NULL, NULL, no_file, &answer, "p", &arena, &tree, &err));
  assert_string_equal(err.text, "p: there is no such file");
  answer = COMPLAINT_E_NOMEM;
  assert_null(cpl_script_load(NULL, NULL, no_file, &answer, "p", &arena, &tree, &err));
  assert_int_equal(err.status, COMPLAINT_E_NOMEM);
  assert_null(cpl_script_load(NULL, NULL, no_file, &answer, "p", &arena, &tree, NULL));
  cpl_arena_end(&arena);
}

static void names_of_files_are_dotted_words(void **state) {
  (void)state;
  static const char *const NAMES[] = {
      "../x",  "/etc/passwd",
      "",      "a..b",
      "a.",    "a b",
      "a\\0b", "a23456789_123456789_123456789_123456789_123456789_123456789_"};
  for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
    char text[128] = "return require '";
    strcat(strcat(text, NAMES[i]), "'");
    cpl_loaded loaded = cpl_load_text(text);
    assert_null(loaded.script);
    assert_non_null(strstr(loaded.err.text, "a file is named by dotted words"));
    cpl_unload(&loaded);
  }
  assert_refused("return require(7)",
                 "p:1: `require` takes the name of a file, as in `require \"school.base\"`");
}

static void a_file_returns_a_table(void **state) {
  (void)state;
  const cpl_test_file files[] = {
      {"p", "return require 'x'", 0}, {"x", "return 7", 0}, {NULL, NULL, 0}};
  assert_files_refused(files, COMPLAINT_E_POLICY,
                       "p:1: `require \"x\"`: it must return a table, not number: end it with "
                       "`return { ... }`");
  assert_refused("", "p: it must return a table, not nothing: end it with `return { ... }`");
}

static void errors_name_the_file_they_are_in(void **state) {
  (void)state;
  const cpl_test_file wrong[] = {
      {"p", "return require 'x.y'", 0}, {"x.y", "return {\n  a = = 1 }", 0}, {NULL, NULL, 0}};
  assert_files_refused(wrong, COMPLAINT_E_POLICY, "x.y:2: unexpected symbol near '='");
  const cpl_test_file raises[] = {
      {"p", "return require 'x.y'", 0}, {"x.y", "\nlocal t\nreturn t.x", 0}, {NULL, NULL, 0}};
  assert_files_refused(raises, COMPLAINT_E_POLICY,
                       "x.y:3: attempt to index a nil value (local 't')");
}

/* Some releases of Lua compile it wrongly: there it is refused, elsewhere it works. */
static void an_index_that_holds_a_comparison_works_or_is_refused(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text("local t = { [false] = 'right' }\n"
                                    "local function f(a, b) return t[a >= b] end\n"
                                    "return { f(1, 2) }");
  if (loaded.script != NULL)
    assert_string_equal(loaded.tree.as.table.items[0].as.text.bytes, "right");
  else
    assert_memory_equal(loaded.err.text, "p:2: ", 5);
  cpl_unload(&loaded);
}

/* ---- what no file may be ----------------------------------------------------------------------*/

static void assert_bytes_refused(const char *bytes, size_t size, const char *sentence) {
  const cpl_test_file files[] = {{"p", bytes, size}, {NULL, NULL, 0}};
  assert_files_refused(files, COMPLAINT_E_POLICY, sentence);
}

static void source_is_plain_utf8(void **state) {
  (void)state;
  assert_bytes_refused("\x1bLuaT", 5, "p: it is compiled: policies are read from their source");
  assert_bytes_refused("\xef\xbb\xbfreturn {}", 12,
                       "p: it begins with a byte order mark: save it as UTF-8 without one");
  assert_bytes_refused("return {}\0x", 11, "p: it holds a NUL byte");
  assert_bytes_refused("return { '\xff' }", 14, "p: it is not valid UTF-8");
  assert_bytes_refused("#!/usr/bin/lua\nreturn {}", 24, "p:1: unexpected symbol near '#'");
}

/* ---- functions --------------------------------------------------------------------------------*/

static const char FUNCTIONS[] =
    "return {\n"
    "  plain = function(facts)\n"
    "    return facts.grade == 'major' and facts.times > 2, 'too_often'\n"
    "  end,\n"
    "  list = function(facts)\n"
    "    for i, v in ipairs(facts.channels) do if v == 'box' then return true end end\n"
    "    return false\n"
    "  end,\n"
    "  missing = function(facts) return facts.nothing == nil and facts.yes end,\n"
    "  changes = function(facts) facts.times = (facts.times or 0) + 1 return facts.times == 4 "
    "end,\n"
    "}";

static int number_of(const cpl_loaded *loaded, const char *name) {
  const cpl_tree *tree = cpl_tree_get(&loaded->tree, name);
  assert_int_equal(tree->kind, CPL_TREE_FUNCTION);
  return tree->as.function.number;
}

static const char *const CHANNELS[] = {"letter", "box"};
static const char *const MAJOR[] = {"major"};
static const cpl_script_fact FACTS[] = {{"grade", CPL_FACT_TEXT, 0, MAJOR, 1},
                                        {"times", CPL_FACT_INTEGER, 3, NULL, 0},
                                        {"yes", CPL_FACT_BOOLEAN, 1, NULL, 0},
                                        {"channels", CPL_FACT_TEXTS, 0, CHANNELS, 2}};
enum { FACT_COUNT = sizeof FACTS / sizeof FACTS[0] };

static void a_function_answers(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text(FUNCTIONS);
  bool holds = false;
  char reason[16];
  assert_true(cpl_script_has_functions(loaded.script));
  assert_int_equal(cpl_script_call(loaded.script, number_of(&loaded, "plain"), FACTS, FACT_COUNT,
                                   &holds, reason, sizeof reason, NULL),
                   COMPLAINT_OK);
  assert_true(holds);
  assert_string_equal(reason, "too_often");
  assert_int_equal(cpl_script_call(loaded.script, number_of(&loaded, "list"), FACTS, FACT_COUNT,
                                   &holds, reason, sizeof reason, NULL),
                   COMPLAINT_OK);
  assert_true(holds);
  assert_string_equal(reason, "");
  assert_int_equal(cpl_script_call(loaded.script, number_of(&loaded, "missing"), FACTS, FACT_COUNT,
                                   &holds, reason, 4, NULL),
                   COMPLAINT_OK);
  assert_true(holds);
  cpl_unload(&loaded);
}

static void nothing_is_kept_from_call_to_call(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text(FUNCTIONS);
  for (int i = 0; i < 100; i++) {
    bool holds = false;
    char reason[16];
    assert_int_equal(cpl_script_call(loaded.script, number_of(&loaded, "changes"), FACTS,
                                     FACT_COUNT, &holds, reason, sizeof reason, NULL),
                     COMPLAINT_OK);
    assert_true(holds);
  }
  cpl_unload(&loaded);
}

static void a_policy_without_functions_has_none(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text("return {}");
  bool holds;
  char reason[4];
  assert_false(cpl_script_has_functions(loaded.script));
  assert_int_equal(cpl_script_call(loaded.script, 1, NULL, 0, &holds, reason, sizeof reason, NULL),
                   COMPLAINT_E_ARGUMENT);
  cpl_unload(&loaded);
}

static void the_same_function_has_one_number(void **state) {
  (void)state;
  assert_gives("local function f(facts) return true end\n"
               "return { a = f, b = f, c = function() return false end }",
               "{a=function 1,b=function 1,c=function 2}");
}

static void a_base_and_its_child_share_a_function(void **state) {
  (void)state;
  assert_gives("return extend({ a = function() return true end }, { b = 1 })",
               "{a=function 1,b=1}<{a=function 1}");
}

static void a_function_captures_nothing(void **state) {
  (void)state;
  assert_refused("local n = 0\nreturn { f = function()\n  n = n + 1\n  return n > 1\nend }",
                 "p:2: `f`: the function captures `n`, which may change from call to call: make "
                 "it a fact, or a local inside the function");
  assert_gives("return { f = function() local n = days(1) return n ~= nil end }", "{f=function 1}");
}

static void functions_stand_on_lines_of_their_own(void **state) {
  (void)state;
  assert_refused("return { function() return true end, function() return false end }",
                 "p:1: `1`: begin each function on a line of its own");
}

/* Call the only function of a policy that returns `body`; it must fail with `sentence`. */
static void assert_answer_refused(const char *body, complaint_status status, const char *sentence) {
  char text[512] = "return { f = function(facts)\n";
  strcat(strcat(text, body), "\nend }");
  cpl_loaded loaded = cpl_load_text(text);
  assert_non_null(loaded.script);
  bool holds;
  char reason[16];
  complaint_error err;
  assert_int_equal(cpl_script_call(loaded.script, 1, NULL, 0, &holds, reason, sizeof reason, &err),
                   status);
  assert_string_equal(err.text, sentence);
  cpl_unload(&loaded);
}

static void answers_are_checked(void **state) {
  (void)state;
  assert_answer_refused("return 1", COMPLAINT_E_POLICY,
                        "p:1: the function must return true or false, not a number");
  assert_answer_refused("", COMPLAINT_E_POLICY,
                        "p:1: the function must return true or false, not a nil");
  assert_answer_refused("return true, {}", COMPLAINT_E_POLICY,
                        "p:1: the function must return the id of a reason, a text, as its second "
                        "value, not a table");
  assert_answer_refused("return true, '\\xff'", COMPLAINT_E_POLICY,
                        "p:1: the function must return the id of a reason, a text, as its second "
                        "value, not a string");
  assert_answer_refused("return facts.grade.x", COMPLAINT_E_POLICY,
                        "p:2: attempt to index a nil value (field 'grade')");
  assert_answer_refused("return require 'x'", COMPLAINT_E_POLICY,
                        "p:2: `require` works only while the policy is loaded");
}

static void a_call_that_runs_dry_spends_the_script(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text("return { loop = function() while true do end end,\n"
                                    "  fine = function() return true end }");
  bool holds = false;
  char reason[4];
  complaint_error err;
  int fine = number_of(&loaded, "fine"), loop = number_of(&loaded, "loop");
  assert_int_equal(
      cpl_script_call(loaded.script, fine, NULL, 0, &holds, reason, sizeof reason, &err),
      COMPLAINT_OK);
  assert_true(holds);
  assert_int_equal(
      cpl_script_call(loaded.script, loop, NULL, 0, &holds, reason, sizeof reason, &err),
      COMPLAINT_E_LIMIT);
  assert_string_equal(err.text,
                      "p:1: the policy works too long (out of fuel): look for a loop without end");
  assert_int_equal(
      cpl_script_call(loaded.script, fine, NULL, 0, &holds, reason, sizeof reason, &err),
      COMPLAINT_E_LIMIT);
  cpl_unload(&loaded);
}

static void fuel_is_refilled_for_each_call(void **state) {
  (void)state;
  const cpl_script_limits limits = {.fuel = 400000};
  const cpl_test_file files[] = {
      {"p", "return { f = function() for i = 1, 300000 do end return #('x'):rep(60000) > 1 end }",
       0},
      {NULL, NULL, 0}};
  cpl_loaded loaded = cpl_load_files(NULL, &limits, files);
  for (int i = 0; i < 10; i++) {
    bool holds;
    char reason[4];
    assert_int_equal(
        cpl_script_call(loaded.script, 1, NULL, 0, &holds, reason, sizeof reason, NULL),
        COMPLAINT_OK);
  }
  cpl_unload(&loaded);
}

static void garbage_of_calls_does_not_grow(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  const cpl_test_file files[] = {
      {"p", "return { f = function() return #('x'):rep(50000) > 1 end }", 0}, {NULL, NULL, 0}};
  cpl_loaded loaded = cpl_load_files(&memory, NULL, files);
  for (int i = 0; i < 1000; i++) {
    bool holds;
    char reason[4];
    assert_int_equal(
        cpl_script_call(loaded.script, 1, NULL, 0, &holds, reason, sizeof reason, NULL),
        COMPLAINT_OK);
  }
  assert_true(allocator.peak < 1 << 20);
  cpl_unload(&loaded);
  assert_int_equal(allocator.blocks, 0);
}

/* ---- memory -----------------------------------------------------------------------------------*/

static bool load_and_call(const complaint_memory *memory, void *context) {
  (void)context;
  const cpl_test_file files[] = {
      {"p",
       "local rows = {}\nfor i = 1, 20 do rows[i] = { cites = '4.' .. i, when = { n = i } } end\n"
       "table.sort(rows, function(a, b) return a.when.n > b.when.n end)\n"
       "return extend(require 'base', { regulation = 'p', rows = rows, within = days(7),\n"
       "  text = ('%d-%s'):format(7, table.concat({ 'a', 'b' })),\n"
       "  f = function(facts) return #(facts.grade .. ('x'):rep(100)) > 1, 'why' end })",
       0},
      {"base", "return { regulation = 'base', clauses = { ['1'] = { en = 'x' } }, a = { b = 1 } }",
       0},
      {NULL, NULL, 0}};
  cpl_loaded loaded = cpl_load_files(memory, NULL, files);
  complaint_status status = loaded.err.status;
  if (loaded.script != NULL) {
    bool holds;
    char reason[8];
    status = cpl_script_call(loaded.script, 1, FACTS, FACT_COUNT, &holds, reason, sizeof reason,
                             &loaded.err);
  }
  cpl_unload(&loaded);
  assert_true(status == COMPLAINT_OK || status == COMPLAINT_E_NOMEM);
  return status == COMPLAINT_OK;
}

static void every_allocation_may_fail(void **state) {
  (void)state;
  cpl_allocator_exhaust(load_and_call, NULL);
}

static bool load_wrong(const complaint_memory *memory, void *context) {
  const cpl_test_file files[] = {{"p", context, 0}, {NULL, NULL, 0}};
  const cpl_script_limits limits = {.fuel = 50000};
  cpl_loaded loaded = cpl_load_files(memory, &limits, files);
  assert_null(loaded.script);
  complaint_status status = loaded.err.status;
  cpl_unload(&loaded);
  assert_true(status == COMPLAINT_E_POLICY || status == COMPLAINT_E_NOMEM ||
              status == COMPLAINT_E_NOT_FOUND || status == COMPLAINT_E_LIMIT);
  return status != COMPLAINT_E_NOMEM;
}

static void every_allocation_may_fail_while_an_error_is_told(void **state) {
  (void)state;
  static const char *const WRONG[] = {
      "return { workng_days(7) }", "return extend({ a = { abc = 1 } }, { a = { abd = remove } })",
      "return { a = 1.5 }",        "return require 'p'",
      "return require 'nowhere'",  "return { = }",
      "while true do end",         "local s = 'x' while true do s = s .. s end"};
  for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++)
    cpl_allocator_exhaust(load_wrong, (void *)(uintptr_t)WRONG[i]);
}

static void freeing_nothing_is_fine(void **state) {
  (void)state;
  cpl_script_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_table_becomes_a_tree),
      cmocka_unit_test(members_are_in_order_of_their_bytes),
      cmocka_unit_test(a_text_may_hold_a_nul),
      cmocka_unit_test(the_tree_outlives_the_script),
      cmocka_unit_test(places_are_found),
      cmocka_unit_test(the_release_is_named),
      cmocka_unit_test(numbers_are_whole),
      cmocka_unit_test(the_rule_stands_in_the_error),
      cmocka_unit_test(lists_have_no_holes),
      cmocka_unit_test(keys_are_names_or_places),
      cmocka_unit_test(texts_are_utf8),
      cmocka_unit_test(a_table_in_itself_is_refused),
      cmocka_unit_test(a_file_runs_once),
      cmocka_unit_test(a_cycle_of_files_is_named),
      cmocka_unit_test(a_missing_file_is_named_where_it_is_required),
      cmocka_unit_test(a_host_may_say_nothing),
      cmocka_unit_test(names_of_files_are_dotted_words),
      cmocka_unit_test(a_file_returns_a_table),
      cmocka_unit_test(errors_name_the_file_they_are_in),
      cmocka_unit_test(an_index_that_holds_a_comparison_works_or_is_refused),
      cmocka_unit_test(source_is_plain_utf8),
      cmocka_unit_test(a_function_answers),
      cmocka_unit_test(nothing_is_kept_from_call_to_call),
      cmocka_unit_test(a_policy_without_functions_has_none),
      cmocka_unit_test(the_same_function_has_one_number),
      cmocka_unit_test(a_base_and_its_child_share_a_function),
      cmocka_unit_test(a_function_captures_nothing),
      cmocka_unit_test(functions_stand_on_lines_of_their_own),
      cmocka_unit_test(answers_are_checked),
      cmocka_unit_test(a_call_that_runs_dry_spends_the_script),
      cmocka_unit_test(fuel_is_refilled_for_each_call),
      cmocka_unit_test(garbage_of_calls_does_not_grow),
      cmocka_unit_test(every_allocation_may_fail),
      cmocka_unit_test(every_allocation_may_fail_while_an_error_is_told),
      cmocka_unit_test(freeing_nothing_is_fine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
