/* cli.h - what the verbs of the program `complaint` share: exit codes, options, telling errors.
 *
 * Each verb is a file with one function, `int cli_VERB(int argc, char **argv)`, argv[0] being the
 * verb itself; its line in the table of main.c makes it known. The answer of a verb goes to stdout,
 * everything else to stderr. */
#ifndef CPL_CLI_CLI_H
#define CPL_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "complaint/error.h"
#include "complaint/policy.h"
#include "libcomplaint/base/error.h"

enum {
  CLI_YES = 0,  /* yes; done; nothing wrong                     */
  CLI_NO = 1,   /* no: refused, breaches found, a check failed  */
  CLI_USAGE = 2 /* the question was wrong: usage, or bad input  */
};

/* ---- verbs ----------------------------------------------------------------------------------- */

int cli_act(int argc, char **argv);
int cli_audit(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_clauses(int argc, char **argv);
int cli_days(int argc, char **argv);
int cli_decide(int argc, char **argv);
int cli_due(int argc, char **argv);
int cli_explain(int argc, char **argv);
int cli_report(int argc, char **argv);

/* ---- options --------------------------------------------------------------------------------- */

enum { CLI_LIST_MAX = 64 };

/* What was given with an option that may stand several times, in that order. */
typedef struct cli_list {
  const char *words[CLI_LIST_MAX];
  size_t count;
} cli_list;

/* `--name` sets `*flag`; `--name VALUE` and `--name=VALUE` set `*value`, or are added to `*list`.
 * One of the three is there; flag and value must be false and NULL at first. */
typedef struct cli_option {
  const char *name; /* with its two dashes */
  bool *flag;
  const char **value;
  cli_list *list;
} cli_option;

/* Take the options out of argv; what is left is argv[1] to argv[n]. Answers n, or -1 after telling
 * what is wrong: also an option that is given twice and has no list. `--` ends the options. */
int cli_options(int argc, char **argv, const cli_option *options, size_t count);

/* "zh" or "en"; NULL is en. False after telling what is wrong. */
bool cli_language(const char *name, complaint_language *language);

/* ---- telling --------------------------------------------------------------------------------- */

/* "complaint: ..." on stderr. Answers CLI_USAGE, so that a verb can `return cli_wrong(...)`. */
int cli_wrong(const char *format, ...) CPL_PRINTF(1, 2);

/* A text from outside, fit for a terminal: control characters become `?`. */
void cli_print(FILE *out, const char *text);

/* The same of several lines. */
void cli_print_lines(FILE *out, const char *text);

/* Is this a terminal that wants colours? */
bool cli_colours(void);

#endif
