/* quiet.c - see quiet.h. */
#include "libcomplaint/report/quiet.h"

#include <string.h>

cpl_span_of_days cpl_period_named(const char *every, cpl_day day) {
  uint8_t trigger = CPL_EACH_MONTH;
  if (strcmp(every, "day") == 0) trigger = CPL_EACH_DAY;
  if (strcmp(every, "week") == 0) trigger = CPL_EACH_WEEK;
  return cpl_period_of(trigger, day);
}

static bool add(cpl_quiet *quiet, const complaint_memory *memory, cpl_span_of_days span) {
  if (!cpl_grow(memory, &quiet->spans, &quiet->room, quiet->count + 1, sizeof *quiet->spans))
    return false;
  quiet->spans[quiet->count++] = span;
  return true;
}

static bool add_all(cpl_quiet *quiet, const complaint_memory *memory, const cpl_days *days) {
  if (quiet->every[0] == '\0')
    return add(quiet, memory, (cpl_span_of_days){days->first, days->after});
  cpl_span_of_days span = cpl_period_named(quiet->every, days->first);
  for (; span.end <= days->after; span = cpl_period_named(quiet->every, span.end))
    if (span.first >= days->first && !add(quiet, memory, span)) return false;
  return true;
}

bool cpl_quiet_begin(cpl_quiet *quiet, const complaint_memory *memory, const cpl_days *days,
                     const cpl_process *process, const char *every) {
  *quiet = (cpl_quiet){.process = process, .every = every};
  if (!add_all(quiet, memory, days)) return false;
  quiet->received = cpl_new(memory, quiet->count * sizeof *quiet->received);
  return quiet->received != NULL;
}

void cpl_quiet_end(cpl_quiet *quiet, const complaint_memory *memory) {
  cpl_delete(memory, quiet->spans, quiet->room * sizeof *quiet->spans);
  cpl_delete(memory, quiet->received, quiet->count * sizeof *quiet->received);
}

void cpl_quiet_received(cpl_quiet *quiet, cpl_day day) {
  size_t low = 0, high = quiet->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (quiet->spans[middle].end <= day)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < quiet->count && quiet->spans[low].first <= day) quiet->received[low] = true;
}

size_t cpl_quiet_next(const cpl_quiet *quiet, const cpl_days *days, size_t i) {
  while (i < quiet->count &&
         (quiet->received[i] || cpl_moment_of_day(quiet->spans[i].first, days->zone) >= days->end))
    i++;
  return i;
}
