/* bench.c - see bench.h. */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "tests/bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SAMPLES = 15, WARM_UP = 2 };

volatile uint64_t bench_sink;

/* ---- measuring ------------------------------------------------------------------------------- */

static double seconds(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double sample(const bench_task *task) {
  if (task->prepare != NULL) task->prepare(task->context);
  double begun = seconds();
  task->run(task->context);
  return 1e9 * (seconds() - begun) / (double)task->times;
}

bench_row bench_time(const bench_task *task) {
  double samples[SAMPLES];
  for (int i = 0; i < WARM_UP; i++) (void)sample(task);
  for (int i = 0; i < SAMPLES; i++) samples[i] = sample(task);
  return bench_of(task->what, task->unit, task->aim, samples, SAMPLES);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

bench_row bench_of(const char *what, bench_unit unit, double aim, double *samples, size_t count) {
  qsort(samples, count, sizeof *samples, by_size);
  return (bench_row){what, unit, aim, samples[count / 2], samples[0], samples[count - 1]};
}

void bench_require(bool truth, const char *what) {
  if (truth) return;
  (void)fprintf(stderr, "complaint_bench: %s\n", what);
  exit(EXIT_FAILURE);
}

/* ---- telling --------------------------------------------------------------------------------- */

static const struct {
  const char *name; /* of equal width */
  double size;
} UNITS[] = {
    [BENCH_NS] = {"ns   ", 1},    [BENCH_US] = {"µs   ", 1e3},  [BENCH_MS] = {"ms   ", 1e6},
    [BENCH_BYTES] = {"bytes", 1}, [BENCH_COUNT] = {"     ", 1},
};

void bench_print_head(void) {
  (void)printf("%-38s %11s %23s %13s\n", "what", "median", "min..max", "aim");
}

void bench_print(const bench_row *row) {
  double size = UNITS[row->unit].size;
  int places = row->unit < BENCH_BYTES ? 2 : 0;
  char range[32], aim[16] = "-";
  (void)snprintf(range, sizeof range, "%.*f..%.*f", places, row->least / size, places,
                 row->most / size);
  if (row->aim >= 0) (void)snprintf(aim, sizeof aim, "%.0f", row->aim / size);
  (void)printf("%-38s %11.*f %23s %7s %s", row->what, places, row->median / size, range, aim,
               UNITS[row->unit].name);
  if (row->aim >= 0) (void)printf("  %s", row->median <= row->aim ? "met" : "missed");
  (void)printf("\n");
}

/* ---- chance ---------------------------------------------------------------------------------- */

uint32_t bench_pick(uint64_t *seed, uint32_t below) {
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)((*seed >> 33) % below);
}

void bench_shuffle(uint32_t *order, uint32_t count, uint64_t *seed) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t other = bench_pick(seed, i + 1);
    order[i] = order[other];
    order[other] = i;
  }
}
