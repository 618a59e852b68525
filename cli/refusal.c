/* refusal.c - see refusal.h. Reasons come as JSON and are turned back into numbers, so that the
 * same sentences serve as in explanations. */
#include "cli/refusal.h"

#include <jansson.h>
#include <string.h>

#include "cli/case_tables.h"
#include "libcomplaint/case/case.h"
#include "libcomplaint/case/explain.h"
#include "libcomplaint/case/names.h"

typedef struct refusal {
  const complaint_case *c;
  const cpl_model *model;
  cpl_speaker speaker;
  cpl_namer namer;
  uint32_t *items; /* ids of the items that reasons name; 0: the case */
  uint32_t item_count;
} refusal;

static const char *text_of(const json_t *object, const char *member) {
  const char *text = json_string_value(json_object_get(object, member));
  return text == NULL ? "" : text;
}

/* ---- numbers again --------------------------------------------------------------------------- */

static cpl_why why_of(const char *name) {
  unsigned why = 0;
  while (why < CPL_WHY_OWED && strcmp(cpl_why_name((cpl_why)why), name) != 0) why++;
  return (cpl_why)why;
}

static uint16_t fact_of(const refusal *r, const char *name) {
  return cpl_names_find((cpl_names){r->model->facts, sizeof *r->model->facts, r->model->fact_count},
                        name);
}

static uint16_t atom_of(const refusal *r, const char *name) {
  for (uint16_t i = 0; i < r->c->process->atom_count; i++)
    if (strcmp(r->c->process->atoms[i].name, name) == 0) return i;
  return CPL_NONE;
}

/* What a reason of that kind counts in. */
static cpl_what kind_of(cpl_why why) {
  switch (why) {
  case CPL_WHY_ROLE:
  case CPL_WHY_ABSENT: return CPL_WHAT_ROLE;
  case CPL_WHY_RECUSED:
  case CPL_WHY_NO_ITEM: return CPL_WHAT_ID;
  case CPL_WHY_SAME_PERSON:
  case CPL_WHY_STARTED:
  case CPL_WHY_ENDED:
  case CPL_WHY_AFTER: return CPL_WHAT_ACTION;
  case CPL_WHY_BEFORE_DUE:
  case CPL_WHY_NO_DUTY:
  case CPL_WHY_OWED: return CPL_WHAT_RULE;
  case CPL_WHY_NEEDS: return CPL_WHAT_FACT;
  case CPL_WHY_WHEN:
  case CPL_WHY_OFFENCE: return CPL_WHAT_ATOM;
  case CPL_WHY_NOT_STARTED: break;
  }
  return CPL_WHAT_NOTHING;
}

static uint32_t number_of(const refusal *r, cpl_what kind, const char *name) {
  const cpl_process *p = r->c->process;
  switch (kind) {
  case CPL_WHAT_NOTHING: return 0;
  case CPL_WHAT_ROLE:
    return cpl_names_find(
        (cpl_names){r->model->roles, sizeof *r->model->roles, r->model->role_count}, name);
  case CPL_WHAT_ID: return cpl_ids_find(&r->c->ids, name, strlen(name));
  case CPL_WHAT_ACTION:
    return cpl_names_find((cpl_names){p->effects, sizeof *p->effects, p->action_count}, name);
  case CPL_WHAT_RULE:
    return cpl_names_find((cpl_names){p->rules, sizeof *p->rules, p->rule_count}, name);
  case CPL_WHAT_ATOM: return atom_of(r, name);
  case CPL_WHAT_FACT: break;
  }
  return fact_of(r, name);
}

static uint32_t item_of(refusal *r, const char *id) {
  if (id[0] == '\0') return 0;
  r->items[++r->item_count] = cpl_ids_find(&r->c->ids, id, strlen(id));
  return r->item_count;
}

static cpl_reason reason_of(refusal *r, const json_t *written) {
  const char *what = text_of(written, "what");
  cpl_why why = why_of(text_of(written, "why"));
  cpl_what kind = what[0] == '\0' ? CPL_WHAT_NOTHING : kind_of(why);
  uint32_t number = number_of(r, kind, what);
  if (kind == CPL_WHAT_ATOM && number == CPL_NONE) { /* a sanction that is not open, say */
    kind = CPL_WHAT_FACT;
    number = fact_of(r, what);
  }
  if (number == CPL_NONE) kind = CPL_WHAT_NOTHING;
  return cpl_reason_make(why, kind, number, item_of(r, text_of(written, "on")), 0);
}

