/* notice.c - see notice.h. */
#include "libcomplaint/calendar/notice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/calendar/edition.h"

void cpl_reader_begin(cpl_reader *reader, cpl_arena *arena, const char *source) {
  *reader = (cpl_reader){.arena = arena, .source = source};
  reader->notice.published = CPL_DAY_ALWAYS;
}

void cpl_reader_end(cpl_reader *reader) {
  if (reader->capacity == 0) return;
  cpl_delete(&reader->arena->memory, reader->notice.listed,
             reader->capacity * sizeof *reader->notice.listed);
  reader->notice.listed = NULL;
  reader->capacity = 0;
}

complaint_status cpl_reader_fail(const cpl_reader *reader, int place, complaint_error *err,
                                 const char *format, ...) {
  char sentence[400];
  va_list args;
  va_start(args, format);
  (void)vsnprintf(sentence, sizeof sentence, format, args);
  va_end(args);
  if (reader->places == NULL || place < 0)
    return cpl_error_at(err, COMPLAINT_E_INPUT, reader->source, place < 0 ? 0 : place, "%s",
                        sentence);
  return cpl_error_at(err, COMPLAINT_E_INPUT, reader->source, 0, "%s[%d]: %s", reader->places,
                      place, sentence);
}

complaint_status cpl_reader_list(cpl_reader *reader, cpl_day from, cpl_day till, cpl_listed as,
                                 complaint_error *err) {
  cpl_notice *notice = &reader->notice;
  size_t days = (size_t)(till - from + 1);
  if (days > CPL_TABLE_DAYS || notice->count + days > CPL_TABLE_DAYS)
    return cpl_error_at(err, COMPLAINT_E_LIMIT, reader->source, 0,
                        "a calendar lists at most %d days: split it", CPL_TABLE_DAYS);
  void *listed = notice->listed;
  if (!cpl_grow(&reader->arena->memory, &listed, &reader->capacity, notice->count + days,
                sizeof *notice->listed))
    return cpl_error_nomem(err);
  notice->listed = listed;
  for (as.day = from; as.day <= till; as.day++) notice->listed[notice->count++] = as;
  return COMPLAINT_OK;
}

const char *cpl_reader_name(cpl_reader *reader, const char *text, size_t size) {
  const cpl_notice *notice = &reader->notice;
  if (notice->count > 0) {
    const char *last = notice->listed[notice->count - 1].name;
    if (strlen(last) == size && memcmp(last, text, size) == 0) return last;
  }
  return cpl_arena_text(reader->arena, text, size);
}

static int by_day_and_place(const void *left, const void *right) {
  const cpl_listed *a = left, *b = right;
  if (a->day != b->day) return a->day < b->day ? -1 : 1;
  return (a->place > b->place) - (a->place < b->place);
}

/* Keep the first listing of each day; a later one must say the same. */
static complaint_status merge_listings(const cpl_reader *reader, cpl_notice *notice,
                                       complaint_error *err) {
  size_t kept = 0;
  for (size_t i = 0; i < notice->count; i++) {
    const cpl_listed *listed = &notice->listed[i];
    const cpl_listed *before = kept > 0 ? &notice->listed[kept - 1] : NULL;
    if (before != NULL && before->day == listed->day) {
      char day[CPL_DAY_TEXT];
      cpl_day_format(listed->day, day);
      if (before->works != listed->works)
        return cpl_reader_fail(reader, listed->place, err,
                               "`%s` is listed as working and as rest: keep one", day);
      continue;
    }
    notice->listed[kept++] = *listed;
  }
  notice->count = kept;
  return COMPLAINT_OK;
}

complaint_status cpl_reader_finish(cpl_reader *reader, complaint_error *err) {
  cpl_notice *notice = &reader->notice;
  if (notice->count == 0 && !reader->spans)
    return cpl_reader_fail(reader, -1, err, "no day is listed: list at least one");
  if (notice->count > 0)
    qsort(notice->listed, notice->count, sizeof *notice->listed, by_day_and_place);
  complaint_status status = merge_listings(reader, notice, err);
  if (status != COMPLAINT_OK) return status;
  if (!reader->spans) {
    notice->from = notice->listed[0].day;
    notice->till = notice->listed[notice->count - 1].day;
  }
  cpl_listed *listed = cpl_arena_array(reader->arena, notice->count, sizeof *listed);
  if (listed == NULL) return cpl_error_nomem(err);
  if (notice->count > 0) memcpy(listed, notice->listed, notice->count * sizeof *listed);
  cpl_reader_end(reader);
  notice->listed = listed;
  return COMPLAINT_OK;
}
