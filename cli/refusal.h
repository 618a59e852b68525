/* refusal.h - the answer to a new event, for people.
 * Knows: explanations. Must not know: files, JSON. */
#ifndef CPL_CLI_REFUSAL_H
#define CPL_CLI_REFUSAL_H

#include "complaint/case.h"
#include "complaint/text.h"
#include "libcomplaint/base/text.h"

/* Print what complaint_case_act() answered about an event at `now`: what was taken, or every reason
 * against it with what would have to change. False when memory is out. */
bool cli_print_answer(complaint_case *c, const cpl_text *event, int64_t now, bool taken,
                      complaint_language language);

#endif
