/* record.c - see record.h. */
#define _POSIX_C_SOURCE 200809L /* access */
#include "cli/record.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/append.h"
#include "cli/cli.h"
#include "cli/refusal.h"
#include "complaint/case_file.h"

/* ---- the case -------------------------------------------------------------------------------- */

/* "main, standing": the processes of a policy. */
static void list_processes(const complaint_policy *policy, cpl_text *out) {
  complaint_policy_process process;
  for (size_t i = 0; complaint_policy_process_at(policy, i, COMPLAINT_EN, &process); i++)
    cpl_text_addf(out, "%s`%s`", i > 0 ? ", " : "", process.name);
}

/* A case file that is not there, or empty, needs to be told what it becomes. */
static int refuse_to_begin(const cli_case *k) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text names;
  if (k->options.record != NULL)
    return cli_wrong("--record: there is no case in `%s` yet: begin the standing case with "
                     "`complaint act`, which takes --process and --case",
                     k->words[1]);
  cpl_text_begin(&names, &memory);
  list_processes(k->loaded.policy, &names);
  (void)cli_wrong("there is no case in `%s` yet: to begin one, say%s%s; the processes of `%s` "
                  "are: %s",
                  k->words[1], k->options.process == NULL ? " --process PROCESS" : "",
                  k->options.id == NULL ? " --case ID" : "", complaint_policy_id(k->loaded.policy),
                  cpl_text_get(&names));
  cpl_text_end(&names);
  return CLI_USAGE;
}

static bool may_begin(const cli_case *k) {
  return k->options.process != NULL && k->options.id != NULL;
}

/* What is in the file must be what was named, if it was named. */
static int check_names(const cli_case *k) {
  const char *process = k->options.process, *id = k->options.id;
  if (process != NULL && strcmp(process, complaint_case_process(k->c)) != 0)
    return cli_wrong("`%s` runs through process `%s`, not `%s`", k->words[1],
                     complaint_case_process(k->c), process);
  if (id != NULL && strcmp(id, complaint_case_id(k->c)) != 0)
    return cli_wrong("`%s` is case `%s`, not `%s`", k->words[1], complaint_case_id(k->c), id);
  return CLI_YES;
}

static int take_case(cli_case *k, const cli_appender *a, const cpl_text *event) {
  if (a->bytes.size == 0) return may_begin(k) ? cli_case_new(k, event) : refuse_to_begin(k);
  int code = cli_case_from(k, &a->bytes);
  return code == CLI_YES ? check_names(k) : code;
}

/* ---- the event ------------------------------------------------------------------------------- */

/* The line to keep: the answer is {"accepted":LINE}. A new file gets its first line before it. */
static int keep(cli_case *k, cli_appender *a) {
  static const char HEAD[] = "{\"accepted\":";
  complaint_error err = {0};
  complaint_memory memory = cpl_memory_or_default(NULL);
  size_t size;
  const char *answer = complaint_text_get(k->text, &size);
  complaint_text *first = complaint_text_new(NULL, &err);
  cpl_text lines;
  cpl_text_begin(&lines, &memory);
  bool known = first != NULL && complaint_case_file_header(k->c, first, &err) == COMPLAINT_OK;
  if (known && a->bytes.size == 0) {
    cpl_text_adds(&lines, complaint_text_get(first, NULL));
    cpl_text_addc(&lines, '\n');
  }
  cpl_text_add(&lines, answer + sizeof HEAD - 1, size - sizeof HEAD);
  cpl_text_addc(&lines, '\n');
  int code = CLI_USAGE;
  if (!known)
    (void)cli_wrong("%s", err.text);
  else if (lines.failed)
    (void)cli_wrong("out of memory");
  else if (cli_append(a, cpl_text_get(&lines), lines.size))
    code = CLI_YES;
  cpl_text_end(&lines);
  complaint_text_free(first);
  return code;
}

static int print(const cli_case *k, const cpl_text *event, bool taken, FILE *out) {
  if (k->options.as_json) {
    (void)fprintf(out, "%s\n", complaint_text_get(k->text, NULL));
    return CLI_YES;
  }
  return cli_print_answer(k, event, taken, out) ? CLI_YES : CLI_USAGE;
}

/* What is on the disk is recorded, whether or not the answer arrives. */
static int print_taken(const cli_case *k, const cpl_text *event, FILE *out) {
  int code = print(k, event, true, out);
  if (code == CLI_YES && fflush(out) == 0) return CLI_YES;
  return cli_wrong("the event is recorded, as event %zu of `%s`: do not enter it again",
                   complaint_case_event_count(k->c), k->words[1]);
}

static int act(cli_case *k, cli_appender *a, const cpl_text *event, FILE *out) {
  complaint_error err = {0};
  bool taken = false;
  if (complaint_case_act(k->c, cpl_text_get(event), event->size, k->now, &taken, k->text, &err) !=
      COMPLAINT_OK)
    return cli_wrong("%s", err.text);
  if (!taken) return print(k, event, false, out) == CLI_YES ? CLI_NO : CLI_USAGE;
  int code = keep(k, a);
  return code == CLI_YES ? print_taken(k, event, out) : code;
}

int cli_record(cli_case *k, const cpl_text *event, FILE *out) {
  cli_appender appender;
  int code = CLI_USAGE;
  if (!may_begin(k) && access(k->words[1], F_OK) != 0 && errno == ENOENT) return refuse_to_begin(k);
  if (cli_append_open(&appender, k->words[1], may_begin(k))) {
    code = take_case(k, &appender, event);
    if (code == CLI_YES) code = act(k, &appender, event, out);
  }
  cli_append_close(&appender);
  return code;
}
