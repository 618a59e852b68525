/* test_guideline.c - which sanctions are open. */
#include "tests/support/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LADDER                                                                                     \
  "sanctions = ladder { { id = 'talk', cites = '1' }, { id = 'warn', cites = '1' }, { id = "       \
  "'fine', cites = '1' }, { id = 'ban', cites = '1', variants = { 'short', 'long' } } }, "
#define MENU "sanctions = menu { { id = 'talk', cites = '1' }, { id = 'warn', cites = '1' } }, "

#define REST                                                                                       \
  "clauses = { ['1'] = { kind = 'rule', en = 'the rule' }, ['2'] = { kind = 'rule', en = 'the "    \
  "guideline' } }, roles = { clerk = {} }, offences = { brawl = { cites = '2' }, theft = { cites " \
  "= '1' } }, facts = { whom = { type = 'party', per = 'person' }, offence = { type = 'offence', " \
  "per = 'person' }, size = { type = 'int', per = 'person' }, sanction = { type = 'sanction', "    \
  "per = 'person' }, variant = { type = 'enum', values = { 'short', 'long', 'odd' }, per = "       \
  "'person' }, grade = { type = 'enum', values = { 'small', 'large' } }, finding = { type = "      \
  "'enum', values = { 'yes', 'no' }, proven = 'yes', per = 'person' } }, guidelines = "

#define ACTION(name, rest) name " = { by = 'clerk', cites = '1', " rest " }, "
#define PROCESS                                                                                    \
  "items = { person = { named_by = 'whom' } }, actions = { " ACTION(                               \
      "record", "starts = true, asks = 'grade'")                                                   \
      ACTION("person", "adds = 'person', needs = 'whom', asks = { 'offence', 'size' }")            \
          ACTION("find", "per = 'person', needs = 'finding', finds = 'finding'") ACTION(           \
              "impose",                                                                            \
              "per = 'person', needs = 'sanction', asks = { 'variant', 'size' }, imposes = "       \
              "'sanction', after = 'find'") " }"

static story begin(const char *head) {
  story s = story_of(head, PROCESS);
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  return s;
}

/* Somebody who did `offence`, of this size, and who was found out. */
static void add(story *s, const char *id, const char *offence, int size) {
  char more[256];
  (void)snprintf(more, sizeof more, "\"facts\":{\"whom\":\"%s\",\"offence\":\"%s\",\"size\":%d}",
                 id, offence, size);
  tell(s, "09-09T10:00", "person", "li/clerk", more);
  (void)snprintf(more, sizeof more, "\"on\":\"%s\",\"facts\":{\"finding\":\"yes\"}", id);
  tell(s, "09-09T10:00", "find", "li/clerk", more);
}

static void impose(story *s, const char *on, const char *sanction, const char *more_facts) {
  char more[256];
  (void)snprintf(more, sizeof more, "\"on\":\"%s\",\"facts\":{\"sanction\":\"%s\"%s}", on, sanction,
                 more_facts);
  tell(s, "09-09T11:00", "impose", "li/clerk", more);
}

