/* decide_actions.c - what may be done at every place, by whom, and what may be imposed. See
 * deciding.h.
 *
 * Before there is an event, most actions can be refused by order, row and absence only, and masks
 * tell. Those are answered here; the judge is asked about the others. Reasons that find no room are
 * only counted, and everything is answered once more when there is room for all. */
#include "libcomplaint/case/deciding.h"
#include "libcomplaint/case/guideline.h"
#include "libcomplaint/case/judging.h"

/* Room for reasons that another actor or a later moment will have, so that judging again seldom
 * asks for memory. */
enum { SPARE = 64 };

typedef struct sweep {
  cpl_deciding *deciding;
  cpl_judging judging;
  cpl_set simple, plain; /* where nobody in particular asks */
  cpl_set stood_in;
  bool is_open; /* the case has begun and not ended */
} sweep;

/* ---- sanctions ------------------------------------------------------------------------------- */

static void answer_sanction(cpl_deciding *d, uint32_t answer) {
  complaint_decision *out = d->decision;
  const cpl_process *process = d->state->process;
  const cpl_scene scene = {.place = out->answers[answer].on};
  cpl_value value;
  cpl_sanction_answer *made = &out->sanctions[out->sanction_count++];
  *made = (cpl_sanction_answer){0, scene.place, answer, CPL_NONE, CPL_NONE};
  if (process->offence != CPL_NONE && cpl_scene_value(d->state, &scene, process->offence, &value))
    made->offence = (uint16_t)value;
  if (process->finding != CPL_NONE && cpl_scene_value(d->state, &scene, process->finding, &value))
    made->finding = (uint16_t)value;
  if (out->answers[answer].reason_count == 0)
    made->open = cpl_guideline_ask(d->state, &scene).sanctions;
}

/* ---- actions --------------------------------------------------------------------------------- */

/* The answer whose reasons begin at `first` and have all been found. */
static inline void keep(sweep *s, uint16_t action, uint32_t on, uint32_t first, cpl_set by) {
  complaint_decision *d = s->deciding->decision;
  const cpl_action *act = &s->judging.process->actions[action];
  cpl_answer *answer = &d->answers[d->answer_count++];
  uint32_t count = s->judging.count - first;
  answer->by = by;
  answer->on = on;
  answer->reason = first;
  answer->reason_count = count;
  answer->action = action;
  answer->needs = count > 0 ? 0 : act->needs;
  if (count == 0 && act->more_needs > 0)
    answer->needs = cpl_judge_needs(s->judging.process, action, s->judging.asked->view);
}

/* Nothing in it is conditional: masks tell whether it is open, and why not. */
static inline void answer_simple(sweep *s, uint16_t action, uint32_t on) {
  cpl_judging *j = &s->judging;
  const cpl_view *view = &j->state->items[on].seen;
  const cpl_action *act = &j->process->actions[action];
  uint32_t first = j->count;
  cpl_set by = act->by;
  if (by & s->stood_in) by = cpl_with_stand_ins(j->state, by, s->stood_in);
  cpl_set present = by & ~view->absent, fails = cpl_row_fails(act->when, view->atoms);
  cpl_set missing = act->after & ~(view->stands | view->excused);
  if (present == 0) cpl_judging_add(j, CPL_WHY_ABSENT, CPL_WHAT_ROLE, cpl_first(by), 0, act->cites);
  if (!s->is_open) {
    cpl_deciding_turn(s->deciding, action, on);
    j->action = act;
    cpl_judge_life(j);
  }
  if (fails != 0) fails &= ~j->process->effects[action].own_atoms;
  if (fails != 0) cpl_judging_add(j, CPL_WHY_WHEN, CPL_WHAT_ATOM, cpl_first(fails), 0, act->cites);
  for (; missing != 0; missing &= missing - 1)
    cpl_judge_missing(j, on, cpl_first(missing), act->cites);
  keep(s, action, on, first, present);
}

