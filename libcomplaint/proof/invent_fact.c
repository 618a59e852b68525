/* invent_fact.c - see invent_fact.h. */
#include "libcomplaint/proof/invent_fact.h"

#include <stdio.h>

#include "libcomplaint/proof/values.h"

enum { YEARS_AHEAD = 5 * 366 }; /* days: a new due that is later than any that is there */

typedef struct telling {
  const cpl_invention *v;
  const cpl_model *model;
  const cpl_process *process;
  unsigned sanction;
  cpl_moment at;
  cpl_json *json;
  cpl_text *name;
} telling;

/* ---- names ----------------------------------------------------------------------------------- */

void cpl_name_person(const cpl_corners *corners, uint16_t field, cpl_text *name) {
  const cpl_field *f = &corners->process->fields[field];
  cpl_text_addf(name, "%s-1", corners->model->facts[f->fact].name);
}

void cpl_name_item(const cpl_corners *corners, uint16_t kind, cpl_text *name) {
  const cpl_kind *k = &corners->process->kinds[kind];
  if (k->named_by != CPL_NONE)
    cpl_name_person(corners, k->named_by, name);
  else
    cpl_text_addf(name, "%s-1", k->name);
}

static void write_name(const telling *t) {
  cpl_json_name(t->json, cpl_text_get(t->name));
  cpl_text_clear(t->name);
}

/* The kind of item that a field names: the one whose steps are asked of it; else any. */
static uint16_t kind_named(const cpl_process *p, uint16_t field) {
  for (unsigned k = 1; k < p->kind_count; k++)
    if (p->kinds[k].parent == field) return p->kinds[k].of;
  for (unsigned a = 0; a < p->action_count; a++) {
    const cpl_action *act = &p->actions[a];
    unsigned first = 0u + act->more + act->more_by + act->more_to;
    for (unsigned i = first; i < first + act->more_after; i++)
      if (p->entries[i].of == field && p->entries[i].what != 0)
        return p->actions[__builtin_ctzll(p->entries[i].what)].kind;
  }
  return p->kind_count > 1 ? 1 : 0;
}

static void write_id(const telling *t, uint16_t fact, uint16_t field, cpl_value value) {
  const cpl_corners *corners = t->v->corners;
  bool is_parent = false;
  for (unsigned k = 1; k < t->process->kind_count; k++)
    is_parent |= field != CPL_NONE && t->process->kinds[k].parent == field;
  if (value > 0 && value <= (cpl_value)t->model->id_count) {
    cpl_json_name(t->json, t->model->ids[value - 1]);
    return;
  }
  if (field != CPL_NONE && (t->model->facts[fact].type == CPL_ITEM || is_parent))
    cpl_name_item(corners, kind_named(t->process, field), t->name);
  else
    cpl_text_addf(t->name, "%s-1", t->model->facts[fact].name);
  write_name(t);
}

/* ---- values ---------------------------------------------------------------------------------- */

static void write_set(const telling *t, const cpl_fact *fact, cpl_value value) {
  cpl_json_open(t->json, '[');
  for (unsigned i = 0; i < fact->value_count; i++)
    if (value >> i & 1) cpl_json_name(t->json, fact->values[i]);
  cpl_json_close(t->json, ']');
}

static void write_day(const telling *t, cpl_value day) {
  char text[CPL_DAY_TEXT];
  cpl_day_format((cpl_day)day, text);
  cpl_json_plain(t->json, text);
}

static void write_value(const telling *t, uint16_t number, uint16_t field, cpl_value value) {
  const cpl_fact *fact = &t->model->facts[number];
  char text[CPL_MOMENT_TEXT];
  switch ((cpl_type)fact->type) {
  case CPL_BOOL: cpl_json_boolean(t->json, value != 0); return;
  case CPL_INT:
  case CPL_MONEY: cpl_json_integer(t->json, value); return;
  case CPL_TEXT_FACT: cpl_json_plain(t->json, "-"); return;
  case CPL_DATE: write_day(t, value); return;
  case CPL_TIME:
    cpl_moment_format(value, t->model->zone, text);
    cpl_json_plain(t->json, text);
    return;
  case CPL_ENUM: cpl_json_name(t->json, fact->values[value]); return;
  case CPL_SET_FACT: write_set(t, fact, value); return;
  case CPL_OFFENCE: cpl_json_name(t->json, t->model->offences[value].name); return;
  case CPL_SANCTION: cpl_json_name(t->json, t->model->sanctions[value].name); return;
  case CPL_PARTY:
  case CPL_ITEM:
  case CPL_CASE: write_id(t, number, field, value); return;
  }
}

/* ---- what to say where no rule cares --------------------------------------------------------- */

