/* days.c - `complaint days`: how many working days lie after one date, up to and with another.
 * Knows: calendars, and how questions about them are read. Must not know: policies. */
#include <inttypes.h>

#include "cli/calendar.h"
#include "cli/cli.h"
#include "libcomplaint/base/json.h"
#include "libcomplaint/calendar/question.h"

static const char USAGE[] = "complaint days --calendar cn --from 2026-09-30 --to 2026-10-13";

static int print_json(const char *from, const char *till, const complaint_day_count *count) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, &memory);
  cpl_json_begin(&json, &text);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "calendar");
  cpl_json_name(&json, count->edition);
  cpl_json_key(&json, "days");
  cpl_json_integer(&json, count->days);
  cpl_json_key(&json, "from");
  cpl_json_name(&json, from);
  if (count->provisional) {
    cpl_json_key(&json, "provisional");
    cpl_json_boolean(&json, true);
  }
  cpl_json_key(&json, "to");
  cpl_json_name(&json, till);
  cpl_json_close(&json, '}');
  int code = text.failed ? cli_wrong("out of memory") : CLI_YES;
  if (code == CLI_YES) (void)puts(cpl_text_get(&text));
  cpl_text_end(&text);
  return code;
}

static int print_text(const complaint_day_count *count) {
  (void)printf("%" PRId64 "\n", count->days);
  if (count->provisional) cli_say_provisional(count->edition);
  return CLI_YES;
}

/* Dates are looked at here first, so that an error calls them by their options. */
static bool check_dates(const char *from, const char *till, const char *known_by) {
  complaint_error err;
  cpl_day day;
  if (cpl_question_date(from, "--from", &day, &err) == COMPLAINT_OK &&
      cpl_question_date(till, "--to", &day, &err) == COMPLAINT_OK &&
      (known_by == NULL || cpl_question_date(known_by, "--known-by", &day, &err) == COMPLAINT_OK))
    return true;
  return cli_wrong("days: %s", err.text), false;
}

static int answer(const complaint_calendar *calendar, const char *from, const char *till,
                  const char *known_by, bool as_json) {
  complaint_error err;
  complaint_day_count count;
  if (!check_dates(from, till, known_by)) return CLI_USAGE;
  if (complaint_calendar_count(calendar, from, till, known_by, &count, &err) != COMPLAINT_OK)
    return cli_wrong("days: %s", err.text);
  return as_json ? print_json(from, till, &count) : print_text(&count);
}

int cli_days(int argc, char **argv) {
  const char *from = NULL, *till = NULL, *known_by = NULL;
  bool as_json = false;
  cli_list given = {.count = 0};
  const cli_option options[] = {{.name = "--calendar", .list = &given},
                                {.name = "--from", .value = &from},
                                {.name = "--to", .value = &till},
                                {.name = "--known-by", .value = &known_by},
                                {.name = "--json", .flag = &as_json}};
  int left = cli_options(argc, argv, options, sizeof options / sizeof *options);
  if (left < 0) return CLI_USAGE;
  if (left > 0) return cli_wrong("days: what is `%s`? write `%s`", argv[1], USAGE);
  if (given.count == 0 || from == NULL || till == NULL)
    return cli_wrong("days: `--calendar`, `--from` and `--to` are needed: `%s`", USAGE);
  cli_calendars calendars;
  const complaint_calendar *calendar = NULL;
  if (cli_calendars_open(&calendars, &given)) calendar = cli_calendars_one(&calendars, "days");
  int code = calendar == NULL ? CLI_USAGE : answer(calendar, from, till, known_by, as_json);
  cli_calendars_close(&calendars);
  return code;
}
