/* used.h - which tests of a process matter to whether a case can go on.
 * Knows: the model. Must not know: values, corners. */
#ifndef CPL_PROOF_USED_H
#define CPL_PROOF_USED_H

#include "libcomplaint/policy/model.h"

/* The tests of rows that guard an action, condition what it comes after, who may take it, to whom
 * it is directed, what is owed, and who is present; of `needs` those that ask for a fact of which
 * another such row reads. Corrections are left out. */
cpl_set cpl_used_atoms(const cpl_model *model, const cpl_process *process);

/* Which of them decide whether a duty is owed, or somebody is there. */
cpl_set cpl_owing_atoms(const cpl_model *model, const cpl_process *process);

/* The fields that a set of tests reads. */
cpl_set cpl_fields_tested(const cpl_process *process, cpl_set atoms);

#endif
