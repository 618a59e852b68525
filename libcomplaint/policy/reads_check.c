/* reads_check.c - see check.h: does a rule find the facts that it reads?
 *
 * A test of an unknown fact is false, and an effect whose fact is missing does nothing. Both are
 * lawful and seldom meant. A fact is sure at an action if it has a default, if the action needs it,
 * or if a step that must stand before needs or sets it: the steps it comes `after`, the start of
 * the case, and whatever added the item that it works on. */
#include "libcomplaint/policy/check.h"

#include <stdio.h>

typedef struct sure {
  cpl_problems *problems;
  const cpl_model *model;
  const cpl_process *process;
  cpl_set from_start;          /* known as soon as the case is there, by defaults      */
  cpl_set known[CPL_SET_MAX];  /* fields, by action: when it is judged                 */
  cpl_set leaves[CPL_SET_MAX]; /* the same once it is done                             */
} sure;

/* ---- what is known where --------------------------------------------------------------------- */

static cpl_set fields_set_by(const cpl_process *p, size_t action) {
  cpl_set fields = 0;
  cpl_span sets = p->effects[action].sets;
  for (unsigned i = 0; i < sets.count; i++) {
    uint16_t field = p->constants[sets.first + i].field;
    if (field != CPL_NONE) fields |= cpl_bit(field);
  }
  return fields;
}

static cpl_set fields_of_kind(const cpl_process *p, size_t kind) {
  cpl_set fields = 0;
  for (size_t i = 0; i < p->field_count; i++)
    if (p->fields[i].kind == kind) fields |= cpl_bit((unsigned)i);
  return fields;
}

static cpl_set adders_of(const cpl_process *p, size_t kind) {
  cpl_set adders = 0;
  for (size_t i = 0; i < p->action_count; i++)
    if (p->effects[i].adds == kind) adders |= cpl_bit((unsigned)i);
  return adders;
}

/* What each of these actions leaves known: one of them was taken, no matter which. */
static cpl_set left_by_all(const sure *s, cpl_set actions) {
  cpl_set fields = actions == 0 ? 0 : ~(cpl_set)0;
  for (size_t i = 0; i < s->process->action_count; i++)
    if (actions & cpl_bit((unsigned)i)) fields &= s->leaves[i];
  return fields;
}

static cpl_set left_by_any(const sure *s, cpl_set actions) {
  cpl_set fields = 0;
  for (size_t i = 0; i < s->process->action_count; i++)
    if (actions & cpl_bit((unsigned)i)) fields |= s->leaves[i];
  return fields;
}

/* What is known of every item of every kind, because all that adds it needs it. */
static cpl_set known_of_items(const sure *s) {
  cpl_set fields = 0;
  for (size_t kind = 1; kind < s->process->kind_count; kind++)
    fields |= left_by_all(s, adders_of(s->process, kind)) & fields_of_kind(s->process, kind);
  return fields;
}

/* Entries that have clauses of their own, but no condition, hold always. */
static cpl_set held_always(const cpl_process *p, unsigned first, unsigned count) {
  cpl_set what = 0;
  for (unsigned i = 0; i < count; i++) {
    const cpl_entry *entry = &p->entries[first + i];
    if (entry->when.must == 0 && entry->when.must_not == 0 && entry->of == CPL_NONE)
      what |= entry->what;
  }
  return what;
}

/* The steps that must stand before an action, and the facts that it needs, in any case. */
static cpl_set steps_before(const cpl_process *p, const cpl_action *action) {
  unsigned first = 0u + action->more + action->more_by + action->more_to;
  return action->after | held_always(p, first, action->more_after);
}

static cpl_set facts_needed(const cpl_process *p, size_t number) {
  const cpl_action *action = &p->actions[number];
  unsigned first = 0u + action->more + action->more_by + action->more_to + action->more_after;
  return cpl_fields_of(p, (unsigned)number,
                       action->needs | held_always(p, first, action->more_needs));
}

