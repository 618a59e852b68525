/* history.h - the events of a record as they really happened: corrected, struck, in order of time.
 * Knows: record. Must not know: rules. */
#ifndef CPL_CASE_HISTORY_H
#define CPL_CASE_HISTORY_H

#include "libcomplaint/case/record.h"

/* What later events make of one. */
typedef struct cpl_amended {
  cpl_moment at;
  bool struck;
  uint32_t first_correction, last_correction; /* seq of corrections of its facts; 0: none      */
  uint32_t next_correction;                   /* of a correction: the next one of the same event */
} cpl_amended;

typedef struct cpl_history {
  complaint_memory memory;
  const cpl_record *record;
  cpl_amended *amended; /* by index; events that have none stand as recorded            */
  uint32_t *order;      /* indexes, by time, then seq; of none while they stand so already */
  cpl_given *merged;    /* scratch: facts of one event with its corrections             */
  uint32_t known;       /* events whose corrections are taken in                        */
  uint32_t amended_count, order_count;
  size_t amended_room, order_room, merged_room;
} cpl_history;

void cpl_history_begin(cpl_history *history, const complaint_memory *memory,
                       const cpl_record *record);
void cpl_history_end(cpl_history *history);

/* Forget all corrections. */
void cpl_history_forget(cpl_history *history);

/* The next event (index `known`) is taken in, as a correction if it is one that is `effective`.
 * False, and it is not, when there is no memory. */
bool cpl_history_take(cpl_history *history, uint16_t true_at, bool effective);

/* What later events made of one. */
static inline cpl_amended cpl_history_of(const cpl_history *history, uint32_t index) {
  return index < history->amended_count ? history->amended[index]
                                        : (cpl_amended){.at = history->record->events[index].at};
}

/* Is this fact the event's own? Those of a correction are what its action carries (its reason); the
 * others replace what the corrected event said. */
bool cpl_history_is_own(const cpl_process *process, const cpl_event *event, uint16_t fact);

/* Put the first `count` events in order of time; false when there is no memory. */
bool cpl_history_sort(cpl_history *history, uint32_t count);

/* The index of the event at a place in that order. */
static inline uint32_t cpl_history_at(const cpl_history *history, uint32_t place) {
  return history->order_count == 0 ? place : history->order[place];
}

/* Does event a come before event b? By time, then seq. */
bool cpl_history_before(const cpl_history *history, uint32_t a, uint32_t b);

/* The facts of an event with all corrections, in order of fact; false when there is no memory.
 * Valid until the next call. */
bool cpl_history_facts(cpl_history *history, const cpl_process *process, uint32_t index,
                       const cpl_given **facts, uint32_t *count);

#endif
