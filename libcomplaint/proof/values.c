/* values.c - see values.h. */
#include "libcomplaint/proof/values.h"

enum { BITS_MAX = 12 };

typedef struct trial {
  const cpl_model *model;
  const cpl_process *process;
  const cpl_field *field;
  const cpl_fact *fact;
  cpl_set atoms;
  cpl_value_found *found;
  void *context;
} trial;

bool cpl_value_passes(const cpl_process *process, const cpl_field *field, unsigned atom,
                      cpl_value value) {
  const cpl_atom *a = &process->atoms[atom];
  if (a->test == CPL_TEST_RANGE) return value >= a->least && value <= a->most;
  if (a->test == CPL_TEST_ALL) return (value & a->least) == a->least;
  if (a->test != CPL_TEST_ANY) return false;
  if (field->is_set) return (value & a->least) != 0;
  for (unsigned i = 0; i < a->values.count; i++)
    if (process->values[a->values.first + i] == value) return true;
  return false;
}

/* ---- values by their number ------------------------------------------------------------------ */

static bool try_all(const trial *t, cpl_value count) {
  for (cpl_value i = 0; i < count; i++)
    if (!t->found(t->context, i)) return false;
  return true;
}

static bool is_possible(const trial *t, cpl_value value) {
  const cpl_fact *fact = t->fact;
  return !fact->has_range || (value >= fact->least && value <= fact->most);
}

static bool try_one(const trial *t, cpl_value value) {
  return !is_possible(t, value) || t->found(t->context, value);
}

/* A value and those beside it. */
static bool try_around(const trial *t, cpl_value value) {
  return try_one(t, value) && (value == INT64_MIN || try_one(t, value - 1)) &&
         (value == INT64_MAX || try_one(t, value + 1));
}

/* The ends of every range, and what lies next to them. */
static bool try_numbers(const trial *t) {
  for (unsigned i = 0; i < t->process->atom_count; i++) {
    const cpl_atom *atom = &t->process->atoms[i];
    if (!(t->atoms & cpl_bit(i))) continue;
    for (unsigned k = 0; atom->test == CPL_TEST_ANY && k < atom->values.count; k++)
      if (!try_around(t, t->process->values[atom->values.first + k])) return false;
    if (atom->test != CPL_TEST_RANGE) continue;
    if (atom->least != INT64_MIN && !try_around(t, atom->least)) return false;
    if (atom->most != INT64_MAX && !try_around(t, atom->most)) return false;
  }
  if (t->fact->has_range) return try_one(t, t->fact->least) && try_one(t, t->fact->most);
  return try_one(t, 0);
}

/* ---- sets ------------------------------------------------------------------------------------ */

static cpl_set tested_bits(const trial *t) {
  cpl_set bits = 0;
  for (unsigned i = 0; i < t->process->atom_count; i++)
    if (t->atoms & cpl_bit(i)) bits |= (cpl_set)t->process->atoms[i].least;
  return bits;
}

/* Two bits that every test names together are as one. */
static bool are_as_one(const trial *t, unsigned a, unsigned b) {
  for (unsigned i = 0; i < t->process->atom_count; i++) {
    cpl_set mask = (cpl_set)t->process->atoms[i].least;
    if ((t->atoms & cpl_bit(i)) && !(mask & cpl_bit(a)) != !(mask & cpl_bit(b))) return false;
  }
  return true;
}

static unsigned group_bits(const trial *t, cpl_set groups[BITS_MAX]) {
  cpl_set left = tested_bits(t);
  unsigned count = 0;
  while (left != 0) {
    unsigned first = (unsigned)__builtin_ctzll(left);
    if (count == BITS_MAX) return BITS_MAX + 1;
    groups[count] = 0;
    for (unsigned b = first; b < CPL_SET_MAX; b++)
      if ((left & cpl_bit(b)) && are_as_one(t, first, b)) groups[count] |= cpl_bit(b);
    left &= ~groups[count++];
  }
  return count;
}

static bool try_sets(const trial *t) {
  cpl_set groups[BITS_MAX];
  unsigned count = group_bits(t, groups);
  if (count > BITS_MAX) return false;
  for (unsigned choice = 0; choice < 1u << count; choice++) {
    cpl_set mask = 0;
    for (unsigned i = 0; i < count; i++)
      if (choice >> i & 1) mask |= groups[i];
    if (!t->found(t->context, (cpl_value)mask)) return false;
  }
  return true;
}

/* ---- ids ------------------------------------------------------------------------------------- */

static bool try_ids(const trial *t) {
  for (unsigned i = 0; i < t->process->atom_count; i++) {
    const cpl_atom *atom = &t->process->atoms[i];
    for (unsigned k = 0; (t->atoms & cpl_bit(i)) && k < atom->values.count; k++)
      if (!t->found(t->context, t->process->values[atom->values.first + k])) return false;
  }
  return t->found(t->context, CPL_VALUE_OTHER);
}

bool cpl_values_try(const cpl_model *model, const cpl_process *process, uint16_t field,
                    cpl_set atoms, cpl_value_found *found, void *context) {
  const cpl_field *f = &process->fields[field];
  const cpl_fact *fact = &model->facts[f->fact];
  const trial t = {model, process, f, fact, atoms & f->atoms, found, context};
  switch ((cpl_type)fact->type) {
  case CPL_BOOL: return try_all(&t, 2);
  case CPL_ENUM: return try_all(&t, fact->value_count);
  case CPL_OFFENCE: return try_all(&t, model->offence_count);
  case CPL_SANCTION: return try_all(&t, model->sanction_count);
  case CPL_SET_FACT: return try_sets(&t);
  case CPL_INT:
  case CPL_MONEY:
  case CPL_DATE:
  case CPL_TIME: return try_numbers(&t);
  case CPL_PARTY:
  case CPL_ITEM:
  case CPL_CASE: return try_ids(&t);
  case CPL_TEXT_FACT: break;
  }
  return found(context, 0);
}
