/* test_calendar_calendar.c - the handle: what is built in, editions, owners, failing memory. */
#include "libcomplaint/calendar/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"

static complaint_calendar *builtin(void) {
  complaint_calendar *calendar = complaint_calendar_builtin("cn", NULL, NULL);
  assert_non_null(calendar);
  return calendar;
}

static complaint_calendar *add(const complaint_calendar *base, const char *text,
                               const char *published) {
  complaint_calendar_source source = {.name = "more", .published = published};
  return complaint_calendar_load(base, COMPLAINT_CALENDAR_LIST, text, strlen(text), &source, NULL,
                                 NULL);
}

static void assert_counts(const complaint_calendar *calendar, const char *date,
                          const char *known_by, bool counts) {
  complaint_day day;
  assert_int_equal(complaint_calendar_day(calendar, date, known_by, &day, NULL), COMPLAINT_OK);
  assert_int_equal(day.use == COMPLAINT_DAY_COUNTED, counts);
}

/* ---- editions -------------------------------------------------------------------------------- */

static void editions_stand_in_order_of_publication(void **state) {
  (void)state;
  complaint_calendar *calendar = builtin();
  complaint_edition edition, before = {0};
  size_t count = complaint_calendar_edition_count(calendar);
  assert_int_equal(count, 23); /* twenty years and three changes */
  for (size_t i = 0; i < count; i++) {
    assert_true(complaint_calendar_edition_at(calendar, i, &edition));
    assert_true(strcmp(before.published, edition.published) < 0);
    assert_memory_equal(edition.name, "cn/", 3);
    assert_string_equal(edition.name + 3, edition.published);
    assert_string_equal(edition.from, "2006-12-30");
    before = edition;
  }
  assert_string_equal(edition.name, "cn/2025-11-04");
  assert_string_equal(edition.till, "2026-12-31");
  assert_false(complaint_calendar_edition_at(calendar, count, &edition));
  complaint_calendar_free(calendar);
}

static void a_later_notice_replaces_an_earlier_one_and_both_can_be_asked(void **state) {
  (void)state;
  static const struct {
    const char *date, *before, *since;
    bool counted, counts;
  } CHANGES[] = {{"2015-09-03", "2015-05-12", "2015-05-13", true, false},
                 {"2015-09-06", "2015-05-12", "2015-05-13", false, true},
                 {"2019-05-03", "2019-03-21", "2019-03-22", true, false},
                 {"2019-04-28", "2019-03-21", "2019-03-22", false, true},
                 {"2020-01-31", "2020-01-25", "2020-01-26", true, false},
                 {"2020-02-01", "2020-01-25", "2020-01-26", true, false}};
  complaint_calendar *calendar = builtin();
  for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) {
    assert_counts(calendar, CHANGES[i].date, CHANGES[i].before, CHANGES[i].counted);
    assert_counts(calendar, CHANGES[i].date, CHANGES[i].since, CHANGES[i].counts);
    assert_counts(calendar, CHANGES[i].date, NULL, CHANGES[i].counts);
  }
  complaint_calendar_free(calendar);
}

static void a_year_is_provisional_until_its_notice_is_published(void **state) {
  (void)state;
  complaint_calendar *calendar = builtin();
  complaint_day day;
  assert_int_equal(complaint_calendar_day(calendar, "2026-10-02", "2025-11-03", &day, NULL), 0);
  assert_true(day.provisional);
  assert_int_equal(day.kind, COMPLAINT_DAY_WEEKDAY);
  assert_int_equal(complaint_calendar_day(calendar, "2026-10-02", "2025-11-04", &day, NULL), 0);
  assert_false(day.provisional);
  assert_int_equal(day.kind, COMPLAINT_DAY_REST);
  complaint_calendar_free(calendar);
}

static void a_loaded_notice_takes_its_place_among_those_of_its_base(void **state) {
  (void)state;
  complaint_calendar *cn = builtin();
  complaint_calendar *more = add(cn, "2026-10-08 rest\n", "2026-03-01");
  complaint_calendar_free(cn);
  assert_counts(more, "2026-10-08", "2026-02-28", true);
  assert_counts(more, "2026-10-08", "2026-03-01", false);
  assert_counts(more, "2026-10-01", NULL, false);
  complaint_edition edition;
  assert_true(complaint_calendar_edition_at(more, 23, &edition));
  assert_string_equal(edition.name, "more/2026-03-01");
  complaint_calendar *old = add(more, "1999-10-01 rest\n", NULL);
  assert_true(complaint_calendar_edition_at(old, 0, &edition));
  assert_string_equal(edition.name, "more");
  assert_string_equal(edition.published, "");
  assert_counts(old, "1999-10-01", "1998-01-01", false);
  complaint_calendar_free(more);
  assert_counts(old, "2026-10-08", NULL, false);
  complaint_calendar_free(old);
}

static void a_later_notice_of_the_same_span_forgets_what_it_does_not_list(void **state) {
  (void)state;
  complaint_calendar *first = add(NULL, "covers 2026-01-01 2026-12-31\n2026-03-02 rest\n", NULL);
  complaint_calendar *both =
      add(first, "covers 2026-01-01 2026-12-31\n2026-03-03 rest\n", "2026-02-01");
  assert_counts(both, "2026-03-02", "2026-01-01", false);
  assert_counts(both, "2026-03-02", NULL, true);
  assert_counts(both, "2026-03-03", NULL, false);
  complaint_calendar_free(first);
  complaint_calendar_free(both);
}

