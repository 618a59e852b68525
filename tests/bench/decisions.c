/* decisions.c - judging whole cases: all actions, duties, sanctions and breaches with their
 * reasons, nobody in particular asking; 512 different cases in random order. */
#include "tests/bench/bench.h"
#include "tests/bench/life.h"
#include "tests/support/allocator.h"

typedef struct bench {
  bench_life *lives;
  complaint_policy *policy;
  complaint_case *cases[LIVES];
  complaint_decision *decision;
  complaint_text *text;
  uint32_t order[LIVES];
  uint64_t seed;
} bench;

static void begin(bench *b, const complaint_memory *memory, bench_life *lives) {
  *b = (bench){.lives = lives, .policy = life_policy(memory), .seed = 2};
  b->decision = complaint_decision_new(memory, NULL);
  b->text = complaint_text_new(memory, NULL);
  bench_require(b->decision != NULL && b->text != NULL, "no memory");
  lives_cases(b->lives, b->policy, 0, b->decision, b->cases);
  bench_shuffle(b->order, LIVES, &b->seed);
}

static void end(bench *b) {
  lives_cases_free(b->cases);
  complaint_decision_free(b->decision);
  complaint_text_free(b->text);
  complaint_policy_free(b->policy);
}

/* ---- what is timed --------------------------------------------------------------------------- */

static void shuffle(void *context) {
  bench *b = context;
  bench_shuffle(b->order, LIVES, &b->seed);
}

static void judge(bench *b, uint32_t i) {
  complaint_status status =
      complaint_case_decide(b->cases[i], b->lives[i].now, NULL, b->decision, NULL);
  bench_require(status == COMPLAINT_OK, "a case is not judged");
}

static void judge_all(void *context) {
  bench *b = context;
  for (int i = 0; i < LIVES; i++) judge(b, b->order[i]);
}

static void write_all(void *context) {
  bench *b = context;
  for (int i = 0; i < LIVES; i++)
    bench_sink += (uint64_t)complaint_decision_json(b->decision, b->text, NULL);
}

/* ---- what there is to answer ----------------------------------------------------------------- */

static double answers(const complaint_decision *d) {
  return (double)(complaint_decision_action_count(d) + complaint_decision_duty_count(d) +
                  complaint_decision_sanction_count(d) + complaint_decision_breach_count(d));
}

/* The answers of each case; their mean. */
static double tell_answers(bench *b) {
  double samples[LIVES], sum = 0;
  for (uint32_t i = 0; i < LIVES; i++) {
    judge(b, i);
    bench_require(complaint_decision_sanction_count(b->decision) == 3, "not three allegations");
    samples[i] = answers(b->decision);
    sum += samples[i];
  }
  bench_row row = bench_of("answers of a decision", BENCH_COUNT, BENCH_NO_AIM, samples, LIVES);
  bench_print(&row);
  return sum / (double)LIVES;
}

static void time_judging(bench *b, double mean) {
  bench_row row = bench_time(&(bench_task){.what = "full decision",
                                           .unit = BENCH_NS,
                                           .aim = BENCH_NO_AIM,
                                           .times = LIVES,
                                           .prepare = shuffle,
                                           .run = judge_all,
                                           .context = b});
  bench_print(&row);
  bench_row each = {.what = "full decision, for each answer",
                    .unit = BENCH_NS,
                    .aim = 6,
                    .median = row.median / mean,
                    .least = row.least / mean,
                    .most = row.most / mean};
  bench_print(&each);
}

/* The last decision that was made, over and over. */
static void time_json(bench *b) {
  bench_row row = bench_time(&(bench_task){.what = "decision to JSON",
                                           .unit = BENCH_US,
                                           .aim = BENCH_NO_AIM,
                                           .times = LIVES,
                                           .run = write_all,
                                           .context = b});
  bench_print(&row);
}

/* Once everything has grown: how often is memory asked for? */
static void count_allocations(bench_life *lives) {
  static bench b;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  begin(&b, &memory, lives);
  judge_all(&b);
  size_t before = allocator.requests;
  judge_all(&b);
  double count = (double)(allocator.requests - before);
  bench_row row = bench_of("allocations of 512 decisions again", BENCH_COUNT, 0, &count, 1);
  bench_print(&row);
  end(&b);
}

void bench_decisions(void) {
  static bench b;
  bench_life *lives = lives_new();
  begin(&b, NULL, lives);
  double mean = tell_answers(&b);
  time_judging(&b, mean);
  count_allocations(lives);
  time_json(&b);
  end(&b);
  lives_free(lives);
}
