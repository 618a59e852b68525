/* allocator.h - an allocator for tests: it counts, it fails when told to, and it holds its caller
 * to the contract of complaint_memory. */
#ifndef CPL_TESTS_ALLOCATOR_H
#define CPL_TESTS_ALLOCATOR_H

#include <stdbool.h>
#include <stddef.h>

#include "complaint/memory.h"

/* Zeroed, it never fails. Requests that free are not counted and never fail. */
typedef struct cpl_allocator {
  size_t fail_at;  /* fail the n-th request from now, from 1; 0: none         */
  bool persistent; /* and all that come after it                              */
  bool failed;     /* has a request been refused?                             */
  size_t requests; /* so far                                                  */
  size_t blocks;   /* alive                                                   */
  size_t bytes;    /* alive                                                   */
  size_t peak;     /* most bytes alive at any moment                          */
} cpl_allocator;

/* The memory to hand to the code under test; `allocator` must outlive it. A wrong `old_size`, a
 * block that is not ours or was overrun at its front stops the program with a message. */
complaint_memory cpl_allocator_memory(cpl_allocator *allocator);

/* Run `work` with request 1 failing, then 2, and so on until a run has no failure; first each
 * failing alone, then each with all that follow. `work` answers whether it succeeded; it must when
 * nothing failed, may or may not when something did, and must never leave a block behind.
 * COMPLAINT_FAIL_ONE_IN=5 in the environment passes four in five over. */
void cpl_allocator_exhaust(bool (*work)(const complaint_memory *memory, void *context),
                           void *context);

#endif
