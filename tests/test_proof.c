/* test_proof.c - can every case come to rest, and what can never happen. */
#include "complaint/proof.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "complaint.h"
#include "tests/support/allocator.h"
#include "tests/support/policy_text.h"
#include "tests/support/story.h"

static const char HEAD[] =
    "roles = { clerk = { en = 'clerk' }, boss = { en = 'boss', held_by = 'boss' },"
    "  chief = { en = 'chief', department = 'dept:chief', stand_in = 'guest' },"
    "  friend = { party = true, is = 'friend' },"
    "  guest = { party = true, is = 'guest', present = { stance = 'here' } } },"
    "facts = { guest = { type = 'party' }, friend = { type = 'party' }, boss = { type = 'party' },"
    "  stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here' },"
    "  form = { type = 'enum', values = { 'call', 'letter' } },"
    "  grade = { type = 'enum', values = { 'low', 'high' } },"
    "  score = { type = 'int', range = { 0, 100 }, default = 0 },"
    "  tags = { type = 'set', values = { 'red', 'blue' }, default = {} },"
    "  done = { type = 'bool', default = false },"
    "  thing = { type = 'party' }, other = { type = 'item' }, harm = { type = 'bool', per = "
    "'thing' },"
    "  finding = { type = 'enum', per = 'thing', values = { 'so', 'not_so' }, proven = 'so' },"
    "  offence = { type = 'offence', per = 'thing' }, sanction = { type = 'sanction', per = "
    "'thing' },"
    "  day = { type = 'date' } },"
    "offences = { noise = { cites = '1' }, damage = { cites = '1', when = { harm = true } } },"
    "sanctions = menu { { id = 'warning', cites = '1' } }";

static const char OPEN[] =
    "open = { by = 'clerk', starts = true, needs = 'form', asks = { 'stance',"
    " 'guest', 'friend' }, cites = '1' }, ";
static const char SHUT[] = "shut = { by = 'clerk', after = 'open', ends = true, cites = '1' }, ";

/* ---- claims ---------------------------------------------------------------------------------- */

static story story_with(const char *shut, const char *more) {
  static char process[4096];
  (void)snprintf(process, sizeof process,
                 "items = { thing = { named_by = 'thing' } }, actions = { %s%s%s }", OPEN, shut,
                 more);
  return story_of(HEAD, process);
}

static complaint_proof_process answer_to(const char *shut, const char *more, char reason[512]) {
  story s = story_with(shut, more);
  complaint_proof *proof = complaint_proof_new(s.policy, NULL);
  complaint_proof_process process;
  assert_non_null(proof);
  assert_true(complaint_proof_process_at(proof, 0, &process));
  (void)snprintf(reason, 512, "%s", process.reason);
  process.name = process.reason = "";
  complaint_proof_free(proof);
  story_end(&s);
  return process;
}

static void assert_proved(const char *shut, const char *more) {
  char reason[512];
  complaint_proof_process process = answer_to(shut, more, reason);
  if (process.verdict != COMPLAINT_PROVED) fail_msg("not proved: %s", reason);
}

static void assert_doubted(complaint_verdict verdict, const char *shut, const char *more,
                           const char *words) {
  char reason[512];
  complaint_proof_process process = answer_to(shut, more, reason);
  if (process.verdict != verdict || strstr(reason, words) == NULL)
    fail_msg("%d: %s", (int)process.verdict, reason);
}

#define assert_refuted(shut, more, words)    assert_doubted(COMPLAINT_REFUTED, shut, more, words)
#define assert_not_proved(shut, more, words) assert_doubted(COMPLAINT_NOT_PROVED, shut, more, words)

static void assert_never(const char *more, const char *action, const char *words) {
  story s = story_with(SHUT, more);
  complaint_proof *proof = complaint_proof_new(s.policy, NULL);
  complaint_proof_never never;
  bool found = false;
  for (size_t i = 0; complaint_proof_never_at(proof, 0, i, &never); i++)
    found = found || (strcmp(never.action, action) == 0 && strstr(never.reason, words) != NULL);
  assert_true(found);
  complaint_proof_free(proof);
  story_end(&s);
}

