/* clauses.c - `complaint clauses`: the register of a policy, for people or as JSON. */
#include <stdio.h>
#include <string.h>

#include "cli/clause_table.h"
#include "cli/cli.h"
#include "cli/load.h"
#include "cli/table.h"
#include "complaint/register.h"
#include "libcomplaint/base/json.h"

enum { CLI_POLICIES = 16 };

/* "decide@record" of process complaint; what there is one of is called by its kind. */
static void put_item(cpl_text *out, const complaint_register_item *item) {
  cpl_text_clear(out);
  cpl_text_adds(out, item->kind);
  if (strcmp(item->kind, item->name) == 0) return;
  cpl_text_addc(out, ' ');
  if (item->process[0] != '\0') cpl_text_addf(out, "%s.", item->process);
  cpl_text_adds(out, item->name);
}

/* ---- for people ------------------------------------------------------------------------------ */

static void put_line(cli_table *table, const char *name, const char *kind, const char *item,
                     cli_style style, const char *label) {
  cli_table_cell(table, CLI_STRONG, name);
  cli_table_cell(table, CLI_PLAIN, kind);
  cli_table_cell(table, style, item);
  cli_table_cell(table, CLI_PLAIN, label);
}

/* The clause and what it says, then a line for each further thing that rests on it. */
static void put_clause(cli_table *table, const complaint_register *reg, size_t i,
                       const complaint_register_clause *clause, cpl_text *scratch) {
  complaint_register_item item;
  const char *kind = clause->kind;
  bool advisory = clause->advisory[0] != '\0';
  char inherited[32];
  if (clause->inherited) {
    (void)snprintf(inherited, sizeof inherited, "%s, inherited", kind);
    kind = inherited;
  }
  const char *name = clause->name, *label = clause->label;
  for (size_t j = 0; complaint_register_item_at(reg, i, j, &item); j++) {
    put_item(scratch, &item);
    put_line(table, name, kind, cpl_text_get(scratch), CLI_GOOD, label);
    name = kind = label = "";
  }
  if (!advisory) return;
  if (label[0] != '\0') put_line(table, name, kind, "", CLI_FAINT, label);
  if (label[0] != '\0') name = kind = "";
  put_line(table, name, kind, "advisory", CLI_FAINT, clause->advisory);
}

static int print_table(const complaint_register *reg, complaint_language language) {
  cli_table table;
  cpl_text scratch;
  complaint_memory memory = cpl_memory_or_default(NULL);
  complaint_register_clause clause;
  cli_table_begin(&table, 4);
  cpl_text_begin(&scratch, &memory);
  for (size_t i = 0; complaint_register_at(reg, i, language, &clause); i++)
    put_clause(&table, reg, i, &clause, &scratch);
  bool printed = !scratch.failed && cli_table_print(&table, stdout, cli_colours());
  cpl_text_end(&scratch);
  cli_table_end(&table);
  return printed ? CLI_YES : cli_wrong("out of memory");
}

/* ---- JSON: members in order of their names, empty ones left out ------------------------------ */

static void put_text(cpl_json *json, const char *key, const char *text) {
  if (text[0] == '\0') return;
  cpl_json_key(json, key);
  cpl_json_name(json, text);
}

/* Both languages: JSON is not made for one reader. */
static void put_label(cpl_json *json, const char *key, const char *en, const char *zh) {
  if (en[0] == '\0' && zh[0] == '\0') return;
  cpl_json_key(json, key);
  cpl_json_open(json, '{');
  put_text(json, "en", en);
  put_text(json, "zh", zh);
  cpl_json_close(json, '}');
}

static void put_items(cpl_json *json, const complaint_register *reg, size_t clause) {
  complaint_register_item item;
  if (!complaint_register_item_at(reg, clause, 0, &item)) return;
  cpl_json_key(json, "items");
  cpl_json_open(json, '[');
  for (size_t i = 0; complaint_register_item_at(reg, clause, i, &item); i++) {
    cpl_json_open(json, '{');
    put_text(json, "kind", item.kind);
    put_text(json, "name", item.name);
    put_text(json, "process", item.process);
    cpl_json_close(json, '}');
  }
  cpl_json_close(json, ']');
}

static void put_clause_json(cpl_json *json, const complaint_register *reg, size_t i) {
  complaint_register_clause en, zh;
  if (!complaint_register_at(reg, i, COMPLAINT_EN, &en)) return;
  if (!complaint_register_at(reg, i, COMPLAINT_ZH, &zh)) return;
  cpl_json_open(json, '{');
  put_label(json, "advisory", en.advisory, zh.advisory);
  put_text(json, "clause", en.name);
  if (en.inherited) {
    cpl_json_key(json, "inherited");
    cpl_json_boolean(json, true);
  }
  put_items(json, reg, i);
  put_text(json, "kind", en.kind);
  put_label(json, "label", en.label, zh.label);
  cpl_json_close(json, '}');
}

