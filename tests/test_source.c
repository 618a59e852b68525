/* test_source.c - where rules stand, over policies as people write them, alone and together. */
#include "libcomplaint/lua/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocator.h"
#include "tests/support/mapped.h"

/* ---- paths ----------------------------------------------------------------------------------- */

static const char SCHOOL[] =
    "-- What the schools share.\n"                                                   /*  1 */
    "local staff = { \"handler\",\n"                                                 /*  2 */
    "  \"office\" }\n"                                                               /*  3 */
    "local simple = {\n"                                                             /*  4 */
    "  actions = {\n"                                                                /*  5 */
    "    record = { by = staff, starts = true,\n"                                    /*  6 */
    "      needs = { \"channel\", \"matter\" } },\n"                                 /*  7 */
    "    file = { by = staff, ends = true },\n"                                      /*  8 */
    "  },\n"                                                                         /*  9 */
    "}\n"                                                                            /* 10 */
    "\n"                                                                             /* 11 */
    "return {\n"                                                                     /* 12 */
    "  regulation = \"school\",\n"                                                   /* 13 */
    "  facts = {\n"                                                                  /* 14 */
    "    channel = { type = \"enum\", values = { \"telephone\",\n"                   /* 15 */
    "      \"visit\", \"letter\" } },\n"                                             /* 16 */
    "  },\n"                                                                         /* 17 */
    "  offences = {\n"                                                               /* 18 */
    "    [\"4.1\"] = { cites = \"4.1\" },\n"                                         /* 19 */
    "    ['4.1.1'] = {\n"                                                            /* 20 */
    "      when = { consequence = { \"adverse\", \"injury\" } } },\n"                /* 21 */
    "  },\n"                                                                         /* 22 */
    "  processes = {\n"                                                              /* 23 */
    "    suggestion = simple,\n"                                                     /* 24 */
    "    enquiry = simple,\n"                                                        /* 25 */
    "    complaint = {\n"                                                            /* 26 */
    "      actions = {\n"                                                            /* 27 */
    "        decide = { by = \"decider\", owed = {\n"                                /* 28 */
    "          record = { within = working_days(7),\n"                               /* 29 */
    "            cites = \"7.4\" } } },\n"                                           /* 30 */
    "        find = { by = { { \"handler\", when = { channel = \"telephone\" } },\n" /* 31 */
    "                        { \"office\",\n"                                        /* 32 */
    "                          unless = { channel = \"telephone\" } } } },\n"        /* 33 */
    "      },\n"                                                                     /* 34 */
    "    },\n"                                                                       /* 35 */
    "  },\n"                                                                         /* 36 */
    "}\n";                                                                           /* 37 */

static void every_part_of_a_constructor_has_its_line(void **state) {
  cpl_source_map *map = policy_of(state, SCHOOL);
  assert_line(map, "", 12);
  assert_line(map, "regulation", 13);
  assert_line(map, "facts", 14);
  assert_line(map, "facts.channel.type", 15);
  assert_line(map, "facts.channel.values", 15);
  assert_line(map, "processes.complaint", 26);
  assert_line(map, "processes.complaint.actions", 27);
  assert_line(map, "processes.complaint.actions.decide.owed", 28);
  assert_line(map, "processes.complaint.actions.decide.owed.record.within", 29);
  assert_line(map, "processes.complaint.actions.decide.owed.record.cites", 30);
}

static void entries_are_counted_from_1(void **state) {
  cpl_source_map *map = policy_of(state, SCHOOL);
  assert_line(map, "facts.channel.values.1", 15);
  assert_line(map, "facts.channel.values.2", 16);
  assert_line(map, "facts.channel.values.3", 16);
  assert_line(map, "processes.complaint.actions.find.by.1.when.channel", 31);
  assert_line(map, "processes.complaint.actions.find.by.2", 32);
  assert_line(map, "processes.complaint.actions.find.by.2.1", 32);
  assert_line(map, "processes.complaint.actions.find.by.2.unless", 33);
}