/* ---- proved ---------------------------------------------------------------------------------- */

static void a_case_that_only_ends_comes_to_rest(void **state) {
  (void)state;
  assert_proved(SHUT, "");
}

static void what_is_owed_is_done_first(void **state) {
  (void)state;
  assert_proved(SHUT, "work = { by = 'clerk', after = 'open', owed = 'open', cites = '1' }, "
                      "more = { by = 'clerk', after = 'work', owed = 'work', cites = '1' }");
}

static void what_is_owed_to_an_absent_party_is_not_waited_for(void **state) {
  (void)state;
  assert_proved(
      "shut = { by = 'clerk', after = { 'open', 'tell' }, ends = true, cites = '1' }, ",
      "tell = { by = 'clerk', to = 'guest', after = 'open', owed = 'open', cites = '1' }");
}

static void a_fact_that_is_not_known_can_be_learnt(void **state) {
  (void)state;
  assert_proved("shut = { by = 'clerk', after = 'open', when = { grade = { 'low', 'high' } }, "
                "ends = true, cites = '1' }, ",
                "rank = { by = 'clerk', after = 'open', needs = 'grade', cites = '1' }");
}

static void an_item_is_added_by_the_way(void **state) {
  (void)state;
  assert_proved(
      "shut = { by = 'clerk', after = { 'open', 'look' }, ends = true, cites = '1' }, ",
      "add = { by = 'clerk', after = 'open', adds = 'thing', needs = 'thing', cites = '1' },"
      " look = { by = 'clerk', per = 'thing', after = 'add', cites = '1' }");
}

static void a_finding_that_its_offence_forbids_is_found_otherwise(void **state) {
  (void)state;
  assert_proved(
      "shut = { by = 'clerk', after = { 'open', 'find' }, ends = true, cites = '1' }, ",
      "add = { by = 'clerk', after = 'open', adds = 'thing', needs = { 'thing', 'offence' }, "
      "cites = '1' }, find = { by = 'clerk', per = 'thing', after = 'add', finds = 'finding', "
      "needs = 'finding', asks = 'harm', owed = 'add', cites = '1' }, "
      "punish = { by = 'clerk', per = 'thing', after = 'find', when = { finding = 'so' }, "
      "owed = { find = { when = { finding = 'so' } } }, needs = 'sanction', imposes = 'sanction', "
      "cites = '1' }");
}

static void another_step_counts_as_the_one_that_is_waited_for(void **state) {
  (void)state;
  assert_proved("shut = { by = 'clerk', after = 'ask', ends = true, cites = '1' }, ",
                "ask = { by = 'guest', after = 'open', owed = 'open', cites = '1' }, "
                "do_without = { by = 'clerk', after = 'open', instead_of = 'ask', cites = '1' }");
}

static void a_case_that_was_reopened_comes_to_rest_again(void **state) {
  (void)state;
  assert_proved(SHUT, "object = { by = 'guest', after = 'open', reopens = true, cites = '1' }, "
                      "answer = { by = 'clerk', after = 'object', owed = 'object', cites = '1' }");
}

/* `again` notes its own course, so that it is not done for ever. */
static void what_is_done_again_is_done_again_but_once(void **state) {
  (void)state;
  assert_proved(
      "shut = { by = 'clerk', after = { 'open', 'work' }, ends = true, cites = '1' }, ",
      "work = { by = 'clerk', after = 'open', owed = 'open', cites = '1' }, "
      "again = { by = 'clerk', after = 'work', owed = { work = { when = { done = false } "
      "} }, when = { done = false }, undoes = 'work', sets = { done = true }, cites = '1' "
      "}");
}

