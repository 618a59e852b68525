/* memory.c - see memory.h. */
#include "libcomplaint/base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *library_realloc(void *context, void *ptr, size_t old_size, size_t new_size) {
  (void)context;
  (void)old_size;
  if (new_size == 0) {
    free(ptr);
    return NULL;
  }
  return realloc(ptr, new_size);
}

complaint_memory cpl_memory_or_default(const complaint_memory *memory) {
  if (memory != NULL && memory->realloc != NULL) return *memory;
  return (complaint_memory){library_realloc, NULL};
}

void *cpl_new(const complaint_memory *memory, size_t size) {
  void *block = memory->realloc(memory->context, NULL, 0, size == 0 ? 1 : size);
  if (block != NULL) memset(block, 0, size);
  return block;
}

void cpl_delete(const complaint_memory *memory, void *ptr, size_t size) {
  if (ptr != NULL) (void)memory->realloc(memory->context, ptr, size == 0 ? 1 : size, 0);
}

bool cpl_grow(const complaint_memory *memory, void *array, size_t *capacity, size_t count,
              size_t size) {
  if (count <= *capacity) return true;
  size_t wanted = *capacity < 4 ? 4 : *capacity + *capacity / 2;
  return cpl_grow_to(memory, array, capacity, wanted < count ? count : wanted, size);
}

bool cpl_grow_to(const complaint_memory *memory, void *array, size_t *capacity, size_t count,
                 size_t size) {
  void *block;
  if (count > SIZE_MAX / 2 / size) return false;
  memcpy(&block, array, sizeof block); /* a pointer of any type, read as what it is */
  block = memory->realloc(memory->context, block, *capacity * size, count * size);
  if (block == NULL) return false;
  memcpy(array, &block, sizeof block);
  *capacity = count;
  return true;
}

/* ---- arenas ---------------------------------------------------------------------------------- */

/* The first block is small, since every case has an arena. */
enum { BLOCK_FIRST = 256, BLOCK_LARGEST = 8192 };

typedef struct cpl_arena_block {
  struct cpl_arena_block *next;
  size_t size; /* of the block, this header included */
  size_t used;
} block;

static size_t align_up(size_t n, size_t unit) {
  return (n + unit - 1) / unit * unit;
}

void cpl_arena_begin(cpl_arena *arena, const complaint_memory *memory) {
  *arena = (cpl_arena){.memory = *memory};
}

void cpl_arena_end(cpl_arena *arena) {
  for (block *b = arena->blocks; b != NULL;) {
    block *next = b->next;
    cpl_delete(&arena->memory, b, b->size);
    b = next;
  }
  arena->blocks = NULL;
  arena->used = 0;
}

/* Twice the size of the block before, and enough for `need` bytes if a block may be so large. */
static size_t block_size(const block *before, size_t need) {
  size_t size = before == NULL ? BLOCK_FIRST : before->size * 2;
  while (size < need && size < BLOCK_LARGEST) size *= 2;
  return size < BLOCK_LARGEST ? size : BLOCK_LARGEST;
}

/* A block with room for `size` bytes. A large one goes behind the first, which may still have room.
 */
static block *block_for(cpl_arena *arena, size_t size, size_t unit) {
  block *first = arena->blocks;
  if (first != NULL && align_up(first->used, unit) + size <= first->size) return first;
  size_t header = align_up(sizeof(block), _Alignof(max_align_t)), need = header + size;
  bool large = need > BLOCK_LARGEST;
  size_t whole = large ? need : block_size(first, need);
  block *fresh = cpl_new(&arena->memory, whole);
  if (fresh == NULL) return NULL;
  fresh->size = whole;
  fresh->used = header;
  if (first != NULL && large) {
    fresh->next = first->next;
    first->next = fresh;
  } else {
    fresh->next = first;
    arena->blocks = fresh;
  }
  return fresh;
}

/* `size` bytes that begin at a multiple of `unit`. */
static void *take(cpl_arena *arena, size_t size, size_t unit) {
  block *b = size > SIZE_MAX / 2 ? NULL : block_for(arena, size, unit);
  if (b == NULL) return NULL;
  size_t at = align_up(b->used, unit);
  arena->used += at + size - b->used;
  b->used = at + size;
  return (char *)b + at;
}

void *cpl_arena_new(cpl_arena *arena, size_t size) {
  return take(arena, size == 0 ? 1 : size, _Alignof(max_align_t));
}

void *cpl_arena_array(cpl_arena *arena, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / 2 / size) return NULL;
  return cpl_arena_new(arena, count * size);
}

char *cpl_arena_text(cpl_arena *arena, const char *text, size_t size) {
  if (size >= SIZE_MAX / 2) return NULL;
  char *copy = take(arena, size + 1, 1); /* texts stand close together */
  if (copy != NULL && size > 0) memcpy(copy, text, size);
  return copy;
}
