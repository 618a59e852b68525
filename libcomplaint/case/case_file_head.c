/* case_file_head.c - the first line of a case file; see case_file.h. */
#include "libcomplaint/case/case_file.h"

#include <jansson.h>
#include <string.h>

#include "complaint/calendar.h"
#include "complaint/version.h"
#include "libcomplaint/base/json.h"
#include "libcomplaint/case/ids.h"
#include "libcomplaint/case/names.h"
#include "libcomplaint/lua/script.h"

static const char *const MEMBERS[] = {"calendar", "case", "digest", "engine", "policy", "process"};
static const cpl_names MEMBER_NAMES = {MEMBERS, sizeof MEMBERS[0],
                                       sizeof MEMBERS / sizeof MEMBERS[0], true};

void cpl_file_head_begin(cpl_file_head *head, const complaint_memory *memory) {
  cpl_text_begin(&head->id, memory);
  cpl_text_begin(&head->process, memory);
}

void cpl_file_head_end(cpl_file_head *head) {
  cpl_text_end(&head->id);
  cpl_text_end(&head->process);
}

const char *cpl_file_text_shown(const char *text) {
  return cpl_id_valid(text, strlen(text)) ? text : "(no id)";
}

/* ---- what a case is judged by ---------------------------------------------------------------- */

static void add_policy(cpl_text *text, const cpl_model *model) {
  cpl_text_addf(text, "%s@%s", model->id, model->version);
}

/* `cn/2025-11-04@` and the digest of what was known when that edition was published, which later
 * editions do not change. */
static complaint_status add_edition(cpl_text *text, const complaint_calendar *calendar,
                                    const complaint_edition *edition, complaint_error *err) {
  char digest[65];
  const char *since = edition->published[0] == '\0' ? "0001-01-01" : edition->published;
  complaint_status status = complaint_calendar_digest(calendar, since, digest, err);
  if (status == COMPLAINT_OK) cpl_text_addf(text, "%s@%s", edition->name, digest);
  return status;
}

/* ---- reading --------------------------------------------------------------------------------- */

typedef struct head_reader {
  const cpl_model *model;
  const char *name; /* of the file                */
  int line;         /* the number of the first line */
  json_t *root;
  bool other_rules;
  complaint_error *err;
} head_reader;

static complaint_status refuse(const head_reader *r, const char *text) {
  return cpl_error_at(r->err, COMPLAINT_E_INPUT, r->name, r->line, "%s", text);
}

static complaint_status check_members(const head_reader *r) {
  const char *name;
  const json_t *value;
  char hint[CPL_HINT_SIZE];
  json_object_foreach(r->root, name, value) {
    bool is_list = strcmp(name, "calendar") == 0;
    if (cpl_names_find(MEMBER_NAMES, name) == CPL_NONE) {
      cpl_names_hint(MEMBER_NAMES, name, hint);
      return cpl_error_at(r->err, COMPLAINT_E_INPUT, r->name, r->line, "unknown member `%s`%s",
                          cpl_name_shown(name), hint);
    }
    if (is_list ? !json_is_array(value) : !json_is_string(value))
      return cpl_error_at(r->err, COMPLAINT_E_INPUT, r->name, r->line, "`%s` must be %s", name,
                          is_list ? "a list of texts" : "a text");
  }
  return COMPLAINT_OK;
}

static complaint_status copy_member(const head_reader *r, const char *member, cpl_text *out) {
  const char *text = json_string_value(json_object_get(r->root, member));
  if (text == NULL)
    return cpl_error_at(r->err, COMPLAINT_E_INPUT, r->name, r->line,
                        "`%s` is missing: the first line must be "
                        "{\"case\":...,\"process\":...}, then come the events",
                        member);
  cpl_text_adds(out, text);
  return out->failed ? cpl_error_nomem(r->err) : COMPLAINT_OK;
}

