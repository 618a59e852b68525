/* due.c - when a limit ends: the rules of legal time over an edition's two questions.
 * Knows: editions, civil dates. Must not know: whose limit it is. */
#include "libcomplaint/calendar/edition.h"

/* The years 1 to 9999 less a day at either end, so that no zone leads out of them. */
#define MOMENT_FIRST ((cpl_moment)(CPL_DAY_FIRST + 1) * CPL_DAY_SECONDS)
#define MOMENT_LAST  ((cpl_moment)CPL_DAY_LAST * CPL_DAY_SECONDS - 1)

static const cpl_due NO_DUE = {.too_late = CPL_MOMENT_NEVER, .none = true};

/* cpl_moment_of_day(), where a call would cost as much as all the rest. */
static inline cpl_moment begin_of(cpl_day day, int32_t zone) {
  return (cpl_moment)day * CPL_DAY_SECONDS - zone;
}

/* ---- ends ------------------------------------------------------------------------------------ */

static cpl_due end_of_day(cpl_day day, int32_t zone, uint16_t close, bool provisional) {
  cpl_moment begins = begin_of(day, zone);
  cpl_moment open = close > 0 ? (cpl_moment)close * 60 : CPL_DAY_SECONDS;
  return (cpl_due){
      .shown = begins, .too_late = begins + open, .is_day = true, .provisional = provisional};
}

cpl_due cpl_due_on_day(cpl_day day, int32_t zone, uint16_t close) {
  return end_of_day(day, zone, close, false);
}

static cpl_moment keep_moment(cpl_moment moment) {
  if (moment < MOMENT_FIRST) return MOMENT_FIRST;
  return moment > MOMENT_LAST ? MOMENT_LAST : moment;
}

/* In time through the minute, or the second, of `moment`. */
static cpl_due on_time(cpl_moment moment, cpl_moment grain) {
  cpl_moment kept = keep_moment(moment);
  cpl_moment begins = kept - (kept - MOMENT_FIRST) % grain;
  return (cpl_due){.shown = begins, .too_late = begins + grain, .provisional = kept != moment};
}

cpl_due cpl_due_on_moment(cpl_moment moment) {
  return on_time(moment, 60);
}

/* ---- days ------------------------------------------------------------------------------------ */

static cpl_day keep_day(int64_t day) {
  if (day < CPL_DAY_FIRST) return CPL_DAY_FIRST;
  return day > CPL_DAY_LAST ? CPL_DAY_LAST : (cpl_day)day;
}

/* Counted from the first day, so that one unsigned division does. */
static cpl_day day_of(cpl_moment moment, int32_t zone) {
  cpl_moment passed = keep_moment(moment) - begin_of(CPL_DAY_FIRST, zone);
  return CPL_DAY_FIRST + (cpl_day)((uint64_t)passed / CPL_DAY_SECONDS);
}

/* The day itself where it counts, else the next, or the last before it, that does. */
static cpl_day roll_on(const cpl_edition *edition, cpl_day day) {
  return cpl_edition_nth(edition, cpl_edition_ordinal(edition, day));
}

static cpl_day roll_back(const cpl_edition *edition, cpl_day day) {
  return cpl_edition_nth(edition, cpl_edition_ordinal(edition, day + 1) - 1);
}

/* So many months on, or back; from the 31st to the month's last day. */
static cpl_day add_months(cpl_day day, int64_t months) {
  cpl_civil civil = cpl_civil_of_day(day);
  int64_t month = (int64_t)civil.year * 12 + civil.month - 1 + months;
  if (month < CPL_YEAR_FIRST * 12) return CPL_DAY_FIRST;
  if (month >= (CPL_YEAR_LAST + 1) * 12) return CPL_DAY_LAST;
  civil.year = (int)(month / 12);
  civil.month = (int)(month % 12) + 1;
  while (!cpl_civil_valid(civil)) civil.day--;
  return cpl_day_of_civil(civil);
}

/* `amount` natural days, weeks, months or years from a day; an amount below 0 goes back. */
static cpl_day add_natural(cpl_day day, uint8_t unit, int64_t amount) {
  switch (unit) {
  case CPL_WEEKS: return keep_day(day + amount * 7);
  case CPL_MONTHS: return add_months(day, amount);
  case CPL_YEARS: return add_months(day, amount * 12);
  default: return keep_day(day + amount);
  }
}

