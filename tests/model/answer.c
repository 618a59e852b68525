/* answer.c - complaint_answers: the library's side of the comparison with the model.
 *
 * Reads one JSON object a line and answers each with one line, at once, so that a generator can
 * choose its next event by the last answer, and a hundred thousand questions need one process.
 *
 *   {"load":NAME,"sources":{NAME:TEXT,...}}   -> {"form":{...}}: what the policy's forms ask for
 *   {"verb":VERB,"case":[LINE,...],...}       -> the answer of the policy loaded last, to the byte
 *                                                that of `complaint VERB --json`
 *
 * A question has `verb` (decide, audit, act), `case` (the lines of a case file), perhaps `now` (in
 * seconds), `actor` and `roles`, `event` (a text, for act), and `often`: then the case is asked
 * after each of its events too, as a living one is. What is wrong is {"error":...}.
 *
 * Knows the public header only. */
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complaint.h"
#include "complaint/case_file.h"

enum { ROLES_MAX = 64 };

typedef struct answerer {
  complaint_engine *engine;
  complaint_policy *policy;
  complaint_decision *decision;
  complaint_text *answer;
  const json_t *sources; /* of the policy that is being loaded */
} answerer;

/* One line of JSON; lets go of it. */
static void put(json_t *line) {
  char *bytes = json_dumps(line, JSON_COMPACT | JSON_SORT_KEYS);
  if (bytes == NULL) abort();
  (void)puts(bytes);
  free(bytes);
  json_decref(line);
}

static void put_error(const complaint_error *err) {
  put(json_pack("{s:{s:s,s:s}}", "error", "status", complaint_status_name(err->status), "text",
                err->text));
}

/* ---- loading a policy ------------------------------------------------------------------------ */

static complaint_status find_source(void *context, const char *name, const char **text,
                                    size_t *size, complaint_error *err) {
  const answerer *a = context;
  const json_t *source = json_object_get(a->sources, name);
  (void)err;
  if (source == NULL) return COMPLAINT_E_NOT_FOUND;
  *text = json_string_value(source);
  *size = json_string_length(source);
  return COMPLAINT_OK;
}

static json_t *fact_form(const complaint_policy *policy, const complaint_policy_fact *fact) {
  static const char *const NEEDS[] = {"asked", "sometimes", "needed"};
  complaint_policy_value value;
  json_t *form = json_pack("{s:s,s:s,s:s,s:s}", "name", fact->name, "type", fact->type, "per",
                           fact->per, "need", NEEDS[fact->need]);
  if (fact->has_range && fact->least > -1000000)
    (void)json_object_set_new(form, "least", json_integer(fact->least));
  if (fact->has_range && fact->most < 1000000)
    (void)json_object_set_new(form, "most", json_integer(fact->most));
  if (fact->value_count == 0) return form;
  json_t *values = json_array();
  for (size_t i = 0; complaint_policy_value_at(policy, fact->name, i, COMPLAINT_EN, &value); i++)
    (void)json_array_append_new(values, json_string(value.name));
  (void)json_object_set_new(form, "values", values);
  return form;
}

static json_t *action_form(const complaint_policy *policy, size_t process, size_t action,
                           const complaint_policy_action *a) {
  complaint_policy_fact fact;
  json_t *facts = json_array();
  for (size_t i = 0; complaint_policy_fact_at(policy, process, action, i, COMPLAINT_EN, &fact); i++)
    (void)json_array_append_new(facts, fact_form(policy, &fact));
  return json_pack("{s:s,s:s,s:s,s:b,s:b,s:b,s:o}", "name", a->name, "per", a->per, "adds", a->adds,
                   "starts", a->starts, "ends", a->ends, "corrects", a->corrects, "facts", facts);
}

static json_t *process_form(const complaint_policy *policy, size_t number,
                            const complaint_policy_process *process) {
  complaint_policy_action action;
  json_t *actions = json_array();
  for (size_t i = 0; complaint_policy_action_at(policy, number, i, COMPLAINT_EN, &action); i++)
    (void)json_array_append_new(actions, action_form(policy, number, i, &action));
  return json_pack("{s:s,s:b,s:o}", "name", process->name, "standing", process->standing, "actions",
                   actions);
}

static void load(answerer *a, const json_t *ask) {
  complaint_error err = {0};
  complaint_policy_process process;
  complaint_policy_free(a->policy);
  a->sources = json_object_get(ask, "sources");
  a->policy =
      complaint_engine_load(a->engine, json_string_value(json_object_get(ask, "load")), &err);
  if (a->policy == NULL) {
    put_error(&err);
    return;
  }
  json_t *processes = json_array();
  for (size_t i = 0; complaint_policy_process_at(a->policy, i, COMPLAINT_EN, &process); i++)
    (void)json_array_append_new(processes, process_form(a->policy, i, &process));
  put(json_pack("{s:{s:s,s:o}}", "form", "digest", complaint_policy_digest(a->policy), "processes",
                processes));
}

/* ---- answering ------------------------------------------------------------------------------- */

