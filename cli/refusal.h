/* refusal.h - the answer to a new event, for people.
 * Knows: the public calls. Must not know: files, how an answer is made. */
#ifndef CPL_CLI_REFUSAL_H
#define CPL_CLI_REFUSAL_H

#include "cli/case_arguments.h"

/* Print on `out` what complaint_case_act() answered about an event, in `k->text`: what was taken,
 * or every reason against it with what would have to change. False after telling what is wrong. */
bool cli_print_answer(const cli_case *k, const cpl_text *event, bool taken, FILE *out);

#endif