/* What counts as adding an item adds none. */
static void a_step_that_was_stood_in_for_adds_no_item(void **state) {
  (void)state;
  assert_refuted(
      "shut = { by = 'clerk', after = { 'open', 'look' }, ends = true, cites = '1' }, ",
      "add = { by = 'clerk', after = 'shut', adds = 'thing', needs = 'thing', owed = "
      "'open', cites = '1' }, skip = { by = 'clerk', after = 'open', instead_of = 'add', "
      "sets = { done = true }, cites = '1' }, "
      "look = { by = 'clerk', per = 'thing', cites = '1' }",
      "`look` waits for an item `thing`");
}

static void whoever_holds_a_role_can_be_named_anew(void **state) {
  (void)state;
  assert_proved("shut = { by = 'clerk', after = 'sign', ends = true, cites = '1' }, ",
                "name = { by = 'clerk', after = 'open', needs = 'boss', cites = '1' }, "
                "sign = { by = 'boss', after = 'name', cites = '1' }");
}

/* ---- refuted --------------------------------------------------------------------------------- */

static void an_end_for_some_cases_only_leaves_the_others(void **state) {
  (void)state;
  assert_refuted("shut = { by = 'clerk', after = 'open', when = { form = 'call' }, ends = true, "
                 "cites = '1' }, ",
                 "", "where `form` is `letter`: `shut` is not open by its row (`form`)");
}

static void a_duty_that_nobody_can_do_bars_the_end(void **state) {
  (void)state;
  assert_refuted(SHUT,
                 "work = { by = 'clerk', after = 'open', when = { form = 'call' }, owed = 'open', "
                 "cites = '1' }",
                 "where `form` is `letter`: `work@open` stays owed, and `work` is not open by its "
                 "row (`form`)");
}

static void a_step_may_wait_for_one_that_never_comes(void **state) {
  (void)state;
  assert_refuted(
      "shut = { by = 'clerk', after = 'tell', ends = true, cites = '1' }, ",
      "tell = { by = 'clerk', to = 'guest', after = 'open', when = { absent = 'guest' }, "
      "cites = '1' }",
      "`shut` waits for `tell`, `tell` is not open by its row");
}

static void an_end_that_sets_something_off_is_no_rest(void **state) {
  (void)state;
  assert_refuted(SHUT, "thank = { by = 'clerk', owed = 'shut', cites = '1' }",
                 "`shut` ends the case, and something is owed after it: `thank@shut`");
}

static void an_end_that_tells_what_is_owed_may_be_no_rest(void **state) {
  (void)state;
  assert_refuted(
      "shut = { by = 'clerk', after = 'open', asks = 'score', ends = true, cites = '1' },",
      "weigh = { by = 'clerk', after = 'open', owed = { open = { when = { score = { min "
      "= 50 } } } }, cites = '1' }",
      "`shut` ends the case, something may be owed then");
}

/* That the case could have gone elsewhere before helps nothing once it has ended. */
static void an_end_that_stands_in_for_a_step_sets_off_what_that_does(void **state) {
  (void)state;
  assert_refuted(
      "shut = { by = 'clerk', after = 'open', instead_of = 'note', ends = true, cites = "
      "'1' }, ",
      "note = { by = 'clerk', after = 'open', cites = '1' }, turn = { by = 'clerk', after "
      "= 'open', sets = { done = true }, cites = '1' }, write = { by = 'clerk', after = "
      "'note', owed = { note = { unless = { done = true } } }, cites = '1' }",
      "`shut` ends the case, something may be owed then");
}

static void two_that_undo_each_other_never_both_stand(void **state) {
  (void)state;
  assert_not_proved(
      "shut = { by = 'clerk', after = { 'left', 'right' }, ends = true, cites = '1' },",
      "left = { by = 'clerk', after = 'open', undoes = 'right', cites = '1' }, "
      "right = { by = 'clerk', after = 'open', undoes = 'left', cites = '1' }",
      "`shut` waits for");
}

/* ---- neither --------------------------------------------------------------------------------- */

