/* test_memory.c - a whole life, from loading to explaining, with every allocation failing once and
 * for good: it neither crashes nor leaks, and never answers anything but the truth. */
#include "tests/support/story.h"

#include <stdio.h>
#include <string.h>

#include "libcomplaint/case/fold.h"
#include "tests/support/allocator.h"

static const char POLICY[] =
    "return { regulation = 'test', id = 'test', version = '1', zone = '+08:00', calendar = 'cn',\n"
    "clauses = { ['1'] = { kind = 'rule', en = 'the rule' } },\n"
    "roles = { clerk = { department = 'dept:office', stand_in = 'boss' }, boss = {},\n"
    "  person = { party = true, is = 'person', present = { stance = 'here' } } },\n"
    "offences = { brawl = { cites = '1', when = { harm = true } } },\n"
    "sanctions = ladder { { id = 'warn', cites = '1' }, { id = 'ban', cites = '1' } },\n"
    "guidelines = { { when = { offence = 'brawl' }, from = 'warn', cites = '1' } },\n"
    "facts = { whom = { type = 'party', per = 'person' }, size = { type = 'int' },\n"
    "  stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here', per = 'person' },\n"
    "  offence = { type = 'offence', per = 'person' }, harm = { type = 'bool', per = 'person' },\n"
    "  sanction = { type = 'sanction', per = 'person' }, why = { type = 'text' },\n"
    "  finding = { type = 'enum', values = { 'yes', 'no' }, proven = 'yes', per = 'person' },\n"
    "  limit = { type = 'date' }, true_at = { type = 'time' } },\n"
    "processes = { p = { standing = true, items = { person = { named_by = 'whom' } }, actions = {\n"
    "  note = { by = 'clerk', cites = '1', asks = 'size', stage = { en = 'noted' } },\n"
    "  person = { by = 'clerk', cites = '1', adds = 'person', needs = { 'whom', 'offence' } },\n"
    "  hear = { by = 'clerk', to = 'person', cites = '1', per = 'person', asks = 'stance',\n"
    "    owed = { person = { within = working_days(3) } } },\n"
    "  find = { by = 'clerk', cites = '1', per = 'person', needs = 'finding', asks = 'harm',\n"
    "    finds = 'finding', after = 'hear' },\n"
    "  impose = { by = 'clerk', cites = '1', per = 'person', needs = 'sanction', after = 'find',\n"
    "    imposes = 'sanction', not_by = 'find', when = { reads = 'size', holds =\n"
    "    function(f) return (f.size or 0) > 1 end } },\n"
    "  extend = { by = 'clerk', cites = '1', needs = 'limit', extends = { 'hear@person', to =\n"
    "    'limit' } },\n"
    "  pause = { by = 'clerk', cites = '1', suspends = 'hear@person' },\n"
    "  open_box = { by = 'clerk', cites = '1', owed = 'day' },\n"
    "  staff = { by = 'clerk', cites = '1', owed = { always = { when = { size = 0 } } } },\n"
    "  correct = { by = 'clerk', cites = '1', corrects = true, needs = 'why', asks = 'true_at' },\n"
    "} } } }\n";

#define EVENT(action, who, at, more)                                                               \
  "\"action\":\"" action "\",\"actor\":\"" who "\",\"roles\":[\"clerk\"],\"at\":\"2014-09-" at     \
  ":00+08:00\"" more "}"
#define FACTS(facts) ",\"facts\":{" facts "}"

static const char *const EVENTS[] = {
    EVENT("note", "li", "01T09:00", FACTS("\"size\":0")),
    EVENT("person", "li", "02T09:00", FACTS("\"whom\":\"zhao\",\"offence\":\"brawl\"")),
    EVENT("person", "li", "02T09:01", FACTS("\"whom\":\"dept:office\",\"offence\":\"brawl\"")),
    EVENT("pause", "wu", "03T09:00", ",\"with\":[\"zhao\"]"),
    EVENT("extend", "wu", "03T10:00", FACTS("\"limit\":\"2014-09-20\"")),
    EVENT("hear", "li", "04T09:00", ",\"on\":\"zhao\""),
    EVENT("note", "li", "02T11:00",
          ",\"recorded_at\":\"2014-09-05T09:00:00+08:00\"" FACTS("\"size\":3")),
    EVENT("find", "li", "06T09:00", ",\"on\":\"zhao\"" FACTS("\"finding\":\"yes\"")),
    EVENT("open_box", "li", "06T10:00", ""),
    EVENT("correct", "li", "07T09:00",
          ",\"of\":1" FACTS("\"why\":\"a slip\",\"size\":2,"
                            "\"true_at\":\"2014-09-01T10:00:00+08:00\"")),
    EVENT("correct", "li", "07T10:00", ",\"of\":6,\"strike\":true" FACTS("\"why\":\"a slip\""))};

enum { EVENT_COUNT = sizeof EVENTS / sizeof *EVENTS, ANSWER_SIZE = 32768 };

/* What the same work answered when there was memory; "" while nobody knows. */
typedef struct truth {
  char json[ANSWER_SIZE], explanation[ANSWER_SIZE];
} truth;

