#ifndef COMPLAINT_CASE_H
#define COMPLAINT_CASE_H

/* A case: the events of one record running through a process, and what they have made of it.
 *
 * A case answers by folding its events: nothing is ever patched. Events come in as JSON, one object
 * each, in the form that docs/case-file.md describes. `complaint_case_act` is strict: an event that
 * the rules refuse is not taken. `complaint_case_add` is tolerant: what was recorded is recorded,
 * and what was unlawful about it shows as a breach. The judge behind both is the same.
 *
 * Nothing here reads a clock: `now` is an argument, in seconds since 1970-01-01T00:00:00Z. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "complaint/decision.h"
#include "complaint/error.h"
#include "complaint/policy.h"
#include "complaint/text.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One case under one policy. It holds the policy; an engine is not needed any more. */
typedef struct complaint_case complaint_case;

/** The moment of the latest event's `recorded_at` (of the new event's, in act), where a `now` is
 *  asked for. */
#define COMPLAINT_NOW INT64_MIN

/** Who asks. An actor's id is an opaque id, never a name. The library does not authenticate: id and
 *  roles are the host's word. Roles that the policy does not know are passed over. */
typedef struct complaint_actor {
  const char *id;
  const char *const *roles;
  size_t role_count;
} complaint_actor;

/** An empty case of `process`. It is yours: complaint_case_free(). NULL on failure: E_NOT_FOUND
 *  when the policy has no such process, E_ARGUMENT when `id` is no opaque id, E_NOMEM. */
complaint_case *complaint_case_new(complaint_policy *policy, const char *process, const char *id,
                                   complaint_error *err);

/** Gives the case back. NULL is nothing. Decisions made from it stay readable. */
void complaint_case_free(complaint_case *c);

/** The id of the case. Borrowed. */
const char *complaint_case_id(const complaint_case *c);

/** The process it runs through. Borrowed. */
const char *complaint_case_process(const complaint_case *c);

/** The policy under which it runs. Borrowed. */
const complaint_policy *complaint_case_policy(const complaint_case *c);

/** How many events were taken, those that were struck or void included. */
size_t complaint_case_event_count(const complaint_case *c);

/** Take one recorded event as it stands, lawful or not. E_INPUT when it is malformed: not JSON, an
 *  unknown action or fact, a wrong type, no `id` or `seq`, a `recorded_at` before the last one, an
 *  id that is there already. E_LIMIT when the case names too many ids. The case is then as it was
 *  before. */
complaint_status complaint_case_add(complaint_case *c, const char *json, size_t size,
                                    complaint_error *err);

/** Judge a new event strictly. If nothing speaks against it, it is taken, `*taken` is true, and
 *  `answer` (may be NULL) holds `{"accepted":{...}}`: the event in canonical JSON with what was
 *  filled in, the bytes to keep. If something does, the case is as it was, `*taken` is false and
 *  `answer` holds `{"refused":[...]}`: each reason with what would have to change.
 *
 *  `now` fills in a `recorded_at` that the event does not carry. Being refused is an answer, not a
 *  failure: the call returns OK.
 *
 *  E_INPUT and E_LIMIT as in complaint_case_add(); E_POLICY when a function of the policy fails on
 *  this case, E_LIMIT when it costs too much or when a standing case is older than the 100 years
 *  for which its periods are worked out. The case is then as it was. */
complaint_status complaint_case_act(complaint_case *c, const char *json, size_t size, int64_t now,
                                    bool *taken, complaint_text *answer, complaint_error *err);

/** Why complaint_case_act() refuses an event, for people: each reason as a sentence, what would
 *  have to change, and the clauses in full. Where nothing speaks against it, it says so. The event
 *  is given as it was given to act, and is not taken. E_INPUT as in complaint_case_act(). */
complaint_status complaint_case_explain_refusal(complaint_case *c, const char *json, size_t size,
                                                int64_t now, complaint_language language,
                                                complaint_text *text, complaint_error *err);

/** What may be done and by whom, what must be done and by when, which sanctions are open, and what
 *  went wrong, as of `now`: from the events recorded up to then. With an actor, an action is open
 *  only if this actor may take it; `actor` may be NULL. The decision can be used again and again:
 *  once it has grown, judging allocates nothing.
 *
 *  E_ARGUMENT when `now` cannot be written as a date; E_POLICY when a function of the policy fails
 *  on this case, E_LIMIT when it costs too much, or when `now` lies 100 years or more after a
 *  standing case began; E_NOMEM. The decision is then not to be read. */
complaint_status complaint_case_decide(complaint_case *c, int64_t now, const complaint_actor *actor,
                                       complaint_decision *decision, complaint_error *err);

#ifdef __cplusplus
}
#endif

#endif
