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

static complaint_status parse(const cpl_reader *r, const char *json, size_t size,
                              cpl_json_tree *tree) {
  cpl_json_fault fault;
  if (size > CPL_EVENT_BYTES)
    return cpl_reader_fault(r, "longer than %d bytes; keep documents elsewhere and name them here",
                            CPL_EVENT_BYTES);
  const char *nul = size > 0 ? memchr(json, '\0', size) : NULL;
  if (nul != NULL) return cpl_reader_fault(r, "byte %td: a NUL character; take it out", nul - json);
  complaint_status status = cpl_json_tree_read(tree, json, size, &fault);
  if (status == COMPLAINT_E_NOMEM) return cpl_error_nomem(r->err);
  if (status != COMPLAINT_OK) return cpl_reader_fault(r, "byte %d: %s", fault.byte, fault.what);
  if (tree->values->kind != CPL_JSON_OBJECT)
    return cpl_reader_fault(r, "an event is an object: {\"action\":...}");
  return COMPLAINT_OK;
}

static complaint_status find_members(cpl_reader *r, const cpl_json_value *event) {
  uint16_t next = 0; /* in canonical bytes they stand in this order */
  CPL_JSON_EACH(value, event) {
    bool is_next = next < CPL_MEMBERS && cpl_compare(MEMBERS[next], value->name) == 0;
    uint16_t member = is_next ? next : cpl_names_find(MEMBER_NAMES, value->name);
    if (member == CPL_NONE) {
      char hint[CPL_HINT_SIZE];
      cpl_names_hint(MEMBER_NAMES, value->name, hint);
      return cpl_reader_fault(r, "unknown member `%s`%s", cpl_name_shown(value->name), hint);
    }
    if (value->kind == CPL_JSON_NULL)
      return cpl_reader_fault(r, "`%s` must not be null: leave it out", value->name);
    r->members[member] = value;
    next = (uint16_t)(member + 1);
  }
  return COMPLAINT_OK;
}

/* ---- members --------------------------------------------------------------------------------- */

static complaint_status read_action(cpl_reader *r) {
  const cpl_process *process = r->process;
  cpl_names actions = {process->effects, sizeof *process->effects, process->action_count, true};
  const cpl_json_value *value = r->members[CPL_MEMBER_ACTION];
  if (value == NULL) return cpl_reader_fault(r, "`action` is missing: say what was done");
  if (value->kind != CPL_JSON_TEXT) return cpl_reader_fault(r, "`action` must be a text");
  const char *name = value->as.text;
  r->event.action = cpl_names_find(actions, name);
  if (r->event.action != CPL_NONE) return COMPLAINT_OK;
  char hint[CPL_HINT_SIZE];
  cpl_names_hint(actions, name, hint);
  return cpl_reader_fault(r, "process `%s` has no action `%s`%s", process->name,
                          cpl_name_shown(name), hint);
}

static complaint_status read_seq(cpl_reader *r) {
  const cpl_json_value *value = r->members[CPL_MEMBER_SEQ];
  r->event.seq = r->record->count + 1;
  if (value == NULL && !r->strict)
    return cpl_reader_fault(r, "`seq` is missing: it must be %u here", r->event.seq);
  if (value != NULL && (value->kind != CPL_JSON_INTEGER || value->as.integer != r->event.seq))
    return cpl_reader_fault(r, "`seq` must be %u: events are numbered 1, 2, 3 ...", r->event.seq);
  return COMPLAINT_OK;
}

static complaint_status name_event(cpl_reader *r) {
  char name[16];
  int size = snprintf(name, sizeof name, "e%u", r->event.seq);
  const cpl_json_value value = {
      .kind = CPL_JSON_TEXT, .values = 1, .size = (size_t)size, .as.text = name};
  return cpl_reader_id(r, "`id`", &value, &r->event.id);
}

static complaint_status read_id(cpl_reader *r) {
  const cpl_json_value *value = r->members[CPL_MEMBER_ID];
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
  const cpl_json_value *at = r->members[CPL_MEMBER_AT],
                       *recorded_at = r->members[CPL_MEMBER_RECORDED_AT];
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
    sorted = sorted && cpl_compare(strings->items[i - 1], strings->items[i]) < 0;
  if (sorted) return true;
  qsort((void *)strings->items, strings->count, sizeof *strings->items, compare_strings);
  for (size_t i = 1; i < strings->count; i++)
    if (strcmp(strings->items[i - 1], strings->items[i]) == 0) return false;
  return true;
}

