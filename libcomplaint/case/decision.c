/* decision.c - the life of a decision, and its entries for hosts: numbers turned into names. */
#include "libcomplaint/case/decision.h"

#include "libcomplaint/base/error.h"
#include "libcomplaint/case/case.h"
#include "libcomplaint/case/decision_json.h"

complaint_decision *complaint_decision_new(const complaint_memory *memory, complaint_error *err) {
  complaint_memory chosen = cpl_memory_or_default(memory);
  complaint_decision *decision = cpl_new(&chosen, sizeof *decision);
  if (decision == NULL)
    (void)cpl_error_nomem(err);
  else
    decision->memory = chosen;
  return decision;
}

void complaint_decision_free(complaint_decision *d) {
  if (d == NULL) return;
  const complaint_memory memory = d->memory;
  cpl_delete(&memory, d->answers, d->answer_room * sizeof *d->answers);
  cpl_delete(&memory, d->duties, d->duty_room * sizeof *d->duties);
  cpl_delete(&memory, d->sanctions, d->sanction_room * sizeof *d->sanctions);
  cpl_delete(&memory, d->breaches, d->breach_room * sizeof *d->breaches);
  cpl_delete(&memory, d->reasons, d->reason_room * sizeof *d->reasons);
  cpl_delete(&memory, d->laws, d->law_room * sizeof *d->laws);
  cpl_delete(&memory, d->item_ids, d->item_room * sizeof *d->item_ids);
  complaint_case_free(d->of);
  cpl_delete(&memory, d, sizeof *d);
}

/* ---- lists ----------------------------------------------------------------------------------- */

bool complaint_decision_at_rest(const complaint_decision *decision) {
  return decision != NULL && decision->at_rest;
}

const char *complaint_decision_stage(const complaint_decision *decision) {
  if (decision == NULL || decision->of == NULL) return NULL;
  if (decision->stage == 0) return "";
  return decision->of->process->effects[decision->stage - 1].name;
}

size_t complaint_decision_action_count(const complaint_decision *decision) {
  return decision != NULL ? decision->answer_count : 0;
}

size_t complaint_decision_duty_count(const complaint_decision *decision) {
  return decision != NULL ? decision->duty_count : 0;
}

size_t complaint_decision_sanction_count(const complaint_decision *decision) {
  return decision != NULL ? decision->sanction_count : 0;
}

size_t complaint_decision_breach_count(const complaint_decision *decision) {
  return decision != NULL ? decision->breach_count : 0;
}

size_t complaint_decision_law_count(const complaint_decision *decision) {
  return decision != NULL ? decision->law_count : 0;
}

static size_t size_of(cpl_set set) {
  return (size_t)__builtin_popcountll(set);
}

/* Element number `k` of a set; CPL_NONE if it has fewer. */
static uint16_t element(cpl_set set, size_t k) {
  CPL_EACH(i, set) {
    if (k-- == 0) return (uint16_t)i;
  }
  return CPL_NONE;
}

/* ---- entries --------------------------------------------------------------------------------- */

bool complaint_decision_action(const complaint_decision *decision, size_t i,
                               complaint_action_answer *out) {
  if (decision == NULL || out == NULL || i >= decision->answer_count) return false;
  const cpl_answer *answer = &decision->answers[i];
  cpl_namer namer = cpl_decision_namer(decision);
  bool open = answer->reason_count == 0;
  *out = (complaint_action_answer){.action = namer.process->effects[answer->action].name,
                                   .on = cpl_namer_item(&namer, answer->on),
                                   .cites = namer.process->actions[answer->action].cites,
                                   .heeds = open ? namer.process->effects[answer->action].heeds : 0,
                                   .by_count = size_of(answer->by),
                                   .needs_count = size_of(answer->needs),
                                   .reason_count = answer->reason_count};
  return true;
}

bool complaint_decision_duty(const complaint_decision *decision, size_t i,
                             complaint_duty_answer *out) {
  if (decision == NULL || out == NULL || i >= decision->duty_count) return false;
  const cpl_duty_answer *duty = &decision->duties[i];
  cpl_namer namer = cpl_decision_namer(decision);
  *out = (complaint_duty_answer){.duty = namer.process->rules[duty->rule].name,
                                 .on = cpl_namer_item(&namer, duty->on),
                                 .state = cpl_shown_name((cpl_duty_shown)duty->state),
                                 .since = duty->since,
                                 .done = duty->done,
                                 .too_late = duty->due.none ? INT64_MAX : duty->due.too_late,
                                 .round = duty->round,
                                 .cites = namer.process->owed[duty->entry].cites,
                                 .soft = duty->soft,
                                 .extended = duty->extended,
                                 .suspended = duty->suspended,
                                 .provisional = duty->due.provisional,
                                 .by_count = size_of(duty->by),
                                 .to_count = size_of(duty->to)};
  cpl_namer_due(&namer, duty->due, out->due);
  return true;
}

