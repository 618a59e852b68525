/* rest.h - can every case of a process come to rest?
 *
 * A corner is proven when in its worst state the institution reaches the end by itself, or a corner
 * that is proven already, by learning a fact that was not known or by what its action sets. So the
 * proofs rest on each other without a circle. In a standing process, which does not end, it is
 * proven when each duty that can be open there can be done.
 * Knows: reach, worst_state. Must not know: cases, words. */
#ifndef CPL_PROOF_REST_H
#define CPL_PROOF_REST_H

#include "libcomplaint/proof/reach.h"
#include "libcomplaint/proof/worst_state.h"

typedef enum cpl_obstacle {
  CPL_OBSTACLE_NONE,     /* proven in every corner                        */
  CPL_OBSTACLE_FUNCTION, /* a Lua function decides something              */
  CPL_OBSTACLE_CORNERS,  /* there are too many                            */
  CPL_OBSTACLE_START,    /* nothing starts a case                         */
  CPL_OBSTACLE_END,      /* nothing ends one                              */
  CPL_OBSTACLE_STUCK     /* in `corner`, from `start`, with `rule` open   */
} cpl_obstacle;

typedef struct cpl_rest {
  cpl_obstacle obstacle;
  cpl_reach reach; /* from the start at hand; the first where there is one       */
  uint32_t corner; /* the first that is not proven                              */
  uint16_t start;  /* CPL_NONE: a standing case                                 */
  uint16_t rule;   /* open, though the plan does not set it off; CPL_NONE: none */
  uint16_t after;  /* the end, after which something is owed; CPL_NONE: before  */
  uint8_t *proven; /* by corner                                                 */
  uint32_t kinds;  /* corners that cases reach, from every start                */
  cpl_set taken;   /* actions that are ever taken                               */
} cpl_rest;

/* False when there is no memory. */
bool cpl_rest_prove(const cpl_corners *corners, cpl_arena *arena, cpl_rest *rest);

#endif
