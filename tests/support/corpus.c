/* corpus.c - folders of the corpus are found, read, and answered through the public headers. */
#define _POSIX_C_SOURCE 200809L /* scandir, strdup */
#include "tests/support/corpus.h"

#include <dirent.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complaint/case_file.h"
#include "libcomplaint/base/json.h"
#include "libcomplaint/base/time.h"

static const char CORPUS[] = COMPLAINT_SOURCE_DIR "/tests/corpus";
static const char POLICIES[] = COMPLAINT_SOURCE_DIR "/policies";

enum { NAME_SIZE = 128, SHARED_MAX = 16, ROLES_MAX = 64, VERSIONS_MAX = 16 };

typedef struct shared_policy {
  char name[NAME_SIZE];
  complaint_policy *policy;
} shared_policy;

struct corpus_desk {
  complaint_engine *engine;
  shared_policy shared[SHARED_MAX];
  size_t shared_count;
  const char *folder; /* the one at work; NULL: none     */
  cpl_text source;    /* the policy file read last       */
  cpl_text answer;
};

static void stop(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  (void)vfprintf(stderr, format, arguments);
  va_end(arguments);
  (void)fputc('\n', stderr);
  exit(2);
}

/* ---- files ----------------------------------------------------------------------------------- */

static bool read_file(const char *path, cpl_text *out) {
  char chunk[4096];
  size_t size;
  FILE *file = fopen(path, "rb");
  cpl_text_clear(out);
  if (file == NULL) return false;
  while ((size = fread(chunk, 1, sizeof chunk, file)) > 0) cpl_text_add(out, chunk, size);
  bool whole = !ferror(file) && !out->failed;
  (void)fclose(file);
  return whole;
}

bool corpus_read(const char *folder, const char *file, cpl_text *out) {
  char path[1024];
  (void)snprintf(path, sizeof path, "%s/%s/%s", CORPUS, folder, file);
  return read_file(path, out);
}

/* ---- folders --------------------------------------------------------------------------------- */

static int is_folder_of_ours(const struct dirent *entry) {
  const char *ending = strrchr(entry->d_name, '.');
  return entry->d_name[0] != '.' &&
         (ending == NULL || (strcmp(ending, ".md") != 0 && strcmp(ending, ".lua") != 0));
}

static int by_bytes(const struct dirent **one, const struct dirent **other) {
  return strcmp((*one)->d_name, (*other)->d_name);
}

static void list_area(corpus *list, const char *area) {
  struct dirent **entries = NULL;
  char path[1024];
  (void)snprintf(path, sizeof path, "%s/%s", CORPUS, area);
  int count = scandir(path, &entries, is_folder_of_ours, by_bytes);
  if (count < 0) stop("%s: no folder", path);
  list->folders = realloc(list->folders, (list->count + (size_t)count) * sizeof *list->folders);
  if (list->folders == NULL) stop("out of memory");
  for (int i = 0; i < count; i++) {
    (void)snprintf(path, sizeof path, "%s/%s", area, entries[i]->d_name);
    list->folders[list->count++] = strdup(path);
    free(entries[i]);
  }
  free(entries);
}

corpus corpus_list(void) {
  corpus list = {NULL, 0};
  struct dirent **areas = NULL;
  int count = scandir(CORPUS, &areas, is_folder_of_ours, by_bytes);
  for (int i = 0; i < count; i++) {
    list_area(&list, areas[i]->d_name);
    free(areas[i]);
  }
  free(areas);
  return list;
}

void corpus_end(corpus *list) {
  for (size_t i = 0; i < list->count; i++) free(list->folders[i]);
  free(list->folders);
}

/* ---- policies -------------------------------------------------------------------------------- */

/* Beside the case, or in its area, where several cases share it. */
static bool read_beside(const char *folder, const char *file, cpl_text *out) {
  char area[NAME_SIZE];
  if (folder == NULL) return false;
  (void)snprintf(area, sizeof area, "%.*s", (int)strcspn(folder, "/"), folder);
  return corpus_read(folder, file, out) || corpus_read(area, file, out);
}

/* "school.boxing" lies beside the case or among the policies. */
static complaint_status find_source(void *context, const char *name, const char **text,
                                    size_t *size, complaint_error *err) {
  corpus_desk *desk = context;
  char file[256], path[1024];
  (void)err;
  (void)snprintf(file, sizeof file, "%s.lua", name);
  for (char *dot = file; (dot = strchr(dot, '.')) != NULL && strcmp(dot, ".lua") != 0;) *dot = '/';
  (void)snprintf(path, sizeof path, "%s/%s", POLICIES, file);
  if (!read_beside(desk->folder, file, &desk->source) && !read_file(path, &desk->source))
    return COMPLAINT_E_NOT_FOUND;
  *text = cpl_text_get(&desk->source);
  *size = desk->source.size;
  return COMPLAINT_OK;
}

