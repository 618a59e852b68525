/* explain.h - the parts of an explanation; complaint_decision_explain() puts them together.
 * Knows: speaker. Must not know: JSON, how anything was judged. */
#ifndef CPL_CASE_EXPLAIN_H
#define CPL_CASE_EXPLAIN_H

#include "libcomplaint/case/duty_history.h"
#include "libcomplaint/case/explain_row.h"

/* An action that is refused, or was taken unlawfully, and where. */
typedef struct cpl_about {
  uint16_t action;
  cpl_set by;           /* who may; 0: nobody, or that is not known              */
  cpl_set stood_in;     /* roles in whose place others act                       */
  cpl_seen_from from;   /* what its event says comes first                       */
  cpl_moment at;        /* when that is judged; where `from` has a state         */
  const cpl_view *view; /* what is true there; NULL where `from` has no state     */
  bool has_event;       /* if not, what the event will say keeps nothing          */
} cpl_about;

/* What an answer of the speaker's decision is about; what a fault of long ago is. */
cpl_about cpl_about_answer(const cpl_speaker *s, const cpl_answer *answer);
cpl_about cpl_about_breach(const cpl_breach *breach);

/* Why an action is open or refused at one place. */
void cpl_explain_action(cpl_speaker *s, const cpl_answer *answer);
/* All reasons as sentences, each with its citations and what would have to change. */
void cpl_explain_reasons(cpl_speaker *s, const cpl_about *about, const cpl_reason *reasons,
                         uint32_t count);
/* One of them: why it stands against the action, and what would have to change. */
cpl_told cpl_told_reason(cpl_speaker *s, const cpl_about *about, cpl_reason reason);
/* The same of a sanction, and of its variant, that the guideline does not open; of the fact that
 * would name the variant. `fact`: it, in words. */
cpl_told cpl_told_sanction(cpl_speaker *s, const cpl_about *about, const char *fact);
cpl_told cpl_told_variant(cpl_speaker *s, const cpl_about *about, const char *fact);
/* Why an offence cannot be found true: what of it is not there, or by which law it is none.
 * `usual`: what is said where there is no more to say. */
cpl_told cpl_told_offence(cpl_speaker *s, const cpl_about *about, cpl_reason reason,
                          cpl_told usual);
/* Of an action that finds or imposes: by which law, where it is another than that of the case. */
void cpl_explain_law(cpl_speaker *s, const cpl_about *about);
/* Does a row ask that this atom be false? */
static inline bool cpl_row_bars(cpl_row row, cpl_set atom) {
  return (row.must & atom) == 0 && (row.must_not & atom) != 0;
}
/* The sanction that the event imposes; NULL where that is not known. */
const cpl_sanction *cpl_imposed(const cpl_speaker *s, const cpl_about *about);
/* Of an action that imposes: which sanctions are open there, and by which row of the guideline. */
void cpl_explain_sanctions(cpl_speaker *s, const cpl_answer *answer);
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
/* "`decide@record`: `decide`, owed since `record` for respondent s:1". */
void cpl_speak_duty(cpl_speaker *s, uint16_t rule, uint32_t on);
/* What sets it off. */
const char *cpl_spoken_trigger(cpl_speaker *s, const cpl_duty_rule *rule);
/* Why a duty is void, and what would have to change. */
void cpl_explain_void(cpl_speaker *s, const cpl_duty_answer *duty, const cpl_turn *turns);
/* The same where one is not owed at all. */
void cpl_explain_not_owed(cpl_speaker *s, uint16_t rule, uint32_t on, const cpl_turn *turns);
/* One that lies on items of which there is none, or not on this one; `item` 0: on none. */
void cpl_explain_owed_elsewhere(cpl_speaker *s, uint16_t rule, uint32_t item);
/* What of it was not kept; of a daily duty the latest. */
void cpl_speak_breaches(cpl_speaker *s, uint16_t rule, uint32_t on);

#endif
