/* event.h - one thing that happened, in the numbers of its policy and case.
 * Knows: the model. Must not know: JSON, what an event does. */
#ifndef CPL_CASE_EVENT_H
#define CPL_CASE_EVENT_H

#include "libcomplaint/policy/model.h"

/* A fact as the event carried it. `fact` is the policy's number. */
typedef struct cpl_given {
  uint16_t fact;
  bool unknown; /* null: known to be unknown */
  cpl_value value;
} cpl_given;

/* Ids are numbers of the case's id table (ids.h); 0 is none. Spans lie in the arrays of the record.
 */
typedef struct cpl_event {
  uint32_t seq, id, actor, on;
  uint32_t adds; /* id of the item that its form adds, lawful or not     */
  uint32_t of;   /* corrects: seq of the event corrected                 */
  uint16_t action;
  bool strike;
  cpl_set roles; /* of the actor, as the host says; those the policy knows */
  cpl_moment at, recorded_at;
  uint32_t people, people_count; /* `with`, then `entered_by`: record->people */
  uint32_t given, given_count;   /* in order of fact: record->given           */
} cpl_event;

#endif
