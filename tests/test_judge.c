/* test_judge.c - every reason, their order, and what each of them names. */
#include "tests/support/story.h"

#include <stdio.h>

#define HEAD                                                                                       \
  "clauses = { ['1'] = { kind = 'rule', en = 'the rule' }, ['2'] = { kind = 'rule', en = 'the "    \
  "other rule' } }, upholds = { recusal = { cites = '2' }, rest = { cites = '2' } }, "             \
  "roles = { boss = {}, clerk = {}, respondent = { party = true, is = 'respondent' }, "            \
  "complainant = { party = true, is = 'who', present = { stance = 'here' } } }, "                  \
  "facts = { who = { type = 'party', unknown = true }, against = { type = 'party', per = "         \
  "'respondent' }, "                                                                               \
  "stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here' }, "                    \
  "alpha = { type = 'enum', values = { 'x', 'y' } }, zeta = { type = 'bool', default = false }, "  \
  "relief = { type = 'item' }, wish = { type = 'text', personal = true }, "                        \
  "new_due = { type = 'date' }, "                                                                  \
  "offence = { type = 'offence', per = 'respondent' }, "                                           \
  "finding = { type = 'enum', values = { 'true', 'false' }, proven = 'true', per = "               \
  "'respondent' }, harm = { type = 'bool', per = 'respondent' }, "                                 \
  "sanction = { type = 'sanction', per = 'respondent' }, "                                         \
  "variant = { type = 'enum', values = { 'mild', 'harsh' }, per = 'respondent' } }, "              \
  "offences = { brawl = { cites = '2', when = { harm = true } } }, "                               \
  "sanctions = ladder { { id = 'warn', cites = '1' }, { id = 'ban', cites = '2', variants = { "    \
  "'mild' } } }"

#define ACTION(name, rest)   name " = { cites = '1', " rest " }, "
#define BY_CLERK(name, rest) ACTION(name, "by = 'clerk', " rest)

static story begin(const char *actions) {
  static char process[8192];
  (void)snprintf(process, sizeof process,
                 "items = { respondent = { named_by = 'against' } }, actions = { %s %s %s }",
                 BY_CLERK("record", "starts = true, asks = { 'who', 'stance', 'alpha', 'zeta' }"),
                 BY_CLERK("accuse", "adds = 'respondent', needs = 'against', asks = 'offence'"),
                 actions);
  return story_of(HEAD, process);
}

static void start(story *s, const char *facts) {
  char more[256];
  (void)snprintf(more, sizeof more, "\"facts\":{%s}", facts);
  tell(s, "09-09T09:00", "record", "li/clerk", more);
}

static void accuse(story *s, const char *at, const char *whom) {
  char more[256];
  (void)snprintf(more, sizeof more, "\"facts\":{\"against\":\"%s\",\"offence\":\"brawl\"}", whom);
  tell(s, at, "accuse", "li/clerk", more);
}

/* ---- who ------------------------------------------------------------------------------------- */

static void whoever_has_none_of_the_roles_is_refused(void **state) {
  (void)state;
  story s = begin(ACTION("sign", "by = { 'clerk', 'boss' }"));
  start(&s, "");
  decide_as(&s, "09-09T10:00", "wang/respondent");
  assert_reasons(&s, "sign", "", "role boss");
  decide_as(&s, "09-09T10:00", "wang/janitor");
  assert_reasons(&s, "sign", "", "role boss");
  decide_as(&s, "09-09T10:00", "wang/clerk");
  assert_open(&s, "sign", "");
  decide(&s, "09-09T10:00");
  assert_open(&s, "sign", "");
  story_end(&s);
}

static void an_act_without_the_role_is_void(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", "") BY_CLERK("send", "after = 'sign'"));
  start(&s, "");
  tell(&s, "09-09T10:00", "sign", "wang/boss", "");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 2, "void: role clerk");
  assert_reasons(&s, "send", "", "after sign");
  story_end(&s);
}

