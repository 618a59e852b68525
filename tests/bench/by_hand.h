/* by_hand.h - a peer: the complaint process of the boxing school in straight-line C, written for
 * this one policy and nothing else. What a programmer without an engine would write, and about the
 * least that such answers cost. by_hand.c answers; by_hand_fold.c keeps the state.
 *
 * It answers what a decision of the engine answers: actions with who may take them, duties, what
 * sanctions are open, breaches, and the reasons. Left out are the facts that an action needs, and
 * the clauses. Its state knows the events of life.c and no others. */
#ifndef CPL_TESTS_BENCH_BY_HAND_H
#define CPL_TESTS_BENCH_BY_HAND_H

#include <stdbool.h>
#include <stdint.h>

/* Actions, in order of name: so they are answered. */
typedef enum hand_action {
  DO_ACCEPT,
  DO_ALLEGE,
  DO_ANSWER,
  DO_APOLOGISE,
  DO_APOLOGISE_TO_STUDENT,
  DO_APPROVE_EXTENSION,
  DO_APPROVE_EXTENSION_UNEXPLAINED,
  DO_ASK_ANSWER,
  DO_CORRECT,
  DO_CORRECT_FAULT,
  DO_DECIDE_MEASURE,
  DO_DO_MEASURE,
  DO_EXPLAIN_CAUSE,
  DO_EXPLAIN_EXTENSION,
  DO_FILE,
  DO_FILL_ACCEPTANCE_FORM,
  DO_FIND,
  DO_GIVE_OPINION,
  DO_HEAR_COMPLAINANT,
  DO_HEAR_RESPONDENT,
  DO_IDENTIFY_COMPLAINANT,
  DO_IMPOSE,
  DO_INFORM_LEADER,
  DO_INVESTIGATE,
  DO_LEADER_OPINION,
  DO_MARK_UNREACHABLE,
  DO_NAME_RESPONDENT,
  DO_NO_SANCTION,
  DO_PASS_ON,
  DO_RATE,
  DO_RECEIVE,
  DO_RECORD,
  DO_REPLY,
  DO_REPORT,
  DO_SETTLE_AT_ONCE,
  DO_TELL_PROGRESS,
  DO_TELL_RESULT,
  DO_WAIVE_ACCEPTANCE_FORM,
  DO_WRITTEN_REPORT,
  HAND_ACTIONS
} hand_action;

/* Duties, in order of name: what is owed, and since when. */
typedef enum hand_rule {
  OWE_ACCEPT_AFTER_RECORD,
  OWE_ALLEGE_AFTER_ACCEPT,
  OWE_ANSWER_AFTER_ASK_ANSWER,
  OWE_APOLOGISE_AFTER_FIND,
  OWE_APOLOGISE_TO_STUDENT_AFTER_FIND,
  OWE_CORRECT_FAULT_AFTER_FIND,
  OWE_DECIDE_MEASURE_AFTER_FIND,
  OWE_DO_MEASURE_AFTER_DECIDE_MEASURE,
  OWE_EXPLAIN_CAUSE_AFTER_INVESTIGATE,
  OWE_FILL_ACCEPTANCE_FORM_AFTER_RECORD,
  OWE_FIND_AFTER_ALLEGE,
  OWE_GIVE_OPINION_AFTER_RECEIVE,
  OWE_GIVE_OPINION_AFTER_REPORT,
  OWE_HEAR_COMPLAINANT_AFTER_ACCEPT,
  OWE_HEAR_RESPONDENT_AFTER_ACCEPT,
  OWE_IMPOSE_AFTER_GIVE_OPINION,
  OWE_INFORM_LEADER_AFTER_ACCEPT,
  OWE_INVESTIGATE_AFTER_ACCEPT,
  OWE_LEADER_OPINION_AFTER_REPORT,
  OWE_RECORD_AFTER_RECEIVE,
  OWE_REPLY_AFTER_ACCEPT,
  OWE_REPORT_AFTER_FIND,
  OWE_TELL_PROGRESS_AFTER_INVESTIGATE,
  OWE_TELL_RESULT_AFTER_GIVE_OPINION,
  OWE_TELL_RESULT_AFTER_RECEIVE,
  HAND_RULES
} hand_rule;

