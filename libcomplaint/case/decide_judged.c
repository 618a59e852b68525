/* decide_judged.c - actions of which masks do not tell all: the judge is asked. See deciding.h. */
#include "libcomplaint/case/deciding.h"

/* ---- for an actor: the whole judge ----------------------------------------------------------- */

static cpl_set judge_actor(cpl_judging *j) {
  uint32_t written = j->count < j->room ? j->count : j->room;
  cpl_reason *behind = written == j->room ? NULL : j->reasons + written;
  cpl_verdict verdict = cpl_judge(j->state, j->asked, behind, j->room - written);
  j->count += verdict.count;
  return verdict.by;
}

/* ---- for nobody in particular: the parts that may have something to say, in its order -------- */

/* The roles that may act. */
static inline cpl_set judge_anybody(cpl_sweep *s, unsigned action) {
  cpl_judging *j = &s->judging;
  const cpl_view *view = j->view;
  unsigned flags = j->action->flags;
  cpl_set by = cpl_judge_named(j->state, j->action, view->atoms, j->undecided, j->asked->stood_in);
  cpl_set present = by & ~view->absent;
  if ((by != 0 && present == 0) || (view->excused & cpl_bit(action))) (void)cpl_judge_absent(j, by);
  if (!s->is_open || (flags & CPL_STARTS)) cpl_judge_life(j);
  uint32_t unsorted = j->count;
  cpl_judge_when(j, by);
  if (flags & CPL_IMPOSES) cpl_judge_sanctions(j);
  if (flags & CPL_EXTENDS) cpl_judge_new_due(j);
  cpl_judging_sort(j, unsorted);
  cpl_judge_after(j);
  if (flags & CPL_EXTENDS) cpl_judge_extension(j);
  if (flags & CPL_ENDS) cpl_judge_open_duties(j);
  return present;
}

/* ---- one after the other --------------------------------------------------------------------- */

static inline void answer(cpl_sweep *s, unsigned action, cpl_answer *out) {
  cpl_judging *j = &s->judging;
  cpl_asked *asked = &s->deciding->asked;
  asked->view = j->view = &j->state->items[out->on].seen;
  asked->naming.scene.place = j->place = out->on;
  out->reason = j->count;
  out->by = asked->has_actor ? judge_actor(j) : judge_anybody(s, action);
  out->reason_count = j->count - out->reason;
  out->needs = out->reason_count > 0 ? 0 : cpl_judge_needs(j->process, j->action, j->view);
}

void cpl_decide_judged(cpl_sweep *s, cpl_set judged) {
  cpl_judging *j = &s->judging;
  CPL_EACH(a, judged) {
    j->action = &j->process->actions[a];
    j->effect = &j->process->effects[a];
    j->undecided = j->effect->own_atoms;
    s->deciding->asked.action = (uint16_t)a;
    for (cpl_answer *out = s->first[a]; out != s->first[a + 1]; out++) answer(s, a, out);
  }
}
