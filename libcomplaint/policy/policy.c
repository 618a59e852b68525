/* policy.c - a compiled policy as hosts see it: its life, and what forms are made from.
 * Knows: model, script, calendar. Must not know: engines, cases. */
#include "libcomplaint/policy/policy.h"

#include <string.h>

#include "libcomplaint/policy/labels.h"
#include "libcomplaint/policy/order.h"

/* ---- its life -------------------------------------------------------------------------------- */

complaint_policy *cpl_policy_hold(complaint_policy *policy) {
  (void)atomic_fetch_add_explicit(&policy->holders, 1, memory_order_relaxed);
  return policy;
}

void complaint_policy_free(complaint_policy *policy) {
  if (policy == NULL) return;
  if (atomic_fetch_sub_explicit(&policy->holders, 1, memory_order_acq_rel) != 1) return;
  for (size_t i = 0; i < policy->part_count; i++) complaint_policy_free(policy->parts[i]);
  if (policy->plain == NULL) {
    for (uint16_t i = 0; i < policy->model.calendar_count; i++)
      complaint_calendar_free(policy->model.calendars[i]);
    cpl_script_free(policy->script);
  }
  cpl_arena_end(&policy->arena);
  complaint_memory memory = policy->memory;
  cpl_delete(&memory, policy, sizeof *policy);
}

bool complaint_policy_shareable(const complaint_policy *policy) {
  if (policy == NULL || policy->model.has_functions) return false;
  for (size_t i = 0; i < policy->part_count; i++)
    if (policy->parts[i]->model.has_functions) return false;
  return true;
}

/* ---- what it is ------------------------------------------------------------------------------ */

const char *complaint_policy_id(const complaint_policy *policy) {
  return policy != NULL ? policy->model.id : NULL;
}

const char *complaint_policy_version(const complaint_policy *policy) {
  return policy != NULL ? policy->model.version : NULL;
}

const char *complaint_policy_digest(const complaint_policy *policy) {
  return policy != NULL ? policy->model.digest : NULL;
}

const char *complaint_policy_title(const complaint_policy *policy, complaint_language language) {
  if (policy == NULL) return NULL;
  return cpl_label_text(policy->model.title, language, policy->model.id);
}

/* ---- what forms are made from ---------------------------------------------------------------- */

bool complaint_policy_process_at(const complaint_policy *policy, size_t index,
                                 complaint_language language, complaint_policy_process *out) {
  if (policy == NULL || out == NULL || index >= policy->model.process_count) return false;
  const cpl_process *process = &policy->model.processes[index];
  *out = (complaint_policy_process){
      .name = process->name,
      .label = cpl_label_text(process->label, language, process->name),
      .standing = process->standing,
      .action_count = process->action_count,
  };
  return true;
}

bool complaint_policy_action_at(const complaint_policy *policy, size_t process, size_t index,
                                complaint_language language, complaint_policy_action *out) {
  if (policy == NULL || out == NULL || process >= policy->model.process_count) return false;
  const cpl_process *p = &policy->model.processes[process];
  if (index >= p->action_count) return false;
  const cpl_action *action = &p->actions[index];
  const cpl_effect *effect = &p->effects[index];
  *out = (complaint_policy_action){
      .name = effect->name,
      .label = cpl_label_text(effect->label, language, effect->name),
      .stage = cpl_label_text(effect->stage, language, ""),
      .per = p->kinds[action->kind].name,
      .adds = effect->adds == 0 ? "" : p->kinds[effect->adds].name,
      .starts = (action->flags & CPL_STARTS) != 0,
      .ends = (action->flags & CPL_ENDS) != 0,
      .corrects = (action->flags & CPL_CORRECTS) != 0,
      .fact_count = effect->carries.count,
  };
  return true;
}

static complaint_need need_of(const cpl_process *process, size_t action_index, size_t fact_index) {
  const cpl_action *action = &process->actions[action_index];
  size_t first = (size_t)action->more + action->more_by + action->more_to + action->more_after;
  cpl_set bit = cpl_bit((unsigned)fact_index), sometimes = 0;
  for (size_t i = first; i < first + action->more_needs; i++) sometimes |= process->entries[i].what;
  if (action->needs & bit) return COMPLAINT_NEEDED;
  return (sometimes & bit) != 0 ? COMPLAINT_NEEDED_SOMETIMES : COMPLAINT_ASKED;
}

