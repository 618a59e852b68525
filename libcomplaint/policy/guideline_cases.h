/* guideline_cases.h - all that the rows of a guideline tell apart: every combination of values, and
 * which row is the first that matches it.
 *
 * Values that no row of a group tells apart are one. A combination has all facts known.
 * Knows: the model. Must not know: problems, cases. */
#ifndef CPL_POLICY_GUIDELINE_CASES_H
#define CPL_POLICY_GUIDELINE_CASES_H

#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/model.h"

enum {
  CPL_GUIDELINE_ROWS_SEEN = 64,  /* of one group, in cpl_guideline_case.matching */
  CPL_GUIDELINE_CASES_MAX = 4096 /* of one group                                */
};

typedef struct cpl_guideline_case {
  const cpl_process *process;
  uint32_t group;
  cpl_set told;                  /* fields that rows of the group test, but the key */
  cpl_value values[CPL_SET_MAX]; /* by field                                    */
  uint32_t first;                /* match that comes first; UINT32_MAX: none   */
  cpl_set matching;              /* bit i: the group's match i, of the first 64 */
} cpl_guideline_case;

/* What is done with each; false stops. */
typedef bool cpl_guideline_met(void *context, const cpl_guideline_case *one);

/* The combinations of one group. False if it was stopped, or if there are too many. */
bool cpl_guideline_cases(const cpl_model *model, const cpl_process *process, uint32_t group,
                         cpl_guideline_met *met, void *context);

/* How many groups there are whose facts are known. */
uint32_t cpl_guideline_groups(const cpl_process *process);

/* "`offence` is `smoking` and `score` is 60"; nothing where nothing is told. */
void cpl_guideline_case_tell(const cpl_model *model, const cpl_guideline_case *one, cpl_text *text);

#endif
