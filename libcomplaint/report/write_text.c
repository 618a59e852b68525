/* write_text.c - a report for people.
 * Knows: report, words, labels. Must not know: how figures are counted. */
#include <stdio.h>
#include <string.h>

#include "libcomplaint/policy/labels.h"
#include "libcomplaint/report/report.h"
#include "libcomplaint/report/words.h"

enum { LABEL_COLUMNS = 30, VALUE_SIZE = 48 };

typedef struct writer {
  complaint_report *report;
  complaint_language language;
  cpl_text *out;
} writer;

/* ---- pieces ---------------------------------------------------------------------------------- */

static void say(const writer *w, cpl_word word, const char *one, const char *two,
                const char *three) {
  const char *parts[] = {one, two, three};
  for (const char *c = cpl_word_text(word, w->language); *c != '\0'; c++) {
    bool is_part = c[0] == '{' && c[1] >= '1' && c[1] <= '3' && c[2] == '}';
    if (!is_part) {
      cpl_text_addc(w->out, *c);
      continue;
    }
    cpl_text_adds(w->out, parts[c[1] - '1']);
    c += 2;
  }
}

static const char *comma(const writer *w) {
  return w->language == COMPLAINT_EN ? ", " : "，";
}

/* " (label)" behind a name, unless it says the same. */
static void add_label(const writer *w, const char *name, cpl_label label) {
  const char *text = cpl_label_text(label, w->language, name);
  if (strcmp(text, name) == 0) return;
  cpl_text_adds(w->out, w->language == COMPLAINT_EN ? " (" : "（");
  cpl_text_adds(w->out, text);
  cpl_text_adds(w->out, w->language == COMPLAINT_EN ? ")" : "）");
}

/* 8650 is 86.50; 12000 seconds are 3:20:00. */
static void format_value(const writer *w, const cpl_figure *figure, char out[VALUE_SIZE]) {
  const cpl_measure_form *form = cpl_measure_of((cpl_measure)figure->measure);
  long long value = cpl_figure_value(figure);
  unsigned long long size =
      value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
  if (figure->shown == CPL_AS_SMALL)
    (void)snprintf(out, VALUE_SIZE, "<%u", w->report->withhold);
  else if (figure->shown == CPL_NOT_AT_ALL)
    (void)snprintf(out, VALUE_SIZE, "%s", cpl_word_text(CPL_WORD_WITHHELD, w->language));
  else if (form->kind == CPL_KIND_MEAN)
    (void)snprintf(out, VALUE_SIZE, "%s%llu.%02llu", value < 0 ? "-" : "", size / 100, size % 100);
  else if (form->kind == CPL_KIND_AMOUNT)
    (void)snprintf(out, VALUE_SIZE, "%llu:%02llu:%02llu", size / 3600, size / 60 % 60, size % 60);
  else
    (void)snprintf(out, VALUE_SIZE, "%lld", value);
}

/* ---- names with their labels ----------------------------------------------------------------- */

static const cpl_process *find_process(const cpl_model *model, const char *name) {
  for (uint16_t i = 0; i < model->process_count; i++)
    if (strcmp(model->processes[i].name, name) == 0) return &model->processes[i];
  return NULL;
}

/* Of an action, or of a duty, which is named by its action. */
static cpl_label label_of_action(const cpl_model *model, const char *process, const char *name) {
  const cpl_process *p = find_process(model, process);
  size_t size = strcspn(name, "@");
  for (uint16_t i = 0; p != NULL && i < p->action_count; i++)
    if (strncmp(p->effects[i].name, name, size) == 0 && p->effects[i].name[size] == '\0')
      return p->effects[i].label;
  return (cpl_label){NULL, NULL};
}

static const cpl_fact *find_fact(const cpl_model *model, const char *name, size_t size) {
  for (uint16_t i = 0; i < model->fact_count; i++)
    if (strncmp(model->facts[i].name, name, size) == 0 && model->facts[i].name[size] == '\0')
      return &model->facts[i];
  return NULL;
}

/* Of the value in "stance=anonymous"; null is not known. */
static const char *label_of_value(const writer *w, const cpl_fact *fact, const char *value) {
  for (uint16_t i = 0; i < fact->value_count; i++)
    if (strcmp(fact->values[i], value) == 0)
      return cpl_label_text(fact->labels[i], w->language, value);
  return cpl_word_text(CPL_WORD_UNKNOWN, w->language);
}