/* No look at duties or sanctions: the parts of the judge that may have something to say. */
static void answer_plain(sweep *s, uint16_t action, uint32_t on) {
  cpl_judging *j = &s->judging;
  const cpl_view *view = j->asked->view;
  const cpl_action *act = &j->process->actions[action];
  uint32_t first = j->count;
  j->action = act;
  cpl_set by = cpl_judge_named(j), present = by & ~view->absent;
  if (present == 0 || (view->excused & cpl_bit(action))) (void)cpl_judge_absent(j, by);
  if (!s->is_open || (act->flags & CPL_STARTS)) cpl_judge_life(j);
  uint32_t unsorted = j->count;
  cpl_judge_when(j, by);
  cpl_judging_sort(j, unsorted);
  if (act->more_after > 0 || (act->after & ~(view->stands | view->excused))) cpl_judge_after(j);
  keep(s, action, on, first, present);
}

static void answer_judged(sweep *s, uint16_t action, uint32_t on) {
  cpl_deciding *d = s->deciding;
  cpl_judging *j = &s->judging;
  uint32_t first = j->count, written = first < j->room ? first : j->room;
  cpl_reason *behind = written == j->room ? NULL : j->reasons + written;
  cpl_verdict verdict = cpl_judge(d->state, &d->asked, behind, j->room - written);
  j->count += verdict.count;
  keep(s, action, on, first, verdict.by);
  if (j->process->actions[action].flags & CPL_IMPOSES)
    answer_sanction(d, d->decision->answer_count - 1);
}

static inline void answer(sweep *s, uint16_t action, uint32_t on) {
  if (s->simple & ~s->judging.state->items[on].seen.excused & cpl_bit(action)) {
    answer_simple(s, action, on);
    return;
  }
  cpl_deciding_turn(s->deciding, action, on);
  if (s->plain & cpl_bit(action))
    answer_plain(s, action, on);
  else
    answer_judged(s, action, on);
}

/* The number of reasons that there are, written or not. */
static uint32_t sweep_all(cpl_deciding *deciding) {
  const cpl_state *state = deciding->state;
  const cpl_process *process = state->process;
  complaint_decision *d = deciding->decision;
  sweep s = {.deciding = deciding,
             .judging = {state, process, &deciding->asked, NULL, d->reasons,
                         (uint32_t)d->reason_room, d->reason_count},
             .simple = deciding->asked.has_actor ? 0 : process->simple,
             .plain = deciding->asked.has_actor ? 0 : process->plain,
             .stood_in = deciding->asked.stood_in,
             .is_open = (state->started || process->standing) && state->ended == 0};
  d->answer_count = d->sanction_count = 0;
  for (uint16_t a = 0; a < process->action_count; a++) {
    uint16_t kind = process->actions[a].kind;
    if (kind == 0) answer(&s, a, 0);
    for (uint32_t i = kind == 0 ? 0 : state->first_of_kind[kind]; i != 0; i = state->items[i].next)
      answer(&s, a, i);
  }
  return s.judging.count;
}

/* ---- room ------------------------------------------------------------------------------------ */

static bool make_room(const cpl_state *state, complaint_decision *d) {
  size_t answers = 0, sanctions = 0;
  for (uint32_t i = 0; i < state->item_count; i++) {
    cpl_set actions = state->process->kinds[state->items[i].kind].actions;
    answers += (size_t)__builtin_popcountll(actions);
    sanctions += (size_t)__builtin_popcountll(actions & state->process->imposes);
  }
  return cpl_grow(&d->memory, &d->answers, &d->answer_room, answers, sizeof *d->answers) &&
         cpl_grow(&d->memory, &d->sanctions, &d->sanction_room, sanctions, sizeof *d->sanctions);
}

bool cpl_decide_actions(cpl_deciding *deciding) {
  complaint_decision *d = deciding->decision;
  if (!make_room(deciding->state, d)) return false;
  for (;;) {
    uint32_t count = sweep_all(deciding);
    if (count <= d->reason_room) {
      d->reason_count = count;
      return true;
    }
    if (!cpl_grow(&d->memory, &d->reasons, &d->reason_room, count + SPARE, sizeof *d->reasons))
      return false;
  }
}
