/* build_guideline.c - the guideline: rows of conditions, and the sanctions that each opens. It may
 * have tens of thousands of rows, so each is read once, and a process only translates them. */
#include <string.h>

#include "libcomplaint/policy/making.h"

/* ---- reading the rows ------------------------------------------------------------------------ */

/* Several values become a mask; a single one, a range of one. */
static bool to_test(cpl_build *b, const cpl_draft *draft, const cpl_fact *fact,
                    cpl_guideline_test *out) {
  *out = (cpl_guideline_test){.field = draft->atom.field,
                              .test = CPL_TEST_RANGE,
                              .least = draft->atom.least,
                              .most = draft->atom.most};
  if (draft->atom.test == CPL_TEST_RANGE) return true;
  bool listed = fact->type != CPL_SET_FACT && !cpl_is_id((cpl_type)fact->type);
  if (draft->atom.test != CPL_TEST_ANY || !listed) {
    cpl_wrong(b, "a row of a guideline names values of `%s`%s, or gives `min` and `max`",
              fact->name, listed ? "" : ", which can be no set, party, item or case");
    return false;
  }
  if (draft->count == 1) {
    out->least = out->most = draft->values[0];
    return true;
  }
  cpl_set mask = 0;
  for (uint16_t i = 0; i < draft->count; i++) {
    if (draft->values[i] < 0 || draft->values[i] >= CPL_SET_MAX) {
      cpl_wrong(b, "a row of a guideline names one such value of `%s`: write a row for each",
                fact->name);
      return false;
    }
    mask |= cpl_bit((unsigned)draft->values[i]);
  }
  out->test = CPL_TEST_ANY;
  out->least = (cpl_value)mask;
  return true;
}

/* False: a reading was chosen so that the row can never match. */
static bool read_test(cpl_build *b, const cpl_member *key, bool *reads) {
  const cpl_model *m = b->model;
  if (CPL_FIND(m->readings, m->reading_count, key->name) != CPL_NONE) {
    const cpl_tree row = {.kind = CPL_TREE_TABLE, .as.table = {.members = key, .member_count = 1}};
    cpl_row ignored = {0, 0};
    return cpl_row_at(b, &row, false, &ignored) == NULL;
  }
  size_t mark = cpl_enter(b, key->name);
  uint16_t fact = cpl_fact_named(b, key->name);
  cpl_draft draft;
  cpl_guideline_test test;
  if (fact != CPL_NONE && cpl_test_of(b, fact, &key->value, &draft) &&
      to_test(b, &draft, &m->facts[fact], &test)) {
    cpl_guideline_test *added = cpl_pile_add(b, &b->guideline.tests, sizeof *added);
    if (added != NULL) *added = test;
    reads[fact] = true;
  }
  cpl_leave(b, mark);
  return true;
}

static bool read_when(cpl_build *b, const cpl_tree *when, bool *reads) {
  bool possible = true;
  size_t mark = cpl_enter(b, "when");
  if (when->kind != CPL_TREE_TABLE || when->as.table.count > 0)
    cpl_wrong(b, "a row is written `{ fact = value, ... }`");
  else
    for (size_t i = 0; i < when->as.table.member_count; i++)
      if (cpl_is_given(&when->as.table.members[i].value))
        possible = read_test(b, &when->as.table.members[i], reads) && possible;
  cpl_leave(b, mark);
  return possible;
}

static uint16_t sanction_in(cpl_build *b, const cpl_tree *tree) {
  const cpl_model *m = b->model;
  const char *name = cpl_name_at(b, tree, "a sanction");
  for (uint16_t i = 0; name != NULL && i < m->sanction_count; i++)
    if (strcmp(m->sanctions[i].name, name) == 0) return i;
  if (name != NULL) CPL_UNKNOWN(b, "sanction", name, m->sanctions, m->sanction_count);
  return CPL_NONE;
}

