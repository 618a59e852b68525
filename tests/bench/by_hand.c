/* by_hand.c - see by_hand.h: each action of the policy as statements, in order of name. */
#include "tests/bench/by_hand.h"

/* A decision while it is made. */
typedef struct making {
  const hand_case *c;
  hand_decision *out;
  int64_t now;
  uint32_t receiver; /* roles that take what came in this form */
} making;

/* ---- writing --------------------------------------------------------------------------------- */

static inline void refuse(const making *m, hand_why why, unsigned what, unsigned place) {
  m->out->reasons[m->out->reason_count++] =
      (hand_reason){.why = (uint8_t)why, .what = (uint16_t)what, .place = (uint8_t)place};
}

static inline bool has(uint64_t steps, hand_action step) {
  return (steps >> step & 1) != 0;
}

/* The next answer; what is refused from here on is refused to it. */
static inline void ask(const making *m, hand_action action, unsigned place, unsigned by) {
  m->out->answers[m->out->answer_count++] = (hand_answer){.action = (uint8_t)action,
                                                          .place = (uint8_t)place,
                                                          .by = (uint16_t)by,
                                                          .reason = (uint16_t)m->out->reason_count};
}

/* ... which the life of the case can refuse. */
static inline void ask_in_life(const making *m, hand_action action, unsigned place, unsigned by) {
  ask(m, action, place, by);
  if (!has(m->c->steps, DO_RECEIVE)) refuse(m, HAND_NOT_STARTED, 0, 0);
  if (has(m->c->steps, DO_FILE)) refuse(m, HAND_ENDED, 0, 0);
}

/* ... and which speaks to the complainant. */
static inline void ask_to_tell(const making *m, hand_action action, unsigned place, unsigned by) {
  ask(m, action, place, by);
  if (!m->c->reachable) refuse(m, HAND_ABSENT, HAND_COMPLAINANT, 0);
  if (!has(m->c->steps, DO_RECEIVE)) refuse(m, HAND_NOT_STARTED, 0, 0);
  if (has(m->c->steps, DO_FILE)) refuse(m, HAND_ENDED, 0, 0);
}

static inline void after(const making *m, hand_action step) {
  if (!has(m->c->steps, step)) refuse(m, HAND_AFTER, step, 0);
}

static inline void after_there(const making *m, const hand_item *item, hand_action step) {
  if (!has(item->steps, step)) refuse(m, HAND_AFTER, step, item->place);
}

static inline void after_every_finding(const making *m) {
  for (unsigned i = 0; i < m->c->allegation_count; i++)
    after_there(m, &m->c->allegations[i], DO_FIND);
  if (m->c->allegation_count == 0) refuse(m, HAND_AFTER, DO_FIND, 0);
}

static inline void unless_settled(const making *m) {
  if (m->c->settled) refuse(m, HAND_WHEN, KEY_SETTLED, 0);
}

static inline void when_verified(const making *m, const hand_item *allegation) {
  if (allegation->finding != VERIFIED) refuse(m, HAND_WHEN, KEY_FINDING, 0);
}

static inline bool is_past(const making *m, const hand_duty *duty) {
  return m->now >= duty->too_late;
}

/* ---- accept ... correct ---------------------------------------------------------------------- */

static void answer_beginning(const making *m) {
  ask_in_life(m, DO_ACCEPT, 0, HAND_EITHER);
  after(m, DO_RECORD);
  ask_in_life(m, DO_ALLEGE, 0, HAND_EITHER);
  after(m, DO_ACCEPT);
  ask_to_tell(m, DO_ANSWER, 0, HAND_EITHER);
  after(m, DO_ASK_ANSWER);
  for (unsigned i = 0; i < m->c->allegation_count; i++) {
    const hand_item *a = &m->c->allegations[i];
    ask_to_tell(m, DO_APOLOGISE, a->place, HAND_EITHER | HAND_RESPONDENT);
    when_verified(m, a);
    after_there(m, a, DO_FIND);
  }
  for (unsigned i = 0; i < m->c->allegation_count; i++) {
    const hand_item *a = &m->c->allegations[i];
    ask(m, DO_APOLOGISE_TO_STUDENT, a->place, HAND_EITHER | HAND_RESPONDENT);
    if (!a->student_affected) refuse(m, HAND_ABSENT, HAND_STUDENT, 0);
    if (has(m->c->steps, DO_FILE)) refuse(m, HAND_ENDED, 0, 0);
    when_verified(m, a);
    after_there(m, a, DO_FIND);
  }
}

