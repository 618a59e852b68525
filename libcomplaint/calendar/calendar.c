/* calendar.c - the handle: notices in order of publication, and one table for each.
 * Knows: notices, editions. Must not know: limits. */
#include "libcomplaint/calendar/edition.h"

#include <stdatomic.h>
#include <string.h>

#include "libcomplaint/base/text.h"

/* INVARIANT: editions[0] knows nothing; editions[i + 1] is the table once notices[i] was known. */
struct complaint_calendar {
  complaint_memory memory;
  atomic_size_t owners;
  cpl_arena arena; /* all that follows but the array of notices itself */
  cpl_notice *notices;
  size_t count, capacity;
  cpl_edition *editions;
};

complaint_calendar *cpl_calendar_keep(complaint_calendar *calendar) {
  atomic_fetch_add_explicit(&calendar->owners, 1, memory_order_relaxed);
  return calendar;
}

void complaint_calendar_free(complaint_calendar *calendar) {
  if (calendar == NULL) return;
  if (atomic_fetch_sub_explicit(&calendar->owners, 1, memory_order_acq_rel) > 1) return;
  complaint_memory memory = calendar->memory;
  cpl_arena_end(&calendar->arena);
  cpl_delete(&memory, calendar->notices, calendar->capacity * sizeof *calendar->notices);
  cpl_delete(&memory, calendar, sizeof *calendar);
}

static complaint_calendar *calendar_new(const complaint_memory *wanted) {
  complaint_memory memory = cpl_memory_or_default(wanted);
  complaint_calendar *calendar = cpl_new(&memory, sizeof *calendar);
  if (calendar == NULL) return NULL;
  calendar->memory = memory;
  atomic_init(&calendar->owners, 1);
  cpl_arena_begin(&calendar->arena, &memory);
  return calendar;
}

/* ---- notices --------------------------------------------------------------------------------- */

/* Put a notice behind those that were published no later. */
static bool add_notice(complaint_calendar *calendar, cpl_notice notice) {
  void *notices = calendar->notices;
  if (!cpl_grow(&calendar->memory, &notices, &calendar->capacity, calendar->count + 1,
                sizeof notice))
    return false;
  calendar->notices = notices;
  size_t at = calendar->count++;
  for (; at > 0 && calendar->notices[at - 1].published > notice.published; at--)
    calendar->notices[at] = calendar->notices[at - 1];
  calendar->notices[at] = notice;
  return true;
}

/* Copy what another calendar knows, so that neither needs the other. */
static bool add_base(complaint_calendar *calendar, const complaint_calendar *base) {
  for (size_t i = 0; base != NULL && i < base->count; i++) {
    cpl_notice notice = base->notices[i];
    cpl_listed *listed = cpl_arena_array(&calendar->arena, notice.count, sizeof *listed);
    notice.name = cpl_arena_text(&calendar->arena, notice.name, strlen(notice.name));
    if (listed == NULL || notice.name == NULL) return false;
    const char *from = NULL, *name = NULL; /* days of one holiday share its name */
    for (size_t k = 0; k < notice.count; k++) {
      listed[k] = notice.listed[k];
      if (listed[k].name != from) {
        from = listed[k].name;
        name = cpl_arena_text(&calendar->arena, from, strlen(from));
        if (name == NULL) return false;
      }
      listed[k].name = name;
    }
    notice.listed = listed;
    if (!add_notice(calendar, notice)) return false;
  }
  return true;
}

/* `cn/2025-11-04`; the name alone when the notice has been known since ever. */
static const char *edition_name(cpl_arena *arena, const char *source, cpl_day published) {
  cpl_text text;
  cpl_text_begin(&text, &arena->memory);
  cpl_text_adds(&text, source);
  if (published != CPL_DAY_ALWAYS) {
    char day[CPL_DAY_TEXT];
    cpl_day_format(published, day);
    cpl_text_addc(&text, '/');
    cpl_text_adds(&text, day);
  }
  const char *name = text.failed ? NULL : cpl_arena_text(arena, cpl_text_get(&text), text.size);
  cpl_text_end(&text);
  return name;
}

static complaint_status read_date(const char *text, const char *what, cpl_day *day,
                                  complaint_error *err) {
  if (text == NULL || cpl_day_parse(text, strlen(text), day)) return COMPLAINT_OK;
  return cpl_error(err, COMPLAINT_E_ARGUMENT, "%s: `%.40s` is no date: write it as in `2026-10-01`",
                   what, text);
}