static void what_only_a_party_can_do_is_no_proof(void **state) {
  (void)state;
  assert_not_proved("shut = { by = 'clerk', after = 'agree', ends = true, cites = '1' }, ",
                    "agree = { by = 'friend', after = 'open', cites = '1' }",
                    "`shut` waits for `agree`, only `friend` may take `agree`");
  assert_not_proved("shut = { by = 'chief', after = 'open', ends = true, cites = '1' }, ", "",
                    "`shut` is not surely open to anybody");
}

static void a_party_is_not_called_absent_to_get_to_the_end(void **state) {
  (void)state;
  assert_not_proved(
      "shut = { by = 'clerk', after = 'agree', ends = true, cites = '1' }, ",
      "agree = { by = 'guest', to = 'guest', after = 'open', cites = '1' }, "
      "lose = { by = 'clerk', after = 'open', sets = { stance = 'gone' }, cites = '1' "
      "}",
      "where `stance` is `here`: `shut` waits for `agree`");
}

static void somebody_who_was_named_once_may_be_a_party_now(void **state) {
  (void)state;
  assert_not_proved("shut = { by = 'clerk', after = 'sign', ends = true, cites = '1' }, ",
                    "sign = { by = 'boss', after = 'open', cites = '1' }, "
                    "name = { by = 'clerk', after = 'open', needs = 'boss', unless = { done = true "
                    "}, sets = { done = true }, cites = '1' }",
                    "`shut` waits for `sign`");
}

static void what_a_function_decides_is_not_proved(void **state) {
  (void)state;
  assert_not_proved("shut = { by = 'clerk', after = 'open', when = { reads = { 'score' }, holds = "
                    "function(facts) return facts.score > 5 end }, ends = true, cites = '1' }, ",
                    "", "a Lua function decides");
}

static void what_moves_a_due_is_not_built_on(void **state) {
  (void)state;
  assert_not_proved(
      "shut = { by = 'clerk', after = 'delay', ends = true, cites = '1' }, ",
      "work = { by = 'clerk', after = 'open', owed = { open = { within = days(3) } }, "
      "cites = '1' }, delay = { by = 'clerk', after = 'open', needs = 'day', extends = "
      "{ 'work@open', to = 'day' }, cites = '1' }",
      "`delay` moves a due");
}

static void a_case_without_an_end_is_not_looked_at(void **state) {
  (void)state;
  assert_not_proved("", "", "no action ends a case");
}

/* ---- standing processes ---------------------------------------------------------------------- */

static void in_a_standing_process_what_is_owed_can_be_done(void **state) {
  (void)state;
  story s = story_of(HEAD, "standing = true, items = { thing = {} }, actions = { sweep = { by = "
                           "'clerk', owed = { day = {} "
                           "}, cites = '1' } }");
  complaint_proof *proof = complaint_proof_new(s.policy, NULL);
  complaint_proof_process process;
  assert_true(complaint_proof_process_at(proof, 0, &process));
  assert_true(process.standing);
  assert_int_equal(process.verdict, COMPLAINT_PROVED);
  complaint_proof_free(proof);
  story_end(&s);
  s = story_of(HEAD, "standing = true, items = { thing = {} }, actions = { sweep = { by = 'clerk', "
                     "when = { stance = 'gone' "
                     "}, owed = { day = {} }, asks = 'stance', cites = '1' } }");
  proof = complaint_proof_new(s.policy, NULL);
  assert_true(complaint_proof_process_at(proof, 0, &process));
  assert_int_equal(process.verdict, COMPLAINT_NOT_PROVED);
  assert_non_null(strstr(process.reason, "`sweep@day` stays owed"));
  complaint_proof_free(proof);
  story_end(&s);
}

/* ---- never ----------------------------------------------------------------------------------- */

