/* allocator.c - see allocator.h. Each block carries its size in front of it. */
#include "tests/support/allocator.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef union header {
  struct {
    size_t size, check; /* check = ~size while the block lives */
  } block;
  max_align_t aligned;
} header;

/* Not an assertion of cmocka: its longjmp would hide the caller's stack from the debugger. */
static void broken(const char *what, size_t told, size_t true_size) {
  fprintf(stderr, "allocator: %s (told %zu, is %zu)\n", what, told, true_size);
  abort();
}

static header *header_of(void *ptr, size_t old_size) {
  if (ptr == NULL && old_size != 0) broken("no block, but an old size", old_size, 0);
  if (ptr == NULL) return NULL;
  header *head = (header *)ptr - 1;
  if (head->block.check != ~head->block.size) broken("not a block, or freed twice", old_size, 0);
  if (head->block.size != old_size) broken("a wrong old size", old_size, head->block.size);
  return head;
}

static bool refuses(cpl_allocator *allocator) {
  allocator->requests++;
  if (allocator->fail_at == 0) return false;
  bool now = allocator->fail_at == 1;
  if (!now || !allocator->persistent) allocator->fail_at--;
  if (now) allocator->failed = true;
  return now;
}

static void *resize(void *context, void *ptr, size_t old_size, size_t new_size) {
  cpl_allocator *allocator = context;
  header *old = header_of(ptr, old_size);
  if (new_size != 0 && refuses(allocator)) return NULL;
  header *fresh = NULL;
  if (new_size != 0) {
    fresh = malloc(sizeof *fresh + new_size);
    if (fresh == NULL) broken("the machine is out of memory", new_size, 0);
    fresh->block.size = new_size;
    fresh->block.check = ~new_size;
    for (size_t i = 0; i < new_size; i++) /* new room holds no zeros that anyone could count on */
      ((unsigned char *)(fresh + 1))[i] = i < old_size ? ((unsigned char *)ptr)[i] : 0xA5;
    allocator->blocks++;
  }
  if (old != NULL) {
    old->block.check = 0;
    allocator->blocks--;
    free(old);
  }
  allocator->bytes = allocator->bytes - old_size + new_size;
  if (allocator->bytes > allocator->peak) allocator->peak = allocator->bytes;
  return fresh == NULL ? NULL : fresh + 1;
}

complaint_memory cpl_allocator_memory(cpl_allocator *allocator) {
  return (complaint_memory){resize, allocator};
}

/* Every request fails once; where a program runs slowly, one in so many. */
static size_t step(void) {
  const char *text = getenv("COMPLAINT_FAIL_ONE_IN");
  size_t number = text == NULL ? 1 : (size_t)strtoul(text, NULL, 10);
  return number == 0 ? 1 : number;
}

void cpl_allocator_exhaust(bool (*work)(const complaint_memory *memory, void *context),
                           void *context) {
  for (int persistent = 0; persistent <= 1; persistent++) {
    bool failed = true;
    for (size_t n = 1; failed; n += step()) {
      cpl_allocator allocator = {.fail_at = n, .persistent = persistent == 1};
      complaint_memory memory = cpl_allocator_memory(&allocator);
      bool done = work(&memory, context);
      if (allocator.blocks != 0)
        fail_msg("request %zu failed and %zu blocks (%zu bytes) were left behind", n,
                 allocator.blocks, allocator.bytes);
      failed = allocator.failed;
      if (!failed && !done) fail_msg("failed although memory was there (%zu requests)", n - 1);
    }
  }
}
