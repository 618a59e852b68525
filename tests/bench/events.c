/* events.c - one more event: read from JSON, folded into the state, and both with the decision that
 * follows; the last events of 512 different cases in random order. */
#include "libcomplaint/case/fold.h"
#include "tests/bench/bench.h"
#include "tests/bench/life.h"

typedef struct bench {
  bench_life *lives;
  complaint_policy *policy;
  complaint_case *cases[LIVES];
  complaint_decision *decision;
  uint32_t order[LIVES];
  uint64_t seed;
} bench;

/* ---- before, untimed ------------------------------------------------------------------------- */

/* Every case lacks its last event. */
static void step_back(void *context) {
  bench *b = context;
  lives_cases_free(b->cases);
  lives_cases(b->lives, b->policy, 1, b->decision, b->cases);
  bench_shuffle(b->order, LIVES, &b->seed);
}

static void read_all(void *context) {
  bench *b = context;
  for (int i = 0; i < LIVES; i++) {
    const bench_life *life = &b->lives[b->order[i]];
    life_tell(life, life->count - 1, b->cases[b->order[i]]);
  }
}

static void step_back_and_read(void *context) {
  step_back(context);
  read_all(context);
}

/* ---- what is timed --------------------------------------------------------------------------- */

static void fold_all(void *context) {
  bench *b = context;
  for (int i = 0; i < LIVES; i++) {
    const bench_life *life = &b->lives[b->order[i]];
    bench_sink += (uint64_t)cpl_case_fold(b->cases[b->order[i]], life->count, life->now, NULL);
  }
}

static void answer_all(void *context) {
  bench *b = context;
  for (int i = 0; i < LIVES; i++) {
    const bench_life *life = &b->lives[b->order[i]];
    complaint_case *c = b->cases[b->order[i]];
    life_tell(life, life->count - 1, c);
    bench_sink += (uint64_t)complaint_case_decide(c, life->now, NULL, b->decision, NULL);
  }
}

static void time_it(bench *b, const char *what, double aim, void (*prepare)(void *),
                    void (*run)(void *)) {
  bench_row row = bench_time(&(bench_task){.what = what,
                                           .unit = BENCH_NS,
                                           .aim = aim,
                                           .times = LIVES,
                                           .prepare = prepare,
                                           .run = run,
                                           .context = b});
  bench_print(&row);
}

void bench_events(void) {
  static bench b;
  b = (bench){.lives = lives_new(), .policy = life_policy(NULL), .seed = 3};
  b.decision = complaint_decision_new(NULL, NULL);
  bench_require(b.decision != NULL, "no memory");
  time_it(&b, "one more event, read from JSON", BENCH_NO_AIM, step_back, read_all);
  time_it(&b, "fold of one more event", 80, step_back_and_read, fold_all);
  time_it(&b, "one more event, from JSON to decision", 2000, step_back, answer_all);
  lives_cases_free(b.cases);
  complaint_decision_free(b.decision);
  complaint_policy_free(b.policy);
  lives_free(b.lives);
}