static void where_nobody_may_act_the_row_is_named_or_the_role(void **state) {
  (void)state;
  story s = begin(ACTION("sign", "by = { { 'boss', when = { zeta = true }, cites = '2' } }"));
  start(&s, "");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "sign", "", "when zeta");
  assert_json(&s, "\"refused\":[{\"cites\":[\"test:2\"],\"what\":\"zeta\",\"why\":\"when\"}]");
  decide_as(&s, "09-09T10:00", "wang/boss");
  assert_reasons(&s, "sign", "", "role boss");
  story_end(&s);
}

static void a_party_is_recused_by_its_id(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", ""));
  start(&s, "");
  accuse(&s, "09-09T09:30", "wang");
  decide_as(&s, "09-09T10:00", "wang/clerk");
  assert_reasons(&s, "sign", "", "recused wang");
  assert_json(&s, "{\"cites\":[\"test:2\"],\"what\":\"wang\",\"why\":\"recused\"}");
  tell(&s, "09-09T10:00", "sign", "wang/clerk", "");
  decide(&s, "09-09T10:00");
  assert_unlawful(&s, 3, "void: recused wang");
  story_end(&s);
}

static void the_recused_are_told_in_order_of_their_ids(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", ""));
  start(&s, "");
  accuse(&s, "09-09T09:30", "zhao");
  accuse(&s, "09-09T09:31", "qian");
  tell(&s, "09-09T10:00", "sign", "zhao/clerk", "\"with\":[\"qian\",\"zhao\"]");
  decide(&s, "09-09T10:00");
  assert_unlawful(&s, 4, "void: recused qian; recused zhao");
  story_end(&s);
}

#define TWO_PAIRS_OF_EYES                                                                          \
  BY_CLERK("hear", "")                                                                             \
  BY_CLERK("weigh", "")                                                                            \
  BY_CLERK("decide", "not_by = { 'weigh', 'hear' }") BY_CLERK("again", "undoes = 'hear'")

static void who_took_part_in_one_step_may_not_take_the_other(void **state) {
  (void)state;
  story s = begin(TWO_PAIRS_OF_EYES);
  start(&s, "");
  tell(&s, "09-09T10:00", "hear", "li/clerk", "\"with\":[\"sun\"]");
  tell(&s, "09-09T10:01", "weigh", "li/clerk", "");
  decide_as(&s, "09-09T11:00", "li/clerk");
  assert_reasons(&s, "decide", "", "same_person hear; same_person weigh");
  decide_as(&s, "09-09T11:00", "sun/clerk");
  assert_reasons(&s, "decide", "", "same_person hear");
  decide_as(&s, "09-09T11:00", "wang/clerk");
  assert_open(&s, "decide", "");
  decide(&s, "09-09T11:00");
  assert_open(&s, "decide", "");
  tell(&s, "09-09T12:00", "decide", "wang/clerk", "\"with\":[\"sun\"]");
  decide(&s, "09-09T13:00");
  assert_unlawful(&s, 4, "same_person hear");
  story_end(&s);
}

static void who_took_part_in_a_step_that_was_undone_is_free(void **state) {
  (void)state;
  story s = begin(TWO_PAIRS_OF_EYES);
  start(&s, "");
  tell(&s, "09-09T10:00", "hear", "li/clerk", "");
  tell(&s, "09-09T10:01", "again", "li/clerk", "");
  decide_as(&s, "09-09T11:00", "li/clerk");
  assert_open(&s, "decide", "");
  story_end(&s);
}

static void nobody_is_addressed_who_is_not_there(void **state) {
  (void)state;
  story s = begin(BY_CLERK("inform", "to = 'complainant'")
                      BY_CLERK("publish", "to = { 'complainant', 'boss' }"));
  start(&s, "\"stance\":\"gone\"");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "inform", "", "absent complainant");
  assert_open(&s, "publish", "");
  tell(&s, "09-09T12:00", "inform", "li/clerk", "");
  decide(&s, "09-09T13:00");
  assert_unlawful(&s, 2, "absent complainant");
  story_end(&s);
}