/* "talk warn": what is open for somebody, in the policy's order. */
static void assert_sanctions(story *s, const char *on, const char *open) {
  complaint_sanction_answer answer;
  char text[4096] = "";
  for (size_t i = 0; complaint_decision_sanction(s->decision, i, &answer); i++) {
    if (strcmp(answer.on, on) != 0) continue;
    for (size_t k = 0; k < answer.open_count; k++) {
      if (k > 0) (void)strcat(text, " ");
      (void)strcat(text, complaint_decision_sanction_open(s->decision, i, k));
    }
    assert_string_equal(text, open);
    return;
  }
  fail_msg("no sanctions for `%s`", on);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void a_row_opens_part_of_the_ladder(void **state) {
  (void)state;
  story s = begin(LADDER REST "{ { when = { size = 1 }, from = 'warn', to = 'fine', cites = '2' }, "
                              "{ when = { size = 2 }, to = 'warn', cites = '2' }, { when = { size "
                              "= 3 }, from = 'fine', cites = '2' } }");
  add(&s, "p1", "brawl", 1);
  add(&s, "p2", "brawl", 2);
  add(&s, "p3", "brawl", 3);
  add(&s, "p4", "brawl", 4);
  decide(&s, "09-09T11:00");
  assert_sanctions(&s, "p1", "warn fine");
  assert_sanctions(&s, "p2", "talk warn");
  assert_sanctions(&s, "p3", "fine ban");
  assert_sanctions(&s, "p4", "");
  assert_json(&s, "{\"finding\":\"yes\",\"offence\":\"brawl\",\"on\":\"p4\",\"open\":[]}");
  story_end(&s);
}

static void a_row_may_name_what_it_opens(void **state) {
  (void)state;
  story s = begin(MENU REST "{ { when = { offence = 'theft' }, open = 'warn', cites = '2' }, { "
                            "open = { 'warn', 'talk' }, cites = '2' } }");
  add(&s, "p1", "theft", 1);
  add(&s, "p2", "brawl", 1);
  decide(&s, "09-09T11:00");
  assert_sanctions(&s, "p1", "warn");
  assert_sanctions(&s, "p2", "talk warn");
  story_end(&s);
}

static void the_first_row_that_matches_counts(void **state) {
  (void)state;
  story s = begin(LADDER REST "{ { when = { size = { min = 5 } }, open = 'ban', cites = '2' }, { "
                              "when = { offence = 'theft', size = { min = 1, max = 9 } }, open = "
                              "'fine', cites = '2' }, { when = { offence = { 'theft', 'brawl' } }, "
                              "open = 'talk', cites = '2' } }");
  add(&s, "p1", "theft", 7);
  add(&s, "p2", "theft", 2);
  add(&s, "p3", "brawl", 2);
  decide(&s, "09-09T11:00");
  assert_sanctions(&s, "p1", "ban");
  assert_sanctions(&s, "p2", "fine");
  assert_sanctions(&s, "p3", "talk");
  story_end(&s);
}

static void without_rows_all_are_open(void **state) {
  (void)state;
  story s = begin(LADDER REST "{}");
  add(&s, "p1", "theft", 7);
  decide(&s, "09-09T11:00");
  assert_sanctions(&s, "p1", "talk warn fine ban");
  story_end(&s);
}

static void while_it_cannot_be_imposed_the_reasons_stand_there(void **state) {
  (void)state;
  story s = begin(LADDER REST "{}");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"p1\"}");
  decide(&s, "09-09T11:00");
  complaint_sanction_answer answer;
  assert_true(complaint_decision_sanction(s.decision, 0, &answer));
  assert_true(answer.refused);
  assert_int_equal(answer.open_count, 0);
  assert_string_equal(answer.offence, "");
  assert_json(&s, "\"sanctions\":[{\"on\":\"p1\",\"refused\":[{\"cites\":[\"test:1\"],\"on\":"
                  "\"p1\",\"what\":\"find\",\"why\":\"after\"}]}]");
  story_end(&s);
}

static void sixteen_thousand_rows_are_read_as_fast_as_a_few(void **state) {
  (void)state;
  complaint_options options = {.fuel = 1000000000, .memory_limit = (size_t)1 << 28};
  story s = story_in(&options,
                     LADDER REST
                     "(function() local rows = {} for i = 1, 8000 do for _, o in ipairs { 'theft', "
                     "'brawl' } do rows[#rows + 1] = { when = { size = i, offence = o }, open = o "
                     "== 'theft' and 'ban' or 'talk', cites = '2' } end end return rows end)()",
                     PROCESS);
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  add(&s, "p1", "theft", 8000);
  add(&s, "p2", "brawl", 1);
  add(&s, "p3", "brawl", 8001);
  decide(&s, "09-09T11:00");
  assert_sanctions(&s, "p1", "ban");
  assert_sanctions(&s, "p2", "talk");
  assert_sanctions(&s, "p3", "");
  story_end(&s);
}

static void rows_of_two_thousand_offences_fit_the_default_fuel(void **state) {
  (void)state;
  assert_policy(
      MENU
      "guidelines = (function() local rows = {} for n = 1, 2000 do for size = 0, 7 do "
      "rows[#rows + 1] = { when = { offence = 'o' .. n, size = size }, open = 'talk', cites = "
      "'1' } end end return rows end)(), offences = (function() local all = {} for n = 1, 2000 "
      "do all['o' .. n] = { cites = '1' } end return all end)(), roles = { clerk = {} }, facts "
      "= { offence = { type = 'offence' }, size = { type = 'int' }, sanction = { type = "
      "'sanction' } }",
      "actions = { " ACTION("record", "starts = true, needs = { 'offence', 'size' }")
          ACTION("impose", "needs = 'sanction', imposes = 'sanction', after = 'record'") " }",
      NULL);
}

/* ---- imposing -------------------------------------------------------------------------------- */

#define TWO_ROWS                                                                                   \
  "{ { when = { size = { max = 1 } }, to = 'warn', cites = '2' }, { from = 'fine', cites = '2' } " \
  "}"

static void what_is_not_open_cannot_be_imposed(void **state) {
  (void)state;
  story s = begin(LADDER REST TWO_ROWS);
  add(&s, "p1", "theft", 1);
  impose(&s, "p1", "fine", "");
  impose(&s, "p1", "warn", "");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 4, "when sanction");
  assert_unlawful(&s, 5, "");
  assert_json(&s, "{\"cites\":[\"test:2\"],\"what\":\"sanction\",\"why\":\"when\"}");
  story_end(&s);
}

static void the_guideline_reads_the_event_first(void **state) {
  (void)state;
  story s = begin(LADDER REST TWO_ROWS);
  add(&s, "p1", "theft", 1);
  impose(&s, "p1", "fine", ",\"size\":2");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 4, "");
  story_end(&s);
}

