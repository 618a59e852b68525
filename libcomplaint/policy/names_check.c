/* names_check.c - see check.h: rules that can never do what they say, and names that nothing uses.
 */
#include "libcomplaint/policy/check.h"

#include <stdio.h>
#include <string.h>

#include "libcomplaint/policy/build.h"
#include "libcomplaint/policy/citing.h"
#include "libcomplaint/policy/conditions.h"

typedef struct names {
  cpl_problems *problems;
  const cpl_tree *root;
  const cpl_model *model;
} names;

enum { PATH_SIZE = 256 };

/* "facts.channel" and the like. */
typedef struct path {
  char text[PATH_SIZE];
} path;

static path path_of(const char *table, const char *name) {
  path made;
  (void)snprintf(made.text, sizeof made.text, "%s.%s", table, name);
  return made;
}

static path path_of_action(const cpl_process *process, size_t action, const char *key) {
  path made;
  (void)snprintf(made.text, sizeof made.text, "processes.%s.actions.%s.%s", process->name,
                 process->effects[action].name, key);
  return made;
}

/* ---- actions --------------------------------------------------------------------------------- */

/* Entries whose reading was chosen otherwise are gone: they may have been all there were. */
static void check_by(const names *n, const cpl_process *p, size_t i) {
  if (p->actions[i].by != 0 || p->actions[i].more_by > 0) return;
  cpl_problem_error(n->problems, path_of_action(p, i, "by").text, NULL,
                    "nobody may take `%s` with the readings chosen: name a role without a "
                    "condition, or for each option of the reading",
                    p->effects[i].name);
}

static void check_imposes(const names *n, const cpl_process *p, size_t i) {
  if (!(p->actions[i].flags & CPL_IMPOSES) || n->model->sanction_count > 0) return;
  cpl_problem_warning(n->problems, path_of_action(p, i, "imposes").text, NULL,
                      "`%s` imposes sanctions, but the policy has none: declare `sanctions`, or "
                      "`remove` the action",
                      p->effects[i].name);
}

static bool is_owed(const cpl_process *p, size_t step) {
  for (size_t i = 0; i < p->rule_count; i++)
    if (p->effects[p->rules[i].action].counts_as & cpl_bit((unsigned)step)) return true;
  return false;
}

/* A duty that was done stays done when its step is undone. So the step is owed again only where
 * something sets it off that is done again itself: the action that undoes it, what falls with it,
 * or what these set off in turn. */
static bool is_owed_again(const cpl_process *p, size_t step, size_t by) {
  cpl_set awaited = p->effects[by].counts_as | p->effects[by].undoes, last;
  cpl_set owed = 0;
  do {
    last = awaited;
    for (size_t i = 0; i < p->rule_count; i++) {
      unsigned trigger = p->rules[i].trigger;
      if (trigger < CPL_SET_MAX && !(awaited & cpl_bit(trigger))) continue;
      if (trigger == CPL_IN_FORCE) continue;
      owed |= p->effects[p->rules[i].action].counts_as;
    }
    awaited |= owed;
  } while (awaited != last);
  return (owed & cpl_bit((unsigned)step)) != 0;
}

static void check_undone_step(const names *n, const cpl_process *p, size_t by, const char *step) {
  size_t i = 0;
  while (i < p->action_count && strcmp(p->effects[i].name, step) != 0) i++;
  if (i == p->action_count || is_owed_again(p, i, by)) return;
  if (is_owed(p, i))
    cpl_problem_warning(n->problems, path_of_action(p, by, "undoes").text, NULL,
                        "`%s` undoes `%s`, whose duty stays done, and sets it off by nothing: let "
                        "`%s` be owed again, for instance since `%s`",
                        p->effects[by].name, step, step, p->effects[by].name);
  else
    cpl_problem_warning(
        n->problems, path_of_action(p, by, "undoes").text, NULL,
        "`%s` undoes `%s`, which nobody owes: it may stay undone for good; let `%s` "
        "be owed, for instance since `%s`",
        p->effects[by].name, step, step, p->effects[by].name);
}

