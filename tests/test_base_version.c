/* test_base_version.c - the number of the release. */
#include "complaint.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void the_library_is_the_release_of_its_header(void **state) {
  (void)state;
  assert_string_equal(complaint_version(), COMPLAINT_VERSION);
}

static void the_number_has_three_parts(void **state) {
  (void)state;
  unsigned major, minor, patch;
  char more;
  assert_int_equal(sscanf(complaint_version(), "%u.%u.%u%c", &major, &minor, &patch, &more), 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_library_is_the_release_of_its_header),
      cmocka_unit_test(the_number_has_three_parts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
