/* invent.c - see invent.h: the event as a whole; its facts stand in invent_fact.c. */
#include "libcomplaint/proof/invent.h"

#include "libcomplaint/base/json.h"
#include "libcomplaint/proof/invent_fact.h"

/* Monday, 2026-01-05, 01:00 UTC; a minute lies between two events. */
static const cpl_moment BEGINNING = 1767574800;

/* ---- who ------------------------------------------------------------------------------------- */

/* Somebody new with every role that is not bound to a person; then each such role by its holder. */
static cpl_set bound_roles(const cpl_corners *corners) {
  const cpl_process *p = corners->process;
  cpl_set roles = 0;
  for (unsigned r = 0; r < corners->model->role_count; r++)
    if (corners->model->roles[r].party || p->held_by[r] != CPL_NONE) roles |= cpl_bit(r);
  return roles;
}

static unsigned actors(const cpl_invention *v) {
  cpl_set bound = cpl_ever_by(v->corners->process, v->action) & bound_roles(v->corners);
  return 1u + (unsigned)__builtin_popcountll(bound);
}

static unsigned sanctions(const cpl_invention *v) {
  const cpl_process *p = v->corners->process;
  unsigned count = v->corners->model->sanction_count;
  return (p->imposes & cpl_bit(v->action)) && count > 0 ? count : 1;
}

unsigned cpl_invention_ways(const cpl_invention *invention) {
  return actors(invention) * sanctions(invention);
}

/* The role that way number `actor` binds; CPL_NONE: somebody new. */
static unsigned role_of(const cpl_invention *v, unsigned actor) {
  cpl_set bound = cpl_ever_by(v->corners->process, v->action) & bound_roles(v->corners);
  for (unsigned r = 0; r < v->corners->model->role_count; r++)
    if ((bound & cpl_bit(r)) && actor-- == 1) return r;
  return CPL_NONE;
}

static void write_roles(const cpl_invention *v, unsigned bound, cpl_json *json) {
  cpl_set roles = bound == CPL_NONE ? ~bound_roles(v->corners) : cpl_bit(bound);
  cpl_json_open(json, '[');
  for (unsigned r = 0; r < v->corners->model->role_count; r++)
    if (roles & cpl_bit(r)) cpl_json_name(json, v->corners->model->roles[r].name);
  cpl_json_close(json, ']');
}

static void name_actor(const cpl_invention *v, unsigned role, cpl_text *name) {
  const cpl_process *p = v->corners->process;
  if (role == CPL_NONE)
    cpl_text_addf(name, "person-%u", (unsigned)v->number);
  else if (p->held_by[role] != CPL_NONE)
    cpl_name_person(v->corners, p->held_by[role], name);
  else if (p->is_field[role] != CPL_NONE)
    cpl_name_person(v->corners, p->is_field[role], name);
  else if (p->is_kind[role] != CPL_NONE)
    cpl_name_item(v->corners, p->is_kind[role], name);
  else
    cpl_text_addf(name, "%s-1", v->corners->model->roles[role].name);
}

/* ---- the event ------------------------------------------------------------------------------- */

/* The kind whose item the event names as `on`; 0: none. */
static uint16_t kind_on(const cpl_invention *v) {
  const cpl_process *p = v->corners->process;
  uint16_t adds = p->effects[v->action].adds;
  if (adds == 0) return p->actions[v->action].kind;
  return p->kinds[adds].named_by == CPL_NONE ? adds : 0;
}

static void write_name(cpl_json *json, cpl_text *name) {
  cpl_json_name(json, cpl_text_get(name));
  cpl_text_clear(name);
}

static void write(const cpl_invention *v, unsigned role, unsigned sanction, cpl_json *json,
                  cpl_text *name) {
  char at[CPL_MOMENT_TEXT];
  cpl_moment moment = BEGINNING + (cpl_moment)v->number * 60;
  cpl_moment_format(moment, v->corners->model->zone, at);
  cpl_json_open(json, '{');
  cpl_json_key(json, "action");
  cpl_json_name(json, v->corners->process->effects[v->action].name);
  cpl_json_key(json, "actor");
  name_actor(v, role, name);
  write_name(json, name);
  cpl_json_key(json, "at");
  cpl_json_plain(json, at);
  cpl_json_key(json, "facts");
  cpl_invent_facts(v, sanction, moment, json, name);
  if (kind_on(v) != 0) {
    cpl_json_key(json, "on");
    cpl_name_item(v->corners, kind_on(v), name);
    write_name(json, name);
  }
  cpl_json_key(json, "roles");
  write_roles(v, role, json);
  cpl_json_close(json, '}');
}

void cpl_invent(const cpl_invention *invention, unsigned way, cpl_text *json) {
  cpl_json writer;
  cpl_text name;
  cpl_text_begin(&name, &json->memory);
  cpl_json_begin(&writer, json);
  write(invention, role_of(invention, way % actors(invention)), way / actors(invention), &writer,
        &name);
  if (name.failed) json->failed = true;
  cpl_text_end(&name);
}
