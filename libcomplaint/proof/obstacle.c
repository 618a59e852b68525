/* obstacle.c - see obstacle.h. The first thing that is missing is followed to what that waits for
 * in turn. */
#include "libcomplaint/proof/obstacle.h"

typedef struct tracing {
  const cpl_corners *corners;
  const cpl_process *process;
  const cpl_corner *corner;
  const cpl_ground *ground;
  cpl_set told; /* actions on the way */
  cpl_text *text;
} tracing;

static const char *name_of(const tracing *t, unsigned action) {
  return t->process->effects[action].name;
}

/* ---- the kind of case ------------------------------------------------------------------------ */

static void tell_value(const cpl_corners *corners, const cpl_side *side, const cpl_class *class,
                       cpl_text *text) {
  const cpl_model *m = corners->model;
  const cpl_fact *fact = &m->facts[corners->process->fields[side->field].fact];
  bool is_number = fact->type == CPL_INT || fact->type == CPL_MONEY;
  cpl_text_addf(text, "`%s` is ", fact->name);
  if (!class->is_known || class->value == CPL_CLASS_NULL)
    cpl_text_adds(text, "not known");
  else if (fact->type == CPL_BOOL)
    cpl_text_adds(text, class->value != 0 ? "true" : "false");
  else if (fact->type == CPL_ENUM)
    cpl_text_addf(text, "`%s`", fact->values[class->value]);
  else if (fact->type == CPL_OFFENCE)
    cpl_text_addf(text, "`%s`", m->offences[class->value].name);
  else if (fact->type == CPL_SANCTION)
    cpl_text_addf(text, "`%s`", m->sanctions[class->value].name);
  else if (is_number)
    cpl_text_addi(text, class->value);
  else
    cpl_text_adds(text, "of one kind among others");
}

/* Would another value of this fact help? If not, it is not told. */
static bool matters(const cpl_corners *corners, const cpl_rest *rest, unsigned side) {
  for (uint16_t class = 0; class < corners->sides[side].count; class ++) {
    uint32_t other = cpl_corner_with(corners, rest->corner, side, class);
    if (other != rest->corner && (rest->proven[other] || !rest->reach.at[other].is)) return true;
  }
  return false;
}

static void tell_kind(const cpl_corners *corners, const cpl_rest *rest, cpl_text *text) {
  unsigned told = 0;
  for (unsigned i = 0; i < corners->side_count; i++) {
    const cpl_side *side = &corners->sides[i];
    if (side->field == CPL_NONE || !matters(corners, rest, i)) continue;
    cpl_text_adds(text, told++ == 0 ? "where " : " and ");
    tell_value(corners, side, &side->classes[cpl_corner_class(corners, rest->corner, i)], text);
  }
  if (told > 0) cpl_text_adds(text, ": ");
}

/* ---- what an action waits for ---------------------------------------------------------------- */

static void trace(tracing *t, unsigned action);

/* Go on from an action to the one for which it waits. */
static void follow(tracing *t, unsigned action) {
  if (t->told & cpl_bit(action)) return;
  cpl_text_adds(t->text, ", ");
  trace(t, action);
}

static void tell_roles(const tracing *t, cpl_set roles) {
  unsigned told = 0;
  for (unsigned r = 0; r < t->corners->model->role_count; r++)
    if (roles & cpl_bit(r))
      cpl_text_addf(t->text, "%s`%s`", told++ == 0 ? "" : " or ", t->corners->model->roles[r].name);
}

static bool tells_row(const tracing *t, unsigned action) {
  cpl_row when = cpl_row_to_meet(t->corners, action);
  cpl_set fails = (when.must & ~t->corner->yes) | (when.must_not & t->corner->maybe);
  if (fails == 0) return false;
  cpl_text_addf(t->text, "`%s` is not open by its row (`%s`)", name_of(t, action),
                t->process->atoms[__builtin_ctzll(fails)].name);
  return true;
}

