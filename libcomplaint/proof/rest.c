/* rest.c - see rest.h. */
#include "libcomplaint/proof/rest.h"

#include <string.h>

#include "libcomplaint/proof/used.h"

typedef struct attempt {
  const cpl_corners *corners;
  const cpl_process *process;
  cpl_rest *rest;
  cpl_run run;
} attempt;

static const cpl_reached *reached(const attempt *a) {
  return &a->rest->reach.at[a->run.corner->number];
}

static bool fails(attempt *a, uint16_t rule, uint16_t after) {
  a->rest->corner = a->run.corner->number;
  a->rest->rule = rule;
  a->rest->after = after;
  return false;
}

/* ---- after the end --------------------------------------------------------------------------- */

/* Does an end say something on which it rests what is owed? */
static bool says_what_is_owed(const attempt *a, unsigned end) {
  cpl_set said = a->process->effects[end].own_fields;
  cpl_span sets = a->process->effects[end].sets;
  for (unsigned i = 0; i < sets.count; i++)
    if (a->process->constants[sets.first + i].field != CPL_NONE)
      said |= cpl_bit(a->process->constants[sets.first + i].field);
  cpl_set owing = cpl_owing_atoms(a->corners->model, a->process) & a->corners->used;
  return (said & cpl_fields_tested(a->process, owing)) != 0;
}

/* May something be owed in this corner once the case has been ended by it? */
static bool leaves_owed(const attempt *a, unsigned end) {
  bool any = says_what_is_owed(a, end);
  for (unsigned i = 0; i < a->process->rule_count; i++) {
    uint8_t trigger = a->process->rules[i].trigger;
    bool set_off = trigger < CPL_SET_MAX && (a->process->effects[end].counts_as & cpl_bit(trigger));
    if ((any || set_off) && cpl_rule_is_plain(a->process, i) && cpl_rules_have(&a->run.owed, i))
      return true;
  }
  return false;
}

static bool can_reopen(const attempt *a, unsigned end) {
  cpl_ground ground = {.kinds = cpl_bit(0), .steps = cpl_bit(end) | reached(a)->must};
  for (unsigned i = 0; i < a->process->action_count; i++)
    if ((a->process->reopens & cpl_bit(i)) && cpl_is_own_action(a->corners, i) &&
        !(cpl_perhaps_needed(a->corners, i, a->run.corner) & a->run.corner->unknown) &&
        cpl_corner_after(a->corners, i, a->run.corner->number) == a->run.corner->number &&
        cpl_guard_surely(a->corners, i, a->run.corner, &ground))
      return true;
  return false;
}

static bool ends_well(attempt *a) {
  for (uint16_t end = 0; end < a->process->action_count; end++)
    if ((a->process->ends & reached(a)->may & cpl_bit(end)) && leaves_owed(a, end) &&
        !can_reopen(a, end))
      return fails(a, CPL_NONE, end);
  return true;
}

/* ---- one corner ------------------------------------------------------------------------------ */

static bool can_move(const attempt *a) {
  return cpl_run_move(&a->run, a->rest->proven) != CPL_NO_CORNER;
}

/* What a plan that comes to the end has not done by the way. */
static bool is_left_to_others(const attempt *a, unsigned rule, cpl_set done) {
  const cpl_duty_rule *r = &a->process->rules[rule];
  if (!cpl_rule_is_plain(a->process, rule) || !cpl_rules_have(&a->run.owed, rule)) return false;
  if (cpl_is_done_since_start(a->process, rule, reached(a)->must)) return false;
  bool open = r->trigger >= CPL_SET_MAX || (cpl_rules_have(&reached(a)->open, rule) &&
                                            !(a->process->ends & cpl_bit(r->trigger)));
  if (!open) return false;
  return !(done & cpl_bit(r->action));
}

static bool comes_to_rest(attempt *a) {
  cpl_run_from(&a->run, reached(a), CPL_NONE);
  bool over = a->run.is_over;
  cpl_set done = a->run.done;
  if (can_move(a)) return ends_well(a);
  if (!over) return fails(a, CPL_NONE, CPL_NONE);
  for (uint16_t rule = 0; rule < a->process->rule_count; rule++) {
    if (!is_left_to_others(a, rule, done)) continue;
    cpl_run_from(&a->run, reached(a), rule);
    if (!a->run.is_over && !can_move(a)) return fails(a, rule, CPL_NONE);
  }
  return ends_well(a);
}

