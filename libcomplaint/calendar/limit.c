/* limit.c - a limit as text: `7wd`, `30d`, `15min`.
 * Knows: the units. Must not know: what they mean. */
#include "libcomplaint/calendar/calendar.h"

#include <string.h>

static const struct {
  const char *text;
  cpl_unit unit;
} UNITS[] = {{"s", CPL_SECONDS},       {"min", CPL_MINUTES}, {"h", CPL_HOURS},   {"d", CPL_DAYS},
             {"wd", CPL_WORKING_DAYS}, {"w", CPL_WEEKS},     {"mo", CPL_MONTHS}, {"y", CPL_YEARS}};

bool cpl_limit_parse(const char *text, size_t size, cpl_limit *limit) {
  size_t at = 0;
  int64_t amount = 0;
  for (; at < size && text[at] >= '0' && text[at] <= '9'; at++) {
    amount = amount * 10 + (text[at] - '0');
    if (amount > INT32_MAX) return false;
  }
  if (at == 0) return false;
  for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
    const char *unit = UNITS[i].text;
    if (strlen(unit) != size - at || memcmp(unit, text + at, size - at) != 0) continue;
    *limit = (cpl_limit){.amount = (int32_t)amount, .unit = (uint8_t)UNITS[i].unit};
    return true;
  }
  return false;
}
