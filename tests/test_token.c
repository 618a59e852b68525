/* test_token.c - Lua's tokens, from text that is right, wrong and hostile. */
#include "libcomplaint/lua/token.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"

static void assert_next(cpl_lexer *lexer, cpl_token_kind kind, const char *text) {
  cpl_token token = cpl_lexer_next(lexer);
  if (token.kind != kind || token.size != strlen(text) || memcmp(token.text, text, token.size) != 0)
    fail_msg("line %d: got `%.*s` of kind %d, not `%s`", token.line, (int)token.size, token.text,
             (int)token.kind, text);
}

/* All of the text is one token of this kind. */
static void assert_one(cpl_token_kind kind, const char *text) {
  cpl_lexer lexer = cpl_lexer_begin(text, strlen(text));
  assert_next(&lexer, kind, text);
  assert_next(&lexer, CPL_TOKEN_FINISH, "");
}

static void assert_starts_wrong(const char *text, size_t size) {
  cpl_lexer lexer = cpl_lexer_begin(text, size);
  if (cpl_lexer_next(&lexer).kind != CPL_TOKEN_WRONG)
    fail_msg("`%.*s` is taken for Lua", (int)size, text);
}

/* The literal says these bytes. */
static void assert_says(const char *literal, const char *bytes, size_t size) {
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_arena arena;
  cpl_arena_begin(&arena, &memory);
  assert_one(CPL_TOKEN_STRING, literal);
  cpl_lexer lexer = cpl_lexer_begin(literal, strlen(literal));
  cpl_token token = cpl_lexer_next(&lexer);
  size_t said_size = 0;
  const char *said = cpl_token_string(&token, &arena, &said_size);
  if (said_size != size || memcmp(said, bytes, size) != 0 || said[size] != '\0')
    fail_msg("%s says `%.*s`", literal, (int)said_size, said);
  cpl_arena_end(&arena);
  assert_int_equal(allocator.blocks, 0);
}

static int line_of_last_token(const char *text) {
  cpl_lexer lexer = cpl_lexer_begin(text, strlen(text));
  int line = 0;
  for (;;) {
    cpl_token token = cpl_lexer_next(&lexer);
    if (token.kind == CPL_TOKEN_FINISH) return line;
    line = token.line;
  }
}

/* ---- what is Lua ----------------------------------------------------------------------------- */

