/* decision_json.h - parts of a decision as canonical JSON that other answers have too.
 * Knows: decision, namer, the JSON writer. Must not know: languages. */
#ifndef CPL_CASE_DECISION_JSON_H
#define CPL_CASE_DECISION_JSON_H

#include "libcomplaint/base/json.h"
#include "libcomplaint/case/decision.h"
#include "libcomplaint/case/namer.h"

/* The names behind the numbers of a decision that was judged. */
cpl_namer cpl_decision_namer(const complaint_decision *decision);

/* One reason as an object; several as a list. */
void cpl_reason_write(cpl_json *json, const cpl_namer *namer, cpl_reason reason);
void cpl_reasons_write(cpl_json *json, const cpl_namer *namer, const cpl_reason *reasons,
                       size_t count);

#endif
