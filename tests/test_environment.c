/* test_environment.c - the names that a policy sees, and what it is told of those it does not. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/scripts.h"

/* ---- what is not there ----------------------------------------------------------------------- */

static void an_absent_name_says_why(void **state) {
  (void)state;
  assert_refused("return { os.time() }",
                 "p:1: `os` is not available to a policy: it could read the clock");
  assert_refused("return { math.random() }", "p:1: `math.random` is not available to a policy: its "
                                             "answer differs from run to run");
  assert_refused("return { ('x'):gsub('x', 'y') }",
                 "p:1: `string.gsub` is not available to a policy: patterns may take too long: "
                 "write `find`, which looks for plain text");
}

static void assert_absent_with_a_reason(const char *name) {
  char text[64], begin[96];
  (void)snprintf(text, sizeof text, "return { %s }", name);
  (void)snprintf(begin, sizeof begin, "p:1: `%s` is not available to a policy: ", name);
  cpl_loaded loaded = cpl_load_text(text);
  assert_null(loaded.script);
  assert_memory_equal(loaded.err.text, begin, strlen(begin));
  cpl_unload(&loaded);
}

static void every_name_of_lua_that_is_missing_has_its_reason(void **state) {
  (void)state;
  static const char *const NAMES[] = {
      "_G collectgarbage coroutine debug dofile getmetatable io load loadfile next os package",
      "pcall print rawequal rawget rawlen rawset setmetatable utf8 warn xpcall string.dump",
      "string.gmatch string.gsub string.match string.pack string.packsize string.unpack",
      "table.move table.pack math.random math.randomseed math.huge math.pi math.sqrt math.fmod"};
  char name[32];
  for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
    for (const char *at = NAMES[i]; sscanf(at, "%31s", name) == 1; at += strspn(at, " ")) {
      assert_absent_with_a_reason(name);
      at += strlen(name);
    }
}

static void a_misspelt_name_is_suggested(void **state) {
  (void)state;
  assert_refused("return { workng_days(7) }",
                 "p:1: unknown global `workng_days`; did you mean `working_days`?");
  assert_refused("return { string.uppr('x') }",
                 "p:1: unknown function `string.uppr`; did you mean `string.upper`?");
  assert_refused("return { xyzzy }", "p:1: unknown global `xyzzy`");
}

/* ---- read only ------------------------------------------------------------------------------- */

static void a_policy_has_no_globals(void **state) {
  (void)state;
  assert_refused("x = 1", "p:1: a policy has no globals: write `local x`");
  assert_refused("days = 1", "p:1: a policy has no globals: write `local days`");
  assert_refused("function f() end", "p:1: a policy has no globals: write `local f`");
}

static void libraries_cannot_be_changed(void **state) {
  (void)state;
  assert_refused("string.upper = 1", "p:1: `string.upper` cannot be changed");
  assert_refused("table.x = 1", "p:1: `table.x` cannot be changed");
  assert_refused("math.max = 1", "p:1: `math.max` cannot be changed");
  assert_refused("remove.x = 1", "p:1: `remove.x` cannot be changed");
}

static void the_environment_cannot_be_named(void **state) {
  (void)state;
  assert_refused("local _ENV <const> = 200; return X",
                 "p:1: the word `_ENV` is not available to a policy, not even in a comment");
}

static void a_library_is_no_part_of_a_policy(void **state) {
  (void)state;
  assert_refused("return { v = string }", "p:1: `v`: a library cannot stand in a policy");
  assert_refused("return { v = ipairs }",
                 "p:1: `v`: write a function of your own around the library's");
}

static void at_once_is_a_table_of_its_own_each_time(void **state) {
  (void)state;
  assert_gives("local a = at_once a.amount = 9 return { a, at_once }",
               "{{amount=9,unit=\"minutes\"},{amount=0,unit=\"minutes\"}}");
}

/* ---- the same in every run ------------------------------------------------------------------- */

static void pairs_goes_in_order(void **state) {
  (void)state;
  for (int i = 0; i < 20; i++)
    assert_gives("local out, t = {}, { b = 1, a = 2, [10] = 3, [2] = 4, [true] = 5, [1.5] = 6, "
                 "[false] = 7 }\n"
                 "for k in pairs(t) do out[#out + 1] = tostring(k) end\n"
                 "return out",
                 "{\"1.5\",\"2\",\"10\",\"a\",\"b\",\"false\",\"true\"}");
}

