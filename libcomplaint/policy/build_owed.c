/* build_owed.c - what is owed: `owed` of each action, in any of its shapes.
 *
 *   owed = "record"                        promptly after that step
 *   owed = { "record", "object" }          after each of them
 *   owed = { record = { within = ... } }   one entry, or a list of conditional ones */
#include <string.h>

#include "libcomplaint/policy/making.h"

enum { RULES_MAX = 255 };

/* Triggers that are no actions, and the names that no action may have. */
static const struct trigger {
  const char *name;
  uint8_t number;
} TRIGGERS[] = {{"always", CPL_ALWAYS},
                {"day", CPL_EACH_DAY},
                {"in_force", CPL_IN_FORCE},
                {"month", CPL_EACH_MONTH},
                {"week", CPL_EACH_WEEK}};
enum { TRIGGER_COUNT = sizeof TRIGGERS / sizeof *TRIGGERS };

bool cpl_is_trigger(const char *name) {
  return CPL_FIND(TRIGGERS, TRIGGER_COUNT, name) != CPL_NONE;
}

static uint8_t trigger_of(cpl_build *b, const char *name) {
  uint16_t special = CPL_FIND(TRIGGERS, TRIGGER_COUNT, name);
  if (special != CPL_NONE) return TRIGGERS[special].number;
  uint16_t action = cpl_action_named(b, name);
  return (uint8_t)(action == CPL_NONE ? 0 : action);
}

static bool is_periodic(uint8_t trigger) {
  return trigger == CPL_EACH_DAY || trigger == CPL_EACH_WEEK || trigger == CPL_EACH_MONTH;
}

/* ---- which duties there are ------------------------------------------------------------------ */

typedef struct owed_source {
  cpl_duty_rule rule;
  const char *trigger;
  const cpl_tree *entries; /* NULL: one, promptly */
} owed_source;

static bool vanishes(cpl_build *b, const cpl_tree *entry) {
  cpl_row row;
  bool was_in_action = b->making->in_action;
  b->making->in_action = false;
  bool never = cpl_row_of(b, entry, &row) != NULL;
  b->making->in_action = was_in_action;
  return never;
}

/* The entries of a trigger. `{}` is one entry that says nothing, not a list of none. */
static size_t entry_count(const cpl_tree *entries) {
  size_t count = entries == NULL ? 1 : cpl_tree_count(entries);
  return count == 0 ? 1 : count;
}

static const cpl_tree *entry_at(const cpl_tree *entries, size_t i) {
  return entries == NULL || cpl_tree_count(entries) == 0 ? NULL : cpl_tree_at(entries, i);
}

static bool is_there(cpl_build *b, const cpl_tree *entries) {
  for (size_t i = 0; i < entry_count(entries); i++) {
    const cpl_tree *entry = entry_at(entries, i);
    if (entry == NULL || entry->kind != CPL_TREE_TABLE || !vanishes(b, entry)) return true;
  }
  return false;
}

static void add_rule(cpl_build *b, cpl_pile *pile, uint16_t action, const char *trigger,
                     const cpl_tree *entries) {
  uint8_t number = trigger_of(b, trigger);
  owed_source *sources = pile->items;
  for (size_t i = 0; i < pile->count; i++)
    if (sources[i].rule.action == action && strcmp(sources[i].trigger, trigger) == 0) {
      cpl_wrong(b, "`%s` stands twice in `owed`", trigger);
      return;
    }
  if (!is_there(b, entries)) return;
  owed_source *added = cpl_pile_add(b, pile, sizeof *added);
  if (added == NULL) return;
  owed_source made = {{.action = (uint8_t)action, .trigger = number}, trigger, entries};
  sources = pile->items;
  size_t at = pile->count - 1;
  for (; at > 0 && sources[at - 1].rule.action == action &&
         strcmp(sources[at - 1].trigger, trigger) > 0;
       at--)
    sources[at] = sources[at - 1];
  sources[at] = made;
}

