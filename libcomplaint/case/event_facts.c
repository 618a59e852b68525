/* event_facts.c - which facts an event may carry, where null may stand, and the items it names. */
#include "libcomplaint/case/event_reader.h"

#include <string.h>

/* The action whose facts these are: for a correction the one that it corrects. */
static uint16_t subject(const cpl_reader *r) {
  if (r->event.of == 0) return r->event.action;
  return r->record->events[r->event.of - 1].action;
}

/* ---- which facts ----------------------------------------------------------------------------- */

static bool carries(const cpl_reader *r, uint16_t action, uint16_t fact) {
  cpl_span span = r->process->effects[action].carries;
  for (uint16_t i = 0; i < span.count; i++)
    if (r->process->lists[span.first + i] == fact) return true;
  return false;
}

/* Every correction may say when the event really happened. */
static bool moves(const cpl_reader *r, uint16_t number) {
  const cpl_fact *fact = &r->model->facts[number];
  return r->event.of != 0 && fact->type == CPL_TIME && strcmp(fact->name, "true_at") == 0;
}

static void list_facts(const cpl_reader *r, uint16_t action, char hint[CPL_HINT_SIZE]) {
  cpl_span span = r->process->effects[action].carries;
  for (uint16_t i = 0; i < span.count; i++) {
    uint16_t fact = r->process->lists[span.first + i];
    if (action != r->event.action && carries(r, r->event.action, fact)) continue;
    cpl_hint_add(hint, hint[0] != '\0' ? ", " : "", r->model->facts[fact].name);
  }
}

static complaint_status refuse_fact(const cpl_reader *r, const char *name) {
  char hint[CPL_HINT_SIZE] = "";
  const cpl_model *model = r->model;
  const char *action = cpl_reader_effect(r)->name;
  cpl_names facts = {model->facts, sizeof *model->facts, model->fact_count, true};
  bool known = cpl_names_find(facts, name) != CPL_NONE;
  const char *meant = known ? NULL : cpl_names_nearest(facts, name);
  if (meant != NULL)
    return cpl_reader_fault(r, "unknown fact `%s`; did you mean `%s`?", cpl_name_shown(name),
                            meant);
  list_facts(r, r->event.action, hint);
  if (r->event.of != 0) list_facts(r, subject(r), hint);
  const char *takes = hint[0] == '\0' ? "none" : hint;
  if (known)
    return cpl_reader_fault(r, "action `%s` carries no fact `%s`; it takes: %s", action, name,
                            takes);
  return cpl_reader_fault(r, "unknown fact `%s`; action `%s` takes: %s", cpl_name_shown(name),
                          action, takes);
}

/* ---- null ------------------------------------------------------------------------------------ */

static bool is_field(const cpl_process *process, uint16_t field, uint16_t fact) {
  return field != CPL_NONE && process->fields[field].fact == fact;
}

/* The kind that an action adds; NULL: none. */
static const cpl_kind *added_by(const cpl_reader *r, uint16_t action) {
  uint16_t kind = r->process->effects[action].adds;
  return kind == 0 ? NULL : &r->process->kinds[kind];
}

/* An item that is added under another must say under which. */
static bool is_parent(const cpl_reader *r, uint16_t fact) {
  const cpl_kind *adds = added_by(r, subject(r));
  return adds != NULL && is_field(r->process, adds->parent, fact);
}

/* Must an event of this action carry the fact, always or under a condition? */
static bool is_needed(const cpl_reader *r, uint16_t fact) {
  const cpl_action *action = cpl_reader_action(r);
  unsigned more = 0u + action->more + action->more_by + action->more_to + action->more_after;
  cpl_set needs = action->needs;
  for (uint8_t i = 0; i < action->more_needs; i++) needs |= r->process->entries[more + i].what;
  cpl_span own = cpl_reader_effect(r)->carries;
  for (uint16_t i = 0; i < own.count; i++)
    if (r->process->lists[own.first + i] == fact) return (needs & cpl_bit(i)) != 0;
  return false;
}

