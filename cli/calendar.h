/* calendar.h - the calendars that `--calendar` names, and how their days are called.
 * Knows: files, the public calendar and engine. Must not know: which verb asks. */
#ifndef CPL_CLI_CALENDAR_H
#define CPL_CLI_CALENDAR_H

#include "cli/cli.h"
#include "complaint/calendar.h"
#include "complaint/engine.h"

enum { CLI_CALENDAR_NAME = 61 };

typedef struct cli_calendars {
  struct cli_calendar {
    char name[CLI_CALENDAR_NAME];
    complaint_calendar *calendar;
  } items[CLI_LIST_MAX];
  size_t count;
} cli_calendars;

/* Each word is the name of a built-in calendar, or NAME=FILE with a file that ends in .json, .ics
 * or .txt. A file under a name that is there, the built-in ones too, is one more notice of that
 * calendar. False after telling what is wrong; cli_calendars_close() in any case. */
bool cli_calendars_open(cli_calendars *calendars, const cli_list *given);
void cli_calendars_close(cli_calendars *calendars);

/* Let the policies of an engine name them. False after telling what is wrong. */
bool cli_calendars_lend(const cli_calendars *calendars, complaint_engine *engine);

/* The one calendar that is given, for `verb`; NULL after telling what is wrong. Borrowed. */
const complaint_calendar *cli_calendars_one(const cli_calendars *calendars, const char *verb);

/* "make_up", as in JSON. */
const char *cli_day_kind(complaint_day_kind kind);
const char *cli_day_use(complaint_day_use use);

/* Say on stderr that an answer rests on days that the calendar does not cover. */
void cli_say_provisional(const char *calendar);

#endif
