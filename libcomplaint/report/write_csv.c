/* write_csv.c - a report as one table, a figure a line (RFC 4180).
 * Knows: report. Must not know: languages. */
#include <string.h>

#include "libcomplaint/report/report.h"

/* Quoted where it must be. */
static void cell(cpl_text *out, const char *text) {
  if (strpbrk(text, ",\"\r\n") == NULL) {
    cpl_text_adds(out, text);
  } else {
    cpl_text_addc(out, '"');
    for (; *text != '\0'; text++) {
      if (*text == '"') cpl_text_addc(out, '"');
      cpl_text_addc(out, *text);
    }
    cpl_text_addc(out, '"');
  }
  cpl_text_addc(out, ',');
}

static void value(const complaint_report *report, const cpl_figure *figure, cpl_text *out) {
  if (figure->shown == CPL_AS_SMALL)
    cpl_text_addf(out, "<%u", report->withhold);
  else if (figure->shown == CPL_NOT_AT_ALL)
    cpl_text_adds(out, "withheld");
  else
    cpl_text_addi(out, cpl_figure_value(figure));
  cpl_text_adds(out, "\r\n");
}

/* What every line says, so that the tables of several reports can stand in one. */
static void head(const complaint_report *report, cpl_text *out) {
  char first[CPL_DAY_TEXT], last[CPL_DAY_TEXT], end[CPL_MOMENT_TEXT];
  cpl_day_format(report->days.first, first);
  cpl_day_format(report->days.after - 1, last);
  cpl_moment_format(report->days.end, report->days.zone, end);
  cell(out, report->policy->model.id);
  cell(out, first);
  cell(out, last);
  cell(out, end);
}

static void quiet_line(const complaint_report *report, const cpl_quiet *quiet, const char *day,
                       const char *received, cpl_text *out) {
  head(report, out);
  cell(out, "silence");
  cell(out, quiet->process->name);
  cell(out, day);
  cell(out, quiet->every);
  cpl_text_adds(out, received);
  cpl_text_adds(out, "\r\n");
}

static void quiet_lines(const complaint_report *report, cpl_text *out) {
  char day[CPL_DAY_TEXT];
  for (size_t q = 0; q < report->quiet_count; q++) {
    const cpl_quiet *quiet = &report->quiets[q];
    cpl_silence silence = cpl_report_silence(report, q);
    if (silence == CPL_SILENCE_WITHHELD) quiet_line(report, quiet, "", "withheld", out);
    for (size_t i = 0; silence == CPL_SILENCE_LISTED &&
                       (i = cpl_quiet_next(quiet, &report->days, i)) < quiet->count;
         i++) {
      cpl_day_format(quiet->spans[i].first, day);
      quiet_line(report, quiet, day, "0", out);
    }
  }
}

void cpl_report_write_csv(complaint_report *report, cpl_text *out) {
  cpl_text_adds(out, "policy,from,to,end,part,process,name,measure,value\r\n");
  for (size_t i = 0; i < report->tally.count; i++) {
    const cpl_figure *figure = report->tally.figures[i];
    if (!cpl_figure_stands(figure)) continue;
    head(report, out);
    cell(out, cpl_part_name(cpl_figure_part(figure)));
    cell(out, figure->process);
    cell(out, figure->name);
    cell(out, cpl_measure_of((cpl_measure)figure->measure)->name);
    value(report, figure, out);
  }
  quiet_lines(report, out);
}
