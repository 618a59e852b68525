/* test_event_json.c - events from JSON: what is taken, what is filled in, what is refused and how.
 */
#include "libcomplaint/case/event_json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "complaint/case.h"
#include "tests/support/allocator.h"
#include "tests/support/event_desk.h"
#include "tests/support/small_policy.h"

/* ---- what is taken --------------------------------------------------------------------------- */

static void a_new_event_gets_what_it_lacks(void **state) {
  desk *d = *state;
  assert_taken(d, WHO "'action':'accept'");
  assert_canonical(d, "'action':'accept','actor':'s:li','at':'2014-09-10T08:00:00+08:00',"
                      "'id':'e1','recorded_at':'2014-09-10T08:00:00+08:00','seq':1");
  assert_int_equal(d->event.action, SMALL_ACCEPT);
  assert_int_equal(d->event.seq, 1);
}

static void the_time_of_recording_is_now(void **state) {
  desk *d = *state;
  static const char JSON[] = "{\"action\":\"accept\",\"actor\":\"s:li\","
                             "\"at\":\"1970-01-01T08:00:00+08:00\"}";
  assert_int_equal(cpl_event_read(&d->record, &d->ids, small_policy(), small_process(), JSON,
                                  sizeof JSON - 1, true, 60, &d->event, NULL, &d->err),
                   COMPLAINT_OK);
  assert_int_equal(d->event.at, 0);
  assert_int_equal(d->event.recorded_at, 60);
}

static void members_sets_and_people_are_put_in_order_and_times_in_the_zone(void **state) {
  desk *d = *state;
  assert_taken(d, "'at':'2014-09-10T00:00:00Z','action':'record','actor':'s:li',"
                  "'with':['s:wu','s:chen'],'roles':['weaver','handler'],'entered_by':'s:x',"
                  "'recorded_at':'2014-09-09T23:30:00-01:00','facts':{'score':7,"
                  "'forms':['record_form','acceptance_form'],'name':'张\\u0041','against':"
                  "null},'id':'first'");
  assert_canonical(d, "'action':'record','actor':'s:li','at':'2014-09-10T08:00:00+08:00',"
                      "'entered_by':'s:x','facts':{'against':null,'forms':['acceptance_form',"
                      "'record_form'],'name':'张A','score':7},'id':'first',"
                      "'recorded_at':'2014-09-10T08:30:00+08:00','roles':['handler','weaver'],"
                      "'seq':1,'with':['s:chen','s:wu']");
  assert_int_equal(d->event.people_count, 3);
  assert_int_equal(d->event.roles, 1);
}

static void canonical_bytes_are_read_as_the_same_event(void **state) {
  desk *d = *state;
  assert_taken(d, WHO "'action':'record','facts':{'name':'a\\nb','score':0}");
  char bytes[1024];
  (void)snprintf(bytes, sizeof bytes, "%s", cpl_text_get(&d->canonical));
  cpl_record_pop(&d->record);
  assert_int_equal(read_bytes(d, bytes, strlen(bytes), false), COMPLAINT_OK);
  assert_string_equal(cpl_text_get(&d->canonical), bytes);
}

static void facts_become_numbers_in_order(void **state) {
  desk *d = *state;
  fill(d);
  assert_taken(d, WHO "'action':'accept','facts':{'witness':'a1','heard_on':'1970-01-03'}");
  const cpl_given *given = d->record.given + d->event.given;
  assert_int_equal(d->event.given_count, 2);
  assert_int_equal(given[0].fact, SMALL_HEARD_ON);
  assert_int_equal(given[0].value, 2);
  assert_int_equal(given[1].fact, SMALL_WITNESS);
  assert_int_equal(given[1].value, cpl_ids_find(&d->ids, "a1", 2));
  assert_taken(d, WHO "'action':'find','on':'a1','facts':{'amount':-500,'finding':'false',"
                      "'sanction':'dismissal'}");
  given = d->record.given + d->event.given;
  assert_int_equal(given[0].value, -500);
  assert_int_equal(given[1].value, 1);
  assert_int_equal(given[2].value, 1);
  assert_taken(d, WHO "'action':'hear','on':'s:zhang','facts':{'declined':true}");
  assert_int_equal(d->record.given[d->event.given].value, 1);
}

