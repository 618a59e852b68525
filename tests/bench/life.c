/* life.c - see life.h. */
#include "tests/bench/life.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libcomplaint/base/time.h"
#include "tests/bench/bench.h"
#include "tests/support/policy_text.h"

/* ---- what can happen ------------------------------------------------------------------------- */

typedef struct step {
  const char *action, *on;
  const char *facts;          /* `%s` is one of the choices */
  const char *const *choices; /* ended by NULL              */
} step;

static const char *const CHANNELS[] = {"telephone", "visit", "letter", "box", NULL};
static const char *const OFFENCES[] = {"smoking", "quarrel",  "slander", "corporal_punishment",
                                       "insult",  "off_post", NULL};
static const char *const FINDINGS[] = {"verified", "not_verified", NULL};
static const char *const HEARD[] = {"spoke", "did_not_take_it", NULL};
static const char *const SANCTIONS[] = {"self_criticism", "public_criticism", "suspension", NULL};

/* Every case has these. */
static const step BEGINNING[] = {
    {"receive", NULL, "\"channel\":\"%s\"", CHANNELS},
    {"record", NULL,
     "\"against\":\"staff:112\",\"complainant\":\"party:7\",\"complainant_kind\":\"parent\","
     "\"matter\":\"m\",\"name\":\"n\",\"phone\":\"p\"",
     NULL},
    {"accept", NULL, "", NULL},
    {"name_respondent", NULL, "\"against\":\"staff:126\"", NULL},
    {"allege", "a1", "\"against\":\"staff:112\",\"conduct\":\"c\",\"offence\":\"%s\"", OFFENCES},
    {"allege", "a2", "\"against\":\"staff:126\",\"conduct\":\"c\",\"offence\":\"%s\"", OFFENCES},
    {"allege", "a3", "\"against\":\"staff:112\",\"conduct\":\"c\",\"offence\":\"%s\"", OFFENCES},
};

#define FINDING                                                                                    \
  "\"consequences\":[\"adverse\",\"reputation_harmed\"],\"finding\":\"%s\",\"grounds\":\"g\""

/* And of these what chance does not leave out and the rules allow. */
static const step COURSE[] = {
    {"fill_acceptance_form", NULL, "\"form_reason\":\"r\"", NULL},
    {"inform_leader", NULL, "\"leader\":\"staff:012\"", NULL},
    {"reply", NULL, "\"medium\":\"telephone\"", NULL},
    {"approve_extension", NULL, "\"extension_reason\":\"r\",\"new_due\":\"2026-12-21\"", NULL},
    {"explain_extension", NULL, "\"explanation\":\"e\"", NULL},
    {"investigate", NULL, "\"department\":\"dept:teaching\"", NULL},
    {"tell_progress", NULL, "\"medium\":\"telephone\"", NULL},
    {"hear_complainant", NULL, "\"account\":\"a\"", NULL},
    {"hear_respondent", "staff:112", "\"defence\":\"d\",\"heard\":\"%s\"", HEARD},
    {"hear_respondent", "staff:126", "\"defence\":\"d\",\"heard\":\"%s\"", HEARD},
    {"explain_cause", NULL, "\"cause\":\"c\",\"obstacle\":\"o\"", NULL},
    {"find", "a1", FINDING, FINDINGS},
    {"find", "a2", FINDING, FINDINGS},
    {"find", "a3", FINDING, FINDINGS},
    {"apologise", "a1", "\"apology\":\"a\"", NULL},
    {"correct_fault", "a1", "\"correction\":\"c\"", NULL},
    {"report", NULL, "\"proposal\":\"p\",\"result\":\"r\"", NULL},
    {"written_report", NULL, "\"written_report\":\"w\"", NULL},
    {"leader_opinion", NULL, "\"leader_view\":\"v\"", NULL},
    {"give_opinion", NULL, "\"handling_opinion\":\"o\"", NULL},
    {"tell_result", NULL, "\"medium\":\"telephone\",\"view\":\"satisfied\"", NULL},
    {"impose", "a1", "\"article\":\"a\",\"gravity\":\"g\",\"sanction\":\"%s\"", SANCTIONS},
};

enum {
  BEGINNING_COUNT = sizeof BEGINNING / sizeof *BEGINNING,
  COURSE_COUNT = sizeof COURSE / sizeof *COURSE,
  EVENT_BYTES = 1024
};

/* One person with every office of the school, since who does it changes nothing for speed. */
static const char WHO[] =
    "\"actor\":\"staff:012\",\"roles\":[\"supervision_office\",\"principal_office\",\"leader\","
    "\"leader_in_charge\",\"committee\"]";

/* ---- a life ---------------------------------------------------------------------------------- */

