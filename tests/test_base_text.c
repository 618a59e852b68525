/* test_base_text.c - growing bytes, UTF-8, and "did you mean". */
#include "libcomplaint/base/text.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"

/* ---- growing bytes --------------------------------------------------------------------------- */

static void a_text_grows_by_all_that_is_added(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  cpl_text_adds(&text, "case ");
  cpl_text_addi(&text, 7);
  cpl_text_addc(&text, ':');
  cpl_text_add(&text, " box letter", 4);
  cpl_text_addf(&text, " %s/%d", "day", 30);
  assert_string_equal(cpl_text_get(&text), "case 7: box day/30");
  assert_int_equal(text.size, strlen("case 7: box day/30"));
  cpl_text_end(&text);
  assert_int_equal(allocator.blocks, 0);
}

static void an_empty_text_needs_no_memory(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  cpl_text_adds(&text, "");
  cpl_text_addf(&text, "%s", "");
  cpl_text_clear(&text);
  assert_string_equal(cpl_text_get(&text), "");
  assert_int_equal(allocator.requests, 0);
  cpl_text_end(&text);
}

static void clearing_keeps_the_room(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  cpl_text_adds(&text, "a sentence of some length");
  size_t requests = allocator.requests;
  cpl_text_clear(&text);
  assert_string_equal(cpl_text_get(&text), "");
  cpl_text_adds(&text, "another of that length");
  assert_int_equal(allocator.requests, requests);
  cpl_text_end(&text);
}

static void a_nul_is_a_byte_like_others(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  cpl_text_add(&text, "a\0b", 3);
  assert_int_equal(text.size, 3);
  assert_memory_equal(cpl_text_get(&text), "a\0b", 4);
  cpl_text_end(&text);
}

static void assert_digits(int64_t number, const char *digits) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  cpl_text_addi(&text, number);
  assert_string_equal(cpl_text_get(&text), digits);
  cpl_text_end(&text);
}

static void every_integer_has_its_digits(void **state) {
  (void)state;
  assert_digits(0, "0");
  assert_digits(-1, "-1");
  assert_digits(1000000, "1000000");
  assert_digits(INT64_MAX, "9223372036854775807");
  assert_digits(INT64_MIN, "-9223372036854775808");
}

static void a_text_that_lost_something_stays_failed(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  cpl_text_adds(&text, "1234567");
  allocator.fail_at = 1;
  cpl_text_adds(&text, "8");
  assert_true(text.failed);
  cpl_text_adds(&text, "9"); /* memory is there again, but the text has a hole */
  cpl_text_addf(&text, "%d", 10);
  assert_string_equal(cpl_text_get(&text), "1234567");
  cpl_text_clear(&text);
  assert_false(text.failed);
  cpl_text_end(&text);
}

static void a_size_that_overflows_is_a_failure(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  cpl_text_add(&text, "x", SIZE_MAX);
  assert_true(text.failed);
  cpl_text_end(&text);
}

static bool write_much(const complaint_memory *memory, void *context) {
  (void)context;
  cpl_text text;
  cpl_text_begin(&text, memory);
  for (int i = 0; i < 300; i++) cpl_text_addf(&text, "%d,", i);
  bool done = !text.failed;
  cpl_text_end(&text);
  return done;
}

static void a_text_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(write_much, NULL);
}

/* ---- UTF-8 ----------------------------------------------------------------------------------- */

static void valid_text_is_taken(void **state) {
  (void)state;
  const char *valid[] = {"",
                         "plain",
                         "投诉",
                         "\x7F",
                         "\xC2\x80",
                         "\xDF\xBF",
                         "\xE0\xA0\x80",
                         "\xED\x9F\xBF",
                         "\xEE\x80\x80",
                         "\xEF\xBF\xBF",
                         "\xF0\x90\x80\x80",
                         "\xF4\x8F\xBF\xBF"};
  for (size_t i = 0; i < sizeof valid / sizeof *valid; i++)
    assert_true(cpl_utf8_valid(valid[i], strlen(valid[i])));
  assert_true(cpl_utf8_valid("a\0b", 3));
}

