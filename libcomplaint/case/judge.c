/* judge.c - see judge.h. */
#include "libcomplaint/case/judge.h"

#include <string.h>

#include "libcomplaint/case/duty.h"
#include "libcomplaint/case/guideline.h"
#include "libcomplaint/case/namer.h"
#include "libcomplaint/case/record.h"

/* Where reasons are written, with what they share. */
typedef struct pen {
  const cpl_state *state;
  const cpl_process *process;
  const cpl_asked *asked;
  const cpl_action *action;
  cpl_set undecided; /* atoms that the event still to come may answer */
  cpl_reason *at, *end;
  uint32_t unwritten; /* for want of room */
} pen;

static void write(pen *p, cpl_why why, cpl_what kind, uint32_t what, uint32_t on, uint16_t cites) {
  if (p->at == p->end)
    p->unwritten++;
  else
    *p->at++ = cpl_reason_make(why, kind, what, on, cites);
}

static uint32_t count_since(const pen *p, const cpl_reason *first) {
  return (uint32_t)(p->at - first) + p->unwritten;
}

/* By what they name: numbers stand in order of name, but not those of ids or of different kinds. */
static int compare_whats(const cpl_state *state, cpl_reason a, cpl_reason b) {
  cpl_what kind = cpl_reason_kind(a);
  uint32_t x = cpl_reason_what(a), y = cpl_reason_what(b);
  if (kind == cpl_reason_kind(b) && kind != CPL_WHAT_ID) return (x > y) - (x < y);
  const cpl_namer namer = {&state->policy->model, state->process, state->ids, NULL, 0};
  return strcmp(cpl_namer_what(&namer, a), cpl_namer_what(&namer, b));
}

static bool comes_after(const cpl_state *state, cpl_reason a, cpl_reason b) {
  if (cpl_reason_why(a) != cpl_reason_why(b)) return cpl_reason_why(a) > cpl_reason_why(b);
  int order = compare_whats(state, a, b);
  return order != 0 ? order > 0 : cpl_reason_on(a) > cpl_reason_on(b);
}

/* Reasons that were not found in their order. */
static inline void sort_from(pen *p, cpl_reason *first) {
  for (cpl_reason *r = first; r < p->at; r++) {
    cpl_reason moved = *r;
    cpl_reason *hole = r;
    for (; hole > first && comes_after(p->state, hole[-1], moved); hole--) *hole = hole[-1];
    *hole = moved;
  }
}

/* The atoms that make a row fail. */
static cpl_set failing(cpl_row row, cpl_set atoms) {
  return (row.must & ~atoms) | (row.must_not & atoms);
}

/* Those that fail whatever the event still to come may say. */
static cpl_set surely_failing(const pen *p, cpl_row row) {
  return failing(row, p->asked->view->atoms) & ~p->undecided;
}

static bool may_hold(const pen *p, cpl_row row) {
  return surely_failing(p, row) == 0;
}

static uint32_t first_of(cpl_set set) {
  return (uint32_t)__builtin_ctzll(set);
}

/* ---- who ------------------------------------------------------------------------------------- */

/* The roles of `by` that apply, whoever is there. */
static cpl_set named(const pen *p) {
  cpl_set by = p->action->by;
  const cpl_entry *entry = p->process->entries + p->action->more;
  for (unsigned n = p->action->more_by; n > 0; n--, entry++)
    if (may_hold(p, entry->when)) by |= entry->what;
  cpl_set stood_in = p->asked->stood_in;
  return by & stood_in ? cpl_with_stand_ins(p->state, by, stood_in) : by;
}

/* Of these roles, those of the actor. */
static cpl_set own_roles(const pen *p, cpl_set by) {
  const cpl_asked *asked = p->asked;
  if (!asked->has_actor) return 0;
  return cpl_roles_held(p->state, &asked->naming.scene, asked->roles & by, asked->actor);
}

static void judge_role(pen *p, cpl_set by) {
  if (own_roles(p, by) != 0) return;
  cpl_set all = by;
  const cpl_entry *entry = p->process->entries + p->action->more;
  if (all == 0) all = p->action->by;
  for (unsigned n = p->action->more_by; n > 0 && all == 0; n--, entry++) all = entry->what;
  write(p, CPL_WHY_ROLE, CPL_WHAT_ROLE, first_of(all), 0, p->action->cites);
}

