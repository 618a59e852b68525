/* build_rows.c - rows: `when` and `unless`, from keys and values to tests. */
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/policy/making.h"

static int compare_values(const void *a, const void *b) {
  cpl_value x = *(const cpl_value *)a, y = *(const cpl_value *)b;
  return (x > y) - (x < y);
}

/* A set has one of several values, or all of them: their mask, and their numbers in order. */
static bool some_of(cpl_build *b, const cpl_fact *fact, const cpl_tree *tree, cpl_draft *out) {
  cpl_value *values = cpl_build_scratch(b, fact->value_count, sizeof *values);
  if (values == NULL || !cpl_value_of(b, fact, tree, &out->atom.least)) return false;
  for (uint16_t i = 0; i < fact->value_count; i++)
    if ((cpl_set)out->atom.least & cpl_bit(i)) values[out->count++] = i;
  out->values = values;
  return true;
}

/* A value, or one of several. */
static bool any_of(cpl_build *b, const cpl_fact *fact, const cpl_tree *tree, cpl_draft *out) {
  size_t count = cpl_tree_count(tree), kept = 0;
  out->atom.test = CPL_TEST_ANY;
  if (count == 0 || count >= CPL_NONE) {
    cpl_wrong(b, "`%s` is compared with %zu values", fact->name, count);
    return false;
  }
  if (fact->type == CPL_SET_FACT) return some_of(b, fact, tree, out);
  cpl_value *values = cpl_build_scratch(b, count, sizeof *values);
  bool good = values != NULL;
  for (size_t i = 0; i < count && values != NULL; i++)
    good = cpl_value_of(b, fact, cpl_tree_at(tree, i), &values[i]) && good;
  if (!good) return false;
  if (count > 1) qsort(values, count, sizeof *values, compare_values);
  for (size_t i = 0; i < count; i++)
    if (kept == 0 || values[i] != values[kept - 1]) values[kept++] = values[i];
  out->values = values;
  out->count = (uint16_t)kept;
  return true;
}

/* `min` or `max`: a value of the fact, or a plain number where two values are subtracted. */
static bool bound(cpl_build *b, const cpl_fact *fact, const cpl_tree *test, const char *key,
                  cpl_value *out) {
  const cpl_tree *tree = cpl_member_of(test, key);
  bool good = true;
  if (!cpl_is_given(tree)) return true;
  size_t mark = cpl_enter(b, key);
  if (fact != NULL) {
    good = cpl_value_of(b, fact, tree, out);
  } else if (tree->kind == CPL_TREE_INTEGER) {
    *out = tree->as.integer;
  } else {
    cpl_wrong(b, "`%s` beside `than` is an integer (days, seconds), not %s", key,
              cpl_tree_kind_name(tree));
    good = false;
  }
  cpl_leave(b, mark);
  return good;
}

static bool bounds_of(cpl_build *b, const cpl_fact *fact, const cpl_tree *test, cpl_draft *out) {
  if (!bound(b, fact, test, "min", &out->atom.least)) return false;
  if (!bound(b, fact, test, "max", &out->atom.most)) return false;
  bool some = cpl_is_given(cpl_member_of(test, "min")) || cpl_is_given(cpl_member_of(test, "max"));
  if (!some) cpl_wrong(b, "a comparison needs `min`, `max` or both");
  if (out->atom.least > out->atom.most) cpl_wrong(b, "`min` is more than `max`: it never holds");
  return some && out->atom.least <= out->atom.most;
}

/* Both sides of `than` must count in the same thing. */
static bool comparable(cpl_type a, cpl_type b) {
  if (cpl_is_when(a) || cpl_is_when(b)) return a == b;
  return cpl_is_number(a) && cpl_is_number(b);
}