static void find_rules(cpl_build *b, uint16_t action, const cpl_tree *owed, cpl_pile *pile) {
  if (owed->kind == CPL_TREE_TEXT) {
    add_rule(b, pile, action, owed->as.text.bytes, NULL);
    return;
  }
  if (owed->kind != CPL_TREE_TABLE) {
    cpl_wrong(b, "`owed` names what sets the duty off, not %s", cpl_tree_kind_name(owed));
    return;
  }
  for (size_t i = 0; i < owed->as.table.count; i++) {
    const char *name = cpl_name_at(b, &owed->as.table.items[i], "a step");
    if (name != NULL) add_rule(b, pile, action, name, NULL);
  }
  for (size_t i = 0; i < owed->as.table.member_count; i++) {
    const cpl_member *member = &owed->as.table.members[i];
    if (!cpl_is_given(&member->value)) continue;
    size_t mark = cpl_enter(b, member->name);
    add_rule(b, pile, action, member->name, &member->value);
    cpl_leave(b, mark);
  }
}

static const char *duty_name(cpl_build *b, const char *action, const char *trigger) {
  cpl_text_clear(&b->key);
  cpl_text_adds(&b->key, action);
  cpl_text_addc(&b->key, '@');
  cpl_text_adds(&b->key, trigger);
  if (b->key.failed) b->failed = true;
  return cpl_build_text(b, cpl_text_get(&b->key));
}

void cpl_build_rules(cpl_build *b) {
  cpl_making *making = b->making;
  cpl_pile *pile = &making->sources;
  pile->count = 0;
  for (uint16_t i = 0; i < making->process->action_count; i++) {
    const cpl_tree *owed = cpl_member_of(&making->named.members[i]->value, "owed");
    size_t mark = cpl_enter(b, making->effects[i].name), here = cpl_enter(b, "owed");
    if (cpl_is_given(owed)) find_rules(b, i, owed, pile);
    cpl_leave(b, here);
    cpl_leave(b, mark);
  }
  if (pile->count > RULES_MAX) {
    cpl_wrong(b, "process `%s` has %zu duties, at most %d are possible: split the process",
              making->process->name, pile->count, RULES_MAX);
    pile->count = RULES_MAX;
  }
  making->rules = cpl_build_array(b, pile->count, sizeof *making->rules);
  if (making->rules == NULL) return;
  const owed_source *sources = pile->items;
  for (size_t i = 0; i < pile->count; i++) {
    making->rules[i] = sources[i].rule;
    making->rules[i].name =
        duty_name(b, making->effects[sources[i].rule.action].name, sources[i].trigger);
  }
  making->process->rules = making->rules;
  making->process->rule_count = (uint16_t)(b->failed ? 0 : pile->count);
}

/* Was a duty of this name written, and vanished by a reading? */
static bool is_written(const cpl_making *making, const char *name) {
  const char *at = strchr(name, '@');
  for (uint16_t i = 0; at != NULL && i < making->process->action_count; i++) {
    const char *action = making->effects[i].name;
    if (strlen(action) != (size_t)(at - name) || strncmp(action, name, strlen(action)) != 0)
      continue;
    const cpl_tree *owed = cpl_member_of(&making->named.members[i]->value, "owed");
    return cpl_is_given(cpl_member_of(owed, at + 1));
  }
  return false;
}

uint16_t cpl_rule_named(cpl_build *b, const char *name) {
  const cpl_process *process = b->making->process;
  for (uint16_t i = 0; i < process->rule_count; i++)
    if (strcmp(process->rules[i].name, name) == 0) return i;
  if (!is_written(b->making, name))
    CPL_UNKNOWN(b, "duty", name, process->rules, process->rule_count);
  return CPL_NONE;
}

/* ---- one entry ------------------------------------------------------------------------------- */

