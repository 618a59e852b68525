/* build_register.c - the register: clauses and readings; and what only names clauses: upholds. */
#include "libcomplaint/policy/build.h"

#include <string.h>

/* ---- clauses --------------------------------------------------------------------------------- */

/* Why nothing enforces a clause: a text, or one in each language. */
static void build_advisory(cpl_build *b, const cpl_tree *clause, cpl_clause *out) {
  const cpl_tree *advisory = cpl_member_of(clause, "advisory");
  if (advisory->kind != CPL_TREE_TABLE) {
    out->advisory = cpl_text_member(b, clause, "advisory");
    out->reason.en = out->advisory;
    return;
  }
  size_t mark = cpl_enter(b, "advisory");
  (void)cpl_keys(b, advisory, "a reason", "zh en");
  out->reason = cpl_label_of(b, advisory);
  out->advisory = out->reason.en != NULL ? out->reason.en : out->reason.zh;
  if (out->advisory == NULL) cpl_wrong(b, "`advisory` says why nothing enforces the clause");
  cpl_leave(b, mark);
}

static void build_clause(cpl_build *b, const cpl_member *member, cpl_clause *out) {
  static const char *const KINDS[] = {"conduct", "duty", "rule"};
  size_t mark = cpl_enter(b, member->name);
  (void)cpl_keys(b, &member->value, "a clause", "kind advisory zh en");
  out->name = cpl_build_text(b, member->name);
  out->kind = cpl_text_member(b, &member->value, "kind");
  build_advisory(b, &member->value, out);
  out->label = cpl_label_of(b, &member->value);
  if (out->kind == NULL) out->kind = out->advisory != NULL ? "conduct" : "rule";
  if (cpl_find(KINDS, 3, sizeof *KINDS, out->kind) == CPL_NONE)
    cpl_unknown(b, "kind of clause", out->kind, KINDS, 3, sizeof *KINDS);
  cpl_leave(b, mark);
}

void cpl_build_clauses(cpl_build *b) {
  const cpl_tree *map = cpl_member_of(b->root, "clauses");
  if (!cpl_is_given(map)) return;
  size_t mark = cpl_enter(b, "clauses"), count = 0;
  cpl_clause *clauses = NULL;
  if (map->kind != CPL_TREE_TABLE || map->as.table.count > 0)
    cpl_wrong(b, "`clauses` is a table of clauses, as in `clauses = { [\"7.4\"] = { ... } }`");
  else
    clauses = cpl_build_array(b, map->as.table.member_count, sizeof *clauses);
  if (clauses != NULL && map->as.table.member_count >= CPL_NONE)
    cpl_wrong(b, "more than %d clauses", CPL_NONE - 1);
  else if (clauses != NULL)
    for (size_t i = 0; i < map->as.table.member_count; i++)
      if (cpl_is_given(&map->as.table.members[i].value))
        build_clause(b, &map->as.table.members[i], &clauses[count++]);
  b->model->clauses = clauses;
  b->model->clause_count = (uint16_t)count;
  cpl_leave(b, mark);
}

/* ---- readings -------------------------------------------------------------------------------- */

/* An option is a name, or a table with its name in `id`. */
static void build_option(cpl_build *b, const cpl_tree *tree, cpl_option *out) {
  if (tree->kind == CPL_TREE_TABLE) {
    (void)cpl_keys(b, tree, "an option", "id zh en");
    out->name = cpl_text_member(b, tree, "id");
    out->label = cpl_label_of(b, tree);
    if (out->name == NULL) cpl_wrong(b, "an option needs its name in `id`");
  } else {
    out->name = cpl_build_text(b, cpl_name_at(b, tree, "an option"));
  }
  if (out->name == NULL) out->name = "";
}

