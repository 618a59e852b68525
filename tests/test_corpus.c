/* test_corpus.c - every folder of tests/corpus through the C API, byte for byte.
 *
 * A folder holds ask.json (what is asked), mostly case.jsonl (the case), perhaps policy files, and
 * expected.json (the answer). tests/corpus/README.md describes them. */
#define _POSIX_C_SOURCE 200809L /* readdir */
#include <dirent.h>
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "complaint.h"
#include "complaint/case_file.h"
#include "libcomplaint/base/json.h"
#include "libcomplaint/base/time.h"

static const char CORPUS[] = COMPLAINT_SOURCE_DIR "/tests/corpus";
static const char POLICIES[] = COMPLAINT_SOURCE_DIR "/policies";

typedef struct asker {
  complaint_engine *engine;
  complaint_policy *shared; /* the last policy that does not lie beside its case */
  char shared_name[128];
  char folder[512]; /* the one at work          */
  cpl_text source;  /* the policy file read last */
  cpl_text answer;
  size_t folders, wrong;
} asker;

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

static bool read_beside(const asker *a, const char *name, cpl_text *out) {
  char path[1024];
  (void)snprintf(path, sizeof path, "%s/%s", a->folder, name);
  return read_file(path, out);
}

/* "school.boxing" lies beside the case or among the policies. */
static complaint_status find_source(void *context, const char *name, const char **text,
                                    size_t *size, complaint_error *err) {
  asker *a = context;
  char file[256], path[1024];
  (void)err;
  (void)snprintf(file, sizeof file, "%s.lua", name);
  for (char *dot = file; (dot = strchr(dot, '.')) != NULL && strcmp(dot, ".lua") != 0;) *dot = '/';
  (void)snprintf(path, sizeof path, "%s/%s", POLICIES, file);
  if (!read_beside(a, file, &a->source) && !read_file(path, &a->source))
    return COMPLAINT_E_NOT_FOUND;
  *text = cpl_text_get(&a->source);
  *size = a->source.size;
  return COMPLAINT_OK;
}

/* ---- what the folder asks -------------------------------------------------------------------- */

static const char *text_in(const json_t *ask, const char *member) {
  return json_string_value(json_object_get(ask, member));
}

static int64_t now_in(const json_t *ask) {
  cpl_moment now = COMPLAINT_NOW;
  const char *text = text_in(ask, "now");
  if (text != NULL && !cpl_moment_parse(text, strlen(text), &now)) fail_msg("no time: %s", text);
  return now;
}

/* The name of the policy that ask.json gives as a path, `school/boxing.lua`. */
static void policy_name(const json_t *ask, char name[128]) {
  const char *path = text_in(ask, "policy");
  (void)snprintf(name, 128, "%s", path == NULL ? "policy.lua" : path);
  char *ending = strstr(name, ".lua");
  if (ending != NULL) *ending = '\0';
  for (char *c = name; *c != '\0'; c++) *c = *c == '/' ? '.' : *c;
}

/* The policy; a shared one is loaded once for folders in a row. Let go of what this returns. */
static complaint_policy *load(asker *a, const char *name, complaint_error *err) {
  cpl_text beside;
  char file[256];
  (void)snprintf(file, sizeof file, "%s.lua", name);
  cpl_text_begin(&beside, &a->source.memory);
  bool own = read_beside(a, file, &beside);
  cpl_text_end(&beside);
  if (own) return complaint_engine_load(a->engine, name, err);
  if (a->shared == NULL || strcmp(a->shared_name, name) != 0) {
    complaint_policy_free(a->shared);
    a->shared = complaint_engine_load(a->engine, name, err);
    (void)snprintf(a->shared_name, sizeof a->shared_name, "%s", name);
  }
  return a->shared;
}

/* ---- answers --------------------------------------------------------------------------------- */

static void write_member(cpl_json *json, const char *key, const char *text) {
  if (text[0] == '\0') return;
  cpl_json_key(json, key);
  cpl_json_name(json, text);
}