/* What the host says of a notice goes before what the text says. */
static complaint_status read_source(cpl_reader *reader, const complaint_calendar_source *source,
                                    complaint_error *err) {
  cpl_notice *notice = &reader->notice;
  if ((source->from == NULL) != (source->till == NULL))
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "a span needs both `from` and `till`");
  complaint_status status = read_date(source->published, "published", &notice->published, err);
  if (status == COMPLAINT_OK) status = read_date(source->from, "from", &notice->from, err);
  if (status == COMPLAINT_OK) status = read_date(source->till, "till", &notice->till, err);
  if (status != COMPLAINT_OK || source->from == NULL) return status;
  if (notice->till < notice->from)
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "the span ends before it begins: swap the dates");
  reader->spans = true;
  return COMPLAINT_OK;
}

static complaint_status check_text(const cpl_reader *reader, const char *text, size_t size,
                                   complaint_error *err) {
  if (size > 0 && (memchr(text, 0, size) != NULL || !cpl_utf8_valid(text, size)))
    return cpl_reader_fail(reader, -1, err, "is no UTF-8 text: save it as UTF-8");
  return COMPLAINT_OK;
}

static complaint_status read_shape(cpl_reader *reader, complaint_calendar_shape shape,
                                   const char *text, size_t size, complaint_error *err) {
  complaint_status status = check_text(reader, text, size, err);
  if (status != COMPLAINT_OK) return status;
  if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) text += 3, size -= 3;
  switch (shape) {
  case COMPLAINT_CALENDAR_JSON: return cpl_read_json(reader, text, size, err);
  case COMPLAINT_CALENDAR_ICS: return cpl_read_ics(reader, text, size, err);
  case COMPLAINT_CALENDAR_LIST: return cpl_read_list(reader, text, size, err);
  }
  return cpl_error(err, COMPLAINT_E_ARGUMENT, "no such shape of a calendar: %d", (int)shape);
}

static complaint_status add_text(complaint_calendar *calendar, complaint_calendar_shape shape,
                                 const char *text, size_t size,
                                 const complaint_calendar_source *source, complaint_error *err) {
  cpl_reader reader;
  const char *name = source->name != NULL ? source->name : "calendar";
  cpl_reader_begin(&reader, &calendar->arena, name);
  complaint_status status = read_shape(&reader, shape, text, size, err);
  if (status == COMPLAINT_OK) status = read_source(&reader, source, err);
  if (status == COMPLAINT_OK) status = cpl_reader_finish(&reader, err);
  cpl_reader_end(&reader);
  if (status != COMPLAINT_OK) return status;
  reader.notice.name = edition_name(&calendar->arena, name, reader.notice.published);
  if (reader.notice.name == NULL || !add_notice(calendar, reader.notice))
    return cpl_error_nomem(err);
  return COMPLAINT_OK;
}

/* ---- editions -------------------------------------------------------------------------------- */

/* The days that any notice speaks of. */
static complaint_status measure(const complaint_calendar *calendar, cpl_slate *slate,
                                complaint_error *err) {
  cpl_day first = CPL_DAY_LAST, last = CPL_DAY_FIRST;
  for (size_t i = 0; i < calendar->count; i++) {
    const cpl_notice *notice = &calendar->notices[i];
    if (notice->from < first) first = notice->from;
    if (notice->till > last) last = notice->till;
    if (notice->count == 0) continue;
    if (notice->listed[0].day < first) first = notice->listed[0].day;
    if (notice->listed[notice->count - 1].day > last) last = notice->listed[notice->count - 1].day;
  }
  if (last - first >= CPL_TABLE_DAYS)
    return cpl_error(err, COMPLAINT_E_LIMIT, "a calendar spans at most %d days: split it",
                     CPL_TABLE_DAYS);
  slate->first = first;
  slate->count = (uint32_t)(last - first + 1);
  return COMPLAINT_OK;
}

static bool build_editions(complaint_calendar *calendar, cpl_slate *slate) {
  cpl_edition *editions = calendar->editions;
  editions[0].name = "nothing published";
  editions[0].published = CPL_DAY_ALWAYS;
  for (size_t i = 0; i < calendar->count; i++) {
    cpl_edition *edition = &editions[i + 1];
    cpl_slate_apply(slate, &calendar->notices[i]);
    if (!cpl_edition_build(edition, slate, &calendar->arena)) return false;
    edition->name = calendar->notices[i].name;
    edition->published = calendar->notices[i].published;
  }
  return true;
}

