/* test_sandbox.c - policies that mean harm, one folder each in tests/sandbox: what they try, and
 * the error that they end with. Whatever they do, the host's process goes on, memory stays under
 * its cap, and the next policy sees nothing of it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "complaint.h"
#include "tests/support/allocator.h"

enum { PATH_MAX_LENGTH = 512, FILE_MAX = 1 << 17, SLACK = 1 << 20 };

typedef struct attack {
  char name[256];
  char policy[FILE_MAX], expected[FILE_MAX];
  size_t size;
} attack;

static size_t read_file(const char *folder, const char *name, char *bytes) {
  char path[PATH_MAX_LENGTH];
  (void)snprintf(path, sizeof path, "%s/tests/sandbox/%s/%s", COMPLAINT_SOURCE_DIR, folder, name);
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail_msg("cannot open %s", path);
  size_t size = fread(bytes, 1, FILE_MAX - 1, file);
  fclose(file);
  bytes[size] = '\0';
  return size;
}

static void run(complaint_engine *engine, const attack *a) {
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  clock_t from = clock();
  complaint_policy *policy = complaint_engine_load_text(engine, "policy", a->policy, a->size, &err);
  printf("  %4ld ms  %s\n", (long)((clock() - from) * 1000 / CLOCKS_PER_SEC), a->name);
  assert_null(policy);
  if (strncmp(err.text, a->expected, strcspn(a->expected, "\n")) != 0 ||
      err.text[strcspn(a->expected, "\n")] != '\0')
    fail_msg("%s: `%s` instead of `%s`", a->name, err.text, a->expected);
}

static void assert_the_next_one_loads(complaint_engine *engine) {
  static const char GOOD[] =
      "return { regulation = 'x', id = 'x', version = '1', zone = '+08:00', calendar = 'cn', "
      "clauses = { ['1'] = { kind = 'rule', en = ('a'):upper() } }, roles = { r = {} }, "
      "processes = { p = { actions = { a = { by = 'r', starts = true, cites = '1' } } } } }";
  complaint_error err = {COMPLAINT_OK, 0, "", "", "", ""};
  complaint_policy *policy = complaint_engine_load_text(engine, "good", GOOD, strlen(GOOD), &err);
  if (policy == NULL) fail_msg("%s", err.text);
  complaint_policy_free(policy);
}

static void try_attack(attack *a, const char *folder) {
  cpl_allocator allocator = {0};
  complaint_options options = {.memory = cpl_allocator_memory(&allocator)};
  complaint_engine *engine = complaint_engine_new(&options, NULL);
  (void)snprintf(a->name, sizeof a->name, "%s", folder);
  a->size = read_file(folder, "policy.lua", a->policy);
  (void)read_file(folder, "expected.txt", a->expected);
  run(engine, a);
  if (allocator.peak > (16u << 20) + SLACK) fail_msg("%s: %zu bytes", a->name, allocator.peak);
  assert_the_next_one_loads(engine);
  complaint_engine_free(engine);
  assert_int_equal(allocator.blocks, 0);
}

static void every_attack_ends_with_its_error(void **state) {
  (void)state;
  attack *a = malloc(sizeof *a);
  DIR *folders = opendir(COMPLAINT_SOURCE_DIR "/tests/sandbox");
  assert_non_null(a);
  assert_non_null(folders);
  unsigned count = 0;
  for (const struct dirent *entry; (entry = readdir(folders)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    try_attack(a, entry->d_name);
    count++;
  }
  closedir(folders);
  free(a);
  printf("%u attacks\n", count);
  assert_true(count >= 60);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_attack_ends_with_its_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
