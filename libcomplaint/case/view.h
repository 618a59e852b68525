/* view.h - what is true seen from a place: steps, atoms, absent parties.
 * Knows: place, party. Must not know: actions one by one, duties. */
#ifndef CPL_CASE_VIEW_H
#define CPL_CASE_VIEW_H

#include "libcomplaint/case/place.h"

/* Make the views of all items anew, as far as they may be others. After every event, so that
 * judging only reads. */
void cpl_state_see(cpl_state *state);

/* What is true at a scene whose event speaks: its own facts first, then those of the place. `added`
 * is the kind of item that the event adds (0: none) and `item` that item if it is there already. */
cpl_view cpl_view_of(cpl_state *state, const cpl_scene *scene, uint16_t added, uint32_t item);

/* Is everybody absent to whom this action is directed here? */
bool cpl_view_nobody_to(const cpl_process *process, unsigned action, const cpl_view *view);

/* To whom: the roles of `to` that apply here. */
static inline cpl_set cpl_view_to(const cpl_process *process, unsigned action,
                                  const cpl_view *view) {
  const cpl_action *act = &process->actions[action];
  cpl_set to = act->to;
  if (act->more_to == 0) return to;
  const cpl_entry *entry = process->entries + act->more + act->more_by;
  for (unsigned n = act->more_to; n > 0; n--, entry++)
    if (cpl_row_holds(entry->when, view->atoms)) to |= entry->what;
  return to;
}

#endif
