/* build_derive.c - what follows from the compiled parts of a process: who comes after whom, what
 * sets off what, what belongs to which kind of item, which actions are simple. */
#include <string.h>

#include "libcomplaint/policy/making.h"

/* ---- steps ----------------------------------------------------------------------------------- */

/* All steps that an action asks for, under any condition, on its own items. */
static cpl_set asked_steps(const cpl_making *making, const cpl_action *action) {
  const cpl_entry *entries = making->entries.items;
  cpl_set steps = action->after;
  size_t first = (size_t)action->more + action->more_by + action->more_to;
  for (size_t i = first; i < first + action->more_after; i++)
    if (entries[i].of == CPL_NONE) steps |= entries[i].what;
  return steps;
}

/* What an action undoes falls with all that came after it, never the action itself. */
static void close_undoes(cpl_making *making) {
  uint16_t count = making->process->action_count;
  for (uint16_t i = 0; i < count; i++) {
    cpl_set undone = making->effects[i].undoes;
    for (cpl_set before = 0; before != undone;) {
      before = undone;
      for (uint16_t k = 0; k < count; k++)
        if (asked_steps(making, &making->actions[k]) & undone) undone |= cpl_bit(k);
    }
    making->effects[i].undoes = undone & ~cpl_bit(i);
  }
}

static cpl_span rules_where(cpl_build *b, bool (*chosen)(uint8_t trigger, uint16_t wanted),
                            uint16_t wanted) {
  const cpl_process *process = b->making->process;
  uint16_t rules[UINT8_MAX];
  size_t count = 0;
  for (uint16_t i = 0; i < process->rule_count; i++)
    if (chosen(process->rules[i].trigger, wanted)) rules[count++] = i;
  return cpl_list_keep(b, rules, count);
}

/* Which actions extend which duties. */
static void see_extensions(cpl_making *making) {
  const uint16_t *lists = making->lists.items;
  for (uint16_t i = 0; i < making->process->action_count; i++) {
    cpl_span rules = making->effects[i].extends;
    for (uint16_t k = 0; k < rules.count; k++)
      making->rules[lists[rules.first + k]].extended_by |= cpl_bit(i);
  }
}

/* By what facts duties are due. */
static void see_dues(cpl_making *making) {
  const cpl_owed *owed = making->owed.items;
  for (size_t i = 0; i < making->owed.count; i++) {
    if (owed[i].due != CPL_NONE) making->process->due_fields |= cpl_bit(owed[i].due);
    if (owed[i].before != CPL_NONE) making->process->due_fields |= cpl_bit(owed[i].before);
  }
}

static bool is_trigger(uint8_t trigger, uint16_t wanted) {
  return trigger == wanted;
}

static bool is_periodic(uint8_t trigger, uint16_t unused) {
  (void)unused;
  return trigger == CPL_EACH_DAY || trigger == CPL_EACH_WEEK || trigger == CPL_EACH_MONTH;
}

static bool is_constant(uint8_t trigger, uint16_t unused) {
  (void)unused;
  return trigger == CPL_IN_FORCE || trigger == CPL_ALWAYS;
}

/* ---- atoms ----------------------------------------------------------------------------------- */

static bool reads_field(const cpl_making *making, const cpl_atom *atom, cpl_set fields) {
  if (atom->field != CPL_NONE && (fields & cpl_bit(atom->field))) return true;
  if (atom->test == CPL_TEST_THAN) return (fields & cpl_bit(atom->other)) != 0;
  if (atom->test != CPL_TEST_FUNCTION) return false;
  const uint16_t *reads = (const uint16_t *)making->lists.items + atom->values.first;
  for (uint16_t i = 0; i < atom->values.count; i++)
    if (fields & cpl_bit(reads[i])) return true;
  return false;
}

