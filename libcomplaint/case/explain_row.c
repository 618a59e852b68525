/* explain_row.c - see explain_row.h. */
#include "libcomplaint/case/explain_row.h"

/* ---- facts ----------------------------------------------------------------------------------- */

static const cpl_fact *fact_of(const cpl_speaker *s, uint16_t field) {
  return &s->namer->model->facts[s->namer->process->fields[field].fact];
}

static bool is_timed(const cpl_speaker *s, uint16_t field) {
  return fact_of(s, field)->type == CPL_DATE || fact_of(s, field)->type == CPL_TIME;
}

static const char *fact(cpl_speaker *s, uint16_t field) {
  return cpl_spoken_fact(s, s->namer->process->fields[field].fact);
}

const char *cpl_spoken_subject(cpl_speaker *s, const cpl_atom *atom) {
  const cpl_label none = {NULL, NULL};
  if (atom->test == CPL_TEST_PRESENT) return cpl_spoken_roles(s, cpl_bit(atom->other));
  return atom->field != CPL_NONE ? fact(s, atom->field) : cpl_spoken_name(s, atom->name, none);
}

const char *cpl_spoken_standing(cpl_speaker *s, const cpl_seen_from *from, uint16_t field) {
  const cpl_field *f = &s->namer->process->fields[field];
  cpl_value value;
  if (from->state == NULL || f->slot == CPL_NONE || fact_of(s, field)->personal) return NULL;
  if (!cpl_place_is_upward(from->state, from->scene.place, f->kind)) return NULL;
  if (!cpl_scene_value(from->state, &from->scene, field, &value))
    return cpl_compose(s, CPL_SAY_NOT_KNOWN, NULL, NULL, NULL);
  return f->is_set ? cpl_spoken_mask(s, field, value) : cpl_spoken_value(s, field, value);
}

/* ---- what a test asks for -------------------------------------------------------------------- */

static void add_values(cpl_speaker *s, const cpl_atom *atom, cpl_choice *choice) {
  const cpl_value *value = s->namer->process->values + atom->values.first;
  for (uint16_t i = 0; i < atom->values.count; i++)
    cpl_choice_add(s, choice, cpl_spoken_value(s, atom->field, value[i]));
  if (atom->values.count > 0) return;
  CPL_EACH(i, (cpl_set)atom->least)
  cpl_choice_add(s, choice, cpl_spoken_value(s, atom->field, (cpl_value)i));
}

static const char *bound(cpl_speaker *s, uint16_t field, cpl_phrase phrase, const char *value) {
  int timed = is_timed(s, field) ? CPL_SAY_TIMED - CPL_SAY_LEAST : 0;
  return cpl_compose(s, (cpl_phrase)((int)phrase + timed), value, NULL, NULL);
}

static const char *range(cpl_speaker *s, const cpl_atom *atom) {
  bool below = atom->least == INT64_MIN, above = atom->most == INT64_MAX;
  const char *least = below ? "" : cpl_spoken_value(s, atom->field, atom->least);
  const char *most = above ? "" : cpl_spoken_value(s, atom->field, atom->most);
  if (below) return bound(s, atom->field, CPL_SAY_MOST, most);
  if (above) return bound(s, atom->field, CPL_SAY_LEAST, least);
  return cpl_compose(s, CPL_SAY_SPAN, least, most, NULL);
}

/* A difference between two values of a field: days, seconds, or a number. */
static const char *difference(cpl_speaker *s, uint16_t field, cpl_value value) {
  if (!is_timed(s, field)) return cpl_spoken_number(s, value);
  return cpl_spoken_amount(s, value, fact_of(s, field)->type == CPL_DATE ? CPL_DAYS : CPL_SECONDS);
}

/* What a value is compared with: another fact, or the former value of the same. */
static const char *rival(cpl_speaker *s, const cpl_seen_from *from, const cpl_atom *atom) {
  bool old = atom->test == CPL_TEST_OLD;
  uint16_t field = old ? atom->field : atom->other;
  const cpl_seen_from before = {from->state, {.place = from->scene.place}};
  const char *name = old ? cpl_compose(s, CPL_SAY_FORMER, NULL, NULL, NULL) : fact(s, field);
  const char *value = cpl_spoken_standing(s, old ? &before : from, field);
  return value == NULL ? name : cpl_compose(s, CPL_SAY_VALUED, name, value, NULL);
}

