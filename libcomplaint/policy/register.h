/* register.h - clause by clause, what rests on it.
 * Knows: citing, policy. Must not know: how it is shown. */
#ifndef CPL_POLICY_REGISTER_H
#define CPL_POLICY_REGISTER_H

#include "complaint/register.h"
#include "libcomplaint/policy/policy.h"

/* In which order people number: runs of digits by their number, all else by bytes. As strcmp. */
int cpl_clause_order(const char *a, const char *b);

#endif
