/* story.c - see story.h. */
#include "tests/support/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/base/time.h"

enum { TEXT_MAX = 16384 };

static char *format(const char *pattern, ...) {
  char *text = malloc(TEXT_MAX);
  va_list args;
  assert_non_null(text);
  va_start(args, pattern);
  int n = vsnprintf(text, TEXT_MAX, pattern, args);
  va_end(args);
  assert_true(n >= 0 && n < TEXT_MAX);
  return text;
}

/* ---- policies -------------------------------------------------------------------------------- */

static char *policy_text(const char *head, const char *process) {
  return format(
      "return { regulation = \"test\", id = \"test\", version = \"1\", zone = \"+08:00\", "
      "calendar = \"cn\",\n"
      "clauses = { [\"1\"] = { kind = \"rule\", en = \"the rule\" } },\n"
      "%s,\nprocesses = { p = { %s } } }\n",
      head, process);
}

static complaint_policy *load(complaint_engine *engine, const char *head, const char *process,
                              complaint_error *err) {
  char *text = policy_text(head, process);
  complaint_policy *policy = complaint_engine_load_text(engine, "test", text, strlen(text), err);
  free(text);
  return policy;
}

story story_of(const char *head, const char *process) {
  return story_in(NULL, head, process);
}

story story_in(const complaint_options *options, const char *head, const char *process) {
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  story s = {.engine = complaint_engine_new(options, &err)};
  assert_non_null(s.engine);
  s.policy = load(s.engine, head, process, &err);
  if (s.policy == NULL) fail_msg("%s", err.text);
  s.c = complaint_case_new(s.policy, "p", "case-1", &err);
  s.decision = complaint_decision_new(options == NULL ? NULL : &options->memory, &err);
  assert_non_null(s.c);
  assert_non_null(s.decision);
  return s;
}

void story_end(story *s) {
  complaint_engine_free(s->engine);
  complaint_policy_free(s->policy);
  complaint_case_free(s->c);
  complaint_decision_free(s->decision);
}

void assert_policy(const char *head, const char *process, const char *text) {
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  complaint_engine *engine = complaint_engine_new(NULL, &err);
  complaint_policy *policy = load(engine, head, process, &err);
  bool found = text == NULL && policy != NULL;
  for (size_t i = 0; text != NULL && i < complaint_engine_problem_count(engine); i++)
    found |= strstr(complaint_engine_problem_at(engine, i)->text, text) != NULL;
  if (!found) fail_msg("expected `%s`, got `%s`", text == NULL ? "a policy" : text, err.text);
  complaint_policy_free(policy);
  complaint_engine_free(engine);
}

/* ---- events ---------------------------------------------------------------------------------- */

static bool names_a_year(const char *at) {
  return at[4] == '-';
}

/* As it is written in an event. */
static char *full_time(const char *at) {
  const char *seconds =
      strlen(at) == strlen("09-10T08:00") || strlen(at) == strlen("2014-09-10T08:00") ? ":00" : "";
  return format("%s%s%s+08:00", names_a_year(at) ? "" : "2014-", at, seconds);
}

int64_t story_time(const char *text) {
  cpl_moment moment = 0;
  char *full = full_time(text);
  assert_true(cpl_moment_parse(full, strlen(full), &moment));
  free(full);
  return moment;
}

static char *roles_json(const char *who) {
  const char *slash = strchr(who, '/');
  char *text = format("[");
  for (const char *at = slash == NULL ? "" : slash + 1; *at != '\0';) {
    size_t n = strcspn(at, ",");
    char *longer = format("%s%s\"%.*s\"", text, text[1] == '\0' ? "" : ",", (int)n, at);
    free(text);
    text = longer;
    at += n + (at[n] == ',');
  }
  char *closed = format("%s]", text);
  free(text);
  return closed;
}