static void pairs_sees_a_table_as_it_was(void **state) {
  (void)state;
  assert_gives("local out, t = {}, { a = 1, b = 2, c = 3 }\n"
               "for k, v in pairs(t) do t.b = nil t['n' .. k] = 0 out[k] = v end\n"
               "return out",
               "{a=1,c=3}");
}

static void pairs_refuses_keys_that_have_no_order(void **state) {
  (void)state;
  assert_refused("for _ in pairs { [{}] = 1 } do end",
                 "p:1: a key of a table must be a text or a number, not a table");
}

static void no_text_holds_an_address(void **state) {
  (void)state;
  assert_value("tostring({})", "\"table\"");
  assert_value("tostring(ipairs)", "\"function\"");
}

static void the_host_s_locale_does_not_matter(void **state) {
  (void)state;
  char before[64];
  (void)snprintf(before, sizeof before, "%s", setlocale(LC_ALL, NULL));
  static const char *const LOCALES[] = {"C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8",
                                        "tr_TR.ISO-8859-9"};
  for (size_t i = 0; i < sizeof LOCALES / sizeof LOCALES[0]; i++) {
    if (setlocale(LC_ALL, LOCALES[i]) == NULL) continue;
    assert_gives("return { tostring(1.5), 1.5 .. '', tonumber('2.5') == 2.5, ('i'):upper(),\n"
                 "         'a' < 'B', 'z' < '\\u{e4}' }",
                 "{\"1.5\",\"1.5\",true,\"I\",false,true}");
    assert_string_equal(setlocale(LC_ALL, NULL), LOCALES[i]);
  }
  (void)setlocale(LC_ALL, before);
}

/* ---- basic functions ------------------------------------------------------------------------- */

static void types_and_conversions(void **state) {
  (void)state;
  assert_value("{ type(nil), type(1), type('x'), type({}), type(type), type(true) }",
               "{\"nil\",\"number\",\"string\",\"table\",\"function\",\"boolean\"}");
  assert_value("{ tostring(nil), tostring(true), tostring(-7), tostring('x') }",
               "{\"nil\",\"true\",\"-7\",\"x\"}");
  assert_value("{ tonumber('12'), tonumber(3), tonumber('0x10'), tonumber('x') == nil,\n"
               "  tonumber({}) == nil, tonumber('1\\0') == nil }",
               "{12,3,16,true,true,true}");
  assert_refused("return { tonumber('10', 2) }",
                 "p:1: `tonumber` reads decimal numbers: one value");
}

static void select_picks(void **state) {
  (void)state;
  assert_value("{ select('#', 1, nil, 3), (select(2, 'a', 'b')), (select(-1, 'a', 'b')) }",
               "{3,\"b\",\"b\"}");
  assert_value("{ select(9, 1) }", "{}");
  assert_refused("return { select(0, 1) }",
                 "p:1: bad argument #1 to 'select' (there is no such value)");
}

static void ipairs_stops_at_the_first_hole(void **state) {
  (void)state;
  assert_gives("local n = 0 for i, v in ipairs { 1, 2, nil, 4 } do n = n + v end return { n }",
               "{3}");
}

static void error_and_assert_name_the_line(void **state) {
  (void)state;
  assert_refused("\nerror('no such row')", "p:2: no such row");
  assert_refused("local function f()\n  error('told to the caller', 2)\nend\nf()",
                 "p:4: told to the caller");
  assert_refused("error('no place', 0)", "p: no place");
  assert_refused("error {}", "p: the policy raised a table: write `error(\"a sentence\")`");
  assert_refused("assert(false)", "p:1: assertion failed!");
  assert_refused("assert(nil, 'the weights must add up to 100')",
                 "p:1: the weights must add up to 100");
  assert_value("{ assert(1, 2) }", "{1,2}");
}

/* ---- libraries ------------------------------------------------------------------------------- */

static void math_counts_in_whole_numbers(void **state) {
  (void)state;
  assert_value("{ math.abs(-3), math.floor(2.5), math.ceil(2.5), math.floor(7), math.ceil(8), "
               "math.max(1, 9, 3),\n"
               "  math.min(4, 2), math.tointeger(3.0), math.tointeger(3.5) == nil }",
               "{3,2,3,7,8,9,2,3,true}");
  assert_value("{ math.type(1), math.type(1.5), math.type('1') == nil, math.maxinteger }",
               "{\"integer\",\"float\",true,9223372036854775807}");
  assert_refused("return { math.floor(1e300) }", "p:1: no whole number is near enough");
  assert_refused("return { math.abs(math.mininteger) }",
                 "p:1: bad argument #1 to 'abs' (the number is too small)");
  assert_refused("return { math.max('9') }",
                 "p:1: bad argument #1 to 'max' (number expected, got string)");
}

