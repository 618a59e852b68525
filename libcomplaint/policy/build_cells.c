/* build_cells.c - a guideline whose facts have few values becomes a table of all its answers, so
 * that matching is one look into it. Each cell is filled by asking the rows. */
#include "libcomplaint/policy/making.h"
#include "libcomplaint/policy/matching.h"

/* A table may be so much larger than its rows. */
enum { CELLS_PER_ROW = 8, CELLS_MORE = 1024, AXES_MAX = 4 };

/* Stretch an axis so that both ends of a test lie on it. */
static void stretch(const cpl_guideline_test *test, cpl_value *first, cpl_value *last) {
  cpl_value least = test->least, most = test->most;
  if (test->test == CPL_TEST_ANY && test->least != 0) {
    least = __builtin_ctzll((uint64_t)test->least);
    most = 63 - __builtin_clzll((uint64_t)test->least);
  }
  if (least != INT64_MIN && least < *first) *first = least;
  if (most != INT64_MAX && most < *first) *first = most;
  if (least != INT64_MIN && least > *last) *last = least;
  if (most != INT64_MAX && most > *last) *last = most;
}

/* False: it has too many values. */
static bool make_axis(const cpl_build *b, uint16_t field, size_t room, cpl_guideline_axis *axis) {
  const cpl_guideline_test *tests = b->making->process->guideline_tests;
  cpl_value first = INT64_MAX, last = INT64_MIN;
  for (size_t i = 0; i < b->guideline.tests.count; i++) {
    if (tests[i].field != field) continue;
    stretch(&tests[i], &first, &last);
    axis->column = tests[i].column;
  }
  if (first > last) return false;
  uint64_t span = (uint64_t)last - (uint64_t)first;
  if (span > room || first <= INT64_MIN + 1 || last == INT64_MAX) return false;
  axis->least = first - 1;
  axis->count = (uint32_t)span + 3;
  return true;
}

/* The value that stands for a position. */
static cpl_value value_at(const cpl_guideline_axis *axis, uint32_t at) {
  return at == axis->count ? CPL_NOT_KNOWN : axis->least + at;
}

/* The values of the next cell. */
static void advance(const cpl_guideline_axis *axes, size_t count, uint32_t *at, cpl_value *values) {
  for (size_t i = 0; i < count; i++) {
    bool carries = at[i] == axes[i].count;
    at[i] = carries ? 0 : at[i] + 1;
    values[axes[i].column] = value_at(&axes[i], at[i]);
    if (!carries) return;
  }
}

/* NULL: no memory. */
static uint32_t *fill_cells(cpl_build *b, const cpl_guideline_axis *axes, size_t count,
                            size_t cells) {
  const cpl_process *process = b->making->process;
  uint32_t *table = cpl_build_array(b, cells, sizeof *table), at[AXES_MAX] = {0};
  cpl_value values[CPL_SET_MAX];
  for (size_t i = 0; i < count; i++) values[axes[i].column] = value_at(&axes[i], 0);
  for (size_t i = 0; i < cells && table != NULL; i++) {
    const cpl_guideline_match *match = cpl_guideline_search(process, values);
    if (match != NULL) table[i] = (uint32_t)(match - process->guideline_matches) + 1;
    advance(axes, count, at, values);
  }
  return table;
}

void cpl_build_cells(cpl_build *b) {
  cpl_process *process = b->making->process;
  const uint16_t *fields =
      (const uint16_t *)b->making->lists.items + process->guideline_fields.first;
  size_t count = process->guideline_fields.count, cells = 1;
  size_t room = (size_t)process->guideline_count * CELLS_PER_ROW + CELLS_MORE;
  cpl_guideline_axis *axes = cpl_build_array(b, count, sizeof *axes);
  if (count == 0 || count > AXES_MAX || axes == NULL) return;
  for (size_t i = 0; i < count; i++) {
    if (!make_axis(b, fields[i], room, &axes[i])) return;
    axes[i].stride = (uint32_t)cells;
    cells *= axes[i].count + 1u;
    if (cells > room) return;
  }
  process->guideline_axes = axes;
  process->guideline_axis_count = (uint16_t)count;
  process->guideline_cells = fill_cells(b, axes, count, cells);
}
