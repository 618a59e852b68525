/* report.c - the handle of a report; see complaint/report.h. */
#include "libcomplaint/report/report.h"

#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/base/output.h"
#include "libcomplaint/case/case.h"

/* ---- life ------------------------------------------------------------------------------------ */

const cpl_report_rule *cpl_report_rule_of(const cpl_model *model, const char *process) {
  for (uint16_t i = 0; i < model->report_count; i++)
    if (strcmp(model->reports[i].of, process) == 0) return &model->reports[i];
  return NULL;
}

static bool add_quiet(complaint_report *report, const cpl_process *process, const char *every) {
  return cpl_quiet_begin(&report->quiets[report->quiet_count++], &report->memory, &report->days,
                         process, every);
}

/* The periods that the policy's reports name, and the whole report. */
static bool begin_quiets(complaint_report *report) {
  const cpl_model *model = &report->policy->model;
  size_t room = (size_t)model->report_count + model->process_count;
  report->quiets = cpl_new(&report->memory, room * sizeof *report->quiets);
  if (report->quiets == NULL) return false;
  for (uint16_t p = 0; p < model->process_count; p++) {
    const cpl_process *process = &model->processes[p];
    bool is_due = model->report_count == 0 || cpl_report_rule_of(model, process->name) != NULL;
    for (uint16_t i = 0; i < model->report_count; i++)
      if (strcmp(model->reports[i].of, process->name) == 0 &&
          !add_quiet(report, process, model->reports[i].every))
        return false;
    if (is_due && !process->standing && !add_quiet(report, process, "")) return false;
  }
  return true;
}

static cpl_figure *always(complaint_report *report, cpl_measure measure, const char *process) {
  cpl_figure *figure = cpl_tally_figure(&report->tally, measure, process, "");
  if (figure != NULL) figure->always = true;
  return figure;
}

/* What is told with a 0 too. */
static bool begin_figures(complaint_report *report) {
  const cpl_model *model = &report->policy->model;
  bool made = true;
  for (uint16_t p = 0; p < model->process_count && made; p++) {
    const cpl_process *process = &model->processes[p];
    if (process->standing) continue;
    const cpl_report_rule *rule = cpl_report_rule_of(model, process->name);
    for (unsigned m = CPL_OPEN_BEFORE; m <= CPL_OPEN_OVERDUE && made; m++)
      made = always(report, (cpl_measure)m, process->name) != NULL;
    if (made && rule != NULL && rule->accepted != CPL_NONE)
      made = always(report, CPL_ACCEPTED, process->name) != NULL &&
             always(report, CPL_NOT_ACCEPTED, process->name) != NULL;
    if (made && rule != NULL && model->quality_count > 0)
      made = always(report, CPL_SCORED, process->name) != NULL;
  }
  return made;
}

static size_t quiet_room(const complaint_report *report) {
  const cpl_model *model = &report->policy->model;
  return ((size_t)model->report_count + model->process_count) * sizeof *report->quiets;
}

void complaint_report_free(complaint_report *report) {
  if (report == NULL) return;
  complaint_memory memory = report->memory;
  for (size_t i = 0; i < report->quiet_count; i++) cpl_quiet_end(&report->quiets[i], &memory);
  cpl_delete(&memory, report->quiets, quiet_room(report));
  cpl_delete(&memory, report->versions, report->version_room * sizeof *report->versions);
  cpl_look_end(&report->look);
  cpl_seen_end(&report->seen);
  cpl_tally_end(&report->tally);
  complaint_decision_free(report->decision);
  complaint_policy_free(report->policy);
  cpl_delete(&memory, report, sizeof *report);
}

complaint_report *complaint_report_new(complaint_policy *policy,
                                       const complaint_report_options *options,
                                       complaint_error *err) {
  cpl_days days;
  if (policy == NULL || options == NULL) {
    (void)cpl_error_no_handle(err, "a report needs a policy, and options that name its days");
    return NULL;
  }
  if (options->withhold == 2) {
    (void)cpl_error(err, COMPLAINT_E_ARGUMENT,
                    "`withhold` must be 3 or more: below 2 there is 1 only, which `<2` would say");
    return NULL;
  }
  if (cpl_days_read(&days, options, policy->model.zone, err) != COMPLAINT_OK) return NULL;
  complaint_report *report = cpl_new(&policy->memory, sizeof *report);
  if (report == NULL) {
    (void)cpl_error_nomem(err);
    return NULL;
  }
  report->memory = policy->memory;
  report->policy = cpl_policy_hold(policy);
  report->days = days;
  report->withhold = options->withhold;
  cpl_tally_begin(&report->tally, &report->memory);
  cpl_seen_begin(&report->seen, &report->memory);
  cpl_look_begin(&report->look, &report->memory, &report->days);
  report->decision = complaint_decision_new(&report->memory, NULL);
  if (report->decision != NULL && begin_quiets(report) && begin_figures(report)) return report;
  complaint_report_free(report);
  (void)cpl_error_nomem(err);
  return NULL;
}

/* ---- cases ----------------------------------------------------------------------------------- */

static int compare_versions(const cpl_rules *version, const cpl_model *model) {
  int order = strcmp(version->version, model->version);
  return order != 0 ? order : strcmp(version->digest, model->digest);
}

