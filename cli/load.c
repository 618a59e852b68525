/* load.c - see load.h. */
#include "cli/load.h"

#include <string.h>

#include "cli/cli.h"

static bool add_calendars(cli_loaded *loaded, const cli_list *given) {
  cli_calendars calendars;
  bool added =
      cli_calendars_open(&calendars, given) && cli_calendars_lend(&calendars, loaded->engine);
  cli_calendars_close(&calendars);
  return added;
}

int cli_load(cli_loaded *loaded, const cli_load_options *options, const char *policy) {
  *loaded = (cli_loaded){.name = policy};
  if (!cli_files_open(&loaded->files, options->root, policy)) return CLI_USAGE;
  complaint_options of_engine = {.source = cli_files_source, .source_context = &loaded->files};
  loaded->engine = complaint_engine_new(&of_engine, &loaded->error);
  if (loaded->engine == NULL) return cli_wrong("%s", loaded->error.text);
  if (!add_calendars(loaded, &options->calendars)) return CLI_USAGE;
  loaded->policy =
      complaint_engine_load(loaded->engine, cpl_text_get(&loaded->files.name), &loaded->error);
  if (loaded->policy != NULL) return CLI_YES;
  /* What has a place in the policy is the policy's fault, also a file that it requires in vain. */
  if (loaded->error.source[0] != '\0' || complaint_engine_problem_count(loaded->engine) > 0)
    return CLI_NO;
  return cli_wrong("%s", loaded->error.text);
}

int cli_load_right(cli_loaded *loaded, const cli_load_options *options, const char *policy) {
  int code = cli_load(loaded, options, policy);
  if (code != CLI_NO) return code;
  cli_print_problems(loaded, stderr);
  return cli_wrong("`%s` cannot be used: `complaint check` tells the same", policy);
}

void cli_unload(cli_loaded *loaded) {
  complaint_policy_free(loaded->policy);
  complaint_engine_free(loaded->engine);
  cli_files_close(&loaded->files);
}

/* ---- problems -------------------------------------------------------------------------------- */

/* Texts come with their place as the engine calls it; people get the path instead. */
static const char *without_place(const char *text, const char *file) {
  size_t size = strlen(file);
  if (size == 0 || strncmp(text, file, size) != 0 || text[size] != ':') return text;
  const char *behind = text + size + 1;
  size_t digits = strspn(behind, "0123456789");
  if (digits > 0 && behind[digits] == ':') behind += digits + 1;
  return *behind == ' ' ? behind + 1 : behind;
}

static void print_problem(cli_loaded *loaded, FILE *out, const complaint_problem *problem) {
  const char *severity = problem->severity == COMPLAINT_ERROR ? "error" : "warning";
  cli_print(out, problem->file[0] == '\0' ? loaded->name
                                          : cli_files_path(&loaded->files, problem->file));
  if (problem->line > 0) (void)fprintf(out, ":%d", problem->line);
  (void)fprintf(out, ": %s: ", severity);
  cli_print(out, without_place(problem->text, problem->file));
  if (problem->rule[0] != '\0' || problem->clause[0] != '\0') {
    (void)fputs(" [", out);
    cli_print(out, problem->rule);
    if (problem->rule[0] != '\0' && problem->clause[0] != '\0') (void)fputs(", ", out);
    cli_print(out, problem->clause);
    (void)fputc(']', out);
  }
  (void)fputc('\n', out);
}

/* A policy that ran too long, say, has no list of problems, only the one error. */
static complaint_problem only_problem(const cli_loaded *loaded) {
  const complaint_error *err = &loaded->error;
  return (complaint_problem){COMPLAINT_ERROR, err->source, err->line,
                             err->rule,       err->clause, err->text};
}

static bool has_list(const cli_loaded *loaded) {
  return loaded->policy != NULL || complaint_engine_problem_count(loaded->engine) > 0;
}

void cli_print_problems(cli_loaded *loaded, FILE *out) {
  if (!has_list(loaded)) {
    complaint_problem problem = only_problem(loaded);
    print_problem(loaded, out, &problem);
    return;
  }
  for (size_t i = 0; i < complaint_engine_problem_count(loaded->engine); i++)
    print_problem(loaded, out, complaint_engine_problem_at(loaded->engine, i));
}

size_t cli_count_problems(const cli_loaded *loaded, complaint_severity severity) {
  if (!has_list(loaded)) return severity == COMPLAINT_ERROR ? 1 : 0;
  size_t count = 0;
  for (size_t i = 0; i < complaint_engine_problem_count(loaded->engine); i++)
    if (complaint_engine_problem_at(loaded->engine, i)->severity == severity) count++;
  return count;
}
