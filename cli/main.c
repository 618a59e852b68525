/* main.c - the program `complaint`: its verbs, and the end of each run. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/help.h"
#include "complaint/version.h"

/* A new verb is one more line here, and a page in help.c. */
static const struct verb {
  const char *name;
  int (*run)(int argc, char **argv);
} VERBS[] = {
    {"act", cli_act},         {"audit", cli_audit},     {"check", cli_check},
    {"clauses", cli_clauses}, {"days", cli_days},       {"decide", cli_decide},
    {"due", cli_due},         {"explain", cli_explain}, {"report", cli_report},
};

static const struct verb *verb_named(const char *name) {
  for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
    if (strcmp(VERBS[i].name, name) == 0) return &VERBS[i];
  return NULL;
}

static bool is_one_of(const char *word, const char *first, const char *second) {
  return strcmp(word, first) == 0 || strcmp(word, second) == 0;
}

static int run(int argc, char **argv) {
  if (argc < 2) return cli_wrong("which verb? `complaint help` lists them");
  const char *word = argv[1];
  if (is_one_of(word, "--version", "version")) {
    (void)printf("complaint %s\n", complaint_version());
    return CLI_YES;
  }
  if (is_one_of(word, "--help", "help") || strcmp(word, "-h") == 0)
    return cli_help(argc > 2 ? argv[2] : NULL);
  const struct verb *verb = verb_named(word);
  if (verb == NULL) return cli_unknown_verb(word);
  for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
    if (is_one_of(argv[i], "--help", "-h")) return cli_help(word);
  return verb->run(argc - 1, argv + 1);
}

/* An answer that did not arrive whole was not given. Who stops reading it, as `head` does, ends the
 * program by SIGPIPE, as is usual. */
int main(int argc, char **argv) {
  int code = run(argc, argv);
  errno = 0;
  bool lost = fflush(stdout) != 0;
  if (lost || ferror(stdout)) {
    if (errno != 0) return cli_wrong("cannot write the answer: %s", strerror(errno));
    return cli_wrong("cannot write the answer");
  }
  return code;
}