static void named_fields_do_not_count_as_entries(void **state) {
  cpl_source_map *map = policy_of(state, "return { 1, a = 2;\n3, ['b'] = 4,\n[7] = 5,\n6, }");
  assert_line(map, "1", 1);
  assert_line(map, "2", 2);
  assert_line(map, "b", 2);
  assert_line(map, "7", 3);
  assert_line(map, "3", 4);
}

static void a_key_may_hold_dots(void **state) {
  cpl_source_map *map = policy_of(state, SCHOOL);
  assert_line(map, "offences.4.1", 19);
  assert_line(map, "offences.4.1.cites", 19);
  assert_line(map, "offences.4.1.1", 20);
  assert_line(map, "offences.4.1.1.when.consequence", 21);
  assert_line(map, "offences.4.1.1.when.consequence.2", 21);
}

static void a_key_may_be_spelt_with_escapes(void **state) {
  cpl_source_map *map = policy_of(state, "return {\n['\\x61.\\u{62}'] = 1,\n[ [[c]] ] = 2 }");
  assert_line(map, "a.b", 2);
  assert_line(map, "c", 3);
}

static void a_path_leads_to_the_longest_known_part(void **state) {
  cpl_source_map *map = policy_of(state, SCHOOL);
  assert_line(map, "facts.channel.values.4", 15);
  assert_line(map, "facts.channel.labels.visit.zh", 15);
  assert_line(map, "offences.4", 18);
  assert_line(map, "offences.4.2.zh", 18);
  assert_line(map, "offences.4.11", 18);
  assert_line(map, "nothing.at.all", 12);
  assert_line(map, "fact", 12);
  assert_line(map, "factsheet", 12);
}

static void a_member_that_is_a_local_leads_on_into_it(void **state) {
  cpl_source_map *map = policy_of(state, SCHOOL);
  assert_line(map, "processes.suggestion", 24);
  assert_line(map, "processes.enquiry", 25);
  assert_line(map, "processes.suggestion.actions", 5);
  assert_line(map, "processes.enquiry.actions.record.needs.2", 7);
  assert_line(map, "processes.enquiry.actions.record.by", 6);
  assert_line(map, "processes.enquiry.actions.record.by.2", 3);
  assert_line(map, "processes.enquiry.actions.file.by.1", 2);
  assert_line(map, "processes.enquiry.actions.file.by.3", 8);
}

static const char BOXING[] =
    "local adverse, injury <const> = { consequence = { \"adverse\",\n"             /*  1 */
    "  \"injury\" } },\n"                                                          /*  2 */
    "  { consequence = \"injury\" }\n"                                             /*  3 */
    "local with_offences = extend({ offences = require \"school.offences\" }, {\n" /*  4 */
    "  offences = {\n"                                                             /*  5 */
    "    smoking = { category = \"ethics\" },\n"                                   /*  6 */
    "    absent = { category = \"accident\", when = adverse },\n"                  /*  7 */
    "    unsafe = { when = injury },\n"                                            /*  8 */
    "} })\n"                                                                       /*  9 */
    "return extend(require \"school.base\", {\n"                                   /* 10 */
    "  id = \"boxing\",\n"                                                         /* 11 */
    "  offences = with_offences.offences,\n"                                       /* 12 */
    "  sanctions = ladder {\n"                                                     /* 13 */
    "    { id = \"fine\" },\n"                                                     /* 14 */
    "    { id = \"removal\", variants = menu({ \"a\",\n"                           /* 15 */
    "        \"b\" }) },\n"                                                        /* 16 */
    "  },\n"                                                                       /* 17 */
    "  processes = { complaint = { actions = {\n"                                  /* 18 */
    "    record = { needs = { \"channel\",\n"                                      /* 19 */
    "      { \"name\", when = { channel = \"visit\" } } } },\n"                    /* 20 */
    "  } } },\n"                                                                   /* 21 */
    "})\n";                                                                        /* 22 */

static void what_is_given_to_a_call_stands_where_the_call_stands(void **state) {
  cpl_source_map *map = policy_of(state, BOXING);
  assert_line(map, "", 10);
  assert_line(map, "id", 11);
  assert_line(map, "sanctions", 13);
  assert_line(map, "sanctions.1", 14);
  assert_line(map, "sanctions.2.id", 15);
  assert_line(map, "sanctions.2.variants.2", 16);
  assert_line(map, "processes.complaint.actions.record.needs.2.when.channel", 20);
}

