/* check.h - what is asked of a policy after it was built and before it judges any case.
 *
 * The builder has already said what it cannot understand; here stands what it understood and should
 * not have been written. Each part adds its findings to `problems` and stops at nothing.
 * Knows: the model, the tree it was built from, problems. Must not know: files, Lua, cases. */
#ifndef CPL_POLICY_CHECK_H
#define CPL_POLICY_CHECK_H

#include <stdbool.h>

#include "libcomplaint/base/tree.h"
#include "libcomplaint/policy/model.h"
#include "libcomplaint/policy/problems.h"

/* All of it, for a policy that was built without an error from `root`. False if there is an error
 * now; warnings do not count. */
bool cpl_check_policy(cpl_problems *problems, const cpl_tree *root, const cpl_model *model);

/* protect.c: what a policy that was required protects is at most tightened. */
void cpl_check_protected(cpl_problems *problems, const cpl_tree *root);

/* coverage.c: each clause of the policy's own regulation is enforced, owed or advisory. */
void cpl_check_coverage(cpl_problems *problems, const cpl_model *model);

/* reads_check.c: a rule reads only facts that are known by then. */
void cpl_check_reads(cpl_problems *problems, const cpl_model *model);

/* possible_check.c: steps that wait for themselves, cases without an end. */
void cpl_check_possible(cpl_problems *problems, const cpl_model *model);

/* guideline_check.c: rows of a guideline that leave something out, never come first, or contradict
 * each other. */
void cpl_check_guideline(cpl_problems *problems, const cpl_model *model);

/* names_check.c: rules that can never do what they say, and names that nothing uses. */
void cpl_check_names(cpl_problems *problems, const cpl_tree *root, const cpl_model *model);

#endif
