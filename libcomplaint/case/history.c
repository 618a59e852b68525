/* history.c - see history.h. */
#include "libcomplaint/case/history.h"

void cpl_history_begin(cpl_history *history, const complaint_memory *memory,
                       const cpl_record *record) {
  *history = (cpl_history){.memory = *memory, .record = record};
}

void cpl_history_end(cpl_history *history) {
  const complaint_memory memory = history->memory;
  cpl_delete(&memory, history->amended, history->amended_room * sizeof *history->amended);
  cpl_delete(&memory, history->order, history->order_room * sizeof *history->order);
  cpl_delete(&memory, history->merged, history->merged_room * sizeof *history->merged);
  *history = (cpl_history){.memory = memory};
}

void cpl_history_forget(cpl_history *history) {
  history->known = history->amended_count = 0;
}

/* ---- corrections ----------------------------------------------------------------------------- */

bool cpl_history_is_own(const cpl_process *process, const cpl_event *event, uint16_t fact) {
  cpl_span carries = process->effects[event->action].carries;
  if (event->of == 0) return true;
  for (uint16_t i = 0; i < carries.count; i++)
    if (process->lists[carries.first + i] == fact) return true;
  return false;
}

static void correct(cpl_history *history, uint32_t index, uint16_t true_at) {
  const cpl_event *correction = &history->record->events[index];
  cpl_amended *target = &history->amended[correction->of - 1];
  if (correction->strike) target->struck = true;
  for (uint32_t i = 0; i < correction->given_count; i++) {
    const cpl_given *given = &history->record->given[correction->given + i];
    if (given->fact == true_at && !given->unknown) target->at = given->value;
  }
  if (target->first_correction == 0)
    target->first_correction = correction->seq;
  else
    history->amended[target->last_correction - 1].next_correction = correction->seq;
  target->last_correction = correction->seq;
}

bool cpl_history_take(cpl_history *history, uint16_t true_at, bool effective) {
  uint32_t index = history->known, count = index + 1;
  if (effective && !cpl_grow(&history->memory, &history->amended, &history->amended_room, count,
                             sizeof *history->amended))
    return false;
  history->known = count;
  if (!effective) return true;
  for (uint32_t i = history->amended_count; i < count; i++)
    history->amended[i] = (cpl_amended){.at = history->record->events[i].at};
  history->amended_count = count;
  correct(history, index, true_at);
  return true;
}

static void put(cpl_given *facts, uint32_t *count, const cpl_given *given) {
  uint32_t at = *count;
  while (at > 0 && facts[at - 1].fact > given->fact) at--;
  if (at > 0 && facts[at - 1].fact == given->fact) {
    facts[at - 1] = *given;
    return;
  }
  for (uint32_t i = (*count)++; i > at; i--) facts[i] = facts[i - 1];
  facts[at] = *given;
}

/* Room for as many facts as the whole record has. */
static bool reserve_merged(cpl_history *history) {
  return cpl_grow(&history->memory, &history->merged, &history->merged_room,
                  history->record->given_count, sizeof *history->merged);
}

bool cpl_history_facts(cpl_history *history, const cpl_process *process, uint32_t index,
                       const cpl_given **facts, uint32_t *count) {
  const cpl_record *record = history->record;
  const cpl_event *event = &record->events[index];
  *facts = cpl_record_given(record, event);
  *count = event->given_count;
  uint32_t first = cpl_history_of(history, index).first_correction;
  if (first == 0 && event->of == 0) return true;
  if (!reserve_merged(history)) return false;
  *facts = history->merged;
  *count = 0;
  for (uint32_t i = 0; i < event->given_count; i++) {
    const cpl_given *given = &record->given[event->given + i];
    if (cpl_history_is_own(process, event, given->fact)) put(history->merged, count, given);
  }
  for (uint32_t seq = first; seq != 0; seq = history->amended[seq - 1].next_correction) {
    const cpl_event *correction = &record->events[seq - 1];
    for (uint32_t i = 0; i < correction->given_count; i++) {
      const cpl_given *given = &record->given[correction->given + i];
      if (!cpl_history_is_own(process, correction, given->fact)) put(history->merged, count, given);
    }
  }
  return true;
}

/* ---- order ----------------------------------------------------------------------------------- */

bool cpl_history_before(const cpl_history *history, uint32_t a, uint32_t b) {
  cpl_moment x = cpl_history_of(history, a).at, y = cpl_history_of(history, b).at;
  return x != y ? x < y : a < b;
}

static void sift(const cpl_history *history, uint32_t *heap, uint32_t root, uint32_t count) {
  for (uint32_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && cpl_history_before(history, heap[child], heap[child + 1])) child++;
    if (!cpl_history_before(history, heap[root], heap[child])) return;
    uint32_t moved = heap[root];
    heap[root] = heap[child];
    heap[child] = moved;
  }
}

/* Nearly always they stand in order already; else heap sort, which needs no room. */
bool cpl_history_sort(cpl_history *history, uint32_t count) {
  bool sorted = true;
  for (uint32_t i = 1; i < count && sorted; i++) sorted = cpl_history_before(history, i - 1, i);
  history->order_count = 0;
  if (sorted) return true;
  if (!cpl_grow(&history->memory, &history->order, &history->order_room, count,
                sizeof *history->order))
    return false;
  uint32_t *order = history->order;
  history->order_count = count;
  for (uint32_t i = 0; i < count; i++) order[i] = i;
  for (uint32_t i = count / 2; i-- > 0;) sift(history, order, i, count);
  for (uint32_t end = count; end-- > 1;) {
    uint32_t moved = order[0];
    order[0] = order[end];
    order[end] = moved;
    sift(history, order, 0, end);
  }
  return true;
}
