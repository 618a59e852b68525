/* withhold.c - which figures of a report are not shown, so that nobody is found in a small number.
 *
 * A count from 1 to one less than the limit is shown as small. What belongs to it, as the longest
 * of so many days, is not shown at all. And where figures are bound to each other, a count that is
 * not shown could be worked out from the others. So of the cases of a process none is shown where
 * one is small; of a total, no part where one is; and of a clause and the rules that count for it,
 * the smallest there is goes with one that is the only one hidden, or can be one number only
 * whatever the others are.
 *
 * This guards against a subtraction within one report. It cannot guard against two reports whose
 * days overlap, nor against what a reader knows besides: docs/report.md says so.
 * Knows: report, tally. Must not know: cases, languages. */
#include "libcomplaint/report/report.h"

static bool is_count(const cpl_figure *figure) {
  return cpl_measure_of((cpl_measure)figure->measure)->kind == CPL_KIND_COUNT;
}

/* ---- figures of which one follows from all the others ---------------------------------------- */

/* Those on one side of the equation less those on the other are 0, so that everybody can work out
 * what the hidden ones are worth together: `sum`. By what is said of each - a small one is from 1
 * to `largest`, another that is hidden is larger - that could be from `least` to `most`, or without
 * end. */
typedef struct equation {
  int64_t largest;
  size_t hidden;
  bool small[2];   /* is one of them small, on this side, on the other */
  bool endless[2]; /* no least, no most                                */
  int64_t sum, least, most;
  cpl_figure *next; /* that would be left out with them */
} equation;

static void hide(equation *e, const cpl_figure *figure, bool other_side) {
  bool small = figure->shown == CPL_AS_SMALL;
  int64_t least = small ? 1 : figure->sum == 0 ? 0 : e->largest + 1;
  e->hidden++;
  e->sum += other_side ? -figure->sum : figure->sum;
  e->least += other_side ? -e->largest : least;
  e->most += other_side ? -least : e->largest;
  if (small)
    e->small[other_side] = true;
  else
    e->endless[!other_side] = true;
}

/* The smallest that is shown; what is 0 tells least, and comes last. */
static void offer(equation *e, cpl_figure *figure) {
  if (!cpl_figure_stands(figure)) return;
  bool better = e->next == NULL || (figure->sum != 0 && e->next->sum == 0) ||
                (figure->sum != 0 && figure->sum < e->next->sum);
  if (better) e->next = figure;
}

static void put(equation *e, cpl_figure *figure, bool other_side) {
  if (figure == NULL) return;
  if (figure->shown == CPL_IN_FULL)
    offer(e, figure);
  else
    hide(e, figure, other_side);
}

/* Is there only one number that a small one on this side can be, whatever the other hidden ones
 * are? They are worth from `least` to `most` without it. */
static bool tells(const equation *e, bool other_side) {
  if (!e->small[other_side]) return false;
  int64_t sum = other_side ? -e->sum : e->sum;
  int64_t others_least = (other_side ? -e->most : e->least) - 1;
  int64_t others_most = (other_side ? -e->least : e->most) - e->largest;
  int64_t from = e->endless[!other_side] ? 1 : sum - others_most;
  int64_t to = e->endless[other_side] ? e->largest : sum - others_least;
  if (from < 1) from = 1;
  if (to > e->largest) to = e->largest;
  return from >= to;
}

/* Leave one more out where a hidden one could be worked out; true if there was one. */
static bool guard(const equation *e) {
  bool told = e->hidden == 1 || tells(e, false) || tells(e, true);
  if (!told || e->next == NULL) return false;
  e->next->shown = CPL_NOT_AT_ALL;
  return true;
}

static equation equation_of(const complaint_report *report) {
  return (equation){.largest = (int64_t)report->withhold - 1};
}

/* ---- a clause and its rules ------------------------------------------------------------------ */

/* A clause and all the rules that count for it. */
static bool guard_clause(const complaint_report *report, cpl_figure *clause) {
  const cpl_tally *tally = &report->tally;
  equation e = equation_of(report);
  put(&e, clause, true);
  for (size_t i = 0; i < tally->tie_count; i++)
    if (tally->ties[i].clause == clause) put(&e, tally->ties[i].rule, false);
  return guard(&e);
}

static bool guard_clauses(const complaint_report *report) {
  bool more = false;
  for (size_t i = 0; i < report->tally.count; i++)
    if (cpl_figure_part(report->tally.figures[i]) == CPL_PART_CLAUSES)
      more = guard_clause(report, report->tally.figures[i]) || more;
  return more;
}