static void a_gate_that_bars_its_own_key_never_opens(void **state) {
  (void)state;
  assert_never("key = { by = 'clerk', after = 'open', when = { done = true }, sets = { done = true "
               "}, cites = '1' }",
               "key", "`key` is not open by its row (`done`)");
  assert_never("grant = { by = 'clerk', after = { 'open', { 'plea', when = { stance = 'here' } }, "
               "{ 'plea', when = { stance = 'gone' } } }, cites = '1' }, "
               "plea = { by = 'guest', after = 'grant', cites = '1' }",
               "plea", "`plea` waits for `grant`");
}

static void nobody_acts_who_is_never_there(void **state) {
  (void)state;
  assert_never("wave = { by = 'guest', after = 'open', when = { absent = 'guest' }, cites = '1' }",
               "wave", "`wave`");
}

/* ---- the witness ----------------------------------------------------------------------------- */

static void the_history_that_refutes_can_be_replayed(void **state) {
  (void)state;
  complaint_error err = {0};
  story s = story_with("shut = { by = 'clerk', after = { 'open', 'work' }, ends = true, "
                       "cites = '1' }, ",
                       "rank = { by = 'clerk', after = 'open', needs = 'grade', unless = { done = "
                       "true }, sets = { done = true }, cites = '1' }, "
                       "work = { by = 'clerk', after = 'rank', when = { grade = 'low' }, "
                       "cites = '1' }");
  complaint_proof *proof = complaint_proof_new(s.policy, &err);
  complaint_text *file = complaint_text_new(NULL, &err);
  complaint_decision *audit = complaint_decision_new(NULL, &err);
  size_t size;
  assert_int_equal(complaint_proof_witness(proof, 0, file, &err), COMPLAINT_OK);
  const char *bytes = complaint_text_get(file, &size);
  complaint_case *c = complaint_case_file_read(s.policy, "witness", bytes, size, NULL, &err);
  if (c == NULL) fail_msg("%s", err.text);
  assert_int_equal(complaint_case_event_count(c), 2);
  assert_int_equal(complaint_case_decide(c, COMPLAINT_NOW, NULL, audit, &err), COMPLAINT_OK);
  assert_int_equal(complaint_decision_breach_count(audit), 0);
  assert_false(complaint_decision_at_rest(audit));
  assert_int_equal(complaint_proof_witness(proof, 1, file, &err), COMPLAINT_E_NOT_FOUND);
  complaint_case_free(c);
  complaint_decision_free(audit);
  complaint_text_free(file);
  complaint_proof_free(proof);
  story_end(&s);
}

/* ---- the shipped policies -------------------------------------------------------------------- */

static void every_case_of_the_shipped_policies_comes_to_rest(void **state) {
  static const char *const SHIPPED[] = {"school.base",           "school.boxing",
                                        "school.zengdu",         "school.jinzhuan",
                                        "hospital.registration", "property.company"};
  (void)state;
  for (size_t i = 0; i < sizeof SHIPPED / sizeof *SHIPPED; i++) {
    complaint_policy *policy = cpl_policy_of_file(SHIPPED[i]);
    complaint_proof *proof = complaint_proof_new(policy, NULL);
    complaint_proof_process process;
    complaint_policy_free(policy);
    for (size_t k = 0; complaint_proof_process_at(proof, k, &process); k++) {
      if (process.verdict != COMPLAINT_PROVED)
        fail_msg("%s: %s: %s", SHIPPED[i], process.name, process.reason);
      assert_int_equal(process.never_count, 0);
    }
    complaint_proof_free(proof);
  }
}

/* ---- the unhappy half ------------------------------------------------------------------------ */

/* Loading has tests of its own: memory is there until the proof begins. */
static complaint_policy *load(const complaint_memory *memory, const char *text) {
  cpl_allocator *allocator = memory->context;
  size_t fail_at = allocator->fail_at;
  allocator->fail_at = 0;
  complaint_engine *engine = cpl_engine_over(memory, NULL);
  complaint_policy *policy = complaint_engine_load_text(engine, "t", text, strlen(text), NULL);
  complaint_engine_free(engine);
  allocator->fail_at = fail_at;
  return policy;
}

