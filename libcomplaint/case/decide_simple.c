/* decide_simple.c - actions in which nothing is conditional: order, row and absence are masks, and
 * masks tell whether they are open, and why not. Most answers of a decision are made here, so the
 * loop is kept small, and there is room for all their reasons beforehand. See deciding.h. */
#include "libcomplaint/case/deciding.h"

static inline cpl_set lowest(cpl_set set) {
  return set & -set;
}

/* Why it is refused, if it is; not in the loop, which then stays in registers. `next` is where the
 * reasons go, and then where the next ones do. Steps of the case are missing on it, those of the
 * item's own kind here. */
__attribute__((noinline)) static cpl_reason *refuse(cpl_reason *next, const cpl_process *process,
                                                    const cpl_action *act, const cpl_view *view,
                                                    unsigned action, uint32_t on) {
  const cpl_reason after = cpl_reason_make(CPL_WHY_AFTER, CPL_WHAT_ACTION, 0, 0, act->cites);
  /* Nobody is there to act, or to be addressed: the first of each, which may be the same. */
  cpl_set roles = (act->by & ~view->absent) == 0 ? lowest(act->by) : 0;
  if (view->excused & cpl_bit(action)) roles |= lowest(act->to);
  for (; roles != 0; roles &= roles - 1)
    *next++ = cpl_reason_make(CPL_WHY_ABSENT, CPL_WHAT_ROLE, cpl_first(roles), 0, act->cites);
  cpl_set fails = cpl_row_fails(act->when, view->atoms);
  if (fails != 0) fails &= ~process->effects[action].own_atoms;
  if (fails != 0)
    *next++ = cpl_reason_make(CPL_WHY_WHEN, CPL_WHAT_ATOM, cpl_first(fails), 0, act->cites);
  cpl_set missing = act->after & ~(view->stands | view->excused);
  const cpl_set of_case = process->kinds[0].actions;
  for (; missing != 0; missing &= missing - 1)
    *next++ =
        after | cpl_reason_make(0, 0, cpl_first(missing), of_case & lowest(missing) ? 0 : on, 0);
  return next;
}

/* To be answered later. Where the answers of the next action begin. */
static inline cpl_answer *lay_out(cpl_answer *out, const cpl_item *items, uint16_t action,
                                  uint32_t on) {
  do {
    out->action = action;
    out->on = on;
    out++;
    on = items[on].next;
  } while (on != 0);
  return out;
}

void cpl_decide_simple(cpl_sweep *s, cpl_set simple) {
  const cpl_item *items = s->judging.state->items;
  const uint32_t *first_of_kind = s->judging.state->first_of_kind;
  const cpl_process *process = s->judging.process;
  const cpl_action *act = process->actions;
  cpl_answer *out = s->deciding->decision->answers;
  cpl_reason *const reasons = s->judging.reasons, *next = reasons + s->judging.count;
  for (uint16_t a = 0; a < process->action_count; a++, act++) {
    uint32_t on = first_of_kind[act->kind];
    s->first[a] = out;
    if (on == 0 && act->kind != 0) continue;
    if (!(simple >> a & 1)) {
      out = lay_out(out, items, a, on);
      continue;
    }
    do {
      const cpl_view *view = &items[on].seen;
      cpl_reason *const first = next;
      cpl_set present = act->by & ~view->absent, against = cpl_row_fails(act->when, view->atoms);
      against |= (act->after & ~(view->stands | view->excused)) | (view->excused >> a & 1);
      out->action = a;
      out->on = on;
      out->by = present;
      out->reason = (uint32_t)(first - reasons);
      if (against != 0 || present == 0) next = refuse(next, process, act, view, a, on);
      out->reason_count = (uint32_t)(next - first);
      out->needs = next == first ? cpl_judge_needs(process, act, view) : 0;
      out++;
      on = items[on].next;
    } while (on != 0);
  }
  s->first[process->action_count] = out;
  s->judging.count = (uint32_t)(next - reasons);
}
