/* life.h - complaints of the boxing school in the middle of their lives: each has two respondents
 * and three allegations, and has come as far as chance let it, by what the rules allow. */
#ifndef CPL_TESTS_BENCH_LIFE_H
#define CPL_TESTS_BENCH_LIFE_H

#include "complaint.h"

enum { LIVES = 512, LIFE_EVENTS = 40 };

/* One history: its events as canonical JSON, and a moment after the last of them. */
typedef struct bench_life {
  char *events[LIFE_EVENTS];
  uint32_t count;
  int64_t now;
} bench_life;

/* The school's policy; its memory, and that of its cases, comes from `memory` (NULL: the C
 * library's). */
complaint_policy *life_policy(const complaint_memory *memory);

/* All LIVES, the same in every run. */
bench_life *lives_new(void);
void lives_free(bench_life *lives);

/* A case with the first `count` events, all folded. */
complaint_case *life_case(const bench_life *life, complaint_policy *policy, uint32_t count,
                          complaint_decision *decision);
/* One more event. */
void life_tell(const bench_life *life, uint32_t index, complaint_case *c);

/* All cases, each with all but the last `left` of its events. */
void lives_cases(const bench_life *lives, complaint_policy *policy, uint32_t left,
                 complaint_decision *decision, complaint_case *cases[LIVES]);
void lives_cases_free(complaint_case *cases[LIVES]);

#endif
