/* versions.c - which version of a policy is in force on which day; see complaint/versions.h. */
#include "libcomplaint/policy/versions.h"

#include <stdlib.h>
#include <string.h>

#include "libcomplaint/base/error.h"

enum { VERSIONS_MAX = 256, LIST_SIZE = 256 };

/* ---- are they versions of one policy? -------------------------------------------------------- */

static complaint_status check_pair(const cpl_model *a, const cpl_model *b, complaint_error *err) {
  if (strcmp(a->id, b->id) != 0)
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "`%s` and `%s` are not versions of one policy: they have two ids", a->id,
                     b->id);
  if (strcmp(a->version, b->version) == 0)
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "version `%s` of `%s` is there twice: give each a version of its own",
                     a->version, a->id);
  if (a->zone != b->zone)
    return cpl_error(err, COMPLAINT_E_POLICY,
                     "versions `%s` and `%s` of `%s` have two zones, so that a day of the one is "
                     "none of the other: give both the same `zone`",
                     a->version, b->version, a->id);
  return COMPLAINT_OK;
}

static complaint_status check_alike(const cpl_version *items, size_t count, complaint_error *err) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < i; k++) {
      complaint_status status = check_pair(&items[k].policy->model, &items[i].policy->model, err);
      if (status != COMPLAINT_OK) return status;
    }
  return COMPLAINT_OK;
}

/* ---- when ------------------------------------------------------------------------------------ */

static int by_from(const void *left, const void *right) {
  const cpl_version *a = left, *b = right;
  if (a->from != b->from) return a->from > b->from ? 1 : -1;
  return strcmp(a->policy->model.version, b->policy->model.version);
}

static complaint_status both_in_force(const cpl_version *a, const cpl_version *b,
                                      complaint_error *err) {
  char day[CPL_DAY_TEXT];
  bool dated = b->from != INT32_MIN;
  if (dated) cpl_day_format(b->from, day);
  return cpl_error(err, COMPLAINT_E_POLICY,
                   "versions `%s` and `%s` of `%s` are both in force from %s: let the `in_force` "
                   "of one end before that of the other begins",
                   a->policy->model.version, b->policy->model.version, a->policy->model.id,
                   dated ? day : "the beginning");
}

/* In order of time, each to its own end or to the beginning of the next. */
static complaint_status put_in_order(cpl_version *items, size_t count, complaint_error *err) {
  qsort(items, count, sizeof *items, by_from);
  for (size_t i = 0; i + 1 < count; i++) {
    cpl_version *a = &items[i], *b = &items[i + 1];
    bool open = !a->policy->model.has_to;
    if (a->from == b->from || (!open && a->till >= b->from)) return both_in_force(a, b, err);
    if (open) a->till = b->from - 1;
  }
  return COMPLAINT_OK;
}

/* ---- life ------------------------------------------------------------------------------------ */

static cpl_version version_of(complaint_policy *policy) {
  complaint_policy *plain = policy->plain != NULL ? policy->plain : policy;
  const cpl_model *model = &plain->model;
  return (cpl_version){plain, model->has_from ? model->from : INT32_MIN,
                       model->has_to ? model->to : INT32_MAX};
}

/* Each of `plain`, linked to all. */
static complaint_status link_all(complaint_versions *versions, const cpl_version *plain,
                                 size_t count, complaint_error *err) {
  complaint_error told = {0};
  for (; versions->count < count; versions->count++) {
    versions->items[versions->count] = plain[versions->count];
    complaint_policy *linked = cpl_link(plain, count, versions->count, &told);
    if (linked == NULL) {
      if (err != NULL) *err = told;
      return told.status;
    }
    versions->items[versions->count].policy = linked;
  }
  return COMPLAINT_OK;
}

static complaint_versions *build(const complaint_memory *memory, cpl_version *plain, size_t count,
                                 complaint_error *err) {
  complaint_status status = check_alike(plain, count, err);
  if (status == COMPLAINT_OK) status = put_in_order(plain, count, err);
  if (status != COMPLAINT_OK) return NULL;
  complaint_versions *versions = cpl_new(memory, sizeof *versions);
  cpl_version *items = cpl_new(memory, count * sizeof *items);
  if (versions != NULL) *versions = (complaint_versions){.memory = *memory, .items = items};
  if (versions == NULL || items == NULL) {
    (void)cpl_error_nomem(err);
    if (versions == NULL) cpl_delete(memory, items, count * sizeof *items);
    if (versions != NULL) cpl_delete(memory, versions, sizeof *versions);
    return NULL;
  }
  versions->room = count;
  if (link_all(versions, plain, count, err) == COMPLAINT_OK) return versions;
  complaint_versions_free(versions);
  return NULL;
}

