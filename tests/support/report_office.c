/* report_office.c - see report_office.h. */
#include "tests/support/report_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/base/time.h"

static const char POLICY[] =
    "return { regulation = 't', id = 'test.desk', version = '1', zone = '+08:00', calendar = 'cn',"
    "title = { zh = '规则', en = 'The rules' },"
    "clauses = { ['1'] = { kind = 'rule', zh = '条文一', en = 'The first' },"
    "  ['2'] = { kind = 'duty', en = 'The second' }, ['3'] = { kind = 'duty' } },"
    "readings = { R1 = { cites = '2', options = { 'so' } } },"
    "roles = { clerk = { zh = '职员', en = 'clerk' }, boss = { en = 'boss' },"
    "  guest = { party = true, is = 'guest', present = { stance = 'here' } } },"
    "facts = { guest = { type = 'party' }, name = { type = 'text', unknown = true, en = 'name' },"
    "  stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here',"
    "             labels = { gone = { zh = '联系不上', en = 'out of reach' } } },"
    "  until_day = { type = 'date' }, sanction = { type = 'sanction' },"
    "  finding = { type = 'enum', values = { 'yes', 'no' }, proven = 'yes' },"
    "  first = { type = 'int' }, second = { type = 'int', unknown = true },"
    "  many = { type = 'int' }, left = { type = 'int' }, since = { type = 'date' },"
    "  note = { type = 'text' }, staffed = { type = 'bool', default = true },"
    "  true_at = { type = 'time' } },"
    "sanctions = menu { { id = 'warning', cites = '1', zh = '警告', en = 'a warning' },"
    "                   { id = 'fine', cites = '1' } }, %s"
    "processes = {"
    "  main = { zh = '投诉', en = 'complaints', actions = {"
    "    receive = { by = 'clerk', starts = true, asks = { 'name', 'stance' }, cites = '1' },"
    "    accept = { by = 'clerk', after = 'receive', owed = { receive = { within = days(3) } },"
    "               cites = { '2', '2/R1' } },"
    "    find = { by = 'clerk', after = 'accept', finds = 'finding', needs = 'finding',"
    "             undoes = 'punish', cites = '1' },"
    "    punish = { by = 'boss', after = 'find', imposes = 'sanction', needs = 'sanction',"
    "               cites = '1' },"
    "    decide = { by = 'boss', after = { { 'accept', cites = '3' } }, cites = { '1', '2' },"
    "               zh = '决定', en = 'decide',"
    "               owed = { receive = { within = working_days(7), cites = '2' } } },"
    "    aim = { by = 'clerk', owed = { receive = { within = days(2), normally = true } },"
    "            cites = '3' },"
    "    extend = { by = 'boss', after = 'receive', needs = 'until_day',"
    "               extends = { 'decide@receive', to = 'until_day' }, cites = '2' },"
    "    tell = { by = 'clerk', to = 'guest', owed = 'decide', cites = '3' },"
    "    mark = { by = 'clerk', after = 'receive', asks = { 'name', 'stance' }, cites = '1' },"
    "    rate = { by = 'boss', after = 'receive', asks = { 'first', 'second' }, cites = '1' },"
    "    close = { by = 'clerk', after = 'decide', ends = true, cites = '1' },"
    "    reopen = { by = 'boss', reopens = true, cites = '1' },"
    "    correct = { by = 'clerk', corrects = true, asks = 'true_at', cites = '1' } } },"
    "  talk = { actions = {"
    "    receive = { by = 'clerk', starts = true, cites = '1' },"
    "    close = { by = 'clerk', after = 'receive', ends = true, cites = '1' } } },"
    "  desk = { standing = true, actions = {"
    "    round = { by = 'clerk', owed = { day = {} }, cites = '2' },"
    "    tell_week = { by = 'clerk', needs = { 'many', 'left', 'since' }, asks = 'note',"
    "                  owed = { week = {} }, cites = '3' },"
    "    cover = { by = 'clerk', owed = { always = { unless = { staffed = true } } },"
    "              cites = '3' },"
    "    leave = { by = 'clerk', sets = { staffed = false }, cites = '1' },"
    "    come = { by = 'clerk', sets = { staffed = true }, cites = '1' } } } } }";

/* ---- the office --------------------------------------------------------------------------------
 */

office office_open(const complaint_memory *memory, const char *reports) {
  static char text[1 << 14];
  complaint_options options = {.source = NULL};
  complaint_error err = {.text = ""};
  if (memory != NULL) options.memory = *memory;
  int n = snprintf(text, sizeof text, POLICY, reports == NULL ? OFFICE_REPORTS : reports);
  assert_true(n > 0 && (size_t)n < sizeof text);
  office d = {.engine = complaint_engine_new(&options, NULL)};
  if (d.engine != NULL)
    d.policy = complaint_engine_load_text(d.engine, "desk", text, strlen(text), &err);
  d.text = complaint_text_new(memory, NULL);
  if (d.policy == NULL && err.status != COMPLAINT_E_NOMEM && d.engine != NULL)
    fail_msg("%s", err.text);
  return d;
}

void office_close(office *d) {
  complaint_report_free(d->report);
  complaint_policy_free(d->policy);
  complaint_engine_free(d->engine);
  complaint_text_free(d->text);
}

