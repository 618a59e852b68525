/* silence.c - whether a report says that nobody complained, and when.
 * Knows: report, quiet. Must not know: how it is said. */
#include <string.h>

#include "libcomplaint/report/report.h"

/* The periods in which something was received. */
static int64_t busy(const cpl_quiet *quiet) {
  int64_t count = 0;
  for (size_t i = 0; i < quiet->count; i++) count += quiet->received[i];
  return count;
}

/* A period that is not listed has received one at least. So the list would tell of each how much,
 * unless so many were received that there could be enough in every one of them. */
static bool tells(const complaint_report *report, const cpl_quiet *quiet) {
  const cpl_figure *received =
      cpl_tally_find(&report->tally, CPL_RECEIVED, quiet->process->name, "");
  if (report->withhold <= 1 || received == NULL || received->sum == 0) return false;
  return received->shown != CPL_IN_FULL || received->sum < busy(quiet) * (int64_t)report->withhold;
}

cpl_silence cpl_report_silence(const complaint_report *report, size_t q) {
  const cpl_quiet *quiet = &report->quiets[q];
  bool whole = quiet->every[0] == '\0';
  if (quiet->count == 0) return CPL_SILENCE_NONE;
  if (tells(report, quiet)) return whole ? CPL_SILENCE_NONE : CPL_SILENCE_WITHHELD;
  if (cpl_quiet_next(quiet, &report->days, 0) == quiet->count) return CPL_SILENCE_NONE;
  for (size_t i = 0; whole && i < q; i++)
    if (report->quiets[i].process == quiet->process &&
        cpl_report_silence(report, i) != CPL_SILENCE_NONE)
      return CPL_SILENCE_NONE;
  return CPL_SILENCE_LISTED;
}
