/* edition.h - the table of one edition: for each day a running count, and the way back.
 * Knows: days. Must not know: limits, zones, where the dates came from.
 *
 * Every question of legal time is one of two: how many days count before a day (its ordinal), and
 * which day has a given ordinal. Inside the table each is one load; outside of it both follow the
 * weekdays, from Monday, 0001-01-01, on. (A bit per day with a count for each
 * word would be smaller; counting its ones made a due take nearly twice as long.) */
#ifndef CPL_CALENDAR_EDITION_H
#define CPL_CALENDAR_EDITION_H

#include "libcomplaint/calendar/calendar.h"
#include "libcomplaint/calendar/notice.h"

enum {
  CPL_DAY_FIRST = -719162, /* 0001-01-01, a Monday */
  CPL_DAY_LAST = 2932896,  /* 9999-12-31           */
  CPL_TABLE_DAYS = 60000   /* offsets fit 16 bits  */
};

typedef struct cpl_run {
  cpl_day from, till; /* both covered */
} cpl_run;

static inline bool cpl_run_holds(cpl_run run, cpl_day from, cpl_day till) {
  return run.from <= from && till <= run.till;
}

struct cpl_edition {
  cpl_day first;          /* of the table                                            */
  uint32_t days;          /* in it                                                   */
  uint32_t working;       /* of them, days that count                                */
  int32_t base, shift;    /* ordinal of `first`; ordinal less weekdays past the end  */
  const uint16_t *before; /* for each day, and the one past the end, those that count before it */
  const uint16_t *nth;    /* for each day that counts, its offset from `first`       */
  cpl_run longest;        /* of the runs: nearly always the only one                 */
  const cpl_run *runs;    /* what is covered, in order, never touching               */
  size_t run_count;
  const cpl_listed *const *listed; /* in order of day */
  size_t listed_count;
  const char *name;
  cpl_day published;
};

/* What a day is while a table is made. */
typedef struct cpl_slate_day {
  const cpl_listed *listed; /* NULL: by its weekday                                  */
  bool covered;
  bool foreign;     /* listed by a notice that speaks of another span                */
  bool listed_only; /* does not count unless it is listed                            */
} cpl_slate_day;

typedef struct cpl_slate {
  cpl_slate_day *days;
  cpl_day first;
  uint32_t count;
} cpl_slate;

/* Write what a notice says over what was known before. Days that it covers and does not list lose
 * what was said of them, unless the notice of another span said it. */
void cpl_slate_apply(cpl_slate *slate, const cpl_notice *notice);

/* The table of what is on the slate, all of it in the arena; false when memory is out. */
bool cpl_edition_build(cpl_edition *edition, const cpl_slate *slate, cpl_arena *arena);

/* Days that count before `day`. */
int32_t cpl_edition_ordinal(const cpl_edition *edition, cpl_day day);
/* The day that counts and has this ordinal, within the years 1 to 9999. */
cpl_day cpl_edition_nth(const cpl_edition *edition, int32_t ordinal);

#endif
