/* build_effect.c - what an event of an action does: the facts it carries, what it undoes, moves and
 * sets. What follows from other actions is derived later (build_derive.c). */
#include <string.h>

#include "libcomplaint/policy/making.h"

/* ---- facts ----------------------------------------------------------------------------------- */

/* Upward from where the action works or what it adds: only there can a value be kept. */
static bool is_in_reach(const cpl_making *making, uint16_t action, uint16_t kind) {
  const uint16_t starts[] = {making->actions[action].kind, making->effects[action].adds};
  for (size_t i = 0; i < 2; i++)
    for (uint16_t at = starts[i]; at != CPL_NONE; at = making->kinds[at].of)
      if (at == kind) return true;
  return kind == 0;
}

static void check_reach(cpl_build *b, uint16_t action, uint16_t fact) {
  const cpl_making *making = b->making;
  const cpl_fact *f = &b->model->facts[fact];
  uint16_t kind = cpl_kind_of_fact(b, fact);
  if (kind == CPL_NONE)
    cpl_wrong(b, "fact `%s` is per `%s`, and process `%s` has no such items", f->name, f->per,
              making->process->name);
  else if (making->placed && !is_in_reach(making, action, kind))
    cpl_wrong(b, "fact `%s` is per `%s`, and action `%s` works on no `%s`: give it `per` or `adds`",
              f->name, f->per, making->effects[action].name, f->per);
}

static void build_carries(cpl_build *b, uint16_t action) {
  cpl_making *making = b->making;
  cpl_effect *effect = &making->effects[action];
  uint16_t *facts = cpl_build_scratch(b, b->model->fact_count, sizeof *facts);
  size_t count = 0;
  for (uint16_t fact = 0; fact < b->model->fact_count && facts != NULL; fact++) {
    if (!making->own[fact]) continue;
    check_reach(b, action, fact);
    facts[count++] = fact;
    making->carried[fact] = true;
    uint16_t field = making->field_of[fact];
    if (!making->survey && field != CPL_NONE) effect->own_fields |= cpl_bit(field);
  }
  if (count > CPL_SET_MAX)
    cpl_wrong(b, "`%s` carries %zu facts, at most %d are possible: split the action", effect->name,
              count, CPL_SET_MAX);
  effect->carries = cpl_list_keep(b, facts, count);
}

/* Constant facts. */
static void build_sets(cpl_build *b, uint16_t action, const cpl_tree *tree) {
  cpl_named named = cpl_named_members(b, tree, "sets", "a fact", CPL_SET_MAX);
  cpl_making *making = b->making;
  size_t mark = cpl_enter(b, "sets"), first = making->constants.count;
  for (size_t i = 0; i < named.count; i++) {
    size_t here = cpl_enter(b, named.members[i]->name);
    uint16_t fact = cpl_fact_named(b, named.members[i]->name);
    cpl_value value = 0;
    if (fact != CPL_NONE) {
      check_reach(b, action, fact);
      making->carried[fact] = true;
      if (cpl_value_of(b, &b->model->facts[fact], &named.members[i]->value, &value)) {
        cpl_constant *constant = cpl_pile_add(b, &making->constants, sizeof *constant);
        uint16_t field = cpl_use(b, fact);
        if (constant != NULL) *constant = (cpl_constant){field, value};
      }
    }
    cpl_leave(b, here);
  }
  making->effects[action].sets =
      (cpl_span){(uint16_t)first, (uint16_t)(making->constants.count - first)};
  cpl_leave(b, mark);
}

/* A fact that a key names and that the event must carry. */
static uint16_t carried_fact(cpl_build *b, const char *key, const char *name, uint16_t *fact) {
  *fact = cpl_fact_named(b, name);
  if (*fact == CPL_NONE) return CPL_NONE;
  if (!b->making->own[*fact])
    cpl_wrong(b, "`%s` reads `%s` of the event: name it in `needs` or `asks`", key, name);
  return cpl_use(b, *fact);
}