/* A list of texts, in order. */
static complaint_status read_strings(cpl_reader *r, cpl_member member, cpl_strings *out) {
  const cpl_json_value *list = r->members[member];
  const char *what = MEMBERS[member];
  if (list == NULL) return COMPLAINT_OK;
  if (list->kind != CPL_JSON_LIST) return cpl_reader_fault(r, "`%s` must be a list of texts", what);
  if (!reserve_strings(r, out, list->size)) return cpl_error_nomem(r->err);
  CPL_JSON_EACH(value, list) {
    if (value->kind != CPL_JSON_TEXT)
      return cpl_reader_fault(r, "`%s` must be a list of texts", what);
    out->items[out->count++] = value->as.text;
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

static complaint_status keep_person(cpl_reader *r, const char *what, const cpl_json_value *value) {
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
  const cpl_json_value *actor = r->members[CPL_MEMBER_ACTOR];
  const cpl_json_value *entered_by = r->members[CPL_MEMBER_ENTERED_BY];
  if (actor == NULL) return cpl_reader_fault(r, "`actor` is missing: say who acted, by id");
  complaint_status status = cpl_reader_id(r, "`actor`", actor, &r->event.actor);
  if (status == COMPLAINT_OK) status = read_roles(r);
  if (status == COMPLAINT_OK) status = read_strings(r, CPL_MEMBER_WITH, &r->with);
  const cpl_json_value *with = r->members[CPL_MEMBER_WITH];
  if (with != NULL) CPL_JSON_EACH(person, with) {
      if (status == COMPLAINT_OK) status = keep_person(r, "each entry of `with`", person);
    }
  if (status == COMPLAINT_OK && entered_by != NULL)
    status = keep_person(r, "`entered_by`", entered_by);
  return status;
}

/* ---- corrections ----------------------------------------------------------------------------- */

static complaint_status read_of(cpl_reader *r) {
  const char *action = cpl_reader_effect(r)->name;
  const cpl_json_value *of = r->members[CPL_MEMBER_OF], *strike = r->members[CPL_MEMBER_STRIKE];
  if ((cpl_reader_action(r)->flags & CPL_CORRECTS) == 0) {
    if (of == NULL && strike == NULL) return COMPLAINT_OK;
    return cpl_reader_fault(r, "action `%s` corrects nothing: leave `%s` out", action,
                            of != NULL ? "of" : "strike");
  }
  if (of == NULL)
    return cpl_reader_fault(r, "`of` is missing: say which event is corrected, by its `seq`");
  int64_t seq = of->kind == CPL_JSON_INTEGER ? of->as.integer : 0;
  if (seq < 1 || seq > r->record->count)
    return cpl_reader_fault(r, "`of` must be the `seq` of an earlier event, 1 to %u",
                            r->record->count);
  r->event.of = (uint32_t)seq;
  if (r->process->actions[r->record->events[seq - 1].action].flags & CPL_CORRECTS)
    return cpl_reader_fault(r, "event %u is itself a correction; correct event %u again",
                            r->event.of, r->record->events[seq - 1].of);
  if (strike != NULL && strike->kind != CPL_JSON_BOOLEAN)
    return cpl_reader_fault(r, "`strike` must be true or false");
  r->event.strike = strike != NULL && strike->as.boolean;
  return COMPLAINT_OK;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static complaint_status read_all(cpl_reader *r, const char *json, size_t size,
                                 cpl_json_tree *tree) {
  complaint_status status = parse(r, json, size, tree);
  if (status == COMPLAINT_OK) status = find_members(r, tree->values);
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
  cpl_json_tree tree;
  cpl_json_tree_begin(&tree, &record->memory);
  complaint_status status = read_all(&r, json, size, &tree);
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
  cpl_json_tree_end(&tree);
  drop_strings(&r, &r.roles);
  drop_strings(&r, &r.with);
  return status;
}