static void sort_atoms(cpl_making *making) {
  cpl_process *process = making->process;
  for (uint16_t i = 0; i < process->atom_count; i++) {
    const cpl_atom *atom = &making->atoms[i];
    if (atom->test == CPL_TEST_THAN || atom->test == CPL_TEST_OLD ||
        atom->test == CPL_TEST_BEYOND || atom->test == CPL_TEST_FUNCTION)
      process->composed |= cpl_bit(i);
    if (atom->test == CPL_TEST_OLD) process->old |= cpl_bit(i);
    if (atom->test == CPL_TEST_BEYOND) process->timed |= cpl_bit(atom->other);
    for (uint16_t k = 0; k < process->action_count; k++)
      if (reads_field(making, atom, making->effects[k].own_fields))
        making->effects[k].own_atoms |= cpl_bit(i);
  }
}

/* ---- kinds ----------------------------------------------------------------------------------- */

static void add_default(cpl_build *b, uint16_t number) {
  cpl_making *making = b->making;
  const cpl_field *field = &making->fields[number];
  const cpl_fact *fact = &b->model->facts[field->fact];
  cpl_kind *kind = &making->kinds[field->kind];
  if (!fact->has_default) return;
  kind->default_fields |= cpl_bit(number);
  for (uint16_t i = 0; i < making->process->atom_count; i++)
    if ((field->atoms & cpl_bit(i)) &&
        cpl_atom_holds(&making->atoms[i], making->values.items, field->is_set, fact->fallback))
      kind->default_atoms |= cpl_bit(i);
}

static void fill_kinds(cpl_build *b) {
  cpl_making *making = b->making;
  const cpl_process *process = making->process;
  for (uint16_t i = 0; i < process->action_count; i++)
    making->kinds[making->actions[i].kind].actions |= cpl_bit(i);
  for (uint16_t i = 0; i < process->field_count; i++) {
    cpl_kind *kind = &making->kinds[making->fields[i].kind];
    kind->atoms |= making->fields[i].atoms;
    add_default(b, i);
  }
  for (uint16_t i = 0; i < process->kind_count; i++) {
    cpl_kind *kind = &making->kinds[i];
    for (uint16_t k = 0; k < process->kind_count; k++) {
      if (k != i && (kind->below & cpl_bit(k)) == 0) continue;
      kind->actions_under |= making->kinds[k].actions;
      kind->atoms_under |= making->kinds[k].atoms;
    }
  }
}

/* ---- actions and roles by what they are ------------------------------------------------------ */

static cpl_set addressees(const cpl_making *making, const cpl_action *action) {
  const cpl_entry *entries = making->entries.items;
  cpl_set roles = action->to;
  size_t first = (size_t)action->more + action->more_by;
  for (size_t i = first; i < first + action->more_to; i++) roles |= entries[i].what;
  return roles;
}

