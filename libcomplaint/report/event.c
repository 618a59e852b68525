/* event.c - the event by which a report is recorded.
 * Knows: report, the JSON writer. Must not know: what recording does. */
#include <string.h>

#include "libcomplaint/base/json.h"
#include "libcomplaint/base/output.h"
#include "libcomplaint/case/ids.h"
#include "libcomplaint/report/report.h"

/* ---- which ----------------------------------------------------------------------------------- */

/* Are these days one whole period of the rule's? Any will do where it names none. */
static bool covers(const cpl_days *days, const char *every) {
  if (every[0] == '\0') return true;
  cpl_span_of_days span = cpl_period_named(every, days->first);
  return span.first == days->first && span.end == days->after;
}

/* May it happen then? Unless its event names the days, it counts for those on which it happens. */
static bool may_happen(const complaint_report *report, const cpl_report_rule *rule, int64_t at) {
  bool named = rule->every[0] == '\0' || (report->days.from <= at && at < report->days.till);
  for (uint16_t i = 0; i < rule->fill_count; i++)
    named = named || rule->fills[i].says == CPL_SAYS_FROM || rule->fills[i].says == CPL_SAYS_TO;
  return named;
}

/* Of several the first by name. */
static const cpl_report_rule *recorded(const complaint_report *report) {
  const cpl_model *model = &report->policy->model;
  for (uint16_t i = 0; i < model->report_count; i++)
    if (model->reports[i].record_action != CPL_NONE &&
        covers(&report->days, model->reports[i].every))
      return &model->reports[i];
  return NULL;
}

/* ---- what it says ---------------------------------------------------------------------------- */

static int64_t count_of(const complaint_report *report, const char *process, cpl_report_says says) {
  static const cpl_measure MEASURES[CPL_REPORT_SAYS] = {
      [CPL_SAYS_LAID_TO_REST] = CPL_LAID_TO_REST, [CPL_SAYS_OPEN] = CPL_OPEN,
      [CPL_SAYS_OPEN_BEFORE] = CPL_OPEN_BEFORE,   [CPL_SAYS_OVERDUE] = CPL_OPEN_OVERDUE,
      [CPL_SAYS_RECEIVED] = CPL_RECEIVED,         [CPL_SAYS_REOPENED] = CPL_REOPENED};
  const cpl_figure *figure = cpl_tally_find(&report->tally, MEASURES[says], process, "");
  return figure == NULL ? 0 : figure->sum;
}

/* The fills stand in order of the names of their facts. */
static void write_facts(cpl_json *json, const complaint_report *report,
                        const cpl_report_rule *rule) {
  const cpl_model *model = &report->policy->model;
  char day[CPL_DAY_TEXT];
  cpl_json_key(json, "facts");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < rule->fill_count; i++) {
    cpl_report_says says = (cpl_report_says)rule->fills[i].says;
    cpl_json_key(json, model->facts[rule->fills[i].fact].name);
    cpl_day_format(says == CPL_SAYS_FROM ? report->days.first : report->days.after - 1, day);
    if (says <= CPL_SAYS_TO)
      cpl_json_plain(json, day);
    else
      cpl_json_integer(json, count_of(report, rule->of, says));
  }
  cpl_json_close(json, '}');
}

static void write_event(cpl_text *out, const complaint_report *report, const cpl_report_rule *rule,
                        const complaint_actor *actor, int64_t at) {
  const cpl_process *process = &report->policy->model.processes[rule->record_process];
  char moment[CPL_MOMENT_TEXT];
  cpl_json json;
  cpl_moment_format(at, report->days.zone, moment);
  cpl_json_begin(&json, out);
  cpl_json_open(&json, '{');
  cpl_json_key(&json, "action");
  cpl_json_name(&json, process->effects[rule->record_action].name);
  cpl_json_key(&json, "actor");
  cpl_json_name(&json, actor->id);
  cpl_json_key(&json, "at");
  cpl_json_plain(&json, moment);
  if (rule->fill_count > 0) write_facts(&json, report, rule);
  cpl_json_key(&json, "roles");
  cpl_json_open(&json, '[');
  for (size_t i = 0; i < actor->role_count; i++) cpl_json_name(&json, actor->roles[i]);
  cpl_json_close(&json, ']');
  cpl_json_close(&json, '}');
}

complaint_status complaint_report_event(complaint_report *report, const complaint_actor *actor,
                                        int64_t at, complaint_text *out, complaint_error *err) {
  if (report == NULL || actor == NULL || out == NULL)
    return cpl_error_no_handle(err, "no report, no actor, or no text");
  const cpl_report_rule *rule = recorded(report);
  if (rule == NULL)
    return cpl_error(err, COMPLAINT_E_NOT_FOUND,
                     "policy `%s` says of no report over just these days how it is recorded: "
                     "`record` of a report in `reports` does, for one whole day, week or month",
                     report->policy->model.id);
  if (actor->id == NULL || !cpl_id_valid(actor->id, strlen(actor->id)))
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "who records must be an opaque id, such as `staff:17`");
  if (!cpl_moment_in_range(at, report->days.zone))
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "`at` must lie in the years %d to %d",
                     CPL_YEAR_FIRST, CPL_YEAR_LAST);
  if (!may_happen(report, rule, at))
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "recorded then, it would count for other days than its own: record it on one "
                     "of them, or let `record` of `reports.%s` fill a fact with `from`, which the "
                     "duty names as its `period`",
                     rule->name);
  write_event(cpl_output_begin(out), report, rule, actor, at);
  return cpl_output_end(out, err);
}
