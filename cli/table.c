/* table.c - see table.h. */
#include "cli/table.h"

#include <string.h>

#include "cli/cli.h"

struct cli_cell {
  size_t at; /* of its text in `cells` */
  size_t columns;
  cli_style style;
};

void cli_table_begin(cli_table *table, size_t columns) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  *table = (cli_table){.columns = columns};
  cpl_text_begin(&table->cells, &memory);
}

void cli_table_end(cli_table *table) {
  complaint_memory memory = table->cells.memory;
  cpl_delete(&memory, table->marks, table->capacity * sizeof *table->marks);
  cpl_text_end(&table->cells);
}

void cli_table_cell(cli_table *table, cli_style style, const char *text) {
  cli_table_piece(table, style, text, strlen(text));
}

void cli_table_piece(cli_table *table, cli_style style, const char *text, size_t size) {
  void *marks = table->marks;
  if (!cpl_grow(&table->cells.memory, &marks, &table->capacity, table->count + 1,
                sizeof *table->marks)) {
    table->failed = true;
    return;
  }
  table->marks = marks;
  struct cli_cell *cell = &table->marks[table->count];
  *cell = (struct cli_cell){table->cells.size, cpl_utf8_columns(text, size), style};
  cpl_text_add(&table->cells, text, size);
  cpl_text_add(&table->cells, "", 1);
  size_t *width = &table->widths[table->count++ % table->columns];
  if (*width < cell->columns) *width = cell->columns;
}

static void print_cell(const cli_table *table, size_t i, FILE *out, bool colours) {
  static const char *const CODES[] = {"", "\033[1m", "\033[2m", "\033[32m", "\033[31m"};
  const struct cli_cell *cell = &table->marks[i];
  bool coloured = colours && cell->style != CLI_PLAIN && cell->columns > 0;
  if (coloured) (void)fputs(CODES[cell->style], out);
  cli_print(out, cpl_text_get(&table->cells) + cell->at);
  if (coloured) (void)fputs("\033[0m", out);
}

/* Blanks behind the last text of a line serve nobody. */
static size_t cells_in_line(const cli_table *table, size_t first) {
  size_t count = table->count - first < table->columns ? table->count - first : table->columns;
  while (count > 0 && table->marks[first + count - 1].columns == 0) count--;
  return count;
}

bool cli_table_print(const cli_table *table, FILE *out, bool colours) {
  if (table->failed || table->cells.failed) return false;
  for (size_t first = 0; first < table->count; first += table->columns) {
    size_t count = cells_in_line(table, first);
    for (size_t i = 0; i < count; i++) {
      print_cell(table, first + i, out, colours);
      if (i + 1 == count) break;
      size_t fill = table->widths[i] - table->marks[first + i].columns + 2;
      for (size_t j = 0; j < fill; j++) (void)fputc(' ', out);
    }
    (void)fputc('\n', out);
  }
  return true;
}
