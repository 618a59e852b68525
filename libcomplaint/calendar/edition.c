/* edition.c - see edition.h. */
#include "libcomplaint/calendar/edition.h"

/* ---- weekdays alone -------------------------------------------------------------------------- */

/* Mondays to Fridays from 0001-01-01 up to the day before. */
static int32_t weekdays_before(cpl_day day) {
  int32_t passed = day - CPL_DAY_FIRST;
  int32_t rest = passed % 7;
  return passed / 7 * 5 + (rest < 5 ? rest : 5);
}

static cpl_day weekday_nth(int32_t ordinal) {
  if (ordinal < 0) return CPL_DAY_FIRST;
  cpl_day day = CPL_DAY_FIRST + ordinal / 5 * 7 + ordinal % 5;
  return day < CPL_DAY_LAST ? day : CPL_DAY_LAST;
}

static bool by_weekday(cpl_day day) {
  return cpl_weekday(day) < 5;
}

/* ---- the table ------------------------------------------------------------------------------- */

int32_t cpl_edition_ordinal(const cpl_edition *edition, cpl_day day) {
  uint32_t at = (uint32_t)(day - edition->first);
  if (at < edition->days) return edition->base + edition->before[at];
  return weekdays_before(day) + (day < edition->first ? 0 : edition->shift);
}

cpl_day cpl_edition_nth(const cpl_edition *edition, int32_t ordinal) {
  uint32_t at = (uint32_t)(ordinal - edition->base);
  if (at < edition->working) return edition->first + edition->nth[at];
  return weekday_nth(ordinal - (ordinal < edition->base ? 0 : edition->shift));
}

bool cpl_edition_works(const cpl_edition *edition, cpl_day day) {
  uint32_t at = (uint32_t)(day - edition->first);
  if (at < edition->days) return edition->before[at + 1] > edition->before[at];
  return by_weekday(day);
}

int32_t cpl_edition_count(const cpl_edition *edition, cpl_day from, cpl_day till) {
  return cpl_edition_ordinal(edition, till + 1) - cpl_edition_ordinal(edition, from + 1);
}

bool cpl_edition_covers(const cpl_edition *edition, cpl_day from, cpl_day till) {
  if (cpl_run_holds(edition->longest, from, till)) return true;
  size_t low = 0, high = edition->run_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (edition->runs[middle].till < from)
      low = middle + 1;
    else
      high = middle;
  }
  return low < edition->run_count && cpl_run_holds(edition->runs[low], from, till);
}

static const cpl_listed *find_listed(const cpl_edition *edition, cpl_day day) {
  size_t low = 0, high = edition->listed_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (edition->listed[middle]->day < day)
      low = middle + 1;
    else
      high = middle;
  }
  bool found = low < edition->listed_count && edition->listed[low]->day == day;
  return found ? edition->listed[low] : NULL;
}

cpl_day_fact cpl_edition_day(const cpl_edition *edition, cpl_day day) {
  const cpl_listed *listed = find_listed(edition, day);
  cpl_day_fact fact = {.counts = cpl_edition_works(edition, day),
                       .provisional = !cpl_edition_covers(edition, day, day),
                       .name = listed != NULL ? listed->name : ""};
  if (fact.counts)
    fact.kind = by_weekday(day) ? COMPLAINT_DAY_WEEKDAY : COMPLAINT_DAY_MAKE_UP;
  else if (listed != NULL)
    fact.kind = COMPLAINT_DAY_REST;
  else
    fact.kind = by_weekday(day) ? COMPLAINT_DAY_UNLISTED : COMPLAINT_DAY_WEEKEND;
  return fact;
}

const char *cpl_edition_name(const cpl_edition *edition) {
  return edition->name;
}

/* ---- making it ------------------------------------------------------------------------------- */

