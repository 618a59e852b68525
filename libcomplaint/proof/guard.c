/* guard.c - see guard.h. */
#include "libcomplaint/proof/guard.h"

/* Entries of by, to, after and needs stand behind each other. */
typedef struct entries {
  const cpl_entry *first;
  unsigned count;
} entries;

enum { BY, TO, AFTER, NEEDS };

static entries entries_of(const cpl_process *p, unsigned action, unsigned list) {
  const cpl_action *act = &p->actions[action];
  const unsigned counts[] = {act->more_by, act->more_to, act->more_after, act->more_needs};
  unsigned first = act->more;
  for (unsigned i = 0; i < list; i++) first += counts[i];
  return (entries){p->entries + first, counts[list]};
}

/* What the entries name that apply for sure, perhaps, or under any facts at all. */
static cpl_set named_surely(entries list, const cpl_corner *corner) {
  cpl_set what = 0;
  for (unsigned i = 0; i < list.count; i++)
    if (cpl_row_surely(list.first[i].when, corner)) what |= list.first[i].what;
  return what;
}

static cpl_set named_perhaps(entries list, const cpl_corner *corner) {
  cpl_set what = 0;
  for (unsigned i = 0; i < list.count; i++)
    if (cpl_row_perhaps(list.first[i].when, corner)) what |= list.first[i].what;
  return what;
}

static cpl_set named_ever(entries list) {
  cpl_set what = 0;
  for (unsigned i = 0; i < list.count; i++) what |= list.first[i].what;
  return what;
}

/* ---- to whom --------------------------------------------------------------------------------- */

bool cpl_surely_excused(const cpl_corners *corners, unsigned action, const cpl_corner *corner) {
  entries list = entries_of(corners->process, action, TO);
  cpl_set to = corners->process->actions[action].to;
  cpl_set surely = to | named_surely(list, corner), perhaps = to | named_perhaps(list, corner);
  return surely != 0 && (perhaps & ~corner->absent) == 0;
}

bool cpl_perhaps_excused(const cpl_corners *corners, unsigned action, const cpl_corner *corner) {
  entries list = entries_of(corners->process, action, TO);
  cpl_set to = corners->process->actions[action].to;
  cpl_set surely = to | named_surely(list, corner), perhaps = to | named_perhaps(list, corner);
  return perhaps != 0 && (surely & ~corner->maybe_absent) == 0;
}

/* ---- by whom --------------------------------------------------------------------------------- */

/* Is there somebody who holds this role, whoever stands in for it? Who holds it by a fact is sure
 * only where that was given anew, since who was named first may be a party by now. */
static bool can_act(const cpl_corners *corners, unsigned role, const cpl_corner *corner,
                    cpl_set fresh) {
  const cpl_role *roles = corners->model->roles;
  cpl_set tried = 0;
  for (unsigned r = role; r != CPL_NONE && !(tried & cpl_bit(r)); r = roles[r].stand_in) {
    uint16_t holder = corners->process->held_by[r];
    tried |= cpl_bit(r);
    if (roles[r].party || (corner->maybe_absent & cpl_bit(r))) return false;
    if (holder != CPL_NONE && !(fresh & cpl_bit(holder))) return false;
    if (roles[r].department == 0) break;
  }
  return true;
}

/* All who may come to act in the place of these roles, themselves included. */
static cpl_set with_stand_ins(const cpl_model *model, cpl_set roles) {
  for (cpl_set last = 0; last != roles;) {
    last = roles;
    for (unsigned r = 0; r < model->role_count; r++)
      if ((last & cpl_bit(r)) && model->roles[r].stand_in != CPL_NONE)
        roles |= cpl_bit(model->roles[r].stand_in);
  }
  return roles;
}

static bool some_can_act(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                         cpl_set fresh) {
  const cpl_process *p = corners->process;
  cpl_set by = p->actions[action].by | named_surely(entries_of(p, action, BY), corner);
  for (unsigned r = 0; r < corners->model->role_count; r++)
    if ((by & cpl_bit(r)) && can_act(corners, r, corner, fresh)) return true;
  return false;
}

bool cpl_is_bound(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                  const cpl_ground *ground) {
  return !some_can_act(corners, action, corner, 0) &&
         some_can_act(corners, action, corner, ground->fresh);
}

/* Somebody named anew has done nothing before, and since then what `bound` says. */
static bool is_there_somebody(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                              const cpl_ground *ground) {
  bool another = (corners->process->effects[action].not_by & ground->bound) == 0;
  return some_can_act(corners, action, corner, another ? ground->fresh : 0);
}

/* ---- after what ------------------------------------------------------------------------------ */

static bool stands_surely(const cpl_corners *corners, unsigned step, const cpl_corner *corner,
                          const cpl_ground *ground) {
  if (ground->steps & cpl_bit(step)) return true;
  return (ground->kinds & cpl_bit(corners->process->actions[step].kind)) &&
         cpl_surely_excused(corners, step, corner);
}

