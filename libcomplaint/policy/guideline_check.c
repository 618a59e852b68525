/* guideline_check.c - see check.h: cases for which a guideline has no row, rows that never come
 * first, rows that say different things of one case. Each with such a case. */
#include "libcomplaint/policy/check.h"

#include "libcomplaint/policy/guideline_cases.h"

typedef struct rows {
  cpl_problems *problems;
  const cpl_model *model;
  const cpl_process *process;
  bool *is_first;   /* by row: somewhere                                    */
  uint32_t *before; /* by row: one that came first where it matches, + 1      */
  cpl_set with[CPL_GUIDELINE_ROWS_SEEN]; /* of one group: matches beside it   */
  uint32_t wanted, other;                /* of a group: what an example is looked for of      */
  bool has_gap;
} rows;

/* "" where no fact is told, else "where ... ". */
static void tell(const rows *r, const cpl_guideline_case *one, cpl_text *text) {
  cpl_text_begin(text, &r->problems->arena.memory);
  cpl_guideline_case_tell(r->model, one, text);
  if (text->failed) r->problems->failed = true;
}

static uint32_t row_of(const rows *r, uint32_t group, uint32_t match) {
  return r->process->guideline_matches[r->process->guideline_group[group] + match].row;
}

/* ---- gaps ------------------------------------------------------------------------------------ */

static void warn_gap(rows *r, const cpl_guideline_case *one) {
  cpl_text where;
  tell(r, one, &where);
  cpl_problem_warning(r->problems, "guidelines", NULL,
                      "%s%s%sno row matches, so that no sanction is open and nothing can be "
                      "imposed: end the table with a row without `when`, or add one for this",
                      where.size == 0 ? "" : "where ", cpl_text_get(&where),
                      where.size == 0 ? "" : " ");
  cpl_text_end(&where);
}

/* ---- one case -------------------------------------------------------------------------------- */

static void note_pairs(rows *r, cpl_set matching) {
  for (cpl_set left = matching; left != 0; left &= left - 1) {
    unsigned i = (unsigned)__builtin_ctzll(left);
    r->with[i] |= matching;
  }
}

static bool note(void *context, const cpl_guideline_case *one) {
  rows *r = context;
  if (one->first == UINT32_MAX) {
    if (!r->has_gap) warn_gap(r, one);
    r->has_gap = true;
    return true;
  }
  uint32_t first = row_of(r, one->group, one->first);
  r->is_first[first] = true;
  for (cpl_set left = one->matching; left != 0; left &= left - 1) {
    uint32_t row = row_of(r, one->group, (uint32_t)__builtin_ctzll(left));
    if (row != first && r->before[row] == 0) r->before[row] = first + 1;
  }
  note_pairs(r, one->matching);
  return true;
}

/* ---- overlaps -------------------------------------------------------------------------------- */

static bool warn_overlap(void *context, const cpl_guideline_case *one) {
  rows *r = context;
  cpl_text where;
  if (!(one->matching & cpl_bit(r->wanted)) || !(one->matching & cpl_bit(r->other))) return true;
  tell(r, one, &where);
  cpl_problem_warning(r->problems, "guidelines", NULL,
                      "rows %u and %u both match where %s, and open different sanctions: the first "
                      "decides; let one of them leave this to the other",
                      (unsigned)row_of(r, one->group, r->wanted) + 1,
                      (unsigned)row_of(r, one->group, r->other) + 1, cpl_text_get(&where));
  cpl_text_end(&where);
  return false;
}

/* Does a test let pass all that another one of the same fact does? */
static bool is_wider(const cpl_guideline_test *wide, const cpl_guideline_test *narrow) {
  if (wide->test == CPL_TEST_RANGE && narrow->test == CPL_TEST_RANGE)
    return wide->least <= narrow->least && narrow->most <= wide->most;
  if (wide->test != CPL_TEST_ANY) return false;
  if (narrow->test == CPL_TEST_ANY) return (narrow->least & ~wide->least) == 0;
  return narrow->least == narrow->most && narrow->least < CPL_SET_MAX &&
         ((cpl_set)wide->least >> narrow->least & 1);
}

