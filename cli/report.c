/* report.c - `complaint report`: what happened over some days in all cases, in numbers. */
#define _POSIX_C_SOURCE 200809L /* SIGPIPE */
#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "cli/case_arguments.h"
#include "cli/case_stream.h"
#include "cli/cli.h"
#include "cli/record.h"
#include "complaint/case_file.h"
#include "complaint/report.h"
#include "libcomplaint/policy/policy.h"

/* ---- the question ---------------------------------------------------------------------------- */

static bool read_format(const cli_case *k, complaint_report_format *format) {
  static const char *const NAMES[] = {"text", "json", "csv"};
  const char *name = k->options.format;
  *format = k->options.as_json ? COMPLAINT_REPORT_JSON : COMPLAINT_REPORT_TEXT;
  if (name != NULL && k->options.as_json)
    return cli_wrong("`--json` and `--format`: keep one"), false;
  for (int i = COMPLAINT_REPORT_TEXT; name != NULL && i <= COMPLAINT_REPORT_CSV; i++)
    if (strcmp(name, NAMES[i]) == 0) return *format = (complaint_report_format)i, true;
  return name == NULL || (cli_wrong("unknown format `%s`: `text`, `json` or `csv`", name), false);
}

static bool read_withhold(const cli_case *k, unsigned *withhold) {
  const char *text = k->options.withhold_below;
  *withhold = k->options.withhold ? COMPLAINT_REPORT_SMALL : 0;
  if (text == NULL) return true;
  size_t size = strlen(text);
  bool fits = size > 0 && size < 7 && strspn(text, "0123456789") == size;
  if (fits) *withhold = (unsigned)strtoul(text, NULL, 10);
  if (fits && *withhold > 2) return true;
  return cli_wrong(
             "--withhold-below is the smallest count to be shown, from 3 on, as in 5: below 2 "
             "there is 1 only, and nothing would be hidden"),
         false;
}

/* Recording is an act: it happens at a time, and somebody does it. */
static bool check_record(const cli_case *k) {
  const cli_case_options *o = &k->options;
  bool recorded = o->record != NULL;
  if (recorded && (o->actor == NULL || o->roles == NULL || o->now == NULL))
    return cli_wrong("--record needs --actor ID and --role ROLE, who records, and --now TIME, "
                     "when"),
           false;
  if (!recorded && (o->actor != NULL || o->roles != NULL || o->facts.count > 0))
    return cli_wrong("--actor, --role and --fact say how a report is recorded: give --record "
                     "STANDING.jsonl too"),
           false;
  return true;
}

static bool check_has_record(const cli_case *k) {
  const cpl_model *model = &k->loaded.policy->model;
  if (k->options.record == NULL) return true;
  for (uint16_t i = 0; i < model->report_count; i++)
    if (model->reports[i].record_action != CPL_NONE) return true;
  return cli_wrong("--record: policy `%s` has no report with `record`, which says how it is "
                   "recorded",
                   model->id),
         false;
}

static complaint_report *begin(const cli_case *k) {
  complaint_error err = {0};
  complaint_report_options options = {
      .week = k->options.week, .from = k->options.from, .to = k->options.to, .now = k->now};
  if (!read_withhold(k, &options.withhold) || !check_record(k) || !check_has_record(k)) return NULL;
  complaint_report *report = complaint_report_new(k->loaded.policy, &options, &err);
  if (report == NULL) (void)cli_wrong("%s", err.text);
  return report;
}

/* ---- the cases ------------------------------------------------------------------------------- */

static complaint_case *read_case(const cli_case *k, const char *path, const cli_chunk *chunk,
                                 complaint_error *err) {
  complaint_case_file_options options = {.other_rules = k->options.other_rules,
                                         .first_line = chunk->line};
  if (k->versions == NULL)
    return complaint_case_file_read(k->loaded.policy, path, chunk->bytes, chunk->size, &options,
                                    err);
  return complaint_case_file_read_under(k->versions, path, chunk->bytes, chunk->size, &options,
                                        err);
}

static int add_case(const cli_case *k, complaint_report *report, const cli_stream *stream,
                    const cli_chunk *chunk) {
  complaint_error err = {0};
  complaint_case *c = read_case(k, stream->path, chunk, &err);
  if (c == NULL) return cli_wrong("%s", err.text);
  complaint_status status = complaint_report_add(report, c, &err);
  complaint_case_free(c);
  if (status == COMPLAINT_OK) return CLI_YES;
  return cli_wrong("%s:%d: %s", stream->path, chunk->line, err.text);
}

static int add_file(const cli_case *k, complaint_report *report, const char *path) {
  cli_stream stream;
  cli_chunk chunk;
  int code = cli_stream_open(&stream, path) ? CLI_YES : CLI_USAGE;
  while (code == CLI_YES) {
    if (!cli_stream_next(&stream, &chunk)) code = CLI_USAGE;
    if (code != CLI_YES || chunk.size == 0) break;
    code = add_case(k, report, &stream, &chunk);
  }
  cli_stream_close(&stream);
  return code;
}

/* ---- the answer ------------------------------------------------------------------------------ */

