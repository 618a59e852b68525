/* cases.h - the cases that show what a clause means: folders DIR/AREA/CASE, as in tests/corpus.
 *
 * Area and case begin with the clause, its colon a dash, and go on with what becomes of it:
 * `boxing/7.4-kept-in-time` and `property/duty-1-broken-a-gap` tell of boxing:7.4 and of
 * property-duty:1; `zengdu/inherited-recusal-kept-...` tells of a clause that zengdu inherits.
 * Knows: POSIX folders. Must not know: what is in a case. */
#ifndef CPL_CLI_CASES_H
#define CPL_CLI_CASES_H

#include <stdbool.h>
#include <stddef.h>

#include "libcomplaint/base/text.h"

/* What became of the clause. An offence is found or refused, which counts as kept or broken. */
typedef enum cli_outcome { CLI_KEPT, CLI_BROKEN, CLI_OTHERWISE } cli_outcome;

typedef struct cli_case_folder {
  size_t name;  /* "AREA/CASE", where it begins in `names` */
  bool claimed; /* some clause was told of                 */
} cli_case_folder;

typedef struct cli_cases {
  cpl_text names;           /* each ends with a NUL   */
  cli_case_folder *folders; /* in order of their names */
  size_t count, capacity;
} cli_cases;

/* Read the folders below `directory`. False after telling what is wrong; cli_cases_end() in any
 * case. */
bool cli_cases_begin(cli_cases *cases, const char *directory);
void cli_cases_end(cli_cases *cases);

const char *cli_cases_name(const cli_cases *cases, size_t i);

/* Does folder `i` tell of the clause, with that outcome? `heir` is a clause of the regulation that
 * inherits this one, NULL where the clause's own is meant. A folder that does is claimed. */
bool cli_cases_tell(cli_cases *cases, size_t i, const char *clause, const char *heir,
                    cli_outcome outcome);

/* Is folder `i` in the area of the clause's regulation? `property` is one of property-duty. */
bool cli_cases_about(const cli_cases *cases, size_t i, const char *clause);

#endif
