/* explain_due.c - how a due came to be what it is: its limit, extensions, what stood still. */
#include "libcomplaint/case/explain.h"

#include "libcomplaint/case/explain_days.h"
#include "libcomplaint/case/period.h"

typedef struct told {
  const cpl_duty_answer *duty;
  const cpl_owed *owed;
  const cpl_turn *turns;
  uint32_t number;
  const cpl_turn *first, *last; /* extensions; NULL: none            */
  cpl_told_pause *pauses;       /* that took some time, in order     */
  size_t pause_count;
} told;

/* ---- what befell it -------------------------------------------------------------------------- */

uint32_t cpl_duty_number(const cpl_speaker *s, const cpl_duty_answer *duty) {
  const cpl_process *process = s->namer->process;
  uint32_t left = (uint32_t)(duty - s->decision->duties);
  if (s->state == NULL || process->rules[duty->rule].trigger >= CPL_EACH_DAY) return UINT32_MAX;
  for (uint32_t i = 0; i < s->state->duty_count; i++)
    if ((s->state->duties[i].flags & CPL_WAS_LIVE) && left-- == 0) return i;
  return UINT32_MAX;
}

static const cpl_event *event_of(const cpl_speaker *s, const cpl_turn *turn) {
  return &s->state->record->events[turn->event];
}

const char *cpl_spoken_event(cpl_speaker *s, const cpl_turn *turn) {
  const cpl_event *event = event_of(s, turn);
  return cpl_compose(s, CPL_SAY_EVENT, cpl_spoken_number(s, event->seq),
                     cpl_spoken_actions(s, cpl_bit(event->action)),
                     cpl_ids_text(s->namer->ids, event->actor));
}

/* The last event that paused the duty at that moment: whatever came before took no time. */
static const cpl_turn *pause_at(const told *t, cpl_moment at) {
  const cpl_turn *found = NULL, *turn = cpl_turn_find(t->turns, t->number, CPL_TURN_PAUSED);
  for (; turn != NULL; turn = cpl_turn_find(turn->next, t->number, CPL_TURN_PAUSED))
    if (turn->at == at) found = turn;
  return found;
}

static void gather_pauses(cpl_speaker *s, told *t) {
  const cpl_state *state = s->state;
  t->pauses = cpl_arena_array(&s->scratch, state->pause_count, sizeof *t->pauses);
  if (t->pauses == NULL) s->out->failed = true;
  for (uint32_t i = 0; t->pauses != NULL && i < state->pause_count; i++) {
    cpl_interval interval = state->pauses[i].interval;
    if (state->pauses[i].duty != t->number || interval.from == interval.till) continue;
    const cpl_turn *began = pause_at(t, interval.from), *ended = NULL;
    if (began != NULL) ended = cpl_turn_find(began->next, t->number, CPL_TURN_RESUMED);
    t->pauses[t->pause_count++] =
        (cpl_told_pause){interval, began == NULL ? 0 : event_of(s, began)->seq,
                         ended == NULL ? 0 : event_of(s, ended)->seq};
  }
}

static told tell_of(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns) {
  told t = {.duty = duty,
            .owed = &s->namer->process->owed[duty->entry],
            .turns = turns,
            .number = cpl_duty_number(s, duty)};
  if (t.number == UINT32_MAX) return t;
  const cpl_turn *turn = cpl_turn_find(turns, t.number, CPL_TURN_EXTENDED);
  t.first = turn;
  for (; turn != NULL; turn = cpl_turn_find(turn->next, t.number, CPL_TURN_EXTENDED)) t.last = turn;
  gather_pauses(s, &t);
  return t;
}

/* ---- where a due comes from ------------------------------------------------------------------ */

static cpl_type type_of(const cpl_speaker *s, uint16_t field) {
  return (cpl_type)s->namer->model->facts[s->namer->process->fields[field].fact].type;
}

/* The kept value of a fact that a due goes by. */
static bool value_of(const cpl_speaker *s, const told *t, uint16_t field, cpl_value *value) {
  const cpl_scene scene = {.place = t->duty->on};
  return s->state != NULL && cpl_scene_value(s->state, &scene, field, value);
}

/* "`exam` = 2014-09-10". */
static const char *valued(cpl_speaker *s, const told *t, uint16_t field) {
  const cpl_seen_from from = {s->state, {.place = t->duty->on}};
  const char *name = cpl_spoken_fact(s, s->namer->process->fields[field].fact);
  const char *value = cpl_spoken_standing(s, &from, field);
  return value == NULL ? name : cpl_compose(s, CPL_SAY_VALUED, name, value, NULL);
}

