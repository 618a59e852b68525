/* decide_actions.c - what may be done at every place, by whom, and what may be imposed. See
 * deciding.h.
 *
 * Before there is an event, most actions can be refused by order, row and absence only, and masks
 * tell. Where nobody in particular asks, the parts of the judge that may have something to say are
 * asked; else the whole of it. Reasons that find no room are only counted, and everything is
 * answered once more when there is room for all. */
#include "libcomplaint/case/deciding.h"
#include "libcomplaint/case/guideline.h"
#include "libcomplaint/case/judging.h"

/* Room for reasons that another actor or a later moment will have, so that judging again seldom
 * asks for memory. */
enum { SPARE = 64 };

typedef struct sweep {
  cpl_deciding *deciding;
  cpl_judging judging;
  cpl_set simple; /* nothing in them is conditional, and nobody in particular asks */
  bool is_open;   /* the case has begun and not ended */
} sweep;

/* ---- sanctions ------------------------------------------------------------------------------- */

static uint16_t value_here(const cpl_state *state, uint32_t place, uint16_t field) {
  cpl_value value;
  if (field == CPL_NONE || !cpl_place_value(state, place, field, &value)) return CPL_NONE;
  return (uint16_t)value;
}

static void answer_sanction(cpl_deciding *d, const cpl_answer *answer) {
  complaint_decision *out = d->decision;
  const cpl_process *process = d->state->process;
  const cpl_scene scene = {.place = answer->on};
  bool refused = answer->reason_count > 0;
  out->sanctions[out->sanction_count++] =
      (cpl_sanction_answer){.open = refused ? 0 : cpl_guideline_ask(d->state, &scene).sanctions,
                            .on = answer->on,
                            .answer = (uint32_t)(answer - out->answers),
                            .offence = value_here(d->state, answer->on, process->offence),
                            .finding = value_here(d->state, answer->on, process->finding)};
}

/* ---- actions --------------------------------------------------------------------------------- */

/* The answer whose reasons begin at `first` and have all been found. */
static inline void keep(const cpl_judging *j, cpl_answer *out, uint32_t first, cpl_set by,
                        const cpl_view *view) {
  uint32_t count = j->count - first;
  out->by = by;
  out->needs = count > 0 ? 0 : j->action->needs;
  out->reason = first;
  out->reason_count = count;
  if (count == 0 && j->action->more_needs > 0)
    out->needs = cpl_judge_needs(j->process, out->action, view);
}

/* Masks have told that something may be against it. */
static void refuse_simple(sweep *s, const cpl_answer *out, const cpl_view *view) {
  cpl_judging *j = &s->judging;
  const cpl_action *act = j->action;
  cpl_set fails = cpl_row_fails(act->when, view->atoms);
  cpl_set missing = act->after & ~(view->stands | view->excused);
  if ((act->by & ~view->absent) == 0)
    cpl_judging_add(j, CPL_WHY_ABSENT, CPL_WHAT_ROLE, cpl_first(act->by), 0, act->cites);
  if (!s->is_open) {
    cpl_deciding_turn(s->deciding, out->action, out->on);
    cpl_judge_life(j);
  }
  if (fails != 0) fails &= ~j->process->effects[out->action].own_atoms;
  if (fails != 0) cpl_judging_add(j, CPL_WHY_WHEN, CPL_WHAT_ATOM, cpl_first(fails), 0, act->cites);
  for (; missing != 0; missing &= missing - 1)
    cpl_judge_missing(j, out->on, cpl_first(missing), act->cites);
}

/* Nothing in it is conditional. */
static inline void answer_simple(sweep *s, cpl_answer *out, const cpl_view *view) {
  const cpl_action *act = s->judging.action;
  cpl_set present = act->by & ~view->absent;
  uint32_t first = s->judging.count;
  if (!s->is_open || present == 0 || cpl_row_fails(act->when, view->atoms) != 0 ||
      (act->after & ~(view->stands | view->excused)) != 0)
    refuse_simple(s, out, view);
  keep(&s->judging, out, first, present, view);
}

/* Nobody in particular asks: the parts of the judge that may have something to say, in its order.
 */
