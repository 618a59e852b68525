/* owing.h - sets of duties, and what an event does to them.
 * Knows: the model. Must not know: corners, whether a duty is owed. */
#ifndef CPL_PROOF_OWING_H
#define CPL_PROOF_OWING_H

#include "libcomplaint/policy/model.h"

enum { CPL_RULE_WORDS = 4 }; /* a process has fewer than 256 duties */

typedef struct cpl_rules {
  uint64_t words[CPL_RULE_WORDS];
} cpl_rules;

static inline bool cpl_rules_have(const cpl_rules *rules, unsigned rule) {
  return rules->words[rule / 64] >> rule % 64 & 1;
}
static inline void cpl_rules_add(cpl_rules *rules, unsigned rule) {
  rules->words[rule / 64] |= cpl_bit(rule % 64);
}
static inline void cpl_rules_drop(cpl_rules *rules, unsigned rule) {
  rules->words[rule / 64] &= ~cpl_bit(rule % 64);
}

/* Are all of these among the others? */
bool cpl_rules_within(const cpl_rules *some, const cpl_rules *others);

/* An action was taken in a case that has one item of each kind: what it discharges is done, what
 * was owed since a step that it undoes is void, and what it sets off is open. `steps` stand then; a
 * kind of item that was added by it (0: none) owes what stands. */
void cpl_rules_turn(const cpl_process *process, unsigned action, cpl_set steps, uint16_t added,
                    cpl_rules *open);

/* Is this duty done by taking the action? */
bool cpl_rule_is_done_by(const cpl_process *process, unsigned rule, unsigned action);

/* Is it one that can be open for a time: neither one of each period, nor one of every moment? */
bool cpl_rule_is_plain(const cpl_process *process, unsigned rule);

#endif
