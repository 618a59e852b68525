/* case.c - the handle of a case; see complaint/case.h. */
#include "libcomplaint/case/case.h"

#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/base/output.h"
#include "libcomplaint/case/decide.h"
#include "libcomplaint/case/decision_json.h"
#include "libcomplaint/case/event_json.h"
#include "libcomplaint/case/fold.h"
#include "libcomplaint/case/period.h"

/* ---- life ------------------------------------------------------------------------------------ */

static const cpl_process *find_process(const cpl_model *model, const char *name) {
  for (uint16_t i = 0; i < model->process_count; i++)
    if (strcmp(model->processes[i].name, name) == 0) return &model->processes[i];
  return NULL;
}

static complaint_status no_process(const cpl_model *model, const char *name, complaint_error *err) {
  const char *names[CPL_SET_MAX];
  size_t count = 0;
  for (; count < model->process_count && count < CPL_SET_MAX; count++)
    names[count] = model->processes[count].name;
  const char *near = cpl_nearest(name, names, count);
  return near == NULL ? cpl_error(err, COMPLAINT_E_NOT_FOUND, "policy `%s` has no process `%s`",
                                  model->id, name)
                      : cpl_error(err, COMPLAINT_E_NOT_FOUND,
                                  "policy `%s` has no process `%s`; did you mean `%s`?", model->id,
                                  name, near);
}

static void destroy(complaint_case *c) {
  complaint_memory memory = c->memory;
  cpl_state_end(&c->state);
  cpl_history_end(&c->history);
  cpl_record_end(&c->record);
  cpl_ids_end(&c->ids);
  complaint_policy_free(c->policy);
  cpl_delete(&memory, c, sizeof *c);
}

static bool build(complaint_case *c, const char *id) {
  if (!cpl_ids_begin(&c->ids, &c->memory, &c->policy->model)) return false;
  uint32_t number = cpl_ids_number(&c->ids, id, strlen(id));
  if (number == 0) return false;
  c->id = cpl_ids_text(&c->ids, number);
  return cpl_state_begin(&c->state, &c->memory, c->policy, c->process, &c->ids, &c->record);
}

complaint_case *complaint_case_new(complaint_policy *policy, const char *process, const char *id,
                                   complaint_error *err) {
  if (policy == NULL) {
    (void)cpl_error_no_handle(err, "a case needs a policy");
    return NULL;
  }
  if (process == NULL || id == NULL || !cpl_id_valid(id, strlen(id))) {
    (void)cpl_error(err, COMPLAINT_E_ARGUMENT,
                    "a case needs a process, and an opaque id such as `2026-0001`");
    return NULL;
  }
  const cpl_process *found = find_process(&policy->model, process);
  if (found == NULL) {
    (void)no_process(&policy->model, process, err);
    return NULL;
  }
  complaint_case *c = cpl_new(&policy->memory, sizeof *c);
  if (c == NULL) {
    (void)cpl_error_nomem(err);
    return NULL;
  }
  c->memory = policy->memory;
  c->holders = 1;
  c->policy = cpl_policy_hold(policy);
  c->process = found;
  cpl_record_begin(&c->record, &c->memory);
  cpl_history_begin(&c->history, &c->memory, &c->record);
  if (build(c, id)) return c;
  destroy(c);
  (void)cpl_error_nomem(err);
  return NULL;
}

complaint_case *cpl_case_hold(complaint_case *c) {
  c->holders++;
  return c;
}

void complaint_case_free(complaint_case *c) {
  if (c != NULL && --c->holders == 0) destroy(c);
}

const char *complaint_case_id(const complaint_case *c) {
  return c != NULL ? c->id : NULL;
}

const char *complaint_case_process(const complaint_case *c) {
  return c != NULL ? c->process->name : NULL;
}

const complaint_policy *complaint_case_policy(const complaint_case *c) {
  return c != NULL ? c->policy : NULL;
}

size_t complaint_case_event_count(const complaint_case *c) {
  return c != NULL ? c->record.count : 0;
}

/* ---- events ---------------------------------------------------------------------------------- */

static complaint_status take(complaint_case *c, const char *json, size_t size, bool strict,
                             int64_t now, cpl_text *canonical, complaint_error *err) {
  cpl_event event;
  if (c == NULL || json == NULL) return cpl_error_no_handle(err, "no case, or no event");
  complaint_status status = cpl_event_read(&c->record, &c->ids, &c->policy->model, c->process, json,
                                           size, strict, now, &event, canonical, err);
  if (status != COMPLAINT_OK) return status;
  return cpl_record_push(&c->record, &event) ? COMPLAINT_OK : cpl_error_nomem(err);
}

complaint_status complaint_case_add(complaint_case *c, const char *json, size_t size,
                                    complaint_error *err) {
  return take(c, json, size, false, COMPLAINT_NOW, NULL, err);
}

