/* clause_table.c - see clause_table.h. */
#include "cli/clause_table.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/table.h"
#include "libcomplaint/base/memory.h"

enum { CLAUSE, KIND, ENFORCED, READING, KEPT, BROKEN, SAYS, COLUMNS };
static const char *const HEADS[COLUMNS] = {
    "clause", "kind", "enforced by, or why not", "reading", "kept in", "broken in", "what it says"};

/* One clause: what stands in each column, a line for each thing. */
typedef struct row {
  cpl_text cells[COLUMNS];
} row;

typedef struct writer {
  const cli_clause_question *question;
  row row;
  cli_table table; /* where it is for a terminal */
  bool complete;
} writer;

/* ---- who has a clause ------------------------------------------------------------------------ */

/* Does a register have the clause, as its own or as one that it inherits? */
static bool has(const complaint_register *reg, const char *name, bool inherited) {
  complaint_register_clause clause;
  for (size_t i = 0; complaint_register_at(reg, i, COMPLAINT_EN, &clause); i++)
    if (clause.inherited == inherited && strcmp(clause.name, name) == 0) return true;
  return false;
}

/* A clause that several policies have stands once: with the last that has it as its own, else with
 * the first that inherits it. */
static bool stands_elsewhere(const cli_clause_question *q, size_t at,
                             const complaint_register_clause *clause) {
  for (size_t i = clause->inherited ? 0 : at + 1; i < q->count; i++)
    if (has(q->registers[i], clause->name, false) ||
        (clause->inherited && i < at && has(q->registers[i], clause->name, true)))
      return true;
  return false;
}

/* ---- the cells of a clause ------------------------------------------------------------------- */

static void put(row *r, int column, const char *text) {
  cpl_text *cell = &r->cells[column];
  if (cell->size > 0) cpl_text_addc(cell, '\n');
  cpl_text_adds(cell, text);
}

/* What enforces it, "duty complaint.decide@record", and how it is read, "R3". */
static void put_items(row *r, const complaint_register *reg, size_t clause) {
  complaint_register_item item;
  for (size_t i = 0; complaint_register_item_at(reg, clause, i, &item); i++) {
    if (strcmp(item.kind, "heeds") == 0) continue;
    if (strcmp(item.kind, "reading") == 0) {
      put(r, READING, item.name);
      continue;
    }
    put(r, ENFORCED, item.kind);
    if (strcmp(item.kind, item.name) == 0) continue;
    cpl_text_addf(&r->cells[ENFORCED], " %s%s%s", item.process, item.process[0] == '\0' ? "" : ".",
                  item.name);
  }
}

/* Where folder `i` tells of the clause, or of what `heir` inherited of it. */
static void put_case(row *r, cli_cases *cases, size_t i, const char *clause, const char *heir) {
  const char *name = cli_cases_name(cases, i);
  if (cli_cases_tell(cases, i, clause, heir, CLI_KEPT)) put(r, KEPT, name);
  if (cli_cases_tell(cases, i, clause, heir, CLI_BROKEN)) put(r, BROKEN, name);
  (void)cli_cases_tell(cases, i, clause, heir, CLI_OTHERWISE);
}

/* Cases of the clause's own regulation, and of those that inherit it. */
static void put_cases(row *r, const cli_clause_question *q, const char *clause) {
  complaint_register_clause first;
  for (size_t i = 0; i < q->cases->count; i++) {
    put_case(r, q->cases, i, clause, NULL);
    for (size_t heir = 0; heir < q->count; heir++)
      if (has(q->registers[heir], clause, true) &&
          complaint_register_at(q->registers[heir], 0, COMPLAINT_EN, &first))
        put_case(r, q->cases, i, clause, first.name);
  }
}

static void fill(row *r, const cli_clause_question *q, size_t at, size_t i,
                 const complaint_register_clause *clause) {
  for (size_t c = 0; c < COLUMNS; c++) cpl_text_clear(&r->cells[c]);
  put(r, CLAUSE, clause->name);
  put(r, KIND, clause->kind);
  if (clause->inherited) put(r, KIND, "inherited");
  put_items(r, q->registers[at], i);
  if (clause->advisory[0] != '\0') {
    put(r, ENFORCED, "advisory: ");
    cpl_text_adds(&r->cells[ENFORCED], clause->advisory);
  }
  put_cases(r, q, clause->name);
  put(r, SAYS, clause->label);
}

/* ---- writing --------------------------------------------------------------------------------- */

