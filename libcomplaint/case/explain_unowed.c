/* explain_unowed.c - why a duty is void or was never owed, and what would have to change. */
#include "libcomplaint/case/duty.h"
#include "libcomplaint/case/explain.h"

/* ---- what keeps it from being owed ----------------------------------------------------------- */

/* Its rows, none of which holds as seen then; nothing where one does. */
static cpl_told told_entries(cpl_speaker *s, const cpl_seen_from *from, const cpl_duty_rule *rule,
                             const cpl_view *seen) {
  const cpl_owed *owed = s->namer->process->owed + rule->entries.first;
  cpl_row *rows = cpl_arena_array(&s->scratch, rule->entries.count, sizeof *rows);
  if (rows == NULL) s->out->failed = true;
  for (uint16_t i = 0; rows != NULL && i < rule->entries.count; i++) {
    rows[i] = owed[i].when;
    if (cpl_row_holds(rows[i], seen->atoms)) return (cpl_told){NULL, NULL};
  }
  return cpl_told_rows(s, from, (cpl_rows){rows, rows == NULL ? 0 : rule->entries.count},
                       seen->atoms, 0);
}

/* Its rows and its parties; `from` tells values, where those are still the same. */
static cpl_told told_hindrance(cpl_speaker *s, const cpl_seen_from *from, const cpl_duty_rule *rule,
                               const cpl_view *seen) {
  cpl_set gone = cpl_duty_gone(s->namer->process, rule->action, seen);
  cpl_told party = cpl_told_absence(s, from, gone, seen->atoms);
  cpl_told row = told_entries(s, from, rule, seen);
  if (row.why == NULL) return party;
  if (party.why == NULL) return row;
  return (cpl_told){cpl_spoken_join(s, CPL_SAY_ALSO, row.why, party.why),
                    cpl_spoken_join(s, CPL_SAY_BOTH, row.fix, party.fix)};
}

/* As it stands at a place. */
static cpl_told told_now(cpl_speaker *s, const cpl_duty_rule *rule, uint32_t on) {
  const cpl_seen_from from = {s->state, {.place = on}};
  return told_hindrance(s, &from, rule, &s->state->items[on].seen);
}

static cpl_told told_undone(cpl_speaker *s, const cpl_duty_rule *rule, const cpl_turn *by) {
  const char *trigger = cpl_spoken_trigger(s, rule);
  return (cpl_told){cpl_compose(s, CPL_SAY_UNDONE, trigger, cpl_spoken_event(s, by), NULL),
                    cpl_compose(s, CPL_SAY_SET_OFF_AGAIN, trigger, NULL, NULL)};
}

/* The last turn of that kind. */
static const cpl_turn *last_turn(const cpl_turn *turns, uint32_t number, cpl_turn_kind kind) {
  const cpl_turn *last = NULL, *turn = cpl_turn_find(turns, number, kind);
  for (; turn != NULL; turn = cpl_turn_find(turn->next, number, kind)) last = turn;
  return last;
}

/* ---- void ------------------------------------------------------------------------------------ */

void cpl_explain_void(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns) {
  const cpl_duty_rule *rule = &s->namer->process->rules[duty->rule];
  const cpl_seen_from untold = {.state = NULL};
  uint32_t number = cpl_duty_number(s, duty);
  const cpl_turn *lapse = last_turn(turns, number, CPL_TURN_LAPSED);
  const cpl_turn *began = last_turn(turns, number, CPL_TURN_STARTED);
  cpl_told told = {NULL, NULL};
  if (number == UINT32_MAX) return;
  bool lapsed = lapse != NULL && (began == NULL || lapse->at >= began->at);
  if (s->state->duties[number].state == CPL_WAITING)
    told = told_now(s, rule, duty->on);
  else if (lapsed)
    told = told_hindrance(s, &untold, rule, &lapse->seen);
  else if (cpl_turn_find(turns, number, CPL_TURN_VOID) != NULL)
    told = told_undone(s, rule, cpl_turn_find(turns, number, CPL_TURN_VOID));
  if (told.why == NULL) return;
  if (lapsed)
    cpl_speak(s, CPL_SAY_VOID_SINCE, told.why, cpl_spoken_event(s, lapse), NULL);
  else
    cpl_speak(s, CPL_SAY_VOID, told.why, NULL, NULL);
  cpl_speak(s, CPL_SAY_CHANGE, told.fix, NULL, NULL);
}

/* ---- never owed ------------------------------------------------------------------------------ */

/* The last duty of this rule at this place, shown or not; UINT32_MAX. */
static uint32_t opened(const cpl_state *state, uint16_t rule, uint32_t on) {
  for (uint32_t i = state->duty_count; i-- > 0;)
    if (state->duties[i].rule == rule && state->duties[i].on == on) return i;
  return UINT32_MAX;
}

