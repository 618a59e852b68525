/* build_facts.c - the facts of a policy: their types, values, defaults and ranges. */
#include "libcomplaint/policy/build.h"

#include <string.h>

static void build_type(cpl_build *b, const cpl_tree *tree, cpl_fact *out) {
  const char *type = cpl_text_member(b, tree, "type");
  size_t mark = cpl_enter(b, "type");
  out->type = CPL_TEXT_FACT;
  if (type == NULL) {
    cpl_wrong(b, "fact `%s` has no `type`", out->name);
  } else {
    const char *names[CPL_TYPES];
    size_t i = 0;
    for (size_t k = 0; k < CPL_TYPES; k++) names[k] = cpl_type_name((cpl_type)k);
    while (i < CPL_TYPES && strcmp(names[i], type) != 0) i++;
    if (i == CPL_TYPES)
      cpl_unknown(b, "type", type, names, CPL_TYPES, sizeof *names);
    else
      out->type = (uint8_t)i;
  }
  cpl_leave(b, mark);
}

/* A value that stands twice would be two values of one name. */
static bool stands_before(const char *const *values, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(values[i], name) == 0) return true;
  return false;
}

static void build_values(cpl_build *b, const cpl_tree *tree, cpl_fact *out) {
  const cpl_tree *list = cpl_member_of(tree, "values");
  bool wanted = out->type == CPL_ENUM || out->type == CPL_SET_FACT;
  size_t count = cpl_tree_count(list), mark = cpl_enter(b, "values");
  if (wanted && (count == 0 || count > CPL_SET_MAX))
    cpl_wrong(b, "fact `%s` has %zu `values`, it needs 1 to %d", out->name, count, CPL_SET_MAX);
  if (!wanted && count > 0)
    cpl_wrong(b, "`values` belongs to an enum or a set; `%s` is of type %s", out->name,
              cpl_type_name((cpl_type)out->type));
  const char **values = cpl_build_array(b, count, sizeof *values);
  for (size_t i = 0; i < count && i < CPL_SET_MAX && wanted && values != NULL; i++) {
    const char *name = cpl_name_at(b, cpl_tree_at(list, i), "a value");
    if (name == NULL) continue;
    if (!cpl_is_identifier(name))
      cpl_wrong(b, "`%s` is no name of a value: letters, digits and `_`, not a digit first", name);
    if (stands_before(values, out->value_count, name))
      cpl_wrong(b, "value `%s` stands twice", name);
    else if ((name = cpl_build_text(b, name)) != NULL)
      values[out->value_count++] = name;
  }
  out->values = values;
  cpl_leave(b, mark);
}

/* fact.labels: value -> { zh, en }. */
static void build_value_labels(cpl_build *b, const cpl_tree *tree, cpl_fact *out) {
  cpl_label *labels = cpl_build_array(b, out->value_count, sizeof *labels);
  cpl_named named = cpl_named_members(b, tree, "labels", "a value", CPL_SET_MAX);
  size_t mark = cpl_enter(b, "labels");
  for (size_t i = 0; i < named.count && labels != NULL; i++) {
    const cpl_member *member = named.members[i];
    size_t here = cpl_enter(b, member->name), at = 0;
    while (at < out->value_count && strcmp(out->values[at], member->name) != 0) at++;
    if (at == out->value_count)
      cpl_unknown(b, "value", member->name, out->values, out->value_count, sizeof *out->values);
    else if (cpl_keys(b, &member->value, "a label", "zh en"))
      labels[at] = cpl_label_of(b, &member->value);
    cpl_leave(b, here);
  }
  out->labels = labels;
  cpl_leave(b, mark);
}

static bool bound(cpl_build *b, const cpl_fact *fact, const cpl_tree *range, const char *key,
                  cpl_value *out) {
  const cpl_tree *tree = cpl_member_of(range, key);
  if (!cpl_is_given(tree)) return true;
  size_t mark = cpl_enter(b, key);
  bool good = cpl_value_of(b, fact, tree, out);
  cpl_leave(b, mark);
  return good;
}

static void build_range(cpl_build *b, const cpl_tree *tree, cpl_fact *out) {
  const cpl_tree *range = cpl_member_of(tree, "range");
  out->least = INT64_MIN;
  out->most = INT64_MAX;
  if (!cpl_is_given(range)) return;
  size_t mark = cpl_enter(b, "range");
  if (!cpl_is_number((cpl_type)out->type)) {
    cpl_wrong(b, "`range` belongs to int, money, date and time; `%s` is of type %s", out->name,
              cpl_type_name((cpl_type)out->type));
  } else if (cpl_tree_count(range) == 2) {
    out->has_range = cpl_value_of(b, out, cpl_tree_at(range, 0), &out->least) &&
                     cpl_value_of(b, out, cpl_tree_at(range, 1), &out->most);
  } else if (range->kind != CPL_TREE_TABLE || range->as.table.count > 0) {
    cpl_wrong(b, "a range is { least, most }, or { min = least }, or { max = most }");
  } else if (cpl_keys(b, range, "a range", "min max")) {
    out->has_range =
        bound(b, out, range, "min", &out->least) && bound(b, out, range, "max", &out->most);
  }
  if (out->least > out->most) cpl_wrong(b, "`min` of the range is more than its `max`");
  cpl_leave(b, mark);
}

