/* calendar.h - the calendar that `--calendar` names, and how its days are called.
 * Knows: files, the public calendar. Must not know: which verb asks. */
#ifndef CPL_CLI_CALENDAR_H
#define CPL_CLI_CALENDAR_H

#include "complaint/calendar.h"

/* A built-in calendar by name, or a file that ends in .json, .ics or .txt. NULL after telling what
 * is wrong; else complaint_calendar_free(). */
complaint_calendar *cli_calendar(const char *name);

/* "make_up", as in JSON. */
const char *cli_day_kind(complaint_day_kind kind);
const char *cli_day_use(complaint_day_use use);

/* Say on stderr that an answer rests on days that the calendar does not cover. */
void cli_say_provisional(const char *calendar);

#endif