static void a_member_of_a_local_leads_on_into_that_member(void **state) {
  cpl_source_map *map = policy_of(state, BOXING);
  assert_line(map, "offences", 12);
  assert_line(map, "offences.smoking", 6);
  assert_line(map, "offences.absent.when", 7);
  assert_line(map, "offences.absent.when.consequence.2", 2);
  assert_line(map, "offences.unsafe.when.consequence", 3);
  assert_line(map, "offences.unknown.when", 12);
}

static void a_member_of_a_member_leads_on_as_well(void **state) {
  cpl_source_map *map = policy_of(state, "local t = { a = { ['b.c'] = {\n1,\n{ d = 1 } } } }\n"
                                         "local u = t\n"
                                         "return {\n  x = u.a['b.c'][2], y = (t).a }");
  assert_line(map, "x", 6);
  assert_line(map, "x.d", 3);
  assert_line(map, "y.b.c.1", 2);
}

static void what_a_file_returns_may_be_a_local(void **state) {
  cpl_source_map *map = policy_of(state, "local policy = {\n a = 1 }\npolicy.b = {\n c = 1 }\n"
                                         "policy.b.d = 2\npolicy['4.1'] = 3\nreturn policy");
  assert_line(map, "", 7);
  assert_line(map, "a", 2);
  assert_line(map, "b", 3);
  assert_line(map, "b.c", 4);
  assert_line(map, "b.d", 5);
  assert_line(map, "4.1", 6);
}

static void the_nearest_preceding_local_is_meant(void **state) {
  cpl_source_map *map = policy_of(state, "local t = {\n a = 1 }\n"
                                         "do local t = {\n a = 2 } end\n"
                                         "local first = t\n"
                                         "local t = {\n a = 3, b = t }\n"
                                         "for t = 1, 2 do local x = t end\n"
                                         "local function f(t) local t = {\n a = 4 } return t end\n"
                                         "repeat local t = {\n a = 5 } until t\n"
                                         "return { one = first, two = t, f = f }");
  assert_line(map, "one.a", 2);
  assert_line(map, "two.a", 7);
  assert_line(map, "two.b.a", 2);
  assert_line(map, "f.a", 13);
}

static void parameters_and_loop_variables_hide_locals(void **state) {
  cpl_source_map *map = policy_of(state, "local t, self = {\n a = 1 }, { a = 1 }\nlocal out = {}\n"
                                         "for t in f() do out.one = t end\n"
                                         "local function g(t) out.two = t end\n"
                                         "function m.n:o() out.three = self end\n"
                                         "return out");
  assert_line(map, "one.a", 4);
  assert_line(map, "two.a", 5);
  assert_line(map, "three.a", 6);
}

static void alternatives_all_stand_where_they_are_joined(void **state) {
  cpl_source_map *map =
      policy_of(state, "local a = {\n x = 1 }\nreturn strict and a or {\n y = 1 }");
  assert_line(map, "x", 2);
  assert_line(map, "y", 4);
}

static void of_a_key_written_twice_the_later_is_meant(void **state) {
  cpl_source_map *map = policy_of(state, "return extend({ a = { b = 1,\n c = 1 } },\n"
                                         "  { a = { b = 2 } })");
  assert_line(map, "a", 3);
  assert_line(map, "a.b", 3);
  assert_line(map, "a.c", 2);
}

static void what_a_loop_or_a_function_makes_has_the_nearest_known_place(void **state) {
  cpl_source_map *map = policy_of(state, "local rows = {}\n"
                                         "for i = 1, 9 do rows[#rows + 1] = { when = i } end\n"
                                         "local function clause(zh) return { zh = zh } end\n"
                                         "return {\n"
                                         "  guidelines = rows,\n"
                                         "  clauses = { a = clause('x'),\n"
                                         "    [name()] = { zh = 1 } } }");
  assert_line(map, "guidelines.5.when", 5);
  assert_line(map, "clauses.a.zh", 6);
  assert_line(map, "clauses.zh", 6);
  assert_line(map, "zh", 4);
}

