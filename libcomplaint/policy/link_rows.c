/* link_rows.c - the rows of another version's offences in the facts of this one.
 *
 * A test becomes the same test of the fact with the same name and type. A fact that no rule of this
 * version asks for becomes a field, so that its value is kept. New fields and tests stand behind
 * those that are there, whose numbers are in every mask. */
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/policy/build.h"
#include "libcomplaint/policy/link.h"

/* One process of another version on its way into ours. */
typedef struct passage {
  cpl_linker *l;
  cpl_opened *to;
  const cpl_model *from_model, *to_model;
  const cpl_process *from;
  size_t version;
  cpl_set atoms[CPL_SET_MAX]; /* by atom of `from`: its bit here */
} passage;

bool cpl_link_open(cpl_linker *l, cpl_process *process, cpl_opened *out) {
  const cpl_process *p = process;
  *out = (cpl_opened){
      process,
      cpl_linker_copy(l, p->kinds, p->kind_count, 0, sizeof *p->kinds),
      cpl_linker_copy(l, p->fields, p->field_count, CPL_SET_MAX - p->field_count,
                      sizeof *p->fields),
      cpl_linker_copy(l, p->atoms, p->atom_count, CPL_SET_MAX - p->atom_count, sizeof *p->atoms),
      cpl_linker_copy(l, p->field_of, l->policy->model.fact_count, 0, sizeof *p->field_of),
      cpl_linker_copy(l, p->present_atom, l->policy->model.role_count, 0, sizeof *p->present_atom),
  };
  if (l->status != COMPLAINT_OK) return false;
  process->kinds = out->kinds;
  process->fields = out->fields;
  process->atoms = out->atoms;
  process->field_of = out->field_of;
  process->present_atom = out->present_atom;
  return true;
}

/* ---- facts ----------------------------------------------------------------------------------- */

static uint16_t kind_named(const cpl_process *process, const char *name) {
  for (uint16_t i = 0; i < process->kind_count; i++)
    if (strcmp(process->kinds[i].name, name) == 0) return i;
  return CPL_NONE;
}

uint16_t cpl_link_field(cpl_linker *l, cpl_opened *to, uint16_t number) {
  const cpl_fact *fact = &l->policy->model.facts[number];
  uint16_t kind = kind_named(to->process, fact->per);
  if (to->field_of[number] != CPL_NONE || kind == CPL_NONE) return to->field_of[number];
  if (to->process->field_count == CPL_SET_MAX) {
    cpl_linker_fail(l, COMPLAINT_E_LIMIT, l->own,
                    "the offences of all versions together ask for more facts than the 64 that a "
                    "process can test or read");
    return CPL_NONE;
  }
  uint16_t field = to->process->field_count++;
  to->fields[field] = (cpl_field){.fact = number,
                                  .kind = kind,
                                  .slot = to->kinds[kind].slots++,
                                  .is_set = fact->type == CPL_SET_FACT};
  if (fact->has_default) to->kinds[kind].default_fields |= cpl_bit(field);
  return to->field_of[number] = field;
}

/* The fact of ours that is the same as field `number` of theirs; CPL_NONE: there is none. */
static uint16_t fact_like(const passage *p, uint16_t number) {
  const cpl_fact *theirs = &p->from_model->facts[p->from->fields[number].fact];
  uint16_t ours = CPL_FIND(p->to_model->facts, p->to_model->fact_count, theirs->name);
  return ours != CPL_NONE && p->to_model->facts[ours].type == theirs->type ? ours : CPL_NONE;
}

static uint16_t field_like(const passage *p, uint16_t number) {
  uint16_t fact = fact_like(p, number);
  return fact == CPL_NONE ? CPL_NONE : cpl_link_field(p->l, p->to, fact);
}

/* ---- values ---------------------------------------------------------------------------------- */

static bool value_named(const cpl_fact *fact, const char *name, cpl_value *out) {
  for (uint16_t i = 0; i < fact->value_count; i++) {
    if (strcmp(fact->values[i], name) != 0) continue;
    *out = i;
    return true;
  }
  return false;
}

static bool sanction_named(const cpl_model *model, const char *name, cpl_value *out) {
  for (uint16_t i = 0; i < model->sanction_count; i++) {
    if (strcmp(model->sanctions[i].name, name) != 0) continue;
    *out = i;
    return true;
  }
  return false;
}

/* An id that a policy names; one that ours does not name can be given by an event all the same. */
static bool id_named(const passage *p, const char *name, cpl_value *out) {
  cpl_model *model = &p->l->policy->model;
  for (uint32_t i = 0; i < model->id_count; i++) {
    if (strcmp(model->ids[i], name) != 0) continue;
    *out = (cpl_value)i + 1;
    return true;
  }
  const char **ids =
      cpl_linker_copy(p->l, (const void *)model->ids, model->id_count, 1, sizeof *ids);
  if (ids == NULL) return false;
  ids[model->id_count] = name;
  model->ids = ids;
  *out = (cpl_value)++model->id_count;
  return true;
}