static void an_absent_party_cannot_act(void **state) {
  (void)state;
  story s = begin(ACTION("appeal", "by = 'complainant'")
                      ACTION("ask", "by = { 'clerk', 'complainant' }"));
  start(&s, "\"stance\":\"gone\",\"who\":\"han\"");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "appeal", "", "absent complainant");
  decide_as(&s, "09-09T11:00", "han/complainant");
  assert_reasons(&s, "appeal", "", "absent complainant");
  assert_reasons(&s, "ask", "", "absent complainant");
  decide_as(&s, "09-09T11:00", "li/clerk");
  assert_open(&s, "ask", "");
  assert_reasons(&s, "appeal", "", "role complainant; absent complainant");
  tell(&s, "09-09T12:00", "appeal", "han/complainant", "");
  decide(&s, "09-09T13:00");
  assert_unlawful(&s, 2, "void: absent complainant");
  story_end(&s);
}

static void one_who_would_act_and_be_addressed_is_absent_once(void **state) {
  (void)state;
  story s = begin(ACTION("remember", "by = 'complainant', to = 'complainant'"));
  start(&s, "\"stance\":\"gone\"");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "remember", "", "absent complainant");
  story_end(&s);
}

/* ---- life of the case ------------------------------------------------------------------------ */

static void an_event_on_an_item_of_later_names_it(void **state) {
  (void)state;
  story s = begin(BY_CLERK("hear", "per = 'respondent'") BY_CLERK("decide", "after = 'hear'"));
  start(&s, "");
  accuse(&s, "09-10T09:00", "wang");
  tell_late(&s, "09-09T10:00", "09-11T10:00", "hear", "li/clerk", "\"on\":\"wang\"");
  decide(&s, "09-11T11:00");
  assert_unlawful(&s, 3, "no_item wang");
  assert_reasons(&s, "decide", "", "after hear on wang");
  story_end(&s);
}

static void an_item_that_no_event_adds_is_malformed(void **state) {
  (void)state;
  story s = begin(BY_CLERK("hear", "per = 'respondent'"));
  start(&s, "");
  assert_untellable(&s, "09-09T10:00", "hear", "li/clerk", "\"on\":\"wang\"", "wang");
  story_end(&s);
}

static void nothing_comes_before_the_start_and_nothing_starts_twice(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", ""));
  decide(&s, "09-09T08:00");
  assert_reasons(&s, "sign", "", "not_started");
  assert_open(&s, "record", "");
  start(&s, "");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "record", "", "started record");
  assert_open(&s, "sign", "");
  story_end(&s);
}

static void what_comes_before_the_start_stands_all_the_same(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", "") BY_CLERK("send", "after = 'sign'"));
  tell(&s, "09-09T08:00", "sign", "li/clerk", "");
  start(&s, "");
  decide(&s, "09-09T10:00");
  assert_unlawful(&s, 1, "not_started");
  assert_open(&s, "send", "");
  story_end(&s);
}

static void after_the_end_only_what_reopens_and_corrects_is_open(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", "") BY_CLERK("file", "ends = true")
                      BY_CLERK("reopen", "reopens = true") BY_CLERK("correct", "corrects = true"));
  start(&s, "");
  tell(&s, "09-09T10:00", "file", "li/clerk", "");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "sign", "", "ended file");
  assert_reasons(&s, "file", "", "ended file");
  assert_json(&s, "{\"cites\":[\"test:2\"],\"what\":\"file\",\"why\":\"ended\"}");
  assert_open(&s, "reopen", "");
  assert_open(&s, "correct", "");
  tell(&s, "09-09T12:00", "reopen", "li/clerk", "");
  decide(&s, "09-09T13:00");
  assert_open(&s, "sign", "");
  assert_open(&s, "file", "");
  story_end(&s);
}

/* ---- rows, needs, steps ---------------------------------------------------------------------- */