static void statements_next_to_a_constructor_are_no_part_of_it(void **state) {
  cpl_source_map *map =
      policy_of(state, "local t = {\n a = 1 } f { b = 1 } local u = 's' (g)({ c = 1 })\n"
                       "goto done ::done:: (h)({ d = 1 }) if t then return { e = 1 } end\n"
                       "return t");
  assert_line(map, "a", 2);
  assert_line(map, "b", 4);
  assert_line(map, "c", 4);
  assert_line(map, "d", 4);
  assert_line(map, "e", 3);
}

/* ---- several files --------------------------------------------------------------------------- */

static void the_file_that_says_most_of_a_path_is_meant(void **state) {
  cpl_source_map *maps[] = {map_of(state, "school.base", SCHOOL),
                            map_of(state, "school.boxing", BOXING)};
  assert_place(maps, 2, "facts.channel.values.2", "school.base", 16);
  assert_place(maps, 2, "sanctions.2.id", "school.boxing", 15);
  assert_place(maps, 2, "processes.complaint.actions.record.needs.2", "school.boxing", 20);
  assert_place(maps, 2, "processes.complaint.actions.decide.by", "school.base", 28);
}

static void among_equals_the_later_file_is_meant(void **state) {
  cpl_source_map *maps[] = {map_of(state, "school.base", SCHOOL),
                            map_of(state, "school.boxing", BOXING)};
  assert_place(maps, 2, "", "school.boxing", 10);
  assert_place(maps, 2, "no.such.thing", "school.boxing", 10);
  assert_place(maps, 2, "processes.complaint.actions", "school.boxing", 18);
  assert_place(maps, 2, "processes.complaint.actions.undo", "school.boxing", 18);
}

static void a_required_file_stands_where_it_is_required(void **state) {
  cpl_source_map *maps[] = {
      map_of(state, "clauses.boxing", "return {\n['7.4'] = {\nkind = 'rule' } }"),
      map_of(state, "lib.rows", "local r = {}\nr.wide = { { 1 },\n { 2 } }\nreturn r"),
      map_of(state, "policy",
             "local lib = require('lib.rows')\n"
             "return { clauses = require 'clauses.boxing',\n"
             " rows = lib.wide, same = require('lib.rows').wide,\n"
             " other = require 'not.there', what = require(name) }"),
  };
  assert_place(maps, 3, "clauses", "policy", 2);
  assert_place(maps, 3, "clauses.7.4", "clauses.boxing", 2);
  assert_place(maps, 3, "clauses.7.4.kind", "clauses.boxing", 3);
  assert_place(maps, 3, "clauses.7.5", "policy", 2);
  assert_place(maps, 3, "rows.2", "lib.rows", 3);
  assert_place(maps, 3, "same.2.1", "lib.rows", 3);
  assert_place(maps, 3, "other.x", "policy", 4);
  assert_place(maps, 3, "what.x", "policy", 4);
}

static void a_require_of_ones_own_asks_for_no_file(void **state) {
  cpl_source_map *maps[] = {
      map_of(state, "a", "return {\n x = 1 }"),
      map_of(state, "policy", "local require = f\nreturn { k = require 'a' }"),
  };
  assert_place(maps, 2, "k.x", "policy", 2);
}

/* ---- what goes wrong ------------------------------------------------------------------------- */

static void a_file_that_says_nothing_leaves_the_word_to_others(void **state) {
  cpl_source_map *maps[] = {map_of(state, "base", "return {\n a = 1 }"),
                            map_of(state, "policy", "return")};
  assert_place(maps, 2, "a", "base", 2);
  assert_place(maps, 2, "b", "base", 1);
}

static void odd_paths_lead_as_far_as_they_make_sense(void **state) {
  cpl_source_map *map = policy_of(state, "return {\n a = {\n b = 1 } }");
  assert_line(map, ".", 1);
  assert_line(map, "a.", 2);
  assert_line(map, "a..b", 2);
  assert_line(map, ".a.b", 1);
}

