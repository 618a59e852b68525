/* table.h - an answer in columns, for people.
 *
 * Columns are as wide as their widest cell; a wide Chinese character takes two. The last column is
 * not filled up. Control characters in a cell become `?`: the texts of a policy are its author's.
 */
#ifndef CPL_CLI_TABLE_H
#define CPL_CLI_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "libcomplaint/base/text.h"

enum { CLI_COLUMNS = 8 };

typedef enum cli_style { CLI_PLAIN, CLI_STRONG, CLI_FAINT, CLI_GOOD, CLI_BAD } cli_style;

typedef struct cli_table {
  cpl_text cells; /* each ends with a NUL */
  struct cli_cell *marks;
  size_t count, capacity;
  size_t columns;
  size_t widths[CLI_COLUMNS];
  bool failed; /* out of memory */
} cli_table;

/* A table of up to CLI_COLUMNS columns. */
void cli_table_begin(cli_table *table, size_t columns);
void cli_table_end(cli_table *table);

/* The next cell, from left to right, line by line. */
void cli_table_cell(cli_table *table, cli_style style, const char *text);
void cli_table_piece(cli_table *table, cli_style style, const char *text, size_t size);

/* Print it, with colours or without. False when memory ran out on the way: nothing is printed. */
bool cli_table_print(const cli_table *table, FILE *out, bool colours);

#endif
