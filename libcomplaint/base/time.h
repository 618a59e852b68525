/* time.h - civil dates and moments. Nothing here reads a clock.
 *
 * A day is a number: days since 1970-01-01. A moment is a number: seconds since
 * 1970-01-01T00:00:00Z. A zone is a fixed offset in seconds east of UTC. */
#ifndef CPL_BASE_TIME_H
#define CPL_BASE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t cpl_day;
typedef int64_t cpl_moment;

enum { CPL_DAY_SECONDS = 86400, CPL_YEAR_FIRST = 1, CPL_YEAR_LAST = 9999 };

typedef struct cpl_civil {
  int year, month, day;
} cpl_civil;

cpl_day cpl_day_of_civil(cpl_civil civil);
cpl_civil cpl_civil_of_day(cpl_day day);
bool cpl_civil_valid(cpl_civil civil);
/* 0 = Monday ... 6 = Sunday. */
int cpl_weekday(cpl_day day);
/* The day in a zone on which a moment falls, and the moment at which a day begins there. */
cpl_day cpl_day_of_moment(cpl_moment moment, int32_t zone);
cpl_moment cpl_moment_of_day(cpl_day day, int32_t zone);

/* "2014-09-10": the whole text or nothing. */
bool cpl_day_parse(const char *text, size_t size, cpl_day *day);
/* Does a moment lie in the years that can be written, by the clock of that zone? */
bool cpl_moment_in_range(cpl_moment moment, int32_t zone);
/* RFC 3339 to the second with an offset, "2014-09-10T08:00:00+08:00" or Z; no fractions, no leap
 * second. */
bool cpl_moment_parse(const char *text, size_t size, cpl_moment *moment);
/* "+08:00", "-03:30" or "Z". */
bool cpl_zone_parse(const char *text, size_t size, int32_t *zone);

enum { CPL_DAY_TEXT = 11, CPL_MOMENT_TEXT = 26 };
/* Write with a NUL; the year must be 1 to 9999. */
void cpl_day_format(cpl_day day, char out[CPL_DAY_TEXT]);
void cpl_moment_format(cpl_moment moment, int32_t zone, char out[CPL_MOMENT_TEXT]);

#endif
