/* test_proof_random.c - the proof held against walking through all cases: small policies of chance,
 * and shipped policies with one mistake each.
 *
 * What is proved must come to rest from everywhere, by the institution alone; what is refuted must
 * have a case from which nobody can. How often the proof doubts what is right is printed.
 *
 *   test_proof_random [SMALL] [MUTANTS] [SEED]      as many of each */
#include "complaint/proof.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/policy_text.h"
#include "tests/support/rest_search.h"

static unsigned small_count = 3000, mutant_count = 1100;
static uint64_t seed = 1;

/* ---- chance ---------------------------------------------------------------------------------- */

static unsigned chance(unsigned n) {
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(seed >> 33) % n;
}

static bool one_in(unsigned n) {
  return chance(n) == 0;
}

/* ---- text ------------------------------------------------------------------------------------ */

static char text[1 << 16];
static size_t used;

static void say(const char *format, ...) {
  va_list args;
  va_start(args, format);
  used += (size_t)vsnprintf(text + used, sizeof text - used, format, args);
  va_end(args);
}

/* ---- the comparison -------------------------------------------------------------------------- */

typedef struct tally {
  unsigned policies, proved, refuted, doubted, unsearched;
  unsigned conservative; /* doubted, though every case comes to rest by the institution alone */
  unsigned wrong;
} tally;

static const char *const FOUND[] = {"not known", "stuck", "only by others", "always"};

static bool contradicts(complaint_verdict verdict, rest_found found) {
  if (found == REST_UNKNOWN) return false;
  if (verdict == COMPLAINT_PROVED) return found != REST_ALWAYS;
  return verdict == COMPLAINT_REFUTED && found != REST_STUCK;
}

static void count(tally *t, complaint_verdict verdict, rest_found found) {
  t->policies++;
  t->proved += verdict == COMPLAINT_PROVED;
  t->refuted += verdict == COMPLAINT_REFUTED;
  t->doubted += verdict == COMPLAINT_NOT_PROVED;
  t->unsearched += found == REST_UNKNOWN;
  t->conservative += verdict == COMPLAINT_NOT_PROVED && found == REST_ALWAYS;
}

static void compare(tally *t, complaint_policy *policy, size_t index, size_t most) {
  complaint_proof *proof = complaint_proof_new(policy, NULL);
  complaint_proof_process answer;
  rest_search search;
  assert_true(complaint_proof_process_at(proof, index, &answer));
  rest_search_run(&search, policy, &policy->model.processes[index], most);
  count(t, answer.verdict, search.found);
  if (getenv("COMPLAINT_DOUBTS") != NULL && answer.verdict == COMPLAINT_NOT_PROVED &&
      search.found == REST_ALWAYS)
    (void)printf("doubted: %s\n%s\n", answer.reason, text);
  if (contradicts(answer.verdict, search.found)) {
    t->wrong++;
    (void)printf("verdict %d, but %s:%s\n%s\n%s\n", (int)answer.verdict, FOUND[search.found],
                 search.history, answer.reason, text);
  }
  complaint_proof_free(proof);
}

static void sum_up(const char *what, const tally *t) {
  unsigned searched_doubts = t->doubted;
  print_message("%s: %u policies, %u proved, %u refuted, %u not proved; %u not walked to the end; "
                "%u of %u doubts were not needed\n",
                what, t->policies, t->proved, t->refuted, t->doubted, t->unsearched,
                t->conservative, searched_doubts);
  assert_int_equal(t->wrong, 0);
}

static complaint_policy *load(const cpl_file *files) {
  complaint_engine *engine = cpl_engine_over(NULL, files);
  complaint_policy *policy = complaint_engine_load_text(engine, "test", text, used, NULL);
  complaint_engine_free(engine);
  return policy;
}

/* ---- small policies -------------------------------------------------------------------------- */

static const char SMALL_HEAD[] =
    "return { regulation = 't', id = 't', version = '1', zone = '+08:00', calendar = 'cn',\n"
    "clauses = { ['1'] = { kind = 'rule' } },\n"
    "roles = { clerk = { en = 'clerk' }, boss = { en = 'boss', held_by = 'boss' },\n"
    "  friend = { party = true, is = 'friend' },\n"
    "  guest = { party = true, is = 'guest', present = { stance = 'here' } } },\n"
    "facts = { guest = { type = 'party' }, friend = { type = 'party' }, boss = { type = 'party' "
    "},\n"
    "  thing = { type = 'party' },\n"
    "  stance = { type = 'enum', values = { 'here', 'gone' }, default = 'here' },\n"
    "  form = { type = 'enum', values = { 'call', 'letter' } },\n"
    "  size = { type = 'enum', values = { 'small', 'large' }, per = 'thing' },\n"
    "  harm = { type = 'bool', per = 'thing', default = true },\n"
    "  done = { type = 'bool', default = false } },\n"
    "processes = { p = { items = { thing = { named_by = 'thing' } }, actions = {\n";

