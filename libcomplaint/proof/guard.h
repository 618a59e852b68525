/* guard.h - may this action be taken, as far as the kind of case and what stands can tell?
 *
 * Two questions, each with the benefit of the doubt on its own side. `surely`: the institution can
 * take it by itself, whatever else is true of the case. `perhaps`: nothing that is known here
 * forbids it, to anybody at all.
 *
 * Both take for granted that people are there who are no party to the case, that what must be known
 * can be learnt, and that a case has at most one item of each kind.
 * Knows: corners. Must not know: how one gets there, duties. */
#ifndef CPL_PROOF_GUARD_H
#define CPL_PROOF_GUARD_H

#include "libcomplaint/proof/corners.h"

/* What stands, in one corner. */
typedef struct cpl_ground {
  cpl_set steps, kinds; /* kinds of item that are there; bit 0: the case        */
  cpl_set fresh;        /* fields that were given anew on the way, as one likes */
  cpl_set bound;        /* steps taken on the way by somebody whom a fact names */
} cpl_ground;

/* The row of an action without what its own event can say as the row asks. */
cpl_row cpl_row_to_meet(const cpl_corners *corners, unsigned action);

/* `corner` holds the facts as the event leaves them, other than by `sets`. */
bool cpl_guard_surely(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                      const cpl_ground *ground);
bool cpl_guard_perhaps(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                       const cpl_ground *ground);

/* Can nobody of the institution take it but somebody whom a fact names? */
bool cpl_is_bound(const cpl_corners *corners, unsigned action, const cpl_corner *corner,
                  const cpl_ground *ground);

/* Is a step directed to nobody who is there, for sure or perhaps? */
bool cpl_surely_excused(const cpl_corners *corners, unsigned action, const cpl_corner *corner);
bool cpl_perhaps_excused(const cpl_corners *corners, unsigned action, const cpl_corner *corner);

/* Is a duty of this rule owed while it is open? Perhaps, or for sure. */
bool cpl_perhaps_owed(const cpl_corners *corners, unsigned rule, const cpl_corner *corner);
bool cpl_surely_owed(const cpl_corners *corners, unsigned rule, const cpl_corner *corner);

/* Fields with a side that an event of this action must carry, perhaps. */
cpl_set cpl_perhaps_needed(const cpl_corners *corners, unsigned action, const cpl_corner *corner);

/* The own facts that it must carry, perhaps: bits as in cpl_action.needs. */
cpl_set cpl_perhaps_needed_facts(const cpl_corners *corners, unsigned action,
                                 const cpl_corner *corner);

/* The roles that could ever take it. */
cpl_set cpl_ever_by(const cpl_process *process, unsigned action);

/* Is this an action of the institution's own on which a proof may build: no start, no correction,
 * nothing that moves a due? */
bool cpl_is_own_action(const cpl_corners *corners, unsigned action);

#endif
