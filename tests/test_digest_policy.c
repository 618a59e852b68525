/* The digest of a policy: the same for the same rules, another for each rule that changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/policy/digest.h"
#include "tests/support/allocator.h"
#include "tests/support/policy_text.h"

static void digest_of(const char *changes, char out[65]) {
  complaint_policy *policy = cpl_policy_small(changes);
  memcpy(out, complaint_policy_digest(policy), 65);
  complaint_policy_free(policy);
}

static void assert_same(const char *one, const char *other) {
  char a[65], b[65];
  digest_of(one, a);
  digest_of(other, b);
  assert_string_equal(a, b);
}

#define MAIN(keys)         "processes = { main = { " keys " } }"
#define ACTION(name, keys) MAIN("actions = { " name " = { " keys " } }")

/* ---- the same rules -------------------------------------------------------------------------- */

static void a_digest_is_64_hex_digits_and_always_the_same(void **state) {
  (void)state;
  char digest[65];
  digest_of("", digest);
  assert_int_equal(strlen(digest), 64);
  assert_int_equal(strspn(digest, "0123456789abcdef"), 64);
  assert_same("", "");
}

static void words_for_people_are_no_rules(void **state) {
  (void)state;
  assert_same("", "title = { zh = '办法' }");
  assert_same("", "clauses = { ['1'] = { zh = '一', en = 'One.' } }");
  assert_same("", "roles = { boss = { zh = '主任' } }");
  assert_same("", "facts = { grade = { zh = '等级', labels = { low = { en = 'Low' } } } }");
  assert_same("", "offences = { noise = { en = 'Noise' } }");
  assert_same("", MAIN("zh = '主', items = { thing = { en = 'Thing' } }"));
  assert_same("", ACTION("work", "zh = '办理'"));
}

static void how_it_is_written_is_no_rule(void **state) {
  (void)state;
  assert_same(ACTION("work", "asks = { 'score', 'note' }, needs = { 'day' }"),
              ACTION("work", "needs = 'day', --[[ a remark ]] asks = { 'note', 'score' }"));
  assert_same(ACTION("work", "owed = 'start'"), ACTION("work", "owed = { start = {} }"));
  assert_same(ACTION("work", "when = { grade = { 'high', 'low' }, score = 1 }"),
              ACTION("work", "when = { score = 1, grade = { 'low', 'high', 'low' } }"));
  assert_same(ACTION("work", "cites = { '1', '2' }"), ACTION("work", "cites = { '2', '1' }"));
  assert_same(ACTION("work", "cites = '1'"), ACTION("work", "cites = 't:1'"));
}

static void a_local_is_no_rule(void **state) {
  (void)state;
  char text[8192], digest[65];
  (void)snprintf(text, sizeof text, "local week = days(7)\n%s",
                 cpl_small_source(ACTION("work", "owed = { start = { within = week } }")));
  complaint_policy *policy = cpl_policy_of_text(text);
  digest_of(ACTION("work", "owed = { start = { within = days(7) } }"), digest);
  assert_string_equal(complaint_policy_digest(policy), digest);
  complaint_policy_free(policy);
}

/* ---- other rules ----------------------------------------------------------------------------- */

