/* The engine: loading, what it says when it refuses, and who may be freed when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/policy_text.h"

static complaint_policy *load_small(complaint_engine *engine, const char *changes,
                                    complaint_error *err) {
  const char *source = cpl_small_source(changes);
  return complaint_engine_load_text(engine, "test", source, strlen(source), err);
}

/* ---- where policies come from ---------------------------------------------------------------- */

static void a_policy_is_loaded_by_its_name(void **state) {
  (void)state;
  const cpl_file files[] = {{"ours.base", cpl_small_source("")},
                            {"ours.policy", "return require 'ours.base'"},
                            {NULL, NULL}};
  complaint_engine *engine = cpl_engine_over(NULL, files);
  complaint_error err = {0};
  complaint_policy *policy = complaint_engine_load(engine, "ours.policy", &err);
  assert_string_equal(err.text, "");
  assert_string_equal(complaint_policy_id(policy), "test.small");
  complaint_policy_free(policy);
  complaint_engine_free(engine);
}

static void the_policies_that_are_shipped_load(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_of_file("school.boxing");
  assert_string_equal(complaint_policy_id(policy), "cn.school.boxing");
  assert_true(complaint_policy_shareable(policy));
  complaint_policy_free(policy);
}

static void a_missing_file_is_not_found(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load(engine, "no.such_policy", &err));
  assert_int_equal(err.status, COMPLAINT_E_NOT_FOUND);
  assert_non_null(strstr(err.text, "there is no policy file `no.such_policy`"));
  assert_int_equal(complaint_engine_problem_count(engine), 1);
  assert_string_equal(complaint_engine_problem_at(engine, 0)->text, err.text);
  complaint_engine_free(engine);
}

static void a_missing_required_file_is_told_with_its_name(void **state) {
  (void)state;
  const cpl_file files[] = {{"a", "return require 'b'"}, {NULL, NULL}};
  complaint_engine *engine = cpl_engine_over(NULL, files);
  complaint_error err = {0};
  assert_null(complaint_engine_load(engine, "a", &err));
  assert_non_null(strstr(err.text, "`b`"));
  complaint_engine_free(engine);
}

static void files_that_require_each_other_are_refused(void **state) {
  (void)state;
  const cpl_file files[] = {{"a", "return require 'b'"}, {"b", "return require 'a'"}, {NULL, NULL}};
  complaint_engine *engine = cpl_engine_over(NULL, files);
  complaint_error err = {0};
  assert_null(complaint_engine_load(engine, "a", &err));
  assert_int_equal(err.status, COMPLAINT_E_POLICY);
  assert_int_not_equal(err.text[0], '\0');
  complaint_engine_free(engine);
}

static void an_engine_without_a_source_has_no_files(void **state) {
  (void)state;
  complaint_engine *engine = complaint_engine_new(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load(engine, "school.boxing", &err));
  assert_int_equal(err.status, COMPLAINT_E_NOT_FOUND);
  complaint_engine_free(engine);
}

static complaint_status broken_disk(void *context, const char *name, const char **text,
                                    size_t *size, complaint_error *err) {
  (void)context;
  (void)text;
  (void)size;
  strcpy(err->text, "the disk is broken");
  (void)name;
  return err->status = COMPLAINT_E_INPUT;
}

static void what_a_source_says_is_told(void **state) {
  (void)state;
  const complaint_options options = {.source = broken_disk};
  complaint_engine *engine = complaint_engine_new(&options, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load(engine, "a", &err));
  assert_int_equal(err.status, COMPLAINT_E_INPUT);
  assert_non_null(strstr(err.text, "the disk is broken"));
  complaint_engine_free(engine);
}

static void ten_megabytes_are_too_large(void **state) {
  (void)state;
  enum { SIZE = 10 * 1024 * 1024 };
  char *source = malloc(SIZE + 1);
  memset(source, ' ', SIZE);
  source[SIZE] = '\0';
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load_text(engine, "large", source, SIZE, &err));
  assert_int_equal(err.status, COMPLAINT_E_LIMIT);
  complaint_engine_free(engine);
  free(source);
}