static void locals_may_lead_on_in_circles(void **state) {
  cpl_source_map *map = policy_of(state, "local a, b = {}, {}\na = b\nb = a\na = a\na.x = b.x\n"
                                         "return { k = a,\n l = a.x.x }");
  assert_line(map, "k.y.z", 6);
  assert_line(map, "l.x.x.x.y", 7);
  cpl_source_map *each[] = {map_of(state, "a", "return require 'b'"),
                            map_of(state, "b", "return\n extend(require 'a', require 'b', {})")};
  assert_place(each, 2, "x.y", "b", 1);
}

/* Each local leads to the one before it three times: 3 to the power of 40 ways. */
static void a_maze_of_locals_is_given_up(void **state) {
  static char text[8192];
  int size = snprintf(text, sizeof text, "local a0 = { y = 1 }\n");
  for (int i = 1; i <= 40; i++)
    size += snprintf(text + size, sizeof text - (size_t)size, "local a%d = f(a%d, a%d, a%d)\n", i,
                     i - 1, i - 1, i - 1);
  snprintf(text + size, sizeof text - (size_t)size, "return a40");
  cpl_source_map *map = policy_of(state, text);
  assert_line(map, "nowhere", 42);
  assert_line(map, "y", 1);
}

/* What the tables of BOXING do not have: functions and their parameters. */
static const char HELPERS[] = "local function f(a) return function(b) return a[b] end end\n";

/* `context` is how much of the arena's first block is taken, so that it is now this, now that piece
 * of the map for which a new block is asked. */
static bool map_and_ask(const complaint_memory *memory, void *context) {
  char text[sizeof HELPERS + sizeof BOXING];
  int size = snprintf(text, sizeof text, "%s%s", HELPERS, BOXING);
  cpl_arena arena;
  cpl_arena_begin(&arena, memory);
  cpl_source_map *map = NULL;
  if (cpl_arena_new(&arena, *(size_t *)context) != NULL)
    map = cpl_source_map_new(&arena, "policy", text, (size_t)size);
  if (map != NULL) assert_line(map, "offences.absent.when.consequence.2", 3);
  cpl_arena_end(&arena);
  return map != NULL;
}

static void a_map_without_memory_is_refused(void **state) {
  (void)state;
  for (size_t taken = 16; taken < 8000; taken += 16) cpl_allocator_exhaust(map_and_ask, &taken);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, mapped_begin, mapped_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(every_part_of_a_constructor_has_its_line),
      TEST(entries_are_counted_from_1),
      TEST(named_fields_do_not_count_as_entries),
      TEST(a_key_may_hold_dots),
      TEST(a_key_may_be_spelt_with_escapes),
      TEST(a_path_leads_to_the_longest_known_part),
      TEST(a_member_that_is_a_local_leads_on_into_it),
      TEST(what_is_given_to_a_call_stands_where_the_call_stands),
      TEST(a_member_of_a_local_leads_on_into_that_member),
      TEST(a_member_of_a_member_leads_on_as_well),
      TEST(what_a_file_returns_may_be_a_local),
      TEST(the_nearest_preceding_local_is_meant),
      TEST(parameters_and_loop_variables_hide_locals),
      TEST(alternatives_all_stand_where_they_are_joined),
      TEST(of_a_key_written_twice_the_later_is_meant),
      TEST(what_a_loop_or_a_function_makes_has_the_nearest_known_place),
      TEST(statements_next_to_a_constructor_are_no_part_of_it),
      TEST(the_file_that_says_most_of_a_path_is_meant),
      TEST(among_equals_the_later_file_is_meant),
      TEST(a_required_file_stands_where_it_is_required),
      TEST(a_require_of_ones_own_asks_for_no_file),
      TEST(a_file_that_says_nothing_leaves_the_word_to_others),
      TEST(odd_paths_lead_as_far_as_they_make_sense),
      TEST(locals_may_lead_on_in_circles),
      TEST(a_maze_of_locals_is_given_up),
      TEST(a_map_without_memory_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
