/* ics.c - a calendar as iCalendar (RFC 5545) all-day events: each event lists rest days.
 *
 * A make-up working day is an event whose SUMMARY ends in 班, （班）, (work) or ` work`, or that
 * has CATEGORIES:WORK or X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY. Events with a time of day, a
 * repetition or a duration are refused: what they mean for working days would be a guess. A
 * cancelled event lists nothing. Knows: the reader. Must not know: files. */
#include "libcomplaint/calendar/notice.h"

#include <string.h>

#include "libcomplaint/base/text.h"

/* The event that is being read. */
typedef struct event {
  bool open, starts, ends, works, cancelled;
  int line;
  cpl_day from, till; /* till is not included, as the format has it */
  cpl_text summary;
} event;

/* One unfolded content line: NAME;PARAMETERS:VALUE. */
typedef struct content {
  const char *name, *parameters, *value; /* `parameters` is "" or begins with `;` */
} content;

static complaint_status split(const cpl_reader *reader, char *line, int number, content *out,
                              complaint_error *err) {
  bool quoted = false;
  char *colon = line;
  for (; *colon != '\0' && (*colon != ':' || quoted); colon++) quoted ^= *colon == '"';
  if (*colon == '\0')
    return cpl_reader_fail(reader, number, err, "is no `NAME:VALUE` line of an iCalendar file");
  *colon = '\0';
  char *semicolon = strchr(line, ';');
  out->value = colon + 1;
  out->parameters = "";
  out->name = line;
  if (semicolon == NULL) return COMPLAINT_OK;
  out->parameters = semicolon + 1;
  *semicolon = '\0';
  return COMPLAINT_OK;
}

/* DTSTART and DTEND: "20261001", and nothing but a date. */
static complaint_status read_date(const cpl_reader *reader, const content *line, int number,
                                  cpl_day *day, complaint_error *err) {
  char text[11] = "";
  if (strlen(line->value) == 8) {
    memcpy(text, line->value, 4);
    memcpy(text + 5, line->value + 4, 2);
    memcpy(text + 8, line->value + 6, 2);
    text[4] = text[7] = '-';
  }
  if (!cpl_day_parse(text, strlen(text), day))
    return cpl_reader_fail(reader, number, err,
                           "`%.40s` is no whole day: write `%s;VALUE=DATE:20261001`", line->value,
                           line->name);
  return COMPLAINT_OK;
}

/* A TEXT value with its escapes taken out. */
static void read_summary(cpl_text *out, const char *value) {
  cpl_text_clear(out);
  for (; *value != '\0'; value++) {
    bool escaped = *value == '\\' && value[1] != '\0';
    if (escaped) value++;
    cpl_text_addc(out, escaped && (*value == 'n' || *value == 'N') ? ' ' : *value);
  }
}

static bool ends_in(const char *text, const char *ending) {
  size_t size = strlen(text), wanted = strlen(ending);
  return size >= wanted && strcmp(text + size - wanted, ending) == 0;
}

static bool summary_says_work(const char *summary) {
  return ends_in(summary, "班") || ends_in(summary, "（班）") || ends_in(summary, "(班)") ||
         ends_in(summary, "(work)") || ends_in(summary, " work");
}

static complaint_status close_event(cpl_reader *reader, event *it, complaint_error *err) {
  it->open = false;
  if (!it->starts) return cpl_reader_fail(reader, it->line, err, "the event has no `DTSTART`");
  if (!it->ends) it->till = it->from + 1;
  if (it->till <= it->from)
    return cpl_reader_fail(reader, it->line, err,
                           "the event ends before it begins: `DTEND` is the day after its last");
  if (it->cancelled) return COMPLAINT_OK;
  if (it->summary.failed) return cpl_error_nomem(err);
  const char *summary = cpl_text_get(&it->summary);
  cpl_listed as = {.place = it->line, .works = it->works || summary_says_work(summary)};
  as.name = cpl_reader_name(reader, summary, it->summary.size);
  if (as.name == NULL) return cpl_error_nomem(err);
  return cpl_reader_list(reader, it->from, it->till - 1, as, err);
}

