/* calendar.c - see calendar.h. */
#include "cli/calendar.h"

#include <errno.h>
#include <string.h>

#include "cli/cli.h"
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

static complaint_calendar *load(const char *path, complaint_calendar_shape shape) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  complaint_calendar *calendar = NULL;
  complaint_error err;
  cpl_text text;
  cpl_text_begin(&text, &memory);
  if (read_file(path, &text)) {
    const char *slash = strrchr(path, '/');
    complaint_calendar_source source = {.name = slash != NULL ? slash + 1 : path};
    calendar =
        complaint_calendar_load(NULL, shape, cpl_text_get(&text), text.size, &source, NULL, &err);
    if (calendar == NULL) (void)cli_wrong("%s", err.text);
  }
  cpl_text_end(&text);
  return calendar;
}

complaint_calendar *cli_calendar(const char *name) {
  for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++)
    if (ends_in(name, SHAPES[i].ending)) return load(name, SHAPES[i].shape);
  complaint_error err;
  complaint_calendar *calendar = complaint_calendar_builtin(name, NULL, &err);
  if (calendar == NULL) (void)cli_wrong("%s; a file ends in `.json`, `.ics` or `.txt`", err.text);
  return calendar;
}

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