corpus_desk *corpus_desk_new(void) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  corpus_desk *desk = calloc(1, sizeof *desk);
  if (desk == NULL) stop("out of memory");
  complaint_options options = {.source = find_source, .source_context = desk};
  cpl_text_begin(&desk->source, &memory);
  cpl_text_begin(&desk->answer, &memory);
  desk->engine = complaint_engine_new(&options, NULL);
  if (desk->engine == NULL) stop("out of memory");
  return desk;
}

void corpus_desk_free(corpus_desk *desk) {
  for (size_t i = 0; i < desk->shared_count; i++) complaint_policy_free(desk->shared[i].policy);
  complaint_engine_free(desk->engine);
  cpl_text_end(&desk->source);
  cpl_text_end(&desk->answer);
  free(desk);
}

complaint_policy *corpus_desk_policy(corpus_desk *desk, const char *name) {
  complaint_error err = {0};
  for (size_t i = 0; i < desk->shared_count; i++)
    if (strcmp(desk->shared[i].name, name) == 0) return desk->shared[i].policy;
  if (desk->shared_count == SHARED_MAX) stop("more than %d policies", SHARED_MAX);
  shared_policy *shared = &desk->shared[desk->shared_count++];
  (void)snprintf(shared->name, sizeof shared->name, "%s", name);
  desk->folder = NULL;
  shared->policy = complaint_engine_load(desk->engine, name, &err);
  if (shared->policy == NULL) stop("%s: %s", name, err.text);
  return shared->policy;
}

/* ---- what a folder asks ---------------------------------------------------------------------- */

static const char *text_in(const json_t *ask, const char *member) {
  return json_string_value(json_object_get(ask, member));
}

static int64_t now_in(const json_t *ask) {
  cpl_moment now = COMPLAINT_NOW;
  const char *text = text_in(ask, "now");
  if (text != NULL && !cpl_moment_parse(text, strlen(text), &now)) stop("no time: %s", text);
  return now;
}

/* The name of a policy that ask.json gives as a path, `school/boxing.lua`. */
static void name_of(const char *path, char name[NAME_SIZE]) {
  (void)snprintf(name, NAME_SIZE, "%s", path);
  char *ending = strstr(name, ".lua");
  if (ending != NULL) *ending = '\0';
  for (char *c = name; *c != '\0'; c++) *c = *c == '/' ? '.' : *c;
}

/* ---- answers --------------------------------------------------------------------------------- */

static void write_member(cpl_json *json, const char *key, const char *text) {
  if (text[0] == '\0') return;
  cpl_json_key(json, key);
  cpl_json_name(json, text);
}

static void answer_error(corpus_desk *desk, const complaint_error *err) {
  cpl_json json;
  cpl_json_begin(&json, &desk->answer);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "error");
  cpl_json_open(&json, '{');
  write_member(&json, "status", complaint_status_name(err->status));
  write_member(&json, "text", err->text);
  cpl_json_close(&json, '}');
  cpl_json_close(&json, '}');
}

static void answer_explanation(corpus_desk *desk, const char *text) {
  cpl_json json;
  cpl_json_begin(&json, &desk->answer);
  cpl_json_open(&json, '{');
  write_member(&json, "explanation", text);
  cpl_json_close(&json, '}');
}

/* Everything that the load said. */
static void answer_check(corpus_desk *desk) {
  cpl_json json;
  cpl_json_begin(&json, &desk->answer);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "problems");
  cpl_json_open(&json, '[');
  for (size_t i = 0; i < complaint_engine_problem_count(desk->engine); i++) {
    const complaint_problem *problem = complaint_engine_problem_at(desk->engine, i);
    cpl_json_open(&json, '{');
    write_member(&json, "clause", problem->clause);
    write_member(&json, "file", problem->file);
    if (problem->line > 0) {
      cpl_json_key(&json, "line");
      cpl_json_integer(&json, problem->line);
    }
    write_member(&json, "rule", problem->rule);
    write_member(&json, "severity", problem->severity == COMPLAINT_ERROR ? "error" : "warning");
    write_member(&json, "text", problem->text);
    cpl_json_close(&json, '}');
  }
  cpl_json_close(&json, ']');
  cpl_json_close(&json, '}');
}

/* An event is an object; one that is to be malformed is a text. */
static complaint_status ask_act(const json_t *ask, complaint_case *c, complaint_text *out,
                                complaint_error *err) {
  const json_t *event = json_object_get(ask, "event");
  bool taken;
  if (json_is_string(event))
    return complaint_case_act(c, json_string_value(event), json_string_length(event), now_in(ask),
                              &taken, out, err);
  char *bytes = json_dumps(event, JSON_COMPACT);
  if (bytes == NULL) stop("out of memory");
  complaint_status status =
      complaint_case_act(c, bytes, strlen(bytes), now_in(ask), &taken, out, err);
  free(bytes);
  return status;
}

