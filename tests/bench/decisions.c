/* decisions.c - judging whole cases: all actions, duties, sanctions and breaches with their
 * reasons, nobody in particular asking; 512 different cases in random order. Beside it, the same
 * answers by hand, and what CLIPS and Lua need for a single match. */
#include <stdlib.h>

#include "tests/bench/bench.h"
#include "tests/bench/by_hand_equal.h"
#include "tests/bench/fine.h"
#include "tests/bench/life.h"
#include "tests/support/allocator.h"

enum { PEER_OFFENCES = 3 }; /* 24 rows */

typedef struct bench {
  bench_life *lives;
  complaint_policy *policy;
  complaint_case *cases[LIVES];
  hand_case *by_hand[LIVES];
  complaint_decision *decision;
  complaint_text *text;
  uint32_t order[LIVES];
  uint64_t seed;
} bench;

static hand_case *case_by_hand(const bench_life *life) {
  hand_case *c = calloc(1, sizeof *c);
  bench_require(c != NULL, "no memory");
  *c = (hand_case){.in_remit = true, .reachable = true, .new_due = INT64_MAX};
  for (uint32_t i = 0; i < life->count; i++)
    bench_require(hand_fold(c, life->events[i]), life->events[i]);
  return c;
}

static void begin(bench *b, const complaint_memory *memory, bench_life *lives) {
  *b = (bench){.lives = lives, .policy = life_policy(memory), .seed = 2};
  b->decision = complaint_decision_new(memory, NULL);
  b->text = complaint_text_new(memory, NULL);
  bench_require(b->decision != NULL && b->text != NULL, "no memory");
  lives_cases(b->lives, b->policy, 0, b->decision, b->cases);
  for (int i = 0; i < LIVES; i++) b->by_hand[i] = case_by_hand(&b->lives[i]);
  bench_shuffle(b->order, LIVES, &b->seed);
}

static void end(bench *b) {
  for (int i = 0; i < LIVES; i++) free(b->by_hand[i]);
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

static hand_decision decision_by_hand;

static void judge_by_hand(const bench *b, uint32_t i) {
  hand_decide(b->by_hand[i], b->lives[i].now, &decision_by_hand);
}

static void judge_all_by_hand(void *context) {
  bench *b = context;
  for (int i = 0; i < LIVES; i++) {
    judge_by_hand(b, b->order[i]);
    bench_sink += decision_by_hand.reason_count;
  }
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

/* The answers of each case, which are the same by hand; their mean. */
static double tell_answers(bench *b) {
  double samples[LIVES], sum = 0;
  for (uint32_t i = 0; i < LIVES; i++) {
    judge(b, i);
    bench_require(complaint_decision_sanction_count(b->decision) == 3, "not three allegations");
    judge_by_hand(b, i);
    hand_require_equal(b->by_hand[i], &decision_by_hand, b->decision);
    samples[i] = answers(b->decision);
    sum += samples[i];
  }
  bench_row row = bench_of("answers of a decision", BENCH_COUNT, BENCH_NO_AIM, samples, LIVES);
  bench_print(&row);
  return sum / (double)LIVES;
}

/* Of a whole decision, an answer's share. */
static void tell_share(const bench_row *decision, double mean) {
  bench_row each = {.what = "full decision, each answer",
                    .unit = BENCH_NS,
                    .aim = 6,
                    .median = decision->median / mean,
                    .low = decision->low / mean,
                    .high = decision->high / mean};
  bench_print(&each);
}

static void time_judging(bench *b, double mean) {
  static bench_race race;
  static const double ratios[] = {0, 2, BENCH_NO_AIM, 1.0 / 3, 1.0 / 3};
  race.tasks[0] = (bench_task){.what = "full decision",
                               .unit = BENCH_NS,
                               .aim = BENCH_NO_AIM,
                               .times = LIVES,
                               .prepare = shuffle,
                               .run = judge_all,
                               .context = b};
  race.tasks[1] = race.tasks[0];
  race.tasks[1].what = "by hand";
  race.tasks[1].run = judge_all_by_hand;
  fine_lua *lua = fine_lua_new(PEER_OFFENCES, &race.tasks[2]);
  fine_clips *clips = fine_clips_new(PEER_OFFENCES, &race.tasks[3]);
  race.count = clips != NULL ? 5 : 3;
  bench_run(&race);
  for (size_t i = 0; i < race.count; i++) {
    bench_row row = bench_one(&race, i);
    bench_print(&row);
    if (i == 0) tell_share(&row, mean);
  }
  for (size_t i = 1; i < race.count; i++) {
    bench_row row = bench_ratio(&race, 0, i, ratios[i]);
    bench_print(&row);
  }
  fine_lua_free(lua);
  fine_clips_free(clips);
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