/* What an extension would move: none of it open, or some of it past its due. */
static void look_at_dues(const making *m, uint32_t rules, hand_rule first) {
  bool any = false;
  for (unsigned i = 0; i < m->c->duty_count; i++) {
    const hand_duty *duty = &m->c->duties[i];
    if ((rules >> duty->rule & 1) == 0 || duty->state != HAND_OWED) continue;
    any = true;
    if (is_past(m, duty)) refuse(m, HAND_BEFORE_DUE, duty->rule, duty->place);
  }
  if (!any) refuse(m, HAND_NO_DUTY, first, 0);
}

static void answer_extensions(const making *m) {
  const hand_case *c = m->c;
  ask_in_life(m, DO_APPROVE_EXTENSION, 0, HAND_LEADER_IN_CHARGE);
  if (!c->reachable)
    refuse(m, HAND_WHEN, KEY_COMPLAINANT, 0);
  else if (!c->in_remit)
    refuse(m, HAND_WHEN, KEY_IN_REMIT, 0);
  after(m, DO_RECORD);
  ask_in_life(m, DO_APPROVE_EXTENSION_UNEXPLAINED, 0, HAND_LEADER_IN_CHARGE);
  if (c->reachable)
    refuse(m, HAND_WHEN, KEY_COMPLAINANT, 0);
  else if (!c->in_remit)
    refuse(m, HAND_WHEN, KEY_IN_REMIT, 0);
  after(m, DO_RECORD);
  look_at_dues(m, 1u << OWE_GIVE_OPINION_AFTER_RECEIVE, OWE_GIVE_OPINION_AFTER_RECEIVE);
  ask(m, DO_ASK_ANSWER, 0, c->reachable ? HAND_COMPLAINANT : 0);
  if (!c->reachable) refuse(m, HAND_ABSENT, HAND_COMPLAINANT, 0);
  after(m, DO_RECORD);
  ask(m, DO_CORRECT, 0, HAND_EITHER);
}

/* ---- correct_fault ... find ------------------------------------------------------------------ */

static void answer_faults(const making *m) {
  const hand_case *c = m->c;
  for (unsigned i = 0; i < c->allegation_count; i++) {
    ask_in_life(m, DO_CORRECT_FAULT, c->allegations[i].place, HAND_EITHER | HAND_DEPARTMENT);
    when_verified(m, &c->allegations[i]);
    after_there(m, &c->allegations[i], DO_FIND);
  }
  for (unsigned i = 0; i < c->allegation_count; i++) {
    ask_in_life(m, DO_DECIDE_MEASURE, c->allegations[i].place, HAND_EITHER);
    when_verified(m, &c->allegations[i]);
    after_there(m, &c->allegations[i], DO_FIND);
  }
  for (unsigned i = 0; i < c->allegation_count; i++) {
    ask_in_life(m, DO_DO_MEASURE, c->allegations[i].place, HAND_EITHER | HAND_DEPARTMENT);
    after_there(m, &c->allegations[i], DO_DECIDE_MEASURE);
  }
}

/* The extension that was approved must make some due later. */
static bool moves_a_due(const hand_case *c, uint32_t rules) {
  if (c->new_due == INT64_MAX) return true;
  bool any = false;
  for (unsigned i = 0; i < c->duty_count; i++) {
    const hand_duty *duty = &c->duties[i];
    if ((rules >> duty->rule & 1) == 0 || duty->state != HAND_OWED) continue;
    if (duty->too_late == INT64_MAX || duty->too_late < c->new_due) return true;
    any = true;
  }
  return !any;
}

static void answer_explanations(const making *m) {
  const uint32_t extended = 1u << OWE_GIVE_OPINION_AFTER_RECEIVE |
                            1u << OWE_TELL_RESULT_AFTER_RECEIVE | 1u << OWE_ANSWER_AFTER_ASK_ANSWER;
  ask_to_tell(m, DO_EXPLAIN_CAUSE, 0, HAND_EITHER);
  after(m, DO_INVESTIGATE);
  ask_to_tell(m, DO_EXPLAIN_EXTENSION, 0, HAND_EITHER);
  if (!moves_a_due(m->c, extended)) refuse(m, HAND_WHEN, KEY_NEW_DUE, 0);
  after(m, DO_APPROVE_EXTENSION);
  look_at_dues(m, extended, OWE_ANSWER_AFTER_ASK_ANSWER);
}

