/* words.h - what the text of a report says, in both languages.
 * Knows: figures. Must not know: numbers. */
#ifndef CPL_REPORT_WORDS_H
#define CPL_REPORT_WORDS_H

#include "complaint/text.h"
#include "libcomplaint/report/figures.h"

typedef enum cpl_word {
  CPL_WORD_TITLE,    /* first day, last day, week */
  CPL_WORD_KNOWN,    /* a time, a number of cases */
  CPL_WORD_SO_FAR,   /* a time                    */
  CPL_WORD_LEFT_OUT, /* a number of events        */
  CPL_WORD_SMALL,    /* a limit                   */
  CPL_WORD_WITHHELD,
  CPL_WORD_UNKNOWN,
  CPL_WORD_VERSIONS,  /* a list */
  CPL_WORD_QUIET,     /* a process: nothing was received */
  CPL_WORD_QUIET_IN,  /* a process, periods, a list      */
  CPL_WORD_QUIET_MAY, /* clauses */
  CPL_WORD_DAYS,      /* periods, as "every" names them */
  CPL_WORD_WEEKS,
  CPL_WORD_MONTHS,
  CPL_WORD_BREACHES_NOTE,
  CPL_WORD_SCORES_NOTE,
  CPL_WORD_COUNT_
} cpl_word;

/* A phrase; its parts are `{1}`, `{2}`, `{3}`. */
const char *cpl_word_text(cpl_word word, complaint_language language);
const char *cpl_part_title(cpl_part part, complaint_language language);
const char *cpl_measure_label(cpl_measure measure, complaint_language language);

#endif