void cpl_slate_apply(cpl_slate *slate, const cpl_notice *notice) {
  for (cpl_day day = notice->from; day <= notice->till; day++) {
    cpl_slate_day *known = &slate->days[day - slate->first];
    if (!known->foreign) known->listed = NULL;
    known->covered = true;
    known->listed_only = notice->listed_only;
  }
  for (size_t i = 0; i < notice->count; i++) {
    const cpl_listed *listed = &notice->listed[i];
    cpl_slate_day *known = &slate->days[listed->day - slate->first];
    known->listed = listed;
    known->covered = true;
    known->foreign = listed->day < notice->from || listed->day > notice->till;
  }
}

static bool slate_works(const cpl_slate *slate, uint32_t at) {
  const cpl_slate_day *known = &slate->days[at];
  if (known->listed != NULL) return known->listed->works;
  return !known->listed_only && by_weekday(slate->first + (cpl_day)at);
}

/* How much of each part the table needs. */
typedef struct sizes {
  uint32_t from, till; /* the covered part of the slate */
  size_t working, listed, runs;
} sizes;

static sizes measure(const cpl_slate *slate) {
  sizes need = {0};
  bool covered = false;
  for (uint32_t at = 0; at < slate->count; at++) {
    const cpl_slate_day *known = &slate->days[at];
    if (known->covered && need.runs == 0) need.from = at;
    if (known->covered && !covered) need.runs++;
    if (known->covered) need.till = at + 1;
    covered = known->covered;
    need.listed += known->listed != NULL;
  }
  for (uint32_t at = need.from; at < need.till; at++) need.working += slate_works(slate, at);
  return need;
}

static void fill_days(const cpl_slate *slate, sizes need, uint16_t *before, uint16_t *nth) {
  uint16_t working = 0;
  for (uint32_t at = need.from; at < need.till; at++) {
    *before++ = working;
    if (slate_works(slate, at)) nth[working++] = (uint16_t)(at - need.from);
  }
  *before = working;
}

static void fill_runs(const cpl_slate *slate, sizes need, cpl_run *runs,
                      const cpl_listed **listed) {
  size_t run = 0;
  bool covered = false;
  for (uint32_t at = need.from; at < need.till; at++) {
    const cpl_slate_day *known = &slate->days[at];
    cpl_day day = slate->first + (cpl_day)at;
    if (known->listed != NULL) *listed++ = known->listed;
    if (known->covered && !covered) runs[run++].from = day;
    if (known->covered) runs[run - 1].till = day;
    covered = known->covered;
  }
}

static cpl_run longest_run(const cpl_run *runs, size_t count) {
  cpl_run longest = {0, -1};
  for (size_t i = 0; i < count; i++)
    if (runs[i].till - runs[i].from > longest.till - longest.from) longest = runs[i];
  return longest;
}

bool cpl_edition_build(cpl_edition *edition, const cpl_slate *slate, cpl_arena *arena) {
  sizes need = measure(slate);
  uint32_t days = need.till - need.from;
  uint16_t *before = cpl_arena_array(arena, days + 1, sizeof *before);
  uint16_t *nth = cpl_arena_array(arena, need.working, sizeof *nth);
  cpl_run *runs = cpl_arena_array(arena, need.runs, sizeof *runs);
  const cpl_listed **listed = cpl_arena_array(arena, need.listed, sizeof *listed);
  if (before == NULL || nth == NULL || runs == NULL || listed == NULL) return false;
  fill_days(slate, need, before, nth);
  fill_runs(slate, need, runs, listed);
  edition->first = slate->first + (cpl_day)need.from;
  edition->days = days;
  edition->working = (uint32_t)need.working;
  edition->base = weekdays_before(edition->first);
  edition->shift =
      edition->base + (int32_t)need.working - weekdays_before(edition->first + (cpl_day)days);
  edition->before = before;
  edition->nth = nth;
  edition->longest = longest_run(runs, need.runs);
  edition->runs = runs;
  edition->run_count = need.runs;
  edition->listed = listed;
  edition->listed_count = need.listed;
  return true;
}
