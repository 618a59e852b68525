/* test_versions.c - sets of versions: which one is in force on which day, and what is no set. */
#include "complaint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/dated.h"
#include "tests/support/policy_text.h"

#define OLD    "from = '2014-09-01', to = '2017-12-31'"
#define MIDDLE "from = '2018-03-01'"
#define NEW    "from = '2023-01-01'"

static complaint_versions *three(void) {
  return cpl_dated_set(cpl_dated("2023", NEW, ""), cpl_dated("2014", OLD, ""),
                       cpl_dated("2018", MIDDLE, ""));
}

/* ---- which one ------------------------------------------------------------------------------- */

static void assert_on(const complaint_versions *versions, const char *day, const char *version) {
  complaint_error err = {0};
  complaint_policy *policy = complaint_versions_on(versions, day, &err);
  if (policy == NULL) fail_msg("%s: %s", day, err.text);
  assert_string_equal(complaint_policy_version(policy), version);
  complaint_policy_free(policy);
}

static void assert_none_on(const complaint_versions *versions, const char *day, const char *why) {
  complaint_error err = {0};
  assert_null(complaint_versions_on(versions, day, &err));
  assert_int_equal(err.status, COMPLAINT_E_NOT_FOUND);
  assert_string_equal(err.text, why);
}

static void a_version_is_in_force_to_its_end_or_to_the_next_one(void **state) {
  (void)state;
  complaint_versions *versions = three();
  assert_on(versions, "2014-09-01", "2014");
  assert_on(versions, "2017-12-31", "2014");
  assert_on(versions, "2018-03-01", "2018");
  assert_on(versions, "2022-12-31", "2018");
  assert_on(versions, "2023-01-01", "2023");
  assert_on(versions, "9999-12-31", "2023");
  complaint_versions_free(versions);
}

static void a_day_without_a_version_is_told_with_its_neighbours(void **state) {
  (void)state;
  complaint_versions *versions = three();
  assert_none_on(versions, "2014-08-31",
                 "no version of `house` was in force on 2014-08-31: the first one, `2014`, began "
                 "on 2014-09-01");
  assert_none_on(versions, "2018-02-28",
                 "no version of `house` was in force on 2018-02-28: `2014` ended on 2017-12-31, "
                 "`2018` began on 2018-03-01");
  complaint_versions_free(versions);
  versions = cpl_dated_set(cpl_dated("1", "to = '2014-01-01'", ""),
                           cpl_dated("2", "from = '2014-01-02', to = '2015-01-01'", ""), NULL);
  assert_on(versions, "0001-01-01", "1");
  assert_none_on(versions, "2015-01-02",
                 "no version of `house` was in force on 2015-01-02: the last one, `2`, ended on "
                 "2015-01-01");
  complaint_versions_free(versions);
}

static void versions_are_listed_in_order_of_time(void **state) {
  (void)state;
  complaint_versions *versions = three();
  complaint_in_force at;
  assert_true(complaint_versions_at(versions, 1, &at));
  assert_string_equal(at.version, "2018");
  assert_int_equal(strlen(at.digest), 64);
  assert_string_equal(at.from, "2018-03-01");
  assert_string_equal(at.to, "2022-12-31");
  assert_true(complaint_versions_at(versions, 2, &at));
  assert_string_equal(at.to, "");
  assert_false(complaint_versions_at(versions, 3, &at));
  complaint_versions_free(versions);
}

static void a_version_is_found_by_its_name_and_by_its_digest(void **state) {
  (void)state;
  complaint_versions *versions = three();
  complaint_in_force at;
  complaint_error err = {0};
  assert_true(complaint_versions_at(versions, 0, &at));
  const char *const names[] = {"2014", at.digest};
  for (size_t i = 0; i < 2; i++) {
    complaint_policy *policy = complaint_versions_find(versions, names[i], NULL);
    assert_string_equal(complaint_policy_version(policy), "2014");
    assert_string_equal(complaint_policy_digest(policy), at.digest);
    complaint_policy_free(policy);
  }
  assert_null(complaint_versions_find(versions, "2019", &err));
  assert_int_equal(err.status, COMPLAINT_E_NOT_FOUND);
  assert_string_equal(err.text,
                      "there is no version `2019` of `house`; there is: `2014`, `2018`, `2023`");
  complaint_versions_free(versions);
}

static void a_version_of_a_set_can_be_put_into_another(void **state) {
  (void)state;
  complaint_versions *versions = three();
  complaint_policy *again[] = {complaint_versions_on(versions, "2018-03-01", NULL),
                               cpl_dated("2024", "from = '2024-01-01'", "")};
  complaint_versions *other = complaint_versions_new(again, 2, NULL);
  assert_on(other, "2023-06-01", "2018");
  complaint_versions_free(versions);
  for (size_t i = 0; i < 2; i++) complaint_policy_free(again[i]);
  assert_on(other, "2024-06-01", "2024");
  complaint_versions_free(other);
}

/* ---- no set ---------------------------------------------------------------------------------- */

