/* reach.c - see reach.h. */
#include "libcomplaint/proof/reach.h"

#include <string.h>

bool cpl_reach_begin(cpl_reach *reach, cpl_arena *arena, const cpl_corners *corners) {
  *reach = (cpl_reach){.corners = corners};
  reach->at = cpl_arena_array(arena, corners->count, sizeof *reach->at);
  return reach->at != NULL;
}

void cpl_reach_clear(cpl_reach *reach) {
  memset(reach->at, 0, reach->corners->count * sizeof *reach->at);
  reach->count = 0;
  reach->taken = 0;
}

/* ---- where nothing was said ------------------------------------------------------------------ */

/* Facts of this kind of item (0: of the case) have their defaults, others nothing. A fact that must
 * be given at once has any value until then. */
static uint32_t blank(const cpl_corners *corners, uint16_t kind) {
  uint32_t number = 0;
  for (unsigned i = 0; i < corners->side_count; i++) {
    uint16_t field = corners->sides[i].field;
    if (field == CPL_NONE) continue;
    const cpl_field *f = &corners->process->fields[field];
    const cpl_fact *fact = &corners->model->facts[f->fact];
    bool has_default = f->kind == kind && fact->has_default;
    uint16_t class = cpl_class_of(corners, field, has_default, fact->fallback);
    if (class != CPL_NONE) number = cpl_corner_with(corners, number, i, class);
  }
  return number;
}

/* ---- arriving -------------------------------------------------------------------------------- */

static void meet(cpl_reach *reach, uint32_t corner, const cpl_reached *from) {
  cpl_reached *at = &reach->at[corner];
  if (!at->is) {
    *at = *from;
    at->is = at->is_new = true;
    reach->count++;
    return;
  }
  bool same = (from->may & ~at->may) == 0 && (at->must & ~from->must) == 0 &&
              (from->kinds & ~at->kinds) == 0 && cpl_rules_within(&from->open, &at->open);
  if (same) return;
  for (unsigned i = 0; i < CPL_RULE_WORDS; i++) at->open.words[i] |= from->open.words[i];
  at->may |= from->may;
  at->must &= from->must;
  at->kinds |= from->kinds;
  at->is_new = true;
}

/* Whether an offence may be found true can change with facts that no corner shows. */
static void arrive(cpl_reach *reach, uint32_t corner, const cpl_reached *from) {
  const cpl_corners *corners = reach->corners;
  meet(reach, corner, from);
  if (!corners->has_gate) return;
  unsigned gate = corners->side_count - 1u;
  for (uint16_t class = 0; class < 2; class ++)
    meet(reach, cpl_corner_with(corners, corner, gate, class), from);
}

/* ---- going on -------------------------------------------------------------------------------- */

/* What is seen of what an action works on, or has added. */
typedef enum going_view { SEE_ITEM, SEE_NEW_ITEM, SEE_OTHER_ITEM } going_view;

typedef struct going {
  cpl_reach *reach;
  const cpl_reached *from; /* that it leads to more is seen at once */
  uint32_t corner;
  unsigned action;
  going_view view;
} going;

static bool is_under(const cpl_process *p, uint16_t kind, uint16_t at) {
  return at == kind || (p->kinds[kind].below & cpl_bit(at));
}

/* The facts of an item that is there are not those of one that is added: from the one to the other,
 * or back. */
static uint32_t with_item_of(const cpl_corners *corners, uint16_t kind, uint32_t number,
                             uint32_t other) {
  for (unsigned i = 0; i < corners->side_count; i++) {
    uint16_t field = corners->sides[i].field;
    if (field != CPL_NONE && is_under(corners->process, kind, corners->process->fields[field].kind))
      number = cpl_corner_with(corners, number, i, cpl_corner_class(corners, other, i));
  }
  return number;
}

/* Before an item of this kind has said anything. */
static uint32_t with_new_item(const cpl_corners *corners, uint16_t kind, uint32_t number) {
  return with_item_of(corners, kind, number, blank(corners, kind));
}

static void forget_owed_on(const cpl_process *p, uint16_t kind, cpl_rules *open) {
  for (unsigned i = 0; i < p->rule_count; i++)
    if (is_under(p, kind, p->rules[i].kind)) cpl_rules_drop(open, i);
}

/* A lawful event shows that what it comes after stands. */
static cpl_set shown(const going *g, const cpl_corner *said) {
  const cpl_process *p = g->reach->corners->process;
  cpl_set after = p->actions[g->action].after, steps = 0;
  for (unsigned i = 0; i < p->action_count; i++)
    if ((after & cpl_bit(i)) && !cpl_perhaps_excused(g->reach->corners, i, said))
      steps |= cpl_bit(i);
  return steps;
}

/* The steps that it makes for certain: on its own place, or on the case. */
static cpl_set made(const going *g) {
  const cpl_process *p = g->reach->corners->process;
  cpl_set steps = cpl_bit(g->action);
  for (unsigned i = 0; i < p->action_count; i++)
    if ((p->effects[g->action].counts_as & cpl_bit(i)) &&
        (p->actions[i].kind == 0 || p->actions[i].kind == p->actions[g->action].kind))
      steps |= cpl_bit(i);
  return steps;
}

