/* loads.c - from a policy's files to a compiled policy: read, run, checked, compiled. */
#include "tests/bench/bench.h"
#include "tests/bench/fines.h"
#include "tests/support/policy_text.h"

enum { ROWS = 16000 };

static void load_boxing(void *context) {
  complaint_policy *policy = complaint_engine_load(context, "school.boxing", NULL);
  bench_require(policy != NULL, "the boxing policy does not load");
  complaint_policy_free(policy);
}

static void load_fines(void *context) {
  complaint_policy_free(fines_policy(context, ROWS / FINES_PER_OFFENCE));
}

static void time_load(const char *what, double aim, complaint_engine *engine, void (*run)(void *)) {
  bench_row row = bench_time(&(bench_task){
      .what = what, .unit = BENCH_MS, .aim = aim, .times = 1, .run = run, .context = engine});
  bench_print(&row);
  complaint_engine_free(engine);
}

void bench_loads(void) {
  complaint_engine *schools = cpl_engine_over(NULL, NULL);
  bench_require(schools != NULL, "no memory");
  time_load("load of the boxing policy", 2e6, schools, load_boxing);
  time_load("load of 16,000 guideline rows", 10e6, fines_engine(), load_fines);
}
