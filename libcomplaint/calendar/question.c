/* question.c - see question.h. */
#include "libcomplaint/calendar/question.h"

#include <stdlib.h>
#include <string.h>

enum { ZONE_DEFAULT = 8 * 3600 };

/* "2026-02-30" has the form of a date: say which part of it cannot be. False for another form. */
static bool tell_impossible(const char *text, const char *what, complaint_error *err) {
  static const char FORM[] = "dddd-dd-dd";
  for (size_t i = 0; i < sizeof FORM; i++) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    if (FORM[i] == 'd' ? !digit : text[i] != FORM[i]) return false;
  }
  int year = atoi(text), month = atoi(text + 5), days = 31;
  if (year == 0 || month < 1 || month > 12) {
    cpl_error(err, COMPLAINT_E_INPUT,
              "%s: `%s` is no date: years go from 0001 to 9999, months from 01 to 12", what, text);
    return true;
  }
  while (!cpl_civil_valid((cpl_civil){year, month, days})) days--;
  cpl_error(err, COMPLAINT_E_INPUT, "%s: `%s` is no date: that month has %d days", what, text,
            days);
  return true;
}

complaint_status cpl_question_date(const char *text, const char *what, cpl_day *day,
                                   complaint_error *err) {
  if (text == NULL) text = "";
  if (cpl_day_parse(text, strlen(text), day)) return COMPLAINT_OK;
  if (tell_impossible(text, what, err)) return COMPLAINT_E_INPUT;
  return cpl_error(err, COMPLAINT_E_INPUT, "%s: `%.40s` is no date: write it as in `2026-09-30`",
                   what, text);
}

complaint_status cpl_question_known_by(const char *text, cpl_day *day, complaint_error *err) {
  return text == NULL ? COMPLAINT_OK : cpl_question_date(text, "known_by", day, err);
}

/* A date, which is the moment it begins, or a time. */
static complaint_status read_when(const char *text, const char *what, int32_t zone,
                                  cpl_moment *moment, complaint_error *err) {
  cpl_day day;
  size_t size = text != NULL ? strlen(text) : 0;
  if (size > 0 && cpl_moment_parse(text, size, moment)) return COMPLAINT_OK;
  if (size > 0 && cpl_day_parse(text, size, &day)) {
    *moment = cpl_moment_of_day(day, zone);
    return COMPLAINT_OK;
  }
  if (size > 0 && tell_impossible(text, what, err)) return COMPLAINT_E_INPUT;
  return cpl_error(err, COMPLAINT_E_INPUT,
                   "%s: `%.40s` is neither a date as in `2026-09-30` nor a time as in "
                   "`2026-09-30T08:00:00+08:00`",
                   what, text != NULL ? text : "");
}

static complaint_status read_zone(const complaint_due_question *asked, int32_t *zone,
                                  complaint_error *err) {
  *zone = ZONE_DEFAULT;
  if (asked->zone == NULL) {
    if (asked->from != NULL && strlen(asked->from) > 19)
      (void)cpl_zone_parse(asked->from + 19, strlen(asked->from + 19), zone);
    return COMPLAINT_OK;
  }
  if (cpl_zone_parse(asked->zone, strlen(asked->zone), zone)) return COMPLAINT_OK;
  return cpl_error(err, COMPLAINT_E_INPUT, "zone: `%.40s` is no offset: write it as in `+08:00`",
                   asked->zone);
}

static complaint_status read_limit(const complaint_due_question *asked, cpl_limit *limit,
                                   complaint_error *err) {
  const char *text = asked->limit != NULL ? asked->limit : "";
  if (!cpl_limit_parse(text, strlen(text), limit))
    return cpl_error(err, COMPLAINT_E_INPUT,
                     "limit: `%.40s` is no limit: write a number, at most 2147483647, and one of "
                     "s min h d wd w mo y, as in `5wd`",
                     text);
  if (asked->close < 0 || asked->close > 24 * 60)
    return cpl_error(err, COMPLAINT_E_INPUT,
                     "close: %d is no time of the day: write minutes after midnight, 0 to 1440",
                     asked->close);
  limit->close = (uint16_t)asked->close;
  return COMPLAINT_OK;
}

