/* possible_check.c - see check.h: what can be seen to be impossible without trying cases: a step
 * that waits for itself, a case without an end, a guideline that leaves nothing open. */
#include "libcomplaint/policy/check.h"

#include <stdio.h>

enum { PATH_SIZE = 256 };

typedef struct path {
  char text[PATH_SIZE];
} path;

static path path_of(const cpl_process *process, const char *action, const char *key) {
  path made;
  (void)snprintf(made.text, sizeof made.text, "processes.%s.actions.%s.%s", process->name, action,
                 key);
  return made;
}

/* ---- steps that wait for themselves ---------------------------------------------------------- */

/* Other actions that count as this step could make it stand, and one to an absent party is not
 * waited for: only what is neither is waited for in any case. */
static cpl_set surely_waited_for(const cpl_process *p) {
  cpl_set steps = ~(cpl_set)0;
  for (unsigned i = 0; i < p->action_count; i++) steps &= ~p->effects[i].counts_as | cpl_bit(i);
  return steps & ~p->directed;
}

/* The steps that an action comes after, without a condition, directly or through others. */
static cpl_set all_before(const cpl_process *p, size_t action, cpl_set waited_for) {
  cpl_set before = p->actions[action].after & waited_for;
  for (cpl_set last = 0; last != before;) {
    last = before;
    for (unsigned i = 0; i < p->action_count; i++)
      if (before & cpl_bit(i)) before |= p->actions[i].after & waited_for;
  }
  return before;
}

/* Each circle is told once. */
static void check_after(cpl_problems *problems, const cpl_process *p) {
  cpl_set waited_for = surely_waited_for(p), told = 0;
  for (unsigned i = 0; i < p->action_count; i++) {
    cpl_set before = all_before(p, i, waited_for);
    if (!(before & cpl_bit(i)) || (told & cpl_bit(i))) continue;
    told |= before;
    const char *name = p->effects[i].name;
    if (p->actions[i].after & cpl_bit(i))
      cpl_problem_error(problems, path_of(p, name, "after").text, NULL,
                        "`%s` comes after itself, so that it can never be the first: take it out "
                        "of its own `after`",
                        name);
    else
      cpl_problem_error(problems, path_of(p, name, "after").text, NULL,
                        "`%s` comes after steps that come after `%s`, so that none of them can "
                        "ever be the first: break the circle",
                        name, name);
  }
}

/* ---- a case without an end ------------------------------------------------------------------- */

static void check_ends(cpl_problems *problems, const cpl_process *p) {
  path at;
  if (p->standing || p->ends != 0) return;
  (void)snprintf(at.text, sizeof at.text, "processes.%s", p->name);
  cpl_problem_warning(problems, at.text, NULL,
                      "no action of `%s` ends a case, so that none ever comes to rest: give the "
                      "last one `ends = true`, or the process `standing = true`",
                      p->name);
}

/* What the end sets off comes too late for all but these. */
static void check_after_end(cpl_problems *problems, const cpl_process *p) {
  for (size_t i = 0; i < p->rule_count && !p->standing; i++) {
    const cpl_duty_rule *rule = &p->rules[i];
    if (rule->trigger >= CPL_SET_MAX || !(p->ends & cpl_bit(rule->trigger))) continue;
    if (p->actions[rule->action].flags & (CPL_REOPENS | CPL_CORRECTS)) continue;
    const char *name = p->effects[rule->action].name, *end = p->effects[rule->trigger].name;
    cpl_problem_warning(problems, path_of(p, name, "owed").text, NULL,
                        "`%s` is owed since `%s`, which ends the case, and nothing is open after "
                        "the end: let it be owed before, or let it be `reopens`",
                        name, end);
  }
}

/* ---- a guideline that leaves nothing open ---------------------------------------------------- */

/* Rows stand in groups by the value of one fact. Each row of a group has passed the test of that
 * fact already. */
static bool takes_all(const cpl_process *p, const cpl_guideline_row *row) {
  for (unsigned i = 0; i < row->test_count; i++)
    if (p->guideline_tests[row->tests + i].field != p->guideline_key) return false;
  return true;
}

static bool has_last_row(const cpl_process *p, uint32_t group) {
  for (uint32_t i = p->guideline_group[group]; i < p->guideline_group[group + 1]; i++)
    if (takes_all(p, &p->guideline[p->guideline_matches[i].row])) return true;
  return false;
}

static const char *value_name(const cpl_model *m, const cpl_fact *fact, uint32_t value) {
  if (fact->type == CPL_OFFENCE) return m->offences[value].name;
  if (fact->type == CPL_ENUM) return fact->values[value];
  return value == 0 ? "false" : "true";
}

static void check_guideline(cpl_problems *problems, const cpl_model *m, const cpl_process *p) {
  uint32_t group = 0, groups = p->guideline_key == CPL_NONE ? 1 : p->guideline_keys;
  if (p->guideline_count == 0) return;
  while (group < groups && has_last_row(p, group)) group++;
  if (group == groups) return;
  const cpl_fact *key =
      p->guideline_key == CPL_NONE ? NULL : &m->facts[p->fields[p->guideline_key].fact];
  cpl_problem_warning(problems, "guidelines", NULL,
                      "%s%s%s%s%s each row has a condition, and where none matches no sanction is "
                      "open and nothing can be imposed: end the table with a row without `when`, "
                      "or see that the rows leave nothing out",
                      key == NULL ? "" : "where `", key == NULL ? "" : key->name,
                      key == NULL ? "" : "` is `", key == NULL ? "" : value_name(m, key, group),
                      key == NULL ? "" : "`");
}

/* ---- all ------------------------------------------------------------------------------------- */

void cpl_check_possible(cpl_problems *problems, const cpl_model *model) {
  for (size_t i = 0; i < model->process_count; i++) {
    const cpl_process *process = &model->processes[i];
    check_after(problems, process);
    check_ends(problems, process);
    check_after_end(problems, process);
    check_guideline(problems, model, process);
  }
}
