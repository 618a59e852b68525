/* guidelines.c - the first of so many rows that matches, by offence, severity and prior; 512 cases
 * in random order. */
#include <stdio.h>

#include "libcomplaint/case/case.h"
#include "libcomplaint/case/guideline.h"
#include "tests/bench/bench.h"
#include "tests/bench/fines.h"

enum { CASES = 512 };

typedef struct bench {
  complaint_policy *policy;
  complaint_case *cases[CASES];
  uint32_t order[CASES];
  uint64_t seed;
} bench;

static complaint_case *case_of(bench *b, uint32_t offences, complaint_decision *decision) {
  char event[512];
  int size = snprintf(event, sizeof event,
                      "{\"action\":\"note\",\"actor\":\"p:1\",\"roles\":[\"clerk\"],\"id\":\"e1\","
                      "\"seq\":1,\"at\":\"2026-03-02T09:00:00+08:00\","
                      "\"recorded_at\":\"2026-03-02T09:00:00+08:00\",\"facts\":{"
                      "\"offence\":\"o%u\",\"severity\":%u,\"prior\":%u}}",
                      1 + bench_pick(&b->seed, offences), bench_pick(&b->seed, 4),
                      bench_pick(&b->seed, 2));
  complaint_case *c = complaint_case_new(b->policy, "main", "c1", NULL);
  bench_require(c != NULL && complaint_case_add(c, event, (size_t)size, NULL) == COMPLAINT_OK &&
                    complaint_case_decide(c, COMPLAINT_NOW, NULL, decision, NULL) == COMPLAINT_OK,
                "no case of a fine");
  return c;
}

static void shuffle(void *context) {
  bench *b = context;
  bench_shuffle(b->order, CASES, &b->seed);
}

static void match_all(void *context) {
  bench *b = context;
  const cpl_scene scene = {.place = 0};
  for (int i = 0; i < CASES; i++) {
    cpl_set open = cpl_guideline_ask(&b->cases[b->order[i]]->state, &scene).sanctions;
    bench_require(open != 0, "no row matches");
    bench_sink += open;
  }
}

static void time_rows(const char *what, uint32_t rows) {
  static bench b;
  uint32_t offences = rows / FINES_PER_OFFENCE;
  complaint_engine *engine = fines_engine();
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  bench_require(decision != NULL, "no memory");
  b = (bench){.policy = fines_policy(engine, offences), .seed = 4};
  for (int i = 0; i < CASES; i++) b.cases[i] = case_of(&b, offences, decision);
  bench_row row = bench_time(&(bench_task){.what = what,
                                           .unit = BENCH_NS,
                                           .aim = 12,
                                           .times = CASES,
                                           .prepare = shuffle,
                                           .run = match_all,
                                           .context = &b});
  bench_print(&row);
  for (int i = 0; i < CASES; i++) complaint_case_free(b.cases[i]);
  complaint_decision_free(decision);
  complaint_policy_free(b.policy);
  complaint_engine_free(engine);
}

void bench_guidelines(void) {
  time_rows("guideline match, 24 rows", 24);
  time_rows("guideline match, 240 rows", 240);
  time_rows("guideline match, 16,000 rows", 16000);
}
