/* ladder.c - see ladder.h. */
#include "libcomplaint/proof/ladder.h"

#include "libcomplaint/policy/guideline_cases.h"

/* A case of the guideline, and what is open in it. */
typedef struct rung {
  cpl_guideline_case one;
  cpl_set open;
} rung;

typedef struct climb {
  const cpl_model *model;
  const cpl_process *process;
  rung *rungs;
  size_t count;
} climb;

/* Are the rows grouped by offence? Cases of two offences are not compared. */
static bool is_by_offence(const climb *c) {
  uint16_t key = c->process->guideline_key;
  return key != CPL_NONE && c->model->facts[c->process->fields[key].fact].type == CPL_OFFENCE;
}

/* Any other fact by which they are grouped is one among others. */
static bool keep(void *context, const cpl_guideline_case *one) {
  climb *c = context;
  uint16_t key = c->process->guideline_key;
  if (one->first == UINT32_MAX) return true;
  if (c->count == CPL_GUIDELINE_CASES_MAX) return false;
  uint32_t at = c->process->guideline_group[one->group] + one->first;
  rung *kept = &c->rungs[c->count++];
  *kept = (rung){*one, c->process->guideline[c->process->guideline_matches[at].row].open};
  if (key == CPL_NONE || is_by_offence(c)) return true;
  kept->one.told |= cpl_bit(key);
  kept->one.values[key] = (cpl_value)one->group;
  return true;
}

static bool is_ordered(const climb *c, unsigned field) {
  switch ((cpl_type)c->model->facts[c->process->fields[field].fact].type) {
  case CPL_BOOL:
  case CPL_INT:
  case CPL_MONEY:
  case CPL_ENUM: return true;
  default: return false;
  }
}

/* A fact that the rows for one of them do not test may be as in the other. */
static bool is_worse(const climb *c, const rung *worse, const rung *than) {
  bool more = false;
  for (unsigned f = 0; f < c->process->field_count; f++) {
    cpl_value a = worse->one.values[f], b = than->one.values[f];
    if (!(worse->one.told & than->one.told & cpl_bit(f)) || a == b) continue;
    if (a < b || !is_ordered(c, f)) return false;
    more = true;
  }
  return more;
}

static int lowest(cpl_set open) {
  return __builtin_ctzll(open);
}

static int highest(cpl_set open) {
  return 63 - __builtin_clzll(open);
}

static bool is_lighter(cpl_set open, cpl_set than) {
  if (open == 0 || than == 0) return open == 0 && than != 0;
  return lowest(open) < lowest(than) || highest(open) < highest(than);
}

static void tell_one(const climb *c, const rung *r, const char *before, cpl_text *text) {
  cpl_text where;
  cpl_text_begin(&where, &text->memory);
  cpl_guideline_case_tell(c->model, &r->one, &where);
  cpl_text_addf(text, "%swhere %s, ", before, cpl_text_get(&where));
  if (where.failed) text->failed = true;
  cpl_text_end(&where);
  if (r->open == 0)
    cpl_text_adds(text, "no sanction is open");
  else
    cpl_text_addf(text, "it goes from `%s` to `%s`", c->model->sanctions[lowest(r->open)].name,
                  c->model->sanctions[highest(r->open)].name);
}

static bool tells_pair(const climb *c, cpl_text *text) {
  for (size_t i = 0; i < c->count; i++)
    for (size_t k = 0; k < c->count; k++) {
      const rung *worse = &c->rungs[i], *than = &c->rungs[k];
      if (!is_worse(c, worse, than) || !is_lighter(worse->open, than->open)) continue;
      tell_one(c, than, "", text);
      tell_one(c, worse, "; ", text);
      return true;
    }
  return false;
}

bool cpl_ladder_check(const cpl_model *model, cpl_arena *arena, cpl_text *text) {
  if (!model->sanctions_are_ladder) return true;
  rung *rungs = cpl_arena_array(arena, CPL_GUIDELINE_CASES_MAX, sizeof *rungs);
  if (rungs == NULL) return false;
  for (uint16_t i = 0; i < model->process_count; i++) {
    const cpl_process *process = &model->processes[i];
    if (process->guideline_count == 0) continue;
    climb c = {model, process, rungs, 0};
    uint32_t groups = cpl_guideline_groups(process);
    for (uint32_t group = 0; group < groups; group++) {
      (void)cpl_guideline_cases(model, process, group, keep, &c);
      if (!is_by_offence(&c) && group + 1 < groups) continue;
      if (tells_pair(&c, text)) return !text->failed;
      c.count = 0;
    }
  }
  return true;
}
