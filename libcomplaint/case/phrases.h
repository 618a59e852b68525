/* phrases.h - everything that explanations say, in one table, in both languages.
 * Knows: base. Must not know: decisions; what the words stand for. */
#ifndef CPL_CASE_PHRASES_H
#define CPL_CASE_PHRASES_H

#include "complaint/text.h"
#include "libcomplaint/base/text.h"

typedef enum cpl_phrase {
  /* building stones */
  CPL_SAY_NAMED, /* a name, its label */
  CPL_SAY_BARE,  /* a name without label */
  CPL_SAY_AT,    /* something, the item it is about */
  CPL_SAY_ITEM,  /* a kind of item, an id */
  CPL_SAY_AND,   /* between the parts of a list */
  CPL_SAY_TRUE,
  CPL_SAY_FALSE,
  /* an action */
  CPL_SAY_MAY,
  CPL_SAY_NOBODY,
  CPL_SAY_OPEN,
  CPL_SAY_REFUSED,
  CPL_SAY_REASON,
  CPL_SAY_REASON_CITED,
  CPL_SAY_CHANGE,
  CPL_SAY_STILL_NEEDED,
  CPL_SAY_HEEDS,
  CPL_SAY_NOT_THERE,
  CPL_SAY_TAKEN,
  /* why an action is refused, and what would have to change: in the order of cpl_why */
  CPL_SAY_WHY,
  CPL_SAY_FIX = CPL_SAY_WHY + 15,
  CPL_SAY_REOPEN = CPL_SAY_FIX + 15,
  CPL_SAY_NO_ROLE, /* where it is not known who may; the first who could */
  CPL_SAY_MUST_BE,
  CPL_SAY_MUST_NOT_BE,
  CPL_SAY_MUST_LIE,
  CPL_SAY_MUST_REACH,
  CPL_SAY_MUST_NOT_PASS,
  CPL_SAY_MUST_ATTEND,
  CPL_SAY_MUST_BE_ABSENT,
  CPL_SAY_MUST_FIT,
  /* a duty */
  CPL_SAY_DUTY,
  CPL_SAY_NOT_OWED,
  CPL_SAY_OWED_BY,
  CPL_SAY_OWED_TO,
  CPL_SAY_SINCE_EVENT,
  CPL_SAY_ROUND,
  CPL_SAY_PROMPTLY,
  CPL_SAY_STANDS_STILL,
  CPL_SAY_DUE,
  CPL_SAY_DUE_WITHIN,
  CPL_SAY_EXTENDED,
  CPL_SAY_PROVISIONAL,
  CPL_SAY_TARGET,
  CPL_SAY_DONE_AT,
  CPL_SAY_AS_OWED,
  CPL_SAY_AS_OVERDUE,
  CPL_SAY_AS_DONE,
  CPL_SAY_AS_VOID,
  CPL_SAY_AT_ONCE,
  CPL_SAY_UNIT, /* a number: in the order of cpl_unit, from seconds */
  CPL_SAY_COUNTING = CPL_SAY_UNIT + 8,
  CPL_SAY_MOVED,
  CPL_SAY_DAY,
  CPL_SAY_DAYS,
  CPL_SAY_DAY_OF, /* a kind of day, its holiday */
  CPL_SAY_DAY_START,
  CPL_SAY_DAY_COUNTED,
  CPL_SAY_DAYS_COUNTED,
  CPL_SAY_DAY_SKIPPED,
  CPL_SAY_DAY_ROLLED,
  CPL_SAY_DAY_DUE,
  CPL_SAY_KIND, /* in the order of complaint_day_kind */
  /* triggers that are no actions: in the order of CPL_IN_FORCE */
  CPL_SAY_TRIGGER = CPL_SAY_KIND + 5,
  /* clauses */
  CPL_SAY_CLAUSES = CPL_SAY_TRIGGER + 5,
  CPL_SAY_CLAUSE,
  CPL_SAY_READING,
  CPL_SAY_ALTERNATIVES,
  CPL_SAY_COUNT_
} cpl_phrase;

/* Add a phrase; `{1}`, `{2}` ... in it are the parts. */
void cpl_say(cpl_text *out, complaint_language language, cpl_phrase phrase,
             const char *const *parts);

#endif