static const cpl_breach *find_unlawful(const cpl_state *state, uint32_t seq) {
  for (uint32_t i = state->breach_count; i-- > 0;)
    if (state->breaches[i].why == CPL_UNLAWFUL && state->breaches[i].event == seq)
      return &state->breaches[i];
  return NULL;
}

static void write_answer(complaint_case *c, const cpl_breach *unlawful, const cpl_text *event,
                         complaint_text *answer) {
  cpl_namer namer = {&c->policy->model, c->process, &c->ids, &c->state.items[0].id,
                     sizeof c->state.items[0]};
  cpl_json json;
  cpl_text_clear(&answer->text);
  if (unlawful == NULL) {
    cpl_text_adds(&answer->text, "{\"accepted\":");
    cpl_text_add(&answer->text, cpl_text_get(event), event->size);
    cpl_text_addc(&answer->text, '}');
    return;
  }
  cpl_json_begin(&json, &answer->text);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "refused");
  cpl_reasons_write(&json, &namer, c->state.reasons + unlawful->reason, unlawful->reason_count);
  cpl_json_close(&json, '}');
}

/* Fold the new event in; if that shows reasons against it, take it back. */
static complaint_status try_it(complaint_case *c, const cpl_text *event, bool *taken,
                               complaint_text *answer, complaint_error *err) {
  uint32_t seq = c->record.count;
  cpl_moment now = c->record.events[seq - 1].recorded_at;
  complaint_status status = cpl_case_fold(c, seq, now, err);
  const cpl_breach *unlawful = status == COMPLAINT_OK ? find_unlawful(&c->state, seq) : NULL;
  if (status == COMPLAINT_OK && answer != NULL) write_answer(c, unlawful, event, answer);
  if (status == COMPLAINT_OK && answer != NULL && answer->text.failed)
    status = cpl_error_nomem(err);
  if (status == COMPLAINT_OK) *taken = unlawful == NULL;
  if (status == COMPLAINT_OK && unlawful == NULL) return COMPLAINT_OK;
  cpl_record_pop(&c->record);
  if (c->history.known > c->record.count) cpl_history_forget(&c->history);
  cpl_case_unfold(c);
  return status;
}

complaint_status complaint_case_act(complaint_case *c, const char *json, size_t size, int64_t now,
                                    bool *taken, complaint_text *answer, complaint_error *err) {
  bool ignored;
  if (c == NULL) return cpl_error_no_handle(err, "no case");
  cpl_text event;
  cpl_text_begin(&event, &c->memory);
  complaint_status status = take(c, json, size, true, now, answer != NULL ? &event : NULL, err);
  if (status == COMPLAINT_OK)
    status = try_it(c, &event, taken != NULL ? taken : &ignored, answer, err);
  cpl_text_end(&event);
  return status;
}

/* ---- decisions ------------------------------------------------------------------------------- */

static cpl_asker asker_of(const complaint_case *c, const complaint_actor *actor) {
  const cpl_model *model = &c->policy->model;
  cpl_asker asker = {0, 0};
  if (actor->id != NULL) asker.id = cpl_ids_find(&c->ids, actor->id, strlen(actor->id));
  for (size_t i = 0; i < actor->role_count; i++)
    for (uint16_t r = 0; r < model->role_count; r++)
      if (strcmp(model->roles[r].name, actor->roles[i]) == 0) asker.roles |= cpl_bit(r);
  return asker;
}

static cpl_moment latest(const complaint_case *c) {
  return c->record.count == 0 ? 0 : c->record.events[c->record.count - 1].recorded_at;
}

complaint_status complaint_case_decide(complaint_case *c, int64_t now, const complaint_actor *actor,
                                       complaint_decision *decision, complaint_error *err) {
  cpl_asker asker = {0, 0};
  if (c == NULL || decision == NULL) return cpl_error_no_handle(err, "no case, or no decision");
  if (now == COMPLAINT_NOW) now = latest(c);
  if (!cpl_moment_in_range(now, c->policy->model.zone))
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "`now` must lie in the years %d to %d",
                     CPL_YEAR_FIRST, CPL_YEAR_LAST);
  complaint_status status = cpl_case_fold(c, cpl_case_recorded_by(c, now), now, err);
  if (status == COMPLAINT_OK) status = cpl_periods_reach(&c->state, now, err);
  if (status != COMPLAINT_OK) return status;
  if (actor != NULL) asker = asker_of(c, actor);
  if (!cpl_decide(&c->state, now, actor == NULL ? NULL : &asker, decision))
    return cpl_error_nomem(err);
  if (decision->of != c) {
    complaint_case *former = decision->of;
    decision->of = cpl_case_hold(c);
    complaint_case_free(former);
  }
  return COMPLAINT_OK;
}
