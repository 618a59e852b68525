/* audit.c - `complaint audit`: which rules were not kept, and what is owed. */
#include "cli/case_arguments.h"
#include "cli/case_tables.h"
#include "cli/cli.h"

static int print_json(const cli_case *k) {
  complaint_error err = {0};
  if (complaint_decision_audit_json(k->decision, k->text, &err) != COMPLAINT_OK)
    return cli_wrong("%s", err.text);
  (void)puts(complaint_text_get(k->text, NULL));
  return CLI_YES;
}

static int print_text(const cli_case *k) {
  cli_teller teller;
  cli_teller_begin(&teller, k->decision, k->language);
  cli_tell_head(&teller);
  cli_tell_breaches(&teller);
  cli_tell_clauses(&teller);
  cli_tell_duties(&teller);
  cli_tell_laws(&teller);
  bool failed = teller.failed || teller.text.failed;
  cli_teller_end(&teller);
  return failed ? cli_wrong("out of memory") : CLI_YES;
}

int cli_audit(int argc, char **argv) {
  cli_case k;
  int code = cli_case_begin(&k, argc, argv, CLI_TAKES_JSON | CLI_TAKES_VERSIONS);
  if (code == CLI_YES) code = cli_case_read(&k);
  if (code == CLI_YES) code = cli_case_judge(&k);
  if (code == CLI_YES) code = k.options.as_json ? print_json(&k) : print_text(&k);
  if (code == CLI_YES && complaint_decision_breach_count(k.decision) > 0) code = CLI_NO;
  cli_case_close(&k);
  return code;
}
