/* main.c - the program complaint_bench: measurements in one run, as one table. Given names, only
 * those. */
#include <stdio.h>
#include <string.h>

#include "tests/bench/bench.h"

static const struct {
  const char *name;
  void (*run)(void);
} PARTS[] = {
    {"decisions", bench_decisions}, {"events", bench_events}, {"guidelines", bench_guidelines},
    {"dues", bench_dues},           {"loads", bench_loads},   {"bytes", bench_bytes},
    {"size", bench_size},
};

static bool is_wanted(const char *name, int count, char **names) {
  for (int i = 0; i < count; i++)
    if (strcmp(name, names[i]) == 0) return true;
  return count == 0;
}

int main(int argc, char **argv) {
  (void)setvbuf(stdout, NULL, _IOLBF, 0);
  bench_pin();
  bench_print_head();
  for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
    if (is_wanted(PARTS[i].name, argc - 1, argv + 1)) PARTS[i].run();
  return 0;
}
