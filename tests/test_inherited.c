/* test_inherited.c - a school has nothing that no text gives: neither its own nor one that it
 * builds on.
 *
 * What schools share stands in one base, and what belongs to one school must not reach another
 * through it: a complaint box, an office, a sanction. So each action, duty, offence and sanction of
 * a school cites a clause of a regulation that it has, and none of another. A fact is given by the
 * actions that carry or set it, a role by those in which it has a part: a fact that no form asks
 * for and a role without a part are left over from somewhere. The base's own clauses, of no source,
 * do not count: a school that leans on them lists `school` among its regulations and says why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "libcomplaint/policy/citing.h"
#include "libcomplaint/policy/policy.h"
#include "tests/support/policy_text.h"

/* One line for each school: its policy, and the regulations that give it what it has. */
typedef struct school {
  const char *policy, *regulations[4]; /* its own first; the list ends with NULL */
} school;

static const school SCHOOLS[] = {
    {"school.boxing", {"boxing"}},
    {"school.jinzhuan", {"jinzhuan", "boxing"}},
    {"school.zengdu", {"zengdu"}},
    {"hospital.registration", {"hospital-registration", "hospital-general", "hospital-management"}},
    {"property.company", {"property-complaint", "property-duty", "property-handover"}},
};
enum { SCHOOL_COUNT = sizeof SCHOOLS / sizeof *SCHOOLS };

/* ---- who gives ------------------------------------------------------------------------------- */

/* What clauses a thing rests on: of a regulation that the school has, of another one. */
typedef enum giver { NOBODY = 0, GIVEN = 1, FOREIGN = 2 } giver;

typedef struct search {
  const school *school;
  const cpl_model *model;
  bool aloud;
  size_t leaks;
} search;

static bool is_of(const char *clause, const char *regulation) {
  size_t size = strlen(regulation);
  return strncmp(clause, regulation, size) == 0 && clause[size] == ':';
}

static unsigned givers_of(const search *s, uint16_t cites) {
  size_t count;
  unsigned givers = NOBODY;
  const cpl_cite *list = cpl_citations(s->model, cites, &count);
  for (size_t i = 0; i < count; i++) {
    const char *const *regulation = s->school->regulations;
    while (*regulation != NULL && !is_of(list[i].text, *regulation)) regulation++;
    givers |= *regulation != NULL ? GIVEN : FOREIGN;
  }
  return givers;
}

static void tell(search *s, const char *kind, const char *process, const char *name,
                 unsigned givers) {
  const char *why = givers == NOBODY ? "no clause gives it" : "it rests on another regulation";
  if (givers == GIVEN) return;
  if (s->aloud)
    (void)printf("%s: %s %s%s%s: %s\n", s->school->policy, kind, process,
                 process[0] == '\0' ? "" : ".", name, why);
  s->leaks++;
}

/* ---- actions and duties ---------------------------------------------------------------------- */

/* The conditional entries of an action, `by` and `to` first. */
static cpl_span entries_of(const cpl_action *action) {
  unsigned count = 0u + action->more_by + action->more_to + action->more_after + action->more_needs;
  return (cpl_span){action->more, (uint16_t)count};
}

static unsigned givers_of_action(const search *s, const cpl_process *process, uint16_t i) {
  cpl_span entries = entries_of(&process->actions[i]);
  unsigned givers = givers_of(s, process->actions[i].cites);
  for (uint16_t j = 0; j < entries.count; j++)
    givers |= givers_of(s, process->entries[entries.first + j].cites);
  return givers;
}

static void search_process(search *s, const cpl_process *process) {
  for (uint16_t i = 0; i < process->action_count; i++)
    tell(s, "action", process->name, process->effects[i].name, givers_of_action(s, process, i));
  for (uint16_t i = 0; i < process->rule_count; i++) {
    const cpl_duty_rule *rule = &process->rules[i];
    unsigned givers = NOBODY;
    for (uint16_t j = 0; j < rule->entries.count; j++)
      givers |= givers_of(s, process->owed[rule->entries.first + j].cites);
    tell(s, "duty", process->name, rule->name, givers);
  }
}

/* ---- facts ----------------------------------------------------------------------------------- */

/* Does an event of the action carry the fact, or set it? */
static bool brings(const cpl_process *process, uint16_t action, uint16_t fact) {
  const cpl_effect *effect = &process->effects[action];
  for (uint16_t i = 0; i < effect->carries.count; i++)
    if (process->lists[effect->carries.first + i] == fact) return true;
  for (uint16_t i = 0; i < effect->sets.count; i++)
    if (process->fields[process->constants[effect->sets.first + i].field].fact == fact) return true;
  return false;
}

