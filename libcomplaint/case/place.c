/* place.c - see place.h. */
#include "libcomplaint/case/place.h"

#include "libcomplaint/case/party.h"

/* ---- items ----------------------------------------------------------------------------------- */

static void fill_defaults(cpl_state *state, cpl_item *item) {
  const cpl_process *process = state->process;
  const cpl_kind *kind = &process->kinds[item->kind];
  item->atoms = kind->default_atoms;
  for (uint16_t i = 0; i < kind->slots; i++) state->slots[item->slots + i] = CPL_UNKNOWN;
  CPL_EACH(f, kind->default_fields) {
    const cpl_field *field = &process->fields[f];
    cpl_value fallback = state->policy->model.facts[field->fact].fallback;
    if (field->slot == CPL_NONE) continue;
    state->slots[item->slots + field->slot] = fallback;
    cpl_state_name_party(state, CPL_NONE, (uint16_t)f, (uint32_t)fallback);
  }
}

uint32_t cpl_place_add(cpl_state *state, uint32_t id, uint16_t kind, uint32_t parent) {
  uint16_t slots = state->process->kinds[kind].slots;
  if (state->item_count >= CPL_ITEMS_MAX) cpl_state_out_of_memory(state);
  if (state->item_count >= CPL_ITEMS_MAX ||
      !CPL_STATE_GROW(state, items, item_room, state->item_count + 1u) ||
      !CPL_STATE_GROW(state, slots, slot_room, state->slot_count + slots))
    return CPL_ON_NOWHERE;
  uint32_t number = state->item_count++;
  cpl_item *item = &state->items[number];
  *item = (cpl_item){.id = id, .parent = parent, .slots = state->slot_count, .kind = kind};
  state->slot_count += slots;
  state->looks_new = true;
  fill_defaults(state, item);
  if (number == 0) return 0;
  if (state->last_of_kind[kind] == 0)
    state->first_of_kind[kind] = number;
  else
    state->items[state->last_of_kind[kind]].next = number;
  state->last_of_kind[kind] = number;
  cpl_state_name_party(state, kind, CPL_NONE, id);
  return number;
}

uint32_t cpl_place_find(const cpl_state *state, uint16_t kind, uint32_t id) {
  for (uint32_t i = state->first_of_kind[kind]; i != 0; i = state->items[i].next)
    if (state->items[i].id == id) return i;
  return CPL_ON_NOWHERE;
}

/* ---- reading from place to place ------------------------------------------------------------- */

/* The nearest place, from `place` upward, that is of `kind` or may have such items below it. */
static uint32_t anchor_of(const cpl_state *state, uint32_t place, uint16_t kind) {
  const cpl_kind *kinds = state->process->kinds;
  while (place != 0 && state->items[place].kind != kind &&
         !(kinds[state->items[place].kind].below & cpl_bit(kind)))
    place = state->items[place].parent;
  return place;
}

static bool is_under(const cpl_state *state, uint32_t item, uint32_t anchor) {
  while (item > anchor) item = state->items[item].parent;
  return item == anchor;
}

static inline uint32_t from_here(const cpl_state *state, uint32_t item, uint32_t anchor) {
  if (anchor == 0) return item == 0 ? CPL_ON_NOWHERE : item; /* the case has them all */
  while (item != 0 && !is_under(state, item, anchor)) item = state->items[item].next;
  return item == 0 ? CPL_ON_NOWHERE : item;
}

uint32_t cpl_place_first(const cpl_state *state, uint32_t place, uint16_t kind, uint32_t *anchor) {
  *anchor = anchor_of(state, place, kind);
  if (state->items[*anchor].kind == kind) return *anchor;
  return from_here(state, state->first_of_kind[kind], *anchor);
}

uint32_t cpl_place_next(const cpl_state *state, uint32_t item, uint32_t anchor) {
  if (item == anchor) return CPL_ON_NOWHERE;
  return from_here(state, state->items[item].next, anchor);
}

