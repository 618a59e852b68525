/* function_row.c - see function_row.h. The facts are texts, integers and booleans in an arena that
 * dies with the call. */
#include "libcomplaint/case/function_row.h"

#include <stdlib.h>
#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/atom_rule.h"

enum { READS_MAX = 64 };

static const char *value_text(const cpl_state *state, cpl_arena *arena, const cpl_fact *fact,
                              cpl_value value) {
  const cpl_model *model = &state->policy->model;
  char *text = cpl_arena_new(arena, CPL_MOMENT_TEXT);
  if (text == NULL) return NULL;
  switch ((cpl_type)fact->type) {
  case CPL_DATE: cpl_day_format((cpl_day)value, text); return text;
  case CPL_TIME: cpl_moment_format(value, model->zone, text); return text;
  case CPL_ENUM: return fact->values[value];
  case CPL_OFFENCE: return model->offences[value].name;
  case CPL_SANCTION: return model->sanctions[value].name;
  case CPL_PARTY:
  case CPL_ITEM:
  case CPL_CASE: return cpl_ids_text(state->ids, (uint32_t)value);
  case CPL_BOOL:
  case CPL_INT:
  case CPL_MONEY:
  case CPL_TEXT_FACT:
  case CPL_SET_FACT: break;
  }
  return "";
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In order of name, as in events. */
static bool set_members(cpl_arena *arena, const cpl_fact *fact, cpl_value value,
                        cpl_script_fact *out) {
  const char **texts = cpl_arena_array(arena, CPL_SET_MAX, sizeof *texts);
  if (texts == NULL) return false;
  out->text_count = 0;
  CPL_EACH(i, (cpl_set)value) texts[out->text_count++] = fact->values[i];
  qsort((void *)texts, out->text_count, sizeof *texts, compare_names);
  out->kind = CPL_FACT_TEXTS;
  out->texts = texts;
  return true;
}

static bool to_script(const cpl_state *state, cpl_arena *arena, const cpl_fact *fact,
                      cpl_value value, cpl_script_fact *out) {
  *out = (cpl_script_fact){.name = fact->name, .kind = CPL_FACT_INTEGER, .integer = value};
  if (fact->type == CPL_BOOL) out->kind = CPL_FACT_BOOLEAN;
  if (fact->type == CPL_SET_FACT) return set_members(arena, fact, value, out);
  if (fact->type == CPL_BOOL || fact->type == CPL_INT || fact->type == CPL_MONEY) return true;
  const char **texts = cpl_arena_array(arena, 1, sizeof *texts);
  if (texts == NULL || (texts[0] = value_text(state, arena, fact, value)) == NULL) return false;
  out->kind = CPL_FACT_TEXT;
  out->texts = texts;
  out->text_count = 1;
  return true;
}

/* A test of what is not known is false, so that no function ever meets a nil. */
static bool is_known(const cpl_state *state, const cpl_scene *scene, const cpl_atom *atom) {
  for (uint16_t i = 0; i < atom->values.count; i++) {
    cpl_value value;
    if (!cpl_scene_value(state, scene, state->process->lists[atom->values.first + i], &value))
      return false;
  }
  return true;
}

/* Fill `facts` with the atom's reads, all of them known; false when there is no memory. */
static bool gather(const cpl_state *state, const cpl_scene *scene, const cpl_atom *atom,
                   cpl_arena *arena, cpl_script_fact *facts, size_t *count) {
  *count = 0;
  for (uint16_t i = 0; i < atom->values.count && *count < READS_MAX; i++) {
    uint16_t field = state->process->lists[atom->values.first + i];
    const cpl_fact *fact = &state->policy->model.facts[state->process->fields[field].fact];
    cpl_value value = 0;
    (void)cpl_scene_value(state, scene, field, &value);
    if (!to_script(state, arena, fact, value, &facts[*count])) return false;
    ++*count;
  }
  return true;
}

/* A failure says in which rule the function stands, and where it was written. */
static void tell_failure(cpl_state *state, const cpl_atom *atom, const complaint_error *cause) {
  complaint_error *err = state->trouble;
  char rule[sizeof cause->rule];
  if (err == NULL) return;
  *err = *cause;
  if (cause->status != COMPLAINT_E_POLICY && cause->status != COMPLAINT_E_LIMIT) return;
  cpl_atom_rule(&state->policy->model, state->process, (unsigned)(atom - state->process->atoms),
                rule, sizeof rule);
  (void)cpl_error(err, cause->status,
                  "%s, in the function of `%s`: mend it there; until then nothing that asks it can "
                  "be judged",
                  cause->text, rule);
  cpl_error_field(err->source, sizeof err->source, cause->source);
  cpl_error_field(err->rule, sizeof err->rule, rule);
  err->line = cause->line;
}

bool cpl_function_holds(cpl_state *state, const cpl_scene *scene, const cpl_atom *atom) {
  cpl_script_fact facts[READS_MAX];
  complaint_error cause = {0};
  char reason[2];
  size_t count;
  bool holds = false;
  cpl_arena arena;
  if (state->failed != COMPLAINT_OK || !is_known(state, scene, atom)) return false;
  cpl_arena_begin(&arena, &state->memory);
  if (!gather(state, scene, atom, &arena, facts, &count))
    cpl_state_out_of_memory(state);
  else
    state->failed = cpl_script_call(state->policy->script, atom->other, facts, count, &holds,
                                    reason, sizeof reason, &cause);
  if (cause.status != COMPLAINT_OK) tell_failure(state, atom, &cause);
  cpl_arena_end(&arena);
  return holds && state->failed == COMPLAINT_OK;
}
