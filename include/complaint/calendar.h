#ifndef COMPLAINT_CALENDAR_H
#define COMPLAINT_CALENDAR_H

/* Which days count, and when a time limit ends.
 *
 * A calendar knows the rest days and the make-up working days of some years. Every notice that was
 * published made a new *edition* of it: the whole table as it was known from that day on. A later
 * edition replaces an earlier one where it speaks of the same days, and both can still be asked,
 * because an old decision must come out as it did. Days that no notice covers follow their weekday,
 * and every answer that rests on one of them says that it is *provisional*.
 *
 * How a limit is counted: the day on which it begins is not. Natural limits (days, weeks, months,
 * years) that end on a rest day end on the next working day. A limit in days ends with its last
 * day, or at the close of business where one is given; one in minutes or hours ends with its last
 * minute; one in seconds with its last second. Months from the 31st end on the last day of a month.
 *
 *     complaint_calendar *calendar = complaint_calendar_builtin("cn", NULL, &err);
 *     complaint_due_question question = {.from = "2026-09-30", .limit = "5wd"};
 *     complaint_due due;
 *     complaint_calendar_due(calendar, &question, &due, &err);     due.due is "2026-10-13"
 *     complaint_calendar_free(calendar);
 *
 * A calendar never changes once it is made. Threads may share it. Dates are texts such as
 * `2026-10-01`; times are RFC 3339 with an offset, such as `2026-10-01T08:00:00+08:00`. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "complaint/error.h"
#include "complaint/memory.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct complaint_calendar complaint_calendar;

/* ---- making calendars ------------------------------------------------------------------------ */

/** A calendar that the library carries: `cn`, mainland China 2007 to 2026, from the notices of the
 *  State Council.
 *
 *  It is yours: complaint_calendar_free(). `memory` may be NULL. NULL on failure: E_NOT_FOUND for
 *  another name. */
complaint_calendar *complaint_calendar_builtin(const char *name, const complaint_memory *memory,
                                               complaint_error *err);

/** The shapes in which days can be handed over. */
typedef enum complaint_calendar_shape {
  /** The JSON of the holiday-cn data: `{"year": 2026, "days": [{"name", "date", "isOffDay"}]}`. It
   *  covers its year; days of the neighbouring years may stand in it too. */
  COMPLAINT_CALENDAR_JSON,
  /** iCalendar, all-day events. An event lists rest days; it lists make-up working days when its
   *  summary ends in `班`, `(work)` or ` work`, or its category is WORK. */
  COMPLAINT_CALENDAR_ICS,
  /** A plain list, one day or span to a line: `2026-10-01..2026-10-07 rest National Day`,
   *  `2026-10-10 work`. A line `covers A B` says what it speaks of, `published DATE` since when it
   *  is known, and `counts listed` that only the listed days count, as for school days. */
  COMPLAINT_CALENDAR_LIST
} complaint_calendar_shape;

/** What the text itself does not say. */
typedef struct complaint_calendar_source {
  const char *name;      /* for errors and the edition's name; NULL: "calendar"                   */
  const char *published; /* a date, before what the text says of it; NULL: the text's, else ever  */
  const char *from;      /* first and last day that it covers; NULL: what the text says, else     */
  const char *till;      /* from the first day listed to the last                                 */
} complaint_calendar_source;

/** Read one more notice, of `size` bytes of UTF-8. With `base`, the new calendar knows the notices
 *  of `base` too, and this one is an edition among theirs, in order of publication; `base` is not
 *  changed and is not needed any more. `base`, `source` and `memory` may be NULL.
 *
 *  The new calendar is yours. NULL on failure: E_INPUT with the line or the entry that is wrong,
 *  E_LIMIT when the days lie more than 60,000 apart. */
complaint_calendar *complaint_calendar_load(const complaint_calendar *base,
                                            complaint_calendar_shape shape, const char *text,
                                            size_t size, const complaint_calendar_source *source,
                                            const complaint_memory *memory, complaint_error *err);

/** Give a calendar up. It goes when the last policy that uses it has gone too. NULL is fine. */
void complaint_calendar_free(complaint_calendar *calendar);

/* ---- editions -------------------------------------------------------------------------------- */

/** One edition, as far as it can be told in a few words. Two editions of one calendar may have the
 *  same publication date; the one that was loaded later then counts. */
typedef struct complaint_edition {
  const char *name;   /* `cn/2025-11-04`; lives as long as the calendar              */
  char published[11]; /* "" when it has been known since ever                        */
  char from[11];      /* the first and the last day that it covers; there may be gaps */
  char till[11];
} complaint_edition;

/** How many editions a calendar has. */
size_t complaint_calendar_edition_count(const complaint_calendar *calendar);

/** The edition at `index`, in order of publication; false when there is none. */
bool complaint_calendar_edition_at(const complaint_calendar *calendar, size_t index,
                                   complaint_edition *edition);

/** SHA-256, in hex, over the meaning of the editions published by `known_by` (a date; NULL: all):
 *  since when which days are covered and count. Names do not matter, nor does the shape that was
 *  read. */