bool cpl_place_reads(const cpl_state *state, uint32_t place, uint32_t other) {
  if (place == 0 || other == 0) return true;
  return is_under(state, other, anchor_of(state, place, state->items[other].kind));
}

bool cpl_place_is_upward(const cpl_state *state, uint32_t place, uint16_t kind) {
  return state->items[anchor_of(state, place, kind)].kind == kind;
}

bool cpl_place_some(const cpl_state *state, uint32_t place, unsigned step) {
  uint32_t anchor;
  uint32_t i = cpl_place_first(state, place, state->process->actions[step].kind, &anchor);
  for (; i != CPL_ON_NOWHERE; i = cpl_place_next(state, i, anchor))
    if (state->items[i].steps & cpl_bit(step)) return true;
  return false;
}

/* ---- facts ----------------------------------------------------------------------------------- */

const cpl_given *cpl_scene_given(const cpl_state *state, const cpl_scene *scene, uint16_t field) {
  uint16_t fact = state->process->fields[field].fact;
  for (uint32_t i = 0; i < scene->given_count; i++)
    if (scene->given[i].fact == fact) return &scene->given[i];
  return NULL;
}

bool cpl_scene_value(const cpl_state *state, const cpl_scene *scene, uint16_t field,
                     cpl_value *value) {
  const cpl_given *given = scene->given_count == 0 ? NULL : cpl_scene_given(state, scene, field);
  if (given != NULL) {
    *value = given->value;
    return !given->unknown;
  }
  const cpl_field *f = &state->process->fields[field];
  bool is_of_added = f->kind != 0 && f->kind == scene->adds;
  if (is_of_added && scene->added == CPL_ON_NOWHERE) {
    const cpl_fact *fact = &state->policy->model.facts[f->fact];
    *value = fact->fallback;
    return fact->has_default;
  }
  return cpl_place_value(state, is_of_added ? scene->added : scene->place, field, value);
}

static bool test_holds(const cpl_process *process, const cpl_atom *atom, bool is_set,
                       cpl_value value) {
  switch ((cpl_test)atom->test) {
  case CPL_TEST_RANGE: return value >= atom->least && value <= atom->most;
  case CPL_TEST_ALL: return (value & atom->least) == atom->least;
  case CPL_TEST_ANY:
    if (is_set) return (value & atom->least) != 0;
    for (uint16_t i = 0; i < atom->values.count; i++)
      if (process->values[atom->values.first + i] == value) return true;
    return false;
  case CPL_TEST_THAN:
  case CPL_TEST_OLD:
  case CPL_TEST_BEYOND:
  case CPL_TEST_PRESENT:
  case CPL_TEST_FUNCTION:
  case CPL_TEST_NEVER:
  case CPL_TEST_ALIEN: break;
  }
  return false;
}

cpl_set cpl_field_atoms(const cpl_process *process, const cpl_field *field, cpl_value value) {
  cpl_set atoms = 0;
  CPL_EACH(a, field->atoms)
  if (test_holds(process, &process->atoms[a], field->is_set, value)) atoms |= cpl_bit(a);
  return atoms;
}

void cpl_place_write(cpl_state *state, uint32_t item, uint16_t field, bool unknown,
                     cpl_value value) {
  const cpl_field *f = &state->process->fields[field];
  cpl_item *at = &state->items[anchor_of(state, item, f->kind)];
  if (at->kind != f->kind) return; /* of an item that the event did not add */
  cpl_set atoms =
      (at->atoms & ~f->atoms) | (unknown ? 0 : cpl_field_atoms(state->process, f, value));
  if (atoms != at->atoms || (state->process->due_fields & cpl_bit(field))) state->looks_new = true;
  at->atoms = atoms;
  if (f->slot != CPL_NONE) state->slots[at->slots + f->slot] = unknown ? CPL_UNKNOWN : value;
  if (!unknown) cpl_state_name_party(state, CPL_NONE, field, (uint32_t)value);
}