static uint16_t build_finds(cpl_build *b, const cpl_tree *tree) {
  const char *name = cpl_text_member(b, tree, "finds");
  uint16_t fact, field = CPL_NONE;
  if (name == NULL) return CPL_NONE;
  size_t mark = cpl_enter(b, "finds");
  field = carried_fact(b, "finds", name, &fact);
  if (fact != CPL_NONE && b->model->facts[fact].proven == 0)
    cpl_wrong(b, "`%s` holds a finding: name in its `proven` the values that count as true", name);
  cpl_check_shown(b, fact, "the list of sanctions");
  cpl_leave(b, mark);
  return field;
}

static uint16_t build_imposes(cpl_build *b, const cpl_tree *tree) {
  const char *name = cpl_text_member(b, tree, "imposes");
  uint16_t fact, field = CPL_NONE;
  if (name == NULL) return CPL_NONE;
  size_t mark = cpl_enter(b, "imposes");
  field = carried_fact(b, "imposes", name, &fact);
  if (fact != CPL_NONE && b->model->facts[fact].type != CPL_SANCTION)
    cpl_wrong(b, "`imposes` names a fact of type sanction; `%s` is of type %s", name,
              cpl_type_name((cpl_type)b->model->facts[fact].type));
  cpl_leave(b, mark);
  return field;
}

/* ---- duties ---------------------------------------------------------------------------------- */

/* Only a duty that is open until it is done can be moved. */
static uint16_t movable_rule(cpl_build *b, const char *name) {
  uint16_t rule = cpl_rule_named(b, name);
  uint8_t trigger = rule == CPL_NONE ? CPL_IN_FORCE : b->making->rules[rule].trigger;
  if (trigger >= CPL_SET_MAX && trigger != CPL_IN_FORCE)
    cpl_wrong(b, "`%s` is owed at every moment or in each period: its time cannot be moved", name);
  return rule;
}

static cpl_span build_duties(cpl_build *b, const cpl_tree *tree, const char *key) {
  cpl_numbers duties = cpl_static_list(b, tree, key, movable_rule);
  return cpl_list_keep(b, duties.items, duties.count);
}

/* `to`: the fact with the new due. */
static uint16_t extends_to(cpl_build *b, const cpl_tree *extends) {
  const char *name = cpl_text_member(b, extends, "to");
  uint16_t fact, field = CPL_NONE;
  if (name == NULL) {
    cpl_wrong(b, "`extends` needs the fact with the new due: `{ \"duty\", to = \"new_due\" }`");
    return CPL_NONE;
  }
  size_t mark = cpl_enter(b, "to");
  field = cpl_use_named(b, name, &fact);
  if (fact != CPL_NONE && !cpl_is_when((cpl_type)b->model->facts[fact].type))
    cpl_wrong(b, "a due is a date or a time; `%s` is of type %s", name,
              cpl_type_name((cpl_type)b->model->facts[fact].type));
  else if (fact != CPL_NONE && !b->making->survey && !b->making->carried[fact])
    cpl_wrong(b, "no action gives `%s`: name it in `needs` or `asks` of one", name);
  cpl_check_shown(b, fact, "the due that it gives");
  cpl_check_known(b, fact, "extends");
  cpl_leave(b, mark);
  return field;
}

/* extends = { "decide@record", to = "new_due" }; the whole of it may stand under a reading. */
static void build_extends(cpl_build *b, const cpl_tree *tree, cpl_effect *out) {
  const cpl_tree *extends = cpl_member_of(tree, "extends");
  out->extends_to = CPL_NONE;
  if (!cpl_is_given(extends)) return;
  size_t mark = cpl_enter(b, "extends");
  bool holds = true;
  if (extends->kind != CPL_TREE_TABLE)
    extends_to(b, extends);
  else if (cpl_keys(b, extends, "`extends`", "to when unless"))
    holds = cpl_static_holds(b, extends);
  if (extends->kind == CPL_TREE_TABLE && holds) {
    const cpl_tree list = {
        .kind = CPL_TREE_TABLE,
        .as.table = {.items = extends->as.table.items, .count = extends->as.table.count}};
    const cpl_member only = {"extends", list};
    const cpl_tree holder = {.kind = CPL_TREE_TABLE,
                             .as.table = {.members = &only, .member_count = 1}};
    cpl_leave(b, mark);
    out->extends = build_duties(b, &holder, "extends");
    mark = cpl_enter(b, "extends");
    out->extends_to = extends_to(b, extends);
  }
  cpl_leave(b, mark);
}

