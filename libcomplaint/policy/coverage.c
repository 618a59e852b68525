/* coverage.c - see check.h: no sentence of the regulation is lost, and none enforced that cannot
 * be.
 *
 * Only the policy's own regulation has to be covered. A clause of a base that a child replaced by
 * one of its own is no loss; one that it still cites shows as inherited. */
#include "libcomplaint/policy/check.h"

#include <stdio.h>
#include <string.h>

#include "libcomplaint/policy/citing.h"

/* Of a clause: the first thing that enforces it, and the first action that shows it. */
typedef struct cover {
  cpl_citing enforced, heeded; /* name NULL: none */
} cover;

typedef struct coverage {
  const cpl_model *model;
  cover *covers; /* by clause */
} coverage;

static void note(void *context, const cpl_citing *thing) {
  coverage *all = context;
  bool heeds = strcmp(thing->kind, "heeds") == 0;
  size_t count;
  const cpl_cite *cites = cpl_citations(all->model, thing->cites, &count);
  for (size_t i = 0; i < count; i++) {
    cover *c = &all->covers[cites[i].clause];
    cpl_citing *first = heeds ? &c->heeded : &c->enforced;
    if (first->name == NULL) *first = *thing;
  }
}

static bool is_advisory_only(const cpl_clause *clause) {
  return clause->advisory != NULL && strcmp(clause->kind, "conduct") == 0;
}

/* "`complaint.record`" without its process where it has none. */
static const char *dot(const cpl_citing *thing) {
  return thing->process == NULL ? "" : ".";
}
static const char *house(const cpl_citing *thing) {
  return thing->process == NULL ? "" : thing->process;
}

static void check_clause(cpl_problems *problems, const cpl_clause *clause, const cover *c) {
  const cpl_citing *by = &c->enforced, *heeded = &c->heeded;
  const char *colon = strchr(clause->name, ':'); /* a file writes its own clauses without */
  char path[128];
  (void)snprintf(path, sizeof path, "clauses.%s", colon == NULL ? clause->name : colon + 1);
  if (is_advisory_only(clause)) {
    if (by->name != NULL)
      cpl_problem_warning(problems, path, clause->name,
                          "clause `%s` is advisory, yet %s `%s%s%s` cites it: show it there with "
                          "`heeds`, or give the clause `kind = \"rule\"`",
                          clause->name, by->kind, house(by), dot(by), by->name);
    return;
  }
  if (heeded->name != NULL && clause->advisory == NULL)
    cpl_problem_warning(problems, path, clause->name,
                        "`%s%s%s` heeds clause `%s`, which is not advisory: cite it with `cites`, "
                        "or say why it is `advisory`",
                        house(heeded), dot(heeded), heeded->name, clause->name);
  if (by->name == NULL)
    cpl_problem_error(problems, path, clause->name,
                      "clause `%s` is enforced by nothing: cite it in the rule that keeps it, or "
                      "say in its `advisory` why software does not",
                      clause->name);
}

void cpl_check_coverage(cpl_problems *problems, const cpl_model *model) {
  coverage all = {model, cpl_arena_array(&problems->arena, model->clause_count, sizeof(cover))};
  if (all.covers == NULL) {
    problems->failed = true;
    return;
  }
  cpl_citing_each(model, note, &all);
  for (size_t i = 0; i < model->clause_count; i++)
    if (cpl_clause_is_own(model, &model->clauses[i]))
      check_clause(problems, &model->clauses[i], &all.covers[i]);
}