bool complaint_decision_sanction(const complaint_decision *decision, size_t i,
                                 complaint_sanction_answer *out) {
  if (decision == NULL || out == NULL || i >= decision->sanction_count) return false;
  const cpl_sanction_answer *sanction = &decision->sanctions[i];
  const cpl_model *model = &decision->of->policy->model;
  cpl_namer namer = cpl_decision_namer(decision);
  bool offence = sanction->offence != CPL_NONE, finding = sanction->finding != CPL_NONE;
  *out = (complaint_sanction_answer){
      .on = cpl_namer_item(&namer, sanction->on),
      .offence = offence ? model->offences[sanction->offence].name : "",
      .finding = finding ? cpl_namer_finding(&namer, sanction->finding) : "",
      .refused = decision->answers[sanction->answer].reason_count > 0,
      .action = sanction->answer,
      .open_count = size_of(sanction->open)};
  return true;
}

bool complaint_decision_law(const complaint_decision *decision, size_t i,
                            complaint_law_answer *out) {
  if (decision == NULL || out == NULL || i >= decision->law_count) return false;
  const cpl_law_answer *answer = &decision->laws[i];
  cpl_namer namer = cpl_decision_namer(decision);
  *out = (complaint_law_answer){.on = cpl_namer_item(&namer, answer->on),
                                .version = answer->law == NULL ? "" : answer->law->version,
                                .digest = answer->law == NULL ? "" : answer->law->digest};
  cpl_day_format(answer->day, out->conduct_on);
  return true;
}

bool complaint_decision_breach(const complaint_decision *decision, size_t i,
                               complaint_breach_answer *out) {
  if (decision == NULL || out == NULL || i >= decision->breach_count) return false;
  const cpl_breach *breach = &decision->breaches[i];
  cpl_namer namer = cpl_decision_namer(decision);
  *out = (complaint_breach_answer){.why = cpl_breach_name((cpl_breach_kind)breach->why),
                                   .what = cpl_namer_breach_what(&namer, breach),
                                   .on = cpl_namer_breach_on(&namer, breach),
                                   .event = breach->event,
                                   .from = INT64_MAX,
                                   .till = INT64_MAX,
                                   .is_void = breach->is_void,
                                   .soft = breach->soft,
                                   .reason_count = breach->reason_count,
                                   .cites = breach->cites};
  if (breach->has_period) cpl_day_format(breach->period, out->period);
  if (breach->why == CPL_GAP) {
    out->from = breach->from;
    out->till = breach->till;
  }
  return true;
}

/* ---- their parts ----------------------------------------------------------------------------- */

static const char *role_in(const complaint_decision *decision, cpl_set roles, size_t k) {
  uint16_t role = element(roles, k);
  return role == CPL_NONE ? NULL : decision->of->policy->model.roles[role].name;
}

static bool fill_reason(const complaint_decision *decision, cpl_reason reason,
                        complaint_reason *out) {
  cpl_namer namer = cpl_decision_namer(decision);
  *out = (complaint_reason){.why = cpl_why_name(cpl_reason_why(reason)),
                            .what = cpl_namer_what(&namer, reason),
                            .on = cpl_namer_item(&namer, cpl_reason_on(reason)),
                            .cites = cpl_reason_cites(reason)};
  return true;
}

const char *complaint_decision_action_by(const complaint_decision *decision, size_t i, size_t k) {
  if (decision == NULL || i >= decision->answer_count) return NULL;
  return role_in(decision, decision->answers[i].by, k);
}

const char *complaint_decision_action_need(const complaint_decision *decision, size_t i, size_t k) {
  if (decision == NULL || i >= decision->answer_count) return NULL;
  cpl_namer namer = cpl_decision_namer(decision);
  const cpl_answer *answer = &decision->answers[i];
  uint16_t own = element(answer->needs, k);
  return own == CPL_NONE ? NULL : cpl_namer_own_fact(&namer, answer->action, own);
}

bool complaint_decision_action_reason(const complaint_decision *decision, size_t i, size_t k,
                                      complaint_reason *out) {
  if (decision == NULL || out == NULL || i >= decision->answer_count ||
      k >= decision->answers[i].reason_count)
    return false;
  return fill_reason(decision, decision->reasons[decision->answers[i].reason + k], out);
}

const char *complaint_decision_duty_by(const complaint_decision *decision, size_t i, size_t k) {
  return decision != NULL && i < decision->duty_count ? role_in(decision, decision->duties[i].by, k)
                                                      : NULL;
}

const char *complaint_decision_duty_to(const complaint_decision *decision, size_t i, size_t k) {
  return decision != NULL && i < decision->duty_count ? role_in(decision, decision->duties[i].to, k)
                                                      : NULL;
}

const char *complaint_decision_sanction_open(const complaint_decision *decision, size_t i,
                                             size_t k) {
  if (decision == NULL || i >= decision->sanction_count) return NULL;
  uint16_t sanction = element(decision->sanctions[i].open, k);
  return sanction == CPL_NONE ? NULL : decision->of->policy->model.sanctions[sanction].name;
}

bool complaint_decision_breach_reason(const complaint_decision *decision, size_t i, size_t k,
                                      complaint_reason *out) {
  if (decision == NULL || out == NULL || i >= decision->breach_count ||
      k >= decision->breaches[i].reason_count)
    return false;
  return fill_reason(decision, decision->reasons[decision->breaches[i].reason + k], out);
}

const char *complaint_decision_cite(const complaint_decision *decision, unsigned cites, size_t k) {
  if (decision == NULL || decision->of == NULL || cites >= decision->of->policy->model.cites_count)
    return NULL;
  cpl_span span = decision->of->policy->model.cites[cites];
  return k < span.count ? decision->of->policy->model.cite_list[span.first + k].text : NULL;
}