static complaint_status read_suspension(cpl_question *question, const complaint_suspension *asked,
                                        complaint_error *err) {
  cpl_interval *out = &question->suspended[question->count];
  complaint_status status =
      read_when(asked->from, "suspended from", question->zone, &out->from, err);
  if (status != COMPLAINT_OK) return status;
  out->till = CPL_MOMENT_NEVER;
  if (asked->till != NULL)
    status = read_when(asked->till, "suspended till", question->zone, &out->till, err);
  if (status != COMPLAINT_OK) return status;
  if (out->till < out->from)
    return cpl_error(err, COMPLAINT_E_INPUT,
                     "suspended till: `%.40s` comes before its beginning: swap them", asked->till);
  if (question->count > 0 && out->from < out[-1].from)
    return cpl_error(err, COMPLAINT_E_INPUT,
                     "suspended from: `%.40s` comes before the one before it: put them in order",
                     asked->from);
  question->count++;
  return COMPLAINT_OK;
}

static complaint_status read_suspensions(cpl_question *question,
                                         const complaint_due_question *asked,
                                         complaint_error *err) {
  size_t count = asked->suspended_count;
  if (count == 0) return COMPLAINT_OK;
  size_t capacity = 0;
  void *room = NULL;
  if (!cpl_grow(&question->memory, &room, &capacity, count, sizeof *question->suspended))
    return cpl_error_nomem(err);
  question->suspended = room;
  question->capacity = capacity;
  complaint_status status = COMPLAINT_OK;
  for (size_t i = 0; i < count && status == COMPLAINT_OK; i++)
    status = read_suspension(question, &asked->suspended[i], err);
  return status;
}

complaint_status cpl_question_begin(cpl_question *question, const complaint_calendar *calendar,
                                    const complaint_due_question *asked, complaint_error *err) {
  *question = (cpl_question){.memory = cpl_calendar_memory(calendar), .before = asked->before};
  cpl_day known_by = CPL_DAY_LAST;
  complaint_status status = cpl_question_known_by(asked->known_by, &known_by, err);
  if (status == COMPLAINT_OK) status = read_zone(asked, &question->zone, err);
  if (status == COMPLAINT_OK)
    status = read_when(asked->from, "from", question->zone, &question->from, err);
  if (status == COMPLAINT_OK) status = read_limit(asked, &question->limit, err);
  if (status == COMPLAINT_OK) status = read_suspensions(question, asked, err);
  question->edition = cpl_calendar_edition(calendar, known_by);
  return status;
}

void cpl_question_end(cpl_question *question) {
  cpl_delete(&question->memory, question->suspended,
             question->capacity * sizeof *question->suspended);
}

/* Well inside of the years: what runs out of them stops at their first or last day. */
static bool in_years(cpl_moment moment) {
  return moment >= (cpl_moment)(CPL_DAY_FIRST + 2) * CPL_DAY_SECONDS &&
         moment < (cpl_moment)(CPL_DAY_LAST - 1) * CPL_DAY_SECONDS;
}

complaint_status cpl_question_due(const cpl_question *question, cpl_due *due,
                                  complaint_error *err) {
  if (question->before)
    *due = cpl_due_before(question->edition, question->limit, question->from, question->zone);
  else
    *due = cpl_due_after(question->edition, question->limit, question->from, question->zone,
                         question->suspended, question->count);
  if (in_years(question->from) && (due->none || (in_years(due->shown) && in_years(due->too_late))))
    return COMPLAINT_OK;
  return cpl_error(err, COMPLAINT_E_INPUT,
                   "limit: it begins or ends outside of the years 1 to 9999: take a shorter one");
}
