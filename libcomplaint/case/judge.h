/* judge.h - the one judge: why may this action not be taken here, now, by this actor?
 *
 * It only reads. Deciding asks it about every action without an event; folding asks it about the
 * event at hand. Reasons come in the order of cpl_why, within one of them by `what`, then by item.
 * Knows: view, party. Must not know: what an event changes. */
#ifndef CPL_CASE_JUDGE_H
#define CPL_CASE_JUDGE_H

#include "libcomplaint/case/party.h"
#include "libcomplaint/case/view.h"

/* What is asked. */
typedef struct cpl_asked {
  uint16_t action;
  cpl_moment at;
  const cpl_view *view;
  cpl_naming naming;      /* its scene says where                                      */
  cpl_set stood_in;       /* roles whose stand-in acts: cpl_stood_in of `naming`         */
  const cpl_event *event; /* NULL: is it possible at all?                              */
  bool missing;           /* the item that the event is on is not there                */
  uint32_t missing_id;
  bool has_actor; /* if not, nobody in particular asks: no role, no recusal     */
  uint32_t actor;
  cpl_set roles;
  const uint32_t *people; /* who else took part                                        */
  uint32_t people_count;
} cpl_asked;

typedef struct cpl_verdict {
  cpl_set by;     /* roles that may act here                        */
  bool is_void;   /* the actor had no authority: nothing was done    */
  uint32_t count; /* of reasons, also of those that found no room    */
} cpl_verdict;

/* Reasons are written one after the other. Where there are more than `room`, what was written is
 * worthless: make room for `count` and ask again. */
cpl_verdict cpl_judge(const cpl_state *state, const cpl_asked *asked, cpl_reason *out,
                      uint32_t room);

/* The roles of `by` that apply, whoever is there. `undecided`: atoms that are up to the event still
 * to come. */
static inline cpl_set cpl_judge_named(const cpl_state *state, const cpl_action *action,
                                      cpl_set atoms, cpl_set undecided, cpl_set stood_in) {
  cpl_set by = action->by;
  const cpl_entry *entry = state->process->entries + action->more;
  for (unsigned n = action->more_by; n > 0; n--, entry++)
    if ((cpl_row_fails(entry->when, atoms) & ~undecided) == 0) by |= entry->what;
  return by & stood_in ? cpl_with_stand_ins(state, by, stood_in) : by;
}

/* The roles that may take this action, seen from there, as it stands now, whoever asks. */
static inline cpl_set cpl_judge_by(const cpl_state *state, unsigned action, const cpl_view *view) {
  const cpl_action *act = &state->process->actions[action];
  cpl_set undecided = state->process->effects[action].own_atoms;
  if (act->more_by == 0 && (act->by & state->stood_in) == 0) return act->by & ~view->absent;
  return cpl_judge_named(state, act, view->atoms, undecided, state->stood_in) & ~view->absent;
}

/* Which of its own facts an event of this action must carry here. */
static inline cpl_set cpl_judge_needs(const cpl_process *process, const cpl_action *action,
                                      const cpl_view *view) {
  cpl_set needs = action->needs;
  if (action->more_needs == 0) return needs;
  const cpl_entry *entry =
      process->entries + action->more + action->more_by + action->more_to + action->more_after;
  for (unsigned n = action->more_needs; n > 0; n--, entry++)
    if (cpl_row_holds(entry->when, view->atoms)) needs |= entry->what;
  return needs;
}

/* The due that a new one given by this action from `place` must be later than: the earliest of
 * those that it extends. NULL where none is open. */
const cpl_due *cpl_judge_due_to_pass(const cpl_state *state, unsigned action, uint32_t place);

/* Is a duty open, and is its due over at that moment? */
static inline bool cpl_duty_is_open(const cpl_duty *duty) {
  return duty->state == CPL_OWED;
}
static inline bool cpl_duty_is_past(const cpl_duty *duty, cpl_moment at) {
  return !duty->due.none && at >= duty->due.too_late;
}

#endif
