/* test_script_limits.c - what a script may cost: fuel, memory, sizes; and what it still may. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/allocator.h"
#include "tests/support/scripts.h"

static cpl_loaded load_limited(const char *text, cpl_script_limits limits) {
  const cpl_test_file files[] = {{"p", text, 0}, {NULL, NULL, 0}};
  return cpl_load_files(NULL, &limits, files);
}

static void assert_limit(const char *text, const char *sentence) {
  const cpl_test_file files[] = {{"p", text, 0}, {NULL, NULL, 0}};
  assert_files_refused(files, COMPLAINT_E_LIMIT, sentence);
}

/* ---- fuel ------------------------------------------------------------------------------------ */

static const char DRY[] =
    "p:2: the policy works too long (out of fuel): look for a loop without end";

static void a_script_without_end_is_stopped_at_its_line(void **state) {
  (void)state;
  assert_limit("\nwhile true do end", DRY);
  assert_limit("\nfor i = 1, math.maxinteger do end", DRY);
  assert_limit("\nlocal function f() return f() end f()", DRY);
  assert_limit("\n::again:: goto again", DRY);
}

static void our_own_functions_are_paid_for(void **state) {
  (void)state;
  assert_limit(
      "local a, b = ('a'):rep(60000), ('a'):rep(30000) .. 'b'\nwhile true do a:find(b) end", DRY);
  assert_limit("local t = {} for i = 1, 3000 do t[i] = i end\nwhile true do table.sort(t) end",
               DRY);
  assert_limit("local t = {} for i = 1, 3000 do t[i] = i end\n"
               "while true do for _ in pairs(t) do end end",
               DRY);
  assert_limit("local t = {} for i = 1, 30000 do t[i] = i end\n"
               "while true do table.insert(t, 1, table.remove(t)) end",
               DRY);
}

/* What one instruction of Lua can cost: see limits.h. */
static void the_dearest_instructions_are_paid_for(void **state) {
  (void)state;
  assert_limit("local a, b = ('x'):rep(65000) .. 'a', ('x'):rep(65000) .. 'b'\n"
               "while true do local _ = a < b end",
               DRY);
  assert_limit("local t = {} for i = 1, 4096 do t[i * 4095] = 1 end\n"
               "while true do local _ = t[-4095] end",
               DRY);
  assert_limit("local function g(...) end local function f(n, ...)\n"
               "if n == 0 then while true do g(...) end end\n"
               "return f(n - 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...) end f(200)",
               DRY);
  assert_limit("local t = {} for i = 1, 30000 do t[i] = i end\n"
               "while true do t.x = 1 t.x = nil t.y = 1 t.y = nil end",
               DRY);
}

/* The least fuel that `text` needs. */
static int64_t need_of(const char *text) {
  int64_t low = 1, high = 10000000;
  while (low < high) {
    int64_t middle = (low + high) / 2;
    cpl_loaded loaded = load_limited(text, (cpl_script_limits){.fuel = middle});
    if (loaded.script != NULL)
      high = middle;
    else
      low = middle + 1;
    cpl_unload(&loaded);
  }
  return low;
}

static void fuel_is_the_same_in_every_run(void **state) {
  (void)state;
  static const char TEXT[] =
      "local clauses = {}\n"
      "for i = 1, 60 do clauses['4.' .. i] = { en = 'x' } end\n"
      "local t = {} for k in pairs(clauses) do t[#t + 1] = k end table.sort(t)\n"
      "return extend({ regulation = 'a', clauses = clauses, b = { cites = t } },\n"
      "              { regulation = 'c', clauses = clauses, b = { cites = '1', d = 2 } })";
  int64_t first = need_of(TEXT);
  for (int i = 0; i < 2; i++) assert_int_equal(need_of(TEXT), first);
}

