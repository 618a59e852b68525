/* test_case_file.c - cases as lines of JSON: what is read, and what is wrong with the rest. */
#include "complaint/case_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/policy/policy.h"
#include "tests/support/allocator.h"
#include "tests/support/small_policy.h"

static complaint_calendar *calendars[1];

/* The small policy as a handle. It is ours: nobody ever lets go of it for good. */
static complaint_policy *policy_with(const complaint_memory *memory) {
  static complaint_policy policy;
  memcpy(&policy.model, small_policy(), sizeof policy.model);
  policy.model.calendars = calendars;
  policy.model.calendar_count = calendars[0] != NULL;
  policy.memory = cpl_memory_or_default(memory);
  if (policy.holders == 0) policy.holders = 1;
  return &policy;
}

static const complaint_case_file_options ANY_RULES = {.other_rules = true};

/* Bytes with quotes written '. */
static complaint_case *read_bytes(const char *text, const complaint_case_file_options *options,
                                  complaint_error *err) {
  char bytes[4096];
  (void)snprintf(bytes, sizeof bytes, "%s", text);
  for (char *c = bytes; *c != '\0'; c++) *c = *c == '\'' ? '"' : *c;
  return complaint_case_file_read(policy_with(NULL), "c1.jsonl", bytes, strlen(bytes), options,
                                  err);
}

static void assert_read(const char *text, size_t events) {
  complaint_error err = {0};
  complaint_case *c = read_bytes(text, NULL, &err);
  if (c == NULL) fail_msg("%s", err.text);
  assert_int_equal(complaint_case_event_count(c), events);
  assert_string_equal(complaint_case_id(c), "c1");
  assert_string_equal(complaint_case_process(c), "complaint");
  complaint_case_free(c);
}

static void assert_refused(const char *text, complaint_status status, int line,
                           const char *sentence) {
  complaint_error err = {0};
  char whole[sizeof err.text];
  assert_null(read_bytes(text, NULL, &err));
  (void)snprintf(whole, sizeof whole, "c1.jsonl:%d: %s", line, sentence);
  assert_string_equal(err.text, whole);
  assert_int_equal(err.status, status);
  assert_int_equal(err.line, line);
  assert_string_equal(err.source, "c1.jsonl");
}

#define HEAD "{'case':'c1','process':'complaint'}\n"
#define EVENT(n, rest)                                                                             \
  "{'action':'" rest "','actor':'s:li','at':'2014-09-10T08:00:0" n "+08:00','id':'e" n             \
  "','seq':" n "}"

/* ---- what is read ---------------------------------------------------------------------------- */

static void a_case_is_a_head_and_its_events(void **state) {
  (void)state;
  assert_read(HEAD, 0);
  assert_read(HEAD EVENT("1", "record") "\n" EVENT("2", "accept") "\n", 2);
}

static void the_last_line_feed_may_be_missing(void **state) {
  (void)state;
  assert_read("{'case':'c1','process':'complaint'}", 0);
  assert_read(HEAD EVENT("1", "record"), 1);
}

static void the_head_that_is_written_is_read(void **state) {
  (void)state;
  complaint_error err = {0};
  calendars[0] = complaint_calendar_builtin("cn", NULL, &err);
  complaint_case *c = complaint_case_new(policy_with(NULL), "complaint", "c1", &err);
  complaint_text *line = complaint_text_new(NULL, NULL);
  assert_int_equal(complaint_case_file_header(c, line, &err), COMPLAINT_OK);
  const char *text = complaint_text_get(line, NULL);
  assert_non_null(strstr(text, "{\"calendar\":[\"cn/2025-11-04@"));
  assert_non_null(strstr(text, "\"case\":\"c1\",\"digest\":\"0123456789abcdef"));
  assert_non_null(strstr(text, "\"engine\":\"libcomplaint 0.1.0, Lua 5.4."));
  assert_non_null(strstr(text, "\"policy\":\"test.small@1.0.0\",\"process\":\"complaint\"}"));
  assert_read(text, 0);
  complaint_text_free(line);
  complaint_case_free(c);
  complaint_calendar_free(calendars[0]);
  calendars[0] = NULL;
}

/* ---- other rules ----------------------------------------------------------------------------- */

static void assert_other_rules(const char *head, const char *sentence) {
  assert_refused(head, COMPLAINT_E_INPUT, 1, sentence);
  complaint_case *c = read_bytes(head, &ANY_RULES, NULL);
  assert_non_null(c);
  complaint_case_free(c);
}