static void an_event_says_which_item_it_adds(void **state) {
  desk *d = *state;
  assert_taken(d, WHO "'action':'record','facts':{'against':'s:zhang'}");
  assert_int_equal(d->event.adds, cpl_ids_find(&d->ids, "s:zhang", 7));
  assert_int_equal(d->event.on, 0);
  assert_taken(d, WHO "'action':'allege','on':'a1','facts':{'against':'s:zhang'}");
  assert_int_equal(d->event.adds, d->event.on);
  assert_taken(d, WHO "'action':'record','facts':{'against':null}");
  assert_int_equal(d->event.adds, 0);
  assert_taken(d, WHO "'action':'correct','of':1,'facts':{'against':'s:wu'}");
  assert_int_equal(d->event.adds, cpl_ids_find(&d->ids, "s:wu", 4));
}

static void a_correction_may_carry_what_the_corrected_event_may(void **state) {
  desk *d = *state;
  fill(d);
  assert_taken(d, WHO "'action':'correct','of':1,'facts':{'name':'x','score':5,"
                      "'true_at':'2014-09-01T08:00:00+08:00'}");
  assert_taken(d, WHO "'action':'correct','of':2,'strike':true");
  assert_true(d->event.strike);
  assert_int_equal(d->event.of, 2);
}

/* ---- not JSON, or too much of it ------------------------------------------------------------- */

static void assert_bytes_refused(desk *d, const char *bytes, size_t size, const char *sentence) {
  assert_int_equal(read_bytes(d, bytes, size, true), COMPLAINT_E_INPUT);
  assert_string_equal(d->err.text, sentence);
}

static void what_is_no_json_is_refused_without_being_quoted(void **state) {
  desk *d = *state;
  assert_bytes_refused(d, "", 0, "event: byte 0: the text ends in the middle");
  assert_bytes_refused(d, "{\"a\":secret}", 12, "event: byte 11: this is no JSON");
  assert_bytes_refused(d, "{\"a\":1,}", 8, "event: byte 8: this is no JSON");
  assert_bytes_refused(d, "{\"a\":1} 2", 9, "event: byte 9: something stands behind the object");
  assert_bytes_refused(d, "{\"a\":1,\"a\":1}", 13,
                       "event: byte 10: a member stands twice; keep one");
  assert_bytes_refused(d, "{\"a\":\"\xFF\"}", 9, "event: byte 6: not UTF-8");
  assert_bytes_refused(d, "{\"a\":\"\\u0000\"}", 14,
                       "event: byte 13: a NUL character; take it out");
  assert_bytes_refused(d, "{\"a\":\0}", 7, "event: byte 5: a NUL character; take it out");
  assert_bytes_refused(d, "{\"a\":1e999}", 11, "event: byte 10: a number is too large");
  assert_bytes_refused(d, "{\"a\":99999999999999999999}", 26,
                       "event: byte 25: a number is too large");
  assert_bytes_refused(d, "[]", 2, "event: an event is an object: {\"action\":...}");
}

static void deep_nesting_is_refused(void **state) {
  desk *d = *state;
  char *bytes = malloc(100000);
  assert_non_null(bytes);
  memset(bytes, '[', 100000);
  assert_int_equal(read_bytes(d, bytes, 100000, true), COMPLAINT_E_INPUT);
  assert_non_null(strstr(d->err.text, "nested too deep"));
  free(bytes);
}

