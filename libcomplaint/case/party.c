/* party.c - see party.h. */
#include "libcomplaint/case/party.h"

/* Roles of which `kind` or `field` says who they are. */
static cpl_set roles_named_by(const cpl_process *process, uint16_t kind, uint16_t field) {
  cpl_set roles = 0;
  CPL_EACH(r, process->parties) {
    bool named = kind != CPL_NONE ? process->is_kind[r] == kind : process->is_field[r] == field;
    if (named) roles |= cpl_bit(r);
  }
  return roles;
}

/* Roles whose department has this id. */
static cpl_set departments_of(const cpl_state *state, uint32_t id) {
  cpl_set roles = 0;
  CPL_EACH(r, state->process->departments)
  if (state->policy->model.roles[r].department == id) roles |= cpl_bit(r);
  return roles;
}

static void remember(cpl_state *state, cpl_set roles, uint32_t id) {
  for (uint32_t i = 0; i < state->party_count; i++)
    if (state->parties[i].id == id && (roles & ~state->parties[i].roles) == 0) return;
  if (CPL_STATE_GROW(state, parties, party_room, state->party_count + 1u))
    state->parties[state->party_count++] = (cpl_party){roles, id};
}

void cpl_state_name_party(cpl_state *state, uint16_t kind, uint16_t field, uint32_t id) {
  cpl_set roles = roles_named_by(state->process, kind, field);
  if (roles == 0) return;
  state->stood_in |= departments_of(state, id);
  if (field != CPL_NONE) remember(state, roles, id); /* items stay by themselves */
}

/* The roles that facts gave this person. */
static cpl_set roles_given(const cpl_state *state, uint32_t person) {
  cpl_set roles = 0;
  for (uint32_t i = 0; i < state->party_count; i++)
    if (state->parties[i].id == person) roles |= state->parties[i].roles;
  return roles;
}

static bool gives(const cpl_state *state, const cpl_naming *naming, uint16_t field,
                  uint32_t person) {
  if (field == CPL_NONE) return false;
  const cpl_given *given = cpl_scene_given(state, &naming->scene, field);
  return given != NULL && !given->unknown && given->value == (cpl_value)person;
}

/* Does the event add an item of that kind and id, or name one that an item hangs on? */
static bool adds_item(const cpl_state *state, const cpl_naming *naming, uint16_t kind,
                      uint32_t id) {
  const cpl_kind *kinds = state->process->kinds;
  if (naming->adds == kind) return naming->item == id;
  for (uint16_t k = naming->adds; k != 0; k = kinds[k].of)
    if (kinds[k].of == kind && gives(state, naming, kinds[k].parent, id)) return true;
  return false;
}

static bool event_names(const cpl_state *state, const cpl_naming *naming, unsigned role,
                        uint32_t person) {
  uint16_t kind = state->process->is_kind[role];
  if (kind != CPL_NONE && naming->adds != 0 && adds_item(state, naming, kind, person)) return true;
  return gives(state, naming, state->process->is_field[role], person);
}

cpl_set cpl_party_roles(const cpl_state *state, const cpl_naming *naming, uint32_t person) {
  const cpl_process *process = state->process;
  cpl_set roles = roles_given(state, person);
  CPL_EACH(r, process->parties & ~roles) {
    uint16_t kind = process->is_kind[r];
    bool is = (kind != CPL_NONE && cpl_place_find(state, kind, person) != CPL_ON_NOWHERE) ||
              event_names(state, naming, r, person);
    if (is) roles |= cpl_bit(r);
  }
  return roles;
}

/* Roles whose department the event names as this party. */
static cpl_set named_departments(const cpl_state *state, const cpl_naming *naming, unsigned role) {
  const cpl_process *process = state->process;
  uint16_t kind = process->is_kind[role], field = process->is_field[role];
  cpl_set roles = 0;
  if (kind != CPL_NONE && naming->adds != 0) CPL_EACH(r, process->departments) {
      if (adds_item(state, naming, kind, state->policy->model.roles[r].department))
        roles |= cpl_bit(r);
    }
  if (field == CPL_NONE) return roles;
  const cpl_given *given = cpl_scene_given(state, &naming->scene, field);
  return given == NULL || given->unknown ? roles
                                         : roles | departments_of(state, (uint32_t)given->value);
}

cpl_set cpl_stood_in(const cpl_state *state, const cpl_naming *naming) {
  const cpl_process *process = state->process;
  cpl_set stood_in = state->stood_in;
  if ((process->departments & ~stood_in) == 0) return stood_in;
  CPL_EACH(party, process->parties) stood_in |= named_departments(state, naming, party);
  return stood_in;
}

cpl_set cpl_with_stand_ins(const cpl_state *state, cpl_set by, cpl_set stood_in) {
  const cpl_role *roles = state->policy->model.roles;
  cpl_set out = by & ~stood_in;
  CPL_EACH(first, by & stood_in) {
    unsigned r = first;
    cpl_set tried = 0;
    while ((stood_in & ~tried & cpl_bit(r)) && roles[r].stand_in != CPL_NONE) {
      tried |= cpl_bit(r);
      r = roles[r].stand_in;
    }
    out |= cpl_bit(r);
  }
  return out;
}

cpl_set cpl_roles_held(const cpl_state *state, const cpl_scene *scene, cpl_set roles,
                       uint32_t person) {
  cpl_set held = roles;
  CPL_EACH(r, roles) {
    uint16_t field = state->process->held_by[r];
    cpl_value holder;
    if (field == CPL_NONE) continue;
    if (!cpl_scene_value(state, scene, field, &holder) || holder != (cpl_value)person)
      held &= ~cpl_bit(r);
  }
  return held;
}