complaint_status office_begin(office *d, const complaint_report_options *options,
                              complaint_error *err) {
  complaint_report_free(d->report);
  d->report = complaint_report_new(d->policy, options, err);
  return d->report != NULL ? COMPLAINT_OK : err->status;
}

static void begin(office *d, complaint_report_options options, const char *now) {
  complaint_error err = {.text = ""};
  if (now[0] != '\0') options.now = office_time(now);
  if (office_begin(d, &options, &err) != COMPLAINT_OK) fail_msg("%s", err.text);
}

void office_days(office *d, const char *from, const char *to, const char *now) {
  char first[16], last[16];
  (void)snprintf(first, sizeof first, "2026-%s", from);
  (void)snprintf(last, sizeof last, "2026-%s", to);
  begin(d, (complaint_report_options){.from = first, .to = last}, now);
}

void office_week(office *d, const char *week, const char *now) {
  char text[16];
  (void)snprintf(text, sizeof text, "2026-%s", week);
  begin(d, (complaint_report_options){.week = text}, now);
}

/* ---- cases ----------------------------------------------------------------------------------- */

int64_t office_time(const char *text) {
  char whole[32];
  cpl_moment moment = 0;
  (void)snprintf(whole, sizeof whole, "2026-%.11s:00+08:00", text);
  assert_true(cpl_moment_parse(whole, strlen(whole), &moment));
  return moment;
}

/* "03-02T09:00>03-09T10:00 receive clerk 'facts':{}" as JSON. */
static void event_json(const char *event, unsigned seq, char *out, size_t size) {
  char at[12], recorded[12], action[32], role[32];
  const char *more = event;
  int used = 0;
  if (sscanf(event, "%11[^> ]>%11s %31s %31s %n", at, recorded, action, role, &used) != 4) {
    assert_int_equal(sscanf(event, "%11s %31s %31s %n", at, action, role, &used), 3);
    memcpy(recorded, at, sizeof recorded);
  }
  more += used;
  (void)snprintf(out, size,
                 "{'id':'e%u','seq':%u,'action':'%s','actor':'staff:%s','roles':['%s'],"
                 "'at':'2026-%s:00+08:00','recorded_at':'2026-%s:00+08:00'%s%s}",
                 seq, seq, action, role, role, at, recorded, *more == '\0' ? "" : ",", more);
  for (char *c = out; *c != '\0'; c++) *c = *c == '\'' ? '"' : *c;
}

complaint_case *office_case(const office *d, const char *process, const char *id,
                            const char *const *events) {
  char json[1024];
  complaint_error err = {.text = ""};
  complaint_case *c = complaint_case_new(d->policy, process, id, &err);
  for (unsigned seq = 1; c != NULL && events[seq - 1] != NULL; seq++) {
    event_json(events[seq - 1], seq, json, sizeof json);
    if (complaint_case_add(c, json, strlen(json), &err) == COMPLAINT_OK) continue;
    if (err.status != COMPLAINT_E_NOMEM) fail_msg("%s: %s", json, err.text);
    complaint_case_free(c);
    c = NULL;
  }
  return c;
}

void office_add(office *d, const char *process, const char *id, const char *const *events) {
  complaint_error err = {.text = ""};
  complaint_case *c = office_case(d, process, id, events);
  if (complaint_report_add(d->report, c, &err) != COMPLAINT_OK) fail_msg("%s", err.text);
  complaint_case_free(c);
}

/* ---- claims ---------------------------------------------------------------------------------- */

static bool find(const office *d, const char *path, complaint_figure *out) {
  char own[256];
  for (size_t i = 0; complaint_report_figure(d->report, i, out); i++) {
    (void)snprintf(own, sizeof own, "%s/%s/%s/%s", out->part, out->process, out->name,
                   out->measure);
    if (strcmp(own, path) == 0) return true;
  }
  return false;
}

void assert_figure(const office *d, const char *path, int64_t value) {
  complaint_figure figure;
  bool found = find(d, path, &figure);
  if (found && (figure.small || figure.withheld)) fail_msg("%s is not shown", path);
  if (!found && value != -1) fail_msg("there is no %s", path);
  if (found && figure.value != value)
    fail_msg("%s is %lld, not %lld", path, (long long)figure.value, (long long)value);
}

void assert_small(const office *d, const char *path) {
  complaint_figure figure;
  if (!find(d, path, &figure)) fail_msg("there is no %s", path);
  if (!figure.small || figure.value != -1) fail_msg("%s is not shown as small", path);
}

void assert_withheld(const office *d, const char *path) {
  complaint_figure figure;
  if (!find(d, path, &figure)) fail_msg("there is no %s", path);
  if (!figure.withheld || figure.value != -1) fail_msg("%s is not withheld", path);
}

static const char *written(office *d, complaint_report_format format, complaint_language language) {
  complaint_error err = {.text = ""};
  if (complaint_report_write(d->report, format, language, d->text, &err) != COMPLAINT_OK)
    fail_msg("%s", err.text);
  return complaint_text_get(d->text, NULL);
}

void assert_says(office *d, complaint_report_format format, complaint_language language,
                 const char *part) {
  const char *text = written(d, format, language);
  if (strstr(text, part) == NULL) fail_msg("`%s` is not in:\n%s", part, text);
}

void assert_silent(office *d, complaint_report_format format, complaint_language language,
                   const char *part) {
  const char *text = written(d, format, language);
  if (strstr(text, part) != NULL) fail_msg("`%s` is in:\n%s", part, text);
}