static size_t value_count(const cpl_model *model, const cpl_fact *fact) {
  if (fact->type == CPL_OFFENCE) return model->offence_count;
  if (fact->type == CPL_SANCTION) return model->sanction_count;
  return fact->value_count;
}

bool complaint_policy_fact_at(const complaint_policy *policy, size_t process, size_t action,
                              size_t index, complaint_language language,
                              complaint_policy_fact *out) {
  if (policy == NULL || out == NULL) return false;
  const cpl_model *model = &policy->model;
  if (process >= model->process_count) return false;
  const cpl_process *p = &model->processes[process];
  if (action >= p->action_count || index >= p->effects[action].carries.count) return false;
  uint16_t number = p->lists[p->effects[action].carries.first + index];
  const cpl_fact *fact = &model->facts[number];
  *out = (complaint_policy_fact){
      .name = fact->name,
      .label = cpl_label_text(fact->label, language, fact->name),
      .type = cpl_type_name((cpl_type)fact->type),
      .per = fact->per,
      .need = need_of(p, action, index),
      .personal = fact->personal,
      .unknown = fact->unknown,
      .has_range = fact->has_range,
      .least = fact->least,
      .most = fact->most,
      .value_count = value_count(model, fact),
  };
  return true;
}

static const cpl_fact *fact_named(const cpl_model *model, const char *name) {
  for (uint16_t i = 0; i < model->fact_count; i++)
    if (strcmp(model->facts[i].name, name) == 0) return &model->facts[i];
  return NULL;
}

bool complaint_policy_value_at(const complaint_policy *policy, const char *fact, size_t index,
                               complaint_language language, complaint_policy_value *out) {
  if (policy == NULL || fact == NULL || out == NULL) return false;
  const cpl_model *model = &policy->model;
  const cpl_fact *f = fact_named(model, fact);
  if (f == NULL || index >= value_count(model, f)) return false;
  cpl_label label = f->type == CPL_OFFENCE    ? model->offences[index].label
                    : f->type == CPL_SANCTION ? model->sanctions[index].label
                                              : f->labels[index];
  const char *name = f->type == CPL_OFFENCE    ? model->offences[index].name
                     : f->type == CPL_SANCTION ? model->sanctions[index].name
                                               : f->values[index];
  *out = (complaint_policy_value){name, cpl_label_text(label, language, name)};
  return true;
}

/* ---- what else has a label ------------------------------------------------------------------- */

bool complaint_policy_role_at(const complaint_policy *policy, size_t index,
                              complaint_language language, complaint_policy_role *out) {
  if (policy == NULL || out == NULL || index >= policy->model.role_count) return false;
  const cpl_role *role = &policy->model.roles[index];
  *out = (complaint_policy_role){.name = role->name,
                                 .label = cpl_label_text(role->label, language, role->name),
                                 .party = role->party};
  return true;
}

static complaint_policy_value option_of(const cpl_reading *reading, size_t index,
                                        complaint_language language) {
  const cpl_option *option = &reading->options[index];
  return (complaint_policy_value){option->name,
                                  cpl_label_text(option->label, language, option->name)};
}

bool complaint_policy_reading_at(const complaint_policy *policy, size_t index,
                                 complaint_language language, complaint_policy_reading *out) {
  if (policy == NULL || out == NULL) return false;
  uint16_t number = cpl_reading_after(&policy->model, CPL_NONE);
  for (; index > 0 && number != CPL_NONE; index--)
    number = cpl_reading_after(&policy->model, number);
  if (number == CPL_NONE) return false;
  const cpl_reading *reading = &policy->model.readings[number];
  complaint_policy_value choice = option_of(reading, reading->choice, language);
  *out = (complaint_policy_reading){
      .name = reading->name,
      .label = cpl_label_text(reading->label, language, reading->name),
      .choice = choice.name,
      .choice_label = choice.label,
      .option_count = reading->option_count,
  };
  return true;
}

bool complaint_policy_option_at(const complaint_policy *policy, const char *reading, size_t index,
                                complaint_language language, complaint_policy_value *out) {
  if (policy == NULL || reading == NULL || out == NULL) return false;
  for (uint16_t i = 0; i < policy->model.reading_count; i++) {
    const cpl_reading *r = &policy->model.readings[i];
    if (strcmp(r->name, reading) != 0 || index >= r->option_count) continue;
    *out = option_of(r, index, language);
    return true;
  }
  return false;
}
