/* function_row.h - rows that the policy wrote as a Lua function.
 * Knows: place, lua/script. Must not know: views. */
#ifndef CPL_CASE_FUNCTION_ROW_H
#define CPL_CASE_FUNCTION_ROW_H

#include "libcomplaint/case/place.h"

/* Ask the function of an atom with the facts that it declared it reads, as they are known at the
 * scene; where one of them is not known it is not asked, and false. When it fails, the state has
 * failed and names the rule, file and line. */
bool cpl_function_holds(cpl_state *state, const cpl_scene *scene, const cpl_atom *atom);

#endif
