/* test_fold.c - the state is a function of policy, events and `now`, however one gets there. */
#include "tests/support/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD                                                                                       \
  "in_force = { from = '2014-09-03' }, "                                                           \
  "roles = { clerk = { department = 'dept:office', stand_in = 'boss' }, boss = {}, "               \
  "person = { party = true, is = 'person', present = { stance = 'here' } }, "                      \
  "leader = { held_by = 'leader' } }, "                                                            \
  "facts = { whom = { type = 'party', per = 'person' }, leader = { type = 'party' }, "             \
  "stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here', per = 'person' }, "    \
  "grade = { type = 'enum', values = { 'small', 'large' } }, size = { type = 'int' }, "            \
  "limit = { type = 'date' }, why = { type = 'text' }, true_at = { type = 'time' }, "              \
  "of_day = { type = 'date' } }"

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define PROCESS                                                                                    \
  "standing = true, items = { person = { named_by = 'whom' }, charge = { of = 'person', parent = " \
  "'whom' } }, actions = { " ACTION("note", "asks = { 'grade', 'size', 'leader' }, stage = { en "  \
                                            "= 'noted' }")                                         \
      ACTION("person", "adds = 'person', needs = 'whom', asks = 'stance'") ACTION(                 \
          "charge", "adds = 'charge', needs = 'whom'") ACTION("seen", "per = 'person', asks = "    \
                                                                      "'stance'")                  \
          ACTION("hear",                                                                           \
                 "per = 'person', to = 'person', owed = { person = { within = working_days(3) } }" \
                 ", after = 'note'") ACTION("find",                                                \
                                            "per = 'charge', after = 'hear', owed = { charge = "   \
                                            "{ { within = days(4), when = "                        \
                                            "{ grade = 'small' } }, { within = days(9), when = "   \
                                            "{ grade = 'large' } } } }")                           \
              ACTION("decide",                                                                     \
                     "after = 'find', not_by = 'find', owed = { note = { within = "                \
                     "hours(30), since "                                                           \
                     "= 'live', when = { size = { min = 3 } } } }, stage = { en = "                \
                     "'decided' }") ACTION("settle", "instead_of = 'decide', when = { size = { "   \
                                                     "than = 'old', min = 1 } }, needs = "         \
                                                     "'size'") ACTION("again", "undoes = 'note'")  \
                  ACTION("extend",                                                                 \
                         "needs = 'limit', before_due = true, "                                    \
                         "extends = { 'hear@person', 'find@charge', "                              \
                         "to = 'limit' }") ACTION("pause",                                         \
                                                  "suspends = { 'hear@person', 'decide@note' }")   \
                      ACTION("go_on", "resumes = { 'hear@person', 'decide@note' }") ACTION(        \
                          "open_box",                                                              \
                          "owed = { day = { calendar = 'working', period = 'of_day' } }, asks = "  \
                          "'of_day'") ACTION("staff",                                              \
                                             "owed = { always = { when = { grade = 'large' } } }") \
                          ACTION("publish",                                                        \
                                 "owed = 'in_force'") "lead = { by = 'leader', cites = '1', when " \
                                                      "= { limit = { beyond = days(3), of = "      \
                                                      "'note' } }, "                               \
                                                      "asks = 'limit' }, " ACTION("file",          \
                                                                                  "ends = true")   \
                                                          ACTION("reopen", "reopens = true")       \
                                                              ACTION(                              \
                                                                  "correct",                       \
                                                                  "corrects = true, needs = "      \
                                                                  "'why', asks = 'true_at'") " }"

/* ---- a generator of its own ------------------------------------------------------------------ */

typedef struct dice {
  uint64_t state;
} dice;

static unsigned roll(dice *d, unsigned sides) {
  d->state = d->state * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(d->state >> 33) % sides;
}

static const char *one_of(dice *d, const char *const *list) {
  unsigned count = 0;
  while (list[count] != NULL) count++;
  return list[roll(d, count)];
}

static const char *const ACTIONS[] = {
    "note",  "person",  "person", "charge", "charge", "seen",    "hear",    "hear",     "find",
    "find",  "decide",  "settle", "again",  "extend", "pause",   "go_on",   "open_box", "open_box",
    "staff", "publish", "lead",   "file",   "reopen", "correct", "correct", NULL};
