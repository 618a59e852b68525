/* corners.c - see corners.h. */
#include "libcomplaint/proof/corners.h"

#include <string.h>

#include "libcomplaint/proof/used.h"
#include "libcomplaint/proof/values.h"

/* ---- what is known from the start ------------------------------------------------------------ */

/* Facts that every event of an action carries. */
static cpl_set always_needed(const cpl_process *p, unsigned action) {
  const cpl_action *act = &p->actions[action];
  unsigned first = 0u + act->more + act->more_by + act->more_to + act->more_after;
  cpl_set needs = act->needs;
  for (unsigned i = first; i < first + act->more_needs; i++)
    if (p->entries[i].when.must == 0 && p->entries[i].when.must_not == 0)
      needs |= p->entries[i].what;
  return cpl_fields_of(p, action, needs);
}

static bool is_needed_by_all(const cpl_process *p, cpl_set actions, uint16_t field) {
  if (actions == 0) return false;
  for (unsigned i = 0; i < p->action_count; i++)
    if ((actions & cpl_bit(i)) && !(always_needed(p, i) & cpl_bit(field))) return false;
  return true;
}

static cpl_set adders_of(const cpl_process *p, uint16_t kind) {
  cpl_set adders = 0;
  for (unsigned i = 0; i < p->action_count; i++)
    if (p->effects[i].adds == kind) adders |= cpl_bit(i);
  return adders;
}

static bool is_there_from_start(const cpl_process *p, const cpl_model *m, uint16_t kind) {
  if (kind == 0) return true;
  uint16_t named_by = p->kinds[kind].named_by;
  if (named_by != CPL_NONE && m->facts[p->fields[named_by].fact].unknown) return false;
  return p->starts != 0 && (p->starts & ~adders_of(p, kind)) == 0;
}

bool cpl_is_known_from_start(const cpl_process *process, const cpl_model *model, uint16_t field) {
  uint16_t kind = process->fields[field].kind;
  if (!is_there_from_start(process, model, kind)) return false;
  if (model->facts[process->fields[field].fact].has_default) return true;
  return is_needed_by_all(process, kind == 0 ? process->starts : adders_of(process, kind), field);
}

/* ---- the gate -------------------------------------------------------------------------------- */

static cpl_set findings(const cpl_process *p) {
  cpl_set fields = 0;
  for (unsigned i = 0; i < p->action_count; i++)
    if ((p->actions[i].flags & CPL_FINDS) && p->effects[i].finds != CPL_NONE)
      fields |= cpl_bit(p->effects[i].finds);
  return fields;
}

static bool has_gate(const cpl_model *m, const cpl_process *p) {
  if (p->offence == CPL_NONE || p->offence_spans == NULL || findings(p) == 0) return false;
  for (unsigned i = 0; i < m->offence_count; i++)
    if (p->offence_spans[i].count > 0) return true;
  return false;
}

/* ---- the classes of one fact ----------------------------------------------------------------- */

typedef struct sorting {
  const cpl_corners *corners;
  uint16_t field;
  cpl_set atoms;
  bool finds; /* may it be the finding at a gate? */
  cpl_class classes[CPL_CLASSES_MAX];
  uint16_t count;
  bool failed;
} sorting;

static bool add_class(sorting *s, cpl_class class) {
  for (unsigned i = 0; i < s->count; i++)
    if (s->classes[i].atoms == class.atoms && s->classes[i].is_proven == class.is_proven)
      return true;
  if (s->count == CPL_CLASSES_MAX) s->failed = true;
  if (!s->failed) s->classes[s->count++] = class;
  return !s->failed;
}

static bool sort_value(void *context, cpl_value value) {
  sorting *s = context;
  const cpl_process *p = s->corners->process;
  const cpl_field *field = &p->fields[s->field];
  cpl_class class = {.value = value, .is_known = true};
  for (unsigned a = 0; a < p->atom_count; a++)
    if ((s->atoms & cpl_bit(a)) && cpl_value_passes(p, field, a, value)) class.atoms |= cpl_bit(a);
  if (s->finds && value >= 0 && value < CPL_SET_MAX)
    class.is_proven = s->corners->model->facts[field->fact].proven >> value & 1;
  return add_class(s, class);
}

