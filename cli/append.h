/* append.h - a case file that is written to: one writer at a time, whole lines or nothing.
 *
 * The file is locked from its opening to its closing (an advisory lock, for other writers), and
 * what was appended is on the disk before anybody is told. Knows: POSIX files. Must not know: what
 * the lines say. */
#ifndef CPL_CLI_APPEND_H
#define CPL_CLI_APPEND_H

#include "libcomplaint/base/text.h"

typedef struct cli_appender {
  const char *path;
  int file;       /* -1: not open                          */
  bool is_made;   /* it was not there, and is still empty   */
  cpl_text bytes; /* what is in it                         */
} cli_appender;

/* Open, lock and read; `may_create` makes a file that is not there. False after telling what is
 * wrong; cli_append_close() in any case. */
bool cli_append_open(cli_appender *a, const char *path, bool may_create);

/* Put bytes behind those that are there, all of them or none. A last line that lacks its line feed
 * gets it first. False after telling what is wrong. */
bool cli_append(cli_appender *a, const char *bytes, size_t size);

/* Unlock and close. A file that was made and got nothing is taken away again. */
void cli_append_close(cli_appender *a);

#endif
