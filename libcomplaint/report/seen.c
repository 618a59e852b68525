/* seen.c - see seen.h. */
#include "libcomplaint/report/seen.h"

#include <string.h>

#include "libcomplaint/base/digest.h"
#include "libcomplaint/base/error.h"
#include "libcomplaint/base/text.h"

void cpl_seen_begin(cpl_seen *seen, const complaint_memory *memory) {
  *seen = (cpl_seen){.memory = *memory};
}

void cpl_seen_end(cpl_seen *seen) {
  cpl_delete(&seen->memory, seen->marks, seen->room * sizeof *seen->marks);
}

static uint64_t of_hex(const char *hex) {
  uint64_t number = 0;
  for (int i = 0; i < 16; i++)
    number = number << 4 | (uint64_t)(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
  return number;
}

complaint_status cpl_mark_of(const char *process, const char *id, const complaint_memory *memory,
                             cpl_mark *mark, complaint_error *err) {
  char hex[CPL_DIGEST_TEXT];
  cpl_text text;
  cpl_text_begin(&text, memory);
  cpl_text_adds(&text, process);
  cpl_text_addc(&text, ' ');
  cpl_text_adds(&text, id);
  bool made = !text.failed && cpl_digest(cpl_text_get(&text), text.size, hex);
  cpl_text_end(&text);
  if (!made) return cpl_error_nomem(err);
  *mark = (cpl_mark){of_hex(hex), of_hex(hex + 16) | 1}; /* never a free place */
  return COMPLAINT_OK;
}

/* Where the mark stands, or would stand. `room` is a power of two. */
static size_t place_of(const cpl_mark *marks, size_t room, cpl_mark mark) {
  size_t at = (size_t)mark.high & (room - 1);
  while (marks[at].low != 0 && (marks[at].low != mark.low || marks[at].high != mark.high))
    at = (at + 1) & (room - 1);
  return at;
}

bool cpl_seen_has(const cpl_seen *seen, cpl_mark mark) {
  return seen->room > 0 && seen->marks[place_of(seen->marks, seen->room, mark)].low != 0;
}

bool cpl_seen_reserve(cpl_seen *seen) {
  if (seen->count * 2 < seen->room) return true;
  size_t room = seen->room == 0 ? 16 : seen->room * 2;
  if (room > SIZE_MAX / 2 / sizeof(cpl_mark)) return false;
  cpl_mark *marks = cpl_new(&seen->memory, room * sizeof *marks);
  if (marks == NULL) return false;
  for (size_t i = 0; i < seen->room; i++)
    if (seen->marks[i].low != 0) marks[place_of(marks, room, seen->marks[i])] = seen->marks[i];
  cpl_seen_end(seen);
  seen->marks = marks;
  seen->room = room;
  return true;
}

void cpl_seen_add(cpl_seen *seen, cpl_mark mark) {
  seen->marks[place_of(seen->marks, seen->room, mark)] = mark;
  seen->count++;
}
