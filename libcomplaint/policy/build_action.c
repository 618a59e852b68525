/* build_action.c - what deciding reads of an action: who, to whom, after what, with which facts,
 * when.
 */
#include <string.h>

#include "libcomplaint/policy/making.h"

/* ---- lists of conditional entries: by, to, after, needs -------------------------------------- */

static cpl_set role_bit(cpl_build *b, const char *name) {
  uint16_t role = cpl_role_named(b, name);
  if (role == CPL_NONE) return 0;
  b->making->roles_used |= cpl_bit(role);
  return cpl_bit(role);
}

static cpl_set step_bit(cpl_build *b, const char *name) {
  uint16_t action = cpl_action_named(b, name);
  return action == CPL_NONE ? 0 : cpl_bit(action);
}

/* Its place among the facts that the action carries. */
static cpl_set need_bit(cpl_build *b, const char *name) {
  uint16_t fact = cpl_fact_named(b, name);
  unsigned before = 0;
  if (fact == CPL_NONE) return 0;
  for (uint16_t i = 0; i < fact; i++) before += b->making->own[i];
  return before < CPL_SET_MAX ? cpl_bit(before) : 0;
}

typedef cpl_set (*bit_of)(cpl_build *b, const char *name);

static cpl_set names_of(cpl_build *b, const cpl_tree *entry, bit_of bit) {
  cpl_set set = 0;
  if (entry->kind != CPL_TREE_TABLE) {
    const char *name = cpl_name_at(b, entry, "a name");
    return name == NULL ? 0 : bit(b, name);
  }
  for (size_t i = 0; i < entry->as.table.count; i++) {
    const char *name = cpl_name_at(b, &entry->as.table.items[i], "a name");
    if (name != NULL) set |= bit(b, name);
  }
  return set;
}

/* `of` of an entry of `after`: the fact that names the item whose step is asked for. */
static uint16_t of_field(cpl_build *b, const cpl_tree *entry) {
  const char *name = cpl_text_member(b, entry, "of");
  uint16_t fact = CPL_NONE, field = CPL_NONE;
  if (name == NULL) return CPL_NONE;
  size_t mark = cpl_enter(b, "of");
  field = cpl_use_named(b, name, &fact);
  if (fact != CPL_NONE && !cpl_is_id((cpl_type)b->model->facts[fact].type))
    cpl_wrong(b, "`of` is a fact that names an item; `%s` is of type %s", name,
              cpl_type_name((cpl_type)b->model->facts[fact].type));
  cpl_check_shown(b, fact, "the reason `after`");
  cpl_leave(b, mark);
  return field;
}

typedef struct entries {
  const char *name, *keys; /* of the action; of a conditional entry */
  bit_of bit;
  uint16_t cites; /* the action's */
} entries;

static void add_entry(cpl_build *b, const entries *list, const cpl_tree *tree, uint8_t *more) {
  cpl_row row = {0, 0};
  if (!cpl_keys(b, tree, "an entry", list->keys)) return;
  bool never = cpl_row_of(b, tree, &row) != NULL;
  cpl_set what = names_of(b, tree, list->bit);
  uint16_t of = of_field(b, tree), cites = cpl_cites_of(b, tree, "cites");
  if (tree->as.table.count == 0) cpl_wrong(b, "an entry names nothing: write `{ \"name\", ... }`");
  if (never) return;
  if (*more == UINT8_MAX) {
    cpl_wrong(b, "more than %d conditional entries", UINT8_MAX);
    return;
  }
  cpl_entry *entry = cpl_pile_add(b, &b->making->entries, sizeof *entry);
  if (entry == NULL) return;
  *entry = (cpl_entry){row, what, cites != 0 ? cites : list->cites, of};
  (*more)++;
}

