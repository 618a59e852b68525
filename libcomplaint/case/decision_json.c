/* decision_json.c - a decision as canonical JSON.
 *
 * Members stand in order of name; what is empty or the default is left out, so that a reader who
 * knows nothing of a member misses nothing. */
#include "libcomplaint/case/decision_json.h"

#include <string.h>

#include "libcomplaint/base/output.h"
#include "libcomplaint/case/case.h"

cpl_namer cpl_decision_namer(const complaint_decision *decision) {
  const complaint_case *of = decision->of;
  return (cpl_namer){&of->policy->model, of->process, &of->ids, decision->item_ids,
                     sizeof *decision->item_ids};
}

/* ---- members --------------------------------------------------------------------------------- */

static void write_name(cpl_json *json, const cpl_key *key, const char *name) {
  if (name[0] == '\0') return;
  cpl_json_key_written(json, key);
  cpl_json_plain(json, name);
}

static void write_flag(cpl_json *json, const cpl_key *key, bool flag) {
  if (!flag) return;
  cpl_json_key_written(json, key);
  cpl_json_boolean(json, true);
}

static void write_number(cpl_json *json, const cpl_key *key, int64_t number, int64_t usual) {
  if (number == usual) return;
  cpl_json_key_written(json, key);
  cpl_json_integer(json, number);
}

static void write_moment(cpl_json *json, const cpl_namer *namer, const cpl_key *key,
                         cpl_moment moment) {
  char text[CPL_MOMENT_TEXT];
  if (moment == CPL_MOMENT_NEVER) return;
  cpl_moment_format(moment, namer->model->zone, text);
  write_name(json, key, text);
}

static void write_day(cpl_json *json, const cpl_key *key, cpl_day day) {
  char text[CPL_DAY_TEXT];
  cpl_day_format(day, text);
  write_name(json, key, text);
}

static void write_due(cpl_json *json, const cpl_namer *namer, cpl_due due) {
  char text[CPL_MOMENT_TEXT];
  cpl_namer_due(namer, due, text);
  write_name(json, CPL_KEY("due"), text);
}

static void write_cites(cpl_json *json, const cpl_namer *namer, const cpl_key *key,
                        uint16_t cites) {
  if (cites == 0) return;
  cpl_json_key_written(json, key);
  cpl_json_written(json, namer->model->cite_texts[cites - 1]);
}

static void write_roles(cpl_json *json, const cpl_namer *namer, const cpl_key *key, cpl_set roles) {
  if (roles == 0) return;
  cpl_json_key_written(json, key);
  cpl_json_open(json, '[');
  CPL_EACH(role, roles) cpl_json_plain(json, namer->model->roles[role].name);
  cpl_json_close(json, ']');
}

/* ---- reasons --------------------------------------------------------------------------------- */

void cpl_reason_write(cpl_json *json, const cpl_namer *namer, cpl_reason reason) {
  cpl_json_open(json, '{');
  write_cites(json, namer, CPL_KEY("cites"), cpl_reason_cites(reason));
  write_name(json, CPL_KEY("on"), cpl_namer_item(namer, cpl_reason_on(reason)));
  write_name(json, CPL_KEY("what"), cpl_namer_what(namer, reason));
  write_name(json, CPL_KEY("why"), cpl_why_name(cpl_reason_why(reason)));
  cpl_json_close(json, '}');
}

void cpl_reasons_write(cpl_json *json, const cpl_namer *namer, const cpl_reason *reasons,
                       size_t count) {
  cpl_json_open(json, '[');
  for (size_t i = 0; i < count; i++) cpl_reason_write(json, namer, reasons[i]);
  cpl_json_close(json, ']');
}

static void write_reasons(cpl_json *json, const cpl_namer *namer, const cpl_key *key,
                          const cpl_reason *reasons, size_t first, size_t count) {
  if (count == 0) return;
  cpl_json_key_written(json, key);
  cpl_reasons_write(json, namer, reasons + first, count);
}

/* ---- answers --------------------------------------------------------------------------------- */

static void write_needs(cpl_json *json, const cpl_namer *namer, const cpl_answer *answer) {
  if (answer->needs == 0) return;
  cpl_json_key_written(json, CPL_KEY("needs"));
  cpl_json_open(json, '[');
  CPL_EACH(i, answer->needs) cpl_json_plain(json, cpl_namer_own_fact(namer, answer->action, i));
  cpl_json_close(json, ']');
}