static void a_failing_row_names_its_first_key_in_order_of_name(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", "when = { zeta = true, alpha = 'x' }")
                      BY_CLERK("send", "when = { zeta = true }, unless = { alpha = 'y' }"));
  start(&s, "\"alpha\":\"y\"");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "sign", "", "when alpha");
  assert_reasons(&s, "send", "", "when alpha");
  story_end(&s);
}

static void what_the_event_itself_says_refuses_nothing_in_a_decision(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", "asks = 'alpha', when = { alpha = 'x' }")
                      BY_CLERK("send", "asks = 'alpha', unless = { alpha = 'y' }, "
                                       "when = { zeta = true }")
                          ACTION("settle", "asks = 'alpha', by = { { 'boss', when = { alpha = 'x' "
                                           "} } }"));
  start(&s, "\"alpha\":\"y\"");
  decide(&s, "09-09T10:00");
  assert_open(&s, "sign", "");
  assert_reasons(&s, "send", "", "when zeta");
  assert_open(&s, "settle", "");
  tell(&s, "09-09T11:00", "sign", "li/clerk", "\"facts\":{\"alpha\":\"x\"}");
  tell(&s, "09-09T11:00", "sign", "li/clerk", "\"facts\":{\"alpha\":\"y\"}");
  tell(&s, "09-09T11:00", "settle", "wang/boss", "\"facts\":{\"alpha\":\"y\"}");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 2, "");
  assert_unlawful(&s, 3, "when alpha");
  assert_unlawful(&s, 4, "void: role boss");
  story_end(&s);
}

static void an_event_carries_what_it_needs_known_or_not(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", "needs = { 'wish', 'who', 'alpha' }"));
  start(&s, "\"alpha\":\"x\"");
  decide(&s, "09-09T10:00");
  assert_open(&s, "sign", "");
  assert_json(&s, "\"needs\":[\"alpha\",\"who\",\"wish\"]");
  tell(&s, "09-09T10:00", "sign", "li/clerk", "\"facts\":{\"who\":null,\"alpha\":\"y\"}");
  tell(&s, "09-09T11:00", "sign", "li/clerk",
       "\"facts\":{\"wish\":\"peace\",\"who\":null,\"alpha\":\"y\"}");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 2, "needs wish");
  assert_unlawful(&s, 3, "");
  story_end(&s);
}

static void a_need_can_hang_on_a_row_and_cite_its_own_clause(void **state) {
  (void)state;
  story s = begin(BY_CLERK("sign", "needs = { { 'who', when = { zeta = true }, cites = '2' } }"));
  start(&s, "\"zeta\":true");
  tell(&s, "09-09T10:00", "sign", "li/clerk", "");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 2, "needs who");
  assert_json(&s, "{\"cites\":[\"test:2\"],\"what\":\"who\",\"why\":\"needs\"}");
  story_end(&s);
}

static void each_item_that_lacks_a_step_is_named(void **state) {
  (void)state;
  story s = begin(BY_CLERK("hear", "per = 'respondent'") BY_CLERK("weigh", "per = 'respondent'")
                      BY_CLERK("decide", "after = { 'weigh', 'hear' }"));
  start(&s, "");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "decide", "", "after hear; after weigh");
  accuse(&s, "09-09T10:00", "zhao");
  accuse(&s, "09-09T10:01", "qian");
  accuse(&s, "09-09T10:02", "sun");
  tell(&s, "09-09T10:03", "hear", "li/clerk", "\"on\":\"qian\"");
  decide(&s, "09-09T10:05");
  assert_reasons(&s, "decide", "",
                 "after hear on zhao; after hear on sun; after weigh on zhao; after weigh on qian; "
                 "after weigh on sun");
  story_end(&s);
}