static void answer_error(asker *a, const complaint_error *err) {
  cpl_json json;
  cpl_json_begin(&json, &a->answer);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "error");
  cpl_json_open(&json, '{');
  write_member(&json, "status", complaint_status_name(err->status));
  write_member(&json, "text", err->text);
  cpl_json_close(&json, '}');
  cpl_json_close(&json, '}');
}

static void answer_explanation(asker *a, const char *text) {
  cpl_json json;
  cpl_json_begin(&json, &a->answer);
  cpl_json_open(&json, '{');
  write_member(&json, "explanation", text);
  cpl_json_close(&json, '}');
}

/* Everything that the load said. */
static void answer_check(asker *a) {
  cpl_json json;
  cpl_json_begin(&json, &a->answer);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "problems");
  cpl_json_open(&json, '[');
  for (size_t i = 0; i < complaint_engine_problem_count(a->engine); i++) {
    const complaint_problem *problem = complaint_engine_problem_at(a->engine, i);
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
  assert_non_null(bytes);
  complaint_status status =
      complaint_case_act(c, bytes, strlen(bytes), now_in(ask), &taken, out, err);
  free(bytes);
  return status;
}

static complaint_status ask_decision(const json_t *ask, complaint_case *c,
                                     complaint_decision *decision, complaint_text *out,
                                     complaint_error *err) {
  const char *verb = text_in(ask, "verb"), *roles[64], *lang = text_in(ask, "lang");
  const json_t *list = json_object_get(ask, "roles");
  complaint_actor actor = {text_in(ask, "actor"), roles, json_array_size(list)};
  assert_in_range(actor.role_count, 0, 64);
  for (size_t i = 0; i < actor.role_count; i++)
    roles[i] = json_string_value(json_array_get(list, i));
  complaint_status status =
      complaint_case_decide(c, now_in(ask), actor.id == NULL ? NULL : &actor, decision, err);
  if (status != COMPLAINT_OK) return status;
  if (strcmp(verb, "decide") == 0) return complaint_decision_json(decision, out, err);
  if (strcmp(verb, "audit") == 0) return complaint_decision_audit_json(decision, out, err);
  if (strcmp(verb, "explain") != 0) fail_msg("unknown verb %s", verb);
  return complaint_decision_explain(
      decision, text_in(ask, "name"), text_in(ask, "on"),
      lang != NULL && strcmp(lang, "zh") == 0 ? COMPLAINT_ZH : COMPLAINT_EN, out, err);
}

static void answer_case(asker *a, const json_t *ask, complaint_policy *policy) {
  const char *verb = text_in(ask, "verb");
  complaint_error err = {0};
  complaint_text *out = complaint_text_new(NULL, NULL);
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  cpl_text bytes;
  cpl_text_begin(&bytes, &a->answer.memory);
  if (!read_beside(a, "case.jsonl", &bytes)) fail_msg("%s: no case.jsonl", a->folder);
  complaint_case *c =
      complaint_case_file_read(policy, "case.jsonl", cpl_text_get(&bytes), bytes.size, NULL, &err);
  complaint_status status = err.status;
  if (c != NULL)
    status = strcmp(verb, "act") == 0 ? ask_act(ask, c, out, &err)
                                      : ask_decision(ask, c, decision, out, &err);
  if (status != COMPLAINT_OK)
    answer_error(a, &err);
  else if (strcmp(verb, "explain") == 0)
    answer_explanation(a, complaint_text_get(out, NULL));
  else
    cpl_text_adds(&a->answer, complaint_text_get(out, NULL));
  cpl_text_end(&bytes);
  complaint_case_free(c);
  complaint_decision_free(decision);
  complaint_text_free(out);
}

static void answer(asker *a, const json_t *ask) {
  char name[128];
  const char *verb = text_in(ask, "verb");
  complaint_error err = {0};
  policy_name(ask, name);
  assert_non_null(verb);
  complaint_policy *policy = load(a, name, &err);
  if (strcmp(verb, "check") == 0)
    answer_check(a);
  else if (policy == NULL)
    answer_error(a, &err);
  else
    answer_case(a, ask, policy);
  if (policy != a->shared) complaint_policy_free(policy);
}