static const char *compared(cpl_speaker *s, const cpl_seen_from *from, const cpl_atom *atom) {
  const char *other = rival(s, from, atom);
  bool below = atom->least == INT64_MIN, above = atom->most == INT64_MAX;
  if (above && atom->least == 0) return bound(s, atom->field, CPL_SAY_LEAST, other);
  if (above && atom->least == 1) return bound(s, atom->field, CPL_SAY_ABOVE, other);
  if (below && atom->most == 0) return bound(s, atom->field, CPL_SAY_MOST, other);
  if (below && atom->most == -1) return bound(s, atom->field, CPL_SAY_BELOW, other);
  if (atom->least == 0 && atom->most == 0) return cpl_compose(s, CPL_SAY_SAME, other, NULL, NULL);
  const char *least = below ? "" : difference(s, atom->field, atom->least);
  const char *most = above ? "" : difference(s, atom->field, atom->most);
  if (above) return cpl_compose(s, CPL_SAY_APART_LEAST, other, least, NULL);
  if (below) return cpl_compose(s, CPL_SAY_APART_MOST, other, most, NULL);
  return cpl_compose(s, CPL_SAY_APART_SPAN, other, least, most);
}

/* The values that satisfy one of these. */
static const char *wanted(cpl_speaker *s, const cpl_seen_from *from, cpl_set atoms) {
  cpl_choice choice = {NULL, NULL};
  CPL_EACH(i, atoms) {
    const cpl_atom *atom = &s->namer->process->atoms[i];
    switch ((cpl_test)atom->test) {
    case CPL_TEST_ANY: add_values(s, atom, &choice); break;
    case CPL_TEST_ALL:
      cpl_choice_add(
          s, &choice,
          cpl_compose(s, CPL_SAY_ALL_OF, cpl_spoken_mask(s, atom->field, atom->least), NULL, NULL));
      break;
    case CPL_TEST_RANGE: cpl_choice_add(s, &choice, range(s, atom)); break;
    case CPL_TEST_THAN:
    case CPL_TEST_OLD: cpl_choice_add(s, &choice, compared(s, from, atom)); break;
    case CPL_TEST_BEYOND:
      cpl_choice_add(s, &choice,
                     cpl_compose(s, CPL_SAY_BEYOND, cpl_spoken_limit(s, atom->limit),
                                 cpl_spoken_actions(s, cpl_bit(atom->other)), NULL));
      break;
    case CPL_TEST_PRESENT:
    case CPL_TEST_FUNCTION:
    case CPL_TEST_NEVER:
    case CPL_TEST_ALIEN: break;
    }
  }
  return cpl_choice_text(s, &choice);
}

/* What a function reads. */
static const char *read_by(cpl_speaker *s, const cpl_atom *atom) {
  const char *list = NULL;
  for (uint16_t i = 0; i < atom->values.count; i++)
    list = cpl_spoken_and(s, list, fact(s, s->namer->process->lists[atom->values.first + i]));
  return list == NULL ? "" : list;
}

/* ---- refusals and remedies ------------------------------------------------------------------- */

static cpl_told told_of_value(cpl_speaker *s, const cpl_seen_from *from, cpl_set atoms,
                              const cpl_atom *first, bool barred) {
  const char *subject = cpl_spoken_subject(s, first);
  const char *value = cpl_spoken_standing(s, from, first->field), *want = wanted(s, from, atoms);
  cpl_told told = {
      .fix = cpl_compose(s, barred ? CPL_SAY_MUST_NOT_BE : CPL_SAY_MUST_BE, subject, want, NULL)};
  if (value != NULL)
    told.why = cpl_compose(s, barred ? CPL_SAY_FAILS_BARRED : CPL_SAY_FAILS, subject, value, want);
  else
    told.why = cpl_compose(s, barred ? CPL_SAY_FAILS_UNTOLD_BARRED : CPL_SAY_FAILS_UNTOLD, subject,
                           want, NULL);
  return told;
}

cpl_told cpl_told_atoms(cpl_speaker *s, const cpl_seen_from *from, cpl_set atoms, bool barred) {
  const cpl_atom *first = &s->namer->process->atoms[__builtin_ctzll(atoms)];
  const char *about =
      first->test == CPL_TEST_FUNCTION ? read_by(s, first) : cpl_spoken_subject(s, first);
  cpl_phrase why = CPL_SAY_READING_CLOSED, fix = CPL_SAY_READING_STAYS;
  if (first->test == CPL_TEST_PRESENT) {
    why = barred ? CPL_SAY_NOT_AWAY : CPL_SAY_IS_AWAY;
    fix = barred ? CPL_SAY_MUST_BE_ABSENT : CPL_SAY_MUST_ATTEND;
  } else if (first->test == CPL_TEST_FUNCTION) {
    why = CPL_SAY_FUNCTION_REFUSES;
    fix = CPL_SAY_FUNCTION_MUST_HOLD;
  } else if (first->test == CPL_TEST_ALIEN) {
    why = CPL_SAY_ALIEN;
    fix = CPL_SAY_ALIEN_STAYS;
  } else if (first->test != CPL_TEST_NEVER) {
    return told_of_value(s, from, atoms, first, barred);
  }
  const char *version = s->namer->model->version;
  return (cpl_told){cpl_compose(s, why, about, version, NULL),
                    cpl_compose(s, fix, about, version, NULL)};
}

