/* due.c - `complaint due`: when a limit ends, and why.
 * Knows: the public calendar. Must not know: policies. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/calendar.h"
#include "cli/cli.h"
#include "cli/table.h"
#include "libcomplaint/base/json.h"
#include "libcomplaint/base/time.h"

/* More days than this explain nothing. */
enum { DAYS_MAX = 1000 };

static const char USAGE[] = "complaint due --calendar cn --from 2026-09-30 --limit 5wd";

typedef struct due_answer {
  complaint_due due;
  complaint_day *days;
  size_t shown, count; /* days shown, and days there are */
} due_answer;

/* ---- asking ---------------------------------------------------------------------------------- */

/* "17:30" as minutes after midnight; -1 when it is no time of the day. */
static int minutes_of(const char *text) {
  static const char FORM[] = "dd:dd";
  for (size_t i = 0; i < sizeof FORM; i++) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    if (FORM[i] == 'd' ? !digit : text[i] != FORM[i]) return -1;
  }
  int hours = (text[0] - '0') * 10 + text[1] - '0';
  int minutes = (text[3] - '0') * 10 + text[4] - '0';
  return minutes < 60 && hours * 60 + minutes <= 24 * 60 ? hours * 60 + minutes : -1;
}

static bool ask_why(const complaint_calendar *calendar, const complaint_due_question *question,
                    due_answer *answer, complaint_error *err) {
  if (complaint_calendar_explain(calendar, question, NULL, 0, &answer->count, err) != COMPLAINT_OK)
    return false;
  answer->shown = answer->count < DAYS_MAX ? answer->count : DAYS_MAX;
  answer->days = calloc(answer->shown + 1, sizeof *answer->days);
  if (answer->days == NULL) return cpl_error_nomem(err), false;
  return complaint_calendar_explain(calendar, question, answer->days, answer->shown, &answer->count,
                                    err) == COMPLAINT_OK;
}

/* ---- for people ------------------------------------------------------------------------------ */

static const char *weekday_of(const char *date) {
  static const char *const NAMES[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  cpl_day day = 0;
  (void)cpl_day_parse(date, strlen(date), &day);
  return NAMES[cpl_weekday(day)];
}

static const char *why(const complaint_day *day) {
  static const char *const USES[] = {
      NULL, "the day on which it begins", NULL, "the time stands still", NULL, NULL};
  static const char *const KINDS[] = {"working day", "weekend", "rest day", "make-up working day",
                                      "not listed"};
  return USES[day->use] != NULL ? USES[day->use] : KINDS[day->kind];
}

static bool print_days(const due_answer *answer) {
  cli_table table;
  cli_table_begin(&table, 6);
  for (size_t i = 0; i < answer->shown; i++) {
    const complaint_day *day = &answer->days[i];
    char counted[16] = "";
    if (day->number > 0) (void)snprintf(counted, sizeof counted, "%" PRId32, day->number);
    cli_table_cell(&table, CLI_PLAIN, day->date);
    cli_table_cell(&table, CLI_PLAIN, weekday_of(day->date));
    cli_table_cell(&table, day->use == COMPLAINT_DAY_DUE ? CLI_STRONG : CLI_PLAIN,
                   cli_day_use(day->use));
    cli_table_cell(&table, CLI_PLAIN, counted);
    cli_table_cell(&table, CLI_PLAIN, why(day));
    cli_table_cell(&table, CLI_PLAIN, day->provisional ? "provisional" : day->name_en);
  }
  bool printed = cli_table_print(&table, stdout, cli_colours());
  cli_table_end(&table);
  if (answer->count > answer->shown)
    (void)printf("... and %zu more days\n", answer->count - answer->shown);
  return printed;
}

/* A last day that ends before midnight says so: "2026-10-13, before 17:30". */
static void print_due(const complaint_due *due, bool closes) {
  bool is_day = strchr(due->due, 'T') == NULL;
  (void)fputs(due->due, stdout);
  if (closes && is_day) (void)printf(", before %.5s", due->too_late + sizeof "2026-10-13T" - 1);
  (void)putchar('\n');
}

static int print_text(const complaint_due_question *question, const due_answer *answer) {
  const complaint_due *due = &answer->due;
  print_due(due, question->close != 0 && question->close < 24 * 60);
  if (!print_days(answer)) return cli_wrong("out of memory");
  if (due->provisional) cli_say_provisional(due->edition);
  return CLI_YES;
}

/* ---- for programs ---------------------------------------------------------------------------- */

static void write_day(cpl_json *json, const complaint_day *day) {
  cpl_json_open(json, '{');
  cpl_json_key(json, "date");
  cpl_json_name(json, day->date);
  cpl_json_key(json, "kind");
  cpl_json_name(json, cli_day_kind(day->kind));
  if (day->name[0] != '\0') {
    cpl_json_key(json, "name");
    cpl_json_name(json, day->name);
  }
  if (day->provisional) {
    cpl_json_key(json, "provisional");
    cpl_json_boolean(json, true);
  }
  cpl_json_key(json, "use");
  cpl_json_name(json, cli_day_use(day->use));
  cpl_json_close(json, '}');
}

static void write_answer(cpl_json *json, const complaint_due_question *question,
                         const due_answer *answer) {
  cpl_json_open(json, '{');
  cpl_json_key(json, "calendar");
  cpl_json_name(json, answer->due.edition);
  if (answer->shown > 0) {
    cpl_json_key(json, "days");
    cpl_json_open(json, '[');
    for (size_t i = 0; i < answer->shown; i++) write_day(json, &answer->days[i]);
    cpl_json_close(json, ']');
  }
  cpl_json_key(json, "due");
  cpl_json_name(json, answer->due.due);
  cpl_json_key(json, "from");
  cpl_json_name(json, question->from);
  cpl_json_key(json, "limit");
  cpl_json_name(json, question->limit);
  if (answer->due.provisional) {
    cpl_json_key(json, "provisional");
    cpl_json_boolean(json, true);
  }
  cpl_json_key(json, "too_late");
  cpl_json_name(json, answer->due.too_late);
  cpl_json_close(json, '}');
}

static int print_json(const complaint_due_question *question, const due_answer *answer) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, &memory);
  cpl_json_begin(&json, &text);
  write_answer(&json, question, answer);
  int code = text.failed ? cli_wrong("out of memory") : CLI_YES;
  if (code == CLI_YES) (void)puts(cpl_text_get(&text));
  cpl_text_end(&text);
  return code;
}

