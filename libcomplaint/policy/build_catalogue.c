/* build_catalogue.c - offences and sanctions. The rows of an offence are compiled in each process
 * that finds something. */
#include "libcomplaint/policy/build.h"

#include <string.h>

void cpl_build_offences(cpl_build *b) {
  cpl_named named = cpl_named_members(b, b->root, "offences", "an offence", CPL_NONE - 1);
  cpl_offence *offences = cpl_build_array(b, named.count, sizeof *offences);
  if (offences == NULL) return;
  size_t mark = cpl_enter(b, "offences");
  for (size_t i = 0; i < named.count && !b->failed; i++) {
    const cpl_tree *tree = &named.members[i]->value;
    size_t here = cpl_enter(b, named.members[i]->name);
    offences[i].name = cpl_build_text(b, named.members[i]->name);
    if (cpl_keys(b, tree, "an offence", "category cites when zh en")) {
      offences[i].category = cpl_text_member(b, tree, "category");
      offences[i].cites = cpl_cites_of(b, tree, "cites");
      offences[i].label = cpl_label_of(b, tree);
      if (cpl_cites_nothing(tree))
        cpl_wrong(b, "offence `%s` names no clause: give `cites`", named.members[i]->name);
    }
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
  b->model->offences = offences;
  b->model->offence_count = (uint16_t)(b->failed ? 0 : named.count);
}

/* ---- sanctions ------------------------------------------------------------------------------- */

static void build_sanction(cpl_build *b, const cpl_tree *tree, size_t count, cpl_sanction *out) {
  cpl_sanction *all = out - count;
  out->name = "";
  if (!cpl_keys(b, tree, "a sanction", "id cites variants zh en")) return;
  const char *name = cpl_text_member(b, tree, "id");
  if (name == NULL || !cpl_is_identifier(name)) {
    cpl_wrong(b, "a sanction needs its name in `id`: letters, digits and `_`");
    return;
  }
  for (size_t i = 0; i < count; i++)
    if (strcmp(all[i].name, name) == 0) cpl_wrong(b, "sanction `%s` stands twice", name);
  out->name = name;
  out->cites = cpl_cites_of(b, tree, "cites");
  out->label = cpl_label_of(b, tree);
  if (cpl_cites_nothing(tree)) cpl_wrong(b, "sanction `%s` names no clause: give `cites`", name);
}

/* `ladder { ... }` and `menu { ... }` of a policy file are { order = "severity", ... } and
 * { order = "none", ... } here; a bare list is a menu: nothing says that it is in any order. */
void cpl_build_sanctions(cpl_build *b) {
  const cpl_tree *list = cpl_member_of(b->root, "sanctions");
  if (!cpl_is_given(list)) return;
  size_t mark = cpl_enter(b, "sanctions");
  if (cpl_keys(b, list, "`sanctions`", "order")) {
    const char *order = cpl_tree_text(cpl_tree_get(list, "order"));
    size_t count = list->as.table.count;
    b->model->sanctions_are_ladder = order != NULL && strcmp(order, "severity") == 0;
    if (count > CPL_SET_MAX) {
      cpl_wrong(b, "%zu sanctions, at most %d are possible: use `variants`", count, CPL_SET_MAX);
      count = CPL_SET_MAX;
    }
    cpl_sanction *sanctions = cpl_build_array(b, count, sizeof *sanctions);
    for (size_t i = 0; i < count && sanctions != NULL && !b->failed; i++) {
      size_t here = cpl_enter_number(b, i + 1);
      build_sanction(b, &list->as.table.items[i], i, &sanctions[i]);
      cpl_leave(b, here);
    }
    b->model->sanctions = sanctions;
    b->model->sanction_count = (uint16_t)(b->failed ? 0 : count);
  }
  cpl_leave(b, mark);
}

static cpl_set variants_of(cpl_build *b, const cpl_tree *list) {
  uint16_t fact = CPL_FIND(b->model->facts, b->model->fact_count, "variant");
  cpl_set mask = 0;
  if (fact == CPL_NONE || b->model->facts[fact].type != CPL_ENUM) {
    cpl_wrong(b, "`variants` are values of the fact `variant`: declare it, as an enum");
    return 0;
  }
  for (size_t i = 0; i < cpl_tree_count(list); i++) {
    cpl_value value = 0;
    if (cpl_value_of(b, &b->model->facts[fact], cpl_tree_at(list, i), &value))
      mask |= cpl_bit((unsigned)value);
  }
  return mask;
}

void cpl_build_variants(cpl_build *b) {
  const cpl_tree *list = cpl_member_of(b->root, "sanctions");
  cpl_sanction *sanctions = (cpl_sanction *)b->model->sanctions;
  size_t mark = cpl_enter(b, "sanctions");
  for (size_t i = 0; i < b->model->sanction_count; i++) {
    const cpl_tree *variants = cpl_member_of(&list->as.table.items[i], "variants");
    size_t here = cpl_enter_number(b, i + 1), deeper = cpl_enter(b, "variants");
    if (cpl_is_given(variants)) sanctions[i].variants = variants_of(b, variants);
    cpl_leave(b, deeper);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
}
