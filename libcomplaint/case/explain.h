/* explain.h - the parts of an explanation; complaint_decision_explain() puts them together.
 * Knows: speaker. Must not know: JSON, how anything was judged. */
#ifndef CPL_CASE_EXPLAIN_H
#define CPL_CASE_EXPLAIN_H

#include "libcomplaint/case/duty_history.h"
#include "libcomplaint/case/explain_row.h"

/* An action that is refused, or was taken unlawfully, and where. */
typedef struct cpl_about {
  uint16_t action;
  cpl_set by;         /* who may; 0: nobody, or that is not known */
  cpl_seen_from from; /* what its event says comes first          */
} cpl_about;

/* What an answer of the speaker's decision is about; what a fault of long ago is. */
cpl_about cpl_about_answer(const cpl_speaker *s, const cpl_answer *answer);
cpl_about cpl_about_breach(const cpl_breach *breach);

/* Why an action is open or refused at one place. */
void cpl_explain_action(cpl_speaker *s, const cpl_answer *answer);
/* All reasons as sentences, each with its citations and what would have to change. */
void cpl_explain_reasons(cpl_speaker *s, const cpl_about *about, const cpl_reason *reasons,
                         uint32_t count);
/* One of them alone, as a part of something else. */
const char *cpl_spoken_reason(cpl_speaker *s, const cpl_about *about, cpl_reason reason);
/* Has another one said as much: that the case has not started, and so its first step is missing? */
bool cpl_reason_repeats(const cpl_process *process, const cpl_reason *reasons, uint32_t count,
                        uint32_t i);

/* Who owes what to whom, since when, and why it is due when it is. `turns`: what befell the duties
 * of the case. */
void cpl_explain_duty(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns);
/* Its due, and how it came to be that. */
void cpl_explain_due(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns);
/* The number of a duty of the speaker's decision in its state; UINT32_MAX where it has none. */
uint32_t cpl_duty_number(const cpl_speaker *s, const cpl_duty_answer *duty);
/* "event 3, `extend`, staff:1". */
const char *cpl_spoken_event(cpl_speaker *s, const cpl_turn *turn);
/* A duty that nobody owes at present. */
void cpl_explain_not_owed(cpl_speaker *s, uint16_t rule);

/* Why complaint_case_act() refused this event, and what would have to change. The case is left
 * unfolded, without the event. */
complaint_status cpl_explain_refusal(complaint_case *c, const char *json, size_t size, int64_t now,
                                     complaint_language language, cpl_text *out,
                                     complaint_error *err);

#endif