/* ---- the verb -------------------------------------------------------------------------------- */

static int answer_question(const complaint_calendar *calendar,
                           const complaint_due_question *question, bool explain, bool as_json) {
  complaint_error err;
  due_answer answer = {0};
  bool answered = complaint_calendar_due(calendar, question, &answer.due, &err) == COMPLAINT_OK &&
                  (!explain || ask_why(calendar, question, &answer, &err));
  int code = CLI_YES;
  if (!answered)
    code = cli_wrong("due: %s", err.text);
  else
    code = as_json ? print_json(question, &answer) : print_text(question, &answer);
  free(answer.days);
  return code;
}

static bool read_close(const char *close, complaint_due_question *question) {
  if (close == NULL) return true;
  question->close = minutes_of(close);
  if (question->close >= 0) return true;
  return cli_wrong("due: `%s` is no time of the day: write it as in `--close 17:30`", close), false;
}

int cli_due(int argc, char **argv) {
  const char *close = NULL;
  bool explain = false, as_json = false;
  cli_list given = {.count = 0};
  complaint_due_question question = {0};
  const cli_option options[] = {{.name = "--calendar", .list = &given},
                                {.name = "--from", .value = &question.from},
                                {.name = "--limit", .value = &question.limit},
                                {.name = "--known-by", .value = &question.known_by},
                                {.name = "--zone", .value = &question.zone},
                                {.name = "--close", .value = &close},
                                {.name = "--before", .flag = &question.before},
                                {.name = "--explain", .flag = &explain},
                                {.name = "--json", .flag = &as_json}};
  int left = cli_options(argc, argv, options, sizeof options / sizeof *options);
  if (left < 0) return CLI_USAGE;
  if (left > 0) return cli_wrong("due: what is `%s`? write `%s`", argv[1], USAGE);
  if (given.count == 0 || question.from == NULL || question.limit == NULL)
    return cli_wrong("due: `--calendar`, `--from` and `--limit` are needed: `%s`", USAGE);
  if (!read_close(close, &question)) return CLI_USAGE;
  cli_calendars calendars;
  const complaint_calendar *calendar = NULL;
  if (cli_calendars_open(&calendars, &given)) calendar = cli_calendars_one(&calendars, "due");
  int code = calendar == NULL ? CLI_USAGE : answer_question(calendar, &question, explain, as_json);
  cli_calendars_close(&calendars);
  return code;
}
