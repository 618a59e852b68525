/* bench.c - the table, chance, and what to do when the benchmark is broken. See bench.h. */
#include "tests/bench/bench.h"

#include <stdio.h>
#include <stdlib.h>

volatile uint64_t bench_sink;

void bench_require(bool truth, const char *what) {
  if (truth) return;
  (void)fprintf(stderr, "complaint_bench: %s\n", what);
  exit(EXIT_FAILURE);
}

/* ---- telling --------------------------------------------------------------------------------- */

static const struct {
  const char *name;
  double size;
  int places;
} UNITS[] = {
    [BENCH_NS] = {"ns", 1, 2},       [BENCH_US] = {"us", 1e3, 2},     [BENCH_MS] = {"ms", 1e6, 2},
    [BENCH_RATIO] = {"times", 1, 2}, [BENCH_BYTES] = {"bytes", 1, 0}, [BENCH_COUNT] = {"", 1, 0},
};

#define COLUMNS "%-52s  %10s %-5s  %22s  %8s  %s\n"

void bench_print_head(void) {
  (void)printf(COLUMNS, "what", "median", "", "middle half", "aim", "");
}

void bench_print(const bench_row *row) {
  double size = UNITS[row->unit].size;
  int places = UNITS[row->unit].places;
  char median[32], range[64], aim[32] = "-";
  const char *verdict = "";
  (void)snprintf(median, sizeof median, "%.*f", places, row->median / size);
  (void)snprintf(range, sizeof range, "%.*f..%.*f", places, row->low / size, places,
                 row->high / size);
  if (row->aim >= 0) {
    (void)snprintf(aim, sizeof aim, "%.4g", row->aim / size);
    if (row->unit == BENCH_BYTES) (void)snprintf(aim, sizeof aim, "%.0f", row->aim);
    verdict = row->median <= row->aim ? "met" : "missed";
  }
  (void)printf(COLUMNS, row->what, median, UNITS[row->unit].name, range, aim, verdict);
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