/* The version of a case stands in the list, at its place. */
static bool remember_version(complaint_report *report, const cpl_model *model) {
  cpl_arena *arena = &report->tally.arena;
  size_t at = 0;
  while (at < report->version_count && compare_versions(&report->versions[at], model) < 0) at++;
  if (at < report->version_count && compare_versions(&report->versions[at], model) == 0)
    return true;
  if (!cpl_grow(&report->memory, &report->versions, &report->version_room,
                report->version_count + 1, sizeof *report->versions))
    return false;
  cpl_rules version = {cpl_arena_text(arena, model->version, strlen(model->version)),
                       cpl_arena_text(arena, model->digest, strlen(model->digest))};
  if (version.version == NULL || version.digest == NULL) return false;
  memmove(report->versions + at + 1, report->versions + at,
          (report->version_count - at) * sizeof *report->versions);
  report->versions[at] = version;
  report->version_count++;
  return true;
}

/* How many of its events fell on these days and were recorded too late for this report. */
static uint64_t events_left_out(const complaint_report *report, const complaint_case *c) {
  const cpl_days *days = &report->days;
  uint64_t count = 0;
  for (uint32_t i = cpl_case_recorded_by(c, days->now); i < c->record.count; i++)
    count += c->record.events[i].at >= days->from && c->record.events[i].at < days->till;
  return count;
}

static void note_quiet(complaint_report *report, const complaint_case *c) {
  const cpl_look *look = &report->look;
  if (!c->state.started || look->received == CPL_MOMENT_NEVER) return;
  for (size_t i = 0; i < report->quiet_count; i++)
    if (strcmp(report->quiets[i].process->name, c->process->name) == 0)
      cpl_quiet_received(&report->quiets[i], cpl_day_of_moment(look->received, report->days.zone));
}

static complaint_status add(complaint_report *report, complaint_case *c, cpl_mark mark,
                            complaint_error *err) {
  complaint_status status = cpl_report_count(report, c, err);
  if (status == COMPLAINT_OK &&
      (!cpl_seen_reserve(&report->seen) || !remember_version(report, &c->policy->model)))
    status = cpl_error_nomem(err);
  if (status != COMPLAINT_OK) {
    cpl_tally_drop(&report->tally);
    return status;
  }
  cpl_tally_take(&report->tally);
  cpl_seen_add(&report->seen, mark);
  note_quiet(report, c);
  report->left_out += events_left_out(report, c);
  return COMPLAINT_OK;
}

complaint_status complaint_report_add(complaint_report *report, complaint_case *c,
                                      complaint_error *err) {
  cpl_mark mark;
  if (report == NULL || c == NULL) return cpl_error_no_handle(err, "no report, or no case");
  if (strcmp(c->policy->model.id, report->policy->model.id) != 0)
    return cpl_error(err, COMPLAINT_E_INPUT,
                     "case `%s` runs under policy `%s`, and the report is about `%s`", c->id,
                     c->policy->model.id, report->policy->model.id);
  complaint_status status = cpl_mark_of(c->process->name, c->id, &report->memory, &mark, err);
  if (status != COMPLAINT_OK) return status;
  if (cpl_seen_has(&report->seen, mark))
    return cpl_error(err, COMPLAINT_E_INPUT, "case `%s` of process `%s` is counted already", c->id,
                     c->process->name);
  return add(report, c, mark, err);
}

/* ---- reading --------------------------------------------------------------------------------- */

size_t complaint_report_case_count(const complaint_report *report) {
  return report != NULL ? report->seen.count : 0;
}

/* Figure `i` of those that stand. */
static const cpl_figure *figure_at(const complaint_report *report, size_t i) {
  for (size_t at = 0; at < report->tally.count; at++)
    if (cpl_figure_stands(report->tally.figures[at]) && i-- == 0) return report->tally.figures[at];
  return NULL;
}

bool complaint_report_figure(complaint_report *report, size_t i, complaint_figure *out) {
  if (report == NULL || out == NULL) return false;
  cpl_report_withhold(report);
  const cpl_figure *figure = figure_at(report, i);
  if (figure == NULL) return false;
  *out = (complaint_figure){
      .part = cpl_part_name(cpl_figure_part(figure)),
      .process = figure->process,
      .name = figure->name,
      .measure = cpl_measure_of((cpl_measure)figure->measure)->name,
      .value = figure->shown == CPL_IN_FULL ? cpl_figure_value(figure) : -1,
      .small = figure->shown == CPL_AS_SMALL,
      .withheld = figure->shown == CPL_NOT_AT_ALL,
  };
  return true;
}

complaint_status complaint_report_write(complaint_report *report, complaint_report_format format,
                                        complaint_language language, complaint_text *out,
                                        complaint_error *err) {
  if (report == NULL || out == NULL) return cpl_error_no_handle(err, "no report, or no text");
  cpl_report_withhold(report);
  cpl_text *text = cpl_output_begin(out);
  switch (format) {
  case COMPLAINT_REPORT_TEXT: cpl_report_write_text(report, language, text); break;
  case COMPLAINT_REPORT_JSON: cpl_report_write_json(report, text); break;
  case COMPLAINT_REPORT_CSV: cpl_report_write_csv(report, text); break;
  default: return cpl_error(err, COMPLAINT_E_ARGUMENT, "a report is text, JSON or CSV");
  }
  return cpl_output_end(out, err);
}
