/* test_base_memory.c - blocks, growing arrays and arenas. */
#include "libcomplaint/base/memory.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"

static void assert_zeroed(const void *block, size_t size) {
  assert_non_null(block);
  for (size_t i = 0; i < size; i++) assert_int_equal(((const char *)block)[i], 0);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static void the_c_library_is_the_default(void **state) {
  (void)state;
  complaint_memory unset = {0};
  complaint_memory memory = cpl_memory_or_default(NULL);
  assert_true(memory.realloc == cpl_memory_or_default(&unset).realloc);
  char *block = cpl_new(&memory, 3);
  assert_zeroed(block, 3);
  block = memory.realloc(memory.context, block, 3, 5);
  assert_non_null(block);
  assert_null(memory.realloc(memory.context, block, 5, 0));
}

static void a_chosen_allocator_is_kept(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory chosen = cpl_allocator_memory(&allocator);
  complaint_memory memory = cpl_memory_or_default(&chosen);
  cpl_delete(&memory, cpl_new(&memory, 1), 1);
  assert_int_equal(allocator.requests, 1);
}

static void a_block_of_no_bytes_is_a_block(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  void *block = cpl_new(&memory, 0);
  assert_non_null(block);
  cpl_delete(&memory, block, 0);
  cpl_delete(&memory, NULL, 0);
  assert_int_equal(allocator.blocks, 0);
}

/* ---- growing arrays -------------------------------------------------------------------------- */

static void an_array_keeps_its_elements_as_it_grows(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  void *array = NULL;
  size_t capacity = 0;
  for (int i = 0; i < 1000; i++) {
    assert_true(cpl_grow(&memory, &array, &capacity, (size_t)i + 1, sizeof(int)));
    ((int *)array)[i] = i;
  }
  for (int i = 0; i < 1000; i++) assert_int_equal(((int *)array)[i], i);
  assert_true(allocator.requests < 20); /* by half of what there is */
  cpl_delete(&memory, array, capacity * sizeof(int));
  assert_int_equal(allocator.bytes, 0);
}

static void one_step_may_be_a_long_one(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  void *array = NULL;
  size_t capacity = 0;
  assert_true(cpl_grow(&memory, &array, &capacity, 0, 4));
  assert_null(array);
  assert_true(cpl_grow(&memory, &array, &capacity, 100, 4));
  assert_int_equal(capacity, 100);
  cpl_delete(&memory, array, capacity * 4);
}

static void an_array_that_cannot_grow_stays_as_it_was(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  void *array = NULL;
  size_t capacity = 0;
  assert_true(cpl_grow(&memory, &array, &capacity, 1, 4));
  void *before = array;
  allocator.fail_at = 1;
  assert_false(cpl_grow(&memory, &array, &capacity, 9, 4));
  assert_false(cpl_grow(&memory, &array, &capacity, SIZE_MAX / 4, 4));
  assert_ptr_equal(array, before);
  assert_int_equal(capacity, 4);
  cpl_delete(&memory, array, capacity * 4);
}

/* ---- arenas ---------------------------------------------------------------------------------- */

static void what_an_arena_gives_is_zeroed_and_aligned(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_arena arena;
  cpl_arena_begin(&arena, &memory);
  for (size_t size = 0; size < 300; size++) {
    char *at = cpl_arena_new(&arena, size);
    assert_zeroed(at, size);
    assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
    memset(at, 0x5A, size); /* a neighbour that overlaps would not be zero */
  }
  assert_true(arena.used >= 300 * 299 / 2);
  cpl_arena_end(&arena);
  assert_int_equal(arena.used, 0);
  assert_int_equal(allocator.blocks, 0);
}

static void an_arena_begins_small_and_grows_fast(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_arena arena;
  cpl_arena_begin(&arena, &memory);
  for (int i = 0; i < 20; i++) assert_non_null(cpl_arena_text(&arena, "staff:012", 9));
  assert_int_equal(arena.used, 200); /* texts stand close together */
  assert_true(allocator.bytes <= 256);
  for (int i = 0; i < 1000; i++) assert_non_null(cpl_arena_new(&arena, 100));
  assert_true(allocator.blocks < 24);
  cpl_arena_end(&arena);
  assert_int_equal(allocator.blocks, 0);
}

static void a_large_piece_does_not_waste_the_room_that_is_left(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_arena arena;
  cpl_arena_begin(&arena, &memory);
  assert_zeroed(cpl_arena_new(&arena, 100000), 100000); /* also when it comes first */
  char *small = cpl_arena_new(&arena, 16);
  assert_zeroed(cpl_arena_new(&arena, 100000), 100000);
  assert_ptr_equal(cpl_arena_new(&arena, 16), small + 16);
  assert_int_equal(allocator.blocks, 3);
  cpl_arena_end(&arena);
  assert_int_equal(allocator.blocks, 0);
}

static void a_copied_text_ends_with_a_nul(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_arena arena;
  cpl_arena_begin(&arena, &memory);
  assert_string_equal(cpl_arena_text(&arena, "box letter", 3), "box");
  assert_string_equal(cpl_arena_text(&arena, NULL, 0), "");
  assert_memory_equal(cpl_arena_text(&arena, "a\0b", 3), "a\0b", 4);
  cpl_arena_end(&arena);
}

static void a_size_that_overflows_is_refused(void **state) {
  (void)state;
  cpl_allocator allocator = {0};
  complaint_memory memory = cpl_allocator_memory(&allocator);
  cpl_arena arena;
  cpl_arena_begin(&arena, &memory);
  assert_null(cpl_arena_new(&arena, SIZE_MAX));
  assert_null(cpl_arena_array(&arena, SIZE_MAX / 4, 8));
  assert_null(cpl_arena_text(&arena, "", SIZE_MAX));
  assert_non_null(cpl_arena_array(&arena, SIZE_MAX, 0));
  cpl_arena_end(&arena);
}

static bool fill_an_arena(const complaint_memory *memory, void *context) {
  (void)context;
  cpl_arena arena;
  cpl_arena_begin(&arena, memory);
  bool done = true;
  for (size_t size = 1; size < 50000; size = size * 3 + 1)
    done = cpl_arena_text(&arena, "x", 1) && cpl_arena_array(&arena, 2, size) && done;
  cpl_arena_end(&arena);
  return done;
}

static void an_arena_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(fill_an_arena, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_c_library_is_the_default),
      cmocka_unit_test(a_chosen_allocator_is_kept),
      cmocka_unit_test(a_block_of_no_bytes_is_a_block),
      cmocka_unit_test(an_array_keeps_its_elements_as_it_grows),
      cmocka_unit_test(one_step_may_be_a_long_one),
      cmocka_unit_test(an_array_that_cannot_grow_stays_as_it_was),
      cmocka_unit_test(what_an_arena_gives_is_zeroed_and_aligned),
      cmocka_unit_test(an_arena_begins_small_and_grows_fast),
      cmocka_unit_test(a_large_piece_does_not_waste_the_room_that_is_left),
      cmocka_unit_test(a_copied_text_ends_with_a_nul),
      cmocka_unit_test(a_size_that_overflows_is_refused),
      cmocka_unit_test(an_arena_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
