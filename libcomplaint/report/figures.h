/* figures.h - everything that a report counts, in the order in which people read it.
 * Knows: nothing. Must not know: how it is counted, languages. */
#ifndef CPL_REPORT_FIGURES_H
#define CPL_REPORT_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

typedef enum cpl_part {
  CPL_PART_CASES,
  CPL_PART_ACCEPTANCE,
  CPL_PART_UNKNOWN,
  CPL_PART_EXTENSIONS,
  CPL_PART_DUTIES,
  CPL_PART_BREACHES,
  CPL_PART_CLAUSES,
  CPL_PART_SANCTIONS,
  CPL_PART_QUALITY,
  CPL_PART_SCORES,
  CPL_PART_STANDING
} cpl_part;

enum { CPL_PARTS = CPL_PART_STANDING + 1 };

typedef enum cpl_measure {
  /* cases of a process: open before + received + reopened = laid to rest + open */
  CPL_OPEN_BEFORE,
  CPL_RECEIVED,
  CPL_REOPENED,
  CPL_LAID_TO_REST,
  CPL_OPEN,
  CPL_OPEN_OVERDUE,
  /* how many days after receipt a case was accepted */
  CPL_ACCEPTED,
  CPL_ACCEPTED_0,
  CPL_ACCEPTED_1,
  CPL_ACCEPTED_3,
  CPL_ACCEPTED_7,
  CPL_ACCEPTED_LONGEST,
  CPL_NOT_ACCEPTED,
  CPL_UNKNOWN_CASES,
  CPL_GRANTED,
  CPL_GRANTED_CASES,
  /* duties owed at the end, by age */
  CPL_OWED_NOW,
  CPL_OWED_0,
  CPL_OWED_7,
  CPL_OWED_30,
  CPL_OWED_90,
  CPL_OWED_OLDEST,
  /* by action or duty; in the order of cpl_breach_kind */
  CPL_BROKEN_UNLAWFUL,
  CPL_BROKEN_LATE,
  CPL_BROKEN_GAP,
  CPL_BROKEN_OVERDUE,
  CPL_BROKEN_MISSED,
  CPL_BROKEN_TARGET,
  CPL_GAP_SECONDS,
  /* by clause; in the same order */
  CPL_CLAUSE_UNLAWFUL,
  CPL_CLAUSE_LATE,
  CPL_CLAUSE_GAP,
  CPL_CLAUSE_OVERDUE,
  CPL_CLAUSE_MISSED,
  CPL_CLAUSE_TARGET,
  CPL_IMPOSED,
  CPL_SCORED,
  CPL_SCORED_IN_PART,
  CPL_SCORE,      /* hundredths */
  CPL_SCORE_FACT, /* hundredths */
  CPL_STANDING_CASES
} cpl_measure;

enum { CPL_MEASURES = CPL_STANDING_CASES + 1 };

typedef enum cpl_figure_kind {
  CPL_KIND_COUNT,  /* of cases, duties, breaches: may be small, and telling  */
  CPL_KIND_PLAIN,  /* a count that tells of nobody                            */
  CPL_KIND_MOST,   /* the most of what another figure counts                 */
  CPL_KIND_AMOUNT, /* a sum over what another figure counts                  */
  CPL_KIND_MEAN    /* a mean over it, in hundredths, rounded, halves up      */
} cpl_figure_kind;

typedef struct cpl_measure_form {
  const char *name;
  uint8_t part; /* cpl_part                                             */
  uint8_t kind; /* cpl_figure_kind                                      */
  uint8_t of;   /* other than a count: the cpl_measure that it belongs to */
} cpl_measure_form;

const cpl_measure_form *cpl_measure_of(cpl_measure measure);
/* "cases", "acceptance" ... */
const char *cpl_part_name(cpl_part part);

#endif
