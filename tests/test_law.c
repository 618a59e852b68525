/* test_law.c - under which version an offence is read, and what is said of it. */
#include "libcomplaint/case/law.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/corpus.h"
#include "tests/support/dated.h"

#define FIRST  "from = '2014-01-01'"
#define SECOND "from = '2018-01-01'"
#define THIRD  "from = '2023-01-01'"

#define FOUND "\"finding\":true"

static void assert_found(const char *answer) {
  if (strstr(answer, "\"accepted\"") == NULL) fail_msg("%s", answer);
}

static void assert_refused(const char *answer, const char *what) {
  char reason[128];
  (void)snprintf(reason, sizeof reason, "\"what\":\"%s\",\"why\":\"offence\"", what);
  if (strstr(answer, reason) == NULL) fail_msg("%s", answer);
}

/* `late` asks for `row` in the first of two versions, for nothing in the second, under which the
 * case runs; the conduct is of the first one's time. */
static complaint_case *asked_before(const char *row, const char *more, const char *facts) {
  char offences[512], allegation[256];
  (void)snprintf(offences, sizeof offences, "offences = { late = { when = %s } }, %s", row, more);
  (void)snprintf(allegation, sizeof allegation,
                 "\"conduct_on\":\"2017-05-01\",\"offence\":\"late\"%s%s",
                 facts[0] == '\0' ? "" : ",", facts);
  complaint_versions *versions =
      cpl_dated_set(cpl_dated("1", FIRST, offences), cpl_dated("2", SECOND, ""), NULL);
  complaint_case *c = cpl_dated_case(versions, "2018-02-01");
  cpl_dated_allege(c, "2018-02-02", "a1", allegation);
  complaint_versions_free(versions);
  return c;
}

static void assert_row_holds(const char *row, const char *more, const char *facts) {
  complaint_case *c = asked_before(row, more, facts);
  assert_found(cpl_dated_find(c, "2018-02-03", "a1", FOUND));
  complaint_case_free(c);
}

static void assert_row_fails(const char *row, const char *more, const char *facts,
                             const char *what) {
  complaint_case *c = asked_before(row, more, facts);
  assert_refused(cpl_dated_find(c, "2018-02-03", "a1", FOUND), what);
  complaint_case_free(c);
}

/* ---- rows of another version in the facts of this one ---------------------------------------- */

static void a_fact_that_no_rule_of_the_case_asks_for_is_kept_all_the_same(void **state) {
  (void)state;
  assert_row_holds("{ harm = 'great' }", "", "\"harm\":\"great\"");
  assert_row_fails("{ harm = 'great' }", "", "\"harm\":\"small\"", "harm");
  assert_row_fails("{ harm = 'great' }", "", "", "harm");
}

static void numbers_and_sets_and_ids_are_compared_as_before(void **state) {
  (void)state;
  assert_row_holds("{ count = { min = 2 } }", "", "\"count\":2");
  assert_row_fails("{ count = { min = 2 } }", "", "", "count");
  assert_row_holds("{ count = 1 }", "", ""); /* the default of this version */
  assert_row_holds("{ where = { 'hall', 'yard' } }", "", "\"where\":[\"yard\"]");
  assert_row_fails("{ where = { all = { 'hall', 'yard' } } }", "", "\"where\":[\"yard\"]", "where");
  assert_row_holds("{ whom = 'staff:1' }", "", "\"whom\":\"staff:1\"");
  assert_row_fails("{ whom = 'staff:1' }", "", "\"whom\":\"staff:2\"", "whom");
  assert_row_holds("{ offence = 'late' }", "", "");
  assert_row_holds("{ conduct_on = { than = 'conduct_on', min = 0 } }", "", "");
}

static void a_value_that_this_version_does_not_have_is_never_given(void **state) {
  (void)state;
  const char *more = "facts = { harm = { values = { 'none', 'small', 'great', 'mortal' } },\n"
                     "where = { values = { 'hall', 'roof', 'yard' } } }";
  assert_row_fails("{ harm = 'mortal' }", more, "\"harm\":\"great\"", "harm");
  assert_row_holds("{ harm = { 'great', 'mortal' } }", more, "\"harm\":\"great\"");
  assert_row_holds("{ where = { 'roof', 'yard' } }", more, "\"where\":[\"yard\"]");
  assert_row_fails("{ where = { all = { 'roof', 'yard' } } }", more, "\"where\":[\"yard\"]",
                   "where");
}

