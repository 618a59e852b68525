/* record.h - a new event for the case file that a verb names: judged, and appended or refused.
 * Knows: case files. Must not know: where the event comes from. */
#ifndef CPL_CLI_RECORD_H
#define CPL_CLI_RECORD_H

#include "cli/case_arguments.h"

/* Judge an event of the case in `k->words[1]`, and append it if nothing speaks against it; tell the
 * answer on `out`. CLI_YES, CLI_NO if it is refused, or CLI_USAGE after telling what is wrong. */
int cli_record(cli_case *k, const cpl_text *event, FILE *out);

#endif
