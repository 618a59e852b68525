/* test_corpus.c - every folder of tests/corpus through the C API, byte for byte. */
#include "tests/support/corpus.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/base/memory.h"

/* Where two texts part, with a little of what stands before. */
static void show_difference(const char *folder, const char *expected, const char *got) {
  size_t at = 0;
  while (expected[at] != '\0' && expected[at] == got[at]) at++;
  size_t from = at < 60 ? 0 : at - 60;
  (void)printf("%s: byte %zu\n  expected: %.160s\n  got:      %.160s\n", folder, at,
               expected + from, got + from);
}

/* COMPLAINT_CORPUS=write puts the answers where the expected ones stand: whoever asked for that
 * reads the difference before committing it. */
static void write_beside(const char *folder, const char *answer) {
  char path[1024];
  (void)snprintf(path, sizeof path, COMPLAINT_SOURCE_DIR "/tests/corpus/%s/expected.json", folder);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_true(fprintf(file, "%s\n", answer) > 0);
  assert_int_equal(fclose(file), 0);
}

static bool is_expected(const char *folder, const char *answer, cpl_text *expected) {
  bool there = corpus_read(folder, "expected.json", expected);
  if (there && expected->size > 0 && expected->bytes[expected->size - 1] == '\n')
    expected->bytes[--expected->size] = '\0';
  bool same = there && strcmp(cpl_text_get(expected), answer) == 0;
  if (!there)
    (void)printf("%s: no expected.json\n  got:      %s\n", folder, answer);
  else if (!same)
    show_difference(folder, cpl_text_get(expected), answer);
  const char *wish = getenv("COMPLAINT_CORPUS");
  if (!same && wish != NULL && strcmp(wish, "write") == 0) write_beside(folder, answer);
  return same;
}

static void every_folder_is_answered_as_expected(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  corpus list = corpus_list();
  corpus_desk *desk = corpus_desk_new();
  cpl_text expected;
  size_t wrong = 0;
  cpl_text_begin(&expected, &memory);
  for (size_t i = 0; i < list.count; i++)
    if (!is_expected(list.folders[i], corpus_desk_answer(desk, list.folders[i]), &expected))
      wrong++;
  (void)printf("%zu folders, %zu wrong\n", list.count, wrong);
  cpl_text_end(&expected);
  corpus_desk_free(desk);
  corpus_end(&list);
  assert_int_equal(wrong, 0);
  assert_int_not_equal(list.count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_folder_is_answered_as_expected),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
