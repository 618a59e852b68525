/* problems.h - what is wrong with a policy: all of it, each with its place.
 *
 * A problem stands at a path in the data that the policy returned, as in
 * "processes.complaint.actions.record.needs.2"; file, line and the rule's name follow from it.
 * Knows: script places, error texts. Must not know: what the rules mean. */
#ifndef CPL_POLICY_PROBLEMS_H
#define CPL_POLICY_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "complaint/engine.h"
#include "libcomplaint/base/error.h"
#include "libcomplaint/base/memory.h"
#include "libcomplaint/lua/script.h"

enum { CPL_PROBLEMS_MAX = 100 };

typedef struct cpl_problems {
  cpl_arena arena;          /* all texts */
  const cpl_script *script; /* says where a path stands; NULL: nowhere */
  complaint_problem items[CPL_PROBLEMS_MAX + 1];
  size_t count;
  size_t more;   /* found after the list was full                          */
  size_t errors; /* among all found: the policy is refused unless this is 0 */
  bool failed;   /* out of memory                                           */
} cpl_problems;

void cpl_problems_begin(cpl_problems *problems, const complaint_memory *memory);
void cpl_problems_end(cpl_problems *problems);

/* Add one. `clause` may be NULL. One that was said before, at the same path in the same words, is
 * not added again. */
void cpl_problem_error(cpl_problems *problems, const char *path, const char *clause,
                       const char *format, ...) CPL_PRINTF(4, 5);
void cpl_problem_warning(cpl_problems *problems, const char *path, const char *clause,
                         const char *format, ...) CPL_PRINTF(4, 5);

/* A failure that is no problem of a rule (the file could not be run): the only problem, if there is
 * none yet. */
void cpl_problems_explain(cpl_problems *problems, const complaint_error *err);

/* Put them in order of file and line, and say how many more there are. */
void cpl_problems_finish(cpl_problems *problems);

/* Tell the first error: E_POLICY, or E_NOMEM when a problem could not be kept. */
complaint_status cpl_problems_tell(const cpl_problems *problems, complaint_error *err);

#endif
