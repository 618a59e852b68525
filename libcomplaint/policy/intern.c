/* intern.c - see intern.h. Open addressing; a table that grows leaves the old one in the arena. */
#include "libcomplaint/policy/intern.h"

#include <string.h>

void cpl_interns_begin(cpl_interns *interns, cpl_arena *arena, cpl_arena *scratch) {
  *interns = (cpl_interns){.arena = arena, .scratch = scratch};
}

static uint32_t hash(const char *text, size_t size) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < size; i++) h = (h ^ (unsigned char)text[i]) * 16777619u;
  return h;
}

/* The slot of a text, or the free one where it belongs. */
static uint32_t *slot(const cpl_interns *interns, const char *text, size_t size) {
  size_t at = hash(text, size) & (interns->room - 1);
  for (;; at = (at + 1) & (interns->room - 1)) {
    uint32_t number = interns->table[at];
    if (number == 0) break;
    const char *known = interns->texts[number - 1];
    if (strlen(known) == size && memcmp(known, text, size) == 0) break;
  }
  return &interns->table[at];
}

static bool grow(cpl_interns *interns) {
  size_t room = interns->room == 0 ? 64 : interns->room * 2;
  const char **texts = cpl_arena_array(interns->scratch, room / 2, sizeof *texts);
  uint32_t *table = cpl_arena_array(interns->scratch, room, sizeof *table);
  if (texts == NULL || table == NULL) return false;
  if (interns->count > 0) memcpy(texts, interns->texts, interns->count * sizeof *texts);
  interns->texts = texts;
  interns->table = table;
  interns->room = room;
  for (uint32_t i = 0; i < interns->count; i++) *slot(interns, texts[i], strlen(texts[i])) = i + 1;
  return true;
}

uint32_t cpl_intern(cpl_interns *interns, const char *text, size_t size) {
  if (interns->count >= interns->room / 2 && !grow(interns)) return 0;
  uint32_t *at = slot(interns, text, size);
  if (*at != 0) return *at;
  const char *copy = cpl_arena_text(interns->arena, text, size);
  if (copy == NULL) return 0;
  interns->texts[interns->count++] = copy;
  return *at = interns->count;
}