static void sixteen_thousand_rows_load(void **state) {
  (void)state;
  cpl_loaded loaded = cpl_load_text(
      "local clauses, rows = {}, {}\n"
      "for i = 1, 120 do clauses['4.' .. i] = { kind = 'rule', en = ('x'):rep(300) } end\n"
      "for _, g in ipairs { 'a', 'b', 'c', 'd' } do for t = 1, 4000 do\n"
      "  rows[#rows + 1] = { when = { grade = g, times = { min = t, max = t } }, cites = '4.1',\n"
      "                      from = 'warning', to = 'dismissal' }\n"
      "end end\n"
      "return extend({ regulation = 'base', a = 1 },\n"
      "              { regulation = 'x', guidelines = rows, clauses = clauses })");
  if (loaded.script == NULL) fail_msg("%s", loaded.err.text);
  assert_int_equal(cpl_tree_get(&loaded.tree, "guidelines")->as.table.count, 16000);
  cpl_unload(&loaded);
}

static void less_fuel_is_less(void **state) {
  (void)state;
  static const char TEXT[] = "for i = 1, 20000 do end return {}";
  cpl_loaded loaded = load_limited(TEXT, (cpl_script_limits){.fuel = 10000});
  assert_null(loaded.script);
  assert_int_equal(loaded.err.status, COMPLAINT_E_LIMIT);
  cpl_unload(&loaded);
  loaded = load_limited(TEXT, (cpl_script_limits){.fuel = 100000});
  assert_non_null(loaded.script);
  cpl_unload(&loaded);
}

/* ---- memory ---------------------------------------------------------------------------------- */

static void memory_is_capped(void **state) {
  (void)state;
  static const char SENTENCE[] =
      "p:2: the policy takes more than 16777216 bytes of memory: make it smaller";
  assert_limit("local t = {}\nfor i = 1, 1e7 do t[i] = {} end", SENTENCE);
  assert_limit("\nwhile true do local _ = ('x'):rep(60000) end", SENTENCE);
}

static void the_host_never_gives_more_than_the_cap(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  const cpl_script_limits limits = {.memory = 1 << 20};
  const cpl_test_file files[] = {{"p", "local t = {} for i = 1, 1e7 do t[i] = {} end", 0},
                                 {NULL, NULL, 0}};
  cpl_loaded loaded = cpl_load_files(&memory, &limits, files);
  assert_int_equal(loaded.err.status, COMPLAINT_E_LIMIT);
  assert_true(allocator.peak < (1 << 20) + 100000);
  cpl_unload(&loaded);
  assert_int_equal(allocator.blocks, 0);
}

static void a_cap_below_what_lua_needs_is_told(void **state) {
  (void)state;
  for (size_t memory = 1; memory < 50000; memory += 997) {
    cpl_loaded loaded = load_limited("return {}", (cpl_script_limits){.memory = memory});
    if (loaded.script == NULL) assert_int_equal(loaded.err.status, COMPLAINT_E_LIMIT);
    cpl_unload(&loaded);
  }
}

/* ---- sizes ----------------------------------------------------------------------------------- */

static void a_text_has_its_longest(void **state) {
  (void)state;
  static const char SENTENCE[] = "p:2: a text is longer than 65536 bytes: make it of smaller parts";
  assert_limit("local s = 'x'\nwhile true do s = s .. s end", SENTENCE);
  assert_refused(
      "local t = {} for i = 1, 7000 do t[i] = '0123456789' end\nreturn { table.concat(t) }",
      "p:2: a text is longer than 65536 bytes");
  assert_gives("return { #('x'):rep(65536) }", "{65536}");
  cpl_loaded loaded =
      load_limited("return { ('x'):rep(101) }", (cpl_script_limits){.string_bytes = 100});
  assert_string_equal(loaded.err.text, "p:1: a text is longer than 100 bytes");
  cpl_unload(&loaded);
}

