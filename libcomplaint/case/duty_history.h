/* duty_history.h - what befell the duties of a case, and by which event.
 *
 * A fold keeps no more than deciding needs; whoever wants to know why a due is where it is folds
 * once more and looks on.
 * Knows: fold. Must not know: languages, JSON. */
#ifndef CPL_CASE_DUTY_HISTORY_H
#define CPL_CASE_DUTY_HISTORY_H

#include "libcomplaint/case/fold.h"

typedef enum cpl_turn_kind {
  CPL_TURN_STARTED, /* its time began, or began anew */
  CPL_TURN_EXTENDED,
  CPL_TURN_PAUSED,
  CPL_TURN_RESUMED, /* also by its end                             */
  CPL_TURN_LAPSED,  /* its row failed, or its party was gone        */
  CPL_TURN_DONE,
  CPL_TURN_VOID,   /* its trigger was undone, or happened anew      */
  CPL_TURN_PERIODS /* of no duty: it was the doing of some period */
} cpl_turn_kind;

typedef struct cpl_turn {
  const struct cpl_turn *next; /* later */
  cpl_turn_kind kind;
  uint32_t duty;  /* index in the state                      */
  uint32_t event; /* index in the record                     */
  cpl_moment at;  /* of that event                           */
  cpl_duty was;   /* before that event; all 0 if it opened it */
  cpl_due given;  /* extended: to this                       */
  cpl_view seen;  /* from its place, after that event        */
} cpl_turn;

/* The turns of all duties, in the order of the fold, that the first `count` events made as seen at
 * `now`. They live in the arena; the case is left folded. */
complaint_status cpl_duty_history(complaint_case *c, uint32_t count, cpl_moment now,
                                  cpl_arena *arena, const cpl_turn **first, complaint_error *err);

/* The next turn of that duty and kind, from `turn` on (itself included); NULL. */
const cpl_turn *cpl_turn_find(const cpl_turn *turn, uint32_t duty, cpl_turn_kind kind);

#endif
