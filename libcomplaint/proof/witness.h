/* witness.h - a shortest history after which a case cannot come to rest.
 *
 * Real cases are walked through, breadth first, until one is without hope; cases that rules do not
 * tell apart are walked through once.
 * Knows: walk, hope. Must not know: what is proven, files. */
#ifndef CPL_PROOF_WITNESS_H
#define CPL_PROOF_WITNESS_H

#include "libcomplaint/proof/walk.h"

typedef struct cpl_witness {
  bool found;
  cpl_text lines; /* the events, each with a line feed      */
  size_t events;
} cpl_witness;

void cpl_witness_begin(cpl_witness *witness, const complaint_memory *memory);
void cpl_witness_end(cpl_witness *witness);

/* Look at `most` cases at most. `reach` is scratch. */
complaint_status cpl_witness_find(cpl_witness *witness, complaint_policy *policy,
                                  const cpl_corners *corners, cpl_reach *reach, size_t most,
                                  complaint_error *err);

#endif
