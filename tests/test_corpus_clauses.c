/* test_corpus_clauses.c - each rule and duty of a school has folders in tests/corpus: at least one
 * in which it is kept, and one in which it is broken.
 *
 * A folder is named after its clause and what becomes of it: `3.4-broken-a-box-not-opened`. An
 * offence is found or refused. What a school took over is `inherited-7.4-kept-...`, as many as
 * there are. The clauses come from the policy's register, so that a new one without cases fails
 * here. */
#define _POSIX_C_SOURCE 200809L /* readdir */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "complaint/register.h"
#include "tests/support/policy_text.h"

/* One line for each school: its policy, and its folder of the corpus. */
static const struct school {
  const char *policy, *area;
} SCHOOLS[] = {
    {"school.boxing", "boxing"},
    {"school.jinzhuan", "jinzhuan"},
    {"school.zengdu", "zengdu"},
};
enum { SCHOOL_COUNT = sizeof SCHOOLS / sizeof *SCHOOLS };

/* What may become of a clause. Lists end with NULL. */
static const char *const KEPT[] = {"kept-", "found-", NULL};
static const char *const BROKEN[] = {"broken-", "refused-", NULL};
static const char *const READ[] = {"reading-", NULL};
static const char INHERITED[] = "inherited-";

/* ---- names of folders ------------------------------------------------------------------------ */

/* What follows `start` in `text`; NULL when it does not begin so. */
static const char *past(const char *text, const char *start) {
  size_t size = strlen(start);
  return strncmp(text, start, size) == 0 ? text + size : NULL;
}

/* "7.4" of `boxing:7.4`. */
static const char *number_of(const char *clause) {
  const char *colon = strchr(clause, ':');
  return colon == NULL ? clause : colon + 1;
}

/* Is the folder about the clause, and does that become of it? */
static bool tells(const char *folder, const char *clause, const char *const *what) {
  const char *rest = past(folder, number_of(clause));
  if (rest == NULL || *rest++ != '-') return false;
  while (*what != NULL && past(rest, *what) == NULL) what++;
  return *what != NULL;
}

static bool tells_anything(const char *folder, const char *clause) {
  return tells(folder, clause, KEPT) || tells(folder, clause, BROKEN) ||
         tells(folder, clause, READ);
}

static DIR *open_area(const char *area) {
  char path[512];
  (void)snprintf(path, sizeof path, "%s/tests/corpus/%s", COMPLAINT_SOURCE_DIR, area);
  DIR *folder = opendir(path);
  if (folder == NULL) fail_msg("there is no folder %s", path);
  return folder;
}

/* The next case's folder, NULL after the last. */
static const char *next_folder(DIR *area) {
  struct dirent *entry = readdir(area);
  while (entry != NULL && entry->d_name[0] == '.') entry = readdir(area);
  return entry == NULL ? NULL : entry->d_name;
}

static bool is_told(const char *area, const char *clause, const char *const *what) {
  bool found = false;
  DIR *folders = open_area(area);
  for (const char *name; !found && (name = next_folder(folders)) != NULL;)
    found = tells(name, clause, what);
  (void)closedir(folders);
  return found;
}

/* ---- registers ------------------------------------------------------------------------------- */

static complaint_register *register_of(const struct school *school) {
  complaint_policy *policy = cpl_policy_of_file(school->policy);
  complaint_register *reg = complaint_register_new(policy, NULL);
  complaint_policy_free(policy);
  assert_non_null(reg);
  return reg;
}

static bool needs_cases(const complaint_register_clause *clause) {
  return !clause->inherited && strcmp(clause->kind, "conduct") != 0;
}

/* How many cases the register's clauses lack. */
static size_t count_missing(const complaint_register *reg, const char *area) {
  size_t missing = 0;
  complaint_register_clause clause;
  for (size_t i = 0; complaint_register_at(reg, i, COMPLAINT_EN, &clause); i++) {
    if (!needs_cases(&clause)) continue;
    bool kept = is_told(area, clause.name, KEPT), broken = is_told(area, clause.name, BROKEN);
    if (!kept) (void)printf("%s: no case in which it is kept\n", clause.name);
    if (!broken) (void)printf("%s: no case in which it is broken\n", clause.name);
    missing += (kept ? 0u : 1u) + (broken ? 0u : 1u);
  }
  return missing;
}

static bool is_known(const complaint_register *reg, const char *folder) {
  const char *rest = past(folder, INHERITED);
  complaint_register_clause clause;
  for (size_t i = 0; complaint_register_at(reg, i, COMPLAINT_EN, &clause); i++)
    if (clause.inherited == (rest != NULL) &&
        tells_anything(rest == NULL ? folder : rest, clause.name))
      return true;
  return false;
}

/* ---- claims ---------------------------------------------------------------------------------- */

static void every_rule_and_duty_is_kept_in_one_case_and_broken_in_another(void **state) {
  (void)state;
  for (size_t i = 0; i < SCHOOL_COUNT; i++) {
    complaint_register *reg = register_of(&SCHOOLS[i]);
    size_t missing = count_missing(reg, SCHOOLS[i].area);
    complaint_register_free(reg);
    assert_int_equal(missing, 0);
  }
}

static void every_folder_is_about_a_clause_of_its_school(void **state) {
  (void)state;
  size_t wrong = 0;
  for (size_t i = 0; i < SCHOOL_COUNT; i++) {
    complaint_register *reg = register_of(&SCHOOLS[i]);
    DIR *folders = open_area(SCHOOLS[i].area);
    for (const char *name; (name = next_folder(folders)) != NULL;) {
      if (is_known(reg, name)) continue;
      (void)printf("%s/%s: no such clause, or not what can become of it\n", SCHOOLS[i].area, name);
      wrong++;
    }
    (void)closedir(folders);
    complaint_register_free(reg);
  }
  assert_int_equal(wrong, 0);
}

static void a_clause_without_cases_is_missed(void **state) {
  (void)state;
  complaint_policy *policy = cpl_policy_small(""); /* two clauses, of no school */
  complaint_register *reg = complaint_register_new(policy, NULL);
  complaint_policy_free(policy);
  assert_int_equal(count_missing(reg, SCHOOLS[0].area), 4);
  complaint_register_free(reg);
}

static void a_name_is_read_to_the_end_of_its_number(void **state) {
  (void)state;
  assert_true(tells("4.3.1-found-insult", "boxing:4.3.1", KEPT));
  assert_false(tells("4.3.1-found-insult", "boxing:4.3.1", BROKEN));
  assert_false(tells("4.3.10-found-fees", "boxing:4.3.1", KEPT));
  assert_false(tells("4.3.1-found-insult", "boxing:4.3", KEPT));
  assert_false(tells("4.3.1", "boxing:4.3.1", KEPT));
  assert_false(tells("inherited-7.4-kept-in-time", "boxing:7.4", KEPT));
  assert_false(tells_anything("7.4-kep-in-time", "boxing:7.4"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_rule_and_duty_is_kept_in_one_case_and_broken_in_another),
      cmocka_unit_test(every_folder_is_about_a_clause_of_its_school),
      cmocka_unit_test(a_clause_without_cases_is_missed),
      cmocka_unit_test(a_name_is_read_to_the_end_of_its_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
