/* speaker.c - see speaker.h. */
#include "libcomplaint/case/speaker.h"

#include <string.h>

#include "libcomplaint/case/fold.h"
#include "libcomplaint/policy/labels.h"
#include "libcomplaint/policy/order.h"

/* The state that a decision was made from. Whatever cannot be folded again is told without it. */
static const cpl_state *state_of(cpl_speaker *s) {
  const complaint_decision *d = s->decision;
  if (d == NULL || d->of == NULL || d->events > d->of->record.count) return NULL;
  complaint_status status = cpl_case_fold(d->of, d->events, d->now, NULL);
  if (status == COMPLAINT_E_NOMEM) s->out->failed = true;
  return status == COMPLAINT_OK ? &d->of->state : NULL;
}

/* Those of other versions too, which offences may rest on. */
static size_t clause_count(const cpl_model *model) {
  return (size_t)model->clause_count + model->alien_clauses;
}

void cpl_speaker_begin(cpl_speaker *s, const complaint_decision *decision, const cpl_namer *namer,
                       complaint_language language, cpl_text *out) {
  const cpl_model *model = namer->model;
  *s = (cpl_speaker){.out = out, .language = language, .namer = namer, .decision = decision};
  cpl_arena_begin(&s->scratch, &out->memory);
  s->clauses = cpl_arena_array(&s->scratch, clause_count(model), sizeof *s->clauses);
  s->readings = cpl_arena_array(&s->scratch, model->reading_count, sizeof *s->readings);
  if (s->clauses == NULL || s->readings == NULL) out->failed = true;
  s->state = state_of(s);
}

void cpl_speaker_end(cpl_speaker *s) {
  cpl_arena_end(&s->scratch);
}

void cpl_speak(cpl_speaker *s, cpl_phrase phrase, const char *one, const char *two,
               const char *three) {
  const char *parts[] = {one, two, three};
  cpl_say(s->out, s->language, phrase, parts);
}

/* Keep a composed text; "" when memory is out, which the answer remembers. */
static const char *keep(cpl_speaker *s, cpl_text *text) {
  const char *kept =
      text->failed ? NULL : cpl_arena_text(&s->scratch, cpl_text_get(text), text->size);
  if (kept == NULL) s->out->failed = true;
  cpl_text_end(text);
  return kept == NULL ? "" : kept;
}

const char *cpl_compose(cpl_speaker *s, cpl_phrase phrase, const char *one, const char *two,
                        const char *three) {
  const char *parts[] = {one, two, three};
  cpl_text text;
  cpl_text_begin(&text, &s->out->memory);
  cpl_say(&text, s->language, phrase, parts);
  return keep(s, &text);
}

/* ---- names ----------------------------------------------------------------------------------- */

const char *cpl_spoken_name(cpl_speaker *s, const char *name, cpl_label label) {
  const char *text = cpl_label_text(label, s->language, NULL);
  return cpl_compose(s, text == NULL ? CPL_SAY_BARE : CPL_SAY_NAMED, name, text, NULL);
}

const char *cpl_spoken_join(cpl_speaker *s, cpl_phrase between, const char *list,
                            const char *more) {
  cpl_text text;
  if (list == NULL) return more;
  cpl_text_begin(&text, &s->out->memory);
  cpl_text_adds(&text, list);
  cpl_say(&text, s->language, between, NULL);
  cpl_text_adds(&text, more);
  return keep(s, &text);
}

const char *cpl_spoken_and(cpl_speaker *s, const char *list, const char *more) {
  return cpl_spoken_join(s, CPL_SAY_AND, list, more);
}

void cpl_choice_add(cpl_speaker *s, cpl_choice *choice, const char *more) {
  if (choice->last != NULL) choice->list = cpl_spoken_and(s, choice->list, choice->last);
  choice->last = more;
}

const char *cpl_choice_text(cpl_speaker *s, const cpl_choice *choice) {
  return choice->last == NULL ? "" : cpl_spoken_join(s, CPL_SAY_OR, choice->list, choice->last);
}

static const char *or_empty(const char *list) {
  return list == NULL ? "" : list;
}

const char *cpl_spoken_roles(cpl_speaker *s, cpl_set roles) {
  const char *list = NULL;
  CPL_EACH(i, roles) {
    const cpl_role *role = &s->namer->model->roles[i];
    list = cpl_spoken_and(s, list, cpl_spoken_name(s, role->name, role->label));
  }
  return or_empty(list);
}

const char *cpl_spoken_actions(cpl_speaker *s, cpl_set actions) {
  const char *list = NULL;
  CPL_EACH(i, actions) {
    const cpl_effect *effect = &s->namer->process->effects[i];
    list = cpl_spoken_and(s, list, cpl_spoken_name(s, effect->name, effect->label));
  }
  return or_empty(list);
}