/* In a standing case: can what is owed be done? */
static bool is_kept_up(attempt *a) {
  for (uint16_t rule = 0; rule < a->process->rule_count; rule++) {
    uint8_t trigger = a->process->rules[rule].trigger;
    bool never = trigger < CPL_SET_MAX && !cpl_rules_have(&reached(a)->open, rule);
    if (never || trigger == CPL_ALWAYS || !cpl_rules_have(&a->run.owed, rule)) continue;
    cpl_run_from(&a->run, reached(a), rule);
    if (!(a->run.done & cpl_bit(a->process->rules[rule].action)) && !can_move(a))
      return fails(a, rule, CPL_NONE);
  }
  return true;
}

/* ---- all corners ----------------------------------------------------------------------------- */

static bool is_proven(attempt *a, uint32_t corner) {
  cpl_run_enter(&a->run, a->corners, corner);
  return a->process->standing && a->process->ends == 0 ? is_kept_up(a) : comes_to_rest(a);
}

static bool prove_round(attempt *a, uint32_t *left) {
  bool more = false;
  for (uint32_t corner = a->corners->count; corner-- > 0;) {
    if (a->rest->proven[corner] || !a->rest->reach.at[corner].is) continue;
    if (!is_proven(a, corner)) continue;
    a->rest->proven[corner] = 1;
    *left -= 1;
    more = true;
  }
  return more;
}

static void reach(attempt *a, uint16_t start) {
  cpl_reach_clear(&a->rest->reach);
  cpl_reach_from_start(&a->rest->reach, start);
}

/* Of the cases that begin with this action. */
static bool prove_start(attempt *a, uint16_t start) {
  uint32_t left = a->rest->reach.count;
  a->rest->start = start;
  memset(a->rest->proven, 0, a->corners->count);
  while (left > 0 && prove_round(a, &left)) {
  }
  return left == 0;
}

/* From one start after the other; what is found of the first that fails is what stays. */
static bool prove_all(attempt *a) {
  cpl_set starts = a->process->starts;
  bool ok = true;
  for (unsigned i = 0; i <= a->process->action_count; i++) {
    bool standing = i == a->process->action_count && starts == 0;
    if (!standing && (i == a->process->action_count || !(starts & cpl_bit(i)))) continue;
    uint16_t start = standing ? CPL_NONE : (uint16_t)i;
    reach(a, start);
    a->rest->kinds += a->rest->reach.count;
    a->rest->taken |= a->rest->reach.taken;
    if (ok) ok = prove_start(a, start);
  }
  if (!ok) reach(a, a->rest->start);
  return ok;
}

/* Of the corners that are not proven, one from which the institution cannot even go on to another
 * of them: there it shows best what is waited for. */
static bool go_deepest(attempt *a, cpl_arena *arena) {
  uint8_t *left = cpl_arena_array(arena, a->corners->count, sizeof *left);
  if (left == NULL) return false;
  for (uint32_t i = 0; i < a->corners->count; i++)
    left[i] = a->rest->reach.at[i].is && !a->rest->proven[i];
  for (uint32_t corner = a->rest->corner; corner != CPL_NO_CORNER;) {
    left[corner] = 0;
    (void)is_proven(a, corner);
    cpl_run_from(&a->run, reached(a), a->rest->rule);
    corner = cpl_run_move(&a->run, left);
  }
  return true;
}

static cpl_obstacle hindrance(const cpl_corners *corners) {
  const cpl_process *p = corners->process;
  if (corners->has_functions) return CPL_OBSTACLE_FUNCTION;
  if (corners->too_many) return CPL_OBSTACLE_CORNERS;
  if (!p->standing && p->starts == 0) return CPL_OBSTACLE_START;
  if (!p->standing && p->ends == 0) return CPL_OBSTACLE_END;
  return CPL_OBSTACLE_NONE;
}

bool cpl_rest_prove(const cpl_corners *corners, cpl_arena *arena, cpl_rest *rest) {
  *rest = (cpl_rest){.obstacle = hindrance(corners)};
  if (rest->obstacle != CPL_OBSTACLE_NONE) return true;
  rest->proven = cpl_arena_array(arena, corners->count, sizeof *rest->proven);
  if (rest->proven == NULL || !cpl_reach_begin(&rest->reach, arena, corners)) return false;
  attempt a = {.corners = corners, .process = corners->process, .rest = rest};
  if (prove_all(&a)) return true;
  rest->obstacle = CPL_OBSTACLE_STUCK;
  return go_deepest(&a, arena);
}