/* A new item has its defaults: where these pass a test, it must be seen that there is no item. */
static bool default_shows(const sorting *s) {
  const cpl_process *p = s->corners->process;
  const cpl_field *field = &p->fields[s->field];
  const cpl_fact *fact = &s->corners->model->facts[field->fact];
  for (unsigned a = 0; field->kind != 0 && fact->has_default && a < p->atom_count; a++)
    if ((s->atoms & cpl_bit(a)) && cpl_value_passes(p, field, a, fact->fallback)) return true;
  return false;
}

/* Where the row of an action tests what its own event says, it must be seen that it was not said
 * yet. */
static bool is_tested_when_said(const sorting *s) {
  const cpl_process *p = s->corners->process;
  for (unsigned a = 0; a < p->action_count; a++) {
    cpl_set tests = p->actions[a].when.must | p->actions[a].when.must_not;
    if ((p->effects[a].own_fields & cpl_bit(s->field)) && (tests & s->atoms)) return true;
  }
  return false;
}

/* An unknown fact passes no test: it is with the values of which that is true too, where there are
 * any. A fact of which an event may say null is given by that, and passes none either. */
static void sort_unknown(sorting *s) {
  const cpl_process *p = s->corners->process;
  const cpl_class unset = {.value = CPL_CLASS_NULL, .may_be_unset = true};
  bool may_be_null = s->corners->model->facts[p->fields[s->field].fact].unknown, shows = false;
  if (may_be_null) (void)add_class(s, (cpl_class){.value = CPL_CLASS_NULL, .is_known = true});
  bool apart = default_shows(s) || is_tested_when_said(s);
  bool sure = cpl_is_known_from_start(p, s->corners->model, s->field);
  for (unsigned i = 0; i < s->count && (may_be_null || !sure) && !apart; i++)
    if (s->classes[i].atoms == 0 && !s->classes[i].is_proven)
      s->classes[i].may_be_unset = shows = true;
  if (sure || shows) return;
  if (s->count == CPL_CLASSES_MAX) s->failed = true;
  if (!s->failed) s->classes[s->count++] = unset;
}

static bool add_side(cpl_corners *corners, cpl_arena *arena, uint16_t field,
                     const cpl_class *classes, uint16_t count) {
  cpl_side *side = &corners->sides[corners->side_count++];
  cpl_class *kept = cpl_arena_array(arena, count, sizeof *kept);
  if (kept == NULL) return false;
  memcpy(kept, classes, count * sizeof *kept);
  *side = (cpl_side){field, count, corners->count, kept};
  if (count > 0 && corners->count > CPL_CORNERS_MAX / count) corners->too_many = true;
  if (!corners->too_many) corners->count *= count;
  return true;
}

static sorting sorting_of(const cpl_corners *corners, uint16_t field) {
  return (sorting){.corners = corners,
                   .field = field,
                   .atoms = corners->process->fields[field].atoms & corners->used,
                   .finds = corners->has_gate && (findings(corners->process) & cpl_bit(field))};
}

static bool sort_field(cpl_corners *corners, cpl_arena *arena, uint16_t field) {
  sorting s = sorting_of(corners, field);
  if (s.atoms == 0 && !s.finds) return true;
  bool all = cpl_values_try(corners->model, corners->process, field, s.atoms, sort_value, &s);
  sort_unknown(&s);
  if (!all || s.failed) corners->too_many = true;
  if (s.count < 2) return true;
  corners->side_of[field] = corners->side_count;
  corners->fields |= cpl_bit(field);
  return add_side(corners, arena, field, s.classes, s.count);
}

/* ---- all ------------------------------------------------------------------------------------- */

static void note_tests(cpl_corners *corners) {
  const cpl_process *p = corners->process;
  corners->used = cpl_used_atoms(corners->model, p);
  corners->doubtful = corners->used & (p->composed | p->old);
  for (unsigned i = 0; i < p->atom_count; i++)
    if ((corners->used & cpl_bit(i)) && p->atoms[i].test == CPL_TEST_FUNCTION)
      corners->has_functions = true;
}

/* ---- one corner ------------------------------------------------------------------------------ */

uint16_t cpl_corner_class(const cpl_corners *corners, uint32_t number, unsigned side) {
  const cpl_side *s = &corners->sides[side];
  return (uint16_t)(number / s->weight % s->count);
}

uint32_t cpl_corner_with(const cpl_corners *corners, uint32_t number, unsigned side,
                         uint16_t class_number) {
  uint32_t weight = corners->sides[side].weight;
  return number - cpl_corner_class(corners, number, side) * weight + class_number * weight;
}

