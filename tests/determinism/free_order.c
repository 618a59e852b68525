/* free_order.c - one handle of each kind, freed in each of the 5,040 orders: what is left answers
 * as before, and in the end no memory is held. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "complaint.h"
#include "tests/support/allocator.h"

/* It has a calendar of its own (which stands for the large one that is built in, to be quick) and a
 * function, so that it holds on to as much as a policy can. */
static const char POLICY[] =
    "return { regulation = 'test', id = 'test', version = '1', zone = '+08:00',\n"
    "calendar = 'cn', clauses = { ['1'] = { kind = 'rule', en = 'the rule' } },\n"
    "roles = { clerk = {} }, facts = { size = { type = 'int', default = 0 } },\n"
    "processes = { p = { actions = {\n"
    "  record = { by = 'clerk', cites = '1', starts = true, asks = 'size' },\n"
    "  answer = { by = 'clerk', cites = '1', ends = true, after = 'record',\n"
    "    owed = { record = { within = working_days(3) } },\n"
    "    when = { reads = 'size', holds = function(f) return f.size > 1 end } },\n"
    "} } } }\n";

static const char CALENDAR[] = "covers 2026-01-01 2026-12-31\n2026-10-01..2026-10-07 rest\n";

static const char EVENT[] =
    "{\"action\":\"record\",\"actor\":\"li\",\"at\":\"2026-09-30T09:00:00+08:00\","
    "\"facts\":{\"size\":1},\"id\":\"n1\",\"recorded_at\":\"2026-09-30T09:00:00+08:00\","
    "\"roles\":[\"clerk\"],\"seq\":1}";

enum { ENGINE, POLICY_, CALENDAR_, CASE, DECISION, TEXT, REGISTER, HANDLES };

/* A handle that was freed is NULL. */
typedef struct world {
  complaint_engine *engine;
  complaint_policy *policy;
  complaint_calendar *calendar;
  complaint_case *c;
  complaint_decision *decision;
  complaint_text *text;
  complaint_register *reg;
} world;

static world begin(const complaint_memory *memory) {
  world w = {0};
  complaint_options options = {.memory = *memory};
  w.engine = complaint_engine_new(&options, NULL);
  w.calendar = complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, CALENDAR, strlen(CALENDAR),
                                       NULL, memory, NULL);
  assert_int_equal(complaint_engine_add_calendar(w.engine, "cn", w.calendar, NULL), COMPLAINT_OK);
  w.policy = complaint_engine_load_text(w.engine, "test", POLICY, strlen(POLICY), NULL);
  assert_non_null(w.policy);
  w.c = complaint_case_new(w.policy, "p", "case-1", NULL);
  assert_int_equal(complaint_case_add(w.c, EVENT, strlen(EVENT), NULL), COMPLAINT_OK);
  w.reg = complaint_register_new(w.policy, NULL);
  w.decision = complaint_decision_new(memory, NULL);
  w.text = complaint_text_new(memory, NULL);
  assert_int_equal(complaint_case_decide(w.c, COMPLAINT_NOW, NULL, w.decision, NULL), COMPLAINT_OK);
  assert_int_equal(complaint_decision_json(w.decision, w.text, NULL), COMPLAINT_OK);
  return w;
}

static void free_one(world *w, int handle) {
  switch (handle) {
  case ENGINE:
    complaint_engine_free(w->engine);
    w->engine = NULL;
    break;
  case POLICY_:
    complaint_policy_free(w->policy);
    w->policy = NULL;
    break;
  case CALENDAR_:
    complaint_calendar_free(w->calendar);
    w->calendar = NULL;
    break;
  case CASE:
    complaint_case_free(w->c);
    w->c = NULL;
    break;
  case DECISION:
    complaint_decision_free(w->decision);
    w->decision = NULL;
    break;
  case TEXT:
    complaint_text_free(w->text);
    w->text = NULL;
    break;
  default:
    complaint_register_free(w->reg);
    w->reg = NULL;
    break;
  }
}

/* ---- what is left answers -------------------------------------------------------------------- */

static void assert_calendar(const complaint_calendar *calendar) {
  complaint_day_count count;
  assert_int_equal(
      complaint_calendar_count(calendar, "2026-09-30", "2026-10-09", NULL, &count, NULL),
      COMPLAINT_OK);
  assert_int_equal(count.days, 2);
}

static void assert_register(const complaint_register *reg) {
  complaint_register_clause clause;
  assert_true(complaint_register_at(reg, 0, COMPLAINT_EN, &clause));
  assert_string_equal(clause.label, "the rule");
}

static void assert_decision(const complaint_decision *decision) {
  complaint_duty_answer duty;
  complaint_reason reason;
  assert_true(complaint_decision_duty(decision, 0, &duty));
  assert_string_equal(duty.due, "2026-10-12");
  assert_true(complaint_decision_action_reason(decision, 0, 0, &reason));
}

/* A case is judged anew, by its function and its calendar; a decision is written out anew. */
static void assert_answers(world *w, const char *json) {
  if (w->engine != NULL) assert_int_equal(complaint_engine_problem_count(w->engine), 0);
  if (w->policy != NULL) assert_string_equal(complaint_policy_id(w->policy), "test");
  if (w->calendar != NULL) assert_calendar(w->calendar);
  if (w->reg != NULL) assert_register(w->reg);
  if (w->c != NULL && w->decision != NULL)
    assert_int_equal(complaint_case_decide(w->c, COMPLAINT_NOW, NULL, w->decision, NULL),
                     COMPLAINT_OK);
  if (w->decision != NULL) assert_decision(w->decision);
  if (w->decision != NULL && w->text != NULL)
    assert_int_equal(complaint_decision_json(w->decision, w->text, NULL), COMPLAINT_OK);
  if (w->text != NULL) assert_string_equal(complaint_text_get(w->text, NULL), json);
}

static void assert_order(const int order[HANDLES]) {
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  world w = begin(&memory);
  char json[4096];
  assert_in_range(strlen(complaint_text_get(w.text, NULL)), 1, sizeof json - 1);
  strcpy(json, complaint_text_get(w.text, NULL));
  for (int i = 0; i < HANDLES; i++) {
    free_one(&w, order[i]);
    assert_answers(&w, json);
  }
  assert_int_equal(allocator.blocks, 0);
}

/* ---- orders ---------------------------------------------------------------------------------- */

static void swap(int *one, int *other) {
  int kept = *one;
  *one = *other;
  *other = kept;
}

/* Every order of what stands from `at` on. Answers how many there were. */
static int assert_orders(int order[HANDLES], int at) {
  if (at == HANDLES) {
    assert_order(order);
    return 1;
  }
  int orders = 0;
  for (int i = at; i < HANDLES; i++) {
    swap(&order[at], &order[i]);
    orders += assert_orders(order, at + 1);
    swap(&order[at], &order[i]);
  }
  return orders;
}

static void handles_are_freed_in_any_order(void **state) {
  (void)state;
  int order[HANDLES];
  for (int i = 0; i < HANDLES; i++) order[i] = i;
  assert_int_equal(assert_orders(order, 0), 5040);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(handles_are_freed_in_any_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