static void answer_anybody(sweep *s, cpl_answer *out, const cpl_view *view) {
  cpl_judging *j = &s->judging;
  unsigned flags = j->action->flags;
  uint32_t first = j->count;
  cpl_set by = cpl_judge_named(j), present = by & ~view->absent;
  if ((by != 0 && present == 0) || (view->excused & cpl_bit(out->action)))
    (void)cpl_judge_absent(j, by);
  if (!s->is_open || (flags & CPL_STARTS)) cpl_judge_life(j);
  uint32_t unsorted = j->count;
  cpl_judge_when(j, by);
  if (flags & CPL_IMPOSES) cpl_judge_sanctions(j);
  if (flags & CPL_EXTENDS) cpl_judge_new_due(j);
  cpl_judging_sort(j, unsorted);
  cpl_judge_after(j);
  if (flags & CPL_EXTENDS) cpl_judge_extension(j);
  if (flags & CPL_ENDS) cpl_judge_open_duties(j);
  keep(j, out, first, present, view);
}

static void answer_actor(sweep *s, cpl_answer *out, const cpl_view *view) {
  cpl_judging *j = &s->judging;
  uint32_t first = j->count, written = first < j->room ? first : j->room;
  cpl_reason *behind = written == j->room ? NULL : j->reasons + written;
  cpl_verdict verdict = cpl_judge(j->state, j->asked, behind, j->room - written);
  j->count += verdict.count;
  keep(j, out, first, verdict.by, view);
}

static void answer_asked(sweep *s, cpl_answer *out, const cpl_view *view) {
  cpl_deciding_turn(s->deciding, out->action, out->on);
  if (s->judging.asked->has_actor)
    answer_actor(s, out, view);
  else
    answer_anybody(s, out, view);
  if (s->judging.action->flags & CPL_IMPOSES) answer_sanction(s->deciding, out);
}

/* Every place of one action. */
static cpl_answer *answer_places(sweep *s, uint16_t action, cpl_answer *out) {
  const cpl_state *state = s->judging.state;
  const cpl_action *act = s->judging.action = &s->judging.process->actions[action];
  bool simple = (s->simple & cpl_bit(action)) != 0;
  uint32_t on = act->kind == 0 ? 0 : state->first_of_kind[act->kind];
  if (on == 0 && act->kind != 0) return out;
  do {
    const cpl_view *view = &state->items[on].seen;
    out->action = action;
    out->on = on;
    if (simple && !(view->excused & cpl_bit(action)))
      answer_simple(s, out, view);
    else
      answer_asked(s, out, view);
    out++;
    on = state->items[on].next;
  } while (on != 0);
  return out;
}

/* Simple are those for which nobody stands in, too. */
static cpl_set simple_for(const cpl_asked *asked, const cpl_process *process) {
  cpl_set simple = asked->has_actor ? 0 : process->simple;
  if (asked->stood_in != 0) CPL_EACH(a, simple) {
      if (process->actions[a].by & asked->stood_in) simple &= ~cpl_bit(a);
    }
  return simple;
}

/* The number of reasons that there are, written or not. */
static uint32_t sweep_all(cpl_deciding *deciding) {
  const cpl_state *state = deciding->state;
  const cpl_process *process = state->process;
  complaint_decision *d = deciding->decision;
  cpl_answer *out = d->answers;
  sweep s = {.deciding = deciding,
             .judging = {state, process, &deciding->asked, NULL, d->reasons,
                         (uint32_t)d->reason_room, d->reason_count},
             .simple = simple_for(&deciding->asked, process),
             .is_open = (state->started || process->standing) && state->ended == 0};
  d->sanction_count = 0;
  for (uint16_t a = 0; a < process->action_count; a++) out = answer_places(&s, a, out);
  d->answer_count = (uint32_t)(out - d->answers);
  return s.judging.count;
}

/* ---- room ------------------------------------------------------------------------------------ */

static bool make_room(const cpl_state *state, complaint_decision *d) {
  size_t answers = 0, sanctions = 0;
  for (uint32_t i = 0; i < state->item_count; i++) {
    const cpl_kind *kind = &state->process->kinds[state->items[i].kind];
    answers += kind->action_count;
    sanctions += kind->imposing_count;
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
