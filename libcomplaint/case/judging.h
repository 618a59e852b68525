/* judging.h - one question while it is judged: what is asked, and the reasons written so far.
 *
 * The judge is one function in several files: who may (judge_who.c), what must stand first
 * (judge_after.c), findings and sanctions (judge_sanction.c), open duties (judge_duty.c), and the
 * rest with the order of it all (judge.c). Only those include this.
 * Knows: judge, state. Must not know: what an event changes. */
#ifndef CPL_CASE_JUDGING_H
#define CPL_CASE_JUDGING_H

#include "libcomplaint/case/judge.h"

typedef struct cpl_judging {
  const cpl_state *state;
  const cpl_process *process;
  const cpl_asked *asked;
  const cpl_action *action;
  cpl_reason *at, *end;
  uint32_t unwritten; /* for want of room */
} cpl_judging;

static inline void cpl_judging_add(cpl_judging *j, cpl_why why, cpl_what kind, uint32_t what,
                                   uint32_t on, uint16_t cites) {
  if (j->at == j->end)
    j->unwritten++;
  else
    *j->at++ = cpl_reason_make(why, kind, what, on, cites);
}

/* Put the reasons from `first` on in order; needed where they were not found so. */
void cpl_judging_sort(cpl_judging *j, cpl_reason *first);

/* The atoms that make a row fail. */
static inline cpl_set cpl_row_fails(cpl_row row, cpl_set atoms) {
  return (row.must & ~atoms) | (row.must_not & atoms);
}

/* Those that fail whatever the event still to come may say. */
static inline cpl_set cpl_judging_fails(const cpl_judging *j, cpl_row row) {
  cpl_set fails = cpl_row_fails(row, j->asked->view->atoms);
  if (fails == 0 || j->asked->event != NULL) return fails;
  return fails & ~j->process->effects[j->asked->action].own_atoms;
}

static inline uint32_t cpl_first(cpl_set set) {
  return (uint32_t)__builtin_ctzll(set);
}

/* Has the actor the authority: a role of `by`, and no part in the case? */
void cpl_judge_authority(cpl_judging *j, cpl_set by);
/* Has whoever takes part done what another person must do? */
void cpl_judge_same_person(cpl_judging *j);
/* Nobody there to act, or nobody there to be addressed. True if the actor is the one absent. */
bool cpl_judge_absent(cpl_judging *j, cpl_set by);

/* Steps that must stand. */
void cpl_judge_after(cpl_judging *j);

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
