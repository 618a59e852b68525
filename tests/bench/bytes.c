/* bytes.c - what a case in the middle of its life holds beside its events. */
#include "libcomplaint/case/case.h"
#include "tests/bench/bench.h"
#include "tests/bench/life.h"
#include "tests/support/allocator.h"

/* The room that the events themselves take. */
static size_t events_of(const cpl_record *record) {
  return record->event_room * sizeof *record->events + record->given_room * sizeof *record->given +
         record->people_room * sizeof *record->people + record->adder_room * sizeof *record->adders;
}

static double bytes_of(const bench_life *life, complaint_policy *policy,
                       const cpl_allocator *allocator) {
  size_t before = allocator->bytes;
  complaint_decision *decision = complaint_decision_new(NULL, NULL);
  bench_require(decision != NULL, "no memory");
  complaint_case *c = life_case(life, policy, life->count, decision);
  size_t bytes = allocator->bytes - before - events_of(&c->record);
  complaint_decision_free(decision); /* it holds the case */
  complaint_case_free(c);
  bench_require(allocator->bytes == before, "a case leaks");
  return (double)bytes;
}

void bench_bytes(void) {
  double samples[LIVES];
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  bench_life *lives = lives_new();
  complaint_policy *policy = life_policy(&memory);
  for (int i = 0; i < LIVES; i++) samples[i] = bytes_of(&lives[i], policy, &allocator);
  bench_row row = bench_of("a case beside its events", BENCH_BYTES, 1536, samples, LIVES);
  bench_print(&row);
  complaint_policy_free(policy);
  lives_free(lives);
}
