/* test_calendar_holiday_json.c - calendars in the JSON shape of the holiday-cn data. */
#include "complaint/calendar.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define DAY(date, off) "{\"name\":\"元旦\",\"date\":\"" date "\",\"isOffDay\":" off "}"
#define YEAR(days)     "{\"year\":2023,\"papers\":[],\"days\":[" days "]}"

static complaint_calendar *load(const char *text, complaint_error *err) {
  complaint_calendar_source source = {.name = "2023.json", .published = "2022-12-08"};
  return complaint_calendar_load(NULL, COMPLAINT_CALENDAR_JSON, text, strlen(text), &source, NULL,
                                 err);
}

static void assert_refused(const char *text, const char *sentence) {
  complaint_error err = {0};
  assert_null(load(text, &err));
  assert_string_equal(err.text, sentence);
  assert_int_equal(err.status, COMPLAINT_E_INPUT);
}

static void a_year_covers_itself_and_may_list_its_neighbours(void **state) {
  (void)state;
  complaint_calendar *calendar = load(
      YEAR(DAY("2022-12-31", "true") "," DAY("2023-01-02", "true") "," DAY("2023-01-28", "false")),
      NULL);
  assert_non_null(calendar);
  complaint_edition edition;
  assert_true(complaint_calendar_edition_at(calendar, 0, &edition));
  assert_string_equal(edition.name, "2023.json/2022-12-08");
  assert_string_equal(edition.from, "2022-12-31");
  assert_string_equal(edition.till, "2023-12-31");
  complaint_day day;
  assert_int_equal(complaint_calendar_day(calendar, "2022-12-31", NULL, &day, NULL), 0);
  assert_int_equal(day.kind, COMPLAINT_DAY_REST);
  assert_false(day.provisional);
  assert_int_equal(complaint_calendar_day(calendar, "2023-01-28", NULL, &day, NULL), 0);
  assert_int_equal(day.kind, COMPLAINT_DAY_MAKE_UP);
  assert_string_equal(day.name, "元旦");
  assert_int_equal(complaint_calendar_day(calendar, "2022-12-30", NULL, &day, NULL), 0);
  assert_true(day.provisional);
  complaint_calendar_free(calendar);
}

static void a_year_without_listed_days_is_one(void **state) {
  (void)state;
  complaint_calendar *calendar = load("{\"year\":2023,\"days\":[]}", NULL);
  assert_non_null(calendar);
  complaint_calendar_free(calendar);
}

static void wrong_shapes_are_refused_by_name(void **state) {
  (void)state;
  assert_refused("[]", "2023.json: is no object with `year` and `days`");
  assert_refused("{\"days\":[]}", "2023.json: `year` must be a number from 1 to 9999");
  assert_refused("{\"year\":\"2023\",\"days\":[]}",
                 "2023.json: `year` must be a number from 1 to 9999");
  assert_refused("{\"year\":99999999999,\"days\":[]}",
                 "2023.json: `year` must be a number from 1 to 9999");
  assert_refused("{\"year\":2023}", "2023.json: `days` must be a list");
  assert_refused("{\"year\":2023,\"dayz\":[]}", "2023.json: unknown key `dayz`: take it out");
}

static void wrong_entries_are_refused_by_number(void **state) {
  (void)state;
  assert_refused(YEAR(DAY("2023-01-01", "true") ",7"),
                 "2023.json: days[1]: is no object with `name`, `date`, `isOffDay`");
  assert_refused(YEAR(DAY("2023-02-29", "true")),
                 "2023.json: days[0]: `date` must be a date as in `2026-10-01`");
  assert_refused(YEAR(DAY("2023-02-01", "1")),
                 "2023.json: days[0]: `isOffDay` must be true or false");
  assert_refused(YEAR("{\"date\":\"2023-02-01\",\"isOffDay\":true}"),
                 "2023.json: days[0]: `name` must be a text");
  assert_refused(YEAR("{\"name\":\"x\",\"isOffDay\":true}"),
                 "2023.json: days[0]: `date` must be a date as in `2026-10-01`");
  assert_refused(YEAR("{\"name\":\"x\",\"date\":\"2023-02-01\",\"offDay\":true}"),
                 "2023.json: days[0]: unknown key `offDay`: take it out");
  assert_refused(YEAR(DAY("2026-01-01", "true")),
                 "2023.json: days[0]: `2026-01-01` is far from the year 2023");
  assert_refused(YEAR(DAY("2023-01-01", "true") "," DAY("2023-01-01", "false")),
                 "2023.json: days[1]: `2023-01-01` is listed as working and as rest: keep one");
}

static void broken_json_is_refused_by_line(void **state) {
  (void)state;
  complaint_error err;
  assert_null(load("{\n\"year\": 2023,\n\"days\": [,]}", &err));
  assert_int_equal(err.line, 3);
  assert_string_equal(err.text, "2023.json:3: column 10: no JSON stands here: look for a comma, a "
                                "quote or a bracket too many or missing before it");
  assert_null(load("{\"year\":2023,\"year\":2024,\"days\":[]}", &err));
  assert_string_equal(err.text, "2023.json:1: column 19: a member stands twice; keep one");
  assert_null(load("", &err));
  assert_null(load("{\"year\":2023,\n", &err));
  assert_string_equal(err.text, "2023.json:2: column 0: the file ends in the middle: a quote or a "
                                "bracket is missing");
  assert_null(load("{\"year\":2023,\"days\":[]} x", &err));
  assert_int_equal(err.status, COMPLAINT_E_INPUT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_year_covers_itself_and_may_list_its_neighbours),
      cmocka_unit_test(a_year_without_listed_days_is_one),
      cmocka_unit_test(wrong_shapes_are_refused_by_name),
      cmocka_unit_test(wrong_entries_are_refused_by_number),
      cmocka_unit_test(broken_json_is_refused_by_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