/* "boxing:7.4/R3": clause and reading are quoted below. */
static const char *cite(refusal *r, const char *list, const char *text) {
  const cpl_model *model = r->model;
  const char *slash = strrchr(text, '/');
  size_t size = slash == NULL ? strlen(text) : (size_t)(slash - text);
  for (uint16_t i = 0; i < model->clause_count; i++) {
    const char *name = model->clauses[i].name;
    if (strncmp(name, text, size) != 0 || name[size] != '\0') continue;
    r->speaker.clauses[i] = true;
    for (uint16_t k = 0; slash != NULL && k < model->reading_count; k++)
      if (strcmp(model->readings[k].name, slash + 1) == 0)
        r->speaker.readings[k] = (uint16_t)(i + 1);
  }
  return cpl_spoken_and(&r->speaker, list, text);
}

/* ---- telling --------------------------------------------------------------------------------- */

static void tell_reason(refusal *r, uint16_t action, const json_t *written) {
  const char *list = NULL;
  const json_t *cites = json_object_get(written, "cites");
  cpl_reason reason = reason_of(r, written);
  for (size_t i = 0; i < json_array_size(cites) && !r->speaker.out->failed; i++)
    list = cite(r, list, json_string_value(json_array_get(cites, i)));
  cpl_explain_reason(&r->speaker, action, 0, reason, list == NULL ? "" : list);
}

static void tell_refusal(refusal *r, uint16_t action, const char *on, const json_t *reasons) {
  const cpl_process *process = r->c->process;
  const char *name = cpl_spoken_actions(&r->speaker, cpl_bit(action));
  name = cpl_spoken_at(&r->speaker, name, process->actions[action].kind, item_of(r, on));
  cpl_text_adds(r->speaker.out, name);
  cpl_text_addc(r->speaker.out, '\n');
  cpl_speak(&r->speaker, CPL_SAY_REFUSED, NULL, NULL, NULL);
  for (size_t i = 0; i < json_array_size(reasons); i++)
    tell_reason(r, action, json_array_get(reasons, i));
  cpl_speak_clauses(&r->speaker);
}

static void tell_taken(refusal *r, uint16_t action, const json_t *event) {
  const char *name = cpl_spoken_actions(&r->speaker, cpl_bit(action));
  json_int_t seq = json_integer_value(json_object_get(event, "seq"));
  cpl_speak(&r->speaker, CPL_SAY_TAKEN, cpl_spoken_number(&r->speaker, seq), name,
            text_of(event, "recorded_at"));
}

static void tell(refusal *r, const json_t *event, const json_t *answer) {
  const cpl_process *p = r->c->process;
  const json_t *taken = json_object_get(answer, "accepted");
  const json_t *reasons = json_object_get(answer, "refused");
  cpl_names actions = {p->effects, sizeof *p->effects, p->action_count};
  uint16_t action = cpl_names_find(actions, text_of(event, "action"));
  r->items = cpl_arena_array(&r->speaker.scratch, json_array_size(reasons) + 2, sizeof *r->items);
  r->namer.items = r->items;
  r->namer.stride = sizeof *r->items;
  if (r->items == NULL || action == CPL_NONE)
    r->speaker.out->failed = true;
  else if (taken != NULL)
    tell_taken(r, action, taken);
  else
    tell_refusal(r, action, text_of(event, "on"), reasons);
}

bool cli_print_answer(const complaint_case *c, const char *event, const char *answer,
                      complaint_language language) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  refusal r = {.c = c, .model = &c->policy->model};
  json_t *told = json_loads(event, 0, NULL), *answered = json_loads(answer, 0, NULL);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  r.namer = (cpl_namer){.model = r.model, .process = c->process, .ids = &c->ids};
  cpl_speaker_begin(&r.speaker, NULL, &r.namer, language, &text);
  if (told == NULL || answered == NULL) text.failed = true;
  if (!text.failed) tell(&r, told, answered);
  bool done = !text.failed;
  if (done) cli_print_lines(stdout, cpl_text_get(&text));
  cpl_speaker_end(&r.speaker);
  cpl_text_end(&text);
  json_decref(told);
  json_decref(answered);
  return done;
}
