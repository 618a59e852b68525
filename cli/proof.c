/* proof.c - see proof.h. */
#include "cli/proof.h"

#include "cli/cli.h"
#include "complaint/proof.h"

typedef struct proving {
  const complaint_proof *proof;
  const char *name;
  const cli_proof_options *options;
  bool written; /* the witness */
  int code;
} proving;

static void fail(proving *p, int code) {
  if (p->code < code) p->code = code;
}

/* ---- the witness ----------------------------------------------------------------------------- */

static bool write_file(const char *path, const char *bytes, size_t size) {
  FILE *file = fopen(path, "wb");
  bool ok = file != NULL && fwrite(bytes, 1, size, file) == size;
  if (file != NULL) ok = fclose(file) == 0 && ok;
  return ok;
}

/* Of the first process that is refuted. */
static void write_witness(proving *p, size_t process) {
  complaint_error err = {0};
  size_t size = 0;
  if (p->options->witness == NULL || p->written) return;
  complaint_text *text = complaint_text_new(NULL, &err);
  (void)complaint_proof_witness(p->proof, process, text, &err);
  if (err.status != COMPLAINT_OK) {
    fail(p, cli_wrong("%s", err.text));
  } else {
    const char *bytes = complaint_text_get(text, &size);
    p->written = write_file(p->options->witness, bytes, size);
    if (!p->written) fail(p, cli_wrong("`%s` cannot be written", p->options->witness));
  }
  complaint_text_free(text);
}

/* ---- one process ----------------------------------------------------------------------------- */

static void print_never(proving *p, size_t process, const char *of) {
  complaint_proof_never never;
  for (size_t i = 0; complaint_proof_never_at(p->proof, process, i, &never); i++) {
    cli_print(stdout, p->name);
    (void)printf(": warning: `%s` can never happen: ", never.action);
    cli_print(stdout, never.reason);
    (void)printf(" [%s.%s]\n", of, never.action);
    if (p->options->strict) fail(p, CLI_NO);
  }
}

static void print_verdict(proving *p, size_t index, const complaint_proof_process *process) {
  (void)printf("%s: %s: ", process->name,
               process->standing ? "what is owed can be done" : "every case can come to rest");
  switch (process->verdict) {
  case COMPLAINT_PROVED:
    (void)printf("proved (%zu %s of case)\n", process->kinds,
                 process->kinds == 1 ? "kind" : "kinds");
    return;
  case COMPLAINT_REFUTED:
    (void)printf("refuted by a history of %zu %s, after which no end can be reached: ",
                 process->event_count, process->event_count == 1 ? "event" : "events");
    fail(p, CLI_NO);
    break;
  case COMPLAINT_NOT_PROVED:
    (void)fputs("not proved: ", stdout);
    if (p->options->strict) fail(p, CLI_NO);
    break;
  }
  cli_print(stdout, process->reason);
  (void)putchar('\n');
  if (process->verdict == COMPLAINT_REFUTED) write_witness(p, index);
}

/* Once, however many policies are proved. */
static void print_granted(bool *told) {
  const char *sentence;
  if (*told) return;
  *told = true;
  for (size_t i = 0; (sentence = complaint_proof_granted(i)) != NULL; i++)
    (void)printf("%s%s", i == 0 ? "taken for granted: " : "; ", sentence);
  (void)putchar('\n');
}

/* ---- the ladder ------------------------------------------------------------------------------ */

static void print_lighter(proving *p) {
  complaint_error err = {0};
  size_t size = 0;
  complaint_text *text = complaint_text_new(NULL, &err);
  (void)complaint_proof_lighter(p->proof, text, &err);
  const char *told = complaint_text_get(text, &size);
  if (err.status != COMPLAINT_OK) {
    fail(p, cli_wrong("%s", err.text));
  } else {
    (void)fputs("ladder: a worse case never has a lighter sanction", stdout);
    (void)fputs(size == 0 ? "" : ": not so: ", stdout);
    cli_print(stdout, told);
    (void)putchar('\n');
    if (size > 0) fail(p, CLI_NO);
  }
  complaint_text_free(text);
}

/* ---- all ------------------------------------------------------------------------------------- */

int cli_prove(complaint_policy *policy, const char *name, const cli_proof_options *options) {
  complaint_error err = {0};
  complaint_proof *proof = complaint_proof_new(policy, &err);
  complaint_proof_process process;
  bool proved = false;
  if (proof == NULL) return cli_wrong("%s", err.text);
  proving p = {proof, name, options, false, CLI_YES};
  for (size_t i = 0; complaint_proof_process_at(proof, i, &process); i++) {
    print_never(&p, i, process.name);
    print_verdict(&p, i, &process);
    if (process.verdict == COMPLAINT_PROVED) proved = true;
  }
  if (options->monotone) print_lighter(&p);
  if (proved) print_granted(options->granted);
  if (options->witness != NULL && !p.written && p.code != CLI_USAGE)
    fail(&p, cli_wrong("check: nothing is refuted, so that there is no witness to write"));
  complaint_proof_free(proof);
  return p.code;
}
