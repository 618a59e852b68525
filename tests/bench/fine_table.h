/* fine_table.h - a peer for the guideline: a hash table of offences written by hand, and a loop
 * over the rows of the one that was asked for. */
#ifndef CPL_TESTS_BENCH_FINE_TABLE_H
#define CPL_TESTS_BENCH_FINE_TABLE_H

#include "tests/bench/fine.h"

typedef struct fine_table fine_table;

fine_table *fine_table_new(uint32_t offences);
void fine_table_free(fine_table *table);

/* Sanctions open by the first row that matches, as bits: 1 a warning, 2 a fine; 0: no row. */
uint64_t fine_table_match(const fine_table *table, const fine *f);

#endif
