/* place.h - items and how one place reads another.
 *
 * From place X one reads kind K at: the one above or X itself, if it is of that kind; else all
 * items of kind K under the nearest place, going up from X, that has such items below it. Item 0,
 * the case, is above everything. Knows: state. Must not know: rules. */
#ifndef CPL_CASE_PLACE_H
#define CPL_CASE_PLACE_H

#include "libcomplaint/case/state.h"

/* A new item of `kind` under `parent`; its number, or CPL_ON_NOWHERE when there is no room (the
 * state has then failed). */
uint32_t cpl_place_add(cpl_state *state, uint32_t id, uint16_t kind, uint32_t parent);

/* The item of that kind and id; CPL_ON_NOWHERE. */
uint32_t cpl_place_find(const cpl_state *state, uint16_t kind, uint32_t id);

/* The items of `kind` read from `place`: start with cpl_place_first, go on with cpl_place_next
 * until CPL_ON_NOWHERE. `anchor` carries where the reading hangs. */
uint32_t cpl_place_first(const cpl_state *state, uint32_t place, uint16_t kind, uint32_t *anchor);
uint32_t cpl_place_next(const cpl_state *state, uint32_t item, uint32_t anchor);

/* Is `other` read from `place`? */
bool cpl_place_reads(const cpl_state *state, uint32_t place, uint32_t other);

/* Is this the reading of one place above (or of the place itself)? */
bool cpl_place_is_upward(const cpl_state *state, uint32_t place, uint16_t kind);

/* The item of that kind above `place`, or `place` itself; the case where there is none. */
static inline uint32_t cpl_place_above(const cpl_state *state, uint32_t place, uint16_t kind) {
  while (place != 0 && state->items[place].kind != kind) place = state->items[place].parent;
  return place;
}

/* Does the step stand at `place`, or at some item that is read from there? */
bool cpl_place_some(const cpl_state *state, uint32_t place, unsigned step);

/* ---- facts ----------------------------------------------------------------------------------- */

/* What is being asked about: a place, and what an event that is being judged says itself. */
typedef struct cpl_scene {
  uint32_t place;
  const cpl_given *given; /* in order of fact; NULL: no event */
  uint32_t given_count;
  uint16_t adds;  /* the kind of item that the event adds; 0: none */
  uint32_t added; /* that item, where it is there already; else CPL_ON_NOWHERE */
} cpl_scene;

/* What the event itself says of a field; NULL if it does not speak of it. */
const cpl_given *cpl_scene_given(const cpl_state *state, const cpl_scene *scene, uint16_t field);

/* The kept value of a field, read upward from the scene: the event's own, else the item's; what
 * belongs to an item that the event adds, from that one, or its default. False if not known. */
bool cpl_scene_value(const cpl_state *state, const cpl_scene *scene, uint16_t field,
                     cpl_value *value);

/* The same where no event speaks: read upward from `place`. */
static inline bool cpl_place_value(const cpl_state *state, uint32_t place, uint16_t field,
                                   cpl_value *value) {
  const cpl_field *f = &state->process->fields[field];
  const cpl_item *item = &state->items[f->kind == 0 ? 0 : cpl_place_above(state, place, f->kind)];
  if (item->kind != f->kind || f->slot == CPL_NONE) return false;
  *value = state->slots[item->slots + f->slot];
  return *value != CPL_UNKNOWN;
}

/* Write a fact where it belongs: `item` or the one above it of the field's kind. */
void cpl_place_write(cpl_state *state, uint32_t item, uint16_t field, bool unknown,
                     cpl_value value);

/* The atoms of a field that are true of a value. */
cpl_set cpl_field_atoms(const cpl_process *process, const cpl_field *field, cpl_value value);

#endif
