/* help.c - see help.h. */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "libcomplaint/base/text.h"

/* ---- options that several verbs share -------------------------------------------------------- */

enum {
  AS_OF = 1 << 0,    /* --now                            */
  RECORD = 1 << 1,   /* --other-rules                    */
  ACTOR = 1 << 2,    /* --actor, --role                  */
  POLICY = 1 << 3,   /* --root, and a policy's calendars */
  CALENDAR = 1 << 4, /* the one calendar that is asked   */
  JSON = 1 << 5,
  LANG = 1 << 6,
  VERSIONS = 1 << 7 /* --version                        */
};

static const struct {
  unsigned of;
  const char *text;
} OPTIONS[] = {
    {AS_OF,
     "  --now TIME            as of when, as in 2026-10-09T09:00:00+08:00; without it, when the\n"
     "                        last event was recorded, and a file without events is refused\n"},
    {VERSIONS,
     "  --version FILE        another version of the policy, with dates in `in_force`; may be\n"
     "                        repeated. The case runs under the one that its first line names,\n"
     "                        a new one under that of its receipt, and offences are read under\n"
     "                        the one of the day on which they happened\n"},
    {RECORD,
     "  --other-rules         take a file that was written under another version of the policy\n"
     "                        or of a calendar\n"},
    {ACTOR, "  --actor ID            who asks: an action is open only if this person may take it\n"
            "  --role ROLE,...       in which roles of the policy; an unknown one is refused\n"},
    {POLICY,
     "  --root DIR            look below DIR first for FILE and for what it requires\n"
     "  --calendar NAME=FILE  a calendar that the policy names; FILE ends in .json, .ics or .txt.\n"
     "                        May be repeated; a file under a name that is there, as `cn`, adds\n"
     "                        to that calendar\n"},
    {CALENDAR,
     "  --calendar NAME       which calendar: the built-in `cn`\n"
     "  --calendar NAME=FILE  or one of your own; FILE ends in .json, .ics or .txt. Once\n"
     "                        more under the same name, or under `cn`: it adds to it\n"
     "  --known-by DAY        as it was published by that day\n"},
    {JSON, "  --json                canonical JSON, for programs\n"},
    {LANG, "  --lang zh|en          in Chinese or in English\n"},
};

/* ---- verbs ----------------------------------------------------------------------------------- */

static const struct page {
  const char *name, *arguments, *about;
  const char *own; /* options of this verb only */
  unsigned shared;
  const char *codes; /* what 0 and 1 mean here */
  const char *example;
} PAGES[] = {
    {"act", "FILE CASE.jsonl [OPTION...] < EVENT",
     "Judge a new event, one JSON object on stdin. If nothing speaks against it, it is appended\n"
     "to the case file. If something does, every reason is told and the file stays as it was.\n"
     "Should the answer to a recorded event get lost, stderr says that it is recorded.\n",
     "  --process PROCESS     what the case is, where the file is not there yet or empty;\n"
     "  --case ID             both are needed then\n"
     "  --now TIME            when it is recorded, where the event does not say: it cannot have\n"
     "                        happened later; without it, when it happened\n",
     POLICY | VERSIONS | RECORD | JSON | LANG, "  0  taken\n  1  refused\n",
     "complaint act desk.lua case-1.jsonl --process complaint --case case-1 < event.json"},
    {"audit", "FILE CASE.jsonl [OPTION...]",
     "The rules that were not kept, with their clauses, and then what is owed.\n", "",
     POLICY | AS_OF | VERSIONS | RECORD | JSON | LANG, "  0  no breach\n  1  at least one breach\n",
     "complaint audit desk.lua case-1.jsonl --now 2026-11-01T09:00:00+08:00"},
    {"check", "FILE... [OPTION...]",
     "Say everything that is wrong with policies, each problem with its file and line; and for\n"
     "each process, whether every case can come to rest.\n",
     "  --strict              a warning fails too, and what is not proved\n"
     "  --monotone            where sanctions are a ladder: see that no worse case has a lighter "
     "one\n"
     "  --witness FILE        write a case that cannot come to rest, of the first process that is\n"
     "                        refuted; `complaint audit` reads it\n",
     POLICY,
     "  0  no error, nothing refuted; with --strict no warning either, and all proved\n"
     "  1  otherwise\n",
     "complaint check --strict desk.lua"},
    {"clauses", "FILE... [OPTION...]",
     "The register: each clause of the regulation, and what in the policy enforces it. With\n"
     "--cases, of several policies: each clause with the cases in which it is kept and broken.\n",
     "  --cases DIR           folders DIR/AREA/CASE, named after the clause that they show, as in\n"
     "                        school/7.4-kept-in-time, school/7.4-broken-too-late\n"
     "  --markdown            with --cases: a table for a document\n",
     POLICY | JSON | LANG,
     "  0  printed\n  1  with --cases: a clause has no case, or a case no clause\n",
     "complaint clauses desk.lua --cases tests"},
    {"days", "--calendar NAME --from DAY --to DAY [OPTION...]",
     "How many days count in a calendar after one day, up to and with another.\n",
     "  --from DAY            not counted\n"
     "  --to DAY              counted\n",
     CALENDAR | JSON, "  0  printed\n",
     "complaint days --calendar cn --from 2026-09-30 --to 2026-10-13"},
    {"decide", "FILE CASE.jsonl [OPTION...]",
     "What may be done and by whom, what must be done and by when, which sanctions are open.\n", "",
     POLICY | AS_OF | VERSIONS | RECORD | ACTOR | JSON | LANG,
     "  0  answered, also where actions are refused and duties overdue\n",
     "complaint decide desk.lua case-1.jsonl --actor li --role clerk"},
    {"due", "--calendar NAME --from DAY|TIME --limit LIMIT [OPTION...]",
     "When a limit ends. LIMIT is a number and a unit: s min h d wd w mo y, as in 5wd.\n",
     "  --from DAY|TIME       when it begins; that day is not counted\n"
     "  --before              count back from there\n"
     "  --close HH:MM         a limit in days ends at that time of its last day\n"
     "  --zone +HH:MM         of days; without it that of --from, else +08:00\n"
     "  --explain             show each day, counted or not, and why\n",
     CALENDAR | JSON, "  0  printed\n",
     "complaint due --calendar cn --from 2026-09-30 --limit 5wd --explain"},
    {"explain", "FILE CASE.jsonl ACTION|DUTY [ITEM] [OPTION...]",
     "Why an action is open or refused and what would have to change, or who owes a duty since\n"
     "when, and why it is due when it is. A duty is named as in `answer@record`.\n",
     "", POLICY | AS_OF | VERSIONS | RECORD | ACTOR | LANG,
     "  0  explained, also where the action is refused\n",
     "complaint explain desk.lua case-1.jsonl answer@record --lang zh"},
    {"report", "FILE EVENTS... --week WEEK|--from DAY --to DAY [OPTION...]",
     "What happened over some days in all cases, in numbers: received, open, laid to rest; duties\n"
     "owed, by age; breaches by duty and by clause; sanctions, extensions, scores. EVENTS are\n"
     "case files, standing ones too; one may hold many cases, one after another. `-` is stdin. A "
     "case\n"
     "that is malformed, or counted already, stops the report: nothing is printed.\n",
     "  --week WEEK           as in 2026-W40, from Monday to Sunday\n"
     "  --from DAY --to DAY   both included\n"
     "  --now TIME            what was recorded by then is known; without it, by the end of the\n"
     "                        last day. What was recorded later is left out, and counted\n"
     "  --format FORMAT       text, json or csv; `--json` is --format json\n"
     "  --withhold            for publication: do not show counts below 5 but zero, nor what\n"
     "                        would give them away\n"
     "  --withhold-below N    the same for counts below N\n"
     "  --record CASE.jsonl   record the report in this standing case, as the policy wants it, at\n"
     "                        --now TIME; the answer is told on stderr\n"
     "  --actor ID            who records it\n"
     "  --role ROLE,...       in which roles\n"
     "  --fact NAME=VALUE     what the recording event must say besides; may be repeated\n",
     POLICY | VERSIONS | RECORD | JSON | LANG,
     "  0  printed, and recorded if that was asked\n  1  printed, and recording it was refused\n",
     "complaint report school.boxing cases/*.jsonl office.jsonl --week 2026-W40 --lang zh\n"
     "  complaint report school.boxing cases/*.jsonl --week 2026-W40 --record office.jsonl \\\n"
     "    --actor staff:017 --role supervision_office --now 2026-10-02T16:00:00+08:00"},
};
enum { PAGE_COUNT = sizeof PAGES / sizeof *PAGES };