static void judge_recusal(pen *p, cpl_set by, uint32_t person) {
  cpl_set own = cpl_party_roles(p->state, &p->asked->naming, person);
  if (own == 0 || (own & by) != 0) return;
  uint16_t cites = p->state->policy->model.upholds.recusal;
  write(p, CPL_WHY_RECUSED, CPL_WHAT_ID, person, 0, cites != 0 ? cites : p->action->cites);
}

static void judge_recusals(pen *p, cpl_set by) {
  cpl_reason *first = p->at;
  judge_recusal(p, by, p->asked->actor);
  for (uint32_t i = 0; i < p->asked->people_count; i++) {
    bool again = p->asked->people[i] == p->asked->actor;
    for (uint32_t k = 0; k < i; k++) again |= p->asked->people[k] == p->asked->people[i];
    if (!again) judge_recusal(p, by, p->asked->people[i]);
  }
  sort_from(p, first);
}

static bool takes_part(const cpl_asked *asked, uint32_t person) {
  if (asked->actor == person) return true;
  for (uint32_t i = 0; i < asked->people_count; i++)
    if (asked->people[i] == person) return true;
  return false;
}

static bool did(const pen *p, const cpl_deed *deed) {
  const cpl_event *event = &p->state->record->events[deed->event];
  if (takes_part(p->asked, event->actor)) return true;
  for (uint32_t i = 0; i < event->people_count; i++)
    if (takes_part(p->asked, p->state->record->people[event->people + i])) return true;
  return false;
}

static void judge_same_person(pen *p) {
  cpl_set not_by = p->process->effects[p->asked->action].not_by, found = 0;
  for (uint32_t i = 0; i < p->state->deed_count && not_by != 0; i++) {
    const cpl_deed *deed = &p->state->deeds[i];
    if (!(not_by & cpl_bit(deed->action))) continue;
    if (cpl_place_reads(p->state, p->asked->naming.scene.place, deed->on) && did(p, deed))
      found |= cpl_bit(deed->action);
  }
  CPL_EACH(step, found)
  write(p, CPL_WHY_SAME_PERSON, CPL_WHAT_ACTION, step, 0, p->action->cites);
}

/* Nobody there to act, or nobody there to be addressed. True if the actor is the one absent. */
static bool judge_absent(pen *p, cpl_set by) {
  const cpl_view *view = p->asked->view;
  cpl_reason *first = p->at;
  if (view->absent == 0) return false;
  cpl_set own = own_roles(p, by), acting = own != 0 ? own : by;
  bool nobody_acts = acting != 0 && (acting & ~view->absent) == 0;
  if (nobody_acts) write(p, CPL_WHY_ABSENT, CPL_WHAT_ROLE, first_of(acting), 0, p->action->cites);
  if (cpl_view_nobody_to(p->process, p->asked->action, view)) {
    cpl_set to = cpl_view_to(p->process, p->asked->action, view);
    write(p, CPL_WHY_ABSENT, CPL_WHAT_ROLE, first_of(to), 0, p->action->cites);
  }
  sort_from(p, first);
  if (p->at - first == 2 && first[0] == first[1]) p->at--;
  return nobody_acts;
}

/* ---- order ----------------------------------------------------------------------------------- */

static void judge_life(pen *p) {
  const cpl_state *state = p->state;
  unsigned flags = p->action->flags;
  uint16_t own = p->action->cites, rest = state->policy->model.upholds.rest;
  if (flags & CPL_CORRECTS) return;
  if (!state->started && !(flags & CPL_STARTS) && !p->process->standing)
    write(p, CPL_WHY_NOT_STARTED, CPL_WHAT_NOTHING, 0, 0, own);
  if (state->started && (flags & CPL_STARTS))
    write(p, CPL_WHY_STARTED, CPL_WHAT_ACTION, p->asked->action, 0, own);
  if (state->ended != 0 && !(flags & CPL_REOPENS))
    write(p, CPL_WHY_ENDED, CPL_WHAT_ACTION, state->ended - 1u, 0, rest != 0 ? rest : own);
}

/* The row of the action; and where nobody at all may act, the first condition that says so. */
static void judge_when(pen *p, cpl_set by) {
  cpl_reason *first = p->at;
  cpl_set fails = surely_failing(p, p->action->when);
  if (fails != 0) write(p, CPL_WHY_WHEN, CPL_WHAT_ATOM, first_of(fails), 0, p->action->cites);
  if (by == 0 && !p->asked->has_actor && p->action->more_by > 0) {
    const cpl_entry *entry = p->process->entries + p->action->more;
    write(p, CPL_WHY_WHEN, CPL_WHAT_ATOM, first_of(surely_failing(p, entry->when)), 0,
          entry->cites);
  }
  sort_from(p, first);
}

