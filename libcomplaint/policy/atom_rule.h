/* atom_rule.h - in which rule of a policy a test stands: found again from the compiled rows, for
 * the sake of an error. Knows: model. Must not know: cases. */
#ifndef CPL_POLICY_ATOM_RULE_H
#define CPL_POLICY_ATOM_RULE_H

#include "libcomplaint/policy/model.h"

/* The first rule that asks atom number `atom`, as in "complaint.record.needs" or
 * "offences.theft.when"; "" if none does. */
void cpl_atom_rule(const cpl_model *model, const cpl_process *process, unsigned atom, char *out,
                   size_t size);

#endif