static void invalid_text_is_refused(void **state) {
  (void)state;
  const char *invalid[] = {
      "\x80",             /* a tail without a lead      */
      "\xC3",             /* cut                        */
      "\xE6\x8A",         /* cut                        */
      "\xF0\x9F\x98",     /* cut                        */
      "\xC3(",            /* no tail                    */
      "\xE6\x8A(",        /* no tail                    */
      "\xC0\xAF",         /* overlong: /                */
      "\xC1\xBF",         /* overlong                   */
      "\xE0\x9F\xBF",     /* overlong                   */
      "\xF0\x8F\xBF\xBF", /* overlong                   */
      "\xED\xA0\x80",     /* the first surrogate        */
      "\xED\xBF\xBF",     /* the last                   */
      "\xF4\x90\x80\x80", /* over U+10FFFF              */
      "\xF5\x80\x80\x80", /* no lead                    */
      "\xFF",             /* never                      */
  };
  for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
    char behind[16] = "ok";
    assert_false(cpl_utf8_valid(invalid[i], strlen(invalid[i])));
    strcat(behind, invalid[i]);
    assert_false(cpl_utf8_valid(behind, strlen(behind)));
  }
}

static void a_terminal_needs_two_columns_for_chinese(void **state) {
  (void)state;
  assert_int_equal(cpl_utf8_columns("", 0), 0);
  assert_int_equal(cpl_utf8_columns("day", 3), 3);
  assert_int_equal(cpl_utf8_columns("caf\xC3\xA9", 5), 4);
  assert_int_equal(cpl_utf8_columns("投诉", 6), 4);
  assert_int_equal(cpl_utf8_columns("，。", 6), 4);
  assert_int_equal(cpl_utf8_columns("\xF0\x9F\x98\x80", 4), 2);
  assert_int_equal(cpl_utf8_columns("\xFF\xFE", 2), 2); /* shown as one mark each */
}

static void each_wide_range_has_its_edges(void **state) {
  (void)state;
  struct {
    const char *text;
    size_t columns;
  } edges[] = {{"\xE1\x84\x80", 2},      /* U+1100  Hangul letters       */
               {"\xE1\x85\xA0", 1},      /* U+1160                       */
               {"\xE2\xB9\xBF", 1},      /* U+2E7F                       */
               {"\xE2\xBA\x80", 2},      /* U+2E80  CJK and what is near */
               {"\xEA\x93\x8F", 2},      /* U+A4CF                       */
               {"\xEA\x93\x90", 1},      /* U+A4D0                       */
               {"\xEA\xB0\x80", 2},      /* U+AC00  Hangul syllables     */
               {"\xED\x9E\xA4", 1},      /* U+D7A4                       */
               {"\xEF\xA4\x80", 2},      /* U+F900  compatibility        */
               {"\xEF\xB8\xAF", 1},      /* U+FE2F                       */
               {"\xEF\xB8\xB0", 2},      /* U+FE30  vertical forms       */
               {"\xEF\xB9\xB0", 1},      /* U+FE70                       */
               {"\xEF\xBC\x81", 2},      /* U+FF01  full-width forms     */
               {"\xEF\xBD\xA1", 1},      /* U+FF61  half-width           */
               {"\xEF\xBF\xA5", 2},      /* U+FFE5  the yen sign         */
               {"\xEF\xBF\xA7", 1},      /* U+FFE7                       */
               {"\xF0\x9F\x8B\xBF", 1},  /* U+1F2FF                      */
               {"\xF0\x9F\xAC\x80", 1},  /* U+1FB00                      */
               {"\xF0\xA0\x80\x80", 2},  /* U+20000 more ideographs      */
               {"\xF3\xA0\x80\x80", 1}}; /* U+E0000                     */
  for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
    assert_int_equal(cpl_utf8_columns(edges[i].text, strlen(edges[i].text)), edges[i].columns);
}

