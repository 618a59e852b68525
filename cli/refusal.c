/* refusal.c - see refusal.h. */
#include "cli/refusal.h"

#include "cli/case_tables.h"
#include "libcomplaint/case/case.h"
#include "libcomplaint/case/explain.h"

/* What was taken is the last event of the case. */
static void tell_taken(const complaint_case *c, complaint_language language, cpl_text *out) {
  const cpl_event *event = &c->record.events[c->record.count - 1];
  const cpl_namer namer = {.model = &c->policy->model, .process = c->process, .ids = &c->ids};
  cpl_speaker s;
  cpl_speaker_begin(&s, NULL, &namer, language, out);
  cpl_speak(&s, CPL_SAY_TAKEN, cpl_spoken_number(&s, event->seq),
            cpl_spoken_actions(&s, cpl_bit(event->action)),
            cpl_spoken_moment(&s, event->recorded_at));
  cpl_speaker_end(&s);
}

bool cli_print_answer(complaint_case *c, const cpl_text *event, int64_t now, bool taken,
                      complaint_language language) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text text;
  cpl_text_begin(&text, &memory);
  complaint_status status = COMPLAINT_OK;
  if (taken)
    tell_taken(c, language, &text);
  else
    status = cpl_explain_refusal(c, cpl_text_get(event), event->size, now, language, &text, NULL);
  bool done = status == COMPLAINT_OK && !text.failed;
  if (done) cli_print_lines(stdout, cpl_text_get(&text));
  cpl_text_end(&text);
  return done;
}
