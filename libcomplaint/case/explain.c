/* explain.c - which answers an explanation is about; see explain.h. */
#include "libcomplaint/case/explain.h"

#include <string.h>

#include "libcomplaint/base/output.h"
#include "libcomplaint/case/decision_json.h"
#include "libcomplaint/case/names.h"

enum { ID_SHOWN = 80 };

/* A place that is none: all of them. */
#define ANYWHERE UINT32_MAX

/* ---- what is asked about --------------------------------------------------------------------- */

typedef struct question {
  const complaint_decision *decision;
  cpl_namer namer;
  const char *name;
  uint32_t id;     /* number of the item's id; 0: every place */
  uint16_t action; /* or CPL_NONE */
  uint16_t rule;   /* or CPL_NONE */
} question;

static complaint_status find_name(question *q, complaint_error *err) {
  const cpl_process *process = q->namer.process;
  cpl_names actions = {process->effects, sizeof *process->effects, process->action_count, true};
  cpl_names rules = {process->rules, sizeof *process->rules, process->rule_count, false};
  char hint[CPL_HINT_SIZE];
  q->action = cpl_names_find(actions, q->name);
  q->rule = cpl_names_find(rules, q->name);
  if (q->action != CPL_NONE || q->rule != CPL_NONE) return COMPLAINT_OK;
  cpl_names_hint(strchr(q->name, '@') != NULL ? rules : actions, q->name, hint);
  return cpl_error(err, COMPLAINT_E_NOT_FOUND, "process `%s` has no action or duty `%s`%s",
                   process->name, q->name, hint);
}

/* "respondent s:1, allegation a1": what there is, as far as there is room for it. */
static void list_items(const question *q, char hint[CPL_HINT_SIZE]) {
  const cpl_state *state = &q->decision->of->state;
  const cpl_process *process = q->namer.process;
  const char *kind = NULL;
  hint[0] = '\0';
  for (uint32_t i = 1; i < q->decision->item_count; i++) {
    const char *own = i < state->item_count ? process->kinds[state->items[i].kind].name : "item";
    char item[CPL_HINT_SIZE] = "";
    if (kind == NULL || strcmp(kind, own) != 0) {
      cpl_append(item, sizeof item, own);
      cpl_append(item, sizeof item, " ");
    }
    cpl_append(item, sizeof item, cpl_namer_item(&q->namer, i));
    cpl_hint_add(hint, kind == NULL ? "; there is: " : ", ", item);
    kind = own;
  }
}

static complaint_status no_item(const question *q, const char *on, complaint_error *err) {
  char hint[CPL_HINT_SIZE], id[ID_SHOWN];
  if (!cpl_id_valid(on, strlen(on)))
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "an item is named by its id, such as `a1`");
  id[0] = '\0';
  cpl_append(id, sizeof id, on);
  list_items(q, hint);
  return cpl_error(err, COMPLAINT_E_NOT_FOUND, "the case has no item `%s`%s", id,
                   hint[0] != '\0' ? hint : "; it has none at all");
}

static complaint_status find_item(question *q, const char *on, complaint_error *err) {
  const complaint_decision *d = q->decision;
  if (on == NULL || on[0] == '\0') return COMPLAINT_OK;
  q->id = cpl_ids_find(q->namer.ids, on, strlen(on));
  for (uint32_t i = 1; q->id != 0 && i < d->item_count; i++)
    if (d->item_ids[i] == q->id) return COMPLAINT_OK;
  return no_item(q, on, err);
}

static bool is_asked(const question *q, uint32_t item) {
  return q->id == 0 || (item != 0 && q->decision->item_ids[item] == q->id);
}

/* ---- the answers ----------------------------------------------------------------------------- */

static bool explain_actions(const question *q, cpl_speaker *s) {
  bool some = false;
  for (uint32_t i = 0; i < q->decision->answer_count; i++) {
    const cpl_answer *answer = &q->decision->answers[i];
    if (answer->action != q->action || !is_asked(q, answer->on)) continue;
    cpl_explain_action(s, answer);
    some = true;
  }
  return some;
}

