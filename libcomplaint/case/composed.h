/* composed.h - atoms that no single fact decides: compared facts, times after a step, functions.
 * Knows: place, the script's functions. Must not know: views of other places. */
#ifndef CPL_CASE_COMPOSED_H
#define CPL_CASE_COMPOSED_H

#include "libcomplaint/case/place.h"

/* Work out the composed atoms of a scene and put those that are true into its view. */
void cpl_composed_see(cpl_state *state, const cpl_scene *scene, cpl_view *view);

#endif