static void an_event_has_at_most_a_mebibyte(void **state) {
  desk *d = *state;
  size_t size = CPL_EVENT_BYTES + 1;
  char *bytes = malloc(size);
  assert_non_null(bytes);
  static const char HEAD[] =
      "{\"action\":\"record\",\"actor\":\"s\",\"at\":\"2014-09-10T08:00:00Z\","
      "\"facts\":{\"name\":\"";
  memset(bytes, 'x', size);
  memcpy(bytes, HEAD, sizeof HEAD - 1);
  memcpy(bytes + size - 4, "\"}}", 3);
  assert_int_equal(read_bytes(d, bytes, size - 1, true), COMPLAINT_OK);
  assert_bytes_refused(d, bytes, size,
                       "event: longer than 1048576 bytes; keep documents elsewhere and name them "
                       "here");
  free(bytes);
}

/* ---- malformed members ----------------------------------------------------------------------- */

static void unknown_members_are_refused(void **state) {
  desk *d = *state;
  assert_malformed(d, WHO "'action':'accept','rolse':[]",
                   "unknown member `rolse`; did you mean `roles`?");
  assert_malformed(
      d, WHO "'action':'accept','\\n':1",
      "unknown member `(no name)`; there is: action, actor, at, entered_by, facts, id, "
      "of, on, recorded_at, roles, seq, strike, with");
  assert_malformed(d, WHO "'action':'accept','on':null", "`on` must not be null: leave it out");
}

static void the_action_must_be_one_of_the_process(void **state) {
  desk *d = *state;
  assert_malformed(d, "'actor':'s:li'", "`action` is missing: say what was done");
  assert_malformed(d, "'action':1", "`action` must be a text");
  assert_malformed(d, "'action':'akcept'",
                   "process `complaint` has no action `akcept`; did you mean `accept`?");
  assert_malformed(d, "'action':'vote'",
                   "process `complaint` has no action `vote`; there is: accept, allege, correct, "
                   "find, hear, record");
}

static void ids_must_be_opaque(void **state) {
  desk *d = *state;
  static const char SENTENCE[] =
      "%s must be an id: a text of at most 128 letters, digits and . _ : "
      "@ / -, beginning with a letter or digit; never a name of a person";
  char expected[256];
  (void)snprintf(expected, sizeof expected, SENTENCE, "`actor`");
  assert_malformed(d, "'action':'accept','actor':'张三'", expected);
  assert_malformed(d, "'action':'accept','actor':7", expected);
  (void)snprintf(expected, sizeof expected, SENTENCE, "`id`");
  assert_malformed(d, WHO "'action':'accept','id':''", expected);
  (void)snprintf(expected, sizeof expected, SENTENCE, "each entry of `with`");
  assert_malformed(d, WHO "'action':'accept','with':['a','b c']", expected);
  (void)snprintf(expected, sizeof expected, SENTENCE, "`entered_by`");
  assert_malformed(d, WHO "'action':'accept','with':['a'],'entered_by':true", expected);
  (void)snprintf(expected, sizeof expected, SENTENCE, "fact `against`");
  assert_malformed(d, WHO "'action':'record','facts':{'against':'张三'}", expected);
}

static void somebody_must_have_acted_at_some_time(void **state) {
  desk *d = *state;
  assert_malformed(d, "'action':'accept'", "`actor` is missing: say who acted, by id");
  assert_malformed(d, "'action':'accept','actor':'s'", "`at` is missing: say when it happened");
}

static void lists_hold_texts_and_none_twice(void **state) {
  desk *d = *state;
  assert_malformed(d, WHO "'action':'accept','roles':'handler'", "`roles` must be a list of texts");
  assert_malformed(d, WHO "'action':'accept','roles':[1]", "`roles` must be a list of texts");
  assert_malformed(d, WHO "'action':'accept','roles':['a b']", "`roles` must be names of roles");
  assert_malformed(d, WHO "'action':'accept','roles':['b','a','b']", "`roles` has one entry twice");
  assert_malformed(d, WHO "'action':'accept','with':{}", "`with` must be a list of texts");
}

