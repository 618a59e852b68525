/* engine.c - loading a policy: run its files, compile what they returned, check it.
 * Knows: script, build, check. Must not know: cases. */
#include "libcomplaint/policy/engine.h"

#include <string.h>

#include "libcomplaint/calendar/calendar.h"
#include "libcomplaint/policy/build.h"
#include "libcomplaint/policy/check.h"
#include "libcomplaint/policy/digest.h"
#include "libcomplaint/policy/policy.h"

/* ---- its life -------------------------------------------------------------------------------- */

complaint_engine *complaint_engine_new(const complaint_options *options, complaint_error *err) {
  complaint_memory memory = cpl_memory_or_default(options == NULL ? NULL : &options->memory);
  complaint_engine *engine = cpl_new(&memory, sizeof *engine);
  if (engine == NULL) {
    (void)cpl_error_nomem(err);
    return NULL;
  }
  if (options != NULL) engine->options = *options;
  engine->options.memory = memory;
  cpl_problems_begin(&engine->problems, &memory);
  return engine;
}

void complaint_engine_free(complaint_engine *engine) {
  if (engine == NULL) return;
  complaint_memory memory = engine->options.memory;
  for (size_t i = 0; i < engine->calendar_count; i++) {
    cpl_delete(&memory, (void *)engine->names[i], strlen(engine->names[i]) + 1);
    complaint_calendar_free(engine->calendars[i]);
  }
  cpl_delete(&memory, engine->names, engine->name_room * sizeof *engine->names);
  cpl_delete(&memory, engine->calendars, engine->calendar_room * sizeof *engine->calendars);
  cpl_problems_end(&engine->problems);
  cpl_delete(&memory, engine, sizeof *engine);
}

size_t complaint_engine_problem_count(const complaint_engine *engine) {
  return engine != NULL ? engine->problems.count : 0;
}

const complaint_problem *complaint_engine_problem_at(const complaint_engine *engine, size_t index) {
  if (engine == NULL || index >= engine->problems.count) return NULL;
  return &engine->problems.items[index];
}

/* ---- calendars ------------------------------------------------------------------------------- */

/* Hold a calendar under a name, in the place of one that had it. */
static complaint_status keep_calendar(complaint_engine *engine, const char *name,
                                      complaint_calendar *calendar, complaint_error *err) {
  const complaint_memory *memory = &engine->options.memory;
  size_t at = 0, size = strlen(name) + 1;
  while (at < engine->calendar_count && strcmp(engine->names[at], name) != 0) at++;
  if (at == engine->calendar_count) {
    void *names = engine->names, *calendars = engine->calendars;
    bool room = cpl_grow(memory, &names, &engine->name_room, at + 1, sizeof *engine->names);
    engine->names = names;
    room = room &&
           cpl_grow(memory, &calendars, &engine->calendar_room, at + 1, sizeof *engine->calendars);
    engine->calendars = calendars;
    char *copy = room ? cpl_new(memory, size) : NULL;
    if (copy == NULL) return cpl_error_nomem(err);
    engine->names[at] = memcpy(copy, name, size);
    engine->calendars[engine->calendar_count++] = NULL;
  }
  complaint_calendar *old = engine->calendars[at];
  engine->calendars[at] = cpl_calendar_keep(calendar);
  complaint_calendar_free(old);
  return COMPLAINT_OK;
}

complaint_status complaint_engine_add_calendar(complaint_engine *engine, const char *name,
                                               complaint_calendar *calendar, complaint_error *err) {
  if (engine == NULL || calendar == NULL)
    return cpl_error_no_handle(err, "no engine, or no calendar");
  if (name == NULL || !cpl_is_identifier(name))
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "`%s` is no name of a calendar: letters, digits and `_`, not a digit first",
                     name == NULL ? "" : name);
  if (strcmp(name, "every") == 0 || strcmp(name, "working") == 0)
    return cpl_error(err, COMPLAINT_E_ARGUMENT,
                     "`%s` is a word of the language: call the calendar something else", name);
  return keep_calendar(engine, name, calendar, err);
}

/* The built-in calendar is made when the first policy is loaded. */
static complaint_status need_builtin(complaint_engine *engine, complaint_error *err) {
  for (size_t i = 0; i < engine->calendar_count; i++)
    if (strcmp(engine->names[i], "cn") == 0) return COMPLAINT_OK;
  complaint_error told = {0};
  complaint_calendar *cn = complaint_calendar_builtin("cn", &engine->options.memory, &told);
  if (cn == NULL) return cpl_error(err, told.status, "%s", told.text);
  complaint_status status = keep_calendar(engine, "cn", cn, err);
  complaint_calendar_free(cn);
  return status;
}

/* ---- loading --------------------------------------------------------------------------------- */