static cpl_set read_rungs(cpl_build *b, const cpl_tree *row) {
  if (!b->model->sanctions_are_ladder) {
    cpl_wrong(b,
              "`from` and `to` need sanctions in order of severity: `ladder { ... }`, or `open`");
    return 0;
  }
  const cpl_tree *first = cpl_member_of(row, "from"), *last = cpl_member_of(row, "to");
  uint16_t from = cpl_is_given(first) ? sanction_in(b, first) : 0;
  uint16_t to =
      cpl_is_given(last) ? sanction_in(b, last) : (uint16_t)(b->model->sanction_count - 1);
  cpl_set open = 0;
  if (from == CPL_NONE || to == CPL_NONE) return 0;
  if (from > to) cpl_wrong(b, "`from` stands above `to` on the ladder: exchange them");
  for (uint16_t i = from; i <= to; i++) open |= cpl_bit(i);
  return open;
}

static cpl_set read_open(cpl_build *b, const cpl_tree *row) {
  const cpl_tree *list = cpl_member_of(row, "open");
  bool rungs = cpl_is_given(cpl_member_of(row, "from")) || cpl_is_given(cpl_member_of(row, "to"));
  cpl_set open = 0;
  if (rungs && cpl_is_given(list)) cpl_wrong(b, "`open` beside `from` and `to`: keep one of them");
  if (!rungs && !cpl_is_given(list))
    cpl_wrong(b, "the row opens nothing: give `open` (`{}` for none), or `from` and `to`");
  if (rungs) return read_rungs(b, row);
  size_t mark = cpl_enter(b, "open");
  for (size_t i = 0; i < cpl_tree_count(list); i++) {
    uint16_t sanction = sanction_in(b, cpl_tree_at(list, i));
    if (sanction != CPL_NONE) open |= cpl_bit(sanction);
  }
  cpl_leave(b, mark);
  return open;
}

static void read_row(cpl_build *b, const cpl_tree *tree, bool *reads) {
  const cpl_tree *when = cpl_member_of(tree, "when");
  cpl_guideline *guideline = &b->guideline;
  size_t first = guideline->tests.count;
  if (!cpl_keys(b, tree, "a row of a guideline", "when from to open cites")) return;
  bool possible = !cpl_is_given(when) || read_when(b, when, reads);
  cpl_set open = read_open(b, tree);
  uint16_t cites = cpl_cites_of(b, tree, "cites");
  if (cpl_cites_nothing(tree)) cpl_wrong(b, "the row names no clause: give `cites`");
  cpl_guideline_row *row = possible ? cpl_pile_add(b, &guideline->rows, sizeof *row) : NULL;
  if (row != NULL)
    *row = (cpl_guideline_row){(uint32_t)first, (uint16_t)(guideline->tests.count - first), cites,
                               open};
}