/* What begins or ends a case says so itself. */
static void check_instead_of(cpl_build *b) {
  const cpl_process *process = b->making->process;
  cpl_set turning = process->starts | process->ends | process->reopens | process->corrects;
  size_t mark = cpl_enter(b, "actions");
  for (uint16_t i = 0; i < process->action_count; i++) {
    cpl_set steps = b->making->effects[i].counts_as & ~cpl_bit(i) & turning;
    if (steps == 0) continue;
    size_t here = cpl_enter(b, b->making->effects[i].name);
    size_t deeper = cpl_enter(b, "instead_of");
    cpl_wrong(b, "`%s` starts, ends, reopens or corrects: give `%s` that key itself",
              b->making->effects[__builtin_ctzll(steps)].name, b->making->effects[i].name);
    cpl_leave(b, deeper);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
}

/* Does the judge look at sanctions before there is an event? Not where all are always open, nor
 * where the event itself says what the guideline reads. */
static bool looks_at_sanctions(const cpl_build *b, unsigned action) {
  const cpl_process *process = b->making->process;
  if (!process->has_guideline && b->model->sanction_count > 0) return false;
  return (process->guideline_reads & b->making->effects[action].own_fields) == 0;
}

/* Is there nothing against it but order, row and absence, and nothing in these conditional? Steps
 * of the case and of its own kind are missing at one place. */
static bool is_simple(const cpl_build *b, unsigned action) {
  const cpl_making *making = b->making;
  const cpl_action *act = &making->actions[action];
  cpl_set near = making->kinds[0].actions | making->kinds[act->kind].actions;
  if ((act->flags & CPL_IMPOSES) && looks_at_sanctions(b, action)) return false;
  return (act->flags & (CPL_STARTS | CPL_ENDS | CPL_EXTENDS)) == 0 && (act->after & ~near) == 0 &&
         act->more_by + act->more_to + act->more_after == 0;
}

/* Of a simple action two roles can be absent, a row can fail, and steps be missing. */
static void count_action(cpl_kind *kind, const cpl_action *action, bool is_simple) {
  kind->action_count++;
  if (action->flags & CPL_IMPOSES) kind->imposing_count++;
  if (is_simple) kind->most_reasons += 3u + (uint32_t)__builtin_popcountll(action->after);
}

static void sort_actions(cpl_build *b) {
  cpl_making *making = b->making;
  cpl_process *process = making->process;
  for (uint16_t i = 0; i < process->action_count; i++) {
    const cpl_action *action = &making->actions[i];
    cpl_set bit = cpl_bit(i);
    if (action->flags & CPL_STARTS) process->starts |= bit;
    if (action->flags & CPL_ENDS) process->ends |= bit;
    if (action->flags & CPL_REOPENS) process->reopens |= bit;
    if (action->flags & CPL_CORRECTS) process->corrects |= bit;
    if (action->flags & CPL_IMPOSES) process->imposes |= bit;
    process->signed_ |= making->effects[i].not_by;
    if (addressees(making, action) & process->can_be_absent) process->directed |= bit;
    if (is_simple(b, i)) process->simple |= bit;
    count_action(&making->kinds[action->kind], action, is_simple(b, i));
  }
}

/* Actions that are directed to the same roles are looked at together. */
static void address(cpl_build *b) {
  cpl_process *process = b->making->process;
  cpl_address *addresses = cpl_build_array(b, process->action_count, sizeof *addresses);
  if (addresses == NULL) return;
  process->address = addresses;
  for (uint16_t i = 0; i < process->action_count; i++) {
    const cpl_action *action = &b->making->actions[i];
    if (!(process->directed & cpl_bit(i)) || action->more_to > 0) continue;
    uint16_t at = 0;
    while (at < process->address_count && addresses[at].to != action->to) at++;
    if (at == process->address_count) process->address_count++;
    addresses[at].to = action->to;
    addresses[at].actions |= cpl_bit(i);
    process->addressed |= cpl_bit(i);
  }
}

/* Of a kind, what is directed from it or from above it. */
static void direct_kinds(cpl_making *making) {
  const cpl_process *process = making->process;
  for (uint16_t i = 0; i < process->kind_count; i++) {
    uint16_t above = i;
    for (; above != CPL_NONE; above = making->kinds[above].of)
      making->kinds[i].directed |= making->kinds[above].actions & process->directed;
  }
}

/* A role without a row is always there; where that is asked, it must be seen. */
static void sort_roles(cpl_build *b) {
  cpl_process *process = b->making->process;
  for (uint16_t i = 0; i < b->model->role_count; i++) {
    const cpl_role *role = &b->model->roles[i];
    bool has_row = process->present[i].must != 0 || process->present[i].must_not != 0;
    if (has_row || process->present_atom[i] != CPL_NONE) process->can_be_absent |= cpl_bit(i);
    if (role->party) process->parties |= cpl_bit(i);
    if (role->department != 0) process->departments |= cpl_bit(i);
  }
}

void cpl_derive(cpl_build *b) {
  cpl_making *making = b->making;
  cpl_process *process = making->process;
  if (b->failed) return;
  close_undoes(making);
  see_extensions(making);
  see_dues(making);
  sort_atoms(making);
  fill_kinds(b);
  sort_roles(b);
  sort_actions(b);
  check_instead_of(b);
  direct_kinds(making);
  address(b);
  for (uint16_t i = 0; i < process->action_count; i++)
    making->effects[i].triggers = rules_where(b, is_trigger, i);
  process->periodic = rules_where(b, is_periodic, 0);
  process->constant = rules_where(b, is_constant, 0);
}
