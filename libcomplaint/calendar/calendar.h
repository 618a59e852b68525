/* calendar.h - legal time for the floors above: which days count, and when a limit ends.
 * Knows: base/time.h. Must not know: policies, duties, cases, the clock.
 *
 * A calendar is a list of editions in order of publication; an edition is the whole table as it was
 * known from that day on. Both are immutable once built. Nothing below allocates or fails: what
 * lies outside the table is answered by the weekday and marked `provisional`, what lies outside the
 * years 1 to 9999 is moved to their edge and marked likewise. */
#ifndef CPL_CALENDAR_CALENDAR_H
#define CPL_CALENDAR_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "complaint/calendar.h"
#include "libcomplaint/base/memory.h"
#include "libcomplaint/base/time.h"

/* An open end: a suspension that still runs, a due that there is not. */
#define CPL_MOMENT_NEVER INT64_MAX

typedef struct cpl_edition cpl_edition;

typedef enum cpl_unit {
  CPL_UNIT_NONE, /* "promptly": a duty without a due time */
  CPL_SECONDS,
  CPL_MINUTES, /* 0 minutes is "at once": the same minute */
  CPL_HOURS,
  CPL_DAYS,
  CPL_WORKING_DAYS,
  CPL_WEEKS,
  CPL_MONTHS,
  CPL_YEARS
} cpl_unit;

typedef struct cpl_limit {
  int32_t amount; /* at least 0; less counts as 0                                               */
  uint8_t unit;   /* cpl_unit                                                                   */
  uint16_t close; /* minutes after midnight at which a last day ends; 0: with the day (24:00)   */
} cpl_limit;

/* A suspension, `till` not included; CPL_MOMENT_NEVER while it still runs. */
typedef struct cpl_interval {
  cpl_moment from, till;
} cpl_interval;

typedef struct cpl_due {
  cpl_moment shown;    /* a day: when it begins; else the last minute or second in time */
  cpl_moment too_late; /* the first moment that is too late; CPL_MOMENT_NEVER if `none` */
  bool is_day;
  bool provisional; /* the calendar does not cover every day that this rests on             */
  bool none;        /* no due at present: no limit, or the time stands still in a suspension */
} cpl_due;

/* The table as published by a day; never NULL (an empty table where nothing was published yet).
 * Borrowed from the calendar. O(log n). */
const cpl_edition *cpl_calendar_edition(const complaint_calendar *calendar, cpl_day known_by);

/* The edition at an index, in order of publication; `index` is below the count of them. */
const cpl_edition *cpl_calendar_at(const complaint_calendar *calendar, size_t index);

/* The allocator that it was made with. */
complaint_memory cpl_calendar_memory(const complaint_calendar *calendar);

/* One more owner; complaint_calendar_free() gives it up. Any thread may do either. */
complaint_calendar *cpl_calendar_keep(complaint_calendar *calendar);

/* ---- when a limit ends -------------------------------------------------------------------------
 * `suspended` is in order of `from`; overlaps count once. Out of a day limit a suspension takes the
 * days after its first, up to and with the day it ends; out of a minute limit its exact time. */

/* So long after `start`. The start day is not counted; natural limits roll to the next working day.
 */
cpl_due cpl_due_after(const cpl_edition *edition, cpl_limit limit, cpl_moment start, int32_t zone,
                      const cpl_interval *suspended, size_t count);

/* So long before `moment`; natural limits roll to the earlier working day. */
cpl_due cpl_due_before(const cpl_edition *edition, cpl_limit limit, cpl_moment moment,
                       int32_t zone);

/* On a given day (ended by `close` as in cpl_limit), or in a given minute, as it is named: no roll.
 */
cpl_due cpl_due_on_day(cpl_day day, int32_t zone, uint16_t close);
cpl_due cpl_due_on_moment(cpl_moment moment);

/* What suspensions make of a due that was `given` (cpl_due_on_*) by an extension recorded at
 * `set_at`: the days left when one begins, in the counting of `limit`'s unit, are counted again
 * after its end; a minute moves by the exact time. Only what lies after `set_at` moves it. */
cpl_due cpl_due_extended(const cpl_edition *edition, cpl_due given, cpl_limit limit,
                         cpl_moment set_at, int32_t zone, const cpl_interval *suspended,
                         size_t count);

/* ---- which days count ------------------------------------------------------------------------ */

typedef struct cpl_day_fact {
  complaint_day_kind kind;
  bool counts;
  bool provisional;
  const char *name; /* of the holiday, "" when it has none; borrowed from the calendar */
} cpl_day_fact;

cpl_day_fact cpl_edition_day(const cpl_edition *edition, cpl_day day);
bool cpl_edition_works(const cpl_edition *edition, cpl_day day);

/* How many days count after `from` up to and with `till`; negative where `till` is before `from`.
 */
int32_t cpl_edition_count(const cpl_edition *edition, cpl_day from, cpl_day till);

/* Does the table cover all days from `from` to `till`, both included? */
bool cpl_edition_covers(const cpl_edition *edition, cpl_day from, cpl_day till);

/* `cn/2025-11-04`. */
const char *cpl_edition_name(const cpl_edition *edition);

/* ---- a limit as text
 * ---------------------------------------------------------------------------*/

/* "5wd", "30d", "15min", "0min": digits and one of s min h d wd w mo y. */
bool cpl_limit_parse(const char *text, size_t size, cpl_limit *limit);

/* How many days a limit in days counts from a day, its suspensions aside. */
int32_t cpl_limit_days(cpl_limit limit, cpl_day from, bool before);

#endif