enum { ACTIONS_MAX = 7 };

static const char *const FACTS[] = {"stance", "form", "done", "size", "harm"};
static const char *const VALUES[][2] = {{"'here'", "'gone'"},
                                        {"'call'", "'letter'"},
                                        {"true", "false"},
                                        {"'small'", "'large'"},
                                        {"true", "false"}};

static void say_row(void) {
  unsigned fact = chance(5);
  if (one_in(8))
    say("{ %s = 'guest' }", one_in(2) ? "absent" : "present");
  else
    say("{ %s = %s }", FACTS[fact], VALUES[fact][chance(2)]);
}

static void say_condition(void) {
  say(one_in(3) ? "unless = " : "when = ");
  say_row();
}

static void say_steps(const char *key, unsigned own, unsigned actions) {
  say(", %s = {", key);
  for (unsigned n = 1 + chance(2); n > 0; n--) {
    unsigned step = chance(actions);
    if (step == own) step = 0;
    if (one_in(4)) {
      say(" { 'a%u', ", step);
      say_condition();
      say(" },");
    } else {
      say(" 'a%u',", step);
    }
  }
  say(" }");
}

static void say_owed(unsigned own, unsigned actions) {
  unsigned trigger = one_in(2) ? 0 : chance(actions);
  say(", owed = { a%u = {", trigger == own && !one_in(6) ? 0 : trigger);
  if (one_in(3)) say_condition();
  say("} }");
}

static void say_other_step(const char *key, unsigned own, unsigned actions) {
  unsigned step = 1 + chance(actions - 1);
  if (step != own) say(", %s = 'a%u'", key, step);
}

/* Every one after the first begins with what it is: 1 adds an item, 2 and 3 may work on it. */
static void say_action(unsigned own, unsigned actions) {
  static const char *const BY[] = {"'clerk'", "'clerk'",  "'clerk'",
                                   "'boss'",  "'friend'", "{ 'clerk', 'guest' }"};
  bool per = own == 2 || (own == 3 && one_in(2)), end = own + 1 == actions;
  say("  a%u = { by = %s, cites = '1'", own, one_in(3) ? BY[chance(6)] : "'clerk'");
  if (own == 1) say(", adds = 'thing'");
  if (per) say(", per = 'thing'");
  if (one_in(5)) say(one_in(2) ? ", to = 'guest'" : ", to = 'friend'");
  say_steps("after", own, actions);
  if (one_in(4)) {
    say(", ");
    say_condition();
  }
  if (!end && one_in(2)) say_owed(own, actions);
  if (!end && one_in(5)) say_other_step("undoes", own, actions);
  if (!end && one_in(6)) say_other_step("instead_of", own, actions);
  if (one_in(6)) say(", sets = { %s }", one_in(2) ? "done = true" : "stance = 'gone'");
  say(", needs = { %s%s}", own == 1 ? "'thing', " : "", one_in(4) ? "'boss', " : "");
  say(", asks = { %s%s%s}", one_in(4) ? "'stance', " : "",
      (per || own == 1) && one_in(2) ? "'size', " : "",
      (per || own == 1) && one_in(3) ? "'harm', " : "");
  if (end) say(", ends = true");
  if (!end && own > 3 && one_in(8)) say(", reopens = true");
  say(" },\n");
}

static void say_small(void) {
  unsigned actions = 4 + chance(ACTIONS_MAX - 3);
  used = 0;
  say("%s", SMALL_HEAD);
  say("  a0 = { by = 'clerk', starts = true, needs = 'form', asks = { 'stance', 'guest', 'friend' "
      "}, cites = '1' },\n");
  for (unsigned i = 1; i < actions; i++) say_action(i, actions);
  say("} } } }\n");
}

static void small_policies_are_judged_as_walking_judges_them(void **state) {
  tally t = {0};
  (void)state;
  for (unsigned tries = 0; t.policies < small_count && tries < small_count * 20; tries++) {
    say_small();
    complaint_policy *policy = load(NULL);
    if (policy == NULL) continue;
    compare(&t, policy, 0, 3000);
    complaint_policy_free(policy);
  }
  sum_up("small policies", &t);
}

/* ---- shipped policies with a mistake --------------------------------------------------------- */