/* What is open, in order of name. */
static void refuse_for_duties(const making *m) {
  uint8_t next[HAND_DUTY_ROOM], first[HAND_RULES] = {0};
  for (unsigned i = m->c->duty_count; i-- > 0;) {
    const hand_duty *duty = &m->c->duties[i];
    if (duty->state != HAND_OWED) continue;
    next[i] = first[duty->rule];
    first[duty->rule] = (uint8_t)(i + 1);
  }
  for (unsigned rule = 0; rule < HAND_RULES; rule++)
    for (unsigned i = first[rule]; i != 0; i = next[i - 1])
      refuse(m, HAND_STILL_OWED, rule, m->c->duties[i - 1].place);
}

static void answer_file(const making *m) {
  ask_in_life(m, DO_FILE, 0, HAND_EITHER);
  after_every_finding(m);
  if (!m->c->settled) after(m, DO_GIVE_OPINION);
  if (m->c->reachable) after(m, DO_TELL_RESULT);
  refuse_for_duties(m);
  ask_in_life(m, DO_FILL_ACCEPTANCE_FORM, 0, m->receiver);
  after(m, DO_RECORD);
}

static unsigned finders(const hand_case *c) {
  bool office_too = c->settled && c->channel != TELEPHONE && c->channel != NO_CHANNEL;
  return office_too ? HAND_EITHER : HAND_SUPERVISION;
}

static void answer_findings(const making *m) {
  const hand_case *c = m->c;
  for (unsigned i = 0; i < c->allegation_count; i++) {
    ask_in_life(m, DO_FIND, c->allegations[i].place, finders(c));
    if (c->reachable) after(m, DO_HEAR_COMPLAINANT);
    after_there(m, &c->respondents[c->allegations[i].of], DO_HEAR_RESPONDENT);
    after(m, DO_INVESTIGATE);
  }
}

/* ---- give_opinion ... no_sanction ------------------------------------------------------------ */

static void answer_hearings(const making *m) {
  const hand_case *c = m->c;
  ask_in_life(m, DO_GIVE_OPINION, 0, HAND_COMMITTEE);
  unless_settled(m);
  after(m, DO_LEADER_OPINION);
  after(m, DO_REPORT);
  ask_to_tell(m, DO_HEAR_COMPLAINANT, 0, HAND_EITHER);
  after(m, DO_ACCEPT);
  for (unsigned i = 0; i < c->respondent_count; i++) {
    ask_in_life(m, DO_HEAR_RESPONDENT, c->respondents[i].place, HAND_EITHER);
    after(m, DO_ACCEPT);
  }
  ask_in_life(m, DO_IDENTIFY_COMPLAINANT, 0, HAND_EITHER);
  after(m, DO_RECORD);
}

/* Imposing a sanction, or deciding on none. */
static void answer_sanctioning(const making *m, hand_action action, const hand_item *allegation) {
  ask_in_life(m, action, allegation->place, HAND_COMMITTEE);
  if (allegation->finding != VERIFIED)
    refuse(m, HAND_WHEN, KEY_FINDING, 0);
  else
    unless_settled(m);
  after_there(m, allegation, DO_FIND);
  after(m, DO_GIVE_OPINION);
  after(m, DO_REPORT);
}

static void answer_sanctions(const making *m) {
  for (unsigned i = 0; i < m->c->allegation_count; i++) {
    const hand_item *a = &m->c->allegations[i];
    uint32_t before = m->out->reason_count;
    answer_sanctioning(m, DO_IMPOSE, a);
    after(m, DO_WRITTEN_REPORT);
    m->out->sanctions[m->out->sanction_count++] =
        (hand_sanction){a->place, a->finding, m->out->reason_count > before};
  }
}

static void answer_leaders(const making *m) {
  ask_in_life(m, DO_INFORM_LEADER, 0, HAND_EITHER);
  after(m, DO_ACCEPT);
  ask_in_life(m, DO_INVESTIGATE, 0, HAND_EITHER);
  after(m, DO_ACCEPT);
  ask_in_life(m, DO_LEADER_OPINION, 0, HAND_LEADER);
  unless_settled(m);
  after(m, DO_REPORT);
  ask_in_life(m, DO_MARK_UNREACHABLE, 0, HAND_EITHER);
  after(m, DO_RECORD);
  ask_in_life(m, DO_NAME_RESPONDENT, 0, HAND_EITHER);
  after(m, DO_RECORD);
  for (unsigned i = 0; i < m->c->allegation_count; i++)
    answer_sanctioning(m, DO_NO_SANCTION, &m->c->allegations[i]);
}

