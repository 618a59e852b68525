/* guidelines.c - the first of so many rows that matches, by offence, severity and prior; 512 cases
 * in random order, beside a hash table written by hand over the same rows. */
#include <stdio.h>
#include <stdlib.h>

#include "libcomplaint/case/case.h"
#include "libcomplaint/case/guideline.h"
#include "tests/bench/bench.h"
#include "tests/bench/fine_table.h"
#include "tests/bench/fines.h"

enum { CASES = FINE_QUESTIONS };

typedef struct bench {
  complaint_policy *policy;
  complaint_case *cases[CASES];
  fine_table *table;
  fine *fines[CASES]; /* the same questions, each by itself as a case is */
  uint32_t order[CASES];
  uint64_t seed;
} bench;

static complaint_case *case_of(const bench *b, fine f, complaint_decision *decision) {
  char event[512];
  int size = snprintf(event, sizeof event,
                      "{\"action\":\"note\",\"actor\":\"p:1\",\"roles\":[\"clerk\"],\"id\":\"e1\","
                      "\"seq\":1,\"at\":\"2026-03-02T09:00:00+08:00\","
                      "\"recorded_at\":\"2026-03-02T09:00:00+08:00\",\"facts\":{"
                      "\"offence\":\"o%u\",\"severity\":%u,\"prior\":%u}}",
                      (unsigned)f.offence, (unsigned)f.severity, (unsigned)f.prior);
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

static cpl_set match(bench *b, uint32_t i) {
  const cpl_scene scene = {.place = 0};
  return cpl_guideline_ask(&b->cases[i]->state, &scene).sanctions;
}

static void match_all(void *context) {
  bench *b = context;
  for (int i = 0; i < CASES; i++) bench_sink += match(b, b->order[i]);
}

static void match_all_by_hand(void *context) {
  bench *b = context;
  for (int i = 0; i < CASES; i++) bench_sink += fine_table_match(b->table, b->fines[b->order[i]]);
}

/* ---- one size of the table ------------------------------------------------------------------- */

static void begin(bench *b, uint32_t offences, complaint_engine *engine) {
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  bench_require(decision != NULL, "no memory");
  *b = (bench){.policy = fines_policy(engine, offences), .seed = 4};
  b->table = fine_table_new(offences);
  for (uint32_t i = 0; i < CASES; i++) {
    b->fines[i] = malloc(sizeof *b->fines[i]);
    bench_require(b->fines[i] != NULL, "no memory");
    *b->fines[i] = fine_pick(&b->seed, offences);
    b->cases[i] = case_of(b, *b->fines[i], decision);
    bench_require(match(b, i) == fine_table_match(b->table, b->fines[i]), "two answers to a fine");
  }
  complaint_decision_free(decision);
}

static void end(bench *b) {
  for (int i = 0; i < CASES; i++) {
    complaint_case_free(b->cases[i]);
    free(b->fines[i]);
  }
  fine_table_free(b->table);
  complaint_policy_free(b->policy);
}

static bench_task task(bench *b, const char *what, double aim, void (*run)(void *)) {
  return (bench_task){what, BENCH_NS, aim, CASES, shuffle, run, b};
}

static void time_rows(uint32_t rows, const char *what, const char *by_hand) {
  static bench b;
  complaint_engine *engine = fines_engine();
  begin(&b, rows / FINES_PER_OFFENCE, engine);
  bench_race race = {
      .tasks = {task(&b, what, 12, match_all), task(&b, by_hand, BENCH_NO_AIM, match_all_by_hand)},
      .count = 2};
  bench_run(&race);
  bench_row found[] = {bench_one(&race, 0), bench_one(&race, 1), bench_ratio(&race, 0, 1, 1.2)};
  for (int i = 0; i < 3; i++) bench_print(&found[i]);
  end(&b);
  complaint_engine_free(engine);
}

void bench_guidelines(void) {
  time_rows(24, "guideline, 24 rows", "hash table, 24 rows");
  time_rows(240, "guideline, 240 rows", "hash table, 240 rows");
  time_rows(16000, "guideline, 16,000 rows", "hash table, 16,000 rows");
}