/* Does one row take all cases that another one does? */
static bool takes_all_of(const cpl_process *p, const cpl_guideline_row *wide,
                         const cpl_guideline_row *narrow) {
  for (unsigned i = 0; i < wide->test_count; i++) {
    const cpl_guideline_test *test = p->guideline_tests + wide->tests + i;
    unsigned k = 0;
    while (k < narrow->test_count && !(p->guideline_tests[narrow->tests + k].field == test->field &&
                                       is_wider(test, &p->guideline_tests[narrow->tests + k])))
      k++;
    if (k == narrow->test_count) return false;
  }
  return true;
}

static bool contradict(const rows *r, uint32_t group, uint32_t i, uint32_t j) {
  const cpl_guideline_row *a = &r->process->guideline[row_of(r, group, i)];
  const cpl_guideline_row *b = &r->process->guideline[row_of(r, group, j)];
  return (r->with[i] & cpl_bit(j)) && a->open != b->open && !takes_all_of(r->process, a, b) &&
         !takes_all_of(r->process, b, a);
}

/* Two rows of which neither takes all that the other one does. The first of a group is told. */
static void check_overlaps(rows *r, uint32_t group, uint32_t count) {
  for (r->other = 1; r->other < count; r->other++)
    for (r->wanted = 0; r->wanted < r->other; r->wanted++) {
      if (!contradict(r, group, r->wanted, r->other)) continue;
      (void)cpl_guideline_cases(r->model, r->process, group, warn_overlap, r);
      return;
    }
}

/* ---- shadows --------------------------------------------------------------------------------- */

static void check_shadows(rows *r) {
  for (uint32_t row = 0; row < r->process->guideline_count; row++) {
    if (r->is_first[row]) continue;
    if (r->before[row] > 0)
      cpl_problem_warning(r->problems, "guidelines", NULL,
                          "row %u is never the first that matches, since row %u stands before it: "
                          "exchange them, or take one out",
                          (unsigned)row + 1, (unsigned)r->before[row]);
    else
      cpl_problem_warning(r->problems, "guidelines", NULL,
                          "row %u is never the first that matches: take it out, or put it earlier",
                          (unsigned)row + 1);
  }
}

/* ---- all ------------------------------------------------------------------------------------- */

/* False when it cannot be worked out. */
static bool check_group(rows *r, uint32_t group) {
  uint32_t count = r->process->guideline_group[group + 1] - r->process->guideline_group[group];
  for (unsigned i = 0; i < CPL_GUIDELINE_ROWS_SEEN; i++) r->with[i] = 0;
  if (!cpl_guideline_cases(r->model, r->process, group, note, r)) return false;
  if (count <= CPL_GUIDELINE_ROWS_SEEN) check_overlaps(r, group, count);
  return true;
}

static void check_rows(rows *r) {
  uint32_t groups = cpl_guideline_groups(r->process);
  for (uint32_t group = 0; group < groups; group++) {
    if (check_group(r, group)) continue;
    cpl_problem_warning(
        r->problems, "guidelines", NULL,
        "the rows tell so many cases apart that it is not worked out whether they "
        "leave something out: split the table, or end it with a row without `when`");
    return;
  }
  check_shadows(r);
}

void cpl_check_guideline(cpl_problems *problems, const cpl_model *model) {
  for (size_t i = 0; i < model->process_count; i++) {
    rows r = {.problems = problems, .model = model, .process = &model->processes[i]};
    if (r.process->guideline_count == 0) continue;
    size_t count = r.process->guideline_count;
    r.is_first = cpl_arena_array(&problems->arena, count, sizeof *r.is_first);
    r.before = cpl_arena_array(&problems->arena, count, sizeof *r.before);
    if (r.is_first == NULL || r.before == NULL) {
      problems->failed = true;
      return;
    }
    check_rows(&r);
  }
}
