/* build_reports.c - what a report needs to know of a policy: the weights of scores, and which
 * action, which value and which event it shall look for. */
#include "libcomplaint/policy/build.h"

#include <string.h>

/* ---- quality --------------------------------------------------------------------------------- */

/* The fact that holds the score of this name. */
static uint16_t score_named(cpl_build *b, const char *name) {
  const cpl_model *m = b->model;
  uint16_t fact = CPL_FIND(m->facts, m->fact_count, name);
  bool is_score = fact != CPL_NONE && m->facts[fact].type == CPL_INT && !m->facts[fact].personal;
  if (!is_score)
    cpl_doubtful(b,
                 "no fact `%s` of type int that is not personal: no report "
                 "can say how that was scored",
                 name);
  return is_score ? fact : CPL_NONE;
}

static cpl_weight weight_of(cpl_build *b, const cpl_member *member) {
  const cpl_tree *value = &member->value;
  bool fits = value->kind == CPL_TREE_INTEGER && value->as.integer >= 0 && value->as.integer <= 100;
  if (!fits) cpl_wrong(b, "weight `%s` is a whole number of per cent", member->name);
  return (cpl_weight){cpl_build_text(b, member->name), fits ? value->as.integer : 0,
                      score_named(b, member->name)};
}

static void build_quality(cpl_build *b) {
  const cpl_tree *tree = cpl_member_of(b->root, "quality");
  if (!cpl_is_given(tree)) return;
  size_t mark = cpl_enter(b, "quality");
  if (cpl_keys(b, tree, "`quality`", "cites percent")) {
    b->model->quality_cites = cpl_cites_of(b, tree, "cites");
    cpl_named named = cpl_named_members(b, tree, "percent", "a weight", CPL_SET_MAX);
    cpl_weight *weights = cpl_build_array(b, named.count, sizeof *weights);
    int64_t sum = 0;
    for (size_t i = 0; i < named.count && weights != NULL; i++) {
      weights[i] = weight_of(b, named.members[i]);
      sum += weights[i].percent;
    }
    if (sum != 100) cpl_wrong(b, "the weights in `percent` add up to %d, not to 100", (int)sum);
    b->model->quality = weights;
    b->model->quality_count = (uint16_t)named.count;
  }
  cpl_leave(b, mark);
}

/* ---- what is not known ----------------------------------------------------------------------- */

static void build_mark(cpl_build *b, const cpl_member *member, cpl_report_mark *out) {
  uint16_t number = cpl_fact_named(b, member->name);
  size_t count = cpl_tree_count(&member->value);
  out->fact = number;
  if (number == CPL_NONE) return;
  const cpl_fact *fact = &b->model->facts[number];
  if (fact->type != CPL_ENUM || fact->personal || count == 0) {
    cpl_wrong(b, "`unknown` names values of an enum that is not personal, and `%s` is of type %s",
              fact->name, cpl_type_name((cpl_type)fact->type));
    return;
  }
  for (size_t i = 0; i < count; i++) {
    cpl_value value = 0;
    if (cpl_value_of(b, fact, cpl_tree_at(&member->value, i), &value))
      out->values |= cpl_bit((unsigned)value);
  }
}

static void build_marks(cpl_build *b, const cpl_tree *tree, cpl_report_rule *out) {
  cpl_named named = cpl_named_members(b, tree, "unknown", "a fact", CPL_SET_MAX);
  cpl_report_mark *marks = cpl_build_array(b, named.count, sizeof *marks);
  size_t here = cpl_enter(b, "unknown");
  for (size_t i = 0; i < named.count && marks != NULL; i++) {
    size_t deeper = cpl_enter(b, named.members[i]->name);
    build_mark(b, named.members[i], &marks[i]);
    cpl_leave(b, deeper);
  }
  cpl_leave(b, here);
  out->marks = marks;
  out->mark_count = (uint16_t)(marks == NULL ? 0 : named.count);
}

/* ---- actions --------------------------------------------------------------------------------- */

/* The number of a process; CPL_NONE, and an error if it is called so by a text. */
static uint16_t process_named(cpl_build *b, const char *name) {
  const cpl_model *m = b->model;
  uint16_t number = name == NULL ? CPL_NONE : CPL_FIND(m->processes, m->process_count, name);
  if (name != NULL && number == CPL_NONE && m->process_count > 0)
    CPL_UNKNOWN(b, "process", name, m->processes, m->process_count);
  return number;
}

static uint16_t action_of(cpl_build *b, uint16_t process, const char *name) {
  if (process == CPL_NONE || name == NULL) return CPL_NONE;
  const cpl_process *p = &b->model->processes[process];
  uint16_t number = CPL_FIND(p->effects, p->action_count, name);
  if (number == CPL_NONE && p->action_count > 0)
    CPL_UNKNOWN(b, "action", name, p->effects, p->action_count);
  return number;
}

