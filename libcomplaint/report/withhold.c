/* withhold.c - which figures of a report are not shown, so that nobody is found in a small number.
 *
 * A count from 1 to one less than the limit is shown as small. What belongs to it, as the longest
 * of so many days, is not shown at all. And where figures add up, a count that is not shown could
 * be worked out from the others: so where it is the only one, or can be one number only whatever
 * the others are, another is left out with it, the smallest there is.
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

/* ---- which figures add up -------------------------------------------------------------------- */

/* Those of one process and name, from one measure to another. */
static bool guard_sum(const complaint_report *report, const cpl_figure *figure, cpl_measure last) {
  static const bool OTHER_SIDE[CPL_MEASURES] = {
      [CPL_LAID_TO_REST] = true, [CPL_OPEN] = true, [CPL_ACCEPTED] = true, [CPL_OWED_NOW] = true};
  equation e = equation_of(report);
  for (unsigned m = figure->measure; m <= last; m++)
    put(&e, cpl_tally_find(&report->tally, (cpl_measure)m, figure->process, figure->name),
        OTHER_SIDE[m]);
  return guard(&e);
}

static bool guard_sums(const complaint_report *report) {
  static const cpl_measure SUMS[][2] = {
      {CPL_OPEN_BEFORE, CPL_OPEN}, {CPL_ACCEPTED, CPL_ACCEPTED_7}, {CPL_OWED_NOW, CPL_OWED_90}};
  bool more = false;
  for (size_t i = 0; i < report->tally.count; i++)
    for (size_t s = 0; s < sizeof SUMS / sizeof *SUMS; s++)
      if (report->tally.figures[i]->measure == SUMS[s][0])
        more = guard_sum(report, report->tally.figures[i], SUMS[s][1]) || more;
  return more;
}

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
    if (owner != NULL && owner->shown != CPL_IN_FULL) figure->shown = CPL_NOT_AT_ALL;
  }
}

void cpl_report_withhold(complaint_report *report) {
  begin(report);
  if (report->withhold <= 1) return;
  for (bool more = true; more;) {
    more = guard_sums(report);
    more = guard_clauses(report) || more;
  }
  hide_what_belongs(report);
}
