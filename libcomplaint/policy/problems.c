/* problems.c - see problems.h. */
#include "libcomplaint/policy/problems.h"

#include <stdio.h>
#include <string.h>

void cpl_problems_begin(cpl_problems *problems, const complaint_memory *memory) {
  memset(problems, 0, sizeof *problems);
  cpl_arena_begin(&problems->arena, memory);
}

void cpl_problems_end(cpl_problems *problems) {
  cpl_arena_end(&problems->arena);
}

static const char *keep(cpl_problems *problems, const char *text) {
  const char *copy = cpl_arena_text(&problems->arena, text, strlen(text));
  if (copy == NULL) problems->failed = true;
  return copy == NULL ? "" : copy;
}

static bool is_number(const char *part, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (part[i] < '0' || part[i] > '9') return false;
  return size > 0;
}

/* "processes.complaint.actions.record.needs.2" is the rule `complaint.record.needs`: people know
 * that processes have actions, and count no entries. */
static void rule_of_path(const char *path, char *rule, size_t size) {
  bool of_process = strncmp(path, "processes.", 10) == 0;
  size_t used = 0, index = 0;
  for (const char *part = path; *part != '\0'; index++) {
    size_t n = strcspn(part, ".");
    bool house = of_process && (index == 0 || (index == 2 && strncmp(part, "actions", n) == 0));
    if (!house && !is_number(part, n) && used + n + 2 < size) {
      if (used > 0) rule[used++] = '.';
      memcpy(rule + used, part, n);
      used += n;
    }
    part += n;
    if (*part == '.') part++;
  }
  rule[used] = '\0';
}

static bool said_before(const cpl_problems *problems, const char *rule, const char *text) {
  for (size_t i = 0; i < problems->count; i++)
    if (strcmp(problems->items[i].text, text) == 0 && strcmp(problems->items[i].rule, rule) == 0)
      return true;
  return false;
}

static void add(cpl_problems *problems, complaint_severity severity, const char *path,
                const char *clause, const char *format, va_list args) {
  char message[1024], rule[128];
  complaint_error told;
  if (vsnprintf(message, sizeof message, format, args) < 0) message[0] = '\0';
  rule_of_path(path, rule, sizeof rule);
  cpl_place place = {"", 0};
  if (problems->script != NULL) place = cpl_script_place(problems->script, path);
  if (place.file == NULL || place.file[0] == '\0')
    (void)cpl_error(&told, COMPLAINT_E_POLICY, "%s", message);
  else
    (void)cpl_error_at(&told, COMPLAINT_E_POLICY, place.file, place.line, "%s", message);
  if (said_before(problems, rule, told.text)) return;
  if (severity == COMPLAINT_ERROR) problems->errors++;
  if (problems->count == CPL_PROBLEMS_MAX) {
    problems->more++;
    return;
  }
  complaint_problem *problem = &problems->items[problems->count++];
  problem->severity = severity;
  problem->file = keep(problems, told.source);
  problem->line = place.line;
  problem->rule = keep(problems, rule);
  problem->clause = keep(problems, clause == NULL ? "" : clause);
  problem->text = keep(problems, told.text);
}

void cpl_problem_error(cpl_problems *problems, const char *path, const char *clause,
                       const char *format, ...) {
  va_list args;
  va_start(args, format);
  add(problems, COMPLAINT_ERROR, path, clause, format, args);
  va_end(args);
}

void cpl_problem_warning(cpl_problems *problems, const char *path, const char *clause,
                         const char *format, ...) {
  va_list args;
  va_start(args, format);
  add(problems, COMPLAINT_WARNING, path, clause, format, args);
  va_end(args);
}

void cpl_problems_explain(cpl_problems *problems, const complaint_error *err) {
  if (problems->count > 0) return;
  problems->items[problems->count++] = (complaint_problem){
      COMPLAINT_ERROR,           keep(problems, err->source), err->line,
      keep(problems, err->rule), keep(problems, err->clause), keep(problems, err->text)};
}

static bool comes_before(const complaint_problem *a, const complaint_problem *b) {
  int order = strcmp(a->file, b->file);
  return order < 0 || (order == 0 && a->line < b->line);
}

void cpl_problems_finish(cpl_problems *problems) {
  for (size_t i = 1; i < problems->count; i++) {
    complaint_problem problem = problems->items[i];
    size_t at = i;
    for (; at > 0 && comes_before(&problem, &problems->items[at - 1]); at--)
      problems->items[at] = problems->items[at - 1];
    problems->items[at] = problem;
  }
  if (problems->more == 0) return;
  char text[64];
  (void)snprintf(text, sizeof text, "and %zu more problems", problems->more);
  problems->items[problems->count++] =
      (complaint_problem){COMPLAINT_ERROR, "", 0, "", "", keep(problems, text)};
  problems->more = 0;
}

complaint_status cpl_problems_tell(const cpl_problems *problems, complaint_error *err) {
  if (problems->failed) return cpl_error_nomem(err);
  for (size_t i = 0; i < problems->count; i++) {
    const complaint_problem *problem = &problems->items[i];
    if (problem->severity != COMPLAINT_ERROR) continue;
    (void)cpl_error(err, COMPLAINT_E_POLICY, "%s", problem->text);
    if (err == NULL) break;
    err->line = problem->line;
    cpl_error_field(err->source, sizeof err->source, problem->file);
    cpl_error_field(err->rule, sizeof err->rule, problem->rule);
    cpl_error_field(err->clause, sizeof err->clause, problem->clause);
    break;
  }
  return COMPLAINT_E_POLICY;
}
