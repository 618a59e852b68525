#ifndef COMPLAINT_MEMORY_H
#define COMPLAINT_MEMORY_H

/* Where memory comes from: one realloc-shaped function, chosen per engine, never global. */

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One function for all memory of an engine and of what it makes.
 *
 *  `new_size` 0 frees `ptr` and returns NULL. `ptr` NULL allocates. Otherwise it resizes; on
 *  failure it returns NULL and leaves `ptr` as it was. `old_size` is always the size last asked
 *  for, so that an allocator may keep no headers. The result is aligned for any object.
 *
 *  If `realloc` is NULL, the C library's functions are used. */
typedef struct complaint_memory {
  void *(*realloc)(void *context, void *ptr, size_t old_size, size_t new_size);
  void *context;
} complaint_memory;

#ifdef __cplusplus
}
#endif

#endif