/* Is the fact one on which it rests whether an offence can be found true? */
static bool is_consequence(const telling *t, uint16_t field) {
  if (field == CPL_NONE || t->process->offence_spans == NULL) return false;
  for (unsigned i = 0; i < t->model->offence_count; i++) {
    cpl_span span = t->process->offence_spans[i];
    for (unsigned k = 0; k < span.count; k++)
      if ((t->process->offence_rows[span.first + k].must & t->process->fields[field].atoms) != 0)
        return true;
  }
  return false;
}

/* One that asks for a consequence where the gate is shut, else one that asks for none. */
static cpl_value some_offence(const telling *t) {
  if (t->process->offence_spans == NULL) return 0;
  for (unsigned i = 0; i < t->model->offence_count; i++)
    if ((t->process->offence_spans[i].count > 0) == t->v->said->is_barred) return (cpl_value)i;
  return 0;
}

static cpl_value some_variant(const telling *t) {
  if (t->sanction >= t->model->sanction_count) return 0;
  cpl_set variants = t->model->sanctions[t->sanction].variants;
  return variants == 0 ? 0 : (cpl_value)__builtin_ctzll(variants);
}

static cpl_value some_number(const cpl_fact *fact) {
  if (!fact->has_range || (fact->least <= 1 && fact->most >= 1)) return 1;
  return fact->least;
}

static cpl_value some_value(const telling *t, uint16_t number, uint16_t field) {
  const cpl_fact *fact = &t->model->facts[number];
  bool harm = is_consequence(t, field) && !t->v->said->is_barred;
  const cpl_effect *effect = &t->process->effects[t->v->action];
  bool is_due = field != CPL_NONE && effect->extends.count > 0 && effect->extends_to == field;
  cpl_day today = cpl_day_of_moment(t->at, t->model->zone);
  if (field != CPL_NONE && field == t->process->variant) return some_variant(t);
  switch ((cpl_type)fact->type) {
  case CPL_BOOL: return harm;
  case CPL_SET_FACT: return harm ? (cpl_value)(cpl_bit(fact->value_count % CPL_SET_MAX) - 1) : 0;
  case CPL_INT:
  case CPL_MONEY: return some_number(fact);
  case CPL_DATE: return today + (is_due ? YEARS_AHEAD + (cpl_value)t->v->number : 0);
  case CPL_TIME: return t->at + (is_due ? (cpl_value)YEARS_AHEAD * 86400 : 0);
  case CPL_OFFENCE: return some_offence(t);
  case CPL_SANCTION: return (cpl_value)t->sanction;
  default: return 0;
  }
}

/* ---- which facts ----------------------------------------------------------------------------- */

/* Who holds a role or is a party is told as soon as it can be. */
static bool names_somebody(const telling *t, uint16_t field) {
  for (unsigned r = 0; field != CPL_NONE && r < t->model->role_count; r++)
    if (t->process->held_by[r] == field || t->process->is_field[r] == field) return true;
  return false;
}

static const cpl_class *class_said(const telling *t, uint16_t field, bool *is_new) {
  const cpl_corners *corners = t->v->corners;
  if (field == CPL_NONE || corners->side_of[field] == CPL_NONE) return NULL;
  unsigned side = corners->side_of[field];
  uint16_t class = cpl_corner_class(corners, t->v->said->number, side);
  *is_new = class != cpl_corner_class(corners, t->v->before, side);
  return &corners->sides[side].classes[class];
}

static void write_fact(const telling *t, uint16_t number, bool needed) {
  uint16_t field = t->process->field_of[number];
  bool is_new = false;
  const cpl_class *class = class_said(t, field, &is_new);
  if (class != NULL && !class->is_known) return;
  if (!needed && !is_new && !names_somebody(t, field)) return;
  cpl_json_key(t->json, t->model->facts[number].name);
  if (class != NULL && class->value == CPL_CLASS_NULL)
    cpl_json_null(t->json);
  else
    write_value(t, number, field, class != NULL ? class->value : some_value(t, number, field));
}

void cpl_invent_facts(const cpl_invention *invention, unsigned sanction, cpl_moment at,
                      cpl_json *json, cpl_text *name) {
  const cpl_corners *corners = invention->corners;
  const telling t = {invention, corners->model, corners->process, sanction, at, json, name};
  cpl_span carries = corners->process->effects[invention->action].carries;
  cpl_set needs = cpl_perhaps_needed_facts(corners, invention->action, invention->said);
  cpl_json_open(json, '{');
  for (unsigned i = 0; i < carries.count; i++)
    write_fact(&t, corners->process->lists[carries.first + i], (needs & cpl_bit(i)) != 0);
  cpl_json_close(json, '}');
}
