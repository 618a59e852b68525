/* count.c - from one case to the figures of a report.
 *
 * Everything is noted and nothing counted yet: complaint_report_add() takes the notes over once
 * there is memory for all of them.
 * Knows: report, look, decision. Must not know: how figures are shown. */
#include <stdio.h>
#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/case/decide.h"
#include "libcomplaint/case/decision.h"
#include "libcomplaint/case/period.h"
#include "libcomplaint/report/report.h"

typedef struct counting {
  complaint_report *report;
  complaint_case *c;
  const cpl_report_rule *rule; /* NULL: none is about this process */
  const char *process;
  bool failed; /* out of memory */
} counting;

static cpl_figure *note(counting *k, cpl_measure measure, const char *name, int64_t amount) {
  bool everywhere = cpl_measure_of(measure)->part == CPL_PART_CLAUSES;
  cpl_figure *figure =
      cpl_tally_note(&k->report->tally, measure, everywhere ? "" : k->process, name, amount);
  if (figure == NULL) k->failed = true;
  return figure;
}

static void note_if(counting *k, bool is_so, cpl_measure measure) {
  if (is_so) (void)note(k, measure, "", 1);
}

static bool on_these_days(const counting *k, cpl_moment at) {
  return at >= k->report->days.from && at < k->report->days.till;
}

/* ---- cases ----------------------------------------------------------------------------------- */

static bool has_overdue(const complaint_decision *d) {
  for (uint32_t i = 0; i < d->duty_count; i++)
    if (d->duties[i].state == CPL_SHOWN_OVERDUE && !d->duties[i].soft) return true;
  return false;
}

static void count_case(counting *k) {
  const cpl_look *look = &k->report->look;
  const complaint_decision *d = k->report->decision;
  bool started = k->c->state.started, at_rest = started && d->at_rest;
  bool before = look->was_started && !look->was_at_rest;
  bool received = started && on_these_days(k, look->received);
  note_if(k, before, CPL_OPEN_BEFORE);
  note_if(k, received, CPL_RECEIVED);
  note_if(k, look->reopened, CPL_REOPENED);
  note_if(k, at_rest && (before || received || look->reopened), CPL_LAID_TO_REST);
  note_if(k, started && !at_rest, CPL_OPEN);
  note_if(k, started && !at_rest && has_overdue(d), CPL_OPEN_OVERDUE);
}

/* The days on which it was received and accepted, apart. */
static void count_acceptance(counting *k) {
  const cpl_look *look = &k->report->look;
  int32_t zone = k->report->days.zone;
  bool waits = k->c->state.started && !k->report->decision->at_rest;
  if (k->rule == NULL || k->rule->accepted == CPL_NONE) return;
  note_if(k, waits && look->accepted == CPL_MOMENT_NEVER, CPL_NOT_ACCEPTED);
  if (!on_these_days(k, look->accepted) || look->received == CPL_MOMENT_NEVER) return;
  int64_t days =
      cpl_day_of_moment(look->accepted, zone) - (int64_t)cpl_day_of_moment(look->received, zone);
  if (days < 0) days = 0; /* accepted before it was received: that is told as unlawful */
  note_if(k, true, CPL_ACCEPTED);
  note_if(k, true,
          days == 0  ? CPL_ACCEPTED_0
          : days < 3 ? CPL_ACCEPTED_1
          : days < 7 ? CPL_ACCEPTED_3
                     : CPL_ACCEPTED_7);
  (void)note(k, CPL_ACCEPTED_LONGEST, "", days);
}

/* ---- facts ----------------------------------------------------------------------------------- */

static void note_unknown(counting *k, const cpl_fact *fact, const char *value) {
  char name[256];
  (void)snprintf(name, sizeof name, "%s=%s", fact->name, value);
  (void)note(k, CPL_UNKNOWN_CASES, name, 1);
}

/* What was said on these days to be unknown, and is so still. */
static void count_unknown(counting *k) {
  const cpl_model *model = &k->c->policy->model;
  const cpl_said *said = k->report->look.said;
  for (uint16_t i = 0; i < model->fact_count; i++)
    if (said[i].given && said[i].unknown && on_these_days(k, said[i].at))
      note_unknown(k, &model->facts[i], "null");
  for (unsigned i = 0; k->rule != NULL && i < k->rule->mark_count; i++) {
    const cpl_report_mark *mark = &k->rule->marks[i];
    const cpl_said *word = &said[mark->fact];
    bool is_value = word->given && !word->unknown && on_these_days(k, word->at);
    if (is_value && (mark->values & cpl_bit((unsigned)word->value)))
      note_unknown(k, &model->facts[mark->fact], model->facts[mark->fact].values[word->value]);
  }
}

