/* judge_after.c - the steps that must stand before, and on which items they do not. See judging.h.
 */
#include "libcomplaint/case/judging.h"

static inline void add_missing(cpl_judging *j, unsigned step, uint32_t item, bool is_here,
                               uint16_t cites) {
  const cpl_item *at = &j->state->items[item];
  cpl_set excused = is_here ? 0 : at->seen.excused;
  if (!((at->steps | excused) & cpl_bit(step)))
    cpl_judging_add(j, CPL_WHY_AFTER, CPL_WHAT_ACTION, step, item, cites);
}

void cpl_judge_missing_below(cpl_judging *j, uint32_t place, unsigned step, uint16_t cites) {
  const cpl_state *state = j->state;
  uint32_t anchor, first = cpl_place_first(state, place, j->process->actions[step].kind, &anchor);
  if (first == CPL_ON_NOWHERE)
    cpl_judging_add(j, CPL_WHY_AFTER, CPL_WHAT_ACTION, step, CPL_ON_NOWHERE, cites);
  for (uint32_t i = first; i != CPL_ON_NOWHERE; i = cpl_place_next(state, i, anchor))
    add_missing(j, step, i, i == anchor, cites);
}

/* Steps of `after` that are lacking here, less what is asked of another item. */
static cpl_set lacking(const cpl_judging *j, cpl_set steps) {
  return steps & ~(j->asked->view->stands | j->asked->view->excused);
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

void cpl_judge_after(cpl_judging *j) {
  const cpl_action *act = j->action;
  uint32_t place = j->asked->naming.scene.place;
  const cpl_entry *entry = j->process->entries + act->more + act->more_by + act->more_to;
  uint32_t first = j->count;
  cpl_set told = lacking(j, act->after);
  CPL_EACH(step, told) cpl_judge_missing(j, place, step, act->cites);
  if (act->more_after == 0) return;
  for (unsigned n = act->more_after; n > 0; n--, entry++) {
    if (!cpl_row_holds(entry->when, j->asked->view->atoms)) continue;
    if (entry->of != CPL_NONE) {
      judge_of(j, entry);
      continue;
    }
    CPL_EACH(step, lacking(j, entry->what) & ~told) cpl_judge_missing(j, place, step, entry->cites);
    told |= entry->what;
  }
  cpl_judging_sort(j, first);
}