cpl_set cpl_judge_needs(const cpl_process *process, unsigned action, const cpl_view *view) {
  const cpl_action *act = &process->actions[action];
  cpl_set needs = act->needs;
  const cpl_entry *entry =
      process->entries + act->more + act->more_by + act->more_to + act->more_after;
  for (unsigned n = act->more_needs; n > 0; n--, entry++)
    if (cpl_row_holds(entry->when, view->atoms)) needs |= entry->what;
  return needs;
}

/* Which of its own facts the event carries: both stand in order of fact. */
static cpl_set carried(const pen *p) {
  const cpl_scene *scene = &p->asked->naming.scene;
  cpl_span own = p->process->effects[p->asked->action].carries;
  cpl_set facts = 0;
  uint32_t given = 0;
  for (uint16_t i = 0; i < own.count; i++) {
    uint16_t fact = p->process->lists[own.first + i];
    while (given < scene->given_count && scene->given[given].fact < fact) given++;
    if (given < scene->given_count && scene->given[given].fact == fact) facts |= cpl_bit(i);
  }
  return facts;
}

static void judge_needs(pen *p) {
  const cpl_view *view = p->asked->view;
  const cpl_action *act = p->action;
  uint32_t place = p->asked->naming.scene.place;
  const cpl_entry *entries =
      p->process->entries + act->more + act->more_by + act->more_to + act->more_after;
  cpl_span own = p->process->effects[p->asked->action].carries;
  CPL_EACH(i, cpl_judge_needs(p->process, p->asked->action, view) & ~carried(p)) {
    const cpl_entry *entry = entries;
    uint16_t cites = act->cites;
    if (!(act->needs & cpl_bit(i))) {
      while (!(entry->what & cpl_bit(i)) || !cpl_row_holds(entry->when, view->atoms)) entry++;
      cites = entry->cites;
    }
    write(p, CPL_WHY_NEEDS, CPL_WHAT_FACT, p->process->lists[own.first + i], place, cites);
  }
}

/* One reason for each related item on which the step is missing. */
static void write_missing(pen *p, unsigned step, uint16_t cites) {
  const cpl_state *state = p->state;
  uint32_t anchor, first = cpl_place_first(state, p->asked->naming.scene.place,
                                           p->process->actions[step].kind, &anchor);
  if (first == CPL_ON_NOWHERE)
    write(p, CPL_WHY_AFTER, CPL_WHAT_ACTION, step, CPL_ON_NOWHERE, cites);
  for (uint32_t i = first; i != CPL_ON_NOWHERE; i = cpl_place_next(state, i, anchor)) {
    const cpl_item *item = &state->items[i];
    if (!((item->steps | item->seen.excused) & cpl_bit(step)))
      write(p, CPL_WHY_AFTER, CPL_WHAT_ACTION, step, i, cites);
  }
}

/* Steps of `after` that are lacking here, less what is asked of another item. */
static cpl_set lacking(const pen *p, cpl_set steps) {
  return steps & ~(p->asked->view->stands | p->asked->view->excused);
}

/* Asked of the item that a fact names. */
static void judge_of(pen *p, const cpl_entry *entry) {
  const cpl_state *state = p->state;
  cpl_value id;
  bool known = cpl_scene_value(state, &p->asked->naming.scene, entry->of, &id);
  CPL_EACH(step, entry->what & ~p->asked->view->excused) {
    uint16_t kind = p->process->actions[step].kind;
    uint32_t where = known ? cpl_place_find(state, kind, (uint32_t)id) : CPL_ON_NOWHERE;
    bool stands = where != CPL_ON_NOWHERE && (state->items[where].steps & cpl_bit(step));
    if (!stands) write(p, CPL_WHY_AFTER, CPL_WHAT_ACTION, step, where, entry->cites);
  }
}

static void judge_after(pen *p) {
  const cpl_action *act = p->action;
  const cpl_entry *entry = p->process->entries + act->more + act->more_by + act->more_to;
  cpl_reason *first = p->at;
  CPL_EACH(step, lacking(p, act->after)) write_missing(p, step, act->cites);
  if (act->more_after == 0) return;
  cpl_set told = lacking(p, act->after);
  for (unsigned n = act->more_after; n > 0; n--, entry++) {
    if (!cpl_row_holds(entry->when, p->asked->view->atoms)) continue;
    if (entry->of != CPL_NONE) {
      judge_of(p, entry);
      continue;
    }
    CPL_EACH(step, lacking(p, entry->what) & ~told) write_missing(p, step, entry->cites);
    told |= entry->what;
  }
  sort_from(p, first);
}