static void build_options(cpl_build *b, const cpl_tree *tree, cpl_reading *out) {
  const cpl_tree *list = cpl_member_of(tree, "options");
  size_t count = cpl_tree_count(list), mark = cpl_enter(b, "options");
  cpl_option *options = cpl_build_array(b, count, sizeof *options);
  if (count == 0 || count > CPL_SET_MAX)
    cpl_wrong(b, "reading `%s` has %zu options, it needs 1 to %d", out->name, count, CPL_SET_MAX);
  for (size_t i = 0; i < count && options != NULL; i++) {
    size_t here = cpl_enter_number(b, i + 1);
    build_option(b, cpl_tree_at(list, i), &options[i]);
    cpl_leave(b, here);
  }
  out->options = options;
  out->option_count = (uint16_t)(options == NULL || b->failed ? 0 : count);
  cpl_leave(b, mark);
}

static void choose(cpl_build *b, const cpl_tree *tree, cpl_reading *out) {
  const char *choice = cpl_text_member(b, tree, "choice");
  size_t mark = cpl_enter(b, "choice");
  out->choice = out->option_count == 0 ? 0 : CPL_NONE; /* that was told already */
  for (uint16_t i = 0; choice != NULL && i < out->option_count; i++)
    if (strcmp(out->options[i].name, choice) == 0) out->choice = i;
  if (choice == NULL && out->option_count == 1)
    out->choice = 0;
  else if (out->choice == CPL_NONE && choice == NULL)
    cpl_wrong(b, "reading `%s` has %d options: set `choice` to one of them", out->name,
              out->option_count);
  else if (out->choice == CPL_NONE)
    CPL_UNKNOWN(b, "option", choice, out->options, out->option_count);
  cpl_leave(b, mark);
}

void cpl_build_readings(cpl_build *b) {
  cpl_named named = cpl_named_members(b, b->root, "readings", "a reading", CPL_NONE - 1);
  cpl_reading *readings = cpl_build_array(b, named.count, sizeof *readings);
  if (readings == NULL) return;
  size_t mark = cpl_enter(b, "readings");
  b->model->readings = readings;
  for (size_t i = 0; i < named.count; i++) {
    const cpl_tree *tree = &named.members[i]->value;
    size_t here = cpl_enter(b, named.members[i]->name);
    readings[i].name = cpl_build_text(b, named.members[i]->name);
    if (cpl_keys(b, tree, "a reading", "cites choice options zh en")) {
      readings[i].label = cpl_label_of(b, tree);
      readings[i].cites = cpl_cites_of(b, tree, "cites");
      build_options(b, tree, &readings[i]);
      choose(b, tree, &readings[i]);
    }
    cpl_leave(b, here);
    if (b->failed) break;
    b->model->reading_count++;
  }
  cpl_leave(b, mark);
}

/* ---- what only names clauses ----------------------------------------------------------------- */

static uint16_t upheld(cpl_build *b, const cpl_tree *upholds, const char *name) {
  const cpl_tree *tree = cpl_member_of(upholds, name);
  if (!cpl_is_given(tree)) return 0;
  size_t mark = cpl_enter(b, name);
  uint16_t cites = 0;
  if (cpl_keys(b, tree, "a rule that is upheld", "cites")) cites = cpl_cites_of(b, tree, "cites");
  if (cpl_cites_nothing(tree)) cpl_wrong(b, "`upholds.%s` names no clause: give `cites`", name);
  cpl_leave(b, mark);
  return cites;
}

void cpl_build_upholds(cpl_build *b) {
  const cpl_tree *tree = cpl_member_of(b->root, "upholds");
  if (!cpl_is_given(tree)) return;
  size_t mark = cpl_enter(b, "upholds");
  if (cpl_keys(b, tree, "`upholds`", "record recusal rest in_force silence"))
    b->model->upholds = (cpl_upholds){
        .record = upheld(b, tree, "record"),
        .recusal = upheld(b, tree, "recusal"),
        .rest = upheld(b, tree, "rest"),
        .in_force = upheld(b, tree, "in_force"),
        .silence = upheld(b, tree, "silence"),
    };
  cpl_leave(b, mark);
}
