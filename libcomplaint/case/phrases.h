/* phrases.h - everything that explanations say, in one table, in both languages.
 * Knows: base. Must not know: decisions; what the words stand for. */
#ifndef CPL_CASE_PHRASES_H
#define CPL_CASE_PHRASES_H

#include "complaint/text.h"
#include "libcomplaint/base/text.h"

typedef enum cpl_phrase {
  /* building stones */
  CPL_SAY_NAMED,   /* a name, its label */
  CPL_SAY_BARE,    /* a name without label */
  CPL_SAY_AT,      /* something, the item it is about */
  CPL_SAY_ITEM,    /* a kind of item, an id */
  CPL_SAY_AND,     /* between the parts of a list */
  CPL_SAY_OR,      /* before the last of them      */
  CPL_SAY_ALSO,    /* between sentences            */
  CPL_SAY_OR_ELSE, /* between such, one of several */
  CPL_SAY_A,
  CPL_SAY_AN,
  CPL_SAY_THE_CASE,
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
  /* why an action is refused, and what would have to change: in the order of cpl_why */
  CPL_SAY_WHY,
  CPL_SAY_FIX = CPL_SAY_WHY + 15,
  CPL_SAY_FIX_WHEN = CPL_SAY_FIX + 8,
  CPL_SAY_FIX_NEEDS,
  CPL_SAY_REOPEN = CPL_SAY_FIX + 15,
  CPL_SAY_NO_ROLE,    /* where it is not known who may; the first who could */
  CPL_SAY_STOOD_IN,   /* a role, who acts instead, clauses */
  CPL_SAY_ABSENT,     /* a role, why                       */
  CPL_SAY_OTHER_KIND, /* an id, what it is, what it should be */
  CPL_SAY_NAME_KIND,
  CPL_SAY_NOT_LATER, /* a fact, its value, the due that it has to pass */
  CPL_SAY_NOT_LATER_UNTOLD,
  CPL_SAY_MUST_BE_LATER,
  CPL_SAY_NULL_WILL_DO,
  /* a row that refuses: a fact, the value it has, what is wanted or barred */
  CPL_SAY_FAILS,
  CPL_SAY_FAILS_BARRED,
  CPL_SAY_FAILS_UNTOLD,
  CPL_SAY_FAILS_UNTOLD_BARRED,
  CPL_SAY_NOT_KNOWN,
  CPL_SAY_EMPTY,
  CPL_SAY_FUNCTION_REFUSES,
  CPL_SAY_READING_CLOSED,
  CPL_SAY_ALIEN, /* a fact, the version that does not know it */
  CPL_SAY_NOT_AWAY,
  /* what would have to change */
  CPL_SAY_MUST_BE,
  CPL_SAY_MUST_NOT_BE,
  CPL_SAY_MUST_ATTEND,
  CPL_SAY_MUST_BE_ABSENT,
  CPL_SAY_FUNCTION_MUST_HOLD,
  CPL_SAY_READING_STAYS,
  CPL_SAY_ALIEN_STAYS,
  CPL_SAY_PROVES, /* a requirement without which an offence is not found */
  /* what a row asks of a fact */
  CPL_SAY_ALL_OF,
  CPL_SAY_SPAN,
  CPL_SAY_LEAST,
  CPL_SAY_MOST,
  CPL_SAY_ABOVE,
  CPL_SAY_BELOW,
  CPL_SAY_TIMED, /* the four again, of dates and times */
  CPL_SAY_SAME = CPL_SAY_TIMED + 4,
  CPL_SAY_APART_LEAST,
  CPL_SAY_APART_MOST,
  CPL_SAY_APART_SPAN,
  CPL_SAY_BEYOND,
  CPL_SAY_VALUED, /* a fact, its value */
  CPL_SAY_FORMER,
  /* a row as a state of things */
  CPL_SAY_IS,
  CPL_SAY_IS_NOT,
  CPL_SAY_IS_THERE,
  CPL_SAY_IS_AWAY,
  CPL_SAY_FUNCTION_HOLDS,
  CPL_SAY_BOTH,
  /* the law of the day */
  CPL_SAY_LAW, /* a version, the day of the conduct */
  CPL_SAY_LAW_NONE,
  CPL_SAY_UNDER, /* the same, as part of a sentence */
  CPL_SAY_UNDER_OWN,
  CPL_SAY_READ_UNDER, /* a sentence, under which version */
  CPL_SAY_NO_LAW,
  CPL_SAY_NOT_DECLARED, /* an offence, under which version */
  CPL_SAY_NOT_DECLARED_UNTOLD,
  CPL_SAY_FIX_DAY, /* the fact with the day */
  CPL_SAY_FIX_NO_LAW,
  CPL_SAY_FIX_NOTHING,
  /* sanctions */
  CPL_SAY_SO,    /* a fact, its value, what stands against it */
  CPL_SAY_OPENS, /* for what, the sanctions that are open     */
  CPL_SAY_OPENS_NONE,
  CPL_SAY_CLOSED_UNTOLD,
  CPL_SAY_FOR, /* an offence, a finding */
  CPL_SAY_NO_OFFENCE,
  CPL_SAY_NOT_FOUND,
  CPL_SAY_NONE_OPENS,
  CPL_SAY_GOES_WITH, /* a sanction, its variants */
  CPL_SAY_VARIANT_UNTOLD,
  CPL_SAY_GIVE_VARIANT,
  CPL_SAY_SANCTIONS_NONE,
  CPL_SAY_SANCTIONS_AFTER, /* steps                           */
  CPL_SAY_SANCTIONS,       /* for what, which */
  CPL_SAY_SANCTIONS_CITED,
  CPL_SAY_SANCTION, /* a sanction, its variants */
  /* a duty */
  CPL_SAY_DUTY,
  CPL_SAY_DUTY_OFTEN,
  CPL_SAY_NOT_OWED, /* why */
  CPL_SAY_VOID,
  CPL_SAY_VOID_SINCE,        /* why, an event */
  CPL_SAY_MAYBE_NOT_SET_OFF, /* a trigger; the state is not at hand */
  CPL_SAY_SET_OFF_FIRST,
  CPL_SAY_UNDONE, /* a trigger, the event that undid it */
  CPL_SAY_SET_OFF_AGAIN,
  CPL_SAY_DONE_BEFORE, /* an event */
  CPL_SAY_IS_DONE,
  CPL_SAY_NOT_BEGUN,
  CPL_SAY_MUST_BEGIN,
  CPL_SAY_NO_DAY_COUNTS,
  CPL_SAY_NEXT_PERIOD,
  CPL_SAY_OWED_ELSEWHERE, /* for what, not for what */
  CPL_SAY_ASK_ELSEWHERE,
  CPL_SAY_ADD_ONE,
  CPL_SAY_OWED_BY,
  CPL_SAY_OWED_TO,
  CPL_SAY_SINCE_EVENT,
  CPL_SAY_ROUND,
  CPL_SAY_EVENT, /* seq, action, actor */
  CPL_SAY_PERIOD,
  CPL_SAY_PERIOD_ENDS,
  CPL_SAY_PERIOD_COUNTS,
  CPL_SAY_AT_EVERY_MOMENT,
  CPL_SAY_WHILE,
  CPL_SAY_PROMPTLY,
  CPL_SAY_NO_DATE,
  CPL_SAY_STANDS_STILL,
  CPL_SAY_DUE,
  CPL_SAY_DUE_WITHIN, /* a due, how it comes about */
  CPL_SAY_AT_FIRST,   /* the same, before it was extended */
  CPL_SAY_LESS_STILL, /* a limit */
  CPL_SAY_BEFORE,     /* a limit, what it is counted back from */
  CPL_SAY_NAMED_DAY,
  CPL_SAY_NAMED_TIME,
  CPL_SAY_BY_EXTENSION, /* a number of an event */
  CPL_SAY_BY_EXTENSION_STILL,
  CPL_SAY_EXTENDED_FROM, /* an event, a due, a due */
  CPL_SAY_EXTENDED_TO,
  CPL_SAY_STOOD_STILL, /* a time, a time, two events */
  CPL_SAY_STILL_STANDS,
  CPL_SAY_TWO_EVENTS,
  CPL_SAY_PROVISIONAL,
  CPL_SAY_TARGET,
  CPL_SAY_DONE_AT,
  CPL_SAY_DONE_BY, /* a time, an event */
  CPL_SAY_AS_OWED,
  CPL_SAY_AS_OVERDUE,
  CPL_SAY_AS_DONE,
  CPL_SAY_AS_VOID,
  CPL_SAY_AT_ONCE,
  CPL_SAY_UNIT,                        /* a number: in the order of cpl_unit, from seconds */
  CPL_SAY_ONE_UNIT = CPL_SAY_UNIT + 8, /* the same of one alone */
  CPL_SAY_COUNTING = CPL_SAY_ONE_UNIT + 8,
  CPL_SAY_COUNTING_BACK,
  CPL_SAY_DAY,
  CPL_SAY_DAYS,
  CPL_SAY_DAY_OF, /* a kind of day, its holiday */
  CPL_SAY_DAY_START,
  CPL_SAY_DAY_COUNTED,
  CPL_SAY_DAYS_COUNTED,
  CPL_SAY_DAY_SKIPPED,
  CPL_SAY_DAY_STILL, /* the numbers of two events */
  CPL_SAY_DAY_ROLLED,
  CPL_SAY_DAY_ROLLED_BACK,
  CPL_SAY_DAY_DUE,
  CPL_SAY_DAY_NUMBER,
  CPL_SAY_KIND, /* in the order of complaint_day_kind */
  /* triggers that are no actions: in the order of CPL_IN_FORCE */
  CPL_SAY_TRIGGER = CPL_SAY_KIND + 5,
  /* what was not kept of a duty */
  CPL_SAY_BREACHES = CPL_SAY_TRIGGER + 5,
  CPL_SAY_EARLIER,
  CPL_SAY_LATE,
  CPL_SAY_LATE_PERIOD,
  CPL_SAY_GAP,
  CPL_SAY_GAP_LASTS,
  CPL_SAY_MISSED,
  /* clauses */
  CPL_SAY_CLAUSES,
  CPL_SAY_CLAUSE,
  CPL_SAY_READING,
  CPL_SAY_ALTERNATIVES,
  CPL_SAY_COUNT_
} cpl_phrase;

/* Add a phrase; `{1}`, `{2}` ... in it are the parts. */
void cpl_say(cpl_text *out, complaint_language language, cpl_phrase phrase,
             const char *const *parts);

#endif
