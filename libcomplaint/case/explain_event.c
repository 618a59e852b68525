/* explain_event.c - a new event that was refused: it is tried once more, and every reason told. */
#include "libcomplaint/case/explain.h"

#include "libcomplaint/base/error.h"
#include "libcomplaint/base/output.h"
#include "libcomplaint/case/event_json.h"

static void tell(complaint_case *c, const cpl_trial *trial, cpl_verdict verdict,
                 complaint_language language, cpl_text *out) {
  const cpl_namer namer = {&c->policy->model, c->process, &c->ids, &c->state.items[0].id,
                           sizeof c->state.items[0]};
  const cpl_asked *asked = &trial->asked;
  const cpl_effect *effect = &c->process->effects[asked->action];
  const cpl_about about = {.action = asked->action,
                           .by = verdict.by,
                           .stood_in = asked->stood_in,
                           .from = {&c->state, asked->naming.scene},
                           .at = asked->at,
                           .view = &trial->view,
                           .has_event = true};
  uint16_t kind = c->process->actions[asked->action].kind;
  cpl_speaker s;
  cpl_speaker_begin(&s, NULL, &namer, language, out);
  const char *name = cpl_spoken_name(&s, effect->name, effect->label);
  const char *on = asked->missing ? cpl_ids_text(&c->ids, asked->missing_id)
                                  : cpl_namer_item(&namer, asked->naming.scene.place);
  cpl_text_adds(out, cpl_spoken_at_id(&s, name, kind, on));
  cpl_text_addc(out, '\n');
  if (!out->failed && verdict.count > 0)
    cpl_explain_reasons(&s, &about, c->state.reasons + c->state.reason_count, verdict.count);
  else
    cpl_speak(&s, CPL_SAY_OPEN, NULL, NULL, NULL);
  if (verdict.count == 0) (void)cpl_spoken_cites(&s, c->process->actions[asked->action].cites);
  cpl_speak_clauses(&s);
  cpl_speaker_end(&s);
}

/* The case is left unfolded, without the event. */
static complaint_status retry(complaint_case *c, const cpl_event *event,
                              complaint_language language, cpl_text *out, complaint_error *err) {
  cpl_trial trial;
  cpl_verdict verdict;
  if (!cpl_record_push(&c->record, event)) return cpl_error_nomem(err);
  complaint_status status = cpl_case_retry(c, &trial, &verdict, err);
  if (status == COMPLAINT_OK) tell(c, &trial, verdict, language, out);
  cpl_record_pop(&c->record);
  if (c->history.known > c->record.count) cpl_history_forget(&c->history);
  cpl_case_unfold(c);
  return status;
}

complaint_status complaint_case_explain_refusal(complaint_case *c, const char *json, size_t size,
                                                int64_t now, complaint_language language,
                                                complaint_text *text, complaint_error *err) {
  cpl_event event;
  if (c == NULL || json == NULL || text == NULL)
    return cpl_error_no_handle(err, "no case, no event, or no text");
  complaint_status status = cpl_event_read(&c->record, &c->ids, &c->policy->model, c->process, json,
                                           size, true, now, &event, NULL, err);
  if (status != COMPLAINT_OK) return status;
  status = retry(c, &event, language, cpl_output_begin(text), err);
  complaint_status written = cpl_output_end(text, status == COMPLAINT_OK ? err : NULL);
  return status != COMPLAINT_OK ? status : written;
}
