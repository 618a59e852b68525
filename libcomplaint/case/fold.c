/* fold.c - see fold.h. */
#include "libcomplaint/case/fold.h"

#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/case/period.h"

/* ---- one event ------------------------------------------------------------------------------- */

/* The item that the event works on; CPL_ON_NOWHERE if it is not there. */
static uint32_t place_of(const complaint_case *c, const cpl_event *event) {
  uint16_t kind = c->process->actions[event->action].kind;
  return kind == 0 ? 0 : cpl_place_find(&c->state, kind, event->on);
}

static void ask(complaint_case *c, const cpl_event *event, cpl_trial *trial) {
  const cpl_effect *effect = &c->process->effects[event->action];
  cpl_scene scene = trial->happening.scene;
  uint32_t added = cpl_added_id(&c->state, event, &scene);
  uint32_t item = added == 0 ? CPL_ON_NOWHERE : cpl_place_find(&c->state, effect->adds, added);
  if (added != 0) scene.adds = effect->adds;
  scene.added = item;
  cpl_naming naming = {scene, effect->adds, added};
  trial->view = cpl_view_of(&c->state, &scene, added == 0 ? 0 : effect->adds, item);
  trial->asked = (cpl_asked){.action = event->action,
                             .at = trial->happening.at,
                             .view = &trial->view,
                             .naming = naming,
                             .stood_in = cpl_stood_in(&c->state, &naming),
                             .event = event,
                             .has_actor = true,
                             .actor = event->actor,
                             .roles = event->roles,
                             .people = cpl_record_people(&c->record, event),
                             .people_count = event->people_count};
}

bool cpl_case_try(complaint_case *c, uint32_t index, cpl_trial *trial) {
  const cpl_event *event = &c->record.events[index];
  uint32_t count, place = place_of(c, event);
  const cpl_given *facts;
  if (!cpl_history_facts(&c->history, c->process, index, &facts, &count)) return false;
  trial->happening = (cpl_happening){
      .event = event,
      .index = index,
      .scene = {.place = place == CPL_ON_NOWHERE ? 0 : place, .given = facts, .given_count = count},
      .at = cpl_history_of(&c->history, index).at,
  };
  ask(c, event, trial);
  trial->asked.missing = place == CPL_ON_NOWHERE;
  trial->asked.missing_id = event->on;
  return true;
}

/* Judge what the trial asks; its reasons stand behind those of the state. */
static cpl_verdict judge(cpl_state *state, const cpl_trial *trial) {
  for (;;) {
    uint32_t room = state->reason_room - state->reason_count;
    cpl_reason *behind = room == 0 ? NULL : state->reasons + state->reason_count;
    cpl_verdict verdict = cpl_judge(state, &trial->asked, behind, room);
    if (verdict.count <= room) return verdict;
    size_t count = (size_t)state->reason_count + verdict.count;
    if (!CPL_STATE_GROW(state, reasons, reason_room, count)) return verdict;
  }
}

static void tell_unlawful(cpl_state *state, const cpl_trial *trial, cpl_verdict verdict) {
  const cpl_asked *asked = &trial->asked;
  cpl_state_breach(state, (cpl_breach){
                              .why = CPL_UNLAWFUL,
                              .is_void = verdict.is_void,
                              .cites = state->process->actions[asked->action].cites,
                              .what = asked->action,
                              .on = asked->missing ? CPL_ON_NOWHERE : asked->naming.scene.place,
                              .id = trial->happening.event->on,
                              .event = trial->happening.event->seq,
                              .reason = state->reason_count,
                              .reason_count = verdict.count,
                              .till = CPL_MOMENT_NEVER,
                          });
  state->reason_count += verdict.count;
}

/* What a standing case owes from the beginning opens when its time has come. */
static void pass_time(cpl_state *state, cpl_moment at) {
  const cpl_model *model = &state->policy->model;
  if (!state->process->standing || state->has_begun) return;
  if (state->begun == CPL_MOMENT_NEVER) {
    state->begun = at;
    cpl_moment from = model->has_from ? cpl_moment_of_day(model->from, model->zone) : at;
    if (from > at) state->begun = from;
  }
  if (state->begun > at) return;
  if (state->clock < state->begun) state->clock = state->begun;
  cpl_state_begin_standing(state);
}

static void step(complaint_case *c, uint32_t index) {
  cpl_state *state = &c->state;
  cpl_trial trial;
  cpl_amended amended = cpl_history_of(&c->history, index);
  if (state->failed != COMPLAINT_OK || amended.struck) return;
  pass_time(state, amended.at);
  cpl_periods_pass(state, amended.at);
  if (!cpl_case_try(c, index, &trial)) cpl_state_out_of_memory(state);
  if (state->failed != COMPLAINT_OK) return;
  cpl_verdict verdict = judge(state, &trial);
  if (state->failed != COMPLAINT_OK) return;
  if (verdict.count > 0) tell_unlawful(state, &trial, verdict);
  trial.happening.lawful = verdict.count == 0;
  if (!verdict.is_void && !trial.asked.missing) cpl_state_apply(state, &trial.happening);
  state->clock = trial.happening.at;
}

/* ---- all of them ----------------------------------------------------------------------------- */

/* An empty state, and the first `count` events in order. */
static void begin(complaint_case *c, uint32_t count, cpl_moment now) {
  cpl_state_reset(&c->state, now);
  if (!cpl_history_sort(&c->history, count)) cpl_state_out_of_memory(&c->state);
}

