/* hope.c - see hope.h. */
#include "libcomplaint/proof/hope.h"

typedef struct hoping {
  const cpl_reach *reach;
  const cpl_position *position;
  cpl_rules stuck; /* open, and no action that is reached takes them away */
  uint32_t corner;
  unsigned end;
} hoping;

/* ---- what stays open ------------------------------------------------------------------------- */

static bool is_taken_away(const cpl_reach *reach, unsigned rule) {
  const cpl_process *p = reach->corners->process;
  uint8_t trigger = p->rules[rule].trigger;
  for (unsigned a = 0; a < p->action_count; a++) {
    if (!(reach->taken & cpl_bit(a))) continue;
    if (cpl_rule_is_done_by(p, rule, a)) return true;
    if (trigger >= CPL_SET_MAX) continue;
    if (p->effects[a].undoes & cpl_bit(trigger)) return true;
    if ((p->reopens & cpl_bit(a)) && (p->ends & cpl_bit(trigger))) return true;
  }
  return false;
}

static void find_stuck(hoping *h) {
  h->stuck = h->position->open;
  for (unsigned i = 0; i < h->reach->corners->process->rule_count; i++)
    if (cpl_rules_have(&h->stuck, i) && is_taken_away(h->reach, i)) cpl_rules_drop(&h->stuck, i);
}

/* ---- an end ---------------------------------------------------------------------------------- */

/* Nothing is open after the end: what it sets off itself stays owed. */
static bool leaves_owed(const cpl_corners *corners, unsigned end, uint32_t then) {
  const cpl_process *p = corners->process;
  for (unsigned i = 0; i < p->rule_count; i++) {
    uint8_t trigger = p->rules[i].trigger;
    if (trigger < CPL_SET_MAX && (p->effects[end].counts_as & cpl_bit(trigger)) &&
        p->rules[i].kind == 0 && cpl_surely_owed(corners, i, cpl_corner_at(corners, then)))
      return true;
  }
  return false;
}

static bool is_end(void *context, const cpl_choice *choice) {
  const hoping *h = context;
  const cpl_corners *corners = h->reach->corners;
  const cpl_reached *at = &h->reach->at[h->corner];
  const cpl_ground ground = {.steps = at->may, .kinds = at->kinds};
  if (!cpl_guard_perhaps(corners, h->end, choice->said, &ground)) return false;
  if (leaves_owed(corners, h->end, choice->then)) return false;
  for (unsigned i = 0; i < corners->process->rule_count; i++)
    if (cpl_rules_have(&h->stuck, i) && !cpl_rule_is_done_by(corners->process, i, h->end) &&
        cpl_surely_owed(corners, i, cpl_corner_at(corners, h->corner)))
      return false;
  return true;
}

static bool ends_in(hoping *h, uint32_t corner) {
  const cpl_corners *corners = h->reach->corners;
  h->corner = corner;
  for (h->end = 0; h->end < corners->process->action_count; h->end++)
    if ((corners->process->ends & cpl_bit(h->end)) &&
        cpl_choices_try(corners, h->end, corner, CPL_CHANGE_ALL, is_end, h))
      return true;
  return false;
}

static bool ends_so_far(void *context, const cpl_reach *reach, uint32_t corner) {
  hoping *h = context;
  (void)reach;
  find_stuck(h);
  return ends_in(h, corner);
}

bool cpl_is_hopeless(cpl_reach *reach, const cpl_position *position) {
  hoping h = {.reach = reach, .position = position};
  cpl_reach_clear(reach);
  reach->far_enough = ends_so_far;
  reach->context = &h;
  if (position->is_ended)
    cpl_reach_from_end(reach, position->corner, position->steps, position->kinds);
  else
    cpl_reach_from(reach, position->corner, position->steps, position->kinds);
  find_stuck(&h);
  for (uint32_t corner = 0; corner < reach->corners->count; corner++)
    if (reach->at[corner].is && ends_in(&h, corner)) return false;
  return true;
}