static void write_action(cpl_json *json, const cpl_namer *namer, const cpl_answer *answer,
                         const cpl_reason *reasons) {
  const cpl_effect *effect = &namer->process->effects[answer->action];
  bool open = answer->reason_count == 0;
  cpl_json_open(json, '{');
  write_name(json, CPL_KEY("action"), effect->name);
  write_roles(json, namer, CPL_KEY("by"), answer->by);
  write_cites(json, namer, CPL_KEY("cites"), namer->process->actions[answer->action].cites);
  if (open) write_cites(json, namer, CPL_KEY("heeds"), effect->heeds);
  write_needs(json, namer, answer);
  write_name(json, CPL_KEY("on"), cpl_namer_item(namer, answer->on));
  write_reasons(json, namer, CPL_KEY("refused"), reasons, answer->reason, answer->reason_count);
  cpl_json_close(json, '}');
}

static void write_duty(cpl_json *json, const cpl_namer *namer, const cpl_duty_answer *duty) {
  cpl_json_open(json, '{');
  write_roles(json, namer, CPL_KEY("by"), duty->by);
  write_cites(json, namer, CPL_KEY("cites"), namer->process->owed[duty->entry].cites);
  write_moment(json, namer, CPL_KEY("done"), duty->done);
  write_due(json, namer, duty->due);
  write_name(json, CPL_KEY("duty"), namer->process->rules[duty->rule].name);
  write_flag(json, CPL_KEY("extended"), duty->extended);
  write_name(json, CPL_KEY("on"), cpl_namer_item(namer, duty->on));
  write_flag(json, CPL_KEY("provisional"), duty->due.provisional);
  write_number(json, CPL_KEY("round"), duty->round, 1);
  write_moment(json, namer, CPL_KEY("since"), duty->since);
  write_flag(json, CPL_KEY("soft"), duty->soft);
  write_name(json, CPL_KEY("state"), cpl_shown_name((cpl_duty_shown)duty->state));
  write_flag(json, CPL_KEY("suspended"), duty->suspended);
  write_roles(json, namer, CPL_KEY("to"), duty->to);
  cpl_json_close(json, '}');
}

static void write_open(cpl_json *json, const cpl_namer *namer, cpl_set sanctions) {
  cpl_json_key_written(json, CPL_KEY("open"));
  cpl_json_open(json, '[');
  CPL_EACH(sanction, sanctions) cpl_json_plain(json, namer->model->sanctions[sanction].name);
  cpl_json_close(json, ']');
}

static void write_sanction(cpl_json *json, const cpl_namer *namer, const complaint_decision *d,
                           const cpl_sanction_answer *sanction) {
  const cpl_answer *answer = &d->answers[sanction->answer];
  cpl_json_open(json, '{');
  if (sanction->finding != CPL_NONE)
    write_name(json, CPL_KEY("finding"), cpl_namer_finding(namer, sanction->finding));
  if (sanction->offence != CPL_NONE)
    write_name(json, CPL_KEY("offence"), namer->model->offences[sanction->offence].name);
  write_name(json, CPL_KEY("on"), cpl_namer_item(namer, sanction->on));
  if (answer->reason_count == 0) write_open(json, namer, sanction->open);
  write_reasons(json, namer, CPL_KEY("refused"), d->reasons, answer->reason, answer->reason_count);
  cpl_json_close(json, '}');
}

