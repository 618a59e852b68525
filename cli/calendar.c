/* calendar.c - see calendar.h. */
#include "cli/calendar.h"

#include <errno.h>
#include <string.h>

#include "libcomplaint/base/text.h"

enum { FILE_MAX = 16 << 20 };

static const struct {
  const char *ending;
  complaint_calendar_shape shape;
} SHAPES[] = {{".json", COMPLAINT_CALENDAR_JSON},
              {".ics", COMPLAINT_CALENDAR_ICS},
              {".txt", COMPLAINT_CALENDAR_LIST}};

static bool ends_in(const char *text, const char *ending) {
  size_t size = strlen(text), wanted = strlen(ending);
  return size > wanted && strcmp(text + size - wanted, ending) == 0;
}

static bool read_file(const char *path, cpl_text *text) {
  char chunk[16384];
  size_t size;
  FILE *file = fopen(path, "rb");
  if (file == NULL) return cli_wrong("cannot read `%s`: %s", path, strerror(errno)), false;
  while ((size = fread(chunk, 1, sizeof chunk, file)) > 0 && text->size <= FILE_MAX)
    cpl_text_add(text, chunk, size);
  bool broken = ferror(file) != 0;
  (void)fclose(file);
  if (broken) return cli_wrong("cannot read `%s`: %s", path, strerror(errno)), false;
  if (text->size > FILE_MAX)
    return cli_wrong("cannot read `%s`: it is larger than 16 MiB, which no calendar is", path),
           false;
  if (text->failed) return cli_wrong("cannot read `%s`: out of memory", path), false;
  return true;
}

/* The error of a notice, told of its file: the notice itself goes by the calendar's name. */
static void tell(const char *path, const complaint_error *err) {
  size_t size = strlen(err->source);
  bool placed = size > 0 && strncmp(err->text, err->source, size) == 0;
  (void)cli_wrong(placed ? "%s%s" : "%s: %s", path, err->text + (placed ? size : 0));
}

static complaint_calendar *load(const complaint_calendar *base, const char *name, const char *path,
                                complaint_calendar_shape shape) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  complaint_calendar *calendar = NULL;
  complaint_error err = {0};
  cpl_text text;
  cpl_text_begin(&text, &memory);
  if (read_file(path, &text)) {
    complaint_calendar_source source = {.name = name};
    calendar =
        complaint_calendar_load(base, shape, cpl_text_get(&text), text.size, &source, NULL, &err);
    if (calendar == NULL) tell(path, &err);
  }
  cpl_text_end(&text);
  return calendar;
}

static complaint_calendar *load_file(const complaint_calendar *base, const char *name,
                                     const char *path) {
  for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++)
    if (ends_in(path, SHAPES[i].ending)) return load(base, name, path, SHAPES[i].shape);
  (void)cli_wrong("`%s` is no calendar: its file ends in `.json`, `.ics` or `.txt`", path);
  return NULL;
}

/* ---- what was given -------------------------------------------------------------------------- */

/* The item of that name, one more where there is none yet; NULL after telling what is wrong. */
static struct cli_calendar *item_named(cli_calendars *calendars, const char *name, size_t size) {
  for (size_t i = 0; i < calendars->count; i++)
    if (strlen(calendars->items[i].name) == size &&
        strncmp(calendars->items[i].name, name, size) == 0)
      return &calendars->items[i];
  struct cli_calendar *item = &calendars->items[calendars->count];
  *item = (struct cli_calendar){.calendar = NULL};
  if (size < sizeof item->name) memcpy(item->name, name, size);
  if (!cpl_is_identifier(item->name)) {
    (void)cli_wrong("`%s` names no calendar: `cn` is built in; a file is given as NAME=FILE, as in "
                    "`--calendar school=days.txt`",
                    name);
    return NULL;
  }
  item->calendar = complaint_calendar_builtin(item->name, NULL, NULL);
  calendars->count++;
  return item;
}

static bool add(cli_calendars *calendars, const char *word) {
  const char *equals = strchr(word, '=');
  size_t size = equals == NULL ? strlen(word) : (size_t)(equals - word);
  struct cli_calendar *item = item_named(calendars, word, size);
  if (item == NULL) return false;
  if (equals == NULL && item->calendar != NULL) return true;
  if (equals == NULL)
    return cli_wrong("no calendar `%s` is built in: there is `cn`; a file is given as "
                     "`--calendar %s=FILE`",
                     word, word),
           false;
  complaint_calendar *calendar = load_file(item->calendar, item->name, equals + 1);
  if (calendar == NULL) return false;
  complaint_calendar_free(item->calendar);
  item->calendar = calendar;
  return true;
}

bool cli_calendars_open(cli_calendars *calendars, const cli_list *given) {
  calendars->count = 0;
  for (size_t i = 0; i < given->count; i++)
    if (!add(calendars, given->words[i])) return false;
  return true;
}

void cli_calendars_close(cli_calendars *calendars) {
  for (size_t i = 0; i < calendars->count; i++)
    complaint_calendar_free(calendars->items[i].calendar);
  calendars->count = 0;
}

bool cli_calendars_lend(const cli_calendars *calendars, complaint_engine *engine) {
  complaint_error err;
  for (size_t i = 0; i < calendars->count; i++) {
    const struct cli_calendar *item = &calendars->items[i];
    if (complaint_engine_add_calendar(engine, item->name, item->calendar, &err) != COMPLAINT_OK)
      return cli_wrong("--calendar: %s", err.text), false;
  }
  return true;
}

const complaint_calendar *cli_calendars_one(const cli_calendars *calendars, const char *verb) {
  if (calendars->count == 1) return calendars->items[0].calendar;
  (void)cli_wrong("%s: several calendars are given: ask about one at a time", verb);
  return NULL;
}

/* ---- words ----------------------------------------------------------------------------------- */

const char *cli_day_kind(complaint_day_kind kind) {
  static const char *const NAMES[] = {"weekday", "weekend", "rest", "make_up", "unlisted"};
  return NAMES[kind];
}

const char *cli_day_use(complaint_day_use use) {
  static const char *const NAMES[] = {"counted", "start", "skipped", "suspended", "rolled", "due"};
  return NAMES[use];
}

void cli_say_provisional(const char *calendar) {
  (void)cli_wrong("provisional: `%s` does not cover every day of this; where it does not, the "
                  "weekday decided",
                  calendar);
}