/* ---- findings and sanctions ------------------------------------------------------------------ */

/* A finding counts as true only with the consequence that the offence asks for. */
static void judge_offence(pen *p) {
  const cpl_process *process = p->process;
  const cpl_scene *scene = &p->asked->naming.scene;
  cpl_value finding, offence;
  uint16_t field = process->effects[p->asked->action].finds;
  if (field == CPL_NONE || process->offence == CPL_NONE || process->offence_spans == NULL) return;
  const cpl_given *given = cpl_scene_given(p->state, scene, field);
  if (given == NULL || given->unknown) return;
  finding = given->value;
  cpl_value proven = p->state->policy->model.facts[process->fields[field].fact].proven;
  if (!(proven >> finding & 1)) return;
  if (!cpl_scene_value(p->state, scene, process->offence, &offence)) return;
  cpl_span rows = process->offence_spans[offence];
  for (uint16_t i = 0; i < rows.count; i++)
    if (cpl_row_holds(process->offence_rows[rows.first + i], p->asked->view->atoms)) return;
  if (rows.count > 0)
    write(p, CPL_WHY_OFFENCE, CPL_WHAT_ATOM,
          first_of(failing(process->offence_rows[rows.first], p->asked->view->atoms)), scene->place,
          p->state->policy->model.offences[offence].cites);
}

/* The sanction must be open by the guideline, in one of its variants. */
static void judge_sanction(pen *p) {
  const cpl_process *process = p->process;
  const cpl_scene *scene = &p->asked->naming.scene;
  uint16_t field = process->effects[p->asked->action].imposes;
  const cpl_given *given = field == CPL_NONE ? NULL : cpl_scene_given(p->state, scene, field);
  if (given == NULL || given->unknown) return;
  cpl_guideline_answer open = cpl_guideline_ask(p->state, scene);
  const cpl_sanction *sanction = &p->state->policy->model.sanctions[given->value];
  if (!(open.sanctions & cpl_bit((unsigned)given->value)))
    write(p, CPL_WHY_WHEN, CPL_WHAT_FACT, process->fields[field].fact, 0,
          open.cites != 0 ? open.cites : p->action->cites);
  if (sanction->variants == 0 || process->variant == CPL_NONE) return;
  cpl_value variant;
  bool known = cpl_scene_value(p->state, scene, process->variant, &variant);
  if (!known)
    write(p, CPL_WHY_NEEDS, CPL_WHAT_FACT, process->fields[process->variant].fact, scene->place,
          sanction->cites);
  else if (!(sanction->variants & cpl_bit((unsigned)variant)))
    write(p, CPL_WHY_WHEN, CPL_WHAT_FACT, process->fields[process->variant].fact, 0,
          sanction->cites);
}

/* ---- duties ---------------------------------------------------------------------------------- */

bool cpl_duty_is_open(const cpl_duty *duty) {
  return duty->state == CPL_OWED;
}

bool cpl_duty_is_past(const cpl_duty *duty, cpl_moment at) {
  return !duty->due.none && at >= duty->due.too_late;
}

static bool is_listed(const cpl_process *process, cpl_span rules, uint16_t rule) {
  for (uint16_t i = 0; i < rules.count; i++)
    if (process->lists[rules.first + i] == rule) return true;
  return false;
}

/* Does the action that is asked about extend this duty, if it moves it? */
static bool is_meant(const pen *p, const cpl_duty *duty) {
  cpl_span rules = p->process->effects[p->asked->action].extends;
  return cpl_duty_is_open(duty) && is_listed(p->process, rules, duty->rule) &&
         cpl_place_reads(p->state, p->asked->naming.scene.place, duty->on);
}

/* The due that the action gives, where that is known already. */
static bool new_due(const pen *p, cpl_due *given) {
  const cpl_effect *effect = &p->process->effects[p->asked->action];
  const cpl_scene *scene = &p->asked->naming.scene;
  bool own = (effect->own_fields & cpl_bit(effect->extends_to)) != 0;
  cpl_value value;
  if (own && cpl_scene_given(p->state, scene, effect->extends_to) == NULL) return false;
  if (!cpl_scene_value(p->state, scene, effect->extends_to, &value)) return false;
  *given = cpl_due_of_value(p->state, effect->extends_to, value);
  return true;
}