static complaint_status finish(complaint_calendar *calendar, complaint_error *err) {
  cpl_slate slate = {0};
  complaint_status status = measure(calendar, &slate, err);
  if (status != COMPLAINT_OK) return status;
  size_t size = slate.count * sizeof *slate.days;
  calendar->editions =
      cpl_arena_array(&calendar->arena, calendar->count + 1, sizeof *calendar->editions);
  slate.days = cpl_new(&calendar->memory, size);
  bool built = calendar->editions != NULL && slate.days != NULL && build_editions(calendar, &slate);
  cpl_delete(&calendar->memory, slate.days, size);
  return built ? COMPLAINT_OK : cpl_error_nomem(err);
}

static complaint_calendar *finished(complaint_calendar *calendar, complaint_status status,
                                    complaint_error *err) {
  if (status == COMPLAINT_OK) status = finish(calendar, err);
  if (status == COMPLAINT_OK) return calendar;
  complaint_calendar_free(calendar);
  return NULL;
}

/* ---- public ---------------------------------------------------------------------------------- */

complaint_calendar *complaint_calendar_builtin(const char *name, const complaint_memory *memory,
                                               complaint_error *err) {
  if (name == NULL) {
    (void)cpl_error(err, COMPLAINT_E_ARGUMENT, "no calendar is named: there is `cn`");
    return NULL;
  }
  const char *const *notices = cpl_builtin(name);
  if (notices == NULL) {
    cpl_error(err, COMPLAINT_E_NOT_FOUND, "no calendar `%.60s` is built in: there is `cn`", name);
    return NULL;
  }
  complaint_calendar *calendar = calendar_new(memory);
  complaint_status status = calendar != NULL ? COMPLAINT_OK : cpl_error_nomem(err);
  if (calendar == NULL) return NULL;
  complaint_calendar_source source = {.name = name};
  for (; *notices != NULL && status == COMPLAINT_OK; notices++)
    status = add_text(calendar, COMPLAINT_CALENDAR_LIST, *notices, strlen(*notices), &source, err);
  return finished(calendar, status, err);
}

complaint_calendar *complaint_calendar_load(const complaint_calendar *base,
                                            complaint_calendar_shape shape, const char *text,
                                            size_t size, const complaint_calendar_source *source,
                                            const complaint_memory *memory, complaint_error *err) {
  static const complaint_calendar_source NOTHING = {0};
  if (text == NULL && size > 0) {
    (void)cpl_error(err, COMPLAINT_E_ARGUMENT, "there is no text of a calendar");
    return NULL;
  }
  complaint_calendar *calendar = calendar_new(memory);
  if (calendar == NULL) {
    cpl_error_nomem(err);
    return NULL;
  }
  complaint_status status = add_base(calendar, base) ? COMPLAINT_OK : cpl_error_nomem(err);
  if (status == COMPLAINT_OK)
    status = add_text(calendar, shape, text != NULL ? text : "", size,
                      source != NULL ? source : &NOTHING, err);
  return finished(calendar, status, err);
}

const cpl_edition *cpl_calendar_edition(const complaint_calendar *calendar, cpl_day known_by) {
  size_t low = 0, high = calendar->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (calendar->notices[middle].published <= known_by)
      low = middle + 1;
    else
      high = middle;
  }
  return &calendar->editions[low];
}

const cpl_edition *cpl_calendar_at(const complaint_calendar *calendar, size_t index) {
  return &calendar->editions[index + 1];
}

complaint_memory cpl_calendar_memory(const complaint_calendar *calendar) {
  return calendar->memory;
}

size_t complaint_calendar_edition_count(const complaint_calendar *calendar) {
  return calendar != NULL ? calendar->count : 0;
}

bool complaint_calendar_edition_at(const complaint_calendar *calendar, size_t index,
                                   complaint_edition *out) {
  if (calendar == NULL || out == NULL || index >= calendar->count) return false;
  const cpl_edition *edition = cpl_calendar_at(calendar, index);
  *out = (complaint_edition){.name = edition->name};
  if (edition->published != CPL_DAY_ALWAYS) cpl_day_format(edition->published, out->published);
  cpl_day_format(edition->runs[0].from, out->from);
  cpl_day_format(edition->runs[edition->run_count - 1].till, out->till);
  return true;
}