static const int64_t SCORE_MOST = 1000000000;

/* How many of the scores are there; the latest of them was given at `*at`. */
static unsigned scores_known(const counting *k, cpl_moment *at) {
  const cpl_model *model = &k->c->policy->model;
  unsigned known = 0;
  *at = INT64_MIN;
  for (uint16_t i = 0; i < model->quality_count; i++) {
    if (model->quality[i].fact == CPL_NONE) continue;
    const cpl_said *word = &k->report->look.said[model->quality[i].fact];
    if (!word->given || word->unknown) continue;
    known++;
    if (word->at > *at) *at = word->at;
  }
  return known;
}

/* Hundredths: a score times its weight in per cent is one already. */
static complaint_status count_scores(counting *k, complaint_error *err) {
  const cpl_model *model = &k->c->policy->model;
  cpl_moment at;
  unsigned known = scores_known(k, &at);
  int64_t sum = 0;
  if (known == 0 || !on_these_days(k, at)) return COMPLAINT_OK;
  note_if(k, known < model->quality_count, CPL_SCORED_IN_PART);
  for (uint16_t i = 0; known == model->quality_count && i < model->quality_count; i++) {
    const cpl_weight *weight = &model->quality[i];
    int64_t value = k->report->look.said[weight->fact].value;
    if (value > SCORE_MOST || value < -SCORE_MOST)
      return cpl_error(err, COMPLAINT_E_LIMIT,
                       "case `%s`: score `%s` is beyond a thousand million; correct it", k->c->id,
                       weight->name);
    sum += weight->percent * value;
    (void)note(k, CPL_SCORE_FACT, weight->name, 100 * value);
  }
  if (known < model->quality_count) return COMPLAINT_OK;
  note_if(k, true, CPL_SCORED);
  (void)note(k, CPL_SCORE, "", sum);
  return COMPLAINT_OK;
}

/* ---- what was done --------------------------------------------------------------------------- */

static void count_deeds(counting *k) {
  const cpl_look *look = &k->report->look;
  const cpl_process *process = k->c->process;
  for (uint16_t i = 0; i < process->action_count; i++) {
    if (look->granted[i] == 0) continue;
    (void)note(k, CPL_GRANTED, process->effects[i].name, look->granted[i]);
    (void)note(k, CPL_GRANTED_CASES, process->effects[i].name, 1);
  }
  for (size_t i = 0; i < look->imposed_count; i++)
    (void)note(k, CPL_IMPOSED, k->c->policy->model.sanctions[look->imposed[i].sanction].name, 1);
}

/* ---- duties ---------------------------------------------------------------------------------- */

/* What is owed for a period that begins when the days are over, or at every moment, has no age. */
static void count_duty(counting *k, const cpl_duty_answer *duty) {
  const cpl_duty_rule *rule = &k->c->process->rules[duty->rule];
  const cpl_days *days = &k->report->days;
  bool open = duty->state == CPL_SHOWN_OWED || duty->state == CPL_SHOWN_OVERDUE;
  if (!open || rule->trigger == CPL_ALWAYS || duty->since >= days->till) return;
  int64_t age = duty->since > days->end ? 0 : (days->end - duty->since) / CPL_DAY_SECONDS;
  (void)note(k, CPL_OWED_NOW, rule->name, 1);
  (void)note(k,
             age < 7    ? CPL_OWED_0
             : age < 30 ? CPL_OWED_7
             : age < 90 ? CPL_OWED_30
                        : CPL_OWED_90,
             rule->name, 1);
  (void)note(k, CPL_OWED_OLDEST, rule->name, age);
}

/* ---- breaches -------------------------------------------------------------------------------- */

/* How long a gap lasted on these days. */
static int64_t gap_seconds(const counting *k, const cpl_breach *breach) {
  const cpl_days *days = &k->report->days;
  cpl_moment from = breach->from > days->from ? breach->from : days->from;
  cpl_moment till = breach->till < days->end ? breach->till : days->end;
  return till > from ? till - from : 0;
}

