/* planted.c - determinism_planted: a program that is not deterministic, to show that this is found.
 *
 *   determinism_planted SEED ROUNDS KIND
 *
 * Prints what determinism_answers would, but for one answer, which depends on what KIND names. */
#define _POSIX_C_SOURCE 200809L /* clock_gettime, localtime_r */
#include <ctype.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void *block(void) {
  void *bytes = malloc(100);
  if (bytes == NULL) abort();
  return bytes;
}

static int by_address(void) {
  void *bytes = block();
  int page = (int)((uintptr_t)bytes >> 12 & 0xff);
  free(bytes);
  return page;
}

static int by_what_was_in_memory(void) {
  volatile unsigned char *bytes = block();
  int byte = bytes[50];
  free((void *)bytes);
  return byte;
}

static int by_zone(void) {
  time_t epoch = 0;
  struct tm here;
  return localtime_r(&epoch, &here)->tm_hour;
}

static int by_clock(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (int)now.tv_nsec;
}

static int by_environment(void) {
  const char *home = getenv("HOME");
  return home == NULL ? 0 : (int)strlen(home);
}

static int by_folder(void) {
  FILE *file = fopen("here", "rb");
  if (file == NULL) return 0;
  (void)fclose(file);
  return 1;
}

static int by_comma(void) {
  char number[8];
  (void)snprintf(number, sizeof number, "%.1f", 0.5);
  return number[1];
}

static int answer(const char *kind, long seed, long round) {
  if (strcmp(kind, "address") == 0) return by_address();
  if (strcmp(kind, "clock") == 0) return by_clock();
  if (strcmp(kind, "collation") == 0) return strcoll("a", "B") < 0;
  if (strcmp(kind, "comma") == 0) return by_comma();
  if (strcmp(kind, "environment") == 0) return by_environment();
  if (strcmp(kind, "folder") == 0) return by_folder();
  if (strcmp(kind, "memory") == 0) return by_what_was_in_memory();
  if (strcmp(kind, "order") == 0) return (int)(seed % 3);
  if (strcmp(kind, "round") == 0) return (int)round;
  if (strcmp(kind, "turkish") == 0) return toupper('i');
  if (strcmp(kind, "zone") == 0) return by_zone();
  return 0; /* "nothing": then no difference may be found */
}

int main(int argc, char **argv) {
  if (argc != 4 || setlocale(LC_ALL, "") == NULL) return 2;
  long seed = strtol(argv[1], NULL, 10), rounds = strtol(argv[2], NULL, 10);
  void *heap = block();
  (void)fprintf(stderr, "%s %s %p\n", setlocale(LC_ALL, NULL), localeconv()->decimal_point, heap);
  free(heap);
  for (long round = 0; round < rounds; round++)
    (void)printf("round %ld\n%x  planted\n", round, (unsigned)answer(argv[3], seed, round));
  return 0;
}
