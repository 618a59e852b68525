/* tally.c - see tally.h. */
#include "libcomplaint/report/tally.h"

#include <string.h>

void cpl_tally_begin(cpl_tally *tally, const complaint_memory *memory) {
  *tally = (cpl_tally){.memory = *memory};
  cpl_arena_begin(&tally->arena, memory);
}

void cpl_tally_end(cpl_tally *tally) {
  cpl_delete(&tally->memory, tally->figures, tally->room * sizeof *tally->figures);
  cpl_delete(&tally->memory, tally->notes, tally->note_room * sizeof *tally->notes);
  cpl_delete(&tally->memory, tally->ties, tally->tie_room * sizeof *tally->ties);
  cpl_arena_end(&tally->arena);
}

/* ---- order ----------------------------------------------------------------------------------- */

cpl_part cpl_figure_part(const cpl_figure *figure) {
  return (cpl_part)cpl_measure_of((cpl_measure)figure->measure)->part;
}

static int compare(const cpl_figure *figure, cpl_measure measure, const char *process,
                   const char *name) {
  int order = (int)cpl_figure_part(figure) - (int)cpl_measure_of(measure)->part;
  if (order == 0) order = strcmp(figure->process, process);
  if (order == 0) order = strcmp(figure->name, name);
  return order != 0 ? order : (int)figure->measure - (int)measure;
}

/* Where it stands, or would stand. */
static size_t place_of(const cpl_tally *tally, cpl_measure measure, const char *process,
                       const char *name) {
  size_t low = 0, high = tally->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(tally->figures[middle], measure, process, name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

cpl_figure *cpl_tally_find(const cpl_tally *tally, cpl_measure measure, const char *process,
                           const char *name) {
  size_t at = place_of(tally, measure, process, name);
  bool there = at < tally->count && compare(tally->figures[at], measure, process, name) == 0;
  return there ? tally->figures[at] : NULL;
}

static cpl_figure *make(cpl_tally *tally, cpl_measure measure, const char *process,
                        const char *name) {
  cpl_figure *figure = cpl_arena_new(&tally->arena, sizeof *figure);
  const char *kept_process = cpl_arena_text(&tally->arena, process, strlen(process));
  const char *kept_name = cpl_arena_text(&tally->arena, name, strlen(name));
  if (figure == NULL || kept_process == NULL || kept_name == NULL) return NULL;
  if (!cpl_grow(&tally->memory, &tally->figures, &tally->room, tally->count + 1,
                sizeof *tally->figures))
    return NULL;
  *figure = (cpl_figure){.process = kept_process, .name = kept_name, .measure = (uint8_t)measure};
  return figure;
}

cpl_figure *cpl_tally_figure(cpl_tally *tally, cpl_measure measure, const char *process,
                             const char *name) {
  cpl_figure *figure = cpl_tally_find(tally, measure, process, name);
  if (figure != NULL) return figure;
  figure = make(tally, measure, process, name);
  if (figure == NULL) return NULL;
  size_t at = place_of(tally, measure, process, name);
  memmove(tally->figures + at + 1, tally->figures + at,
          (tally->count - at) * sizeof *tally->figures);
  tally->figures[at] = figure;
  tally->count++;
  return figure;
}

/* ---- counting -------------------------------------------------------------------------------- */

cpl_figure *cpl_tally_note(cpl_tally *tally, cpl_measure measure, const char *process,
                           const char *name, int64_t amount) {
  cpl_figure *figure = cpl_tally_figure(tally, measure, process, name);
  if (figure == NULL || !cpl_grow(&tally->memory, &tally->notes, &tally->note_room,
                                  tally->note_count + 1, sizeof *tally->notes))
    return NULL;
  tally->notes[tally->note_count++] = (cpl_note){figure, amount};
  return figure;
}

bool cpl_tally_tie(cpl_tally *tally, cpl_figure *clause, cpl_figure *rule) {
  for (size_t i = 0; i < tally->tie_count; i++)
    if (tally->ties[i].clause == clause && tally->ties[i].rule == rule) return true;
  if (!cpl_grow(&tally->memory, &tally->ties, &tally->tie_room, tally->tie_count + 1,
                sizeof *tally->ties))
    return false;
  tally->ties[tally->tie_count++] = (cpl_tie){clause, rule};
  return true;
}

void cpl_tally_take(cpl_tally *tally) {
  for (size_t i = 0; i < tally->note_count; i++) {
    cpl_figure *figure = tally->notes[i].figure;
    int64_t amount = tally->notes[i].amount;
    figure->times++;
    if (cpl_measure_of((cpl_measure)figure->measure)->kind != CPL_KIND_MOST)
      figure->sum += amount;
    else if (amount > figure->sum)
      figure->sum = amount;
  }
  tally->note_count = 0;
}

void cpl_tally_drop(cpl_tally *tally) {
  tally->note_count = 0;
}

/* ---- reading --------------------------------------------------------------------------------- */

/* The whole number nearest to `sum / times`; of two, the greater. */
static int64_t mean(int64_t sum, int64_t times) {
  int64_t whole = sum / times, rest = sum % times;
  if (rest < 0) {
    whole--;
    rest += times;
  }
  return whole + (rest >= times - rest);
}

int64_t cpl_figure_value(const cpl_figure *figure) {
  bool is_mean = cpl_measure_of((cpl_measure)figure->measure)->kind == CPL_KIND_MEAN;
  return is_mean && figure->times > 0 ? mean(figure->sum, figure->times) : figure->sum;
}

bool cpl_figure_stands(const cpl_figure *figure) {
  if (figure->shown == CPL_UNTOLD) return false;
  bool is_count = cpl_measure_of((cpl_measure)figure->measure)->kind <= CPL_KIND_PLAIN;
  return is_count ? figure->always || figure->sum != 0 : figure->times > 0;
}

size_t cpl_tally_group(const cpl_tally *tally, size_t first) {
  const cpl_figure *head = tally->figures[first];
  size_t end = first + 1;
  while (end < tally->count && cpl_figure_part(tally->figures[end]) == cpl_figure_part(head) &&
         strcmp(tally->figures[end]->process, head->process) == 0 &&
         strcmp(tally->figures[end]->name, head->name) == 0)
    end++;
  return end;
}
