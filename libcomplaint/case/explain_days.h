/* explain_days.h - a limit counted once more, day by day.
 * Knows: calendars, speaker. Must not know: duties, their life. */
#ifndef CPL_CASE_EXPLAIN_DAYS_H
#define CPL_CASE_EXPLAIN_DAYS_H

#include "libcomplaint/case/speaker.h"

/* A time that stood still, and the events that began and ended it; 0: none. */
typedef struct cpl_told_pause {
  cpl_interval interval;
  uint32_t began, ended; /* seq */
} cpl_told_pause;

/* A limit, what it is counted from, and the pauses that it knew, in order. */
typedef struct cpl_counted {
  cpl_limit limit;
  uint16_t calendar; /* of the model */
  bool back;         /* counted back from there */
  cpl_moment from;
  const char *named; /* counted back: from what, in words */
  const cpl_told_pause *pauses;
  size_t pause_count;
} cpl_counted;

/* Does this limit make that due? By the same function that makes dues. */
bool cpl_counted_makes(cpl_speaker *s, const cpl_counted *counted, cpl_due due);
/* Every day from its start to its due, and what became of it; nothing for a limit in minutes. */
void cpl_speak_counted(cpl_speaker *s, const cpl_counted *counted);
/* No period is longer. */
enum { CPL_PERIOD_DAYS = 31 };

/* The days of a period after its `due`, up to `last`, which do not count. */
void cpl_speak_rest(cpl_speaker *s, uint16_t calendar, cpl_day due, cpl_day last);

#endif