/* A fact that holds a day (or, if `time` may be, a time). */
static uint16_t when_field(cpl_build *b, const cpl_tree *entry, const char *key, bool time) {
  const char *shown = time ? "the due that it gives" : "the period that it names";
  const char *name = cpl_text_member(b, entry, key);
  uint16_t fact = CPL_NONE, field = CPL_NONE;
  if (name == NULL) return CPL_NONE;
  size_t mark = cpl_enter(b, key);
  fact = cpl_fact_named(b, name);
  cpl_type type = fact == CPL_NONE ? CPL_DATE : (cpl_type)b->model->facts[fact].type;
  if (type != CPL_DATE && !(time && type == CPL_TIME))
    cpl_wrong(b, "`%s` reads a date%s; `%s` is of type %s", key, time ? " or a time" : "", name,
              cpl_type_name(type));
  else if (fact != CPL_NONE)
    field = cpl_use(b, fact);
  cpl_check_shown(b, fact, shown);
  cpl_check_known(b, fact, key);
  cpl_leave(b, mark);
  return field;
}

static uint16_t calendar_of(cpl_build *b, const cpl_tree *entry, bool periodic) {
  const char *name = cpl_text_member(b, entry, "calendar");
  if (name == NULL) return periodic ? CPL_EVERY_DAY : 0;
  if (strcmp(name, "working") == 0) return 0;
  if (strcmp(name, "every") != 0) {
    size_t mark = cpl_enter(b, "calendar");
    uint16_t number = cpl_calendar_named(b, name);
    cpl_leave(b, mark);
    return number;
  }
  if (!periodic) cpl_wrong(b, "`calendar = \"every\"` is for what is owed each day, week or month");
  return CPL_EVERY_DAY;
}

static void check_times(cpl_build *b, const cpl_tree *entry, uint8_t trigger) {
  bool within = cpl_is_given(cpl_member_of(entry, "within"));
  bool before = cpl_is_given(cpl_member_of(entry, "before"));
  bool due = cpl_is_given(cpl_member_of(entry, "due"));
  if (within && due) cpl_wrong(b, "`within` and `due` both say when it is due: keep one of them");
  if (before && !within) cpl_wrong(b, "`before` counts back from a fact: say how far in `within`");
  if ((within || due) && (trigger == CPL_ALWAYS || is_periodic(trigger)))
    cpl_wrong(b, "what is owed %s is due at once or with its period: take `%s` away",
              trigger == CPL_ALWAYS ? "always" : "each period", within ? "within" : "due");
  if (cpl_is_given(cpl_member_of(entry, "period")) && !is_periodic(trigger))
    cpl_wrong(b, "`period` is for what is owed each day, week or month");
}

static bool since_live(cpl_build *b, const cpl_tree *entry) {
  const char *since = cpl_text_member(b, entry, "since");
  if (since == NULL) return false;
  size_t mark = cpl_enter(b, "since");
  if (strcmp(since, "live") != 0)
    cpl_wrong(b, "`since` is `live` (from when the row holds); without it time runs from the step");
  cpl_leave(b, mark);
  return true;
}

/* The place of the duty; all entries of one duty must agree. */
static void place(cpl_build *b, const cpl_tree *entry, cpl_duty_rule *rule, bool first) {
  const char *per = entry == NULL ? NULL : cpl_text_member(b, entry, "per");
  uint16_t kind = b->making->actions[rule->action].kind;
  size_t mark = cpl_enter(b, "per");
  if (per != NULL) kind = strcmp(per, "case") == 0 ? 0 : cpl_kind_named(b, per);
  if (kind == CPL_NONE) kind = 0;
  if (!first && kind != rule->kind)
    cpl_wrong(b, "the entries of one duty must be `per` the same kind");
  rule->kind = (uint8_t)kind;
  cpl_leave(b, mark);
}

static bool read_entry(cpl_build *b, const cpl_tree *entry, const cpl_duty_rule *rule,
                       cpl_owed *out) {
  bool periodic = is_periodic(rule->trigger);
  if (cpl_row_of(b, entry, &out->when) != NULL) return false;
  const cpl_tree *within = cpl_member_of(entry, "within");
  size_t mark = cpl_enter(b, "within");
  if (cpl_is_given(within)) (void)cpl_limit_of(b, within, &out->within);
  cpl_leave(b, mark);
  check_times(b, entry, rule->trigger);
  out->before = when_field(b, entry, "before", true);
  out->due = when_field(b, entry, "due", true);
  out->period = when_field(b, entry, "period", false);
  out->calendar = calendar_of(b, entry, periodic);
  uint16_t cites = cpl_cites_of(b, entry, "cites");
  if (cites != 0) out->cites = cites;
  out->soft = cpl_flag_member(b, entry, "normally");
  out->since_live = since_live(b, entry);
  return true;
}

