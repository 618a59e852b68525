/* build_kinds.c - what a case of the process has many of: kinds of items, a tree under the case. */
#include <string.h>

#include "libcomplaint/policy/making.h"

/* A fact whose value is an id. */
static uint16_t id_fact(cpl_build *b, const cpl_tree *item, const char *key) {
  const char *name = cpl_text_member(b, item, key);
  uint16_t fact = CPL_NONE, field = CPL_NONE;
  if (name == NULL) return CPL_NONE;
  size_t mark = cpl_enter(b, key);
  fact = cpl_fact_named(b, name);
  if (fact != CPL_NONE && !cpl_is_id((cpl_type)b->model->facts[fact].type))
    cpl_wrong(b, "`%s` names an item by its id; `%s` is of type %s, not party, item or case", key,
              name, cpl_type_name((cpl_type)b->model->facts[fact].type));
  else if (fact != CPL_NONE)
    field = cpl_use(b, fact);
  cpl_check_shown(b, fact, "the item that it names");
  cpl_leave(b, mark);
  return field;
}

static void build_kind(cpl_build *b, const cpl_tree *tree, cpl_kind *out) {
  out->of = 0;
  out->parent = out->named_by = CPL_NONE;
  if (!cpl_keys(b, tree, "a kind of item", "of parent named_by zh en")) return;
  if (strcmp(out->name, "case") == 0)
    cpl_wrong(b, "`case` is a word of the language: call the kind something else");
  const char *of = cpl_text_member(b, tree, "of");
  bool has_of = of != NULL && strcmp(of, "case") != 0;
  size_t mark = cpl_enter(b, "of");
  if (has_of) out->of = cpl_kind_named(b, of);
  if (out->of == CPL_NONE) out->of = 0;
  cpl_leave(b, mark);
  bool has_parent = cpl_is_given(cpl_member_of(tree, "parent"));
  if (has_of && !has_parent)
    cpl_wrong(b, "kind `%s` is `of` another: name in `parent` the fact that tells which item",
              out->name);
  if (!has_of && has_parent)
    cpl_wrong(b, "kind `%s` has a `parent` fact: name the parent's kind in `of`", out->name);
  out->label = cpl_label_of(b, tree);
}

/* How far under the case a kind is; an error when it is under itself. */
static void check_depth(cpl_build *b, uint16_t kind) {
  cpl_kind *kinds = b->making->kinds;
  uint16_t depth = 0, at = kind;
  while (at != 0 && depth <= b->making->process->kind_count) {
    depth++;
    at = kinds[at].of;
  }
  if (at == 0) {
    kinds[kind].depth = depth;
    return;
  }
  cpl_wrong(b, "kind `%s` is under itself, through `of` of `%s`", kinds[kind].name,
            kinds[kinds[kind].of].name);
  kinds[kind].of = 0;
}

static void place_below(cpl_kind *kinds, uint16_t count) {
  for (uint16_t kind = 1; kind < count; kind++)
    for (uint16_t at = kind; at != 0;) {
      at = kinds[at].of;
      kinds[at].below |= cpl_bit(kind);
    }
}

void cpl_build_kind_facts(cpl_build *b) {
  cpl_making *making = b->making;
  const cpl_tree *items = cpl_member_of(making->tree, "items");
  size_t mark = cpl_enter(b, "items");
  for (uint16_t i = 1; i < making->process->kind_count; i++) {
    cpl_kind *kind = &making->kinds[i];
    const cpl_tree *tree = cpl_member_of(items, kind->name);
    size_t here = cpl_enter(b, kind->name);
    kind->parent = id_fact(b, tree, "parent");
    kind->named_by = id_fact(b, tree, "named_by");
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
}

void cpl_build_kinds(cpl_build *b) {
  cpl_making *making = b->making;
  cpl_named named = cpl_named_members(b, making->tree, "items", "a kind of item", CPL_SET_MAX - 1);
  uint16_t count = (uint16_t)(named.count + 1);
  cpl_kind *kinds = cpl_build_array(b, count, sizeof *kinds);
  if (kinds == NULL) return;
  kinds[0] = (cpl_kind){.name = "case", .of = CPL_NONE, .parent = CPL_NONE, .named_by = CPL_NONE};
  for (uint16_t i = 1; i < count; i++)
    kinds[i].name = cpl_build_text(b, named.members[i - 1]->name);
  making->kinds = kinds;
  making->process->kinds = kinds;
  making->process->kind_count = b->failed ? 1 : count;
  size_t mark = cpl_enter(b, "items");
  for (uint16_t i = 1; i < count && !b->failed; i++) {
    size_t here = cpl_enter(b, kinds[i].name);
    build_kind(b, &named.members[i - 1]->value, &kinds[i]);
    cpl_leave(b, here);
  }
  for (uint16_t i = 1; i < making->process->kind_count; i++) {
    size_t here = cpl_enter(b, kinds[i].name);
    check_depth(b, i);
    cpl_leave(b, here);
  }
  place_below(kinds, making->process->kind_count);
  cpl_leave(b, mark);
}