static char *event_json(const story *s, const char *at, const char *recorded_at, const char *action,
                        const char *who, const char *more) {
  char *roles = roles_json(who), *happened = full_time(at), *recorded = full_time(recorded_at);
  char *text =
      format("{\"id\":\"e%u\",\"seq\":%u,\"action\":\"%s\",\"actor\":\"%.*s\",\"roles\":%s,"
             "\"at\":\"%s\",\"recorded_at\":\"%s\"%s%s}",
             s->events + 1, s->events + 1, action, (int)strcspn(who, "/"), who, roles, happened,
             recorded, more[0] == '\0' ? "" : ",", more);
  free(roles);
  free(happened);
  free(recorded);
  return text;
}

void tell_late(story *s, const char *at, const char *recorded_at, const char *action,
               const char *who, const char *more) {
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  char *text = event_json(s, at, recorded_at, action, who, more);
  if (complaint_case_add(s->c, text, strlen(text), &err) != COMPLAINT_OK)
    fail_msg("%s: %s", text, err.text);
  free(text);
  s->events++;
}

void tell(story *s, const char *at, const char *action, const char *who, const char *more) {
  tell_late(s, at, at, action, who, more);
}

bool attempt(story *s, const char *at, const char *action, const char *who, const char *more) {
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  bool taken = false;
  char *text = event_json(s, at, at, action, who, more);
  if (complaint_case_act(s->c, text, strlen(text), COMPLAINT_NOW, &taken, NULL, &err) !=
      COMPLAINT_OK)
    fail_msg("%s: %s", text, err.text);
  free(text);
  s->events += taken;
  return taken;
}

void assert_untellable(story *s, const char *at, const char *action, const char *who,
                       const char *more, const char *text) {
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  char *event = event_json(s, at, at, action, who, more);
  assert_int_equal(complaint_case_add(s->c, event, strlen(event), &err), COMPLAINT_E_INPUT);
  if (strstr(err.text, text) == NULL) fail_msg("expected `%s`, got `%s`", text, err.text);
  free(event);
}

/* ---- deciding -------------------------------------------------------------------------------- */

static void judge(story *s, const char *now, const complaint_actor *actor) {
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  if (complaint_case_decide(s->c, story_time(now), actor, s->decision, &err) != COMPLAINT_OK)
    fail_msg("%s", err.text);
}

void decide(story *s, const char *now) {
  judge(s, now, NULL);
}

void decide_as(story *s, const char *now, const char *who) {
  size_t n = strcspn(who, "/");
  char *id = format("%.*s", (int)n, who);
  const char *role = who + n + (who[n] == '/');
  complaint_actor actor = {id, &role, role[0] != '\0'};
  judge(s, now, &actor);
  free(id);
}

const char *story_json(story *s) {
  static char json[TEXT_MAX];
  complaint_text *text = complaint_text_new(NULL, NULL);
  assert_int_equal(complaint_decision_json(s->decision, text, NULL), COMPLAINT_OK);
  (void)snprintf(json, sizeof json, "%s", complaint_text_get(text, NULL));
  complaint_text_free(text);
  return json;
}

/* ---- claims ---------------------------------------------------------------------------------- */

static size_t find_action(story *s, const char *action, const char *on,
                          complaint_action_answer *answer) {
  for (size_t i = 0; complaint_decision_action(s->decision, i, answer); i++)
    if (strcmp(answer->action, action) == 0 && strcmp(answer->on, on) == 0) return i;
  fail_msg("no action `%s` on `%s` in %s", action, on, story_json(s));
  return 0;
}

void assert_open(story *s, const char *action, const char *on) {
  complaint_action_answer answer;
  size_t i = find_action(s, action, on, &answer);
  complaint_reason reason;
  if (complaint_decision_action_reason(s->decision, i, 0, &reason))
    fail_msg("`%s` is refused: %s %s", action, reason.why, reason.what);
}

