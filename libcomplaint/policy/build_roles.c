/* build_roles.c - who acts, and who a party is. What a role means inside a process (`is`,
 * `present`, `held_by`) is compiled there. */
#include "libcomplaint/policy/build.h"

#include <string.h>

uint16_t cpl_role_named(cpl_build *b, const char *name) {
  uint16_t role = CPL_FIND(b->model->roles, b->model->role_count, name);
  if (role == CPL_NONE) CPL_UNKNOWN(b, "role", name, b->model->roles, b->model->role_count);
  return role;
}

static uint32_t department_of(cpl_build *b, const cpl_tree *role) {
  const cpl_tree *department = cpl_member_of(role, "department");
  cpl_value id = 0;
  if (!cpl_is_given(department)) return 0;
  size_t mark = cpl_enter(b, "department");
  if (!cpl_id_of(b, department, &id)) id = 0;
  cpl_leave(b, mark);
  return (uint32_t)id;
}

static void build_role(cpl_build *b, const cpl_tree *tree, cpl_role *out) {
  out->department = 0;
  out->stand_in = CPL_NONE;
  if (!cpl_keys(b, tree, "a role", "zh en department stand_in party is held_by present cites"))
    return;
  out->party = cpl_flag_member(b, tree, "party");
  out->department = department_of(b, tree);
  out->cites = cpl_cites_of(b, tree, "cites");
  out->label = cpl_label_of(b, tree);
}

static void stand_in_of(cpl_build *b, const cpl_tree *tree, cpl_role *role) {
  const char *name = cpl_text_member(b, tree, "stand_in");
  if (name == NULL) return;
  size_t mark = cpl_enter(b, "stand_in");
  role->stand_in = cpl_role_named(b, name);
  if (!cpl_is_given(cpl_member_of(tree, "department")))
    cpl_wrong(b, "`stand_in` acts when the role's department is complained of: give `department`");
  cpl_leave(b, mark);
}

/* A chain of stand-ins that comes back to where it began would end with nobody. */
static void check_chain(cpl_build *b, const cpl_role *roles, uint16_t first) {
  uint16_t at = roles[first].stand_in;
  for (uint16_t steps = 0; at != CPL_NONE && steps <= b->model->role_count; steps++) {
    if (at == first) {
      cpl_wrong(b, "`%s` stands in for itself, through `stand_in` of `%s`", roles[first].name,
                roles[roles[first].stand_in].name);
      return;
    }
    at = roles[at].stand_in;
  }
}

static void connect(cpl_build *b, cpl_named named, cpl_role *roles) {
  for (size_t i = 0; i < named.count; i++) {
    size_t here = cpl_enter(b, named.members[i]->name);
    if (named.members[i]->value.kind == CPL_TREE_TABLE)
      stand_in_of(b, &named.members[i]->value, &roles[i]);
    cpl_leave(b, here);
  }
  for (size_t i = 0; i < named.count; i++) {
    size_t here = cpl_enter(b, named.members[i]->name);
    check_chain(b, roles, (uint16_t)i);
    cpl_leave(b, here);
  }
}

void cpl_build_roles(cpl_build *b) {
  cpl_named named = cpl_named_members(b, b->root, "roles", "a role", CPL_SET_MAX);
  cpl_role *roles = cpl_build_array(b, named.count, sizeof *roles);
  if (roles == NULL) return;
  size_t mark = cpl_enter(b, "roles");
  for (size_t i = 0; i < named.count; i++) {
    size_t here = cpl_enter(b, named.members[i]->name);
    roles[i].name = cpl_build_text(b, named.members[i]->name);
    build_role(b, &named.members[i]->value, &roles[i]);
    cpl_leave(b, here);
  }
  b->model->roles = roles;
  b->model->role_count = (uint16_t)(b->failed ? 0 : named.count);
  if (!b->failed) connect(b, named, roles);
  cpl_leave(b, mark);
}
