/* case_file.c - any bytes as a case file of the boxing school: refused with a sentence, or a case
 * that is judged, and whose header a file can begin with. */
#include "tests/fuzz/target.h"

#include "complaint.h"
#include "complaint/case_file.h"
#include "tests/support/policy_text.h"

/* The policy, loaded once; freed with the process. */
static complaint_policy *boxing(void) {
  static complaint_policy *policy;
  if (policy == NULL) policy = cpl_policy_of_file("school.boxing");
  return policy;
}

static void judge(complaint_case *c, complaint_text *text) {
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  expect(complaint_case_decide(c, COMPLAINT_NOW, NULL, decision, NULL) == COMPLAINT_OK);
  expect(complaint_decision_json(decision, text, NULL) == COMPLAINT_OK);
  expect(complaint_decision_audit_json(decision, text, NULL) == COMPLAINT_OK);
  complaint_decision_free(decision);
}

static void begin_a_file(const complaint_case *c, complaint_text *text) {
  size_t size;
  expect(complaint_case_file_header(c, text, NULL) == COMPLAINT_OK);
  const char *line = complaint_text_get(text, &size);
  complaint_case *again = complaint_case_file_read(boxing(), "again", line, size, NULL, NULL);
  expect(again != NULL && strcmp(complaint_case_id(again), complaint_case_id(c)) == 0);
  complaint_case_free(again);
}

static bool take(const uint8_t *data, size_t size, bool other_rules) {
  complaint_case_file_options options = {.other_rules = other_rules};
  complaint_error err = {0};
  complaint_case *c =
      complaint_case_file_read(boxing(), "fuzz", (const char *)data, size, &options, &err);
  if (c == NULL) {
    expect_reason(&err);
    return false;
  }
  complaint_text *text = complaint_text_new(NULL, NULL);
  bool standing = strcmp(complaint_case_process(c), "office") == 0;
  if (!standing || within_a_decade((const char *)data, size)) judge(c, text);
  begin_a_file(c, text);
  complaint_text_free(text);
  complaint_case_free(c);
  return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bool same_rules = take(data, size, false), any_rules = take(data, size, true);
  expect(any_rules || !same_rules);
  return 0;
}
