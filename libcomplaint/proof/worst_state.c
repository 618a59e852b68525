/* worst_state.c - see worst_state.h. */
#include "libcomplaint/proof/worst_state.h"

#include <string.h>

enum { TIMES_MAX = 3 }; /* that one plan takes an action: against two that undo each other */

void cpl_run_enter(cpl_run *run, const cpl_corners *corners, uint32_t corner) {
  *run = (cpl_run){.corners = corners, .corner = cpl_corner_at(corners, corner)};
  for (unsigned i = 0; i < corners->process->rule_count; i++)
    if (cpl_perhaps_owed(corners, i, run->corner)) cpl_rules_add(&run->owed, i);
}

bool cpl_run_is_open(const cpl_run *run, unsigned rule) {
  return cpl_rules_have(&run->open, rule) && cpl_rules_have(&run->owed, rule) &&
         (cpl_rule_is_plain(run->corners->process, rule) ||
          run->corners->process->rules[rule].trigger == CPL_ALWAYS);
}

/* ---- the worst state ------------------------------------------------------------------------- */

/* A step stands on an item, which hangs on others. */
static cpl_set kinds_above(const cpl_process *p, uint16_t kind) {
  cpl_set kinds = cpl_bit(0);
  for (; kind != 0 && kind != CPL_NONE; kind = p->kinds[kind].of) kinds |= cpl_bit(kind);
  return kinds;
}

bool cpl_is_done_since_start(const cpl_process *process, unsigned rule, cpl_set steps) {
  const cpl_duty_rule *r = &process->rules[rule];
  return r->trigger < CPL_SET_MAX && (process->starts & cpl_bit(r->trigger)) &&
         (steps & cpl_bit(r->action));
}

/* What these steps have set off, as far as it may still be open. */
static void open_all(cpl_run *run, const cpl_reached *at) {
  const cpl_process *p = run->corners->process;
  cpl_set steps = at->must;
  for (unsigned i = 0; i < p->rule_count; i++) {
    uint8_t trigger = p->rules[i].trigger;
    bool constant = p->standing && (trigger == CPL_IN_FORCE || trigger == CPL_ALWAYS);
    bool set_off = trigger < CPL_SET_MAX && (steps & cpl_bit(trigger)) &&
                   !cpl_is_done_since_start(p, i, steps);
    if (constant || (set_off && cpl_rules_have(&at->open, i))) cpl_rules_add(&run->open, i);
  }
}

/* Does a step that adds an item show that there is one? Not where its event may have named none, or
 * where another action may have counted as it. */
static bool shows_item(const cpl_corners *corners, unsigned step) {
  const cpl_process *p = corners->process;
  uint16_t adds = p->effects[step].adds;
  if (adds == 0) return false;
  uint16_t named_by = p->kinds[adds].named_by;
  if (named_by != CPL_NONE && corners->model->facts[p->fields[named_by].fact].unknown) return false;
  for (unsigned i = 0; i < p->action_count; i++)
    if (i != step && (p->effects[i].counts_as & cpl_bit(step))) return false;
  return true;
}

/* A step stands at an item, which hangs on others. */
static void stand_on(cpl_run *run, cpl_set steps) {
  const cpl_process *p = run->corners->process;
  for (unsigned i = 0; i < p->action_count; i++) {
    if (!(steps & cpl_bit(i))) continue;
    run->ground.kinds |= kinds_above(p, p->actions[i].kind);
    if (shows_item(run->corners, i)) run->ground.kinds |= kinds_above(p, p->effects[i].adds);
  }
  run->ground.steps |= steps;
}

static void begin(cpl_run *run, const cpl_reached *at, uint16_t rule) {
  const cpl_process *p = run->corners->process;
  memset(&run->open, 0, sizeof run->open);
  memset(run->times, 0, sizeof run->times);
  run->ground = (cpl_ground){.kinds = cpl_bit(0)};
  run->done = 0;
  run->length = 0;
  run->is_over = false;
  stand_on(run, at->must);
  open_all(run, at);
  if (rule == CPL_NONE) return;
  cpl_rules_add(&run->open, rule);
  run->ground.kinds |= kinds_above(p, p->rules[rule].kind);
  if (p->rules[rule].trigger < CPL_SET_MAX) stand_on(run, cpl_bit(p->rules[rule].trigger));
}