/* The first `count` lines of the case as a file. */
static complaint_case *case_of(const answerer *a, const json_t *lines, size_t count,
                               complaint_error *err) {
  size_t size = 0, at = 0;
  for (size_t i = 0; i < count; i++) size += json_string_length(json_array_get(lines, i)) + 1;
  char *bytes = malloc(size + 1);
  if (bytes == NULL) abort();
  for (size_t i = 0; i < count; i++) {
    const json_t *line = json_array_get(lines, i);
    memcpy(bytes + at, json_string_value(line), json_string_length(line));
    at += json_string_length(line);
    bytes[at++] = '\n';
  }
  complaint_case *c = complaint_case_file_read(a->policy, "case.jsonl", bytes, size, NULL, err);
  free(bytes);
  return c;
}

/* The case as it lived: asked after each event. */
static complaint_case *lived_case(const answerer *a, const json_t *lines,
                                  const complaint_actor *actor, complaint_error *err) {
  complaint_status status = COMPLAINT_OK;
  complaint_case *c = case_of(a, lines, 1, err);
  for (size_t i = 1; c != NULL && status == COMPLAINT_OK && i < json_array_size(lines); i++) {
    const json_t *line = json_array_get(lines, i);
    status = complaint_case_add(c, json_string_value(line), json_string_length(line), err);
    if (status == COMPLAINT_OK)
      status = complaint_case_decide(c, COMPLAINT_NOW, actor, a->decision, err);
  }
  if (status == COMPLAINT_OK) return c;
  complaint_case_free(c);
  return NULL;
}

static complaint_status judge(const answerer *a, complaint_case *c, const json_t *ask, int64_t now,
                              const complaint_actor *actor, complaint_error *err) {
  const char *verb = json_string_value(json_object_get(ask, "verb"));
  bool taken;
  if (strcmp(verb, "act") == 0) {
    const json_t *event = json_object_get(ask, "event");
    return complaint_case_act(c, json_string_value(event), json_string_length(event), now, &taken,
                              a->answer, err);
  }
  complaint_status status = complaint_case_decide(c, now, actor, a->decision, err);
  if (status != COMPLAINT_OK) return status;
  return strcmp(verb, "audit") == 0 ? complaint_decision_audit_json(a->decision, a->answer, err)
                                    : complaint_decision_json(a->decision, a->answer, err);
}

static void answer(const answerer *a, const json_t *ask) {
  const char *names[ROLES_MAX];
  complaint_error err = {0};
  const json_t *roles = json_object_get(ask, "roles"), *lines = json_object_get(ask, "case");
  const json_t *moment = json_object_get(ask, "now");
  int64_t now = moment == NULL ? COMPLAINT_NOW : json_integer_value(moment);
  complaint_actor actor = {json_string_value(json_object_get(ask, "actor")), names, 0};
  for (; actor.role_count < json_array_size(roles) && actor.role_count < ROLES_MAX;
       actor.role_count++)
    names[actor.role_count] = json_string_value(json_array_get(roles, actor.role_count));
  const complaint_actor *who = actor.id == NULL ? NULL : &actor;
  complaint_case *c = json_is_true(json_object_get(ask, "often"))
                          ? lived_case(a, lines, who, &err)
                          : case_of(a, lines, json_array_size(lines), &err);
  complaint_status status = c == NULL ? err.status : judge(a, c, ask, now, who, &err);
  if (status == COMPLAINT_OK)
    (void)puts(complaint_text_get(a->answer, NULL));
  else
    put_error(&err);
  complaint_case_free(c);
}

static void answer_line(answerer *a, const char *line, size_t size) {
  complaint_error err = {.status = COMPLAINT_E_ARGUMENT, .text = "no question"};
  json_t *ask = json_loadb(line, size, 0, NULL);
  if (json_object_get(ask, "load") != NULL)
    load(a, ask);
  else if (a->policy != NULL && json_object_get(ask, "verb") != NULL)
    answer(a, ask);
  else
    put_error(&err);
  (void)fflush(stdout);
  json_decref(ask);
}

/* ---- reading --------------------------------------------------------------------------------- */

static bool read_line(char **line, size_t *room, size_t *size) {
  *size = 0;
  for (int c; (c = getchar()) != EOF && c != '\n'; (*line)[(*size)++] = (char)c) {
    if (*size < *room) continue;
    *room = *room == 0 ? 65536 : *room * 2;
    *line = realloc(*line, *room);
    if (*line == NULL) abort();
  }
  return *size > 0;
}

int main(void) {
  answerer a = {0};
  complaint_options options = {.source = find_source, .source_context = &a};
  char *line = NULL;
  size_t room = 0, size;
  a.engine = complaint_engine_new(&options, NULL);
  a.decision = complaint_decision_new(NULL, NULL);
  a.answer = complaint_text_new(NULL, NULL);
  if (a.engine == NULL || a.decision == NULL || a.answer == NULL) abort();
  while (read_line(&line, &room, &size)) answer_line(&a, line, size);
  free(line);
  complaint_text_free(a.answer);
  complaint_decision_free(a.decision);
  complaint_policy_free(a.policy);
  complaint_engine_free(a.engine);
  return 0;
}
