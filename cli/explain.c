/* explain.c - `complaint explain`: why, why not, and what would have to change. */
#include "cli/case_arguments.h"
#include "cli/cli.h"

static int print(const cli_case *k) {
  complaint_error err = {0};
  const char *item = k->word_count > 3 ? k->words[3] : NULL;
  if (complaint_decision_explain(k->decision, k->words[2], item, k->language, k->text, &err) !=
      COMPLAINT_OK)
    return cli_wrong("%s", err.text);
  cli_print_lines(stdout, complaint_text_get(k->text, NULL));
  return CLI_YES;
}

int cli_explain(int argc, char **argv) {
  cli_case k;
  int code = cli_case_begin(&k, argc, argv, CLI_TAKES_ACTOR | CLI_TAKES_NAME | CLI_TAKES_VERSIONS);
  if (code == CLI_YES) code = cli_case_read(&k);
  if (code == CLI_YES) code = cli_case_judge(&k);
  if (code == CLI_YES) code = print(&k);
  cli_case_close(&k);
  return code;
}