void cpl_build_guideline(cpl_build *b) {
  const cpl_tree *list = cpl_member_of(b->root, "guidelines");
  bool *reads = cpl_build_scratch(b, b->model->fact_count, sizeof *reads);
  if (!cpl_is_given(list) || reads == NULL) return;
  b->guideline.reads = reads;
  size_t mark = cpl_enter(b, "guidelines"), count = cpl_tree_count(list);
  b->guideline.is_given = count > 0;
  for (size_t i = 0; i < count && !b->failed; i++) {
    size_t here = cpl_enter_entry(b, list, i);
    read_row(b, cpl_tree_at(list, i), reads);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
}

/* ---- in a process ---------------------------------------------------------------------------- */

/* How many values a fact has that rows can be grouped by; 0: it cannot be. */
static uint32_t key_values(const cpl_model *m, const cpl_fact *fact) {
  switch (fact->type) {
  case CPL_BOOL: return 2;
  case CPL_ENUM: return fact->value_count;
  case CPL_OFFENCE: return m->offence_count;
  default: return 0;
  }
}

static bool admits(const cpl_guideline_test *test, cpl_value value) {
  if (test->test == CPL_TEST_RANGE) return test->least <= value && value <= test->most;
  return value < CPL_SET_MAX && ((cpl_set)test->least & cpl_bit((unsigned)value)) != 0;
}

/* The test of the key in a row; NULL: the row takes any value of it. */
static const cpl_guideline_test *key_test(const cpl_guideline *g, const cpl_guideline_row *row,
                                          uint16_t fact) {
  const cpl_guideline_test *tests = g->tests.items;
  for (uint16_t i = 0; i < row->test_count; i++)
    if (tests[row->tests + i].field == fact) return &tests[row->tests + i];
  return NULL;
}

/* The fact whose single values tell most rows apart. */
static uint16_t best_key(cpl_build *b) {
  const cpl_guideline *g = &b->guideline;
  const cpl_guideline_test *tests = g->tests.items;
  uint32_t *score = cpl_build_scratch(b, b->model->fact_count, sizeof *score);
  uint16_t best = CPL_NONE;
  uint64_t most = 0;
  if (score == NULL) return CPL_NONE;
  for (size_t i = 0; i < g->tests.count; i++)
    if (tests[i].test == CPL_TEST_RANGE && tests[i].least == tests[i].most) score[tests[i].field]++;
  for (uint16_t f = 0; f < b->model->fact_count; f++) {
    uint64_t worth = (uint64_t)score[f] * key_values(b->model, &b->model->facts[f]);
    if (worth <= most) continue;
    most = worth;
    best = f;
  }
  return best;
}

/* An open end leaves out the number that stands for "not known". */
static cpl_guideline_bound bound_of(const cpl_guideline_test *test) {
  if (test->test == CPL_TEST_ANY)
    return (cpl_guideline_bound){0, (uint64_t)test->least, 1, test->column, true};
  cpl_value least = test->least == INT64_MIN ? INT64_MIN + 1 : test->least;
  return (cpl_guideline_bound){least, (uint64_t)test->most - (uint64_t)least, 1, test->column,
                               false};
}

/* The bounds of a row, from `bounds` on. */
static uint16_t put_bounds(const cpl_process *process, const cpl_guideline_row *row, uint16_t key,
                           cpl_guideline_bound *bounds) {
  uint16_t count = 0;
  for (uint16_t k = 0; k < row->test_count; k++) {
    const cpl_guideline_test *test = &process->guideline_tests[row->tests + k];
    if (test->field != key) bounds[count++] = bound_of(test);
  }
  return count;
}

static bool is_same(const cpl_guideline_bound *a, const cpl_guideline_bound *b) {
  return a->least == b->least && a->span == b->span && a->column == b->column &&
         a->is_mask == b->is_mask;
}

/* Rows that begin like the one before fail with it. */
static void skip_alike(cpl_guideline_bound *bounds, const cpl_guideline_match *row,
                       const cpl_guideline_match *next) {
  uint16_t count = row->count < next->count ? row->count : next->count;
  for (uint16_t i = 0; i < count; i++) {
    cpl_guideline_bound *bound = &bounds[row->bounds + i];
    const cpl_guideline_bound *like = &bounds[next->bounds + i];
    if (!is_same(bound, like)) return;
    bound->skip = like->skip + 1;
  }
}

/* The rows of all groups, each group in the policy's order. */
static bool keep_matches(cpl_build *b, const uint32_t *order, uint16_t key) {
  cpl_process *process = b->making->process;
  const uint32_t *group = process->guideline_group, groups = process->guideline_keys + 1;
  const uint32_t count = group[groups];
  size_t used = 0;
  for (uint32_t i = 0; i < count; i++) used += process->guideline[order[i]].test_count;
  cpl_guideline_match *matches = cpl_build_array(b, count, sizeof *matches);
  cpl_guideline_bound *bounds = cpl_build_array(b, used, sizeof *bounds);
  if (matches == NULL || bounds == NULL) return false;
  used = 0;
  for (uint32_t i = 0; i < count; i++) {
    const cpl_guideline_row *row = &process->guideline[order[i]];
    uint16_t own = put_bounds(process, row, key, bounds + used);
    matches[i] = (cpl_guideline_match){row->open, order[i], (uint32_t)used, own, row->cites};
    used += own;
  }
  for (uint32_t g = 0; g < groups; g++)
    for (uint32_t i = group[g + 1]; i > group[g] + 1; i--)
      skip_alike(bounds, &matches[i - 2], &matches[i - 1]);
  process->guideline_matches = matches;
  process->guideline_bounds = bounds;
  return true;
}

/* Rows by value of the key. Rows that take any value stand in every group, so a key that few rows
 * test is none. */
static bool group_rows(cpl_build *b, uint16_t key, uint32_t values) {
  const cpl_guideline *g = &b->guideline;
  const cpl_guideline_row *rows = g->rows.items;
  size_t room = g->rows.count * 4 + 256, used = 0;
  uint32_t *group = cpl_build_array(b, values + 2u, sizeof *group);
  uint32_t *order = cpl_build_scratch(b, room, sizeof *order);
  uint32_t *head = cpl_build_scratch(b, values + 1u, sizeof *head);
  if (group == NULL || order == NULL || head == NULL) return false;
  for (size_t pass = 0; pass < 2; pass++) {
    for (uint32_t i = 0; i < g->rows.count; i++) {
      const cpl_guideline_test *test = key == CPL_NONE ? NULL : key_test(g, &rows[i], key);
      uint32_t from = 0, to = values;
      if (test != NULL && test->test == CPL_TEST_RANGE && test->least == test->most)
        from = to = (uint32_t)test->least;
      for (uint32_t v = from; v <= to; v++) {
        if (test != NULL && (v == values || !admits(test, v))) continue;
        if (pass == 0 && ++used > room) return false;
        if (pass == 0)
          group[v + 1]++;
        else
          order[head[v]++] = i;
      }
    }
    for (uint32_t v = 0; v <= values && pass == 0; v++) {
      group[v + 1] += group[v];
      head[v] = group[v];
    }
  }
  b->making->process->guideline_group = group;
  b->making->process->guideline_keys = values;
  return keep_matches(b, order, key == CPL_NONE ? CPL_NONE : cpl_use(b, key));
}

/* The fields that rows test, and the kind of item that all of them belong to. */
static void list_fields(cpl_build *b) {
  cpl_process *process = b->making->process;
  const cpl_field *fields = b->making->fields;
  uint16_t listed[CPL_SET_MAX];
  size_t used = 0;
  for (uint16_t i = 0; i < CPL_SET_MAX; i++) {
    if (!(process->guideline_reads & cpl_bit(i))) continue;
    if (used == 0) process->guideline_kind = fields[i].kind;
    if (fields[i].kind != process->guideline_kind) process->guideline_kind = CPL_NONE;
    listed[used++] = i;
  }
  process->guideline_fields = cpl_list_keep(b, listed, used);
}

static uint8_t column_of(const cpl_build *b, uint16_t field) {
  const cpl_process *process = b->making->process;
  const uint16_t *listed =
      (const uint16_t *)b->making->lists.items + process->guideline_fields.first;
  uint8_t column = 0;
  if (process->guideline_kind != CPL_NONE) return (uint8_t)b->making->fields[field].slot;
  while (listed[column] != field) column++;
  return column;
}

void cpl_use_guideline(cpl_build *b) {
  cpl_guideline *g = &b->guideline;
  cpl_process *process = b->making->process;
  process->has_guideline = g->is_given;
  if (g->rows.count == 0) return;
  for (uint16_t fact = 0; fact < b->model->fact_count; fact++)
    if (g->reads[fact]) (void)cpl_use(b, fact);
  if (b->making->survey) return;
  cpl_guideline_test *tests = (void *)cpl_pile_keep(b, &g->tests, sizeof *tests);
  for (size_t i = 0; i < g->tests.count && tests != NULL; i++) {
    tests[i].field = cpl_use(b, tests[i].field);
    /* with too many fields something is wrong already */
    if (tests[i].field < CPL_SET_MAX) process->guideline_reads |= cpl_bit(tests[i].field);
  }
  list_fields(b);
  for (size_t i = 0; i < g->tests.count && tests != NULL; i++)
    if (tests[i].field < CPL_SET_MAX) tests[i].column = column_of(b, tests[i].field);
  process->guideline = cpl_pile_keep(b, &g->rows, sizeof(cpl_guideline_row));
  process->guideline_tests = tests;
  process->guideline_count = (uint32_t)g->rows.count;
  uint16_t key = best_key(b);
  if (key != CPL_NONE && group_rows(b, key, key_values(b->model, &b->model->facts[key]))) {
    process->guideline_key = cpl_use(b, key);
    process->guideline_key_column = column_of(b, process->guideline_key);
  } else {
    if (!group_rows(b, CPL_NONE, 0)) return;
  }
  cpl_build_cells(b);
}
