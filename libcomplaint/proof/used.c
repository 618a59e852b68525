/* used.c - see used.h. */
#include "libcomplaint/proof/used.h"

static cpl_set in_row(cpl_row row) {
  return row.must | row.must_not;
}

static cpl_set in_entries(const cpl_process *p, unsigned first, unsigned count) {
  cpl_set atoms = 0;
  for (unsigned i = first; i < first + count; i++) atoms |= in_row(p->entries[i].when);
  return atoms;
}

/* ---- who may be absent ----------------------------------------------------------------------- */

static cpl_set roles_named(const cpl_process *p) {
  cpl_set roles = 0;
  for (unsigned i = 0; i < p->action_count; i++) {
    const cpl_action *action = &p->actions[i];
    roles |= action->by | action->to;
    for (unsigned k = 0; k < 0u + action->more_by + action->more_to; k++)
      roles |= p->entries[action->more + k].what;
  }
  return roles;
}

/* A test of presence reads what makes that party present. */
static cpl_set with_presence(const cpl_model *m, const cpl_process *p, cpl_set atoms,
                             cpl_set roles) {
  for (unsigned r = 0; r < m->role_count; r++) {
    bool asked = p->present_atom[r] != CPL_NONE && (atoms & cpl_bit(p->present_atom[r]));
    if ((p->can_be_absent & cpl_bit(r)) && (asked || (roles & cpl_bit(r))))
      atoms |= in_row(p->present[r]);
  }
  return atoms;
}

/* ---- what matters ---------------------------------------------------------------------------- */

static cpl_set in_owed(const cpl_process *p) {
  cpl_set atoms = 0;
  for (unsigned i = 0; i < p->rule_count; i++)
    for (unsigned k = 0; k < p->rules[i].entries.count; k++)
      atoms |= in_row(p->owed[p->rules[i].entries.first + k].when);
  return atoms;
}

cpl_set cpl_owing_atoms(const cpl_model *model, const cpl_process *process) {
  cpl_set atoms = in_owed(process);
  for (unsigned i = 0; i < process->action_count; i++) {
    const cpl_action *action = &process->actions[i];
    atoms |= in_entries(process, 0u + action->more + action->more_by, action->more_to);
  }
  return with_presence(model, process, atoms, roles_named(process));
}

cpl_set cpl_fields_tested(const cpl_process *process, cpl_set atoms) {
  cpl_set fields = 0;
  for (unsigned i = 0; i < process->field_count; i++)
    if (process->fields[i].atoms & atoms) fields |= cpl_bit(i);
  return fields;
}

/* Entries of `needs` that ask for a fact that matters. */
static cpl_set in_needs(const cpl_process *p, cpl_set atoms) {
  cpl_set fields = cpl_fields_tested(p, atoms), more = 0;
  for (unsigned i = 0; i < p->action_count; i++) {
    const cpl_action *action = &p->actions[i];
    unsigned first = 0u + action->more + action->more_by + action->more_to + action->more_after;
    for (unsigned k = first; k < first + action->more_needs; k++)
      if (cpl_fields_of(p, i, p->entries[k].what) & fields) more |= in_row(p->entries[k].when);
  }
  return more;
}

cpl_set cpl_used_atoms(const cpl_model *model, const cpl_process *process) {
  cpl_set atoms = in_owed(process), last;
  for (unsigned i = 0; i < process->action_count; i++) {
    const cpl_action *action = &process->actions[i];
    if (action->flags & CPL_CORRECTS) continue;
    unsigned count = 0u + action->more_by + action->more_to + action->more_after;
    atoms |= in_row(action->when) | in_entries(process, action->more, count);
  }
  do {
    last = atoms;
    atoms = with_presence(model, process, atoms, roles_named(process));
    atoms |= in_needs(process, atoms);
  } while (atoms != last);
  return atoms;
}
