/* fine.h - one row of a guideline asked for, by peers that know nothing but such a table: the rows
 * of fines.h, 512 questions in random order, and how many of them a fine is open for. */
#ifndef CPL_TESTS_BENCH_FINE_H
#define CPL_TESTS_BENCH_FINE_H

#include "tests/bench/bench.h"

enum { FINE_QUESTIONS = 512, FINE_SEVERITIES = 4, FINE_PRIORS = 2 };

/* Offences count from 1, as in `o1`. */
typedef struct fine {
  uint32_t offence, severity, prior;
} fine;

/* The answer, for a fine or for a warning. */
static inline bool fine_is_open(fine f) {
  return f.severity + f.prior > 2;
}

/* Any question about so many offences. */
static inline fine fine_pick(uint64_t *seed, uint32_t offences) {
  fine f = {.offence = 1 + bench_pick(seed, offences)};
  f.severity = bench_pick(seed, FINE_SEVERITIES);
  f.prior = bench_pick(seed, FINE_PRIORS);
  return f;
}

/* Peers. A task answers all questions once. */

/* CLIPS: rows are facts, one rule joins a case with its row. Two tasks: the match alone, and with
 * the making and retracting of the case's fact. NULL: not built with it. */
typedef struct fine_clips fine_clips;
fine_clips *fine_clips_new(uint32_t offences, bench_task tasks[2]);
void fine_clips_free(fine_clips *peer);

/* Lua: a loop over the rows, until one matches. */
typedef struct fine_lua fine_lua;
fine_lua *fine_lua_new(uint32_t offences, bench_task *task);
void fine_lua_free(fine_lua *peer);

#endif
