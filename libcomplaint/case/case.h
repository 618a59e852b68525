/* case.h - the inside of a case, for the files of this floor that read it.
 * Knows: policy, record, state. Must not know: JSON, languages. */
#ifndef CPL_CASE_CASE_H
#define CPL_CASE_CASE_H

#include "complaint/case.h"
#include "libcomplaint/case/history.h"
#include "libcomplaint/case/record.h"
#include "libcomplaint/case/state.h"

struct complaint_case {
  complaint_memory memory;
  size_t holders;           /* its owner, and the decisions made from it */
  complaint_policy *policy; /* held                                      */
  const cpl_process *process;
  const char *id; /* in the texts of ids */
  cpl_ids ids;
  cpl_record record;
  cpl_history history;
  cpl_state state;
  uint32_t folded; /* events that the state holds, the first of the record; see fold.h */
};

/* Hold once more; complaint_case_free lets go. Returns `c`. */
complaint_case *cpl_case_hold(complaint_case *c);

#endif
