/* tally.h - the figures of a report. What one case adds is noted first and taken over as a whole,
 * so that a case for which memory ran out has added nothing.
 * Knows: figures, memory. Must not know: cases, languages. */
#ifndef CPL_REPORT_TALLY_H
#define CPL_REPORT_TALLY_H

#include "libcomplaint/base/memory.h"
#include "libcomplaint/report/figures.h"

/* How much of a figure may be shown, see withhold.c: its value, that it is small, that there is
 * one, nothing. */
typedef enum cpl_shown { CPL_IN_FULL, CPL_AS_SMALL, CPL_NOT_AT_ALL, CPL_UNTOLD } cpl_shown;

typedef struct cpl_figure {
  const char *process, *name; /* "" where it has none */
  uint8_t measure;            /* cpl_measure */
  uint8_t shown;              /* cpl_shown   */
  bool always;                /* it stands there with a 0 too */
  int64_t sum, times;         /* a mean: sum over so many     */
} cpl_figure;

/* This figure by clause counts some of what that one counts by rule. */
typedef struct cpl_tie {
  cpl_figure *clause, *rule;
} cpl_tie;

typedef struct cpl_note {
  cpl_figure *figure;
  int64_t amount;
} cpl_note;

typedef struct cpl_tally {
  complaint_memory memory;
  cpl_arena arena;
  cpl_figure **figures; /* by process, name, measure of one part after the other */
  cpl_note *notes;
  cpl_tie *ties;
  size_t count, note_count, tie_count;
  size_t room, note_room, tie_room;
} cpl_tally;

void cpl_tally_begin(cpl_tally *tally, const complaint_memory *memory);
void cpl_tally_end(cpl_tally *tally);

/* The figure, made if it is not there; NULL when there is no memory. */
cpl_figure *cpl_tally_figure(cpl_tally *tally, cpl_measure measure, const char *process,
                             const char *name);
/* The same, or NULL when it is not there. */
cpl_figure *cpl_tally_find(const cpl_tally *tally, cpl_measure measure, const char *process,
                           const char *name);

/* What the case at hand adds. NULL when there is no memory. */
cpl_figure *cpl_tally_note(cpl_tally *tally, cpl_measure measure, const char *process,
                           const char *name, int64_t amount);
bool cpl_tally_tie(cpl_tally *tally, cpl_figure *clause, cpl_figure *rule);

/* All that was noted counts, or none of it. */
void cpl_tally_take(cpl_tally *tally);
void cpl_tally_drop(cpl_tally *tally);

int64_t cpl_figure_value(const cpl_figure *figure);
/* Is there anything to show? */
bool cpl_figure_stands(const cpl_figure *figure);

/* The figures of one part, process and name: from `first` on, before the answer. */
size_t cpl_tally_group(const cpl_tally *tally, size_t first);
cpl_part cpl_figure_part(const cpl_figure *figure);

#endif
