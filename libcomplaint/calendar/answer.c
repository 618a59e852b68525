/* answer.c - the public questions about days and limits, answered in texts.
 * Knows: questions, editions. Must not know: how a limit is counted. */
#include "libcomplaint/calendar/question.h"

/* ---- days ------------------------------------------------------------------------------------ */

static complaint_day show_day(const cpl_edition *edition, cpl_day day) {
  cpl_day_fact fact = cpl_edition_day(edition, day);
  complaint_day out = {.kind = fact.kind,
                       .use = fact.counts ? COMPLAINT_DAY_COUNTED : COMPLAINT_DAY_SKIPPED,
                       .provisional = fact.provisional,
                       .name = fact.name,
                       .name_en = cpl_holiday_en(fact.name)};
  cpl_day_format(day, out.date);
  return out;
}

complaint_status complaint_calendar_day(const complaint_calendar *calendar, const char *date,
                                        const char *known_by, complaint_day *day,
                                        complaint_error *err) {
  if (calendar == NULL || day == NULL) return cpl_error_no_handle(err, "no calendar, or no day");
  cpl_day asked, known = CPL_DAY_LAST;
  complaint_status status = cpl_question_date(date, "date", &asked, err);
  if (status == COMPLAINT_OK) status = cpl_question_known_by(known_by, &known, err);
  if (status == COMPLAINT_OK) *day = show_day(cpl_calendar_edition(calendar, known), asked);
  return status;
}

complaint_status complaint_calendar_count(const complaint_calendar *calendar, const char *from,
                                          const char *till, const char *known_by,
                                          complaint_day_count *count, complaint_error *err) {
  if (calendar == NULL || count == NULL)
    return cpl_error_no_handle(err, "no calendar, or no count");
  cpl_day first, last, known = CPL_DAY_LAST;
  complaint_status status = cpl_question_date(from, "from", &first, err);
  if (status == COMPLAINT_OK) status = cpl_question_date(till, "till", &last, err);
  if (status == COMPLAINT_OK) status = cpl_question_known_by(known_by, &known, err);
  if (status != COMPLAINT_OK) return status;
  const cpl_edition *edition = cpl_calendar_edition(calendar, known);
  cpl_day low = first < last ? first : last, high = first < last ? last : first;
  count->days = cpl_edition_count(edition, first, last);
  count->provisional = low != high && !cpl_edition_covers(edition, low + 1, high);
  count->edition = cpl_edition_name(edition);
  return COMPLAINT_OK;
}

/* ---- limits ---------------------------------------------------------------------------------- */

static complaint_due show_due(const cpl_question *question, cpl_due due) {
  complaint_due out = {.edition = cpl_edition_name(question->edition),
                       .provisional = due.provisional,
                       .none = due.none};
  if (due.none) return out;
  cpl_moment_format(due.too_late, question->zone, out.too_late);
  if (due.is_day)
    cpl_day_format(cpl_day_of_moment(due.shown, question->zone), out.due);
  else
    cpl_moment_format(due.shown, question->zone, out.due);
  return out;
}

complaint_status complaint_calendar_due(const complaint_calendar *calendar,
                                        const complaint_due_question *asked, complaint_due *out,
                                        complaint_error *err) {
  if (calendar == NULL || asked == NULL || out == NULL)
    return cpl_error_no_handle(err, "no calendar, no question, or no answer");
  cpl_question question;
  cpl_due due;
  complaint_status status = cpl_question_begin(&question, calendar, asked, err);
  if (status == COMPLAINT_OK) status = cpl_question_due(&question, &due, err);
  if (status == COMPLAINT_OK) *out = show_due(&question, due);
  cpl_question_end(&question);
  return status;
}

/* ---- why ------------------------------------------------------------------------------------- */

/* A limit in days, counted once more one day after the other. */
typedef struct counting {
  const cpl_question *question;
  bool working;
  cpl_day start;
  int32_t days, left; /* of the limit; still to be counted */
} counting;

static bool is_suspended(const counting *walk, cpl_day day) {
  const cpl_question *question = walk->question;
  for (size_t i = 0; i < question->count && !question->before; i++) {
    const cpl_interval *one = &question->suspended[i];
    if (day > walk->start && day > cpl_day_of_moment(one->from, question->zone) &&
        one->till != CPL_MOMENT_NEVER && day <= cpl_day_of_moment(one->till, question->zone))
      return true;
  }
  return false;
}

static complaint_day_use use_day(counting *walk, cpl_day day) {
  bool counts = cpl_edition_works(walk->question->edition, day);
  if (is_suspended(walk, day)) return COMPLAINT_DAY_SUSPENDED;
  if (walk->left == 0) return COMPLAINT_DAY_ROLLED;
  if (walk->working && !counts) return COMPLAINT_DAY_SKIPPED;
  walk->left--;
  return walk->left == 0 && !counts ? COMPLAINT_DAY_ROLLED : COMPLAINT_DAY_COUNTED;
}

static size_t walk_days(const cpl_question *question, cpl_day last, complaint_day *days,
                        size_t capacity) {
  cpl_day start = cpl_day_of_moment(question->from, question->zone);
  int32_t length = cpl_limit_days(question->limit, start, question->before);
  counting walk = {question, question->limit.unit == CPL_WORKING_DAYS, start, length, length};
  int step = question->before ? -1 : 1;
  bool starts = walk.left > 0; /* a limit of no days ends on its start day */
  size_t count = 0;
  for (cpl_day day = start;; day += step) {
    int32_t left = walk.left;
    complaint_day_use use = starts ? COMPLAINT_DAY_START : use_day(&walk, day);
    if (day == last) use = COMPLAINT_DAY_DUE;
    if (count < capacity) {
      days[count] = show_day(question->edition, day);
      days[count].use = use;
      days[count].number = walk.left < left ? walk.days - walk.left : 0;
    }
    count++;
    starts = false;
    if (day == last) return count;
  }
}

complaint_status complaint_calendar_explain(const complaint_calendar *calendar,
                                            const complaint_due_question *asked,
                                            complaint_day *days, size_t capacity, size_t *count,
                                            complaint_error *err) {
  if (calendar == NULL || asked == NULL || count == NULL || (days == NULL && capacity > 0))
    return cpl_error_no_handle(err, "no calendar, no question, or no answer");
  cpl_question question;
  cpl_due due;
  complaint_status status = cpl_question_begin(&question, calendar, asked, err);
  if (status == COMPLAINT_OK) status = cpl_question_due(&question, &due, err);
  if (status == COMPLAINT_OK) {
    cpl_day last = due.none ? 0 : cpl_day_of_moment(due.shown, question.zone);
    *count = due.is_day && !due.none ? walk_days(&question, last, days, capacity) : 0;
  }
  cpl_question_end(&question);
  return status;
}