static bool takes_part(const cpl_process *process, uint16_t action, uint16_t role) {
  const cpl_action *a = &process->actions[action];
  cpl_set roles = a->by | a->to;
  for (unsigned i = 0; i < 0u + a->more_by + a->more_to; i++)
    roles |= process->entries[a->more + i].what;
  return (roles & cpl_bit(role)) != 0;
}

typedef bool (*uses)(const cpl_process *process, uint16_t action, uint16_t number);

/* What the actions that use a fact or a role rest on; a foreign clause is told at the action. */
static unsigned givers_by_use(const search *s, uses use, uint16_t number) {
  unsigned givers = NOBODY;
  for (uint16_t p = 0; p < s->model->process_count; p++) {
    const cpl_process *process = &s->model->processes[p];
    for (uint16_t i = 0; i < process->action_count; i++)
      if (use(process, i, number)) givers |= givers_of_action(s, process, i);
  }
  return givers & GIVEN;
}

static void search_facts(search *s) {
  for (uint16_t i = 0; i < s->model->fact_count; i++) {
    const cpl_fact *fact = &s->model->facts[i];
    unsigned own = givers_of(s, fact->cites), used = givers_by_use(s, brings, i);
    tell(s, "fact", "", fact->name, used == NOBODY ? NOBODY : own | used);
  }
}

/* ---- roles, offences, sanctions -------------------------------------------------------------- */

/* A role without a part of its own may stand in for one that has a part. */
static unsigned givers_of_role(const search *s, uint16_t role) {
  unsigned givers = givers_by_use(s, takes_part, role);
  for (uint16_t i = 0; givers == NOBODY && i < s->model->role_count; i++)
    if (s->model->roles[i].stand_in == role) givers = givers_by_use(s, takes_part, i);
  return givers == NOBODY ? NOBODY : givers | givers_of(s, s->model->roles[role].cites);
}

static void search_catalogues(search *s) {
  const cpl_model *m = s->model;
  for (uint16_t i = 0; i < m->role_count; i++)
    tell(s, "role", "", m->roles[i].name, givers_of_role(s, i));
  for (uint16_t i = 0; i < m->offence_count; i++)
    tell(s, "offence", "", m->offences[i].name, givers_of(s, m->offences[i].cites));
  for (uint16_t i = 0; i < m->sanction_count; i++)
    tell(s, "sanction", "", m->sanctions[i].name, givers_of(s, m->sanctions[i].cites));
}

static size_t count_leaks(const school *of, complaint_policy *policy, bool aloud) {
  search s = {of, &policy->model, aloud, 0};
  for (uint16_t i = 0; i < s.model->process_count; i++) search_process(&s, &s.model->processes[i]);
  search_facts(&s);
  search_catalogues(&s);
  complaint_policy_free(policy);
  return s.leaks;
}

/* ---- claims ---------------------------------------------------------------------------------- */

static void a_school_has_only_what_its_regulations_give(void **state) {
  (void)state;
  for (size_t i = 0; i < SCHOOL_COUNT; i++)
    assert_int_equal(count_leaks(&SCHOOLS[i], cpl_policy_of_file(SCHOOLS[i].policy), true), 0);
}

/* ---- the unhappy half ------------------------------------------------------------------------ */

/* How many leaks a child of 曾都区实验小学 has with this inside. */
static size_t leaks_of_child(const char *inside) {
  static const school child = {"test", {"test", "zengdu"}};
  char text[1024];
  (void)snprintf(text, sizeof text,
                 "return extend(require 'school.zengdu', { regulation = 'test', id = 'test.child',"
                 " %s })",
                 inside);
  return count_leaks(&child, cpl_policy_of_text(text), false);
}

static void a_role_without_a_part_is_left_over(void **state) {
  (void)state;
  assert_int_equal(leaks_of_child(""), 0);
  assert_int_equal(leaks_of_child("roles = { supervision_office = { en = 'office' } }"), 1);
}

static void a_fact_that_no_form_asks_for_is_left_over(void **state) {
  (void)state;
  assert_int_equal(leaks_of_child("facts = { collected = { type = 'int', en = 'in the box' } }"),
                   1);
}

static void what_another_regulation_gives_is_foreign(void **state) {
  (void)state;
  static const school stranger = {"school.jinzhuan", {"jinzhuan"}};
  assert_true(count_leaks(&stranger, cpl_policy_of_file("school.jinzhuan"), false) > 20);
}

static void what_only_the_base_gives_is_foreign_too(void **state) {
  (void)state;
  static const school bare = {"school.base", {"test"}};
  assert_true(count_leaks(&bare, cpl_policy_of_file("school.base"), false) > 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_school_has_only_what_its_regulations_give),
      cmocka_unit_test(a_role_without_a_part_is_left_over),
      cmocka_unit_test(a_fact_that_no_form_asks_for_is_left_over),
      cmocka_unit_test(what_another_regulation_gives_is_foreign),
      cmocka_unit_test(what_only_the_base_gives_is_foreign_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