static void a_step_can_be_asked_for_under_a_row(void **state) {
  (void)state;
  story s = begin(BY_CLERK("hear", "") BY_CLERK(
      "decide", "after = { 'hear', { 'hear', 'ask', when = { zeta = true }, cites = '2' }, { "
                "'ask', unless = { zeta = false } } }") BY_CLERK("ask", ""));
  start(&s, "\"zeta\":true");
  decide(&s, "09-09T10:00");
  assert_reasons(&s, "decide", "", "after ask; after hear");
  assert_json(&s, "{\"cites\":[\"test:2\"],\"what\":\"ask\",\"why\":\"after\"}");
  assert_json(&s, "{\"cites\":[\"test:1\"],\"what\":\"hear\",\"why\":\"after\"}");
  story_end(&s);
}

/* ---- findings, sanctions --------------------------------------------------------------------- */

#define FIND                                                                                       \
  BY_CLERK("find", "per = 'respondent', needs = 'finding', asks = 'harm', finds = 'finding'")

static void a_finding_is_true_only_with_its_consequence(void **state) {
  (void)state;
  story s = begin(FIND);
  start(&s, "");
  accuse(&s, "09-09T09:30", "wang");
  decide(&s, "09-09T10:00");
  assert_open(&s, "find", "wang");
  tell(&s, "09-09T10:00", "find", "li/clerk", "\"on\":\"wang\",\"facts\":{\"finding\":\"true\"}");
  tell(&s, "09-09T10:01", "find", "li/clerk", "\"on\":\"wang\",\"facts\":{\"finding\":\"false\"}");
  tell(&s, "09-09T10:02", "find", "li/clerk",
       "\"on\":\"wang\",\"facts\":{\"finding\":\"true\",\"harm\":true}");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 3, "offence harm on wang");
  assert_unlawful(&s, 4, "");
  assert_unlawful(&s, 5, "");
  assert_json(&s, "{\"cites\":[\"test:2\"],\"on\":\"wang\",\"what\":\"harm\",\"why\":\"offence\"}");
  story_end(&s);
}

#define IMPOSE                                                                                     \
  BY_CLERK("impose", "per = 'respondent', needs = 'sanction', asks = 'variant', imposes = "        \
                     "'sanction', when = { zeta = true }")

static void rows_and_sanctions_are_named_in_one_order(void **state) {
  (void)state;
  story s = begin(IMPOSE);
  start(&s, "\"zeta\":false");
  accuse(&s, "09-09T09:30", "wang");
  tell(&s, "09-09T10:00", "impose", "li/clerk",
       "\"on\":\"wang\",\"facts\":{\"sanction\":\"ban\",\"variant\":\"harsh\"}");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 3, "when variant; when zeta");
  story_end(&s);
}

/* ---- duties ---------------------------------------------------------------------------------- */

#define EXTEND                                                                                     \
  BY_CLERK("decide", "owed = { record = { within = days(5) } }")                                   \
  BY_CLERK("answer", "owed = { record = { within = days(3) } }")                                   \
  BY_CLERK("extend", "needs = 'new_due', before_due = true, extends = { 'decide@record', "         \
                     "'answer@record', to = 'new_due' }")

static void what_is_past_or_closed_is_not_extended(void **state) {
  (void)state;
  story s = begin(EXTEND);
  decide(&s, "09-09T08:00");
  assert_reasons(&s, "extend", "", "not_started; no_duty answer@record");
  start(&s, "");
  decide(&s, "09-12T10:00");
  assert_open(&s, "extend", "");
  decide(&s, "09-13T10:00");
  assert_reasons(&s, "extend", "", "before_due answer@record");
  decide(&s, "09-16T10:00");
  assert_reasons(&s, "extend", "", "before_due answer@record; before_due decide@record");
  tell(&s, "09-16T11:00", "answer", "li/clerk", "");
  tell(&s, "09-16T11:00", "decide", "li/clerk", "");
  decide(&s, "09-16T12:00");
  assert_reasons(&s, "extend", "", "no_duty answer@record");
  story_end(&s);
}

