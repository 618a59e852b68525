/* record.h - the events of a case in the order in which they were recorded, checked for form.
 * Knows: event, ids. Must not know: JSON, what an event does. */
#ifndef CPL_CASE_RECORD_H
#define CPL_CASE_RECORD_H

#include "complaint/error.h"
#include "libcomplaint/case/event.h"
#include "libcomplaint/case/ids.h"

typedef struct cpl_record {
  complaint_memory memory;
  cpl_event *events; /* seq is index + 1 */
  cpl_given *given;
  uint32_t *people;
  uint32_t *adders; /* numbers of ids that some event adds as an item, sorted */
  uint32_t count, given_count, people_count, adder_count;
  size_t event_room, given_room, people_room, adder_room;
} cpl_record;

void cpl_record_begin(cpl_record *record, const complaint_memory *memory);
void cpl_record_end(cpl_record *record);

/* Take an event whose facts and people stand at the end of the record's arrays. False when there is
 * no memory; the record is then as it was before they were put there. */
bool cpl_record_push(cpl_record *record, const cpl_event *event);
/* Take the last event back, its facts and people too. */
void cpl_record_pop(cpl_record *record);

/* The facts of an event, and who else took part; NULL where there are none. */
static inline const cpl_given *cpl_record_given(const cpl_record *record, const cpl_event *event) {
  return event->given_count == 0 ? NULL : record->given + event->given;
}
static inline const uint32_t *cpl_record_people(const cpl_record *record, const cpl_event *event) {
  return event->people_count == 0 ? NULL : record->people + event->people;
}

/* Does some event add an item of this id? */
bool cpl_record_adds(const cpl_record *record, uint32_t id);

#endif
