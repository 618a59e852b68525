/* test_function_row.c - a function in the place of a row: what it is given, and when it fails. */
#include "tests/support/story.h"

#include <stdio.h>
#include <string.h>

#define HEAD                                                                                       \
  "roles = { clerk = {} }, offences = { brawl = { cites = '1' } }, "                               \
  "sanctions = menu { { id = 'warn', cites = '1' } }, "                                            \
  "facts = { score = { type = 'int', unknown = true }, flag = { type = 'bool' }, price = { type "  \
  "= 'money' }, "                                                                                  \
  "day = { type = 'date' }, hour = { type = 'time' }, grade = { type = 'enum', values = { "        \
  "'small', 'large' } }, lot = { type = 'set', values = { 'c', 'a', 'b' } }, "                     \
  "whom = { type = 'party' }, other = { type = 'case' }, offence = { type = 'offence' }, "         \
  "sanction = { type = 'sanction' }, weight = { type = 'int', per = 'person' } }"

#define ALL                                                                                        \
  "'score', 'flag', 'price', 'day', 'hour', 'grade', 'lot', 'other', 'offence', 'sanction'"
#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define HOLDS(name, reads, body)                                                                   \
  ACTION(name, "when = { reads = { " reads " }, holds = function(f) " body " end }") "\n"

static story begin(const char *actions) {
  static char process[8192];
  (void)snprintf(process, sizeof process,
                 "items = { person = { named_by = 'whom' } }, actions = { %s %s %s }",
                 ACTION("record", "starts = true, asks = { " ALL " }"),
                 ACTION("person", "adds = 'person', needs = 'whom', asks = 'weight'"), actions);
  return story_of(HEAD, process);
}

static void start(story *s, const char *facts) {
  char more[512];
  (void)snprintf(more, sizeof more, "\"facts\":{%s}", facts);
  tell(s, "09-09T09:00", "record", "li/clerk", more);
}

static void a_function_holds_or_not(void **state) {
  (void)state;
  story s = begin(HOLDS("check", "'score'", "return (f.score or 0) > 60"));
  start(&s, "\"score\":61");
  decide(&s, "09-09T10:00");
  assert_open(&s, "check", "");
  story_end(&s);
  s = begin(HOLDS("check", "'score'", "return (f.score or 0) > 60"));
  start(&s, "\"score\":60");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "check", "", "when score");
  story_end(&s);
}

static void each_type_comes_in_its_own_form(void **state) {
  (void)state;
  story s = begin(HOLDS("number", ALL, "return f.score == 7 and f.price == -250") HOLDS(
      "boolean", ALL, "return f.flag == false") HOLDS("date", ALL, "return f.day == '2014-02-09'")
                      HOLDS("time", ALL, "return f.hour == '2014-09-09T08:00:00+08:00'")
                          HOLDS("enum", ALL, "return f.grade == 'large'")
                              HOLDS("id", ALL, "return f.other == 'x-1'")
                                  HOLDS("catalogue", ALL,
                                        "return f.offence == 'brawl' and f.sanction == 'warn'"));
  start(&s, "\"score\":7,\"price\":-250,\"flag\":false,\"day\":\"2014-02-09\",\"hour\":"
            "\"2014-09-09T00:00:00Z\",\"grade\":\"large\",\"other\":\"x-1\",\"offence\":\"brawl\","
            "\"sanction\":\"warn\",\"lot\":[]");
  decide(&s, "09-09T10:00");
  static const char *const NAMES[] = {"number", "boolean", "date",     "time",
                                      "enum",   "id",      "catalogue"};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) assert_open(&s, NAMES[i], "");
  story_end(&s);
}

static void a_set_comes_as_a_list(void **state) {
  (void)state;
  story s =
      begin(HOLDS("list", "'lot'",
                  "return f.lot ~= nil and #f.lot == 2 and f.lot[1] == 'a' and f.lot[2] == 'c'"));
  start(&s, "\"lot\":[\"a\",\"c\"]");
  decide(&s, "09-09T10:00");
  assert_open(&s, "list", "");
  story_end(&s);
}

static void what_is_not_known_is_not_asked_about(void **state) {
  (void)state;
  story s = begin(HOLDS("check", "'score', 'flag'", "return true"));
  start(&s, "\"score\":null,\"flag\":true");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "check", "", "when flag");
  story_end(&s);
  s = begin(HOLDS("check", "'score'", "return f.score > 60"));
  start(&s, "");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "check", "", "when score");
  story_end(&s);
}

static void a_function_reads_the_event_first_and_what_lies_above(void **state) {
  (void)state;
  story s = begin(ACTION(
      "weigh", "per = 'person', asks = 'weight', when = { reads = { 'weight', "
               "'score' }, holds = function(f) return (f.weight or 0) > (f.score or 0) end }"));
  start(&s, "\"score\":5");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"zhao\",\"weight\":3}");
  tell(&s, "09-09T10:01", "weigh", "li/clerk", "\"on\":\"zhao\"");
  tell(&s, "09-09T10:02", "weigh", "li/clerk", "\"on\":\"zhao\",\"facts\":{\"weight\":6}");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 3, "when score"); /* the first that it reads, in order of name */
  assert_unlawful(&s, 4, "");
  story_end(&s);
}

/* ---- unhappy --------------------------------------------------------------------------------- */

static complaint_status decided(story *s, complaint_error *err) {
  return complaint_case_decide(s->c, story_time("09-09T10:00"), NULL, s->decision, err);
}

static void a_function_that_raises_is_an_error_of_the_policy(void **state) {
  (void)state;
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  story s = begin(HOLDS("check", "'score'", "return f.scores > 60"));
  start(&s, "\"score\":61");
  assert_int_equal(decided(&s, &err), COMPLAINT_E_POLICY);
  assert_non_null(strstr(err.text, "nil"));
  assert_non_null(strstr(err.text, ", in the function of `p.check.when`: mend it there"));
  assert_string_equal(err.rule, "p.check.when");
  assert_true(err.line > 0);
  assert_int_equal(decided(&s, NULL), COMPLAINT_E_POLICY);
  story_end(&s);
}

static void a_function_that_does_not_stop_is_stopped(void **state) {
  (void)state;
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  story s = begin(HOLDS("check", "'score'", "while true do end"));
  start(&s, "\"score\":1");
  assert_int_equal(decided(&s, &err), COMPLAINT_E_LIMIT);
  story_end(&s);
}

static void a_policy_with_functions_is_not_shared(void **state) {
  (void)state;
  story s = begin(HOLDS("check", "'score'", "return true"));
  assert_false(complaint_policy_shareable(s.policy));
  story_end(&s);
}

static void a_function_outlives_its_engine(void **state) {
  (void)state;
  story s = begin(HOLDS("check", "'score'", "return f.score == 1"));
  complaint_engine_free(s.engine);
  complaint_policy_free(s.policy);
  s.engine = NULL;
  s.policy = NULL;
  start(&s, "\"score\":1");
  decide(&s, "09-09T10:00");
  assert_open(&s, "check", "");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_function_holds_or_not),
      cmocka_unit_test(each_type_comes_in_its_own_form),
      cmocka_unit_test(a_set_comes_as_a_list),
      cmocka_unit_test(what_is_not_known_is_not_asked_about),
      cmocka_unit_test(a_function_reads_the_event_first_and_what_lies_above),
      cmocka_unit_test(a_function_that_raises_is_an_error_of_the_policy),
      cmocka_unit_test(a_function_that_does_not_stop_is_stopped),
      cmocka_unit_test(a_policy_with_functions_is_not_shared),
      cmocka_unit_test(a_function_outlives_its_engine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