const char *cpl_spoken_fact(cpl_speaker *s, uint16_t number) {
  const cpl_fact *fact = &s->namer->model->facts[number];
  return cpl_spoken_name(s, fact->name, fact->label);
}

const char *cpl_spoken_offence(cpl_speaker *s, uint16_t number) {
  const cpl_offence *offence = &s->namer->model->offences[number];
  return cpl_spoken_name(s, offence->name, offence->label);
}

const char *cpl_spoken_needs(cpl_speaker *s, uint16_t action, cpl_set needs) {
  const cpl_process *process = s->namer->process;
  const uint16_t *own = process->lists + process->effects[action].carries.first;
  const char *list = NULL;
  CPL_EACH(i, needs) list = cpl_spoken_and(s, list, cpl_spoken_fact(s, own[i]));
  return or_empty(list);
}

const char *cpl_spoken_kind(cpl_speaker *s, uint16_t kind) {
  const cpl_kind *of = &s->namer->process->kinds[kind];
  const char *name = cpl_label_text(of->label, s->language, of->name);
  if (kind == 0) return cpl_compose(s, CPL_SAY_THE_CASE, NULL, NULL, NULL);
  bool vowel = name[0] != '\0' && strchr("aeiouAEIOU", name[0]) != NULL;
  return cpl_compose(s, vowel ? CPL_SAY_AN : CPL_SAY_A, name, NULL, NULL);
}

const char *cpl_spoken_at(cpl_speaker *s, const char *what, uint16_t kind, uint32_t item) {
  return cpl_spoken_at_id(s, what, kind, cpl_namer_item(s->namer, item));
}

const char *cpl_spoken_at_id(cpl_speaker *s, const char *what, uint16_t kind, const char *id) {
  const cpl_kind *of = &s->namer->process->kinds[kind];
  if (id[0] == '\0') return what;
  if (kind != 0)
    id = cpl_compose(s, CPL_SAY_ITEM, cpl_label_text(of->label, s->language, of->name), id, NULL);
  return cpl_compose(s, CPL_SAY_AT, what, id, NULL);
}

/* ---- values ---------------------------------------------------------------------------------- */

const char *cpl_spoken_text(cpl_speaker *s, const char *bytes) {
  cpl_text text;
  cpl_text_begin(&text, &s->out->memory);
  cpl_text_adds(&text, bytes);
  return keep(s, &text);
}

const char *cpl_spoken_number(cpl_speaker *s, int64_t number) {
  cpl_text text;
  cpl_text_begin(&text, &s->out->memory);
  cpl_text_addi(&text, number);
  return keep(s, &text);
}

const char *cpl_spoken_moment(cpl_speaker *s, cpl_moment moment) {
  char text[CPL_MOMENT_TEXT];
  cpl_moment_format(moment, s->namer->model->zone, text);
  return cpl_spoken_text(s, text);
}

const char *cpl_spoken_day(cpl_speaker *s, cpl_day day) {
  char text[CPL_DAY_TEXT];
  cpl_day_format(day, text);
  return cpl_spoken_text(s, text);
}

const char *cpl_spoken_value(cpl_speaker *s, uint16_t field, cpl_value value) {
  const cpl_model *model = s->namer->model;
  const cpl_fact *fact = &model->facts[s->namer->process->fields[field].fact];
  const cpl_label none = {NULL, NULL};
  switch ((cpl_type)fact->type) {
  case CPL_BOOL: return cpl_compose(s, value != 0 ? CPL_SAY_TRUE : CPL_SAY_FALSE, "", "", "");
  case CPL_ENUM:
  case CPL_SET_FACT:
    return cpl_spoken_name(s, fact->values[value],
                           fact->labels == NULL ? none : fact->labels[value]);
  case CPL_OFFENCE: return cpl_spoken_offence(s, (uint16_t)value);
  case CPL_SANCTION:
    return cpl_spoken_name(s, model->sanctions[value].name, model->sanctions[value].label);
  case CPL_PARTY:
  case CPL_ITEM:
  case CPL_CASE: return cpl_spoken_name(s, cpl_ids_text(s->namer->ids, (uint32_t)value), none);
  case CPL_DATE: return cpl_spoken_day(s, (cpl_day)value);
  case CPL_TIME: return cpl_spoken_moment(s, value);
  case CPL_INT:
  case CPL_MONEY:
  case CPL_TEXT_FACT: break;
  }
  return cpl_spoken_number(s, value);
}

