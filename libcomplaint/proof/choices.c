/* choices.c - see choices.h. */
#include "libcomplaint/proof/choices.h"

typedef struct choosing {
  const cpl_corners *corners;
  unsigned action;
  cpl_freedom freedom;
  cpl_choice_found *found;
  void *context;
} choosing;

/* ---- effects --------------------------------------------------------------------------------- */

static uint32_t with_value(const cpl_corners *corners, uint32_t corner, uint16_t field,
                           cpl_value value) {
  uint16_t class = cpl_class_of(corners, field, true, value);
  return class == CPL_NONE ? corner
                           : cpl_corner_with(corners, corner, corners->side_of[field], class);
}

/* Of a new item, what is not known otherwise has its default. */
static uint32_t with_defaults(const cpl_corners *corners, uint16_t kind, uint32_t number) {
  const cpl_corner *corner = cpl_corner_at(corners, number);
  for (uint16_t f = 0; f < corners->process->field_count; f++) {
    const cpl_field *field = &corners->process->fields[f];
    const cpl_fact *fact = &corners->model->facts[field->fact];
    if (field->kind == kind && fact->has_default && (corner->unknown & cpl_bit(f)))
      number = with_value(corners, number, f, fact->fallback);
  }
  return number;
}

uint32_t cpl_corner_after(const cpl_corners *corners, unsigned action, uint32_t corner) {
  const cpl_process *p = corners->process;
  const cpl_effect *effect = &p->effects[action];
  for (unsigned i = 0; i < effect->sets.count; i++) {
    const cpl_constant *constant = &p->constants[effect->sets.first + i];
    if (constant->field != CPL_NONE)
      corner = with_value(corners, corner, constant->field, constant->value);
  }
  return corner;
}

/* ---- what the event says --------------------------------------------------------------------- */

static bool is_allowed(const choosing *c, unsigned side, uint16_t from, uint16_t to,
                       const cpl_corner *corner) {
  const cpl_class *classes = c->corners->sides[side].classes;
  if (from == to) return true;
  if (!classes[to].is_known || c->freedom == CPL_KEEP_ALL) return false;
  if (c->freedom == CPL_CHANGE_ALL || !classes[from].is_known) return true;
  const cpl_process *p = c->corners->process;
  cpl_set field = cpl_bit(c->corners->sides[side].field);
  if (c->freedom == CPL_TELL_AGAIN && (cpl_perhaps_needed(c->corners, c->action, corner) & field))
    return true;
  bool is_finding = (p->actions[c->action].flags & CPL_FINDS) &&
                    p->effects[c->action].finds == c->corners->sides[side].field;
  return is_finding && corner->is_barred && classes[from].is_proven && !classes[to].is_proven;
}

/* An event that adds an item is judged by that item's defaults. */
static bool try_said(const choosing *c, uint32_t number) {
  uint16_t adds = c->corners->process->effects[c->action].adds;
  if (adds != 0) number = with_defaults(c->corners, adds, number);
  cpl_choice choice = {.said = cpl_corner_at(c->corners, number)};
  if (cpl_perhaps_needed(c->corners, c->action, choice.said) & choice.said->unknown) return false;
  choice.then = cpl_corner_after(c->corners, c->action, number);
  return c->found(c->context, &choice);
}

/* Side by side, from `side` on. */
static bool try_sides(const choosing *c, unsigned side, uint32_t number) {
  const cpl_corners *corners = c->corners;
  cpl_set own = corners->process->effects[c->action].own_fields;
  while (side < corners->side_count &&
         (corners->sides[side].field == CPL_NONE || !(own & cpl_bit(corners->sides[side].field))))
    side++;
  if (side == corners->side_count) return try_said(c, number);
  uint16_t from = cpl_corner_class(corners, number, side);
  const cpl_corner *corner = cpl_corner_at(corners, number);
  for (uint16_t to = 0; to < corners->sides[side].count; to++)
    if (is_allowed(c, side, from, to, corner) &&
        try_sides(c, side + 1, cpl_corner_with(corners, number, side, to)))
      return true;
  return false;
}

bool cpl_choices_try(const cpl_corners *corners, unsigned action, uint32_t corner,
                     cpl_freedom freedom, cpl_choice_found *found, void *context) {
  const choosing c = {corners, action, freedom, found, context};
  return try_sides(&c, 0, corner);
}
