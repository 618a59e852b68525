/* apply.c - see apply.h. The order matters: items and facts first, then what is discharged (also
 * where the event undoes what it was owed for), then what is undone, then what now stands, then
 * what that sets off, then relief; at the end everything is seen and counted anew. */
#include "libcomplaint/case/apply.h"

#include "libcomplaint/case/history.h"
#include "libcomplaint/case/period.h"

enum { RULES_WORDS = 4 }; /* a process has fewer than 256 duties */

typedef struct change {
  cpl_state *state;
  const cpl_happening *happening;
  const cpl_action *action;
  const cpl_effect *effect;
  uint32_t place;    /* that the action works on                    */
  uint32_t focus;    /* the item it adds, else the place            */
  uint32_t new_from; /* items from here on are new                  */
  cpl_set counts_as; /* itself, and if lawful what it stands in for */
  cpl_instant now;
} change;

/* ---- items and facts ------------------------------------------------------------------------- */

uint32_t cpl_added_id(const cpl_state *state, const cpl_event *event, const cpl_scene *scene) {
  const cpl_effect *effect = &state->process->effects[event->action];
  if (effect->adds == 0) return 0;
  uint16_t named_by = state->process->kinds[effect->adds].named_by;
  if (named_by == CPL_NONE) return event->on;
  const cpl_given *given = cpl_scene_given(state, scene, named_by);
  return given == NULL || given->unknown ? 0 : (uint32_t)given->value;
}

/* The item that a new one hangs on: named by a fact, made if it is not there yet. */
static uint32_t parent_of(change *c, uint16_t kind) {
  cpl_state *state = c->state;
  const cpl_kind *k = &state->process->kinds[kind];
  if (k->parent == CPL_NONE) return 0;
  const cpl_given *given = cpl_scene_given(state, &c->happening->scene, k->parent);
  if (given == NULL || given->unknown) return 0;
  uint32_t parent = cpl_place_find(state, k->of, (uint32_t)given->value);
  if (parent != CPL_ON_NOWHERE) return parent;
  uint32_t above = parent_of(c, k->of);
  return above == CPL_ON_NOWHERE ? above
                                 : cpl_place_add(state, (uint32_t)given->value, k->of, above);
}

static void add_item(change *c) {
  cpl_state *state = c->state;
  uint32_t id = cpl_added_id(state, c->happening->event, &c->happening->scene);
  if (id == 0) return;
  uint32_t item = cpl_place_find(state, c->effect->adds, id);
  if (item == CPL_ON_NOWHERE) {
    uint32_t parent = parent_of(c, c->effect->adds);
    if (parent != CPL_ON_NOWHERE) item = cpl_place_add(state, id, c->effect->adds, parent);
  }
  if (item != CPL_ON_NOWHERE) c->focus = item;
}

static void write_facts(change *c) {
  const cpl_process *process = c->state->process;
  const cpl_scene *scene = &c->happening->scene;
  for (uint32_t i = 0; i < scene->given_count; i++) {
    const cpl_given *given = &scene->given[i];
    uint16_t field = process->field_of[given->fact];
    if (field != CPL_NONE) cpl_place_write(c->state, c->focus, field, given->unknown, given->value);
  }
  for (uint16_t i = 0; i < c->effect->sets.count; i++) {
    const cpl_constant *constant = &process->constants[c->effect->sets.first + i];
    cpl_place_write(c->state, c->focus, constant->field, false, constant->value);
  }
}

/* ---- steps ----------------------------------------------------------------------------------- */

static void forget_deeds(cpl_state *state, cpl_set steps, uint32_t place) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < state->deed_count; i++) {
    const cpl_deed *deed = &state->deeds[i];
    bool undone = (steps & cpl_bit(deed->action)) && cpl_place_reads(state, place, deed->on);
    if (!undone) state->deeds[kept++] = *deed;
  }
  state->deed_count = kept;
}

