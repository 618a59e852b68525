/* calendar.c - any bytes as a calendar in each of the shapes: refused with a sentence, or a
 * calendar whose limits and counts agree. */
#include "tests/fuzz/target.h"

#include "complaint/calendar.h"

static void ask(const complaint_calendar *calendar) {
  complaint_due due;
  complaint_day days[64];
  complaint_day_count count;
  size_t length;
  complaint_due_question question = {.from = "2026-02-11", .limit = "9wd"};
  if (complaint_calendar_due(calendar, &question, &due, NULL) != COMPLAINT_OK) return;
  expect(complaint_calendar_count(calendar, question.from, due.due, NULL, &count, NULL) ==
         COMPLAINT_OK);
  expect(count.days == 9 && count.provisional == due.provisional);
  expect(complaint_calendar_explain(calendar, &question, days, 64, &length, NULL) == COMPLAINT_OK);
  expect(length > 64 || strcmp(days[length - 1].date, due.due) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  complaint_error err = {0};
  complaint_calendar_shape shape = (complaint_calendar_shape)(data[0] % 3);
  complaint_calendar *calendar =
      complaint_calendar_load(NULL, shape, (const char *)data + 1, size - 1, NULL, NULL, &err);
  expect((calendar == NULL) == (err.text[0] != '\0'));
  if (calendar != NULL) ask(calendar);
  complaint_calendar_free(calendar);
  return 0;
}
