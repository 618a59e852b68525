/* main.c - the program `complaint`: its verbs, its help, and the end of each run. */
#define _POSIX_C_SOURCE 200809L /* SIGPIPE */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "complaint/version.h"
#include "libcomplaint/base/text.h"

/* A new verb is one more line here. */
static const struct verb {
  const char *name;
  int (*run)(int argc, char **argv);
  const char *arguments, *help;
} VERBS[] = {
    {"act", cli_act,
     "FILE CASE.jsonl [--now TIME] [--process PROCESS --case ID] [--root DIR] [--other-rules]\n"
     "               [--json | --lang zh|en]",
     "Judge a new event, one JSON object on stdin. If nothing speaks against it, it is appended "
     "to\n"
     "the case file, which is made if --process and --case say what it is; if something does, "
     "every\n"
     "reason is told, the file stays as it was, and the exit code is 1. --now is the time of\n"
     "recording where the event has none; without it, that is when it happened.\n"
     "--other-rules takes a file that was written under another version of the policy.\n"},
    {"audit", cli_audit,
     "FILE CASE.jsonl [--now TIME] [--root DIR] [--other-rules] [--json | --lang zh|en]",
     "The rules that were not kept, with their clauses, and then what is owed.\n"
     "Exit code 1 if there is a breach.\n"},
    {"check", cli_check, "FILE... [--root DIR] [--strict]",
     "Say everything that is wrong with policies, each problem with its file and line.\n"
     "Exit code 1 if there is an error; with --strict also if there is a warning.\n"},
    {"clauses", cli_clauses, "FILE [--root DIR] [--json | --lang zh|en]",
     "The register: each clause of the regulation, and what in the policy enforces it.\n"},
    {"days", cli_days, "--calendar NAME --from DAY --to DAY [--known-by DAY] [--json]",
     "How many days count in a calendar after one day, up to and with another.\n"},
    {"decide", cli_decide,
     "FILE CASE.jsonl [--now TIME] [--actor ID [--role ROLE,...]] [--root DIR] [--other-rules]\n"
     "               [--json | --lang zh|en]",
     "What may be done and by whom, what must be done and by when, which sanctions are open.\n"
     "With --actor an action is open only if that person, in those roles, may take it.\n"},
    {"due", cli_due,
     "--calendar NAME --from DAY|TIME --limit LIMIT [--before] [--close HH:MM] [--zone +HH:MM]\n"
     "               [--known-by DAY] [--explain] [--json]",
     "When a limit ends, as in `--from 2026-09-30 --limit 5wd`. Units: s min h d wd w mo y.\n"
     "With --before it is counted back; with --explain each day is shown, and why it counts.\n"},
    {"explain", cli_explain,
     "FILE CASE.jsonl ACTION|DUTY [ITEM] [--now TIME] [--actor ID [--role ROLE,...]]\n"
     "               [--root DIR] [--other-rules] [--lang zh|en]",
     "Why an action is open or refused and what would have to change, or who owes a duty since\n"
     "when, and why it is due when it is. A duty is named as in `decide@record`.\n"},
};
enum { VERB_COUNT = sizeof VERBS / sizeof *VERBS };

static const char FILES[] =
    "\n"
    "FILE is a policy: a path to it, or the name of an installed one, as in `school.boxing`.\n"
    "What it requires is looked for below DIR, then below the folder that the policy belongs to\n"
    "(the nearest one above it that is called `policies` or has a folder `clauses`, else its\n"
    "own), then among the installed policies. Links are not followed there.\n";

static const char EXIT_CODES[] = "\n"
                                 "Exit codes:\n"
                                 "  0  yes: done, allowed, nothing wrong\n"
                                 "  1  no: refused, breaches found, a check failed\n"
                                 "  2  usage or bad input; nothing was answered\n";

static const struct verb *verb_named(const char *name) {
  for (size_t i = 0; i < VERB_COUNT; i++)
    if (strcmp(VERBS[i].name, name) == 0) return &VERBS[i];
  return NULL;
}

static int unknown_verb(const char *name) {
  const char *names[VERB_COUNT];
  for (size_t i = 0; i < VERB_COUNT; i++) names[i] = VERBS[i].name;
  const char *nearest = cpl_nearest(name, names, VERB_COUNT);
  if (nearest != NULL) return cli_wrong("unknown verb `%s`; did you mean `%s`?", name, nearest);
  return cli_wrong("unknown verb `%s`: `complaint --help` lists them", name);
}

static int help(const char *name) {
  if (name == NULL) {
    (void)puts(
        "complaint - what may be done with a complaint, what must be done by when, and why\n");
    for (size_t i = 0; i < VERB_COUNT; i++)
      (void)printf("  complaint %s %s\n", VERBS[i].name, VERBS[i].arguments);
    (void)puts("  complaint help VERB\n  complaint --version");
    (void)fputs(EXIT_CODES, stdout);
    return CLI_YES;
  }
  const struct verb *verb = verb_named(name);
  if (verb == NULL) return unknown_verb(name);
  (void)printf("complaint %s %s\n\n%s", verb->name, verb->arguments, verb->help);
  if (strstr(verb->arguments, "FILE") != NULL) (void)fputs(FILES, stdout);
  (void)fputs(EXIT_CODES, stdout);
  return CLI_YES;
}

static bool is_one_of(const char *word, const char *first, const char *second) {
  return strcmp(word, first) == 0 || strcmp(word, second) == 0;
}

static int run(int argc, char **argv) {
  if (argc < 2) return cli_wrong("which verb? `complaint --help` lists them");
  const char *word = argv[1];
  if (is_one_of(word, "--version", "version")) {
    (void)printf("complaint %s\n", complaint_version());
    return CLI_YES;
  }
  if (is_one_of(word, "--help", "help") || strcmp(word, "-h") == 0)
    return help(argc > 2 ? argv[2] : NULL);
  const struct verb *verb = verb_named(word);
  if (verb == NULL) return unknown_verb(word);
  for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
    if (is_one_of(argv[i], "--help", "-h")) return help(word);
  return verb->run(argc - 1, argv + 1);
}

/* An answer that did not arrive whole was not given. */
int main(int argc, char **argv) {
  (void)signal(SIGPIPE, SIG_IGN);
  int code = run(argc, argv);
  errno = 0;
  bool lost = fflush(stdout) != 0;
  if (lost || ferror(stdout)) {
    if (errno != 0) return cli_wrong("cannot write the answer: %s", strerror(errno));
    return cli_wrong("cannot write the answer");
  }
  return code;
}
