/* act.c - `complaint act`: a new event from stdin, taken and appended, or refused. */
#define _POSIX_C_SOURCE 200809L /* SIGPIPE, STDIN_FILENO */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/case_arguments.h"
#include "cli/cli.h"
#include "cli/record.h"

static bool read_event(cpl_text *event) {
  if (!cli_read_all(STDIN_FILENO, "stdin", event)) return false;
  if (strspn(cpl_text_get(event), " \t\r\n") < event->size) return true;
  return cli_wrong("an event is expected on stdin, one JSON object: {\"action\":...,\"actor\":...,"
                   "\"roles\":[...],\"at\":...,\"facts\":{...}}"),
         false;
}

int cli_act(int argc, char **argv) {
  (void)signal(SIGPIPE, SIG_IGN); /* or nobody would learn that the event was recorded */
  cli_case k;
  cpl_text event;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text_begin(&event, &memory);
  int code = cli_case_begin(&k, argc, argv, CLI_TAKES_JSON | CLI_TAKES_NEW | CLI_TAKES_VERSIONS);
  if (code == CLI_YES && !read_event(&event)) code = CLI_USAGE;
  if (code == CLI_YES) code = cli_record(&k, &event, stdout);
  cli_case_close(&k);
  cpl_text_end(&event);
  return code;
}
