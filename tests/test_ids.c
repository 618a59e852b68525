/* test_ids.c - opaque ids as numbers. */
#include "libcomplaint/case/ids.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/small_policy.h"

static void assert_valid(const char *text) {
  assert_true(cpl_id_valid(text, strlen(text)));
}

static void assert_refused(const char *text) {
  assert_false(cpl_id_valid(text, strlen(text)));
}

static void an_id_is_letters_digits_and_a_few_signs(void **state) {
  (void)state;
  assert_valid("a");
  assert_valid("9");
  assert_valid("staff:zhang");
  assert_valid("A.b_c:d@e/f-9");
}

static void a_name_is_no_id(void **state) {
  (void)state;
  assert_refused("");
  assert_refused("张三");
  assert_refused("Zhang San");
  assert_refused("-a");
  assert_refused(":a");
  assert_refused("a\n");
  assert_false(cpl_id_valid("a\0b", 3));
}

static void an_id_has_at_most_128_bytes(void **state) {
  (void)state;
  char text[CPL_ID_BYTES + 2];
  memset(text, 'x', sizeof text);
  assert_true(cpl_id_valid(text, CPL_ID_BYTES));
  assert_false(cpl_id_valid(text, CPL_ID_BYTES + 1));
}

static cpl_ids ids_of_the_small_policy(void) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_ids ids;
  assert_true(cpl_ids_begin(&ids, &memory, small_policy()));
  return ids;
}

static void the_policys_own_ids_come_first(void **state) {
  (void)state;
  cpl_ids ids = ids_of_the_small_policy();
  assert_int_equal(cpl_ids_find(&ids, "dept:handler", 12), 1);
  assert_int_equal(cpl_ids_number(&ids, "dept:handler", 12), 1);
  assert_int_equal(cpl_ids_number(&ids, "staff:li", 8), 2);
  assert_string_equal(cpl_ids_text(&ids, 1), "dept:handler");
  assert_string_equal(cpl_ids_text(&ids, 2), "staff:li");
  cpl_ids_end(&ids);
}

static void the_same_id_keeps_its_number(void **state) {
  (void)state;
  cpl_ids ids = ids_of_the_small_policy();
  uint32_t li = cpl_ids_number(&ids, "staff:li", 8);
  assert_int_equal(cpl_ids_number(&ids, "staff:lin", 9), li + 1);
  assert_int_equal(cpl_ids_number(&ids, "staff:linda", 8), li);
  assert_int_equal(cpl_ids_find(&ids, "staff:li", 8), li);
  cpl_ids_end(&ids);
}

static void an_id_that_nothing_names_has_no_number(void **state) {
  (void)state;
  cpl_ids ids = ids_of_the_small_policy();
  assert_int_equal(cpl_ids_find(&ids, "staff:li", 8), 0);
  assert_int_equal(ids.count, 1);
  cpl_ids_end(&ids);
}

static void ten_thousand_ids_are_told_apart(void **state) {
  (void)state;
  cpl_ids ids = ids_of_the_small_policy();
  char text[16];
  for (uint32_t i = 0; i < 10000; i++) {
    int size = snprintf(text, sizeof text, "p%u", i);
    assert_int_equal(cpl_ids_number(&ids, text, (size_t)size), i + 2);
  }
  for (uint32_t i = 0; i < 10000; i++) {
    int size = snprintf(text, sizeof text, "p%u", i);
    assert_int_equal(cpl_ids_find(&ids, text, (size_t)size), i + 2);
    assert_string_equal(cpl_ids_text(&ids, i + 2), text);
  }
  cpl_ids_end(&ids);
}

static void there_is_a_last_number(void **state) {
  (void)state;
  cpl_ids ids = ids_of_the_small_policy();
  uint32_t count = ids.count;
  ids.count = CPL_IDS_MAX;
  assert_int_equal(cpl_ids_number(&ids, "one-more", 8), 0);
  ids.count = count;
  cpl_ids_end(&ids);
}

static bool name_a_hundred(const complaint_memory *memory, void *context) {
  (void)context;
  cpl_ids ids;
  bool done = cpl_ids_begin(&ids, memory, small_policy());
  for (uint32_t i = 0; done && i < 100; i++) {
    char text[64];
    int size = snprintf(text, sizeof text, "a-rather-long-id-for-person-%u", i);
    uint32_t number = cpl_ids_number(&ids, text, (size_t)size);
    done = number == i + 2;
    if (!done) assert_int_equal(number, 0);
  }
  cpl_ids_end(&ids);
  return done;
}

static void naming_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(name_a_hundred, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_id_is_letters_digits_and_a_few_signs),
      cmocka_unit_test(a_name_is_no_id),
      cmocka_unit_test(an_id_has_at_most_128_bytes),
      cmocka_unit_test(the_policys_own_ids_come_first),
      cmocka_unit_test(the_same_id_keeps_its_number),
      cmocka_unit_test(an_id_that_nothing_names_has_no_number),
      cmocka_unit_test(ten_thousand_ids_are_told_apart),
      cmocka_unit_test(there_is_a_last_number),
      cmocka_unit_test(naming_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