static bool tells_place(tracing *t, unsigned action) {
  uint16_t kind = t->process->actions[action].kind;
  if (t->ground->kinds & cpl_bit(kind)) return false;
  cpl_text_addf(t->text, "`%s` waits for an item `%s`", name_of(t, action),
                t->process->kinds[kind].name);
  for (unsigned i = 0; i < t->process->action_count; i++)
    if (t->process->effects[i].adds == kind) {
      follow(t, i);
      break;
    }
  return true;
}

static bool tells_step(tracing *t, unsigned action) {
  const cpl_action *act = &t->process->actions[action];
  cpl_set after = act->after;
  unsigned first = 0u + act->more + act->more_by + act->more_to;
  for (unsigned i = first; i < first + act->more_after; i++)
    if (cpl_row_perhaps(t->process->entries[i].when, t->corner))
      after |= t->process->entries[i].what;
  for (unsigned i = 0; i < t->process->action_count; i++) {
    bool excused = cpl_surely_excused(t->corners, i, t->corner);
    if (!(after & ~t->ground->steps & cpl_bit(i)) || excused) continue;
    cpl_text_addf(t->text, "`%s` waits for `%s`", name_of(t, action), name_of(t, i));
    follow(t, i);
    return true;
  }
  return false;
}

/* The roles of `by` that apply, and whether all of them are parties. */
static bool tells_roles(const tracing *t, unsigned action) {
  cpl_set by = cpl_ever_by(t->process, action), parties = 0;
  for (unsigned r = 0; r < t->corners->model->role_count; r++)
    if (t->corners->model->roles[r].party) parties |= cpl_bit(r);
  if ((by & ~parties) != 0) return false;
  cpl_text_adds(t->text, "only ");
  tell_roles(t, by);
  cpl_text_addf(t->text, " may take `%s`", name_of(t, action));
  return true;
}

static bool tells_kind_of_action(const tracing *t, unsigned action) {
  unsigned flags = t->process->actions[action].flags;
  const char *why = flags & CPL_CORRECTS  ? "corrects, and no proof builds on a correction"
                    : flags & CPL_EXTENDS ? "moves a due, and there may be none left to move"
                    : flags & CPL_STARTS  ? "starts a case, and this one has begun"
                                          : NULL;
  if (why != NULL) cpl_text_addf(t->text, "`%s` %s", name_of(t, action), why);
  return why != NULL;
}

static bool tells_addressee(const tracing *t, unsigned action) {
  if (!cpl_perhaps_excused(t->corners, action, t->corner)) return false;
  cpl_text_addf(t->text, "`%s` is directed to nobody who is surely there", name_of(t, action));
  return true;
}

static void tell_rest(const tracing *t, unsigned action) {
  const cpl_action *act = &t->process->actions[action];
  bool open = cpl_guard_surely(t->corners, action, t->corner, t->ground);
  bool sets = cpl_corner_after(t->corners, action, t->corner->number) != t->corner->number;
  const char *why = open && sets               ? "sets facts that are not so, and is not owed"
                    : open                     ? "can be done, and is undone again"
                    : act->flags & CPL_IMPOSES ? "has no sanction that is surely open"
                    : act->flags & CPL_FINDS   ? "may not find what the offence forbids to find"
                    : act->more_by > 0
                        ? "is open to nobody of the institution by its `by`"
                        : "is not surely open to anybody, or needs what nobody can give";
  cpl_text_addf(t->text, "`%s` %s", name_of(t, action), why);
}

static void trace(tracing *t, unsigned action) {
  t->told |= cpl_bit(action);
  if (tells_kind_of_action(t, action) || tells_roles(t, action) || tells_row(t, action) ||
      tells_addressee(t, action) || tells_place(t, action) || tells_step(t, action))
    return;
  tell_rest(t, action);
}

/* ---- a duty, the end ------------------------------------------------------------------------- */

static void tell_duty(tracing *t, const cpl_run *run, unsigned rule) {
  unsigned action = t->process->rules[rule].action;
  cpl_text_addf(t->text, "`%s` stays owed, and ", t->process->rules[rule].name);
  if (run->done & cpl_bit(action))
    cpl_text_addf(t->text, "`%s` does not end that for good", name_of(t, action));
  else
    trace(t, action);
}

