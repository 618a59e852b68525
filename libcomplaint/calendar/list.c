/* list.c - a calendar as a plain list of days, one to a line.
 *
 *     # a comment
 *     covers 2026-01-01 2026-12-31      what the list speaks of; else from its first to its last
 * day published 2025-11-04              since when it is known counts listed only the listed days
 * count, as for school days 2026-10-01..2026-10-07 rest 国庆节 2026-10-10 work 国庆节 2026-12-24
 * rest; where listed days count: work
 *
 * Knows: the reader. Must not know: files. */
#include "libcomplaint/calendar/notice.h"

#include <string.h>

/* What is left of a line. */
typedef struct rest {
  const char *at;
  size_t size;
} rest;

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

static rest trim(rest text) {
  while (text.size > 0 && is_space(text.at[0])) text.at++, text.size--;
  while (text.size > 0 && is_space(text.at[text.size - 1])) text.size--;
  return text;
}

/* Take the next word off a trimmed text; an empty one at its end. */
static rest take_word(rest *text) {
  rest word = {text->at, 0};
  while (word.size < text->size && !is_space(word.at[word.size])) word.size++;
  *text = trim((rest){text->at + word.size, text->size - word.size});
  return word;
}

static bool is(rest word, const char *text) {
  return word.size == strlen(text) && memcmp(word.at, text, word.size) == 0;
}

static complaint_status bad_day(const cpl_reader *reader, rest word, int line,
                                complaint_error *err) {
  return cpl_reader_fail(reader, line, err, "`%.*s` is no date: write it as in `2026-10-01`",
                         (int)(word.size < 40 ? word.size : 40), word.at);
}

/* The keys that say something of the whole list; `*known` is false for any other line. */
static complaint_status read_key(cpl_reader *reader, rest line, int number, bool *known,
                                 complaint_error *err) {
  cpl_notice *notice = &reader->notice;
  rest key = take_word(&line);
  rest first = take_word(&line), second = take_word(&line);
  *known = true;
  if (is(key, "covers")) {
    if (!cpl_day_parse(first.at, first.size, &notice->from))
      return bad_day(reader, first, number, err);
    if (!cpl_day_parse(second.at, second.size, &notice->till))
      return bad_day(reader, second, number, err);
    if (notice->till < notice->from)
      return cpl_reader_fail(reader, number, err, "the span ends before it begins: swap the dates");
    reader->spans = true;
  } else if (is(key, "published")) {
    if (!cpl_day_parse(first.at, first.size, &notice->published))
      return bad_day(reader, first, number, err);
  } else if (is(key, "counts") && is(first, "listed")) {
    if (notice->count > 0)
      return cpl_reader_fail(reader, number, err, "`counts listed` must stand before the days");
    notice->listed_only = true;
  } else {
    *known = false;
  }
  return COMPLAINT_OK;
}

/* "2026-10-01" or "2026-10-01..2026-10-07". */
static complaint_status read_days(const cpl_reader *reader, rest word, int line, cpl_day *from,
                                  cpl_day *till, complaint_error *err) {
  rest last = word;
  if (word.size == 22 && word.at[10] == '.' && word.at[11] == '.') {
    word.size = 10;
    last = (rest){word.at + 12, 10};
  }
  if (!cpl_day_parse(word.at, word.size, from)) return bad_day(reader, word, line, err);
  if (!cpl_day_parse(last.at, last.size, till)) return bad_day(reader, last, line, err);
  if (*till < *from)
    return cpl_reader_fail(reader, line, err, "the days end before they begin: swap the dates");
  return COMPLAINT_OK;
}

static complaint_status read_line(cpl_reader *reader, rest line, int number, complaint_error *err) {
  bool known = false;
  complaint_status status = read_key(reader, line, number, &known, err);
  if (status != COMPLAINT_OK || known) return status;
  cpl_day from, till;
  status = read_days(reader, take_word(&line), number, &from, &till, err);
  if (status != COMPLAINT_OK) return status;
  cpl_listed as = {.place = number, .works = reader->notice.listed_only};
  rest name = line, kind = take_word(&line);
  if (is(kind, "work") || is(kind, "rest")) {
    as.works = is(kind, "work");
    name = line;
  }
  as.name = cpl_reader_name(reader, name.at, name.size);
  if (as.name == NULL) return cpl_error_nomem(err);
  return cpl_reader_list(reader, from, till, as, err);
}

complaint_status cpl_read_list(cpl_reader *reader, const char *text, size_t size,
                               complaint_error *err) {
  complaint_status status = COMPLAINT_OK;
  const char *end = text + size;
  for (int number = 1; text < end && status == COMPLAINT_OK; number++) {
    const char *stop = memchr(text, '\n', (size_t)(end - text));
    if (stop == NULL) stop = end;
    rest line = trim((rest){text, (size_t)(stop - text)});
    if (line.size > 0 && line.at[0] != '#') status = read_line(reader, line, number, err);
    text = stop == end ? end : stop + 1;
  }
  return status;
}