/* The stage is that of the latest standing step that has one. */
static void find_stage(cpl_state *state) {
  state->stage = 0;
  for (uint32_t i = 0; i < state->deed_count; i++)
    if (state->process->actions[state->deeds[i].action].flags & CPL_STAGED)
      state->stage = (uint16_t)(state->deeds[i].action + 1);
}

static void undo(change *c, cpl_set steps) {
  cpl_state *state = c->state;
  for (uint32_t i = 0; i < state->item_count; i++)
    if (cpl_place_reads(state, c->place, i)) state->items[i].steps &= ~steps;
  forget_deeds(state, steps, c->place);
  find_stage(state);
  cpl_duties_void(state, steps, c->place, c->now);
  if (state->ended != 0 && (steps & cpl_bit(state->ended - 1u))) state->ended = 0;
}

static void remember_deed(change *c, unsigned step) {
  cpl_state *state = c->state;
  bool asked = (state->process->timed | state->process->signed_) & cpl_bit(step);
  if (!asked && !(state->process->actions[step].flags & CPL_STAGED)) return;
  if (CPL_STATE_GROW(state, deeds, deed_room, state->deed_count + 1u))
    state->deeds[state->deed_count++] =
        (cpl_deed){c->place, c->happening->index, c->now.at, (uint16_t)step};
}

/* The step itself comes last: its stage is the one that is seen. */
static void remember_deeds(change *c) {
  uint16_t action = c->happening->event->action;
  CPL_EACH(step, c->counts_as & ~cpl_bit(action)) remember_deed(c, step);
  remember_deed(c, action);
  find_stage(c->state);
}

/* Each step stands where its kind belongs; a step that another one stands in for may belong to
 * several items. */
static void stand(change *c) {
  cpl_state *state = c->state;
  CPL_EACH(step, c->counts_as) {
    uint32_t anchor;
    uint32_t i = cpl_place_first(state, c->place, state->process->actions[step].kind, &anchor);
    for (; i != CPL_ON_NOWHERE; i = cpl_place_next(state, i, anchor))
      state->items[i].steps |= cpl_bit(step);
  }
  remember_deeds(c);
}

/* ---- period duties --------------------------------------------------------------------------- */

/* The day that an event of this duty is for: its own, or the one that it names. */
static cpl_day day_of(const change *c, const cpl_duty_rule *rule) {
  const cpl_state *state = c->state;
  uint16_t field = state->process->owed[rule->entries.first].period;
  const cpl_given *given =
      field == CPL_NONE ? NULL : cpl_scene_given(state, &c->happening->scene, field);
  if (given != NULL && !given->unknown) return (cpl_day)given->value;
  return cpl_day_of_moment(c->now.at, state->policy->model.zone);
}

static void discharge_periods(change *c) {
  cpl_state *state = c->state;
  const cpl_process *process = state->process;
  for (uint16_t i = 0; i < process->periodic.count; i++) {
    uint16_t number = process->lists[process->periodic.first + i];
    const cpl_duty_rule *rule = &process->rules[number];
    if (c->counts_as & cpl_bit(rule->action))
      cpl_period_done(state, number, day_of(c, rule), c->now);
  }
}

/* ---- what is set off ------------------------------------------------------------------------- */

/* Has what sets off a duty happened already, seen from this item? */
static bool was_set_off(const cpl_state *state, uint8_t trigger, uint32_t item) {
  if (trigger == CPL_IN_FORCE || trigger == CPL_ALWAYS) return state->has_begun;
  return trigger < CPL_SET_MAX && cpl_place_some(state, item, trigger);
}

static void open_on_all(cpl_state *state, uint16_t rule, uint32_t place, cpl_moment at) {
  uint32_t anchor;
  uint32_t i = cpl_place_first(state, place, state->process->rules[rule].kind, &anchor);
  for (; i != CPL_ON_NOWHERE; i = cpl_place_next(state, i, anchor))
    cpl_duty_open(state, rule, i, at);
}

/* On all items that are read from where it happened; an event that was to add an item and named
 * none happened on none of them. */
