/* write_json.c - a report as canonical JSON.
 * Knows: report, the JSON writer. Must not know: languages. */
#include <stdio.h>
#include <string.h>

#include "libcomplaint/base/json.h"
#include "libcomplaint/report/report.h"

/* ---- figures --------------------------------------------------------------------------------- */

static void write_count(cpl_json *json, const complaint_report *report, uint8_t shown,
                        int64_t value) {
  char small[16];
  (void)snprintf(small, sizeof small, "<%u", report->withhold);
  if (shown == CPL_IN_FULL)
    cpl_json_integer(json, value);
  else
    cpl_json_name(json, shown == CPL_AS_SMALL ? small : "withheld");
}

/* The figures from `first` to `end`, in order of their names; they are few. */
static void write_group(cpl_json *json, const complaint_report *report, size_t first, size_t end) {
  const char *last = "";
  for (;;) {
    const cpl_figure *next = NULL;
    const char *name = NULL;
    for (size_t i = first; i < end; i++) {
      const cpl_figure *figure = report->tally.figures[i];
      const char *own = cpl_measure_of((cpl_measure)figure->measure)->name;
      if (!cpl_figure_stands(figure) || strcmp(own, last) <= 0) continue;
      if (name != NULL && strcmp(own, name) > 0) continue;
      next = figure;
      name = own;
    }
    if (next == NULL) return;
    cpl_json_key(json, name);
    write_count(json, report, next->shown, cpl_figure_value(next));
    last = name;
  }
}

static bool stands(const complaint_report *report, size_t first, size_t end) {
  for (size_t i = first; i < end; i++)
    if (cpl_figure_stands(report->tally.figures[i])) return true;
  return false;
}

/* Open or close the levels so that what comes next is said of `process` and `name`. */
typedef struct levels {
  const char *process, *name;
} levels;

static void step(cpl_json *json, levels *at, const char *process, const char *name) {
  bool same = at->process != NULL && strcmp(at->process, process) == 0;
  if (at->name != NULL && at->name[0] != '\0') cpl_json_close(json, '}');
  if (!same && at->process != NULL && at->process[0] != '\0') cpl_json_close(json, '}');
  if (!same && process[0] != '\0') {
    cpl_json_key(json, process);
    cpl_json_open(json, '{');
  }
  if (name[0] != '\0') {
    cpl_json_key(json, name);
    cpl_json_open(json, '{');
  }
  *at = (levels){process, name};
}

/* "part":{"process":{"name":{"measure":1}}}, without what is "". */
static void write_part(cpl_json *json, const complaint_report *report, cpl_part part) {
  const cpl_tally *tally = &report->tally;
  levels at = {NULL, NULL};
  for (size_t i = 0, end; i < tally->count; i = end) {
    end = cpl_tally_group(tally, i);
    if (cpl_figure_part(tally->figures[i]) != part || !stands(report, i, end)) continue;
    if (at.process == NULL) cpl_json_key(json, cpl_part_name(part));
    if (at.process == NULL) cpl_json_open(json, '{');
    step(json, &at, tally->figures[i]->process, tally->figures[i]->name);
    write_group(json, report, i, end);
  }
  if (at.process == NULL) return;
  step(json, &at, "", "");
  cpl_json_close(json, '}');
}

/* ---- the rest -------------------------------------------------------------------------------- */

static void write_moment(cpl_json *json, const complaint_report *report, const char *key,
                         cpl_moment at) {
  char text[CPL_MOMENT_TEXT];
  cpl_moment_format(at, report->days.zone, text);
  cpl_json_key(json, key);
  cpl_json_plain(json, text);
}

static void write_day(cpl_json *json, const char *key, cpl_day day) {
  char text[CPL_DAY_TEXT];
  cpl_day_format(day, text);
  if (key != NULL) cpl_json_key(json, key);
  cpl_json_plain(json, text);
}

static void write_number(cpl_json *json, const complaint_report *report, const char *key,
                         uint64_t number) {
  cpl_json_key(json, key);
  write_count(json, report, number > 0 && number < report->withhold ? CPL_AS_SMALL : CPL_IN_FULL,
              (int64_t)number);
}

/* How many cases there were in all: with what is shown, it would tell of what is not. */
static void write_read(cpl_json *json, const complaint_report *report) {
  bool small = report->seen.count > 0 && report->seen.count < report->withhold;
  cpl_json_key(json, "read");
  write_count(json, report,
              small                          ? CPL_AS_SMALL
              : cpl_report_withholds(report) ? CPL_NOT_AT_ALL
                                             : CPL_IN_FULL,
              (int64_t)report->seen.count);
}

