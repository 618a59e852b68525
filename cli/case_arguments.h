/* case_arguments.h - what the verbs about a case share: a policy, a case file, when, and who asks.
 * Knows: the loader, case files. Must not know: which verb asks, how answers look. */
#ifndef CPL_CLI_CASE_ARGUMENTS_H
#define CPL_CLI_CASE_ARGUMENTS_H

#include "cli/load.h"
#include "complaint/case.h"
#include "complaint/decision.h"
#include "complaint/versions.h"
#include "libcomplaint/base/text.h"

enum { CLI_ROLES_MAX = 64, CLI_CASE_BYTES = 256 << 20 };

/* As they were typed; NULL: not given. */
typedef struct cli_case_options {
  cli_load_options load;
  cli_list versions; /* FILE, each another version of the policy */
  const char *now, *lang, *actor, *roles, *process, *id;
  const char *week, *from, *to, *format, *withhold_below, *record;
  cli_list facts;
  bool as_json, other_rules, withhold;
} cli_case_options;

typedef struct cli_case {
  cli_case_options options;
  char **words; /* FILE, CASE.jsonl, and what a verb takes besides */
  int word_count;
  complaint_language language;
  int64_t now; /* COMPLAINT_NOW where none was given */
  cli_loaded loaded;
  cli_loaded *others; /* by --version */
  size_t other_count;
  complaint_versions *versions; /* of all of them; NULL: there is one version only */
  complaint_case *c;
  complaint_decision *decision;
  complaint_text *text;
  cpl_text role_names;
  const char *roles[CLI_ROLES_MAX];
  complaint_actor actor;
} cli_case;

/* What a verb takes besides a policy, a case file, --root, --calendar, --now, --lang and
 * --other-rules. */
enum {
  CLI_TAKES_ACTOR = 1 << 0,   /* --actor, --role           */
  CLI_TAKES_JSON = 1 << 1,    /* --json                    */
  CLI_TAKES_NEW = 1 << 2,     /* --process, --case         */
  CLI_TAKES_NAME = 1 << 3,    /* what is asked about, where */
  CLI_TAKES_DAYS = 1 << 4,    /* those of a report, and any number of case files */
  CLI_TAKES_VERSIONS = 1 << 5 /* --version */
};

/* Read the options and load the policy. CLI_YES, or CLI_USAGE after telling what is wrong;
 * cli_case_close() in any case. */
int cli_case_begin(cli_case *k, int argc, char **argv, unsigned takes);
void cli_case_close(cli_case *k);

/* The policy under which the case runs, when that is known; till then the one that was named. */
const complaint_policy *cli_case_policy(const cli_case *k);

/* A new case that begins with an event: under the version of the day on which that happened. */
int cli_case_new(cli_case *k, const cpl_text *event);

/* Read --actor and --role, which must be roles of that policy: done by cli_case_begin() where there
 * is one version only, else once the case is there. */
int cli_case_actor(cli_case *k);

/* The bytes of an open file, CLI_CASE_BYTES at the most; `path` is what errors call it. */
bool cli_read_all(int file, const char *path, cpl_text *bytes);

/* The case in these bytes. */
int cli_case_from(cli_case *k, const cpl_text *bytes);
/* The case in CASE.jsonl. */
int cli_case_read(cli_case *k);
/* Judge it, as of --now and for --actor. A case without events needs --now. */
int cli_case_judge(cli_case *k);

#endif