/* Plain names go into the answer, all others become entries. */
static cpl_set build_list(cpl_build *b, const cpl_tree *action, const entries *list,
                          uint8_t *more) {
  const cpl_tree *tree = cpl_member_of(action, list->name);
  size_t mark = cpl_enter(b, list->name), count = cpl_tree_count(tree);
  cpl_set plain = 0;
  for (size_t i = 0; i < count; i++) {
    const cpl_tree *entry = cpl_tree_at(tree, i);
    size_t here = cpl_enter_entry(b, tree, i);
    if (entry->kind == CPL_TREE_TABLE && entry->as.table.member_count > 0)
      add_entry(b, list, entry, more);
    else
      plain |= names_of(b, entry, list->bit);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
  return plain;
}

static void build_lists(cpl_build *b, const cpl_tree *tree, cpl_action *out) {
  const entries by = {"by", "when unless cites", role_bit, out->cites};
  const entries to = {"to", "when unless cites", role_bit, out->cites};
  const entries after = {"after", "when unless cites of", step_bit, out->cites};
  const entries needs = {"needs", "when unless cites", need_bit, out->cites};
  out->more = (uint16_t)b->making->entries.count;
  out->by = build_list(b, tree, &by, &out->more_by);
  out->to = build_list(b, tree, &to, &out->more_to);
  out->after = build_list(b, tree, &after, &out->more_after);
  out->needs = build_list(b, tree, &needs, &out->more_needs);
  if (cpl_tree_count(cpl_member_of(tree, "by")) == 0)
    cpl_wrong(b, "nobody may do it: name the roles in `by`");
}

/* ---- which facts its event carries ----------------------------------------------------------- */

static void mark_own(cpl_build *b, const cpl_tree *tree) {
  cpl_making *making = b->making;
  memset(making->own, 0, b->model->fact_count * sizeof *making->own);
  cpl_numbers asks = cpl_static_list(b, tree, "asks", cpl_fact_named);
  for (size_t i = 0; i < asks.count; i++) making->own[asks.items[i]] = true;
  const cpl_tree *needs = cpl_member_of(tree, "needs");
  for (size_t i = 0; i < cpl_tree_count(needs); i++) {
    const cpl_tree *entry = cpl_tree_at(needs, i);
    size_t names = entry->kind == CPL_TREE_TABLE ? entry->as.table.count : 1;
    for (size_t k = 0; k < names; k++) {
      const cpl_tree *item = entry->kind == CPL_TREE_TABLE ? &entry->as.table.items[k] : entry;
      const char *name = cpl_tree_text(item);
      uint16_t fact =
          name == NULL ? CPL_NONE : CPL_FIND(b->model->facts, b->model->fact_count, name);
      if (fact != CPL_NONE) making->own[fact] = true;
    }
  }
}

static void build_places(cpl_build *b, const cpl_tree *tree, cpl_action *action,
                         cpl_effect *effect) {
  const char *per = cpl_text_member(b, tree, "per"), *adds = cpl_text_member(b, tree, "adds");
  size_t mark = cpl_enter(b, "per");
  uint16_t kind = per == NULL || strcmp(per, "case") == 0 ? 0 : cpl_kind_named(b, per);
  cpl_leave(b, mark);
  mark = cpl_enter(b, "adds");
  uint16_t added = adds == NULL ? 0 : cpl_kind_named(b, adds);
  cpl_leave(b, mark);
  if (per != NULL && adds != NULL)
    cpl_wrong(b, "an action that adds an item works on the case: leave out `per`");
  action->kind = (uint8_t)(kind == CPL_NONE ? 0 : kind);
  effect->adds = added == CPL_NONE ? 0 : added;
  b->making->placed = kind != CPL_NONE && added != CPL_NONE;
}

static void build_when(cpl_build *b, const cpl_tree *tree, cpl_action *out) {
  const char *never = cpl_row_of(b, tree, &out->when);
  if (never == NULL) return;
  out->when = cpl_row_never(b, never);
  if (b->making->survey)
    cpl_doubtful(b, "reading `%s` is chosen so that this action is never open", never);
}

void cpl_build_action(cpl_build *b, uint16_t number) {
  static const char KEYS[] = "by to not_by heeds needs asks after when unless per adds owed undoes "
                             "instead_of extends before_due suspends resumes sets starts ends "
                             "reopens corrects finds imposes stage protected cites zh en";
  cpl_making *making = b->making;
  const cpl_tree *tree = &making->named.members[number]->value;
  cpl_action *action = &making->actions[number];
  size_t mark = cpl_enter(b, making->effects[number].name);
  if (cpl_keys(b, tree, "an action", KEYS)) {
    b->rule_cites = action->cites = cpl_cites_of(b, tree, "cites");
    if (cpl_cites_nothing(tree)) cpl_wrong(b, "the action names no clause: give `cites`");
    making->in_action = true;
    build_places(b, tree, action, &making->effects[number]);
    mark_own(b, tree);
    build_lists(b, tree, action);
    build_when(b, tree, action);
    cpl_build_effect(b, number, tree);
    making->in_action = false;
    b->rule_cites = 0;
  }
  cpl_leave(b, mark);
}
