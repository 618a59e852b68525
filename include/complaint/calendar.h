#ifndef COMPLAINT_CALENDAR_H
#define COMPLAINT_CALENDAR_H

/* Which days count, and when a limit ends. */

typedef struct complaint_calendar complaint_calendar;

#endif
