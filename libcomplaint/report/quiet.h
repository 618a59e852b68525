/* quiet.h - the periods in which nobody complained. They mean neither success nor failure.
 * Knows: period, days. Must not know: cases. */
#ifndef CPL_REPORT_QUIET_H
#define CPL_REPORT_QUIET_H

#include "libcomplaint/case/period.h"
#include "libcomplaint/report/days.h"

/* The "day", "week" or "month" in which a day lies. */
cpl_span_of_days cpl_period_named(const char *every, cpl_day day);

/* The whole periods of one length within a report, for one process. */
typedef struct cpl_quiet {
  const cpl_process *process;
  const char *every;       /* "day", "week", "month"; "" where the policy names none */
  cpl_span_of_days *spans; /* one after the other      */
  bool *received;          /* by span: anything?       */
  size_t count, room;
} cpl_quiet;

/* False when there is no memory; end it all the same. */
bool cpl_quiet_begin(cpl_quiet *quiet, const complaint_memory *memory, const cpl_days *days,
                     const cpl_process *process, const char *every);
void cpl_quiet_end(cpl_quiet *quiet, const complaint_memory *memory);

/* Something was received on that day. */
void cpl_quiet_received(cpl_quiet *quiet, cpl_day day);

/* The first quiet period from number `i` on that has begun; `count` if there is none. */
size_t cpl_quiet_next(const cpl_quiet *quiet, const cpl_days *days, size_t i);

#endif
