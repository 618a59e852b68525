/* refusal.c - see refusal.h. */
#include "cli/refusal.h"

#include <jansson.h>
#include <string.h>

#include "cli/cli.h"

/* ---- what was taken -------------------------------------------------------------------------- */

static bool find_process(const complaint_policy *policy, const char *name, size_t *index) {
  complaint_policy_process process;
  for (*index = 0; complaint_policy_process_at(policy, *index, COMPLAINT_ZH, &process); ++*index)
    if (strcmp(process.name, name) == 0) return true;
  return false;
}

/* The label of an action; its name where it has none. */
static const char *label_of(const complaint_policy *policy, const char *process, const char *name,
                            complaint_language language) {
  complaint_policy_action action;
  size_t number;
  if (!find_process(policy, process, &number)) return name;
  for (size_t i = 0; complaint_policy_action_at(policy, number, i, language, &action); i++)
    if (strcmp(action.name, name) == 0) return action.label;
  return name;
}

static void print_event(const cli_case *k, long long seq, const char *action,
                        const char *recorded_at, FILE *out) {
  bool zh = k->language == COMPLAINT_ZH;
  const char *label =
      label_of(cli_case_policy(k), complaint_case_process(k->c), action, k->language);
  (void)fprintf(out, zh ? "已记为事件 %lld：`%s`" : "taken as event %lld: `%s`", seq, action);
  if (strcmp(label, action) != 0) {
    (void)fputs(zh ? "（" : " (", out);
    cli_print(out, label);
    (void)fputs(zh ? "）" : ")", out);
  }
  (void)fprintf(out, zh ? "，%s\n" : ", recorded %s\n", recorded_at);
}

/* The answer is {"accepted":{...}}. */
static bool print_taken(const cli_case *k, FILE *out) {
  size_t size;
  const char *bytes = complaint_text_get(k->text, &size), *action, *recorded_at;
  json_int_t seq;
  json_t *answer = json_loadb(bytes, size, 0, NULL);
  bool read = answer != NULL && json_unpack(answer, "{s:{s:s,s:s,s:I}}", "accepted", "action",
                                            &action, "recorded_at", &recorded_at, "seq", &seq) == 0;
  if (read) print_event(k, (long long)seq, action, recorded_at, out);
  json_decref(answer);
  if (!read) (void)cli_wrong("out of memory");
  return read;
}

/* ---- what was refused ------------------------------------------------------------------------ */

static bool print_refused(const cli_case *k, const cpl_text *event, FILE *out) {
  complaint_error err = {0};
  if (complaint_case_explain_refusal(k->c, cpl_text_get(event), event->size, k->now, k->language,
                                     k->text, &err) != COMPLAINT_OK)
    return cli_wrong("%s", err.text), false;
  cli_print_lines(out, complaint_text_get(k->text, NULL));
  return true;
}

bool cli_print_answer(const cli_case *k, const cpl_text *event, bool taken, FILE *out) {
  return taken ? print_taken(k, out) : print_refused(k, event, out);
}
