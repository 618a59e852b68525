/* protect_doors.c - see protect.h: what would lead around a mark without touching what is marked.
 * The guard and the effects of a protected action, facts that its rows read, steps that would count
 * as it or give it more time, the roles by which people are parties. */
#include "libcomplaint/policy/protect.h"

#include <stdio.h>
#include <string.h>

#include "libcomplaint/policy/conditions.h"

/* ---- the action itself ----------------------------------------------------------------------- */

/* A guard may shut out more, and nothing less. */
static void check_guard(const cpl_link *l, const char *key, const cpl_tree *child,
                        const cpl_tree *base) {
  if (!cpl_tree_has(base, key)) return;
  if (cpl_tree_has(child, key) && cpl_row_covers(key, base, child)) return;
  cpl_rule ours = cpl_rule_of(l, l->action, key);
  cpl_loosened(l, ours.path, l->action, "`%s` lets in what it shut out", ours.name);
}

static void check_effects(const cpl_link *l, const cpl_tree *child, const cpl_tree *base) {
  static const char *const KEYS[] = {"adds",    "before_due", "corrects", "ends",
                                     "extends", "finds",      "imposes",  "instead_of",
                                     "reopens", "resumes",    "starts",   "suspends"};
  for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
    if (cpl_tree_same(child, base, KEYS[i])) continue;
    cpl_rule ours = cpl_rule_of(l, l->action, KEYS[i]);
    cpl_loosened(l, ours.path, l->action, "`%s` is changed", ours.name);
  }
}

static void check_not_by(const cpl_link *l, const cpl_tree *child, const cpl_tree *base) {
  const char *name;
  if (cpl_entries_cover(cpl_tree_get(child, "not_by"), cpl_tree_get(base, "not_by"), &name)) return;
  cpl_rule ours = cpl_rule_of(l, l->action, "not_by");
  cpl_loosened(l, ours.path, l->action, "`%s` no longer names `%s`", ours.name, name);
}

/* ---- facts ----------------------------------------------------------------------------------- */

static const cpl_tree *fact_in(const cpl_tree *root, const char *name) {
  return cpl_tree_get(cpl_tree_get(root, "facts"), name);
}

static void fact_loosened(const cpl_link *l, const char *fact, const char *key, const char *what) {
  char path[CPL_RULE_PATH];
  (void)snprintf(path, sizeof path, "facts.%s.%s", fact, key);
  cpl_loosened(l, path, l->action, "`%s` %s", fact, what);
}

/* One value is a list of one. */
static bool same_values(const cpl_tree *a, const cpl_tree *b) {
  if (cpl_tree_count(a) != cpl_tree_count(b)) return false;
  for (size_t i = 0; i < cpl_tree_count(a); i++)
    if (!cpl_tree_equal(cpl_tree_at(a, i), cpl_tree_at(b, i))) return false;
  return true;
}

/* What counts as found true. */
static void check_finding(const cpl_link *l, const cpl_tree *base) {
  const char *fact = cpl_tree_text(cpl_tree_get(base, "finds"));
  if (fact == NULL) return;
  if (!same_values(cpl_tree_get(fact_in(l->child, fact), "proven"),
                   cpl_tree_get(fact_in(l->base, fact), "proven")))
    fact_loosened(l, fact, "proven", "counts as true by other values");
}

/* A fact that must be given must not be given as unknown. */
static void check_needed(const cpl_link *l, const cpl_tree *base) {
  const cpl_tree *needs = cpl_tree_get(base, "needs");
  if (!cpl_is_protected(l, l->action, "needs")) return;
  for (size_t i = 0; i < cpl_tree_count(needs); i++) {
    const cpl_tree *entry = cpl_tree_at(needs, i);
    for (size_t j = 0; j < cpl_entry_count(entry); j++) {
      const char *fact = cpl_entry_name(entry, j);
      const cpl_tree *unknown = cpl_tree_get(fact_in(l->child, fact), "unknown");
      if (unknown->kind == CPL_TREE_BOOLEAN && unknown->as.boolean &&
          !cpl_tree_equal(unknown, cpl_tree_get(fact_in(l->base, fact), "unknown")))
        fact_loosened(l, fact, "unknown", "may be unknown where it is needed");
    }
  }
}

void cpl_protect_action(const cpl_link *l, const cpl_tree *child, const cpl_tree *base) {
  check_guard(l, "when", child, base);
  check_guard(l, "unless", child, base);
  check_effects(l, child, base);
  check_not_by(l, child, base);
  check_finding(l, base);
  check_needed(l, base);
}

