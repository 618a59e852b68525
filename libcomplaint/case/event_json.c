/* event_json.c - see event_json.h: the members of an event. */
#include "libcomplaint/case/event_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complaint/case.h"
#include "libcomplaint/case/event_reader.h"

static const char *const MEMBERS[CPL_MEMBERS] = {"action", "actor",  "at",  "entered_by",  "facts",
                                                 "id",     "of",     "on",  "recorded_at", "roles",
                                                 "seq",    "strike", "with"};

static const cpl_names MEMBER_NAMES = {MEMBERS, sizeof MEMBERS[0], CPL_MEMBERS, true};

complaint_status cpl_reader_fault(const cpl_reader *r, const char *format, ...) {
  char text[sizeof r->err->text * 2];
  va_list args;
  va_start(args, format);
  (void)vsnprintf(text, sizeof text, format, args);
  va_end(args);
  return cpl_error_at(r->err, COMPLAINT_E_INPUT, "event", 0, "%s", text);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

/* What the parser says would quote the text, which may be personal. */
static complaint_status refuse_json(const cpl_reader *r, const json_error_t *error) {
  const char *what = "this is no JSON";
  switch (json_error_code(error)) {
  case json_error_out_of_memory: return cpl_error_nomem(r->err);
  case json_error_stack_overflow: what = "nested too deep"; break;
  case json_error_invalid_utf8: what = "not UTF-8"; break;
  case json_error_premature_end_of_input: what = "the text ends in the middle"; break;
  case json_error_end_of_input_expected: what = "something stands behind the object"; break;
  case json_error_null_character:
  case json_error_null_byte_in_key: what = "a NUL character; take it out"; break;
  case json_error_duplicate_key: what = "a member stands twice; keep one"; break;
  case json_error_numeric_overflow: what = "a number is too large"; break;
  default: break;
  }
  return cpl_reader_fault(r, "byte %d: %s", error->position, what);
}

static complaint_status parse(cpl_reader *r, const char *json, size_t size) {
  json_error_t error;
  if (size > CPL_EVENT_BYTES)
    return cpl_reader_fault(r, "longer than %d bytes; keep documents elsewhere and name them here",
                            CPL_EVENT_BYTES);
  const char *nul = size > 0 ? memchr(json, '\0', size) : NULL;
  if (nul != NULL) return cpl_reader_fault(r, "byte %td: a NUL character; take it out", nul - json);
  r->root = json_loadb(json, size, JSON_REJECT_DUPLICATES, &error);
  if (r->root == NULL) return refuse_json(r, &error);
  if (!json_is_object(r->root))
    return cpl_reader_fault(r, "an event is an object: {\"action\":...}");
  return COMPLAINT_OK;
}

static complaint_status find_members(cpl_reader *r) {
  const char *name;
  json_t *value;
  json_object_foreach(r->root, name, value) {
    uint16_t member = cpl_names_find(MEMBER_NAMES, name);
    if (member == CPL_NONE) {
      char hint[CPL_HINT_SIZE];
      cpl_names_hint(MEMBER_NAMES, name, hint);
      return cpl_reader_fault(r, "unknown member `%s`%s", cpl_name_shown(name), hint);
    }
    if (json_is_null(value))
      return cpl_reader_fault(r, "`%s` must not be null: leave it out", name);
    r->members[member] = value;
  }
  return COMPLAINT_OK;
}

/* ---- members --------------------------------------------------------------------------------- */

static complaint_status read_action(cpl_reader *r) {
  const cpl_process *process = r->process;
  cpl_names actions = {process->effects, sizeof *process->effects, process->action_count, true};
  const json_t *value = r->members[CPL_MEMBER_ACTION];
  if (value == NULL) return cpl_reader_fault(r, "`action` is missing: say what was done");
  if (!json_is_string(value)) return cpl_reader_fault(r, "`action` must be a text");
  const char *name = json_string_value(value);
  r->event.action = cpl_names_find(actions, name);
  if (r->event.action != CPL_NONE) return COMPLAINT_OK;
  char hint[CPL_HINT_SIZE];
  cpl_names_hint(actions, name, hint);
  return cpl_reader_fault(r, "process `%s` has no action `%s`%s", process->name,
                          cpl_name_shown(name), hint);
}

static complaint_status read_seq(cpl_reader *r) {
  const json_t *value = r->members[CPL_MEMBER_SEQ];
  r->event.seq = r->record->count + 1;
  if (value == NULL && !r->strict)
    return cpl_reader_fault(r, "`seq` is missing: it must be %u here", r->event.seq);
  if (value != NULL && (!json_is_integer(value) || json_integer_value(value) != r->event.seq))
    return cpl_reader_fault(r, "`seq` must be %u: events are numbered 1, 2, 3 ...", r->event.seq);
  return COMPLAINT_OK;
}

static complaint_status name_event(cpl_reader *r) {
  char name[16];
  int size = snprintf(name, sizeof name, "e%u", r->event.seq);
  json_t *value = json_stringn(name, (size_t)size);
  if (value == NULL) return cpl_error_nomem(r->err);
  complaint_status status = cpl_reader_id(r, "`id`", value, &r->event.id);
  json_decref(value);
  return status;
}

static complaint_status read_id(cpl_reader *r) {
  const json_t *value = r->members[CPL_MEMBER_ID];
  uint32_t known = r->ids->count;
  if (value == NULL && !r->strict)
    return cpl_reader_fault(r, "`id` is missing: each event needs one of its own");
  complaint_status status =
      value == NULL ? name_event(r) : cpl_reader_id(r, "`id`", value, &r->event.id);
  if (status != COMPLAINT_OK || r->event.id > known) return status; /* never seen before */
  for (uint32_t i = 0; i < r->record->count; i++)
    if (r->record->events[i].id == r->event.id)
      return cpl_reader_fault(r, "id `%s` is that of event %u; give each event its own",
                              cpl_ids_text(r->ids, r->event.id), i + 1);
  return COMPLAINT_OK;
}

/* Recording goes forward; what went too far is told, for it may be mistyped. */
static complaint_status check_order(const cpl_reader *r) {
  char last[CPL_MOMENT_TEXT];
  uint32_t count = r->record->count;
  if (count == 0 || r->event.recorded_at >= r->record->events[count - 1].recorded_at)
    return COMPLAINT_OK;
  cpl_moment_format(r->record->events[count - 1].recorded_at, r->model->zone, last);
  return cpl_reader_fault(r,
                          "`recorded_at` is before that of event %u, %s; a late entry keeps its "
                          "`at` and is recorded now",
                          count, last);
}

static complaint_status read_times(cpl_reader *r) {
  cpl_event *event = &r->event;
  const json_t *at = r->members[CPL_MEMBER_AT], *recorded_at = r->members[CPL_MEMBER_RECORDED_AT];
  if (at == NULL) return cpl_reader_fault(r, "`at` is missing: say when it happened");
  complaint_status status = cpl_reader_moment(r, "`at`", at, &event->at);
  if (status != COMPLAINT_OK) return status;
  event->recorded_at = r->strict && r->now != COMPLAINT_NOW ? r->now : event->at;
  if (recorded_at != NULL)
    status = cpl_reader_moment(r, "`recorded_at`", recorded_at, &event->recorded_at);
  if (status == COMPLAINT_OK) status = cpl_reader_years(r, "`now`", event->recorded_at);
  if (status != COMPLAINT_OK) return status;
  if (event->at > event->recorded_at)
    return cpl_reader_fault(r,
                            "`at` is after `recorded_at`: nothing is recorded before it happens");
  return check_order(r);
}

/* ---- who ------------------------------------------------------------------------------------- */

static int compare_strings(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool reserve_strings(cpl_reader *r, cpl_strings *strings, size_t count) {
  void *items = (void *)strings->items;
  bool there = cpl_grow(&r->record->memory, &items, &strings->room, count, sizeof *strings->items);
  strings->items = items;
  return there;
}

static void drop_strings(cpl_reader *r, cpl_strings *strings) {
  cpl_delete(&r->record->memory, (void *)strings->items, strings->room * sizeof *strings->items);
}

/* Put them in order, which those of a recorded event are. False: one is there twice. */
static bool sort_strings(cpl_strings *strings) {
  bool sorted = true;
  for (size_t i = 1; i < strings->count; i++)
    sorted = sorted && strcmp(strings->items[i - 1], strings->items[i]) < 0;
  if (sorted) return true;
  qsort((void *)strings->items, strings->count, sizeof *strings->items, compare_strings);
  for (size_t i = 1; i < strings->count; i++)
    if (strcmp(strings->items[i - 1], strings->items[i]) == 0) return false;
  return true;
}

/* A list of texts, in order. */
static complaint_status read_strings(cpl_reader *r, cpl_member member, cpl_strings *out) {
  const json_t *list = r->members[member];
  const char *what = MEMBERS[member];
  size_t count = json_array_size(list);
  if (list == NULL) return COMPLAINT_OK;
  if (!json_is_array(list)) return cpl_reader_fault(r, "`%s` must be a list of texts", what);
  if (!reserve_strings(r, out, count)) return cpl_error_nomem(r->err);
  for (; out->count < count; out->count++) {
    const json_t *value = json_array_get(list, out->count);
    if (!json_is_string(value)) return cpl_reader_fault(r, "`%s` must be a list of texts", what);
    out->items[out->count] = json_string_value(value);
  }
  return sort_strings(out) ? COMPLAINT_OK : cpl_reader_fault(r, "`%s` has one entry twice", what);
}

static complaint_status read_roles(cpl_reader *r) {
  const cpl_model *model = r->model;
  cpl_names names = {model->roles, sizeof *model->roles, model->role_count, true};
  complaint_status status = read_strings(r, CPL_MEMBER_ROLES, &r->roles);
  for (size_t i = 0; status == COMPLAINT_OK && i < r->roles.count; i++) {
    uint16_t role = cpl_names_find(names, r->roles.items[i]);
    if (role != CPL_NONE)
      r->event.roles |= cpl_bit(role);
    else if (!cpl_is_identifier(r->roles.items[i]))
      status = cpl_reader_fault(r, "`roles` must be names of roles");
  }
  return status;
}

static complaint_status keep_person(cpl_reader *r, const char *what, const json_t *value) {
  cpl_record *record = r->record;
  uint32_t person;
  complaint_status status = cpl_reader_id(r, what, value, &person);
  if (status != COMPLAINT_OK) return status;
  void *array = record->people;
  bool there = cpl_grow(&record->memory, &array, &record->people_room,
                        (size_t)record->people_count + 1, sizeof person);
  record->people = array;
  if (!there) return cpl_error_nomem(r->err);
  record->people[record->people_count++] = person;
  r->event.people_count++;
  return COMPLAINT_OK;
}

static complaint_status read_people(cpl_reader *r) {
  const json_t *actor = r->members[CPL_MEMBER_ACTOR];
  const json_t *entered_by = r->members[CPL_MEMBER_ENTERED_BY];
  if (actor == NULL) return cpl_reader_fault(r, "`actor` is missing: say who acted, by id");
  complaint_status status = cpl_reader_id(r, "`actor`", actor, &r->event.actor);
  if (status == COMPLAINT_OK) status = read_roles(r);
  if (status == COMPLAINT_OK) status = read_strings(r, CPL_MEMBER_WITH, &r->with);
  const json_t *with = r->members[CPL_MEMBER_WITH];
  for (size_t i = 0; status == COMPLAINT_OK && i < r->with.count; i++)
    status = keep_person(r, "each entry of `with`", json_array_get(with, i));
  if (status == COMPLAINT_OK && entered_by != NULL)
    status = keep_person(r, "`entered_by`", entered_by);
  return status;
}

/* ---- corrections ----------------------------------------------------------------------------- */

static complaint_status read_of(cpl_reader *r) {
  const char *action = cpl_reader_effect(r)->name;
  const json_t *of = r->members[CPL_MEMBER_OF], *strike = r->members[CPL_MEMBER_STRIKE];
  if ((cpl_reader_action(r)->flags & CPL_CORRECTS) == 0) {
    if (of == NULL && strike == NULL) return COMPLAINT_OK;
    return cpl_reader_fault(r, "action `%s` corrects nothing: leave `%s` out", action,
                            of != NULL ? "of" : "strike");
  }
  if (of == NULL)
    return cpl_reader_fault(r, "`of` is missing: say which event is corrected, by its `seq`");
  json_int_t seq = json_integer_value(of);
  if (!json_is_integer(of) || seq < 1 || seq > r->record->count)
    return cpl_reader_fault(r, "`of` must be the `seq` of an earlier event, 1 to %u",
                            r->record->count);
  r->event.of = (uint32_t)seq;
  if (r->process->actions[r->record->events[seq - 1].action].flags & CPL_CORRECTS)
    return cpl_reader_fault(r, "event %u is itself a correction; correct event %u again",
                            r->event.of, r->record->events[seq - 1].of);
  if (strike != NULL && !json_is_boolean(strike))
    return cpl_reader_fault(r, "`strike` must be true or false");
  r->event.strike = json_is_true(strike);
  return COMPLAINT_OK;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static complaint_status read_all(cpl_reader *r, const char *json, size_t size) {
  complaint_status status = parse(r, json, size);
  if (status == COMPLAINT_OK) status = find_members(r);
  if (status == COMPLAINT_OK) status = read_action(r);
  if (status == COMPLAINT_OK) status = read_seq(r);
  if (status == COMPLAINT_OK) status = read_id(r);
  if (status == COMPLAINT_OK) status = read_people(r);
  if (status == COMPLAINT_OK) status = read_times(r);
  if (status == COMPLAINT_OK) status = read_of(r);
  if (status == COMPLAINT_OK) status = cpl_reader_facts(r);
  if (status == COMPLAINT_OK) status = cpl_reader_items(r);
  return status;
}

complaint_status cpl_event_read(cpl_record *record, cpl_ids *ids, const cpl_model *model,
                                const cpl_process *process, const char *json, size_t size,
                                bool strict, cpl_moment now, cpl_event *event, cpl_text *canonical,
                                complaint_error *err) {
  cpl_reader r = {.record = record,
                  .ids = ids,
                  .model = model,
                  .process = process,
                  .strict = strict,
                  .now = now,
                  .err = err,
                  .event = {.people = record->people_count, .given = record->given_count}};
  complaint_status status = read_all(&r, json, size);
  if (status == COMPLAINT_OK && canonical != NULL) {
    cpl_reader_write(&r, canonical);
    if (canonical->failed) status = cpl_error_nomem(err);
  }
  if (status == COMPLAINT_OK) {
    *event = r.event;
  } else {
    record->people_count = r.event.people;
    record->given_count = r.event.given;
  }
  json_decref(r.root);
  drop_strings(&r, &r.roles);
  drop_strings(&r, &r.with);
  return status;
}
