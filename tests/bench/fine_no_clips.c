/* fine_no_clips.c - where CLIPS is not installed: no such peer. */
#include "tests/bench/fine.h"

fine_clips *fine_clips_new(uint32_t offences, bench_task tasks[2]) {
  (void)offences, (void)tasks;
  return NULL;
}

void fine_clips_free(fine_clips *peer) {
  (void)peer;
}
