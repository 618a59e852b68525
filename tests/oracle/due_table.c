/* due_table.c - the answers of legal time as a table, for a second implementation to compare:
 *
 *     due_table days    a byte for each day from 2006-01-01 to 2028-12-31: does it count in `cn`?
 *     due_table dues    for each start day from 2007-01-01 to 2026-12-31, 61 + 61 numbers of days
 *                       since 1970: the due of 0 to 60 working days, then of 0 to 60 natural days
 *
 * Knows: the calendar floor. Must not know: what the answers should be. */
#include "libcomplaint/calendar/calendar.h"

#include <stdio.h>
#include <string.h>

enum { ZONE = 8 * 3600, LIMITS = 61 };

static void write_days(const cpl_edition *edition) {
  cpl_day last = cpl_day_of_civil((cpl_civil){2028, 12, 31});
  for (cpl_day day = cpl_day_of_civil((cpl_civil){2006, 1, 1}); day <= last; day++)
    (void)putchar(cpl_edition_works(edition, day));
}

static void write_dues(const cpl_edition *edition, cpl_day start, cpl_unit unit) {
  int32_t dues[LIMITS];
  cpl_moment noon = cpl_moment_of_day(start, ZONE) + CPL_DAY_SECONDS / 2;
  for (int32_t n = 0; n < LIMITS; n++) {
    cpl_limit limit = {.amount = n, .unit = (uint8_t)unit};
    dues[n] = cpl_day_of_moment(cpl_due_after(edition, limit, noon, ZONE, NULL, 0).shown, ZONE);
  }
  (void)fwrite(dues, sizeof *dues, LIMITS, stdout);
}

int main(int argc, char **argv) {
  complaint_error err;
  if (argc != 2) return fputs("due_table days|dues\n", stderr), 2;
  complaint_calendar *calendar = complaint_calendar_builtin("cn", NULL, &err);
  if (calendar == NULL) return fputs(err.text, stderr), 2;
  cpl_day last = cpl_day_of_civil((cpl_civil){2026, 12, 31});
  const cpl_edition *edition = cpl_calendar_edition(calendar, last);
  if (strcmp(argv[1], "days") == 0) write_days(edition);
  for (cpl_day day = cpl_day_of_civil((cpl_civil){2007, 1, 1});
       strcmp(argv[1], "dues") == 0 && day <= last; day++) {
    write_dues(edition, day, CPL_WORKING_DAYS);
    write_dues(edition, day, CPL_DAYS);
  }
  complaint_calendar_free(calendar);
  return fflush(stdout) == 0 ? 0 : 2;
}