static bool than_of(cpl_build *b, uint16_t fact, const cpl_tree *test, cpl_draft *out) {
  const cpl_making *making = b->making;
  const char *other = cpl_name_at(b, cpl_member_of(test, "than"), "a fact or `old`");
  const cpl_fact *facts = b->model->facts;
  if (other == NULL) return false;
  out->atom.test = CPL_TEST_OLD;
  if (strcmp(other, "old") != 0) {
    out->atom.test = CPL_TEST_THAN;
    out->atom.other = cpl_fact_named(b, other);
    if (out->atom.other == CPL_NONE) return false;
    if (!comparable((cpl_type)facts[fact].type, (cpl_type)facts[out->atom.other].type)) {
      cpl_wrong(b, "`%s` and `%s` cannot be subtracted: they are of type %s and %s",
                facts[fact].name, other, cpl_type_name((cpl_type)facts[fact].type),
                cpl_type_name((cpl_type)facts[out->atom.other].type));
      return false;
    }
  } else if (making == NULL || !making->in_action || !making->own[fact]) {
    cpl_wrong(b,
              "`old` is the value before an event, and no event here carries `%s`: name it in "
              "`needs` or `asks` of the action",
              facts[fact].name);
    return false;
  }
  return bounds_of(b, NULL, test, out);
}

static bool beyond_of(cpl_build *b, uint16_t fact, const cpl_tree *test, cpl_draft *out) {
  const cpl_fact *f = &b->model->facts[fact];
  const char *step = cpl_tree_text(cpl_member_of(test, "of"));
  out->atom.test = CPL_TEST_BEYOND;
  if (!cpl_is_when((cpl_type)f->type)) {
    cpl_wrong(b, "`beyond` is for a date or a time; `%s` is of type %s", f->name,
              cpl_type_name((cpl_type)f->type));
    return false;
  }
  if (!cpl_limit_of(b, cpl_member_of(test, "beyond"), &out->atom.limit)) return false;
  if (step == NULL || b->making == NULL) {
    cpl_wrong(b, step == NULL ? "`beyond` counts from a step: name it in `of`"
                              : "`beyond` counts from a step, and no process is at work here");
    return false;
  }
  out->atom.other = cpl_action_named(b, step);
  return out->atom.other != CPL_NONE;
}

static bool comparison_of(cpl_build *b, uint16_t fact, const cpl_tree *test, cpl_draft *out) {
  const cpl_fact *f = &b->model->facts[fact];
  if (!cpl_keys(b, test, "a comparison", "min max than beyond of all")) return false;
  bool than = cpl_is_given(cpl_member_of(test, "than"));
  bool beyond = cpl_is_given(cpl_member_of(test, "beyond"));
  bool all = cpl_is_given(cpl_member_of(test, "all"));
  if (than + beyond + all > 1 || test->as.table.count > 0) {
    cpl_wrong(b, "one comparison at a time: split it into rows of their own");
    return false;
  }
  if (all && f->type != CPL_SET_FACT) {
    cpl_wrong(b, "`all` is for a set; `%s` is of type %s", f->name,
              cpl_type_name((cpl_type)f->type));
    return false;
  }
  out->atom.test = all ? CPL_TEST_ALL : CPL_TEST_RANGE;
  if (all) return some_of(b, f, cpl_member_of(test, "all"), out);
  if (!cpl_is_number((cpl_type)f->type)) {
    cpl_wrong(b, "`%s` is of type %s, which has no order: name its values", f->name,
              cpl_type_name((cpl_type)f->type));
    return false;
  }
  if (than) return than_of(b, fact, test, out);
  if (beyond) return beyond_of(b, fact, test, out);
  return bounds_of(b, f, test, out);
}

/* A value that the fact can never have is a slip of the pen. */
static bool is_in_range(cpl_build *b, const cpl_fact *f, const cpl_draft *draft) {
  cpl_value least = draft->atom.least, most = draft->atom.most;
  if (!f->has_range || draft->atom.test > CPL_TEST_RANGE) return true;
  uint16_t values = draft->atom.test == CPL_TEST_ANY ? draft->count : 1;
  for (uint16_t i = 0; i < values; i++) {
    if (draft->atom.test == CPL_TEST_ANY) least = most = draft->values[i];
    if (least <= f->most && most >= f->least) continue;
    cpl_wrong(b, "`%s` never has such a value: look at the row, or at the `range` of the fact",
              f->name);
    return false;
  }
  return true;
}

