/* walk.c - see walk.h. */
#include "libcomplaint/proof/walk.h"

#include "libcomplaint/base/error.h"
#include "libcomplaint/base/output.h"
#include "libcomplaint/case/fold.h"

complaint_status cpl_walk_fold(complaint_case *c, complaint_error *err) {
  uint32_t count = c->record.count;
  cpl_moment now = count == 0 ? 0 : c->record.events[count - 1].recorded_at;
  return cpl_case_fold(c, count, now, err);
}

/* ---- how it stands --------------------------------------------------------------------------- */

static const cpl_item *item_of(const cpl_state *state, uint16_t kind) {
  if (kind == 0) return &state->items[0];
  return state->first_of_kind[kind] == 0 ? NULL : &state->items[state->first_of_kind[kind]];
}

static uint32_t corner_of(const cpl_state *state, const cpl_corners *corners) {
  uint32_t corner = 0;
  for (unsigned i = 0; i < corners->side_count; i++) {
    uint16_t field = corners->sides[i].field;
    if (field == CPL_NONE) continue;
    const cpl_field *f = &corners->process->fields[field];
    const cpl_item *item = item_of(state, f->kind);
    cpl_value value =
        item == NULL || f->slot == CPL_NONE ? CPL_UNKNOWN : state->slots[item->slots + f->slot];
    uint16_t class = cpl_class_of(corners, field, value != CPL_UNKNOWN, value);
    if (class != CPL_NONE) corner = cpl_corner_with(corners, corner, i, class);
  }
  return corner;
}

static bool is_unfinished(const cpl_duty *duty) {
  return duty->state == CPL_OWED || duty->state == CPL_WAITING;
}

void cpl_walk_position(const complaint_case *c, const cpl_corners *corners,
                       cpl_position *position) {
  const cpl_state *state = &c->state;
  *position = (cpl_position){.is_ended = state->ended != 0};
  position->corner = corner_of(state, corners);
  for (uint32_t i = 0; i < state->item_count; i++) {
    position->steps |= state->items[i].steps;
    position->kinds |= cpl_bit(state->items[i].kind);
  }
  for (uint32_t i = 0; i < state->unfinished_count; i++) {
    const cpl_duty *duty = &state->duties[state->unfinished[i]];
    if (is_unfinished(duty)) cpl_rules_add(&position->open, duty->rule);
  }
}

bool cpl_walk_is_at_rest(const complaint_case *c) {
  const cpl_state *state = &c->state;
  if (state->ended == 0) return false;
  for (uint32_t i = 0; i < state->unfinished_count; i++)
    if (state->duties[state->unfinished[i]].state == CPL_OWED) return false;
  return true;
}

/* ---- its mark -------------------------------------------------------------------------------- */

static void mix(uint64_t *mark, uint64_t word) {
  uint64_t x = *mark ^ word;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  *mark = (x ^ (x >> 31)) + 0x9E3779B97F4A7C15u;
}

/* Which facts are known, also where no rule tells their values apart: somebody may be named. */
static uint64_t known_fields(const cpl_state *state) {
  cpl_set known = 0;
  for (unsigned f = 0; f < state->process->field_count; f++) {
    const cpl_field *field = &state->process->fields[f];
    const cpl_item *item = item_of(state, field->kind);
    if (item != NULL && field->slot != CPL_NONE &&
        state->slots[item->slots + field->slot] != CPL_UNKNOWN)
      known |= cpl_bit(f);
  }
  return known;
}

uint64_t cpl_walk_mark(const complaint_case *c, const cpl_corners *corners) {
  const cpl_state *state = &c->state;
  uint64_t mark = 1;
  cpl_position position;
  cpl_walk_position(c, corners, &position);
  mix(&mark, position.corner);
  mix(&mark, position.kinds);
  mix(&mark, (uint64_t)state->started | (uint64_t)state->ended << 1);
  mix(&mark, state->stood_in);
  mix(&mark, known_fields(state));
  for (uint32_t i = 0; i < state->item_count; i++) mix(&mark, state->items[i].steps);
  for (unsigned i = 0; i < CPL_RULE_WORDS; i++) mix(&mark, position.open.words[i]);
  return mark;
}

/* ---- what can follow ------------------------------------------------------------------------- */

