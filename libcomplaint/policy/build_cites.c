/* build_cites.c - citations: "boxing:7.4/R3" is clause 7.4 of boxing as reading R3 has it. Files
 * are qualified before they are merged, so every citation says whose clause it is. Equal lists
 * share one number. */
#include "libcomplaint/policy/build.h"

#include <stdlib.h>
#include <string.h>

#include "libcomplaint/base/json.h"

/* Another number is another clause, never a slip of the pen; another regulation's may be meant. */
static void unknown_clause(cpl_build *b, const char *name) {
  const cpl_model *m = b->model;
  const char *number = strchr(name, ':');
  for (uint16_t i = 0; number != NULL && i < m->clause_count; i++) {
    const char *other = strchr(m->clauses[i].name, ':');
    if (other == NULL || strcmp(other, number) != 0) continue;
    cpl_wrong(b, "unknown clause `%s`; did you mean `%s`?", name, m->clauses[i].name);
    return;
  }
  cpl_wrong(b, "unknown clause `%s`: give it an entry in `clauses`, or correct the number", name);
}

static bool cite_of(cpl_build *b, const char *text, cpl_cite *out) {
  const cpl_model *m = b->model;
  const char *slash = strrchr(text, '/');
  size_t size = slash == NULL ? strlen(text) : (size_t)(slash - text);
  cpl_text_clear(&b->key);
  cpl_text_add(&b->key, text, size);
  const char *clause = cpl_text_get(&b->key);
  out->clause = CPL_FIND(m->clauses, m->clause_count, clause);
  out->reading = CPL_NONE;
  if (out->clause == CPL_NONE) unknown_clause(b, clause);
  if (slash != NULL) {
    out->reading = CPL_FIND(m->readings, m->reading_count, slash + 1);
    if (out->reading == CPL_NONE)
      CPL_UNKNOWN(b, "reading", slash + 1, m->readings, m->reading_count);
  }
  if (b->key.failed) b->failed = true;
  out->text = cpl_build_text(b, text);
  return out->clause != CPL_NONE && out->text != NULL;
}

static int compare_cites(const void *a, const void *b) {
  return strcmp(((const cpl_cite *)a)->text, ((const cpl_cite *)b)->text);
}

static uint16_t number_of(cpl_build *b, const cpl_cite *cites, size_t count) {
  cpl_json json;
  cpl_text_clear(&b->key);
  cpl_json_begin(&json, &b->key);
  cpl_json_open(&json, '[');
  for (size_t i = 0; i < count; i++) cpl_json_name(&json, cites[i].text);
  cpl_json_close(&json, ']');
  uint32_t number = cpl_intern(&b->cite_lists, cpl_text_get(&b->key), b->key.size);
  if (number == 0 || b->key.failed) b->failed = true;
  if (b->failed || number < b->spans.count) return (uint16_t)number;
  if (number >= UINT16_MAX || b->cites.count + count > UINT16_MAX) {
    cpl_wrong(b, "more than %d different lists of cites: let rules share them", UINT16_MAX - 1);
    return 0;
  }
  cpl_span *span = cpl_pile_add(b, &b->spans, sizeof *span);
  if (span != NULL) *span = (cpl_span){(uint16_t)b->cites.count, (uint16_t)count};
  for (size_t i = 0; i < count; i++) {
    cpl_cite *cite = cpl_pile_add(b, &b->cites, sizeof *cite);
    if (cite != NULL) *cite = cites[i];
  }
  return (uint16_t)number;
}

/* A list that was seen before needs no look-ups; most rows of a long table share theirs. */
static bool same_as_last(const cpl_build *b, const cpl_tree *list, uint16_t *number) {
  if (b->last_cites == 0 || list->kind != CPL_TREE_TEXT) return false;
  *number = b->last_cites;
  return strcmp(b->last_cite, list->as.text.bytes) == 0;
}

uint16_t cpl_cites_of(cpl_build *b, const cpl_tree *table, const char *name) {
  const cpl_tree *list = cpl_member_of(table, name);
  uint16_t number = 0;
  if (same_as_last(b, list, &number)) return number;
  size_t count = cpl_tree_count(list), found = 0, mark = cpl_enter(b, name);
  cpl_cite *cites = cpl_build_scratch(b, count, sizeof *cites);
  for (size_t i = 0; i < count && cites != NULL; i++) {
    const char *text = cpl_name_at(b, cpl_tree_at(list, i), "a clause");
    if (text != NULL && cite_of(b, text, &cites[found])) found++;
  }
  number = 0;
  if (found > 0) {
    qsort(cites, found, sizeof *cites, compare_cites);
    size_t kept = 1;
    for (size_t i = 1; i < found; i++)
      if (strcmp(cites[i].text, cites[kept - 1].text) != 0) cites[kept++] = cites[i];
    number = number_of(b, cites, kept);
  }
  cpl_leave(b, mark);
  b->last_cites = list->kind == CPL_TREE_TEXT ? number : 0;
  b->last_cite = cpl_tree_text(list);
  return number;
}

bool cpl_cites_nothing(const cpl_tree *table) {
  return cpl_tree_count(cpl_member_of(table, "cites")) == 0;
}

const char *cpl_clause_of(const cpl_build *b, uint16_t cites) {
  if (cites == 0 || cites >= b->spans.count) return NULL;
  cpl_span span = ((const cpl_span *)b->spans.items)[cites];
  return ((const cpl_cite *)b->cites.items)[span.first].text;
}
