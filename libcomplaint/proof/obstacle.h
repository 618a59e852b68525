/* obstacle.h - in words: in which kind of case the institution does not get to the end, and for
 * what it waits there.
 * Knows: worst_state, reach. Must not know: how that was found out. */
#ifndef CPL_PROOF_OBSTACLE_H
#define CPL_PROOF_OBSTACLE_H

#include "libcomplaint/base/text.h"
#include "libcomplaint/proof/rest.h"

/* "where `channel` is `telephone`: `file` waits for `tell_result`, ..." */
void cpl_obstacle_tell(const cpl_corners *corners, const cpl_rest *rest, cpl_text *text);

/* Why an action that is never reached can never happen. */
void cpl_never_tell(const cpl_corners *corners, const cpl_rest *rest, unsigned action,
                    cpl_text *text);

#endif