uint16_t cpl_class_of(const cpl_corners *corners, uint16_t field, bool known, cpl_value value) {
  if (corners->side_of[field] == CPL_NONE) return CPL_NONE;
  const cpl_side *side = &corners->sides[corners->side_of[field]];
  sorting s = sorting_of(corners, field);
  if (known) (void)sort_value(&s, value);
  for (uint16_t i = 0; i < side->count; i++) {
    const cpl_class *class = &side->classes[i];
    bool fits = known ? class->is_known && class->atoms == s.classes[0].atoms &&
                            class->is_proven == s.classes[0].is_proven
                      : class->may_be_unset;
    if (fits) return i;
  }
  return CPL_NONE;
}

/* Who is absent follows from the tests, and then whether they pass a test of presence. */
static void see_absent(const cpl_corners *corners, cpl_corner *corner) {
  const cpl_process *p = corners->process;
  for (unsigned r = 0; r < corners->model->role_count; r++) {
    if (!(p->can_be_absent & cpl_bit(r))) continue;
    if (!cpl_row_perhaps(p->present[r], corner)) corner->absent |= cpl_bit(r);
    if (!cpl_row_surely(p->present[r], corner)) corner->maybe_absent |= cpl_bit(r);
  }
  for (unsigned r = 0; r < corners->model->role_count; r++) {
    if (p->present_atom[r] == CPL_NONE) continue;
    if (!(corner->absent & cpl_bit(r))) corner->maybe |= cpl_bit(p->present_atom[r]);
    if (!(corner->maybe_absent & cpl_bit(r))) corner->yes |= cpl_bit(p->present_atom[r]);
  }
}

static void see(const cpl_corners *corners, uint32_t number, cpl_corner *corner) {
  *corner = (cpl_corner){.number = number};
  for (unsigned i = 0; i < corners->side_count; i++) {
    uint16_t class_number = cpl_corner_class(corners, number, i);
    const cpl_side *side = &corners->sides[i];
    if (side->field == CPL_NONE) {
      corner->is_barred = class_number == 1;
      continue;
    }
    corner->yes |= side->classes[class_number].atoms;
    if (!side->classes[class_number].is_known) corner->unknown |= cpl_bit(side->field);
  }
  corner->maybe = corner->yes | corners->doubtful;
  see_absent(corners, corner);
}

static bool see_all(cpl_corners *corners, cpl_arena *arena) {
  cpl_corner *seen = cpl_arena_array(arena, corners->count, sizeof *seen);
  if (seen == NULL) return false;
  for (uint32_t i = 0; i < corners->count; i++) see(corners, i, &seen[i]);
  corners->seen = seen;
  return true;
}

/* In how many ways events can go from corner to corner. */
static bool has_too_many_ways(const cpl_corners *corners) {
  uint64_t all = 0;
  for (unsigned a = 0; a < corners->process->action_count; a++) {
    uint64_t ways = corners->count;
    for (unsigned i = 0; i < corners->side_count; i++) {
      uint16_t field = corners->sides[i].field;
      if (field != CPL_NONE && (corners->process->effects[a].own_fields & cpl_bit(field)))
        ways *= corners->sides[i].count;
      if (ways > CPL_WAYS_MAX) return true;
    }
    all += ways;
  }
  return all > CPL_WAYS_MAX;
}

/* ---- all of them ----------------------------------------------------------------------------- */

bool cpl_corners_find(cpl_corners *corners, cpl_arena *arena, const cpl_model *model,
                      const cpl_process *process) {
  static const cpl_class GATE[] = {{.is_known = true}, {.is_known = true}};
  *corners = (cpl_corners){.model = model, .process = process, .count = 1};
  for (unsigned i = 0; i < CPL_SET_MAX; i++) corners->side_of[i] = CPL_NONE;
  note_tests(corners);
  corners->has_gate = has_gate(model, process);
  for (uint16_t i = 0; i < process->field_count; i++)
    if (!sort_field(corners, arena, i)) return false;
  if (corners->has_gate && !add_side(corners, arena, CPL_NONE, GATE, 2)) return false;
  if (!corners->too_many && has_too_many_ways(corners)) corners->too_many = true;
  return corners->too_many || see_all(corners, arena);
}
