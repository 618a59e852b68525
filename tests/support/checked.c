/* checked.c - see checked.h. */
#include "tests/support/checked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"

static const char CLEAN[] =
    "return extend({\n"
    "  regulation = 't', id = 'test.checked', version = '1.0.0', zone = '+08:00',\n"
    "  calendar = 'cn',\n"
    "  clauses = { ['1'] = { kind = 'rule' }, ['2'] = { advisory = 'manner' } },\n"
    "  readings = { R1 = { cites = '1', choice = 'a', options = { 'a', 'b' } } },\n"
    "  roles = {\n"
    "    clerk = { department = 'dept:office', stand_in = 'boss' }, boss = {},\n"
    "    guest = { party = true, is = 'guest', present = { stance = 'here' } },\n"
    "  },\n"
    "  facts = {\n"
    "    guest = { type = 'party' }, channel = { type = 'enum', values = { 'box', 'letter' } },\n"
    "    stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here' },\n"
    "    grade = { type = 'int' }, note = { type = 'text' }, day = { type = 'date' },\n"
    "    thing = { type = 'item' }, colour = { type = 'int', per = 'thing' },\n"
    "    offence = { type = 'offence', per = 'thing' },\n"
    "    finding = { type = 'enum', per = 'thing', values = { 'yes', 'no' }, proven = 'yes' },\n"
    "    harm = { type = 'bool', per = 'thing' },\n"
    "    sanction = { type = 'sanction', per = 'thing' },\n"
    "  },\n"
    "  offences = { noise = { cites = '1' } },\n"
    "  sanctions = menu { { id = 'warning', cites = '1' } },\n"
    "  processes = { main = {\n"
    "    items = { thing = { named_by = 'thing' } },\n"
    "    actions = {\n"
    "      start = { by = 'clerk', starts = true, needs = { 'guest', 'channel' },\n"
    "                asks = { 'stance', 'note' }, heeds = '2', cites = '1' },\n"
    "      add = { by = 'clerk', after = 'start', adds = 'thing', cites = '1',\n"
    "              needs = { 'thing', 'offence', 'colour' } },\n"
    "      grade = { by = 'boss', after = 'start', needs = 'grade', asks = 'day', cites = '1' },\n"
    "      work = { by = 'boss', after = { 'start', 'grade' }, owed = 'start', cites = '1/R1' },\n"
    "      tell = { by = { 'clerk', { 'boss', when = { R1 = 'b' } } }, to = 'guest',\n"
    "               after = 'work', owed = 'work', cites = '1' },\n"
    "      find = { by = 'boss', per = 'thing', after = 'work', owed = 'add', finds = 'finding',\n"
    "               needs = { 'finding', 'harm' }, cites = '1' },\n"
    "      punish = { by = 'boss', per = 'thing', after = 'find', imposes = 'sanction',\n"
    "                 needs = 'sanction', cites = '1' },\n"
    "      close = { by = 'clerk', after = 'tell', ends = true, cites = '1' },\n"
    "    },\n"
    "  } },\n"
    "}, %s)\n";

const char *cpl_checked_source(const char *changes) {
  static char text[1 << 14];
  int n = snprintf(text, sizeof text, CLEAN, changes == NULL ? "{ regulation = 't' }" : changes);
  if (n < 0 || (size_t)n >= sizeof text) fail_msg("the changes are too long");
  return text;
}

static void assert_problems(const char *changes, size_t count, complaint_severity severity,
                            const char *rule, const char *words) {
  const char *source = cpl_checked_source(changes);
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_policy *policy =
      complaint_engine_load_text(engine, "test", source, strlen(source), NULL);
  const complaint_problem *problem = complaint_engine_problem_at(engine, 0);
  size_t found = complaint_engine_problem_count(engine);
  bool right = found == count && (policy == NULL) == (count > 0 && severity == COMPLAINT_ERROR);
  if (right && count > 0)
    right = problem->severity == severity && strcmp(problem->rule, rule) == 0 &&
            strstr(problem->text, words) != NULL;
  for (size_t i = 0; !right && i < found; i++) {
    problem = complaint_engine_problem_at(engine, i);
    print_error("%s [%s]\n", problem->text, problem->rule);
  }
  complaint_policy_free(policy);
  complaint_engine_free(engine);
  if (!right) fail_msg("instead of `%s` [%s]", count > 0 ? words : "nothing", rule);
}

void assert_checks_clean(const char *changes) {
  assert_problems(changes, 0, COMPLAINT_WARNING, "", "");
}

void assert_checks_error(const char *changes, const char *rule, const char *words) {
  assert_problems(changes, 1, COMPLAINT_ERROR, rule, words);
}

void assert_checks_warning(const char *changes, const char *rule, const char *words) {
  assert_problems(changes, 1, COMPLAINT_WARNING, rule, words);
}
