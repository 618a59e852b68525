/* days.h - the days that a report is about, and as of when it is made.
 * Knows: base. Must not know: cases. */
#ifndef CPL_REPORT_DAYS_H
#define CPL_REPORT_DAYS_H

#include "complaint/report.h"
#include "libcomplaint/base/time.h"

typedef struct cpl_days {
  cpl_day first, after;  /* the first day, and the first that is not in it any more */
  cpl_moment from, till; /* when those begin                                        */
  cpl_moment now;        /* what was recorded by then is known                      */
  cpl_moment end;        /* how things stood then: `till`, or `now` if that is earlier */
  int32_t zone;
} cpl_days;

/* As the options say. E_ARGUMENT for days or times that cannot be. */
complaint_status cpl_days_read(cpl_days *days, const complaint_report_options *options,
                               int32_t zone, complaint_error *err);

/* "2026-W40" if it is one week, Monday to Sunday; else "". */
enum { CPL_WEEK_TEXT = 9 };
void cpl_days_week(const cpl_days *days, char out[CPL_WEEK_TEXT]);

#endif