void assert_refusal(story *s, const char *action, const char *on, const char *why,
                    const char *what) {
  complaint_action_answer answer;
  size_t i = find_action(s, action, on, &answer);
  complaint_reason reason;
  for (size_t k = 0; complaint_decision_action_reason(s->decision, i, k, &reason); k++)
    if (strcmp(reason.why, why) == 0 && strcmp(reason.what, what) == 0) return;
  fail_msg("`%s` on `%s` is not refused for %s %s: %s", action, on, why, what, story_json(s));
}

static void add_reason(char *text, const complaint_reason *reason) {
  size_t used = strlen(text);
  (void)snprintf(text + used, TEXT_MAX - used, "%s%s%s%s%s%s", used > 0 ? "; " : "", reason->why,
                 reason->what[0] == '\0' ? "" : " ", reason->what,
                 reason->on[0] == '\0' ? "" : " on ", reason->on);
}

void assert_reasons(story *s, const char *action, const char *on, const char *reasons) {
  char *text = format("");
  complaint_action_answer answer;
  complaint_reason reason;
  size_t i = find_action(s, action, on, &answer);
  for (size_t k = 0; complaint_decision_action_reason(s->decision, i, k, &reason); k++)
    add_reason(text, &reason);
  assert_string_equal(text, reasons);
  free(text);
}

void assert_unlawful(story *s, unsigned event, const char *reasons) {
  char *text = format("");
  complaint_breach_answer breach;
  complaint_reason reason;
  for (size_t i = 0; complaint_decision_breach(s->decision, i, &breach); i++) {
    if (breach.event != event || strcmp(breach.why, "unlawful") != 0) continue;
    for (size_t k = 0; complaint_decision_breach_reason(s->decision, i, k, &reason); k++)
      add_reason(text, &reason);
    bool is_void = strncmp(reasons, "void: ", 6) == 0;
    assert_int_equal(breach.is_void, is_void);
    if (is_void) reasons += 6;
  }
  assert_string_equal(text, reasons);
  free(text);
}

void assert_breach(story *s, const char *why, const char *what) {
  complaint_breach_answer breach;
  unsigned found = 0;
  for (size_t i = 0; complaint_decision_breach(s->decision, i, &breach); i++)
    found += strcmp(breach.why, why) == 0 && strcmp(breach.what, what) == 0;
  if (found != 1) fail_msg("%u breaches %s %s: %s", found, why, what, story_json(s));
}

void assert_no_breach(story *s) {
  if (complaint_decision_breach_count(s->decision) != 0) fail_msg("breaches: %s", story_json(s));
}

static bool find_duty(story *s, const char *name, const char *on, complaint_duty_answer *out) {
  complaint_duty_answer duty;
  bool found = false;
  for (size_t i = 0; complaint_decision_duty(s->decision, i, &duty); i++)
    if (strcmp(duty.duty, name) == 0 && strcmp(duty.on, on) == 0) {
      *out = duty;
      found = true;
    }
  return found;
}

void assert_duty(story *s, const char *name, const char *on, const char *state, const char *due) {
  complaint_duty_answer duty;
  if (!find_duty(s, name, on, &duty)) fail_msg("no duty %s on `%s`: %s", name, on, story_json(s));
  if (strcmp(duty.state, state) != 0 || strcmp(duty.due, due) != 0)
    fail_msg("duty %s is %s, due %s", name, duty.state, duty.due);
}

void assert_no_duty(story *s, const char *name, const char *on) {
  complaint_duty_answer duty;
  if (find_duty(s, name, on, &duty)) fail_msg("duty %s is %s", name, duty.state);
}

void assert_rest(story *s, bool at_rest) {
  if (complaint_decision_at_rest(s->decision) != at_rest) fail_msg("rest: %s", story_json(s));
}

void assert_json(story *s, const char *part) {
  if (strstr(story_json(s), part) == NULL) fail_msg("no `%s` in %s", part, story_json(s));
}

void assert_no_json(story *s, const char *part) {
  if (strstr(story_json(s), part) != NULL) fail_msg("`%s` is in %s", part, story_json(s));
}