/* Only the steps that the policy names: what came after them falls with them, and is done again
 * when it can be. */
static void check_undone(const names *n, const cpl_process *p, size_t i) {
  const cpl_tree *process = cpl_tree_get(cpl_tree_get(n->root, "processes"), p->name);
  const cpl_tree *action = cpl_tree_get(cpl_tree_get(process, "actions"), p->effects[i].name);
  const cpl_tree *undoes = cpl_tree_get(action, "undoes");
  for (size_t j = 0; j < cpl_tree_count(undoes); j++) {
    const cpl_tree *entry = cpl_tree_at(undoes, j);
    for (size_t k = 0; k < cpl_entry_count(entry); k++)
      check_undone_step(n, p, i, cpl_entry_name(entry, k));
  }
}

/* ---- what nothing uses ----------------------------------------------------------------------- */

static bool is_added(const cpl_process *p, size_t kind) {
  for (size_t i = 0; i < p->action_count; i++)
    if (p->effects[i].adds == kind) return true;
  return false;
}

static void check_kinds(const names *n, const cpl_process *p) {
  for (size_t i = 1; i < p->kind_count; i++) {
    if (is_added(p, i)) continue;
    path at;
    (void)snprintf(at.text, sizeof at.text, "processes.%s.items.%s", p->name, p->kinds[i].name);
    cpl_problem_warning(n->problems, at.text, NULL,
                        "no action adds an item `%s`: write `adds = \"%s\"` where it appears, or "
                        "`remove` it",
                        p->kinds[i].name, p->kinds[i].name);
  }
}

static bool is_carried_in(const cpl_process *p, size_t fact) {
  for (size_t i = 0; i < p->action_count; i++) {
    const cpl_effect *effect = &p->effects[i];
    for (unsigned j = 0; j < effect->carries.count; j++)
      if (p->lists[effect->carries.first + j] == fact) return true;
    for (unsigned j = 0; j < effect->sets.count; j++) {
      uint16_t field = p->constants[effect->sets.first + j].field;
      if (field != CPL_NONE && p->fields[field].fact == fact) return true;
    }
  }
  return false;
}

static void check_facts(const names *n) {
  const cpl_model *m = n->model;
  for (size_t i = 0; i < m->fact_count; i++) {
    size_t j = 0;
    while (j < m->process_count && !is_carried_in(&m->processes[j], i)) j++;
    if (j < m->process_count) continue;
    cpl_problem_warning(n->problems, path_of("facts", m->facts[i].name).text, NULL,
                        "no event can carry fact `%s`: let an action need or ask for it, or "
                        "`remove` it",
                        m->facts[i].name);
  }
}

static cpl_set roles_used_in(const cpl_process *p, size_t role_count) {
  cpl_set used = 0;
  for (size_t i = 0; i < p->action_count; i++) {
    const cpl_action *action = &p->actions[i];
    used |= action->by | action->to;
    for (unsigned j = 0; j < 0u + action->more_by + action->more_to; j++)
      used |= p->entries[action->more + j].what;
  }
  for (size_t i = 0; i < role_count; i++)
    if (p->is_kind[i] != CPL_NONE || p->is_field[i] != CPL_NONE) used |= cpl_bit((unsigned)i);
  return used;
}

static void check_roles(const names *n) {
  const cpl_model *m = n->model;
  cpl_set used = 0;
  for (size_t i = 0; i < m->process_count; i++)
    used |= roles_used_in(&m->processes[i], m->role_count);
  for (size_t i = 0; i < m->role_count; i++)
    if (m->roles[i].stand_in != CPL_NONE) used |= cpl_bit(m->roles[i].stand_in);
  for (size_t i = 0; i < m->role_count; i++) {
    if (used & cpl_bit((unsigned)i)) continue;
    cpl_problem_warning(n->problems, path_of("roles", m->roles[i].name).text, NULL,
                        "role `%s` takes part in no action: name it in a `by` or a `to`, or "
                        "`remove` it",
                        m->roles[i].name);
  }
}