static int print_json(const complaint_register *reg, const complaint_policy *policy) {
  cpl_text out;
  cpl_json json;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text_begin(&out, &memory);
  cpl_json_begin(&json, &out);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "clauses");
  cpl_json_open(&json, '[');
  for (size_t i = 0; i < complaint_register_count(reg); i++) put_clause_json(&json, reg, i);
  cpl_json_close(&json, ']');
  put_text(&json, "digest", complaint_policy_digest(policy));
  cpl_json_key(&json, "policy");
  char name[256];
  (void)snprintf(name, sizeof name, "%s@%s", complaint_policy_id(policy),
                 complaint_policy_version(policy));
  cpl_json_name(&json, name);
  cpl_json_close(&json, '}');
  bool whole = !out.failed;
  if (whole) (void)puts(cpl_text_get(&out));
  cpl_text_end(&out);
  return whole ? CLI_YES : cli_wrong("out of memory");
}

/* ---- the verb -------------------------------------------------------------------------------- */

static int show(complaint_policy *policy, bool as_json, complaint_language language) {
  complaint_error err = {0};
  complaint_register *reg = complaint_register_new(policy, &err);
  if (reg == NULL) return cli_wrong("%s", err.text);
  int code = as_json ? print_json(reg, policy) : print_table(reg, language);
  complaint_register_free(reg);
  return code;
}

/* Several policies side by side, with the cases that show what their clauses mean. */
static int show_with_cases(cli_loaded *loaded, size_t count, const char *directory,
                           cli_clause_question *question) {
  complaint_register *registers[CLI_POLICIES] = {NULL};
  complaint_error err = {0};
  cli_cases cases;
  int code = cli_cases_begin(&cases, directory) ? CLI_YES : CLI_USAGE;
  for (size_t i = 0; code == CLI_YES && i < count; i++)
    if ((registers[i] = complaint_register_new(loaded[i].policy, &err)) == NULL)
      code = cli_wrong("%s", err.text);
  question->registers = registers;
  question->count = count;
  question->cases = &cases;
  if (code == CLI_YES) code = cli_clause_table(question);
  for (size_t i = 0; i < count; i++) complaint_register_free(registers[i]);
  cli_cases_end(&cases);
  return code;
}

static int clauses_with_cases(char **files, size_t count, const cli_load_options *load,
                              const char *directory, cli_clause_question *question) {
  cli_loaded loaded[CLI_POLICIES];
  int code = CLI_YES;
  size_t opened = 0;
  while (code == CLI_YES && opened < count) {
    code = cli_load_right(&loaded[opened], load, files[opened]);
    opened++;
  }
  if (code == CLI_YES) code = show_with_cases(loaded, count, directory, question);
  while (opened > 0) cli_unload(&loaded[--opened]);
  return code;
}

static int clauses_of(const char *file, const cli_load_options *load, bool as_json,
                      complaint_language language) {
  cli_loaded loaded;
  int code = cli_load_right(&loaded, load, file);
  if (code == CLI_YES) code = show(loaded.policy, as_json, language);
  cli_unload(&loaded);
  return code;
}

int cli_clauses(int argc, char **argv) {
  cli_load_options load = {.root = NULL};
  const char *lang = NULL, *cases = NULL;
  bool as_json = false, markdown = false;
  complaint_language language;
  const cli_option options[] = {
      {.name = "--root", .value = &load.root}, {.name = "--calendar", .list = &load.calendars},
      {.name = "--lang", .value = &lang},      {.name = "--json", .flag = &as_json},
      {.name = "--cases", .value = &cases},    {.name = "--markdown", .flag = &markdown}};
  int files = cli_options(argc, argv, options, sizeof options / sizeof *options);
  if (files < 0 || !cli_language(lang, &language)) return CLI_USAGE;
  if (as_json && lang != NULL) return cli_wrong("clauses: JSON has no language, leave out --lang");
  if (cases != NULL && as_json) return cli_wrong("clauses: with --cases there is no JSON");
  if (cases == NULL && markdown) return cli_wrong("clauses: --markdown needs --cases DIR");
  if (cases == NULL && files != 1) return cli_wrong("clauses: name one policy");
  if (files < 1 || files > CLI_POLICIES)
    return cli_wrong("clauses: name one policy, or up to %d", CLI_POLICIES);
  if (cases == NULL) return clauses_of(argv[1], &load, as_json, language);
  cli_clause_question question = {.language = language, .markdown = markdown};
  return clauses_with_cases(argv + 1, (size_t)files, &load, cases, &question);
}
