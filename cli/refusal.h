/* refusal.h - the answer to a new event, for people.
 * Knows: the answer's JSON, speakers. Must not know: files. */
#ifndef CPL_CLI_REFUSAL_H
#define CPL_CLI_REFUSAL_H

#include "complaint/case.h"
#include "complaint/text.h"

/* Print what complaint_case_act() answered about an event: what was taken, or every reason against
 * it with what would have to change. False when memory is out. */
bool cli_print_answer(const complaint_case *c, const char *event, const char *answer,
                      complaint_language language);

#endif