static const char FILES[] =
    "\n"
    "FILE is a policy: a path to it, or the name of an installed one, as in `school.boxing`.\n"
    "What it requires is looked for below DIR, then below the folder that the policy belongs to\n"
    "(the nearest one above it that is called `policies` or has a folder `clauses`, else its\n"
    "own), then among the installed policies. Links are not followed there.\n";

static const char WRONG[] =
    "  2  the question was wrong, by usage or input, or the answer could not be written whole\n";

/* ---- printing -------------------------------------------------------------------------------- */

static void print_options(const struct page *page) {
  (void)printf("\nOptions:\n%s", page->own);
  for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++)
    if ((page->shared & OPTIONS[i].of) != 0) (void)fputs(OPTIONS[i].text, stdout);
  (void)puts("  --help                this text");
}

static void print_page(const struct page *page) {
  (void)printf("complaint %s %s\n\n%s", page->name, page->arguments, page->about);
  print_options(page);
  if ((page->shared & POLICY) != 0) (void)fputs(FILES, stdout);
  (void)printf("\nExit codes:\n%s%s", page->codes, WRONG);
  (void)printf("\nExample:\n  %s\n", page->example);
}

static void print_all(void) {
  (void)puts("complaint - what may be done with a complaint, what must be done by when, and why\n");
  for (size_t i = 0; i < PAGE_COUNT; i++)
    (void)printf("  complaint %s %s\n", PAGES[i].name, PAGES[i].arguments);
  (void)puts("  complaint help VERB        options, exit codes and an example\n"
             "  complaint --version\n\n"
             "Exit codes:\n"
             "  0  yes: done, answered, nothing wrong\n"
             "  1  no: refused (act, report), breaches found (audit), a policy is wrong (check)");
  (void)fputs(WRONG, stdout);
}

int cli_unknown_verb(const char *name) {
  const char *names[PAGE_COUNT];
  for (size_t i = 0; i < PAGE_COUNT; i++) names[i] = PAGES[i].name;
  const char *nearest = cpl_nearest(name, names, PAGE_COUNT);
  if (nearest != NULL) return cli_wrong("unknown verb `%s`; did you mean `%s`?", name, nearest);
  return cli_wrong("unknown verb `%s`: `complaint help` lists them", name);
}

int cli_help(const char *verb) {
  if (verb == NULL) return print_all(), CLI_YES;
  for (size_t i = 0; i < PAGE_COUNT; i++)
    if (strcmp(PAGES[i].name, verb) == 0) return print_page(&PAGES[i]), CLI_YES;
  return cli_unknown_verb(verb);
}