/* Fold the first `count` events afresh; those that come at or after event `before` in time (not
 * counted if UINT32_MAX) are left out. */
static void replay(complaint_case *c, uint32_t count, uint32_t before, cpl_moment now) {
  begin(c, count, now);
  for (uint32_t i = 0; i < count && c->state.failed == COMPLAINT_OK; i++) {
    uint32_t index = cpl_history_at(&c->history, i);
    if (before != UINT32_MAX && !cpl_history_before(&c->history, index, before)) break;
    step(c, index);
  }
}

/* A correction takes effect only if its actor had the authority, judged by all that was recorded
 * before it, at its own time. */
static bool is_effective(complaint_case *c, uint32_t index, cpl_moment now) {
  cpl_trial trial;
  replay(c, index, index, now);
  if (c->state.failed != COMPLAINT_OK || !cpl_case_try(c, index, &trial)) {
    cpl_state_out_of_memory(&c->state);
    return false;
  }
  return !judge(&c->state, &trial).is_void;
}

static void take_corrections(complaint_case *c, uint32_t count, cpl_moment now) {
  while (c->history.known < count) {
    uint32_t index = c->history.known;
    bool corrects = c->process->actions[c->record.events[index].action].flags & CPL_CORRECTS;
    bool effective = corrects && is_effective(c, index, now);
    if (corrects) c->folded = 0;
    if (c->state.failed != COMPLAINT_OK) return; /* what was not judged is not known */
    if (cpl_history_take(&c->history, c->policy->model.true_at, effective)) continue;
    cpl_state_out_of_memory(&c->state);
    return;
  }
}

/* May the events from `folded` on be folded into the present state? */
static bool is_sequel(const complaint_case *c, uint32_t count) {
  cpl_moment clock = c->state.clock;
  for (uint32_t i = c->folded; i < count; i++) {
    cpl_moment at = cpl_history_of(&c->history, i).at;
    if (at < clock) return false;
    clock = at;
  }
  return true;
}

void cpl_case_unfold(complaint_case *c) {
  c->folded = 0;
}

uint32_t cpl_case_recorded_by(const complaint_case *c, cpl_moment now) {
  uint32_t count = c->record.count;
  while (count > 0 && c->record.events[count - 1].recorded_at > now) count--;
  return count;
}

static void fold_events(complaint_case *c, uint32_t count, cpl_moment now) {
  if (c->folded == 0 || !is_sequel(c, count))
    replay(c, count, UINT32_MAX, now);
  else
    for (uint32_t i = c->folded; i < count; i++) step(c, i);
  if (c->state.begun <= now) pass_time(&c->state, now);
  c->state.event_count = count;
}

/* What of the present state cannot serve is forgotten, and the corrections are taken in. */
static void prepare(complaint_case *c, uint32_t count, cpl_moment now, complaint_error *err) {
  c->state.trouble = err;
  bool afresh = c->folded == 0 || count < c->folded || !cpl_state_same_editions(&c->state, now) ||
                (c->state.has_begun && c->state.begun > now);
  if (c->history.known > count) cpl_history_forget(&c->history);
  if (afresh) cpl_state_reset(&c->state, now);
  if (afresh) c->folded = 0;
  take_corrections(c, count, now);
}

static complaint_status finish(complaint_case *c, uint32_t folded) {
  c->folded = c->state.failed == COMPLAINT_OK ? folded : 0;
  c->state.trouble = NULL;
  return c->state.failed;
}

complaint_status cpl_case_fold(complaint_case *c, uint32_t count, cpl_moment now,
                               complaint_error *err) {
  prepare(c, count, now, err);
  if (c->state.failed == COMPLAINT_OK) fold_events(c, count, now);
  return finish(c, count);
}

/* ---- once more ------------------------------------------------------------------------------- */

complaint_status cpl_case_watch(complaint_case *c, uint32_t count, cpl_moment now, cpl_moment until,
                                cpl_saw *saw, void *context, complaint_error *err) {
  uint32_t seen = 0;
  prepare(c, count, now, err);
  if (c->state.failed == COMPLAINT_OK) begin(c, count, now);
  for (; seen < count && c->state.failed == COMPLAINT_OK; seen++) {
    uint32_t index = cpl_history_at(&c->history, seen);
    if (cpl_history_of(&c->history, index).at >= until) break;
    step(c, index);
    saw(context, &c->state, index);
  }
  cpl_moment end = until < now ? until : now;
  if (c->state.begun <= end) pass_time(&c->state, end);
  c->state.event_count = seen;
  return finish(c, seen == count ? count : 0);
}

complaint_status cpl_case_retry(complaint_case *c, cpl_trial *trial, cpl_verdict *verdict,
                                complaint_error *err) {
  uint32_t last = c->record.count - 1;
  cpl_moment now = c->record.events[last].recorded_at;
  complaint_status status = cpl_case_fold(c, last + 1, now, err);
  if (status != COMPLAINT_OK) return status;
  c->state.trouble = err;
  replay(c, last + 1, last, now);
  pass_time(&c->state, cpl_history_of(&c->history, last).at);
  if (!cpl_case_try(c, last, trial)) cpl_state_out_of_memory(&c->state);
  if (c->state.failed == COMPLAINT_OK) *verdict = judge(&c->state, trial);
  c->state.trouble = NULL;
  return c->state.failed;
}