/* One round; true if more became known. */
static bool learn(sure *s) {
  const cpl_process *p = s->process;
  cpl_set always = s->from_start | known_of_items(s), started = left_by_all(s, p->starts);
  bool more = false;
  for (size_t i = 0; i < p->action_count; i++) {
    const cpl_action *action = &p->actions[i];
    cpl_set known = always | facts_needed(p, i) | left_by_any(s, steps_before(p, action));
    if (!(action->flags & CPL_STARTS)) known |= started;
    if (action->kind != 0) known |= left_by_all(s, adders_of(p, action->kind));
    more = more || known != s->known[i];
    s->known[i] = known;
    s->leaves[i] = known | fields_set_by(p, i);
  }
  return more;
}

/* Sets only grow from round to round, so that it ends. */
static void work_out(sure *s) {
  for (size_t i = 0; i < s->process->kind_count; i++)
    s->from_start |= s->process->kinds[i].default_fields;
  for (size_t i = 0; i < s->process->action_count; i++) s->known[i] = s->leaves[i] = s->from_start;
  while (learn(s)) {
  }
}

/* ---- what is read ---------------------------------------------------------------------------- */

/* A function is not asked while something that it reads is unknown; `present` reads through its
 * role. */
static cpl_set fields_read(const cpl_process *p, cpl_row row) {
  cpl_set fields = 0, atoms = row.must | row.must_not;
  for (size_t i = 0; i < p->atom_count; i++) {
    const cpl_atom *atom = &p->atoms[i];
    if (!(atoms & cpl_bit((unsigned)i))) continue;
    for (unsigned k = 0; atom->test == CPL_TEST_FUNCTION && k < atom->values.count; k++)
      fields |= cpl_bit(p->lists[atom->values.first + k]);
    if (atom->field != CPL_NONE) fields |= cpl_bit(atom->field);
    if (atom->test == CPL_TEST_THAN) fields |= cpl_bit(atom->other);
  }
  return fields;
}

static void doubt(const sure *s, const char *path, const char *consequence, cpl_set read,
                  cpl_set known) {
  for (size_t i = 0; i < s->process->field_count; i++) {
    if (!(read & ~known & cpl_bit((unsigned)i))) continue;
    const char *fact = s->model->facts[s->process->fields[i].fact].name;
    cpl_problem_warning(s->problems, path, NULL,
                        "fact `%s` is read here, but need not be known by then, and %s: let this "
                        "action or one that it comes `after` need it, or give it a `default`",
                        fact, consequence);
  }
}

static const char TEST_IS_FALSE[] = "a test of an unknown fact is false";
static const char DOES_NOTHING[] = "an effect whose fact is missing does nothing";

enum { PATH_SIZE = 256 };

typedef struct path {
  char text[PATH_SIZE];
} path;

static path path_of(const sure *s, size_t action, const char *key) {
  path made;
  (void)snprintf(made.text, sizeof made.text, "processes.%s.actions.%s.%s", s->process->name,
                 s->process->effects[action].name, key);
  return made;
}

static void doubt_rows(const sure *s, size_t action, const char *key, cpl_set read, cpl_set known) {
  doubt(s, path_of(s, action, key).text, TEST_IS_FALSE, read, known);
}

static cpl_set read_by_entries(const cpl_process *p, unsigned first, unsigned count) {
  cpl_set fields = 0;
  for (unsigned i = 0; i < count; i++) fields |= fields_read(p, p->entries[first + i].when);
  return fields;
}

static void check_rows(const sure *s, size_t i) {
  const cpl_process *p = s->process;
  const cpl_action *action = &p->actions[i];
  const struct {
    const char *key;
    unsigned count;
  } lists[] = {{"by", action->more_by},
               {"to", action->more_to},
               {"after", action->more_after},
               {"needs", action->more_needs}};
  unsigned first = action->more;
  for (size_t j = 0; j < sizeof lists / sizeof *lists; first += lists[j++].count)
    doubt_rows(s, i, lists[j].key, read_by_entries(p, first, lists[j].count), s->known[i]);
  doubt_rows(s, i, "when", fields_read(p, action->when), s->known[i]);
}

