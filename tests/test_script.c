/* test_script.c - loading a policy's files into a tree. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/allocator.h"
#include "tests/support/scripts.h"

/* ---- trees ----------------------------------------------------------------------------------- */

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

/* ---- trees that are refused ------------------------------------------------------------------ */

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

/* ---- files ----------------------------------------------------------------------------------- */

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

/* ---- what no file may be --------------------------------------------------------------------- */

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

/* ---- memory ---------------------------------------------------------------------------------- */

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
      "return { workng_days(7) }", "return extend({ a = { abc = 1 } }, { a = { abx = remove } })",
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
      cmocka_unit_test(every_allocation_may_fail_while_an_error_is_told),
      cmocka_unit_test(freeing_nothing_is_fine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
