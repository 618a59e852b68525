/* explain_duty.c - who owes what to whom, since when, and why it is due when it is. */
#include "libcomplaint/case/explain.h"

#include <stdio.h>
#include <string.h>

_Static_assert(CPL_SAY_COUNTING - CPL_SAY_UNIT == CPL_YEARS - CPL_SECONDS + 1,
               "a phrase for each unit");
_Static_assert(CPL_SAY_TRIGGER - CPL_SAY_KIND == COMPLAINT_DAY_UNLISTED + 1,
               "a phrase for each kind of day");
_Static_assert(CPL_SAY_CLAUSES - CPL_SAY_TRIGGER == CPL_EACH_MONTH - CPL_IN_FORCE + 1,
               "a phrase for each trigger");

/* ---- limits ---------------------------------------------------------------------------------- */

static const char *limit_in_words(cpl_speaker *s, cpl_limit limit) {
  if (limit.amount == 0) return cpl_compose(s, CPL_SAY_AT_ONCE, NULL, NULL, NULL);
  cpl_phrase phrase = (cpl_phrase)(CPL_SAY_UNIT + limit.unit - CPL_SECONDS);
  return cpl_compose(s, phrase, cpl_spoken_number(s, limit.amount), NULL, NULL);
}

static void limit_as_text(cpl_limit limit, char text[24]) {
  static const char *const UNITS[] = {
      [CPL_SECONDS] = "s",       [CPL_MINUTES] = "min", [CPL_HOURS] = "h",   [CPL_DAYS] = "d",
      [CPL_WORKING_DAYS] = "wd", [CPL_WEEKS] = "w",     [CPL_MONTHS] = "mo", [CPL_YEARS] = "y"};
  (void)snprintf(text, 24, "%d%s", (int)limit.amount, UNITS[limit.unit]);
}

/* ---- day by day ------------------------------------------------------------------------------ */

/* Days of one sort, one after the other, are told in one line. */
static bool same_sort(const complaint_day *a, const complaint_day *b) {
  return a->kind == b->kind && a->use == b->use && strcmp(a->name, b->name) == 0;
}

static const char *day_use(cpl_speaker *s, const complaint_day *day, size_t length,
                           int64_t counted) {
  static const cpl_phrase PHRASES[] = {[COMPLAINT_DAY_COUNTED] = CPL_SAY_DAY_COUNTED,
                                       [COMPLAINT_DAY_START] = CPL_SAY_DAY_START,
                                       [COMPLAINT_DAY_SKIPPED] = CPL_SAY_DAY_SKIPPED,
                                       [COMPLAINT_DAY_SUSPENDED] = CPL_SAY_DAY_SKIPPED,
                                       [COMPLAINT_DAY_ROLLED] = CPL_SAY_DAY_ROLLED,
                                       [COMPLAINT_DAY_DUE] = CPL_SAY_DAY_DUE};
  cpl_phrase kind = (cpl_phrase)(CPL_SAY_KIND + (int)day->kind), phrase = PHRASES[day->use];
  const char *name = cpl_compose(s, kind, NULL, NULL, NULL);
  if (day->name[0] != '\0') name = cpl_compose(s, CPL_SAY_DAY_OF, name, day->name, NULL);
  if (phrase == CPL_SAY_DAY_COUNTED && length > 1) phrase = CPL_SAY_DAYS_COUNTED;
  return cpl_compose(s, phrase, name, cpl_spoken_number(s, counted + 1),
                     cpl_spoken_number(s, counted + (int64_t)length));
}

static void speak_days(cpl_speaker *s, const complaint_day *days, size_t count) {
  int64_t counted = 0;
  cpl_speak(s, CPL_SAY_COUNTING, NULL, NULL, NULL);
  for (size_t i = 0, length; i < count; i += length) {
    for (length = 1; i + length < count && same_sort(&days[i], &days[i + length]);) length++;
    const char *use = day_use(s, &days[i], length, counted);
    if (length == 1)
      cpl_speak(s, CPL_SAY_DAY, days[i].date, use, NULL);
    else
      cpl_speak(s, CPL_SAY_DAYS, days[i].date, days[i + length - 1].date, use);
    if (days[i].use == COMPLAINT_DAY_COUNTED) counted += (int64_t)length;
  }
}

/* The days between start and due, if the limit alone made the due; else that something moved it. */
static void speak_count(cpl_speaker *s, const cpl_duty_answer *duty,
                        const complaint_due_question *question) {
  const cpl_owed *owed = &s->namer->process->owed[duty->entry];
  const complaint_calendar *calendar = s->namer->model->calendars[owed->calendar];
  char due[CPL_MOMENT_TEXT];
  size_t count = 0;
  complaint_status status = complaint_calendar_explain(calendar, question, NULL, 0, &count, NULL);
  if (status == COMPLAINT_E_NOMEM) s->out->failed = true;
  if (status != COMPLAINT_OK || count == 0) return;
  complaint_day *days = cpl_arena_array(&s->scratch, count, sizeof *days);
  if (days == NULL ||
      complaint_calendar_explain(calendar, question, days, count, &count, NULL) != COMPLAINT_OK) {
    s->out->failed = true;
    return;
  }
  cpl_namer_due(s->namer, duty->due, due);
  if (strcmp(days[count - 1].date, due) == 0)
    speak_days(s, days, count);
  else
    cpl_speak(s, CPL_SAY_MOVED, NULL, NULL, NULL);
}