/* `expected` is taken from the loaded policy. */
static complaint_status check_text(const head_reader *r, const char *member, const char *expected) {
  const char *text = json_string_value(json_object_get(r->root, member));
  if (text == NULL || strcmp(text, expected) == 0 || r->other_rules) return COMPLAINT_OK;
  return cpl_error_at(
      r->err, COMPLAINT_E_INPUT, r->name, r->line,
      "the case was recorded under other rules: `%s` is `%.100s` in the file and `%.100s` as "
      "loaded; load the version it was recorded under, or take this one with `--other-rules`",
      member, cpl_file_text_shown(text), expected);
}

static complaint_status check_policy(const head_reader *r, const complaint_memory *memory) {
  cpl_text expected;
  cpl_text_begin(&expected, memory);
  add_policy(&expected, r->model);
  complaint_status status =
      expected.failed ? cpl_error_nomem(r->err) : check_text(r, "policy", cpl_text_get(&expected));
  cpl_text_end(&expected);
  return status == COMPLAINT_OK ? check_text(r, "digest", r->model->digest) : status;
}

/* Is `written` an edition of this calendar? Sets `*found`. */
static complaint_status find_edition(const complaint_calendar *calendar, const char *written,
                                     cpl_text *scratch, bool *found, complaint_error *err) {
  complaint_edition edition;
  complaint_status status = COMPLAINT_OK;
  for (size_t i = 0; status == COMPLAINT_OK && !*found; i++) {
    if (!complaint_calendar_edition_at(calendar, i, &edition)) break;
    cpl_text_clear(scratch);
    status = add_edition(scratch, calendar, &edition, err);
    if (status == COMPLAINT_OK && scratch->failed) status = cpl_error_nomem(err);
    *found = status == COMPLAINT_OK && strcmp(cpl_text_get(scratch), written) == 0;
  }
  return status;
}

/* The newest edition of each calendar that is loaded, as a case file names them. */
static complaint_status list_editions(const head_reader *r, cpl_text *out) {
  complaint_status status = COMPLAINT_OK;
  cpl_text_clear(out);
  for (uint16_t i = 0; status == COMPLAINT_OK && i < r->model->calendar_count; i++) {
    complaint_edition edition;
    size_t count = complaint_calendar_edition_count(r->model->calendars[i]);
    if (count == 0) continue;
    (void)complaint_calendar_edition_at(r->model->calendars[i], count - 1, &edition);
    cpl_text_adds(out, out->size > 0 ? ", `" : "`");
    status = add_edition(out, r->model->calendars[i], &edition, r->err);
    cpl_text_addc(out, '`');
  }
  return status == COMPLAINT_OK && out->failed ? cpl_error_nomem(r->err) : status;
}

static complaint_status refuse_edition(const head_reader *r, const char *written,
                                       cpl_text *scratch) {
  complaint_status status = list_editions(r, scratch);
  if (status != COMPLAINT_OK) return status;
  return cpl_error_at(
      r->err, COMPLAINT_E_INPUT, r->name, r->line,
      "the case was recorded under another calendar: it is `%.100s` in the file and %.200s as "
      "loaded; load that edition, or take this one with `--other-rules`",
      cpl_file_text_shown(written), scratch->size == 0 ? "none" : cpl_text_get(scratch));
}

static complaint_status check_calendar(const head_reader *r, const json_t *written,
                                       cpl_text *scratch) {
  bool found = false;
  complaint_status status = COMPLAINT_OK;
  if (!json_is_string(written)) return refuse(r, "`calendar` must be a list of texts");
  for (uint16_t i = 0; status == COMPLAINT_OK && i < r->model->calendar_count; i++)
    status =
        find_edition(r->model->calendars[i], json_string_value(written), scratch, &found, r->err);
  if (status != COMPLAINT_OK || found) return status;
  return refuse_edition(r, json_string_value(written), scratch);
}

