/* by_hand_fold.c - the state of by_hand.h, event by event. Not measured: it is here so that there
 * is something to ask. */
#include <jansson.h>
#include <string.h>

#include "libcomplaint/base/time.h"
#include "libcomplaint/calendar/calendar.h"
#include "tests/bench/bench.h"
#include "tests/bench/by_hand.h"

enum { ZONE = 8 * 3600 };

/* What is read of an event. */
typedef struct event {
  int64_t at;
  const char *on;
  json_t *facts; /* NULL: none */
} event;

static const char *fact(const event *e, const char *name) {
  const char *text = json_string_value(json_object_get(e->facts, name));
  return text != NULL ? text : "";
}

static bool is(const char *a, const char *b) {
  return strcmp(a, b) == 0;
}

/* ---- duties ---------------------------------------------------------------------------------- */

static int64_t seven_working_days(int64_t since) {
  complaint_calendar *calendar = complaint_calendar_builtin("cn", NULL, NULL);
  bench_require(calendar != NULL, "no calendar");
  const cpl_edition *edition = cpl_calendar_edition(calendar, cpl_day_of_moment(since, ZONE));
  const cpl_limit limit = {.amount = 7, .unit = CPL_WORKING_DAYS};
  int64_t too_late = cpl_due_after(edition, limit, since, ZONE, NULL, 0).too_late;
  complaint_calendar_free(calendar);
  return too_late;
}

static void owe(hand_case *c, hand_rule rule, unsigned place, int64_t since) {
  for (unsigned i = 0; i < c->duty_count; i++) {
    const hand_duty *duty = &c->duties[i];
    if (duty->rule == rule && duty->place == place && duty->state == HAND_OWED) return;
  }
  bench_require(c->duty_count < HAND_DUTY_ROOM, "more duties than by hand");
  c->duties[c->duty_count++] = (hand_duty){
      .since = since,
      .done = INT64_MAX,
      .too_late = rule == OWE_GIVE_OPINION_AFTER_RECEIVE ? seven_working_days(since) : INT64_MAX,
      .rule = (uint8_t)rule,
      .place = (uint8_t)place,
      .state = HAND_OWED};
}

static void discharge(hand_case *c, hand_rule rule, unsigned place, int64_t at) {
  for (unsigned i = 0; i < c->duty_count; i++) {
    hand_duty *duty = &c->duties[i];
    if (duty->rule != rule || duty->place != place || duty->state != HAND_OWED) continue;
    duty->state = HAND_DONE;
    duty->done = at;
    if (at >= duty->too_late)
      c->breaches[c->breach_count++] = (hand_breach){duty->rule, duty->place, true};
  }
}

/* What is open of these, and due earlier, is due at the time that was approved. */
static void explain_extension(hand_case *c, const event *e) {
  (void)e;
  for (unsigned i = 0; i < c->duty_count; i++) {
    hand_duty *duty = &c->duties[i];
    bool named = duty->rule == OWE_GIVE_OPINION_AFTER_RECEIVE ||
                 duty->rule == OWE_TELL_RESULT_AFTER_RECEIVE ||
                 duty->rule == OWE_ANSWER_AFTER_ASK_ANSWER;
    if (!named || duty->state != HAND_OWED) continue;
    if (duty->too_late != INT64_MAX && duty->too_late >= c->new_due) continue;
    duty->too_late = c->new_due;
    duty->extended = true;
  }
}

/* ---- items ----------------------------------------------------------------------------------- */

static hand_item *item_of(hand_item *items, unsigned count, const char *id) {
  for (unsigned i = 0; i < count; i++)
    if (is(items[i].id, id)) return &items[i];
  return NULL;
}

static hand_item *add_item(hand_case *c, hand_item *items, uint8_t *count, const char *id) {
  bench_require(*count < HAND_PARTIES && strlen(id) < sizeof items->id, "more items than by hand");
  hand_item *item = &items[(*count)++];
  *item = (hand_item){.place = ++c->places};
  memcpy(item->id, id, strlen(id));
  return item;
}

static void name_respondent(hand_case *c, const event *e) {
  const hand_item *item = add_item(c, c->respondents, &c->respondent_count, fact(e, "against"));
  if ((c->steps >> DO_ACCEPT & 1) != 0)
    owe(c, OWE_HEAR_RESPONDENT_AFTER_ACCEPT, item->place, e->at);
}

