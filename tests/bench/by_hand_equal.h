/* by_hand_equal.h - does by_hand.h answer what the engine answers? Asked before anything is timed.
 */
#ifndef CPL_TESTS_BENCH_BY_HAND_EQUAL_H
#define CPL_TESTS_BENCH_BY_HAND_EQUAL_H

#include "complaint.h"
#include "tests/bench/by_hand.h"

/* Ends the program with the first difference: an action at a place, who may take it, each of its
 * reasons; a duty, its times, debtors and creditors; a sanction; a breach. */
void hand_require_equal(const hand_case *c, const hand_decision *by_hand,
                        const complaint_decision *engine);

#endif
