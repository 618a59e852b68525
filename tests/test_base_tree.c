/* test_base_tree.c - looking into the plain data of a policy file. */
#include "libcomplaint/base/tree.h"

#include <stdarg.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static cpl_tree text(const char *bytes) {
  return (cpl_tree){CPL_TREE_TEXT, {.text = {bytes, strlen(bytes)}}};
}

static cpl_tree list(const cpl_tree *items, size_t count) {
  return (cpl_tree){CPL_TREE_TABLE, {.table = {.items = items, .count = count}}};
}

static cpl_tree named(const cpl_member *members, size_t count) {
  return (cpl_tree){CPL_TREE_TABLE, {.table = {.members = members, .member_count = count}}};
}

static void every_member_is_found_by_its_name(void **state) {
  (void)state;
  char names[7][2];
  cpl_member members[7];
  for (size_t count = 0; count <= 7; count++) { /* odd and even: each way through the halving */
    for (size_t i = 0; i < count; i++) {
      names[i][0] = (char)('b' + 2 * (int)i);
      names[i][1] = '\0';
      members[i] = (cpl_member){names[i], {CPL_TREE_INTEGER, {.integer = (int64_t)i}}};
    }
    cpl_tree table = named(members, count);
    for (size_t i = 0; i < count; i++) {
      const cpl_tree *found = cpl_tree_get(&table, names[i]);
      assert_int_equal(found->kind, CPL_TREE_INTEGER);
      assert_int_equal(found->as.integer, i);
    }
    for (char between[2] = "a"; between[0] <= 'q'; between[0] = (char)(between[0] + 2))
      assert_int_equal(cpl_tree_get(&table, between)->kind, CPL_TREE_NONE);
  }
}

static void nothing_is_found_in_what_is_no_table(void **state) {
  (void)state;
  cpl_tree word = text("by");
  const cpl_tree *nothing = cpl_tree_get(&word, "by");
  assert_int_equal(nothing->kind, CPL_TREE_NONE);
  assert_int_equal(cpl_tree_get(nothing, "by")->kind, CPL_TREE_NONE);
}

static void one_value_may_stand_for_a_list(void **state) {
  (void)state;
  cpl_tree word = text("clerk");
  assert_int_equal(cpl_tree_count(&word), 1);
  assert_ptr_equal(cpl_tree_at(&word, 0), &word);
}

static void a_list_has_its_entries_in_order(void **state) {
  (void)state;
  cpl_tree items[] = {text("clerk"), text("manager")};
  cpl_tree roles = list(items, 2), none = list(NULL, 0);
  assert_int_equal(cpl_tree_count(&roles), 2);
  assert_string_equal(cpl_tree_text(cpl_tree_at(&roles, 0)), "clerk");
  assert_string_equal(cpl_tree_text(cpl_tree_at(&roles, 1)), "manager");
  assert_int_equal(cpl_tree_count(&none), 0);
}

static void a_conditional_entry_is_one_entry(void **state) {
  (void)state;
  cpl_member when[] = {{"when", {CPL_TREE_TABLE, {.table = {0}}}}};
  cpl_tree items[] = {text("manager")};
  cpl_tree entry = {CPL_TREE_TABLE,
                    {.table = {.items = items, .count = 1, .members = when, .member_count = 1}}};
  cpl_tree bare = named(when, 1);
  assert_int_equal(cpl_tree_count(&entry), 1);
  assert_ptr_equal(cpl_tree_at(&entry, 0), &entry);
  assert_ptr_equal(cpl_tree_at(&bare, 0), &bare);
}

static void nothing_is_an_empty_list(void **state) {
  (void)state;
  cpl_tree nothing = {0};
  assert_int_equal(cpl_tree_count(&nothing), 0);
}

static void only_a_text_has_a_text(void **state) {
  (void)state;
  cpl_tree word = text("box"), number = {CPL_TREE_INTEGER, {.integer = 1}}, nothing = {0};
  assert_string_equal(cpl_tree_text(&word), "box");
  assert_null(cpl_tree_text(&number));
  assert_null(cpl_tree_text(&nothing));
}

static void every_kind_has_a_name_for_people(void **state) {
  (void)state;
  const char *names[] = {[CPL_TREE_NONE] = "nothing",       [CPL_TREE_BOOLEAN] = "a boolean",
                         [CPL_TREE_INTEGER] = "an integer", [CPL_TREE_TEXT] = "a text",
                         [CPL_TREE_TABLE] = "a table",      [CPL_TREE_FUNCTION] = "a function",
                         [CPL_TREE_REMOVE] = "`remove`",    "something else"};
  for (unsigned kind = 0; kind < sizeof names / sizeof *names; kind++) {
    cpl_tree tree = {(cpl_tree_kind)kind, {0}};
    assert_string_equal(cpl_tree_kind_name(&tree), names[kind]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_member_is_found_by_its_name),
      cmocka_unit_test(nothing_is_found_in_what_is_no_table),
      cmocka_unit_test(one_value_may_stand_for_a_list),
      cmocka_unit_test(a_list_has_its_entries_in_order),
      cmocka_unit_test(a_conditional_entry_is_one_entry),
      cmocka_unit_test(nothing_is_an_empty_list),
      cmocka_unit_test(only_a_text_has_a_text),
      cmocka_unit_test(every_kind_has_a_name_for_people),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
