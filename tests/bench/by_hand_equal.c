/* by_hand_equal.c - see by_hand_equal.h: both answers walked side by side, in words. */
#include "tests/bench/by_hand_equal.h"

#include <stdio.h>
#include <string.h>

#include "tests/bench/bench.h"

/* ---- the words for what by_hand.h has numbers for -------------------------------------------- */

static const char *const ACTIONS[] = {"accept",
                                      "allege",
                                      "answer",
                                      "apologise",
                                      "apologise_to_student",
                                      "approve_extension",
                                      "approve_extension_unexplained",
                                      "ask_answer",
                                      "correct",
                                      "correct_fault",
                                      "decide_measure",
                                      "do_measure",
                                      "explain_cause",
                                      "explain_extension",
                                      "file",
                                      "fill_acceptance_form",
                                      "find",
                                      "give_opinion",
                                      "hear_complainant",
                                      "hear_respondent",
                                      "identify_complainant",
                                      "impose",
                                      "inform_leader",
                                      "investigate",
                                      "leader_opinion",
                                      "mark_unreachable",
                                      "name_respondent",
                                      "no_sanction",
                                      "pass_on",
                                      "rate",
                                      "receive",
                                      "record",
                                      "reply",
                                      "report",
                                      "settle_at_once",
                                      "tell_progress",
                                      "tell_result",
                                      "waive_acceptance_form",
                                      "written_report"};
static const char *const DUTIES[] = {"accept@record",
                                     "allege@accept",
                                     "answer@ask_answer",
                                     "apologise@find",
                                     "apologise_to_student@find",
                                     "correct_fault@find",
                                     "decide_measure@find",
                                     "do_measure@decide_measure",
                                     "explain_cause@investigate",
                                     "fill_acceptance_form@record",
                                     "find@allege",
                                     "give_opinion@receive",
                                     "give_opinion@report",
                                     "hear_complainant@accept",
                                     "hear_respondent@accept",
                                     "impose@give_opinion",
                                     "inform_leader@accept",
                                     "investigate@accept",
                                     "leader_opinion@report",
                                     "record@receive",
                                     "reply@accept",
                                     "report@find",
                                     "tell_progress@investigate",
                                     "tell_result@give_opinion",
                                     "tell_result@receive"};
static const char *const ROLES[] = {
    "committee",        "complainant", "department", "leader",  "leader_in_charge",
    "principal_office", "rater",       "respondent", "student", "supervision_office"};
static const char *const KEYS[] = {"channel",  "complainant", "finding", "gone_up",
                                   "in_remit", "new_due",     "settled"};
static const char *const WHY[] = {"absent", "not_started", "started", "ended", "when",
                                  "after",  "before_due",  "no_duty", "owed"};
static const char *const STATES[] = {"owed", "overdue", "done"};
static const char *const FINDINGS[] = {"", "verified", "not_verified"};

_Static_assert(sizeof ACTIONS / sizeof *ACTIONS == HAND_ACTIONS, "a name for each action");
_Static_assert(sizeof DUTIES / sizeof *DUTIES == HAND_RULES, "a name for each duty");

static const char *role_of(unsigned set) {
  for (unsigned i = 0; i < sizeof ROLES / sizeof *ROLES; i++)
    if (set == 1u << i) return ROLES[i];
  return "";
}

static const char *what_of(const hand_reason *reason) {
  switch ((hand_why)reason->why) {
  case HAND_ABSENT: return role_of(reason->what);
  case HAND_NOT_STARTED:
  case HAND_ENDED: return "";
  case HAND_STARTED:
  case HAND_AFTER: return ACTIONS[reason->what];
  case HAND_WHEN: return KEYS[reason->what];
  case HAND_BEFORE_DUE:
  case HAND_NO_DUTY:
  case HAND_STILL_OWED: return DUTIES[reason->what];
  }
  return "";
}

static const char *id_of(const hand_case *c, unsigned place) {
  for (unsigned i = 0; i < c->respondent_count; i++)
    if (c->respondents[i].place == place) return c->respondents[i].id;
  for (unsigned i = 0; i < c->allegation_count; i++)
    if (c->allegations[i].place == place) return c->allegations[i].id;
  return "";
}

/* ---- side by side ---------------------------------------------------------------------------- */

/* Both sides, and what is looked at: for the message. */
typedef struct pair {
  const hand_case *c;
  const hand_decision *hand;
  const complaint_decision *engine;
  const char *what, *on;
} pair;