static const char *const PEOPLE[] = {"li", "wu", "zhao", "qian", "dept:office", NULL};
static const char *const PERSONS[] = {"zhao", "qian", "dept:office", NULL};
static const char *const ROLES[] = {"clerk", "clerk", "clerk", "boss", "leader", NULL};
static const char *const CHARGES[] = {"c1", "c2", "c3", NULL};
static const char *const FACTS[] = {"\"grade\":\"small\"", "\"grade\":\"large\"", "\"size\":1",
                                    "\"size\":4",          "\"leader\":\"li\"",   NULL};
static const char *const STANCES[] = {"\"stance\":\"gone\"", "\"stance\":\"here\"", NULL};

/* A moment of September 2014, up to some hours after its first; with seconds. */
static void write_time(char out[32], unsigned seconds) {
  (void)snprintf(out, 32, "2014-09-%02uT%02u:%02u:%02u+08:00", 1 + seconds / 86400,
                 seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
}

static void write_correction(dice *d, unsigned now, char *out, size_t size) {
  char time[32];
  write_time(time, roll(d, now));
  switch (roll(d, 3)) {
  case 0: (void)snprintf(out, size, "\"why\":\"slip\",\"true_at\":\"%s\"", time); break;
  case 1: (void)snprintf(out, size, "\"why\":\"slip\",%s", one_of(d, FACTS)); break;
  default: (void)snprintf(out, size, "\"why\":\"slip\"");
  }
}

static void write_facts(dice *d, const char *action, unsigned now, char *out, size_t size) {
  const char *person = one_of(d, PERSONS);
  out[0] = '\0';
  if (strcmp(action, "note") == 0 || strcmp(action, "settle") == 0)
    (void)snprintf(out, size, "%s", action[0] == 'n' ? one_of(d, FACTS) : FACTS[2 + roll(d, 2)]);
  else if (strcmp(action, "person") == 0)
    (void)snprintf(out, size, "\"whom\":\"%s\",%s", person, one_of(d, STANCES));
  else if (strcmp(action, "charge") == 0)
    (void)snprintf(out, size, "\"whom\":\"%s\"", person);
  else if (strcmp(action, "seen") == 0)
    (void)snprintf(out, size, "%s", one_of(d, STANCES));
  else if (strcmp(action, "extend") == 0 || strcmp(action, "lead") == 0)
    (void)snprintf(out, size, "\"limit\":\"2014-09-%02u\"", 1 + roll(d, 30));
  else if (strcmp(action, "open_box") == 0 && roll(d, 2))
    (void)snprintf(out, size, "\"of_day\":\"2014-09-%02u\"", 1 + roll(d, 30));
  else if (strcmp(action, "correct") == 0)
    write_correction(d, now, out, size);
}

static void write_place(dice *d, const char *action, unsigned seq, char *out, size_t size) {
  out[0] = '\0';
  if (strcmp(action, "charge") == 0 || strcmp(action, "find") == 0)
    (void)snprintf(out, size, ",\"on\":\"%s\"", one_of(d, CHARGES));
  else if (strcmp(action, "seen") == 0 || strcmp(action, "hear") == 0)
    (void)snprintf(out, size, ",\"on\":\"%s\"", one_of(d, PERSONS));
  else if (strcmp(action, "correct") == 0)
    (void)snprintf(out, size, ",\"of\":%u%s", 1 + roll(d, seq),
                   roll(d, 3) == 0 ? ",\"strike\":true" : "");
}

/* Any event, recorded at `now`; it may be malformed. */
static void write_event(dice *d, unsigned seq, unsigned now, char *out, size_t size) {
  char facts[256], place[64], at[32], recorded[32];
  const char *action = one_of(d, ACTIONS);
  write_facts(d, action, now, facts, sizeof facts);
  write_place(d, action, seq, place, sizeof place);
  write_time(at, roll(d, 3) == 0 ? roll(d, now) : now);
  write_time(recorded, now);
  (void)snprintf(out, size,
                 "{\"id\":\"e%u\",\"seq\":%u,\"action\":\"%s\",\"actor\":\"%s\",\"roles\":[\"%s\"],"
                 "\"at\":\"%s\",\"recorded_at\":\"%s\"%s%s,\"facts\":{%s}}",
                 seq, seq, action, one_of(d, PEOPLE), one_of(d, ROLES), at, recorded,
                 roll(d, 5) == 0 ? ",\"entered_by\":\"qian\"" : "", place, facts);
}

/* ---- claims ---------------------------------------------------------------------------------- */

enum { EVENTS = 30, EVENT_SIZE = 512 };

typedef struct telling {
  char events[EVENTS][EVENT_SIZE];
  int64_t recorded[EVENTS];
  char *json[EVENTS];
  unsigned count;
} telling;

static char *json_of(complaint_case *c, complaint_decision *decision, int64_t now) {
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  complaint_text *text = complaint_text_new(NULL, NULL);
  if (complaint_case_decide(c, now, NULL, decision, &err) != COMPLAINT_OK) fail_msg("%s", err.text);
  assert_int_equal(complaint_decision_json(decision, text, NULL), COMPLAINT_OK);
  size_t size;
  const char *json = complaint_text_get(text, &size);
  char *copy = malloc(size + 1);
  assert_non_null(copy);
  memcpy(copy, json, size + 1);
  complaint_text_free(text);
  return copy;
}

static void assert_same(const char *a, const char *b, const telling *t, const char *how) {
  if (strcmp(a, b) == 0) return;
  for (unsigned i = 0; i < t->count; i++) print_error("%s\n", t->events[i]);
  fail_msg("%s:\n%s\n%s", how, a, b);
}

/* A fresh case of the same events decides the same. */
static void assert_refold(const story *s, const telling *t) {
  complaint_case *fresh = complaint_case_new(s->policy, "p", "case-1", NULL);
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  for (unsigned i = 0; i < t->count; i++)
    assert_int_equal(complaint_case_add(fresh, t->events[i], strlen(t->events[i]), NULL),
                     COMPLAINT_OK);
  char *json = json_of(fresh, decision, t->recorded[t->count - 1]);
  assert_same(t->json[t->count - 1], json, t, "fed one by one, and folded at once");
  free(json);
  complaint_decision_free(decision);
  complaint_case_free(fresh);
}

/* Every earlier `now` is answered as it was answered then, in any order of asking. */
static void assert_repeats(const story *s, const telling *t, dice *d) {
  for (unsigned i = 0; i < t->count; i++) {
    unsigned k = roll(d, t->count);
    char *json = json_of(s->c, s->decision, t->recorded[k]);
    assert_same(t->json[k], json, t, "an older now");
    free(json);
  }
}

static void tell_at_random(story *s, uint64_t seed) {
  static telling t;
  dice d = {seed};
  unsigned now = 86400;
  t.count = 0;
  while (t.count < EVENTS && now < 28 * 86400) {
    char *event = t.events[t.count];
    now += 1 + roll(&d, 3) * roll(&d, 60000);
    write_event(&d, t.count + 1, now, event, EVENT_SIZE);
    if (complaint_case_add(s->c, event, strlen(event), NULL) != COMPLAINT_OK) continue;
    t.recorded[t.count] = story_time("2014-09-01T00:00") + now;
    t.json[t.count] = json_of(s->c, s->decision, t.recorded[t.count]);
    t.count++;
    assert_refold(s, &t);
  }
  assert_repeats(s, &t, &d);
  for (unsigned i = 0; i < t.count; i++) free(t.json[i]);
}

static void folding_on_is_folding_afresh(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 40; seed++) {
    story s = story_of(HEAD, PROCESS);
    tell_at_random(&s, seed);
    story_end(&s);
  }
}

