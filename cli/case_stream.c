/* case_stream.c - see case_stream.h. */
#define _POSIX_C_SOURCE 200809L /* open, read */
#include "cli/case_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <string.h>
#include <unistd.h>

#include "cli/case_arguments.h"
#include "cli/cli.h"

enum { READ_SIZE = 1 << 16 };

bool cli_stream_open(cli_stream *stream, const char *path) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  bool is_stdin = strcmp(path, "-") == 0;
  *stream = (cli_stream){.path = is_stdin ? "stdin" : path, .file = -1, .line = 1};
  cpl_text_begin(&stream->window, &memory);
  stream->file = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (stream->file < 0) (void)cli_wrong("cannot read `%s`: %s", path, strerror(errno));
  return stream->file >= 0;
}

void cli_stream_close(cli_stream *stream) {
  if (stream->file >= 0 && stream->file != STDIN_FILENO) (void)close(stream->file);
  cpl_text_end(&stream->window);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* What lies before the next case is not needed any more. */
static void forget(cli_stream *stream) {
  cpl_text *window = &stream->window;
  if (stream->at == 0) return;
  memmove(window->bytes, window->bytes + stream->at, window->size - stream->at);
  window->size -= stream->at;
  stream->at = 0;
}

static bool read_more(cli_stream *stream) {
  cpl_text *window = &stream->window;
  ssize_t size;
  forget(stream);
  if (window->size > CLI_CASE_BYTES)
    return cli_wrong("a case in `%s` is longer than %d bytes", stream->path, CLI_CASE_BYTES), false;
  if (!cpl_text_reserve(window, READ_SIZE)) return cli_wrong("out of memory"), false;
  do size = read(stream->file, window->bytes + window->size, READ_SIZE);
  while (size < 0 && errno == EINTR);
  if (size < 0) return cli_wrong("cannot read `%s`: %s", stream->path, strerror(errno)), false;
  if (size == 0) stream->ended = true;
  window->size += (size_t)size;
  return true;
}

/* ---- where a case ends ----------------------------------------------------------------------- */

/* Could the line be a first one? Most are not, and need not be parsed for it. */
static bool names_a_case(const char *line, size_t size) {
  static const char NAME[] = "\"case\"";
  const char *end = line + size;
  for (const char *at = line; (at = memchr(at, '"', (size_t)(end - at))) != NULL; at++)
    if ((size_t)(end - at) >= sizeof NAME - 1 && memcmp(at, NAME, sizeof NAME - 1) == 0)
      return true;
  return false;
}

/* An object with a member `case`: no event has one. */
static bool is_first_line(const char *line, size_t size) {
  if (!names_a_case(line, size)) return false;
  json_t *object = json_loadb(line, size, 0, NULL);
  bool is = json_object_get(object, "case") != NULL;
  json_decref(object);
  return is;
}

/* Go on from `*scanned` bytes behind the beginning of the case: true when its end was found. */
static bool scan(const cli_stream *stream, size_t *scanned, int *lines) {
  const char *start = cpl_text_get(&stream->window) + stream->at; /* also of an empty one */
  size_t left = stream->window.size - stream->at;
  while (*scanned < left) {
    const char *line = start + *scanned;
    const char *feed = memchr(line, '\n', left - *scanned);
    if (feed == NULL && !stream->ended) return false;
    size_t size = feed != NULL ? (size_t)(feed - line) + 1 : left - *scanned;
    if (*scanned > 0 && is_first_line(line, size)) return true;
    *scanned += size;
    ++*lines;
  }
  return stream->ended;
}

bool cli_stream_next(cli_stream *stream, cli_chunk *chunk) {
  size_t scanned = 0;
  int lines = 0;
  while (!scan(stream, &scanned, &lines))
    if (!read_more(stream)) return false;
  *chunk = (cli_chunk){scanned > 0 ? stream->window.bytes + stream->at : "", scanned, stream->line};
  stream->at += scanned;
  stream->line += lines;
  return true;
}
