/* view.c - see view.h.
 *
 * Upward a place reads the one above it, downward and sideways the items below the nearest common
 * place: of steps all (and at least one), of facts some. So what lies below is gathered first, from
 * the last item to the case; then each place takes from the one above it whatever does not belong
 * to itself or below. Facts come before steps, because a step directed to an absent party counts as
 * taken, and absence depends on facts. */
#include "libcomplaint/case/view.h"

#include "libcomplaint/case/composed.h"

/* ---- absence --------------------------------------------------------------------------------- */

bool cpl_view_nobody_to(const cpl_process *process, unsigned action, const cpl_view *view) {
  if (view->absent == 0) return false;
  cpl_set to = cpl_view_to(process, action, view);
  return to != 0 && (to & ~view->absent) == 0;
}

/* The atoms made from the whole view, and by them who is absent. */
static void see_absent(cpl_state *state, const cpl_scene *scene, cpl_view *view) {
  const cpl_process *process = state->process;
  view->atoms &= ~state->derived;
  view->absent = 0;
  if (process->composed | process->old) cpl_composed_see(state, scene, view);
  CPL_EACH(r, process->can_be_absent) {
    bool present = cpl_row_holds(process->present[r], view->atoms);
    if (!present)
      view->absent |= cpl_bit(r);
    else if (process->present_atom[r] != CPL_NONE)
      view->atoms |= cpl_bit(process->present_atom[r]);
  }
}

/* Steps above or here that are directed to nobody who is present. Those below are excused item by
 * item, when they are gathered. */
static void see_excused(const cpl_state *state, uint32_t place, cpl_view *view) {
  const cpl_process *process = state->process;
  view->excused = 0;
  if (view->absent == 0) return;
  cpl_set directed = process->kinds[state->items[place].kind].directed;
  for (uint16_t i = 0; i < process->address_count; i++)
    if ((process->address[i].to & ~view->absent) == 0)
      view->excused |= process->address[i].actions & directed;
  CPL_EACH(a, directed & ~process->addressed)
  if (cpl_view_nobody_to(process, a, view)) view->excused |= cpl_bit(a);
}

/* ---- gathering ------------------------------------------------------------------------------- */

/* While they are gathered, the atoms seen are those of items below, and the steps that stand those
 * that every item of their kind below has. */

static void gather_facts(cpl_state *state) {
  for (uint32_t i = 0; i < state->item_count; i++) state->items[i].seen.atoms = 0;
  for (uint32_t i = state->item_count; i-- > 1;) {
    const cpl_item *item = &state->items[i];
    state->items[item->parent].seen.atoms |= item->atoms | item->seen.atoms;
  }
}

static void gather_steps(cpl_state *state) {
  for (uint32_t i = 0; i < state->item_count; i++) {
    state->items[i].under_kinds = 0;
    state->items[i].seen.stands = ~(cpl_set)0;
  }
  for (uint32_t i = state->item_count; i-- > 1;) {
    const cpl_item *item = &state->items[i];
    cpl_item *up = &state->items[item->parent];
    cpl_set own = state->process->kinds[item->kind].actions;
    cpl_set kinds = own | item->under_kinds;
    cpl_set all =
        ((item->steps | item->seen.excused) & own) | (item->seen.stands & item->under_kinds);
    up->under_kinds |= kinds;
    up->seen.stands &= all | ~kinds;
  }
}

static void see_facts(cpl_state *state, uint32_t i) {
  cpl_item *item = &state->items[i];
  const cpl_kind *kind = &state->process->kinds[item->kind];
  cpl_set up = i == 0 ? 0 : state->items[item->parent].seen.atoms;
  item->seen.atoms |= (up & ~kind->atoms_under) | item->atoms;
  see_absent(state, &(cpl_scene){.place = i}, &item->seen);
  see_excused(state, i, &item->seen);
}

static void see_steps(cpl_state *state, uint32_t i) {
  cpl_item *item = &state->items[i];
  const cpl_kind *kind = &state->process->kinds[item->kind];
  cpl_set up = i == 0 ? 0 : state->items[item->parent].seen.stands;
  item->seen.stands =
      (up & ~kind->actions_under) | item->steps | (item->seen.stands & item->under_kinds);
}

void cpl_state_see(cpl_state *state) {
  if (state->failed != COMPLAINT_OK) return;
  if (state->process->composed != 0) state->looks_new = true;
  if (state->looks_new) {
    gather_facts(state);
    for (uint32_t i = 0; i < state->item_count; i++) see_facts(state, i);
  }
  gather_steps(state);
  for (uint32_t i = 0; i < state->item_count; i++) see_steps(state, i);
}

/* ---- with an event's own facts --------------------------------------------------------------- */

/* Facts of the item that the event adds are its own or its defaults, not those of its like. */
static void see_added(const cpl_state *state, uint16_t added, uint32_t item, cpl_view *view) {
  const cpl_kind *kind = &state->process->kinds[added];
  cpl_set atoms = kind->default_atoms;
  if (item != CPL_ON_NOWHERE) {
    atoms = state->items[item].seen.atoms & kind->atoms;
  }
  view->atoms = (view->atoms & ~kind->atoms) | atoms;
}

cpl_view cpl_view_of(cpl_state *state, const cpl_scene *scene, uint16_t added, uint32_t item) {
  const cpl_process *process = state->process;
  const cpl_view *seen = &state->items[scene->place].seen;
  cpl_view view = *seen;
  if (added != 0) see_added(state, added, item, &view);
  for (uint32_t i = 0; i < scene->given_count; i++) {
    const cpl_given *given = &scene->given[i];
    uint16_t number = process->field_of[given->fact];
    if (number == CPL_NONE) continue;
    const cpl_field *field = &process->fields[number];
    view.atoms &= ~field->atoms;
    if (!given->unknown) view.atoms |= cpl_field_atoms(process, field, given->value);
  }
  if (view.atoms == seen->atoms && (process->composed | process->old) == 0) return view;
  see_absent(state, scene, &view);
  see_excused(state, scene->place, &view);
  return view;
}