static bool prove(const complaint_memory *memory, void *context) {
  complaint_error err = {0};
  complaint_policy *policy = load(memory, context);
  complaint_proof *proof = complaint_proof_new(policy, &err);
  complaint_text *file = complaint_text_new(memory, &err);
  bool ok = proof != NULL && file != NULL &&
            complaint_proof_witness(proof, 0, file, &err) == COMPLAINT_OK;
  complaint_text_free(file);
  complaint_proof_free(proof);
  complaint_policy_free(policy);
  return ok;
}

static void every_allocation_may_fail(void **state) {
  static char text[] =
      "return { regulation = 't', id = 't', version = '1', zone = '+08:00', calendar = 'cn', "
      "clauses = { ['1'] = { kind = 'rule' } }, roles = { clerk = { en = 'clerk' } }, "
      "facts = { form = { type = 'bool' } }, processes = { p = { actions = { "
      "open = { by = 'clerk', starts = true, needs = 'form', cites = '1' }, "
      "shut = { by = 'clerk', after = 'open', when = { form = true }, ends = true, cites = '1' } } "
      "} } }";
  (void)state;
  cpl_allocator_exhaust(prove, text);
}

static void the_list_of_what_is_granted_ends(void **state) {
  (void)state;
  size_t count = 0;
  while (complaint_proof_granted(count) != NULL) count++;
  assert_true(count > 0 && count < 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_case_that_only_ends_comes_to_rest),
      cmocka_unit_test(what_is_owed_is_done_first),
      cmocka_unit_test(what_is_owed_to_an_absent_party_is_not_waited_for),
      cmocka_unit_test(a_fact_that_is_not_known_can_be_learnt),
      cmocka_unit_test(an_item_is_added_by_the_way),
      cmocka_unit_test(a_finding_that_its_offence_forbids_is_found_otherwise),
      cmocka_unit_test(another_step_counts_as_the_one_that_is_waited_for),
      cmocka_unit_test(a_case_that_was_reopened_comes_to_rest_again),
      cmocka_unit_test(what_is_done_again_is_done_again_but_once),
      cmocka_unit_test(a_step_that_was_stood_in_for_adds_no_item),
      cmocka_unit_test(whoever_holds_a_role_can_be_named_anew),
      cmocka_unit_test(an_end_for_some_cases_only_leaves_the_others),
      cmocka_unit_test(a_duty_that_nobody_can_do_bars_the_end),
      cmocka_unit_test(a_step_may_wait_for_one_that_never_comes),
      cmocka_unit_test(an_end_that_sets_something_off_is_no_rest),
      cmocka_unit_test(an_end_that_tells_what_is_owed_may_be_no_rest),
      cmocka_unit_test(an_end_that_stands_in_for_a_step_sets_off_what_that_does),
      cmocka_unit_test(two_that_undo_each_other_never_both_stand),
      cmocka_unit_test(what_only_a_party_can_do_is_no_proof),
      cmocka_unit_test(a_party_is_not_called_absent_to_get_to_the_end),
      cmocka_unit_test(somebody_who_was_named_once_may_be_a_party_now),
      cmocka_unit_test(what_a_function_decides_is_not_proved),
      cmocka_unit_test(what_moves_a_due_is_not_built_on),
      cmocka_unit_test(a_case_without_an_end_is_not_looked_at),
      cmocka_unit_test(in_a_standing_process_what_is_owed_can_be_done),
      cmocka_unit_test(a_gate_that_bars_its_own_key_never_opens),
      cmocka_unit_test(nobody_acts_who_is_never_there),
      cmocka_unit_test(the_history_that_refutes_can_be_replayed),
      cmocka_unit_test(every_case_of_the_shipped_policies_comes_to_rest),
      cmocka_unit_test(every_allocation_may_fail),
      cmocka_unit_test(the_list_of_what_is_granted_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
