/* digest.c - one number for what a calendar means.
 * Knows: editions, canonical JSON, SHA-256. Must not know: names, shapes. */
#include "libcomplaint/calendar/edition.h"

#include <string.h>

#include "libcomplaint/base/digest.h"
#include "libcomplaint/base/json.h"
#include "libcomplaint/calendar/question.h"

static void write_runs(cpl_json *json, const cpl_edition *edition) {
  cpl_json_key(json, "covers");
  cpl_json_open(json, '[');
  for (size_t i = 0; i < edition->run_count; i++) {
    cpl_json_open(json, '[');
    cpl_json_integer(json, edition->runs[i].from);
    cpl_json_integer(json, edition->runs[i].till);
    cpl_json_close(json, ']');
  }
  cpl_json_close(json, ']');
}

/* The days that count though their weekday does not, or the other way round. */
static void write_days(cpl_json *json, const cpl_edition *edition) {
  cpl_json_key(json, "differ");
  cpl_json_open(json, '[');
  for (uint32_t i = 0; i < edition->days; i++) {
    cpl_day day = edition->first + (cpl_day)i;
    if (cpl_edition_works(edition, day) != (cpl_weekday(day) < 5)) cpl_json_integer(json, day);
  }
  cpl_json_close(json, ']');
}

complaint_status complaint_calendar_digest(const complaint_calendar *calendar, const char *known_by,
                                           char digest[65], complaint_error *err) {
  if (calendar == NULL || digest == NULL) return cpl_error_no_handle(err, "no calendar");
  cpl_day day = CPL_DAY_LAST;
  complaint_status status = cpl_question_known_by(known_by, &day, err);
  if (status != COMPLAINT_OK) return status;
  complaint_memory memory = cpl_calendar_memory(calendar);
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, &memory);
  cpl_json_begin(&json, &text);
  cpl_json_open(&json, '[');
  for (size_t i = 0; i < complaint_calendar_edition_count(calendar); i++) {
    const cpl_edition *edition = cpl_calendar_at(calendar, i);
    if (edition->published > day) break;
    cpl_json_open(&json, '{');
    write_runs(&json, edition);
    write_days(&json, edition);
    cpl_json_key(&json, "published");
    if (edition->published == CPL_DAY_ALWAYS)
      cpl_json_null(&json);
    else
      cpl_json_integer(&json, edition->published);
    cpl_json_close(&json, '}');
  }
  cpl_json_close(&json, ']');
  if (text.failed || !cpl_digest(cpl_text_get(&text), text.size, digest))
    status = cpl_error_nomem(err);
  cpl_text_end(&text);
  return status;
}
