/* dated.c - see dated.h. */
#include "tests/support/dated.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

static const char BASE[] =
    "return extend({ regulation = 'house', id = 'house', version = '%s', zone = '+08:00',\n"
    "calendar = 'cn', in_force = { %s }, clauses = {\n"
    "  ['1'] = { kind = 'rule', en = 'the rule' }, ['2'] = { kind = 'rule', en = 'its day' },\n"
    "  ['3'] = { kind = 'conduct', en = 'nobody smokes' },\n"
    "  ['4'] = { kind = 'conduct', en = 'nobody is late' } },\n"
    "upholds = { in_force = { cites = '2' } },\n"
    "roles = { clerk = { en = 'clerk' } },\n"
    "facts = { offence = { type = 'offence', per = 'allegation' },\n"
    "  conduct_on = { type = 'date', per = 'allegation' },\n"
    "  whom = { type = 'party', per = 'allegation' },\n"
    "  harm = { type = 'enum', values = { 'none', 'small', 'great' }, per = 'allegation' },\n"
    "  count = { type = 'int', default = 1, per = 'allegation' },\n"
    "  where = { type = 'set', values = { 'hall', 'yard' }, per = 'allegation' },\n"
    "  finding = { type = 'bool', proven = true, per = 'allegation' } },\n"
    "offences = { smoking = { cites = 'house:3' }, late = { cites = 'house:4' } },\n"
    "processes = { complaint = { items = { allegation = {} }, actions = {\n"
    "  record = { by = 'clerk', starts = true, cites = '1' },\n"
    "  allege = { by = 'clerk', adds = 'allegation', needs = 'offence', cites = '1',\n"
    "    asks = { 'conduct_on', 'whom', 'harm', 'count', 'where' } },\n"
    "  find = { by = 'clerk', per = 'allegation', finds = 'finding', needs = 'finding',\n"
    "    asks = 'harm', cites = '1' },\n"
    "  file = { by = 'clerk', ends = true, cites = '1' } } } } }, { %s })\n";

const char *cpl_dated_source(const char *version, const char *in_force, const char *more) {
  static char source[4096];
  (void)snprintf(source, sizeof source, BASE, version, in_force, more);
  return source;
}

complaint_policy *cpl_dated(const char *version, const char *in_force, const char *more) {
  return cpl_policy_of_text(cpl_dated_source(version, in_force, more));
}

complaint_versions *cpl_dated_set(complaint_policy *one, complaint_policy *two,
                                  complaint_policy *three) {
  complaint_policy *policies[] = {one, two, three};
  complaint_error err = {0};
  complaint_versions *versions = complaint_versions_new(policies, three == NULL ? 2 : 3, &err);
  if (versions == NULL) fail_msg("%s", err.text);
  for (size_t i = 0; i < 3; i++) complaint_policy_free(policies[i]);
  return versions;
}

static void add(complaint_case *c, const char *day, const char *action, const char *more) {
  char event[512];
  complaint_error err = {0};
  size_t seq = complaint_case_event_count(c) + 1;
  (void)snprintf(event, sizeof event,
                 "{\"action\":\"%s\",\"actor\":\"li\",\"at\":\"%sT09:00:00+08:00\"%s,"
                 "\"id\":\"e%zu\",\"recorded_at\":\"%sT09:00:00+08:00\",\"roles\":[\"clerk\"],"
                 "\"seq\":%zu}",
                 action, day, more, seq, day, seq);
  if (complaint_case_add(c, event, strlen(event), &err) != COMPLAINT_OK) fail_msg("%s", err.text);
}

complaint_case *cpl_dated_case_under(complaint_policy *policy, const char *day) {
  complaint_error err = {0};
  complaint_case *c = complaint_case_new(policy, "complaint", "h-1", &err);
  if (c == NULL) fail_msg("%s", err.text);
  add(c, day, "record", "");
  return c;
}

complaint_case *cpl_dated_case(const complaint_versions *versions, const char *day) {
  complaint_policy *policy = complaint_versions_on(versions, day, NULL);
  complaint_case *c = cpl_dated_case_under(policy, day);
  complaint_policy_free(policy);
  return c;
}

void cpl_dated_allege(complaint_case *c, const char *day, const char *id, const char *facts) {
  char more[256];
  (void)snprintf(more, sizeof more, ",\"facts\":{%s},\"on\":\"%s\"", facts, id);
  add(c, day, "allege", more);
}

const char *cpl_dated_find(complaint_case *c, const char *day, const char *id, const char *facts) {
  static char answer[1024];
  char event[512];
  bool taken;
  complaint_error err = {0};
  complaint_text *text = complaint_text_new(NULL, NULL);
  (void)snprintf(event, sizeof event,
                 "{\"action\":\"find\",\"actor\":\"li\",\"at\":\"%sT10:00:00+08:00\","
                 "\"facts\":{%s},\"on\":\"%s\",\"roles\":[\"clerk\"]}",
                 day, facts, id);
  if (complaint_case_act(c, event, strlen(event), COMPLAINT_NOW, &taken, text, &err) !=
      COMPLAINT_OK)
    fail_msg("%s", err.text);
  (void)snprintf(answer, sizeof answer, "%s", complaint_text_get(text, NULL));
  complaint_text_free(text);
  return answer;
}
