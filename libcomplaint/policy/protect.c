/* protect.c - see check.h: what a base marks `protected` a child may tighten, never loosen.
 *
 * A policy is compared with each one that it requires, as that one returned: whoever requires a
 * policy is bound by what it protects, however the table was passed on. A mark that a child leaves
 * out still stands in its base. */
#include "libcomplaint/policy/protect.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/conditions.h"

const cpl_tree *cpl_action_at(const cpl_tree *root, const char *process, const char *action) {
  const cpl_tree *table = cpl_tree_get(cpl_tree_get(root, "processes"), process);
  return cpl_tree_get(cpl_tree_get(table, "actions"), action);
}

/* ---- marks ----------------------------------------------------------------------------------- */

/* `key` NULL: is anything of it protected? */
static bool marks(const cpl_tree *action, const char *key) {
  const cpl_tree *mark = cpl_tree_get(action, "protected");
  if (mark->kind == CPL_TREE_BOOLEAN) return mark->as.boolean;
  for (size_t i = 0; i < cpl_tree_count(mark); i++) {
    const char *name = cpl_tree_text(cpl_tree_at(mark, i));
    if (key == NULL || (name != NULL && strcmp(name, key) == 0)) return true;
  }
  return false;
}

/* The policy that marks an action: the base, or one that it requires, as what the base tightened
 * stays tight. Past the last: none does. */
static size_t marked_in(const cpl_link *l, const char *action, const char *key) {
  const cpl_script *script = l->problems->script;
  size_t i = 0, count = cpl_script_bound_count(script);
  while (i < count && !(cpl_script_bound_requires(script, l->bound, i) &&
                        marks(cpl_action_at(cpl_script_bound(script, i), l->process, action), key)))
    i++;
  return i;
}

bool cpl_is_protected(const cpl_link *l, const char *action, const char *key) {
  return marked_in(l, action, key) < cpl_script_bound_count(l->problems->script);
}

/* ---- what a violation says ------------------------------------------------------------------- */

enum { KEY_COUNT = 7 };
enum { SENTENCE_SIZE = 400 };

cpl_rule cpl_rule_of(const cpl_link *l, const char *action, const char *key) {
  cpl_rule made;
  (void)snprintf(made.name, sizeof made.name, "%s.%s.%s", l->process, action, key);
  (void)snprintf(made.path, sizeof made.path, "processes.%s.actions.%s.%s", l->process, action,
                 key);
  return made;
}

/* The child's rule stands at `path`; the base's is the mark on `action`, which has one. */
void cpl_loosened(const cpl_link *l, const char *path, const char *action, const char *format,
                  ...) {
  char sentence[SENTENCE_SIZE];
  va_list args;
  va_start(args, format);
  (void)vsnprintf(sentence, sizeof sentence, format, args);
  va_end(args);
  cpl_rule mark = cpl_rule_of(l, action, "protected");
  cpl_place place =
      cpl_script_bound_place(l->problems->script, marked_in(l, action, NULL), mark.path);
  cpl_problem_error(l->problems, path, NULL,
                    "%s, against `%s` (%s:%d): a child may tighten what its base protects, not "
                    "loosen it",
                    sentence, mark.name, place.file, place.line);
}

/* ---- lists: after, needs, by, to, per, undoes ------------------------------------------------ */

static const struct kept_list {
  const char *key;
  bool whole;  /* all of the base's entries stay, with no new condition */
  bool closed; /* none comes in                                         */
} KEPT_LISTS[] = {{"after", true, false}, {"needs", true, false}, {"by", false, true},
                  {"per", true, true},    {"to", true, true},     {"undoes", true, true}};

static void check_list(const cpl_link *l, const struct kept_list *list, const cpl_tree *child,
                       const cpl_tree *base) {
  if (!cpl_is_protected(l, l->action, list->key)) return;
  cpl_rule ours = cpl_rule_of(l, l->action, list->key);
  const cpl_tree *mine = cpl_tree_get(child, list->key), *theirs = cpl_tree_get(base, list->key);
  const char *name;
  if (list->whole && !cpl_entries_cover(mine, theirs, &name))
    cpl_loosened(l, ours.path, l->action,
                 "`%s` no longer names `%s`, or only under a new condition", ours.name, name);
  else if (list->closed && !cpl_entries_cover(theirs, mine, &name))
    cpl_loosened(l, ours.path, l->action, "`%s` lets in `%s`, or takes a condition from it",
                 ours.name, name);
}

/* ---- a policy and its bases ------------------------------------------------------------------ */

