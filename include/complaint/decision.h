#ifndef COMPLAINT_DECISION_H
#define COMPLAINT_DECISION_H

/* A decision: the answer to "what may be done, what must be done, and why".
 *
 * It holds four lists - actions, duties, sanctions, breaches - and for each refusal or breach its
 * reasons. The order of every list is fixed: actions by name and then by item in order of creation,
 * duties in order of opening, breaches in order of the events and then those of the present.
 *
 * All strings are borrowed from the decision and live until it is judged again or freed. `on` is
 * the id of an item, "" for the case itself. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "complaint/error.h"
#include "complaint/memory.h"
#include "complaint/text.h"

#ifdef __cplusplus
extern "C" {
#endif

/** An answer that can be filled again and again. */
typedef struct complaint_decision complaint_decision;

/** An empty decision; `memory` NULL: the C library's. It is yours: complaint_decision_free(). */
complaint_decision *complaint_decision_new(const complaint_memory *memory, complaint_error *err);

/** Gives it back. NULL is nothing; before or after its case, policy and engine, as you like. */
void complaint_decision_free(complaint_decision *decision);

/** A case is at rest when it has come to its end and nothing is owed any more. */
bool complaint_decision_at_rest(const complaint_decision *decision);

/** One action at one place. Open if and only if it has no reasons. `cites`, here and below: for
 *  complaint_decision_cite(). */
typedef struct complaint_action_answer {
  const char *action, *on;
  unsigned cites;
  size_t by_count;     /* roles that may act: complaint_decision_action_by()          */
  size_t needs_count;  /* facts still to be given: complaint_decision_action_need()    */
  size_t reason_count; /* why it is refused: complaint_decision_action_reason()       */
} complaint_action_answer;

/** One thing that somebody owes. `state` is "owed", "overdue", "done" or "void"; times are seconds
 *  since 1970, `done` and `too_late` INT64_MAX where there is none. `due` is as it is printed: a
 * date for a day limit, a time for a minute limit, "" for a duty without a due time. */
typedef struct complaint_duty_answer {
  const char *duty, *on, *state;
  char due[26];
  int64_t since, done, too_late;
  unsigned round, cites;
  bool soft, extended, suspended, provisional;
  size_t by_count, to_count;
} complaint_duty_answer;

/** Which sanctions are open for one item. If `refused`, the reasons are those of the action that
 *  would impose it, complaint_decision_action_reason(decision, action, ...). */
typedef struct complaint_sanction_answer {
  const char *on, *offence, *finding; /* "" where not known */
  bool refused;
  size_t action, open_count;
} complaint_sanction_answer;

/** A rule that was not kept. `why` is "unlawful", "late", "gap", "overdue" or "missed"; `what` the
 *  action or the duty. `event` is the seq of the event, 0 for none. */
typedef struct complaint_breach_answer {
  const char *why, *what, *on;
  unsigned event, cites;
  bool is_void, soft;
  size_t reason_count;
} complaint_breach_answer;

/** Why something is refused: `what` is the missing step, fact or role or the open duty, so that
 * what would have to change is the same record. */
typedef struct complaint_reason {
  const char *why, *what, *on;
  unsigned cites;
} complaint_reason;

/** The lists: their lengths, and one entry each. An index out of range gives false and changes
 *  nothing. */
size_t complaint_decision_action_count(const complaint_decision *decision);
bool complaint_decision_action(const complaint_decision *decision, size_t i,
                               complaint_action_answer *out);
size_t complaint_decision_duty_count(const complaint_decision *decision);
bool complaint_decision_duty(const complaint_decision *decision, size_t i,
                             complaint_duty_answer *out);
size_t complaint_decision_sanction_count(const complaint_decision *decision);
bool complaint_decision_sanction(const complaint_decision *decision, size_t i,
                                 complaint_sanction_answer *out);
size_t complaint_decision_breach_count(const complaint_decision *decision);
bool complaint_decision_breach(const complaint_decision *decision, size_t i,
                               complaint_breach_answer *out);

/** The parts of an entry, in order of name. NULL (or false) for an index out of range. */
const char *complaint_decision_action_by(const complaint_decision *decision, size_t i, size_t k);
const char *complaint_decision_action_need(const complaint_decision *decision, size_t i, size_t k);
bool complaint_decision_action_reason(const complaint_decision *decision, size_t i, size_t k,
                                      complaint_reason *out);
const char *complaint_decision_duty_by(const complaint_decision *decision, size_t i, size_t k);
const char *complaint_decision_duty_to(const complaint_decision *decision, size_t i, size_t k);
const char *complaint_decision_sanction_open(const complaint_decision *decision, size_t i,
                                             size_t k);
bool complaint_decision_breach_reason(const complaint_decision *decision, size_t i, size_t k,
                                      complaint_reason *out);

/** Citation `k`, as in `boxing:7.4/R3`, of what has these `cites`, in order of name. NULL when
 * there are no more. */
const char *complaint_decision_cite(const complaint_decision *decision, unsigned cites, size_t k);

/** The decision as canonical JSON (RFC 8785): the same bytes for the same policy, events and now.
 *  E_ARGUMENT if nothing was judged yet. */
complaint_status complaint_decision_json(const complaint_decision *decision, complaint_text *out,
                                         complaint_error *err);

/** The part of it that an audit reads: breaches and duties. */
complaint_status complaint_decision_audit_json(const complaint_decision *decision,
                                               complaint_text *out, complaint_error *err);

/** Why an action or a duty (`decide@record`) stands as it does, for people: what speaks against it,
 *  what would have to change, and the clauses in full. `on` NULL or "": at every place. E_NOT_FOUND
 *  when the process has no such action or duty, or the case no such item. */
complaint_status complaint_decision_explain(const complaint_decision *decision, const char *name,
                                            const char *on, complaint_language language,
                                            complaint_text *out, complaint_error *err);

#ifdef __cplusplus
}
#endif

#endif