/* ---- pass_on ... written_report -------------------------------------------------------------- */

static void answer_records(const making *m) {
  ask_in_life(m, DO_PASS_ON, 0, HAND_SUPERVISION);
  if (!m->c->in_remit) refuse(m, HAND_WHEN, KEY_IN_REMIT, 0);
  after(m, DO_RECORD);
  ask_in_life(m, DO_RATE, 0, HAND_RATER);
  after(m, DO_RECORD);
  ask(m, DO_RECEIVE, 0, HAND_EITHER);
  if (has(m->c->steps, DO_RECEIVE)) refuse(m, HAND_STARTED, DO_RECEIVE, 0);
  ask_in_life(m, DO_RECORD, 0, m->receiver);
  after(m, DO_RECEIVE);
  ask_to_tell(m, DO_REPLY, 0, HAND_EITHER);
  after(m, DO_ACCEPT);
}

static void answer_results(const making *m) {
  const hand_case *c = m->c;
  ask_in_life(m, DO_REPORT, 0, HAND_EITHER);
  unless_settled(m);
  after_every_finding(m);
  after(m, DO_INFORM_LEADER);
  if (c->reachable) after(m, DO_REPLY);
  ask_in_life(m, DO_SETTLE_AT_ONCE, 0, m->receiver);
  if (c->gone_up) refuse(m, HAND_WHEN, KEY_GONE_UP, 0);
  after(m, DO_ACCEPT);
  ask_to_tell(m, DO_TELL_PROGRESS, 0, HAND_EITHER);
  after(m, DO_INVESTIGATE);
  ask_to_tell(m, DO_TELL_RESULT, 0, HAND_EITHER);
  after_every_finding(m);
  if (!c->settled) after(m, DO_GIVE_OPINION);
  ask_in_life(m, DO_WAIVE_ACCEPTANCE_FORM, 0, m->receiver);
  if (c->channel == VISIT) refuse(m, HAND_WHEN, KEY_CHANNEL, 0);
  after(m, DO_RECORD);
  ask_in_life(m, DO_WRITTEN_REPORT, 0, HAND_SUPERVISION);
  if (!c->any_verified)
    refuse(m, HAND_WHEN, KEY_FINDING, 0);
  else
    unless_settled(m);
  after(m, DO_REPORT);
}

/* ---- duties ---------------------------------------------------------------------------------- */

/* Who owes it. 0: whoever takes what came in this form. */
static const uint16_t DEBTORS[] = {
    [OWE_ACCEPT_AFTER_RECORD] = HAND_EITHER,
    [OWE_ALLEGE_AFTER_ACCEPT] = HAND_EITHER,
    [OWE_ANSWER_AFTER_ASK_ANSWER] = HAND_EITHER,
    [OWE_APOLOGISE_AFTER_FIND] = HAND_EITHER | HAND_RESPONDENT,
    [OWE_APOLOGISE_TO_STUDENT_AFTER_FIND] = HAND_EITHER | HAND_RESPONDENT,
    [OWE_CORRECT_FAULT_AFTER_FIND] = HAND_EITHER | HAND_DEPARTMENT,
    [OWE_DECIDE_MEASURE_AFTER_FIND] = HAND_EITHER,
    [OWE_DO_MEASURE_AFTER_DECIDE_MEASURE] = HAND_EITHER | HAND_DEPARTMENT,
    [OWE_EXPLAIN_CAUSE_AFTER_INVESTIGATE] = HAND_EITHER,
    [OWE_GIVE_OPINION_AFTER_RECEIVE] = HAND_COMMITTEE,
    [OWE_GIVE_OPINION_AFTER_REPORT] = HAND_COMMITTEE,
    [OWE_HEAR_COMPLAINANT_AFTER_ACCEPT] = HAND_EITHER,
    [OWE_HEAR_RESPONDENT_AFTER_ACCEPT] = HAND_EITHER,
    [OWE_IMPOSE_AFTER_GIVE_OPINION] = HAND_COMMITTEE,
    [OWE_INFORM_LEADER_AFTER_ACCEPT] = HAND_EITHER,
    [OWE_INVESTIGATE_AFTER_ACCEPT] = HAND_EITHER,
    [OWE_LEADER_OPINION_AFTER_REPORT] = HAND_LEADER,
    [OWE_REPLY_AFTER_ACCEPT] = HAND_EITHER,
    [OWE_REPORT_AFTER_FIND] = HAND_EITHER,
    [OWE_TELL_PROGRESS_AFTER_INVESTIGATE] = HAND_EITHER,
    [OWE_TELL_RESULT_AFTER_GIVE_OPINION] = HAND_EITHER,
    [OWE_TELL_RESULT_AFTER_RECEIVE] = HAND_EITHER,
};

