/* protect.c - see check.h: what a base marks `protected` a child may tighten, never loosen.
 *
 * A policy is compared with each one that it requires, as that one returned: whoever requires a
 * policy is bound by what it protects, however the table was passed on. A mark that a child leaves
 * out still stands in its base. */
#include "libcomplaint/policy/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/conditions.h"

/* A policy and one that binds it, and the action looked at. */
typedef struct link {
  cpl_problems *problems;
  const cpl_tree *child, *base; /* roots                        */
  size_t bound;                 /* the base's place in the script */
  const char *process, *action;
} link;

static const cpl_tree *action_in(const cpl_tree *root, const char *process, const char *action) {
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
static size_t marked_in(const link *l, const char *action, const char *key) {
  const cpl_script *script = l->problems->script;
  size_t i = 0, count = cpl_script_bound_count(script);
  while (i < count && !(cpl_script_bound_requires(script, l->bound, i) &&
                        marks(action_in(cpl_script_bound(script, i), l->process, action), key)))
    i++;
  return i;
}

static bool is_protected(const link *l, const char *action, const char *key) {
  return marked_in(l, action, key) < cpl_script_bound_count(l->problems->script);
}

/* ---- what a violation says ------------------------------------------------------------------- */

enum { KEY_COUNT = 7 };
enum { NAME_SIZE = 192, PATH_SIZE = 256, SENTENCE_SIZE = 400 };

/* A rule of an action as people read it, `complaint.find.after`, and as the policy has it. */
typedef struct rule {
  char name[NAME_SIZE], path[PATH_SIZE];
} rule;

static rule rule_of(const link *l, const char *action, const char *key) {
  rule made;
  (void)snprintf(made.name, sizeof made.name, "%s.%s.%s", l->process, action, key);
  (void)snprintf(made.path, sizeof made.path, "processes.%s.actions.%s.%s", l->process, action,
                 key);
  return made;
}

/* The child's rule stands at `path`; the base's is the mark on `action`, which has one. */
CPL_PRINTF(4, 5)
static void violation(const link *l, const char *path, const char *action, const char *format,
                      ...) {
  char sentence[SENTENCE_SIZE];
  va_list args;
  va_start(args, format);
  (void)vsnprintf(sentence, sizeof sentence, format, args);
  va_end(args);
  rule mark = rule_of(l, action, "protected");
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

static void check_list(const link *l, const struct kept_list *list, const cpl_tree *child,
                       const cpl_tree *base) {
  if (!is_protected(l, l->action, list->key)) return;
  rule ours = rule_of(l, l->action, list->key);
  const cpl_tree *mine = cpl_tree_get(child, list->key), *theirs = cpl_tree_get(base, list->key);
  const char *name;
  if (list->whole && !cpl_entries_cover(mine, theirs, &name))
    violation(l, ours.path, l->action, "`%s` no longer names `%s`, or only under a new condition",
              ours.name, name);
  else if (list->closed && !cpl_entries_cover(theirs, mine, &name))
    violation(l, ours.path, l->action, "`%s` lets in `%s`, or takes a condition from it", ours.name,
              name);
}

/* ---- duties ---------------------------------------------------------------------------------- */

/* The entries of one trigger; a plain table, also an empty one, is a single entry. */
static bool is_entry_list(const cpl_tree *entries) {
  return entries->kind == CPL_TREE_TABLE && entries->as.table.count > 0 &&
         entries->as.table.member_count == 0;
}

static size_t entry_count(const cpl_tree *entries) {
  return is_entry_list(entries) ? entries->as.table.count : 1;
}

static const cpl_tree *entry_at(const cpl_tree *entries, size_t i) {
  return is_entry_list(entries) ? &entries->as.table.items[i] : entries;
}

/* `owed = "record"` is `owed = { record = {} }`. */
static const cpl_tree *entries_of(const cpl_tree *owed, const char *trigger) {
  static const cpl_tree NOTHING = {CPL_TREE_NONE, {0}}, PROMPTLY = {CPL_TREE_TABLE, {0}};
  if (cpl_tree_has(owed, trigger)) return cpl_tree_get(owed, trigger);
  for (size_t i = 0; i < cpl_entry_count(owed); i++)
    if (strcmp(cpl_entry_name(owed, i), trigger) == 0) return &PROMPTLY;
  return &NOTHING;
}

static bool has_due(const cpl_tree *entry) {
  return cpl_tree_has(entry, "within") || cpl_tree_has(entry, "before") ||
         cpl_tree_has(entry, "due");
}

/* Counted back from a fact, more is earlier. */
static bool within_kept(const cpl_tree *child, const cpl_tree *base) {
  const cpl_tree *ours = cpl_tree_get(child, "within"), *theirs = cpl_tree_get(base, "within");
  if (theirs->kind == CPL_TREE_NONE) return true;
  const cpl_tree *amount = cpl_tree_get(ours, "amount"), *given = cpl_tree_get(theirs, "amount");
  if (amount->kind != CPL_TREE_INTEGER || given->kind != CPL_TREE_INTEGER) return false;
  if (!cpl_tree_equal(cpl_tree_get(ours, "unit"), cpl_tree_get(theirs, "unit"))) return false;
  return cpl_tree_has(base, "before") ? amount->as.integer >= given->as.integer
                                      : amount->as.integer <= given->as.integer;
}

static bool same(const cpl_tree *child, const cpl_tree *base, const char *key) {
  return cpl_tree_equal(cpl_tree_get(child, key), cpl_tree_get(base, key));
}

/* What the child's entry loosens; NULL: nothing. A duty without a due gains whatever due it gets.
 */
static const char *loosened(const cpl_tree *child, const cpl_tree *base) {
  static const char *const FIXED[] = {"calendar", "per", "period"};
  for (size_t i = 0; i < sizeof FIXED / sizeof *FIXED; i++)
    if (!same(child, base, FIXED[i])) return FIXED[i];
  if (!has_due(base)) return NULL;
  if (!within_kept(child, base)) return "within";
  if (!same(child, base, "before")) return "before";
  if (!same(child, base, "due")) return "due";
  if (cpl_tree_has(child, "since") && !same(child, base, "since")) return "since";
  if (cpl_tree_has(child, "normally") && !same(child, base, "normally")) return "normally";
  return NULL;
}

static void check_duty(const link *l, const char *trigger, const cpl_tree *owed,
                       const cpl_tree *base) {
  char key[PATH_SIZE];
  (void)snprintf(key, sizeof key, "owed.%s", trigger);
  rule ours = rule_of(l, l->action, key);
  const cpl_tree *entries = entries_of(owed, trigger);
  const char *looser = NULL;
  bool condition_kept = false;
  for (size_t i = 0; i < entry_count(entries) && entries->kind != CPL_TREE_NONE; i++) {
    const cpl_tree *entry = entry_at(entries, i);
    if (!cpl_condition_covers(entry, base)) continue;
    condition_kept = true;
    looser = loosened(entry, base);
    if (looser == NULL) return;
  }
  if (entries->kind == CPL_TREE_NONE)
    violation(l, ours.path, l->action, "`%s` is no longer owed", ours.name);
  else if (!condition_kept)
    violation(l, ours.path, l->action, "`%s` is owed under a new condition", ours.name);
  else
    violation(l, ours.path, l->action, "`%s` has a looser `%s`", ours.name, looser);
}

static void check_duties(const link *l, const cpl_tree *child, const cpl_tree *base) {
  if (!is_protected(l, l->action, "owed")) return;
  const cpl_tree *ours = cpl_tree_get(child, "owed"), *theirs = cpl_tree_get(base, "owed");
  for (size_t i = 0; i < cpl_entry_count(theirs); i++) {
    const char *trigger = cpl_entry_name(theirs, i);
    check_duty(l, trigger, ours, entries_of(theirs, trigger));
  }
  for (size_t i = 0; i < cpl_member_count(theirs); i++) {
    const cpl_member *duty = &theirs->as.table.members[i];
    for (size_t j = 0; j < entry_count(&duty->value); j++)
      check_duty(l, duty->name, ours, entry_at(&duty->value, j));
  }
}

/* ---- side doors ------------------------------------------------------------------------------ */

static bool lists(const cpl_tree *list, const char *name) {
  for (size_t i = 0; i < cpl_tree_count(list); i++) {
    const cpl_tree *entry = cpl_tree_at(list, i);
    for (size_t j = 0; j < cpl_entry_count(entry); j++)
      if (strcmp(cpl_entry_name(entry, j), name) == 0) return true;
  }
  return false;
}

/* The protected action that leans on `step`: the step itself, or one that asks it to stand. */
static const char *leaning_on(const link *l, const char *step) {
  if (is_protected(l, step, NULL)) return step;
  const cpl_tree *process = cpl_tree_get(cpl_tree_get(l->base, "processes"), l->process);
  const cpl_tree *actions = cpl_tree_get(process, "actions");
  for (size_t i = 0; i < cpl_member_count(actions); i++) {
    const cpl_member *action = &actions->as.table.members[i];
    if (is_protected(l, action->name, "after") &&
        lists(cpl_tree_get(&action->value, "after"), step))
      return action->name;
  }
  return NULL;
}

/* An event that counts as another step would let that step be passed over. */
static void check_instead_of_step(const link *l, const cpl_tree *base, const char *step) {
  const char *protected = leaning_on(l, step);
  if (protected == NULL || lists(cpl_tree_get(base, "instead_of"), step)) return;
  rule ours = rule_of(l, l->action, "instead_of");
  violation(l, ours.path, protected, "`%s` lets this action stand for `%s`", ours.name, step);
}

static void check_instead_of(const link *l, const cpl_tree *child) {
  const cpl_tree *base = action_in(l->base, l->process, l->action);
  const cpl_tree *steps = cpl_tree_get(child, "instead_of");
  for (size_t i = 0; i < cpl_tree_count(steps); i++) {
    const cpl_tree *entry = cpl_tree_at(steps, i);
    for (size_t j = 0; j < cpl_entry_count(entry); j++)
      check_instead_of_step(l, base, cpl_entry_name(entry, j));
  }
}

/* A constant that makes a party absent would lift what is owed to it. */
static void check_sets(const link *l, const cpl_tree *child, const char *protected) {
  const cpl_tree *was = cpl_tree_get(action_in(l->base, l->process, l->action), "sets");
  const cpl_tree *sets = cpl_tree_get(child, "sets"), *roles = cpl_tree_get(l->base, "roles");
  for (size_t i = 0; i < cpl_member_count(sets); i++) {
    const cpl_member *set = &sets->as.table.members[i];
    if (cpl_tree_equal(&set->value, cpl_tree_get(was, set->name))) continue;
    for (size_t j = 0; j < cpl_member_count(roles); j++) {
      const cpl_member *role = &roles->as.table.members[j];
      if (!cpl_tree_has(cpl_tree_get(&role->value, "present"), set->name)) continue;
      rule ours = rule_of(l, l->action, "sets");
      violation(l, ours.path, protected, "`%s` sets `%s`, by which `%s` is present", ours.name,
                set->name, role->name);
    }
  }
}

static void check_present(const link *l, const char *protected) {
  const cpl_tree *roles = cpl_tree_get(l->base, "roles"), *ours = cpl_tree_get(l->child, "roles");
  for (size_t i = 0; i < cpl_member_count(roles); i++) {
    const cpl_member *role = &roles->as.table.members[i];
    if (cpl_row_covers("present", cpl_tree_get(ours, role->name), &role->value)) continue;
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof path, "roles.%s.present", role->name);
    violation(l, path, protected, "`%s` is present more rarely", role->name);
  }
}

/* ---- a policy and its bases ------------------------------------------------------------------ */

static void check_action(const link *l, const cpl_tree *child, const cpl_tree *base) {
  if (!is_protected(l, l->action, NULL)) return;
  if (child->kind != CPL_TREE_TABLE) {
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof path, "processes.%s.actions.%s", l->process, l->action);
    violation(l, path, l->action, "the action `%s` is removed", l->action);
    return;
  }
  for (size_t i = 0; i < sizeof KEPT_LISTS / sizeof *KEPT_LISTS; i++)
    check_list(l, &KEPT_LISTS[i], child, base);
  check_duties(l, child, base);
}