static void a_fact_that_this_version_does_not_have_is_never_known(void **state) {
  (void)state;
  const char *more = "facts = { alone = { type = 'bool', default = true, per = 'allegation' } },\n"
                     "roles = { guard = {} }";
  assert_row_fails("{ alone = true }", more, "", "alone");
  assert_row_holds("{ { alone = true }, { count = 1 } }", more, "");
  assert_row_fails("{ present = 'guard' }", more, "", "guard");
  assert_row_holds("{ present = 'clerk' }", more, "");
}

static void a_fact_of_another_type_is_another_fact(void **state) {
  (void)state;
  assert_row_fails("{ harm = true }", "facts = { harm = { type = 'bool', values = remove } }",
                   "\"harm\":\"great\"", "harm");
}

static void the_first_missing_key_is_told_in_order_of_name(void **state) {
  (void)state;
  assert_row_fails("{ whom = 'staff:1', count = 5, harm = 'great' }", "", "", "count");
}

/* ---- which version --------------------------------------------------------------------------- */

static complaint_versions *chain(void) {
  return cpl_dated_set(
      cpl_dated("1", FIRST, "offences = { gossip = { cites = 'house:3' } }"),
      cpl_dated("2", SECOND, "offences = { late = { when = { harm = 'great' } } }"),
      cpl_dated("3", THIRD, "offences = { late = remove, phone = { cites = 'house:4' } }"));
}

static void an_offence_of_another_version_only_is_found_by_the_law_of_its_day(void **state) {
  (void)state;
  complaint_versions *versions = chain();
  complaint_case *c = cpl_dated_case(versions, "2018-06-01");
  cpl_dated_allege(c, "2018-06-02", "a1", "\"offence\":\"gossip\",\"conduct_on\":\"2017-12-31\"");
  cpl_dated_allege(c, "2018-06-02", "a2", "\"offence\":\"gossip\",\"conduct_on\":\"2018-01-01\"");
  cpl_dated_allege(c, "2018-06-02", "a3", "\"offence\":\"gossip\"");
  cpl_dated_allege(c, "2018-06-02", "a4", "\"offence\":\"smoking\",\"conduct_on\":\"2013-12-31\"");
  assert_found(cpl_dated_find(c, "2018-06-03", "a1", FOUND));
  assert_refused(cpl_dated_find(c, "2018-06-03", "a2", FOUND), "gossip");
  assert_refused(cpl_dated_find(c, "2018-06-03", "a3", FOUND), "gossip");
  assert_refused(cpl_dated_find(c, "2018-06-03", "a4", FOUND), "conduct_on");
  assert_found(cpl_dated_find(c, "2018-06-03", "a4", "\"finding\":false"));
  complaint_case_free(c);
  complaint_versions_free(versions);
}

static void what_has_not_happened_yet_is_read_by_the_law_of_the_case(void **state) {
  (void)state;
  complaint_versions *versions = chain();
  complaint_case *c = cpl_dated_case(versions, "2022-06-01");
  cpl_dated_allege(c, "2022-06-02", "a1", "\"offence\":\"late\",\"conduct_on\":\"2023-01-01\"");
  assert_refused(cpl_dated_find(c, "2022-06-03", "a1", FOUND), "harm");
  assert_refused(cpl_dated_find(c, "2023-01-01", "a1", FOUND), "late");
  complaint_case_free(c);
  complaint_versions_free(versions);
}

static void a_policy_alone_is_the_law_of_every_day(void **state) {
  (void)state;
  complaint_policy *policy = cpl_dated("2", SECOND, "");
  complaint_case *c = cpl_dated_case_under(policy, "2018-06-01");
  cpl_dated_allege(c, "2018-06-02", "a1", "\"offence\":\"late\",\"conduct_on\":\"2013-01-01\"");
  assert_found(cpl_dated_find(c, "2018-06-03", "a1", FOUND));
  complaint_case_free(c);
  complaint_policy_free(policy);
}

/* ---- decisions ------------------------------------------------------------------------------- */

