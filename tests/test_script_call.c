/* test_script_call.c - calling the functions that a policy holds. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/allocator.h"
#include "tests/support/scripts.h"

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
               "{a=function 1,b=1}");
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

static const char HUNGRY[] =
    "return { f = function()\n"
    "  local function deep(n) if n == 0 then return 0 end return 1 + deep(n - 1) end\n"
    "  local t = {} for i = 1, 300 do t['k' .. i] = ('x'):rep(i) end\n"
    "  return deep(900) == 900 and #t == 0\n"
    "end }";

/* Do so many calls of HUNGRY go well? */
static bool calls_succeed(int64_t fuel, int calls) {
  const cpl_script_limits limits = {.fuel = fuel};
  const cpl_test_file files[] = {{"p", HUNGRY, 0}, {NULL, NULL, 0}};
  cpl_loaded loaded = cpl_load_files(NULL, &limits, files);
  bool fine = loaded.script != NULL;
  for (int i = 0; fine && i < calls; i++) {
    bool holds;
    char reason[4];
    fine = cpl_script_call(loaded.script, 1, NULL, 0, &holds, reason, sizeof reason, NULL) ==
           COMPLAINT_OK;
  }
  cpl_unload(&loaded);
  return fine;
}

static void the_hundredth_call_costs_what_the_first_did(void **state) {
  (void)state;
  int64_t low = 1, high = 10000000;
  while (low < high) {
    int64_t middle = (low + high) / 2;
    if (calls_succeed(middle, 1))
      high = middle;
    else
      low = middle + 1;
  }
  assert_true(low > 10000 && low < 1000000);
  assert_true(calls_succeed(low, 100));
  assert_false(calls_succeed(low - 1, 1));
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

/* ---- memory ---------------------------------------------------------------------------------- */

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

int main(void) {
  const struct CMUnitTest tests[] = {
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
      cmocka_unit_test(the_hundredth_call_costs_what_the_first_did),
      cmocka_unit_test(garbage_of_calls_does_not_grow),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