static int print(const cli_case *k, complaint_report *report, complaint_report_format format) {
  complaint_error err = {0};
  size_t size;
  if (complaint_report_write(report, format, k->language, k->text, &err) != COMPLAINT_OK)
    return cli_wrong("%s", err.text);
  const char *text = complaint_text_get(k->text, &size);
  if (format == COMPLAINT_REPORT_TEXT)
    cli_print_lines(stdout, text);
  else
    (void)fwrite(text, 1, size, stdout);
  if (format == COMPLAINT_REPORT_JSON) (void)fputc('\n', stdout);
  return CLI_YES;
}

/* ---- recording it ---------------------------------------------------------------------------- */

/* NAME=VALUE: the value as the type of the fact has it. What is no fact of the policy is left to
 * act, which says so. */
static json_t *value_of(const cli_case *k, const char *name, size_t size, const char *value) {
  const cpl_model *model = &k->loaded.policy->model;
  cpl_type type = CPL_TEXT_FACT;
  for (uint16_t i = 0; i < model->fact_count; i++)
    if (strncmp(model->facts[i].name, name, size) == 0 && model->facts[i].name[size] == '\0')
      type = (cpl_type)model->facts[i].type;
  size_t digits = strspn(value, "0123456789");
  if ((type == CPL_INT || type == CPL_MONEY) && digits > 0 && digits < 17 && value[digits] == '\0')
    return json_integer(strtoll(value, NULL, 10));
  if (type == CPL_BOOL && (strcmp(value, "true") == 0 || strcmp(value, "false") == 0))
    return json_boolean(value[0] == 't');
  return json_string(value);
}

static bool add_facts(const cli_case *k, json_t *event) {
  json_t *facts = json_object_get(event, "facts");
  if (facts == NULL) {
    facts = json_object();
    if (json_object_set_new(event, "facts", facts) != 0) return cli_wrong("out of memory"), false;
  }
  for (size_t i = 0; i < k->options.facts.count; i++) {
    const char *fact = k->options.facts.words[i], *equals = strchr(fact, '=');
    char name[128] = "";
    if (equals == NULL || equals == fact || (size_t)(equals - fact) >= sizeof name)
      return cli_wrong("--fact is NAME=VALUE, as in `--fact note=seen`"), false;
    memcpy(name, fact, (size_t)(equals - fact));
    if (json_object_get(facts, name) != NULL)
      return cli_wrong("--fact: `%s` is given already, by the report or by you", name), false;
    if (json_object_set_new(facts, name, value_of(k, name, strlen(name), equals + 1)) != 0)
      return cli_wrong("--fact: `%s` must be UTF-8, or memory is out", name), false;
  }
  return true;
}

static bool make_event(const cli_case *k, complaint_report *report, cpl_text *out) {
  complaint_error err = {0};
  size_t size;
  if (complaint_report_event(report, &k->actor, k->now, k->text, &err) != COMPLAINT_OK)
    return cli_wrong("%s", err.text), false;
  const char *bytes = complaint_text_get(k->text, &size);
  json_t *event = json_loadb(bytes, size, 0, NULL);
  char *text = NULL;
  bool made = event != NULL && add_facts(k, event);
  if (made) text = json_dumps(event, JSON_COMPACT);
  if (text != NULL) cpl_text_adds(out, text);
  free(text);
  json_decref(event);
  if (made && (out->size == 0 || out->failed)) return cli_wrong("out of memory"), false;
  return made;
}

/* The answer goes to stderr: what is on stdout is the report. The standing case may run under
 * another version than the one that FILE is; each reads the roles for itself. */
static int record(cli_case *k, complaint_report *report) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  char *words[] = {k->words[0], (char *)k->options.record};
  cli_case of = *k;
  cpl_text event;
  of.words = words;
  of.options.as_json = false;
  of.c = NULL;
  cpl_text_begin(&of.role_names, &memory);
  cpl_text_begin(&event, &memory);
  int code = k->versions == NULL ? CLI_YES : cli_case_actor(k);
  if (code == CLI_YES && !make_event(k, report, &event)) code = CLI_USAGE;
  if (code == CLI_YES) code = cli_record(&of, &event, stderr);
  complaint_case_free(of.c);
  cpl_text_end(&of.role_names);
  cpl_text_end(&event);
  return code;
}

int cli_report(int argc, char **argv) {
  cli_case k;
  complaint_report_format format;
  complaint_report *report = NULL;
  int code = cli_case_begin(&k, argc, argv,
                            CLI_TAKES_ACTOR | CLI_TAKES_JSON | CLI_TAKES_DAYS | CLI_TAKES_VERSIONS);
  if (code == CLI_YES && !read_format(&k, &format)) code = CLI_USAGE;
  if (code == CLI_YES) report = begin(&k);
  if (report == NULL) code = CLI_USAGE;
  for (int i = 1; code == CLI_YES && i < k.word_count; i++) code = add_file(&k, report, k.words[i]);
  if (code == CLI_YES && k.options.record != NULL)
    (void)signal(SIGPIPE, SIG_IGN); /* whoever stops reading the report still records it */
  if (code == CLI_YES) code = print(&k, report, format);
  if (code == CLI_YES && k.options.record != NULL) code = record(&k, report);
  complaint_report_free(report);
  cli_case_close(&k);
  return code;
}
