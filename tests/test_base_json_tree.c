/* test_base_json_tree.c - JSON as values: what the plain reader takes is what jansson makes of it,
 * for the events of the corpus, for those with a byte changed, and for every form of UTF-8. */
#define _POSIX_C_SOURCE 200809L /* glob */
#include "libcomplaint/base/json_tree.h"

#include <glob.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/json_twice.h"

static void assert_alike(const char *json) {
  assert_int_equal(read_json_twice(json, strlen(json)), JSON_ALIKE);
}

static void assert_left_to_jansson(const char *json) {
  assert_int_equal(read_json_twice(json, strlen(json)), JSON_NOT_PLAIN);
}

/* ---- what is plain --------------------------------------------------------------------------- */

static void canonical_objects_are_plain(void **state) {
  (void)state;
  assert_alike("{}");
  assert_alike("{\"a\":\"\",\"b\":[],\"c\":{}}");
  assert_alike("{\"\":1,\"a\":0,\"ab\":-1,\"b\":999999999999999,\"c\":-999999999999999}");
  assert_alike("{\"a\":[true,false,null,\"x\",[1,{\"b\":2}]],\"z\":null}");
  assert_alike("{\"a\":\"\x7F seven bytes, eight bytes, nine\",\"张\":\"张三 \xF0\x9F\x98\x80\"}");
}

static void whatever_is_unusual_is_not(void **state) {
  (void)state;
  static const char *const TEXTS[] = {"",
                                      "[]",
                                      "1",
                                      " {}",
                                      "{} ",
                                      "{\"a\": 1}",
                                      "{\"a\":01}",
                                      "{\"a\":-0}",
                                      "{\"a\":1.0}",
                                      "{\"a\":1e1}",
                                      "{\"a\":-}",
                                      "{\"a\":\"\\n\"}",
                                      "{\"a\":\"\t\"}",
                                      "{\"a\":1,}",
                                      "{\"a\":tr}",
                                      "{\"a\":nul",
                                      "{\"a\":truex}",
                                      "{\"a\":[1,]}",
                                      "{\"a\":[1",
                                      "{\"a\":{",
                                      "{\"a\":\"b",
                                      "{\"a\"",
                                      "{\"a\":1}}",
                                      "{\"b\":1,\"a\":1}",
                                      "{\"a\":1,\"a\":1}",
                                      "{\"a\":1000000000000000}"};
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) assert_left_to_jansson(TEXTS[i]);
}

static void what_is_long_is_not(void **state) {
  (void)state;
  char json[CPL_JSON_SHORT + 1];
  memset(json, 'x', sizeof json);
  memcpy(json, "{\"a\":\"", 6);
  memcpy(json + CPL_JSON_SHORT - 3, "\"}", 3);
  assert_alike(json);
  memcpy(json + CPL_JSON_SHORT - 3, "x\"}", 4);
  assert_left_to_jansson(json);
}

static void what_has_many_values_is_not(void **state) {
  (void)state;
  char json[8 * CPL_JSON_FEW];
  for (int values = CPL_JSON_FEW; values <= CPL_JSON_FEW + 1; values++) {
    size_t size = (size_t)snprintf(json, sizeof json, "{\"a\":[0");
    for (int i = 3; i < values; i++)
      size += (size_t)snprintf(json + size, sizeof json - size, ",1");
    (void)snprintf(json + size, sizeof json - size, "]}");
    if (values == CPL_JSON_FEW)
      assert_alike(json);
    else
      assert_left_to_jansson(json);
  }
}

/* ---- beside jansson -------------------------------------------------------------------------- */

static void assert_lines_alike(const char *path, size_t *lines) {
  static char line[1 << 16];
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  while (fgets(line, sizeof line, file) != NULL) {
    size_t size = strcspn(line, "\n");
    json_twice found = read_json_twice(line, size);
    assert_int_not_equal(found, JSON_DIFFERENT);
    *lines += found == JSON_ALIKE;
  }
  (void)fclose(file);
}