static bool all_stand_surely(const cpl_corners *corners, cpl_set steps, const cpl_corner *corner,
                             const cpl_ground *ground) {
  for (unsigned i = 0; i < corners->process->action_count; i++)
    if ((steps & cpl_bit(i)) && !stands_surely(corners, i, corner, ground)) return false;
  return true;
}

/* The item that a fact names is the one that is there if the fact is given now. */
static bool names_item(const cpl_corners *corners, unsigned action, uint16_t field,
                       const cpl_ground *ground) {
  cpl_set known = corners->process->effects[action].own_fields | ground->fresh;
  return (known & cpl_bit(field)) != 0;
}

static bool after_surely(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                         const cpl_ground *ground) {
  entries list = entries_of(corners->process, action, AFTER);
  if (!all_stand_surely(corners, corners->process->actions[action].after, corner, ground))
    return false;
  for (unsigned i = 0; i < list.count; i++) {
    const cpl_entry *entry = &list.first[i];
    if (!cpl_row_perhaps(entry->when, corner)) continue;
    if (entry->of != CPL_NONE && !names_item(corners, action, entry->of, ground)) return false;
    if (!all_stand_surely(corners, entry->what, corner, ground)) return false;
  }
  return true;
}

static bool after_perhaps(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                          const cpl_ground *ground) {
  const cpl_process *p = corners->process;
  cpl_set steps = p->actions[action].after | named_surely(entries_of(p, action, AFTER), corner);
  for (unsigned i = 0; i < p->action_count; i++)
    if ((steps & ~ground->steps & cpl_bit(i)) && !cpl_perhaps_excused(corners, i, corner))
      return false;
  return true;
}

/* ---- findings and sanctions ------------------------------------------------------------------ */

static bool is_proven(const cpl_corners *corners, uint16_t field, const cpl_corner *corner) {
  if (field == CPL_NONE || corners->side_of[field] == CPL_NONE) return false;
  unsigned side = corners->side_of[field];
  return corners->sides[side].classes[cpl_corner_class(corners, corner->number, side)].is_proven;
}

static bool may_find(const cpl_corners *corners, unsigned action, const cpl_corner *corner) {
  return !corner->is_barred || !is_proven(corners, corners->process->effects[action].finds, corner);
}

/* Does every row of the guideline open something that needs no variant that nobody can give? */
static bool opens_something(const cpl_corners *corners, unsigned action, cpl_set open) {
  const cpl_process *p = corners->process;
  bool gives_variant =
      p->variant != CPL_NONE && (p->effects[action].own_fields & cpl_bit(p->variant));
  for (unsigned i = 0; i < corners->model->sanction_count; i++)
    if ((open & cpl_bit(i)) &&
        (gives_variant || corners->model->sanctions[i].variants == 0 || p->variant == CPL_NONE))
      return true;
  return false;
}

/* A sanction is sure to be open where no guideline narrows them, or where its last row takes all
 * that the others leave. */
static bool may_impose(const cpl_corners *corners, unsigned action) {
  const cpl_process *p = corners->process;
  uint16_t field = p->effects[action].imposes;
  uint16_t all = corners->model->sanction_count;
  if (!p->has_guideline)
    return field == CPL_NONE ||
           opens_something(corners, action, all == CPL_SET_MAX ? ~(cpl_set)0 : cpl_bit(all) - 1);
  for (uint32_t i = 0; i < p->guideline_count; i++) {
    if (!opens_something(corners, action, p->guideline[i].open)) return false;
    if (p->guideline[i].test_count == 0) return true;
  }
  return false;
}

/* A fact of which there is no value cannot be given. */
static bool can_be_given(const cpl_corners *corners, uint16_t number, const cpl_ground *ground) {
  const cpl_fact *fact = &corners->model->facts[number];
  if (fact->unknown) return true;
  if (fact->type == CPL_OFFENCE) return corners->model->offence_count > 0;
  if (fact->type == CPL_SANCTION) return corners->model->sanction_count > 0;
  return fact->type != CPL_ITEM || (ground->kinds & ~cpl_bit(0)) != 0;
}

static bool all_can_be_given(const cpl_corners *corners, unsigned action, cpl_set needs,
                             const cpl_ground *ground) {
  cpl_span carries = corners->process->effects[action].carries;
  for (unsigned i = 0; i < carries.count; i++)
    if ((needs & cpl_bit(i)) &&
        !can_be_given(corners, corners->process->lists[carries.first + i], ground))
      return false;
  return true;
}

/* ---- the whole ------------------------------------------------------------------------------- */

cpl_set cpl_perhaps_needed_facts(const cpl_corners *corners, unsigned action,
                                 const cpl_corner *corner) {
  const cpl_process *p = corners->process;
  return p->actions[action].needs | named_perhaps(entries_of(p, action, NEEDS), corner);
}

