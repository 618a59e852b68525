/* explain_days.c - see explain_days.h. */
#include "libcomplaint/case/explain_days.h"

#include <stdio.h>
#include <string.h>

_Static_assert(CPL_SAY_ONE_UNIT - CPL_SAY_UNIT == CPL_YEARS - CPL_SECONDS + 1,
               "a phrase for each unit");
_Static_assert(CPL_SAY_COUNTING - CPL_SAY_ONE_UNIT == CPL_YEARS - CPL_SECONDS + 1,
               "and one for each alone");
_Static_assert(CPL_SAY_TRIGGER - CPL_SAY_KIND == COMPLAINT_DAY_UNLISTED + 1,
               "a phrase for each kind of day");

/* ---- which days ------------------------------------------------------------------------------ */

static cpl_day known_by(const cpl_speaker *s) {
  return cpl_day_of_moment(s->decision->now, s->namer->model->zone);
}

bool cpl_counted_makes(cpl_speaker *s, const cpl_counted *counted, cpl_due due) {
  const cpl_model *model = s->namer->model;
  if (counted->calendar >= model->calendar_count) return false;
  const cpl_edition *edition =
      cpl_calendar_edition(model->calendars[counted->calendar], known_by(s));
  cpl_interval *pauses = cpl_arena_array(&s->scratch, counted->pause_count, sizeof *pauses);
  if (pauses == NULL) {
    s->out->failed = true;
    return false;
  }
  for (size_t i = 0; i < counted->pause_count; i++) pauses[i] = counted->pauses[i].interval;
  cpl_due made = counted->back ? cpl_due_before(edition, counted->limit, counted->from, model->zone)
                               : cpl_due_after(edition, counted->limit, counted->from, model->zone,
                                               pauses, counted->pause_count);
  return made.none == due.none && made.too_late == due.too_late;
}

/* The pause that takes out a day. */
static const cpl_told_pause *pause_on(const cpl_speaker *s, const cpl_counted *counted,
                                      const char *date) {
  cpl_day day;
  int32_t zone = s->namer->model->zone;
  if (!cpl_day_parse(date, strlen(date), &day)) return NULL;
  for (size_t i = 0; i < counted->pause_count; i++) {
    const cpl_told_pause *pause = &counted->pauses[i];
    if (day > cpl_day_of_moment(pause->interval.from, zone) &&
        day <= cpl_day_of_moment(pause->interval.till, zone))
      return pause;
  }
  return NULL;
}

/* ---- lines ----------------------------------------------------------------------------------- */

static bool same_sort(const cpl_speaker *s, const cpl_counted *counted, const complaint_day *a,
                      const complaint_day *b) {
  if (a->kind != b->kind || a->use != b->use || strcmp(a->name, b->name) != 0) return false;
  if ((a->number > 0) != (b->number > 0)) return false;
  return a->use != COMPLAINT_DAY_SUSPENDED ||
         pause_on(s, counted, a->date) == pause_on(s, counted, b->date);
}

static const char *day_name(cpl_speaker *s, const complaint_day *day) {
  const char *name = cpl_compose(s, (cpl_phrase)(CPL_SAY_KIND + (int)day->kind), NULL, NULL, NULL);
  if (day->name[0] == '\0') return name;
  const char *holiday = s->language == COMPLAINT_EN ? day->name_en : day->name;
  return cpl_compose(s, CPL_SAY_DAY_OF, name, holiday, NULL);
}

static const char *still_day(cpl_speaker *s, const cpl_counted *counted, const complaint_day *day) {
  const cpl_told_pause *pause = pause_on(s, counted, day->date);
  if (pause == NULL) return cpl_compose(s, CPL_SAY_DAY_SKIPPED, day_name(s, day), NULL, NULL);
  return cpl_compose(s, CPL_SAY_DAY_STILL, day_name(s, day), cpl_spoken_number(s, pause->began),
                     cpl_spoken_number(s, pause->ended));
}

/* `length` days of one sort, from `day` on. */
static const char *day_use(cpl_speaker *s, const cpl_counted *counted, const complaint_day *day,
                           size_t length) {
  static const cpl_phrase PHRASES[] = {
      [COMPLAINT_DAY_COUNTED] = CPL_SAY_DAY_COUNTED, [COMPLAINT_DAY_START] = CPL_SAY_DAY_START,
      [COMPLAINT_DAY_SKIPPED] = CPL_SAY_DAY_SKIPPED, [COMPLAINT_DAY_SUSPENDED] = CPL_SAY_DAY_STILL,
      [COMPLAINT_DAY_ROLLED] = CPL_SAY_DAY_ROLLED,   [COMPLAINT_DAY_DUE] = CPL_SAY_DAY_DUE};
  cpl_phrase phrase = PHRASES[day->use];
  const char *number = cpl_spoken_number(s, day->number);
  if (phrase == CPL_SAY_DAY_STILL) return still_day(s, counted, day);
  if (phrase == CPL_SAY_DAY_ROLLED && counted->back) phrase = CPL_SAY_DAY_ROLLED_BACK;
  if (phrase == CPL_SAY_DAY_COUNTED && length > 1) phrase = CPL_SAY_DAYS_COUNTED;
  if (day->use >= COMPLAINT_DAY_ROLLED)
    number = day->number == 0 ? "" : cpl_compose(s, CPL_SAY_DAY_NUMBER, number, NULL, NULL);
  return cpl_compose(s, phrase, day_name(s, day), number,
                     cpl_spoken_number(s, day[length - 1].number));
}