/* The `amount`-th day that counts after a day, or before it; `amount` is above 0. */
static cpl_day working_after(const cpl_edition *edition, cpl_day day, int32_t amount) {
  int64_t ordinal = (int64_t)cpl_edition_ordinal(edition, day + 1) - 1 + amount;
  return ordinal > INT32_MAX / 2 ? CPL_DAY_LAST : cpl_edition_nth(edition, (int32_t)ordinal);
}

static cpl_day working_before(const cpl_edition *edition, cpl_day day, int32_t amount) {
  int32_t ordinal = cpl_edition_ordinal(edition, day) - amount;
  return ordinal < 0 ? CPL_DAY_FIRST : cpl_edition_nth(edition, ordinal);
}

/* A limit of 0 working days has no day to count: it ends like a natural one. */
static bool counts_working(cpl_limit limit) {
  return limit.unit == CPL_WORKING_DAYS && limit.amount > 0;
}

static int64_t amount_of(cpl_limit limit) {
  return limit.amount > 0 ? limit.amount : 0;
}

int32_t cpl_limit_days(cpl_limit limit, cpl_day from, bool before) {
  int64_t amount = amount_of(limit);
  if (limit.unit == CPL_WORKING_DAYS) return (int32_t)amount;
  cpl_day last = add_natural(from, limit.unit, before ? -amount : amount);
  return before ? from - last : last - from;
}

/* ---- suspensions ----------------------------------------------------------------------------- */

/* The last day of a limit while suspensions push it on. */
typedef struct course {
  const cpl_edition *edition;
  int32_t zone;
  bool working; /* only days that count are counted         */
  bool rolls;   /* what ends on a rest day ends later       */
  cpl_day from; /* counted up to here, this day included    */
  cpl_day last;
} course;

/* How many days are left after `day`, and the day that comes so many days later. */
static cpl_day push(const course *run, cpl_day day, cpl_day resumes) {
  int32_t left = run->working ? cpl_edition_count(run->edition, day, run->last) : run->last - day;
  if (left <= 0) return keep_day((int64_t)resumes + 1);
  return run->working ? working_after(run->edition, resumes, left)
                      : keep_day((int64_t)resumes + left);
}

/* False when one of the suspensions is still open and the limit had not ended before it. */
static bool push_past(course *run, const cpl_interval *suspended, size_t count) {
  for (size_t i = 0; i < count; i++) {
    cpl_day stops = day_of(suspended[i].from, run->zone);
    cpl_day resumes = day_of(suspended[i].till, run->zone);
    if (stops < run->from) stops = run->from;
    cpl_day ends = run->rolls ? roll_on(run->edition, run->last) : run->last;
    if (resumes <= stops || ends <= stops) continue;
    if (suspended[i].till > MOMENT_LAST) return false;
    run->last = push(run, stops, resumes);
    run->from = resumes;
    run->rolls = true;
  }
  return true;
}

/* The same for a limit in exact time, which has ended when its last minute, or second, has. */
static bool push_time(cpl_moment from, cpl_moment *end, cpl_moment grain,
                      const cpl_interval *suspended, size_t count) {
  for (size_t i = 0; i < count; i++) {
    cpl_moment stops = suspended[i].from < from ? from : suspended[i].from;
    cpl_moment resumes = suspended[i].till;
    if (resumes <= stops || on_time(*end, grain).too_late <= stops) continue;
    if (resumes > MOMENT_LAST) return false;
    *end += resumes - stops;
    from = resumes;
  }
  return true;
}

/* ---- limits ---------------------------------------------------------------------------------- */

/* Seconds of a limit in exact time; 0: it is one in days. */
static cpl_moment seconds_of(uint8_t unit) {
  switch (unit) {
  case CPL_SECONDS: return 1;
  case CPL_MINUTES: return 60;
  case CPL_HOURS: return 3600;
  default: return 0;
  }
}

static cpl_moment grain_of(uint8_t unit) {
  return unit == CPL_SECONDS ? 1 : 60;
}

static cpl_due time_after(cpl_limit limit, cpl_moment start, const cpl_interval *suspended,
                          size_t count) {
  cpl_due begin = on_time(start, 1);
  cpl_moment end = begin.shown + amount_of(limit) * seconds_of(limit.unit);
  cpl_moment grain = grain_of(limit.unit);
  if (!push_time(begin.shown, &end, grain, suspended, count)) return NO_DUE;
  cpl_due due = on_time(end, grain);
  due.provisional |= begin.provisional;
  return due;
}

