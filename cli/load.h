/* load.h - a policy from its file to the engine, and what is wrong with it in the user's words.
 * Knows: files, the public engine. Must not know: which verb asks. */
#ifndef CPL_CLI_LOAD_H
#define CPL_CLI_LOAD_H

#include <stdio.h>

#include "cli/calendar.h"
#include "cli/files.h"
#include "complaint/engine.h"

/* What goes into loading, as it was typed. */
typedef struct cli_load_options {
  const char *root;   /* NULL: not given */
  cli_list calendars; /* NAME=FILE       */
} cli_load_options;

typedef struct cli_loaded {
  const char *name; /* as the user called it                    */
  cli_files files;
  complaint_engine *engine;
  complaint_policy *policy; /* NULL when it was refused         */
  complaint_error error;    /* why, where no problem says it    */
} cli_loaded;

/* Load the policy that the user calls `policy`. Answers CLI_YES; CLI_NO when the policy is wrong,
 * for cli_print_problems() to tell; CLI_USAGE after telling that there is none to be loaded.
 * cli_unload() in any case. */
int cli_load(cli_loaded *loaded, const cli_load_options *options, const char *policy);
void cli_unload(cli_loaded *loaded);

/* The same for a verb that needs a policy that is right: one that is not is bad input. CLI_YES, or
 * CLI_USAGE after telling all that is wrong with it. */
int cli_load_right(cli_loaded *loaded, const cli_load_options *options, const char *policy);

/* `school/boxing.lua:41: error: ...`, each problem a line, with the rule and the clause. */
void cli_print_problems(cli_loaded *loaded, FILE *out);
size_t cli_count_problems(const cli_loaded *loaded, complaint_severity severity);

#endif
