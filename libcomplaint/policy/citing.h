/* citing.h - everything in a policy that rests on clauses, one after the other.
 * Knows: the model. Must not know: what is asked about it. */
#ifndef CPL_POLICY_CITING_H
#define CPL_POLICY_CITING_H

#include "libcomplaint/policy/model.h"

/* One thing that cites. Without a process, `process` is NULL. */
typedef struct cpl_citing {
  const char *kind; /* "action", "duty", "entry", "offence" ..., "heeds" for what is only shown */
  const char *process, *name;
  uint16_t cites;
} cpl_citing;

typedef void (*cpl_citing_visit)(void *context, const cpl_citing *thing);

/* Visit each thing that cites at least one clause: processes first, in order of name, what is only
 * shown last. An entry that only repeats what its action cites is not visited; a duty is, under its
 * own name. */
void cpl_citing_each(const cpl_model *model, cpl_citing_visit visit, void *context);

/* The citations of a thing. */
const cpl_cite *cpl_citations(const cpl_model *model, uint16_t cites, size_t *count);

/* Is the clause one of the policy's own regulations, not of a base? */
bool cpl_clause_is_own(const cpl_model *model, const cpl_clause *clause);

#endif
