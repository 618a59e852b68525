/* event_desk.c - see event_desk.h. */
#include "tests/support/event_desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "complaint/case.h"
#include "tests/support/small_policy.h"

static void braced(char *json, size_t size, const char *members) {
  (void)snprintf(json, size, "{%s}", members);
  for (char *c = json; *c != '\0'; c++) *c = *c == '\'' ? '"' : *c;
}

bool open_desk(desk *d, const complaint_memory *memory) {
  *d = (desk){0};
  cpl_record_begin(&d->record, memory);
  cpl_text_begin(&d->canonical, memory);
  return cpl_ids_begin(&d->ids, memory, small_policy());
}

void close_desk(desk *d) {
  cpl_text_end(&d->canonical);
  cpl_record_end(&d->record);
  cpl_ids_end(&d->ids);
}

int desk_begin(void **state) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  *state = malloc(sizeof(desk));
  return *state != NULL && open_desk(*state, &memory) ? 0 : -1;
}

int desk_end(void **state) {
  close_desk(*state);
  free(*state);
  return 0;
}

complaint_status read_bytes(desk *d, const char *json, size_t size, bool strict) {
  cpl_text_clear(&d->canonical);
  return cpl_event_read(&d->record, &d->ids, small_policy(), small_process(), json, size, strict,
                        COMPLAINT_NOW, &d->event, &d->canonical, &d->err);
}

complaint_status act(desk *d, const char *members) {
  char json[1024];
  braced(json, sizeof json, members);
  complaint_status status = read_bytes(d, json, strlen(json), true);
  if (status == COMPLAINT_OK) assert_true(cpl_record_push(&d->record, &d->event));
  return status;
}

void assert_taken(desk *d, const char *members) {
  if (act(d, members) != COMPLAINT_OK) fail_msg("%s\n%s", members, d->err.text);
}

void assert_canonical(const desk *d, const char *expected) {
  char json[1024];
  braced(json, sizeof json, expected);
  assert_string_equal(cpl_text_get(&d->canonical), json);
}

void assert_malformed(desk *d, const char *members, const char *sentence) {
  uint32_t events = d->record.count, given = d->record.given_count;
  uint32_t people = d->record.people_count;
  assert_int_equal(act(d, members), COMPLAINT_E_INPUT);
  char whole[sizeof d->err.text];
  (void)snprintf(whole, sizeof whole, "event: %s", sentence);
  assert_string_equal(d->err.text, whole);
  assert_string_equal(d->err.source, "event");
  assert_int_equal(d->err.line, 0);
  assert_int_equal(d->record.count, events);
  assert_int_equal(d->record.given_count, given);
  assert_int_equal(d->record.people_count, people);
}

void fill(desk *d) {
  assert_taken(d, WHO "'action':'record','facts':{'against':'s:zhang','channel':'letter'}");
  assert_taken(d, WHO "'action':'allege','on':'a1','facts':{'against':'s:zhang'}");
  assert_taken(d, WHO "'action':'correct','of':1,'facts':{'channel':'visit'}");
}
