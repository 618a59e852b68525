/* build_inside.c - what a process makes of roles and offences, which the policy declares once for
 * all processes. A process that does not know the facts of a role's `present` cannot miss the
 * party. */
#include <string.h>

#include "libcomplaint/policy/making.h"

/* ---- roles ----------------------------------------------------------------------------------- */

/* Can the process ever know this fact? */
static bool is_known_here(const cpl_build *b, const char *name) {
  uint16_t fact = CPL_FIND(b->model->facts, b->model->fact_count, name);
  if (fact == CPL_NONE || cpl_kind_of_fact(b, fact) == CPL_NONE) return false;
  return b->making->carried[fact] || b->model->facts[fact].has_default;
}

static bool is_row_known_here(const cpl_build *b, const cpl_tree *row) {
  for (size_t i = 0; i < row->as.table.member_count; i++) {
    const char *key = row->as.table.members[i].name;
    bool fact = CPL_FIND(b->model->facts, b->model->fact_count, key) != CPL_NONE;
    if (fact && !is_known_here(b, key)) return false;
  }
  const cpl_tree *reads = cpl_member_of(row, "reads");
  for (size_t i = 0; i < cpl_tree_count(reads); i++) {
    const char *name = cpl_tree_text(cpl_tree_at(reads, i));
    if (name != NULL && !is_known_here(b, name)) return false;
  }
  return true;
}

static cpl_row present_row(cpl_build *b, const cpl_tree *role) {
  const cpl_tree *present = cpl_member_of(role, "present");
  cpl_row row = {0, 0};
  if (present->kind != CPL_TREE_TABLE || !is_row_known_here(b, present)) return row;
  const char *never = cpl_row_at(b, present, false, &row);
  return never == NULL ? row : cpl_row_never(b, never);
}

/* `held_by`: the fact with the one person who acts as this role. */
static uint16_t held_by(cpl_build *b, const cpl_tree *role) {
  const char *name = cpl_tree_text(cpl_member_of(role, "held_by"));
  uint16_t fact;
  if (name == NULL || !is_known_here(b, name)) return CPL_NONE;
  return cpl_use_named(b, name, &fact);
}

/* `is`: a kind of item of this process, else a fact that it knows. */
static void party_is(cpl_build *b, const cpl_tree *role, uint16_t *kind, uint16_t *field) {
  const cpl_making *making = b->making;
  const char *name = cpl_tree_text(cpl_member_of(role, "is"));
  uint16_t fact;
  *kind = *field = CPL_NONE;
  for (uint16_t i = 1; name != NULL && i < making->process->kind_count; i++)
    if (strcmp(making->kinds[i].name, name) == 0) *kind = i;
  if (name != NULL && *kind == CPL_NONE && is_known_here(b, name))
    *field = cpl_use_named(b, name, &fact);
}

static uint16_t present_atom(const cpl_making *making, uint16_t role) {
  for (uint16_t i = 0; i < making->process->atom_count; i++)
    if (making->atoms[i].test == CPL_TEST_PRESENT && making->atoms[i].other == role) return i;
  return CPL_NONE;
}

void cpl_build_parties(cpl_build *b) {
  cpl_making *making = b->making;
  const cpl_tree *map = cpl_member_of(b->root, "roles");
  uint16_t count = b->model->role_count;
  cpl_row *present = cpl_build_array(b, count, sizeof *present);
  uint16_t *numbers = cpl_build_array(b, 4u * count, sizeof *numbers);
  if (present == NULL || numbers == NULL) return;
  uint16_t *atom = numbers, *kind = atom + count, *field = kind + count, *held = field + count;
  cpl_set done = 0;
  size_t mark = cpl_enter(b, "roles");
  /* A row may ask for the presence of another role, which is used by that. */
  for (cpl_set before = ~making->roles_used; before != making->roles_used;) {
    before = making->roles_used;
    for (uint16_t i = 0; i < count; i++) {
      if ((making->roles_used & ~done & cpl_bit(i)) == 0) continue;
      size_t here = cpl_enter(b, b->model->roles[i].name), deeper = cpl_enter(b, "present");
      present[i] = present_row(b, cpl_member_of(map, b->model->roles[i].name));
      done |= cpl_bit(i);
      cpl_leave(b, deeper);
      cpl_leave(b, here);
    }
  }
  for (uint16_t i = 0; i < count; i++) {
    const cpl_tree *role = cpl_member_of(map, b->model->roles[i].name);
    party_is(b, role, &kind[i], &field[i]);
    held[i] = held_by(b, role);
    atom[i] = present_atom(making, i);
  }
  cpl_leave(b, mark);
  making->process->present = present;
  making->process->present_atom = atom;
  making->process->is_kind = kind;
  making->process->is_field = field;
  making->process->held_by = held;
}

/* ---- offences -------------------------------------------------------------------------------- */

static cpl_span offence_span(cpl_build *b, const cpl_tree *when) {
  cpl_pile *pile = &b->making->offence_rows;
  size_t first = pile->count, count = cpl_tree_count(when);
  const char *never = NULL;
  for (size_t i = 0; i < count; i++) {
    size_t mark = cpl_enter_entry(b, when, i);
    cpl_row row = {0, 0};
    const char *reading = cpl_row_at(b, cpl_tree_at(when, i), false, &row);
    cpl_row *added = reading == NULL ? cpl_pile_add(b, pile, sizeof *added) : NULL;
    if (added != NULL) *added = row;
    if (never == NULL) never = reading;
    cpl_leave(b, mark);
  }
  if (never != NULL && pile->count == first) {
    cpl_row *added = cpl_pile_add(b, pile, sizeof *added);
    if (added != NULL) *added = cpl_row_never(b, never);
  }
  return (cpl_span){(uint16_t)first, (uint16_t)(pile->count - first)};
}

void cpl_build_offence_rows(cpl_build *b) {
  const cpl_tree *map = cpl_member_of(b->root, "offences");
  cpl_span *spans = cpl_build_array(b, b->model->offence_count, sizeof *spans);
  if (spans == NULL) return;
  size_t mark = cpl_enter(b, "offences");
  for (uint16_t i = 0; i < b->model->offence_count; i++) {
    const char *name = b->model->offences[i].name;
    const cpl_tree *when = cpl_member_of(cpl_member_of(map, name), "when");
    size_t here = cpl_enter(b, name), deeper = cpl_enter(b, "when");
    spans[i] = offence_span(b, when);
    cpl_leave(b, deeper);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
  b->making->process->offence_spans = spans;
}