/* ---- rows ------------------------------------------------------------------------------------ */

static cpl_told told_row(cpl_speaker *s, const cpl_seen_from *from, cpl_row row, cpl_set fails) {
  cpl_told all = {NULL, NULL};
  CPL_EACH(i, fails) {
    cpl_told one = cpl_told_atoms(s, from, cpl_bit(i), (row.must & cpl_bit(i)) == 0);
    all.why = cpl_spoken_join(s, CPL_SAY_BOTH, all.why, one.why);
    all.fix = cpl_spoken_join(s, CPL_SAY_BOTH, all.fix, one.fix);
  }
  return all;
}

/* Where each row fails by one test of the same fact: those tests. Else none. */
static cpl_set alike(const cpl_speaker *s, cpl_rows rows, cpl_set holds, cpl_set undecided) {
  const cpl_atom *atoms = s->namer->process->atoms;
  cpl_set all = 0;
  for (size_t i = 0; i < rows.count; i++) {
    cpl_set fails = cpl_row_fails(rows.rows[i], holds) & ~undecided;
    if (fails == 0 || (fails & (fails - 1)) != 0 || (fails & rows.rows[i].must) == 0) return 0;
    all |= fails;
    uint16_t field = atoms[__builtin_ctzll(fails)].field;
    if (field == CPL_NONE || field != atoms[__builtin_ctzll(all)].field) return 0;
  }
  return all;
}

cpl_told cpl_told_rows(cpl_speaker *s, const cpl_seen_from *from, cpl_rows rows, cpl_set holds,
                       cpl_set undecided) {
  cpl_told all = {NULL, NULL};
  cpl_set tests = alike(s, rows, holds, undecided);
  if (tests != 0) return cpl_told_atoms(s, from, tests, false);
  for (size_t i = 0; i < rows.count; i++) {
    cpl_set fails = cpl_row_fails(rows.rows[i], holds) & ~undecided;
    if (fails == 0) continue;
    cpl_told one = told_row(s, from, rows.rows[i], fails);
    all.why = cpl_spoken_join(s, CPL_SAY_OR_ELSE, all.why, one.why);
    all.fix = cpl_spoken_join(s, CPL_SAY_OR_ELSE, all.fix, one.fix);
  }
  return all;
}

cpl_told cpl_told_absence(cpl_speaker *s, const cpl_seen_from *from, cpl_set roles, cpl_set holds) {
  cpl_told all = {NULL, NULL};
  CPL_EACH(r, roles & s->namer->process->can_be_absent) {
    cpl_row row = s->namer->process->present[r];
    cpl_set fails = cpl_row_fails(row, holds);
    if (fails == 0) continue;
    cpl_told one = told_row(s, from, row, fails);
    one.why = cpl_compose(s, CPL_SAY_ABSENT, cpl_spoken_roles(s, cpl_bit(r)), one.why, NULL);
    all.why = cpl_spoken_join(s, CPL_SAY_ALSO, all.why, one.why);
    all.fix = cpl_spoken_join(s, CPL_SAY_OR_ELSE, all.fix, one.fix);
  }
  return all;
}

/* ---- a state of things ----------------------------------------------------------------------- */

static const char *fits(cpl_speaker *s, unsigned number, bool barred) {
  const cpl_atom *atom = &s->namer->process->atoms[number];
  const cpl_seen_from nowhere = {.state = NULL};
  const char *subject = cpl_spoken_subject(s, atom);
  if (atom->test == CPL_TEST_PRESENT)
    return cpl_compose(s, barred ? CPL_SAY_IS_AWAY : CPL_SAY_IS_THERE, subject, NULL, NULL);
  if (atom->test == CPL_TEST_FUNCTION)
    return cpl_compose(s, CPL_SAY_FUNCTION_HOLDS, read_by(s, atom), NULL, NULL);
  if (atom->test == CPL_TEST_NEVER)
    return cpl_compose(s, CPL_SAY_READING_CLOSED, subject, NULL, NULL);
  return cpl_compose(s, barred ? CPL_SAY_IS_NOT : CPL_SAY_IS, subject,
                     wanted(s, &nowhere, cpl_bit(number)), NULL);
}

const char *cpl_spoken_row(cpl_speaker *s, cpl_row row) {
  const char *list = NULL;
  CPL_EACH(i, row.must | row.must_not) {
    bool barred = (row.must_not & cpl_bit(i)) != 0;
    list = cpl_spoken_join(s, CPL_SAY_BOTH, list, fits(s, i, barred));
  }
  return list == NULL ? "" : list;
}