bool cpl_test_of(cpl_build *b, uint16_t fact, const cpl_tree *tree, cpl_draft *out) {
  const cpl_fact *f = &b->model->facts[fact];
  *out = (cpl_draft){.atom = {.field = fact,
                              .other = CPL_NONE,
                              .least = INT64_MIN,
                              .most = INT64_MAX,
                              .name = f->name}};
  if (f->type == CPL_TEXT_FACT) {
    cpl_wrong(b, "`%s` is a text: a rule cannot read it, only that it is known", f->name);
    return false;
  }
  if (tree->kind == CPL_TREE_TABLE && tree->as.table.member_count > 0)
    return comparison_of(b, fact, tree, out) && is_in_range(b, f, out);
  return any_of(b, f, tree, out) && is_in_range(b, f, out);
}

/* ---- the keys of a row ----------------------------------------------------------------------- */

static void add_party_tests(cpl_build *b, const cpl_tree *list, cpl_set *mask) {
  for (size_t i = 0; i < cpl_tree_count(list); i++) {
    const char *name = cpl_name_at(b, cpl_tree_at(list, i), "a role");
    uint16_t role = name == NULL ? CPL_NONE : cpl_role_named(b, name);
    if (role == CPL_NONE) continue;
    cpl_draft draft = {.atom = {.test = CPL_TEST_PRESENT,
                                .field = CPL_NONE,
                                .other = role,
                                .least = INT64_MIN,
                                .most = INT64_MAX,
                                .name = b->model->roles[role].name}};
    if (b->making != NULL) b->making->roles_used |= cpl_bit(role);
    *mask |= cpl_atom_bit(b, &draft);
  }
}

/* Its source is part of what the policy means. */
static void keep_function(cpl_build *b, const cpl_tree *function) {
  size_t number = (size_t)function->as.function.number;
  while (b->functions.count <= number)
    if (cpl_pile_add(b, &b->functions, sizeof(const char *)) == NULL) return;
  const char **sources = b->functions.items;
  if (sources[number] == NULL) {
    sources[number] =
        cpl_arena_text(b->arena, function->as.function.source, function->as.function.source_size);
    if (sources[number] == NULL) b->failed = true;
  }
}

/* The facts that a function reads, in order. */
static size_t reads_of(cpl_build *b, const cpl_tree *list, uint16_t *reads) {
  size_t count = 0;
  for (size_t i = 0; i < cpl_tree_count(list); i++) {
    const char *name = cpl_name_at(b, cpl_tree_at(list, i), "a fact");
    uint16_t fact = name == NULL ? CPL_NONE : cpl_fact_named(b, name);
    if (fact == CPL_NONE) continue;
    if (b->model->facts[fact].type == CPL_TEXT_FACT)
      cpl_wrong(b, "`%s` is a text: a rule cannot read it, only that it is known", name);
    size_t at = count++;
    for (; at > 0 && reads[at - 1] > fact; at--) reads[at] = reads[at - 1];
    reads[at] = fact;
  }
  return count;
}

/* { reads = facts, holds = function }: in the place of a row. */
static void add_function(cpl_build *b, const cpl_tree *row, cpl_set *mask) {
  const cpl_tree *list = cpl_member_of(row, "reads"), *function = cpl_member_of(row, "holds");
  uint16_t *reads = cpl_build_scratch(b, cpl_tree_count(list), sizeof *reads);
  (void)cpl_keys(b, row, "a function row", "reads holds");
  if (function->kind != CPL_TREE_FUNCTION)
    cpl_wrong(b, "`holds` is a function, not %s", cpl_tree_kind_name(function));
  size_t kept = reads == NULL ? 0 : reads_of(b, list, reads);
  if (function->kind != CPL_TREE_FUNCTION || reads == NULL) return;
  keep_function(b, function);
  b->model->has_functions = true;
  cpl_draft draft = {.atom = {.test = CPL_TEST_FUNCTION,
                              .field = CPL_NONE,
                              .other = (uint16_t)function->as.function.number,
                              .least = INT64_MIN,
                              .most = INT64_MAX,
                              .name = kept > 0 ? b->model->facts[reads[0]].name : "holds"},
                     .reads = reads,
                     .count = (uint16_t)kept};
  *mask |= cpl_atom_bit(b, &draft);
}