/* The first action of a process of which something is protected; NULL: none. */
static const char *first_protected(const link *l, const cpl_tree *actions) {
  for (size_t i = 0; i < cpl_member_count(actions); i++)
    if (is_protected(l, actions->as.table.members[i].name, NULL))
      return actions->as.table.members[i].name;
  return NULL;
}

static void check_process(link *l) {
  const cpl_tree *base = cpl_tree_get(cpl_tree_get(l->base, "processes"), l->process);
  const cpl_tree *child = cpl_tree_get(cpl_tree_get(l->child, "processes"), l->process);
  const cpl_tree *theirs = cpl_tree_get(base, "actions"), *ours = cpl_tree_get(child, "actions");
  const char *protected = first_protected(l, theirs);
  if (protected == NULL) return;
  check_present(l, protected);
  for (size_t i = 0; i < theirs->as.table.member_count; i++) {
    const cpl_member *action = &theirs->as.table.members[i];
    l->action = action->name;
    check_action(l, cpl_tree_get(ours, action->name), &action->value);
  }
  for (size_t i = 0; i < cpl_member_count(ours); i++) {
    const cpl_member *action = &ours->as.table.members[i];
    l->action = action->name;
    check_instead_of(l, &action->value);
    check_sets(l, &action->value, protected);
  }
}

/* A mark that protects nothing would be found out by a child only. */
static void check_marks(const link *l, const cpl_tree *action) {
  static const char *const KEYS[] = {"after", "by", "needs", "owed", "per", "to", "undoes"};
  const cpl_tree *mark = cpl_tree_get(action, "protected");
  if (mark->kind == CPL_TREE_BOOLEAN) return;
  rule ours = rule_of(l, l->action, "protected");
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

static void check_all_marks(link *l) {
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
  link own = {.problems = problems, .child = root};
  check_all_marks(&own);
  size_t count = problems->script == NULL ? 0 : cpl_script_bound_count(problems->script);
  for (size_t bound = 0; bound < count; bound++) {
    const cpl_tree *base = cpl_script_bound(problems->script, bound);
    link l = {.problems = problems, .child = root, .base = base, .bound = bound};
    const cpl_tree *processes = cpl_tree_get(base, "processes");
    for (size_t i = 0; i < cpl_member_count(processes); i++) {
      l.process = processes->as.table.members[i].name;
      check_process(&l);
    }
  }
}
