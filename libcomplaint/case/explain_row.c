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

static const char *any_of(cpl_speaker *s, const cpl_atom *atom) {
  const char *list = NULL;
  const cpl_value *value = s->namer->process->values + atom->values.first;
  for (uint16_t i = 0; i < atom->values.count; i++)
    list = cpl_spoken_or(s, list, cpl_spoken_value(s, atom->field, value[i]));
  if (list != NULL) return list;
  CPL_EACH(i, (cpl_set)atom->least)
  list = cpl_spoken_or(s, list, cpl_spoken_value(s, atom->field, (cpl_value)i));
  return list == NULL ? "" : list;
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
  const char *number = cpl_spoken_number(s, value);
  int unit = fact_of(s, field)->type == CPL_DATE ? CPL_DAYS : CPL_SECONDS;
  if (!is_timed(s, field)) return number;
  return cpl_compose(s, (cpl_phrase)(CPL_SAY_UNIT + unit - CPL_SECONDS), number, NULL, NULL);
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

/* The values that satisfy it. */
static const char *wanted(cpl_speaker *s, const cpl_seen_from *from, const cpl_atom *atom) {
  switch ((cpl_test)atom->test) {
  case CPL_TEST_ANY: return any_of(s, atom);
  case CPL_TEST_ALL:
    return cpl_compose(s, CPL_SAY_ALL_OF, cpl_spoken_mask(s, atom->field, atom->least), NULL, NULL);
  case CPL_TEST_RANGE: return range(s, atom);
  case CPL_TEST_THAN:
  case CPL_TEST_OLD: return compared(s, from, atom);
  case CPL_TEST_BEYOND:
    return cpl_compose(s, CPL_SAY_BEYOND, cpl_spoken_limit(s, atom->limit),
                       cpl_spoken_actions(s, cpl_bit(atom->other)), NULL);
  case CPL_TEST_PRESENT:
  case CPL_TEST_FUNCTION:
  case CPL_TEST_NEVER: break;
  }
  return "";
}

/* What a function reads. */
static const char *read_by(cpl_speaker *s, const cpl_atom *atom) {
  const char *list = NULL;
  for (uint16_t i = 0; i < atom->values.count; i++)
    list = cpl_spoken_and(s, list, fact(s, s->namer->process->lists[atom->values.first + i]));
  return list == NULL ? "" : list;
}

/* ---- refusals and remedies ------------------------------------------------------------------- */

const char *cpl_spoken_failure(cpl_speaker *s, const cpl_seen_from *from, uint32_t number,
                               bool barred) {
  const cpl_atom *atom = &s->namer->process->atoms[number];
  const char *subject = cpl_spoken_subject(s, atom);
  if (atom->test == CPL_TEST_PRESENT)
    return cpl_compose(s, barred ? CPL_SAY_NOT_AWAY : CPL_SAY_IS_AWAY, subject, NULL, NULL);
  if (atom->test == CPL_TEST_FUNCTION)
    return cpl_compose(s, CPL_SAY_FUNCTION_REFUSES, read_by(s, atom), NULL, NULL);
  if (atom->test == CPL_TEST_NEVER)
    return cpl_compose(s, CPL_SAY_READING_CLOSED, subject, NULL, NULL);
  const char *value = cpl_spoken_standing(s, from, atom->field);
  if (value != NULL)
    return cpl_compose(s, barred ? CPL_SAY_FAILS_BARRED : CPL_SAY_FAILS, subject, value,
                       wanted(s, from, atom));
  return cpl_compose(s, barred ? CPL_SAY_FAILS_UNTOLD_BARRED : CPL_SAY_FAILS_UNTOLD, subject,
                     wanted(s, from, atom), NULL);
}

const char *cpl_spoken_requirement(cpl_speaker *s, const cpl_seen_from *from, uint32_t number,
                                   bool barred) {
  const cpl_atom *atom = &s->namer->process->atoms[number];
  const char *subject = cpl_spoken_subject(s, atom);
  if (atom->test == CPL_TEST_PRESENT)
    return cpl_compose(s, barred ? CPL_SAY_MUST_BE_ABSENT : CPL_SAY_MUST_ATTEND, subject, NULL,
                       NULL);
  if (atom->test == CPL_TEST_FUNCTION)
    return cpl_compose(s, CPL_SAY_FUNCTION_MUST_HOLD, read_by(s, atom), NULL, NULL);
  if (atom->test == CPL_TEST_NEVER)
    return cpl_compose(s, CPL_SAY_READING_STAYS, subject, NULL, NULL);
  return cpl_compose(s, barred ? CPL_SAY_MUST_NOT_BE : CPL_SAY_MUST_BE, subject,
                     wanted(s, from, atom), NULL);
}

/* ---- a state of things ----------------------------------------------------------------------- */

static const char *fits(cpl_speaker *s, const cpl_atom *atom, bool barred) {
  const cpl_seen_from nowhere = {.state = NULL};
  const char *subject = cpl_spoken_subject(s, atom);
  if (atom->test == CPL_TEST_PRESENT)
    return cpl_compose(s, barred ? CPL_SAY_IS_AWAY : CPL_SAY_IS_THERE, subject, NULL, NULL);
  if (atom->test == CPL_TEST_FUNCTION)
    return cpl_compose(s, CPL_SAY_FUNCTION_HOLDS, read_by(s, atom), NULL, NULL);
  if (atom->test == CPL_TEST_NEVER)
    return cpl_compose(s, CPL_SAY_READING_CLOSED, subject, NULL, NULL);
  return cpl_compose(s, barred ? CPL_SAY_IS_NOT : CPL_SAY_IS, subject, wanted(s, &nowhere, atom),
                     NULL);
}

const char *cpl_spoken_row(cpl_speaker *s, cpl_row row) {
  const char *list = NULL;
  CPL_EACH(i, row.must | row.must_not) {
    bool barred = (row.must_not & cpl_bit(i)) != 0;
    list = cpl_spoken_join(s, CPL_SAY_BOTH, list, fits(s, &s->namer->process->atoms[i], barred));
  }
  return list == NULL ? "" : list;
}
