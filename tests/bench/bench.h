/* bench.h - how ./dev bench measures and tells. A measurement is the median of several samples,
 * shown with the lowest and the highest. An aim that is missed is printed as missed; nothing fails
 * for it, since a machine may be slow. */
#ifndef CPL_TESTS_BENCH_BENCH_H
#define CPL_TESTS_BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a figure counts in. The first three are times and kept in ns. */
typedef enum bench_unit { BENCH_NS, BENCH_US, BENCH_MS, BENCH_BYTES, BENCH_COUNT } bench_unit;

#define BENCH_NO_AIM (-1.0)

typedef struct bench_row {
  const char *what;
  bench_unit unit;
  double aim; /* at most; BENCH_NO_AIM: for information */
  double median, least, most;
} bench_row;

/* A thing to be timed: `run` does it `times` times, after a `prepare` (may be NULL) that is not
 * timed. */
typedef struct bench_task {
  const char *what;
  bench_unit unit;
  double aim; /* for one of the `times`, in ns */
  size_t times;
  void (*prepare)(void *context);
  void (*run)(void *context);
  void *context;
} bench_task;

void bench_print_head(void);
void bench_print(const bench_row *row);

/* Time a task; does not print. */
bench_row bench_time(const bench_task *task);
/* Sorts the samples. */
bench_row bench_of(const char *what, bench_unit unit, double aim, double *samples, size_t count);

/* The benchmark itself is broken: say so, and end. */
void bench_require(bool truth, const char *what);

/* ---- chance, the same in every run ----------------------------------------------------------- */

/* A number below `below`. */
uint32_t bench_pick(uint64_t *seed, uint32_t below);
/* 0 ... count - 1 in some order. */
void bench_shuffle(uint32_t *order, uint32_t count, uint64_t *seed);

/* Where results go, so that no compiler leaves the work out. */
extern volatile uint64_t bench_sink;

/* ---- what is measured, each in its file ------------------------------------------------------ */

void bench_decisions(void);
void bench_events(void);
void bench_guidelines(void);
void bench_dues(void);
void bench_loads(void);
void bench_bytes(void);

#endif