static void a_later_notice_keeps_what_the_notice_of_another_year_said(void **state) {
  (void)state;
  complaint_calendar *next =
      add(NULL, "covers 2027-01-01 2027-12-31\n2026-12-31 rest\n", "2026-01-01");
  complaint_calendar *both =
      add(next, "covers 2026-01-01 2026-12-31\n2026-03-02 rest\n", "2026-02-01");
  assert_counts(both, "2026-12-31", NULL, false);
  complaint_calendar_free(next);
  complaint_calendar_free(both);
}

static void what_the_host_says_goes_before_what_the_text_says(void **state) {
  (void)state;
  complaint_calendar_source source = {
      .published = "2026-02-01", .from = "2026-01-01", .till = "2026-06-30"};
  static const char TEXT[] = "published 2025-01-01\n2026-03-02\n";
  complaint_calendar *calendar = complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, TEXT,
                                                         strlen(TEXT), &source, NULL, NULL);
  complaint_edition edition;
  assert_true(complaint_calendar_edition_at(calendar, 0, &edition));
  assert_string_equal(edition.name, "calendar/2026-02-01");
  assert_string_equal(edition.till, "2026-06-30");
  complaint_calendar_free(calendar);
}

static void any_owner_may_go_first(void **state) {
  (void)state;
  complaint_calendar *calendar = builtin();
  complaint_calendar *kept = cpl_calendar_keep(calendar);
  complaint_calendar_free(calendar);
  assert_counts(kept, "2026-10-01", NULL, false);
  complaint_calendar_free(kept);
  complaint_calendar_free(NULL);
}

/* ---- what goes wrong ------------------------------------------------------------------------- */

static void unknown_names_and_wrong_sources_are_told(void **state) {
  (void)state;
  complaint_error err;
  assert_null(complaint_calendar_builtin("us", NULL, &err));
  assert_int_equal(err.status, COMPLAINT_E_NOT_FOUND);
  assert_string_equal(err.text, "no calendar `us` is built in: there is `cn`");
  assert_null(complaint_calendar_builtin(NULL, NULL, &err));
  assert_null(complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, NULL, 3, NULL, NULL, &err));
  assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  assert_null(complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, NULL, 0, NULL, NULL, &err));
  assert_int_equal(err.status, COMPLAINT_E_INPUT);
  assert_null(complaint_calendar_load(NULL, (complaint_calendar_shape)9, "x", 1, NULL, NULL, &err));
  assert_string_equal(err.text, "no such shape of a calendar: 9");
  static const complaint_calendar_source WRONG[] = {{.published = "soon"},
                                                    {.from = "2026-01-01"},
                                                    {.from = "x", .till = "2026-01-01"},
                                                    {.from = "2026-01-01", .till = "x"},
                                                    {.from = "2026-01-02", .till = "2026-01-01"}};
  for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
    assert_null(complaint_calendar_load(NULL, COMPLAINT_CALENDAR_LIST, "2026-03-02", 10, &WRONG[i],
                                        NULL, &err));
    assert_int_equal(err.status, COMPLAINT_E_ARGUMENT);
  }
}

static bool use_calendars(const complaint_memory *memory, void *context) {
  (void)context;
  static const char ICS[] =
      "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nSUMMARY:a\n b\nEND:VEVENT\n";
  static const char JSON[] = "{\"year\":2028,\"days\":[{\"name\":\"x\",\"date\":\"2028-01-01\","
                             "\"isOffDay\":true}]}";
  complaint_suspension suspended = {.from = "2026-10-01", .till = "2026-10-02"};
  complaint_due_question question = {
      .from = "2026-09-30", .limit = "5wd", .suspended = &suspended, .suspended_count = 1};
  complaint_due due;
  complaint_day days[4];
  size_t count;
  char digest[65];
  complaint_calendar *cn = complaint_calendar_builtin("cn", memory, NULL);
  complaint_calendar *more = NULL, *most = NULL;
  if (cn != NULL)
    more = complaint_calendar_load(cn, COMPLAINT_CALENDAR_ICS, ICS, sizeof ICS - 1, NULL, memory,
                                   NULL);
  if (more != NULL)
    most = complaint_calendar_load(more, COMPLAINT_CALENDAR_JSON, JSON, sizeof JSON - 1, NULL,
                                   memory, NULL);
  bool done = most != NULL && complaint_calendar_due(most, &question, &due, NULL) == COMPLAINT_OK &&
              complaint_calendar_explain(most, &question, days, 4, &count, NULL) == COMPLAINT_OK &&
              complaint_calendar_digest(most, NULL, digest, NULL) == COMPLAINT_OK;
  complaint_calendar_free(cn);
  complaint_calendar_free(more);
  complaint_calendar_free(most);
  return done;
}

static void calendars_survive_every_failed_allocation(void **state) {
  (void)state;
  cpl_allocator_exhaust(use_calendars, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(editions_stand_in_order_of_publication),
      cmocka_unit_test(a_later_notice_replaces_an_earlier_one_and_both_can_be_asked),
      cmocka_unit_test(a_year_is_provisional_until_its_notice_is_published),
      cmocka_unit_test(a_loaded_notice_takes_its_place_among_those_of_its_base),
      cmocka_unit_test(a_later_notice_of_the_same_span_forgets_what_it_does_not_list),
      cmocka_unit_test(a_later_notice_keeps_what_the_notice_of_another_year_said),
      cmocka_unit_test(what_the_host_says_goes_before_what_the_text_says),
      cmocka_unit_test(any_owner_may_go_first),
      cmocka_unit_test(unknown_names_and_wrong_sources_are_told),
      cmocka_unit_test(calendars_survive_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
