/* register.c - clause by clause, what rests on it.
 * Knows: citing, policy. Must not know: how it is shown. */
#include "complaint/register.h"

#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/policy/citing.h"
#include "libcomplaint/policy/labels.h"
#include "libcomplaint/policy/order.h"
#include "libcomplaint/policy/policy.h"

/* Something that rests on a clause; a list for each clause. */
typedef struct item {
  complaint_register_item shown;
  struct item *next;
} item;

typedef struct line {
  const cpl_clause *clause;
  item *first, *last;
  size_t count;
} line;

struct complaint_register {
  complaint_policy *policy;
  cpl_arena arena;
  line *lines; /* while collecting: by clause number; then sorted, `count` of them */
  size_t count;
  bool failed;
};

/* ---- order ----------------------------------------------------------------------------------- */

/* Own clauses first. */
static int line_order(const cpl_model *model, const line *a, const line *b) {
  bool own_a = cpl_clause_is_own(model, a->clause), own_b = cpl_clause_is_own(model, b->clause);
  if (own_a != own_b) return own_a ? -1 : 1;
  return cpl_clause_order(a->clause->name, b->clause->name);
}

/* ---- collecting ------------------------------------------------------------------------------ */

static bool same_item(const item *last, const cpl_citing *thing) {
  return last != NULL && strcmp(last->shown.kind, thing->kind) == 0 &&
         strcmp(last->shown.name, thing->name) == 0 &&
         strcmp(last->shown.process, thing->process == NULL ? "" : thing->process) == 0;
}

static void collect(void *context, const cpl_citing *thing) {
  complaint_register *reg = context;
  size_t count;
  const cpl_cite *cites = cpl_citations(&reg->policy->model, thing->cites, &count);
  for (size_t i = 0; i < count; i++) {
    line *l = &reg->lines[cites[i].clause];
    if (same_item(l->last, thing)) continue;
    item *made = cpl_arena_new(&reg->arena, sizeof *made);
    if (made == NULL) {
      reg->failed = true;
      return;
    }
    made->shown = (complaint_register_item){
        thing->kind, thing->process == NULL ? "" : thing->process, thing->name};
    if (l->last == NULL)
      l->first = made;
    else
      l->last->next = made;
    l->last = made;
    l->count++;
  }
}

/* Leave out what the policy has replaced, and put the rest in order. */
static void arrange(complaint_register *reg) {
  const cpl_model *model = &reg->policy->model;
  for (size_t i = 0; i < model->clause_count; i++) {
    line current = reg->lines[i];
    if (current.count == 0 && !cpl_clause_is_own(model, current.clause)) continue;
    size_t at = reg->count++;
    for (; at > 0 && line_order(model, &current, &reg->lines[at - 1]) < 0; at--)
      reg->lines[at] = reg->lines[at - 1];
    reg->lines[at] = current;
  }
}

complaint_register *complaint_register_new(complaint_policy *policy, complaint_error *err) {
  if (policy == NULL) {
    (void)cpl_error_no_handle(err, "a register needs a policy");
    return NULL;
  }
  const cpl_model *model = &policy->model;
  complaint_register *reg = cpl_new(&policy->memory, sizeof *reg);
  if (reg == NULL) {
    (void)cpl_error_nomem(err);
    return NULL;
  }
  cpl_arena_begin(&reg->arena, &policy->memory);
  reg->policy = cpl_policy_hold(policy);
  reg->lines = cpl_arena_array(&reg->arena, model->clause_count, sizeof *reg->lines);
  reg->failed = reg->lines == NULL;
  for (size_t i = 0; !reg->failed && i < model->clause_count; i++)
    reg->lines[i].clause = &model->clauses[i];
  if (!reg->failed) cpl_citing_each(model, collect, reg);
  if (reg->failed) {
    complaint_register_free(reg);
    (void)cpl_error_nomem(err);
    return NULL;
  }
  arrange(reg);
  return reg;
}

void complaint_register_free(complaint_register *reg) {
  if (reg == NULL) return;
  complaint_policy *policy = reg->policy;
  complaint_memory memory = reg->arena.memory;
  cpl_arena_end(&reg->arena);
  cpl_delete(&memory, reg, sizeof *reg);
  complaint_policy_free(policy);
}

/* ---- reading it ------------------------------------------------------------------------------ */

size_t complaint_register_count(const complaint_register *reg) {
  return reg != NULL ? reg->count : 0;
}

bool complaint_register_at(const complaint_register *reg, size_t index, complaint_language language,
                           complaint_register_clause *out) {
  if (reg == NULL || out == NULL || index >= reg->count) return false;
  const line *l = &reg->lines[index];
  *out = (complaint_register_clause){
      .name = l->clause->name,
      .kind = l->clause->kind,
      .advisory = cpl_label_text(l->clause->reason, language, ""),
      .label = cpl_label_text(l->clause->label, language, ""),
      .inherited = !cpl_clause_is_own(&reg->policy->model, l->clause),
      .item_count = l->count,
  };
  return true;
}

bool complaint_register_item_at(const complaint_register *reg, size_t clause, size_t index,
                                complaint_register_item *out) {
  if (reg == NULL || out == NULL || clause >= reg->count) return false;
  if (index >= reg->lines[clause].count) return false;
  const item *found = reg->lines[clause].first;
  while (index-- > 0) found = found->next;
  *out = found->shown;
  return true;
}