static void write_breach(cpl_json *json, const cpl_namer *namer, const cpl_breach *breach,
                         const cpl_reason *reasons) {
  cpl_json_open(json, '{');
  write_cites(json, namer, CPL_KEY("cites"), breach->cites);
  write_number(json, CPL_KEY("event"), breach->event, 0);
  if (breach->why == CPL_GAP) write_moment(json, namer, CPL_KEY("from"), breach->from);
  write_name(json, CPL_KEY("on"), cpl_namer_breach_on(namer, breach));
  if (breach->has_period) write_day(json, CPL_KEY("period"), breach->period);
  write_reasons(json, namer, CPL_KEY("reasons"), reasons, breach->reason, breach->reason_count);
  write_flag(json, CPL_KEY("soft"), breach->soft);
  if (breach->why == CPL_GAP) write_moment(json, namer, CPL_KEY("till"), breach->till);
  write_flag(json, CPL_KEY("void"), breach->is_void);
  write_name(json, CPL_KEY("what"), cpl_namer_breach_what(namer, breach));
  write_name(json, CPL_KEY("why"), cpl_breach_name((cpl_breach_kind)breach->why));
  cpl_json_close(json, '}');
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void write_actions(cpl_json *json, const cpl_namer *namer, const complaint_decision *d) {
  cpl_json_key_written(json, CPL_KEY("actions"));
  cpl_json_open(json, '[');
  for (uint32_t i = 0; i < d->answer_count; i++)
    write_action(json, namer, &d->answers[i], d->reasons);
  cpl_json_close(json, ']');
}

static void write_duties(cpl_json *json, const cpl_namer *namer, const complaint_decision *d) {
  cpl_json_key_written(json, CPL_KEY("duties"));
  cpl_json_open(json, '[');
  for (uint32_t i = 0; i < d->duty_count; i++) write_duty(json, namer, &d->duties[i]);
  cpl_json_close(json, ']');
}

static void write_breaches(cpl_json *json, const cpl_namer *namer, const complaint_decision *d) {
  cpl_json_key_written(json, CPL_KEY("breaches"));
  cpl_json_open(json, '[');
  for (uint32_t i = 0; i < d->breach_count; i++)
    write_breach(json, namer, &d->breaches[i], d->reasons);
  cpl_json_close(json, ']');
}

static void write_sanctions(cpl_json *json, const cpl_namer *namer, const complaint_decision *d) {
  if (d->sanction_count == 0) return;
  cpl_json_key_written(json, CPL_KEY("sanctions"));
  cpl_json_open(json, '[');
  for (uint32_t i = 0; i < d->sanction_count; i++) write_sanction(json, namer, d, &d->sanctions[i]);
  cpl_json_close(json, ']');
}

static void write_laws(cpl_json *json, const cpl_namer *namer, const complaint_decision *d) {
  if (d->law_count == 0) return;
  cpl_json_key_written(json, CPL_KEY("laws"));
  cpl_json_open(json, '[');
  for (uint32_t i = 0; i < d->law_count; i++) {
    const cpl_law_answer *answer = &d->laws[i];
    cpl_json_open(json, '{');
    write_day(json, CPL_KEY("conduct_on"), answer->day);
    if (answer->law != NULL) write_name(json, CPL_KEY("digest"), answer->law->digest);
    write_name(json, CPL_KEY("on"), cpl_namer_item(namer, answer->on));
    if (answer->law != NULL) {
      cpl_json_key_written(json, CPL_KEY("version"));
      cpl_json_string(json, answer->law->version, strlen(answer->law->version));
    }
    cpl_json_close(json, '}');
  }
  cpl_json_close(json, ']');
}

/* `id@version`. */
static void write_policy(cpl_json *json, const cpl_model *model) {
  cpl_text text;
  cpl_text_begin(&text, &json->out->memory);
  cpl_text_addf(&text, "%s@%s", model->id, model->version);
  cpl_json_key_written(json, CPL_KEY("policy"));
  cpl_json_string(json, cpl_text_get(&text), text.size);
  json->out->failed = json->out->failed || text.failed;
  cpl_text_end(&text);
}

static void write_decision(cpl_text *out, const complaint_decision *d, bool is_audit) {
  cpl_namer namer = cpl_decision_namer(d);
  cpl_json json;
  cpl_json_begin(&json, out);
  cpl_json_open(&json, '{');
  if (!is_audit) write_actions(&json, &namer, d);
  cpl_json_key_written(&json, CPL_KEY("at_rest"));
  cpl_json_boolean(&json, d->at_rest);
  write_breaches(&json, &namer, d);
  write_name(&json, CPL_KEY("digest"), namer.model->digest);
  write_duties(&json, &namer, d);
  cpl_json_key_written(&json, CPL_KEY("events"));
  cpl_json_integer(&json, d->events);
  write_laws(&json, &namer, d);
  write_moment(&json, &namer, CPL_KEY("now"), d->now);
  write_policy(&json, namer.model);
  write_name(&json, CPL_KEY("process"), namer.process->name);
  if (!is_audit) write_sanctions(&json, &namer, d);
  if (d->stage != 0) write_name(&json, CPL_KEY("stage"), namer.process->effects[d->stage - 1].name);
  cpl_json_close(&json, '}');
}

static complaint_status write_answer(const complaint_decision *decision, bool is_audit,
                                     complaint_text *out, complaint_error *err) {
  if (decision == NULL || out == NULL) return cpl_error_no_handle(err, "no decision, or no text");
  if (decision->of == NULL)
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "nothing was judged yet: call complaint_case_decide first");
  write_decision(cpl_output_begin(out), decision, is_audit);
  return cpl_output_end(out, err);
}

complaint_status complaint_decision_json(const complaint_decision *decision, complaint_text *out,
                                         complaint_error *err) {
  return write_answer(decision, false, out, err);
}

complaint_status complaint_decision_audit_json(const complaint_decision *decision,
                                               complaint_text *out, complaint_error *err) {
  return write_answer(decision, true, out, err);
}
