/* question.h - a public question about a limit, read from its texts.
 * Knows: texts, limits. Must not know: how the answer is shown. */
#ifndef CPL_CALENDAR_QUESTION_H
#define CPL_CALENDAR_QUESTION_H

#include "libcomplaint/base/error.h"
#include "libcomplaint/calendar/edition.h"

typedef struct cpl_question {
  complaint_memory memory;
  const cpl_edition *edition;
  cpl_limit limit;
  cpl_moment from;
  int32_t zone;
  bool before;
  cpl_interval *suspended;
  size_t count, capacity;
} cpl_question;

/* End it in any case; a question that could not be read too. */
complaint_status cpl_question_begin(cpl_question *question, const complaint_calendar *calendar,
                                    const complaint_due_question *asked, complaint_error *err);
void cpl_question_end(cpl_question *question);

/* The answer; E_INPUT where it lies outside the years 1 to 9999. */
complaint_status cpl_question_due(const cpl_question *question, cpl_due *due, complaint_error *err);

/* A date of the host; `what` is the name of the argument. */
complaint_status cpl_question_date(const char *text, const char *what, cpl_day *day,
                                   complaint_error *err);
/* The day by which an edition must be known; NULL leaves `*day` alone. */
complaint_status cpl_question_known_by(const char *text, cpl_day *day, complaint_error *err);

#endif