cpl_set cpl_perhaps_needed(const cpl_corners *corners, unsigned action, const cpl_corner *corner) {
  cpl_set needs = cpl_perhaps_needed_facts(corners, action, corner);
  return cpl_fields_of(corners->process, action, needs) & corners->fields;
}

/* Its own place, and the one that a new item hangs on. */
static bool is_place_there(const cpl_process *p, unsigned action, const cpl_ground *ground) {
  uint16_t adds = p->effects[action].adds;
  if (!(ground->kinds & cpl_bit(p->actions[action].kind))) return false;
  return adds == 0 || (ground->kinds & cpl_bit(p->kinds[adds].of));
}

bool cpl_is_own_action(const cpl_corners *corners, unsigned action) {
  return (corners->process->actions[action].flags & (CPL_STARTS | CPL_CORRECTS | CPL_EXTENDS)) == 0;
}

/* What an event says itself can be said so that a test of it against something else comes out as
 * the row asks, where the row asks only one such thing of it and no class is bound by it. */
cpl_row cpl_row_to_meet(const cpl_corners *corners, unsigned action) {
  const cpl_process *p = corners->process;
  cpl_row row = p->actions[action].when;
  cpl_set tests = (row.must | row.must_not) & corners->doubtful & ~p->old, seen = 0, twice = 0;
  for (unsigned i = 0; i < p->atom_count; i++) {
    if (!(tests & cpl_bit(i)) || p->atoms[i].field == CPL_NONE) continue;
    twice |= seen & cpl_bit(p->atoms[i].field);
    seen |= cpl_bit(p->atoms[i].field);
  }
  cpl_set free = seen & ~twice & p->effects[action].own_fields & ~corners->fields;
  for (unsigned i = 0; i < p->atom_count; i++) {
    bool own = (tests & cpl_bit(i)) && p->atoms[i].field != CPL_NONE &&
               (free & cpl_bit(p->atoms[i].field)) &&
               !corners->model->facts[p->fields[p->atoms[i].field].fact].has_range;
    if (own) row.must &= ~cpl_bit(i);
    if (own) row.must_not &= ~cpl_bit(i);
  }
  return row;
}

bool cpl_guard_surely(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                      const cpl_ground *ground) {
  const cpl_process *p = corners->process;
  const cpl_action *act = &p->actions[action];
  cpl_set needs = cpl_perhaps_needed_facts(corners, action, corner);
  if (!is_place_there(p, action, ground) ||
      !cpl_row_surely(cpl_row_to_meet(corners, action), corner))
    return false;
  if (cpl_perhaps_excused(corners, action, corner)) return false;
  if (!is_there_somebody(corners, action, corner, ground)) return false;
  if (!all_can_be_given(corners, action, needs, ground)) return false;
  if ((act->flags & CPL_FINDS) && !may_find(corners, action, corner)) return false;
  if ((act->flags & CPL_IMPOSES) && !may_impose(corners, action)) return false;
  return after_surely(corners, action, corner, ground);
}

bool cpl_guard_perhaps(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                       const cpl_ground *ground) {
  const cpl_process *p = corners->process;
  const cpl_action *act = &p->actions[action];
  cpl_set by = act->by | named_perhaps(entries_of(p, action, BY), corner);
  cpl_set needs = act->needs | named_surely(entries_of(p, action, NEEDS), corner);
  if (!is_place_there(p, action, ground) || !cpl_row_perhaps(act->when, corner)) return false;
  if (cpl_surely_excused(corners, action, corner)) return false;
  if ((with_stand_ins(corners->model, by) & ~corner->absent) == 0) return false;
  if (!all_can_be_given(corners, action, needs, ground)) return false;
  return after_perhaps(corners, action, corner, ground);
}

/* ---- what is owed ---------------------------------------------------------------------------- */

cpl_set cpl_ever_by(const cpl_process *process, unsigned action) {
  return process->actions[action].by | named_ever(entries_of(process, action, BY));
}

bool cpl_perhaps_owed(const cpl_corners *corners, unsigned rule, const cpl_corner *corner) {
  const cpl_process *p = corners->process;
  const cpl_duty_rule *r = &p->rules[rule];
  if (cpl_surely_excused(corners, r->action, corner)) return false;
  if ((cpl_ever_by(p, r->action) & ~corner->absent) == 0) return false;
  for (unsigned i = 0; i < r->entries.count; i++)
    if (cpl_row_perhaps(p->owed[r->entries.first + i].when, corner)) return true;
  return false;
}

bool cpl_surely_owed(const cpl_corners *corners, unsigned rule, const cpl_corner *corner) {
  const cpl_process *p = corners->process;
  const cpl_duty_rule *r = &p->rules[rule];
  if (cpl_perhaps_excused(corners, r->action, corner)) return false;
  if ((cpl_ever_by(p, r->action) & ~corner->maybe_absent) == 0) return false;
  for (unsigned i = 0; i < r->entries.count; i++)
    if (cpl_row_surely(p->owed[r->entries.first + i].when, corner)) return true;
  return false;
}
