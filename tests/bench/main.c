/* main.c - the program complaint_bench: all measurements in one run, as one table. */
#include <stdio.h>

#include "tests/bench/bench.h"

int main(void) {
  (void)setvbuf(stdout, NULL, _IOLBF, 0);
  bench_print_head();
  bench_decisions();
  bench_events();
  bench_guidelines();
  bench_dues();
  bench_loads();
  bench_bytes();
  return 0;
}
