/* test_parse.c - what is read of a file: its functions, the comparisons in its indexes, and as much
 * of its parts as makes sense when it is no Lua. */
#include "libcomplaint/lua/parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/mapped.h"

static void assert_function(const cpl_source_map *map, int first, int last, const char *expected) {
  const char *text = NULL;
  size_t size = 0;
  assert_true(cpl_source_function(map, first, last, &text, &size));
  if (size != strlen(expected) || memcmp(text, expected, size) != 0)
    fail_msg("lines %d to %d hold `%.*s`", first, last, (int)size, text);
}

static void assert_no_function(const cpl_source_map *map, int first, int last) {
  const char *text = "untouched";
  size_t size = 9;
  assert_false(cpl_source_function(map, first, last, &text, &size));
  assert_string_equal(text, "untouched");
  assert_int_equal(size, 9);
}

static void assert_accepted(void **state, const char *text) {
  complaint_error err = {0};
  if (cpl_source_check(policy_of(state, text), &err) != COMPLAINT_OK)
    fail_msg("refused: %s\n%s", err.text, text);
}

static void assert_refused(void **state, const char *text, int line) {
  complaint_error err = {0};
  const cpl_source_map *map = policy_of(state, text);
  if (cpl_source_check(map, &err) != COMPLAINT_E_POLICY) fail_msg("accepted: %s", text);
  if (err.line != line) fail_msg("line %d, not %d: %s", err.line, line, text);
  assert_string_equal(err.source, "policy");
  assert_non_null(strstr(err.text, "`local k = a >= b; return t[k]`"));
  assert_int_equal(cpl_source_check(map, NULL), COMPLAINT_E_POLICY);
}

/* ---- functions ------------------------------------------------------------------------------- */

static void a_function_is_found_by_its_lines(void **state) {
  const cpl_source_map *map = policy_of(state, "return { holds = function(facts)\n"
                                               "  return facts.a == 'end' -- end\n"
                                               "end, x = 1 }");
  assert_function(map, 1, 3, "function(facts)\n  return facts.a == 'end' -- end\nend");
  assert_no_function(map, 1, 2);
  assert_no_function(map, 2, 3);
  assert_no_function(map, 4, 4);
}

static void every_kind_of_block_ends_before_its_function(void **state) {
  const char body[] = "function(...)\n"
                      "  for i = 1, 2 do if i then break elseif j then goto l else do end end end\n"
                      "  for k, v in pairs(t) do ::l:: end\n"
                      "  while true do repeat local x <close> = nil until x end\n"
                      "  local a, b, c = ..., {}, #t;\n"
                      "  a.b['c'], d = f'x'{ y } [[z]], -1 // 2 ~ ~3 >> 1 .. 'e'\n"
                      "  return;\n"
                      "end";
  char text[512];
  snprintf(text, sizeof text, "return %s", body);
  const cpl_source_map *map = policy_of(state, text);
  assert_function(map, 1, 8, body);
  assert_int_equal(cpl_source_check(map, NULL), COMPLAINT_OK);
}

static void functions_within_functions_are_found(void **state) {
  const cpl_source_map *map = policy_of(state, "local function f()\n"
                                               "  return function(x)\n"
                                               "    return x end\n"
                                               "end\n");
  assert_function(map, 2, 3, "function(x)\n    return x end");
  assert_function(map, 1, 4, "function f()\n  return function(x)\n    return x end\nend");
}

static void functions_of_every_form_are_found(void **state) {
  const cpl_source_map *map = policy_of(state, "function f() end\n"
                                               "function a.b.c() end\n"
                                               "function a.b:c() end\n"
                                               "local function g(...) end\n"
                                               "return function(a, b, ...) end");
  assert_function(map, 1, 1, "function f() end");
  assert_function(map, 2, 2, "function a.b.c() end");
  assert_function(map, 3, 3, "function a.b:c() end");
  assert_function(map, 4, 4, "function g(...) end");
  assert_function(map, 5, 5, "function(a, b, ...) end");
}

static void a_function_without_a_name_starts_at_its_parenthesis_as_lua_counts(void **state) {
  const cpl_source_map *map = policy_of(state, "local f = function\n() end\n"
                                               "function\ng() end\n"
                                               "local function\nh\n() end");
  assert_function(map, 2, 2, "function\n() end");
  assert_function(map, 3, 4, "function\ng() end");
  assert_function(map, 7, 7, "function\nh\n() end");
}