/* A reading in a row is decided now. Does the option that was chosen forbid the row? */
static bool reading_forbids(cpl_build *b, const cpl_reading *reading, const cpl_tree *tree,
                            bool unless) {
  bool matches = false, known = true;
  for (size_t i = 0; i < cpl_tree_count(tree); i++) {
    const char *name = cpl_name_at(b, cpl_tree_at(tree, i), "an option of a reading");
    uint16_t at = 0;
    while (name != NULL && at < reading->option_count &&
           strcmp(reading->options[at].name, name) != 0)
      at++;
    if (name != NULL && at == reading->option_count)
      CPL_UNKNOWN(b, "option", name, reading->options, reading->option_count);
    known = known && name != NULL && at < reading->option_count;
    matches = matches || at == reading->choice;
  }
  return known && matches == unless;
}

static void add_fact_test(cpl_build *b, const cpl_member *key, cpl_set *mask) {
  uint16_t fact = CPL_FIND(b->model->facts, b->model->fact_count, key->name);
  cpl_draft draft;
  if (fact == CPL_NONE)
    CPL_UNKNOWN(b, "fact", key->name, b->model->facts, b->model->fact_count);
  else if (cpl_test_of(b, fact, &key->value, &draft))
    *mask |= cpl_atom_bit(b, &draft);
}

/* One key; the name of the reading that forbids the row, else NULL. */
static const char *add_key(cpl_build *b, const cpl_member *key, bool unless, cpl_row *out) {
  const cpl_model *m = b->model;
  cpl_set *yes = unless ? &out->must_not : &out->must, *no = unless ? &out->must : &out->must_not;
  uint16_t reading = CPL_FIND(m->readings, m->reading_count, key->name);
  if (strcmp(key->name, "present") == 0) {
    add_party_tests(b, &key->value, yes);
  } else if (strcmp(key->name, "absent") == 0) {
    add_party_tests(b, &key->value, no);
  } else if (reading == CPL_NONE) {
    add_fact_test(b, key, yes);
  } else if (reading_forbids(b, &m->readings[reading], &key->value, unless)) {
    return m->readings[reading].name;
  }
  return NULL;
}

const char *cpl_row_at(cpl_build *b, const cpl_tree *row, bool unless, cpl_row *out) {
  const char *never = NULL;
  if (row->kind != CPL_TREE_TABLE || row->as.table.count > 0) {
    cpl_wrong(b, "a row is written `{ fact = value, ... }`, not as %s",
              row->kind == CPL_TREE_TABLE ? "a list" : cpl_tree_kind_name(row));
    return NULL;
  }
  if (cpl_is_given(cpl_member_of(row, "holds")) || cpl_is_given(cpl_member_of(row, "reads"))) {
    add_function(b, row, unless ? &out->must_not : &out->must);
    return NULL;
  }
  for (size_t i = 0; i < row->as.table.member_count; i++) {
    const cpl_member *key = &row->as.table.members[i];
    if (!cpl_is_given(&key->value)) continue;
    size_t mark = cpl_enter(b, key->name);
    const char *reading = add_key(b, key, unless, out);
    if (never == NULL) never = reading;
    cpl_leave(b, mark);
  }
  return never;
}

const char *cpl_row_of(cpl_build *b, const cpl_tree *holder, cpl_row *out) {
  const cpl_tree *when = cpl_member_of(holder, "when"), *unless = cpl_member_of(holder, "unless");
  const char *never = NULL, *other = NULL;
  size_t before = b->making == NULL ? 0 : b->making->drafts.count;
  *out = (cpl_row){0, 0};
  size_t mark = cpl_enter(b, "when");
  if (cpl_is_given(when)) never = cpl_row_at(b, when, false, out);
  cpl_leave(b, mark);
  mark = cpl_enter(b, "unless");
  if (cpl_is_given(unless)) other = cpl_row_at(b, unless, true, out);
  cpl_leave(b, mark);
  if (never == NULL) never = other;
  if (never != NULL && b->making != NULL) b->making->drafts.count = before; /* nobody will ask */
  return never;
}

cpl_row cpl_row_never(cpl_build *b, const char *reading) {
  cpl_draft draft = {.atom = {.test = CPL_TEST_NEVER,
                              .field = CPL_NONE,
                              .other = CPL_NONE,
                              .least = INT64_MIN,
                              .most = INT64_MAX,
                              .name = reading}};
  return (cpl_row){.must = cpl_atom_bit(b, &draft), .must_not = 0};
}