/* A policy file with nothing protected, so that every mistake can be made. */
static complaint_status unprotected(void *context, const char *name, const char **source,
                                    size_t *size, complaint_error *err) {
  static char path[512], file_text[1 << 18];
  (void)context;
  (void)err;
  int n = snprintf(path, sizeof path, "%s/policies/", COMPLAINT_SOURCE_DIR);
  for (; *name != '\0' && n < 500; name++) path[n++] = *name == '.' ? '/' : *name;
  memcpy(path + n, ".lua", 5);
  FILE *file = fopen(path, "rb");
  if (file == NULL) return COMPLAINT_E_NOT_FOUND;
  *size = fread(file_text, 1, sizeof file_text - 1, file);
  file_text[*size] = '\0';
  (void)fclose(file);
  static const char KEY[] = "protected = ";
  for (char *at = file_text; (at = strstr(at, KEY)) != NULL; at += sizeof KEY - 1) {
    char *end = at + sizeof KEY - 1;
    end += *end == '{' ? strcspn(end, "}") + 1 : strspn(end, "true");
    memset(at, ' ', (size_t)(end - at));
    memcpy(at, "protected = nil", 15); /* as long as the shortest that it replaces */
  }
  *source = file_text;
  return COMPLAINT_OK;
}

static complaint_policy *load_unprotected(const char *name) {
  complaint_options options = {.source = unprotected};
  complaint_engine *engine = complaint_engine_new(&options, NULL);
  complaint_policy *policy = name != NULL
                                 ? complaint_engine_load(engine, name, NULL)
                                 : complaint_engine_load_text(engine, "test", text, used, NULL);
  complaint_engine_free(engine);
  return policy;
}

/* What the mistakes are made with. Lists may be one value; entries may be conditional. */
static const char TOOLS[] =
    "local function list(v) if v == nil then return {} end\n"
    "  if type(v) ~= 'table' or v.when or v.unless or v.of or v.cites then return { v } end\n"
    "  return v end\n"
    "local function less(v, name) local out = {}\n"
    "  for _, e in ipairs(list(v)) do\n"
    "    if type(e) == 'table' then local kept, n = {}, 0\n"
    "      for k, x in pairs(e) do if type(k) ~= 'number' then kept[k] = x end end\n"
    "      for _, x in ipairs(e) do if x ~= name then n = n + 1 kept[n] = x end end\n"
    "      if n > 0 then out[#out + 1] = kept end\n"
    "    elseif e ~= name then out[#out + 1] = e end\n"
    "  end\n"
    "  if #out > 0 then return out end end\n"
    "local function more(v, e) local out = {}\n"
    "  for _, x in ipairs(list(v)) do out[#out + 1] = x end out[#out + 1] = e return out end\n"
    "local function owed(v) if v == nil then return {} end\n"
    "  if type(v) ~= 'table' then return { [v] = {} } end\n"
    "  local out = {} for k, x in pairs(v) do\n"
    "    if type(k) == 'number' then out[x] = {} else out[k] = x end end return out end\n"
    "local function owed_less(v, t) local o = owed(v) o[t] = nil return o end\n"
    "local function owed_more(v, t) local o = owed(v) o[t] = {} return o end\n"
    "local function with(v, f, x) local out = {}\n"
    "  for k, y in pairs(v or {}) do out[k] = y end out[f] = x return out end\n"
    "local function own(a, x) local out = {} for k, v in pairs(a[x]) do out[k] = v end\n"
    "  a[x] = out return out end\n"
    "local function forget(a, x) a[x] = nil\n"
    "  for n in pairs(a) do local t = own(a, n)\n"
    "    t.extends, t.before_due, t.suspends, t.resumes = nil, nil, nil, nil\n"
    "    t.after, t.undoes, t.instead_of = less(t.after, x), less(t.undoes, x), less(t.instead_of, "
    "x)\n"
    "    if t.owed then t.owed = owed_less(t.owed, x) end\n"
    "  end end\n";

static const char *action_of(const cpl_process *p) {
  return p->effects[chance(p->action_count)].name;
}

static const char *party_of(const cpl_model *m) {
  for (unsigned tries = 0; tries < 100; tries++) {
    unsigned r = chance(m->role_count);
    if (m->roles[r].party) return m->roles[r].name;
  }
  return m->roles[0].name;
}

