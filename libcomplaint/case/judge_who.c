/* judge_who.c - whose action it is: roles, recusal, the same person, absence. See judging.h. */
#include "libcomplaint/case/judging.h"
#include "libcomplaint/case/record.h"

/* Of these roles, those of the actor. */
static cpl_set own_roles(const cpl_judging *j, cpl_set by) {
  const cpl_asked *asked = j->asked;
  if (!asked->has_actor) return 0;
  return cpl_roles_held(j->state, &asked->naming.scene, asked->roles & by, asked->actor);
}

static void judge_role(cpl_judging *j, cpl_set by) {
  if (own_roles(j, by) != 0) return;
  cpl_set all = by;
  const cpl_entry *entry = j->process->entries + j->action->more;
  if (all == 0) all = j->action->by;
  for (unsigned n = j->action->more_by; n > 0 && all == 0; n--, entry++) all = entry->what;
  cpl_judging_add(j, CPL_WHY_ROLE, CPL_WHAT_ROLE, cpl_first(all), 0, j->action->cites);
}

static void judge_recusal(cpl_judging *j, cpl_set by, uint32_t person) {
  cpl_set own = cpl_party_roles(j->state, &j->asked->naming, person);
  if (own == 0 || (own & by) != 0) return;
  uint16_t cites = j->state->policy->model.upholds.recusal;
  cpl_judging_add(j, CPL_WHY_RECUSED, CPL_WHAT_ID, person, 0,
                  cites != 0 ? cites : j->action->cites);
}

static void judge_recusals(cpl_judging *j, cpl_set by) {
  uint32_t first = j->count;
  judge_recusal(j, by, j->asked->actor);
  for (uint32_t i = 0; i < j->asked->people_count; i++) {
    bool again = j->asked->people[i] == j->asked->actor;
    for (uint32_t k = 0; k < i; k++) again |= j->asked->people[k] == j->asked->people[i];
    if (!again) judge_recusal(j, by, j->asked->people[i]);
  }
  cpl_judging_sort(j, first);
}

void cpl_judge_authority(cpl_judging *j, cpl_set by) {
  judge_role(j, by);
  judge_recusals(j, by);
}

static bool takes_part(const cpl_asked *asked, uint32_t person) {
  if (asked->actor == person) return true;
  for (uint32_t i = 0; i < asked->people_count; i++)
    if (asked->people[i] == person) return true;
  return false;
}

static bool did(const cpl_judging *j, const cpl_deed *deed) {
  const cpl_event *event = &j->state->record->events[deed->event];
  if (takes_part(j->asked, event->actor)) return true;
  for (uint32_t i = 0; i < event->people_count; i++)
    if (takes_part(j->asked, j->state->record->people[event->people + i])) return true;
  return false;
}

void cpl_judge_same_person(cpl_judging *j) {
  cpl_set not_by = j->effect->not_by, found = 0;
  for (uint32_t i = 0; i < j->state->deed_count && not_by != 0; i++) {
    const cpl_deed *deed = &j->state->deeds[i];
    if (!(not_by & cpl_bit(deed->action))) continue;
    if (cpl_place_reads(j->state, j->place, deed->on) && did(j, deed))
      found |= cpl_bit(deed->action);
  }
  CPL_EACH(step, found)
  cpl_judging_add(j, CPL_WHY_SAME_PERSON, CPL_WHAT_ACTION, step, 0, j->action->cites);
}

bool cpl_judge_absent(cpl_judging *j, cpl_set by) {
  const cpl_view *view = j->view;
  uint32_t first = j->count;
  if (view->absent == 0) return false;
  cpl_set own = own_roles(j, by), acting = own != 0 ? own : by;
  bool nobody_acts = acting != 0 && (acting & ~view->absent) == 0;
  bool nobody_to = j->asked->missing ? cpl_view_nobody_to(j->process, j->asked->action, view)
                                     : (view->excused & cpl_bit(j->asked->action)) != 0;
  if (!nobody_acts && !nobody_to) return false;
  if (nobody_acts)
    cpl_judging_add(j, CPL_WHY_ABSENT, CPL_WHAT_ROLE, cpl_first(acting), 0, j->action->cites);
  if (nobody_to) {
    cpl_set to = cpl_view_to(j->process, j->asked->action, view);
    cpl_judging_add(j, CPL_WHY_ABSENT, CPL_WHAT_ROLE, cpl_first(to), 0, j->action->cites);
  }
  cpl_judging_sort(j, first);
  return nobody_acts;
}
