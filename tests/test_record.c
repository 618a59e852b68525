/* test_record.c - events in the order in which they were recorded. */
#include "libcomplaint/case/record.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "tests/support/allocator.h"

static cpl_record empty_record(void) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_record record;
  cpl_record_begin(&record, &memory);
  return record;
}

/* An event without facts that adds the item `adds` (0: none). */
static void push(cpl_record *record, uint32_t adds) {
  cpl_event event = {.seq = record->count + 1,
                     .adds = adds,
                     .given = record->given_count,
                     .people = record->people_count};
  assert_true(cpl_record_push(record, &event));
}

static void nothing_adds_an_item_at_first(void **state) {
  (void)state;
  cpl_record record = empty_record();
  assert_false(cpl_record_adds(&record, 1));
  push(&record, 0);
  assert_false(cpl_record_adds(&record, 0));
  cpl_record_end(&record);
}

static void items_are_found_whatever_their_order(void **state) {
  (void)state;
  static const uint32_t ADDED[] = {7, 3, 9, 1, 7, 5};
  cpl_record record = empty_record();
  for (size_t i = 0; i < 6; i++) push(&record, ADDED[i]);
  assert_int_equal(record.adder_count, 5);
  for (uint32_t id = 0; id < 11; id++)
    assert_int_equal(cpl_record_adds(&record, id), id % 2 == 1 && id < 10);
  cpl_record_end(&record);
}

static void taking_back_the_last_event_takes_its_item(void **state) {
  (void)state;
  cpl_record record = empty_record();
  push(&record, 4);
  push(&record, 2);
  cpl_record_pop(&record);
  assert_int_equal(record.count, 1);
  assert_false(cpl_record_adds(&record, 2));
  assert_true(cpl_record_adds(&record, 4));
  cpl_record_end(&record);
}

static void an_item_stays_while_another_event_adds_it(void **state) {
  (void)state;
  cpl_record record = empty_record();
  push(&record, 4);
  push(&record, 4);
  cpl_record_pop(&record);
  assert_true(cpl_record_adds(&record, 4));
  cpl_record_pop(&record);
  assert_false(cpl_record_adds(&record, 4));
  cpl_record_end(&record);
}

static void taking_back_an_event_takes_its_facts_and_people(void **state) {
  (void)state;
  cpl_record record = empty_record();
  record.given_count = 3;
  record.people_count = 2;
  push(&record, 0);
  record.given_count = 5;
  record.people_count = 4;
  cpl_record_pop(&record);
  assert_int_equal(record.given_count, 3);
  assert_int_equal(record.people_count, 2);
  cpl_record_end(&record);
}

static bool push_a_hundred(const complaint_memory *memory, void *context) {
  (void)context;
  cpl_record record;
  bool done = true;
  cpl_record_begin(&record, memory);
  for (uint32_t i = 0; done && i < 100; i++) {
    cpl_event event = {.seq = i + 1, .adds = 100 - i};
    record.given_count = 7; /* facts that were read before */
    done = cpl_record_push(&record, &event);
    if (!done) {
      assert_int_equal(record.count, i);
      assert_int_equal(record.given_count, 0);
      assert_false(cpl_record_adds(&record, 100 - i));
    }
  }
  cpl_record_end(&record);
  return done;
}

static void a_record_survives_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(push_a_hundred, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_adds_an_item_at_first),
      cmocka_unit_test(items_are_found_whatever_their_order),
      cmocka_unit_test(taking_back_the_last_event_takes_its_item),
      cmocka_unit_test(an_item_stays_while_another_event_adds_it),
      cmocka_unit_test(taking_back_an_event_takes_its_facts_and_people),
      cmocka_unit_test(a_record_survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