static void limits_are_those_of_the_options(void **state) {
  (void)state;
  static const char LOOP[] = "for i = 1, 1000000 do end return {}";
  const complaint_options short_files = {.source_bytes = 10}, little_fuel = {.fuel = 100000};
  complaint_engine *engines[] = {complaint_engine_new(&short_files, NULL),
                                 complaint_engine_new(&little_fuel, NULL)};
  for (size_t i = 0; i < 2; i++) {
    complaint_error err = {0};
    assert_null(complaint_engine_load_text(engines[i], "loop", LOOP, sizeof LOOP - 1, &err));
    assert_int_equal(err.status, COMPLAINT_E_LIMIT);
    complaint_engine_free(engines[i]);
  }
}

static void wrong_arguments_are_refused(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load(engine, NULL, &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  assert_null(complaint_engine_load_text(engine, "a", NULL, 0, &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  assert_null(complaint_engine_load_text(engine, "../a", "return {}", 9, NULL));
  assert_null(complaint_engine_problem_at(engine, 99));
  complaint_engine_free(engine);
  complaint_engine_free(NULL);
  complaint_policy_free(NULL);
}

/* ---- problems -------------------------------------------------------------------------------- */

static void problems_know_file_line_and_rule(void **state) {
  (void)state;
  const char *source = "return {\n"
                       "  regulation = 't', id = 'x', version = '1', zone = '+08:00',\n"
                       "  calendar = 'cn',\n"
                       "  clauses = { ['1'] = { kind = 'rule' } },\n"
                       "  roles = { clerk = {} },\n"
                       "  processes = { main = { actions = {\n"
                       "    go = {\n"
                       "      by = 'clrk',\n"
                       "      starts = true,\n"
                       "      need = 'x',\n"
                       "      cites = '1',\n"
                       "    },\n"
                       "  } } },\n"
                       "}\n";
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load_text(engine, "ours", source, strlen(source), &err));
  assert_int_equal(complaint_engine_problem_count(engine), 2);
  const complaint_problem *first = complaint_engine_problem_at(engine, 0),
                          *second = complaint_engine_problem_at(engine, 1);
  assert_string_equal(first->file, "ours");
  assert_int_equal(first->line, 8);
  assert_string_equal(first->rule, "main.go.by");
  assert_string_equal(first->text, "ours:8: unknown role `clrk`; did you mean `clerk`?");
  assert_int_equal(second->line, 10);
  assert_string_equal(second->rule, "main.go.need");
  assert_string_equal(first->clause, "t:1");
  assert_string_equal(err.clause, "t:1");
  assert_string_equal(err.text, first->text);
  assert_string_equal(err.rule, first->rule);
  assert_string_equal(err.source, "ours");
  assert_int_equal(err.line, 8);
  complaint_engine_free(engine);
}

static void problems_of_the_last_load_are_gone_with_the_next(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  assert_null(load_small(engine, "id = 3", NULL));
  assert_int_equal(complaint_engine_problem_count(engine), 1);
  complaint_policy *policy = load_small(engine, "", NULL);
  assert_non_null(policy);
  assert_int_equal(complaint_engine_problem_count(engine), 0);
  complaint_policy_free(policy);
  complaint_engine_free(engine);
}

static void a_hundred_problems_are_told_and_the_rest_counted(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  assert_null(load_small(engine,
                         "facts = (function() local facts = {} for i = 1, 130 do"
                         " facts['x' .. i] = { type = 'enm' } end return facts end)()",
                         NULL));
  assert_int_equal(complaint_engine_problem_count(engine), 101);
  const complaint_problem *last = complaint_engine_problem_at(engine, 100);
  assert_string_equal(last->text, "and 30 more problems");
  complaint_engine_free(engine);
}

static void bad_lua_is_a_problem_too(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_error err = {0};
  assert_null(complaint_engine_load_text(engine, "ours", "return {", 8, &err));
  assert_int_equal(err.status, COMPLAINT_E_POLICY);
  assert_int_equal(complaint_engine_problem_count(engine), 1);
  assert_string_equal(complaint_engine_problem_at(engine, 0)->text, err.text);
  complaint_engine_free(engine);
}

/* ---- calendars ------------------------------------------------------------------------------- */

static complaint_calendar *school_days(void) {
  static const char TEXT[] = "covers 2026-01-01 2026-12-31\n2026-05-04 rest sports day\n";
  complaint_calendar *calendar = complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, TEXT,
                                                         sizeof TEXT - 1, NULL, NULL, NULL);
  assert_non_null(calendar);
  return calendar;
}

static void a_policy_counts_in_calendars_that_the_host_adds(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_calendar *school = school_days();
  assert_int_equal(complaint_engine_add_calendar(engine, "school", school, NULL), COMPLAINT_OK);
  complaint_calendar_free(school);
  complaint_policy *policy =
      load_small(engine,
                 "processes = { main = { actions = { work = { owed = { start = { within = days(1),"
                 " calendar = 'school' } } } } } }",
                 NULL);
  complaint_engine_free(engine);
  assert_int_equal(policy->model.calendar_count, 2);
  assert_ptr_equal(policy->model.calendars[1], school);
  assert_string_equal(policy->model.calendar_names[1], "school");
  complaint_policy_free(policy);
}

static void a_name_that_is_taken_is_replaced_for_later_policies(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_calendar *mine = school_days(), *other = school_days();
  assert_int_equal(complaint_engine_add_calendar(engine, "cn", mine, NULL), COMPLAINT_OK);
  complaint_policy *before = load_small(engine, "", NULL);
  assert_int_equal(complaint_engine_add_calendar(engine, "cn", other, NULL), COMPLAINT_OK);
  complaint_policy *after = load_small(engine, "", NULL);
  assert_ptr_equal(before->model.calendars[0], mine);
  assert_ptr_equal(after->model.calendars[0], other);
  complaint_calendar_free(other);
  complaint_calendar_free(mine);
  complaint_engine_free(engine);
  complaint_policy_free(before);
  complaint_policy_free(after);
}

static void a_calendars_name_must_be_a_name(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_calendar *calendar = school_days();
  static const char *const BAD[] = {"every", "working", "a b", "", NULL};
  for (size_t i = 0; i < 5; i++)
    assert_int_equal(complaint_engine_add_calendar(engine, BAD[i], calendar, NULL),
                     COMPLAINT_E_ARGUMENT);
  assert_int_equal(complaint_engine_add_calendar(engine, "none", NULL, NULL), COMPLAINT_E_ARGUMENT);
  complaint_calendar_free(calendar);
  complaint_engine_free(engine);
}

static void more_than_8_calendars_are_too_many(void **state) {
  (void)state;
  complaint_engine *engine = cpl_engine_over(NULL, NULL);
  complaint_calendar *calendar = school_days();
  for (char name[] = "a"; name[0] <= 'h'; name[0]++)
    assert_int_equal(complaint_engine_add_calendar(engine, name, calendar, NULL), COMPLAINT_OK);
  complaint_calendar_free(calendar);
  complaint_error err = {0};
  assert_null(load_small(engine,
                         "processes = { main = { actions = (function() local actions = {}"
                         " for i, name in ipairs { 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' } do"
                         " actions['x' .. i] = { by = 'boss', cites = '1', owed = { start = {"
                         " within = days(1), calendar = name } } } end return actions end)() } }",
                         &err));
  assert_non_null(strstr(err.text, "more than 8 calendars: let duties share them"));
  complaint_engine_free(engine);
}

/* ---- lives ----------------------------------------------------------------------------------- */

static void a_policy_outlives_its_engine(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  complaint_engine *engine = cpl_engine_over(&memory, NULL);
  complaint_policy *one = load_small(engine, "", NULL);
  complaint_policy *other =
      load_small(engine,
                 "processes = { main = { actions = { work = { when = { reads = 'score',"
                 " holds = function(facts) return facts.score == 1 end } } } } }",
                 NULL);
  complaint_policy_free(one);
  complaint_engine_free(engine);
  assert_string_equal(complaint_policy_id(other), "test.small");
  assert_string_equal(complaint_policy_title(other, COMPLAINT_EN), "test.small");
  complaint_policy_free(other);
  assert_int_equal(allocator.blocks, 0);
}

static void a_policy_is_freed_with_its_last_holder(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("");
  assert_ptr_equal(cpl_policy_hold(policy), policy);
  complaint_policy_free(policy);
  assert_string_equal(complaint_policy_version(policy), "1.0.0");
  complaint_policy_free(policy);
}

static void a_policy_without_functions_keeps_no_lua(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small("");
  assert_null(policy->script);
  assert_true(complaint_policy_shareable(policy));
  complaint_policy_free(policy);
}

/* ---- memory ---------------------------------------------------------------------------------- */

static const char TINY[] =
    "return { regulation = 't', id = 'x', version = '1', zone = '+08:00', calendar = 'cn',"
    " clauses = { ['1'] = { kind = 'rule' } }, roles = { clerk = {} },"
    " processes = { main = { actions = { go = { by = 'clerk', starts = true, cites = '1' } } } } }";

static bool load_tiny(const complaint_memory *memory, void *context) {
  complaint_error err = {0};
  complaint_engine *engine = cpl_engine_over(memory, NULL);
  if (engine == NULL) return false;
  bool added = complaint_engine_add_calendar(engine, "mine", context, &err) == COMPLAINT_OK;
  complaint_policy *policy =
      complaint_engine_load_text(engine, "tiny", TINY, sizeof TINY - 1, &err);
  if (policy == NULL) assert_int_equal(err.status, COMPLAINT_E_NOMEM);
  complaint_engine_free(engine);
  complaint_policy_free(policy);
  return added && policy != NULL;
}

static bool load_wrong(const complaint_memory *memory, void *context) {
  complaint_error err = {0};
  (void)context;
  complaint_engine *engine = cpl_engine_over(memory, NULL);
  if (engine == NULL) return false;
  assert_null(complaint_engine_load_text(engine, "wrong", "return { id = 3 }", 17, &err));
  bool told = err.status == COMPLAINT_E_POLICY && complaint_engine_problem_count(engine) > 0;
  complaint_engine_free(engine);
  return told;
}

static void loading_survives_every_failed_allocation(void **state) {
  (void)state;
  complaint_calendar *calendar = school_days();
  cpl_allocator_exhaust(load_tiny, calendar);
  cpl_allocator_exhaust(load_wrong, NULL);
  complaint_calendar_free(calendar);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_policy_is_loaded_by_its_name),
      cmocka_unit_test(the_policies_that_are_shipped_load),
      cmocka_unit_test(a_missing_file_is_not_found),
      cmocka_unit_test(a_missing_required_file_is_told_with_its_name),
      cmocka_unit_test(files_that_require_each_other_are_refused),
      cmocka_unit_test(an_engine_without_a_source_has_no_files),
      cmocka_unit_test(what_a_source_says_is_told),
      cmocka_unit_test(ten_megabytes_are_too_large),
      cmocka_unit_test(limits_are_those_of_the_options),
      cmocka_unit_test(wrong_arguments_are_refused),
      cmocka_unit_test(problems_know_file_line_and_rule),
      cmocka_unit_test(problems_of_the_last_load_are_gone_with_the_next),
      cmocka_unit_test(a_hundred_problems_are_told_and_the_rest_counted),
      cmocka_unit_test(bad_lua_is_a_problem_too),
      cmocka_unit_test(a_policy_counts_in_calendars_that_the_host_adds),
      cmocka_unit_test(a_name_that_is_taken_is_replaced_for_later_policies),
      cmocka_unit_test(a_calendars_name_must_be_a_name),
      cmocka_unit_test(more_than_8_calendars_are_too_many),
      cmocka_unit_test(a_policy_outlives_its_engine),
      cmocka_unit_test(a_policy_is_freed_with_its_last_holder),
      cmocka_unit_test(a_policy_without_functions_keeps_no_lua),
      cmocka_unit_test(loading_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
