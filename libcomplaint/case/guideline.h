/* guideline.h - which sanctions are open: the first row that matches.
 * Knows: place. Must not know: actions, events. */
#ifndef CPL_CASE_GUIDELINE_H
#define CPL_CASE_GUIDELINE_H

#include "libcomplaint/case/place.h"

typedef struct cpl_guideline_answer {
  cpl_set sanctions;
  uint16_t cites; /* of the row; 0: no guideline, all are open */
} cpl_guideline_answer;

/* Without rows all sanctions are open; with rows of which none matches, none is. */
cpl_guideline_answer cpl_guideline_ask(const cpl_state *state, const cpl_scene *scene);

#endif