/* ---- comparing ------------------------------------------------------------------------------- */

/* Where two texts part, with a little of what stands before. */
static void show_difference(const char *folder, const char *expected, const char *got) {
  size_t at = 0;
  while (expected[at] != '\0' && expected[at] == got[at]) at++;
  size_t from = at < 60 ? 0 : at - 60;
  (void)printf("%s: byte %zu\n  expected: %.160s\n  got:      %.160s\n", folder, at,
               expected + from, got + from);
}

/* COMPLAINT_CORPUS=write puts the answers where the expected ones stand: whoever asked for that
 * reads the difference before committing it. */
static void write_beside(const asker *a) {
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/expected.json", a->folder);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_true(fprintf(file, "%s\n", cpl_text_get(&a->answer)) > 0);
  assert_int_equal(fclose(file), 0);
}

static void compare(asker *a, cpl_text *expected) {
  const char *folder = a->folder + sizeof CORPUS;
  bool there = read_beside(a, "expected.json", expected);
  if (there && expected->size > 0 && expected->bytes[expected->size - 1] == '\n')
    expected->bytes[--expected->size] = '\0';
  bool same = there && strcmp(cpl_text_get(expected), cpl_text_get(&a->answer)) == 0;
  if (!there)
    (void)printf("%s: no expected.json\n  got:      %s\n", folder, cpl_text_get(&a->answer));
  else if (!same)
    show_difference(folder, cpl_text_get(expected), cpl_text_get(&a->answer));
  if (!same) a->wrong++;
  const char *wish = getenv("COMPLAINT_CORPUS");
  if (!same && wish != NULL && strcmp(wish, "write") == 0) write_beside(a);
}

static void run_folder(asker *a) {
  cpl_text bytes;
  json_error_t error;
  cpl_text_begin(&bytes, &a->answer.memory);
  if (!read_beside(a, "ask.json", &bytes)) fail_msg("%s: no ask.json", a->folder);
  json_t *ask = json_loadb(cpl_text_get(&bytes), bytes.size, JSON_REJECT_DUPLICATES, &error);
  if (ask == NULL) fail_msg("%s/ask.json:%d: %s", a->folder, error.line, error.text);
  cpl_text_clear(&a->answer);
  answer(a, ask);
  compare(a, &bytes);
  a->folders++;
  json_decref(ask);
  cpl_text_end(&bytes);
}

/* ---- folders --------------------------------------------------------------------------------- */

static int is_folder_of_ours(const struct dirent *entry) {
  return entry->d_name[0] != '.' && strcmp(entry->d_name, "README.md") != 0;
}

/* Call `work` for each entry of a folder, in order of name. */
static void each_entry(asker *a, const char *folder, void (*work)(asker *a, const char *path)) {
  struct dirent **entries = NULL;
  int count = scandir(folder, &entries, is_folder_of_ours, alphasort);
  for (int i = 0; i < count; i++) {
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
    work(a, path);
    free(entries[i]);
  }
  free(entries);
}

static void run_path(asker *a, const char *path) {
  (void)snprintf(a->folder, sizeof a->folder, "%s", path);
  run_folder(a);
}

static void run_area(asker *a, const char *path) {
  each_entry(a, path, run_path);
}

static void every_folder_is_answered_as_expected(void **state) {
  (void)state;
  complaint_memory memory = cpl_memory_or_default(NULL);
  asker a = {0};
  complaint_options options = {.source = find_source, .source_context = &a};
  cpl_text_begin(&a.source, &memory);
  cpl_text_begin(&a.answer, &memory);
  a.engine = complaint_engine_new(&options, NULL);
  assert_non_null(a.engine);
  each_entry(&a, CORPUS, run_area);
  complaint_policy_free(a.shared);
  complaint_engine_free(a.engine);
  cpl_text_end(&a.source);
  cpl_text_end(&a.answer);
  (void)printf("%zu folders, %zu wrong\n", a.folders, a.wrong);
  assert_int_equal(a.wrong, 0);
  assert_int_not_equal(a.folders, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_folder_is_answered_as_expected),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