static void a_case_is_not_silently_judged_by_other_rules(void **state) {
  (void)state;
  assert_other_rules("{'case':'c1','policy':'test.small@0.9.0','process':'complaint'}\n",
                     "the case was recorded under other rules: `policy` is `test.small@0.9.0` in "
                     "the file and `test.small@1.0.0` as loaded; load the version it was recorded "
                     "under, or take this one with `--other-rules`");
  assert_other_rules(
      "{'case':'c1','digest':'00','process':'complaint'}\n",
      "the case was recorded under other rules: `digest` is `00` in the file and "
      "`0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef` as loaded; "
      "load the version it was recorded under, or take this one with "
      "`--other-rules`");
  assert_other_rules(
      "{'calendar':['cn/2001-01-01@00'],'case':'c1','process':'complaint'}\n",
      "the case was recorded under another calendar: it is `cn/2001-01-01@00` in the "
      "file and none as loaded; load that edition, or take this one with "
      "`--other-rules`");
}

/* ---- malformed ------------------------------------------------------------------------------- */

static void the_head_must_say_what_the_file_is(void **state) {
  (void)state;
  assert_refused("", COMPLAINT_E_INPUT, 1,
                 "the file is empty; its first line must be {\"case\":...,\"process\":...}");
  assert_refused("[]\n", COMPLAINT_E_INPUT, 1,
                 "no JSON object; the first line must be {\"case\":...,\"process\":...}");
  assert_refused("{'case':\n", COMPLAINT_E_INPUT, 1,
                 "no JSON object; the first line must be {\"case\":...,\"process\":...}");
  assert_refused("{'process':'complaint'}\n", COMPLAINT_E_INPUT, 1,
                 "`case` is missing: the first line must be {\"case\":...,\"process\":...}, then "
                 "come the events");
  assert_refused("{'case':'c1'}\n", COMPLAINT_E_INPUT, 1,
                 "`process` is missing: the first line must be {\"case\":...,\"process\":...}, "
                 "then come the events");
  assert_refused("{'case':7}\n", COMPLAINT_E_INPUT, 1, "`case` must be a text");
  assert_refused("{'calendar':7}\n", COMPLAINT_E_INPUT, 1, "`calendar` must be a list of texts");
  assert_refused("{'calendar':'cn','case':'c1','process':'complaint'}\n", COMPLAINT_E_INPUT, 1,
                 "`calendar` must be a list of texts");
  assert_refused("{'calendar':[7],'case':'c1','process':'complaint'}\n", COMPLAINT_E_INPUT, 1,
                 "`calendar` must be a list of texts");
  assert_refused("{'cases':'c1'}\n", COMPLAINT_E_INPUT, 1,
                 "unknown member `cases`; did you mean `case`?");
  assert_refused("{'case':'张三','process':'complaint'}\n", COMPLAINT_E_INPUT, 1,
                 "`case` must be an opaque id, such as `2026-0001`; never a name of a person");
  assert_refused("{'case':'c1','process':'complain'}\n", COMPLAINT_E_NOT_FOUND, 1,
                 "policy `test.small` has no process `complain`; did you mean `complaint`?");
}

static void an_event_that_is_wrong_is_told_of_its_line(void **state) {
  (void)state;
  assert_refused(HEAD EVENT("1", "record") "\n" EVENT("2", "akcept") "\n", COMPLAINT_E_INPUT, 3,
                 "process `complaint` has no action `akcept`; did you mean `accept`?");
  assert_refused(HEAD EVENT("2", "record") "\n", COMPLAINT_E_INPUT, 2,
                 "`seq` must be 1: events are numbered 1, 2, 3 ...");
}

static void lines_are_lines(void **state) {
  (void)state;
  assert_refused("\xEF\xBB\xBF" HEAD, COMPLAINT_E_INPUT, 1,
                 "the file begins with a byte order mark; save it without one");
  assert_refused("{'case':'c1','process':'complaint'}\r\n", COMPLAINT_E_INPUT, 1,
                 "the line ends with a carriage return; save the file with line feeds only");
  assert_refused(HEAD "\n" EVENT("1", "record"), COMPLAINT_E_INPUT, 2,
                 "an empty line; take it out");
  assert_refused(HEAD EVENT("1", "record") "\n\n", COMPLAINT_E_INPUT, 3,
                 "an empty line; take it out");
}

