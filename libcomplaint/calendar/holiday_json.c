/* holiday_json.c - a calendar in the JSON shape of the holiday-cn data:
 *
 *     { "year": 2026, "papers": [...],
 *       "days": [ { "name": "元旦", "date": "2026-01-01", "isOffDay": true } ] }
 *
 * It covers its year; days of the neighbouring years may stand in it.
 * Knows: the reader, jansson. Must not know: files. */
#include "libcomplaint/calendar/notice.h"

#include <jansson.h>
#include <string.h>

static bool is_one_of(const char *key, const char *const *keys) {
  while (*keys != NULL && strcmp(*keys, key) != 0) keys++;
  return *keys != NULL;
}

/* Refuse a key that this shape does not have; a misspelt one would be lost silently. */
static complaint_status check_keys(const cpl_reader *reader, json_t *object, int place,
                                   const char *const *keys, complaint_error *err) {
  const char *key;
  json_t *value;
  json_object_foreach(object, key, value) {
    if (!is_one_of(key, keys))
      return cpl_reader_fail(reader, place, err, "unknown key `%.60s`: take it out", key);
  }
  return COMPLAINT_OK;
}

static complaint_status read_day(cpl_reader *reader, json_t *entry, int place,
                                 complaint_error *err) {
  static const char *const KEYS[] = {"name", "date", "isOffDay", NULL};
  if (!json_is_object(entry))
    return cpl_reader_fail(reader, place, err, "is no object with `name`, `date`, `isOffDay`");
  complaint_status status = check_keys(reader, entry, place, KEYS, err);
  if (status != COMPLAINT_OK) return status;
  json_t *name = json_object_get(entry, "name");
  const char *date = json_string_value(json_object_get(entry, "date"));
  json_t *off = json_object_get(entry, "isOffDay");
  if (!json_is_string(name)) return cpl_reader_fail(reader, place, err, "`name` must be a text");
  if (!json_is_boolean(off))
    return cpl_reader_fail(reader, place, err, "`isOffDay` must be true or false");
  cpl_day day;
  if (date == NULL || !cpl_day_parse(date, strlen(date), &day))
    return cpl_reader_fail(reader, place, err, "`date` must be a date as in `2026-10-01`");
  int year = cpl_civil_of_day(day).year, own = cpl_civil_of_day(reader->notice.from).year;
  if (year < own - 1 || year > own + 1)
    return cpl_reader_fail(reader, place, err, "`%s` is far from the year %d", date, own);
  cpl_listed as = {.place = place, .works = json_is_false(off)};
  as.name = cpl_reader_name(reader, json_string_value(name), json_string_length(name));
  if (as.name == NULL) return cpl_error_nomem(err);
  return cpl_reader_list(reader, day, day, as, err);
}

static complaint_status read_root(cpl_reader *reader, json_t *root, complaint_error *err) {
  static const char *const KEYS[] = {"$schema", "$id", "year", "papers", "days", NULL};
  if (!json_is_object(root))
    return cpl_reader_fail(reader, -1, err, "is no object with `year` and `days`");
  complaint_status status = check_keys(reader, root, -1, KEYS, err);
  if (status != COMPLAINT_OK) return status;
  json_t *year = json_object_get(root, "year"), *days = json_object_get(root, "days");
  json_int_t number = json_integer_value(year);
  if (number < CPL_YEAR_FIRST || number > CPL_YEAR_LAST)
    return cpl_reader_fail(reader, -1, err, "`year` must be a number from %d to %d", CPL_YEAR_FIRST,
                           CPL_YEAR_LAST);
  if (!json_is_array(days)) return cpl_reader_fail(reader, -1, err, "`days` must be a list");
  reader->spans = true;
  reader->notice.from = cpl_day_of_civil((cpl_civil){(int)number, 1, 1});
  reader->notice.till = cpl_day_of_civil((cpl_civil){(int)number, 12, 31});
  for (size_t i = 0; i < json_array_size(days) && status == COMPLAINT_OK; i++)
    status = read_day(reader, json_array_get(days, i), (int)i, err);
  return status;
}

/* The parser's own words are for programmers. */
static complaint_status refuse_text(const cpl_reader *reader, const json_error_t *fault,
                                    complaint_error *err) {
  const char *what = "no JSON stands here: look for a comma, a quote or a bracket too many or "
                     "missing before it";
  switch (json_error_code(fault)) {
  case json_error_out_of_memory: return cpl_error_nomem(err);
  case json_error_stack_overflow: what = "it is nested too deep"; break;
  case json_error_invalid_utf8: what = "not UTF-8; save the file as UTF-8"; break;
  case json_error_premature_end_of_input:
    what = "the file ends in the middle: a quote or a bracket is missing";
    break;
  case json_error_end_of_input_expected: what = "something stands behind the object"; break;
  case json_error_null_character:
  case json_error_null_byte_in_key: what = "a NUL character; take it out"; break;
  case json_error_duplicate_key: what = "a member stands twice; keep one"; break;
  case json_error_numeric_overflow: what = "a number is too large"; break;
  default: break;
  }
  return cpl_reader_fail(reader, fault->line, err, "column %d: %s", fault->column, what);
}

complaint_status cpl_read_json(cpl_reader *reader, const char *text, size_t size,
                               complaint_error *err) {
  json_error_t fault;
  json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &fault);
  if (root == NULL) return refuse_text(reader, &fault, err);
  reader->places = "days";
  complaint_status status = read_root(reader, root, err);
  json_decref(root);
  return status;
}
