/* event.c - any lines as events of a policy that has one of everything (every.lua). The first byte
 * chooses: bit 0 act instead of add, bit 1 the standing process.
 *
 * What is taken is told twice: to a case that decides after every event, and to one that decides
 * only once. Both come to the same answer, and can explain it. */
#include "tests/fuzz/target.h"

#include <stdio.h>

#include "complaint.h"

enum { SOURCE_BYTES = 1 << 16 };

/* The policy, loaded once; freed with the process. */
static complaint_policy *every(void) {
  static complaint_policy *policy;
  static char source[SOURCE_BYTES];
  complaint_error err = {0};
  if (policy != NULL) return policy;
  FILE *file = fopen(COMPLAINT_SOURCE_DIR "/tests/fuzz/every.lua", "rb");
  expect(file != NULL);
  size_t size = fread(source, 1, sizeof source, file);
  (void)fclose(file);
  complaint_engine *engine = complaint_engine_new(NULL, NULL);
  policy = complaint_engine_load_text(engine, "every", source, size, &err);
  if (policy == NULL) (void)fprintf(stderr, "%s\n", err.text);
  expect(policy != NULL);
  complaint_engine_free(engine);
  return policy;
}

typedef struct told {
  complaint_case *c;
  complaint_decision *decision;
  complaint_text *text;
} told;

static told begin(bool standing) {
  told t = {.c = complaint_case_new(every(), standing ? "office" : "main", "c1", NULL),
            .decision = complaint_decision_new(NULL, NULL),
            .text = complaint_text_new(NULL, NULL)};
  expect(t.c != NULL && t.decision != NULL && t.text != NULL);
  return t;
}

static void end(told *t) {
  complaint_text_free(t->text);
  complaint_case_free(t->c);
  complaint_decision_free(t->decision);
}

/* With nothing recorded there is no moment that could stand for now. */
static bool decide(told *t) {
  if (complaint_case_event_count(t->c) == 0) return false;
  expect(complaint_case_decide(t->c, COMPLAINT_NOW, NULL, t->decision, NULL) == COMPLAINT_OK);
  return true;
}

/* The text of `{"accepted":TEXT}`. */
static const char *accepted(const complaint_text *answer, size_t *size) {
  static const char head[] = "{\"accepted\":";
  const char *text = complaint_text_get(answer, size);
  expect(*size > sizeof head && memcmp(text, head, sizeof head - 1) == 0);
  *size -= sizeof head;
  return text + sizeof head - 1;
}

static void tell(told *early, told *late, bool strict, const char *line, size_t size) {
  complaint_error err = {0};
  bool taken = true;
  size_t before = complaint_case_event_count(early->c);
  complaint_status status =
      strict ? complaint_case_act(early->c, line, size, COMPLAINT_NOW, &taken, early->text, &err)
             : complaint_case_add(early->c, line, size, &err);
  if (status != COMPLAINT_OK) expect_reason(&err);
  taken = taken && status == COMPLAINT_OK;
  expect(complaint_case_event_count(early->c) == before + (taken ? 1 : 0));
  if (!taken) return;
  if (strict) line = accepted(early->text, &size);
  expect(complaint_case_add(late->c, line, size, NULL) == COMPLAINT_OK);
  expect(decide(early));
}

static void explain(told *t, const char *name, const char *on) {
  for (int language = COMPLAINT_ZH; language <= COMPLAINT_EN; language++) {
    expect(complaint_decision_explain(t->decision, name, on, (complaint_language)language, t->text,
                                      NULL) == COMPLAINT_OK);
    expect(complaint_text_get(t->text, NULL)[0] != '\0');
  }
}

static void explain_all(told *t) {
  complaint_action_answer action;
  complaint_duty_answer duty;
  for (size_t i = 0; complaint_decision_action(t->decision, i, &action); i++)
    explain(t, action.action, action.on);
  for (size_t i = 0; complaint_decision_duty(t->decision, i, &duty); i++)
    explain(t, duty.duty, duty.on);
}

static void compare(told *early, told *late) {
  size_t size, other;
  if (!decide(early)) return;
  expect(decide(late));
  expect(complaint_decision_json(early->decision, early->text, NULL) == COMPLAINT_OK);
  expect(complaint_decision_json(late->decision, late->text, NULL) == COMPLAINT_OK);
  const char *text = complaint_text_get(early->text, &size);
  expect(strcmp(text, complaint_text_get(late->text, &other)) == 0 && size == other);
  explain_all(early);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  bool strict = (data[0] & 1) != 0, standing = (data[0] & 2) != 0;
  told early = begin(standing), late = begin(standing);
  const char *line = (const char *)data + 1, *last = (const char *)data + size;
  while (line < last) {
    const char *feed = memchr(line, '\n', (size_t)(last - line));
    if (feed == NULL) feed = last;
    size_t length = (size_t)(feed - line);
    if (!standing || within_a_decade(line, length)) tell(&early, &late, strict, line, length);
    line = feed + 1;
  }
  compare(&early, &late);
  end(&early);
  end(&late);
  return 0;
}
