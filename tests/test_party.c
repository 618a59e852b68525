/* test_party.c - who somebody is in a case: parties, stand-ins, holders of a role. */
#include "tests/support/story.h"

#include <stdio.h>

#define ROLES                                                                                      \
  "roles = { clerk = {}, respondent = { party = true, is = 'respondent' }, complainant = { party " \
  "= true, is = 'who' }, office = { department = 'dept:office', stand_in = 'committee' }, "        \
  "committee = { department = 'dept:committee', stand_in = 'superior' }, superior = {}, "          \
  "leader = { held_by = 'leader' }, friend = { held_by = 'friend' } }, "

#define HEAD                                                                                       \
  ROLES "facts = { who = { type = 'party', unknown = true }, against = { type = 'party' }, "       \
        "leader = { type = "                                                                       \
        "'party' }, friend = { type = 'party', per = 'respondent' } }"

#define ACTION(name, rest) name " = { cites = '1', " rest " }, "
#define PROCESS                                                                                    \
  "items = { respondent = { named_by = 'against' }, allegation = { of = 'respondent', parent = "   \
  "'against' } }, actions = { " ACTION("record", "by = 'clerk', starts = true, asks = 'leader'")   \
      ACTION("name", "by = 'clerk', asks = 'who'") ACTION(                                         \
          "accuse", "by = 'clerk', adds = 'respondent', needs = 'against', asks = 'friend'")       \
          ACTION("allege", "by = 'clerk', adds = 'allegation', needs = 'against'")                 \
              ACTION("sign", "by = 'clerk'") ACTION("decide", "by = 'office'")                     \
                  ACTION("defend", "by = 'respondent'") ACTION("read", "by = 'leader'")            \
                      ACTION("help", "by = 'friend', per = 'respondent'")                          \
                          ACTION("appeal", "by = { 'complainant', 'clerk' }") " }"

static story begin(void) {
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  return s;
}

static void accuse(story *s, const char *whom) {
  char more[128];
  (void)snprintf(more, sizeof more, "\"facts\":{\"against\":\"%s\"}", whom);
  tell(s, "09-09T10:00", "accuse", "li/clerk", more);
}

/* ---- recusal --------------------------------------------------------------------------------- */

static void a_party_acts_only_in_its_own_role(void **state) {
  (void)state;
  story s = begin();
  accuse(&s, "wang");
  decide_as(&s, "09-09T11:00", "wang/clerk");
  assert_reasons(&s, "sign", "", "recused wang");
  decide_as(&s, "09-09T11:00", "wang/respondent");
  assert_open(&s, "defend", "");
  assert_reasons(&s, "sign", "", "role clerk; recused wang");
  story_end(&s);
}

static void recusal_looks_at_the_person_not_at_the_role_shown(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T10:00", "name", "li/clerk", "\"facts\":{\"who\":\"han\"}");
  decide_as(&s, "09-09T11:00", "han/clerk");
  assert_open(&s, "appeal", "");
  assert_reasons(&s, "sign", "", "recused han");
  story_end(&s);
}

static void recusal_counts_from_the_moment_of_naming(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T09:30", "sign", "wang/clerk", "");
  accuse(&s, "wang");
  tell(&s, "09-09T10:30", "sign", "wang/clerk", "");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 2, "");
  assert_unlawful(&s, 4, "void: recused wang");
  story_end(&s);
}

static void those_with_the_actor_and_whoever_entered_it_are_looked_at_too(void **state) {
  (void)state;
  story s = begin();
  accuse(&s, "wang");
  tell(&s, "09-09T11:00", "sign", "li/clerk", "\"with\":[\"sun\",\"wang\"]");
  tell(&s, "09-09T11:01", "sign", "li/clerk", "\"entered_by\":\"wang\"");
  tell(&s, "09-09T11:02", "sign", "li/clerk", "\"with\":[\"sun\"],\"entered_by\":\"zhao\"");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 3, "void: recused wang");
  assert_unlawful(&s, 4, "void: recused wang");
  assert_unlawful(&s, 5, "");
  story_end(&s);
}

static void an_event_that_names_its_own_actor_is_void(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T10:00", "accuse", "li/clerk", "\"facts\":{\"against\":\"li\"}");
  tell(&s, "09-09T10:01", "name", "li/clerk", "\"facts\":{\"who\":\"li\"}");
  tell(&s, "09-09T10:02", "allege", "li/clerk", "\"on\":\"a1\",\"facts\":{\"against\":\"li\"}");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 2, "void: recused li");
  assert_unlawful(&s, 3, "void: recused li");
  assert_unlawful(&s, 4, "void: recused li");
  decide_as(&s, "09-09T12:00", "li/clerk");
  assert_open(&s, "sign", "");
  story_end(&s);
}

static void a_party_of_which_nothing_is_known_recuses_nobody(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T10:00", "name", "li/clerk", "\"facts\":{\"who\":null}");
  decide_as(&s, "09-09T11:00", "han/clerk");
  assert_open(&s, "sign", "");
  story_end(&s);
}

/* ---- stand-ins ------------------------------------------------------------------------------- */

static void a_department_complained_of_is_stood_in_for(void **state) {
  (void)state;
  story s = begin();
  decide_as(&s, "09-09T09:30", "sun/office");
  assert_open(&s, "decide", "");
  accuse(&s, "dept:office");
  decide_as(&s, "09-09T11:00", "sun/office");
  assert_reasons(&s, "decide", "", "role committee");
  decide_as(&s, "09-09T11:00", "qian/committee");
  assert_open(&s, "decide", "");
  assert_json(&s, "{\"action\":\"decide\",\"by\":[\"committee\"]");
  story_end(&s);
}

