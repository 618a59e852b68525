/* policy_text.c - see policy_text.h. */
#include "tests/support/policy_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* ---- where sources come from ----------------------------------------------------------------- */

static complaint_status from_folder(const char *name, const char **text, size_t *size) {
  static char buffer[1 << 18], path[512];
  int n = snprintf(path, sizeof path, "%s/policies/", COMPLAINT_SOURCE_DIR);
  for (; *name != '\0' && n < 500; name++) path[n++] = *name == '.' ? '/' : *name;
  memcpy(path + n, ".lua", 5);
  FILE *file = fopen(path, "rb");
  if (file == NULL) return COMPLAINT_E_NOT_FOUND;
  *size = fread(buffer, 1, sizeof buffer, file);
  *text = buffer;
  (void)fclose(file);
  return COMPLAINT_OK;
}

static complaint_status source(void *context, const char *name, const char **text, size_t *size,
                               complaint_error *err) {
  (void)err;
  for (const cpl_file *file = context; file != NULL && file->name != NULL; file++)
    if (strcmp(file->name, name) == 0) {
      *text = file->text;
      *size = strlen(file->text);
      return COMPLAINT_OK;
    }
  return from_folder(name, text, size);
}

complaint_engine *cpl_engine_over(const complaint_memory *memory, const cpl_file *files) {
  complaint_options options = {.source = source, .source_context = (void *)files};
  if (memory != NULL) options.memory = *memory;
  return complaint_engine_new(&options, NULL);
}

/* ---- policies -------------------------------------------------------------------------------- */

static complaint_policy *loaded(complaint_engine *engine, complaint_policy *policy,
                                const complaint_error *err) {
  for (size_t i = 0; policy == NULL && i < complaint_engine_problem_count(engine); i++)
    print_error("%s\n", complaint_engine_problem_at(engine, i)->text);
  complaint_engine_free(engine);
  if (policy == NULL) fail_msg("the policy does not load: %s", err->text);
  return policy;
}

complaint_policy *cpl_policy_of_text(const char *text) {
  complaint_error err = {0};
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  return loaded(engine, complaint_engine_load_text(engine, "test", text, strlen(text), &err), &err);
}

complaint_policy *cpl_policy_of_file(const char *name) {
  complaint_error err = {0};
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  return loaded(engine, complaint_engine_load(engine, name, &err), &err);
}

complaint_policy *cpl_policy_small(const char *changes) {
  return cpl_policy_of_text(cpl_small_source(changes));
}

static const char SMALL[] =
    "return extend({\n"
    "  regulation = 't', id = 'test.small', version = '1.0.0', zone = '+08:00', calendar = 'cn',\n"
    "  clauses = { ['1'] = { kind = 'rule' }, ['2'] = { kind = 'duty' } },\n"
    "  readings = { R1 = { cites = '1', choice = 'strict', options = { 'strict', 'loose' } } },\n"
    "  roles = {\n"
    "    clerk = { zh = '职员', en = 'clerk', department = 'dept:office', stand_in = 'boss' },\n"
    "    boss = { en = 'boss' },\n"
    "    guest = { party = true, is = 'guest', present = { stance = 'here' } },\n"
    "  },\n"
    "  facts = {\n"
    "    grade = { type = 'enum', values = { 'low', 'middle', 'high' }, default = 'low' },\n"
    "    stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here' },\n"
    "    score = { type = 'int', range = { 0, 100 }, default = 0 },\n"
    "    other_score = { type = 'int', default = 0 },\n"
    "    price = { type = 'money', default = 0 },\n"
    "    urgent = { type = 'bool', default = false },\n"
    "    tags = { type = 'set', values = { 'red', 'green', 'blue' }, default = {} },\n"
    "    day = { type = 'date', default = '2026-01-01' },\n"
    "    moment = { type = 'time', default = '2026-01-01T00:00:00+08:00' },\n"
    "    guest = { type = 'party' }, thing = { type = 'item' }, note = { type = 'text' },\n"
    "    offence = { type = 'offence', per = 'thing' }, sanction = { type = 'sanction', per = "
    "'thing' "
    "},\n"
    "    finding = { type = 'enum', per = 'thing', values = { 'true', 'false' }, proven = 'true' "
    "},\n"
    "    harm = { type = 'bool', per = 'thing', default = false },\n"
    "  },\n"
    "  offences = { noise = { cites = '1' }, damage = { cites = '1', when = { harm = true } } },\n"
    "  sanctions = ladder { { id = 'warning', cites = '1' }, { id = 'fine', cites = '1' } },\n"
    "  processes = { main = {\n"
    "    items = { thing = { named_by = 'thing' } },\n"
    "    actions = {\n"
    "      start = { by = 'clerk', starts = true, needs = { 'guest', 'note' }, cites = '1',\n"
    "                asks = { 'grade', 'stance', 'score', 'urgent', 'tags', 'day', 'moment', "
    "'price',\n"
    "                         'other_score' } },\n"
    "      add = { by = 'clerk', after = 'start', adds = 'thing', needs = { 'thing', 'offence' }, "
    "cites = '1' },\n"
    "      work = { by = { 'clerk', 'boss' }, after = 'start', owed = 'start', asks = 'grade', "
    "cites "
    "= '2' },\n"
    "      tell = { by = 'clerk', to = 'guest', after = 'work', owed = 'work', cites = '2' },\n"
    "      find = { by = 'boss', per = 'thing', after = 'add', owed = 'add', finds = 'finding',\n"
    "               needs = 'finding', asks = 'harm', cites = '1' },\n"
    "      punish = { by = 'boss', per = 'thing', after = 'find', imposes = 'sanction',\n"
    "                 needs = 'sanction', cites = '1' },\n"
    "      close = { by = { 'clerk', { 'boss', when = { R1 = 'loose' } } }, after = { 'work', "
    "'tell' }, ends = true, cites = '1' },\n"
    "    },\n"
    "  } },\n"
    "}, {\n"
    "  regulation = 't',\n"
    "%s\n"
    "})\n";