static void strings_are_bytes(void **state) {
  (void)state;
  assert_value("{ ('abc'):len(), ('abc'):sub(2), ('abc'):sub(-2, -2), ('abc'):sub(3, 2),\n"
               "  ('aBc1'):upper(), ('AbC'):lower(), ('abc'):reverse(), string.char(72, 105) }",
               "{3,\"bc\",\"b\",\"\",\"ABC1\",\"abc\",\"cba\",\"Hi\"}");
  assert_value("{ ('abc'):byte(), ('abc'):byte(-1), ('abc'):byte(1, 2) }", "{97,99,97,98}");
  assert_value("{ ('ab'):rep(3), ('ab'):rep(2, '-'), ('ab'):rep(0), (''):rep(1 << 60) }",
               "{\"ababab\",\"ab-ab\",\"\",\"\"}");
  assert_value("{ ('投诉'):len(), ('投诉'):rep(2) }", "{6,\"投诉投诉\"}");
  assert_refused("return { string.char(256) }",
                 "p:1: bad argument #1 to 'char' (a byte is 0 to 255)");
  assert_refused("return { ('x'):rep(65537) }", "p:1: a text is longer than 65536 bytes");
  assert_refused("return { ('xy'):rep(math.maxinteger) }",
                 "p:1: a text is longer than 65536 bytes");
  assert_refused("return { (('x'):rep(300)):byte(1, -1) }",
                 "p:1: `byte` gives at most 250 bytes at once");
}

static void find_looks_for_plain_text(void **state) {
  (void)state;
  assert_value("{ ('a.b.c'):find('.', 3) }", "{4,4}");
  assert_value("{ ('abcabc'):find('ca') }", "{3,4}");
  assert_value("{ ('abc'):find('') }", "{1,0}");
  assert_value("{ ('abc'):find('c', -1) }", "{3,3}");
  assert_value("('abc'):find('x') == nil", "true");
  assert_value("('abc'):find('a', 2) == nil", "true");
  assert_value("('abc'):find('a', 99) == nil", "true");
}

static void format_knows_two_letters(void **state) {
  (void)state;
  assert_value("('%d%% of %s'):format(7, 'x')", "\"7% of x\"");
  assert_value("('%02d|%-3s|%3s|%5d'):format(7, 'a', 'b', -4)", "\"07|a  |  b|   -4\"");
  static const char SENTENCE[] =
      "p:1: `format` knows %d and %s, with at most two digits of width, and %%";
  assert_refused("return { ('%99999d'):format(1) }", SENTENCE);
  assert_refused("return { ('%f'):format(1) }", SENTENCE);
  assert_refused("return { ('%'):format() }", "p:1: `format` has no value for each %");
  assert_refused("return { ('%s'):format() }", "p:1: `format` has no value for each %");
  assert_refused("return { ('%d'):format(1.5) }",
                 "p:1: bad argument #1 to 'format' (number has no integer representation)");
}

static void lists_can_be_worked_on(void **state) {
  (void)state;
  assert_gives("local t = { 3, 1, 2 }\n"
               "table.insert(t, 9) table.insert(t, 1, 7) local out = table.remove(t, 2)\n"
               "local last = table.remove(t)\n"
               "return { t = t, out = out, last = last, joined = table.concat(t, '-'),\n"
               "         none = table.concat {}, nothing = table.remove {} == nil }",
               "{joined=\"7-1-2\",last=9,none=\"\",nothing=true,out=3,t={7,1,2}}");
  assert_value("{ table.unpack({ 1, 2, 3 }, 2) }", "{2,3}");
  assert_value("{ table.unpack({ 1, 2 }, 3) }", "{}");
  assert_refused("table.insert({}, 3, 1)",
                 "p:1: bad argument #2 to 'insert' (there is no such place in the list)");
  assert_refused("table.insert({})", "p:1: `insert` takes a list, perhaps a place, and a value");
  assert_refused("table.remove({}, 2)",
                 "p:1: bad argument #2 to 'remove' (there is no such place in the list)");
  assert_refused("table.concat { 1, {} }",
                 "p:1: entry 2 is a table: `concat` joins texts and whole numbers");
  assert_refused("table.unpack({}, 1, 251)", "p:1: `unpack` gives at most 250 values");
  assert_refused("table.unpack({}, math.mininteger, math.maxinteger)",
                 "p:1: `unpack` gives at most 250 values");
}