static void open_event(event *it, int number) {
  it->open = true;
  it->starts = it->ends = it->works = it->cancelled = false;
  it->line = number;
  cpl_text_clear(&it->summary);
}

static complaint_status read_property(cpl_reader *reader, event *it, const content *line,
                                      int number, complaint_error *err) {
  static const char *const REFUSED[] = {"RRULE", "RDATE", "DURATION"};
  for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
    if (strcmp(line->name, REFUSED[i]) == 0)
      return cpl_reader_fail(reader, number, err,
                             "`%s` is not read: write one event with `DTEND` for each time",
                             REFUSED[i]);
  if (strcmp(line->name, "DTSTART") == 0) {
    it->starts = true;
    return read_date(reader, line, number, &it->from, err);
  }
  if (strcmp(line->name, "DTEND") == 0) {
    it->ends = true;
    return read_date(reader, line, number, &it->till, err);
  }
  if (strcmp(line->name, "SUMMARY") == 0) read_summary(&it->summary, line->value);
  if (strcmp(line->name, "STATUS") == 0) it->cancelled = strcmp(line->value, "CANCELLED") == 0;
  if (strcmp(line->name, "CATEGORIES") == 0) it->works |= strcmp(line->value, "WORK") == 0;
  if (strcmp(line->name, "X-APPLE-SPECIAL-DAY") == 0)
    it->works |= strcmp(line->value, "ALTERNATE-WORKDAY") == 0;
  return COMPLAINT_OK;
}

static complaint_status read_content(cpl_reader *reader, event *it, char *text, int number,
                                     complaint_error *err) {
  content line = {0};
  if (*text == '\0') return COMPLAINT_OK;
  complaint_status status = split(reader, text, number, &line, err);
  if (status != COMPLAINT_OK) return status;
  bool is_event = strcmp(line.value, "VEVENT") == 0;
  if (is_event && strcmp(line.name, "BEGIN") == 0) {
    if (it->open) return cpl_reader_fail(reader, number, err, "an event begins inside of another");
    open_event(it, number);
  } else if (is_event && strcmp(line.name, "END") == 0) {
    if (!it->open) return cpl_reader_fail(reader, number, err, "an event ends that never began");
    return close_event(reader, it, err);
  } else if (it->open) {
    return read_property(reader, it, &line, number, err);
  }
  return COMPLAINT_OK;
}

/* The end of the physical line at `text`. */
static const char *line_end(const char *text, const char *end) {
  const char *stop = memchr(text, '\n', (size_t)(end - text));
  return stop == NULL ? end : stop;
}

/* Unfold one content line into `out`: a line that begins with a blank continues the one before. */
static const char *unfold(const char *text, const char *end, cpl_text *out, int *lines) {
  cpl_text_clear(out);
  do {
    const char *stop = line_end(text, end);
    size_t size = (size_t)(stop - text);
    if (size > 0 && text[size - 1] == '\r') size--;
    size_t skip = *lines > 0 && size > 0 ? 1 : 0;
    cpl_text_add(out, text + skip, size - skip);
    (*lines)++;
    text = stop == end ? end : stop + 1;
  } while (text < end && (*text == ' ' || *text == '\t'));
  return text;
}

complaint_status cpl_read_ics(cpl_reader *reader, const char *text, size_t size,
                              complaint_error *err) {
  const char *end = text + size;
  event it = {0};
  cpl_text line;
  cpl_text_begin(&line, &reader->arena->memory);
  cpl_text_begin(&it.summary, &reader->arena->memory);
  complaint_status status = COMPLAINT_OK;
  for (int number = 1; text < end && status == COMPLAINT_OK;) {
    int lines = 0;
    text = unfold(text, end, &line, &lines);
    if (line.failed)
      status = cpl_error_nomem(err);
    else if (line.size > 0)
      status = read_content(reader, &it, line.bytes, number, err);
    number += lines;
  }
  if (status == COMPLAINT_OK && it.open)
    status = cpl_reader_fail(reader, it.line, err, "the event has no `END:VEVENT`");
  cpl_text_end(&it.summary);
  cpl_text_end(&line);
  return status;
}