static bool carries(const cpl_process *process, uint16_t action, uint16_t fact) {
  cpl_span span = process->effects[action].carries;
  for (uint16_t i = 0; i < span.count; i++)
    if (process->lists[span.first + i] == fact) return true;
  return false;
}

/* What a fact of the recording event is filled with. */
static void build_fill(cpl_build *b, const cpl_report_rule *rule, const cpl_member *member,
                       cpl_report_fill *out) {
  const cpl_process *process = &b->model->processes[rule->record_process];
  const char *names[CPL_REPORT_SAYS], *says = cpl_name_at(b, &member->value, "a figure");
  out->fact = cpl_fact_named(b, member->name);
  for (unsigned i = 0; i < CPL_REPORT_SAYS; i++) {
    names[i] = cpl_report_says_name((cpl_report_says)i);
    if (says != NULL && strcmp(says, names[i]) == 0) out->says = (uint8_t)i;
  }
  if (out->fact == CPL_NONE || says == NULL) return;
  if (strcmp(names[out->says], says) != 0) {
    cpl_unknown(b, "figure of a report", says, names, CPL_REPORT_SAYS, sizeof *names);
    return;
  }
  cpl_type type = out->says <= CPL_SAYS_TO ? CPL_DATE : CPL_INT;
  if (b->model->facts[out->fact].type != type)
    cpl_wrong(b, "`%s` is of type %s, fact `%s` is not", says, cpl_type_name(type), member->name);
  if (process->lists != NULL && !carries(process, rule->record_action, out->fact))
    cpl_wrong(b, "action `%s` carries no fact `%s`: let it need or ask it",
              process->effects[rule->record_action].name, member->name);
}

static void build_record(cpl_build *b, const cpl_tree *tree, cpl_report_rule *out) {
  const cpl_tree *record = cpl_member_of(tree, "record");
  if (!cpl_is_given(record)) return;
  size_t here = cpl_enter(b, "record");
  if (cpl_keys(b, record, "`record`", "process action facts")) {
    const char *process = cpl_text_member(b, record, "process");
    const char *action = cpl_text_member(b, record, "action");
    if (process == NULL || action == NULL)
      cpl_wrong(b, "`record` names the `process` and the `action` by which a report is recorded");
    out->record_process = process_named(b, process);
    out->record_action = action_of(b, out->record_process, action);
    cpl_named named = cpl_named_members(b, record, "facts", "a fact", CPL_SET_MAX);
    cpl_report_fill *fills = cpl_build_array(b, named.count, sizeof *fills);
    bool known = fills != NULL && out->record_action != CPL_NONE;
    size_t deeper = cpl_enter(b, "facts");
    for (size_t i = 0; i < named.count && known; i++)
      build_fill(b, out, named.members[i], &fills[i]);
    cpl_leave(b, deeper);
    out->fills = fills;
    out->fill_count = (uint16_t)(known ? named.count : 0);
  }
  cpl_leave(b, here);
}

/* ---- reports --------------------------------------------------------------------------------- */

static void build_report(cpl_build *b, const cpl_tree *tree, cpl_report_rule *out) {
  static const char *const PERIODS[] = {"day", "month", "week"};
  out->every = out->of = "";
  out->accepted = out->record_process = out->record_action = CPL_NONE;
  if (!cpl_keys(b, tree, "a report", "every of cites accepted unknown record")) return;
  out->every = cpl_is_given(cpl_member_of(tree, "every")) ? cpl_text_member(b, tree, "every") : "";
  out->of = cpl_text_member(b, tree, "of");
  out->cites = cpl_cites_of(b, tree, "cites");
  if (out->every == NULL ||
      (out->every[0] != '\0' && cpl_find(PERIODS, 3, sizeof *PERIODS, out->every) == CPL_NONE))
    cpl_wrong(b, "`every` of a report is `day`, `week` or `month`");
  if (out->of == NULL) cpl_wrong(b, "`of` of a report names a process");
  out->accepted = action_of(b, process_named(b, out->of), cpl_text_member(b, tree, "accepted"));
  build_marks(b, tree, out);
  build_record(b, tree, out);
}

void cpl_build_reports(cpl_build *b) {
  build_quality(b);
  cpl_named named = cpl_named_members(b, b->root, "reports", "a report", CPL_SET_MAX);
  cpl_report_rule *reports = cpl_build_array(b, named.count, sizeof *reports);
  if (reports == NULL) return;
  size_t mark = cpl_enter(b, "reports");
  for (size_t i = 0; i < named.count && !b->failed; i++) {
    size_t here = cpl_enter(b, named.members[i]->name);
    reports[i].name = cpl_build_text(b, named.members[i]->name);
    build_report(b, &named.members[i]->value, &reports[i]);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
  b->model->reports = reports;
  b->model->report_count = (uint16_t)(b->failed ? 0 : named.count);
}