/* " (how they can be reached: anonymous)" behind "stance=anonymous" */
static void add_value_labels(const writer *w, const char *name) {
  size_t size = strcspn(name, "=");
  const cpl_fact *fact = find_fact(&w->report->policy->model, name, size);
  if (fact == NULL || name[size] == '\0') return;
  bool en = w->language == COMPLAINT_EN;
  cpl_text_adds(w->out, en ? " (" : "（");
  cpl_text_adds(w->out, cpl_label_text(fact->label, w->language, fact->name));
  cpl_text_adds(w->out, en ? ": " : "：");
  cpl_text_adds(w->out, label_of_value(w, fact, name + size + 1));
  cpl_text_adds(w->out, en ? ")" : "）");
}

static cpl_label label_of_sanction(const cpl_model *model, const char *name) {
  for (uint16_t i = 0; i < model->sanction_count; i++)
    if (strcmp(model->sanctions[i].name, name) == 0) return model->sanctions[i].label;
  return (cpl_label){NULL, NULL};
}

static cpl_label label_of(const writer *w, const cpl_figure *figure) {
  const cpl_model *model = &w->report->policy->model;
  const cpl_fact *fact = find_fact(model, figure->name, strlen(figure->name));
  switch (cpl_figure_part(figure)) {
  case CPL_PART_SANCTIONS: return label_of_sanction(model, figure->name);
  case CPL_PART_SCORES: return fact != NULL ? fact->label : (cpl_label){NULL, NULL};
  default: return label_of_action(model, figure->process, figure->name);
  }
}

/* ---- groups of figures ----------------------------------------------------------------------- */

/* A process in which nothing happened is shown only where a report is due about it. */
static bool group_stands(const writer *w, size_t first, size_t end) {
  const cpl_model *model = &w->report->policy->model;
  const cpl_figure *head = w->report->tally.figures[first];
  bool is_due = model->report_count == 0 || cpl_report_rule_of(model, head->process) != NULL;
  for (size_t i = first; i < end; i++) {
    const cpl_figure *figure = w->report->tally.figures[i];
    if (cpl_figure_stands(figure) && (is_due || figure->sum != 0)) return true;
  }
  return false;
}

/* "  complaint: give_opinion@receive (make the handling opinion)" */
static void head_line(const writer *w, const cpl_figure *figure) {
  const cpl_process *process = find_process(&w->report->policy->model, figure->process);
  cpl_text_adds(w->out, "  ");
  cpl_text_adds(w->out, figure->process);
  if (figure->name[0] == '\0' && process != NULL) add_label(w, figure->process, process->label);
  if (figure->process[0] != '\0' && figure->name[0] != '\0') cpl_text_adds(w->out, ": ");
  cpl_text_adds(w->out, figure->name);
  if (cpl_figure_part(figure) == CPL_PART_UNKNOWN)
    add_value_labels(w, figure->name);
  else if (figure->name[0] != '\0' && figure->process[0] != '\0')
    add_label(w, figure->name, label_of(w, figure));
  cpl_text_addc(w->out, '\n');
}

/* "    owed: 3; 0-6 days: 1; 7-29 days: 2" */
static void values_line(const writer *w, size_t first, size_t end) {
  char value[VALUE_SIZE];
  const char *between = "    ";
  for (size_t i = first; i < end; i++) {
    const cpl_figure *figure = w->report->tally.figures[i];
    if (!cpl_figure_stands(figure)) continue;
    format_value(w, figure, value);
    cpl_text_adds(w->out, between);
    cpl_text_adds(w->out, cpl_measure_label((cpl_measure)figure->measure, w->language));
    cpl_text_adds(w->out, w->language == COMPLAINT_EN ? ": " : "：");
    cpl_text_adds(w->out, value);
    between = w->language == COMPLAINT_EN ? "; " : "；";
  }
  cpl_text_addc(w->out, '\n');
}