/* What the limit of an entry is counted from; the pauses that it knew are the first so many. */
static cpl_counted counting(cpl_speaker *s, const told *t, const cpl_owed *owed, cpl_moment since,
                            size_t pauses) {
  cpl_value value;
  cpl_counted counted = {owed->within, owed->calendar, false, since, NULL, t->pauses, pauses};
  if (owed->before == CPL_NONE) return counted;
  counted.back = true;
  counted.named = valued(s, t, owed->before);
  counted.pause_count = 0;
  if (!value_of(s, t, owed->before, &value))
    counted.limit.unit = CPL_UNIT_NONE;
  else if (type_of(s, owed->before) == CPL_DATE)
    counted.from = cpl_moment_of_day((cpl_day)value, s->namer->model->zone);
  else
    counted.from = value;
  return counted;
}

/* How it comes about, in words; NULL where that cannot be said: the facts have changed since. */
static const char *origin(cpl_speaker *s, const told *t, const cpl_owed *owed,
                          const cpl_counted *counted, cpl_due due) {
  cpl_value value;
  if (owed->due != CPL_NONE) {
    cpl_phrase phrase = type_of(s, owed->due) == CPL_DATE ? CPL_SAY_NAMED_DAY : CPL_SAY_NAMED_TIME;
    bool still = value_of(s, t, owed->due, &value) &&
                 cpl_due_of_value(s->state, owed->due, value).too_late == due.too_late;
    if (!still) return NULL;
    return cpl_compose(s, phrase, cpl_spoken_fact(s, s->namer->process->fields[owed->due].fact),
                       NULL, NULL);
  }
  if (counted->limit.unit == CPL_UNIT_NONE || !cpl_counted_makes(s, counted, due)) return NULL;
  const char *limit = cpl_spoken_limit(s, counted->limit);
  if (counted->back) return cpl_compose(s, CPL_SAY_BEFORE, limit, counted->named, NULL);
  if (counted->pause_count == 0) return limit;
  return cpl_compose(s, CPL_SAY_LESS_STILL, limit, NULL, NULL);
}