/* ---- now ------------------------------------------------------------------------------------- */

static void what_was_recorded_after_now_is_left_out(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "note", "li/clerk", "\"facts\":{\"size\":4}");
  tell_late(&s, "09-09T10:00", "09-12T09:00", "decide", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_duty(&s, "decide@note", "", "owed", "2014-09-10T15:00:00+08:00");
  assert_json(&s, "\"events\":1");
  decide(&s, "09-12T09:00");
  assert_duty(&s, "decide@note", "", "done", "2014-09-10T15:00:00+08:00");
  decide(&s, "09-01T09:00");
  assert_json(&s, "\"events\":0");
  assert_no_breach(&s);
  story_end(&s);
}

static void without_a_now_it_is_as_of_the_latest_record(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "note", "li/clerk", "");
  tell_late(&s, "09-09T10:00", "09-12T09:00", "note", "li/clerk", "");
  assert_int_equal(complaint_case_decide(s.c, COMPLAINT_NOW, NULL, s.decision, NULL), COMPLAINT_OK);
  assert_json(&s, "\"now\":\"2014-09-12T09:00:00+08:00\"");
  story_end(&s);
}

static void without_any_event_nothing_is_owed(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  decide(&s, "09-09T09:00");
  assert_int_equal(complaint_decision_duty_count(s.decision), 0);
  assert_no_breach(&s);
  assert_rest(&s, false);
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folding_on_is_folding_afresh),
      cmocka_unit_test(what_was_recorded_after_now_is_left_out),
      cmocka_unit_test(without_a_now_it_is_as_of_the_latest_record),
      cmocka_unit_test(without_any_event_nothing_is_owed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