static void every_keyword_is_one_and_no_name(void **state) {
  (void)state;
#define X(name, written)                                                                           \
  assert_one(CPL_TOKEN_##name, written);                                                           \
  assert_one(CPL_TOKEN_NAME, written "_");
  CPL_TOKEN_KEYWORDS(X)
#undef X
}

static void every_operator_is_one(void **state) {
  (void)state;
  cpl_lexer lexer; /* a blank in front, as a first `#` would begin a line for the shell */
#define X(name, written)                                                                           \
  lexer = cpl_lexer_begin(" " written, strlen(" " written));                                       \
  assert_next(&lexer, CPL_TOKEN_##name, written);                                                  \
  assert_next(&lexer, CPL_TOKEN_FINISH, "");
  CPL_TOKEN_OPERATORS(X)
#undef X
}

static void the_longest_operator_is_taken(void **state) {
  (void)state;
  const char text[] = "....<<=>>=//=~==:::";
  cpl_lexer lexer = cpl_lexer_begin(text, strlen(text));
  assert_next(&lexer, CPL_TOKEN_ELLIPSIS, "...");
  assert_next(&lexer, CPL_TOKEN_DOT, ".");
  assert_next(&lexer, CPL_TOKEN_SHIFT_LEFT, "<<");
  assert_next(&lexer, CPL_TOKEN_ASSIGN, "=");
  assert_next(&lexer, CPL_TOKEN_SHIFT_RIGHT, ">>");
  assert_next(&lexer, CPL_TOKEN_ASSIGN, "=");
  assert_next(&lexer, CPL_TOKEN_FLOOR, "//");
  assert_next(&lexer, CPL_TOKEN_ASSIGN, "=");
  assert_next(&lexer, CPL_TOKEN_NOT_EQUAL, "~=");
  assert_next(&lexer, CPL_TOKEN_ASSIGN, "=");
  assert_next(&lexer, CPL_TOKEN_LABEL, "::");
  assert_next(&lexer, CPL_TOKEN_COLON, ":");
  assert_next(&lexer, CPL_TOKEN_FINISH, "");
}

static void every_form_of_numeral_is_a_number(void **state) {
  (void)state;
  const char *numerals[] = {"0",     "7",          "12345678901234567890",
                            "3.0",   "3.",         ".5",
                            "1e3",   "1E+3",       "1.5e-300",
                            "0x0",   "0XfF",       "0x.8",
                            "0xA.",  "0x1p4",      "0xA.8P-1",
                            "0xep1", "0x1.8p+0002"};
  for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
    assert_one(CPL_TOKEN_NUMBER, numerals[i]);
}

static void only_the_printed_form_is_a_plain_integer(void **state) {
  (void)state;
  const char *plain[] = {"0", "7", "120"}, *other[] = {"00", "07", "1.0", "1e3", "0x1", "name"};
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
    assert_true(
        cpl_token_is_plain_integer(&(cpl_token){CPL_TOKEN_NUMBER, 1, plain[i], strlen(plain[i])}));
  for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
    cpl_lexer lexer = cpl_lexer_begin(other[i], strlen(other[i]));
    cpl_token token = cpl_lexer_next(&lexer);
    assert_false(cpl_token_is_plain_integer(&token));
  }
}

static void operators_know_what_they_are(void **state) {
  (void)state;
  size_t unary = 0, binary = 0, comparisons = 0;
#define X(name, written)                                                                           \
  unary += cpl_token_is_unary(CPL_TOKEN_##name);                                                   \
  binary += cpl_token_is_binary(CPL_TOKEN_##name);                                                 \
  comparisons += cpl_token_is_comparison(CPL_TOKEN_##name);
  CPL_TOKEN_KEYWORDS(X)
  CPL_TOKEN_OPERATORS(X)
#undef X
  assert_int_equal(unary, 4);
  assert_int_equal(binary, 21);
  assert_int_equal(comparisons, 6);
}

static void a_string_says_what_lua_reads_in_it(void **state) {
  (void)state;
  assert_says("\"\"", "", 0);
  assert_says("'a \"b\"'", "a \"b\"", 5);
  assert_says("\"投诉\"", "投诉", 6);
  assert_says("'\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\''", "\a\b\f\n\r\t\v\\\"'", 10);
  assert_says("'\\x41\\x7a'", "Az", 2);
  assert_says("'\\65\\0651\\0'", "AA1\0", 4);
  assert_says("'a\\z \n\t b'", "ab", 2);
  assert_says("'a\\\r\nb'", "a\nb", 3);
  assert_says("'\\u{41}\\u{e9}\\u{6295}\\u{1F600}'", "A\xC3\xA9投\xF0\x9F\x98\x80", 10);
  assert_says("'\\u{7FF}\\u{800}\\u{FFFF}\\u{10000}'",
              "\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80", 12);
  assert_says("'\\u{7FFFFFFF}\\u{0200000}'", "\xFD\xBF\xBF\xBF\xBF\xBF\xF8\x88\x80\x80\x80", 11);
}

static void a_long_string_says_its_text(void **state) {
  (void)state;
  assert_says("[[]]", "", 0);
  assert_says("[[\r\na\\n\rb\n\rc]]", "a\\n\nb\nc", 7);
  assert_says("[[\n\n]]", "\n", 1);
  assert_says("[==[ ]] ]=] ]===] ]==]", " ]] ]=] ]===] ", 14);
  assert_says("[=[]]=]", "]", 1);
}

static void comments_and_blanks_stand_between_tokens(void **state) {
  (void)state;
  const char text[] = " \t\v\f\r\n--x\n--[[ y ]]--[==[\n]]\n]==]--[=z\n--[[]]a--";
  cpl_lexer lexer = cpl_lexer_begin(text, strlen(text));
  assert_next(&lexer, CPL_TOKEN_NAME, "a");
  assert_next(&lexer, CPL_TOKEN_FINISH, "");
  assert_next(&lexer, CPL_TOKEN_FINISH, "");
}

static void lines_are_counted_as_lua_counts_them(void **state) {
  (void)state;
  assert_int_equal(line_of_last_token("a"), 1);
  assert_int_equal(line_of_last_token("a\nb"), 2);
  assert_int_equal(line_of_last_token("a\r\nb\n\rc"), 3);
  assert_int_equal(line_of_last_token("a\n\nb\r\rc"), 5);
  assert_int_equal(line_of_last_token("[[\n\n]] b"), 3);
  assert_int_equal(line_of_last_token("'a\\\nb' c"), 2);
  assert_int_equal(line_of_last_token("'a\\z\n\n' c"), 3);
  assert_int_equal(line_of_last_token("--[[\n]] c"), 2);
}

static void a_token_has_the_line_on_which_it_starts(void **state) {
  (void)state;
  const char text[] = "\n[[\n\n]]";
  cpl_lexer lexer = cpl_lexer_begin(text, strlen(text));
  assert_int_equal(cpl_lexer_next(&lexer).line, 2);
}

static void a_first_line_for_the_shell_is_skipped(void **state) {
  (void)state;
  assert_int_equal(line_of_last_token("#!/usr/bin/lua ' [[\nreturn"), 2);
  const char text[] = "#!/usr/bin/lua";
  cpl_lexer lexer = cpl_lexer_begin(text, strlen(text));
  assert_next(&lexer, CPL_TOKEN_FINISH, "");
}

/* ---- what is none ---------------------------------------------------------------------------- */

static void numerals_are_read_greedily_and_may_be_wrong(void **state) {
  (void)state;
  const char *wrong[] = {"3..2", "0x",  "0x.",  "1e",  "1e+", "0x1p", "0x1pf", "1.2.3",
                         "3x",   "08a", "0xfg", "1__", ".5.", "1e5.", "12_a"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_starts_wrong(wrong[i], strlen(wrong[i]));
}

static void what_is_never_closed_is_wrong(void **state) {
  (void)state;
  const char *wrong[] = {"'abc",   "\"abc'", "'abc\n'", "'abc\\", "'\\z",    "[[abc]",
                         "[==[]]", "[=",     "[=a",     "--[[a",  "--[=[ ]]"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_starts_wrong(wrong[i], strlen(wrong[i]));
}

static void escapes_that_lua_does_not_know_are_wrong(void **state) {
  (void)state;
  const char *wrong[] = {"'\\q'",   "'\\x4'",           "'\\xg0'",   "'\\256'",
                         "'\\u{}'", "'\\u{41'",         "'\\u41'",   "'\\u{80000000}'",
                         "'\\X41'", "'\\u{fffffffff}'", "'\\u{4 1}'"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_starts_wrong(wrong[i], strlen(wrong[i]));
  assert_starts_wrong("'\\\0'", 4);
}

static void strange_bytes_are_wrong_outside_strings_and_comments(void **state) {
  (void)state;
  const char *wrong[] = {"!", "$", "?", "@", "\\", "`", "\x7F", "\xC3\xA9", "\xFF"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    assert_starts_wrong(wrong[i], strlen(wrong[i]));
  assert_starts_wrong("\0", 1);
  cpl_lexer lexer = cpl_lexer_begin("'\0' --\0\n x", 11);
  assert_int_equal(cpl_lexer_next(&lexer).size, 3);
  assert_next(&lexer, CPL_TOKEN_NAME, "x");
}

static void after_what_is_wrong_the_rest_is_still_read(void **state) {
  (void)state;
  cpl_lexer lexer = cpl_lexer_begin("? x", 3);
  assert_next(&lexer, CPL_TOKEN_WRONG, "?");
  assert_next(&lexer, CPL_TOKEN_NAME, "x");
}

static void an_empty_text_is_at_its_end(void **state) {
  (void)state;
  cpl_lexer lexer = cpl_lexer_begin("", 0);
  assert_next(&lexer, CPL_TOKEN_FINISH, "");
}

/* Tokens never overlap, and always come to an end, whatever the bytes. */
static void any_bytes_are_split_and_come_to_an_end(void **state) {
  (void)state;
  static const char ALPHABET[] = "a0.'\"[]=-\\\n\r{}xzu \0#";
  uint32_t random = 1;
  for (int round = 0; round < 20000; round++) {
    char text[24];
    for (size_t i = 0; i < sizeof text; i++) {
      random = random * 1664525u + 1013904223u;
      text[i] = ALPHABET[(random >> 16) % sizeof ALPHABET];
    }
    cpl_lexer lexer = cpl_lexer_begin(text, sizeof text);
    const char *end = text;
    for (;;) {
      cpl_token token = cpl_lexer_next(&lexer);
      assert_true(token.text >= end && token.text + token.size <= text + sizeof text);
      end = token.text + token.size;
      if (token.kind == CPL_TOKEN_FINISH) break;
      assert_true(token.size > 0);
    }
  }
}

static bool read_string(const complaint_memory *memory, void *context) {
  (void)context;
  cpl_arena arena;
  cpl_arena_begin(&arena, memory);
  cpl_lexer lexer = cpl_lexer_begin("'\\x41'", 6);
  cpl_token token = cpl_lexer_next(&lexer);
  size_t size;
  bool read = cpl_token_string(&token, &arena, &size) != NULL;
  cpl_arena_end(&arena);
  return read;
}

static void a_string_without_memory_is_refused(void **state) {
  (void)state;
  cpl_allocator_exhaust(read_string, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_keyword_is_one_and_no_name),
      cmocka_unit_test(every_operator_is_one),
      cmocka_unit_test(the_longest_operator_is_taken),
      cmocka_unit_test(every_form_of_numeral_is_a_number),
      cmocka_unit_test(only_the_printed_form_is_a_plain_integer),
      cmocka_unit_test(operators_know_what_they_are),
      cmocka_unit_test(a_string_says_what_lua_reads_in_it),
      cmocka_unit_test(a_long_string_says_its_text),
      cmocka_unit_test(comments_and_blanks_stand_between_tokens),
      cmocka_unit_test(lines_are_counted_as_lua_counts_them),
      cmocka_unit_test(a_token_has_the_line_on_which_it_starts),
      cmocka_unit_test(a_first_line_for_the_shell_is_skipped),
      cmocka_unit_test(numerals_are_read_greedily_and_may_be_wrong),
      cmocka_unit_test(what_is_never_closed_is_wrong),
      cmocka_unit_test(escapes_that_lua_does_not_know_are_wrong),
      cmocka_unit_test(strange_bytes_are_wrong_outside_strings_and_comments),
      cmocka_unit_test(after_what_is_wrong_the_rest_is_still_read),
      cmocka_unit_test(an_empty_text_is_at_its_end),
      cmocka_unit_test(any_bytes_are_split_and_come_to_an_end),
      cmocka_unit_test(a_string_without_memory_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