/* False: ours has no such value, so that no event can give it. */
static bool value_like(const passage *p, const cpl_fact *theirs, const cpl_fact *ours,
                       cpl_value value, cpl_value *out) {
  *out = value;
  switch ((cpl_type)theirs->type) {
  case CPL_ENUM:
  case CPL_SET_FACT: return value_named(ours, theirs->values[value], out);
  case CPL_OFFENCE: *out = p->l->offences[p->version][value]; return true;
  case CPL_SANCTION: return sanction_named(p->to_model, p->from_model->sanctions[value].name, out);
  case CPL_PARTY:
  case CPL_ITEM:
  case CPL_CASE: return id_named(p, p->from_model->ids[value - 1], out);
  case CPL_BOOL:
  case CPL_INT:
  case CPL_MONEY:
  case CPL_DATE:
  case CPL_TIME:
  case CPL_TEXT_FACT: break;
  }
  return true;
}

/* ---- tests ----------------------------------------------------------------------------------- */

/* A mask of values. Of ALL none may be missing, of ANY some. */
static bool mask_like(const passage *p, const cpl_fact *theirs, const cpl_fact *ours,
                      cpl_atom *atom) {
  cpl_set wanted = (cpl_set)atom->least, found = 0;
  bool all = true;
  for (unsigned i = 0; i < theirs->value_count; i++) {
    cpl_value value;
    if ((wanted & cpl_bit(i)) == 0) continue;
    if (value_like(p, theirs, ours, (cpl_value)i, &value))
      found |= cpl_bit((unsigned)value);
    else
      all = false;
  }
  atom->least = (cpl_value)found;
  return atom->test == CPL_TEST_ALL ? all : found != 0;
}

static int compare_values(const void *a, const void *b) {
  cpl_value x = *(const cpl_value *)a, y = *(const cpl_value *)b;
  return (x > y) - (x < y);
}

/* How long the values of a process are: the atoms say. */
static size_t value_count(const cpl_process *process) {
  size_t count = 0;
  for (uint16_t i = 0; i < process->atom_count; i++) {
    const cpl_atom *atom = &process->atoms[i];
    size_t end = (size_t)atom->values.first + atom->values.count;
    bool listed = atom->test == CPL_TEST_ANY || atom->test == CPL_TEST_ALL;
    if (listed && end > count) count = end;
  }
  return count;
}

/* A list of values, behind all others. */
static bool list_like(const passage *p, const cpl_fact *theirs, const cpl_fact *ours,
                      cpl_atom *atom) {
  cpl_process *process = p->to->process;
  const cpl_value *list = p->from->values + atom->values.first;
  size_t count = value_count(process), found = 0;
  if (count + atom->values.count > UINT16_MAX)
    cpl_linker_fail(p->l, COMPLAINT_E_LIMIT, p->version, "all versions test too many values");
  cpl_value *values =
      cpl_linker_copy(p->l, process->values, count, atom->values.count, sizeof *values);
  if (values == NULL) return false;
  for (uint16_t i = 0; i < atom->values.count; i++)
    if (value_like(p, theirs, ours, list[i], &values[count + found])) found++;
  qsort(values + count, found, sizeof *values, compare_values);
  process->values = values;
  atom->values = (cpl_span){(uint16_t)count, (uint16_t)found};
  return found > 0;
}

static bool test_like(const passage *p, cpl_atom *atom) {
  const cpl_fact *theirs = &p->from_model->facts[p->from->fields[atom->field].fact];
  uint16_t fact = fact_like(p, atom->field);
  atom->field = field_like(p, atom->field);
  if (atom->field == CPL_NONE) return false;
  if (atom->test == CPL_TEST_THAN) {
    atom->other = field_like(p, atom->other);
    return atom->other != CPL_NONE;
  }
  const cpl_fact *ours = &p->to_model->facts[fact];
  if (atom->test == CPL_TEST_RANGE) return true;
  if (theirs->type != CPL_SET_FACT) return list_like(p, theirs, ours, atom);
  bool can_hold = mask_like(p, theirs, ours, atom);
  atom->values.count = 0; /* as the values of a set that `all` asks for */
  return can_hold;
}

/* The same test among ours; what it can never be true of is ALIEN, under the name that its row
 * gives. False: it cannot be told at all. */
static bool atom_like(const passage *p, const cpl_atom *theirs, cpl_atom *out) {
  *out = *theirs;
  bool can_hold = false;
  switch ((cpl_test)theirs->test) {
  case CPL_TEST_ANY:
  case CPL_TEST_ALL:
  case CPL_TEST_RANGE:
  case CPL_TEST_THAN: can_hold = test_like(p, out); break;
  case CPL_TEST_PRESENT:
    out->other = CPL_FIND(p->to_model->roles, p->to_model->role_count,
                          p->from_model->roles[theirs->other].name);
    can_hold = out->other != CPL_NONE;
    break;
  case CPL_TEST_NEVER: return true;
  case CPL_TEST_FUNCTION:
  case CPL_TEST_OLD:
  case CPL_TEST_BEYOND:
  case CPL_TEST_ALIEN: return false;
  }
  if (!can_hold)
    *out = (cpl_atom){
        .test = CPL_TEST_ALIEN, .field = CPL_NONE, .other = CPL_NONE, .name = theirs->name};
  return true;
}