static cpl_due day_due(const cpl_edition *edition, cpl_limit limit, cpl_day day, int32_t zone,
                       cpl_day from, cpl_day till) {
  return end_of_day(day, zone, limit.close, !cpl_edition_covers(edition, from, till));
}

static cpl_due day_after(const cpl_edition *edition, cpl_limit limit, cpl_moment start,
                         int32_t zone, const cpl_interval *suspended, size_t count) {
  cpl_day from = day_of(start, zone);
  bool working = counts_working(limit);
  cpl_day last = working ? working_after(edition, from, limit.amount)
                         : add_natural(from, limit.unit, amount_of(limit));
  course run = {edition, zone, working, true, from, last};
  if (!push_past(&run, suspended, count)) return NO_DUE;
  cpl_day day = working ? run.last : roll_on(edition, run.last);
  return day_due(edition, limit, day, zone, working ? from + 1 : run.last, day);
}

static cpl_due limit_after(const cpl_edition *edition, cpl_limit limit, cpl_moment start,
                           int32_t zone, const cpl_interval *suspended, size_t count) {
  if (limit.unit == CPL_UNIT_NONE) return NO_DUE;
  if (seconds_of(limit.unit) > 0) return time_after(limit, start, suspended, count);
  return day_after(edition, limit, start, zone, suspended, count);
}

/* The commonest question must cost no more than its few loads: working days that nothing suspends,
 * all of them covered by the table. False where it is not that question. */
static inline bool quick_after(const cpl_edition *edition, cpl_limit limit, cpl_day from,
                               cpl_day *day) {
  uint32_t at = (uint32_t)(from + 1 - edition->first);
  if (!counts_working(limit) || at >= edition->days) return false;
  uint32_t nth = edition->before[at] + (uint32_t)limit.amount - 1;
  if (nth >= edition->working) return false;
  *day = edition->first + edition->nth[nth];
  return cpl_run_holds(edition->longest, from + 1, *day);
}

cpl_due cpl_due_after(const cpl_edition *edition, cpl_limit limit, cpl_moment start, int32_t zone,
                      const cpl_interval *suspended, size_t count) {
  cpl_day day;
  if (count == 0 && quick_after(edition, limit, day_of(start, zone), &day))
    return end_of_day(day, zone, limit.close, false);
  return limit_after(edition, limit, start, zone, suspended, count);
}

cpl_due cpl_due_before(const cpl_edition *edition, cpl_limit limit, cpl_moment moment,
                       int32_t zone) {
  if (limit.unit == CPL_UNIT_NONE) return NO_DUE;
  if (seconds_of(limit.unit) > 0) {
    cpl_due end = on_time(moment, 1);
    cpl_due due =
        on_time(end.shown - amount_of(limit) * seconds_of(limit.unit), grain_of(limit.unit));
    due.provisional |= end.provisional;
    return due;
  }
  cpl_day till = day_of(moment, zone);
  bool working = counts_working(limit);
  cpl_day first = working ? working_before(edition, till, limit.amount)
                          : add_natural(till, limit.unit, -amount_of(limit));
  cpl_day day = working ? first : roll_back(edition, first);
  return day_due(edition, limit, day, zone, day, working ? till - 1 : first);
}

cpl_due cpl_due_extended(const cpl_edition *edition, cpl_due given, cpl_limit limit,
                         cpl_moment set_at, int32_t zone, const cpl_interval *suspended,
                         size_t count) {
  if (given.none) return given;
  if (!given.is_day) {
    cpl_moment end = given.shown;
    if (!push_time(keep_moment(set_at), &end, 60, suspended, count)) return NO_DUE;
    return end == given.shown ? given : cpl_due_on_moment(end);
  }
  cpl_day day = day_of(given.shown, zone);
  cpl_day from = day_of(set_at, zone);
  course run = {edition, zone, limit.unit == CPL_WORKING_DAYS, false, from, day};
  if (!push_past(&run, suspended, count)) return NO_DUE;
  if (run.last == day) return given;
  cpl_day last = roll_on(edition, run.last);
  return day_due(edition, limit, last, zone, run.working ? from + 1 : run.last, last);
}