static void sorting_is_stable(void **state) {
  (void)state;
  assert_gives("local t = { 'b1', 'a1', 'b2', 'a2', 'b3' }\n"
               "table.sort(t, function(x, y) return x:sub(1, 1) < y:sub(1, 1) end)\n"
               "local n = { 3, 10, 2 } table.sort(n)\n"
               "local s = { 'b', 'a', 'ab', '' } table.sort(s)\n"
               "return { t, n, s }",
               "{{\"a1\",\"a2\",\"b1\",\"b2\",\"b3\"},{2,3,10},{\"\",\"a\",\"ab\",\"b\"}}");
}

static void an_order_that_contradicts_itself_does_no_harm(void **state) {
  (void)state;
  assert_gives("local t = {} for i = 1, 100 do t[i] = i end\n"
               "table.sort(t, function() return true end) return { #t }",
               "{100}");
  assert_refused("table.sort { 1, 'x' }",
                 "p:1: `sort` orders texts or numbers: give it a function for other values");
  assert_refused("table.sort({ 1, 2 }, function(a, b) error('no order') end)", "p:1: no order");
}

/* ---- the words of the policy language -------------------------------------------------------- */

static void limits_are_plain_tables(void **state) {
  (void)state;
  static const char *const UNITS[] = {"working_days", "days",  "weeks",   "months",
                                      "years",        "hours", "minutes", "seconds"};
  for (size_t i = 0; i < sizeof UNITS / sizeof UNITS[0]; i++) {
    char text[64], shown[64];
    (void)snprintf(text, sizeof text, "%s(7)", UNITS[i]);
    (void)snprintf(shown, sizeof shown, "{amount=7,unit=\"%s\"}", UNITS[i]);
    assert_value(text, shown);
  }
  assert_value("at_once", "{amount=0,unit=\"minutes\"}");
}

static void what_is_no_limit_is_left_to_whoever_reads_it(void **state) {
  (void)state;
  static const char *const CALLS[] = {"days()", "days(-1)", "days(1.5)", "days('7')", "days(1, 2)"};
  for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++)
    assert_value(CALLS[i], "{amount=-1,unit=\"days\"}");
}

static void ladders_and_menus_are_lists_with_an_order(void **state) {
  (void)state;
  assert_value("ladder { { id = 'a' }, { id = 'b' } }",
               "{{id=\"a\"},{id=\"b\"},order=\"severity\"}");
  assert_value("menu { { id = 'a' } }", "{{id=\"a\"},order=\"none\"}");
  assert_refused("return { ladder('a') }",
                 "p:1: `ladder` takes one list, as in `ladder { { id = \"warning\" } }`");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_absent_name_says_why),
      cmocka_unit_test(every_name_of_lua_that_is_missing_has_its_reason),
      cmocka_unit_test(a_misspelt_name_is_suggested),
      cmocka_unit_test(a_policy_has_no_globals),
      cmocka_unit_test(libraries_cannot_be_changed),
      cmocka_unit_test(the_environment_cannot_be_named),
      cmocka_unit_test(a_library_is_no_part_of_a_policy),
      cmocka_unit_test(at_once_is_a_table_of_its_own_each_time),
      cmocka_unit_test(pairs_goes_in_order),
      cmocka_unit_test(pairs_sees_a_table_as_it_was),
      cmocka_unit_test(pairs_refuses_keys_that_have_no_order),
      cmocka_unit_test(no_text_holds_an_address),
      cmocka_unit_test(the_host_s_locale_does_not_matter),
      cmocka_unit_test(types_and_conversions),
      cmocka_unit_test(select_picks),
      cmocka_unit_test(ipairs_stops_at_the_first_hole),
      cmocka_unit_test(error_and_assert_name_the_line),
      cmocka_unit_test(math_counts_in_whole_numbers),
      cmocka_unit_test(strings_are_bytes),
      cmocka_unit_test(find_looks_for_plain_text),
      cmocka_unit_test(format_knows_two_letters),
      cmocka_unit_test(lists_can_be_worked_on),
      cmocka_unit_test(sorting_is_stable),
      cmocka_unit_test(an_order_that_contradicts_itself_does_no_harm),
      cmocka_unit_test(limits_are_plain_tables),
      cmocka_unit_test(what_is_no_limit_is_left_to_whoever_reads_it),
      cmocka_unit_test(ladders_and_menus_are_lists_with_an_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
