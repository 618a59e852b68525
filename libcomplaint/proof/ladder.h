/* ladder.h - does a worse case ever have a lighter sanction?
 *
 * Where sanctions stand on a ladder, their order is severity. One case is worse than another of the
 * same offence if no fact that the guideline tests is less and one is more: true is more than
 * false, a number more than a smaller one, a value of an enum more than those that stand before it.
 * Dates and times make no case worse.
 * Knows: guideline_cases. Must not know: cases with a history. */
#ifndef CPL_PROOF_LADDER_H
#define CPL_PROOF_LADDER_H

#include "libcomplaint/base/memory.h"
#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/model.h"

/* A sentence on the first two such cases; nothing where there are none, or no ladder. False when
 * there is no memory. */
bool cpl_ladder_check(const cpl_model *model, cpl_arena *arena, cpl_text *text);

#endif
