/* memory.h - blocks from the engine's allocator, and arenas for what dies together.
 * Knows: the public allocator. Must not know: what is kept in the blocks. */
#ifndef CPL_BASE_MEMORY_H
#define CPL_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "complaint/memory.h"

/* The allocator to use: `memory`, or the C library's where its function is NULL. */
complaint_memory cpl_memory_or_default(const complaint_memory *memory);

/* `size` bytes, zeroed; NULL when there are none. */
void *cpl_new(const complaint_memory *memory, size_t size);
void cpl_delete(const complaint_memory *memory, void *ptr, size_t size);

/* Make room for `count` elements of `size` bytes in an array of capacity `*capacity`; `array` is
 * the address of the pointer to it, of whatever type. False, and nothing changed, when there is no
 * memory. New room is not zeroed. */
bool cpl_grow(const complaint_memory *memory, void *array, size_t *capacity, size_t count,
              size_t size);

/* The same, with room for just so many; `count` is not below what is there. */
bool cpl_grow_to(const complaint_memory *memory, void *array, size_t *capacity, size_t count,
                 size_t size);

/* A bump allocator: many small things, one free. */
typedef struct cpl_arena {
  complaint_memory memory;
  struct cpl_arena_block *blocks;
  size_t used; /* bytes handed out, and what lies between them */
} cpl_arena;

void cpl_arena_begin(cpl_arena *arena, const complaint_memory *memory);
void cpl_arena_end(cpl_arena *arena);
/* `size` zeroed bytes, aligned for any object; NULL when there are none. `size` 0 gives a valid
 * pointer. */
void *cpl_arena_new(cpl_arena *arena, size_t size);
/* `count` elements of `size`; NULL on overflow too. */
void *cpl_arena_array(cpl_arena *arena, size_t count, size_t size);
/* A copy of `size` bytes with a NUL behind them. */
char *cpl_arena_text(cpl_arena *arena, const char *text, size_t size);

#endif
