/* clause_table.h - the clauses of several policies as one table: what enforces each or why it is
 * advisory, how it is read, and the cases in which it is kept and broken.
 * Knows: registers, folders of cases. Must not know: options, files. */
#ifndef CPL_CLI_CLAUSE_TABLE_H
#define CPL_CLI_CLAUSE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/cases.h"
#include "complaint/register.h"

typedef struct cli_clause_question {
  complaint_register *const *registers; /* one for each policy */
  size_t count;
  cli_cases *cases;
  complaint_language language;
  bool markdown; /* a table for a document, else one for a terminal */
} cli_clause_question;

/* Print it. A clause that several policies rest on stands once: with the policy whose own it is, or
 * else with the first that inherits it. Answers CLI_YES; CLI_NO after telling, on stderr, which
 * rule or duty of a policy's own has no case, or which folder of its area tells of no clause;
 * CLI_USAGE when memory ran out. */
int cli_clause_table(const cli_clause_question *question);

#endif
