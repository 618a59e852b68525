/* explain.h - the parts of an explanation; complaint_decision_explain() puts them together.
 * Knows: speaker. Must not know: JSON, how anything was judged. */
#ifndef CPL_CASE_EXPLAIN_H
#define CPL_CASE_EXPLAIN_H

#include "libcomplaint/case/speaker.h"

/* Why an action is open or refused at one place. */
void cpl_explain_action(cpl_speaker *s, const cpl_answer *answer);
/* One refusal or fault as a sentence, with its citations and what would have to change; `by` may
 * act (0: that is not known). */
void cpl_explain_reason(cpl_speaker *s, uint16_t action, cpl_set by, cpl_reason reason,
                        const char *cites);
/* That sentence alone, as a part of something else. */
const char *cpl_spoken_reason(cpl_speaker *s, uint16_t action, cpl_set by, cpl_reason reason);
/* Who owes what to whom, since when, and why it is due when it is. */
void cpl_explain_duty(cpl_speaker *s, const cpl_duty_answer *duty);
/* A duty that nobody owes at present. */
void cpl_explain_not_owed(cpl_speaker *s, uint16_t rule);

#endif
