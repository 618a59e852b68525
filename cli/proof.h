/* proof.h - what `complaint check` tells of all cases of a policy, before there are any.
 * Knows: the public proof. Must not know: how policies are loaded. */
#ifndef CPL_CLI_PROOF_H
#define CPL_CLI_PROOF_H

#include <stdbool.h>

#include "complaint/policy.h"

typedef struct cli_proof_options {
  const char *witness; /* a file to be written; NULL: none                       */
  bool strict;         /* what is not proved, or never happens, fails the check */
  bool monotone;       /* look for a worse case with a lighter sanction         */
  bool *granted;       /* set once it was told what is taken for granted         */
} cli_proof_options;

/* A line for each process, and for what can never happen; `name` is what the user calls the policy.
 * CLI_NO when a process is refuted, CLI_USAGE when something went wrong. */
int cli_prove(complaint_policy *policy, const char *name, const cli_proof_options *options);

#endif