static void check_action(const cpl_link *l, const cpl_tree *child, const cpl_tree *base) {
  if (!cpl_is_protected(l, l->action, NULL)) return;
  if (child->kind != CPL_TREE_TABLE) {
    char path[CPL_RULE_PATH];
    (void)snprintf(path, sizeof path, "processes.%s.actions.%s", l->process, l->action);
    cpl_loosened(l, path, l->action, "the action `%s` is removed", l->action);
    return;
  }
  for (size_t i = 0; i < sizeof KEPT_LISTS / sizeof *KEPT_LISTS; i++)
    check_list(l, &KEPT_LISTS[i], child, base);
  cpl_protect_duties(l, child, base);
  cpl_protect_action(l, child, base);
}

/* The first action of a process of which something is protected; NULL: none. */
static const char *first_protected(const cpl_link *l, const cpl_tree *actions) {
  for (size_t i = 0; i < cpl_member_count(actions); i++)
    if (cpl_is_protected(l, actions->as.table.members[i].name, NULL))
      return actions->as.table.members[i].name;
  return NULL;
}

static void check_process(cpl_link *l) {
  const cpl_tree *base = cpl_tree_get(cpl_tree_get(l->base, "processes"), l->process);
  const cpl_tree *child = cpl_tree_get(cpl_tree_get(l->child, "processes"), l->process);
  const cpl_tree *theirs = cpl_tree_get(base, "actions"), *ours = cpl_tree_get(child, "actions");
  const char *protected = first_protected(l, theirs);
  if (protected == NULL) return;
  l->action = protected;
  cpl_protect_roles(l);
  for (size_t i = 0; i < theirs->as.table.member_count; i++) {
    const cpl_member *action = &theirs->as.table.members[i];
    l->action = action->name;
    check_action(l, cpl_tree_get(ours, action->name), &action->value);
  }
  for (size_t i = 0; i < cpl_member_count(ours); i++) {
    const cpl_member *action = &ours->as.table.members[i];
    l->action = action->name;
    cpl_protect_doors(l, &action->value, protected);
  }
}

/* A mark that protects nothing would be found out by a child only. */
static void check_marks(const cpl_link *l, const cpl_tree *action) {
  static const char *const KEYS[] = {"after", "by", "needs", "owed", "per", "to", "undoes"};
  const cpl_tree *mark = cpl_tree_get(action, "protected");
  if (mark->kind == CPL_TREE_BOOLEAN) return;
  cpl_rule ours = cpl_rule_of(l, l->action, "protected");
  for (size_t i = 0; i < cpl_tree_count(mark); i++) {
    const char *key = cpl_tree_text(cpl_tree_at(mark, i));
    size_t k = 0;
    while (k < KEY_COUNT && (key == NULL || strcmp(KEYS[k], key) != 0)) k++;
    if (k < KEY_COUNT) continue;
    const char *nearest = key == NULL ? NULL : cpl_nearest(key, KEYS, KEY_COUNT);
    if (nearest != NULL)
      cpl_problem_error(l->problems, ours.path, NULL,
                        "`%s` cannot be protected; did you mean `%s`?", key, nearest);
    else
      cpl_problem_error(l->problems, ours.path, NULL,
                        "`protected` is `true`, or names some of after, by, needs, owed, per, to "
                        "and undoes");
  }
}

static void check_all_marks(cpl_link *l) {
  const cpl_tree *processes = cpl_tree_get(l->child, "processes");
  for (size_t i = 0; i < cpl_member_count(processes); i++) {
    const cpl_member *process = &processes->as.table.members[i];
    const cpl_tree *actions = cpl_tree_get(&process->value, "actions");
    l->process = process->name;
    for (size_t j = 0; j < cpl_member_count(actions); j++) {
      l->action = actions->as.table.members[j].name;
      check_marks(l, &actions->as.table.members[j].value);
    }
  }
}

void cpl_check_protected(cpl_problems *problems, const cpl_tree *root) {
  if (root->kind != CPL_TREE_TABLE) return;
  cpl_link own = {.problems = problems, .child = root};
  check_all_marks(&own);
  size_t count = problems->script == NULL ? 0 : cpl_script_bound_count(problems->script);
  for (size_t bound = 0; bound < count; bound++) {
    const cpl_tree *base = cpl_script_bound(problems->script, bound);
    cpl_link l = {.problems = problems, .child = root, .base = base, .bound = bound};
    const cpl_tree *processes = cpl_tree_get(base, "processes");
    for (size_t i = 0; i < cpl_member_count(processes); i++) {
      l.process = processes->as.table.members[i].name;
      check_process(&l);
    }
  }
}
