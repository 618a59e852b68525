/* event_desk.h - where tests read events over the small policy: a record, its ids, and the claim
 * that an event is malformed in exactly these words. */
#ifndef CPL_TESTS_EVENT_DESK_H
#define CPL_TESTS_EVENT_DESK_H

#include "libcomplaint/case/event_json.h"

typedef struct desk {
  cpl_record record;
  cpl_ids ids;
  cpl_event event;
  cpl_text canonical;
  complaint_error err;
} desk;

bool open_desk(desk *d, const complaint_memory *memory);
void close_desk(desk *d);

/* A desk as the `*state` of a test. */
int desk_begin(void **state);
int desk_end(void **state);

complaint_status read_bytes(desk *d, const char *json, size_t size, bool strict);
/* A new event with these members is taken; quotes are written '. */
complaint_status act(desk *d, const char *members);

/* Who acted when, for events of which that is not the point. */
#define WHO "'actor':'s:li','at':'2014-09-10T08:00:00+08:00',"

/* A record that has one respondent, one allegation and one correction. */
void fill(desk *d);

void assert_taken(desk *d, const char *members);
void assert_canonical(const desk *d, const char *expected);
/* The event is malformed, the error says so in this sentence, and the record is as it was. */
void assert_malformed(desk *d, const char *members, const char *sentence);

#endif