/* ---- steps that would count as it ------------------------------------------------------------ */

static bool lists(const cpl_tree *list, const char *name) {
  for (size_t i = 0; i < cpl_tree_count(list); i++) {
    const cpl_tree *entry = cpl_tree_at(list, i);
    for (size_t j = 0; j < cpl_entry_count(entry); j++)
      if (strcmp(cpl_entry_name(entry, j), name) == 0) return true;
  }
  return false;
}

/* The protected action that leans on `step`: the step itself, or one that asks it to stand. */
static const char *leaning_on(const cpl_link *l, const char *step) {
  if (cpl_is_protected(l, step, NULL)) return step;
  const cpl_tree *process = cpl_tree_get(cpl_tree_get(l->base, "processes"), l->process);
  const cpl_tree *actions = cpl_tree_get(process, "actions");
  for (size_t i = 0; i < cpl_member_count(actions); i++) {
    const cpl_member *action = &actions->as.table.members[i];
    if (cpl_is_protected(l, action->name, "after") &&
        lists(cpl_tree_get(&action->value, "after"), step))
      return action->name;
  }
  return NULL;
}

/* An event that counts as another step would let that step be passed over. */
static void check_instead_of_step(const cpl_link *l, const cpl_tree *base, const char *step) {
  const char *protected = leaning_on(l, step);
  if (protected == NULL || lists(cpl_tree_get(base, "instead_of"), step)) return;
  cpl_rule ours = cpl_rule_of(l, l->action, "instead_of");
  cpl_loosened(l, ours.path, protected, "`%s` lets this action stand for `%s`", ours.name, step);
}

static void check_instead_of(const cpl_link *l, const cpl_tree *child) {
  const cpl_tree *base = cpl_action_at(l->base, l->process, l->action);
  const cpl_tree *steps = cpl_tree_get(child, "instead_of");
  for (size_t i = 0; i < cpl_tree_count(steps); i++) {
    const cpl_tree *entry = cpl_tree_at(steps, i);
    for (size_t j = 0; j < cpl_entry_count(entry); j++)
      check_instead_of_step(l, base, cpl_entry_name(entry, j));
  }
}

/* ---- steps that would give it more time ------------------------------------------------------ */

/* `key`: extends, suspends. What a protected action does has been looked at already. */
static void check_time(const cpl_link *l, const cpl_tree *child, const char *key) {
  const cpl_tree *was = cpl_tree_get(cpl_action_at(l->base, l->process, l->action), key);
  const cpl_tree *duties = cpl_tree_get(child, key);
  cpl_rule ours = cpl_rule_of(l, l->action, key);
  char protected[CPL_RULE_NAME];
  if (cpl_is_protected(l, l->action, NULL)) return;
  for (size_t i = 0; i < cpl_tree_count(duties); i++) {
    const cpl_tree *entry = cpl_tree_at(duties, i);
    for (size_t j = 0; j < cpl_entry_count(entry); j++) {
      const char *duty = cpl_entry_name(entry, j);
      if (!lists(was, duty) && cpl_protects_time(l, duty, protected))
        cpl_loosened(l, ours.path, protected, "`%s` gives `%s` more time", ours.name, duty);
    }
  }
}

/* ---- constants ------------------------------------------------------------------------------- */

static bool row_reads(const cpl_tree *row, const char *fact) {
  if (cpl_tree_has(row, "holds")) return lists(cpl_tree_get(row, "reads"), fact);
  return cpl_tree_has(row, fact);
}

/* Does a row in there read the fact? */
static bool reads(const cpl_tree *tree, const char *fact) {
  if (tree->kind != CPL_TREE_TABLE) return false;
  if (row_reads(cpl_tree_get(tree, "when"), fact) || row_reads(cpl_tree_get(tree, "unless"), fact))
    return true;
  for (size_t i = 0; i < tree->as.table.count; i++)
    if (reads(&tree->as.table.items[i], fact)) return true;
  for (size_t i = 0; i < tree->as.table.member_count; i++)
    if (reads(&tree->as.table.members[i].value, fact)) return true;
  return false;
}

/* The protected action whose rows read the fact; NULL: none. */
static const char *reading(const cpl_link *l, const char *fact) {
  const cpl_tree *process = cpl_tree_get(cpl_tree_get(l->base, "processes"), l->process);
  const cpl_tree *actions = cpl_tree_get(process, "actions");
  for (size_t i = 0; i < cpl_member_count(actions); i++) {
    const cpl_member *action = &actions->as.table.members[i];
    if (cpl_is_protected(l, action->name, NULL) && reads(&action->value, fact)) return action->name;
  }
  return NULL;
}