static cpl_set undone_by(const cpl_process *p, unsigned action) {
  cpl_set ends = p->reopens & cpl_bit(action) ? p->ends : 0;
  return p->effects[action].undoes | ends;
}

/* What is so after it, of the item that is seen. */
static cpl_reached after(const going *g, const cpl_corner *said) {
  const cpl_process *p = g->reach->corners->process;
  const cpl_effect *effect = &p->effects[g->action];
  uint16_t adds = effect->adds;
  cpl_reached then = {.may = g->from->may, .kinds = g->from->kinds, .open = g->from->open};
  then.must = (g->from->must | shown(g, said)) & ~undone_by(p, g->action);
  if (g->view == SEE_NEW_ITEM) {
    then.may &= ~p->kinds[adds].actions_under;
    then.must &= ~p->kinds[adds].actions_under;
    then.kinds = (then.kinds & ~p->kinds[adds].below) | cpl_bit(adds);
    forget_owed_on(p, adds, &then.open);
  }
  then.may |= effect->counts_as;
  then.must |= made(g);
  cpl_rules before = then.open;
  cpl_rules_turn(p, g->action, then.may, g->view == SEE_NEW_ITEM ? adds : 0, &then.open);
  for (unsigned i = 0; i < p->rule_count && g->view == SEE_OTHER_ITEM; i++)
    if (is_under(p, adds, p->rules[i].kind) && !cpl_rules_have(&before, i))
      cpl_rules_drop(&then.open, i);
  return then;
}

static bool go(void *context, const cpl_choice *choice) {
  const going *g = context;
  const cpl_corners *corners = g->reach->corners;
  const cpl_ground ground = {.steps = g->from->may, .kinds = g->from->kinds};
  if (!cpl_guard_perhaps(corners, g->action, choice->said, &ground)) return false;
  const cpl_reached then = after(g, choice->said);
  uint32_t corner = choice->then;
  uint16_t adds = corners->process->effects[g->action].adds;
  if (g->view == SEE_OTHER_ITEM) corner = with_item_of(corners, adds, corner, g->corner);
  g->reach->taken |= cpl_bit(g->action);
  arrive(g->reach, corner, &then);
  return false;
}

static void take(going *g, uint32_t said_of, going_view view) {
  g->view = view;
  (void)cpl_choices_try(g->reach->corners, g->action, said_of, CPL_CHANGE_ALL, go, g);
}

static void take_all(cpl_reach *reach, uint32_t corner, cpl_set actions, const cpl_reached *from) {
  const cpl_corners *corners = reach->corners;
  going g = {reach, from, corner, 0, SEE_ITEM};
  for (g.action = 0; g.action < corners->process->action_count; g.action++) {
    uint16_t adds = corners->process->effects[g.action].adds;
    bool is_there = adds != 0 && (from->kinds & cpl_bit(adds));
    if (!(actions & cpl_bit(g.action))) continue;
    uint32_t fresh = adds == 0 ? corner : with_new_item(corners, adds, corner);
    if (adds == 0 || is_there) take(&g, corner, SEE_ITEM);
    if (adds != 0) take(&g, fresh, SEE_NEW_ITEM);
    if (is_there) take(&g, fresh, SEE_OTHER_ITEM);
  }
}

/* Until nothing more can be done in this corner. */
static void go_around(cpl_reach *reach, uint32_t corner, cpl_set actions) {
  while (reach->at[corner].is_new) {
    reach->at[corner].is_new = false;
    take_all(reach, corner, actions, &reach->at[corner]);
  }
}

static void go_on(cpl_reach *reach) {
  const cpl_process *p = reach->corners->process;
  cpl_set actions = ~(p->starts | p->corrects);
  for (bool more = true; more;) {
    more = false;
    for (uint32_t corner = 0; corner < reach->corners->count; corner++) {
      if (!reach->at[corner].is_new) continue;
      go_around(reach, corner, actions);
      if (reach->far_enough != NULL && reach->far_enough(reach->context, reach, corner)) return;
      more = true;
    }
  }
}

/* ---- beginning ------------------------------------------------------------------------------- */

void cpl_reach_from(cpl_reach *reach, uint32_t corner, cpl_set steps, cpl_set kinds) {
  arrive(reach, corner, &(cpl_reached){.may = steps, .must = steps, .kinds = kinds});
  go_on(reach);
}

void cpl_reach_from_end(cpl_reach *reach, uint32_t corner, cpl_set steps, cpl_set kinds) {
  take_all(reach, corner, reach->corners->process->reopens,
           &(cpl_reached){.may = steps, .must = steps, .kinds = kinds});
  go_on(reach);
}

void cpl_reach_from_start(cpl_reach *reach, uint16_t start) {
  const cpl_reached nothing = {.kinds = cpl_bit(0)};
  uint32_t corner = blank(reach->corners, 0);
  if (start == CPL_NONE)
    arrive(reach, corner, &nothing);
  else
    take_all(reach, corner, cpl_bit(start), &nothing);
  go_on(reach);
}
