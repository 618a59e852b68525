/* check.c - `complaint check`: everything that is wrong with policies, before any case exists. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/load.h"
#include "cli/proof.h"
#include "complaint/register.h"

typedef struct figures {
  size_t clauses, inherited, processes, actions;
} figures;

static bool count(complaint_policy *policy, figures *out) {
  complaint_error err = {0};
  complaint_register *reg = complaint_register_new(policy, &err);
  if (reg == NULL) {
    (void)cli_wrong("%s", err.text);
    return false;
  }
  *out = (figures){.clauses = complaint_register_count(reg)};
  complaint_register_clause clause;
  for (size_t i = 0; complaint_register_at(reg, i, COMPLAINT_EN, &clause); i++)
    if (clause.inherited) out->inherited++;
  complaint_register_free(reg);
  complaint_policy_process process;
  for (; complaint_policy_process_at(policy, out->processes, COMPLAINT_EN, &process);
       out->processes++)
    out->actions += process.action_count;
  return true;
}

static void print_count(const char *separator, size_t n, const char *noun, const char *plural) {
  (void)printf("%s%zu %s", separator, n, n == 1 ? noun : plural);
}

/* The last line of a policy: what it is, or why it is none. */
static bool sum_up(const cli_loaded *loaded) {
  size_t errors = cli_count_problems(loaded, COMPLAINT_ERROR);
  size_t warnings = cli_count_problems(loaded, COMPLAINT_WARNING);
  figures f = {0};
  if (loaded->policy != NULL && !count(loaded->policy, &f)) return false;
  cli_print(stdout, loaded->name);
  if (loaded->policy == NULL) {
    print_count(": ", errors, "error", "errors");
  } else {
    print_count(": ok, ", f.clauses - f.inherited, "clause", "clauses");
    if (f.inherited > 0) (void)printf(" and %zu inherited", f.inherited);
    print_count(", ", f.processes, "process", "processes");
    print_count(", ", f.actions, "action", "actions");
  }
  if (warnings > 0) print_count(", ", warnings, "warning", "warnings");
  (void)putchar('\n');
  return true;
}

static int worse(int a, int b) {
  return a > b ? a : b;
}

static int check(const cli_load_options *options, const char *file,
                 const cli_proof_options *proof) {
  cli_loaded loaded;
  int code = cli_load(&loaded, options, file);
  if (code != CLI_USAGE) {
    cli_print_problems(&loaded, stdout);
    if (proof->strict && cli_count_problems(&loaded, COMPLAINT_WARNING) > 0) code = CLI_NO;
    if (loaded.policy != NULL) code = worse(code, cli_prove(loaded.policy, loaded.name, proof));
    if (!sum_up(&loaded)) code = CLI_USAGE;
  }
  cli_unload(&loaded);
  return code;
}

int cli_check(int argc, char **argv) {
  cli_load_options load = {.root = NULL};
  bool granted = false;
  cli_proof_options proof = {.granted = &granted};
  const cli_option options[] = {{.name = "--root", .value = &load.root},
                                {.name = "--calendar", .list = &load.calendars},
                                {.name = "--witness", .value = &proof.witness},
                                {.name = "--monotone", .flag = &proof.monotone},
                                {.name = "--strict", .flag = &proof.strict}};
  int files = cli_options(argc, argv, options, sizeof options / sizeof *options), worst = CLI_YES;
  if (files < 0) return CLI_USAGE;
  if (files == 0) return cli_wrong("check: name the policies to be checked");
  if (files > 1 && proof.witness != NULL)
    return cli_wrong("check: --witness writes what one policy has; name only that");
  for (int i = 1; i <= files; i++) worst = worse(worst, check(&load, argv[i], &proof));
  return worst;
}
