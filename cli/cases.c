/* cases.c - see cases.h. */
#define _POSIX_C_SOURCE 200809L /* readdir, stat */
#include "cli/cases.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "libcomplaint/base/memory.h"

/* ---- reading --------------------------------------------------------------------------------- */

static bool is_folder(const char *path) {
  struct stat what;
  return stat(path, &what) == 0 && S_ISDIR(what.st_mode);
}

static bool add_folder(cli_cases *cases, const char *area, const char *name) {
  void *folders = cases->folders;
  if (!cpl_grow(&cases->names.memory, &folders, &cases->capacity, cases->count + 1,
                sizeof *cases->folders))
    return false;
  cases->folders = folders;
  cases->folders[cases->count++] = (cli_case_folder){.name = cases->names.size};
  cpl_text_addf(&cases->names, "%s/%s", area, name);
  cpl_text_add(&cases->names, "", 1);
  return !cases->names.failed;
}

/* What one folder holds: areas, or, inside of `area`, cases. */
static bool read_folder(cli_cases *cases, const char *path, const char *area);

static bool read_entry(cli_cases *cases, const char *path, const char *area, const char *name) {
  cpl_text below;
  cpl_text_begin(&below, &cases->names.memory);
  cpl_text_addf(&below, "%s/%s", path, name);
  bool right = !below.failed;
  if (right && is_folder(cpl_text_get(&below)))
    right = area == NULL ? read_folder(cases, cpl_text_get(&below), name)
                         : add_folder(cases, area, name);
  cpl_text_end(&below);
  return right;
}

static bool read_folder(cli_cases *cases, const char *path, const char *area) {
  DIR *folder = opendir(path);
  if (folder == NULL) {
    (void)cli_wrong("cannot read the cases in `%s`: %s", path, strerror(errno));
    return false;
  }
  bool right = true;
  for (struct dirent *entry; right && (entry = readdir(folder)) != NULL;)
    if (entry->d_name[0] != '.') right = read_entry(cases, path, area, entry->d_name);
  (void)closedir(folder);
  return right;
}

/* Folders are few, and their order must not depend on the file system. */
static void sort(cli_cases *cases) {
  for (size_t i = 1; i < cases->count; i++) {
    cli_case_folder folder = cases->folders[i];
    const char *name = cpl_text_get(&cases->names) + folder.name;
    size_t at = i;
    for (; at > 0 && strcmp(cli_cases_name(cases, at - 1), name) > 0; at--)
      cases->folders[at] = cases->folders[at - 1];
    cases->folders[at] = folder;
  }
}

bool cli_cases_begin(cli_cases *cases, const char *directory) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  *cases = (cli_cases){.count = 0};
  cpl_text_begin(&cases->names, &memory);
  if (!read_folder(cases, directory, NULL)) return false;
  sort(cases);
  return true;
}

void cli_cases_end(cli_cases *cases) {
  complaint_memory memory = cases->names.memory;
  cpl_delete(&memory, cases->folders, cases->capacity * sizeof *cases->folders);
  cpl_text_end(&cases->names);
}

const char *cli_cases_name(const cli_cases *cases, size_t i) {
  return cpl_text_get(&cases->names) + cases->folders[i].name;
}

/* ---- asking ---------------------------------------------------------------------------------- */

/* What follows `start` in `text`, where `/` and `:` count as `-`; NULL when it does not begin
 * so. */
static const char *past(const char *text, const char *start) {
  for (; *start != '\0'; text++, start++) {
    char here = *text == '/' ? '-' : *text, there = *start == ':' ? '-' : *start;
    if (here != there) return NULL;
  }
  return text;
}

/* What follows `jinzhuan/inherited-7.4` where `heir` is a clause of jinzhuan and 7.4 the clause's
 * number. */
static const char *past_inherited(const char *folder, const char *heir, const char *clause) {
  size_t area = strcspn(folder, "/");
  const char *colon = strchr(clause, ':');
  if (strncmp(folder, heir, area) != 0 || heir[area] != ':') return NULL;
  const char *rest = past(folder + area, "-inherited-");
  return rest == NULL ? NULL : past(rest, colon == NULL ? clause : colon + 1);
}

bool cli_cases_tell(cli_cases *cases, size_t i, const char *clause, const char *heir,
                    cli_outcome outcome) {
  static const char *const WORDS[][2] = {
      [CLI_KEPT] = {"-kept-", "-found-"},
      [CLI_BROKEN] = {"-broken-", "-refused-"},
      [CLI_OTHERWISE] = {"-reading-", "-reading-"},
  };
  const char *folder = cli_cases_name(cases, i);
  const char *rest = heir == NULL ? past(folder, clause) : past_inherited(folder, heir, clause);
  if (rest == NULL) return false;
  bool tells = past(rest, WORDS[outcome][0]) != NULL || past(rest, WORDS[outcome][1]) != NULL;
  if (tells) cases->folders[i].claimed = true;
  return tells;
}

bool cli_cases_about(const cli_cases *cases, size_t i, const char *clause) {
  const char *name = cli_cases_name(cases, i);
  size_t area = strcspn(name, "/");
  return strncmp(name, clause, area) == 0 && (clause[area] == ':' || clause[area] == '-');
}
