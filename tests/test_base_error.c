/* test_base_error.c - filling the caller's error struct. */
#include "libcomplaint/base/error.h"

#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "libcomplaint/base/text.h"

static void an_error_says_its_status_and_its_sentence(void **state) {
  (void)state;
  complaint_error err = {.line = 7, .source = "old", .rule = "old", .clause = "old"};
  assert_int_equal(cpl_error(&err, COMPLAINT_E_INPUT, "unknown fact `%s`", "x"), COMPLAINT_E_INPUT);
  assert_int_equal(err.status, COMPLAINT_E_INPUT);
  assert_string_equal(err.text, "unknown fact `x`");
  assert_int_equal(err.line, 0);
  assert_string_equal(err.source, "");
  assert_string_equal(err.rule, "");
  assert_string_equal(err.clause, "");
}

static void the_place_comes_first(void **state) {
  (void)state;
  complaint_error err;
  cpl_error_at(&err, COMPLAINT_E_POLICY, "school/base.lua", 12, "unknown role `%s`", "clerk");
  assert_string_equal(err.text, "school/base.lua:12: unknown role `clerk`");
  assert_string_equal(err.source, "school/base.lua");
  assert_int_equal(err.line, 12);
}

static void a_file_without_a_line_is_a_place_too(void **state) {
  (void)state;
  complaint_error err;
  cpl_error_at(&err, COMPLAINT_E_NOT_FOUND, "a.lua", 0, "no such file");
  assert_string_equal(err.text, "a.lua: no such file");
}

static void nobody_needs_to_bring_a_struct(void **state) {
  (void)state;
  assert_int_equal(cpl_error(NULL, COMPLAINT_E_LIMIT, "x"), COMPLAINT_E_LIMIT);
  assert_int_equal(cpl_error_at(NULL, COMPLAINT_E_POLICY, "a", 1, "x"), COMPLAINT_E_POLICY);
  assert_int_equal(cpl_error_nomem(NULL), COMPLAINT_E_NOMEM);
}

static void lack_of_memory_can_always_be_told(void **state) {
  (void)state;
  complaint_error err;
  assert_int_equal(cpl_error_nomem(&err), COMPLAINT_E_NOMEM);
  assert_string_equal(err.text, "out of memory");
}

/* ---- the unhappy half ------------------------------------------------------------------------ */

static void a_long_sentence_is_cut_between_characters(void **state) {
  (void)state;
  /* three bytes each; whatever stands before them moves the cut through all its positions */
  char chinese[3 * 200 + 1] = "";
  for (int i = 0; i < 200; i++) memcpy(chinese + 3 * i, "诉", 4);
  for (int shift = 0; shift < 4; shift++) {
    complaint_error err;
    cpl_error(&err, COMPLAINT_E_INPUT, "%.*s%s", shift, "abc", chinese);
    size_t size = strlen(err.text);
    assert_true(size < sizeof err.text && size > sizeof err.text - 4);
    assert_true(cpl_utf8_valid(err.text, size));
  }
}

static void a_cut_takes_no_whole_character_away(void **state) {
  (void)state;
  struct {
    const char *text, *kept; /* in a field of six bytes */
  } cuts[] = {{"abcdefgh", "abcde"},
              {"abc\xC3\xA9z", "abc\xC3\xA9"},
              {"abcd\xC3\xA9", "abcd"},
              {"ab诉z", "ab诉"},
              {"abc诉", "abc"},
              {"a\xF0\x9F\x98\x80z", "a\xF0\x9F\x98\x80"},
              {"ab\xF0\x9F\x98\x80", "ab"},
              {"abcde", "abcde"},
              {"", ""}};
  for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
    char field[6];
    cpl_error_field(field, sizeof field, cuts[i].text);
    assert_string_equal(field, cuts[i].kept);
  }
}

static void bytes_that_are_no_characters_do_no_harm(void **state) {
  (void)state;
  char field[6];
  cpl_error_field(field, sizeof field, "\x80\x80\x80\x80\x80\x80\x80\x80");
  assert_int_equal(strlen(field), 5);
  cpl_error_field(field, 3, "\x80\x80\x80");
  assert_int_equal(strlen(field), 2);
}

static void what_an_error_quotes_cannot_break_its_line(void **state) {
  (void)state;
  complaint_error err;
  cpl_error_at(&err, COMPLAINT_E_POLICY, "a\nb", 3, "unknown type `%s`", "x\r\ny\x1b[31m\x7f诉");
  assert_string_equal(err.source, "a?b");
  assert_string_equal(err.text, "a?b:3: unknown type `x??y?[31m?诉`");
}

static void a_sentence_that_cannot_be_formed_is_empty(void **state) {
  (void)state;
  complaint_error err;
  assert_int_equal(cpl_error(&err, COMPLAINT_E_INPUT, "%lc", (wint_t)0xD800), COMPLAINT_E_INPUT);
  assert_string_equal(err.text, "");
}

static void a_place_too_long_for_its_field_leaves_room_for_the_sentence(void **state) {
  (void)state;
  char path[1000];
  memset(path, 'p', sizeof path);
  path[sizeof path - 1] = '\0';
  complaint_error err;
  cpl_error_at(&err, COMPLAINT_E_POLICY, path, 3, "unknown role");
  assert_int_equal(strlen(err.source), sizeof err.source - 1);
  assert_non_null(strstr(err.text, ":3: unknown role"));
}

/* ---- statuses -------------------------------------------------------------------------------- */

static void every_status_has_a_name_and_a_sentence(void **state) {
  (void)state;
#define X(name, value, sentence)                                                                   \
  assert_string_equal(complaint_status_name(COMPLAINT_##name), #name);                             \
  assert_string_equal(complaint_status_sentence(COMPLAINT_##name), sentence);
  COMPLAINT_STATUS_LIST(X)
#undef X
}

static void a_number_that_is_no_status_is_called_unknown(void **state) {
  (void)state;
  assert_string_equal(complaint_status_name((complaint_status)-99), "unknown status");
  assert_string_equal(complaint_status_sentence((complaint_status)-99), "unknown status");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_error_says_its_status_and_its_sentence),
      cmocka_unit_test(the_place_comes_first),
      cmocka_unit_test(a_file_without_a_line_is_a_place_too),
      cmocka_unit_test(nobody_needs_to_bring_a_struct),
      cmocka_unit_test(lack_of_memory_can_always_be_told),
      cmocka_unit_test(a_long_sentence_is_cut_between_characters),
      cmocka_unit_test(a_cut_takes_no_whole_character_away),
      cmocka_unit_test(bytes_that_are_no_characters_do_no_harm),
      cmocka_unit_test(what_an_error_quotes_cannot_break_its_line),
      cmocka_unit_test(a_sentence_that_cannot_be_formed_is_empty),
      cmocka_unit_test(a_place_too_long_for_its_field_leaves_room_for_the_sentence),
      cmocka_unit_test(every_status_has_a_name_and_a_sentence),
      cmocka_unit_test(a_number_that_is_no_status_is_called_unknown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