/* What befell the duties; the state is folded anew for it. Nothing where there is no state. */
static const cpl_turn *history(cpl_speaker *s) {
  const complaint_decision *d = s->decision;
  const cpl_turn *turns = NULL;
  if (s->state != NULL &&
      cpl_duty_history(d->of, d->events, d->now, &s->scratch, &turns, NULL) != COMPLAINT_OK)
    s->out->failed = true;
  return turns;
}

/* Every round of the duty that is shown at these places: one, or all that are asked about. */
static bool explain_rounds(const question *q, cpl_speaker *s, uint32_t place,
                           const cpl_turn *turns) {
  bool some = false;
  for (uint32_t i = 0; i < q->decision->duty_count; i++) {
    const cpl_duty_answer *duty = &q->decision->duties[i];
    if (duty->rule != q->rule) continue;
    if (place == ANYWHERE ? !is_asked(q, duty->on) : duty->on != place) continue;
    cpl_explain_duty(s, duty, turns);
    some = true;
  }
  return some;
}

/* The duty at every place of its kind that is asked about. */
static void explain_places(const question *q, cpl_speaker *s, const cpl_turn *turns) {
  uint16_t kind = q->namer.process->rules[q->rule].kind;
  uint32_t other = 0;
  bool some = false;
  for (uint32_t i = 0; i < q->decision->item_count; i++) {
    if (!is_asked(q, i)) continue;
    if (q->id != 0) other = i;
    if (s->state->items[i].kind != kind) continue;
    if (!explain_rounds(q, s, i, turns)) cpl_explain_not_owed(s, q->rule, i, turns);
    some = true;
  }
  if (!some) cpl_explain_owed_elsewhere(s, q->rule, other);
}

static void explain_duty(const question *q, cpl_speaker *s) {
  const cpl_turn *turns = history(s);
  if (s->out->failed) return;
  if (s->state != NULL)
    explain_places(q, s, turns);
  else if (!explain_rounds(q, s, ANYWHERE, turns))
    cpl_explain_not_owed(s, q->rule, 0, turns);
}

/* An action on items of which the case has none. */
static void explain_nowhere(const question *q, cpl_speaker *s) {
  const cpl_process *process = q->namer.process;
  const cpl_effect *effect = &process->effects[q->action];
  const cpl_kind *kind = &process->kinds[process->actions[q->action].kind];
  cpl_text_adds(s->out, cpl_spoken_name(s, effect->name, effect->label));
  cpl_text_addc(s->out, '\n');
  cpl_speak(s, CPL_SAY_NOT_THERE, cpl_spoken_name(s, kind->name, kind->label), NULL, NULL);
  (void)cpl_spoken_cites(s, process->actions[q->action].cites);
}

static void explain(const question *q, complaint_language language, cpl_text *out) {
  cpl_speaker s;
  cpl_speaker_begin(&s, q->decision, &q->namer, language, out);
  if (q->action != CPL_NONE && !explain_actions(q, &s)) explain_nowhere(q, &s);
  if (q->rule != CPL_NONE) explain_duty(q, &s);
  cpl_speak_clauses(&s);
  cpl_speaker_end(&s);
}

complaint_status complaint_decision_explain(const complaint_decision *decision, const char *name,
                                            const char *on, complaint_language language,
                                            complaint_text *out, complaint_error *err) {
  if (decision == NULL || name == NULL || out == NULL)
    return cpl_error_no_handle(err, "no decision, no name, or no text");
  if (decision->of == NULL)
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "nothing was judged yet: call complaint_case_decide first");
  question q = {.decision = decision, .namer = cpl_decision_namer(decision), .name = name};
  complaint_status status = find_name(&q, err);
  if (status == COMPLAINT_OK) status = find_item(&q, on, err);
  if (status != COMPLAINT_OK) return status;
  explain(&q, language, cpl_output_begin(out));
  return cpl_output_end(out, err);
}