/* A new due that is later than none of those that are open extends nothing. */
static void judge_new_due(pen *p) {
  const cpl_state *state = p->state;
  uint16_t field = p->process->effects[p->asked->action].extends_to;
  bool some_open = false;
  cpl_due given;
  if (!new_due(p, &given)) return;
  for (uint32_t i = state->open_from; i < state->duty_count; i++) {
    if (!is_meant(p, &state->duties[i])) continue;
    if (cpl_duty_would_move(state, i, given)) return;
    some_open = true;
  }
  if (some_open)
    write(p, CPL_WHY_WHEN, CPL_WHAT_FACT, p->process->fields[field].fact, 0, p->action->cites);
}

/* Duties that the action moves: some must be open, and with `before_due` none of them past. */
static void judge_extension(pen *p) {
  const cpl_state *state = p->state;
  cpl_span rules = p->process->effects[p->asked->action].extends;
  cpl_reason *first = p->at;
  bool some_open = false;
  for (uint32_t i = state->open_from; i < state->duty_count; i++) {
    const cpl_duty *duty = &state->duties[i];
    if (!is_meant(p, duty)) continue;
    some_open = true;
    if ((p->action->flags & CPL_BEFORE_DUE) && cpl_duty_is_past(duty, p->asked->at))
      write(p, CPL_WHY_BEFORE_DUE, CPL_WHAT_RULE, duty->rule, duty->on, p->action->cites);
  }
  sort_from(p, first);
  if (!some_open && rules.count > 0)
    write(p, CPL_WHY_NO_DUTY, CPL_WHAT_RULE, p->process->lists[rules.first], 0, p->action->cites);
}

/* Does the event that is asked about discharge this duty? */
static bool discharges(const pen *p, const cpl_duty *duty) {
  cpl_set steps = p->process->effects[p->asked->action].counts_as;
  return (steps & cpl_bit(p->process->rules[duty->rule].action)) &&
         cpl_place_reads(p->state, p->asked->naming.scene.place, duty->on);
}

/* A case ends only when nothing else is owed. */
static void judge_open_duties(pen *p) {
  const cpl_state *state = p->state;
  cpl_reason *first = p->at;
  for (uint32_t i = state->open_from; i < state->duty_count; i++) {
    const cpl_duty *duty = &state->duties[i];
    if (cpl_duty_is_open(duty) && !discharges(p, duty))
      write(p, CPL_WHY_OWED, CPL_WHAT_RULE, duty->rule, duty->on,
            p->process->owed[duty->entry].cites);
  }
  sort_from(p, first);
}

/* ---- all of it ------------------------------------------------------------------------------- */

static void judge_order(pen *p, cpl_set by) {
  const cpl_asked *asked = p->asked;
  cpl_reason *first;
  if (asked->missing)
    write(p, CPL_WHY_NO_ITEM, CPL_WHAT_ID, asked->missing_id, CPL_ON_NOWHERE, p->action->cites);
  judge_life(p);
  first = p->at;
  judge_when(p, by);
  if (asked->event != NULL) judge_needs(p);
  if (asked->event != NULL && (p->action->flags & CPL_IMPOSES)) judge_sanction(p);
  if (p->action->flags & CPL_EXTENDS) judge_new_due(p);
  sort_from(p, first);
  judge_after(p);
  if (asked->event != NULL && (p->action->flags & CPL_FINDS)) judge_offence(p);
  if (p->action->flags & CPL_EXTENDS) judge_extension(p);
  if (p->action->flags & CPL_ENDS) judge_open_duties(p);
}

static pen pen_for(const cpl_state *state, const cpl_asked *asked, cpl_reason *out, size_t room) {
  const cpl_process *process = state->process;
  pen p = {state, process, asked, &process->actions[asked->action], 0, out, out + room, 0};
  if (asked->event == NULL) p.undecided = process->effects[asked->action].own_atoms;
  return p;
}

cpl_set cpl_judge_by(const cpl_state *state, const cpl_asked *asked) {
  const pen p = pen_for(state, asked, NULL, 0);
  return named(&p) & ~asked->view->absent;
}

cpl_verdict cpl_judge(const cpl_state *state, const cpl_asked *asked, cpl_reason *out,
                      size_t room) {
  pen p = pen_for(state, asked, out, room);
  cpl_set by = named(&p);
  if (asked->has_actor) {
    judge_role(&p, by);
    judge_recusals(&p, by);
  }
  bool is_void = count_since(&p, out) > 0;
  if (asked->has_actor && (p.action->flags & CPL_NOT_BY)) judge_same_person(&p);
  is_void |= judge_absent(&p, by);
  judge_order(&p, by);
  return (cpl_verdict){by & ~asked->view->absent, is_void, count_since(&p, out)};
}