static void assert_no_set(complaint_policy *one, complaint_policy *two, complaint_status status,
                          const char *why) {
  complaint_policy *policies[] = {one, two};
  complaint_error err = {0};
  assert_null(complaint_versions_new(policies, 2, &err));
  assert_string_equal(err.text, why);
  assert_int_equal(err.status, status);
  complaint_policy_free(one);
  complaint_policy_free(two);
}

static void versions_in_force_at_once_are_no_set(void **state) {
  (void)state;
  assert_no_set(cpl_dated("2", MIDDLE, ""),
                cpl_dated("1", "from = '2014-09-01', to = '2018-03-01'", ""), COMPLAINT_E_POLICY,
                "versions `1` and `2` of `house` are both in force from 2018-03-01: let the "
                "`in_force` of one end before that of the other begins");
  assert_no_set(cpl_dated("2", MIDDLE, ""), cpl_dated("1", MIDDLE, ""), COMPLAINT_E_POLICY,
                "versions `1` and `2` of `house` are both in force from 2018-03-01: let the "
                "`in_force` of one end before that of the other begins");
  assert_no_set(cpl_dated("2", "", ""), cpl_dated("1", "to = '2018-03-01'", ""), COMPLAINT_E_POLICY,
                "versions `1` and `2` of `house` are both in force from the beginning: let the "
                "`in_force` of one end before that of the other begins");
}

static void what_is_not_one_policy_is_no_set(void **state) {
  (void)state;
  assert_no_set(cpl_dated("1", MIDDLE, ""), cpl_dated("2", NEW, "id = 'yard'"),
                COMPLAINT_E_ARGUMENT,
                "`house` and `yard` are not versions of one policy: they have two ids");
  assert_no_set(cpl_dated("1", MIDDLE, ""), cpl_dated("1", NEW, ""), COMPLAINT_E_ARGUMENT,
                "version `1` of `house` is there twice: give each a version of its own");
  assert_no_set(cpl_dated("1", MIDDLE, ""), cpl_dated("2", NEW, "zone = '+09:00'"),
                COMPLAINT_E_POLICY,
                "versions `1` and `2` of `house` have two zones, so that a day of the one is none "
                "of the other: give both the same `zone`");
}

static void an_offence_that_asks_a_function_is_read_by_its_own_version_only(void **state) {
  (void)state;
  assert_no_set(cpl_dated("1", OLD,
                          "offences = { late = { when = { reads = 'count', holds =\n"
                          "  function(f) return f.count > 1 end } } }"),
                cpl_dated("2", NEW, ""), COMPLAINT_E_POLICY,
                "version `1` of `house` beside version `2`: an offence asks a Lua function, which "
                "answers for its own version only: write its `when` as a row");
}

static void the_day_of_the_conduct_is_a_date_that_may_be_shown(void **state) {
  (void)state;
  const char *why = "version `2` of `house` beside version `2`: `conduct_on` says under which "
                    "version an offence is read: make it a date that is not personal";
  assert_no_set(cpl_dated("1", OLD, ""),
                cpl_dated("2", NEW, "facts = { conduct_on = { type = 'time' } }"),
                COMPLAINT_E_POLICY, why);
  assert_no_set(cpl_dated("1", OLD, ""),
                cpl_dated("2", NEW, "facts = { conduct_on = { personal = true } }"),
                COMPLAINT_E_POLICY, why);
}

static void a_version_that_finds_nothing_can_have_no_offences(void **state) {
  (void)state;
  assert_no_set(cpl_dated("1", OLD, "processes = { complaint = { actions = { find = remove } } }"),
                cpl_dated("2", NEW, ""), COMPLAINT_E_POLICY,
                "version `1` of `house` beside version `2`: it has offences and no action that "
                "finds one, so that they cannot be read");
}

/* 60 tests of one version and 60 of another are more than a process can have. */
static void too_many_tests_are_refused_with_a_sentence(void **state) {
  (void)state;
  char more[2][2048];
  for (int v = 0; v < 2; v++) {
    int size = snprintf(more[v], sizeof more[v], "offences = { late = { when = {");
    for (int i = 0; i < 40; i++)
      size += snprintf(more[v] + size, sizeof more[v] - (size_t)size, "{ count = %d }, ",
                       10 + 100 * v + i);
    (void)snprintf(more[v] + size, sizeof more[v] - (size_t)size, "} } }");
  }
  complaint_policy *two = cpl_dated("2", NEW, more[1]);
  assert_no_set(cpl_dated("1", OLD, more[0]), two, COMPLAINT_E_LIMIT,
                "version `2` of `house` beside version `1`: the offences of all versions together "
                "ask for more than the 64 tests that a process can have");
}

