/* duty_history.c - see duty_history.h. */
#include "libcomplaint/case/duty_history.h"

#include <string.h>

#include "libcomplaint/base/error.h"

typedef struct looker {
  cpl_arena *arena;
  const complaint_memory *memory;
  const cpl_turn *first;
  const cpl_turn **end;
  cpl_duty *was;                       /* every duty before the event at hand */
  uint32_t count, extensions, periods; /* of duties, of extensions, of periods, before it */
  size_t room;
  uint32_t settled; /* duties before this one have ended */
  bool failed;
} looker;

static void add(looker *l, cpl_turn turn) {
  cpl_turn *kept = cpl_arena_new(l->arena, sizeof *kept);
  if (kept == NULL) {
    l->failed = true;
    return;
  }
  *kept = turn;
  *l->end = kept;
  l->end = &kept->next;
}

/* The due that the event at hand gave this duty; NULL: none. */
static const cpl_due *given_now(const looker *l, const cpl_state *state, uint32_t duty) {
  for (uint32_t i = state->extension_count; i-- > l->extensions;)
    if (state->extensions[i].duty == duty) return &state->extensions[i].given;
  return NULL;
}

static bool was_started(const cpl_duty *was, const cpl_duty *is) {
  return is->state == CPL_OWED && (!(was->flags & CPL_WAS_LIVE) || was->since != is->since);
}

/* How it came to its end, for a while or for good, with the event at hand; else `usual`. */
static cpl_turn_kind ending(const cpl_duty *was, const cpl_duty *is, cpl_turn_kind usual) {
  if (was->state == is->state) return usual;
  if (is->state == CPL_DONE) return CPL_TURN_DONE;
  if (is->state == CPL_VOID) return CPL_TURN_VOID;
  return was->state == CPL_OWED ? CPL_TURN_LAPSED : usual;
}

static void compare(looker *l, const cpl_duty *was, const cpl_duty *is, const cpl_due *given,
                    cpl_turn turn) {
  int paused = (is->flags & CPL_PAUSED) - (was->flags & CPL_PAUSED);
  if (was_started(was, is)) add(l, turn);
  turn.kind = ending(was, is, CPL_TURN_STARTED);
  if (turn.kind != CPL_TURN_STARTED) add(l, turn);
  turn.kind = CPL_TURN_EXTENDED;
  if (given != NULL) turn.given = *given;
  if (given != NULL) add(l, turn);
  turn.kind = paused > 0 ? CPL_TURN_PAUSED : CPL_TURN_RESUMED;
  if (paused != 0) add(l, turn);
}

/* Nothing happens to it any more. */
static bool is_settled(const cpl_duty *duty) {
  return duty->state == CPL_DONE || duty->state == CPL_VOID;
}

static void look(void *context, const cpl_state *state, uint32_t event) {
  looker *l = context;
  const cpl_duty none = {.due = {.none = true}};
  void *kept = l->was;
  bool ok = cpl_grow(l->memory, &kept, &l->room, state->duty_count, sizeof *l->was);
  l->was = kept;
  if (!ok) l->failed = true;
  if (l->failed) return;
  if (state->period_count > l->periods)
    add(l, (cpl_turn){
               .kind = CPL_TURN_PERIODS, .duty = UINT32_MAX, .event = event, .at = state->clock});
  l->periods = state->period_count;
  for (uint32_t i = l->settled; i < state->duty_count; i++) {
    const cpl_duty *was = i < l->count ? &l->was[i] : &none, *is = &state->duties[i];
    compare(l, was, is, given_now(l, state, i),
            (cpl_turn){.kind = CPL_TURN_STARTED,
                       .duty = i,
                       .event = event,
                       .at = state->clock,
                       .was = *was,
                       .seen = state->items[is->on].seen});
    l->was[i] = state->duties[i];
  }
  l->count = state->duty_count;
  l->extensions = state->extension_count;
  while (l->settled < l->count && is_settled(&l->was[l->settled])) l->settled++;
}

complaint_status cpl_duty_history(complaint_case *c, uint32_t count, cpl_moment now,
                                  cpl_arena *arena, const cpl_turn **first, complaint_error *err) {
  looker l = {.arena = arena, .memory = &c->memory};
  l.end = &l.first;
  complaint_status status = cpl_case_watch(c, count, now, CPL_MOMENT_NEVER, look, &l, err);
  cpl_delete(l.memory, l.was, l.room * sizeof *l.was);
  *first = l.first;
  return status == COMPLAINT_OK && l.failed ? cpl_error_nomem(err) : status;
}

const cpl_turn *cpl_turn_find(const cpl_turn *turn, uint32_t duty, cpl_turn_kind kind) {
  while (turn != NULL && (turn->duty != duty || turn->kind != kind)) turn = turn->next;
  return turn;
}
