/* bench.h - how ./dev bench measures and tells. A measurement is the median of several rounds,
 * shown with the middle half of them. What is compared takes turns, round by round, so that a
 * busy machine slows both down: then the ratio still says something. An aim that is missed is
 * printed as missed; nothing fails for it, since a machine may be slow.
 *
 * Under valgrind's callgrind the same tasks are run once, and their instructions counted. */
#ifndef CPL_TESTS_BENCH_BENCH_H
#define CPL_TESTS_BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a figure counts in. The first three are times and kept in ns. */
typedef enum bench_unit {
  BENCH_NS,
  BENCH_US,
  BENCH_MS,
  BENCH_RATIO,
  BENCH_BYTES,
  BENCH_COUNT
} bench_unit;

#define BENCH_NO_AIM (-1.0)

enum { BENCH_ROUNDS = 21, BENCH_NAME = 64, BENCH_TASKS = 5 };

typedef struct bench_row {
  char what[BENCH_NAME];
  bench_unit unit;
  double aim;               /* at most; BENCH_NO_AIM: for information */
  double median, low, high; /* half of the samples lie between low and high */
} bench_row;

/* A thing to be timed: `run` does it `times` times, after a `prepare` (may be NULL) that is not
 * timed. */
typedef struct bench_task {
  const char *what; /* each has its own; no " / " in it */
  bench_unit unit;
  double aim; /* for one of the `times`, in ns */
  size_t times;
  void (*prepare)(void *context);
  void (*run)(void *context);
  void *context;
} bench_task;

/* Tasks that take turns; `samples` are filled, in ns for one of the `times`. */
typedef struct bench_race {
  bench_task tasks[BENCH_TASKS];
  size_t count;
  double samples[BENCH_TASKS][BENCH_ROUNDS];
} bench_race;

/* Measure them. */
void bench_run(bench_race *race);
/* ... and then tell one; two of them as a ratio. */
bench_row bench_one(const bench_race *race, size_t task);
bench_row bench_ratio(const bench_race *race, size_t task, size_t peer, double aim);

/* One task alone: measure and tell. */
bench_row bench_time(const bench_task *task);

/* Samples of another kind; sorts them. */
bench_row bench_of(const char *what, bench_unit unit, double aim, double *samples, size_t count);

/* Stay on one processor, as far as the system has a say in it. */
void bench_pin(void);

void bench_print_head(void);
void bench_print(const bench_row *row);

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
void bench_size(void);

#endif