static complaint_status check_unknown(const cpl_reader *r, uint16_t number) {
  const cpl_fact *fact = &r->model->facts[number];
  if (fact->unknown && !is_parent(r, number) && !moves(r, number)) return COMPLAINT_OK;
  if (is_needed(r, number))
    return cpl_reader_fault(r, "fact `%s` must not be null: `%s` waits until it is known",
                            fact->name, cpl_reader_effect(r)->name);
  return cpl_reader_fault(r, "fact `%s` must not be null: leave it out until it is known",
                          fact->name);
}

/* ---- reading them ---------------------------------------------------------------------------- */

/* The number of a fact that the event may carry; CPL_NONE: it may not. A correction may carry what
 * the corrected event may. */
static uint16_t find_fact(const cpl_reader *r, const char *name) {
  const cpl_model *model = r->model;
  cpl_span own = cpl_reader_effect(r)->carries;
  for (uint16_t i = 0; i < own.count; i++) {
    uint16_t fact = r->process->lists[own.first + i];
    if (cpl_compare(model->facts[fact].name, name) == 0) return fact;
  }
  cpl_names facts = {model->facts, sizeof *model->facts, model->fact_count, true};
  uint16_t fact = r->event.of == 0 ? CPL_NONE : cpl_names_find(facts, name);
  bool corrects = fact != CPL_NONE && (carries(r, subject(r), fact) || moves(r, fact));
  return corrects ? fact : CPL_NONE;
}

static complaint_status read_fact(cpl_reader *r, const cpl_json_value *value, cpl_given *given) {
  given->fact = find_fact(r, value->name);
  if (given->fact == CPL_NONE) return refuse_fact(r, value->name);
  given->unknown = value->kind == CPL_JSON_NULL;
  if (given->unknown) return check_unknown(r, given->fact);
  complaint_status status = cpl_reader_value(r, given->fact, value, &given->value);
  if (status == COMPLAINT_OK && moves(r, given->fact) && given->value > r->event.recorded_at)
    return cpl_reader_fault(r, "fact `true_at` is after `recorded_at`");
  return status;
}

/* Put one fact where it belongs among those of the event, which are in order of number. */
static bool keep(cpl_reader *r, cpl_given given) {
  cpl_record *record = r->record;
  void *array = record->given;
  bool there = cpl_grow(&record->memory, &array, &record->given_room,
                        (size_t)record->given_count + 1, sizeof given);
  record->given = array;
  if (!there) return false;
  uint32_t at = record->given_count++;
  for (; at > r->event.given && record->given[at - 1].fact > given.fact; at--)
    record->given[at] = record->given[at - 1];
  record->given[at] = given;
  r->event.given_count++;
  return true;
}

complaint_status cpl_reader_facts(cpl_reader *r) {
  const cpl_json_value *facts = r->members[CPL_MEMBER_FACTS];
  r->event.given = r->record->given_count;
  if (facts == NULL) return COMPLAINT_OK;
  if (facts->kind != CPL_JSON_OBJECT)
    return cpl_reader_fault(r, "`facts` must be an object of facts and their values");
  CPL_JSON_EACH(value, facts) {
    cpl_given given = {0};
    complaint_status status = read_fact(r, value, &given);
    if (status != COMPLAINT_OK) return status;
    if (!keep(r, given)) return cpl_error_nomem(r->err);
  }
  return COMPLAINT_OK;
}

/* ---- items ----------------------------------------------------------------------------------- */

/* The id that a field's fact gives in this event; 0: none. */
static uint32_t id_in(const cpl_reader *r, uint16_t field) {
  const cpl_given *given = cpl_record_given(r->record, &r->event);
  for (uint32_t i = 0; i < r->event.given_count; i++)
    if (given[i].fact == r->process->fields[field].fact && !given[i].unknown)
      return (uint32_t)given[i].value;
  return 0;
}

/* `on` stands where the event works on an item, or adds one that no fact names, and nowhere else.
 */
