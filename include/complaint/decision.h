#ifndef COMPLAINT_DECISION_H
#define COMPLAINT_DECISION_H

/* A decision: the answer to "what may be done, what must be done, and why".
 *
 * It holds five lists: actions, duties, sanctions, breaches, and the laws of other versions by
 * which offences are read; and for each refusal and each unlawful event its reasons. The order of
 * every list is fixed, so that two decisions can be compared line by line: actions by name, then by
 * item in order of creation; duties in order of opening; breaches in order of the events, then what
 * is overdue, then periods that were missed.
 *
 * A list is read entry by entry: a struct that the caller brings is filled with the entry `i`, and
 * the lists inside an entry (roles, facts, reasons) are read one element `k` at a time. An index
 * out of range answers false or NULL and changes nothing, so that a loop needs no count.
 *
 * All strings are borrowed from the decision and live until it is judged again or freed. `on` is
 * the id of an item, "" for the case itself. `cites` is a number for complaint_decision_cite().
 * Nothing here shows the value of a personal fact. docs/language.md, parts 10 and 12, says what
 * each word means. */

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

/** The action whose stage the case is in: that of the latest step that stands and has one. "" for
 *  none, NULL before anything was judged. complaint_policy_action_at() has the stage's label. */
const char *complaint_decision_stage(const complaint_decision *decision);

/** One action at one place.
 *
 *  It is open if and only if it has no reasons. A decision that was asked without an actor says who
 *  may act (`by`) and never refuses for want of a role; one that was asked with an actor is open
 *  only for him. An action on a kind of item has one entry for each item of that kind. */
typedef struct complaint_action_answer {
  const char *action;  /* its name in the policy                                       */
  const char *on;      /* the item that it works on                                    */
  unsigned cites;      /* the clauses it rests on                                      */
  unsigned heeds;      /* open: advisory clauses, to be shown to whoever takes it      */
  size_t by_count;     /* roles that may act: complaint_decision_action_by()           */
  size_t needs_count;  /* facts its event must carry: complaint_decision_action_need() */
  size_t reason_count; /* why it is refused: complaint_decision_action_reason()        */
} complaint_action_answer;

/** One thing that somebody owes.
 *
 *  A duty is named by the action that discharges it and what set it off: `decide@record`. Times are
 *  seconds since 1970, INT64_MAX where there is none. A duty without a time limit ("promptly") has
 *  no due and is never overdue; its age is `now - since`. */
typedef struct complaint_duty_answer {
  const char *duty, *on; /* `decide@record`, and where it lies                              */
  const char *state;     /* "owed", "overdue", "done" or "void"                              */
  char due[26];          /* a date for a day limit, a time for a minute limit; "": none      */
  int64_t since;         /* when its time began                                              */
  int64_t done;          /* when it was discharged                                           */
  int64_t too_late;      /* the first moment that is too late                                */
  unsigned round;        /* 1, or how often it has been set off anew                          */
  unsigned cites;
  bool soft;        /* a target: missing it is no breach of law                         */
  bool extended;    /* its due was moved                                                */
  bool suspended;   /* its time stands still                                            */
  bool provisional; /* the calendar does not cover every day that the due rests on      */
  size_t by_count;  /* who owes it: complaint_decision_duty_by()                        */
  size_t to_count;  /* to whom: complaint_decision_duty_to()                            */
} complaint_duty_answer;

/** Which sanctions are open for one item, by the guideline of the policy.
 *
 *  If `refused`, none is; the reasons are those of the action that would impose one:
 *  complaint_decision_action_reason(decision, action, ...). */
typedef struct complaint_sanction_answer {
  const char *on;      /* the allegation, or whatever carries sanctions                      */
  const char *offence; /* from the catalogue; "" where not known                             */
  const char *finding; /* what was found; "" where nothing was yet                           */
  bool refused;
  size_t action;     /* index of that action among the decision's                          */
  size_t open_count; /* complaint_decision_sanction_open()                                 */
} complaint_sanction_answer;

/** An item whose offence is read under another version of the policy than the one under which the
 *  case runs, because that one was in force when the conduct happened; see complaint/versions.h.
 *  With the digest of the case's own version, which stands in the JSON, it says by which texts the
 *  decision was made. */
typedef struct complaint_law_answer {
  const char *on;               /* the allegation, or whatever carries the offence              */
  char conduct_on[11];          /* the day of the conduct                                       */
  const char *version, *digest; /* in force on that day; "": none was, so nothing is an offence */
} complaint_law_answer;

/** A rule that was not kept.
 *
 *  "unlawful": an event that its rules refused; `what` is its action. "late": done, moved or void
 *  only after its due had passed. "overdue": past due and still open. "gap": for some time the row
 *  of a duty held that is owed at every moment. "missed": a period ended without it. `what` is then
 *  the duty. */