static void write_cites(cpl_json *json, const cpl_model *model, uint16_t cites) {
  cpl_span span = model->cites[cites];
  if (span.count == 0) return;
  cpl_json_key(json, "cites");
  cpl_json_open(json, '[');
  for (uint16_t i = 0; i < span.count; i++)
    cpl_json_name(json, model->cite_list[span.first + i].text);
  cpl_json_close(json, ']');
}

/* The quiet periods, and what they may mean. */
static void write_first_days(cpl_json *json, const complaint_report *report,
                             const cpl_quiet *quiet) {
  cpl_json_open(json, '[');
  for (size_t i = 0; (i = cpl_quiet_next(quiet, &report->days, i)) < quiet->count; i++)
    write_day(json, NULL, quiet->spans[i].first);
  cpl_json_close(json, ']');
  cpl_json_key(json, "may_mean");
  cpl_json_open(json, '[');
  cpl_json_plain(json, "full_satisfaction");
  cpl_json_plain(json, "lost_hope");
  cpl_json_close(json, ']');
}

/* Periods of one length in which nothing was received in one process. */
static void write_quiet(cpl_json *json, const complaint_report *report, size_t q) {
  const cpl_quiet *quiet = &report->quiets[q];
  cpl_silence silence = cpl_report_silence(report, q);
  if (silence == CPL_SILENCE_NONE) return;
  cpl_json_open(json, '{');
  write_cites(json, &report->policy->model, report->policy->model.upholds.silence);
  if (quiet->every[0] != '\0') {
    cpl_json_key(json, "every");
    cpl_json_name(json, quiet->every);
  }
  cpl_json_key(json, "first_days");
  if (silence == CPL_SILENCE_LISTED)
    write_first_days(json, report, quiet);
  else
    cpl_json_plain(json, "withheld");
  cpl_json_key(json, "process");
  cpl_json_name(json, quiet->process->name);
  cpl_json_close(json, '}');
}

static void write_silence(cpl_json *json, const complaint_report *report) {
  bool any = false;
  for (size_t q = 0; q < report->quiet_count; q++)
    any = any || cpl_report_silence(report, q) != CPL_SILENCE_NONE;
  if (!any) return;
  cpl_json_key(json, "silence");
  cpl_json_open(json, '[');
  for (size_t q = 0; q < report->quiet_count; q++) write_quiet(json, report, q);
  cpl_json_close(json, ']');
}

static void write_policies(cpl_json *json, const complaint_report *report) {
  cpl_json_key(json, "policy");
  cpl_json_name(json, report->policy->model.id);
  write_part(json, report, CPL_PART_QUALITY);
  write_read(json, report);
  write_part(json, report, CPL_PART_SANCTIONS);
  write_part(json, report, CPL_PART_SCORES);
  write_silence(json, report);
  write_part(json, report, CPL_PART_STANDING);
  write_day(json, "to", report->days.after - 1);
  write_part(json, report, CPL_PART_UNKNOWN);
  cpl_json_key(json, "versions");
  cpl_json_open(json, '[');
  for (size_t i = 0; i < report->version_count; i++) {
    cpl_json_open(json, '{');
    cpl_json_key(json, "digest");
    cpl_json_name(json, report->versions[i].digest);
    cpl_json_key(json, "version");
    cpl_json_name(json, report->versions[i].version);
    cpl_json_close(json, '}');
  }
  cpl_json_close(json, ']');
}

void cpl_report_write_json(complaint_report *report, cpl_text *out) {
  char week[CPL_WEEK_TEXT];
  cpl_json json;
  cpl_json_begin(&json, out);
  cpl_json_open(&json, '{');
  write_part(&json, report, CPL_PART_ACCEPTANCE);
  write_part(&json, report, CPL_PART_BREACHES);
  write_part(&json, report, CPL_PART_CASES);
  write_part(&json, report, CPL_PART_CLAUSES);
  write_part(&json, report, CPL_PART_DUTIES);
  write_moment(&json, report, "end", report->days.end);
  write_part(&json, report, CPL_PART_EXTENSIONS);
  write_day(&json, "from", report->days.first);
  write_number(&json, report, "left_out", report->left_out);
  write_moment(&json, report, "now", report->days.now);
  write_policies(&json, report);
  cpl_days_week(&report->days, week);
  if (week[0] != '\0') cpl_json_key(&json, "week");
  if (week[0] != '\0') cpl_json_plain(&json, week);
  cpl_json_close(&json, '}');
}