/* ---- names ----------------------------------------------------------------------------------- */

static void a_name_is_letters_digits_and_underscores(void **state) {
  (void)state;
  const char *names[] = {"a", "_", "Both_heard2", "zZ09_"};
  const char *others[] = {"",  "2nd", "a-b", "a b", "a.b", "名", "a\n",
                          "`", "@",   "[",   "{",   "/",   ":"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    assert_true(cpl_is_identifier(names[i]));
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    assert_false(cpl_is_identifier(others[i]));
}

static const char *const KNOWN[] = {"channel", "grade", "received_at", "respondent", "id"};

static const char *nearest(const char *name) {
  return cpl_nearest(name, KNOWN, sizeof KNOWN / sizeof *KNOWN);
}

static void a_slip_of_the_pen_is_recognised(void **state) {
  (void)state;
  assert_string_equal(nearest("channle"), "channel");  /* two changed places */
  assert_string_equal(nearest("chanel"), "channel");   /* one lost           */
  assert_string_equal(nearest("channnel"), "channel"); /* one too many       */
  assert_string_equal(nearest("chammel"), "channel");  /* two wrong          */
  assert_string_equal(nearest("recieved_at"), "received_at");
  assert_string_equal(nearest("di"), "id"); /* in so short a word only that */
  assert_string_equal(nearest("channel"), "channel");
}

static void another_word_is_not_a_slip(void **state) {
  (void)state;
  assert_null(nearest("sanction"));
  assert_null(nearest("zzzzz"));
  assert_null(nearest("x"));
  assert_null(nearest(""));
  const char *const letters[] = {"y"};
  assert_null(cpl_nearest("x", letters, 1));
  assert_null(cpl_nearest("channel", NULL, 0));
}

static void the_nearest_of_several_wins_and_the_first_of_equals(void **state) {
  (void)state;
  const char *const names[] = {"boxes", "boxer", "box", "fox"};
  assert_string_equal(cpl_nearest("bo", names, 4), "box");
  assert_string_equal(cpl_nearest("boxen", names, 4), "boxes");
}

static void names_too_long_to_compare_are_left_out(void **state) {
  (void)state;
  char longest[49 + 1], shorter[48 + 1];
  memset(longest, 'n', sizeof longest);
  longest[49] = '\0';
  memcpy(shorter, longest, sizeof shorter);
  shorter[48] = '\0';
  const char *const names[] = {longest, shorter};
  assert_null(cpl_nearest(longest, names, 2));
  assert_ptr_equal(cpl_nearest(shorter, names, 2), shorter);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_text_grows_by_all_that_is_added),
      cmocka_unit_test(an_empty_text_needs_no_memory),
      cmocka_unit_test(clearing_keeps_the_room),
      cmocka_unit_test(a_nul_is_a_byte_like_others),
      cmocka_unit_test(every_integer_has_its_digits),
      cmocka_unit_test(a_text_that_lost_something_stays_failed),
      cmocka_unit_test(a_size_that_overflows_is_a_failure),
      cmocka_unit_test(a_text_survives_every_failed_allocation),
      cmocka_unit_test(valid_text_is_taken),
      cmocka_unit_test(invalid_text_is_refused),
      cmocka_unit_test(a_terminal_needs_two_columns_for_chinese),
      cmocka_unit_test(each_wide_range_has_its_edges),
      cmocka_unit_test(a_name_is_letters_digits_and_underscores),
      cmocka_unit_test(a_slip_of_the_pen_is_recognised),
      cmocka_unit_test(another_word_is_not_a_slip),
      cmocka_unit_test(the_nearest_of_several_wins_and_the_first_of_equals),
      cmocka_unit_test(names_too_long_to_compare_are_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