complaint_status complaint_calendar_digest(const complaint_calendar *calendar, const char *known_by,
                                           char digest[65], complaint_error *err);

/* ---- days ------------------------------------------------------------------------------------ */

/** Why a day counts, or does not. */
typedef enum complaint_day_kind {
  COMPLAINT_DAY_WEEKDAY, /* counts, by its weekday                                       */
  COMPLAINT_DAY_WEEKEND, /* does not, by its weekday                                     */
  COMPLAINT_DAY_REST,    /* listed as a rest day                                         */
  COMPLAINT_DAY_MAKE_UP, /* a Saturday or Sunday that is listed as a working day         */
  COMPLAINT_DAY_UNLISTED /* not listed where only listed days count                      */
} complaint_day_kind;

/** What became of a day in the course of a limit. */
typedef enum complaint_day_use {
  COMPLAINT_DAY_COUNTED,
  COMPLAINT_DAY_START,     /* the day of the event: not counted                               */
  COMPLAINT_DAY_SKIPPED,   /* a rest day in a limit of working days                           */
  COMPLAINT_DAY_SUSPENDED, /* taken out by a suspension                                       */
  COMPLAINT_DAY_ROLLED,    /* the limit would have ended here or before; it is a rest day     */
  COMPLAINT_DAY_DUE        /* the last day: the limit ends with it                            */
} complaint_day_use;

/** One day: as the calendar has it, and in an explanation what the limit made of it. */
typedef struct complaint_day {
  char date[11];
  complaint_day_kind kind;
  complaint_day_use use; /* COUNTED or SKIPPED where no limit was asked about */
  int32_t number;        /* which day of the limit it is, from 1; 0: none of them     */
  bool provisional;
  const char *name;    /* of the holiday, else ""; lives as long as the calendar    */
  const char *name_en; /* in English; the same where that is not known              */
} complaint_day;

/** What kind of day a date is. `known_by` may be NULL: the newest edition. */
complaint_status complaint_calendar_day(const complaint_calendar *calendar, const char *date,
                                        const char *known_by, complaint_day *day,
                                        complaint_error *err);

/** A count of days, and what it rests on. */
typedef struct complaint_day_count {
  int64_t days; /* negative when the later date was given first */
  bool provisional;
  const char *edition; /* its name; lives as long as the calendar */
} complaint_day_count;

/** How many days count after `from`, up to and with `till`: so many that a limit of as many working
 *  days from `from` ends on `till`, if that is a working day. */
complaint_status complaint_calendar_count(const complaint_calendar *calendar, const char *from,
                                          const char *till, const char *known_by,
                                          complaint_day_count *count, complaint_error *err);

/* ---- limits ---------------------------------------------------------------------------------- */

/** A time in which a limit stands still. Out of a limit in days it takes the days after its first,
 *  up to and with the day it ends; out of one in minutes, its exact time. */
typedef struct complaint_suspension {
  const char *from; /* a date or a time                          */
  const char *till; /* the same; NULL: it has not ended          */
} complaint_suspension;

/** A question about one limit. What is not set is NULL, 0 or false: `{.from = "2026-09-30", .limit
 *  = "5wd"}` is a whole question. */
typedef struct complaint_due_question {
  const char *from;     /* a date or a time                                                       */
  const char *limit;    /* digits and a unit, s min h d wd w mo y: `7wd`, `30d`, `15min`          */
  const char *known_by; /* a date: ask the edition of that day; NULL: the newest                  */
  const char *zone;     /* `+08:00`; NULL: the offset of `from`, else +08:00                      */
  int close;            /* minutes after midnight at which a last day ends; 0: at 24:00           */
  bool before;          /* count back from `from`; suspensions then do not matter                 */
  const complaint_suspension *suspended; /* in order of `from`; may overlap                       */
  size_t suspended_count;
} complaint_due_question;

/** The answer to it. Something done on the last day, or in the last minute, is in time; at
 *  `too_late` it is late. */
typedef struct complaint_due {
  char due[26]; /* the last day, as a date; or the last minute or second, as a time; or ""    */
  char too_late[26];   /* the first moment that is too late, as a time; or ""   */
  const char *edition; /* its name; lives as long as the calendar */
  bool provisional;
  bool none; /* no due at present: a suspension has not ended */
} complaint_due;

/** When a limit ends. E_INPUT names the part of the question that cannot be read, and its form. */
complaint_status complaint_calendar_due(const complaint_calendar *calendar,
                                        const complaint_due_question *question, complaint_due *due,
                                        complaint_error *err);

/** Why a limit in days ends when it does: every day from its start to its due, counted or not, the
 *  first `capacity` of them. `*count` is how many there are. A limit in minutes has none. */
complaint_status complaint_calendar_explain(const complaint_calendar *calendar,
                                            const complaint_due_question *question,
                                            complaint_day *days, size_t capacity, size_t *count,
                                            complaint_error *err);

#ifdef __cplusplus
}
#endif

#endif
