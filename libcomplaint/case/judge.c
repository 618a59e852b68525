/* judge.c - see judge.h. */
#include "libcomplaint/case/judge.h"

#include <string.h>

#include "libcomplaint/case/judging.h"
#include "libcomplaint/case/namer.h"

/* ---- the order of reasons -------------------------------------------------------------------- */

/* By what they name. Numbers stand in order of name, but not those of ids, nor those of two kinds.
 */
static int compare_whats(const cpl_state *state, cpl_reason a, cpl_reason b) {
  const cpl_namer namer = {&state->policy->model, state->process, state->ids, NULL, 0};
  return strcmp(cpl_namer_what(&namer, a), cpl_namer_what(&namer, b));
}

static bool comes_after(const cpl_state *state, cpl_reason a, cpl_reason b) {
  if (cpl_reason_why(a) != cpl_reason_why(b)) return cpl_reason_why(a) > cpl_reason_why(b);
  int order = compare_whats(state, a, b);
  return order != 0 ? order > 0 : cpl_reason_on(a) > cpl_reason_on(b);
}

/* Do the numbers alone say which of these comes first? Two tests of one fact have two numbers. */
static bool are_of_one_kind(const cpl_reason *reasons, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (cpl_reason_why(reasons[i]) != cpl_reason_why(reasons[0]) ||
        cpl_reason_kind(reasons[i]) != cpl_reason_kind(reasons[0]) ||
        cpl_reason_kind(reasons[i]) == CPL_WHAT_ID || cpl_reason_kind(reasons[i]) == CPL_WHAT_ATOM)
      return false;
  return true;
}

/* Insertion, since they are few. */
static void sort_by_number(cpl_reason *reasons, uint32_t count) {
  for (uint32_t i = 1; i < count; i++) {
    cpl_reason moved = reasons[i];
    uint32_t hole = i;
    for (; hole > 0 && cpl_reason_what_on(reasons[hole - 1]) > cpl_reason_what_on(moved); hole--)
      reasons[hole] = reasons[hole - 1];
    reasons[hole] = moved;
  }
}

static void sort_by_name(const cpl_state *state, cpl_reason *reasons, uint32_t count) {
  for (uint32_t i = 1; i < count; i++) {
    cpl_reason moved = reasons[i];
    uint32_t hole = i;
    for (; hole > 0 && comes_after(state, reasons[hole - 1], moved); hole--)
      reasons[hole] = reasons[hole - 1];
    reasons[hole] = moved;
  }
}

static bool are_told_alike(const cpl_state *state, cpl_reason a, cpl_reason b) {
  return cpl_reason_why(a) == cpl_reason_why(b) && cpl_reason_on(a) == cpl_reason_on(b) &&
         cpl_reason_cites(a) == cpl_reason_cites(b) && compare_whats(state, a, b) == 0;
}

/* The same reason found twice is told once. */
static void drop_doubles(cpl_judging *j, uint32_t first) {
  uint32_t kept = first + 1;
  for (uint32_t i = kept; i < j->count; i++)
    if (!are_told_alike(j->state, j->reasons[i], j->reasons[kept - 1]))
      j->reasons[kept++] = j->reasons[i];
  j->count = kept;
}

void cpl_judging_sort_numbers(cpl_judging *j, uint32_t first) {
  if (j->count > first + 1 && j->count <= j->room)
    sort_by_number(j->reasons + first, j->count - first);
}

void cpl_judging_sort_some(cpl_judging *j, uint32_t first) {
  if (j->count > j->room) return;
  cpl_reason *reasons = j->reasons + first;
  uint32_t count = j->count - first;
  if (are_of_one_kind(reasons, count))
    sort_by_number(reasons, count);
  else
    sort_by_name(j->state, reasons, count);
  drop_doubles(j, first);
}

/* ---- who, when, with what -------------------------------------------------------------------- */

void cpl_judge_life(cpl_judging *j) {
  const cpl_state *state = j->state;
  unsigned flags = j->action->flags;
  if (state->started && state->ended == 0 && !(flags & CPL_STARTS)) return;
  uint16_t own = j->action->cites, rest = state->policy->model.upholds.rest;
  if (flags & CPL_CORRECTS) return;
  if (!state->started && !(flags & CPL_STARTS) && j->process->starts != 0)
    cpl_judging_add(j, CPL_WHY_NOT_STARTED, CPL_WHAT_NOTHING, 0, 0, own);
  if (state->started && (flags & CPL_STARTS))
    cpl_judging_add(j, CPL_WHY_STARTED, CPL_WHAT_ACTION, j->asked->action, 0, own);
  if (state->ended != 0 && !(flags & CPL_REOPENS))
    cpl_judging_add(j, CPL_WHY_ENDED, CPL_WHAT_ACTION, state->ended - 1u, 0,
                    rest != 0 ? rest : own);
}