/* Is it of these days? What is overdue is so in every report until it is done. */
static bool is_ours(const counting *k, const cpl_breach *breach) {
  const cpl_days *days = &k->report->days;
  if (breach->why == CPL_OVERDUE) return true;
  if (breach->why == CPL_GAP) return gap_seconds(k, breach) > 0;
  if (breach->why != CPL_MISSED)
    return on_these_days(k, cpl_history_of(&k->c->history, breach->event - 1).at);
  uint8_t trigger = k->c->process->rules[breach->what].trigger;
  cpl_day end = cpl_period_of(trigger, breach->period).end;
  return end > days->first && end <= days->after;
}

/* Was the clause of citation `i` of reason `r` cited before it? `7.4` and `7.4/R1` are one. */
static bool is_repeated(const cpl_model *model, const cpl_reason *reasons, uint32_t r, uint16_t i) {
  uint16_t clause = model->cite_list[model->cites[cpl_reason_cites(reasons[r])].first + i].clause;
  for (uint32_t q = 0; q <= r; q++) {
    cpl_span span = model->cites[cpl_reason_cites(reasons[q])];
    for (uint16_t j = 0; j < (q == r ? i : span.count); j++)
      if (model->cite_list[span.first + j].clause == clause) return true;
  }
  return false;
}

/* Each clause that these cite, once. */
static void note_clauses(counting *k, cpl_measure measure, const cpl_reason *reasons,
                         uint32_t count, cpl_figure *rule) {
  const cpl_model *model = &k->c->policy->model;
  for (uint32_t r = 0; r < count; r++) {
    cpl_span span = model->cites[cpl_reason_cites(reasons[r])];
    for (uint16_t i = 0; i < span.count; i++) {
      if (is_repeated(model, reasons, r, i)) continue;
      uint16_t clause = model->cite_list[span.first + i].clause;
      cpl_figure *figure = note(k, measure, model->clauses[clause].name, 1);
      if (figure == NULL || !cpl_tally_tie(&k->report->tally, figure, rule)) k->failed = true;
    }
  }
}

/* Of what is unlawful, the clauses that were not kept: those of its reasons. */
static void count_breach(counting *k, const cpl_breach *breach) {
  const cpl_process *process = k->c->process;
  const complaint_decision *d = k->report->decision;
  bool unlawful = breach->why == CPL_UNLAWFUL;
  const char *what =
      unlawful ? process->effects[breach->what].name : process->rules[breach->what].name;
  unsigned kind = breach->soft ? CPL_BROKEN_TARGET - CPL_BROKEN_UNLAWFUL : breach->why;
  if (!is_ours(k, breach)) return;
  cpl_figure *rule = note(k, (cpl_measure)(CPL_BROKEN_UNLAWFUL + kind), what, 1);
  if (rule == NULL) return;
  if (breach->why == CPL_GAP && !breach->soft)
    (void)note(k, CPL_GAP_SECONDS, what, gap_seconds(k, breach));
  cpl_reason own = cpl_reason_make(0, 0, 0, 0, breach->cites);
  note_clauses(k, (cpl_measure)(CPL_CLAUSE_UNLAWFUL + kind),
               unlawful ? d->reasons + breach->reason : &own, unlawful ? breach->reason_count : 1,
               rule);
}

/* ---- all of it ------------------------------------------------------------------------------- */

static complaint_status count_all(counting *k, complaint_error *err) {
  const complaint_decision *d = k->report->decision;
  if (k->c->process->standing) {
    note_if(k, true, CPL_STANDING_CASES);
  } else {
    count_case(k);
    count_acceptance(k);
  }
  count_unknown(k);
  count_deeds(k);
  for (uint32_t i = 0; i < d->duty_count; i++) count_duty(k, &d->duties[i]);
  for (uint32_t i = 0; i < d->breach_count; i++) count_breach(k, &d->breaches[i]);
  complaint_status status = count_scores(k, err);
  return status == COMPLAINT_OK && k->failed ? cpl_error_nomem(err) : status;
}

complaint_status cpl_report_count(complaint_report *report, complaint_case *c,
                                  complaint_error *err) {
  counting k = {.report = report,
                .c = c,
                .rule = cpl_report_rule_of(&c->policy->model, c->process->name),
                .process = c->process->name};
  cpl_moment end = report->days.end;
  complaint_status status =
      cpl_look_at(&report->look, c, k.rule == NULL ? CPL_NONE : k.rule->accepted, err);
  if (status == COMPLAINT_OK) status = cpl_periods_reach(&c->state, end, err);
  if (status != COMPLAINT_OK) return status;
  if (!cpl_decide_owed(&c->state, end, report->decision)) return cpl_error_nomem(err);
  return count_all(&k, err);
}
