/* link_catalogue.c - the offences of all versions under one set of numbers, and their clauses.
 *
 * What the version at hand declares keeps its number; what only others declare stands behind it. A
 * clause that reads otherwise in another version is another clause, and says of which version. */
#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/build.h"
#include "libcomplaint/policy/link.h"

static bool is_other(const cpl_linker *l, size_t version) {
  return version != l->own;
}

/* ---- offences -------------------------------------------------------------------------------- */

/* Among the model's own, then among those behind. CPL_NONE: none yet. */
static uint16_t offence_named(const cpl_model *model, const cpl_offence *offences,
                              const char *name) {
  uint16_t found = CPL_FIND(offences, model->offence_count, name);
  for (uint16_t i = 0; found == CPL_NONE && i < model->alien_offences; i++)
    if (strcmp(offences[model->offence_count + i].name, name) == 0)
      found = (uint16_t)(model->offence_count + i);
  return found;
}

static void link_offences(cpl_linker *l) {
  cpl_model *model = &l->policy->model;
  size_t more = 0;
  for (size_t v = 0; v < l->count; v++)
    if (is_other(l, v)) more += cpl_linker_model(l, v)->offence_count;
  if (model->offence_count + more >= CPL_NONE)
    cpl_linker_fail(l, COMPLAINT_E_LIMIT, l->own, "all versions together have too many offences");
  cpl_offence *all = cpl_linker_copy(l, model->offences, model->offence_count, more, sizeof *all);
  for (size_t v = 0; all != NULL && v < l->count; v++) {
    const cpl_model *other = cpl_linker_model(l, v);
    for (uint16_t i = 0; i < other->offence_count; i++) {
      uint16_t number = offence_named(model, all, other->offences[i].name);
      if (number == CPL_NONE) {
        number = (uint16_t)(model->offence_count + model->alien_offences++);
        all[number] = other->offences[i];
      }
      l->offences[v][i] = number;
    }
  }
  model->offences = all;
}

/* ---- clauses --------------------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_label(cpl_label a, cpl_label b) {
  return same_text(a.zh, b.zh) && same_text(a.en, b.en);
}

/* "boxing:6.1 (2018-1)". */
static const char *name_of_version(cpl_linker *l, const char *name, const char *version) {
  cpl_text text;
  cpl_text_begin(&text, &l->policy->memory);
  cpl_text_addf(&text, "%s (%s)", name, version);
  char *copy = text.failed ? NULL : cpl_linker_copy(l, cpl_text_get(&text), text.size, 1, 1);
  if (text.failed && l->status == COMPLAINT_OK) l->status = cpl_error_nomem(l->err);
  cpl_text_end(&text);
  return copy;
}

/* The clause of the linked policy that reads as this one. `all` has room for one more. */
static uint16_t clause_like(cpl_linker *l, cpl_clause *all, size_t version, uint16_t clause) {
  cpl_model *model = &l->policy->model;
  const cpl_model *other = cpl_linker_model(l, version);
  const cpl_clause *wanted = &other->clauses[clause];
  uint16_t found = CPL_FIND(all, model->clause_count, wanted->name);
  if (found != CPL_NONE && same_label(all[found].label, wanted->label)) return found;
  const char *name = name_of_version(l, wanted->name, other->version);
  if (name == NULL) return 0;
  for (uint16_t i = 0; i < model->alien_clauses; i++)
    if (strcmp(all[model->clause_count + i].name, name) == 0)
      return (uint16_t)(model->clause_count + i);
  uint16_t number = (uint16_t)(model->clause_count + model->alien_clauses++);
  all[number] = *wanted;
  all[number].name = name;
  return number;
}

/* A reading is quoted where this version chose it too. */
static uint16_t reading_like(const cpl_linker *l, size_t version, uint16_t reading) {
  const cpl_model *model = &l->policy->model, *other = cpl_linker_model(l, version);
  if (reading == CPL_NONE) return CPL_NONE;
  const cpl_reading *wanted = &other->readings[reading];
  uint16_t found = CPL_FIND(model->readings, model->reading_count, wanted->name);
  if (found == CPL_NONE) return CPL_NONE;
  const cpl_reading *own = &model->readings[found];
  bool same = strcmp(own->options[own->choice].name, wanted->options[wanted->choice].name) == 0;
  return same ? found : CPL_NONE;
}