/* To whom it is owed; the rest to nobody. */
static const uint16_t CREDITORS[HAND_RULES] = {
    [OWE_ANSWER_AFTER_ASK_ANSWER] = HAND_COMPLAINANT,
    [OWE_APOLOGISE_AFTER_FIND] = HAND_COMPLAINANT,
    [OWE_APOLOGISE_TO_STUDENT_AFTER_FIND] = HAND_STUDENT,
    [OWE_EXPLAIN_CAUSE_AFTER_INVESTIGATE] = HAND_COMPLAINANT,
    [OWE_HEAR_COMPLAINANT_AFTER_ACCEPT] = HAND_COMPLAINANT,
    [OWE_HEAR_RESPONDENT_AFTER_ACCEPT] = HAND_RESPONDENT,
    [OWE_INFORM_LEADER_AFTER_ACCEPT] = HAND_LEADER,
    [OWE_REPLY_AFTER_ACCEPT] = HAND_COMPLAINANT,
    [OWE_REPORT_AFTER_FIND] = HAND_LEADER,
    [OWE_TELL_PROGRESS_AFTER_INVESTIGATE] = HAND_COMPLAINANT,
    [OWE_TELL_RESULT_AFTER_GIVE_OPINION] = HAND_COMPLAINANT,
    [OWE_TELL_RESULT_AFTER_RECEIVE] = HAND_COMPLAINANT,
};

static unsigned debtors(const making *m, hand_rule rule) {
  if (rule == OWE_FIND_AFTER_ALLEGE) return finders(m->c);
  if (rule == OWE_RECORD_AFTER_RECEIVE || rule == OWE_FILL_ACCEPTANCE_FORM_AFTER_RECORD)
    return m->receiver;
  return DEBTORS[rule];
}

static void answer_duties(const making *m) {
  hand_decision *out = m->out;
  const unsigned absent = m->c->reachable ? 0 : HAND_COMPLAINANT;
  for (unsigned i = 0; i < m->c->breach_count; i++)
    out->breaches[out->breach_count++] = m->c->breaches[i];
  for (unsigned i = 0; i < m->c->duty_count; i++) {
    const hand_duty *duty = &m->c->duties[i];
    bool overdue = duty->state == HAND_OWED && is_past(m, duty);
    out->duties[out->duty_count++] =
        (hand_duty_answer){.since = duty->since,
                           .done = duty->done,
                           .too_late = duty->too_late,
                           .by = (uint16_t)debtors(m, duty->rule),
                           .to = (uint16_t)(CREDITORS[duty->rule] & ~absent),
                           .rule = duty->rule,
                           .place = duty->place,
                           .state = overdue ? HAND_OVERDUE : duty->state,
                           .extended = duty->extended};
    if (overdue) out->breaches[out->breach_count++] = (hand_breach){duty->rule, duty->place, false};
  }
}

/* ---- all of it ------------------------------------------------------------------------------- */

static uint32_t receivers(uint8_t channel) {
  if (channel == NO_CHANNEL) return 0;
  return channel == TELEPHONE ? HAND_SUPERVISION : HAND_OFFICE;
}

void hand_decide(const hand_case *c, int64_t now, hand_decision *out) {
  making m = {.c = c, .out = out, .now = now, .receiver = receivers(c->channel)};
  out->answer_count = out->reason_count = out->duty_count = 0;
  out->sanction_count = out->breach_count = 0;
  answer_beginning(&m);
  answer_extensions(&m);
  answer_faults(&m);
  answer_explanations(&m);
  answer_file(&m);
  answer_findings(&m);
  answer_hearings(&m);
  answer_sanctions(&m);
  answer_leaders(&m);
  answer_records(&m);
  answer_results(&m);
  answer_duties(&m);
  for (unsigned i = 0; i < out->answer_count; i++) {
    uint32_t end = i + 1 < out->answer_count ? out->answers[i + 1].reason : out->reason_count;
    out->answers[i].reason_count = (uint16_t)(end - out->answers[i].reason);
  }
}
