/* judging.h - one question while it is judged: what is asked, and the reasons written so far.
 *
 * The judge is one function in several files: who may (judge_who.c), what must stand first
 * (judge_after.c), findings and sanctions (judge_sanction.c), open duties (judge_duty.c), and the
 * rest with the order of it all (judge.c). Those include this, and decide_actions.c, which answers
 * the simple questions by itself.
 * Knows: judge, state. Must not know: what an event changes. */
#ifndef CPL_CASE_JUDGING_H
#define CPL_CASE_JUDGING_H

#include "libcomplaint/case/judge.h"

typedef struct cpl_judging {
  const cpl_state *state;
  const cpl_process *process;
  const cpl_asked *asked;
  /* What is asked, again: the action, and what is true where. */
  const cpl_action *action;
  const cpl_effect *effect;
  const cpl_view *view;
  cpl_set undecided; /* atoms that are up to the event still to come */
  uint32_t place;
  uint32_t room, count; /* of reasons; those beyond `room` are counted, not written */
  cpl_reason *reasons;
} cpl_judging;

static inline void cpl_judging_put(cpl_judging *j, cpl_reason reason) {
  if (j->count < j->room) j->reasons[j->count] = reason;
  j->count++;
}

static inline void cpl_judging_add(cpl_judging *j, cpl_why why, cpl_what kind, uint32_t what,
                                   uint32_t on, uint16_t cites) {
  cpl_judging_put(j, cpl_reason_make(why, kind, what, on, cites));
}

/* Put the reasons from number `first` on in order, each once; needed where they were not found
 * so. */
void cpl_judging_sort_some(cpl_judging *j, uint32_t first);
/* The same where all are of one kind and no two alike. */
void cpl_judging_sort_numbers(cpl_judging *j, uint32_t first);
static inline void cpl_judging_sort(cpl_judging *j, uint32_t first) {
  if (j->count > first + 1) cpl_judging_sort_some(j, first);
}

/* Those that fail whatever the event still to come may say. */
static inline cpl_set cpl_judging_fails(const cpl_judging *j, cpl_row row) {
  return cpl_row_fails(row, j->view->atoms) & ~j->undecided;
}

static inline uint32_t cpl_first(cpl_set set) {
  return (uint32_t)__builtin_ctzll(set);
}

/* ---- the parts, in order --------------------------------------------------------------------- */

/* Has the actor the authority: a role of `by`, and no part in the case? */
void cpl_judge_authority(cpl_judging *j, cpl_set by);
/* Has whoever takes part done what another person must do? */
void cpl_judge_same_person(cpl_judging *j);
/* Nobody there to act, or nobody there to be addressed. True if the actor is the one absent. */
bool cpl_judge_absent(cpl_judging *j, cpl_set by);

/* Has the case begun, and not ended? */
void cpl_judge_life(cpl_judging *j);

/* The row of the action; and where nobody at all may act, the first condition that says so. */
static inline void cpl_judge_when(cpl_judging *j, cpl_set by) {
  cpl_set fails = cpl_judging_fails(j, j->action->when);
  if (fails != 0)
    cpl_judging_add(j, CPL_WHY_WHEN, CPL_WHAT_ATOM, cpl_first(fails), 0, j->action->cites);
  if (by != 0 || j->asked->has_actor || j->action->more_by == 0) return;
  const cpl_entry *entry = j->process->entries + j->action->more;
  cpl_judging_add(j, CPL_WHY_WHEN, CPL_WHAT_ATOM, cpl_first(cpl_judging_fails(j, entry->when)), 0,
                  entry->cites);
}

/* These steps are missing here: one reason for each item, of those read from the place, on which
 * they are. Upward the view has told already whether they are waited for; items below tell by
 * themselves.
 */
void cpl_judge_missing(cpl_judging *j, cpl_set steps, uint16_t cites);
/* Steps that must stand. */
void cpl_judge_entries(cpl_judging *j);
static inline void cpl_judge_after(cpl_judging *j) {
  cpl_set missing = j->action->after & ~(j->view->stands | j->view->excused);
  if (j->action->more_after > 0)
    cpl_judge_entries(j);
  else if (missing != 0)
    cpl_judge_missing(j, missing, j->action->cites);
}

/* Is the finding, or the sanction, that the event carries open? */
void cpl_judge_offence(cpl_judging *j);
void cpl_judge_sanction(cpl_judging *j);
/* While there is no event: is any sanction? */
void cpl_judge_sanctions(cpl_judging *j);

/* Is there a duty to extend, before its due if so asked; and is the new due a later one? */
void cpl_judge_extension(cpl_judging *j);
void cpl_judge_new_due(cpl_judging *j);
/* A case ends only when nothing else is owed. */
void cpl_judge_open_duties(cpl_judging *j);

#endif
