/* ids.c - see ids.h. Open addressing; a table is at most half full. */
#include "libcomplaint/case/ids.h"

#include <string.h>

enum { TABLE_FIRST = 16 };

static bool is_sign(char c) {
  return c == '.' || c == '_' || c == ':' || c == '@' || c == '/' || c == '-';
}

bool cpl_id_valid(const char *text, size_t size) {
  if (size == 0 || size > CPL_ID_BYTES) return false;
  for (size_t i = 0; i < size; i++) {
    bool letter = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z');
    bool digit = text[i] >= '0' && text[i] <= '9';
    bool sign = i > 0 && is_sign(text[i]);
    if (!letter && !digit && !sign) return false;
  }
  return true;
}

const char *cpl_ids_text(const cpl_ids *ids, uint32_t number) {
  return number <= ids->fixed_count ? ids->fixed[number - 1]
                                    : ids->added[number - ids->fixed_count - 1];
}

/* FNV-1a. */
static uint32_t hash(const char *text, size_t size) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < size; i++) h = (h ^ (unsigned char)text[i]) * 16777619u;
  return h;
}

/* Where an id stands in the table, or the free place where it would. */
static uint32_t *place(const cpl_ids *ids, const char *text, size_t size) {
  size_t mask = ids->table_size - 1;
  for (size_t at = hash(text, size) & mask;; at = (at + 1) & mask) {
    uint32_t number = ids->table[at];
    if (number == 0) return &ids->table[at];
    const char *there = cpl_ids_text(ids, number);
    if (strlen(there) == size && memcmp(there, text, size) == 0) return &ids->table[at];
  }
}

static bool resize(cpl_ids *ids, size_t table_size) {
  const complaint_memory *memory = &ids->texts.memory;
  uint32_t *table = cpl_new(memory, table_size * sizeof *table);
  if (table == NULL) return false;
  cpl_delete(memory, ids->table, ids->table_size * sizeof *table);
  ids->table = table;
  ids->table_size = table_size;
  for (uint32_t number = 1; number <= ids->count; number++) {
    const char *text = cpl_ids_text(ids, number);
    *place(ids, text, strlen(text)) = number;
  }
  return true;
}

bool cpl_ids_begin(cpl_ids *ids, const complaint_memory *memory, const cpl_model *model) {
  *ids = (cpl_ids){.fixed = model->ids, .fixed_count = model->id_count, .count = model->id_count};
  cpl_arena_begin(&ids->texts, memory);
  size_t table_size = TABLE_FIRST;
  while (table_size < 2 * ((size_t)ids->count + 1)) table_size *= 2;
  return resize(ids, table_size);
}

void cpl_ids_end(cpl_ids *ids) {
  const complaint_memory *memory = &ids->texts.memory;
  void *added = (void *)ids->added; /* an array of pointers to constant text, itself ours */
  cpl_delete(memory, added, ids->added_capacity * sizeof *ids->added);
  cpl_delete(memory, ids->table, ids->table_size * sizeof *ids->table);
  cpl_arena_end(&ids->texts);
  *ids = (cpl_ids){.texts.memory = ids->texts.memory};
}

uint32_t cpl_ids_find(const cpl_ids *ids, const char *text, size_t size) {
  return *place(ids, text, size);
}

/* Room for one more: nothing is changed unless all of it is there. */
static bool reserve(cpl_ids *ids) {
  if (2 * ((size_t)ids->count + 1) > ids->table_size && !resize(ids, ids->table_size * 2))
    return false;
  void *added = (void *)ids->added;
  bool there = cpl_grow(&ids->texts.memory, &added, &ids->added_capacity,
                        (size_t)ids->count - ids->fixed_count + 1, sizeof *ids->added);
  ids->added = added;
  return there;
}

uint32_t cpl_ids_number(cpl_ids *ids, const char *text, size_t size) {
  uint32_t known = cpl_ids_find(ids, text, size);
  if (known != 0) return known;
  if (ids->count >= CPL_IDS_MAX || !reserve(ids)) return 0;
  const char *copy = cpl_arena_text(&ids->texts, text, size);
  if (copy == NULL) return 0;
  ids->added[ids->count - ids->fixed_count] = copy;
  *place(ids, text, size) = ++ids->count;
  return ids->count;
}