static void both_digests_stand_in_a_decision(void **state) {
  (void)state;
  complaint_versions *versions = chain();
  complaint_case *c = cpl_dated_case(versions, "2018-06-01");
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  complaint_law_answer law;
  complaint_in_force first;
  cpl_dated_allege(c, "2018-06-02", "a1", "\"offence\":\"smoking\",\"conduct_on\":\"2018-05-31\"");
  cpl_dated_allege(c, "2018-06-02", "a2", "\"offence\":\"smoking\",\"conduct_on\":\"2016-02-29\"");
  cpl_dated_allege(c, "2018-06-02", "a3", "\"offence\":\"smoking\",\"conduct_on\":\"2013-01-01\"");
  assert_int_equal(complaint_case_decide(c, COMPLAINT_NOW, NULL, decision, NULL), COMPLAINT_OK);
  assert_true(complaint_versions_at(versions, 0, &first));
  assert_int_equal(complaint_decision_law_count(decision), 2);
  assert_true(complaint_decision_law(decision, 0, &law));
  assert_string_equal(law.on, "a2");
  assert_string_equal(law.conduct_on, "2016-02-29");
  assert_string_equal(law.version, "1");
  assert_string_equal(law.digest, first.digest);
  assert_true(complaint_decision_law(decision, 1, &law));
  assert_string_equal(law.on, "a3");
  assert_string_equal(law.version, "");
  assert_string_equal(law.digest, "");
  assert_false(complaint_decision_law(decision, 2, &law));
  assert_string_equal(complaint_policy_version(complaint_case_policy(c)), "2");
  complaint_case_free(c);
  complaint_versions_free(versions);
  assert_true(complaint_decision_law(decision, 0, &law));
  assert_string_equal(law.version, "1");
  complaint_decision_free(decision);
}

/* A chain of three: whatever was added meanwhile, an old decision is made again byte for byte. */
static void decide_under(complaint_policy **policies, size_t count, const char *now,
                         complaint_text *out) {
  complaint_versions *versions = complaint_versions_new(policies, count, NULL);
  complaint_case *c = cpl_dated_case(versions, "2018-06-01");
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  cpl_moment moment = 0;
  cpl_dated_allege(c, "2018-06-02", "a1", "\"offence\":\"late\",\"conduct_on\":\"2017-06-01\"");
  cpl_dated_allege(c, "2018-06-02", "a2", "\"offence\":\"late\",\"conduct_on\":\"2018-01-01\"");
  cpl_dated_allege(c, "2018-06-02", "a3", "\"offence\":\"late\",\"conduct_on\":\"2029-01-01\"");
  (void)cpl_dated_find(c, "2018-06-03", "a1", FOUND);
  (void)cpl_dated_find(c, "2018-06-03", "a2", FOUND ",\"harm\":\"great\"");
  assert_true(cpl_moment_parse(now, strlen(now), &moment));
  assert_int_equal(complaint_case_decide(c, moment, NULL, decision, NULL), COMPLAINT_OK);
  assert_int_equal(complaint_decision_json(decision, out, NULL), COMPLAINT_OK);
  complaint_decision_free(decision);
  complaint_case_free(c);
  complaint_versions_free(versions);
}

static void an_old_decision_is_the_same_after_newer_versions(void **state) {
  (void)state;
  complaint_policy *policies[] = {
      cpl_dated("1", FIRST, "offences = { gossip = { cites = 'house:3' } }"),
      cpl_dated("2", SECOND, "offences = { late = { when = { harm = 'great' } } }"),
      cpl_dated("3", THIRD, "offences = { late = remove, phone = { cites = 'house:4' } }"),
      cpl_dated("4", "from = '2026-01-01'", "offences = { late = { when = { count = 9 } } }")};
  complaint_text *then = complaint_text_new(NULL, NULL), *again = complaint_text_new(NULL, NULL);
  decide_under(policies, 2, "2018-07-01T00:00:00+08:00", then);
  for (size_t count = 3; count <= 4; count++) {
    decide_under(policies, count, "2018-07-01T00:00:00+08:00", again);
    assert_string_equal(complaint_text_get(again, NULL), complaint_text_get(then, NULL));
  }
  decide_under(policies, 4, "2030-01-01T00:00:00+08:00", again);
  assert_non_null(strstr(complaint_text_get(again, NULL), "\"conduct_on\":\"2029-01-01\""));
  complaint_text_free(then);
  complaint_text_free(again);
  for (size_t i = 0; i < 4; i++) complaint_policy_free(policies[i]);
}

/* ---- explanations ---------------------------------------------------------------------------- */