static void allege(hand_case *c, const event *e) {
  const hand_item *whom = item_of(c->respondents, c->respondent_count, fact(e, "against"));
  bench_require(whom != NULL, "an allegation against nobody");
  hand_item *item = add_item(c, c->allegations, &c->allegation_count, e->on);
  item->of = (uint8_t)(whom - c->respondents);
  owe(c, OWE_FIND_AFTER_ALLEGE, item->place, e->at);
  discharge(c, OWE_ALLEGE_AFTER_ACCEPT, 0, e->at);
}

/* ---- the actions ----------------------------------------------------------------------------- */

static void receive(hand_case *c, const event *e) {
  const char *channel = fact(e, "channel");
  c->channel = is(channel, "telephone") ? TELEPHONE
               : is(channel, "visit")   ? VISIT
               : is(channel, "letter")  ? LETTER
                                        : BOX;
  owe(c, OWE_GIVE_OPINION_AFTER_RECEIVE, 0, e->at);
  owe(c, OWE_RECORD_AFTER_RECEIVE, 0, e->at);
  owe(c, OWE_TELL_RESULT_AFTER_RECEIVE, 0, e->at);
}

static void record(hand_case *c, const event *e) {
  discharge(c, OWE_RECORD_AFTER_RECEIVE, 0, e->at);
  name_respondent(c, e);
  owe(c, OWE_ACCEPT_AFTER_RECORD, 0, e->at);
  owe(c, OWE_FILL_ACCEPTANCE_FORM_AFTER_RECORD, 0, e->at);
}

static void accept(hand_case *c, const event *e) {
  discharge(c, OWE_ACCEPT_AFTER_RECORD, 0, e->at);
  owe(c, OWE_ALLEGE_AFTER_ACCEPT, 0, e->at);
  owe(c, OWE_HEAR_COMPLAINANT_AFTER_ACCEPT, 0, e->at);
  for (unsigned i = 0; i < c->respondent_count; i++)
    owe(c, OWE_HEAR_RESPONDENT_AFTER_ACCEPT, c->respondents[i].place, e->at);
  owe(c, OWE_INFORM_LEADER_AFTER_ACCEPT, 0, e->at);
  owe(c, OWE_INVESTIGATE_AFTER_ACCEPT, 0, e->at);
  owe(c, OWE_REPLY_AFTER_ACCEPT, 0, e->at);
}

static void investigate(hand_case *c, const event *e) {
  discharge(c, OWE_INVESTIGATE_AFTER_ACCEPT, 0, e->at);
  owe(c, OWE_EXPLAIN_CAUSE_AFTER_INVESTIGATE, 0, e->at);
  owe(c, OWE_TELL_PROGRESS_AFTER_INVESTIGATE, 0, e->at);
}

static void approve_extension(hand_case *c, const event *e) {
  const char *text = fact(e, "new_due");
  cpl_day day;
  bench_require(cpl_day_parse(text, strlen(text), &day), "no day of an extension");
  c->new_due = cpl_moment_of_day(day + 1, ZONE);
}

static void find(hand_case *c, hand_item *item, const event *e) {
  item->finding = is(fact(e, "finding"), "verified") ? VERIFIED : NOT_VERIFIED;
  c->any_verified = c->any_verified || item->finding == VERIFIED;
  discharge(c, OWE_FIND_AFTER_ALLEGE, item->place, e->at);
  if (item->finding == VERIFIED) {
    owe(c, OWE_APOLOGISE_AFTER_FIND, item->place, e->at);
    owe(c, OWE_CORRECT_FAULT_AFTER_FIND, item->place, e->at);
    owe(c, OWE_DECIDE_MEASURE_AFTER_FIND, item->place, e->at);
  }
  owe(c, OWE_REPORT_AFTER_FIND, 0, e->at);
}

static void report(hand_case *c, const event *e) {
  c->gone_up = true;
  discharge(c, OWE_REPORT_AFTER_FIND, 0, e->at);
  owe(c, OWE_GIVE_OPINION_AFTER_REPORT, 0, e->at);
  owe(c, OWE_LEADER_OPINION_AFTER_REPORT, 0, e->at);
}

static void give_opinion(hand_case *c, const event *e) {
  discharge(c, OWE_GIVE_OPINION_AFTER_RECEIVE, 0, e->at);
  discharge(c, OWE_GIVE_OPINION_AFTER_REPORT, 0, e->at);
  for (unsigned i = 0; i < c->allegation_count; i++)
    if (c->allegations[i].finding == VERIFIED)
      owe(c, OWE_IMPOSE_AFTER_GIVE_OPINION, c->allegations[i].place, e->at);
  owe(c, OWE_TELL_RESULT_AFTER_GIVE_OPINION, 0, e->at);
}