typedef struct complaint_breach_answer {
  const char *why, *what, *on;
  unsigned event; /* seq of the event; 0: none                                          */
  unsigned cites;
  char period[11];     /* missed, late in one: its first day, as a date; else ""              */
  int64_t from, till;  /* gap: when it began and ended; INT64_MAX: it lasts, or is none       */
  bool is_void;        /* unlawful: the actor had no authority, so nothing was done           */
  bool soft;           /* a target was missed                                                */
  size_t reason_count; /* unlawful: complaint_decision_breach_reason()                       */
} complaint_breach_answer;

/** One reason.
 *
 *  `why` is one of the words of docs/language.md, part 10; `what` the missing step, fact or role,
 *  the person, or the duty that is still open. So what would have to change is the same record. */
typedef struct complaint_reason {
  const char *why, *what, *on;
  unsigned cites;
} complaint_reason;

/** How many actions there are, open and refused. */
size_t complaint_decision_action_count(const complaint_decision *decision);

/** Fill `out` with action `i`. */
bool complaint_decision_action(const complaint_decision *decision, size_t i,
                               complaint_action_answer *out);

/** Role `k` of those that may take action `i`, in order of name. */
const char *complaint_decision_action_by(const complaint_decision *decision, size_t i, size_t k);

/** Fact `k` of those that an event of action `i` must carry, in order of name. */
const char *complaint_decision_action_need(const complaint_decision *decision, size_t i, size_t k);

/** Fill `out` with reason `k` against action `i`. */
bool complaint_decision_action_reason(const complaint_decision *decision, size_t i, size_t k,
                                      complaint_reason *out);

/** How many duties there are, those done and void included. */
size_t complaint_decision_duty_count(const complaint_decision *decision);

/** Fill `out` with duty `i`. */
bool complaint_decision_duty(const complaint_decision *decision, size_t i,
                             complaint_duty_answer *out);

/** Role `k` of those that owe duty `i`, in order of name. */
const char *complaint_decision_duty_by(const complaint_decision *decision, size_t i, size_t k);

/** Role `k` of those to whom it is owed, in order of name. */
const char *complaint_decision_duty_to(const complaint_decision *decision, size_t i, size_t k);

/** How many places there are on which a sanction could be imposed. */
size_t complaint_decision_sanction_count(const complaint_decision *decision);

/** Fill `out` with the answer for place `i`. */
bool complaint_decision_sanction(const complaint_decision *decision, size_t i,
                                 complaint_sanction_answer *out);

/** Sanction `k` of those open there, in the order of the policy. */
const char *complaint_decision_sanction_open(const complaint_decision *decision, size_t i,
                                             size_t k);

/** How many items have an offence that is read under another version. */
size_t complaint_decision_law_count(const complaint_decision *decision);

/** Fill `out` with item `i` of those, in order of creation. */
bool complaint_decision_law(const complaint_decision *decision, size_t i,
                            complaint_law_answer *out);

/** How many breaches there are. */
size_t complaint_decision_breach_count(const complaint_decision *decision);

/** Fill `out` with breach `i`. */
bool complaint_decision_breach(const complaint_decision *decision, size_t i,
                               complaint_breach_answer *out);

/** Fill `out` with reason `k` for which the event of breach `i` was unlawful. */
bool complaint_decision_breach_reason(const complaint_decision *decision, size_t i, size_t k,
                                      complaint_reason *out);

/** Citation `k`, as in `boxing:7.4/R3`, of what has these `cites`, in order of name. NULL when
 *  there are no more. */
const char *complaint_decision_cite(const complaint_decision *decision, unsigned cites, size_t k);

/** The decision as canonical JSON (RFC 8785): the same bytes for the same policy, events and now.
 *  E_ARGUMENT if nothing was judged yet. */
complaint_status complaint_decision_json(const complaint_decision *decision, complaint_text *out,
                                         complaint_error *err);

/** The part of it that an audit reads: breaches and duties. */
complaint_status complaint_decision_audit_json(const complaint_decision *decision,
                                               complaint_text *out, complaint_error *err);

/** Why an action or a duty (`decide@record`) stands as it does, for people: what speaks against it,
 *  what would have to change, and the clauses in full; of a duty, by which events its due was
 *  moved, which days were counted, and what of it was not kept. `on` NULL or "": at every place.
 *
 *  The case is folded once more for it, to what the decision was made from: use it from the thread
 *  of the case. E_NOT_FOUND when the process has no such action or duty, or the case no such item;
 *  the message says what there is. */
complaint_status complaint_decision_explain(const complaint_decision *decision, const char *name,
                                            const char *on, complaint_language language,
                                            complaint_text *out, complaint_error *err);

#ifdef __cplusplus
}
#endif

#endif
