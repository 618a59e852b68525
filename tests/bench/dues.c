/* dues.c - when seven working days end, from moments of the years that the calendar covers, in
 * random order. */
#include "libcomplaint/calendar/calendar.h"
#include "tests/bench/bench.h"

enum { STARTS = 4096, ZONE = 8 * 3600 };

typedef struct bench {
  const cpl_edition *edition;
  cpl_moment starts[STARTS];
} bench;

static void count_all(void *context) {
  const bench *b = context;
  const cpl_limit limit = {.amount = 7, .unit = CPL_WORKING_DAYS};
  for (int i = 0; i < STARTS; i++)
    bench_sink += (uint64_t)cpl_due_after(b->edition, limit, b->starts[i], ZONE, NULL, 0).too_late;
}

void bench_dues(void) {
  static bench b;
  uint64_t seed = 5;
  complaint_calendar *calendar = complaint_calendar_builtin("cn", NULL, NULL);
  bench_require(calendar != NULL, "no calendar");
  cpl_day first = cpl_day_of_civil((cpl_civil){2007, 1, 1});
  uint32_t days = (uint32_t)(cpl_day_of_civil((cpl_civil){2026, 12, 1}) - first);
  b.edition = cpl_calendar_edition(calendar, first + (cpl_day)days);
  for (int i = 0; i < STARTS; i++)
    b.starts[i] = cpl_moment_of_day(first + (cpl_day)bench_pick(&seed, days), ZONE) +
                  bench_pick(&seed, CPL_DAY_SECONDS);
  bench_row row = bench_time(&(bench_task){.what = "due in 7 working days",
                                           .unit = BENCH_NS,
                                           .aim = 4,
                                           .times = STARTS,
                                           .run = count_all,
                                           .context = &b});
  bench_print(&row);
  complaint_calendar_free(calendar);
}