static void tell_result(hand_case *c, const event *e) {
  discharge(c, OWE_TELL_RESULT_AFTER_RECEIVE, 0, e->at);
  discharge(c, OWE_TELL_RESULT_AFTER_GIVE_OPINION, 0, e->at);
}

/* ---- an event -------------------------------------------------------------------------------- */

/* Where an action does nothing but discharge one duty. */
static const struct {
  const char *action;
  hand_action step;
  hand_rule rule; /* HAND_RULES: nor that */
} PLAIN[] = {
    {"apologise", DO_APOLOGISE, OWE_APOLOGISE_AFTER_FIND},
    {"correct_fault", DO_CORRECT_FAULT, OWE_CORRECT_FAULT_AFTER_FIND},
    {"explain_cause", DO_EXPLAIN_CAUSE, OWE_EXPLAIN_CAUSE_AFTER_INVESTIGATE},
    {"fill_acceptance_form", DO_FILL_ACCEPTANCE_FORM, OWE_FILL_ACCEPTANCE_FORM_AFTER_RECORD},
    {"hear_complainant", DO_HEAR_COMPLAINANT, OWE_HEAR_COMPLAINANT_AFTER_ACCEPT},
    {"hear_respondent", DO_HEAR_RESPONDENT, OWE_HEAR_RESPONDENT_AFTER_ACCEPT},
    {"impose", DO_IMPOSE, OWE_IMPOSE_AFTER_GIVE_OPINION},
    {"inform_leader", DO_INFORM_LEADER, OWE_INFORM_LEADER_AFTER_ACCEPT},
    {"leader_opinion", DO_LEADER_OPINION, OWE_LEADER_OPINION_AFTER_REPORT},
    {"reply", DO_REPLY, OWE_REPLY_AFTER_ACCEPT},
    {"tell_progress", DO_TELL_PROGRESS, OWE_TELL_PROGRESS_AFTER_INVESTIGATE},
    {"written_report", DO_WRITTEN_REPORT, HAND_RULES},
};

/* The others of the case, and what they do. */
static const struct {
  const char *action;
  hand_action step;
  void (*does)(hand_case *c, const event *e);
} OTHERS[] = {
    {"accept", DO_ACCEPT, accept},
    {"allege", DO_ALLEGE, allege},
    {"approve_extension", DO_APPROVE_EXTENSION, approve_extension},
    {"explain_extension", DO_EXPLAIN_EXTENSION, explain_extension},
    {"give_opinion", DO_GIVE_OPINION, give_opinion},
    {"investigate", DO_INVESTIGATE, investigate},
    {"name_respondent", DO_NAME_RESPONDENT, name_respondent},
    {"receive", DO_RECEIVE, receive},
    {"record", DO_RECORD, record},
    {"report", DO_REPORT, report},
    {"tell_result", DO_TELL_RESULT, tell_result},
};

static bool happens(hand_case *c, const event *e, const char *action) {
  hand_item *item = item_of(c->allegations, c->allegation_count, e->on);
  if (item == NULL) item = item_of(c->respondents, c->respondent_count, e->on);
  uint64_t *steps = item != NULL ? &item->steps : &c->steps;
  unsigned place = item != NULL ? item->place : 0;
  for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) {
    if (!is(action, PLAIN[i].action)) continue;
    *steps |= (uint64_t)1 << PLAIN[i].step;
    discharge(c, PLAIN[i].rule, place, e->at);
    return true;
  }
  for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
    if (!is(action, OTHERS[i].action)) continue;
    c->steps |= (uint64_t)1 << OTHERS[i].step;
    OTHERS[i].does(c, e);
    return true;
  }
  if (!is(action, "find") || item == NULL) return false;
  item->steps |= (uint64_t)1 << DO_FIND;
  find(c, item, e);
  return true;
}

bool hand_fold(hand_case *c, const char *text) {
  json_t *json = json_loads(text, 0, NULL);
  const char *at = json_string_value(json_object_get(json, "at"));
  const char *action = json_string_value(json_object_get(json, "action"));
  const char *on = json_string_value(json_object_get(json, "on"));
  event e = {.on = on != NULL ? on : "", .facts = json_object_get(json, "facts")};
  bool ok = at != NULL && action != NULL && cpl_moment_parse(at, strlen(at), &e.at) &&
            happens(c, &e, action);
  json_decref(json);
  return ok;
}
