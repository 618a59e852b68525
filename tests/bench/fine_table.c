/* fine_table.c - see fine_table.h. Offences have numbers here, as they have in the engine once an
 * event is read. */
#include "tests/bench/fine_table.h"

#include <stdlib.h>

typedef struct row {
  uint32_t severity, prior;
  uint64_t open;
} row;

typedef struct slot {
  uint32_t offence; /* 0: free */
  uint32_t first, end;
} slot;

struct fine_table {
  slot *slots;
  row *rows;
  uint32_t mask;
};

static uint32_t hash(uint32_t offence) {
  return (offence * 2654435769u) >> 12;
}

static slot *slot_of(const fine_table *table, uint32_t offence) {
  uint32_t i = hash(offence) & table->mask;
  while (table->slots[i].offence != offence && table->slots[i].offence != 0)
    i = (i + 1) & table->mask;
  return &table->slots[i];
}

static void add(fine_table *table, uint32_t offence, uint32_t *count) {
  slot *s = slot_of(table, offence);
  *s = (slot){.offence = offence, .first = *count};
  for (fine f = {.offence = offence}; f.severity < FINE_SEVERITIES; f.severity++)
    for (f.prior = 0; f.prior < FINE_PRIORS; f.prior++)
      table->rows[(*count)++] = (row){f.severity, f.prior, fine_is_open(f) ? 2 : 1};
  s->end = *count;
}

fine_table *fine_table_new(uint32_t offences) {
  uint32_t size = 8, count = 0;
  while (size < 2 * offences) size *= 2;
  fine_table *table = calloc(1, sizeof *table);
  bench_require(table != NULL, "no memory");
  table->mask = size - 1;
  table->slots = calloc(size, sizeof *table->slots);
  table->rows = calloc((size_t)offences * FINE_SEVERITIES * FINE_PRIORS, sizeof *table->rows);
  bench_require(table->slots != NULL && table->rows != NULL, "no memory");
  for (uint32_t i = 1; i <= offences; i++) add(table, i, &count);
  return table;
}

void fine_table_free(fine_table *table) {
  free(table->slots);
  free(table->rows);
  free(table);
}

uint64_t fine_table_match(const fine_table *table, const fine *f) {
  const slot *s = slot_of(table, f->offence);
  for (uint32_t i = s->first; i < s->end; i++)
    if (table->rows[i].severity == f->severity && table->rows[i].prior == f->prior)
      return table->rows[i].open;
  return 0;
}
