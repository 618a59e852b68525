/* target.h - what every fuzz target has: the function that libFuzzer calls, and claims. */
#ifndef CPL_TESTS_FUZZ_TARGET_H
#define CPL_TESTS_FUZZ_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "complaint/error.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void expect(bool truth) {
  if (!truth) abort();
}

/* A failure says why, in one line. */
static inline void expect_reason(const complaint_error *err) {
  expect(err->status != COMPLAINT_OK && err->text[0] != '\0' && strchr(err->text, '\n') == NULL);
}

/* Do all dates in a text begin with 202? A standing case has something to say of each day; over
 * thousands of years that is too much to be told in a second. */
static inline bool within_a_decade(const char *text, size_t size) {
  for (size_t i = 0; i + 5 < size; i++) {
    bool year = text[i] == '"' && text[i + 5] == '-';
    if (year && memcmp(text + i + 1, "202", 3) != 0) return false;
  }
  return true;
}

#endif