static void the_stand_in_can_itself_be_complained_of(void **state) {
  (void)state;
  story s = begin();
  accuse(&s, "dept:committee");
  decide_as(&s, "09-09T10:30", "sun/office");
  assert_open(&s, "decide", "");
  accuse(&s, "dept:office");
  decide(&s, "09-09T11:00");
  assert_json(&s, "{\"action\":\"decide\",\"by\":[\"superior\"]");
  story_end(&s);
}

static void a_department_can_be_named_by_a_fact(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T10:00", "name", "li/clerk", "\"facts\":{\"who\":\"dept:office\"}");
  decide(&s, "09-09T11:00");
  assert_json(&s, "{\"action\":\"decide\",\"by\":[\"committee\"]");
  story_end(&s);
}

static void a_department_that_is_named_as_something_else_goes_on(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T08:00", "record", "li/clerk", "\"facts\":{\"leader\":\"dept:office\"}");
  decide(&s, "09-09T11:00");
  assert_json(&s, "{\"action\":\"decide\",\"by\":[\"office\"]");
  story_end(&s);
}

#define RING                                                                                       \
  "roles = { clerk = {}, respondent = { party = true, is = 'against' }, "                          \
  "east = { department = 'dept:east', stand_in = 'west' }, "                                       \
  "west = { department = 'dept:west', stand_in = 'east' } }, "                                     \
  "facts = { against = { type = 'party', per = 'respondent' } }"

static void stand_ins_cannot_go_round_in_a_ring(void **state) {
  (void)state;
  assert_policy(RING,
                "items = { respondent = { named_by = 'against' } }, actions = { record = { by = "
                "'clerk', starts = true, cites = '1' }, accuse = { by = 'clerk', adds = "
                "'respondent', needs = 'against', cites = '1' }, decide = { by = 'east', cites = "
                "'1' } }",
                "stand_in");
}

/* ---- held by somebody ------------------------------------------------------------------------ */

static void only_the_person_named_holds_the_role(void **state) {
  (void)state;
  story s = story_of(HEAD, PROCESS);
  tell(&s, "09-09T09:00", "record", "li/clerk", "\"facts\":{\"leader\":\"zhou\"}");
  decide_as(&s, "09-09T10:00", "zhou/leader");
  assert_open(&s, "read", "");
  decide_as(&s, "09-09T10:00", "wu/leader");
  assert_reasons(&s, "read", "", "role leader");
  story_end(&s);
}

static void a_role_that_nobody_is_named_for_is_held_by_nobody(void **state) {
  (void)state;
  story s = begin();
  decide_as(&s, "09-09T10:00", "zhou/leader");
  assert_reasons(&s, "read", "", "role leader");
  decide(&s, "09-09T10:00");
  assert_open(&s, "read", "");
  story_end(&s);
}

static void a_role_can_be_held_for_each_item(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T10:00", "accuse", "li/clerk",
       "\"facts\":{\"against\":\"wang\",\"friend\":\"zhou\"}");
  tell(&s, "09-09T10:01", "accuse", "li/clerk",
       "\"facts\":{\"against\":\"zhao\",\"friend\":\"wu\"}");
  decide_as(&s, "09-09T11:00", "zhou/friend");
  assert_open(&s, "help", "wang");
  assert_reasons(&s, "help", "zhao", "role friend");
  story_end(&s);
}

/* ---- unhappy --------------------------------------------------------------------------------- */

static void roles_that_the_policy_does_not_know_are_passed_over(void **state) {
  (void)state;
  story s = begin();
  tell(&s, "09-09T10:00", "sign", "li/astronaut,clerk", "");
  tell(&s, "09-09T10:00", "sign", "li/astronaut", "");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 2, "");
  assert_unlawful(&s, 3, "void: role clerk");
  story_end(&s);
}

static void somebody_the_case_has_never_heard_of_may_ask(void **state) {
  (void)state;
  story s = begin();
  accuse(&s, "wang");
  decide_as(&s, "09-09T11:00", "nobody-ever/clerk");
  assert_open(&s, "sign", "");
  decide_as(&s, "09-09T11:00", "nobody-ever");
  assert_reasons(&s, "sign", "", "role clerk");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_party_acts_only_in_its_own_role),
      cmocka_unit_test(recusal_looks_at_the_person_not_at_the_role_shown),
      cmocka_unit_test(recusal_counts_from_the_moment_of_naming),
      cmocka_unit_test(those_with_the_actor_and_whoever_entered_it_are_looked_at_too),
      cmocka_unit_test(an_event_that_names_its_own_actor_is_void),
      cmocka_unit_test(a_party_of_which_nothing_is_known_recuses_nobody),
      cmocka_unit_test(a_department_complained_of_is_stood_in_for),
      cmocka_unit_test(the_stand_in_can_itself_be_complained_of),
      cmocka_unit_test(a_department_can_be_named_by_a_fact),
      cmocka_unit_test(a_department_that_is_named_as_something_else_goes_on),
      cmocka_unit_test(stand_ins_cannot_go_round_in_a_ring),
      cmocka_unit_test(only_the_person_named_holds_the_role),
      cmocka_unit_test(a_role_that_nobody_is_named_for_is_held_by_nobody),
      cmocka_unit_test(a_role_can_be_held_for_each_item),
      cmocka_unit_test(roles_that_the_policy_does_not_know_are_passed_over),
      cmocka_unit_test(somebody_the_case_has_never_heard_of_may_ask),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