static void no_set_without_policies(void **state) {
  (void)state;
  complaint_error err = {0};
  complaint_policy *policy = cpl_dated("1", "", "");
  complaint_policy *with_a_hole[] = {policy, NULL};
  assert_null(complaint_versions_new(with_a_hole, 0, &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  err = (complaint_error){0};
  assert_null(complaint_versions_new(with_a_hole, 2, &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  complaint_versions *alone = complaint_versions_new(with_a_hole, 1, NULL);
  err = (complaint_error){0};
  assert_null(complaint_versions_on(alone, "1 May", &err));
  assert_string_equal(err.text, "a date is written as in 2019-05-01");
  complaint_policy_free(policy);
  complaint_versions_free(alone);
}

/* ---- memory ---------------------------------------------------------------------------------- */

typedef struct handles {
  complaint_engine *engine;
  complaint_policy *policies[2], *of_day;
  complaint_versions *versions;
  complaint_case *c;
  complaint_decision *decision;
} handles;

enum { HANDLES = 7 };

static void free_one(handles *h, unsigned number) {
  switch (number) {
  case 0: complaint_engine_free(h->engine); break;
  case 1: complaint_policy_free(h->policies[0]); break;
  case 2: complaint_policy_free(h->policies[1]); break;
  case 3: complaint_policy_free(h->of_day); break;
  case 4: complaint_versions_free(h->versions); break;
  case 5: complaint_case_free(h->c); break;
  default: complaint_decision_free(h->decision); break;
  }
}

static complaint_policy *load(complaint_engine *engine, const char *version, const char *in_force) {
  const char *source = cpl_dated_source(
      version, in_force, "offences = { late = { when = { harm = 'great', where = 'hall' } } }");
  return complaint_engine_load_text(engine, "house", source, strlen(source), NULL);
}

/* False when memory ran out somewhere on the way. */
static bool begin(const complaint_memory *memory, handles *h) {
  const complaint_options options = {.memory = *memory};
  static const char EVENT[] =
      "{\"action\":\"allege\",\"actor\":\"li\",\"at\":\"2023-01-01T09:00:00+08:00\",\"facts\":"
      "{\"conduct_on\":\"2018-04-01\",\"offence\":\"late\"},\"id\":\"e1\",\"on\":\"a1\","
      "\"recorded_at\":\"2023-01-01T09:00:00+08:00\",\"roles\":[\"clerk\"],\"seq\":1}";
  *h = (handles){.engine = complaint_engine_new(&options, NULL)};
  if (h->engine == NULL) return false;
  h->policies[0] = load(h->engine, "1", MIDDLE);
  h->policies[1] = load(h->engine, "2", NEW);
  h->versions = complaint_versions_new(h->policies, 2, NULL);
  h->of_day = complaint_versions_on(h->versions, "2023-01-01", NULL);
  h->c = complaint_case_new(h->of_day, "complaint", "h-1", NULL);
  h->decision = complaint_decision_new(memory, NULL);
  return complaint_case_add(h->c, EVENT, strlen(EVENT), NULL) == COMPLAINT_OK &&
         complaint_case_decide(h->c, COMPLAINT_NOW, NULL, h->decision, NULL) == COMPLAINT_OK;
}

static bool live(const complaint_memory *memory, void *unused) {
  handles h;
  complaint_law_answer law;
  (void)unused;
  bool done = begin(memory, &h);
  if (done) {
    assert_true(complaint_decision_law(h.decision, 0, &law));
    assert_string_equal(law.version, "1");
  }
  for (unsigned i = 0; i < HANDLES; i++) free_one(&h, i);
  return done;
}

static void a_set_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(live, NULL);
}

/* Number `n` of the orders in which `count` things can stand: the next of those that are left. */
static unsigned next_of(unsigned *left, unsigned count, unsigned *n) {
  unsigned at = *n % count, chosen = left[at];
  *n /= count;
  for (unsigned i = at; i + 1 < count; i++) left[i] = left[i + 1];
  return chosen;
}

static void a_set_can_be_freed_in_any_order(void **state) {
  (void)state;
  const unsigned orders = 7 * 6 * 5 * 4 * 3 * 2;
  for (unsigned order = 0; order < orders; order += 11) {
    cpl_allocator allocator = {0};
    const complaint_memory memory = cpl_allocator_memory(&allocator);
    unsigned left[HANDLES] = {0, 1, 2, 3, 4, 5, 6}, n = order;
    handles h;
    assert_true(begin(&memory, &h));
    for (unsigned count = HANDLES; count > 0; count--) free_one(&h, next_of(left, count, &n));
    assert_int_equal(allocator.blocks, 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_version_is_in_force_to_its_end_or_to_the_next_one),
      cmocka_unit_test(a_day_without_a_version_is_told_with_its_neighbours),
      cmocka_unit_test(versions_are_listed_in_order_of_time),
      cmocka_unit_test(a_version_is_found_by_its_name_and_by_its_digest),
      cmocka_unit_test(a_version_of_a_set_can_be_put_into_another),
      cmocka_unit_test(versions_in_force_at_once_are_no_set),
      cmocka_unit_test(what_is_not_one_policy_is_no_set),
      cmocka_unit_test(an_offence_that_asks_a_function_is_read_by_its_own_version_only),
      cmocka_unit_test(the_day_of_the_conduct_is_a_date_that_may_be_shown),
      cmocka_unit_test(a_version_that_finds_nothing_can_have_no_offences),
      cmocka_unit_test(too_many_tests_are_refused_with_a_sentence),
      cmocka_unit_test(no_set_without_policies),
      cmocka_unit_test(a_set_survives_every_failed_allocation),
      cmocka_unit_test(a_set_can_be_freed_in_any_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