/* ---- flags ----------------------------------------------------------------------------------- */

/* true, or { true, when = a reading }. */
static bool flag_of(cpl_build *b, const cpl_tree *tree, const char *key) {
  const cpl_tree *flag = cpl_member_of(tree, key);
  if (flag->kind != CPL_TREE_TABLE) return cpl_flag_member(b, tree, key);
  size_t mark = cpl_enter(b, key);
  bool good = cpl_keys(b, flag, key, "when unless") && flag->as.table.count == 1 &&
              flag->as.table.items[0].kind == CPL_TREE_BOOLEAN;
  bool holds = cpl_static_holds(b, flag);
  if (!good) cpl_wrong(b, "`%s` is true or false, or `{ true, when = a reading }`", key);
  cpl_leave(b, mark);
  return good && holds && flag->as.table.items[0].as.boolean;
}

static uint16_t flags_of(cpl_build *b, const cpl_tree *tree, const cpl_effect *effect) {
  static const struct {
    const char *key;
    uint16_t flag;
  } FLAGS[] = {{"starts", CPL_STARTS},
               {"ends", CPL_ENDS},
               {"reopens", CPL_REOPENS},
               {"corrects", CPL_CORRECTS},
               {"before_due", CPL_BEFORE_DUE}};
  unsigned flags = 0;
  for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++)
    if (flag_of(b, tree, FLAGS[i].key)) flags |= FLAGS[i].flag;
  if (effect->finds != CPL_NONE) flags |= CPL_FINDS;
  if (effect->imposes != CPL_NONE) flags |= CPL_IMPOSES;
  if (effect->extends.count > 0) flags |= CPL_EXTENDS;
  if (effect->suspends.count > 0) flags |= CPL_SUSPENDS;
  if (effect->resumes.count > 0) flags |= CPL_RESUMES;
  if (effect->adds != 0) flags |= CPL_ADDS;
  if (effect->stage.zh != NULL || effect->stage.en != NULL) flags |= CPL_STAGED;
  if (effect->not_by != 0) flags |= CPL_NOT_BY;
  return (uint16_t)flags;
}

static void check_flags(cpl_build *b, const cpl_tree *tree, uint16_t flags) {
  if ((flags & CPL_BEFORE_DUE) && !cpl_is_given(cpl_member_of(tree, "extends")))
    cpl_wrong(b, "`before_due` is about the duties that `extends` moves: name them there");
  if ((flags & CPL_STARTS) && (flags & CPL_ENDS))
    cpl_wrong(b, "one action cannot both start and end a case");
}

static cpl_label stage_of(cpl_build *b, const cpl_tree *tree) {
  const cpl_tree *stage = cpl_member_of(tree, "stage");
  if (!cpl_is_given(stage)) return (cpl_label){NULL, NULL};
  size_t mark = cpl_enter(b, "stage");
  cpl_label label = {NULL, NULL};
  if (cpl_keys(b, stage, "a stage", "zh en")) label = cpl_label_of(b, stage);
  cpl_leave(b, mark);
  return label;
}

void cpl_build_effect(cpl_build *b, uint16_t number, const cpl_tree *tree) {
  cpl_effect *effect = &b->making->effects[number];
  effect->label = cpl_label_of(b, tree);
  effect->stage = stage_of(b, tree);
  effect->heeds = cpl_cites_of(b, tree, "heeds");
  build_carries(b, number);
  build_sets(b, number, tree);
  effect->finds = build_finds(b, tree);
  effect->imposes = build_imposes(b, tree);
  effect->not_by = cpl_static_set(b, tree, "not_by", cpl_action_named);
  effect->undoes = cpl_static_set(b, tree, "undoes", cpl_action_named);
  effect->counts_as = cpl_bit(number) | cpl_static_set(b, tree, "instead_of", cpl_action_named);
  build_extends(b, tree, effect);
  effect->suspends = build_duties(b, tree, "suspends");
  effect->resumes = build_duties(b, tree, "resumes");
  uint16_t flags = flags_of(b, tree, effect);
  check_flags(b, tree, flags);
  b->making->actions[number].flags = flags;
}