static void two_functions_on_a_line_cannot_be_told_apart(void **state) {
  const cpl_source_map *map = policy_of(state, "return { a = function() end, b = function() end,\n"
                                               "c = function() return function()\nend end,\n"
                                               "d = function() end }");
  assert_no_function(map, 1, 1);
  assert_no_function(map, 2, 3);
  assert_function(map, 4, 4, "function() end");
}

/* ---- comparisons in an index ----------------------------------------------------------------- */

static void an_index_may_not_hold_a_comparison(void **state) {
  assert_refused(state, "local t = {}\nreturn function(a, b) return t[a >= b] end", 2);
  assert_refused(state, "return t[a == b]", 1);
  assert_refused(state, "return t[a ~= b]", 1);
  assert_refused(state, "return t[a < b]", 1);
  assert_refused(state, "return t[a > b]", 1);
  assert_refused(state, "return t[a <= b]", 1);
  assert_refused(state, "t[a == b] = 1", 1);
  assert_refused(state, "x, t.u\n[a == b] = 1, 2", 2);
  assert_refused(state, "return f()[a == b]", 1);
  assert_refused(state, "return { k = t[1][\n\na == b] }", 3);
}

static void parentheses_in_an_index_do_not_hide_a_comparison(void **state) {
  assert_refused(state, "return t[(a == b)]", 1);
  assert_refused(state, "return t[((not (a == b)))]", 1);
  assert_refused(state, "return t[x and a == b or c]", 1);
  assert_refused(state, "return t[f(1) == 2]", 1);
  assert_refused(state, "return t[(u[1]) < 2]", 1);
  assert_refused(state, "return t[{} == {}]", 1);
  assert_refused(state, "return t[(function() return 1 end) == g]", 1);
  assert_refused(state, "return a == b, t[u[a == b]]", 1);
  assert_refused(state, "return f(t[a == b])", 1);
  assert_refused(state, "return { [t[a == b]] = 1 }", 1);
}

static void comparisons_elsewhere_are_welcome(void **state) {
  assert_accepted(state, "local k = a >= b; return t[k]");
  assert_accepted(state, "return { [a == b] = 1, ['key'] = a == b }");
  assert_accepted(state, "return t[f(a == b)], t[o:m(a == b)], t[f { a == b }]");
  assert_accepted(state, "return t[g(u, (a == b))], t[{ a == b, [a == b] = 1 }]");
  assert_accepted(state, "return t[function(a, b) return a == b end]");
  assert_accepted(state, "return t[1] == t[2], t[not a], t[a and b], t[x] >= t['>=']");
  assert_accepted(state, "if t[1] < 2 then local x <const> = t[ [[==]] ] end");
  assert_accepted(state, "local t <const> = {} return t[a << b], t[a >> b], t[a ~ b]");
}

/* ---- what goes wrong ------------------------------------------------------------------------- */

static void what_comes_before_a_mistake_is_still_mapped(void **state) {
  const char *rests[] = {"'abc",
                         "[[ abc",
                         "--[[ abc",
                         "b = {",
                         "b = = 1",
                         "@",
                         "b = f(",
                         "[1 = 2",
                         "b = function(",
                         "b = function() if",
                         "b = 1 } end",
                         "b = x.",
                         "b = x:",
                         "[",
                         "b = \"\\q\"",
                         "b = 1..2",
                         "b = function() return 1 2 end }"};
  for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
    char text[128];
    snprintf(text, sizeof text, "local t = 1\nreturn {\n a = { 1,\n2 }, %s", rests[i]);
    cpl_source_map *map = policy_of(state, text);
    assert_line(map, "a", 3);
    assert_line(map, "a.2", 4);
    assert_int_equal(cpl_source_check(map, NULL), COMPLAINT_E_POLICY);
  }
}

static void a_text_that_returns_nothing_has_no_place(void **state) {
  const char *texts[] = {"", "#!/bin/lua", "-- nothing", "return", "return;", "x = 1", "\xFF", "}"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    assert_line(policy_of(state, texts[i]), "", 0);
    assert_line(policy_of(state, texts[i]), "a.b", 0);
  }
}

static void zero_bytes_are_bytes(void **state) {
  mapped *g = *state;
  static const char TEXT[] = "return { ['a\\0b'] = 1,\n['a\0b'] = 2, c =\0 1 }";
  cpl_source_map *map = cpl_source_map_new(&g->arena, "policy", TEXT, sizeof TEXT - 1);
  assert_non_null(map);
  assert_line(map, "a", 1);
  assert_line(map, "c", 2);
}

