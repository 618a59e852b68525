/* example.c - a whole program on libcomplaint: a policy, a case, and what is owed when.
 *
 * A host that has its own way to keep events needs no more than this: it hands the bytes back, and
 * asks. */
#include <complaint.h>

#include <stdio.h>
#include <string.h>

static const char POLICY[] =
    "return {\n"
    "  regulation = 'desk', id = 'example.desk', version = '1.0.0', zone = '+08:00', calendar = "
    "'cn',\n"
    "  clauses = { ['1'] = { kind = 'duty', en = 'Every complaint is answered in five working "
    "days.' } },\n"
    "  roles = { clerk = { en = 'clerk' } },\n"
    "  facts = { matter = { type = 'text', personal = true, en = 'what it is about' } },\n"
    "  processes = { complaint = { actions = {\n"
    "    record = { by = 'clerk', starts = true, needs = 'matter', cites = '1' },\n"
    "    answer = { by = 'clerk', after = 'record', ends = true, cites = '1',\n"
    "               owed = { record = { within = working_days(5) } } },\n"
    "  } } },\n"
    "}\n";

static const char EVENT[] =
    "{\"id\":\"e1\",\"seq\":1,\"action\":\"record\",\"actor\":\"li\",\"roles\":[\"clerk\"],"
    "\"at\":\"2026-09-30T09:00:00+08:00\",\"recorded_at\":\"2026-09-30T09:00:00+08:00\","
    "\"facts\":{\"matter\":\"noise\"}}";

static void print_duties(const complaint_decision *decision) {
  complaint_duty_answer duty;
  for (size_t i = 0; complaint_decision_duty(decision, i, &duty); i++)
    printf("%s is %s, due %s\n", duty.duty, duty.state, duty.due);
}

int main(void) {
  complaint_error err = {0};
  int64_t now = 1790730000; /* 2026-09-30, in the morning */

  complaint_engine *engine = complaint_engine_new(NULL, &err);
  complaint_policy *policy =
      complaint_engine_load_text(engine, "desk", POLICY, strlen(POLICY), &err);
  complaint_case *c = complaint_case_new(policy, "complaint", "case-1", &err);
  complaint_decision *decision = complaint_decision_new(NULL, &err);

  int failed = complaint_case_add(c, EVENT, strlen(EVENT), &err) != COMPLAINT_OK ||
               complaint_case_decide(c, now, NULL, decision, &err) != COMPLAINT_OK;
  if (failed)
    fprintf(stderr, "%s\n", err.text);
  else
    print_duties(decision);

  complaint_decision_free(decision); /* in any order */
  complaint_case_free(c);
  complaint_policy_free(policy);
  complaint_engine_free(engine);
  return failed;
}
