/* possible_check.c - see check.h: what can be seen to be impossible without trying cases: a step
 * that waits for itself, a case without an end. */
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

/* ---- all ------------------------------------------------------------------------------------- */

void cpl_check_possible(cpl_problems *problems, const cpl_model *model) {
  for (size_t i = 0; i < model->process_count; i++) {
    const cpl_process *process = &model->processes[i];
    check_after(problems, process);
    check_ends(problems, process);
    check_after_end(problems, process);
  }
}
