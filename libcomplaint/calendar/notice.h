/* notice.h - what one publication says of some days, as a loader reads it.
 * Knows: days, memory. Must not know: editions, and what else was published. */
#ifndef CPL_CALENDAR_NOTICE_H
#define CPL_CALENDAR_NOTICE_H

#include "libcomplaint/base/error.h"
#include "libcomplaint/base/memory.h"
#include "libcomplaint/base/time.h"

/* Known since ever: the publication date of a notice that names none. */
#define CPL_DAY_ALWAYS INT32_MIN

typedef struct cpl_listed {
  cpl_day day;
  int place;        /* line or entry of its source, for errors */
  const char *name; /* never NULL                              */
  bool works;
} cpl_listed;

typedef struct cpl_notice {
  const char *name;   /* of its edition                               */
  cpl_day published;  /* or CPL_DAY_ALWAYS                            */
  cpl_day from, till; /* what it covers                               */
  bool listed_only;   /* in there, only the listed days count         */
  cpl_listed *listed; /* in order of day, each once                   */
  size_t count;
} cpl_notice;

/* A notice while it is read. Texts and, at the end, the days live in an arena. */
typedef struct cpl_reader {
  cpl_arena *arena;
  const char *source; /* for errors                                             */
  const char *places; /* what a place is: NULL for a line, else as in `days`    */
  cpl_notice notice;
  size_t capacity;
  bool spans; /* the notice states what it covers */
} cpl_reader;

void cpl_reader_begin(cpl_reader *reader, cpl_arena *arena, const char *source);
void cpl_reader_end(cpl_reader *reader);

/* An error at a place of the source: E_INPUT, with the sentence in `text`. */
complaint_status cpl_reader_fail(const cpl_reader *reader, int place, complaint_error *err,
                                 const char *format, ...) CPL_PRINTF(4, 5);

/* List the days `from` to `till`, both included. */
complaint_status cpl_reader_list(cpl_reader *reader, cpl_day from, cpl_day till, cpl_listed as,
                                 complaint_error *err);

/* A copy of a name, or the one before it when it is the same; NULL when memory is out. */
const char *cpl_reader_name(cpl_reader *reader, const char *text, size_t size);

/* Bring the days in order, refuse contradictions, work out the span where none is stated. What was
 * read then lives in the arena. */
complaint_status cpl_reader_finish(cpl_reader *reader, complaint_error *err);

/* The three shapes, in valid UTF-8 without zero bytes. */
complaint_status cpl_read_json(cpl_reader *reader, const char *text, size_t size,
                               complaint_error *err);
complaint_status cpl_read_ics(cpl_reader *reader, const char *text, size_t size,
                              complaint_error *err);
complaint_status cpl_read_list(cpl_reader *reader, const char *text, size_t size,
                               complaint_error *err);

/* The notices of a built-in calendar in the shape of a list, ended by NULL; NULL: none so called.
 */
const char *const *cpl_builtin(const char *name);

/* What a holiday is called in English; the name itself where that is not known. */
const char *cpl_holiday_en(const char *name);

#endif