/* A set of roles is their sum. */
enum {
  HAND_COMMITTEE = 1,
  HAND_COMPLAINANT = 2,
  HAND_DEPARTMENT = 4,
  HAND_LEADER = 8,
  HAND_LEADER_IN_CHARGE = 16,
  HAND_OFFICE = 32,
  HAND_RATER = 64,
  HAND_RESPONDENT = 128,
  HAND_STUDENT = 256,
  HAND_SUPERVISION = 512,
  HAND_EITHER = HAND_OFFICE | HAND_SUPERVISION
};

enum { HAND_PARTIES = 8, HAND_DUTY_ROOM = 64, HAND_ANSWER_ROOM = 128, HAND_REASON_ROOM = 512 };

typedef enum hand_channel { NO_CHANNEL, TELEPHONE, VISIT, LETTER, BOX } hand_channel;
typedef enum hand_finding { NOT_FOUND, VERIFIED, NOT_VERIFIED } hand_finding;
typedef enum hand_due { HAND_OWED, HAND_OVERDUE, HAND_DONE } hand_due;

/* ---- the state ------------------------------------------------------------------------------- */

typedef struct hand_duty {
  int64_t since, done, too_late; /* INT64_MAX: none */
  uint8_t rule, place;
  uint8_t state; /* hand_due; what is overdue is found out when it is asked */
  bool extended;
} hand_duty;

/* A respondent or an allegation: what was done there. */
typedef struct hand_item {
  uint64_t steps;
  char id[16];
  uint8_t place;   /* its number among all items, from 1 */
  uint8_t of;      /* an allegation: number of its respondent */
  uint8_t finding; /* an allegation */
  bool student_affected;
} hand_item;

typedef struct hand_breach {
  uint8_t rule, place;
  bool late; /* done after its due; else still open */
} hand_breach;

typedef struct hand_case {
  uint64_t steps; /* of the case */
  uint8_t channel, places, respondent_count, allegation_count, duty_count, breach_count;
  bool settled, gone_up, in_remit, reachable, any_verified;
  int64_t new_due; /* INT64_MAX: not known */
  hand_item respondents[HAND_PARTIES], allegations[HAND_PARTIES];
  hand_duty duties[HAND_DUTY_ROOM];
  hand_breach breaches[HAND_PARTIES];
} hand_case;

/* One event more, as canonical JSON. False when it is none of those known here. */
bool hand_fold(hand_case *c, const char *event);

/* ---- the answer ------------------------------------------------------------------------------ */

typedef enum hand_why {
  HAND_ABSENT,
  HAND_NOT_STARTED,
  HAND_STARTED,
  HAND_ENDED,
  HAND_WHEN,
  HAND_AFTER,
  HAND_BEFORE_DUE,
  HAND_NO_DUTY,
  HAND_STILL_OWED
} hand_why;

/* The keys of rows that can fail. */
typedef enum hand_key {
  KEY_CHANNEL,
  KEY_COMPLAINANT,
  KEY_FINDING,
  KEY_GONE_UP,
  KEY_IN_REMIT,
  KEY_NEW_DUE,
  KEY_SETTLED
} hand_key;

/* `what` is an action, a duty, a key or a role, as `why` has it. */
typedef struct hand_reason {
  uint8_t why, place;
  uint16_t what;
} hand_reason;

typedef struct hand_answer {
  uint8_t action, place;
  uint16_t by;
  uint16_t reason, reason_count;
} hand_answer;

typedef struct hand_duty_answer {
  int64_t since, done, too_late;
  uint16_t by, to;
  uint8_t rule, place, state;
  bool extended;
} hand_duty_answer;

/* All sanctions are open, or none. */
typedef struct hand_sanction {
  uint8_t place, finding;
  bool refused;
} hand_sanction;

typedef struct hand_decision {
  uint32_t answer_count, reason_count, duty_count, sanction_count, breach_count;
  hand_answer answers[HAND_ANSWER_ROOM];
  hand_reason reasons[HAND_REASON_ROOM];
  hand_duty_answer duties[HAND_DUTY_ROOM];
  hand_sanction sanctions[HAND_PARTIES];
  hand_breach breaches[HAND_DUTY_ROOM];
} hand_decision;

void hand_decide(const hand_case *c, int64_t now, hand_decision *out);

#endif
