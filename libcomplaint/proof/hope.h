/* hope.h - is there any way left for a case to come to rest?
 *
 * Where there seems to be none, there is none: everything that could help is taken for possible.
 * Left out are corrections, and a second item of a kind.
 * Knows: reach, owing. Must not know: cases, events. */
#ifndef CPL_PROOF_HOPE_H
#define CPL_PROOF_HOPE_H

#include "libcomplaint/proof/owing.h"
#include "libcomplaint/proof/reach.h"

/* How a case stands that has at most one item of each kind. */
typedef struct cpl_position {
  uint32_t corner;
  cpl_set steps, kinds;
  cpl_rules open; /* duties that are owed, or will be when their row holds */
  bool is_ended;
} cpl_position;

/* `reach` is scratch. */
bool cpl_is_hopeless(cpl_reach *reach, const cpl_position *position);

#endif