complaint_versions *complaint_versions_new(complaint_policy *const *policies, size_t count,
                                           complaint_error *err) {
  bool whole = policies != NULL && count > 0;
  for (size_t i = 0; whole && i < count; i++) whole = policies[i] != NULL;
  if (!whole) {
    (void)cpl_error_no_handle(err, "a set of versions needs policies");
    return NULL;
  }
  if (count > VERSIONS_MAX) {
    (void)cpl_error(err, COMPLAINT_E_LIMIT, "more than %d versions of one policy", VERSIONS_MAX);
    return NULL;
  }
  const complaint_memory memory = policies[0]->memory;
  cpl_version *plain = cpl_new(&memory, count * sizeof *plain);
  if (plain == NULL) {
    (void)cpl_error_nomem(err);
    return NULL;
  }
  for (size_t i = 0; i < count; i++) plain[i] = version_of(policies[i]);
  complaint_versions *versions = build(&memory, plain, count, err);
  cpl_delete(&memory, plain, count * sizeof *plain);
  return versions;
}

void complaint_versions_free(complaint_versions *versions) {
  if (versions == NULL) return;
  const complaint_memory memory = versions->memory;
  for (size_t i = 0; i < versions->count; i++) complaint_policy_free(versions->items[i].policy);
  cpl_delete(&memory, versions->items, versions->room * sizeof *versions->items);
  cpl_delete(&memory, versions, sizeof *versions);
}

/* ---- which ----------------------------------------------------------------------------------- */

bool complaint_versions_at(const complaint_versions *versions, size_t index,
                           complaint_in_force *out) {
  if (versions == NULL || out == NULL || index >= versions->count) return false;
  const cpl_version *item = &versions->items[index];
  *out = (complaint_in_force){.version = item->policy->model.version,
                              .digest = item->policy->model.digest};
  if (item->from != INT32_MIN) cpl_day_format(item->from, out->from);
  if (item->till != INT32_MAX) cpl_day_format(item->till, out->to);
  return true;
}

void cpl_versions_list(const complaint_versions *versions, char *out, size_t size) {
  out[0] = '\0';
  for (size_t i = 0; i < versions->count; i++) {
    const char *name = versions->items[i].policy->model.version;
    size_t used = strlen(out);
    bool fits = used + strlen(name) + sizeof "`, `, ..." <= size;
    cpl_error_field(out + used, size - used, fits ? (i > 0 ? ", `" : "`") : ", ...");
    if (!fits) return;
    cpl_error_field(out + strlen(out), size - strlen(out), name);
    cpl_error_field(out + strlen(out), size - strlen(out), "`");
  }
}

/* What lies on both sides of a day. */
static complaint_status none_on(const complaint_versions *versions, cpl_day day,
                                complaint_error *err) {
  const cpl_version *items = versions->items;
  const char *id = cpl_versions_model(versions)->id;
  char text[CPL_DAY_TEXT], end[CPL_DAY_TEXT], start[CPL_DAY_TEXT];
  size_t after = 0;
  while (after < versions->count && items[after].from <= day) after++;
  cpl_day_format(day, text);
  if (after > 0) cpl_day_format(items[after - 1].till, end);
  if (after < versions->count) cpl_day_format(items[after].from, start);
  if (after == 0)
    return cpl_error(err, COMPLAINT_E_NOT_FOUND,
                     "no version of `%s` was in force on %s: the first one, `%s`, began on %s", id,
                     text, items[0].policy->model.version, start);
  if (after == versions->count)
    return cpl_error(err, COMPLAINT_E_NOT_FOUND,
                     "no version of `%s` was in force on %s: the last one, `%s`, ended on %s", id,
                     text, items[after - 1].policy->model.version, end);
  return cpl_error(err, COMPLAINT_E_NOT_FOUND,
                   "no version of `%s` was in force on %s: `%s` ended on %s, `%s` began on %s", id,
                   text, items[after - 1].policy->model.version, end,
                   items[after].policy->model.version, start);
}

complaint_policy *cpl_versions_on_day(const complaint_versions *versions, cpl_day day,
                                      complaint_error *err) {
  for (size_t i = 0; i < versions->count; i++)
    if (versions->items[i].from <= day && day <= versions->items[i].till)
      return cpl_policy_hold(versions->items[i].policy);
  (void)none_on(versions, day, err);
  return NULL;
}

complaint_policy *complaint_versions_on(const complaint_versions *versions, const char *date,
                                        complaint_error *err) {
  cpl_day day;
  if (versions == NULL || date == NULL) {
    (void)cpl_error_no_handle(err, "no versions, or no date");
    return NULL;
  }
  if (cpl_day_parse(date, strlen(date), &day)) return cpl_versions_on_day(versions, day, err);
  (void)cpl_error(err, COMPLAINT_E_ARGUMENT, "a date is written as in 2019-05-01");
  return NULL;
}

complaint_policy *complaint_versions_find(const complaint_versions *versions, const char *name,
                                          complaint_error *err) {
  char list[LIST_SIZE];
  if (versions == NULL || name == NULL) {
    (void)cpl_error_no_handle(err, "no versions, or none is named");
    return NULL;
  }
  for (size_t i = 0; i < versions->count; i++) {
    const cpl_model *model = &versions->items[i].policy->model;
    if (strcmp(model->version, name) == 0 || strcmp(model->digest, name) == 0)
      return cpl_policy_hold(versions->items[i].policy);
  }
  cpl_versions_list(versions, list, sizeof list);
  (void)cpl_error(err, COMPLAINT_E_NOT_FOUND, "there is no version `%.100s` of `%s`; there is: %s",
                  name, cpl_versions_model(versions)->id, list);
  return NULL;
}
