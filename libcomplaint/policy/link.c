/* link.c - see link.h: the policy as a whole, and the law of each version. */
#include "libcomplaint/policy/link.h"

#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/policy/build.h"

/* ---- tools of all parts ---------------------------------------------------------------------- */

void *cpl_linker_array(cpl_linker *l, size_t count, size_t size) {
  void *array = l->status == COMPLAINT_OK ? cpl_arena_array(&l->policy->arena, count, size) : NULL;
  if (array == NULL && l->status == COMPLAINT_OK) l->status = cpl_error_nomem(l->err);
  return array;
}

void *cpl_linker_copy(cpl_linker *l, const void *from, size_t count, size_t more, size_t size) {
  void *copy = cpl_linker_array(l, count + more, size);
  if (copy != NULL && count > 0) memcpy(copy, from, count * size);
  return copy;
}

void cpl_linker_fail(cpl_linker *l, complaint_status status, size_t version, const char *why) {
  const cpl_model *own = cpl_linker_model(l, l->own), *other = cpl_linker_model(l, version);
  if (l->status != COMPLAINT_OK) return;
  l->status = cpl_error(l->err, status, "version `%s` of `%s` beside version `%s`: %s",
                        other->version, own->id, own->version, why);
}

/* ---- the law of each version ----------------------------------------------------------------- */

/* The process in which a version finds: that of the same name, else any. NULL: it finds nothing. */
static const cpl_process *finding_process(const cpl_model *model, const char *name) {
  const cpl_process *found = NULL;
  for (uint16_t i = 0; i < model->process_count; i++) {
    const cpl_process *process = &model->processes[i];
    if (process->offence_spans == NULL) continue;
    if (found == NULL || strcmp(process->name, name) == 0) found = process;
  }
  return found;
}

static const cpl_law_offence *offences_of(cpl_linker *l, size_t version, const cpl_process *other,
                                          uint16_t first) {
  const cpl_model *model = cpl_linker_model(l, version), *all = &l->policy->model;
  size_t count = (size_t)all->offence_count + all->alien_offences;
  cpl_law_offence *offences = cpl_linker_array(l, count, sizeof *offences);
  for (uint16_t i = 0; offences != NULL && i < model->offence_count; i++) {
    cpl_span rows = other->offence_spans[i];
    rows.first = (uint16_t)(rows.first + first);
    offences[l->offences[version][i]] =
        (cpl_law_offence){true, l->cites[version][model->offences[i].cites], rows};
  }
  return offences;
}

static void link_law(cpl_linker *l, cpl_opened *to, size_t version, cpl_law *law) {
  const cpl_model *model = cpl_linker_model(l, version);
  const cpl_process *other = finding_process(model, to->process->name);
  uint16_t first = 0;
  if (other == NULL && model->offence_count > 0)
    cpl_linker_fail(l, COMPLAINT_E_POLICY, version,
                    "it has offences and no action that finds one, so that they cannot be read");
  if (other != NULL && version != l->own) cpl_link_rows(l, to, version, other, &first);
  *law = (cpl_law){.version = model->version,
                   .digest = model->digest,
                   .from = l->versions[version].from,
                   .till = l->versions[version].till,
                   .offences = offences_of(l, version, other, first)};
}

/* The day of the conduct, where actions of the process say it. */
static uint16_t conduct_on(cpl_linker *l, cpl_opened *to) {
  const cpl_model *model = &l->policy->model;
  uint16_t fact = CPL_FIND(model->facts, model->fact_count, "conduct_on");
  if (fact == CPL_NONE) return CPL_NONE;
  if (model->facts[fact].type != CPL_DATE || model->facts[fact].personal) {
    cpl_linker_fail(l, COMPLAINT_E_POLICY, l->own,
                    "`conduct_on` says under which version an offence is read: make it a date that "
                    "is not personal");
    return CPL_NONE;
  }
  return cpl_link_field(l, to, fact);
}

static void link_process(cpl_linker *l, cpl_process *process) {
  if (process->offence_spans == NULL) return;
  cpl_laws *laws = cpl_linker_array(l, 1, sizeof *laws);
  cpl_law *items = cpl_linker_array(l, l->count, sizeof *items);
  cpl_opened to;
  if (laws == NULL || items == NULL || !cpl_link_open(l, process, &to)) return;
  laws->conduct_on = conduct_on(l, &to);
  laws->items = items;
  laws->count = (uint16_t)l->count;
  laws->own = (uint16_t)l->own;
  for (size_t i = 0; i < l->count && l->status == COMPLAINT_OK; i++) link_law(l, &to, i, &items[i]);
  process->laws = laws;
}

/* ---- the policy ------------------------------------------------------------------------------ */

/* By version, an array as long as what it counts; all zero. */
static uint16_t **numbers(cpl_linker *l, bool of_cites) {
  uint16_t **lists = cpl_arena_array(&l->scratch, l->count, sizeof *lists);
  for (size_t i = 0; lists != NULL && i < l->count; i++) {
    const cpl_model *model = cpl_linker_model(l, i);
    size_t count = of_cites ? model->cites_count : model->offence_count;
    lists[i] = cpl_arena_array(&l->scratch, count, sizeof **lists);
    if (lists[i] == NULL) return NULL;
  }
  return lists;
}

static void link_all(cpl_linker *l) {
  cpl_model *model = &l->policy->model;
  l->offences = numbers(l, false);
  l->cites = numbers(l, true);
  if (l->offences == NULL || l->cites == NULL) l->status = cpl_error_nomem(l->err);
  if (l->status == COMPLAINT_OK) cpl_link_catalogue(l);
  cpl_process *processes =
      cpl_linker_copy(l, model->processes, model->process_count, 0, sizeof *processes);
  for (uint16_t i = 0; processes != NULL && i < model->process_count; i++)
    link_process(l, &processes[i]);
  model->processes = processes;
}

/* An empty policy that holds all versions: what is linked lies in their memory too. */
static complaint_policy *begin(const cpl_version *versions, size_t count, size_t own) {
  complaint_policy *of = versions[own].policy;
  complaint_memory memory = of->memory;
  complaint_policy *policy = cpl_new(&memory, sizeof *policy);
  if (policy == NULL) return NULL;
  policy->memory = memory;
  atomic_init(&policy->holders, 1);
  cpl_arena_begin(&policy->arena, &memory);
  policy->model = of->model;
  policy->script = of->script;
  policy->plain = of;
  policy->parts = cpl_arena_array(&policy->arena, count, sizeof(complaint_policy *));
  for (; policy->parts != NULL && policy->part_count < count; policy->part_count++)
    policy->parts[policy->part_count] = cpl_policy_hold(versions[policy->part_count].policy);
  if (policy->parts != NULL) return policy;
  complaint_policy_free(policy);
  return NULL;
}

complaint_policy *cpl_link(const cpl_version *versions, size_t count, size_t own,
                           complaint_error *err) {
  complaint_policy *policy = begin(versions, count, own);
  if (policy == NULL) {
    (void)cpl_error_nomem(err);
    return NULL;
  }
  cpl_linker l = {.policy = policy, .versions = versions, .count = count, .own = own, .err = err};
  cpl_arena_begin(&l.scratch, &policy->memory);
  link_all(&l);
  cpl_arena_end(&l.scratch);
  if (l.status == COMPLAINT_OK) return policy;
  complaint_policy_free(policy);
  return NULL;
}
