/* size.c - how big the library is on a disk, without what only a debugger reads. */
#define _POSIX_C_SOURCE 200809L /* stat */
#include <stdio.h>
#include <sys/stat.h>

#include "tests/bench/bench.h"

enum { LIBRARY_AIM = 600 * 1024 };

static double size_of(const char *path) {
  struct stat file;
  bench_require(stat(path, &file) == 0, path);
  return (double)file.st_size;
}

static void tell(const char *what, double aim, double bytes) {
  bench_row row = bench_of(what, BENCH_BYTES, aim, &bytes, 1);
  bench_print(&row);
}

/* BENCH_LIBRARY is stripped; BENCH_LUA the Lua that it loads, "" where it has its own. */
void bench_size(void) {
  double library = size_of(BENCH_LIBRARY);
  if (BENCH_LUA[0] == '\0') {
    tell("library, stripped, with its own Lua", LIBRARY_AIM, library);
    return;
  }
  tell("library, stripped", BENCH_NO_AIM, library);
  tell("library, stripped, and the Lua it loads", LIBRARY_AIM, library + size_of(BENCH_LUA));
}