const char *cpl_spoken_mask(cpl_speaker *s, uint16_t field, cpl_value mask) {
  const char *list = NULL;
  CPL_EACH(i, (cpl_set)mask)
  list = cpl_spoken_and(s, list, cpl_spoken_value(s, field, (cpl_value)i));
  return list == NULL ? cpl_compose(s, CPL_SAY_EMPTY, NULL, NULL, NULL) : list;
}

const char *cpl_spoken_amount(cpl_speaker *s, int64_t amount, cpl_unit unit) {
  int first = amount == 1 ? CPL_SAY_ONE_UNIT : CPL_SAY_UNIT;
  return cpl_compose(s, (cpl_phrase)(first + (int)unit - CPL_SECONDS), cpl_spoken_number(s, amount),
                     NULL, NULL);
}

const char *cpl_spoken_limit(cpl_speaker *s, cpl_limit limit) {
  if (limit.amount == 0) return cpl_compose(s, CPL_SAY_AT_ONCE, NULL, NULL, NULL);
  return cpl_spoken_amount(s, limit.amount, (cpl_unit)limit.unit);
}

/* ---- sanctions ------------------------------------------------------------------------------- */

const char *cpl_spoken_variants(cpl_speaker *s, const cpl_sanction *sanction) {
  cpl_choice choice = {NULL, NULL};
  CPL_EACH(i, sanction->variants)
  cpl_choice_add(s, &choice, cpl_spoken_value(s, s->namer->process->variant, (cpl_value)i));
  return cpl_choice_text(s, &choice);
}

const char *cpl_spoken_sanctions(cpl_speaker *s, cpl_set sanctions) {
  cpl_choice choice = {NULL, NULL};
  CPL_EACH(i, sanctions) {
    const cpl_sanction *sanction = &s->namer->model->sanctions[i];
    const char *name = cpl_spoken_name(s, sanction->name, sanction->label);
    if (sanction->variants != 0 && s->namer->process->variant != CPL_NONE)
      name = cpl_compose(s, CPL_SAY_SANCTION, name, cpl_spoken_variants(s, sanction), NULL);
    cpl_choice_add(s, &choice, name);
  }
  return cpl_choice_text(s, &choice);
}

/* ---- clauses --------------------------------------------------------------------------------- */

const char *cpl_spoken_cites(cpl_speaker *s, uint16_t cites) {
  const cpl_model *model = s->namer->model;
  cpl_span span = model->cites[cites];
  const char *list = NULL;
  for (uint16_t i = 0; i < span.count && !s->out->failed; i++) {
    const cpl_cite *cite = &model->cite_list[span.first + i];
    s->clauses[cite->clause] = true;
    if (cite->reading != CPL_NONE) s->readings[cite->reading] = (uint16_t)(cite->clause + 1);
    list = cpl_spoken_and(s, list, cite->text);
  }
  return or_empty(list);
}

static void speak_reading(cpl_speaker *s, const cpl_reading *reading) {
  const char *others = NULL;
  const cpl_option *chosen = &reading->options[reading->choice];
  cpl_speak(s, CPL_SAY_READING, cpl_spoken_name(s, reading->name, reading->label),
            cpl_spoken_name(s, chosen->name, chosen->label), NULL);
  for (uint16_t i = 0; i < reading->option_count; i++) {
    const cpl_option *option = &reading->options[i];
    if (i != reading->choice)
      others = cpl_spoken_and(s, others, cpl_spoken_name(s, option->name, option->label));
  }
  if (others != NULL) cpl_speak(s, CPL_SAY_ALTERNATIVES, others, NULL, NULL);
}

static void speak_clause(cpl_speaker *s, uint16_t number) {
  const cpl_clause *clause = &s->namer->model->clauses[number];
  cpl_speak(s, CPL_SAY_CLAUSE, clause->name, cpl_label_text(clause->label, s->language, ""), NULL);
}

void cpl_speak_clauses(cpl_speaker *s) {
  const cpl_model *model = s->namer->model;
  bool some = false;
  for (uint16_t i = 0; i < clause_count(model) && !s->out->failed; i++) {
    if (!s->clauses[i]) continue;
    if (!some) cpl_speak(s, CPL_SAY_CLAUSES, NULL, NULL, NULL);
    some = true;
    speak_clause(s, i);
    for (uint16_t k = CPL_NONE; (k = cpl_reading_after(model, k)) != CPL_NONE;)
      if (s->readings[k] == i + 1) speak_reading(s, &model->readings[k]);
  }
}

void cpl_speak_clauses_of(cpl_speaker *s, uint16_t cites) {
  cpl_span span = s->namer->model->cites[cites];
  for (uint16_t i = 0; i < span.count; i++)
    speak_clause(s, s->namer->model->cite_list[span.first + i].clause);
}