/* Does the due follow from a limit in days that is counted from the beginning of the duty? */
static bool is_counted(const cpl_speaker *s, const cpl_duty_answer *duty) {
  const cpl_owed *owed = &s->namer->process->owed[duty->entry];
  bool period = s->namer->process->rules[duty->rule].trigger >= CPL_ALWAYS;
  return !duty->due.none && duty->due.is_day && !period && owed->before == CPL_NONE &&
         owed->due == CPL_NONE && owed->within.unit >= CPL_DAYS &&
         owed->calendar < s->namer->model->calendar_count;
}

static void explain_count(cpl_speaker *s, const cpl_duty_answer *duty) {
  const cpl_owed *owed = &s->namer->process->owed[duty->entry];
  int32_t zone = s->namer->model->zone;
  char from[CPL_MOMENT_TEXT], known_by[CPL_DAY_TEXT], limit[24];
  if (!is_counted(s, duty)) return;
  cpl_moment_format(duty->since, zone, from);
  cpl_day_format(cpl_day_of_moment(s->decision->now, zone), known_by);
  limit_as_text(owed->within, limit);
  const complaint_due_question question = {
      .from = from, .limit = limit, .known_by = known_by, .close = owed->within.close};
  speak_count(s, duty, &question);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static const char *trigger_in_words(cpl_speaker *s, const cpl_duty_rule *rule) {
  if (rule->trigger < CPL_IN_FORCE) return cpl_spoken_actions(s, cpl_bit(rule->trigger));
  return cpl_compose(s, (cpl_phrase)(CPL_SAY_TRIGGER + rule->trigger - CPL_IN_FORCE), NULL, NULL,
                     NULL);
}

static void speak_head(cpl_speaker *s, uint16_t number, uint32_t on) {
  const cpl_duty_rule *rule = &s->namer->process->rules[number];
  const char *head =
      cpl_compose(s, CPL_SAY_DUTY, rule->name, cpl_spoken_actions(s, cpl_bit(rule->action)),
                  trigger_in_words(s, rule));
  cpl_text_adds(s->out, cpl_spoken_at(s, head, rule->kind, on));
  cpl_text_addc(s->out, '\n');
}

static void speak_due(cpl_speaker *s, const cpl_duty_answer *duty) {
  const cpl_owed *owed = &s->namer->process->owed[duty->entry];
  char due[CPL_MOMENT_TEXT];
  cpl_namer_due(s->namer, duty->due, due);
  if (duty->due.none)
    cpl_speak(s, duty->suspended ? CPL_SAY_STANDS_STILL : CPL_SAY_PROMPTLY, NULL, NULL, NULL);
  else if (owed->within.unit == CPL_UNIT_NONE)
    cpl_speak(s, CPL_SAY_DUE, due, NULL, NULL);
  else
    cpl_speak(s, CPL_SAY_DUE_WITHIN, due, limit_in_words(s, owed->within), NULL);
  if (duty->extended) cpl_speak(s, CPL_SAY_EXTENDED, NULL, NULL, NULL);
  if (duty->due.provisional) cpl_speak(s, CPL_SAY_PROVISIONAL, NULL, NULL, NULL);
  if (duty->soft) cpl_speak(s, CPL_SAY_TARGET, NULL, NULL, NULL);
  explain_count(s, duty);
}

void cpl_explain_duty(cpl_speaker *s, const cpl_duty_answer *duty) {
  const cpl_duty_rule *rule = &s->namer->process->rules[duty->rule];
  speak_head(s, duty->rule, duty->on);
  cpl_speak(s, (cpl_phrase)(CPL_SAY_AS_OWED + duty->state), NULL, NULL, NULL);
  if (duty->round > 1) cpl_speak(s, CPL_SAY_ROUND, cpl_spoken_number(s, duty->round), NULL, NULL);
  cpl_speak(s, CPL_SAY_OWED_BY, cpl_spoken_roles(s, duty->by), NULL, NULL);
  if (duty->to != 0) cpl_speak(s, CPL_SAY_OWED_TO, cpl_spoken_roles(s, duty->to), NULL, NULL);
  cpl_speak(s, CPL_SAY_SINCE_EVENT, cpl_spoken_moment(s, duty->since), trigger_in_words(s, rule),
            NULL);
  speak_due(s, duty);
  if (duty->done != CPL_MOMENT_NEVER)
    cpl_speak(s, CPL_SAY_DONE_AT, cpl_spoken_moment(s, duty->done), NULL, NULL);
  (void)cpl_spoken_cites(s, s->namer->process->owed[duty->entry].cites);
}

void cpl_explain_not_owed(cpl_speaker *s, uint16_t number) {
  const cpl_duty_rule *rule = &s->namer->process->rules[number];
  speak_head(s, number, 0);
  cpl_speak(s, CPL_SAY_NOT_OWED, trigger_in_words(s, rule), NULL, NULL);
  for (uint16_t i = 0; i < rule->entries.count; i++)
    (void)cpl_spoken_cites(s, s->namer->process->owed[rule->entries.first + i].cites);
}
