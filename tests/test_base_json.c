/* test_base_json.c - canonical JSON, byte for byte. */
#include "libcomplaint/base/json.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"

static void write_an_event(cpl_json *json) {
  cpl_json_open(json, '{');
  cpl_json_key(json, "action");
  cpl_json_name(json, "record");
  cpl_json_key(json, "facts");
  cpl_json_open(json, '{');
  cpl_json_close(json, '}');
  cpl_json_key(json, "of");
  cpl_json_null(json);
  cpl_json_key(json, "roles");
  cpl_json_open(json, '[');
  cpl_json_name(json, "clerk");
  cpl_json_integer(json, -7);
  cpl_json_boolean(json, true);
  cpl_json_boolean(json, false);
  cpl_json_open(json, '[');
  cpl_json_close(json, ']');
  cpl_json_close(json, ']');
  cpl_json_key(json, "seq");
  cpl_json_integer(json, INT64_MAX);
  cpl_json_close(json, '}');
}

static void commas_stand_between_and_nowhere_else(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, &memory);
  cpl_json_begin(&json, &text);
  write_an_event(&json);
  assert_string_equal(cpl_text_get(&text),
                      "{\"action\":\"record\",\"facts\":{},\"of\":null,\"roles\":[\"clerk\",-7,"
                      "true,false,[]],\"seq\":9223372036854775807}");
  assert_int_equal(json.depth, 0);
  cpl_text_end(&text);
}

static void what_was_written_before_is_put_in_whole(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, &memory);
  cpl_json_begin(&json, &text);
  cpl_json_open(&json, '{');
  cpl_json_key_written(&json, CPL_KEY("cites"));
  cpl_json_written(&json, "[\"1\",\"2\"]");
  cpl_json_key_written(&json, CPL_KEY("thirteen_long"));
  cpl_json_plain(&json, "s:zhao");
  cpl_json_close(&json, '}');
  assert_string_equal(cpl_text_get(&text),
                      "{\"cites\":[\"1\",\"2\"],\"thirteen_long\":\"s:zhao\"}");
  cpl_text_end(&text);
}

static void assert_written(const char *string, size_t size, const char *expected) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, &memory);
  cpl_json_begin(&json, &text);
  cpl_json_string(&json, string, size);
  assert_string_equal(cpl_text_get(&text), expected);
  cpl_text_end(&text);
}

static void only_what_must_be_escaped_is(void **state) {
  (void)state;
  assert_written("", 0, "\"\"");
  assert_written("a/b", 3, "\"a/b\"");
  assert_written("投诉", 6, "\"投诉\"");
  assert_written("\x7F", 1, "\"\x7F\"");
  assert_written("\"\\", 2, "\"\\\"\\\\\"");
  assert_written("\b\t\n\f\r", 5, "\"\\b\\t\\n\\f\\r\"");
  assert_written("\0a\x1F", 3, "\"\\u0000a\\u001f\"");
  assert_written("\x0B", 1, "\"\\u000b\"");
}

static void the_deepest_level_allowed_can_be_used(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, &memory);
  cpl_json_begin(&json, &text);
  for (int i = 1; i < CPL_JSON_DEPTH; i++) cpl_json_open(&json, '[');
  for (int i = 1; i < CPL_JSON_DEPTH; i++) cpl_json_close(&json, ']');
  assert_int_equal(text.size, 2 * (CPL_JSON_DEPTH - 1));
  cpl_text_end(&text);
}

static bool write_events(const complaint_memory *memory, void *context) {
  (void)context;
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, memory);
  cpl_json_begin(&json, &text);
  cpl_json_open(&json, '[');
  for (int i = 0; i < 40; i++) write_an_event(&json);
  cpl_json_close(&json, ']');
  bool done = !text.failed;
  cpl_text_end(&text);
  return done;
}

static void a_writer_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(write_events, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(commas_stand_between_and_nowhere_else),
      cmocka_unit_test(what_was_written_before_is_put_in_whole),
      cmocka_unit_test(only_what_must_be_escaped_is),
      cmocka_unit_test(the_deepest_level_allowed_can_be_used),
      cmocka_unit_test(a_writer_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