/* ---- readings -------------------------------------------------------------------------------- */

/* What rules do with each reading. Readings are resolved when the model is built, so that only the
 * tree still knows which rows test them. */
typedef struct uses {
  bool *tested, *cited; /* by reading */
} uses;

static bool begin_uses(const names *n, uses *out) {
  size_t count = n->model->reading_count;
  out->tested = cpl_arena_array(&n->problems->arena, count, sizeof *out->tested);
  out->cited = cpl_arena_array(&n->problems->arena, count, sizeof *out->cited);
  return out->tested != NULL && out->cited != NULL;
}

static void note_rows(const names *n, const uses *u, const cpl_tree *rows) {
  const cpl_model *m = n->model;
  for (size_t i = 0; i < cpl_tree_count(rows); i++) {
    const cpl_tree *row = cpl_tree_at(rows, i);
    for (size_t j = 0; j < cpl_member_count(row); j++) {
      uint16_t reading = CPL_FIND(m->readings, m->reading_count, row->as.table.members[j].name);
      if (reading != CPL_NONE) u->tested[reading] = true;
    }
  }
}

static bool holds_rows(const char *key) {
  return strcmp(key, "when") == 0 || strcmp(key, "unless") == 0 || strcmp(key, "present") == 0;
}

static void note_tests(const names *n, const uses *u, const cpl_tree *tree) {
  if (tree->kind != CPL_TREE_TABLE) return;
  for (size_t i = 0; i < tree->as.table.count; i++) note_tests(n, u, &tree->as.table.items[i]);
  for (size_t i = 0; i < tree->as.table.member_count; i++) {
    const cpl_member *member = &tree->as.table.members[i];
    if (holds_rows(member->name)) note_rows(n, u, &member->value);
    note_tests(n, u, &member->value);
  }
}

static void note_cites(const names *n, const uses *u) {
  const cpl_model *m = n->model;
  for (uint32_t i = 0; i < m->cites_count; i++)
    for (unsigned j = 0; j < m->cites[i].count; j++) {
      uint16_t reading = m->cite_list[m->cites[i].first + j].reading;
      if (reading != CPL_NONE) u->cited[reading] = true;
    }
}

static void check_readings(const names *n) {
  uses u;
  if (n->model->reading_count == 0) return;
  if (!begin_uses(n, &u)) {
    n->problems->failed = true;
    return;
  }
  note_tests(n, &u, n->root);
  note_cites(n, &u);
  for (size_t i = 0; i < n->model->reading_count; i++) {
    const cpl_reading *reading = &n->model->readings[i];
    path at = path_of("readings", reading->name);
    if (reading->option_count > 1 && !u.tested[i])
      cpl_problem_warning(n->problems, at.text, NULL,
                          "reading `%s` can be chosen in %u ways that all do the same: test it in "
                          "the rows that it moves, or leave it one option",
                          reading->name, (unsigned)reading->option_count);
    else if (!u.tested[i] && !u.cited[i])
      cpl_problem_warning(n->problems, at.text, NULL,
                          "no rule rests on reading `%s`: cite it as in `%s/%s`, or `remove` it",
                          reading->name, "7.4", reading->name);
  }
}

/* ---- all ------------------------------------------------------------------------------------- */

void cpl_check_names(cpl_problems *problems, const cpl_tree *root, const cpl_model *model) {
  names n = {problems, root, model};
  for (size_t i = 0; i < model->process_count; i++) {
    const cpl_process *process = &model->processes[i];
    for (size_t j = 0; j < process->action_count; j++) {
      check_by(&n, process, j);
      check_imposes(&n, process, j);
      check_undone(&n, process, j);
    }
    check_kinds(&n, process);
  }
  check_facts(&n);
  check_roles(&n);
  check_readings(&n);
}