/* The cases of a process, a figure a line. */
static void case_lines(const writer *w, size_t first, size_t end) {
  char value[VALUE_SIZE];
  for (size_t i = first; i < end; i++) {
    const cpl_figure *figure = w->report->tally.figures[i];
    const char *label = cpl_measure_label((cpl_measure)figure->measure, w->language);
    format_value(w, figure, value);
    cpl_text_adds(w->out, "    ");
    cpl_text_adds(w->out, label);
    for (size_t c = cpl_utf8_columns(label, strlen(label)) + strlen(value); c < LABEL_COLUMNS; c++)
      cpl_text_addc(w->out, ' ');
    cpl_text_addc(w->out, ' ');
    cpl_text_adds(w->out, value);
    cpl_text_addc(w->out, '\n');
  }
}

static void clause_line(const writer *w, const char *name) {
  const cpl_model *model = &w->report->policy->model;
  for (uint16_t i = 0; i < model->clause_count; i++) {
    const char *text = cpl_label_text(model->clauses[i].label, w->language, "");
    if (strcmp(model->clauses[i].name, name) != 0 || text[0] == '\0') continue;
    cpl_text_adds(w->out, "    ");
    cpl_text_adds(w->out, text);
    cpl_text_addc(w->out, '\n');
  }
}

/* ---- parts ----------------------------------------------------------------------------------- */

static void title(const writer *w, cpl_part part) {
  cpl_text_addc(w->out, '\n');
  cpl_text_adds(w->out, cpl_part_title(part, w->language));
  if (part == CPL_PART_CLAUSES) say(w, CPL_WORD_BREACHES_NOTE, "", "", "");
  if (part == CPL_PART_QUALITY) say(w, CPL_WORD_SCORES_NOTE, "", "", "");
  cpl_text_addc(w->out, '\n');
}

static void write_part(const writer *w, cpl_part part) {
  const cpl_tally *tally = &w->report->tally;
  bool some = false;
  for (size_t i = 0, end; i < tally->count; i = end) {
    end = cpl_tally_group(tally, i);
    if (cpl_figure_part(tally->figures[i]) != part || !group_stands(w, i, end)) continue;
    if (!some) title(w, part);
    some = true;
    head_line(w, tally->figures[i]);
    if (part == CPL_PART_CASES)
      case_lines(w, i, end);
    else
      values_line(w, i, end);
    if (part == CPL_PART_CLAUSES) clause_line(w, tally->figures[i]->name);
  }
}

/* ---- when nobody complained ------------------------------------------------------------------ */

static void write_cites(const writer *w, uint16_t cites, cpl_text *out) {
  const cpl_model *model = &w->report->policy->model;
  cpl_span span = model->cites[cites];
  for (uint16_t i = 0; i < span.count; i++) {
    cpl_text_adds(out, i == 0 ? " [" : ", ");
    cpl_text_adds(out, model->cite_list[span.first + i].text);
  }
  if (span.count > 0) cpl_text_addc(out, ']');
}

static const char *periods(const writer *w, const char *every) {
  if (strcmp(every, "day") == 0) return cpl_word_text(CPL_WORD_DAYS, w->language);
  return cpl_word_text(strcmp(every, "week") == 0 ? CPL_WORD_WEEKS : CPL_WORD_MONTHS, w->language);
}

/* Which periods, or all of these days; there is one. */
static void write_quiet(const writer *w, const cpl_quiet *quiet, cpl_text *list) {
  const cpl_days *days = &w->report->days;
  size_t i = cpl_quiet_next(quiet, days, 0);
  const char *process = cpl_label_text(quiet->process->label, w->language, quiet->process->name);
  bool whole = quiet->spans[i].first == days->first && quiet->spans[i].end == days->after;
  char day[CPL_DAY_TEXT];
  cpl_text_clear(list);
  for (; i < quiet->count; i = cpl_quiet_next(quiet, days, i + 1)) {
    cpl_day_format(quiet->spans[i].first, day);
    if (list->size > 0) cpl_text_adds(list, comma(w));
    cpl_text_adds(list, day);
  }
  cpl_text_adds(w->out, "\n  ");
  if (whole)
    say(w, CPL_WORD_QUIET, process, "", "");
  else
    say(w, CPL_WORD_QUIET_IN, process, periods(w, quiet->every), cpl_text_get(list));
}

static void write_no_quiet(const writer *w, const cpl_quiet *quiet) {
  cpl_text_adds(w->out, "\n  ");
  say(w, CPL_WORD_QUIET_IN,
      cpl_label_text(quiet->process->label, w->language, quiet->process->name),
      periods(w, quiet->every), cpl_word_text(CPL_WORD_WITHHELD, w->language));
}