static void events_are_numbered_and_named(void **state) {
  desk *d = *state;
  static const char BARE[] =
      "{\"action\":\"accept\",\"actor\":\"s\",\"at\":\"2014-09-10T08:00:00Z\"}";
  assert_bytes_refused(d, "{}", 2, "event: `action` is missing: say what was done");
  assert_int_equal(read_bytes(d, BARE, sizeof BARE - 1, false), COMPLAINT_E_INPUT);
  assert_string_equal(d->err.text, "event: `seq` is missing: it must be 1 here");
  assert_malformed(d, WHO "'action':'accept','seq':2",
                   "`seq` must be 1: events are numbered 1, 2, 3 ...");
  assert_malformed(d, WHO "'action':'accept','seq':'1'",
                   "`seq` must be 1: events are numbered 1, 2, 3 ...");
  assert_taken(d, WHO "'action':'accept','id':'e2'");
  assert_malformed(d, WHO "'action':'accept'",
                   "id `e2` is that of event 1; give each event its own");
  assert_malformed(d, WHO "'action':'accept','id':'e2'",
                   "id `e2` is that of event 1; give each event its own");
  assert_taken(d, WHO "'action':'accept','id':'s:li'");
}

static void times_are_to_the_second_with_an_offset(void **state) {
  desk *d = *state;
  static const char *const WRONG[] = {"'2014-09-10'",
                                      "'2014-09-10T08:00:00'",
                                      "'2014-09-10T08:00+08:00'",
                                      "'2014-09-10T08:00:00.5Z'",
                                      "'2014-02-29T08:00:00Z'",
                                      "'2014-09-10t08:00:00Z'",
                                      "1410307200",
                                      "{}"};
  for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++) {
    char members[128];
    (void)snprintf(members, sizeof members, "'action':'accept','actor':'s','at':%s", WRONG[i]);
    assert_malformed(d, members,
                     "`at` must be a time to the second with an offset, as in "
                     "`2014-09-10T08:00:00+08:00`");
  }
  assert_malformed(d, "'action':'accept','actor':'s','at':'9999-12-31T23:00:00Z'",
                   "`at` must lie in the years 1 to 9999");
}

static void now_must_be_a_time_too(void **state) {
  desk *d = *state;
  static const char JSON[] =
      "{\"action\":\"accept\",\"actor\":\"s\",\"at\":\"2014-09-10T08:00:00Z\"}";
  assert_int_equal(cpl_event_read(&d->record, &d->ids, small_policy(), small_process(), JSON,
                                  sizeof JSON - 1, true, INT64_MAX, &d->event, NULL, &d->err),
                   COMPLAINT_E_INPUT);
  assert_string_equal(d->err.text, "event: `now` must lie in the years 1 to 9999");
}

static void the_record_runs_forward(void **state) {
  desk *d = *state;
  assert_malformed(d, WHO "'action':'accept','recorded_at':'2014-09-10T07:59:59+08:00'",
                   "`at` is after `recorded_at`: nothing is recorded before it happens");
  assert_taken(d, WHO "'action':'accept','recorded_at':'2014-09-10T12:00:00+08:00'");
  assert_malformed(d, WHO "'action':'accept'",
                   "`recorded_at` is before that of event 1, 2014-09-10T12:00:00+08:00; a late "
                   "entry keeps its `at` and is recorded now");
  assert_taken(d, WHO "'action':'accept','recorded_at':'2014-09-10T12:00:00+08:00'");
}

