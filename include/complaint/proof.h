#ifndef COMPLAINT_PROOF_H
#define COMPLAINT_PROOF_H

/* What can be said of every case of a policy, before there is any: that each can come to rest, and
 * which actions can never happen.
 *
 * A rule that waits for something which some case never has, a duty that nobody can do, an end that
 * only a party can bring about: each reads well, and shows itself years later, in one case, as a
 * file that cannot be closed. Here it shows itself to the policy's author.
 *
 * Cases that no rule tells apart are one kind of case. For each kind the worst case is taken, in
 * which nothing is done but what must be, and it is worked out how far the institution gets by
 * itself. docs/checking.md tells how, and what is taken for granted. */

#include <stdbool.h>
#include <stddef.h>

#include "complaint/error.h"
#include "complaint/policy.h"
#include "complaint/text.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct complaint_proof complaint_proof;

/** The answers for all processes of a policy.
 *
 *  It is yours: complaint_proof_free(). It holds the policy, so either may be freed first. A policy
 *  with Lua functions must still belong to its engine. NULL when out of memory. */
complaint_proof *complaint_proof_new(complaint_policy *policy, complaint_error *err);

/** Free a proof; NULL is fine. */
void complaint_proof_free(complaint_proof *proof);

/** What is known of a process.
 *
 *  COMPLAINT_NOT_PROVED says nothing against it: the proof could not be made, or rests on what
 *  somebody outside the institution does. */
typedef enum complaint_verdict {
  COMPLAINT_PROVED,    /* every case can come to rest by what the institution does     */
  COMPLAINT_REFUTED,   /* there is a lawful history after which no end can be reached  */
  COMPLAINT_NOT_PROVED /* neither is known                                             */
} complaint_verdict;

/** A process and its answer. Texts are borrowed from the proof and never NULL. */
typedef struct complaint_proof_process {
  const char *name;
  complaint_verdict verdict;
  bool standing;      /* it does not end: the question is whether what is owed can be done  */
  size_t kinds;       /* of case, as far as rules tell them apart; 0: that was not found out */
  const char *reason; /* where it is not proved: in which kind of case, and what is waited for */
  size_t event_count; /* of the history that refutes it                                     */
  size_t never_count; /* actions that can never happen: complaint_proof_never_at()          */
} complaint_proof_process;

/** Fill `out` with process `index`, in order of name. False when there is none. */
bool complaint_proof_process_at(const complaint_proof *proof, size_t index,
                                complaint_proof_process *out);

/** An action of a process that no case can ever come to, and why. */
typedef struct complaint_proof_never {
  const char *action;
  const char *reason;
} complaint_proof_never;

/** Fill `out` with such an action of process `process`. False when there is none. */
bool complaint_proof_never_at(const complaint_proof *proof, size_t process, size_t index,
                              complaint_proof_never *out);

/** The history that refutes process `process`, as a case file: complaint_case_file_read() takes it,
 *  none of its events is unlawful, and from where it ends no end can be reached. Its people and
 *  items are invented. E_NOT_FOUND when the process is not refuted. */
complaint_status complaint_proof_witness(const complaint_proof *proof, size_t process,
                                         complaint_text *file, complaint_error *err);

/** Where the sanctions stand on a ladder: does a worse case ever have a lighter one?
 *
 *  A case is worse than another of the same offence if no fact that the guideline tests is less and
 *  some are more: true than false, a number than a smaller one, a value of an enum than those
 * before it. Writes a sentence on two cases of which the worse one is treated more lightly; nothing
 * where there are none, and where there is no ladder. */
complaint_status complaint_proof_lighter(const complaint_proof *proof, complaint_text *text,
                                         complaint_error *err);

/** What every answer takes for granted, sentence `index`, from 0; NULL when there is no more.
 *  Static. */
const char *complaint_proof_granted(size_t index);

#ifdef __cplusplus
}
#endif

#endif
