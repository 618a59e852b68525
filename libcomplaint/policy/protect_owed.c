/* protect_owed.c - see protect.h: a protected duty stays owed, under no new condition, and its time
 * does not grow. */
#include "libcomplaint/policy/protect.h"

#include <stdio.h>
#include <string.h>

#include "libcomplaint/policy/conditions.h"

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

/* What the child's entry loosens; NULL: nothing. A duty without a due gains whatever due it gets.
 */
static const char *loosened(const cpl_tree *child, const cpl_tree *base) {
  static const char *const FIXED[] = {"calendar", "per", "period"};
  for (size_t i = 0; i < sizeof FIXED / sizeof *FIXED; i++)
    if (!cpl_tree_same(child, base, FIXED[i])) return FIXED[i];
  if (!has_due(base)) return NULL;
  if (!within_kept(child, base)) return "within";
  if (!cpl_tree_same(child, base, "before")) return "before";
  if (!cpl_tree_same(child, base, "due")) return "due";
  if (cpl_tree_has(child, "since") && !cpl_tree_same(child, base, "since")) return "since";
  if (cpl_tree_has(child, "normally") && !cpl_tree_same(child, base, "normally")) return "normally";
  return NULL;
}

static void check_duty(const cpl_link *l, const char *trigger, const cpl_tree *owed,
                       const cpl_tree *base) {
  char key[CPL_RULE_PATH];
  (void)snprintf(key, sizeof key, "owed.%s", trigger);
  cpl_rule ours = cpl_rule_of(l, l->action, key);
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
    cpl_loosened(l, ours.path, l->action, "`%s` is no longer owed", ours.name);
  else if (!condition_kept)
    cpl_loosened(l, ours.path, l->action, "`%s` is owed under a new condition", ours.name);
  else
    cpl_loosened(l, ours.path, l->action, "`%s` has a looser `%s`", ours.name, looser);
}

bool cpl_protects_time(const cpl_link *l, const char *duty, char action[CPL_RULE_NAME]) {
  const char *at = strchr(duty, '@');
  if (at == NULL || at - duty >= CPL_RULE_NAME) return false;
  (void)snprintf(action, CPL_RULE_NAME, "%.*s", (int)(at - duty), duty);
  if (!cpl_is_protected(l, action, "owed")) return false;
  const cpl_tree *owed = cpl_tree_get(cpl_action_at(l->base, l->process, action), "owed");
  const cpl_tree *entries = entries_of(owed, at + 1);
  for (size_t i = 0; i < entry_count(entries); i++)
    if (has_due(entry_at(entries, i))) return true;
  return false;
}

void cpl_protect_duties(const cpl_link *l, const cpl_tree *child, const cpl_tree *base) {
  if (!cpl_is_protected(l, l->action, "owed")) return;
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
