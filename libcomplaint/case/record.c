/* record.c - see record.h. */
#include "libcomplaint/case/record.h"

#include <string.h>

void cpl_record_begin(cpl_record *record, const complaint_memory *memory) {
  *record = (cpl_record){.memory = *memory};
}

void cpl_record_end(cpl_record *record) {
  const complaint_memory memory = record->memory;
  cpl_delete(&memory, record->events, record->event_room * sizeof *record->events);
  cpl_delete(&memory, record->given, record->given_room * sizeof *record->given);
  cpl_delete(&memory, record->people, record->people_room * sizeof *record->people);
  cpl_delete(&memory, record->adders, record->adder_room * sizeof *record->adders);
  *record = (cpl_record){.memory = memory};
}

/* The first adder that is not below `id`. */
static uint32_t *adder_at(const cpl_record *record, uint32_t id) {
  uint32_t *from = record->adders;
  for (uint32_t count = record->adder_count; count > 0;) {
    uint32_t half = count / 2;
    bool below = from[half] < id;
    from += below ? half + 1 : 0;
    count = below ? count - half - 1 : half;
  }
  return from;
}

bool cpl_record_adds(const cpl_record *record, uint32_t id) {
  const uint32_t *at = adder_at(record, id);
  return record->adder_count > 0 && at < record->adders + record->adder_count && *at == id;
}

static bool reserve(cpl_record *record) {
  return cpl_grow(&record->memory, &record->events, &record->event_room, (size_t)record->count + 1,
                  sizeof *record->events) &&
         cpl_grow(&record->memory, &record->adders, &record->adder_room,
                  (size_t)record->adder_count + 1, sizeof *record->adders);
}

static void add_adder(cpl_record *record, uint32_t id) {
  uint32_t *at = adder_at(record, id);
  size_t behind = (size_t)(record->adders + record->adder_count - at);
  memmove(at + 1, at, behind * sizeof *at);
  *at = id;
  record->adder_count++;
}

static void remove_adder(cpl_record *record, uint32_t id) {
  uint32_t *at = adder_at(record, id);
  record->adder_count--;
  size_t behind = (size_t)(record->adders + record->adder_count - at);
  memmove(at, at + 1, behind * sizeof *at);
}

/* Forget the facts and the people of an event; they are the last ones. */
static void drop_parts(cpl_record *record, const cpl_event *event) {
  record->given_count = event->given;
  record->people_count = event->people;
}

bool cpl_record_push(cpl_record *record, const cpl_event *event) {
  if (!reserve(record)) {
    drop_parts(record, event);
    return false;
  }
  record->events[record->count++] = *event;
  if (event->adds != 0 && !cpl_record_adds(record, event->adds)) add_adder(record, event->adds);
  return true;
}

void cpl_record_pop(cpl_record *record) {
  cpl_event event = record->events[--record->count];
  drop_parts(record, &event);
  if (event.adds == 0) return;
  for (uint32_t i = 0; i < record->count; i++)
    if (record->events[i].adds == event.adds) return;
  remove_adder(record, event.adds);
}
