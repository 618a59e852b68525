/* reach.h - where cases can get to: which corners, what stands there, and what may be open.
 *
 * Everybody may act, facts change as they are told, nothing is forgotten: so more is reached than
 * any case can reach. What is not reached does not happen. An action that adds an item may add
 * another one than those that are there; any of them is what is seen from then on.
 * Knows: choices, owing. Must not know: how a case ends. */
#ifndef CPL_PROOF_REACH_H
#define CPL_PROOF_REACH_H

#include "libcomplaint/proof/choices.h"
#include "libcomplaint/proof/owing.h"

/* One corner, as far as it is reached. */
typedef struct cpl_reached {
  cpl_set may;    /* steps that perhaps stand; 0, and not `is`: never reached */
  cpl_set must;   /* steps that stand in every lawful case here             */
  cpl_set kinds;  /* of item that are perhaps there                         */
  cpl_rules open; /* duties that are perhaps open                          */
  bool is, is_new;
} cpl_reached;

typedef struct cpl_reach cpl_reach;

/* Asked after each corner from which one has gone on; true: that is far enough. */
typedef bool cpl_far_enough(void *context, const cpl_reach *reach, uint32_t corner);

struct cpl_reach {
  const cpl_corners *corners;
  cpl_reached *at;            /* by corner */
  uint32_t count;             /* of corners reached */
  cpl_set taken;              /* actions that are ever taken */
  cpl_far_enough *far_enough; /* NULL: to the last corner */
  void *context;
};

/* Nothing is reached. False when there is no memory. */
bool cpl_reach_begin(cpl_reach *reach, cpl_arena *arena, const cpl_corners *corners);
void cpl_reach_clear(cpl_reach *reach);

/* A case can be here; go on from there. */
void cpl_reach_from(cpl_reach *reach, uint32_t corner, cpl_set steps, cpl_set kinds);
/* The same from before a case, which begins with this action. A standing one begins with any:
 * CPL_NONE. */
void cpl_reach_from_start(cpl_reach *reach, uint16_t start);
/* From a case that has ended: only what reopens it can follow. */
void cpl_reach_from_end(cpl_reach *reach, uint32_t corner, cpl_set steps, cpl_set kinds);

#endif