static void build_default(cpl_build *b, const cpl_tree *tree, cpl_fact *out) {
  const cpl_tree *value = cpl_member_of(tree, "default");
  if (!cpl_is_given(value)) return;
  size_t mark = cpl_enter(b, "default");
  out->has_default = cpl_value_of(b, out, value, &out->fallback);
  if (out->has_default && (out->fallback < out->least || out->fallback > out->most))
    cpl_wrong(b, "the default of `%s` is outside its range", out->name);
  cpl_leave(b, mark);
}

/* The values of a finding that count as true, as a mask; of a bool, bit 1 is true. */
static void build_proven(cpl_build *b, const cpl_tree *tree, cpl_fact *out) {
  const cpl_tree *list = cpl_member_of(tree, "proven");
  size_t mark = cpl_enter(b, "proven");
  cpl_set mask = 0;
  if (cpl_is_given(list) && out->type != CPL_ENUM && out->type != CPL_BOOL)
    cpl_wrong(b, "`proven` belongs to an enum or a bool; `%s` is of type %s", out->name,
              cpl_type_name((cpl_type)out->type));
  else
    for (size_t i = 0; i < cpl_tree_count(list); i++) {
      cpl_value value = 0;
      if (cpl_value_of(b, out, cpl_tree_at(list, i), &value)) mask |= cpl_bit((unsigned)value);
    }
  out->proven = (cpl_value)mask;
  cpl_leave(b, mark);
}

/* What is chosen from a list has, where it may be unknown, a value that says so. */
static void build_unknown(cpl_build *b, const cpl_tree *tree, cpl_fact *out) {
  size_t mark = cpl_enter(b, "unknown");
  bool chosen = out->type == CPL_BOOL || out->type == CPL_ENUM || out->type == CPL_SET_FACT ||
                out->type == CPL_OFFENCE || out->type == CPL_SANCTION;
  out->unknown = cpl_flag_member(b, tree, "unknown");
  if (out->unknown && chosen)
    cpl_wrong(b,
              "a fact of type %s cannot be `unknown`: give it a value that says so, or ask for "
              "it in `asks`",
              cpl_type_name((cpl_type)out->type));
  cpl_leave(b, mark);
}

static void build_fact(cpl_build *b, const cpl_tree *tree, cpl_fact *out) {
  static const char *const RESERVED[] = {"absent", "holds", "old", "present", "reads"};
  out->per = "case";
  if (!cpl_keys(b, tree, "a fact",
                "type values per personal unknown default range proven cites labels zh en"))
    return;
  if (cpl_find(RESERVED, 5, sizeof *RESERVED, out->name) != CPL_NONE)
    cpl_wrong(b, "`%s` is a word of the language: call the fact something else", out->name);
  if (CPL_FIND(b->model->readings, b->model->reading_count, out->name) != CPL_NONE)
    cpl_wrong(b, "`%s` is a reading: call the fact something else", out->name);
  build_type(b, tree, out);
  build_values(b, tree, out);
  build_value_labels(b, tree, out);
  build_range(b, tree, out);
  build_default(b, tree, out);
  build_proven(b, tree, out);
  const char *per = cpl_text_member(b, tree, "per");
  if (per != NULL) out->per = per;
  out->personal = cpl_flag_member(b, tree, "personal");
  build_unknown(b, tree, out);
  out->cites = cpl_cites_of(b, tree, "cites");
  out->label = cpl_label_of(b, tree);
}

void cpl_build_facts(cpl_build *b) {
  cpl_named named = cpl_named_members(b, b->root, "facts", "a fact", CPL_NONE - 1);
  cpl_fact *facts = cpl_build_array(b, named.count, sizeof *facts);
  if (facts == NULL) return;
  size_t mark = cpl_enter(b, "facts");
  for (size_t i = 0; i < named.count && !b->failed; i++) {
    size_t here = cpl_enter(b, named.members[i]->name);
    facts[i].name = cpl_build_text(b, named.members[i]->name);
    facts[i].type = CPL_TEXT_FACT;
    if (facts[i].name != NULL) build_fact(b, &named.members[i]->value, &facts[i]);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
  b->model->facts = facts;
  b->model->fact_count = (uint16_t)(b->failed ? 0 : named.count);
  b->model->true_at = CPL_FIND(facts, b->model->fact_count, "true_at");
}

void cpl_check_shown(cpl_build *b, uint16_t fact, const char *where) {
  if (fact == CPL_NONE || !b->model->facts[fact].personal) return;
  cpl_wrong(b, "`%s` is personal, and %s would show its value: name a fact that is not",
            b->model->facts[fact].name, where);
}

void cpl_check_known(cpl_build *b, uint16_t fact, const char *key) {
  if (fact == CPL_NONE || !b->model->facts[fact].unknown) return;
  cpl_wrong(b, "`%s` goes by the value of `%s`, which may be `unknown`: name a fact that may not",
            key, b->model->facts[fact].name);
}

uint16_t cpl_fact_named(cpl_build *b, const char *name) {
  uint16_t fact = CPL_FIND(b->model->facts, b->model->fact_count, name);
  if (fact == CPL_NONE) CPL_UNKNOWN(b, "fact", name, b->model->facts, b->model->fact_count);
  return fact;
}
