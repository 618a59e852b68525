/* citing.c - see citing.h. */
#include "libcomplaint/policy/citing.h"

#include <string.h>

#include "libcomplaint/policy/order.h"

typedef struct walk {
  const cpl_model *model;
  cpl_citing_visit visit;
  void *context;
} walk;

static void see(const walk *w, const char *kind, const char *process, const char *name,
                uint16_t cites) {
  cpl_citing thing = {kind, process, name, cites};
  if (w->model->cites[cites].count > 0) w->visit(w->context, &thing);
}

/* ---- processes ------------------------------------------------------------------------------- */

static void see_entries(const walk *w, const cpl_process *process, size_t i) {
  const cpl_action *action = &process->actions[i];
  unsigned count = 0u + action->more_by + action->more_to + action->more_after + action->more_needs;
  for (unsigned j = 0; j < count; j++) {
    uint16_t cites = process->entries[action->more + j].cites;
    if (cites != action->cites) see(w, "entry", process->name, process->effects[i].name, cites);
  }
}

static void see_duty(const walk *w, const cpl_process *process, const cpl_duty_rule *rule) {
  for (unsigned j = 0; j < rule->entries.count; j++)
    see(w, "duty", process->name, rule->name, process->owed[rule->entries.first + j].cites);
}

static void see_process(const walk *w, const cpl_process *process) {
  for (size_t i = 0; i < process->action_count; i++) {
    const char *name = process->effects[i].name;
    see(w, "action", process->name, name, process->actions[i].cites);
    see_entries(w, process, i);
  }
  for (size_t i = 0; i < process->rule_count; i++) see_duty(w, process, &process->rules[i]);
  for (uint32_t i = 0; i < process->guideline_count; i++)
    see(w, "guideline", process->name, "guidelines", process->guideline[i].cites);
}

/* ---- the rest of the policy ------------------------------------------------------------------ */

static void see_catalogues(const walk *w) {
  const cpl_model *m = w->model;
  for (size_t i = 0; i < m->offence_count; i++)
    see(w, "offence", NULL, m->offences[i].name, m->offences[i].cites);
  for (size_t i = 0; i < m->sanction_count; i++)
    see(w, "sanction", NULL, m->sanctions[i].name, m->sanctions[i].cites);
  for (size_t i = 0; i < m->fact_count; i++)
    see(w, "fact", NULL, m->facts[i].name, m->facts[i].cites);
  for (size_t i = 0; i < m->role_count; i++)
    see(w, "role", NULL, m->roles[i].name, m->roles[i].cites);
  for (uint16_t i = CPL_NONE; (i = cpl_reading_after(m, i)) != CPL_NONE;)
    see(w, "reading", NULL, m->readings[i].name, m->readings[i].cites);
}

static void see_heeds(const walk *w, const cpl_process *process) {
  for (size_t i = 0; i < process->action_count; i++)
    see(w, "heeds", process->name, process->effects[i].name, process->effects[i].heeds);
}

void cpl_citing_each(const cpl_model *model, cpl_citing_visit visit, void *context) {
  walk w = {model, visit, context};
  for (size_t i = 0; i < model->process_count; i++) see_process(&w, &model->processes[i]);
  see_catalogues(&w);
  see(&w, "quality", NULL, "quality", model->quality_cites);
  for (size_t i = 0; i < model->report_count; i++)
    see(&w, "report", NULL, model->reports[i].name, model->reports[i].cites);
  see(&w, "upholds", NULL, "record", model->upholds.record);
  see(&w, "upholds", NULL, "recusal", model->upholds.recusal);
  see(&w, "upholds", NULL, "rest", model->upholds.rest);
  see(&w, "upholds", NULL, "in_force", model->upholds.in_force);
  see(&w, "upholds", NULL, "silence", model->upholds.silence);
  for (size_t i = 0; i < model->process_count; i++) see_heeds(&w, &model->processes[i]);
}

const cpl_cite *cpl_citations(const cpl_model *model, uint16_t cites, size_t *count) {
  *count = model->cites[cites].count;
  return model->cite_list + model->cites[cites].first;
}

bool cpl_clause_is_own(const cpl_model *model, const cpl_clause *clause) {
  for (size_t i = 0; i < model->regulation_count; i++) {
    size_t size = strlen(model->regulations[i]);
    if (strncmp(clause->name, model->regulations[i], size) == 0 && clause->name[size] == ':')
      return true;
  }
  return false;
}
