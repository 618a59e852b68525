/* fold.h - from the events of a case to its state.
 *
 * The state is a pure function of (policy, events recorded by `now`, calendars published by `now`).
 * An event that is the latest is folded into what is there; a late entry, a correction, or an older
 * `now` folds everything afresh. The answer is the same.
 * Knows: case, history, judge, apply. Must not know: JSON, decisions. */
#ifndef CPL_CASE_FOLD_H
#define CPL_CASE_FOLD_H

#include "libcomplaint/case/apply.h"
#include "libcomplaint/case/case.h"
#include "libcomplaint/case/judge.h"

/* Bring the state to `now`, from the first `count` events of the record. */
complaint_status cpl_case_fold(complaint_case *c, uint32_t count, cpl_moment now,
                               complaint_error *err);

/* The same afresh, and each event's mark on the state is shown as it is folded: `saw` is given the
 * index of the event. The dues are those of `now` throughout. What happened at `until` or later is
 * left out, whenever it was recorded: CPL_MOMENT_NEVER leaves nothing out. */
typedef void cpl_saw(void *context, const cpl_state *state, uint32_t event);
complaint_status cpl_case_watch(complaint_case *c, uint32_t count, cpl_moment now, cpl_moment until,
                                cpl_saw *saw, void *context, complaint_error *err);

/* How many events were recorded by `now`. */
uint32_t cpl_case_recorded_by(const complaint_case *c, cpl_moment now);

/* The state is worth nothing any more; the next fold begins afresh. */
void cpl_case_unfold(complaint_case *c);

/* One event at its place in the present state, ready to be judged: what is asked, and the view on
 * which it stands. The item is missing if `asked.missing`. */
typedef struct cpl_trial {
  cpl_view view;
  cpl_asked asked;
  cpl_happening happening;
} cpl_trial;

/* False when there is no memory. */
bool cpl_case_try(complaint_case *c, uint32_t index, cpl_trial *trial);

/* Judge the last event of the record once more: the state is left as it was before that event, and
 * the reasons against it stand behind those of the state. Unfold the case after it. */
complaint_status cpl_case_retry(complaint_case *c, cpl_trial *trial, cpl_verdict *verdict,
                                complaint_error *err);

#endif