static void same(const pair *p, bool equal, const char *in) {
  char text[160];
  (void)snprintf(text, sizeof text, "by hand, %s of `%s` on `%s` differs from the engine's", in,
                 p->what, p->on);
  bench_require(equal, text);
}

static bool is(const char *a, const char *b) {
  return strcmp(a, b) == 0;
}

typedef const char *role_at(const complaint_decision *engine, size_t i, size_t k);

static bool same_roles(const pair *p, unsigned set, size_t i, role_at *at) {
  size_t k = 0;
  for (unsigned role = 0; role < sizeof ROLES / sizeof *ROLES; role++) {
    if ((set >> role & 1) == 0) continue;
    const char *name = at(p->engine, i, k++);
    if (name == NULL || !is(name, ROLES[role])) return false;
  }
  return at(p->engine, i, k) == NULL;
}

static void compare_action(pair *p, size_t i) {
  complaint_action_answer engine;
  const hand_answer *hand = &p->hand->answers[i];
  p->what = ACTIONS[hand->action];
  p->on = id_of(p->c, hand->place);
  same(p,
       complaint_decision_action(p->engine, i, &engine) && is(engine.action, p->what) &&
           is(engine.on, p->on),
       "place");
  same(p, same_roles(p, hand->by, i, complaint_decision_action_by), "who");
  same(p, engine.reason_count == hand->reason_count, "number of reasons");
  for (size_t k = 0; k < hand->reason_count; k++) {
    complaint_reason theirs;
    const hand_reason *ours = &p->hand->reasons[hand->reason + k];
    same(p,
         complaint_decision_action_reason(p->engine, i, k, &theirs) &&
             is(theirs.why, WHY[ours->why]) && is(theirs.what, what_of(ours)) &&
             is(theirs.on, id_of(p->c, ours->place)),
         "a reason");
  }
}

static void compare_duty(pair *p, size_t i) {
  complaint_duty_answer engine;
  const hand_duty_answer *hand = &p->hand->duties[i];
  p->what = DUTIES[hand->rule];
  p->on = id_of(p->c, hand->place);
  same(p,
       complaint_decision_duty(p->engine, i, &engine) && is(engine.duty, p->what) &&
           is(engine.on, p->on),
       "place");
  same(p, is(engine.state, STATES[hand->state]), "state");
  same(p,
       engine.since == hand->since && engine.done == hand->done &&
           engine.too_late == hand->too_late && engine.extended == hand->extended,
       "time");
  same(p, same_roles(p, hand->by, i, complaint_decision_duty_by), "debtor");
  same(p, same_roles(p, hand->to, i, complaint_decision_duty_to), "creditor");
}

static void compare_sanction(pair *p, size_t i) {
  complaint_sanction_answer engine;
  const hand_sanction *hand = &p->hand->sanctions[i];
  p->what = "sanctions";
  p->on = id_of(p->c, hand->place);
  same(p,
       complaint_decision_sanction(p->engine, i, &engine) && is(engine.on, p->on) &&
           is(engine.finding, FINDINGS[hand->finding]) && engine.refused == hand->refused,
       "answer");
}

static void compare_breach(pair *p, size_t i) {
  complaint_breach_answer engine;
  const hand_breach *hand = &p->hand->breaches[i];
  p->what = DUTIES[hand->rule];
  p->on = id_of(p->c, hand->place);
  same(p,
       complaint_decision_breach(p->engine, i, &engine) &&
           is(engine.why, hand->late ? "late" : "overdue") && is(engine.what, p->what) &&
           is(engine.on, p->on),
       "breach");
}

void hand_require_equal(const hand_case *c, const hand_decision *hand,
                        const complaint_decision *engine) {
  pair p = {c, hand, engine, "everything", ""};
  same(&p, complaint_decision_action_count(engine) == hand->answer_count, "number of actions");
  same(&p, complaint_decision_duty_count(engine) == hand->duty_count, "number of duties");
  same(&p, complaint_decision_sanction_count(engine) == hand->sanction_count,
       "number of sanctions");
  same(&p, complaint_decision_breach_count(engine) == hand->breach_count, "number of breaches");
  for (size_t i = 0; i < hand->answer_count; i++) compare_action(&p, i);
  for (size_t i = 0; i < hand->duty_count; i++) compare_duty(&p, i);
  for (size_t i = 0; i < hand->sanction_count; i++) compare_sanction(&p, i);
  for (size_t i = 0; i < hand->breach_count; i++) compare_breach(&p, i);
}