/* A fact that a row can test, and one of its values; false: none was found. */
static bool some_test(const cpl_model *m, const cpl_process *p, const char **fact, char value[96]) {
  for (unsigned tries = 0; tries < 50 && p->field_count > 0; tries++) {
    const cpl_fact *f = &m->facts[p->fields[chance(p->field_count)].fact];
    *fact = f->name;
    if (f->type == CPL_BOOL)
      (void)snprintf(value, 96, "%s", one_in(2) ? "true" : "false");
    else if (f->type == CPL_ENUM)
      (void)snprintf(value, 96, "'%s'", f->values[chance(f->value_count)]);
    else
      continue;
    return true;
  }
  return false;
}

static void say_mistake(const cpl_model *m, const cpl_process *p) {
  const char *x = action_of(p), *y = action_of(p), *fact = "";
  char value[96] = "";
  bool test = some_test(m, p, &fact, value);
  say("if a.%s and a.%s then local x = own(a, '%s')\n", x, y, x);
  switch (chance(test ? 16 : 12)) {
  case 0: say("x.after = less(x.after, '%s')", y); break;
  case 1: say("x.after = nil"); break;
  case 2:
  case 3: say("x.after = more(x.after, '%s')", y); break;
  case 4: say("x.owed = owed_less(x.owed, '%s')", y); break;
  case 5: say("x.owed = owed_more(x.owed, '%s')", y); break;
  case 6: say("x.undoes = %s", one_in(2) ? "nil" : "nil x.instead_of = nil"); break;
  case 7: say("x.undoes = more(x.undoes, '%s')", y); break;
  case 8: say("x.instead_of = more(x.instead_of, '%s')", y); break;
  case 9: say("x.by = '%s'", party_of(m)); break;
  case 10: say("x.when, x.unless = nil, nil"); break;
  case 11: say("x.to = %s%s%s", one_in(2) ? "nil --" : "'", party_of(m), "'"); break;
  case 12: say("x.when = with(x.when, '%s', %s)", fact, value); break;
  case 13: say("x.unless = with(x.unless, '%s', %s)", fact, value); break;
  case 14: say("x.sets = with(x.sets, '%s', %s)", fact, value); break;
  case 15: say("x.after = more(x.after, { '%s', when = { %s = %s } })", y, fact, value); break;
  }
  say("\nend\n");
}

/* Of a large process some actions only, so that its cases can be walked through. */
static void say_smaller(const cpl_process *p) {
  unsigned keep = 6 + chance(5);
  cpl_set kept = p->starts | p->ends;
  for (unsigned i = 0; i < keep; i++) kept |= cpl_bit(chance(p->action_count));
  for (unsigned i = 0; i < p->action_count; i++)
    if (!(kept & cpl_bit(i))) say("forget(a, '%s')\n", p->effects[i].name);
}

static void say_mutant(const char *name, const cpl_model *m, const cpl_process *p) {
  used = 0;
  say("%slocal p = require '%s'\nlocal a = p.processes.%s.actions\n", TOOLS, name, p->name);
  if (p->action_count > 12 && !one_in(3)) say_smaller(p);
  say_mistake(m, p);
  if (one_in(3)) say_mistake(m, p);
  say("return p\n");
}

static const char *const SHIPPED[] = {"school.boxing", "school.zengdu", "school.jinzhuan",
                                      "hospital.registration", "property.company"};
enum { SHIPPED_COUNT = sizeof SHIPPED / sizeof *SHIPPED };

static void try_mutant(tally *t, unsigned number) {
  complaint_policy *shipped = load_unprotected(SHIPPED[number]);
  assert_non_null(shipped);
  unsigned index = chance(shipped->model.process_count);
  const cpl_process *p = &shipped->model.processes[index];
  if (!p->standing) {
    say_mutant(SHIPPED[number], &shipped->model, p);
    complaint_policy *mutant = load_unprotected(NULL);
    if (mutant != NULL) compare(t, mutant, index, mutant_count > 1000 ? 1500 : 200);
    complaint_policy_free(mutant);
  }
  complaint_policy_free(shipped);
}

static void shipped_policies_with_a_mistake_are_judged_alike(void **state) {
  tally t = {0};
  (void)state;
  for (unsigned tries = 0; t.policies < mutant_count && tries < mutant_count * 20; tries++)
    try_mutant(&t, tries % SHIPPED_COUNT);
  sum_up("shipped policies with a mistake", &t);
}

int main(int argc, char **argv) {
  if (argc > 1) small_count = (unsigned)atoi(argv[1]);
  if (argc > 2) mutant_count = (unsigned)atoi(argv[2]);
  if (argc > 3) seed = (uint64_t)atoll(argv[3]);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(small_policies_are_judged_as_walking_judges_them),
      cmocka_unit_test(shipped_policies_with_a_mistake_are_judged_alike),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