/* Which of its own facts the event carries: both stand in order of fact. */
static cpl_set carried(const cpl_judging *j) {
  const cpl_scene *scene = &j->asked->naming.scene;
  cpl_span own = j->effect->carries;
  cpl_set facts = 0;
  uint32_t given = 0;
  for (uint16_t i = 0; i < own.count; i++) {
    uint16_t fact = j->process->lists[own.first + i];
    while (given < scene->given_count && scene->given[given].fact < fact) given++;
    if (given < scene->given_count && scene->given[given].fact == fact) facts |= cpl_bit(i);
  }
  return facts;
}

static void judge_needs(cpl_judging *j) {
  const cpl_view *view = j->view;
  const cpl_action *act = j->action;
  uint32_t place = j->place;
  const cpl_entry *entries =
      j->process->entries + act->more + act->more_by + act->more_to + act->more_after;
  cpl_span own = j->effect->carries;
  CPL_EACH(i, cpl_judge_needs(j->process, act, view) & ~carried(j)) {
    const cpl_entry *entry = entries;
    uint16_t cites = act->cites;
    if (!(act->needs & cpl_bit(i))) {
      while (!(entry->what & cpl_bit(i)) || !cpl_row_holds(entry->when, view->atoms)) entry++;
      cites = entry->cites;
    }
    cpl_judging_add(j, CPL_WHY_NEEDS, CPL_WHAT_FACT, j->process->lists[own.first + i], place,
                    cites);
  }
}

/* ---- all of it ------------------------------------------------------------------------------- */

static void judge_order(cpl_judging *j, cpl_set by) {
  const cpl_asked *asked = j->asked;
  uint32_t first;
  if (asked->missing)
    cpl_judging_add(j, CPL_WHY_NO_ITEM, CPL_WHAT_ID, asked->missing_id, CPL_ON_NOWHERE,
                    j->action->cites);
  cpl_judge_life(j);
  first = j->count;
  cpl_judge_when(j, by);
  if (asked->event != NULL) judge_needs(j);
  if (j->action->flags & CPL_IMPOSES) {
    if (asked->event != NULL)
      cpl_judge_sanction(j);
    else
      cpl_judge_sanctions(j);
  }
  if (j->action->flags & CPL_EXTENDS) cpl_judge_new_due(j);
  cpl_judging_sort(j, first);
  cpl_judge_after(j);
  if (asked->event != NULL && (j->action->flags & CPL_FINDS)) cpl_judge_offence(j);
  if (j->action->flags & CPL_EXTENDS) cpl_judge_extension(j);
  if (j->action->flags & CPL_ENDS) cpl_judge_open_duties(j);
}

static inline cpl_judging judging_of(const cpl_state *state, const cpl_asked *asked,
                                     cpl_reason *out, uint32_t room) {
  const cpl_process *process = state->process;
  const cpl_effect *effect = &process->effects[asked->action];
  return (cpl_judging){.state = state,
                       .process = process,
                       .asked = asked,
                       .action = &process->actions[asked->action],
                       .effect = effect,
                       .view = asked->view,
                       .undecided = asked->event == NULL ? effect->own_atoms : 0,
                       .place = asked->naming.scene.place,
                       .room = room,
                       .reasons = out};
}

cpl_verdict cpl_judge(const cpl_state *state, const cpl_asked *asked, cpl_reason *out,
                      uint32_t room) {
  cpl_judging j = judging_of(state, asked, out, room);
  cpl_set by = cpl_judge_named(state, j.action, j.view->atoms, j.undecided, asked->stood_in);
  if (asked->has_actor) cpl_judge_authority(&j, by);
  bool is_void = j.count > 0;
  if (asked->has_actor && (j.action->flags & CPL_NOT_BY)) cpl_judge_same_person(&j);
  is_void |= cpl_judge_absent(&j, by);
  judge_order(&j, by);
  return (cpl_verdict){by & ~asked->view->absent, is_void, j.count};
}