static void open_triggered(const change *c, uint16_t rule) {
  bool on_no_item = c->effect->adds != 0 && c->focus == c->place;
  if (!on_no_item || c->state->process->rules[rule].kind == 0)
    open_on_all(c->state, rule, c->focus, c->now.at);
}

/* An item that came later owes what already stands. */
static void open_for_new_items(change *c, uint16_t number) {
  cpl_state *state = c->state;
  const cpl_duty_rule *rule = &state->process->rules[number];
  for (uint32_t i = c->new_from; i < state->item_count; i++)
    if (state->items[i].kind == rule->kind && was_set_off(state, rule->trigger, i))
      cpl_duty_open(state, number, i, c->now.at);
}

static void set_off(change *c) {
  const cpl_process *process = c->state->process;
  uint64_t triggered[RULES_WORDS] = {0};
  CPL_EACH(step, c->counts_as) {
    cpl_span span = process->effects[step].triggers;
    for (uint16_t i = 0; i < span.count; i++) {
      uint16_t rule = process->lists[span.first + i];
      triggered[rule / 64] |= cpl_bit(rule % 64);
    }
  }
  bool some_new = c->new_from < c->state->item_count;
  for (uint16_t word = 0; word < RULES_WORDS; word++) {
    CPL_EACH(bit, some_new ? ~(cpl_set)0 : triggered[word]) {
      uint16_t rule = (uint16_t)(word * 64 + bit);
      if (rule >= process->rule_count) continue;
      if (triggered[word] & cpl_bit(bit)) open_triggered(c, rule);
      if (some_new) open_for_new_items(c, rule);
    }
  }
}

/* ---- relief and ends ------------------------------------------------------------------------- */

static void relieve(change *c) {
  const cpl_effect *effect = c->effect;
  cpl_due given;
  if (c->happening->lawful && (c->action->flags & CPL_EXTENDS) &&
      cpl_duty_new_due(c->state, c->happening->event->action, &c->happening->scene, &given))
    cpl_duties_extend(c->state, effect->extends, c->place, given, c->now);
  if (c->action->flags & CPL_RESUMES)
    cpl_duties_resume(c->state, effect->resumes, c->place, c->now);
  if (c->happening->lawful && (c->action->flags & CPL_SUSPENDS))
    cpl_duties_suspend(c->state, effect->suspends, c->place, c->now);
}

static void turn(change *c) {
  cpl_state *state = c->state;
  if (c->action->flags & CPL_STARTS) state->started = true;
  if ((c->action->flags & CPL_REOPENS) && state->ended != 0) undo(c, state->process->ends);
  if (c->action->flags & CPL_ENDS) state->ended = (uint16_t)(c->happening->event->action + 1);
}

void cpl_state_apply(cpl_state *state, const cpl_happening *happening) {
  uint16_t number = happening->event->action;
  change c = {.state = state,
              .happening = happening,
              .action = &state->process->actions[number],
              .effect = &state->process->effects[number],
              .place = happening->scene.place,
              .focus = happening->scene.place,
              .new_from = state->item_count,
              .counts_as = cpl_bit(number),
              .now = {happening->at, happening->event->seq}};
  if (happening->lawful) c.counts_as |= c.effect->counts_as;
  if (c.effect->adds != 0) add_item(&c);
  write_facts(&c);
  cpl_duties_discharge(state, c.counts_as, c.place, c.now);
  if (c.effect->undoes != 0) undo(&c, c.effect->undoes);
  turn(&c);
  stand(&c);
  discharge_periods(&c);
  set_off(&c);
  relieve(&c);
  cpl_state_see(state);
  cpl_duties_refresh(state, c.now);
}

void cpl_state_begin_standing(cpl_state *state) {
  const cpl_process *process = state->process;
  for (uint16_t i = 0; i < process->constant.count; i++)
    open_on_all(state, process->lists[process->constant.first + i], 0, state->begun);
  state->has_begun = true;
  cpl_duties_refresh(state, (cpl_instant){state->begun, 0});
}
