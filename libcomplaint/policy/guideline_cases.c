/* guideline_cases.c - see guideline_cases.h. */
#include "libcomplaint/policy/guideline_cases.h"

#include "libcomplaint/base/time.h"

enum { VALUES_MAX = 64 }; /* of one column that a group tells apart */

typedef struct column {
  cpl_value values[VALUES_MAX];
  uint16_t count;
} column;

typedef struct walk {
  const cpl_model *model;
  const cpl_process *process;
  const cpl_guideline_match *matches;
  uint32_t match_count;
  cpl_guideline_met *met;
  void *context;
  cpl_guideline_case one;
  uint32_t cases;
  bool too_many;
} walk;

uint32_t cpl_guideline_groups(const cpl_process *process) {
  return process->guideline_key == CPL_NONE ? 1 : process->guideline_keys;
}

/* The tests of a row, less that of the key, which the group has passed already. */
static const cpl_guideline_test *test_at(const walk *w, uint32_t match, unsigned i) {
  const cpl_guideline_row *row = &w->process->guideline[w->matches[match].row];
  if (i >= row->test_count) return NULL;
  return w->process->guideline_tests + row->tests + i;
}

/* ---- values of one field --------------------------------------------------------------------- */

static void add_value(walk *w, const cpl_fact *fact, column *c, cpl_value value) {
  if (fact->has_range && (value < fact->least || value > fact->most)) return;
  for (uint16_t i = 0; i < c->count; i++)
    if (c->values[i] == value) return;
  if (c->count == VALUES_MAX)
    w->too_many = true;
  else
    c->values[c->count++] = value;
}

static cpl_value listed(const cpl_model *m, const cpl_fact *fact) {
  switch ((cpl_type)fact->type) {
  case CPL_BOOL: return 2;
  case CPL_ENUM: return fact->value_count;
  case CPL_OFFENCE: return m->offence_count;
  case CPL_SANCTION: return m->sanction_count;
  default: return 0;
  }
}

/* The ends of a range, and what lies beside them. */
static void add_ends(walk *w, const cpl_fact *fact, column *c, const cpl_guideline_test *test) {
  if (test->least != INT64_MIN) {
    add_value(w, fact, c, test->least - 1);
    add_value(w, fact, c, test->least);
  }
  if (test->most == INT64_MAX) return;
  add_value(w, fact, c, test->most);
  add_value(w, fact, c, test->most + 1);
}

static void find_values(walk *w, unsigned field, column *c) {
  const cpl_fact *fact = &w->model->facts[w->process->fields[field].fact];
  const cpl_guideline_test *test;
  cpl_value count = listed(w->model, fact);
  c->count = 0;
  for (cpl_value v = 0; v < count && !w->too_many; v++) add_value(w, fact, c, v);
  for (uint32_t m = 0; m < w->match_count && count == 0; m++)
    for (unsigned i = 0; (test = test_at(w, m, i)) != NULL; i++)
      if (test->field == field) add_ends(w, fact, c, test);
}

/* ---- the combinations ------------------------------------------------------------------------ */

static bool passes(const cpl_guideline_test *test, cpl_value value) {
  if (test->test == CPL_TEST_RANGE) return test->least <= value && value <= test->most;
  return value >= 0 && value < CPL_SET_MAX && ((cpl_set)test->least >> value & 1);
}

static bool holds(const walk *w, uint32_t match) {
  const cpl_guideline_test *test;
  for (unsigned i = 0; (test = test_at(w, match, i)) != NULL; i++)
    if (test->field != w->process->guideline_key && !passes(test, w->one.values[test->field]))
      return false;
  return true;
}

static bool meet(walk *w) {
  w->one.first = UINT32_MAX;
  w->one.matching = 0;
  if (++w->cases > CPL_GUIDELINE_CASES_MAX) w->too_many = true;
  for (uint32_t m = 0; m < w->match_count && !w->too_many; m++) {
    if (!holds(w, m)) continue;
    if (w->one.first == UINT32_MAX) w->one.first = m;
    if (m < CPL_GUIDELINE_ROWS_SEEN) w->one.matching |= cpl_bit(m);
  }
  return !w->too_many && w->met(w->context, &w->one);
}

static bool combine(walk *w, unsigned field) {
  column c;
  while (field < w->process->field_count && !(w->one.told & cpl_bit(field))) field++;
  if (field == w->process->field_count) return meet(w);
  find_values(w, field, &c);
  for (uint16_t i = 0; i < c.count && !w->too_many; i++) {
    w->one.values[field] = c.values[i];
    if (!combine(w, field + 1)) return false;
  }
  return !w->too_many;
}

bool cpl_guideline_cases(const cpl_model *model, const cpl_process *process, uint32_t group,
                         cpl_guideline_met *met, void *context) {
  const cpl_guideline_test *test;
  uint32_t first = process->guideline_group[group];
  walk w = {.model = model,
            .process = process,
            .matches = process->guideline_matches + first,
            .match_count = process->guideline_group[group + 1] - first,
            .met = met,
            .context = context,
            .one = {.process = process, .group = group}};
  for (uint32_t m = 0; m < w.match_count; m++)
    for (unsigned i = 0; (test = test_at(&w, m, i)) != NULL; i++)
      if (test->field != process->guideline_key) w.one.told |= cpl_bit(test->field);
  return combine(&w, 0);
}

/* ---- in words -------------------------------------------------------------------------------- */

static void tell_value(const cpl_model *m, const cpl_fact *fact, cpl_value value, cpl_text *text) {
  char day[CPL_DAY_TEXT], moment[CPL_MOMENT_TEXT];
  cpl_text_addf(text, "%s`%s` is ", text->size == 0 ? "" : " and ", fact->name);
  switch ((cpl_type)fact->type) {
  case CPL_BOOL: cpl_text_addf(text, "`%s`", value != 0 ? "true" : "false"); return;
  case CPL_ENUM: cpl_text_addf(text, "`%s`", fact->values[value]); return;
  case CPL_OFFENCE: cpl_text_addf(text, "`%s`", m->offences[value].name); return;
  case CPL_SANCTION: cpl_text_addf(text, "`%s`", m->sanctions[value].name); return;
  case CPL_DATE:
    cpl_day_format((cpl_day)value, day);
    cpl_text_adds(text, day);
    return;
  case CPL_TIME:
    cpl_moment_format(value, m->zone, moment);
    cpl_text_adds(text, moment);
    return;
  default: cpl_text_addi(text, value); return;
  }
}

void cpl_guideline_case_tell(const cpl_model *model, const cpl_guideline_case *one,
                             cpl_text *text) {
  const cpl_process *p = one->process;
  bool is_told = p->guideline_key != CPL_NONE && (one->told & cpl_bit(p->guideline_key)) != 0;
  if (p->guideline_key != CPL_NONE && !is_told)
    tell_value(model, &model->facts[p->fields[p->guideline_key].fact], (cpl_value)one->group, text);
  for (unsigned field = 0; field < p->field_count; field++)
    if (one->told & cpl_bit(field))
      tell_value(model, &model->facts[p->fields[field].fact], one->values[field], text);
}
