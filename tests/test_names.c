/* test_names.c - names that are looked for, and the hints about those that are not there. */
#include "libcomplaint/case/names.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/policy/model.h"

static const char *const FEW[] = {"accept", "answer", "close"};
static const cpl_names few = {FEW, sizeof *FEW, 3, true};

static void a_name_is_found_in_order_or_not(void **state) {
  (void)state;
  const cpl_names unsorted = {FEW, sizeof *FEW, 3, false};
  assert_int_equal(cpl_names_find(few, "answer"), 1);
  assert_int_equal(cpl_names_find(unsorted, "close"), 2);
  assert_int_equal(cpl_names_find(few, "shut"), CPL_NONE);
}

static void a_hint_names_the_nearest_or_all(void **state) {
  (void)state;
  char hint[CPL_HINT_SIZE];
  cpl_names_hint(few, "answre", hint);
  assert_string_equal(hint, "; did you mean `answer`?");
  cpl_names_hint(few, "x", hint);
  assert_string_equal(hint, "; there is: accept, answer, close");
  cpl_names_hint((cpl_names){0}, "x", hint);
  assert_string_equal(hint, "; there is: nothing");
}

static void a_long_list_ends_behind_a_whole_name(void **state) {
  (void)state;
  char hint[CPL_HINT_SIZE] = "", name[16];
  for (int i = 0; i < 100; i++) {
    (void)snprintf(name, sizeof name, "name_%04d", i);
    cpl_hint_add(hint, i > 0 ? ", " : "", name);
  }
  size_t size = strlen(hint);
  assert_true(size > CPL_HINT_SIZE - 20);
  assert_string_equal(hint + size - 16, ", name_0027, ...");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_name_is_found_in_order_or_not),
      cmocka_unit_test(a_hint_names_the_nearest_or_all),
      cmocka_unit_test(a_long_list_ends_behind_a_whole_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