static void check_effects(const sure *s, size_t i) {
  const cpl_action *action = &s->process->actions[i];
  const cpl_effect *effect = &s->process->effects[i];
  const struct {
    const char *key;
    uint16_t field, flag;
  } effects[] = {{"extends", effect->extends_to, CPL_EXTENDS},
                 {"finds", effect->finds, CPL_FINDS},
                 {"imposes", effect->imposes, CPL_IMPOSES}};
  for (size_t j = 0; j < sizeof effects / sizeof *effects; j++)
    if (action->flags & effects[j].flag)
      doubt(s, path_of(s, i, effects[j].key).text, DOES_NOTHING, cpl_bit(effects[j].field),
            s->known[i]);
}

static void check_duty(const sure *s, const cpl_duty_rule *rule) {
  const cpl_process *p = s->process;
  cpl_set read = 0;
  for (unsigned i = 0; i < rule->entries.count; i++)
    read |= fields_read(p, p->owed[rule->entries.first + i].when);
  bool by_action = rule->trigger < CPL_SET_MAX;
  doubt_rows(s, rule->action, "owed", read, by_action ? s->leaves[rule->trigger] : s->from_start);
}

/* ---- roles, offences, guidelines ------------------------------------------------------------- */

static bool takes_part(const cpl_process *p, size_t role) {
  cpl_set named = 0;
  for (size_t i = 0; i < p->action_count; i++) {
    const cpl_action *action = &p->actions[i];
    named |= action->by | action->to;
    for (unsigned j = 0; j < 0u + action->more_by + action->more_to; j++)
      named |= p->entries[action->more + j].what;
  }
  return (named & cpl_bit((unsigned)role)) != 0;
}

static void check_presence(const sure *s) {
  const cpl_process *p = s->process;
  cpl_set known = s->from_start | known_of_items(s) | left_by_all(s, p->starts);
  path at;
  for (size_t i = 0; i < s->model->role_count; i++) {
    if (!(p->can_be_absent & cpl_bit((unsigned)i)) || !takes_part(p, i)) continue;
    (void)snprintf(at.text, sizeof at.text, "roles.%s.present", s->model->roles[i].name);
    doubt(s, at.text, TEST_IS_FALSE, fields_read(p, p->present[i]), known);
  }
}

/* Known at each action that finds, or imposes. */
static cpl_set known_at(const sure *s, uint16_t flag, bool *any) {
  cpl_set known = ~(cpl_set)0;
  *any = false;
  for (size_t i = 0; i < s->process->action_count; i++) {
    if (!(s->process->actions[i].flags & flag)) continue;
    known &= s->known[i];
    *any = true;
  }
  return known;
}

static void check_offences(const sure *s) {
  const cpl_process *p = s->process;
  bool any;
  cpl_set known = known_at(s, CPL_FINDS, &any);
  path at;
  for (size_t i = 0; any && p->offence_spans != NULL && i < s->model->offence_count; i++) {
    cpl_set read = 0;
    for (unsigned j = 0; j < p->offence_spans[i].count; j++)
      read |= fields_read(p, p->offence_rows[p->offence_spans[i].first + j]);
    (void)snprintf(at.text, sizeof at.text, "offences.%s.when", s->model->offences[i].name);
    doubt(s, at.text, TEST_IS_FALSE, read, known);
  }
}

static void check_guideline(const sure *s) {
  const cpl_process *p = s->process;
  cpl_set read = 0;
  bool any;
  cpl_set known = known_at(s, CPL_IMPOSES, &any);
  for (uint32_t i = 0; i < p->guideline_count; i++)
    for (unsigned j = 0; j < p->guideline[i].test_count; j++)
      read |= cpl_bit(p->guideline_tests[p->guideline[i].tests + j].field);
  if (any) doubt(s, "guidelines", TEST_IS_FALSE, read, known);
}

void cpl_check_reads(cpl_problems *problems, const cpl_model *model) {
  for (size_t i = 0; i < model->process_count; i++) {
    sure s = {.problems = problems, .model = model, .process = &model->processes[i]};
    work_out(&s);
    for (size_t j = 0; j < s.process->action_count; j++) {
      check_rows(&s, j);
      check_effects(&s, j);
    }
    for (size_t j = 0; j < s.process->rule_count; j++) check_duty(&s, &s.process->rules[j]);
    check_presence(&s);
    check_offences(&s);
    check_guideline(&s);
  }
}