static void a_correction_names_an_event_that_is_none(void **state) {
  desk *d = *state;
  assert_malformed(d, WHO "'action':'correct','of':1",
                   "`of` must be the `seq` of an earlier event, 1 to 0");
  fill(d);
  assert_malformed(d, WHO "'action':'correct'",
                   "`of` is missing: say which event is corrected, by its `seq`");
  assert_malformed(d, WHO "'action':'correct','of':0",
                   "`of` must be the `seq` of an earlier event, 1 to 3");
  assert_malformed(d, WHO "'action':'correct','of':4",
                   "`of` must be the `seq` of an earlier event, 1 to 3");
  assert_malformed(d, WHO "'action':'correct','of':'1'",
                   "`of` must be the `seq` of an earlier event, 1 to 3");
  assert_malformed(d, WHO "'action':'correct','of':3",
                   "event 3 is itself a correction; correct event 1 again");
  assert_malformed(d, WHO "'action':'correct','of':1,'strike':1", "`strike` must be true or false");
  assert_malformed(d, WHO "'action':'accept','of':1",
                   "action `accept` corrects nothing: leave `of` out");
  assert_malformed(d, WHO "'action':'accept','strike':true",
                   "action `accept` corrects nothing: leave `strike` out");
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool read_three(const complaint_memory *memory, void *context) {
  (void)context;
  static const char *const LINES[] = {
      "{\"action\":\"record\",\"actor\":\"s:li\",\"at\":\"2014-09-10T08:00:00Z\",\"roles\":"
      "[\"handler\"],\"with\":[\"a\",\"b\"],\"facts\":{\"against\":\"s:zhang\",\"name\":\"x\"}}",
      "{\"action\":\"allege\",\"actor\":\"s:li\",\"at\":\"2014-09-10T08:00:00Z\",\"on\":\"a1\"}",
      "{\"action\":\"correct\",\"actor\":\"s:li\",\"at\":\"2014-09-10T08:00:00Z\",\"of\":1,"
      "\"facts\":{\"name\":\"y\"}}"};
  desk d;
  bool done = open_desk(&d, memory);
  for (size_t i = 0; done && i < 3; i++) {
    complaint_status status = read_bytes(&d, LINES[i], strlen(LINES[i]), true);
    done = status == COMPLAINT_OK;
    if (!done) {
      assert_int_equal(status, COMPLAINT_E_NOMEM);
      assert_int_equal(d.record.count, i);
    }
    done = done && cpl_record_push(&d.record, &d.event);
  }
  close_desk(&d);
  return done;
}

static void reading_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(read_three, NULL);
}

static void a_case_names_a_bounded_number_of_ids(void **state) {
  desk *d = *state;
  uint32_t count = d->ids.count;
  d->ids.count = CPL_IDS_MAX;
  assert_int_equal(act(d, WHO "'action':'accept'"), COMPLAINT_E_LIMIT);
  assert_string_equal(d->err.text, "event: too many ids: a case may name 1048574 at most");
  d->ids.count = count;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_begin, desk_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_new_event_gets_what_it_lacks),
      TEST(the_time_of_recording_is_now),
      TEST(members_sets_and_people_are_put_in_order_and_times_in_the_zone),
      TEST(canonical_bytes_are_read_as_the_same_event),
      TEST(facts_become_numbers_in_order),
      TEST(an_event_says_which_item_it_adds),
      TEST(a_correction_may_carry_what_the_corrected_event_may),
      TEST(what_is_no_json_is_refused_without_being_quoted),
      TEST(deep_nesting_is_refused),
      TEST(an_event_has_at_most_a_mebibyte),
      TEST(unknown_members_are_refused),
      TEST(the_action_must_be_one_of_the_process),
      TEST(ids_must_be_opaque),
      TEST(somebody_must_have_acted_at_some_time),
      TEST(lists_hold_texts_and_none_twice),
      TEST(events_are_numbered_and_named),
      TEST(times_are_to_the_second_with_an_offset),
      TEST(now_must_be_a_time_too),
      TEST(the_record_runs_forward),
      TEST(a_correction_names_an_event_that_is_none),
      TEST(reading_survives_every_failed_allocation),
      TEST(a_case_names_a_bounded_number_of_ids),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
