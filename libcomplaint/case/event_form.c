/* event_form.c - an event as canonical bytes: members and sets in order, times in the policy's
 * zone, nothing that says no more than its absence. */
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/base/json.h"
#include "libcomplaint/case/event_reader.h"

static void write_moment(cpl_json *json, const cpl_model *model, cpl_moment moment) {
  char text[CPL_MOMENT_TEXT];
  cpl_moment_format(moment, model->zone, text);
  cpl_json_name(json, text);
}

static void write_day(cpl_json *json, cpl_day day) {
  char text[CPL_DAY_TEXT];
  cpl_day_format(day, text);
  cpl_json_name(json, text);
}

static void write_strings(cpl_json *json, const char *key, cpl_strings strings) {
  if (strings.count == 0) return;
  cpl_json_key(json, key);
  cpl_json_open(json, '[');
  for (size_t i = 0; i < strings.count; i++) cpl_json_name(json, strings.items[i]);
  cpl_json_close(json, ']');
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void write_set(cpl_json *json, const cpl_fact *fact, cpl_set mask) {
  const char *names[CPL_SET_MAX];
  cpl_strings set = {names, 0, CPL_SET_MAX};
  for (uint16_t i = 0; i < fact->value_count; i++)
    if (mask & cpl_bit(i)) names[set.count++] = fact->values[i];
  qsort((void *)names, set.count, sizeof names[0], compare_names);
  cpl_json_open(json, '[');
  for (size_t i = 0; i < set.count; i++) cpl_json_name(json, names[i]);
  cpl_json_close(json, ']');
}

static void write_written(cpl_json *json, const cpl_json_value *text) {
  cpl_json_string(json, text->as.text, text->size);
}

/* Texts and names are as they were written; what has several written forms is made anew. */
static void write_value(cpl_json *json, const cpl_reader *r, cpl_given given) {
  const cpl_fact *fact = &r->model->facts[given.fact];
  if (given.unknown)
    cpl_json_null(json);
  else if (fact->type == CPL_BOOL)
    cpl_json_boolean(json, given.value != 0);
  else if (fact->type == CPL_INT || fact->type == CPL_MONEY)
    cpl_json_integer(json, given.value);
  else if (fact->type == CPL_DATE)
    write_day(json, (cpl_day)given.value);
  else if (fact->type == CPL_TIME)
    write_moment(json, r->model, given.value);
  else if (fact->type == CPL_SET_FACT)
    write_set(json, fact, (cpl_set)given.value);
  else
    write_written(json, cpl_json_member(r->members[CPL_MEMBER_FACTS], fact->name));
}

static void write_facts(cpl_json *json, const cpl_reader *r) {
  const cpl_given *given = cpl_record_given(r->record, &r->event);
  if (r->event.given_count == 0) return;
  cpl_json_key(json, "facts");
  cpl_json_open(json, '{');
  for (uint32_t i = 0; i < r->event.given_count; i++) {
    cpl_json_key(json, r->model->facts[given[i].fact].name);
    write_value(json, r, given[i]);
  }
  cpl_json_close(json, '}');
}

static void write_id(cpl_json *json, const cpl_reader *r, const char *key, uint32_t id) {
  cpl_json_key(json, key);
  cpl_json_name(json, cpl_ids_text(r->ids, id));
}

void cpl_reader_write(const cpl_reader *r, cpl_text *out) {
  const cpl_event *event = &r->event;
  const cpl_json_value *entered_by = r->members[CPL_MEMBER_ENTERED_BY];
  cpl_json json;
  cpl_json_begin(&json, out);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "action");
  cpl_json_name(&json, cpl_reader_effect(r)->name);
  write_id(&json, r, "actor", event->actor);
  cpl_json_key(&json, "at");
  write_moment(&json, r->model, event->at);
  if (entered_by != NULL) {
    cpl_json_key(&json, "entered_by");
    write_written(&json, entered_by);
  }
  write_facts(&json, r);
  write_id(&json, r, "id", event->id);
  if (event->of != 0) {
    cpl_json_key(&json, "of");
    cpl_json_integer(&json, event->of);
  }
  if (event->on != 0) write_id(&json, r, "on", event->on);
  cpl_json_key(&json, "recorded_at");
  write_moment(&json, r->model, event->recorded_at);
  write_strings(&json, "roles", r->roles);
  cpl_json_key(&json, "seq");
  cpl_json_integer(&json, event->seq);
  if (event->strike) {
    cpl_json_key(&json, "strike");
    cpl_json_boolean(&json, true);
  }
  write_strings(&json, "with", r->with);
  cpl_json_close(&json, '}');
}