static complaint_status ask_decision(const json_t *ask, complaint_case *c,
                                     complaint_decision *decision, complaint_text *out,
                                     complaint_error *err) {
  const char *verb = text_in(ask, "verb"), *roles[ROLES_MAX], *lang = text_in(ask, "lang");
  const json_t *list = json_object_get(ask, "roles");
  complaint_actor actor = {text_in(ask, "actor"), roles, json_array_size(list)};
  if (actor.role_count > ROLES_MAX) stop("more than %d roles", ROLES_MAX);
  for (size_t i = 0; i < actor.role_count; i++)
    roles[i] = json_string_value(json_array_get(list, i));
  complaint_status status =
      complaint_case_decide(c, now_in(ask), actor.id == NULL ? NULL : &actor, decision, err);
  if (status != COMPLAINT_OK) return status;
  if (strcmp(verb, "decide") == 0) return complaint_decision_json(decision, out, err);
  if (strcmp(verb, "audit") == 0) return complaint_decision_audit_json(decision, out, err);
  if (strcmp(verb, "explain") != 0) stop("unknown verb %s", verb);
  return complaint_decision_explain(
      decision, text_in(ask, "name"), text_in(ask, "on"),
      lang != NULL && strcmp(lang, "zh") == 0 ? COMPLAINT_ZH : COMPLAINT_EN, out, err);
}

/* ---- reports --------------------------------------------------------------------------------- */

static complaint_status add_file(const corpus_desk *desk, complaint_report *report,
                                 complaint_policy *policy, const char *name, complaint_error *err) {
  cpl_text bytes;
  cpl_text_begin(&bytes, &desk->answer.memory);
  if (name == NULL || !corpus_read(desk->folder, name, &bytes))
    stop("%s: no file %s", desk->folder, name == NULL ? "(no name)" : name);
  complaint_case *c =
      complaint_case_file_read(policy, name, cpl_text_get(&bytes), bytes.size, NULL, err);
  complaint_status status = c == NULL ? err->status : complaint_report_add(report, c, err);
  complaint_case_free(c);
  cpl_text_end(&bytes);
  return status;
}

static complaint_report_format format_in(const json_t *ask) {
  const char *format = text_in(ask, "format");
  if (format == NULL || strcmp(format, "json") == 0) return COMPLAINT_REPORT_JSON;
  return strcmp(format, "csv") == 0 ? COMPLAINT_REPORT_CSV : COMPLAINT_REPORT_TEXT;
}

/* JSON as it is, a text as {"report":"..."}. */
static void write_report(corpus_desk *desk, complaint_report_format format, const char *text) {
  cpl_json json;
  if (format == COMPLAINT_REPORT_JSON) {
    cpl_text_adds(&desk->answer, text);
    return;
  }
  cpl_json_begin(&json, &desk->answer);
  cpl_json_open(&json, '{');
  write_member(&json, "report", text);
  cpl_json_close(&json, '}');
}

static void answer_report(corpus_desk *desk, const json_t *ask, complaint_policy *policy) {
  const json_t *events = json_object_get(ask, "events");
  const char *lang = text_in(ask, "lang");
  complaint_error err = {0};
  complaint_report_options options = {
      .week = text_in(ask, "week"),
      .from = text_in(ask, "from"),
      .to = text_in(ask, "to"),
      .now = now_in(ask),
      .withhold = (unsigned)json_integer_value(json_object_get(ask, "withhold"))};
  complaint_text *out = complaint_text_new(NULL, NULL);
  complaint_report *report = complaint_report_new(policy, &options, &err);
  complaint_status status = err.status;
  for (size_t i = 0; status == COMPLAINT_OK && i < json_array_size(events); i++)
    status = add_file(desk, report, policy, json_string_value(json_array_get(events, i)), &err);
  if (status == COMPLAINT_OK)
    status = complaint_report_write(
        report, format_in(ask),
        lang != NULL && strcmp(lang, "zh") == 0 ? COMPLAINT_ZH : COMPLAINT_EN, out, &err);
  if (status == COMPLAINT_OK)
    write_report(desk, format_in(ask), complaint_text_get(out, NULL));
  else
    answer_error(desk, &err);
  complaint_report_free(report);
  complaint_text_free(out);
}

/* ---- the case -------------------------------------------------------------------------------- */

