/* case_tables.h - the lists of a decision in columns, for people.
 * Knows: decisions, speakers, tables. Must not know: which verb asks. */
#ifndef CPL_CLI_CASE_TABLES_H
#define CPL_CLI_CASE_TABLES_H

#include <stdio.h>

#include "libcomplaint/case/speaker.h"

typedef struct cli_teller {
  const complaint_decision *decision;
  complaint_language language;
  cpl_namer namer;
  cpl_text text; /* what the speaker says outside of tables */
  cpl_speaker speaker;
  bool failed; /* out of memory */
} cli_teller;

void cli_teller_begin(cli_teller *teller, const complaint_decision *decision,
                      complaint_language language);
void cli_teller_end(cli_teller *teller);

/* One line: what was judged, as of when, and whether it rests. */
void cli_tell_head(cli_teller *teller);
/* Each list with its heading; nothing for an empty one, except that there is no breach. */
void cli_tell_actions(cli_teller *teller);
void cli_tell_duties(cli_teller *teller);
void cli_tell_sanctions(cli_teller *teller);
/* Offences that are read under another version than that of the case. */
void cli_tell_laws(cli_teller *teller);
void cli_tell_breaches(cli_teller *teller);
/* The clauses that were cited, in full. */
void cli_tell_clauses(cli_teller *teller);

#endif
