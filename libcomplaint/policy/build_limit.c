/* build_limit.c - time limits and the calendars that they count in. */
#include "libcomplaint/policy/build.h"

#include <string.h>

/* In the order of cpl_unit, from CPL_SECONDS. */
static const char *const UNITS[] = {"seconds",      "minutes", "hours",  "days",
                                    "working_days", "weeks",   "months", "years"};
enum { UNIT_COUNT = sizeof UNITS / sizeof *UNITS };

/* `working_days(7)` of a policy file is { unit = "working_days", amount = 7 } here. */
bool cpl_limit_of(cpl_build *b, const cpl_tree *tree, cpl_limit *out) {
  const char *unit = cpl_tree_text(cpl_tree_get(tree, "unit"));
  const cpl_tree *amount = cpl_tree_get(tree, "amount");
  size_t i = 0;
  while (unit != NULL && i < UNIT_COUNT && strcmp(UNITS[i], unit) != 0) i++;
  if (unit == NULL || i == UNIT_COUNT || amount->kind != CPL_TREE_INTEGER) {
    cpl_wrong(b, "a limit is written `working_days(7)`, `days(3)`, `minutes(15)`, `at_once` ...");
    return false;
  }
  if (amount->as.integer < 0 || amount->as.integer > 1000000) {
    cpl_wrong(b, "`%s` takes one whole number, 0 to 1000000, as in `%s(7)`", unit, unit);
    return false;
  }
  bool of_days = i + CPL_SECONDS >= CPL_DAYS;
  *out = (cpl_limit){
      .amount = (int32_t)amount->as.integer,
      .unit = (uint8_t)(i + CPL_SECONDS),
      .close = (uint16_t)(of_days && b->model->closes < 1440 ? b->model->closes : 0),
  };
  return true;
}

enum { CALENDARS_MAX = 8 };

/* The policy may be right, and its calendar not loaded: say which there are. */
static void unknown_calendar(cpl_build *b, const char *name) {
  const char *nearest = cpl_nearest(name, b->known.names, b->known.count);
  if (nearest != NULL) {
    cpl_wrong(b, "unknown calendar `%s`; did you mean `%s`?", name, nearest);
    return;
  }
  cpl_text_clear(&b->key);
  for (size_t i = 0; i < b->known.count; i++)
    cpl_text_addf(&b->key, "%s`%s`", i > 0 ? ", " : "", b->known.names[i]);
  if (b->key.failed) b->failed = true;
  cpl_wrong(b,
            "unknown calendar `%s`; there is %s; load another with `--calendar %s=FILE`, in C "
            "with complaint_engine_add_calendar()",
            name, cpl_text_get(&b->key), name);
}

uint16_t cpl_calendar_named(cpl_build *b, const char *name) {
  for (size_t i = 0; i < b->calendar_names.count; i++)
    if (strcmp(((const char **)b->calendar_names.items)[i], name) == 0) return (uint16_t)i;
  for (size_t i = 0; i < b->known.count; i++) {
    if (strcmp(b->known.names[i], name) != 0) continue;
    if (b->calendar_names.count == CALENDARS_MAX) {
      cpl_wrong(b, "more than %d calendars: let duties share them", CALENDARS_MAX);
      return 0;
    }
    const char **named = cpl_pile_add(b, &b->calendar_names, sizeof *named);
    complaint_calendar **calendar = cpl_pile_add(b, &b->calendars, sizeof *calendar);
    if (named == NULL || calendar == NULL) return 0;
    *named = cpl_build_text(b, name);
    *calendar = b->known.calendars[i];
    return (uint16_t)(b->calendar_names.count - 1);
  }
  unknown_calendar(b, name);
  return 0;
}