/* It was set off, and yet never owed. */
static cpl_told told_opened(cpl_speaker *s, const cpl_duty_rule *rule, uint32_t number,
                            const cpl_turn *turns) {
  const cpl_duty *duty = &s->state->duties[number];
  const cpl_turn *ended =
      cpl_turn_find(turns, number, duty->state == CPL_DONE ? CPL_TURN_DONE : CPL_TURN_VOID);
  if (duty->state == CPL_WAITING || ended == NULL) return told_now(s, rule, duty->on);
  if (duty->state == CPL_VOID) return told_undone(s, rule, ended);
  return (cpl_told){cpl_compose(s, CPL_SAY_DONE_BEFORE, cpl_spoken_event(s, ended), NULL, NULL),
                    cpl_compose(s, CPL_SAY_IS_DONE, NULL, NULL, NULL)};
}

/* It was not set off: by an action, or by the beginning of a standing case. */
static cpl_told told_closed(cpl_speaker *s, const cpl_duty_rule *rule, uint32_t on) {
  const cpl_process *process = s->namer->process;
  if (rule->trigger >= CPL_SET_MAX)
    return (cpl_told){cpl_compose(s, CPL_SAY_NOT_BEGUN, NULL, NULL, NULL),
                      cpl_compose(s, CPL_SAY_MUST_BEGIN, NULL, NULL, NULL)};
  const char *trigger = cpl_spoken_trigger(s, rule);
  uint16_t kind = process->actions[rule->trigger].kind;
  if (kind == s->state->items[on].kind) trigger = cpl_spoken_at(s, trigger, kind, on);
  return (cpl_told){
      cpl_compose(s, (cpl_phrase)(CPL_SAY_WHY + (int)CPL_WHY_AFTER), trigger, NULL, NULL),
      cpl_compose(s, (cpl_phrase)(CPL_SAY_FIX + (int)CPL_WHY_AFTER), trigger, NULL, NULL)};
}

static cpl_told told_period(cpl_speaker *s, const cpl_duty_rule *rule) {
  if (!s->state->has_begun) return told_closed(s, rule, 0);
  cpl_told told = told_now(s, rule, 0);
  if (told.why != NULL) return told;
  return (cpl_told){cpl_compose(s, CPL_SAY_NO_DAY_COUNTS, NULL, NULL, NULL),
                    cpl_compose(s, CPL_SAY_NEXT_PERIOD, NULL, NULL, NULL)};
}

/* Where the state is not at hand. */
static cpl_told told_untold(cpl_speaker *s, const cpl_duty_rule *rule) {
  const char *trigger = cpl_spoken_trigger(s, rule);
  return (cpl_told){cpl_compose(s, CPL_SAY_MAYBE_NOT_SET_OFF, trigger, NULL, NULL),
                    cpl_compose(s, CPL_SAY_SET_OFF_FIRST, trigger, NULL, NULL)};
}

static void speak(cpl_speaker *s, uint16_t number, cpl_told told) {
  const cpl_duty_rule *rule = &s->namer->process->rules[number];
  cpl_speak(s, CPL_SAY_NOT_OWED, told.why, NULL, NULL);
  cpl_speak(s, CPL_SAY_CHANGE, told.fix, NULL, NULL);
  for (uint16_t i = 0; i < rule->entries.count; i++)
    (void)cpl_spoken_cites(s, s->namer->process->owed[rule->entries.first + i].cites);
}

void cpl_explain_not_owed(cpl_speaker *s, uint16_t number, uint32_t on, const cpl_turn *turns) {
  const cpl_duty_rule *rule = &s->namer->process->rules[number];
  cpl_told told = {NULL, NULL};
  cpl_speak_duty(s, number, on);
  uint32_t duty = s->state == NULL ? UINT32_MAX : opened(s->state, number, on);
  if (s->state != NULL && rule->trigger > CPL_ALWAYS)
    told = told_period(s, rule);
  else if (s->state != NULL)
    told = duty != UINT32_MAX ? told_opened(s, rule, duty, turns) : told_closed(s, rule, on);
  speak(s, number, told.why != NULL ? told : told_untold(s, rule));
  if (rule->trigger >= CPL_ALWAYS) cpl_speak_breaches(s, number, on);
}

void cpl_explain_owed_elsewhere(cpl_speaker *s, uint16_t number, uint32_t item) {
  uint16_t kind = s->namer->process->rules[number].kind;
  const char *where = cpl_spoken_kind(s, kind);
  cpl_speak_duty(s, number, 0);
  if (item == 0) {
    const char *first = s->namer->process->kinds[kind].name;
    cpl_label label = s->namer->process->kinds[kind].label;
    cpl_speak(s, CPL_SAY_NOT_THERE, cpl_spoken_name(s, first, label), NULL, NULL);
    cpl_speak(s, CPL_SAY_CHANGE, cpl_compose(s, CPL_SAY_ADD_ONE, where, NULL, NULL), NULL, NULL);
    return;
  }
  const char *not_for = cpl_spoken_name(s, cpl_namer_item(s->namer, item), (cpl_label){NULL, NULL});
  speak(s, number,
        (cpl_told){cpl_compose(s, CPL_SAY_OWED_ELSEWHERE, where, not_for, NULL),
                   cpl_compose(s, CPL_SAY_ASK_ELSEWHERE, where, NULL, NULL)});
}