/* The role whose presence the fact decides; NULL: none. */
static const char *present_by(const cpl_link *l, const char *fact) {
  const cpl_tree *roles = cpl_tree_get(l->base, "roles");
  for (size_t i = 0; i < cpl_member_count(roles); i++) {
    const cpl_member *role = &roles->as.table.members[i];
    if (row_reads(cpl_tree_get(&role->value, "present"), fact)) return role->name;
  }
  return NULL;
}

/* Set back to what it is by default, a fact stands as if nothing had been said. */
static bool is_default(const cpl_link *l, const cpl_member *set) {
  return cpl_tree_equal(&set->value, cpl_tree_get(fact_in(l->base, set->name), "default"));
}

/* A constant would decide what the rows of the base ask: whether a party is there, whether a
 * protected action is owed. `protected`: some action that is. */
static void check_sets(const cpl_link *l, const cpl_tree *child, const char *protected) {
  const cpl_tree *was = cpl_tree_get(cpl_action_at(l->base, l->process, l->action), "sets");
  const cpl_tree *sets = cpl_tree_get(child, "sets");
  cpl_rule ours = cpl_rule_of(l, l->action, "sets");
  for (size_t i = 0; i < cpl_member_count(sets); i++) {
    const cpl_member *set = &sets->as.table.members[i];
    if (cpl_tree_equal(&set->value, cpl_tree_get(was, set->name))) continue;
    const char *role = present_by(l, set->name), *action = reading(l, set->name);
    if (role != NULL)
      cpl_loosened(l, ours.path, protected, "`%s` sets `%s`, by which `%s` is present", ours.name,
                   set->name, role);
    else if (action != NULL && !is_default(l, set))
      cpl_loosened(l, ours.path, action, "`%s` sets `%s`, which rows of `%s` read", ours.name,
                   set->name, action);
  }
}

/* The same, said once for all. */
static void check_default(const cpl_link *l) {
  const cpl_tree *facts = cpl_tree_get(l->base, "facts");
  for (size_t i = 0; i < cpl_member_count(facts); i++) {
    const cpl_member *fact = &facts->as.table.members[i];
    const cpl_tree *ours = fact_in(l->child, fact->name);
    if (cpl_tree_same(ours, &fact->value, "default") || ours->kind != CPL_TREE_TABLE) continue;
    cpl_link at = *l;
    at.action = reading(l, fact->name);
    if (at.action != NULL) fact_loosened(&at, fact->name, "default", "is another by default");
  }
}

void cpl_protect_doors(const cpl_link *l, const cpl_tree *child, const char *protected) {
  check_instead_of(l, child);
  check_time(l, child, "extends");
  check_time(l, child, "suspends");
  check_sets(l, child, protected);
}

/* ---- roles ----------------------------------------------------------------------------------- */

static void role_loosened(const cpl_link *l, const char *role, const char *key, const char *what) {
  char path[CPL_RULE_PATH];
  (void)snprintf(path, sizeof path, "roles.%s.%s", role, key);
  cpl_loosened(l, path, l->action, "`%s` %s", role, what);
}

static void check_role_key(const cpl_link *l, const cpl_member *role, const char *key, bool kept) {
  char what[CPL_RULE_NAME];
  if (!cpl_tree_has(&role->value, key) || kept) return;
  (void)snprintf(what, sizeof what, "loses or changes its `%s`", key);
  role_loosened(l, role->name, key, what);
}

/* By these a person is a party, or the one who may act: recusal stands on them. Which department an
 * office is, each institution says for itself, but not that it is none. */
static void check_role(const cpl_link *l, const cpl_member *role) {
  static const char *const KEYS[] = {"held_by", "is", "party", "stand_in"};
  const cpl_tree *ours = cpl_tree_get(cpl_tree_get(l->child, "roles"), role->name);
  for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
    check_role_key(l, role, KEYS[i], cpl_tree_same(ours, &role->value, KEYS[i]));
  check_role_key(l, role, "department", cpl_tree_has(ours, "department"));
  if (!cpl_row_covers("present", ours, &role->value))
    role_loosened(l, role->name, "present", "is present more rarely");
}

void cpl_protect_roles(const cpl_link *l) {
  const cpl_tree *roles = cpl_tree_get(l->base, "roles");
  for (size_t i = 0; i < cpl_member_count(roles); i++) check_role(l, &roles->as.table.members[i]);
  check_default(l);
}