static void build_entry(cpl_build *b, const cpl_tree *entry, cpl_duty_rule *rule, bool first) {
  static const char KEYS[] =
      "within before due since normally when unless per calendar period cites";
  cpl_owed owed = {.before = CPL_NONE,
                   .due = CPL_NONE,
                   .period = CPL_NONE,
                   .calendar = is_periodic(rule->trigger) ? CPL_EVERY_DAY : 0,
                   .cites = b->making->actions[rule->action].cites};
  if (entry != NULL) {
    if (!cpl_keys(b, entry, "what is owed", KEYS)) return;
    if (entry->as.table.count > 0) cpl_wrong(b, "an entry of `owed` has keys, and no list");
    if (!read_entry(b, entry, rule, &owed)) return;
  }
  place(b, entry, rule, first);
  cpl_owed *added = cpl_pile_add(b, &b->making->owed, sizeof *added);
  if (added != NULL) *added = owed;
}

/* Does the one row hold whenever the other does? Then both would match together. */
static bool includes(cpl_row wide, cpl_row narrow) {
  return (wide.must & ~narrow.must) == 0 && (wide.must_not & ~narrow.must_not) == 0;
}

static void check_entries(cpl_build *b, cpl_span entries) {
  const cpl_owed *owed = b->making->owed.items;
  for (uint16_t i = 0; i < entries.count; i++)
    for (uint16_t k = 0; k < entries.count; k++) {
      cpl_row one = owed[entries.first + i].when, other = owed[entries.first + k].when;
      if (i == k || !includes(one, other) || (k < i && includes(other, one))) continue;
      cpl_wrong(b, "entries %d and %d can match together: at most one may", i + 1, k + 1);
    }
}

/* What no event sets off is owed in a standing process; what is owed in each period, by the case.
 */
static void check_special(cpl_build *b, const owed_source *source, const cpl_duty_rule *rule) {
  if (rule->trigger < CPL_SET_MAX) return;
  if (!b->making->process->standing)
    cpl_wrong(b, "`%s` is owed only in a process with `standing = true`", source->trigger);
  if (!is_periodic(rule->trigger)) return;
  if (rule->kind != 0)
    cpl_wrong(b, "what is owed in each period is owed by the case: give it `per = \"case\"`");
  if (rule->entries.count > 1)
    cpl_wrong(b, "what is owed in each period has one entry, unless a reading chooses it");
}

static void build_rule(cpl_build *b, const owed_source *source, cpl_duty_rule *rule) {
  size_t first = b->making->owed.count, count = entry_count(source->entries);
  for (size_t i = 0; i < count; i++) {
    const cpl_tree *entry = entry_at(source->entries, i);
    size_t mark = entry == NULL ? b->path.size : cpl_enter_entry(b, source->entries, i);
    build_entry(b, entry, rule, b->making->owed.count == first);
    cpl_leave(b, mark);
  }
  rule->entries = (cpl_span){(uint16_t)first, (uint16_t)(b->making->owed.count - first)};
  if (b->making->survey)
    check_special(b, source, rule);
  else
    check_entries(b, rule->entries);
}

void cpl_build_owed(cpl_build *b) {
  cpl_making *making = b->making;
  const owed_source *sources = making->sources.items;
  for (uint16_t i = 0; i < making->process->rule_count; i++) {
    size_t mark = cpl_enter(b, making->effects[making->rules[i].action].name);
    size_t here = cpl_enter(b, "owed"), deeper = cpl_enter(b, sources[i].trigger);
    b->rule_cites = making->actions[making->rules[i].action].cites;
    build_rule(b, &sources[i], &making->rules[i]);
    b->rule_cites = 0;
    cpl_leave(b, deeper);
    cpl_leave(b, here);
    cpl_leave(b, mark);
  }
}
