/* apply.h - what an event changes, once it has been judged.
 * Knows: duty, view. Must not know: whether the event is lawful, beyond what it is told. */
#ifndef CPL_CASE_APPLY_H
#define CPL_CASE_APPLY_H

#include "libcomplaint/case/duty.h"

/* An event at its place. */
typedef struct cpl_happening {
  const cpl_event *event;
  uint32_t index;  /* of the event in the record                            */
  cpl_scene scene; /* its place, and its facts with corrections              */
  cpl_moment at;   /* its time with corrections                             */
  bool lawful;     /* relief needs a lawful event                           */
} cpl_happening;

/* The id of the item that an event adds; 0: none. */
uint32_t cpl_added_id(const cpl_state *state, const cpl_event *event, const cpl_scene *scene);

void cpl_state_apply(cpl_state *state, const cpl_happening *happening);

/* What is owed from the beginning of a standing case. */
void cpl_state_begin_standing(cpl_state *state);

#endif