/* All of these mean something else than each other, and than the policy as it is. */
static const char *const CHANGES[] = {
    "",
    "id = 'test.other'",
    "version = '1.0.1'",
    "zone = '+09:00'",
    "in_force = { from = '2026-01-01' }",
    "in_force = { from = '2026-01-02' }",
    "in_force = { to = '2026-01-01' }",
    "closes = '17:00'",
    "readings = { R1 = { choice = 'loose' } }",
    "readings = { R2 = { cites = '1', choice = 'x', options = 'x' } }",
    "upholds = { rest = { cites = '1' } }",
    "upholds = { rest = { cites = '2' } }",
    "upholds = { record = { cites = '1' } }",
    "quality = { cites = '1', percent = { a = 40, b = 60 } }",
    "quality = { cites = '1', percent = { a = 60, b = 40 } }",
    "reports = { weekly = { every = 'week', of = 'main', cites = '1' } }",
    "reports = { weekly = { every = 'day', of = 'main', cites = '1' } }",
    "roles = { extra = {} }",
    "roles = { boss = { party = true } }",
    "roles = { clerk = { department = 'dept:other' } }",
    "roles = { clerk = { stand_in = remove } }",
    "roles = { guest = { present = { stance = 'gone' } } }",
    "roles = { guest = { is = remove } }",
    "roles = { guest = { is = 'thing' } }",
    "roles = { boss = { held_by = 'guest' } }",
    "facts = { extra = { type = 'int' } }",
    "facts = { score = { range = { 0, 99 } } }",
    "facts = { score = { default = 1 } }",
    "facts = { score = { default = remove } }",
    "facts = { score = { cites = '1' } }",
    "facts = { grade = { values = { 'low', 'middle', 'high', 'top' } } }",
    "facts = { grade = { personal = true } }",
    "facts = { score = { unknown = true } }",
    "facts = { finding = { proven = { 'true', 'false' } } }",
    "facts = { note = { type = 'int' } }",
    "offences = { noise = { category = 'small' } }",
    "offences = { noise = { cites = '2' } }",
    "offences = { noise = { when = { harm = true } } }",
    "offences = { noise = { when = { harm = false } } }",
    "offences = { smell = { cites = '1' } }",
    "sanctions = menu { { id = 'warning', cites = '1' }, { id = 'fine', cites = '1' } }",
    "sanctions = ladder { { id = 'fine', cites = '1' }, { id = 'warning', cites = '1' } }",
    "sanctions = ladder { { id = 'warning', cites = '2' }, { id = 'fine', cites = '1' } }",
    "guidelines = { { when = { grade = 'low' }, to = 'warning', cites = '1' } }",
    "guidelines = { { when = { grade = 'high' }, to = 'warning', cites = '1' } }",
    "guidelines = { { when = { grade = 'low' }, to = 'fine', cites = '1' } }",
    "guidelines = { { when = { grade = 'low' }, to = 'warning', cites = '2' } }",
    MAIN("items = { thing = { named_by = remove } }"),
    MAIN("items = { part = { of = 'thing', parent = 'thing' } }"),
    MAIN("standing = true"),
    ACTION("extra", "by = 'boss', cites = '1'"),
    ACTION("work", "by = 'clerk'"),
    ACTION("work", "by = { 'clerk', { 'boss', when = { grade = 'low' } } }"),
    ACTION("work", "by = { 'clerk', { 'boss', unless = { grade = 'low' } } }"),
    ACTION("work", "by = { 'clerk', { 'boss', when = { grade = 'low' }, cites = '1' } }"),
    ACTION("work", "to = 'guest'"),
    ACTION("work", "after = { 'start', 'add' }"),
    ACTION("work", "after = { 'start', { 'find', of = 'thing' } }"),
    ACTION("work", "not_by = 'start'"),
    ACTION("work", "heeds = '1'"),
    ACTION("work", "needs = 'score'"),
    ACTION("work", "asks = { 'grade', 'score' }"),
    ACTION("work", "when = { grade = 'low' }"),
    ACTION("work", "when = { grade = 'high' }"),
    ACTION("work", "unless = { grade = 'low' }"),
    ACTION("work", "when = { score = 1 }"),
    ACTION("work", "when = { score = { min = 1 } }"),
    ACTION("work", "when = { score = { max = 1 } }"),
    ACTION("work", "when = { score = { than = 'other_score', min = 1 } }"),
    ACTION("work", "when = { tags = 'red' }"),
    ACTION("work", "when = { tags = { all = 'red' } }"),
    ACTION("work", "when = { tags = { all = { 'red', 'blue' } } }"),
    ACTION("work", "when = { day = { beyond = days(1), of = 'start' } }"),
    ACTION("work", "when = { day = { beyond = days(2), of = 'start' } }"),
    ACTION("work", "when = { day = { beyond = days(1), of = 'add' } }"),
    ACTION("work", "when = { guest = 'p1' }"),
    ACTION("work", "when = { guest = 'p2' }"),
    ACTION("work", "when = { present = 'guest' }"),
    ACTION("work", "when = { absent = 'guest' }"),
    ACTION("work", "when = { reads = 'score', holds = function(f) return f.score == 1 end }"),
    ACTION("work", "when = { reads = 'score', holds = function(f) return f.score == 2 end }"),
    ACTION("work", "when = { reads = 'grade', holds = function(f) return f.score == 1 end }"),
    ACTION("work", "owed = { start = { within = days(1) } }"),
    ACTION("work", "owed = { start = { within = days(2) } }"),
    ACTION("work", "owed = { start = { within = hours(1) } }"),
    ACTION("work", "owed = { start = { within = days(1), normally = true } }"),
    ACTION("work", "owed = { start = { within = days(1), since = 'live' } }"),
    ACTION("work", "owed = { start = { within = days(1), before = 'day' } }"),
    ACTION("work", "owed = { start = { due = 'day' } }"),
    ACTION("work", "owed = { start = { cites = '1' } }"),
    ACTION("work", "owed = { start = { when = { grade = 'low' } } }"),
    ACTION("work", "owed = { start = { unless = { grade = 'low' } } }"),
    ACTION("work", "owed = { start = {}, add = {} }"),
    ACTION("find", "owed = { add = { per = 'case' } }"),
    MAIN("standing = true, actions = { work = { owed = { day = {}, start = {} } } }"),
    MAIN("standing = true, actions = { work = { owed = { day = { calendar = 'working' } } } }"),
    MAIN("standing = true, actions = { work = { owed = { day = { period = 'day' } } } }"),
    ACTION("work", "undoes = 'tell'"),
    ACTION("work", "instead_of = 'tell'"),
    ACTION("work", "asks = 'day', extends = { 'tell@work', to = 'day' }"),
    ACTION("work", "asks = 'day', extends = { 'tell@work', to = 'day' }, before_due = true"),
    ACTION("work", "suspends = 'tell@work'"),
    ACTION("work", "resumes = 'tell@work'"),
    ACTION("work", "sets = { score = 1 }"),
    ACTION("work", "sets = { score = 2 }"),
    ACTION("work", "sets = { stance = 'gone' }"),
    ACTION("work", "starts = true"),
    ACTION("work", "ends = true"),
    ACTION("work", "reopens = true"),
    ACTION("work", "corrects = true"),
    ACTION("work", "cites = '1'"),
    ACTION("work", "cites = { '1', '2' }"),
    ACTION("work", "cites = { '1/R1', '2' }"),
    ACTION("work", "stage = { en = 'working' }"),
    ACTION("work", "adds = 'thing'"),
    ACTION("punish", "imposes = remove"),
};
enum { CHANGE_COUNT = sizeof CHANGES / sizeof *CHANGES };