static void a_torn_last_line_is_called_torn(void **state) {
  (void)state;
  static const char TORN[] = "the last line is torn: it ends in the middle; take it out, its event "
                             "was not recorded";
  assert_refused(HEAD "{'action':'rec", COMPLAINT_E_INPUT, 2, TORN);
  assert_refused(HEAD EVENT("1", "record") "\n"
                                           "{'action':'accept','facts':{}",
                 COMPLAINT_E_INPUT, 3, TORN);
  assert_refused(HEAD "{'action':'rec\n", COMPLAINT_E_INPUT, 2,
                 "byte 14: the text ends in the middle");
}

static void a_nul_is_found(void **state) {
  (void)state;
  static const char BYTES[] = "{\"case\":\"c1\",\"process\":\"complaint\"}\n{\"a\":\0}\n";
  complaint_error err = {0};
  assert_null(
      complaint_case_file_read(policy_with(NULL), "c1.jsonl", BYTES, sizeof BYTES - 1, NULL, &err));
  assert_string_equal(err.text, "c1.jsonl:2: byte 5: a NUL character; take it out");
}

static void a_file_of_ten_megabytes_is_read(void **state) {
  (void)state;
  complaint_error err = {0};
  size_t room = 11u << 20, size;
  char *bytes = malloc(room);
  assert_non_null(bytes);
  size = (size_t)snprintf(bytes, room, "{\"case\":\"c1\",\"process\":\"complaint\"}\n");
  unsigned seq = 0;
  while (size < 10u << 20)
    size += (size_t)snprintf(bytes + size, room - size,
                             "{\"action\":\"accept\",\"actor\":\"s:li\","
                             "\"at\":\"2014-09-10T08:00:00+08:00\",\"id\":\"e%u\",\"seq\":%u}\n",
                             seq + 1, seq + 1),
        seq++;
  complaint_case *c =
      complaint_case_file_read(policy_with(NULL), "c1.jsonl", bytes, size, NULL, &err);
  if (c == NULL) fail_msg("%s", err.text);
  assert_int_equal(complaint_case_event_count(c), seq);
  complaint_case_free(c);
  free(bytes);
}

static void nothing_to_read_from_is_a_wrong_call(void **state) {
  (void)state;
  complaint_error err = {0};
  assert_null(complaint_case_file_read(NULL, "x", "", 0, NULL, &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  assert_null(complaint_case_file_read(policy_with(NULL), NULL, "", 0, NULL, NULL));
  assert_null(complaint_case_file_read(policy_with(NULL), "x", NULL, 1, NULL, NULL));
  assert_null(complaint_case_file_read(policy_with(NULL), "x", NULL, 0, NULL, &err));
  assert_int_equal(err.status, COMPLAINT_E_INPUT);
  err = (complaint_error){0};
  assert_int_equal(complaint_case_file_header(NULL, NULL, &err), COMPLAINT_E_ARGUMENT);
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool read_and_write(const complaint_memory *memory, void *context) {
  static const char BYTES[] =
      "{\"case\":\"c1\",\"policy\":\"test.small@1.0.0\",\"process\":\"complaint\"}\n"
      "{\"action\":\"accept\",\"actor\":\"s:li\",\"at\":\"2014-09-10T08:00:00+08:00\","
      "\"id\":\"e1\",\"seq\":1}\n";
  (void)context;
  complaint_error err = {0};
  complaint_text *line = complaint_text_new(memory, NULL);
  complaint_case *c = complaint_case_file_read(policy_with(memory), "c1.jsonl", BYTES,
                                               sizeof BYTES - 1, NULL, &err);
  bool done = c != NULL && line != NULL;
  if (c == NULL) assert_int_equal(err.status, COMPLAINT_E_NOMEM);
  if (done) done = complaint_case_file_header(c, line, &err) == COMPLAINT_OK;
  complaint_case_free(c);
  complaint_text_free(line);
  return done;
}

static void reading_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(read_and_write, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_case_is_a_head_and_its_events),
      cmocka_unit_test(the_last_line_feed_may_be_missing),
      cmocka_unit_test(the_head_that_is_written_is_read),
      cmocka_unit_test(a_case_is_not_silently_judged_by_other_rules),
      cmocka_unit_test(the_head_must_say_what_the_file_is),
      cmocka_unit_test(an_event_that_is_wrong_is_told_of_its_line),
      cmocka_unit_test(lines_are_lines),
      cmocka_unit_test(a_torn_last_line_is_called_torn),
      cmocka_unit_test(a_nul_is_found),
      cmocka_unit_test(a_file_of_ten_megabytes_is_read),
      cmocka_unit_test(nothing_to_read_from_is_a_wrong_call),
      cmocka_unit_test(reading_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
