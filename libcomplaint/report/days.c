/* days.c - see days.h. */
#include "libcomplaint/report/days.h"

#include <stdio.h>
#include <string.h>

#include "libcomplaint/base/error.h"

/* The Monday of the first week of a year: that with its first Thursday. */
static cpl_day first_monday(int year) {
  cpl_day fourth = cpl_day_of_civil((cpl_civil){year, 1, 4});
  return fourth - cpl_weekday(fourth);
}

/* "2026-W40" and nothing else. */
static bool parse_week(const char *text, cpl_day *monday) {
  static const char FORM[] = "0000-W00";
  for (size_t i = 0; i < sizeof FORM; i++) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    if (FORM[i] == '0' ? !digit : text[i] != FORM[i]) return false;
  }
  int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
  int week = (text[6] - '0') * 10 + text[7] - '0';
  if (year < CPL_YEAR_FIRST || year >= CPL_YEAR_LAST || week == 0) return false;
  *monday = first_monday(year) + 7 * (week - 1);
  return *monday < first_monday(year + 1);
}

static complaint_status read_span(cpl_days *days, const complaint_report_options *o,
                                  complaint_error *err) {
  cpl_day last;
  if (o->from == NULL || o->to == NULL || o->week != NULL)
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "a report is about a week, or about the days from one to another: give "
                     "`week`, or `from` and `to`");
  if (!cpl_day_parse(o->from, strlen(o->from), &days->first) ||
      !cpl_day_parse(o->to, strlen(o->to), &last))
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "`from` and `to` are dates, as in 2026-10-01");
  if (last < days->first)
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "`to`, %s, is before `from`, %s", o->to, o->from);
  days->after = last + 1;
  return COMPLAINT_OK;
}

static complaint_status read_days(cpl_days *days, const complaint_report_options *o,
                                  complaint_error *err) {
  if (o->week == NULL || o->from != NULL || o->to != NULL) return read_span(days, o, err);
  days->after = 0;
  if (!parse_week(o->week, &days->first))
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "`week` is a week of a year, as in 2026-W40, and that year must have it");
  days->after = days->first + 7;
  return COMPLAINT_OK;
}

/* How long a report may be: as long as periods are worked out. */
static bool is_too_long(const cpl_days *days) {
  cpl_civil first = cpl_civil_of_day(days->first);
  first.year += 100;
  if (first.month == 2) first.day = first.day > 28 ? 28 : first.day;
  return first.year <= CPL_YEAR_LAST && days->after > cpl_day_of_civil(first);
}

complaint_status cpl_days_read(cpl_days *days, const complaint_report_options *options,
                               int32_t zone, complaint_error *err) {
  complaint_status status = read_days(days, options, err);
  if (status != COMPLAINT_OK) return status;
  if (is_too_long(days))
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "a report is about 100 years at the most");
  days->zone = zone;
  days->from = cpl_moment_of_day(days->first, zone);
  days->till = cpl_moment_of_day(days->after, zone);
  bool given = options->now != 0 && options->now != COMPLAINT_NOW;
  days->now = given ? options->now : days->till;
  if (!cpl_moment_in_range(days->now, zone) || days->now < days->from)
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "`now` is before the first day of the report, or no time at all");
  days->end = days->now < days->till ? days->now : days->till;
  return COMPLAINT_OK;
}

void cpl_days_week(const cpl_days *days, char out[CPL_WEEK_TEXT]) {
  out[0] = '\0';
  if (days->after - days->first != 7 || cpl_weekday(days->first) != 0) return;
  int year = cpl_civil_of_day(days->first + 3).year;
  unsigned week = (unsigned)((days->first - first_monday(year)) / 7 + 1) % 100;
  (void)snprintf(out, CPL_WEEK_TEXT, "%04u-W%02u", (unsigned)year % 10000, week);
}
