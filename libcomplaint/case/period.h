/* period.h - duties owed once in every day, week or month.
 * Knows: duty, calendar. Must not know: actions, events. */
#ifndef CPL_CASE_PERIOD_H
#define CPL_CASE_PERIOD_H

#include "libcomplaint/case/duty.h"

/* A day, a week from Monday, a month: first day, and the first day after it. */
typedef struct cpl_span_of_days {
  cpl_day first, end;
} cpl_span_of_days;

cpl_span_of_days cpl_period_of(uint8_t trigger, cpl_day day);

/* The last day of a period that counts for this duty; false if none does and nothing is owed. */
bool cpl_period_last_day(const cpl_state *state, uint16_t rule, cpl_span_of_days period,
                         cpl_day *last);

/* What is owed in every period is worked out for so long after a standing case began. */
enum { CPL_STANDING_YEARS = 100 };

/* Does `now` lie within that? If not, E_LIMIT. */
complaint_status cpl_periods_reach(const cpl_state *state, cpl_moment now, complaint_error *err);

/* Time passes, from the latest event to `until`: what is not owed now was not owed in the periods
 * that end on the way. */
void cpl_periods_pass(cpl_state *state, cpl_moment until);

/* The duty was done for the period in which `day` lies. */
void cpl_period_done(cpl_state *state, uint16_t rule, cpl_day day, cpl_instant now);

/* When it was done for that period, NEVER if it was not owed; false if it was neither. */
bool cpl_period_find(const cpl_state *state, uint16_t rule, cpl_day first, cpl_moment *done);

#endif