/* ---- a total and its parts ------------------------------------------------------------------- */

/* The days to acceptance, the ages of a duty: where the total or one part is small, no part is
 * told, nor that there is one, nor the longest. */
static void guard_parts(const complaint_report *report, const cpl_figure *total) {
  const cpl_tally *tally = &report->tally;
  bool accepted = total->measure == CPL_ACCEPTED;
  cpl_measure first = accepted ? CPL_ACCEPTED_0 : CPL_OWED_0;
  cpl_measure last = accepted ? CPL_ACCEPTED_LONGEST : CPL_OWED_OLDEST;
  bool hidden = total->shown != CPL_IN_FULL;
  for (unsigned m = first; m <= last; m++) {
    const cpl_figure *part = cpl_tally_find(tally, (cpl_measure)m, total->process, total->name);
    hidden = hidden || (part != NULL && part->shown != CPL_IN_FULL);
  }
  for (unsigned m = first; hidden && m <= last; m++) {
    cpl_figure *part = cpl_tally_find(tally, (cpl_measure)m, total->process, total->name);
    if (part != NULL) part->shown = CPL_UNTOLD;
  }
}

static void guard_totals(const complaint_report *report) {
  for (size_t i = 0; i < report->tally.count; i++) {
    const cpl_figure *figure = report->tally.figures[i];
    if (figure->measure == CPL_ACCEPTED || figure->measure == CPL_OWED_NOW)
      guard_parts(report, figure);
  }
}

/* ---- the cases of a process ------------------------------------------------------------------ */

/* Those that follow from each other: open before + received + reopened = laid to rest + open, and
 * of the open and the received so many are accepted, and so many are not. */
static bool counts_cases(const cpl_figure *figure) {
  return figure->measure <= CPL_OPEN || figure->measure == CPL_ACCEPTED ||
         figure->measure == CPL_NOT_ACCEPTED;
}

/* Where one of them is small, no other is shown, not even a 0. That nothing was received at all is
 * said always: it is what silence is about. */
static void guard_process(const complaint_report *report, const char *process) {
  for (unsigned m = CPL_OPEN_BEFORE; m <= CPL_NOT_ACCEPTED; m++) {
    cpl_figure *figure = cpl_tally_find(&report->tally, (cpl_measure)m, process, "");
    bool silent = m == CPL_RECEIVED && figure != NULL && figure->sum == 0;
    if (figure != NULL && figure->shown == CPL_IN_FULL && !silent) figure->shown = CPL_NOT_AT_ALL;
  }
}

static void guard_cases(const complaint_report *report) {
  for (size_t i = 0; i < report->tally.count; i++) {
    const cpl_figure *figure = report->tally.figures[i];
    if (counts_cases(figure) && figure->shown == CPL_AS_SMALL)
      guard_process(report, figure->process);
  }
}

/* ---- all of them ----------------------------------------------------------------------------- */

static void begin(complaint_report *report) {
  for (size_t i = 0; i < report->tally.count; i++) {
    cpl_figure *figure = report->tally.figures[i];
    bool small = is_count(figure) && figure->sum > 0 && figure->sum < (int64_t)report->withhold;
    figure->shown = small ? CPL_AS_SMALL : CPL_IN_FULL;
  }
}

/* What belongs to a count that is not shown goes with it; a score of a fact with the whole. */
static void hide_what_belongs(complaint_report *report) {
  for (size_t i = 0; i < report->tally.count; i++) {
    cpl_figure *figure = report->tally.figures[i];
    const cpl_measure_form *form = cpl_measure_of((cpl_measure)figure->measure);
    if (form->kind <= CPL_KIND_PLAIN) continue;
    const cpl_figure *owner = cpl_tally_find(&report->tally, (cpl_measure)form->of, figure->process,
                                             form->part == CPL_PART_SCORES ? "" : figure->name);
    if (owner != NULL && owner->shown != CPL_IN_FULL && figure->shown == CPL_IN_FULL)
      figure->shown = CPL_NOT_AT_ALL;
  }
}

void cpl_report_withhold(complaint_report *report) {
  begin(report);
  if (report->withhold <= 1) return;
  guard_cases(report);
  guard_totals(report);
  while (guard_clauses(report)) {
  }
  hide_what_belongs(report);
}

bool cpl_report_withholds(const complaint_report *report) {
  for (size_t i = 0; i < report->tally.count; i++)
    if (report->tally.figures[i]->shown != CPL_IN_FULL) return true;
  return false;
}
