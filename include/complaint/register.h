#ifndef COMPLAINT_REGISTER_H
#define COMPLAINT_REGISTER_H

/* The register of clauses: each sentence of the regulation, and what in the policy enforces it.
 *
 * A policy is believed when every sentence of its source can be followed into a rule, and every
 * rule back to a sentence. The register is that list, for the author, for the institution that
 * signs the policy, and for whoever supervises it. It is made from the policy alone; no case is
 * needed. */

#include <stdbool.h>
#include <stddef.h>

#include "complaint/error.h"
#include "complaint/policy.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct complaint_register complaint_register;

/** The register of a policy.
 *
 *  It is yours: complaint_register_free(). It holds the policy, so either may be freed first. NULL
 *  when out of memory. */
complaint_register *complaint_register_new(complaint_policy *policy, complaint_error *err);

/** Free a register; NULL is fine. */
void complaint_register_free(complaint_register *reg);

/** How many clauses it has.
 *
 *  All clauses of the policy's own regulations come first, in the order in which people number:
 *  `4.3.2` before `4.3.10`. Then come those clauses of its bases that its rules still rest on. A
 *  base's clause that no rule cites any more is left out: the policy has put its own in its
 *  place. */
size_t complaint_register_count(const complaint_register *reg);

/** One clause. Texts are borrowed from the register and never NULL. */
typedef struct complaint_register_clause {
  const char *name;     /* `boxing:7.4`                                                      */
  const char *kind;     /* `rule`, `duty` or `conduct`                                       */
  const char *advisory; /* why software does not enforce it, or a part of it; "": it does    */
  const char *label;    /* the sentence                                                      */
  bool inherited;       /* a base's: no regulation of the policy's own says it               */
  size_t item_count;    /* for complaint_register_item_at(); 0 where it is advisory only     */
} complaint_register_clause;

/** Fill `out` with clause `index`. False when there is none. */
bool complaint_register_at(const complaint_register *reg, size_t index, complaint_language language,
                           complaint_register_clause *out);

/** A thing in the policy that rests on a clause.
 *
 *  `kind` is one of `action`, `duty`, `entry` (a conditional line of an action with clauses of its
 *  own), `offence`, `sanction`, `guideline`, `fact`, `role`, `reading`, `quality`, `report`,
 *  `upholds` (a rule that the engine keeps by itself), or `heeds`: the clause is shown to whoever
 *  takes that action, and enforced by nothing. */
typedef struct complaint_register_item {
  const char *kind;
  const char *process; /* "" for what belongs to no process                            */
  const char *name;    /* `decide`, or for a duty the action and its trigger: `decide@record` */
} complaint_register_item;

/** Fill `out` with item `index` of clause `clause`: processes first, then the catalogues, then what
 *  the engine upholds, and last the actions that only show it. False when there is none. */
bool complaint_register_item_at(const complaint_register *reg, size_t clause, size_t index,
                                complaint_register_item *out);

#ifdef __cplusplus
}
#endif

#endif
