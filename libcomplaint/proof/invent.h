/* invent.h - events of cases that nobody has seen: for an action and what it is to say.
 *
 * There is one item of each kind, called after the fact that names it or after its kind; people are
 * called after the fact that names them, and whoever acts for the institution is somebody new.
 * Knows: guard, values. Must not know: whether an event is lawful, how a case stands. */
#ifndef CPL_PROOF_INVENT_H
#define CPL_PROOF_INVENT_H

#include "libcomplaint/base/text.h"
#include "libcomplaint/base/time.h"
#include "libcomplaint/proof/guard.h"

typedef struct cpl_invention {
  const cpl_corners *corners;
  unsigned action;
  const cpl_corner *said; /* the facts as the event leaves them           */
  uint32_t before;        /* the corner before it                         */
  uint32_t number;        /* of the event, from 1: later ones come later  */
} cpl_invention;

/* How many ways there are to tell it, by who acts and what is imposed: `way` counts them. */
unsigned cpl_invention_ways(const cpl_invention *invention);

/* One of them, as JSON. */
void cpl_invent(const cpl_invention *invention, unsigned way, cpl_text *json);

#endif