/* ---- their place among ours ------------------------------------------------------------------ */

static bool same_atom(const cpl_process *process, const cpl_atom *a, const cpl_atom *b) {
  const cpl_value *values = process->values;
  if (a->test != b->test || a->field != b->field || a->other != b->other || a->least != b->least ||
      a->most != b->most || strcmp(a->name, b->name) != 0)
    return false;
  if (a->test != CPL_TEST_ANY || process->fields[a->field].is_set) return true;
  return a->values.count == b->values.count &&
         memcmp(values + a->values.first, values + b->values.first,
                a->values.count * sizeof *values) == 0;
}

/* What is worked out from the values of one fact belongs to the kind of item that has it. */
static void place_atom(cpl_opened *to, const cpl_model *model, unsigned number) {
  const cpl_atom *atom = &to->atoms[number];
  cpl_field *field = &to->fields[atom->field];
  const cpl_fact *fact = &model->facts[field->fact];
  cpl_kind *kind = &to->kinds[field->kind];
  field->atoms |= cpl_bit(number);
  kind->atoms |= cpl_bit(number);
  for (uint16_t i = field->kind; i != CPL_NONE; i = to->kinds[i].of)
    to->kinds[i].atoms_under |= cpl_bit(number);
  if (fact->has_default && cpl_atom_holds(atom, to->process->values, field->is_set, fact->fallback))
    kind->default_atoms |= cpl_bit(number);
}

static void settle(const passage *p, unsigned number) {
  cpl_process *process = p->to->process;
  const cpl_atom *atom = &p->to->atoms[number];
  switch ((cpl_test)atom->test) {
  case CPL_TEST_ANY:
  case CPL_TEST_ALL:
  case CPL_TEST_RANGE: place_atom(p->to, p->to_model, number); return;
  case CPL_TEST_THAN: process->composed |= cpl_bit(number); return;
  case CPL_TEST_PRESENT:
    p->to->present_atom[atom->other] = (uint16_t)number;
    process->can_be_absent |= cpl_bit(atom->other);
    return;
  case CPL_TEST_NEVER:
  case CPL_TEST_ALIEN:
  case CPL_TEST_FUNCTION:
  case CPL_TEST_OLD:
  case CPL_TEST_BEYOND: return;
  }
}

/* The number of their atom among ours. */
static unsigned number_of(const passage *p, const cpl_atom *theirs) {
  cpl_process *process = p->to->process;
  cpl_atom atom;
  if (!atom_like(p, theirs, &atom)) {
    cpl_linker_fail(p->l, COMPLAINT_E_POLICY, p->version,
                    "an offence asks a Lua function, which answers for its own version only: "
                    "write its `when` as a row");
    return 0;
  }
  for (unsigned i = 0; i < process->atom_count; i++)
    if (same_atom(process, &p->to->atoms[i], &atom)) return i;
  if (process->atom_count == CPL_SET_MAX) {
    cpl_linker_fail(p->l, COMPLAINT_E_LIMIT, p->version,
                    "the offences of all versions together ask for more than the 64 tests that a "
                    "process can have");
    return 0;
  }
  unsigned number = process->atom_count++;
  p->to->atoms[number] = atom;
  settle(p, number);
  return number;
}

static cpl_set mask_of(passage *p, cpl_set atoms) {
  cpl_set mask = 0;
  for (unsigned i = 0; i < p->from->atom_count; i++) {
    if ((atoms & cpl_bit(i)) == 0 || p->l->status != COMPLAINT_OK) continue;
    if (p->atoms[i] == 0) p->atoms[i] = cpl_bit(number_of(p, &p->from->atoms[i]));
    mask |= p->atoms[i];
  }
  return mask;
}

void cpl_link_rows(cpl_linker *l, cpl_opened *to, size_t version, const cpl_process *other,
                   uint16_t *first) {
  cpl_process *process = to->process;
  size_t count = process->offence_row_count, more = other->offence_row_count;
  passage p = {.l = l,
               .to = to,
               .from_model = cpl_linker_model(l, version),
               .to_model = &l->policy->model,
               .from = other,
               .version = version};
  *first = (uint16_t)count;
  if (count + more > UINT16_MAX)
    cpl_linker_fail(l, COMPLAINT_E_LIMIT, version, "all versions have too many rows of offences");
  cpl_row *rows = cpl_linker_copy(l, process->offence_rows, count, more, sizeof *rows);
  for (size_t i = 0; rows != NULL && i < more; i++)
    rows[count + i] = (cpl_row){mask_of(&p, other->offence_rows[i].must),
                                mask_of(&p, other->offence_rows[i].must_not)};
  if (rows == NULL) return;
  process->offence_rows = rows;
  process->offence_row_count = (uint16_t)(count + more);
}