/* Sources for one load: a text at hand for one name, the engine's for all others. */
typedef struct supply {
  const complaint_engine *engine;
  const char *name, *text; /* NULL: no text at hand */
  size_t size;
} supply;

static complaint_status supply_source(void *context, const char *name, const char **text,
                                      size_t *size, complaint_error *err) {
  const supply *given = context;
  const complaint_options *options = &given->engine->options;
  if (given->text != NULL && strcmp(name, given->name) == 0) {
    *text = given->text;
    *size = given->size;
    return COMPLAINT_OK;
  }
  complaint_error told = {0};
  complaint_status status = COMPLAINT_E_NOT_FOUND;
  if (options->source != NULL)
    status = options->source(options->source_context, name, text, size, &told);
  if (status == COMPLAINT_OK) return COMPLAINT_OK;
  if (told.text[0] != '\0') return cpl_error(err, status, "%s", told.text);
  return cpl_error(err, status, "there is no policy file `%s`", name);
}

/* Compile what the script returned into `policy`, which has its arena already. */
static complaint_status compile(complaint_engine *engine, complaint_policy *policy,
                                const cpl_tree *root, complaint_error *err) {
  cpl_problems *problems = &engine->problems;
  const cpl_calendar_names known = {engine->names, engine->calendars, engine->calendar_count};
  bool good = cpl_build_model(&policy->model, &policy->arena, root, &known, problems);
  /* The builder lends the model its calendars; from here on the policy holds them. */
  for (uint16_t i = 0; i < policy->model.calendar_count; i++)
    (void)cpl_calendar_keep(policy->model.calendars[i]);
  good = good && cpl_check_policy(problems, root, &policy->model);
  if (good && !cpl_digest_model(&policy->model, &policy->memory)) return cpl_error_nomem(err);
  cpl_problems_finish(problems);
  if (problems->failed) return cpl_error_nomem(err);
  return good ? COMPLAINT_OK : cpl_problems_tell(problems, err);
}

static complaint_status run_and_compile(complaint_engine *engine, complaint_policy *policy,
                                        const supply *given, complaint_error *err) {
  const complaint_options *o = &engine->options;
  const cpl_script_limits limits = {o->fuel, o->memory_limit, o->source_bytes, o->string_bytes};
  cpl_arena arena; /* what the policy returned */
  cpl_tree root;
  cpl_arena_begin(&arena, &o->memory);
  complaint_error told = {0};
  complaint_status status = COMPLAINT_OK;
  policy->script = cpl_script_load(&o->memory, &limits, supply_source, (void *)given, given->name,
                                   &arena, &root, &told);
  if (policy->script == NULL) {
    status = told.status;
    if (err != NULL) *err = told;
  } else {
    engine->problems.script = policy->script;
    status = compile(engine, policy, &root, err);
    engine->problems.script = NULL;
  }
  cpl_arena_end(&arena);
  if (status == COMPLAINT_OK && !policy->model.has_functions) {
    cpl_script_free(policy->script);
    policy->script = NULL;
  }
  return status;
}

static complaint_policy *load(complaint_engine *engine, const supply *given, complaint_error *err) {
  complaint_memory memory = engine->options.memory;
  complaint_error told = {0};
  cpl_problems_end(&engine->problems);
  cpl_problems_begin(&engine->problems, &memory);
  complaint_status status = need_builtin(engine, &told);
  complaint_policy *policy = status == COMPLAINT_OK ? cpl_new(&memory, sizeof *policy) : NULL;
  if (status == COMPLAINT_OK && policy == NULL) status = cpl_error_nomem(&told);
  if (policy != NULL) {
    policy->memory = memory;
    atomic_init(&policy->holders, 1);
    cpl_arena_begin(&policy->arena, &memory);
    status = run_and_compile(engine, policy, given, &told);
  }
  if (status == COMPLAINT_OK) return policy;
  cpl_problems_explain(&engine->problems, &told);
  complaint_policy_free(policy);
  if (err != NULL) *err = told;
  return NULL;
}

complaint_policy *complaint_engine_load(complaint_engine *engine, const char *name,
                                        complaint_error *err) {
  if (engine == NULL || name == NULL) {
    (void)cpl_error_no_handle(err, "no engine, or no policy is named");
    return NULL;
  }
  const supply given = {engine, name, NULL, 0};
  return load(engine, &given, err);
}

complaint_policy *complaint_engine_load_text(complaint_engine *engine, const char *name,
                                             const char *source, size_t size,
                                             complaint_error *err) {
  if (engine == NULL || name == NULL || source == NULL) {
    (void)cpl_error_no_handle(err, "a policy needs an engine, a name and a source");
    return NULL;
  }
  const supply given = {engine, name, source, size};
  return load(engine, &given, err);
}