const char *cpl_small_source(const char *changes) {
  static char text[1 << 18];
  int n = snprintf(text, sizeof text, SMALL, changes);
  if (n < 0 || (size_t)n >= sizeof text) fail_msg("the changes are too long");
  return text;
}

/* ---- claims ---------------------------------------------------------------------------------- */

/* The words of a problem, without the place before them. */
static const char *words(const complaint_problem *problem) {
  char place[192];
  int n = snprintf(place, sizeof place, "%s:%d: ", problem->file, problem->line);
  if (problem->line == 0) n = snprintf(place, sizeof place, "%s: ", problem->file);
  bool has_place = n > 0 && strncmp(problem->text, place, (size_t)n) == 0;
  return has_place ? problem->text + n : problem->text;
}

static void assert_one(const char *changes, bool loads, const char *rule, const char *text) {
  const char *small = cpl_small_source(changes);
  complaint_error err = {0};
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_policy *policy = complaint_engine_load_text(engine, "test", small, strlen(small), &err);
  size_t count = complaint_engine_problem_count(engine);
  if (count != (rule == NULL ? 0u : 1u))
    for (size_t i = 0; i < count; i++) {
      const complaint_problem *problem = complaint_engine_problem_at(engine, i);
      print_error("%s [%s]\n", problem->text, problem->rule);
    }
  assert_int_equal(policy != NULL, loads);
  assert_int_equal(count, rule == NULL ? 0 : 1);
  if (rule != NULL) {
    const complaint_problem *problem = complaint_engine_problem_at(engine, 0);
    assert_string_equal(words(problem), text);
    assert_string_equal(problem->rule, rule);
    assert_int_equal(problem->severity, loads ? COMPLAINT_WARNING : COMPLAINT_ERROR);
    if (!loads) assert_string_equal(err.text, problem->text);
  }
  complaint_policy_free(policy);
  complaint_engine_free(engine);
}

void assert_policy_refused(const char *changes, const char *rule, const char *text) {
  assert_one(changes, false, rule, text);
}

void assert_policy_warned(const char *changes, const char *rule, const char *text) {
  assert_one(changes, true, rule, text);
}

void assert_policy_accepted(const char *changes) {
  assert_one(changes, true, NULL, NULL);
}

/* ---- parts by name --------------------------------------------------------------------------- */

const cpl_process *cpl_process_in(const complaint_policy *policy, const char *name) {
  for (unsigned i = 0; i < policy->model.process_count; i++)
    if (strcmp(policy->model.processes[i].name, name) == 0) return &policy->model.processes[i];
  fail_msg("no process `%s`", name);
  return NULL;
}

unsigned cpl_action_in(const cpl_process *process, const char *name) {
  for (unsigned i = 0; i < process->action_count; i++)
    if (strcmp(process->effects[i].name, name) == 0) return i;
  fail_msg("no action `%s`", name);
  return 0;
}

const cpl_duty_rule *cpl_rule_in(const cpl_process *process, const char *name) {
  for (unsigned i = 0; i < process->rule_count; i++)
    if (strcmp(process->rules[i].name, name) == 0) return &process->rules[i];
  fail_msg("no duty `%s`", name);
  return NULL;
}

unsigned cpl_role_in(const complaint_policy *policy, const char *name) {
  for (unsigned i = 0; i < policy->model.role_count; i++)
    if (strcmp(policy->model.roles[i].name, name) == 0) return i;
  fail_msg("no role `%s`", name);
  return 0;
}

unsigned cpl_field_in(const complaint_policy *policy, const cpl_process *process,
                      const char *name) {
  for (unsigned i = 0; i < process->field_count; i++)
    if (strcmp(policy->model.facts[process->fields[i].fact].name, name) == 0) return i;
  fail_msg("no field `%s`", name);
  return 0;
}

unsigned cpl_atom_in(const cpl_process *process, const char *name) {
  unsigned found = process->atom_count;
  for (unsigned i = 0; i < process->atom_count; i++) {
    if (strcmp(process->atoms[i].name, name) != 0) continue;
    if (found != process->atom_count) fail_msg("two atoms `%s`", name);
    found = i;
  }
  if (found == process->atom_count) fail_msg("no atom `%s`", name);
  return found;
}
