/* judge_after.c - the steps that must stand before, and on which items they do not. See judging.h.
 */
#include "libcomplaint/case/judging.h"

static void judge_below(cpl_judging *j, unsigned step, cpl_reason reason) {
  const cpl_state *state = j->state;
  uint32_t anchor, i = cpl_place_first(state, j->place, j->process->actions[step].kind, &anchor);
  if (i == CPL_ON_NOWHERE) cpl_judging_put(j, cpl_reason_on_item(reason, CPL_ON_NOWHERE));
  for (; i != CPL_ON_NOWHERE; i = cpl_place_next(state, i, anchor)) {
    const cpl_item *at = &state->items[i];
    if (!((at->steps | at->seen.excused) & cpl_bit(step)))
      cpl_judging_put(j, cpl_reason_on_item(reason, i));
  }
}

void cpl_judge_missing(cpl_judging *j, cpl_set steps, uint16_t cites) {
  const cpl_item *items = j->state->items;
  const cpl_action *actions = j->process->actions;
  for (; steps != 0; steps &= steps - 1) {
    unsigned step = cpl_first(steps), kind = actions[step].kind;
    cpl_reason reason = cpl_reason_make(CPL_WHY_AFTER, CPL_WHAT_ACTION, step, 0, cites);
    uint32_t above = kind == 0 ? 0 : cpl_place_above(j->state, j->place, (uint16_t)kind);
    if (items[above].kind == kind)
      cpl_judging_put(j, cpl_reason_on_item(reason, above));
    else
      judge_below(j, step, reason);
  }
}

/* Asked of the item that a fact names. */
static void judge_of(cpl_judging *j, const cpl_entry *entry) {
  const cpl_state *state = j->state;
  cpl_value id;
  bool known = cpl_scene_value(state, &j->asked->naming.scene, entry->of, &id);
  CPL_EACH(step, entry->what) {
    uint16_t kind = j->process->actions[step].kind;
    uint32_t where = known ? cpl_place_find(state, kind, (uint32_t)id) : CPL_ON_NOWHERE;
    const cpl_item *item = where == CPL_ON_NOWHERE ? NULL : &state->items[where];
    bool is_there = item != NULL && ((item->steps | item->seen.excused) & cpl_bit(step));
    if (!is_there) cpl_judging_add(j, CPL_WHY_AFTER, CPL_WHAT_ACTION, step, where, entry->cites);
  }
}

/* The clause that asks for a missing step: the first entry that has it, the unconditional one
 * before all. */
static uint16_t cites_of(const cpl_judging *j, const cpl_entry *entry, unsigned step) {
  const cpl_action *act = j->action;
  if (act->after & cpl_bit(step)) return act->cites;
  while (entry->of != CPL_NONE || !(entry->what & cpl_bit(step)) ||
         !cpl_row_holds(entry->when, j->view->atoms))
    entry++;
  return entry->cites;
}

void cpl_judge_entries(cpl_judging *j) {
  const cpl_action *act = j->action;
  const cpl_view *view = j->view;
  const cpl_entry *entries = j->process->entries + act->more + act->more_by + act->more_to;
  uint32_t first = j->count;
  cpl_set steps = act->after;
  bool asks_of = false;
  for (unsigned i = 0; i < act->more_after; i++) {
    if (!cpl_row_holds(entries[i].when, view->atoms)) continue;
    if (entries[i].of == CPL_NONE)
      steps |= entries[i].what;
    else
      asks_of = true;
  }
  CPL_EACH(step, steps & ~(view->stands | view->excused))
  cpl_judge_missing(j, cpl_bit(step), cites_of(j, entries, step));
  if (!asks_of) return;
  for (unsigned i = 0; i < act->more_after; i++)
    if (entries[i].of != CPL_NONE && cpl_row_holds(entries[i].when, view->atoms))
      judge_of(j, &entries[i]);
  cpl_judging_sort(j, first);
}
