/* test_event_facts.c - the facts of an event, and the items that it names. */
#include "libcomplaint/case/event_json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/support/event_desk.h"

/* ---- malformed facts ------------------------------------------------------------------------- */

static void only_the_facts_of_the_action_are_carried(void **state) {
  desk *d = *state;
  fill(d);
  assert_malformed(d, WHO "'action':'accept','facts':[]",
                   "`facts` must be an object of facts and their values");
  assert_malformed(d, WHO "'action':'record','facts':{'channle':'visit'}",
                   "unknown fact `channle`; did you mean `channel`?");
  assert_malformed(d, WHO "'action':'accept','facts':{'something_else':'x'}",
                   "unknown fact `something_else`; action `accept` takes: heard_on, witness");
  assert_malformed(d, WHO "'action':'accept','facts':{'name':'x'}",
                   "action `accept` carries no fact `name`; it takes: heard_on, witness");
  assert_malformed(d, WHO "'action':'correct','of':1,'facts':{'declined':true}",
                   "action `correct` carries no fact `declined`; it takes: name, against, channel, "
                   "forms, score");
  assert_malformed(d, WHO "'action':'record','facts':{'true_at':'2014-09-01T08:00:00Z'}",
                   "action `record` carries no fact `true_at`; it takes: against, channel, forms, "
                   "name, score");
}

static void each_type_has_its_form(void **state) {
  desk *d = *state;
  fill(d);
#define FACT(action, fact) WHO "'action':'" action "','facts':{" fact "}"
  assert_malformed(d, FACT("record", "'channel':'fax'"),
                   "fact `channel` has no value `fax`; there is: telephone, letter, visit");
  assert_malformed(d, FACT("record", "'channel':'viist'"),
                   "fact `channel` has no value `viist`; did you mean `visit`?");
  assert_malformed(d, FACT("record", "'channel':1"),
                   "fact `channel` must be one of its values; there is: telephone, letter, visit");
  assert_malformed(d, FACT("record", "'forms':'letter'"),
                   "fact `forms` must be a list of its values");
  assert_malformed(d, FACT("record", "'forms':['letter','letter']"),
                   "fact `forms` has one of its values twice");
  assert_malformed(d, FACT("record", "'name':7"), "fact `name` must be a text");
  assert_malformed(d, FACT("record", "'name':''"),
                   "fact `name` must not be empty; null says that it is not known");
  assert_malformed(d, FACT("record", "'score':1.5"), "fact `score` must be a whole number");
  assert_malformed(d, FACT("record", "'score':101"), "fact `score` must be from 0 to 100");
  assert_malformed(d, FACT("record", "'score':9007199254740992"),
                   "fact `score` must not be beyond 9007199254740991");
  assert_malformed(d, FACT("accept", "'heard_on':'2014-13-01'"),
                   "fact `heard_on` must be a date, as in `2014-09-10`");
  assert_malformed(d, FACT("accept", "'heard_on':20140910"),
                   "fact `heard_on` must be a date, as in `2014-09-10`");
#undef FACT
#define FACT(action, on, fact) WHO "'action':'" action "','on':'" on "','facts':{" fact "}"
  assert_malformed(d, FACT("find", "a1", "'amount':'5'"),
                   "fact `amount` must be a whole number of the smallest unit, such as fen");
  assert_malformed(d, FACT("find", "a1", "'sanction':'dismisal'"),
                   "fact `sanction` has no value `dismisal`; did you mean `dismissal`?");
  assert_malformed(d, FACT("allege", "a2", "'offence':'lat'"),
                   "fact `offence` has no value `lat`; did you mean `late`?");
  assert_malformed(d, FACT("hear", "s:zhang", "'declined':1"),
                   "fact `declined` must be true or false");
#undef FACT
}

static void null_stands_only_where_not_knowing_makes_sense(void **state) {
  desk *d = *state;
  fill(d);
  assert_taken(d, WHO "'action':'record','facts':{'against':null,'name':null,'score':null}");
  assert_malformed(d, WHO "'action':'record','facts':{'channel':null}",
                   "fact `channel` must not be null: leave it out until it is known");
  assert_malformed(d, WHO "'action':'record','facts':{'forms':null}",
                   "fact `forms` must not be null: leave it out until it is known");
  assert_malformed(d, WHO "'action':'correct','of':1,'facts':{'true_at':null}",
                   "fact `true_at` must not be null: leave it out until it is known");
  assert_malformed(d, WHO "'action':'find','on':'a1','facts':{'finding':null}",
                   "fact `finding` must not be null: leave it out until it is known");
}

/* `against` may be unknown where it names whom the complaint is about, not where an allegation is
 * put under it. */
static void under_which_item_another_is_added_is_known(void **state) {
  desk *d = *state;
  fill(d);
  assert_malformed(d, WHO "'action':'allege','on':'a2','facts':{'against':null}",
                   "fact `against` must not be null: leave it out until it is known");
}

static void a_correction_moves_no_event_past_its_recording(void **state) {
  desk *d = *state;
  fill(d);
  assert_malformed(d,
                   WHO "'action':'correct','of':1,"
                       "'facts':{'true_at':'2014-09-10T08:00:01+08:00'}",
                   "fact `true_at` is after `recorded_at`");
}

/* ---- items ----------------------------------------------------------------------------------- */

static void on_stands_where_it_is_needed_and_nowhere_else(void **state) {
  desk *d = *state;
  fill(d);
  assert_malformed(d, WHO "'action':'hear'",
                   "`on` is missing: action `hear` needs the id of the respondent it works on");
  assert_malformed(d, WHO "'action':'allege'",
                   "`on` is missing: action `allege` needs the id of the allegation it adds");
  assert_malformed(d, WHO "'action':'accept','on':'a1'",
                   "action `accept` works on the whole case: leave `on` out");
  assert_malformed(d, WHO "'action':'record','on':'s:wu'",
                   "action `record` names its respondent by fact `against`: leave `on` out");
}

static void an_item_must_have_been_added(void **state) {
  desk *d = *state;
  fill(d);
  assert_malformed(d, WHO "'action':'hear','on':'s:wu'",
                   "no event of this case adds an item `s:wu`; add it first, by: record");
  assert_malformed(d, WHO "'action':'allege','on':'a2','facts':{'against':'s:wu'}",
                   "no event of this case adds the item that fact `against` names; add it "
                   "first, by: record");
  assert_malformed(d, WHO "'action':'accept','facts':{'witness':'s:wu'}",
                   "no event of this case adds the item that fact `witness` names, `s:wu`; add it "
                   "first, by: allege, record");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_begin, desk_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(only_the_facts_of_the_action_are_carried),
      TEST(each_type_has_its_form),
      TEST(null_stands_only_where_not_knowing_makes_sense),
      TEST(under_which_item_another_is_added_is_known),
      TEST(a_correction_moves_no_event_past_its_recording),
      TEST(on_stands_where_it_is_needed_and_nowhere_else),
      TEST(an_item_must_have_been_added),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