static void assert_explained(complaint_case *c, const char *day, const char *id,
                             const char *sentence) {
  char event[512];
  complaint_text *text = complaint_text_new(NULL, NULL);
  (void)snprintf(event, sizeof event,
                 "{\"action\":\"find\",\"actor\":\"li\",\"at\":\"%sT10:00:00+08:00\","
                 "\"facts\":{" FOUND "},\"on\":\"%s\",\"roles\":[\"clerk\"]}",
                 day, id);
  assert_int_equal(complaint_case_explain_refusal(c, event, strlen(event), COMPLAINT_NOW,
                                                  COMPLAINT_EN, text, NULL),
                   COMPLAINT_OK);
  if (strstr(complaint_text_get(text, NULL), sentence) == NULL)
    fail_msg("%s\n%s", sentence, complaint_text_get(text, NULL));
  complaint_text_free(text);
}

static void a_refusal_names_the_version_and_its_clause(void **state) {
  (void)state;
  complaint_versions *versions = cpl_dated_set(
      cpl_dated("1", FIRST,
                "clauses = { ['house:4'] = { en = 'nobody is late to the harm of others' } },\n"
                "offences = { late = { when = { harm = 'great' } } }"),
      cpl_dated("2", SECOND, "offences = { phone = { cites = 'house:4' } }"), NULL);
  complaint_case *c = cpl_dated_case(versions, "2018-06-01");
  cpl_dated_allege(c, "2018-06-02", "a1", "\"offence\":\"late\",\"conduct_on\":\"2017-06-01\"");
  cpl_dated_allege(c, "2018-06-02", "a2", "\"offence\":\"phone\",\"conduct_on\":\"2017-06-01\"");
  cpl_dated_allege(c, "2018-06-02", "a3", "\"offence\":\"late\",\"conduct_on\":\"2013-06-01\"");
  assert_explained(c, "2018-06-03", "a1",
                   "what makes the offence is not there: `harm` for allegation a1; read under "
                   "version `1`, in force on 2017-06-01, when it happened [house:4]\n");
  assert_explained(c, "2018-06-03", "a1",
                   "    house:4 (1)  nobody is late to the harm of others\n");
  assert_explained(c, "2018-06-03", "a2",
                   "`phone` is no offence under version `1`, in force on 2017-06-01, when it "
                   "happened [house:2]\n");
  assert_explained(c, "2018-06-03", "a2", "nothing, unless the day is wrong: correct `conduct_on`");
  assert_explained(c, "2018-06-03", "a3",
                   "no version was in force on the day of the conduct, 2013-06-01 [house:2]\n");
  complaint_case_free(c);
  complaint_versions_free(versions);
}

static void what_cannot_be_shown_here_is_explained(void **state) {
  (void)state;
  complaint_case *c =
      asked_before("{ alone = true }",
                   "facts = { alone = { type = 'bool', default = true, per = 'allegation' } }", "");
  assert_explained(c, "2018-02-03", "a1",
                   "version `2`, under which the case runs, does not have `alone`, so that it is "
                   "never known [house:4]\n");
  assert_explained(c, "2018-02-03", "a1", "nothing: a case under version `2` cannot say `alone`\n");
  complaint_case_free(c);
}

static void an_old_decision_of_the_corpus_is_made_again(void **state) {
  (void)state;
  corpus_desk *desk = corpus_desk_new();
  char then[4096];
  (void)snprintf(then, sizeof then, "%s",
                 corpus_desk_answer(desk, "versions/chain-as-decided-then"));
  assert_string_equal(corpus_desk_answer(desk, "versions/chain-made-again"), then);
  assert_string_not_equal(corpus_desk_answer(desk, "versions/chain-today"), then);
  corpus_desk_free(desk);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_fact_that_no_rule_of_the_case_asks_for_is_kept_all_the_same),
      cmocka_unit_test(numbers_and_sets_and_ids_are_compared_as_before),
      cmocka_unit_test(a_value_that_this_version_does_not_have_is_never_given),
      cmocka_unit_test(a_fact_that_this_version_does_not_have_is_never_known),
      cmocka_unit_test(a_fact_of_another_type_is_another_fact),
      cmocka_unit_test(the_first_missing_key_is_told_in_order_of_name),
      cmocka_unit_test(an_offence_of_another_version_only_is_found_by_the_law_of_its_day),
      cmocka_unit_test(what_has_not_happened_yet_is_read_by_the_law_of_the_case),
      cmocka_unit_test(a_policy_alone_is_the_law_of_every_day),
      cmocka_unit_test(both_digests_stand_in_a_decision),
      cmocka_unit_test(an_old_decision_is_the_same_after_newer_versions),
      cmocka_unit_test(a_refusal_names_the_version_and_its_clause),
      cmocka_unit_test(what_cannot_be_shown_here_is_explained),
      cmocka_unit_test(an_old_decision_of_the_corpus_is_made_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
