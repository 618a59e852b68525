/* measure.c - rounds of what is measured, in time or in instructions. See bench.h. */
#define _GNU_SOURCE /* sched_setaffinity, clock_gettime */
#include "tests/bench/bench.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The build says whether valgrind's header is here. */
#ifdef BENCH_CALLGRIND
#include <valgrind/callgrind.h>
#endif

enum { WARM_UP = 2 };

void bench_pin(void) {
  cpu_set_t one;
  int here = sched_getcpu();
  if (here < 0) return;
  CPU_ZERO(&one);
  CPU_SET((size_t)here, &one);
  (void)sched_setaffinity(0, sizeof one, &one);
}

/* ---- instructions ---------------------------------------------------------------------------- */

#ifdef BENCH_CALLGRIND

static bool counts(void) {
  return RUNNING_ON_VALGRIND != 0;
}

/* One dump of callgrind for each task, named by it: .dev/bench.py reads them. */
static void count(const bench_task *task) {
  char name[BENCH_NAME + 32];
  if (task->prepare != NULL) task->prepare(task->context);
  task->run(task->context);
  if (task->prepare != NULL) task->prepare(task->context);
  CALLGRIND_START_INSTRUMENTATION;
  task->run(task->context);
  CALLGRIND_STOP_INSTRUMENTATION;
  (void)snprintf(name, sizeof name, "%zu times %s", task->times, task->what);
  CALLGRIND_DUMP_STATS_AT(name);
}

#else

static bool counts(void) {
  return false;
}

static void count(const bench_task *task) {
  (void)task;
}

#endif

/* ---- time ------------------------------------------------------------------------------------ */

static double seconds(clockid_t clock) {
  struct timespec now;
  (void)clock_gettime(clock, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The time by the wall clock, but not what others had of the processor meanwhile; reading the
 * thread's own clock takes longer, which is why it is not enough alone. */
static double sample(const bench_task *task) {
  if (task->prepare != NULL) task->prepare(task->context);
  double used = seconds(CLOCK_THREAD_CPUTIME_ID), begun = seconds(CLOCK_MONOTONIC);
  task->run(task->context);
  double took = seconds(CLOCK_MONOTONIC) - begun;
  used = seconds(CLOCK_THREAD_CPUTIME_ID) - used;
  return 1e9 * (used < took ? used : took) / (double)task->times;
}

void bench_run(bench_race *race) {
  for (size_t t = 0; counts() && t < race->count; t++) count(&race->tasks[t]);
  if (counts()) return;
  for (int i = 0; i < WARM_UP; i++)
    for (size_t t = 0; t < race->count; t++) (void)sample(&race->tasks[t]);
  for (int i = 0; i < BENCH_ROUNDS; i++)
    for (size_t t = 0; t < race->count; t++) race->samples[t][i] = sample(&race->tasks[t]);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

bench_row bench_of(const char *what, bench_unit unit, double aim, double *samples, size_t count) {
  qsort(samples, count, sizeof *samples, by_size);
  bench_row row = {.unit = unit,
                   .aim = aim,
                   .median = samples[count / 2],
                   .low = samples[count / 4],
                   .high = samples[count - 1 - count / 4]};
  (void)snprintf(row.what, sizeof row.what, "%s", what);
  return row;
}

bench_row bench_one(const bench_race *race, size_t task) {
  double samples[BENCH_ROUNDS];
  const bench_task *t = &race->tasks[task];
  memcpy(samples, race->samples[task], sizeof samples);
  return bench_of(t->what, t->unit, t->aim, samples, BENCH_ROUNDS);
}

bench_row bench_ratio(const bench_race *race, size_t task, size_t peer, double aim) {
  char what[2 * BENCH_NAME];
  double samples[BENCH_ROUNDS];
  for (int i = 0; i < BENCH_ROUNDS; i++)
    samples[i] = race->samples[task][i] / race->samples[peer][i];
  (void)snprintf(what, sizeof what, "%s / %s", race->tasks[task].what, race->tasks[peer].what);
  return bench_of(what, BENCH_RATIO, aim, samples, BENCH_ROUNDS);
}

bench_row bench_time(const bench_task *task) {
  bench_race race = {.tasks = {*task}, .count = 1};
  bench_run(&race);
  return bench_one(&race, 0);
}