typedef struct walking {
  complaint_case *c;
  const cpl_corners *corners;
  cpl_position position;
  cpl_walked *walked;
  void *context;
  complaint_error *err;
  complaint_text *answer;
  cpl_text event;
  unsigned action;
  bool stopped;
} walking;

static void take_back(complaint_case *c) {
  cpl_record_pop(&c->record);
  if (c->history.known > c->record.count) cpl_history_forget(&c->history);
  cpl_case_unfold(c);
}

/* True if it was taken: what is kept of it is what the case has accepted. */
static bool try_event(walking *w) {
  static const char BEFORE[] = "{\"accepted\":", BEHIND[] = "}";
  bool taken = false;
  size_t size;
  complaint_status status = complaint_case_act(w->c, cpl_text_get(&w->event), w->event.size,
                                               COMPLAINT_NOW, &taken, w->answer, w->err);
  if (status == COMPLAINT_E_NOMEM) w->stopped = true;
  if (status != COMPLAINT_OK || !taken) return false;
  const char *accepted = complaint_text_get(w->answer, &size) + sizeof BEFORE - 1;
  size -= sizeof BEFORE - 1 + sizeof BEHIND - 1;
  if (!w->walked(w->context, w->c, accepted, size, w->action)) w->stopped = true;
  take_back(w->c);
  return true;
}

static bool try_choice(void *context, const cpl_choice *choice) {
  walking *w = context;
  const cpl_ground ground = {.steps = w->position.steps, .kinds = w->position.kinds};
  const cpl_invention invention = {w->corners, w->action, choice->said, w->position.corner,
                                   w->c->record.count + 1};
  if (!cpl_guard_perhaps(w->corners, w->action, choice->said, &ground)) return false;
  unsigned ways = cpl_invention_ways(&invention);
  for (unsigned way = 0; way < ways && !w->stopped; way++) {
    cpl_text_clear(&w->event);
    cpl_invent(&invention, way, &w->event);
    if (w->event.failed) {
      (void)cpl_error_nomem(w->err);
      w->stopped = true;
    } else if (try_event(w)) {
      break;
    }
  }
  return w->stopped;
}

/* Only these are open before a case, in one, and after it. */
static cpl_set actions_open(const complaint_case *c) {
  const cpl_process *p = c->process;
  if (c->state.ended != 0) return p->reopens;
  if (p->standing) return ~p->corrects;
  return c->record.count == 0 ? p->starts : ~(p->starts | p->corrects);
}

/* An event that names an offence or a finding can do so with its consequence or without. */
static bool minds_gate(const walking *w) {
  const cpl_process *p = w->corners->process;
  cpl_set own = p->effects[w->action].own_fields;
  return w->corners->has_gate &&
         ((p->actions[w->action].flags & CPL_FINDS) || (own & cpl_bit(p->offence)));
}

static void walk_one(walking *w) {
  unsigned gate = w->corners->side_count - 1u;
  (void)cpl_choices_try(w->corners, w->action, w->position.corner, CPL_CHANGE_ALL, try_choice, w);
  if (w->stopped || !minds_gate(w)) return;
  uint32_t barred = cpl_corner_with(w->corners, w->position.corner, gate, 1);
  (void)cpl_choices_try(w->corners, w->action, barred, CPL_CHANGE_ALL, try_choice, w);
}

static void walk_all(walking *w) {
  cpl_set open = actions_open(w->c);
  for (w->action = 0; w->action < w->corners->process->action_count && !w->stopped; w->action++)
    if (open & cpl_bit(w->action)) walk_one(w);
}

bool cpl_walk_on(complaint_case *c, const cpl_corners *corners, cpl_walked *walked, void *context,
                 complaint_error *err) {
  walking w = {.c = c, .corners = corners, .walked = walked, .context = context, .err = err};
  if (cpl_walk_fold(c, err) != COMPLAINT_OK) return false;
  w.answer = complaint_text_new(&c->memory, err);
  if (w.answer == NULL) return false;
  cpl_text_begin(&w.event, &c->memory);
  cpl_walk_position(c, corners, &w.position);
  walk_all(&w);
  cpl_text_end(&w.event);
  complaint_text_free(w.answer);
  return !w.stopped;
}