static void each_change_of_a_rule_changes_the_digest(void **state) {
  (void)state;
  static char digests[CHANGE_COUNT][65];
  for (size_t i = 0; i < CHANGE_COUNT; i++) {
    digest_of(CHANGES[i], digests[i]);
    for (size_t k = 0; k < i; k++)
      if (strcmp(digests[i], digests[k]) == 0)
        fail_msg("the same digest for `%s` and `%s`", CHANGES[k], CHANGES[i]);
  }
}

/* ---- its form -------------------------------------------------------------------------------- */

static void the_meaning_is_one_json_object(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("");
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, &memory);
  cpl_json_begin(&json, &text);
  cpl_meaning_write(&json, &policy->model);
  const char *meaning = cpl_text_get(&text);
  static const char START[] = "{\"calendar\":\"cn\",\"closes\":1440,\"facts\":{";
  assert_memory_equal(meaning, START, sizeof START - 1);
  assert_int_equal(meaning[text.size - 1], '}');
  assert_null(strstr(meaning, "职员")); /* a label */
  cpl_text_end(&text);
  complaint_policy_free(policy);
}

static bool digest_again(const complaint_memory *memory, void *context) {
  complaint_policy *policy = context;
  return cpl_digest_model(&policy->model, memory);
}

static void a_digest_survives_every_failed_allocation(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("");
  cpl_allocator_exhaust(digest_again, policy);
  complaint_policy_free(policy);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_digest_is_64_hex_digits_and_always_the_same),
      cmocka_unit_test(words_for_people_are_no_rules),
      cmocka_unit_test(how_it_is_written_is_no_rule),
      cmocka_unit_test(a_local_is_no_rule),
      cmocka_unit_test(each_change_of_a_rule_changes_the_digest),
      cmocka_unit_test(the_meaning_is_one_json_object),
      cmocka_unit_test(a_digest_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
