/* time.c - see time.h. The day arithmetic counts in 400-year eras of a year that begins in March,
 * so that the leap day is the last of its year. */
#include "libcomplaint/base/time.h"

enum { ERA_DAYS = 146097, EPOCH_SHIFT = 719468 };

static bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool cpl_civil_valid(cpl_civil civil) {
  static const int LENGTH[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (civil.year < CPL_YEAR_FIRST || civil.year > CPL_YEAR_LAST) return false;
  if (civil.month < 1 || civil.month > 12 || civil.day < 1) return false;
  int length = LENGTH[civil.month - 1] + (civil.month == 2 && is_leap(civil.year));
  return civil.day <= length;
}

cpl_day cpl_day_of_civil(cpl_civil civil) {
  int year = civil.month <= 2 ? civil.year - 1 : civil.year;
  int era = (year >= 0 ? year : year - 399) / 400;
  int of_era = year - era * 400;
  int month = civil.month + (civil.month > 2 ? -3 : 9);
  int of_year = (153 * month + 2) / 5 + civil.day - 1;
  return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_SHIFT;
}

cpl_civil cpl_civil_of_day(cpl_day day) {
  int shifted = day + EPOCH_SHIFT;
  int era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
  int of_era = shifted - era * ERA_DAYS;
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100);
  int month = (5 * of_year + 2) / 153;
  cpl_civil civil = {year + era * 400, month + (month < 10 ? 3 : -9),
                     of_year - (153 * month + 2) / 5 + 1};
  if (civil.month <= 2) civil.year++;
  return civil;
}

int cpl_weekday(cpl_day day) {
  int weekday = (day + 3) % 7;
  return weekday < 0 ? weekday + 7 : weekday;
}

cpl_day cpl_day_of_moment(cpl_moment moment, int32_t zone) {
  cpl_moment local = moment + zone;
  cpl_moment day = local / CPL_DAY_SECONDS;
  return (cpl_day)(local % CPL_DAY_SECONDS < 0 ? day - 1 : day);
}

cpl_moment cpl_moment_of_day(cpl_day day, int32_t zone) {
  return (cpl_moment)day * CPL_DAY_SECONDS - zone;
}

/* ---- text ------------------------------------------------------------------------------------ */

/* Exactly `count` digits at `text`. */
static bool digits(const char *text, int count, int *number) {
  *number = 0;
  for (int i = 0; i < count; i++) {
    if (text[i] < '0' || text[i] > '9') return false;
    *number = *number * 10 + (text[i] - '0');
  }
  return true;
}

bool cpl_day_parse(const char *text, size_t size, cpl_day *day) {
  cpl_civil civil;
  if (size != 10 || text[4] != '-' || text[7] != '-') return false;
  if (!digits(text, 4, &civil.year) || !digits(text + 5, 2, &civil.month) ||
      !digits(text + 8, 2, &civil.day) || !cpl_civil_valid(civil))
    return false;
  *day = cpl_day_of_civil(civil);
  return true;
}

bool cpl_zone_parse(const char *text, size_t size, int32_t *zone) {
  int hours, minutes;
  if (size == 1 && text[0] == 'Z') {
    *zone = 0;
    return true;
  }
  if (size != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return false;
  if (!digits(text + 1, 2, &hours) || !digits(text + 4, 2, &minutes) || hours > 23 || minutes > 59)
    return false;
  *zone = (text[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
  return true;
}

bool cpl_moment_in_range(cpl_moment moment, int32_t zone) {
  cpl_day first = cpl_day_of_civil((cpl_civil){CPL_YEAR_FIRST, 1, 1});
  cpl_day last = cpl_day_of_civil((cpl_civil){CPL_YEAR_LAST, 12, 31});
  return moment >= cpl_moment_of_day(first, zone) && moment < cpl_moment_of_day(last + 1, zone);
}

bool cpl_moment_parse(const char *text, size_t size, cpl_moment *moment) {
  cpl_day day;
  int hours, minutes, seconds;
  int32_t zone;
  if (size < 20 || !cpl_day_parse(text, 10, &day) || text[10] != 'T') return false;
  if (!digits(text + 11, 2, &hours) || text[13] != ':' || !digits(text + 14, 2, &minutes) ||
      text[16] != ':' || !digits(text + 17, 2, &seconds))
    return false;
  if (hours > 23 || minutes > 59 || seconds > 59) return false;
  if (!cpl_zone_parse(text + 19, size - 19, &zone)) return false;
  *moment = cpl_moment_of_day(day, zone) + hours * 3600 + minutes * 60 + seconds;
  return true;
}

/* Exactly `count` digits. */
static char *put_digits(char *at, int count, unsigned number) {
  for (int i = count; i-- > 0; number /= 10) at[i] = (char)('0' + number % 10);
  return at + count;
}

static char *put_pair(char *at, char between, unsigned number) {
  *at = between;
  return put_digits(at + 1, 2, number);
}

void cpl_day_format(cpl_day day, char out[CPL_DAY_TEXT]) {
  cpl_civil civil = cpl_civil_of_day(day);
  char *at = put_digits(out, 4, (unsigned)civil.year);
  at = put_pair(at, '-', (unsigned)civil.month);
  at = put_pair(at, '-', (unsigned)civil.day);
  *at = '\0';
}

void cpl_moment_format(cpl_moment moment, int32_t zone, char out[CPL_MOMENT_TEXT]) {
  cpl_day day = cpl_day_of_moment(moment, zone);
  unsigned second = (unsigned)(moment - cpl_moment_of_day(day, zone));
  unsigned offset = (unsigned)(zone < 0 ? -zone : zone) / 60;
  cpl_day_format(day, out);
  char *at = put_pair(out + CPL_DAY_TEXT - 1, 'T', second / 3600);
  at = put_pair(at, ':', second / 60 % 60);
  at = put_pair(at, ':', second % 60);
  at = put_pair(at, zone < 0 ? '-' : '+', offset / 60);
  at = put_pair(at, ':', offset % 60);
  *at = '\0';
}
