/* files.c - see files.h. */
#define _XOPEN_SOURCE 700 /* realpath, openat */
#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

#ifndef COMPLAINT_POLICY_DIR
#error "COMPLAINT_POLICY_DIR must name the folder of the installed policies"
#endif

enum { ROOT_GIVEN, ROOT_OWN, ROOT_INSTALLED };

/* ---- reading one file ------------------------------------------------------------------------ */

static complaint_status wrong_file(complaint_error *err, const char *path, const char *what) {
  return cpl_error(err, COMPLAINT_E_INPUT, "cannot read `%s`: %s", path, what);
}

static complaint_status read_all(int file, const char *path, cpl_text *source,
                                 complaint_error *err) {
  char chunk[16384];
  struct stat about;
  if (fstat(file, &about) != 0) return wrong_file(err, path, strerror(errno));
  if (S_ISDIR(about.st_mode)) return wrong_file(err, path, "it is a folder, name a file in it");
  if (!S_ISREG(about.st_mode)) return wrong_file(err, path, "it is no regular file");
  cpl_text_clear(source);
  for (;;) {
    ssize_t n = read(file, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return wrong_file(err, path, strerror(errno));
    if (n == 0) break;
    cpl_text_add(source, chunk, (size_t)n);
    if (source->size > CLI_FILE_MAX)
      return wrong_file(err, path, "it is larger than 1 MiB, which no policy file is");
  }
  return source->failed ? cpl_error_nomem(err) : COMPLAINT_OK;
}

/* Read an open file, and close it. O_NONBLOCK has kept a pipe from holding us up. */
static complaint_status read_and_close(int file, const char *path, cpl_text *source,
                                       complaint_error *err) {
  complaint_status status = read_all(file, path, source, err);
  (void)close(file);
  return status;
}

/* ---- below a folder -------------------------------------------------------------------------- */

/* Open school/base.lua below a folder, step by step, so that no step is a link. */
static int open_below(const char *root, const char *name) {
  char part[256];
  int folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (folder >= 0) {
    size_t size = strcspn(name, ".");
    bool last = name[size] == '\0';
    if (size + sizeof ".lua" > sizeof part) errno = ENAMETOOLONG;
    int next = -1;
    if (size + sizeof ".lua" <= sizeof part) {
      memcpy(part, name, size);
      memcpy(part + size, ".lua", last ? sizeof ".lua" : 0);
      part[last ? size + sizeof ".lua" - 1 : size] = '\0';
      next = openat(folder, part,
                    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (last ? O_NONBLOCK : O_DIRECTORY));
    }
    int reason = errno;
    (void)close(folder);
    errno = reason;
    if (last) return next;
    folder = next;
    name += size + 1;
  }
  return -1;
}

/* "school.base" below `root` as a path; without the folder we are in. */
static const char *path_below(cli_files *files, const char *root, const char *name) {
  char *here = realpath(".", NULL);
  size_t skip = here == NULL ? 0 : strlen(here);
  if (skip == 0 || strncmp(root, here, skip) != 0 || (root[skip] != '/' && root[skip] != '\0'))
    skip = 0;
  free(here);
  cpl_text_clear(&files->paths);
  cpl_text_adds(&files->paths, root + skip + (skip > 0 && root[skip] == '/'));
  if (files->paths.size > 0) cpl_text_addc(&files->paths, '/');
  for (; *name != '\0'; name++) cpl_text_addc(&files->paths, *name == '.' ? '/' : *name);
  cpl_text_adds(&files->paths, ".lua");
  return cpl_text_get(&files->paths);
}

/* ---- the source ------------------------------------------------------------------------------ */

static bool is_main(const cli_files *files, const char *name) {
  return files->main != NULL && strcmp(cpl_text_get(&files->name), name) == 0;
}

/* "`/home/li/policies` (the policy's own folder), ...": every place, in the order of the search. */
static const char *list_roots(cli_files *files) {
  static const char *const WHAT[CLI_ROOTS] = {
      [ROOT_GIVEN] = "--root",
      [ROOT_OWN] = "the policy's own folder",
      [ROOT_INSTALLED] = "the installed policies",
  };
  cpl_text_clear(&files->paths);
  for (size_t i = 0; i < CLI_ROOTS; i++)
    if (files->roots[i] != NULL)
      cpl_text_addf(&files->paths, "%s`%s` (%s)", files->paths.size > 0 ? ", " : "",
                    files->roots[i], WHAT[i]);
  if (files->roots[ROOT_INSTALLED] == NULL)
    cpl_text_addf(&files->paths, "%s`%s` (where policies are installed: there is no such folder)",
                  files->paths.size > 0 ? ", " : "", COMPLAINT_POLICY_DIR);
  return cpl_text_get(&files->paths);
}

static complaint_status not_found(cli_files *files, const char *name, complaint_error *err) {
  return cpl_error(err, COMPLAINT_E_NOT_FOUND,
                   "there is no policy file `%s` below %s: say where it is with --root DIR%s", name,
                   list_roots(files), files->main == NULL ? ", or give its path" : "");
}

/* The open file, and the root it is in. -1: nowhere (`*at` is CLI_ROOTS), or what the root has
 * there cannot be opened (errno says why). */
static int find(const cli_files *files, const char *name, size_t *at) {
  for (*at = 0; *at < CLI_ROOTS; ++*at) {
    if (files->roots[*at] == NULL) continue;
    int file = open_below(files->roots[*at], name);
    if (file >= 0 || (errno != ENOENT && errno != ENOTDIR)) return file;
  }
  return -1;
}

complaint_status cli_files_source(void *context, const char *name, const char **text, size_t *size,
                                  complaint_error *err) {
  cli_files *files = context;
  size_t at;
  complaint_status status;
  if (is_main(files, name)) {
    int file = open(files->main, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return wrong_file(err, files->main, strerror(errno));
    status = read_and_close(file, files->main, &files->source, err);
  } else {
    int file = find(files, name, &at), reason = errno;
    if (at == CLI_ROOTS) return not_found(files, name, err);
    const char *path = path_below(files, files->roots[at], name);
    if (file < 0 && reason == ELOOP) return wrong_file(err, path, "links are not followed");
    if (file < 0) return wrong_file(err, path, strerror(reason));
    status = read_and_close(file, path, &files->source, err);
  }
  *text = cpl_text_get(&files->source);
  *size = files->source.size;
  return status;
}

const char *cli_files_path(cli_files *files, const char *name) {
  size_t at;
  if (is_main(files, name)) return files->main;
  int file = find(files, name, &at);
  if (file < 0) return name;
  (void)close(file);
  return path_below(files, files->roots[at], name);
}

/* ---- finding the policy ---------------------------------------------------------------------- */

static char *copy_of(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = malloc(size);
  return copy == NULL ? NULL : memcpy(copy, text, size);
}

static bool is_root(const char *folder) {
  const char *slash = strrchr(folder, '/');
  if (strcmp(slash + 1, "policies") == 0) return true;
  int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int clauses = file < 0 ? -1 : openat(file, "clauses", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file >= 0) (void)close(file);
  if (clauses >= 0) (void)close(clauses);
  return clauses >= 0;
}

/* The folder that a policy belongs to; `path` is absolute. NULL when memory is out. */
static char *root_of(const char *path) {
  char *root = copy_of(path);
  if (root == NULL) return NULL;
  for (char *slash = strrchr(root, '/'); slash != root; slash = strrchr(root, '/')) {
    *slash = '\0';
    if (is_root(root)) return root;
  }
  size_t own = (size_t)(strrchr(path, '/') - path);
  memcpy(root, path, own + 1);
  root[own == 0 ? 1 : own] = '\0';
  return root;
}

static bool is_below(const char *path, const char *root) {
  size_t size = root == NULL ? 0 : strlen(root);
  return size > 0 && strncmp(path, root, size) == 0 && path[size] == '/';
}

/* What the engine calls the file at `path`: by its place below the folder it belongs to, with `_`
 * for what no name may hold. */
static void name_main(cli_files *files, const char *path, const char *root) {
  size_t skip = strlen(root) + (root[1] != '\0'), size = strlen(path) - skip;
  const char *at = path + skip;
  if (size > 4 && strcmp(at + size - 4, ".lua") == 0) size -= 4;
  for (size_t i = 0; i < size; i++) {
    bool first = i == 0 || at[i - 1] == '/';
    bool digit = at[i] >= '0' && at[i] <= '9';
    bool letter = (at[i] >= 'a' && at[i] <= 'z') || (at[i] >= 'A' && at[i] <= 'Z');
    if (digit && first) cpl_text_addc(&files->name, '_');
    cpl_text_addc(&files->name, at[i] == '/' ? '.' : letter || digit ? at[i] : '_');
  }
}

/* Once now, so that a file that is not there is not taken for a policy that is wrong. */
static bool try_to_read(cli_files *files) {
  complaint_error err = {0};
  const char *text;
  size_t size;
  if (cli_files_source(files, cpl_text_get(&files->name), &text, &size, &err) == COMPLAINT_OK)
    return true;
  (void)cli_wrong("%s", err.text);
  return false;
}

static bool open_path(cli_files *files, const char *policy) {
  char *path = realpath(policy, NULL);
  if (path == NULL) {
    (void)cli_wrong("cannot read `%s`: %s", policy, strerror(errno));
    return false;
  }
  files->main = copy_of(policy);
  const char *given = files->roots[ROOT_GIVEN];
  files->roots[ROOT_OWN] = is_below(path, given) ? copy_of(given) : root_of(path);
  if (files->roots[ROOT_OWN] != NULL) name_main(files, path, files->roots[ROOT_OWN]);
  free(path);
  if (files->main == NULL || files->roots[ROOT_OWN] == NULL || files->name.failed) {
    (void)cli_wrong("out of memory");
    return false;
  }
  return try_to_read(files);
}

static bool open_named(cli_files *files, const char *policy) {
  for (; *policy != '\0'; policy++) cpl_text_addc(&files->name, *policy == '/' ? '.' : *policy);
  return try_to_read(files);
}

/* `school/boxing` and `school.boxing` are names unless there is such a file. */
static bool is_name(const char *policy) {
  char copy[256], *part = copy;
  struct stat about;
  size_t size = strlen(policy);
  if (size >= sizeof copy || stat(policy, &about) == 0) return false;
  if (size > 4 && strcmp(policy + size - 4, ".lua") == 0) return false;
  memcpy(copy, policy, size + 1);
  for (;;) {
    size_t n = strcspn(part, "./");
    bool last = part[n] == '\0';
    part[n] = '\0';
    if (!cpl_is_identifier(part)) return false;
    if (last) return true;
    part += n + 1;
  }
}

bool cli_files_open(cli_files *files, const char *root, const char *policy) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  *files = (cli_files){.main = NULL};
  cpl_text_begin(&files->name, &memory);
  cpl_text_begin(&files->source, &memory);
  cpl_text_begin(&files->paths, &memory);
  if (root != NULL) {
    files->roots[ROOT_GIVEN] = realpath(root, NULL);
    if (files->roots[ROOT_GIVEN] == NULL) {
      (void)cli_wrong("cannot use `%s` as --root: %s", root, strerror(errno));
      return false;
    }
  }
  files->roots[ROOT_INSTALLED] = realpath(COMPLAINT_POLICY_DIR, NULL);
  return is_name(policy) ? open_named(files, policy) : open_path(files, policy);
}

void cli_files_close(cli_files *files) {
  for (size_t i = 0; i < CLI_ROOTS; i++) free(files->roots[i]);
  free(files->main);
  cpl_text_end(&files->name);
  cpl_text_end(&files->source);
  cpl_text_end(&files->paths);
}