/* Days of one sort, one after the other, are told in one line. */
static void speak_days(cpl_speaker *s, const cpl_counted *counted, const complaint_day *days,
                       size_t count) {
  for (size_t i = 0, length; i < count; i += length) {
    for (length = 1; i + length < count; length++)
      if (!same_sort(s, counted, &days[i], &days[i + length])) break;
    const char *use = day_use(s, counted, &days[i], length);
    if (length == 1)
      cpl_speak(s, CPL_SAY_DAY, days[i].date, use, NULL);
    else
      cpl_speak(s, CPL_SAY_DAYS, days[i].date, days[i + length - 1].date, use);
  }
}

/* ---- the question ---------------------------------------------------------------------------- */

typedef struct texts {
  char from[CPL_MOMENT_TEXT], known_by[CPL_DAY_TEXT], limit[24];
} texts;

static void limit_as_text(cpl_limit limit, char text[24]) {
  static const char *const UNITS[] = {
      [CPL_SECONDS] = "s",       [CPL_MINUTES] = "min", [CPL_HOURS] = "h",   [CPL_DAYS] = "d",
      [CPL_WORKING_DAYS] = "wd", [CPL_WEEKS] = "w",     [CPL_MONTHS] = "mo", [CPL_YEARS] = "y"};
  (void)snprintf(text, 24, "%d%s", (int)limit.amount, UNITS[limit.unit]);
}

static const complaint_suspension *suspensions(cpl_speaker *s, const cpl_counted *counted) {
  complaint_suspension *out = cpl_arena_array(&s->scratch, counted->pause_count, sizeof *out);
  for (size_t i = 0; out != NULL && i < counted->pause_count; i++) {
    cpl_interval interval = counted->pauses[i].interval;
    bool lasts = interval.till == CPL_MOMENT_NEVER;
    out[i].from = cpl_spoken_moment(s, interval.from);
    out[i].till = lasts ? NULL : cpl_spoken_moment(s, interval.till);
  }
  return out;
}

/* The days of an answer; NULL, and `count` 0, where there are none. */
static const complaint_day *days_of(cpl_speaker *s, const cpl_counted *counted, size_t *count) {
  const cpl_model *model = s->namer->model;
  const complaint_calendar *calendar = model->calendars[counted->calendar];
  texts t;
  cpl_moment_format(counted->from, model->zone, t.from);
  cpl_day_format(known_by(s), t.known_by);
  limit_as_text(counted->limit, t.limit);
  const complaint_due_question question = {.from = t.from,
                                           .limit = t.limit,
                                           .known_by = t.known_by,
                                           .close = counted->limit.close,
                                           .before = counted->back,
                                           .suspended = suspensions(s, counted),
                                           .suspended_count = counted->pause_count};
  *count = 0;
  if (question.suspended == NULL) s->out->failed = true;
  if (s->out->failed) return NULL;
  complaint_status status = complaint_calendar_explain(calendar, &question, NULL, 0, count, NULL);
  complaint_day *days =
      status == COMPLAINT_OK ? cpl_arena_array(&s->scratch, *count, sizeof *days) : NULL;
  if (days != NULL)
    status = complaint_calendar_explain(calendar, &question, days, *count, count, NULL);
  if (status == COMPLAINT_E_NOMEM || (status == COMPLAINT_OK && days == NULL))
    s->out->failed = true;
  return status == COMPLAINT_OK ? days : NULL;
}

void cpl_speak_counted(cpl_speaker *s, const cpl_counted *counted) {
  size_t count;
  if (counted->limit.unit < CPL_DAYS || counted->calendar >= s->namer->model->calendar_count)
    return;
  const complaint_day *days = days_of(s, counted, &count);
  if (days == NULL || count == 0) return;
  if (counted->back)
    cpl_speak(s, CPL_SAY_COUNTING_BACK, counted->named, NULL, NULL);
  else
    cpl_speak(s, CPL_SAY_COUNTING, NULL, NULL, NULL);
  speak_days(s, counted, days, count);
}

void cpl_speak_rest(cpl_speaker *s, uint16_t calendar, cpl_day due, cpl_day last) {
  const cpl_counted none = {.calendar = calendar};
  complaint_day days[CPL_PERIOD_DAYS];
  size_t count = 0;
  char date[CPL_DAY_TEXT], known[CPL_DAY_TEXT];
  if (calendar >= s->namer->model->calendar_count) return;
  cpl_day_format(known_by(s), known);
  for (cpl_day day = due + 1; day <= last && count < CPL_PERIOD_DAYS; day++) {
    cpl_day_format(day, date);
    const complaint_calendar *of = s->namer->model->calendars[calendar];
    if (complaint_calendar_day(of, date, known, &days[count], NULL) == COMPLAINT_OK) count++;
  }
  speak_days(s, &none, days, count);
}