/* ---- one step of the plan -------------------------------------------------------------------- */

/* Facts that say who holds a role, or which item is meant. */
static cpl_set naming_fields(const cpl_corners *corners) {
  const cpl_process *p = corners->process;
  cpl_set fields = 0;
  for (unsigned r = 0; r < corners->model->role_count; r++)
    if (p->held_by[r] != CPL_NONE) fields |= cpl_bit(p->held_by[r]);
  for (unsigned a = 0; a < p->action_count; a++) {
    const cpl_action *act = &p->actions[a];
    unsigned first = 0u + act->more + act->more_by + act->more_to;
    for (unsigned i = first; i < first + act->more_after; i++)
      if (p->entries[i].of != CPL_NONE) fields |= cpl_bit(p->entries[i].of);
  }
  return fields;
}

static cpl_set steps_made(const cpl_run *run, unsigned action) {
  const cpl_process *p = run->corners->process;
  cpl_set made = 0;
  for (unsigned i = 0; i < p->action_count; i++)
    if ((p->effects[action].counts_as & cpl_bit(i)) &&
        (run->ground.kinds & cpl_bit(p->actions[i].kind)))
      made |= cpl_bit(i);
  return made;
}

static void take(cpl_run *run, unsigned action) {
  const cpl_process *p = run->corners->process;
  const cpl_effect *effect = &p->effects[action];
  cpl_ground *ground = &run->ground;
  bool is_new = effect->adds != 0 && !(ground->kinds & cpl_bit(effect->adds));
  if (effect->adds != 0) ground->kinds |= cpl_bit(effect->adds);
  cpl_set made = steps_made(run, action);
  if (cpl_is_bound(run->corners, action, run->corner, ground)) ground->bound |= effect->counts_as;
  ground->steps = (ground->steps & ~effect->undoes) | made;
  ground->fresh |= effect->own_fields & naming_fields(run->corners);
  cpl_rules_turn(p, action, ground->steps, is_new ? effect->adds : 0, &run->open);
  run->done |= effect->counts_as;
  run->plan[run->length++] = (uint8_t)action;
  run->times[action]++;
}

static bool keeps_corner(void *context, const cpl_choice *choice) {
  const cpl_run *run = context;
  return choice->then == run->corner->number;
}

/* Can it be taken without a change of facts? */
static bool is_open_here(const cpl_run *run, unsigned action) {
  return cpl_guard_surely(run->corners, action, run->corner, &run->ground) &&
         cpl_choices_try(run->corners, action, run->corner->number, CPL_KEEP_ALL, keeps_corner,
                         (void *)run);
}

static bool is_owed_now(const cpl_run *run, unsigned action) {
  for (unsigned i = 0; i < run->corners->process->rule_count; i++)
    if (cpl_run_is_open(run, i) && cpl_rule_is_done_by(run->corners->process, i, action))
      return true;
  return false;
}

static bool brings_something(const cpl_run *run, unsigned action) {
  const cpl_effect *effect = &run->corners->process->effects[action];
  cpl_set names = effect->own_fields & naming_fields(run->corners);
  return (steps_made(run, action) & ~run->ground.steps) ||
         (effect->adds != 0 && !(run->ground.kinds & cpl_bit(effect->adds))) ||
         (names & ~run->ground.fresh);
}

/* First what undoes nothing; then what is owed; what undoes without being owed comes last. */
enum { PASSES = 3 };

static bool is_wanted(const cpl_run *run, unsigned action, int pass) {
  const cpl_process *p = run->corners->process;
  if (!cpl_is_own_action(run->corners, action) || (p->ends & cpl_bit(action))) return false;
  if (run->times[action] >= TIMES_MAX) return false;
  bool undoes = (p->effects[action].undoes & run->ground.steps) != 0;
  bool owed = is_owed_now(run, action);
  if (pass == 0) return !undoes && (owed || brings_something(run, action));
  if (pass == 1) return undoes && owed;
  return undoes && run->times[action] == 0 && brings_something(run, action);
}