static void one_of_its_variants_must_be_said(void **state) {
  (void)state;
  story s = begin(LADDER REST "{}");
  add(&s, "p1", "theft", 1);
  impose(&s, "p1", "ban", "");
  impose(&s, "p1", "ban", ",\"variant\":\"odd\"");
  impose(&s, "p1", "ban", ",\"variant\":\"long\"");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 4, "needs variant on p1");
  assert_unlawful(&s, 5, "when variant");
  assert_unlawful(&s, 6, "");
  story_end(&s);
}

static void where_no_row_matches_nothing_can_be_imposed(void **state) {
  (void)state;
  story s = begin(LADDER REST "{ { when = { size = 5 }, open = 'talk', cites = '2' } }");
  add(&s, "p1", "theft", 1);
  impose(&s, "p1", "talk", "");
  decide(&s, "09-09T12:00");
  assert_unlawful(&s, 4, "when sanction");
  assert_json(&s, "{\"cites\":[\"test:1\"],\"what\":\"sanction\",\"why\":\"when\"}");
  story_end(&s);
}

#define FIXED                                                                                      \
  "items = { person = { named_by = 'whom' } }, actions = { " ACTION("record", "starts = true")     \
      ACTION("person", "adds = 'person', needs = 'whom', asks = { 'offence', 'size' }")

static void where_no_row_matches_the_decision_says_so(void **state) {
  (void)state;
  story s = story_of(
      LADDER REST "{ { when = { size = 5 }, open = 'talk', cites = '2' }, { when = { size = 7 }, "
                  "open = {}, cites = '2' }, { when = { size = { min = 6 } }, open = 'warn', cites "
                  "= '2' } }",
      FIXED ACTION("impose", "per = 'person', needs = 'sanction', imposes = 'sanction'")
          ACTION("offer", "per = 'person', asks = 'sanction', imposes = 'sanction'") " }");
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"p1\",\"size\":1}");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"p7\",\"size\":7}");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"p8\",\"size\":8}");
  decide(&s, "09-09T11:00");
  assert_reasons(&s, "impose", "p1", "when sanction");
  assert_reasons(&s, "impose", "p7", "when sanction");
  assert_open(&s, "impose", "p8");
  assert_open(&s, "offer", "p1");
  assert_json(&s, "{\"on\":\"p1\",\"refused\":[{\"cites\":[\"test:1\"],\"what\":\"sanction\","
                  "\"why\":\"when\"}]}");
  assert_json(&s, "{\"on\":\"p8\",\"open\":[\"warn\"]}");
  story_end(&s);
}

static void what_the_event_may_still_say_refuses_nothing_in_a_decision(void **state) {
  (void)state;
  story s = begin(LADDER REST "{ { when = { size = 5 }, open = 'talk', cites = '2' } }");
  add(&s, "p1", "theft", 1);
  decide(&s, "09-09T11:00");
  assert_open(&s, "impose", "p1");
  assert_sanctions(&s, "p1", "");
  story_end(&s);
}

static void the_key_of_the_rows_may_be_what_the_event_will_say(void **state) {
  (void)state;
  story s = story_of(
      LADDER REST "{ { when = { offence = 'brawl' }, open = 'talk', cites = '2' }, { when = { "
                  "offence = 'theft', size = 5 }, open = 'warn', cites = '2' } }",
      FIXED ACTION("impose", "per = 'person', needs = { 'sanction', 'offence' }, imposes = "
                             "'sanction'") ACTION("find", "per = 'person', needs = 'finding', "
                                                          "finds = 'finding'") " }");
  tell(&s, "09-09T09:00", "record", "li/clerk", "");
  tell(&s, "09-09T10:00", "person", "li/clerk", "\"facts\":{\"whom\":\"p1\"}");
  decide(&s, "09-09T11:00");
  assert_open(&s, "impose", "p1");
  story_end(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_row_opens_part_of_the_ladder),
      cmocka_unit_test(a_row_may_name_what_it_opens),
      cmocka_unit_test(the_first_row_that_matches_counts),
      cmocka_unit_test(without_rows_all_are_open),
      cmocka_unit_test(while_it_cannot_be_imposed_the_reasons_stand_there),
      cmocka_unit_test(sixteen_thousand_rows_are_read_as_fast_as_a_few),
      cmocka_unit_test(rows_of_two_thousand_offences_fit_the_default_fuel),
      cmocka_unit_test(what_is_not_open_cannot_be_imposed),
      cmocka_unit_test(the_guideline_reads_the_event_first),
      cmocka_unit_test(one_of_its_variants_must_be_said),
      cmocka_unit_test(where_no_row_matches_nothing_can_be_imposed),
      cmocka_unit_test(where_no_row_matches_the_decision_says_so),
      cmocka_unit_test(what_the_event_may_still_say_refuses_nothing_in_a_decision),
      cmocka_unit_test(the_key_of_the_rows_may_be_what_the_event_will_say),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