static void write_silence(const writer *w) {
  cpl_text list;
  bool some = false, any = false;
  cpl_text_begin(&list, &w->report->memory);
  for (size_t q = 0; q < w->report->quiet_count; q++) {
    cpl_silence silence = cpl_report_silence(w->report, q);
    if (silence == CPL_SILENCE_LISTED) write_quiet(w, &w->report->quiets[q], &list);
    if (silence == CPL_SILENCE_WITHHELD) write_no_quiet(w, &w->report->quiets[q]);
    some = some || silence == CPL_SILENCE_LISTED;
    any = any || silence != CPL_SILENCE_NONE;
  }
  cpl_text_clear(&list);
  write_cites(w, w->report->policy->model.upholds.silence, &list);
  if (some) {
    cpl_text_adds(w->out, "\n  ");
    say(w, CPL_WORD_QUIET_MAY, cpl_text_get(&list), "", "");
  }
  if (any) cpl_text_addc(w->out, '\n');
  if (list.failed) w->out->failed = true;
  cpl_text_end(&list);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void say_line(const writer *w, cpl_word word, const char *one, const char *two) {
  say(w, word, one, two, "");
  cpl_text_addc(w->out, '\n');
}

static void number_of(const writer *w, uint64_t number, char out[VALUE_SIZE]) {
  bool small = number > 0 && number < w->report->withhold;
  if (small)
    (void)snprintf(out, VALUE_SIZE, "<%u", w->report->withhold);
  else
    (void)snprintf(out, VALUE_SIZE, "%llu", (unsigned long long)number);
}

static void write_known(const writer *w) {
  const complaint_report *report = w->report;
  char moment[CPL_MOMENT_TEXT], number[VALUE_SIZE];
  cpl_moment_format(report->days.now, report->days.zone, moment);
  number_of(w, report->seen.count, number);
  if (number[0] != '<' && cpl_report_withholds(report))
    (void)snprintf(number, sizeof number, "%s", cpl_word_text(CPL_WORD_WITHHELD, w->language));
  say_line(w, CPL_WORD_KNOWN, moment, number);
  if (report->left_out > 0) {
    number_of(w, report->left_out, number);
    say_line(w, CPL_WORD_LEFT_OUT, number, "");
  }
  if (report->days.end < report->days.till) say_line(w, CPL_WORD_SO_FAR, moment, "");
  if (report->withhold > 1) {
    (void)snprintf(number, sizeof number, "%u", report->withhold - 1);
    say_line(w, CPL_WORD_SMALL, number, "");
  }
}

static void write_versions(const writer *w) {
  const complaint_report *report = w->report;
  if (report->version_count == 0) return;
  cpl_text list;
  cpl_text_begin(&list, &report->memory);
  for (size_t i = 0; i < report->version_count; i++)
    cpl_text_addf(&list, "%s%s@%s (%.12s)", i > 0 ? comma(w) : "", report->policy->model.id,
                  report->versions[i].version, report->versions[i].digest);
  say_line(w, CPL_WORD_VERSIONS, cpl_text_get(&list), "");
  if (list.failed) w->out->failed = true;
  cpl_text_end(&list);
}

static void write_head(const writer *w) {
  const cpl_model *model = &w->report->policy->model;
  char first[CPL_DAY_TEXT], last[CPL_DAY_TEXT], week[CPL_WEEK_TEXT], shown[CPL_WEEK_TEXT + 3] = "";
  cpl_day_format(w->report->days.first, first);
  cpl_day_format(w->report->days.after - 1, last);
  cpl_days_week(&w->report->days, week);
  if (week[0] != '\0') (void)snprintf(shown, sizeof shown, " (%s)", week);
  say(w, CPL_WORD_TITLE, first, last, shown);
  cpl_text_addc(w->out, '\n');
  cpl_text_adds(w->out, cpl_label_text(model->title, w->language, model->id));
  cpl_text_addc(w->out, '\n');
  write_versions(w);
  write_known(w);
}

void cpl_report_write_text(complaint_report *report, complaint_language language, cpl_text *out) {
  const writer w = {report, language, out};
  write_head(&w);
  for (unsigned part = 0; part < CPL_PARTS; part++) {
    write_part(&w, (cpl_part)part);
    if (part == CPL_PART_CASES) write_silence(&w);
  }
}