static complaint_status read_on(cpl_reader *r) {
  const char *action = cpl_reader_effect(r)->name;
  const cpl_kind *adds = added_by(r, r->event.action);
  const cpl_kind *per = &r->process->kinds[cpl_reader_action(r)->kind];
  const cpl_json_value *on = r->members[CPL_MEMBER_ON];
  bool named = adds != NULL && adds->named_by != CPL_NONE;
  bool wanted = adds != NULL ? !named : cpl_reader_action(r)->kind != 0;
  if (on != NULL && named)
    return cpl_reader_fault(r, "action `%s` names its %s by fact `%s`: leave `on` out", action,
                            adds->name,
                            r->model->facts[r->process->fields[adds->named_by].fact].name);
  if (on != NULL && !wanted)
    return cpl_reader_fault(r, "action `%s` works on the whole case: leave `on` out", action);
  if (on == NULL && wanted)
    return cpl_reader_fault(r, "`on` is missing: action `%s` needs the id of the %s it %s", action,
                            adds != NULL ? adds->name : per->name,
                            adds != NULL ? "adds" : "works on");
  return on == NULL ? COMPLAINT_OK : cpl_reader_id(r, "`on`", on, &r->event.on);
}

static bool is_item(const cpl_reader *r, uint32_t id) {
  return id == r->event.adds || cpl_record_adds(r->record, id);
}

/* "add it first, by: name_respondent, record": what adds items of a kind, or of any (0). */
static complaint_status refuse_item(const cpl_reader *r, const char *what, uint16_t kind) {
  const cpl_process *process = r->process;
  char hint[CPL_HINT_SIZE] = "";
  for (uint16_t i = 0; i < process->action_count; i++) {
    uint16_t adds = process->effects[i].adds;
    if (adds == 0 || (kind != 0 && adds != kind)) continue;
    cpl_hint_add(hint, hint[0] != '\0' ? ", " : ", by: ", process->effects[i].name);
  }
  return cpl_reader_fault(r, "no event of this case adds %s; add it first%s", what, hint);
}

/* What a fact of this event names, which is nowhere; the value of a personal fact is not shown. */
static complaint_status refuse_named(const cpl_reader *r, const cpl_fact *fact, uint32_t id,
                                     uint16_t kind) {
  char what[CPL_HINT_SIZE] = "the item that fact `";
  cpl_append(what, sizeof what, fact->name);
  cpl_append(what, sizeof what, fact->personal ? "` names" : "` names, `");
  if (!fact->personal) {
    cpl_append(what, sizeof what, cpl_ids_text(r->ids, id));
    cpl_append(what, sizeof what, "`");
  }
  return refuse_item(r, what, kind);
}

/* Facts that name items: those of type item, and the parent of an item that is added. */
static complaint_status check_named(const cpl_reader *r, const cpl_kind *adds) {
  uint16_t parent = adds == NULL ? CPL_NONE : adds->parent;
  const cpl_given *given = cpl_record_given(r->record, &r->event);
  for (uint32_t i = 0; i < r->event.given_count; i++) {
    const cpl_fact *fact = &r->model->facts[given[i].fact];
    bool is_parents = is_field(r->process, parent, given[i].fact);
    bool names = fact->type == CPL_ITEM || is_parents;
    if (names && !given[i].unknown && !is_item(r, (uint32_t)given[i].value))
      return refuse_named(r, fact, (uint32_t)given[i].value, is_parents ? adds->of : 0);
  }
  return COMPLAINT_OK;
}

complaint_status cpl_reader_items(cpl_reader *r) {
  const cpl_kind *adds = added_by(r, subject(r));
  complaint_status status = read_on(r);
  if (status != COMPLAINT_OK) return status;
  if (adds != NULL && adds->named_by != CPL_NONE)
    r->event.adds = id_in(r, adds->named_by);
  else if (cpl_reader_effect(r)->adds != 0)
    r->event.adds = r->event.on;
  if (r->event.on != 0 && !is_item(r, r->event.on)) {
    char what[CPL_HINT_SIZE] = "an item `";
    cpl_append(what, sizeof what, cpl_ids_text(r->ids, r->event.on));
    cpl_append(what, sizeof what, "`");
    return refuse_item(r, what, cpl_reader_action(r)->kind);
  }
  return check_named(r, adds);
}
