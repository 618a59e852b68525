/* days.c - `complaint days`: how many working days lie after one date, up to and with another.
 * Knows: the public calendar. Must not know: policies. */
#include <inttypes.h>

#include "cli/calendar.h"
#include "cli/cli.h"
#include "libcomplaint/base/json.h"

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

int cli_days(int argc, char **argv) {
  const char *name = NULL, *from = NULL, *till = NULL, *known_by = NULL;
  bool as_json = false;
  const cli_option options[] = {{"--calendar", NULL, &name},
                                {"--from", NULL, &from},
                                {"--to", NULL, &till},
                                {"--known-by", NULL, &known_by},
                                {"--json", &as_json, NULL}};
  int left = cli_options(argc, argv, options, sizeof options / sizeof *options);
  if (left < 0) return CLI_USAGE;
  if (left > 0) return cli_wrong("days: what is `%s`? write `%s`", argv[1], USAGE);
  if (name == NULL || from == NULL || till == NULL)
    return cli_wrong("days: `--calendar`, `--from` and `--to` are needed: `%s`", USAGE);
  complaint_calendar *calendar = cli_calendar(name);
  if (calendar == NULL) return CLI_USAGE;
  complaint_error err;
  complaint_day_count count;
  int code = complaint_calendar_count(calendar, from, till, known_by, &count, &err) == COMPLAINT_OK
                 ? CLI_YES
                 : cli_wrong("days: %s", err.text);
  if (code == CLI_YES) code = as_json ? print_json(from, till, &count) : print_text(&count);
  complaint_calendar_free(calendar);
  return code;
}
