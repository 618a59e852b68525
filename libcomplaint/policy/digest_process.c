/* digest_process.c - the meaning of one process as JSON. Members in order of their keys. */
#include "libcomplaint/policy/digest.h"

#include <string.h>

typedef struct writer {
  cpl_json *json;
  const cpl_model *model;
  const cpl_process *process;
  cpl_span carries; /* by the action that is being written */
} writer;

static const char *field_name(const writer *w, uint16_t field) {
  return w->model->facts[w->process->fields[field].fact].name;
}

/* A member that names a field, where there is one. */
static void write_field(const writer *w, const char *key, uint16_t field) {
  if (field == CPL_NONE) return;
  cpl_json_key(w->json, key);
  cpl_json_name(w->json, field_name(w, field));
}

static void write_flag(const writer *w, const char *key, bool flag) {
  if (!flag) return;
  cpl_json_key(w->json, key);
  cpl_json_boolean(w->json, true);
}

static void write_limit(const writer *w, const char *key, cpl_limit limit) {
  if (limit.unit == CPL_UNIT_NONE) return;
  cpl_json_key(w->json, key);
  cpl_json_open(w->json, '[');
  cpl_json_integer(w->json, limit.amount);
  cpl_json_integer(w->json, limit.unit);
  cpl_json_close(w->json, ']');
}

/* ---- sets of roles, steps and fields --------------------------------------------------------- */

typedef const char *(*naming)(const writer *w, unsigned i);

static const char *role_name(const writer *w, unsigned i) {
  return w->model->roles[i].name;
}
static const char *step_name(const writer *w, unsigned i) {
  return w->process->effects[i].name;
}
/* The i-th of the facts that the action in work carries. */
static const char *need_name(const writer *w, unsigned i) {
  return w->model->facts[w->process->lists[w->carries.first + i]].name;
}

static void write_set(const writer *w, const char *key, cpl_set set, naming name) {
  cpl_json_key(w->json, key);
  cpl_json_open(w->json, '[');
  for (unsigned i = 0; set != 0; i++, set >>= 1)
    if (set & 1) cpl_json_name(w->json, name(w, i));
  cpl_json_close(w->json, ']');
}