static bool add_all(complaint_case *c) {
  char event[512];
  for (unsigned i = 0; i < EVENT_COUNT; i++) {
    (void)snprintf(event, sizeof event, "{\"id\":\"n%u\",\"seq\":%u,%s", i + 1, i + 1, EVENTS[i]);
    if (strstr(EVENTS[i], "recorded_at") == NULL) { /* it was recorded when it happened */
      const char *at = strstr(EVENTS[i], "2014-09-");
      (void)snprintf(event, sizeof event, "{\"id\":\"n%u\",\"seq\":%u,\"recorded_at\":\"%.25s\",%s",
                     i + 1, i + 1, at, EVENTS[i]);
    }
    if (complaint_case_add(c, event, strlen(event), NULL) != COMPLAINT_OK) return false;
  }
  return true;
}

static bool act_all(complaint_case *c, complaint_text *answer) {
  static const char *const ACTS[] = {
      "{" EVENT("impose", "li", "08T09:00", ",\"on\":\"zhao\"" FACTS("\"sanction\":\"ban\"")),
      "{" EVENT("note", "li", "08T10:00", FACTS("\"size\":5"))};
  for (size_t i = 0; i < 2; i++) {
    bool taken = false;
    size_t before = complaint_case_event_count(c);
    complaint_status status =
        complaint_case_act(c, ACTS[i], strlen(ACTS[i]), COMPLAINT_NOW, &taken, answer, NULL);
    if (status != COMPLAINT_OK) {
      assert_int_equal(complaint_case_event_count(c), before);
      return false;
    }
  }
  return true;
}

/* The first time it is learnt, then it must be the same. */
static void compare(char *known, complaint_text *text) {
  const char *answer = complaint_text_get(text, NULL);
  if (known[0] == '\0') (void)snprintf(known, ANSWER_SIZE, "%s", answer);
  assert_string_equal(known, answer);
}

static bool read_all(complaint_decision *decision, complaint_text *text, truth *known) {
  if (complaint_decision_json(decision, text, NULL) != COMPLAINT_OK) return false;
  compare(known->json, text);
  if (complaint_decision_audit_json(decision, text, NULL) != COMPLAINT_OK) return false;
  if (complaint_decision_explain(decision, "impose", "zhao", COMPLAINT_EN, text, NULL) !=
      COMPLAINT_OK)
    return false;
  compare(known->explanation, text);
  return true;
}

static bool decide_all(complaint_case *c, complaint_decision *decision, complaint_text *text,
                       truth *known) {
  static const char *const ROLES[] = {"clerk"};
  complaint_actor li = {"li", ROLES, 1};
  int64_t now = story_time("09-30T10:00");
  return complaint_case_decide(c, now, &li, decision, NULL) == COMPLAINT_OK &&
         complaint_case_decide(c, story_time("09-03T10:00"), &li, decision, NULL) == COMPLAINT_OK &&
         complaint_case_decide(c, now, &li, decision, NULL) == COMPLAINT_OK &&
         read_all(decision, text, known);
}

static bool live(const complaint_memory *memory, void *context) {
  complaint_options options = {.memory = *memory};
  complaint_engine *engine = complaint_engine_new(&options, NULL);
  complaint_policy *policy =
      engine == NULL ? NULL
                     : complaint_engine_load_text(engine, "test", POLICY, sizeof POLICY - 1, NULL);
  complaint_case *c = policy == NULL ? NULL : complaint_case_new(policy, "p", "case-1", NULL);
  complaint_decision *decision = complaint_decision_new(memory, NULL);
  complaint_text *text = complaint_text_new(memory, NULL);
  bool done = c != NULL && decision != NULL && text != NULL && add_all(c) && act_all(c, text) &&
              decide_all(c, decision, text, context);
  complaint_text_free(text);
  complaint_decision_free(decision);
  complaint_case_free(c);
  complaint_policy_free(policy);
  complaint_engine_free(engine);
  return done;
}

static truth KNOWN;

static void a_whole_life_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator enough = {0};
  complaint_memory memory = cpl_allocator_memory(&enough);
  assert_true(live(&memory, &KNOWN));
  assert_int_equal(enough.blocks, 0);
  cpl_allocator_exhaust(live, &KNOWN);
}

/* ---- and goes on once there is memory again -------------------------------------------------- */

typedef struct lasting {
  complaint_case *c;
  complaint_decision *decision;
  complaint_text *text;
} lasting;

static void answer_again(lasting *it, cpl_allocator *allocator, size_t fail_at, truth *known) {
  cpl_case_unfold(it->c);
  allocator->fail_at = fail_at;
  (void)decide_all(it->c, it->decision, it->text, known);
  allocator->fail_at = 0;
  assert_true(decide_all(it->c, it->decision, it->text, known));
}

static void a_case_that_ran_dry_answers_the_same_afterwards(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  complaint_options options = {.memory = memory};
  complaint_engine *engine = complaint_engine_new(&options, NULL);
  complaint_policy *policy =
      complaint_engine_load_text(engine, "test", POLICY, sizeof POLICY - 1, NULL);
  for (size_t fail_at = 1; fail_at < 60; fail_at++) {
    lasting it = {complaint_case_new(policy, "p", "case-1", NULL),
                  complaint_decision_new(&memory, NULL), complaint_text_new(&memory, NULL)};
    assert_true(add_all(it.c) && act_all(it.c, it.text));
    answer_again(&it, &allocator, fail_at, &KNOWN);
    complaint_text_free(it.text);
    complaint_decision_free(it.decision);
    complaint_case_free(it.c);
  }
  complaint_policy_free(policy);
  complaint_engine_free(engine);
  assert_int_equal(allocator.blocks, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_whole_life_survives_every_failed_allocation),
      cmocka_unit_test(a_case_that_ran_dry_answers_the_same_afterwards),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
