/* append.c - see append.h. */
#define _POSIX_C_SOURCE 200809L /* open, fcntl, fsync, ftruncate */
#include "cli/append.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/case_arguments.h"
#include "cli/cli.h"

static bool fail(const cli_appender *a, const char *what) {
  (void)cli_wrong("cannot %s `%s`: %s", what, a->path, strerror(errno));
  return false;
}

/* ---- opening --------------------------------------------------------------------------------- */

static bool lock(const cli_appender *a) {
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  while (fcntl(a->file, F_SETLKW, &whole) != 0)
    if (errno != EINTR) return false;
  return true;
}

/* Is the file that is locked still the one of that name? Another writer may have taken an empty one
 * away while we waited. */
static bool is_current(const cli_appender *a) {
  struct stat ours, named;
  return fstat(a->file, &ours) == 0 && stat(a->path, &named) == 0 && ours.st_dev == named.st_dev &&
         ours.st_ino == named.st_ino;
}

static bool open_and_lock(cli_appender *a, bool may_create) {
  static const int FLAGS = O_RDWR | O_APPEND | O_CLOEXEC;
  for (;;) {
    a->file = open(a->path, FLAGS);
    a->is_made = a->file < 0 && errno == ENOENT && may_create;
    if (a->is_made) a->file = open(a->path, FLAGS | O_CREAT, 0666);
    if (a->file < 0) return fail(a, "write");
    if (!lock(a)) return fail(a, "lock");
    if (is_current(a)) return true;
    (void)close(a->file);
  }
}

bool cli_append_open(cli_appender *a, const char *path, bool may_create) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  *a = (cli_appender){.path = path, .file = -1};
  cpl_text_begin(&a->bytes, &memory);
  if (!open_and_lock(a, may_create) || !cli_read_all(a->file, path, &a->bytes)) return false;
  a->is_made = a->is_made && a->bytes.size == 0;
  return true;
}

void cli_append_close(cli_appender *a) {
  if (a->file >= 0) {
    if (a->is_made) (void)unlink(a->path);
    (void)close(a->file);
  }
  cpl_text_end(&a->bytes);
}

/* ---- writing --------------------------------------------------------------------------------- */

/* The name of a new file must reach the disk as well. */
static bool sync_folder(const cli_appender *a) {
  cpl_text folder;
  const char *slash = strrchr(a->path, '/');
  cpl_text_begin(&folder, &a->bytes.memory);
  if (slash != NULL) cpl_text_add(&folder, a->path, (size_t)(slash - a->path) + 1);
  int file = folder.failed ? -1 : open(slash == NULL ? "." : cpl_text_get(&folder), O_RDONLY);
  bool done = file >= 0 && fsync(file) == 0;
  if (file >= 0) (void)close(file);
  cpl_text_end(&folder);
  return done;
}

static bool write_whole(const cli_appender *a, const cpl_text *text) {
  for (size_t at = 0; at < text->size;) {
    ssize_t size = write(a->file, text->bytes + at, text->size - at);
    if (size < 0 && errno != EINTR) return false;
    if (size > 0) at += (size_t)size;
  }
  return fsync(a->file) == 0;
}

static bool put(cli_appender *a, const cpl_text *text) {
  if (!write_whole(a, text)) {
    (void)fail(a, "write");
    if (ftruncate(a->file, (off_t)a->bytes.size) != 0) (void)fail(a, "take half a line out of");
    return false;
  }
  bool was_made = a->is_made;
  a->is_made = false;
  return !was_made || sync_folder(a) || fail(a, "keep");
}

bool cli_append(cli_appender *a, const char *bytes, size_t size) {
  cpl_text text;
  cpl_text_begin(&text, &a->bytes.memory);
  if (a->bytes.size > 0 && a->bytes.bytes[a->bytes.size - 1] != '\n') cpl_text_addc(&text, '\n');
  cpl_text_add(&text, bytes, size);
  bool done = text.failed ? (cli_wrong("out of memory"), false) : put(a, &text);
  cpl_text_end(&text);
  return done;
}