static void write_duties(const writer *w, const char *key, cpl_span span) {
  cpl_json_key(w->json, key);
  cpl_json_open(w->json, '[');
  for (uint16_t i = 0; i < span.count; i++)
    cpl_json_name(w->json, w->process->rules[w->process->lists[span.first + i]].name);
  cpl_json_close(w->json, ']');
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void write_values(const writer *w, const cpl_atom *atom) {
  const cpl_fact *fact = &w->model->facts[w->process->fields[atom->field].fact];
  cpl_json_key(w->json, "values");
  if (fact->type == CPL_SET_FACT) {
    cpl_meaning_value(w->json, w->model, fact, atom->least);
    return;
  }
  cpl_json_open(w->json, '[');
  for (uint16_t i = 0; i < atom->values.count; i++)
    cpl_meaning_value(w->json, w->model, fact, w->process->values[atom->values.first + i]);
  cpl_json_close(w->json, ']');
}

static void write_function(const writer *w, const cpl_atom *atom) {
  cpl_json_key(w->json, "function");
  cpl_json_name(w->json, w->model->functions[atom->other]);
  cpl_json_key(w->json, "reads");
  cpl_json_open(w->json, '[');
  for (uint16_t i = 0; i < atom->values.count; i++)
    cpl_json_name(w->json, field_name(w, w->process->lists[atom->values.first + i]));
  cpl_json_close(w->json, ']');
}

static void write_atom(const writer *w, const cpl_atom *atom) {
  static const char *const TESTS[] = {"any",    "all",     "range",    "than", "old",
                                      "beyond", "present", "function", "never"};
  cpl_json_open(w->json, '{');
  write_field(w, "fact", atom->field);
  if (atom->test == CPL_TEST_FUNCTION) write_function(w, atom);
  if (atom->test != CPL_TEST_ANY && atom->test != CPL_TEST_ALL) {
    cpl_json_key(w->json, "least");
    cpl_json_integer(w->json, atom->least);
    write_limit(w, "limit", atom->limit);
    cpl_json_key(w->json, "most");
    cpl_json_integer(w->json, atom->most);
  }
  cpl_json_key(w->json, "name");
  cpl_json_name(w->json, atom->name);
  if (atom->test == CPL_TEST_BEYOND) {
    cpl_json_key(w->json, "step");
    cpl_json_name(w->json, step_name(w, atom->other));
  }
  cpl_json_key(w->json, "test");
  cpl_json_name(w->json, TESTS[atom->test]);
  if (atom->test == CPL_TEST_THAN) write_field(w, "than", atom->other);
  if (atom->test == CPL_TEST_ANY) write_values(w, atom);
  if (atom->test == CPL_TEST_ALL) {
    const cpl_fact *fact = &w->model->facts[w->process->fields[atom->field].fact];
    cpl_json_key(w->json, "values");
    cpl_meaning_value(w->json, w->model, fact, atom->least);
  }
  cpl_json_close(w->json, '}');
}

static void write_atoms(const writer *w, const char *key, cpl_set atoms) {
  if (atoms == 0) return;
  cpl_json_key(w->json, key);
  cpl_json_open(w->json, '[');
  for (uint16_t i = 0; i < w->process->atom_count; i++)
    if (atoms & cpl_bit(i)) write_atom(w, &w->process->atoms[i]);
  cpl_json_close(w->json, ']');
}

/* ---- actions --------------------------------------------------------------------------------- */

static void write_entries(const writer *w, const char *key, size_t first, size_t count,
                          naming name) {
  if (count == 0) return;
  cpl_json_key(w->json, key);
  cpl_json_open(w->json, '[');
  for (size_t i = first; i < first + count; i++) {
    const cpl_entry *entry = &w->process->entries[i];
    cpl_json_open(w->json, '{');
    cpl_meaning_cites(w->json, w->model, entry->cites);
    write_field(w, "of", entry->of);
    write_atoms(w, "unless", entry->when.must_not);
    write_set(w, "what", entry->what, name);
    write_atoms(w, "when", entry->when.must);
    cpl_json_close(w->json, '}');
  }
  cpl_json_close(w->json, ']');
}

static void write_carries(const writer *w, cpl_span span) {
  cpl_json_key(w->json, "carries");
  cpl_json_open(w->json, '[');
  for (uint16_t i = 0; i < span.count; i++)
    cpl_json_name(w->json, w->model->facts[w->process->lists[span.first + i]].name);
  cpl_json_close(w->json, ']');
}

static void write_constants(const writer *w, cpl_span span) {
  cpl_json_key(w->json, "sets");
  cpl_json_open(w->json, '{');
  for (uint16_t i = 0; i < span.count; i++) {
    const cpl_constant *constant = &w->process->constants[span.first + i];
    cpl_json_key(w->json, field_name(w, constant->field));
    cpl_meaning_value(w->json, w->model, &w->model->facts[w->process->fields[constant->field].fact],
                      constant->value);
  }
  cpl_json_close(w->json, '}');
}

static void write_effect(const writer *w, const cpl_effect *effect) {
  write_duties(w, "extends", effect->extends);
  write_field(w, "extends_to", effect->extends_to);
  write_field(w, "finds", effect->finds);
  cpl_json_key(w->json, "heeds");
  cpl_json_open(w->json, '{');
  cpl_meaning_cites(w->json, w->model, effect->heeds);
  cpl_json_close(w->json, '}');
  write_field(w, "imposes", effect->imposes);
}

static void write_action(writer *w, uint16_t number) {
  const cpl_action *action = &w->process->actions[number];
  const cpl_effect *effect = &w->process->effects[number];
  w->carries = effect->carries;
  size_t by = action->more, to = by + action->more_by, after = to + action->more_to,
         needs = after + action->more_after;
  cpl_json_key(w->json, effect->name);
  cpl_json_open(w->json, '{');
  cpl_json_key(w->json, "adds");
  cpl_json_name(w->json, w->process->kinds[effect->adds].name);
  write_set(w, "after", action->after, step_name);
  write_entries(w, "after_also", after, action->more_after, step_name);
  write_set(w, "by", action->by, role_name);
  write_entries(w, "by_also", by, action->more_by, role_name);
  write_carries(w, effect->carries);
  cpl_meaning_cites(w->json, w->model, action->cites);
  write_set(w, "counts_as", effect->counts_as, step_name);
  write_effect(w, effect);
  cpl_json_key(w->json, "flags");
  cpl_json_integer(w->json, action->flags);
  write_set(w, "needs", action->needs, need_name);
  write_entries(w, "needs_also", needs, action->more_needs, need_name);
  write_set(w, "not_by", effect->not_by, step_name);
  cpl_json_key(w->json, "per");
  cpl_json_name(w->json, w->process->kinds[action->kind].name);
  write_duties(w, "resumes", effect->resumes);
  write_constants(w, effect->sets);
  write_duties(w, "suspends", effect->suspends);
  write_set(w, "to", action->to, role_name);
  write_entries(w, "to_also", to, action->more_to, role_name);
  write_set(w, "undoes", effect->undoes, step_name);
  write_atoms(w, "unless", action->when.must_not);
  write_atoms(w, "when", action->when.must);
  cpl_json_close(w->json, '}');
}

/* ---- duties ---------------------------------------------------------------------------------- */

static void write_owed(const writer *w, const cpl_owed *owed) {
  cpl_json_open(w->json, '{');
  write_field(w, "before", owed->before);
  cpl_json_key(w->json, "calendar");
  cpl_json_name(w->json, owed->calendar == CPL_EVERY_DAY
                             ? "every"
                             : w->model->calendar_names[owed->calendar]);
  cpl_meaning_cites(w->json, w->model, owed->cites);
  write_field(w, "due", owed->due);
  write_flag(w, "normally", owed->soft);
  write_field(w, "period", owed->period);
  write_flag(w, "since_live", owed->since_live);
  write_atoms(w, "unless", owed->when.must_not);
  write_atoms(w, "when", owed->when.must);
  write_limit(w, "within", owed->within);
  cpl_json_close(w->json, '}');
}

static void write_rules(const writer *w) {
  cpl_json_key(w->json, "duties");
  cpl_json_open(w->json, '[');
  for (uint16_t i = 0; i < w->process->rule_count; i++) {
    const cpl_duty_rule *rule = &w->process->rules[i];
    cpl_json_open(w->json, '{');
    cpl_json_key(w->json, "duty");
    cpl_json_name(w->json, rule->name);
    cpl_json_key(w->json, "entries");
    cpl_json_open(w->json, '[');
    for (uint16_t k = 0; k < rule->entries.count; k++)
      write_owed(w, &w->process->owed[rule->entries.first + k]);
    cpl_json_close(w->json, ']');
    cpl_json_key(w->json, "per");
    cpl_json_name(w->json, w->process->kinds[rule->kind].name);
    cpl_json_close(w->json, '}');
  }
  cpl_json_close(w->json, ']');
}

/* ---- kinds, roles, offences, guideline ------------------------------------------------------- */

static void write_kinds(const writer *w) {
  cpl_json_key(w->json, "items");
  cpl_json_open(w->json, '{');
  for (uint16_t i = 1; i < w->process->kind_count; i++) {
    const cpl_kind *kind = &w->process->kinds[i];
    cpl_json_key(w->json, kind->name);
    cpl_json_open(w->json, '{');
    write_field(w, "named_by", kind->named_by);
    cpl_json_key(w->json, "of");
    cpl_json_name(w->json, w->process->kinds[kind->of].name);
    write_field(w, "parent", kind->parent);
    cpl_json_close(w->json, '}');
  }
  cpl_json_close(w->json, '}');
}

static void write_parties(const writer *w) {
  const cpl_process *p = w->process;
  cpl_json_key(w->json, "roles");
  cpl_json_open(w->json, '{');
  for (uint16_t i = 0; i < w->model->role_count; i++) {
    cpl_json_key(w->json, w->model->roles[i].name);
    cpl_json_open(w->json, '{');
    write_atoms(w, "absent", p->present[i].must_not);
    write_field(w, "held_by", p->held_by[i]);
    write_field(w, "is", p->is_field[i]);
    if (p->is_kind[i] != CPL_NONE) {
      cpl_json_key(w->json, "items");
      cpl_json_name(w->json, p->kinds[p->is_kind[i]].name);
    }
    write_atoms(w, "present", p->present[i].must);
    cpl_json_close(w->json, '}');
  }
  cpl_json_close(w->json, '}');
}

static void write_offence_rows(const writer *w) {
  cpl_json_key(w->json, "offences");
  cpl_json_open(w->json, '{');
  for (uint16_t i = 0; w->process->offence_spans != NULL && i < w->model->offence_count; i++) {
    cpl_span span = w->process->offence_spans[i];
    cpl_json_key(w->json, w->model->offences[i].name);
    cpl_json_open(w->json, '[');
    for (uint16_t k = 0; k < span.count; k++) {
      const cpl_row *row = &w->process->offence_rows[span.first + k];
      cpl_json_open(w->json, '{');
      write_atoms(w, "unless", row->must_not);
      write_atoms(w, "when", row->must);
      cpl_json_close(w->json, '}');
    }
    cpl_json_close(w->json, ']');
  }
  cpl_json_close(w->json, '}');
}

/* There may be very many rows: values and sanctions stand as their numbers. */
static void write_guideline_row(const writer *w, const cpl_guideline_row *row) {
  cpl_json_open(w->json, '{');
  cpl_meaning_cites(w->json, w->model, row->cites);
  cpl_json_key_written(w->json, CPL_KEY("open")); /* there may be thousands */
  cpl_json_integer(w->json, (int64_t)row->open);
  cpl_json_key_written(w->json, CPL_KEY("when"));
  cpl_json_open(w->json, '[');
  for (uint16_t i = 0; i < row->test_count; i++) {
    const cpl_guideline_test *test = &w->process->guideline_tests[row->tests + i];
    cpl_json_name(w->json, field_name(w, test->field));
    cpl_json_integer(w->json, test->test);
    cpl_json_integer(w->json, test->least);
    cpl_json_integer(w->json, test->most);
  }
  cpl_json_close(w->json, ']');
  cpl_json_close(w->json, '}');
}

static void write_guideline(const writer *w) {
  cpl_json_key(w->json, "guidelines");
  cpl_json_open(w->json, '[');
  for (uint32_t i = 0; i < w->process->guideline_count; i++)
    write_guideline_row(w, &w->process->guideline[i]);
  if (w->process->has_guideline && w->process->guideline_count == 0) cpl_json_null(w->json);
  cpl_json_close(w->json, ']');
}

void cpl_meaning_process(cpl_json *json, const cpl_model *model, const cpl_process *process) {
  writer w = {json, model, process, {0, 0}};
  cpl_json_key(json, process->name);
  cpl_json_open(json, '{');
  cpl_json_key(json, "actions");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < process->action_count; i++) write_action(&w, i);
  cpl_json_close(json, '}');
  write_rules(&w);
  write_guideline(&w);
  write_kinds(&w);
  write_offence_rows(&w);
  write_parties(&w);
  write_flag(&w, "standing", process->standing);
  cpl_json_close(json, '}');
}
