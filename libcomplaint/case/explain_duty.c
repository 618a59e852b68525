/* explain_duty.c - who owes what to whom, since when, by when, and what of it was not kept. */
#include "libcomplaint/case/explain.h"

#include "libcomplaint/case/period.h"

_Static_assert(CPL_SAY_BREACHES - CPL_SAY_TRIGGER == CPL_EACH_MONTH - CPL_IN_FORCE + 1,
               "a phrase for each trigger");

enum { BREACHES_TOLD = 12 };

const char *cpl_spoken_trigger(cpl_speaker *s, const cpl_duty_rule *rule) {
  if (rule->trigger < CPL_IN_FORCE) return cpl_spoken_actions(s, cpl_bit(rule->trigger));
  return cpl_compose(s, (cpl_phrase)(CPL_SAY_TRIGGER + rule->trigger - CPL_IN_FORCE), NULL, NULL,
                     NULL);
}

void cpl_speak_duty(cpl_speaker *s, uint16_t number, uint32_t on) {
  const cpl_duty_rule *rule = &s->namer->process->rules[number];
  const char *head =
      cpl_compose(s, rule->trigger >= CPL_ALWAYS ? CPL_SAY_DUTY_OFTEN : CPL_SAY_DUTY, rule->name,
                  cpl_spoken_actions(s, cpl_bit(rule->action)), cpl_spoken_trigger(s, rule));
  cpl_text_adds(s->out, cpl_spoken_at(s, head, rule->kind, on));
  cpl_text_addc(s->out, '\n');
}

/* The event with which its time began, or what sets it off where it began without one. */
static const char *beginning(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns) {
  uint32_t number = cpl_duty_number(s, duty);
  const cpl_turn *found = NULL, *turn = cpl_turn_find(turns, number, CPL_TURN_STARTED);
  for (; turn != NULL; turn = cpl_turn_find(turn->next, number, CPL_TURN_STARTED))
    if (turn->at == duty->since) found = turn;
  if (found == NULL) return cpl_spoken_trigger(s, &s->namer->process->rules[duty->rule]);
  return cpl_spoken_event(s, found);
}

/* The event that discharged it, for its period where it has one; NULL. */
static const cpl_turn *discharge_of(const cpl_speaker *s, const cpl_duty_answer *duty,
                                    const cpl_turn *turns) {
  const cpl_process *process = s->namer->process;
  uint32_t number = cpl_duty_number(s, duty);
  if (number != UINT32_MAX) return cpl_turn_find(turns, number, CPL_TURN_DONE);
  for (const cpl_turn *t = turns; t != NULL; t = t->next) {
    t = cpl_turn_find(t, UINT32_MAX, CPL_TURN_PERIODS);
    if (t == NULL) break;
    const cpl_event *event = &s->state->record->events[t->event];
    cpl_set steps = process->effects[event->action].counts_as;
    if (t->at == duty->done && (steps & cpl_bit(process->rules[duty->rule].action))) return t;
  }
  return NULL;
}

static void speak_done(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns) {
  const cpl_turn *turn = discharge_of(s, duty, turns);
  const char *at = cpl_spoken_moment(s, duty->done);
  if (turn == NULL)
    cpl_speak(s, CPL_SAY_DONE_AT, at, NULL, NULL);
  else
    cpl_speak(s, CPL_SAY_DONE_BY, at, cpl_spoken_event(s, turn), NULL);
}

/* ---- breaches -------------------------------------------------------------------------------- */

/* What its state does not say already. */
static bool is_told(const cpl_breach *breach, uint16_t rule, uint32_t on) {
  return breach->why != CPL_UNLAWFUL && breach->why != CPL_OVERDUE && breach->what == rule &&
         breach->on == on;
}

static void speak_period_breach(cpl_speaker *s, const cpl_breach *breach) {
  uint8_t trigger = s->namer->process->rules[breach->what].trigger;
  cpl_span_of_days period = cpl_period_of(trigger, breach->period);
  cpl_speak(s, breach->why == CPL_MISSED ? CPL_SAY_MISSED : CPL_SAY_LATE_PERIOD,
            cpl_spoken_day(s, period.first), cpl_spoken_day(s, period.end - 1),
            cpl_spoken_number(s, breach->event));
}

static void speak_breach(cpl_speaker *s, const cpl_breach *breach) {
  if (breach->has_period)
    speak_period_breach(s, breach);
  else if (breach->why == CPL_LATE)
    cpl_speak(s, CPL_SAY_LATE, cpl_spoken_number(s, breach->event), NULL, NULL);
  else if (breach->till == CPL_MOMENT_NEVER)
    cpl_speak(s, CPL_SAY_GAP_LASTS, cpl_spoken_moment(s, breach->from), NULL, NULL);
  else
    cpl_speak(s, CPL_SAY_GAP, cpl_spoken_moment(s, breach->from),
              cpl_spoken_moment(s, breach->till), NULL);
}

/* The latest of them; of a daily duty there may be very many. */
void cpl_speak_breaches(cpl_speaker *s, uint16_t rule, uint32_t on) {
  const complaint_decision *d = s->decision;
  uint32_t count = 0, seen = 0;
  for (uint32_t i = 0; i < d->breach_count; i++) count += is_told(&d->breaches[i], rule, on);
  if (count > 0) cpl_speak(s, CPL_SAY_BREACHES, NULL, NULL, NULL);
  if (count > BREACHES_TOLD)
    cpl_speak(s, CPL_SAY_EARLIER, cpl_spoken_number(s, count - BREACHES_TOLD), NULL, NULL);
  for (uint32_t i = 0; i < d->breach_count; i++) {
    if (!is_told(&d->breaches[i], rule, on)) continue;
    if (seen++ + BREACHES_TOLD >= count) speak_breach(s, &d->breaches[i]);
  }
}

/* Breaches do not say of which round they are: they are told after the last. */
static bool is_last(const cpl_speaker *s, const cpl_duty_answer *duty) {
  const cpl_duty_answer *end = s->decision->duties + s->decision->duty_count;
  for (const cpl_duty_answer *later = duty + 1; later < end; later++)
    if (later->rule == duty->rule && later->on == duty->on) return false;
  return true;
}

/* ---- the whole ------------------------------------------------------------------------------- */

void cpl_explain_duty(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns) {
  const cpl_duty_rule *rule = &s->namer->process->rules[duty->rule];
  cpl_speak_duty(s, duty->rule, duty->on);
  cpl_speak(s, (cpl_phrase)(CPL_SAY_AS_OWED + duty->state), NULL, NULL, NULL);
  if (duty->round > 1) cpl_speak(s, CPL_SAY_ROUND, cpl_spoken_number(s, duty->round), NULL, NULL);
  cpl_speak(s, CPL_SAY_OWED_BY, cpl_spoken_roles(s, duty->by), NULL, NULL);
  if (duty->to != 0) cpl_speak(s, CPL_SAY_OWED_TO, cpl_spoken_roles(s, duty->to), NULL, NULL);
  if (rule->trigger <= CPL_ALWAYS)
    cpl_speak(s, CPL_SAY_SINCE_EVENT, cpl_spoken_moment(s, duty->since), beginning(s, duty, turns),
              NULL);
  cpl_explain_due(s, duty, turns);
  if (duty->done != CPL_MOMENT_NEVER) speak_done(s, duty, turns);
  if (duty->state == CPL_SHOWN_VOID) cpl_explain_void(s, duty, turns);
  if (is_last(s, duty)) cpl_speak_breaches(s, duty->rule, duty->on);
  (void)cpl_spoken_cites(s, s->namer->process->owed[duty->entry].cites);
}