/* The first that stays open, other than what the end itself does. */
static bool tells_duties(tracing *t, const cpl_run *run) {
  for (unsigned i = 0; i < t->process->rule_count; i++) {
    if (!cpl_run_is_open(run, i) || (t->process->ends & cpl_bit(t->process->rules[i].action)))
      continue;
    tell_duty(t, run, i);
    return true;
  }
  return false;
}

/* Something that an end leaves owed, though nothing is open after it. */
static bool tells_after(const tracing *t, unsigned end) {
  if (!cpl_guard_surely(t->corners, end, t->corner, t->ground)) return false;
  cpl_text_addf(t->text, "`%s` ends the case, and something is owed after it", name_of(t, end));
  for (unsigned i = 0; i < t->process->rule_count; i++) {
    uint8_t trigger = t->process->rules[i].trigger;
    if (trigger >= CPL_SET_MAX || !(t->process->effects[end].counts_as & cpl_bit(trigger)))
      continue;
    cpl_text_addf(t->text, ": `%s`", t->process->rules[i].name);
    break;
  }
  return true;
}

static void tell_end(tracing *t) {
  for (unsigned a = 0; a < t->process->action_count; a++) {
    if (!(t->process->ends & cpl_bit(a))) continue;
    if (!tells_after(t, a)) trace(t, a);
    return;
  }
}

static void tell_stuck(const cpl_corners *corners, const cpl_rest *rest, cpl_text *text) {
  cpl_run run;
  cpl_run_enter(&run, corners, rest->corner);
  tracing t = {corners, corners->process, run.corner, &run.ground, 0, text};
  tell_kind(corners, rest, text);
  if (rest->after != CPL_NONE) {
    cpl_text_addf(text,
                  "`%s` ends the case, something may be owed then, and nothing that the "
                  "institution can do reopens it",
                  name_of(&t, rest->after));
    return;
  }
  cpl_run_from(&run, &rest->reach.at[rest->corner], rest->rule);
  if (corners->process->ends == 0)
    tell_duty(&t, &run, rest->rule);
  else if (!tells_duties(&t, &run))
    tell_end(&t);
}

void cpl_obstacle_tell(const cpl_corners *corners, const cpl_rest *rest, cpl_text *text) {
  switch (rest->obstacle) {
  case CPL_OBSTACLE_NONE: break;
  case CPL_OBSTACLE_FUNCTION: cpl_text_adds(text, "a Lua function decides"); break;
  case CPL_OBSTACLE_CORNERS: cpl_text_adds(text, "rules tell too many kinds of case apart"); break;
  case CPL_OBSTACLE_START: cpl_text_adds(text, "no action starts a case"); break;
  case CPL_OBSTACLE_END: cpl_text_adds(text, "no action ends a case"); break;
  case CPL_OBSTACLE_STUCK: tell_stuck(corners, rest, text); break;
  }
}

/* ---- never ----------------------------------------------------------------------------------- */

static const cpl_corner *some_corner(const cpl_corners *corners, const cpl_rest *rest,
                                     unsigned action) {
  const cpl_corner *some = cpl_corner_at(corners, 0);
  for (uint32_t i = 0; i < corners->count; i++) {
    if (!rest->reach.at[i].is) continue;
    some = cpl_corner_at(corners, i);
    if (cpl_row_perhaps(corners->process->actions[action].when, some)) break;
  }
  return some;
}

void cpl_never_tell(const cpl_corners *corners, const cpl_rest *rest, unsigned action,
                    cpl_text *text) {
  const cpl_corner *corner = some_corner(corners, rest, action);
  cpl_ground ground = {.steps = rest->reach.at[corner->number].may,
                       .kinds = rest->reach.at[corner->number].kinds};
  tracing t = {corners, corners->process, corner, &ground, cpl_bit(action), text};
  if (!tells_row(&t, action) && !tells_place(&t, action) && !tells_step(&t, action))
    cpl_text_addf(text, "nobody is there for `%s`", name_of(&t, action));
}
