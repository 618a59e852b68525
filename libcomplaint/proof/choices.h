/* choices.h - what an event of an action can make of the facts: from one corner to others.
 * Knows: guard. Must not know: what stands, what is owed. */
#ifndef CPL_PROOF_CHOICES_H
#define CPL_PROOF_CHOICES_H

#include "libcomplaint/proof/guard.h"

/* One way to take an action: the facts as its event says them, then what its effects make of them.
 */
typedef struct cpl_choice {
  const cpl_corner *said;
  uint32_t then;
} cpl_choice;

/* What is done with each; true stops, because it was what was looked for. */
typedef bool cpl_choice_found(void *context, const cpl_choice *choice);

/* How freely facts may be given. */
typedef enum cpl_freedom {
  CPL_KEEP_ALL,   /* nothing becomes known, nothing changes: at most one choice          */
  CPL_KEEP_KNOWN, /* what is known stays; a finding that its offence forbids may change  */
  CPL_TELL_AGAIN, /* besides, what the event must tell may be otherwise by now           */
  CPL_CHANGE_ALL  /* any value of any fact that the event may carry                      */
} cpl_freedom;

/* Try the ways to take an action in a corner: each fact that it must carry is given, others may be.
 * True if one was what was looked for. */
bool cpl_choices_try(const cpl_corners *corners, unsigned action, uint32_t corner,
                     cpl_freedom freedom, cpl_choice_found *found, void *context);

/* What `sets` makes of a corner. */
uint32_t cpl_corner_after(const cpl_corners *corners, unsigned action, uint32_t corner);

#endif
