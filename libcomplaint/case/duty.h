/* duty.h - duties from their opening to their end. Dues are computed from events, never kept as
 * "time paused".
 * Knows: view. Must not know: events' facts, decisions. */
#ifndef CPL_CASE_DUTY_H
#define CPL_CASE_DUTY_H

#include "libcomplaint/case/view.h"

/* When and by which event (0: none) something happens to a duty. */
typedef struct cpl_instant {
  cpl_moment at;
  uint32_t event;
} cpl_instant;

/* Its trigger happened: a round opens, unless one is open that was live. */
void cpl_duty_open(cpl_state *state, uint16_t rule, uint32_t on, cpl_moment at);

/* Look at the open duties again: which are live, since when, until when. After every event; those
 * that were looked at before only where something looks new, or may pause them. */
void cpl_duties_refresh(cpl_state *state, cpl_instant now);

/* Is it owed there now: does the row of an entry hold, is anybody there to act and be addressed? */
bool cpl_duty_applies(const cpl_state *state, uint16_t rule, uint32_t on);

/* The roles for whose absence an action is owed by nobody, or to nobody, seen from a place. */
cpl_set cpl_duty_gone(const cpl_process *process, unsigned action, const cpl_view *view);

/* `steps` were taken on `place`: what was owed of them there is done. */
void cpl_duties_discharge(cpl_state *state, cpl_set steps, uint32_t place, cpl_instant now);

/* `steps` no longer stand on what is read from `place`: what they set off there is void, unless one
 * still stands at another item that sets it off. */
void cpl_duties_void(cpl_state *state, cpl_set steps, uint32_t place, cpl_instant now);

/* Does a suspension run that keeps its time from passing? One that began after the due does not. */
bool cpl_duty_stands_still(const cpl_state *state, uint32_t number);

/* The due that a new one must be later than, or it does not move it: the one that it has. Where a
 * suspension runs it has none: the one that it had when that began counts. */
const cpl_due *cpl_duty_to_pass(const cpl_state *state, uint32_t number);
bool cpl_duty_would_move(const cpl_state *state, uint32_t number, cpl_due given);

/* The due that an action gives: by the fact of its event where it carries that, else by the case's.
 * False where it is not known. */
bool cpl_duty_new_due(const cpl_state *state, unsigned action, const cpl_scene *scene,
                      cpl_due *given);

/* The listed duties of places read from `place` get a new due, where it moves them. What is given
 * while a suspension runs counts as given when that began. */
void cpl_duties_extend(cpl_state *state, cpl_span rules, uint32_t place, cpl_due given,
                       cpl_instant now);

/* The time of the listed duties stands still from now on, or runs on. */
void cpl_duties_suspend(cpl_state *state, cpl_span rules, uint32_t place, cpl_instant now);
void cpl_duties_resume(cpl_state *state, cpl_span rules, uint32_t place, cpl_instant now);

/* A due given by the value of a date or time field. */
cpl_due cpl_due_of_value(const cpl_state *state, uint16_t field, cpl_value value);

void cpl_state_breach(cpl_state *state, cpl_breach breach);

#endif