static const char *due_text(cpl_speaker *s, cpl_due due) {
  char text[CPL_MOMENT_TEXT];
  cpl_namer_due(s->namer, due, text);
  return cpl_spoken_text(s, text);
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void speak_pauses(cpl_speaker *s, const told *t) {
  for (size_t i = 0; i < t->pause_count; i++) {
    const cpl_told_pause *pause = &t->pauses[i];
    const char *from = cpl_spoken_moment(s, pause->interval.from);
    const cpl_turn *began = pause_at(t, pause->interval.from);
    const cpl_turn *ended =
        began == NULL ? NULL : cpl_turn_find(began->next, t->number, CPL_TURN_RESUMED);
    if (began == NULL) continue;
    if (ended == NULL)
      cpl_speak(s, CPL_SAY_STILL_STANDS, from, cpl_spoken_event(s, began), NULL);
    else
      cpl_speak(s, CPL_SAY_STOOD_STILL, from, cpl_spoken_moment(s, pause->interval.till),
                cpl_compose(s, CPL_SAY_TWO_EVENTS, cpl_spoken_event(s, began),
                            cpl_spoken_event(s, ended), NULL));
  }
}

static void speak_extensions(cpl_speaker *s, const told *t) {
  const cpl_turn *turn = t->first;
  for (; turn != NULL; turn = cpl_turn_find(turn->next, t->number, CPL_TURN_EXTENDED)) {
    const char *by = cpl_spoken_event(s, turn), *given = due_text(s, turn->given);
    if (turn->was.due.none)
      cpl_speak(s, CPL_SAY_EXTENDED_TO, by, given, NULL);
    else
      cpl_speak(s, CPL_SAY_EXTENDED_FROM, by, due_text(s, turn->was.due), given);
  }
}

/* The pauses that were over by then. */
static size_t pauses_by(const told *t, cpl_moment at) {
  size_t count = 0;
  while (count < t->pause_count && t->pauses[count].interval.till <= at) count++;
  return count;
}

/* What the limit alone had made of it before it was extended. */
static void speak_first(cpl_speaker *s, const told *t) {
  const cpl_duty *was = &t->first->was;
  const cpl_owed *owed = &s->namer->process->owed[was->entry];
  if (was->due.none) return;
  const cpl_counted counted = counting(s, t, owed, was->since, pauses_by(t, t->first->at));
  const char *how = origin(s, t, owed, &counted, was->due);
  if (how == NULL) return;
  cpl_speak(s, CPL_SAY_AT_FIRST, due_text(s, was->due), how, NULL);
  if (owed->due == CPL_NONE) cpl_speak_counted(s, &counted);
}

static void speak_extended(cpl_speaker *s, const told *t) {
  const char *number = cpl_spoken_number(s, event_of(s, t->last)->seq);
  bool moved = t->duty->due.too_late != t->last->given.too_late;
  if (t->duty->due.none)
    cpl_speak(s, CPL_SAY_STANDS_STILL, NULL, NULL, NULL);
  else
    cpl_speak(s, CPL_SAY_DUE_WITHIN, due_text(s, t->duty->due),
              cpl_compose(s, moved ? CPL_SAY_BY_EXTENSION_STILL : CPL_SAY_BY_EXTENSION, number,
                          NULL, NULL),
              NULL);
  speak_extensions(s, t);
  speak_pauses(s, t);
  speak_first(s, t);
}

static void speak_none(cpl_speaker *s, const told *t) {
  uint16_t field = t->owed->due != CPL_NONE ? t->owed->due : t->owed->before;
  if (t->duty->suspended)
    cpl_speak(s, CPL_SAY_STANDS_STILL, NULL, NULL, NULL);
  else if (field != CPL_NONE)
    cpl_speak(s, CPL_SAY_NO_DATE, cpl_spoken_fact(s, s->namer->process->fields[field].fact), NULL,
              NULL);
  else
    cpl_speak(s, CPL_SAY_PROMPTLY, NULL, NULL, NULL);
  speak_pauses(s, t);
}

static void speak_limit(cpl_speaker *s, const told *t) {
  const cpl_counted counted = counting(s, t, t->owed, t->duty->since, t->pause_count);
  const char *how = origin(s, t, t->owed, &counted, t->duty->due);
  if (how == NULL)
    cpl_speak(s, CPL_SAY_DUE, due_text(s, t->duty->due), NULL, NULL);
  else
    cpl_speak(s, CPL_SAY_DUE_WITHIN, due_text(s, t->duty->due), how, NULL);
  speak_pauses(s, t);
  if (how != NULL && t->owed->due == CPL_NONE) cpl_speak_counted(s, &counted);
}

/* ---- always, and period by period ------------------------------------------------------------ */

static void speak_always(cpl_speaker *s, const cpl_owed *owed) {
  const char *row = cpl_spoken_row(s, owed->when);
  cpl_speak(s, row[0] == '\0' ? CPL_SAY_AT_EVERY_MOMENT : CPL_SAY_WHILE, row, NULL, NULL);
}

static void speak_period(cpl_speaker *s, const cpl_duty_answer *duty) {
  const cpl_process *process = s->namer->process;
  int32_t zone = s->namer->model->zone;
  uint16_t calendar = process->owed[duty->entry].calendar;
  cpl_span_of_days period =
      cpl_period_of(process->rules[duty->rule].trigger, cpl_day_of_moment(duty->since, zone));
  cpl_phrase phrase = calendar == CPL_EVERY_DAY ? CPL_SAY_PERIOD_ENDS : CPL_SAY_PERIOD_COUNTS;
  cpl_speak(s, CPL_SAY_PERIOD, cpl_spoken_day(s, period.first), cpl_spoken_day(s, period.end - 1),
            NULL);
  cpl_speak(s, CPL_SAY_DUE_WITHIN, due_text(s, duty->due), cpl_compose(s, phrase, "", "", ""),
            NULL);
  cpl_speak_rest(s, calendar, cpl_day_of_moment(duty->due.shown, zone), period.end - 1);
}

/* ---- the whole ------------------------------------------------------------------------------- */

void cpl_explain_due(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns) {
  uint8_t trigger = s->namer->process->rules[duty->rule].trigger;
  const told t = tell_of(s, duty, turns);
  if (s->out->failed) return;
  if (trigger == CPL_ALWAYS)
    speak_always(s, t.owed);
  else if (trigger > CPL_ALWAYS)
    speak_period(s, duty);
  else if (t.last != NULL)
    speak_extended(s, &t);
  else if (duty->due.none)
    speak_none(s, &t);
  else
    speak_limit(s, &t);
  if (duty->due.provisional) cpl_speak(s, CPL_SAY_PROVISIONAL, NULL, NULL, NULL);
  if (duty->soft) cpl_speak(s, CPL_SAY_TARGET, NULL, NULL, NULL);
}