static void the_corpus_reads_alike(void **state) {
  (void)state;
  glob_t found;
  size_t lines = 0;
  assert_int_equal(glob(COMPLAINT_SOURCE_DIR "/tests/corpus/*/*/case.jsonl", 0, NULL, &found), 0);
  for (size_t i = 0; i < found.gl_pathc; i++) assert_lines_alike(found.gl_pathv[i], &lines);
  globfree(&found);
  assert_true(lines > 1000);
}

static const char EVENT[] =
    "{\"action\":\"hear\",\"actor\":\"s:li\",\"at\":\"2014-09-10T08:00:00+08:00\",\"facts\":{"
    "\"forms\":[\"a\",\"b\"],\"name\":\"张三\",\"score\":-10,\"told\":null},\"seq\":3,\"strike\":"
    "true,\"with\":[]}";

static void every_changed_byte_reads_alike(void **state) {
  (void)state;
  static const unsigned char BYTES[] =
      "\x01\x1F \"\\,:[]{}-+.0129aeEntz\x7F\x80\xBF\xC3\xE5\xED\xF0\xFF";
  char json[sizeof EVENT];
  for (size_t at = 0; at < sizeof EVENT - 1; at++)
    for (size_t i = 0; i < sizeof BYTES; i++) {
      memcpy(json, EVENT, sizeof EVENT);
      json[at] = (char)BYTES[i]; /* the last is NUL */
      assert_int_not_equal(read_json_twice(json, sizeof EVENT - 1), JSON_DIFFERENT);
    }
}

static void every_beginning_and_every_gap_reads_alike(void **state) {
  (void)state;
  char json[sizeof EVENT];
  for (size_t size = 0; size < sizeof EVENT - 1; size++) {
    assert_int_equal(read_json_twice(EVENT, size), JSON_NOT_PLAIN);
    memcpy(json, EVENT, size);
    memcpy(json + size, EVENT + size + 1, sizeof EVENT - size - 1);
    assert_int_not_equal(read_json_twice(json, sizeof EVENT - 2), JSON_DIFFERENT);
  }
}

static void utf8_is_judged_alike(void **state) {
  (void)state;
  static const unsigned char BYTES[] = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1,
                                        0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
  enum { COUNT = sizeof BYTES };
  char json[] = "{\"a\":\"....\"}";
  for (int i = 0; i < COUNT * COUNT * COUNT; i++)
    for (int last = 0; last < 3; last++) {
      json[6] = (char)BYTES[i % COUNT];
      json[7] = (char)BYTES[i / COUNT % COUNT];
      json[8] = (char)BYTES[i / COUNT / COUNT];
      json[9] = (char)BYTES[last];
      assert_int_not_equal(read_json_twice(json, sizeof json - 1), JSON_DIFFERENT);
    }
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool read_unusual(const complaint_memory *memory, void *context) {
  (void)context;
  cpl_json_tree tree;
  cpl_json_fault fault;
  static const char JSON[] = " {\"b\":[1,2,[3]],\"a\":{\"c\":1.5}}";
  cpl_json_tree_begin(&tree, memory);
  complaint_status status = cpl_json_tree_read(&tree, JSON, sizeof JSON - 1, &fault);
  if (status == COMPLAINT_OK) {
    const cpl_json_value *a = cpl_json_member(tree.values, "a");
    assert_int_equal(cpl_json_member(a, "c")->kind, CPL_JSON_REAL);
    assert_null(cpl_json_member(a, "d"));
    assert_null(cpl_json_member(NULL, "d"));
    assert_int_equal(cpl_json_member(tree.values, "b")->values, 5);
  } else {
    assert_int_equal(status, COMPLAINT_E_NOMEM);
  }
  cpl_json_tree_end(&tree);
  return status == COMPLAINT_OK;
}

static void reading_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(read_unusual, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(canonical_objects_are_plain),
      cmocka_unit_test(whatever_is_unusual_is_not),
      cmocka_unit_test(what_is_long_is_not),
      cmocka_unit_test(what_has_many_values_is_not),
      cmocka_unit_test(the_corpus_reads_alike),
      cmocka_unit_test(every_changed_byte_reads_alike),
      cmocka_unit_test(every_beginning_and_every_gap_reads_alike),
      cmocka_unit_test(utf8_is_judged_alike),
      cmocka_unit_test(reading_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
