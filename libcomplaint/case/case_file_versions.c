/* case_file_versions.c - under which version of its policy the case of a file runs; see
 * complaint/case_file.h. What is wrong with a line is told by whoever reads the file then. */
#include <jansson.h>
#include <string.h>

#include "complaint/case_file.h"
#include "libcomplaint/base/error.h"
#include "libcomplaint/base/text.h"
#include "libcomplaint/case/case_file.h"
#include "libcomplaint/policy/versions.h"

enum { LIST_SIZE = 160 };

/* ---- by the day of receipt ------------------------------------------------------------------- */

/* The day on which an event happened; false where it does not say. */
static bool day_of(const char *json, size_t size, int32_t zone, cpl_day *day) {
  cpl_moment at;
  json_t *event = json_loadb(json, size, 0, NULL);
  const json_t *value = json_object_get(event, "at");
  bool known = json_is_string(value) &&
               cpl_moment_parse(json_string_value(value), json_string_length(value), &at) &&
               cpl_moment_in_range(at, zone);
  if (known) *day = cpl_day_of_moment(at, zone);
  json_decref(event);
  return known;
}

complaint_policy *cpl_versions_for_event(const complaint_versions *versions, const char *json,
                                         size_t size, complaint_error *err) {
  cpl_day day;
  if (day_of(json, size, cpl_versions_model(versions)->zone, &day))
    return cpl_versions_on_day(versions, day, err);
  (void)cpl_error(err, COMPLAINT_E_INPUT,
                  "event: `at` must be a time to the second with an offset, as in "
                  "`2014-09-10T08:00:00+08:00`: it says under which version the case is received");
  return NULL;
}

/* ---- by the first line ----------------------------------------------------------------------- */

typedef struct chooser {
  const complaint_versions *versions;
  const char *name, *first, *second; /* of the file; its first two lines */
  size_t first_size, second_size;
  int line; /* what errors call the first one            */
  bool other_rules;
  complaint_error *err;
} chooser;

static bool is_named(const cpl_model *model, const char *policy, const char *digest) {
  size_t id = strlen(model->id);
  if (digest != NULL && strcmp(digest, model->digest) != 0) return false;
  return policy == NULL || (strncmp(policy, model->id, id) == 0 && policy[id] == '@' &&
                            strcmp(policy + id + 1, model->version) == 0);
}

static complaint_policy *any(const chooser *c) {
  return cpl_policy_hold(c->versions->items[0].policy);
}

static complaint_policy *by_receipt(const chooser *c) {
  complaint_error told = {0};
  cpl_day day;
  if (c->second_size == 0) {
    (void)cpl_error_at(c->err, COMPLAINT_E_INPUT, c->name, c->line,
                       "the file holds no event, so that no day of receipt says under which "
                       "version the case runs; name it in `policy`");
    return NULL;
  }
  if (!day_of(c->second, c->second_size, cpl_versions_model(c->versions)->zone, &day))
    return any(c);
  complaint_policy *policy = cpl_versions_on_day(c->versions, day, &told);
  if (policy == NULL)
    (void)cpl_error_at(c->err, told.status, c->name, c->line + 1, "the case cannot be received: %s",
                       told.text);
  return policy;
}

/* The version that the file names is loaded, but reads otherwise. */
static complaint_policy *refuse_digest(const chooser *c, const cpl_model *model,
                                       const char *digest) {
  (void)cpl_error_at(
      c->err, COMPLAINT_E_INPUT, c->name, c->line,
      "the case was recorded under `%.100s@%.64s` with digest `%.64s`, and the `%.64s` that is "
      "loaded has digest `%.12s`: it is another text; load the one of the case instead, or take "
      "the "
      "version in force at its receipt with `--other-rules`",
      model->id, model->version, cpl_file_text_shown(digest), model->version, model->digest);
  return NULL;
}

static complaint_policy *refuse(const chooser *c, const char *policy, const char *digest) {
  for (size_t i = 0; policy != NULL && digest != NULL && i < c->versions->count; i++)
    if (is_named(&c->versions->items[i].policy->model, policy, NULL))
      return refuse_digest(c, &c->versions->items[i].policy->model, digest);
  char list[LIST_SIZE];
  cpl_versions_list(c->versions, list, sizeof list);
  (void)cpl_error_at(
      c->err, COMPLAINT_E_INPUT, c->name, c->line,
      "the case was recorded under `%.100s`%s%.64s%s, which is not among those that are loaded of "
      "`%.100s`: %s; load that one too, or take the version in force at its receipt with "
      "`--other-rules`",
      cpl_file_text_shown(policy != NULL ? policy : digest),
      policy != NULL && digest != NULL ? " with digest `" : "",
      policy != NULL && digest != NULL ? cpl_file_text_shown(digest) : "",
      policy != NULL && digest != NULL ? "`" : "", cpl_versions_model(c->versions)->id, list);
  return NULL;
}

static complaint_policy *choose(const chooser *c) {
  json_t *head = json_loadb(c->first, c->first_size, 0, NULL);
  const char *policy = json_string_value(json_object_get(head, "policy"));
  const char *digest = json_string_value(json_object_get(head, "digest"));
  complaint_policy *chosen = NULL;
  bool says = policy != NULL || digest != NULL;
  for (size_t i = 0; says && chosen == NULL && i < c->versions->count; i++)
    if (is_named(&c->versions->items[i].policy->model, policy, digest))
      chosen = cpl_policy_hold(c->versions->items[i].policy);
  if (!json_is_object(head))
    chosen = any(c);
  else if (chosen == NULL && (!says || c->other_rules))
    chosen = by_receipt(c);
  else if (chosen == NULL)
    chosen = refuse(c, policy, digest);
  json_decref(head);
  return chosen;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static size_t line_size(const char *bytes, size_t size) {
  const char *feed = size == 0 ? NULL : memchr(bytes, '\n', size);
  return feed == NULL ? size : (size_t)(feed - bytes);
}

complaint_case *complaint_case_file_read_under(const complaint_versions *versions, const char *name,
                                               const char *bytes, size_t size,
                                               const complaint_case_file_options *options,
                                               complaint_error *err) {
  if (versions == NULL || name == NULL || (bytes == NULL && size > 0)) {
    (void)cpl_error_no_handle(err, "a case file needs versions of a policy, a name and its bytes");
    return NULL;
  }
  if (bytes == NULL) bytes = "";
  chooser c = {.versions = versions, .name = name, .first = bytes, .err = err};
  c.first_size = line_size(bytes, size);
  c.second = bytes + c.first_size + (c.first_size < size ? 1 : 0);
  c.second_size = line_size(c.second, size - (size_t)(c.second - bytes));
  c.line = options != NULL && options->first_line > 0 ? options->first_line : 1;
  c.other_rules = options != NULL && options->other_rules;
  complaint_policy *policy = choose(&c);
  if (policy == NULL) return NULL;
  complaint_case *read = complaint_case_file_read(policy, name, bytes, size, options, err);
  complaint_policy_free(policy);
  return read;
}