static void a_file_has_its_longest(void **state) {
  (void)state;
  size_t size = 10u << 20;
  char *text = malloc(size + 1);
  assert_non_null(text);
  memset(text, ' ', size);
  text[size] = '\0';
  assert_limit(text, "p: it is longer than 65536 bytes: split it");
  text[65536] = '\0';
  memcpy(text, "return {}", 9);
  assert_gives(text, "{}");
  free(text);
}

static void functions_call_each_other_only_so_deep(void **state) {
  (void)state;
  assert_limit("local function f(n)\n  return 1 + f(n + 1) end f(1)",
               "p:2: functions call each other too deeply: look for one that calls itself without "
               "end");
}

static void source_is_nested_only_so_deep(void **state) {
  (void)state;
  char text[2048] = "return ";
  memset(text + 7, '{', 1000);
  text[1007] = '\0';
  cpl_loaded loaded = cpl_load_text(text);
  assert_string_equal(loaded.err.text, "p: it is nested too deeply");
  cpl_unload(&loaded);
}

static complaint_status every_file(void *context, const char *name, const char **text, size_t *size,
                                   complaint_error *err) {
  (void)context;
  (void)name;
  (void)err;
  *text = "return {}";
  *size = strlen(*text);
  if (strcmp(name, "p") != 0) return COMPLAINT_OK;
  *text = "for i = 1, 60 do require('f' .. i) end return {}";
  *size = strlen(*text);
  return COMPLAINT_OK;
}

static void a_policy_has_only_so_many_files(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_arena arena;
  cpl_tree tree;
  complaint_error err;
  cpl_arena_begin(&arena, &memory);
  assert_null(cpl_script_load(NULL, NULL, every_file, NULL, "p", &arena, &tree, &err));
  assert_string_equal(err.text,
                      "p:1: `require \"f50\"`: the policy has too many files: put some together");
  assert_int_equal(err.status, COMPLAINT_E_LIMIT);
  cpl_arena_end(&arena);
}

static void a_small_source_makes_no_huge_tree(void **state) {
  (void)state;
  assert_limit("local t = { 'x' } for i = 1, 40 do t = { a = t, b = t } end\nreturn t",
               "p:2: the policy is too large when each table is counted wherever it stands");
  assert_limit("local s, t = ('x'):rep(60000), {} for i = 1, 1000 do t[i] = s end\nreturn t",
               "p:2: the policy is too large when each table is counted wherever it stands");
}

static void what_was_required_counts_too(void **state) {
  (void)state;
  const cpl_test_file files[] = {
      {"p", "local base = require 'base'\nreturn { a = base.processes }", 0},
      {"base",
       "local s, t = ('x'):rep(60000), {} for i = 1, 150 do t[i] = s end\n"
       "return { processes = t } -- protected",
       0},
      {NULL, NULL, 0}};
  assert_files_refused(
      files, COMPLAINT_E_LIMIT,
      "p:2: the policy is too large when each table is counted wherever it stands");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_script_without_end_is_stopped_at_its_line),
      cmocka_unit_test(our_own_functions_are_paid_for),
      cmocka_unit_test(the_dearest_instructions_are_paid_for),
      cmocka_unit_test(fuel_is_the_same_in_every_run),
      cmocka_unit_test(sixteen_thousand_rows_load),
      cmocka_unit_test(less_fuel_is_less),
      cmocka_unit_test(memory_is_capped),
      cmocka_unit_test(the_host_never_gives_more_than_the_cap),
      cmocka_unit_test(a_cap_below_what_lua_needs_is_told),
      cmocka_unit_test(a_text_has_its_longest),
      cmocka_unit_test(a_file_has_its_longest),
      cmocka_unit_test(functions_call_each_other_only_so_deep),
      cmocka_unit_test(source_is_nested_only_so_deep),
      cmocka_unit_test(a_policy_has_only_so_many_files),
      cmocka_unit_test(a_small_source_makes_no_huge_tree),
      cmocka_unit_test(what_was_required_counts_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