/* The set of `policy` and the other versions that ask.json names, all of them beside the case. */
static complaint_versions *join(corpus_desk *desk, const json_t *names, complaint_policy *policy,
                                complaint_error *err) {
  complaint_policy *all[VERSIONS_MAX] = {policy};
  size_t count = json_array_size(names);
  if (count >= VERSIONS_MAX) stop("more than %d versions", VERSIONS_MAX);
  bool good = true;
  for (size_t i = 0; i < count && good; i++) {
    char name[NAME_SIZE];
    name_of(json_string_value(json_array_get(names, i)), name);
    all[i + 1] = complaint_engine_load(desk->engine, name, err);
    good = all[i + 1] != NULL;
  }
  complaint_versions *versions = good ? complaint_versions_new(all, count + 1, err) : NULL;
  for (size_t i = 0; i < count; i++) complaint_policy_free(all[i + 1]);
  return versions;
}

static complaint_case *read_case(corpus_desk *desk, const json_t *ask, complaint_policy *policy,
                                 complaint_error *err) {
  const json_t *others = json_object_get(ask, "versions");
  complaint_case *c = NULL;
  cpl_text bytes;
  cpl_text_begin(&bytes, &desk->answer.memory);
  if (!corpus_read(desk->folder, "case.jsonl", &bytes)) stop("%s: no case.jsonl", desk->folder);
  const char *text = cpl_text_get(&bytes);
  complaint_versions *versions = others == NULL ? NULL : join(desk, others, policy, err);
  if (others == NULL)
    c = complaint_case_file_read(policy, "case.jsonl", text, bytes.size, NULL, err);
  else if (versions != NULL)
    c = complaint_case_file_read_under(versions, "case.jsonl", text, bytes.size, NULL, err);
  complaint_versions_free(versions);
  cpl_text_end(&bytes);
  return c;
}

static void answer_case(corpus_desk *desk, const json_t *ask, complaint_policy *policy) {
  if (strcmp(text_in(ask, "verb"), "report") == 0) {
    answer_report(desk, ask, policy);
    return;
  }
  const char *verb = text_in(ask, "verb");
  complaint_error err = {0};
  complaint_text *out = complaint_text_new(NULL, NULL);
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  complaint_case *c = read_case(desk, ask, policy, &err);
  complaint_status status = err.status;
  if (c != NULL)
    status = strcmp(verb, "act") == 0 ? ask_act(ask, c, out, &err)
                                      : ask_decision(ask, c, decision, out, &err);
  if (status != COMPLAINT_OK)
    answer_error(desk, &err);
  else if (strcmp(verb, "explain") == 0)
    answer_explanation(desk, complaint_text_get(out, NULL));
  else
    cpl_text_adds(&desk->answer, complaint_text_get(out, NULL));
  complaint_case_free(c);
  complaint_decision_free(decision);
  complaint_text_free(out);
}

static json_t *read_question(const corpus_desk *desk) {
  json_error_t error;
  cpl_text bytes;
  cpl_text_begin(&bytes, &desk->answer.memory);
  if (!corpus_read(desk->folder, "ask.json", &bytes)) stop("%s: no ask.json", desk->folder);
  json_t *ask = json_loadb(cpl_text_get(&bytes), bytes.size, JSON_REJECT_DUPLICATES, &error);
  if (ask == NULL) stop("%s/ask.json:%d: %s", desk->folder, error.line, error.text);
  cpl_text_end(&bytes);
  return ask;
}

/* Loads what lies beside the case, or what is to be checked, for this one question. */
static void answer_anew(corpus_desk *desk, const json_t *ask, const char *name) {
  complaint_error err = {0};
  complaint_policy *policy = complaint_engine_load(desk->engine, name, &err);
  if (strcmp(text_in(ask, "verb"), "check") == 0)
    answer_check(desk);
  else if (policy == NULL)
    answer_error(desk, &err);
  else
    answer_case(desk, ask, policy);
  complaint_policy_free(policy);
}

const char *corpus_desk_answer(corpus_desk *desk, const char *folder) {
  char name[NAME_SIZE], file[NAME_SIZE + 4];
  desk->folder = folder;
  json_t *ask = read_question(desk);
  if (text_in(ask, "verb") == NULL) stop("%s: ask.json has no verb", folder);
  name_of(text_in(ask, "policy") != NULL ? text_in(ask, "policy") : "policy.lua", name);
  (void)snprintf(file, sizeof file, "%s.lua", name);
  bool beside = read_beside(folder, file, &desk->source);
  cpl_text_clear(&desk->answer);
  if (beside || strcmp(text_in(ask, "verb"), "check") == 0) {
    answer_anew(desk, ask, name);
  } else {
    complaint_policy *policy = corpus_desk_policy(desk, name);
    desk->folder = folder;
    answer_case(desk, ask, policy);
  }
  json_decref(ask);
  return cpl_text_get(&desk->answer);
}