static complaint_status check_calendars(const head_reader *r, const complaint_memory *memory) {
  const json_t *calendar = json_object_get(r->root, "calendar");
  cpl_text scratch;
  cpl_text_begin(&scratch, memory);
  complaint_status status = COMPLAINT_OK;
  for (size_t i = 0; status == COMPLAINT_OK && i < json_array_size(calendar); i++)
    if (!r->other_rules) status = check_calendar(r, json_array_get(calendar, i), &scratch);
  cpl_text_end(&scratch);
  return status;
}

static complaint_status read_head(cpl_file_head *head, const head_reader *r) {
  const complaint_memory *memory = &head->id.memory;
  if (!json_is_object(r->root))
    return refuse(r, "no JSON object; the first line must be {\"case\":...,\"process\":...}");
  complaint_status status = check_members(r);
  if (status == COMPLAINT_OK) status = copy_member(r, "case", &head->id);
  if (status == COMPLAINT_OK && !cpl_id_valid(cpl_text_get(&head->id), head->id.size))
    return refuse(r, "`case` must be an opaque id, such as `2026-0001`; never a name of a person");
  if (status == COMPLAINT_OK) status = copy_member(r, "process", &head->process);
  if (status == COMPLAINT_OK) status = check_policy(r, memory);
  if (status == COMPLAINT_OK) status = check_calendars(r, memory);
  return status;
}

complaint_status cpl_file_head_read(cpl_file_head *head, const cpl_model *model, const char *name,
                                    int number, const char *line, size_t size, bool other_rules,
                                    complaint_error *err) {
  head_reader r = {model,       name, number, json_loadb(line, size, JSON_REJECT_DUPLICATES, NULL),
                   other_rules, err};
  complaint_status status = read_head(head, &r);
  json_decref(r.root);
  return status;
}

/* ---- writing --------------------------------------------------------------------------------- */

static complaint_status write_calendars(cpl_json *json, const cpl_model *model, cpl_text *scratch,
                                        complaint_error *err) {
  complaint_status status = COMPLAINT_OK;
  if (model->calendar_count == 0) return COMPLAINT_OK;
  cpl_json_key(json, "calendar");
  cpl_json_open(json, '[');
  for (uint16_t i = 0; status == COMPLAINT_OK && i < model->calendar_count; i++) {
    complaint_edition edition;
    size_t count = complaint_calendar_edition_count(model->calendars[i]);
    if (count == 0) continue;
    (void)complaint_calendar_edition_at(model->calendars[i], count - 1, &edition);
    cpl_text_clear(scratch);
    status = add_edition(scratch, model->calendars[i], &edition, err);
    cpl_json_name(json, cpl_text_get(scratch));
  }
  cpl_json_close(json, ']');
  return status;
}

static void write_text(cpl_json *json, const char *key, const char *text) {
  cpl_json_key(json, key);
  cpl_json_name(json, text);
}

complaint_status cpl_file_head_write(const cpl_model *model, const char *id, const char *process,
                                     cpl_text *line, complaint_error *err) {
  cpl_json json;
  cpl_text scratch;
  cpl_text_begin(&scratch, &line->memory);
  cpl_json_begin(&json, line);
  cpl_json_open(&json, '{');
  complaint_status status = write_calendars(&json, model, &scratch, err);
  write_text(&json, "case", id);
  write_text(&json, "digest", model->digest);
  bool failed = scratch.failed;
  cpl_text_clear(&scratch);
  cpl_text_addf(&scratch, "libcomplaint %s, %s", complaint_version(), cpl_script_release());
  write_text(&json, "engine", cpl_text_get(&scratch));
  failed = failed || scratch.failed;
  cpl_text_clear(&scratch);
  add_policy(&scratch, model);
  write_text(&json, "policy", cpl_text_get(&scratch));
  write_text(&json, "process", process);
  cpl_json_close(&json, '}');
  failed = failed || scratch.failed || line->failed;
  cpl_text_end(&scratch);
  if (status != COMPLAINT_OK) return status;
  return failed ? cpl_error_nomem(err) : COMPLAINT_OK;
}