static unsigned next_action(const cpl_run *run) {
  for (int pass = 0; pass < PASSES; pass++)
    for (unsigned a = 0; a < run->corners->process->action_count; a++)
      if (is_wanted(run, a, pass) && is_open_here(run, a)) return a;
  return CPL_NONE;
}

/* ---- the end --------------------------------------------------------------------------------- */

typedef struct ending {
  const cpl_run *run;
  unsigned end;
} ending;

/* Nothing but itself is open before it, and nothing after it. */
static bool is_rest(void *context, const cpl_choice *choice) {
  const ending *e = context;
  const cpl_corners *corners = e->run->corners;
  cpl_rules after = e->run->open;
  if (!cpl_guard_surely(corners, e->end, choice->said, &e->run->ground)) return false;
  cpl_rules_turn(corners->process, e->end, e->run->ground.steps, 0, &after);
  for (unsigned i = 0; i < corners->process->rule_count; i++) {
    if (cpl_run_is_open(e->run, i) && !cpl_rule_is_done_by(corners->process, i, e->end))
      return false;
    if (cpl_rules_have(&after, i) && cpl_rule_is_plain(corners->process, i) &&
        cpl_perhaps_owed(corners, i, cpl_corner_at(corners, choice->then)))
      return false;
  }
  return true;
}

static bool can_end(cpl_run *run) {
  for (unsigned a = 0; a < run->corners->process->action_count; a++) {
    ending e = {run, a};
    if (!(run->corners->process->ends & cpl_bit(a))) continue;
    if (!cpl_is_own_action(run->corners, a)) continue;
    if (!cpl_choices_try(run->corners, a, run->corner->number, CPL_KEEP_KNOWN, is_rest, &e))
      continue;
    run->plan[run->length++] = (uint8_t)a;
    return true;
  }
  return false;
}

void cpl_run_from(cpl_run *run, const cpl_reached *at, uint16_t rule) {
  begin(run, at, rule);
  while (!(run->is_over = can_end(run))) {
    unsigned action = next_action(run);
    if (action == CPL_NONE) return;
    take(run, action);
  }
}

/* ---- to another corner ----------------------------------------------------------------------- */

typedef struct moving {
  const cpl_run *run;
  const uint8_t *wanted;
  unsigned action;
  uint32_t corner;
} moving;

/* Can events tell this fact, so that it is not just what the record notes of its own course? */
static bool is_told(const cpl_process *p, uint16_t field) {
  for (unsigned a = 0; a < p->action_count; a++)
    if (p->effects[a].own_fields & cpl_bit(field)) return true;
  return false;
}

/* What is told is as it is: an action that sets it otherwise is no way out, unless it is owed. */
static bool is_no_pretext(const moving *m, const cpl_choice *choice) {
  const cpl_corners *corners = m->run->corners;
  if (choice->then == choice->said->number || is_owed_now(m->run, m->action)) return true;
  for (unsigned i = 0; i < corners->side_count; i++) {
    bool changed = cpl_corner_class(corners, choice->then, i) !=
                   cpl_corner_class(corners, choice->said->number, i);
    if (changed && is_told(corners->process, corners->sides[i].field)) return false;
  }
  return true;
}

static bool leads_on(void *context, const cpl_choice *choice) {
  moving *m = context;
  bool there = choice->then != m->run->corner->number && m->wanted[choice->then] &&
               is_no_pretext(m, choice) &&
               cpl_guard_surely(m->run->corners, m->action, choice->said, &m->run->ground);
  if (there) m->corner = choice->then;
  return there;
}

uint32_t cpl_run_move(const cpl_run *run, const uint8_t *wanted) {
  const cpl_corners *corners = run->corners;
  for (unsigned a = 0; a < corners->process->action_count; a++) {
    moving m = {run, wanted, a, CPL_NO_CORNER};
    if (!cpl_is_own_action(corners, a) || (corners->process->ends & cpl_bit(a))) continue;
    bool again = run->times[a] > 0 && is_owed_now(run, a);
    cpl_freedom freedom = again ? CPL_TELL_AGAIN : CPL_KEEP_KNOWN;
    if (cpl_choices_try(corners, a, run->corner->number, freedom, leads_on, &m)) return m.corner;
  }
  return CPL_NO_CORNER;
}