static void the_end_waits_for_all_that_is_owed_but_itself(void **state) {
  (void)state;
  story s = begin(BY_CLERK("decide", "owed = 'record'") BY_CLERK("answer", "owed = 'record'")
                      BY_CLERK("file", "ends = true, owed = 'record'"));
  start(&s, "");
  decide(&s, "09-10T10:00");
  assert_reasons(&s, "file", "", "owed answer@record; owed decide@record");
  tell(&s, "09-10T11:00", "decide", "li/clerk", "");
  tell(&s, "09-10T11:00", "answer", "li/clerk", "");
  decide(&s, "09-10T12:00");
  assert_open(&s, "file", "");
  story_end(&s);
}

static void an_end_discharges_what_it_counts_as(void **state) {
  (void)state;
  story s = begin(BY_CLERK("decide", "owed = 'record'")
                      BY_CLERK("settle", "ends = true, instead_of = 'decide'"));
  start(&s, "");
  decide(&s, "09-10T10:00");
  assert_open(&s, "settle", "");
  assert_true(attempt(&s, "09-10T10:00", "settle", "li/clerk", ""));
  decide(&s, "09-10T12:00");
  assert_rest(&s, true);
  story_end(&s);
}

/* ---- all at once ----------------------------------------------------------------------------- */

static void reasons_come_in_their_order(void **state) {
  (void)state;
  story s = begin(BY_CLERK("hear", "per = 'respondent'") BY_CLERK("ask", "owed = 'record'")
                      ACTION("close", "by = 'clerk', to = 'complainant', ends = true, per = "
                                      "'respondent', when = { zeta = true }, needs = 'who', after "
                                      "= 'hear', not_by = 'accuse'"));
  start(&s, "\"stance\":\"gone\"");
  accuse(&s, "09-09T09:30", "wang");
  tell(&s, "09-09T10:00", "close", "li/boss", "\"on\":\"wang\",\"with\":[\"wang\"]");
  decide(&s, "09-09T11:00");
  assert_unlawful(&s, 3,
                  "void: role clerk; recused wang; same_person accuse; absent complainant; when "
                  "zeta; needs who on wang; after hear on wang; owed ask@record");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whoever_has_none_of_the_roles_is_refused),
      cmocka_unit_test(an_act_without_the_role_is_void),
      cmocka_unit_test(where_nobody_may_act_the_row_is_named_or_the_role),
      cmocka_unit_test(a_party_is_recused_by_its_id),
      cmocka_unit_test(the_recused_are_told_in_order_of_their_ids),
      cmocka_unit_test(who_took_part_in_one_step_may_not_take_the_other),
      cmocka_unit_test(who_took_part_in_a_step_that_was_undone_is_free),
      cmocka_unit_test(nobody_is_addressed_who_is_not_there),
      cmocka_unit_test(an_absent_party_cannot_act),
      cmocka_unit_test(one_who_would_act_and_be_addressed_is_absent_once),
      cmocka_unit_test(an_event_on_an_item_of_later_names_it),
      cmocka_unit_test(an_item_that_no_event_adds_is_malformed),
      cmocka_unit_test(nothing_comes_before_the_start_and_nothing_starts_twice),
      cmocka_unit_test(what_comes_before_the_start_stands_all_the_same),
      cmocka_unit_test(after_the_end_only_what_reopens_and_corrects_is_open),
      cmocka_unit_test(a_failing_row_names_its_first_key_in_order_of_name),
      cmocka_unit_test(what_the_event_itself_says_refuses_nothing_in_a_decision),
      cmocka_unit_test(an_event_carries_what_it_needs_known_or_not),
      cmocka_unit_test(a_need_can_hang_on_a_row_and_cite_its_own_clause),
      cmocka_unit_test(each_item_that_lacks_a_step_is_named),
      cmocka_unit_test(a_step_can_be_asked_for_under_a_row),
      cmocka_unit_test(a_finding_is_true_only_with_its_consequence),
      cmocka_unit_test(rows_and_sanctions_are_named_in_one_order),
      cmocka_unit_test(what_is_past_or_closed_is_not_extended),
      cmocka_unit_test(the_end_waits_for_all_that_is_owed_but_itself),
      cmocka_unit_test(an_end_discharges_what_it_counts_as),
      cmocka_unit_test(reasons_come_in_their_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
