/* decision.h - the answer: actions open or refused, duties, sanctions, breaches, each with reasons.
 *
 * All in numbers; text is made only when somebody reads it (decision_json.c, explain.c). The arrays
 * keep their room from one judging to the next.
 * Knows: state. Must not know: JSON, languages. */
#ifndef CPL_CASE_DECISION_H
#define CPL_CASE_DECISION_H

#include "complaint/decision.h"
#include "libcomplaint/case/state.h"
#include "libcomplaint/policy/laws.h"

typedef struct cpl_answer {
  cpl_set by;                    /* roles that may act                         */
  cpl_set needs;                 /* of the action's own facts; 0 when refused   */
  uint32_t on;                   /* item                                       */
  uint32_t reason, reason_count; /* none: the action is open   */
  uint16_t action;
} cpl_answer;

typedef enum cpl_duty_shown {
  CPL_SHOWN_OWED,
  CPL_SHOWN_OVERDUE,
  CPL_SHOWN_DONE,
  CPL_SHOWN_VOID
} cpl_duty_shown;

typedef struct cpl_duty_answer {
  cpl_set by, to;
  uint16_t rule, entry;
  uint8_t state; /* cpl_duty_shown */
  bool extended, suspended, soft;
  uint32_t on, round;
  cpl_moment since, done; /* done: NEVER unless DONE */
  cpl_due due;            /* none: promptly, or standing still */
} cpl_duty_answer;

typedef struct cpl_sanction_answer {
  cpl_set open; /* sanctions; refused: see the answer's reasons */
  uint32_t on, answer;
  uint16_t offence, finding; /* CPL_NONE: not known; finding: number of the enum value */
} cpl_sanction_answer;

/* An item whose offence is read under another version than that of the case. */
typedef struct cpl_law_answer {
  uint32_t on;
  cpl_day day;        /* of the conduct                           */
  const cpl_law *law; /* of the policy; NULL: none was in force   */
} cpl_law_answer;

struct complaint_decision {
  complaint_memory memory;
  struct complaint_case *of; /* held: for the policy and the ids; NULL before the first judging */
  cpl_moment now;
  bool at_rest;
  uint16_t stage; /* action + 1; 0: none */
  uint32_t events;
  cpl_answer *answers;
  cpl_duty_answer *duties;
  cpl_sanction_answer *sanctions;
  cpl_breach *breaches; /* their reasons lie in `reasons` too */
  cpl_reason *reasons;
  cpl_law_answer *laws;
  uint32_t answer_count, duty_count, sanction_count, breach_count, reason_count, law_count;
  size_t answer_room, duty_room, sanction_room, breach_room, reason_room, law_room;
  uint32_t *item_ids; /* by item: number of its id; 0: the case */
  uint32_t item_count;
  size_t item_room;
};

/* The reasons from number `first` on; NULL where the decision has none at all. */
static inline const cpl_reason *cpl_decision_reasons(const complaint_decision *decision,
                                                     uint32_t first) {
  return decision->reasons == NULL ? NULL : decision->reasons + first;
}

#endif
