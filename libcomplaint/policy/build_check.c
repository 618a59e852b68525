/* build_check.c - the rows that roles and offences carry, read once outside of any process, so that
 * what is wrong in them is told even if no process uses them. */
#include <string.h>

#include "libcomplaint/policy/build.h"
#include "libcomplaint/policy/making.h"

/* ---- roles ----------------------------------------------------------------------------------- */

static bool is_kind_somewhere(const cpl_build *b, const char *name) {
  const cpl_tree *processes = cpl_member_of(b->root, "processes");
  if (processes->kind != CPL_TREE_TABLE) return false;
  for (size_t i = 0; i < processes->as.table.member_count; i++) {
    const cpl_tree *items = cpl_member_of(&processes->as.table.members[i].value, "items");
    if (cpl_is_given(cpl_member_of(items, name))) return true;
  }
  return false;
}

/* `is`: a kind of item, or a fact that holds an id. `held_by`: such a fact. */
static void check_id_fact(cpl_build *b, const cpl_tree *role, const char *key, bool kind) {
  const char *name = cpl_text_member(b, role, key);
  if (name == NULL || (kind && is_kind_somewhere(b, name))) return;
  size_t mark = cpl_enter(b, key);
  uint16_t fact = CPL_FIND(b->model->facts, b->model->fact_count, name);
  if (fact == CPL_NONE)
    CPL_UNKNOWN(b, kind ? "kind of item or fact" : "fact", name, b->model->facts,
                b->model->fact_count);
  else if (!cpl_is_id((cpl_type)b->model->facts[fact].type))
    cpl_wrong(b, "`%s` is a fact that names a person; `%s` is of type %s, not party, item or case",
              key, name, cpl_type_name((cpl_type)b->model->facts[fact].type));
  if (kind) cpl_check_shown(b, fact, "the reason `recused`");
  cpl_leave(b, mark);
}

static cpl_set roles_in(const cpl_build *b, const cpl_tree *present) {
  cpl_set roles = 0;
  static const char *const KEYS[] = {"present", "absent"};
  for (size_t k = 0; k < 2; k++) {
    const cpl_tree *list = cpl_member_of(present, KEYS[k]);
    for (size_t i = 0; i < cpl_tree_count(list); i++) {
      const char *name = cpl_tree_text(cpl_tree_at(list, i));
      uint16_t role =
          name == NULL ? CPL_NONE : CPL_FIND(b->model->roles, b->model->role_count, name);
      if (role != CPL_NONE) roles |= cpl_bit(role);
    }
  }
  return roles;
}

/* A role whose presence hangs on its own presence is neither present nor absent. */
static void check_presence(cpl_build *b, const cpl_set *asks) {
  for (uint16_t i = 0; i < b->model->role_count; i++) {
    cpl_set reached = asks[i];
    for (cpl_set before = 0; before != reached;) {
      before = reached;
      for (uint16_t k = 0; k < b->model->role_count; k++)
        if (reached & cpl_bit(k)) reached |= asks[k];
    }
    size_t mark = cpl_enter(b, b->model->roles[i].name), here = cpl_enter(b, "present");
    if (reached & cpl_bit(i))
      cpl_wrong(b, "whether `%s` is present hangs on whether it is present",
                b->model->roles[i].name);
    cpl_leave(b, here);
    cpl_leave(b, mark);
  }
}

static void check_roles(cpl_build *b) {
  const cpl_tree *map = cpl_member_of(b->root, "roles");
  cpl_set asks[CPL_SET_MAX] = {0};
  size_t mark = cpl_enter(b, "roles");
  for (uint16_t i = 0; i < b->model->role_count; i++) {
    const cpl_tree *role = cpl_member_of(map, b->model->roles[i].name);
    const cpl_tree *present = cpl_member_of(role, "present");
    size_t here = cpl_enter(b, b->model->roles[i].name);
    check_id_fact(b, role, "is", true);
    check_id_fact(b, role, "held_by", false);
    size_t deeper = cpl_enter(b, "present");
    cpl_row row = {0, 0};
    if (cpl_is_given(present)) (void)cpl_row_at(b, present, false, &row);
    asks[i] = roles_in(b, present);
    cpl_leave(b, deeper);
    cpl_leave(b, here);
  }
  check_presence(b, asks);
  cpl_leave(b, mark);
}

/* ---- offences, facts ------------------------------------------------------------------------- */

static void check_offences(cpl_build *b) {
  const cpl_tree *map = cpl_member_of(b->root, "offences");
  size_t mark = cpl_enter(b, "offences");
  for (uint16_t i = 0; i < b->model->offence_count; i++) {
    const char *name = b->model->offences[i].name;
    const cpl_tree *when = cpl_member_of(cpl_member_of(map, name), "when");
    size_t here = cpl_enter(b, name), deeper = cpl_enter(b, "when"), count = cpl_tree_count(when);
    for (size_t k = 0; k < count; k++) {
      size_t entry = cpl_enter_entry(b, when, k);
      cpl_row row = {0, 0};
      (void)cpl_row_at(b, cpl_tree_at(when, k), false, &row);
      cpl_leave(b, entry);
    }
    cpl_leave(b, deeper);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
}

/* A fact belongs to the case or to a kind of item that some process has. */
static void check_places(cpl_build *b) {
  size_t mark = cpl_enter(b, "facts");
  for (uint16_t i = 0; i < b->model->fact_count; i++) {
    const cpl_fact *fact = &b->model->facts[i];
    size_t here = cpl_enter(b, fact->name), deeper = cpl_enter(b, "per");
    if (strcmp(fact->per, "case") != 0 && !is_kind_somewhere(b, fact->per))
      cpl_wrong(b, "unknown kind of item `%s`: no process has it among its `items`", fact->per);
    cpl_leave(b, deeper);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
}

void cpl_check_rows(cpl_build *b) {
  check_places(b);
  check_roles(b);
  check_offences(b);
}