/* ---- citations ------------------------------------------------------------------------------- */

/* The register of the linked policy while it grows. */
typedef struct growing {
  cpl_clause *clauses;
  cpl_span *cites;
  cpl_cite *list;
  const char **texts; /* by cites number - 1 */
  uint32_t listed;
} growing;

static uint16_t copy_cites(cpl_linker *l, growing *g, size_t version, uint16_t number) {
  cpl_model *model = &l->policy->model;
  const cpl_model *other = cpl_linker_model(l, version);
  cpl_span span = other->cites[number];
  g->cites[model->cites_count] = (cpl_span){(uint16_t)g->listed, span.count};
  g->texts[model->cites_count - 1] = other->cite_texts[number - 1];
  for (uint16_t i = 0; i < span.count; i++) {
    const cpl_cite *cite = &other->cite_list[span.first + i];
    g->list[g->listed++] = (cpl_cite){cite->text, clause_like(l, g->clauses, version, cite->clause),
                                      reading_like(l, version, cite->reading)};
  }
  return (uint16_t)model->cites_count++;
}

/* What offences of other versions can add at most. */
static void count_more(const cpl_linker *l, size_t *lists, size_t *cites) {
  *lists = *cites = 0;
  for (size_t v = 0; v < l->count; v++) {
    const cpl_model *other = cpl_linker_model(l, v);
    for (uint16_t i = 0; is_other(l, v) && i < other->offence_count; i++) {
      *lists += 1;
      *cites += other->cites[other->offences[i].cites].count;
    }
  }
}

static size_t cited(const cpl_model *model) {
  size_t count = 0;
  for (uint32_t i = 0; i < model->cites_count; i++) count += model->cites[i].count;
  return count;
}

static bool grow(cpl_linker *l, growing *g) {
  const cpl_model *m = &l->policy->model;
  size_t lists, cites, texts = m->cites_count == 0 ? 0 : m->cites_count - 1;
  count_more(l, &lists, &cites);
  g->listed = (uint32_t)cited(m);
  if (m->cites_count + lists >= CPL_NONE || g->listed + cites >= CPL_NONE ||
      m->clause_count + cites >= CPL_NONE)
    cpl_linker_fail(l, COMPLAINT_E_LIMIT, l->own, "all versions together have too many citations");
  g->clauses = cpl_linker_copy(l, m->clauses, m->clause_count, cites, sizeof *g->clauses);
  g->cites = cpl_linker_copy(l, m->cites, m->cites_count, lists, sizeof *g->cites);
  g->list = cpl_linker_copy(l, m->cite_list, g->listed, cites, sizeof *g->list);
  g->texts = cpl_linker_copy(l, (const void *)m->cite_texts, texts, lists, sizeof *g->texts);
  return l->status == COMPLAINT_OK;
}

static void link_cites(cpl_linker *l) {
  cpl_model *model = &l->policy->model;
  growing g;
  if (!grow(l, &g)) return;
  for (size_t v = 0; v < l->count; v++) {
    const cpl_model *other = cpl_linker_model(l, v);
    for (uint16_t i = 0; i < other->offence_count; i++) {
      uint16_t cites = other->offences[i].cites;
      uint16_t *number = &l->cites[v][cites];
      if (!is_other(l, v)) *number = cites;
      if (*number == 0 && cites != 0) *number = copy_cites(l, &g, v, cites);
    }
  }
  model->clauses = g.clauses;
  model->cites = g.cites;
  model->cite_list = g.list;
  model->cite_texts = g.texts;
}

void cpl_link_catalogue(cpl_linker *l) {
  link_offences(l);
  if (l->status == COMPLAINT_OK) link_cites(l);
}
