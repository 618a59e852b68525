/* protected.c - see protected.h. */
#include "tests/support/protected.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The mark stands on line 22. */
const char BASE[] =
    "return {\n"
    "  regulation = 'b', id = 'test.base', version = '1.0.0', zone = '+08:00', calendar = 'cn',\n"
    "  clauses = { ['1'] = { kind = 'rule' } },\n"
    "  roles = {\n"
    "    clerk = {}, boss = {}, office = { department = 'dept:office', stand_in = 'boss' },\n"
    "    guest = { party = true, is = 'guest', present = { stance = { 'here', 'near' } } },"
    " leader = { held_by = 'leader' },\n"
    "  },\n"
    "  facts = {\n"
    "    guest = { type = 'party' }, note = { type = 'text' }, reply = { type = 'text' }, "
    "leader = { type = 'party' }, settled = { type = 'bool', default = false }, "
    "finding = { type = 'enum', values = { 'yes', 'open', 'no' }, proven = 'yes' },\n"
    "    stance = { type = 'enum', values = { 'here', 'near', 'gone' }, default = 'here' },\n"
    "    grade = { type = 'int', default = 0 }, day = { type = 'date' },\n"
    "  },\n"
    "  processes = { main = { actions = {\n"
    "    start = { by = 'clerk', starts = true, needs = { 'guest', 'note' }, cites = '1',\n"
    "              asks = { 'stance', 'grade', 'leader' } },\n"
    "    hear = { by = 'clerk', to = 'guest', after = 'start', owed = 'start', cites = '1' },\n"
    "    check = { by = 'boss', after = 'start', cites = '1' },\n"
    "    find = { by = { 'boss', { 'clerk', when = { grade = { max = 3 } } } }, to = 'guest',\n"
    "             after = { 'hear', { 'check', when = { grade = { min = 5 } } } },\n"
    "             needs = { 'reply', { 'day', when = { grade = { 5, 6 } } } }, undoes = 'answer',\n"
    "             owed = { start = { within = days(7) }, hear = { when = { grade = 1 } } },\n"
    "             protected = true, cites = '1' },\n"
    "    answer = { by = 'clerk', after = 'start', owed = 'find', cites = '1' },\n"
    "    settle = { by = 'office', after = 'start', sets = { settled = true }, cites = '1' },\n"
    "    judge = { by = { 'boss', 'leader' }, after = 'start', needs = 'finding', finds = "
    "'finding',\n"
    "              when = { grade = { max = 9 } }, unless = { settled = true }, not_by = 'hear',\n"
    "              protected = { 'needs' }, cites = '1' },\n"
    "    leave = { by = 'guest', after = 'start', sets = { stance = 'gone' }, cites = '1' },\n"
    "    close = { by = 'clerk', after = { 'find', 'answer' }, ends = true, cites = '1' },\n"
    "  } } },\n"
    "}\n";

char child[CHILD_SIZE];

void write_child(const char *base, const char *changes) {
  (void)snprintf(child, sizeof child,
                 "return extend(require '%s', {\n"
                 "  regulation = 'c', id = 'test.child', version = '1.0.0',\n%s\n})\n",
                 base, changes);
}

/* Load `test`, which is the child, over these files. */
complaint_policy *load_child(complaint_engine *engine) {
  return complaint_engine_load_text(engine, "test", child, strlen(child), NULL);
}

void print_problems(const complaint_engine *engine) {
  for (size_t i = 0; i < complaint_engine_problem_count(engine); i++)
    print_error("%s\n", complaint_engine_problem_at(engine, i)->text);
}

const cpl_file BASE_ONLY[] = {{"base", BASE}, {NULL, NULL}};

void assert_loads(const cpl_file *files) {
  complaint_engine *engine = cpl_engine_over(NULL, files);
  complaint_policy *policy = load_child(engine);
  if (policy == NULL) print_problems(engine);
  assert_non_null(policy);
  complaint_policy_free(policy);
  complaint_engine_free(engine);
}

/* A change of `main.actions`, or of the whole policy. */
void assert_tightens(const char *changes) {
  write_child("base", changes);
  assert_loads(BASE_ONLY);
}

void assert_loosens(const char *changes, const char *rule, const char *words) {
  write_child("base", changes);
  complaint_engine *engine = cpl_engine_over(NULL, BASE_ONLY);
  assert_null(load_child(engine));
  const complaint_problem *found = NULL;
  size_t errors = 0;
  for (size_t i = 0; i < complaint_engine_problem_count(engine); i++) {
    const complaint_problem *problem = complaint_engine_problem_at(engine, i);
    if (problem->severity != COMPLAINT_ERROR) continue;
    found = problem;
    errors++;
  }
  if (errors != 1 || strstr(found->text, words) == NULL) print_problems(engine);
  assert_int_equal(errors, 1);
  assert_string_equal(found->rule, rule);
  assert_non_null(strstr(found->text, words));
  complaint_engine_free(engine);
}

const char *find(const char *change) {
  static char text[1024];
  (void)snprintf(text, sizeof text, "processes = { main = { actions = { find = { %s } } } },",
                 change);
  return text;
}

void assert_find_tightens(const char *change) {
  assert_tightens(find(change));
}

void assert_find_loosens(const char *change, const char *key, const char *words) {
  char rule[64];
  (void)snprintf(rule, sizeof rule, "main.find.%s", key);
  assert_loosens(find(change), rule, words);
}

const char *step(const char *change) {
  static char text[512];
  (void)snprintf(text, sizeof text,
                 "processes = { main = { actions = { skip = { by = 'clerk', after = 'start', %s,"
                 " cites = 'b:1' } } } },",
                 change);
  return text;
}
