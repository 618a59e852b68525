/* case_stream.h - the cases in a file, one after another: each begins with a first line of its own.
 * One of them is in memory at a time.
 * Knows: POSIX files. Must not know: what a case says. */
#ifndef CPL_CLI_CASE_STREAM_H
#define CPL_CLI_CASE_STREAM_H

#include "libcomplaint/base/text.h"

typedef struct cli_stream {
  const char *path; /* what errors call it         */
  int file;         /* -1: not open                */
  cpl_text window;  /* what was read last          */
  size_t at;        /* the next case in it          */
  int line;         /* the number of its first line */
  bool ended;       /* everything was read          */
} cli_stream;

/* The bytes of one case. */
typedef struct cli_chunk {
  const char *bytes;
  size_t size;
  int line; /* the number of its first line */
} cli_chunk;

/* Open `path`, or stdin if it is `-`. False after telling what is wrong; cli_stream_close() in any
 * case. */
bool cli_stream_open(cli_stream *stream, const char *path);
void cli_stream_close(cli_stream *stream);

/* The next case, until the next call; of size 0 when there is no more. False after telling what is
 * wrong. */
bool cli_stream_next(cli_stream *stream, cli_chunk *chunk);

#endif
