/* case_file.c - a case as lines of JSON; see complaint/case_file.h. */
#include "complaint/case_file.h"

#include <jansson.h>
#include <string.h>

#include "libcomplaint/base/output.h"
#include "libcomplaint/case/case.h"
#include "libcomplaint/case/case_file.h"

typedef struct file_reader {
  complaint_policy *policy;
  const char *name;
  const char *at, *end; /* what is left */
  int line;             /* of what was read last */
  complaint_error *err;
} file_reader;

static complaint_status refuse(const file_reader *r, const char *text) {
  return cpl_error_at(r->err, COMPLAINT_E_INPUT, r->name, r->line, "%s", text);
}

/* ---- lines ----------------------------------------------------------------------------------- */

typedef struct file_line {
  const char *bytes;
  size_t size;
  bool ended; /* by a line feed */
} file_line;

static complaint_status next_line(file_reader *r, file_line *out) {
  size_t left = (size_t)(r->end - r->at);
  const char *feed = memchr(r->at, '\n', left);
  *out = (file_line){r->at, feed == NULL ? left : (size_t)(feed - r->at), feed != NULL};
  r->at += out->size + (feed != NULL);
  r->line++;
  if (out->size == 0) return refuse(r, "an empty line; take it out");
  if (out->bytes[out->size - 1] == '\r')
    return refuse(r, "the line ends with a carriage return; save the file with line feeds only");
  return COMPLAINT_OK;
}

/* A line that was being written when the machine stopped: its event was never taken. */
static bool is_torn(const file_line *line) {
  json_t *whole = json_loadb(line->bytes, line->size, 0, NULL);
  json_decref(whole);
  return whole == NULL && !line->ended;
}

/* ---- events ---------------------------------------------------------------------------------- */

/* The error of an event, told of its line. */
static complaint_status place_error(const file_reader *r, complaint_status status,
                                    const complaint_error *of_event) {
  static const char PLACE[] = "event: ";
  const char *text = of_event->text;
  if (status == COMPLAINT_E_NOMEM) return cpl_error_nomem(r->err);
  if (strncmp(text, PLACE, sizeof PLACE - 1) == 0) text += sizeof PLACE - 1;
  return cpl_error_at(r->err, status, r->name, r->line, "%s", text);
}

static complaint_status read_events(file_reader *r, complaint_case *c) {
  complaint_status status = COMPLAINT_OK;
  while (status == COMPLAINT_OK && r->at < r->end) {
    file_line line;
    complaint_error of_event;
    status = next_line(r, &line);
    if (status != COMPLAINT_OK) break;
    status = complaint_case_add(c, line.bytes, line.size, &of_event);
    if (status == COMPLAINT_E_INPUT && is_torn(&line))
      return refuse(r, "the last line is torn: it ends in the middle; take it out, its event was "
                       "not recorded");
    if (status != COMPLAINT_OK) status = place_error(r, status, &of_event);
  }
  return status;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static complaint_status check_start(file_reader *r) {
  size_t size = (size_t)(r->end - r->at);
  r->line++;
  if (size == 0)
    return refuse(r, "the file is empty; its first line must be {\"case\":...,\"process\":...}");
  if (size >= 3 && memcmp(r->at, "\xEF\xBB\xBF", 3) == 0)
    return refuse(r, "the file begins with a byte order mark; save it without one");
  r->line--;
  return COMPLAINT_OK;
}

static complaint_case *read_head(file_reader *r, bool other_rules) {
  const cpl_model *model = &r->policy->model;
  complaint_case *c = NULL;
  cpl_file_head head;
  file_line line;
  complaint_error wrong;
  cpl_file_head_begin(&head, &r->policy->memory);
  complaint_status status = check_start(r);
  if (status == COMPLAINT_OK) status = next_line(r, &line);
  if (status == COMPLAINT_OK)
    status = cpl_file_head_read(&head, model, r->name, r->line, line.bytes, line.size, other_rules,
                                r->err);
  if (status == COMPLAINT_OK) {
    const char *id = cpl_text_get(&head.id);
    c = complaint_case_new(r->policy, cpl_text_get(&head.process), id, &wrong);
    if (c == NULL) (void)place_error(r, wrong.status, &wrong);
  }
  cpl_file_head_end(&head);
  return c;
}

complaint_case *complaint_case_file_read(complaint_policy *policy, const char *name,
                                         const char *bytes, size_t size,
                                         const complaint_case_file_options *options,
                                         complaint_error *err) {
  if (policy == NULL || name == NULL || (bytes == NULL && size > 0)) {
    (void)cpl_error_no_handle(err, "a case file needs a policy, a name and its bytes");
    return NULL;
  }
  if (bytes == NULL) bytes = "";
  int before = options != NULL && options->first_line > 0 ? options->first_line - 1 : 0;
  file_reader r = {policy, name, bytes, bytes + size, before, err};
  complaint_case *c = read_head(&r, options != NULL && options->other_rules);
  if (c == NULL || read_events(&r, c) == COMPLAINT_OK) return c;
  complaint_case_free(c);
  return NULL;
}

complaint_status complaint_case_file_header(const complaint_case *c, complaint_text *line,
                                            complaint_error *err) {
  if (c == NULL || line == NULL) return cpl_error_no_handle(err, "no case, or no text");
  complaint_status status =
      cpl_file_head_write(&c->policy->model, c->id, c->process->name, cpl_output_begin(line), err);
  if (status != COMPLAINT_OK) cpl_text_clear(&line->text);
  return status;
}