/* 64 KiB of one thing over and over, all of it open. */
static void deep_nesting_is_mapped_down_to_a_bound(void **state) {
  mapped *g = *state;
  const char *parts[] = {"{",        "(",          "[",    "[[",         "f(",
                         "f{",       "t[",         "a={",  "function()", "- ",
                         "not ",     "if x then ", "do ",  "repeat ",    "for i=1,2 do ",
                         "{[",       "local x={",  "f'a'", "a.b.",       "=",
                         "}",        "\n",         "'",    "--[=",       "x=y,",
                         "local a ", "return "};
  static char text[64 * 1024];
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    size_t size = (size_t)snprintf(text, sizeof text, "return {\n a = 1, b = ");
    while (size < sizeof text) text[size] = parts[i][(size - 21) % strlen(parts[i])], size++;
    cpl_source_map *map = cpl_source_map_new(&g->arena, "policy", text, sizeof text);
    assert_non_null(map);
    assert_line(map, "a", 2);
    (void)cpl_source_check(map, NULL);
  }
}

static void nesting_that_lua_takes_is_mapped_whole(void **state) {
  char text[1024] = "return ", path[256] = "";
  for (int i = 0; i < 150; i++) strcat(text, "{\n");
  for (int i = 0; i < 80; i++) strcat(path, i == 0 ? "1" : ".1");
  for (int i = 0; i < 150; i++) strcat(text, "}");
  cpl_source_map *map = policy_of(state, text);
  assert_line(map, path, 81);
  assert_int_equal(cpl_source_check(map, NULL), COMPLAINT_OK);
}

static void nesting_that_lua_refuses_is_not_passed_unseen(void **state) {
  char text[1024] = "return ";
  for (int i = 0; i < 250; i++) strcat(text, "(");
  strcat(text, "t[a == b]");
  for (int i = 0; i < 250; i++) strcat(text, ")");
  complaint_error err = {0};
  assert_int_equal(cpl_source_check(policy_of(state, text), &err), COMPLAINT_E_POLICY);
  assert_string_equal(err.text, "policy:1: the text is not understood from here on; nest no deeper "
                                "than 200 levels");
}

static const char POLICY[] =
    "local adverse <const> = { consequence = { \"adverse\", 'injury' } }\n"
    "local function clause(zh, en) return { zh = zh, en = en } end -- a helper\n"
    "return extend(require \"school.base\", {\n"
    "  offences = { [\"4.1\"] = { when = adverse }, [ [[4.2]] ] = clause('a', 0x1p4) },\n"
    "  sanctions = ladder { { id = \"fine\" }, { id = \"removal\" } }, limit = working_days(7),\n"
    "})\n";

static void mutants_of_a_policy_do_no_harm(void **state) {
  mapped *g = *state;
  uint32_t random = 7;
  static char text[sizeof POLICY];
  for (int round = 0; round < 1000; round++) {
    memcpy(text, POLICY, sizeof text);
    for (int i = 0; i < 3; i++) {
      random = random * 1664525u + 1013904223u;
      text[(random >> 8) % sizeof text] = "{}[]()\"'\n\0=.,-a0 "[random >> 28];
    }
    cpl_source_map *map = cpl_source_map_new(&g->arena, "policy", text, sizeof text);
    assert_non_null(map);
    cpl_place place = cpl_source_place(&map, 1, "offences.4.1.when.consequence.2");
    assert_in_range(place.line, 0, 40);
    (void)cpl_source_check(map, NULL);
    cpl_arena_end(&g->arena);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, mapped_begin, mapped_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_function_is_found_by_its_lines),
      TEST(every_kind_of_block_ends_before_its_function),
      TEST(functions_within_functions_are_found),
      TEST(functions_of_every_form_are_found),
      TEST(a_function_without_a_name_starts_at_its_parenthesis_as_lua_counts),
      TEST(two_functions_on_a_line_cannot_be_told_apart),
      TEST(an_index_may_not_hold_a_comparison),
      TEST(parentheses_in_an_index_do_not_hide_a_comparison),
      TEST(comparisons_elsewhere_are_welcome),
      TEST(what_comes_before_a_mistake_is_still_mapped),
      TEST(a_text_that_returns_nothing_has_no_place),
      TEST(zero_bytes_are_bytes),
      TEST(deep_nesting_is_mapped_down_to_a_bound),
      TEST(nesting_that_lua_takes_is_mapped_whole),
      TEST(nesting_that_lua_refuses_is_not_passed_unseen),
      TEST(mutants_of_a_policy_do_no_harm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