/* A cell of a Markdown table is one line, and a bar would end it. */
static void print_markdown_cell(const char *text) {
  for (; *text != '\0'; text++) {
    if (*text == '\n')
      (void)fputs("<br>", stdout);
    else if (*text == '|' || *text == '<')
      (void)printf("\\%c", *text);
    else
      (void)putchar(*text);
  }
}

static void print_markdown_row(const row *r) {
  for (size_t c = 0; c < COLUMNS; c++) {
    const char *text = cpl_text_get(&r->cells[c]);
    (void)fputs(c == 0 ? "| " : " | ", stdout);
    print_markdown_cell(text[0] == '\0' ? "-" : text);
  }
  (void)puts(" |");
}

static void print_markdown_head(void) {
  for (size_t c = 0; c < COLUMNS; c++) (void)printf("%s%s", c == 0 ? "| " : " | ", HEADS[c]);
  (void)puts(" |");
  for (size_t c = 0; c < COLUMNS; c++) (void)fputs(c == 0 ? "|---|" : "---|", stdout);
  (void)putchar('\n');
}

/* The next line of each cell side by side, until there is none left. */
static void put_lines(cli_table *table, row *r) {
  const char *rest[COLUMNS];
  for (size_t c = 0; c < COLUMNS; c++) rest[c] = cpl_text_get(&r->cells[c]);
  for (bool more = true; more;) {
    more = false;
    for (size_t c = 0; c < COLUMNS; c++) {
      size_t size = strcspn(rest[c], "\n");
      cli_table_piece(table, c == CLAUSE ? CLI_STRONG : CLI_PLAIN, rest[c], size);
      rest[c] += size + (rest[c][size] == '\n' ? 1u : 0u);
      more = more || rest[c][0] != '\0';
    }
  }
}

/* ---- clause by clause ------------------------------------------------------------------------ */

/* A clause that somebody can break needs a case in which somebody does. */
static void miss(writer *w, const complaint_register_clause *clause, int column, const char *what) {
  if (w->row.cells[column].size > 0) return;
  (void)cli_wrong("%s: no case in which it is %s", clause->name, what);
  w->complete = false;
}

static void write_clause(writer *w, size_t at, size_t i) {
  complaint_register_clause clause;
  (void)complaint_register_at(w->question->registers[at], i, w->question->language, &clause);
  if (stands_elsewhere(w->question, at, &clause)) return;
  fill(&w->row, w->question, at, i, &clause);
  if (!clause.inherited && strcmp(clause.kind, "conduct") != 0) {
    miss(w, &clause, KEPT, "kept");
    miss(w, &clause, BROKEN, "broken");
  }
  if (w->question->markdown)
    print_markdown_row(&w->row);
  else
    put_lines(&w->table, &w->row);
}

/* Folders of an area that is a policy's own, and that no clause has claimed. */
static void tell_strays(writer *w) {
  const cli_clause_question *q = w->question;
  complaint_register_clause clause;
  for (size_t i = 0; i < q->cases->count; i++) {
    bool ours = false;
    for (size_t r = 0; !ours && r < q->count; r++)
      ours = complaint_register_at(q->registers[r], 0, COMPLAINT_EN, &clause) &&
             cli_cases_about(q->cases, i, clause.name);
    if (!ours || q->cases->folders[i].claimed) continue;
    (void)cli_wrong("%s: tells of no clause, or of nothing that can become of one",
                    cli_cases_name(q->cases, i));
    w->complete = false;
  }
}

static bool write_all(writer *w) {
  if (w->question->markdown) print_markdown_head();
  for (size_t c = 0; c < COLUMNS; c++) cli_table_cell(&w->table, CLI_FAINT, HEADS[c]);
  for (size_t at = 0; at < w->question->count; at++)
    for (size_t i = 0; i < complaint_register_count(w->question->registers[at]); i++)
      write_clause(w, at, i);
  for (size_t c = 0; c < COLUMNS; c++)
    if (w->row.cells[c].failed) return false;
  return w->question->markdown || cli_table_print(&w->table, stdout, cli_colours());
}

int cli_clause_table(const cli_clause_question *question) {
  writer w = {.question = question, .complete = true};
  complaint_memory memory = cpl_memory_or_default(NULL);
  for (size_t c = 0; c < COLUMNS; c++) cpl_text_begin(&w.row.cells[c], &memory);
  cli_table_begin(&w.table, COLUMNS);
  bool written = write_all(&w);
  if (written) tell_strays(&w);
  cli_table_end(&w.table);
  for (size_t c = 0; c < COLUMNS; c++) cpl_text_end(&w.row.cells[c]);
  if (!written) return cli_wrong("out of memory");
  return w.complete ? CLI_YES : CLI_NO;
}