static int write_event(const step *s, int64_t at, uint64_t *seed, char event[EVENT_BYTES]) {
  char facts[512], on[64] = "", time[CPL_MOMENT_TEXT];
  const char *choice = NULL;
  uint32_t choices = 0;
  while (s->choices != NULL && s->choices[choices] != NULL) choices++;
  if (choices > 0) choice = s->choices[bench_pick(seed, choices)];
  (void)snprintf(facts, sizeof facts, s->facts, choice);
  if (s->on != NULL) (void)snprintf(on, sizeof on, "\"on\":\"%s\",", s->on);
  cpl_moment_format(at, 8 * 3600, time);
  return snprintf(event, EVENT_BYTES, "{\"action\":\"%s\",%s,%s\"at\":\"%s\",\"facts\":{%s}}",
                  s->action, WHO, on, time, facts);
}

/* What was accepted, without what stands around it. */
static char *keep(const complaint_text *answer) {
  static const char head[] = "{\"accepted\":";
  size_t size;
  const char *text = complaint_text_get(answer, &size);
  char *event = calloc(size, 1);
  bench_require(event != NULL && size > sizeof head, "no event was accepted");
  memcpy(event, text + sizeof head - 1, size - sizeof head);
  return event;
}

static bool happen(const step *s, complaint_case *c, bench_life *life, uint64_t *seed,
                   complaint_text *answer) {
  char event[EVENT_BYTES];
  bool taken = false;
  complaint_error err = {0};
  life->now += 60 * (1 + bench_pick(seed, 600));
  int size = write_event(s, life->now, seed, event);
  if (complaint_case_act(c, event, (size_t)size, COMPLAINT_NOW, &taken, answer, &err) !=
      COMPLAINT_OK)
    bench_require(false, err.text);
  if (taken) life->events[life->count++] = keep(answer);
  return taken;
}

static void live(bench_life *life, complaint_policy *policy, uint64_t *seed,
                 complaint_text *answer) {
  complaint_case *c = complaint_case_new(policy, "complaint", "2026-0001", NULL);
  bench_require(c != NULL, "no case");
  life->now = cpl_moment_of_day(cpl_day_of_civil((cpl_civil){2026, 3, 2}), 8 * 3600) +
              (int64_t)bench_pick(seed, 200) * CPL_DAY_SECONDS;
  for (int i = 0; i < BEGINNING_COUNT; i++)
    bench_require(happen(&BEGINNING[i], c, life, seed, answer), BEGINNING[i].action);
  uint32_t till = bench_pick(seed, COURSE_COUNT + 1);
  for (uint32_t i = 0; i < till; i++)
    if (bench_pick(seed, 8) > 0) (void)happen(&COURSE[i], c, life, seed, answer);
  life->now += (int64_t)bench_pick(seed, 10 * CPL_DAY_SECONDS);
  complaint_case_free(c);
}

/* ---- all of them ----------------------------------------------------------------------------- */

complaint_policy *life_policy(const complaint_memory *memory) {
  complaint_error err = {0};
  complaint_engine *engine = cpl_engine_over(memory, NULL);
  complaint_policy *policy = complaint_engine_load(engine, "school.boxing", &err);
  if (policy == NULL) bench_require(false, err.text);
  complaint_engine_free(engine);
  return policy;
}

bench_life *lives_new(void) {
  uint64_t seed = 1;
  bench_life *lives = calloc(LIVES, sizeof *lives);
  complaint_text *answer = complaint_text_new(NULL, NULL);
  complaint_policy *policy = life_policy(NULL);
  bench_require(lives != NULL && answer != NULL, "no memory");
  for (int i = 0; i < LIVES; i++) live(&lives[i], policy, &seed, answer);
  complaint_policy_free(policy);
  complaint_text_free(answer);
  return lives;
}

void lives_free(bench_life *lives) {
  for (int i = 0; i < LIVES; i++)
    for (uint32_t k = 0; k < lives[i].count; k++) free(lives[i].events[k]);
  free(lives);
}

void life_tell(const bench_life *life, uint32_t index, complaint_case *c) {
  const char *event = life->events[index];
  complaint_status status = complaint_case_add(c, event, strlen(event), NULL);
  bench_require(status == COMPLAINT_OK, "an event is not taken again");
}

complaint_case *life_case(const bench_life *life, complaint_policy *policy, uint32_t count,
                          complaint_decision *decision) {
  complaint_case *c = complaint_case_new(policy, "complaint", "2026-0001", NULL);
  bench_require(c != NULL, "no case");
  for (uint32_t i = 0; i < count; i++) life_tell(life, i, c);
  complaint_status status = complaint_case_decide(c, life->now, NULL, decision, NULL);
  bench_require(status == COMPLAINT_OK, "a case is not judged");
  return c;
}

void lives_cases(const bench_life *lives, complaint_policy *policy, uint32_t left,
                 complaint_decision *decision, complaint_case *cases[LIVES]) {
  for (int i = 0; i < LIVES; i++)
    cases[i] = life_case(&lives[i], policy, lives[i].count - left, decision);
}

void lives_cases_free(complaint_case *cases[LIVES]) {
  for (int i = 0; i < LIVES; i++) {
    complaint_case_free(cases[i]);
    cases[i] = NULL;
  }
}
