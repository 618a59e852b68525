/* rest_search.c - see rest_search.h. */
#include "tests/support/rest_search.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "complaint/case.h"
#include "libcomplaint/proof/walk.h"

typedef struct node {
  uint64_t mark;
  size_t parent; /* index; its own: the empty case */
  unsigned action;
  char *event;
  size_t size;
  bool at_rest, good;
} node;

typedef struct edge {
  size_t from, to;
  bool own; /* by the institution */
} edge;

typedef struct graph {
  complaint_policy *policy;
  const cpl_corners *corners;
  node *nodes;
  edge *edges;
  size_t count, edge_count, edge_room, most, at;
  size_t *table, table_size; /* index + 1 by mark */
  bool full;
} graph;

/* ---- nodes ----------------------------------------------------------------------------------- */

static size_t *slot_of(graph *g, uint64_t mark) {
  size_t i = (size_t)mark & (g->table_size - 1);
  while (g->table[i] != 0 && g->nodes[g->table[i] - 1].mark != mark)
    i = (i + 1) & (g->table_size - 1);
  return &g->table[i];
}

static size_t node_of(graph *g, complaint_case *c, const char *event, size_t size,
                      unsigned action) {
  uint64_t mark = cpl_walk_mark(c, g->corners);
  size_t *slot = slot_of(g, mark);
  if (*slot != 0) return *slot - 1;
  char *copy = malloc(size + 1);
  memcpy(copy, event, size);
  copy[size] = '\0';
  g->nodes[g->count] = (node){mark, g->at, action, copy, size, cpl_walk_is_at_rest(c), false};
  *slot = ++g->count;
  return g->count - 1;
}

/* Whoever is somebody new, or holds a role of the institution, is of the institution. */
static bool is_own(const graph *g, const char *event, size_t size) {
  const cpl_model *m = g->corners->model;
  static char copy[4096];
  (void)snprintf(copy, sizeof copy, "%.*s", (int)size, event);
  const char *roles = strstr(copy, "\"roles\":[");
  for (unsigned r = 0; roles != NULL && r < m->role_count; r++) {
    char name[128];
    (void)snprintf(name, sizeof name, "\"%s\"", m->roles[r].name);
    if (m->roles[r].party && strstr(roles, name) != NULL) return false;
  }
  return true;
}

static bool met(void *context, complaint_case *c, const char *event, size_t size, unsigned action) {
  graph *g = context;
  if (g->count == g->most) {
    g->full = true;
    return false;
  }
  size_t to = node_of(g, c, event, size, action);
  if (g->edge_count == g->edge_room) {
    g->edge_room = g->edge_room * 2 + 256;
    g->edges = realloc(g->edges, g->edge_room * sizeof *g->edges);
  }
  g->edges[g->edge_count++] = (edge){g->at, to, is_own(g, event, size)};
  return true;
}

/* ---- walking --------------------------------------------------------------------------------- */

static void replay(const graph *g, complaint_case *c, size_t number) {
  const node *n = &g->nodes[number];
  if (number == 0) return;
  replay(g, c, n->parent);
  (void)complaint_case_add(c, n->event, n->size, NULL);
}

static void explore(graph *g) {
  g->nodes[0] = (node){.parent = 0};
  g->count = 1;
  for (g->at = 0; g->at < g->count && !g->full; g->at++) {
    complaint_error err = {0};
    complaint_case *c = complaint_case_new(g->policy, g->corners->process->name, "walk", NULL);
    replay(g, c, g->at);
    (void)cpl_walk_on(c, g->corners, met, g, &err);
    complaint_case_free(c);
  }
}

/* ---- back from rest -------------------------------------------------------------------------- */

/* The first case, other than the empty one, that cannot reach rest; 0: all can. */
static size_t first_bad(graph *g, bool own_only) {
  for (size_t i = 0; i < g->count; i++) g->nodes[i].good = g->nodes[i].at_rest;
  for (bool more = true; more;) {
    more = false;
    for (size_t i = g->edge_count; i-- > 0;) {
      const edge *e = &g->edges[i];
      if ((own_only && !e->own) || g->nodes[e->from].good || !g->nodes[e->to].good) continue;
      g->nodes[e->from].good = more = true;
    }
  }
  for (size_t i = 1; i < g->count; i++)
    if (!g->nodes[i].good) return i;
  return 0;
}

static void tell(const graph *g, size_t number, char *history, size_t room) {
  if (number == 0) return;
  tell(g, g->nodes[number].parent, history, room);
  size_t used = strlen(history);
  const char *member = strstr(g->nodes[number].event, "\"facts\":");
  const char *facts = member == NULL ? "" : strchr(member, '{');
  (void)snprintf(history + used, room - used, " %s%.*s",
                 g->corners->process->effects[g->nodes[number].action].name,
                 member == NULL ? 0 : (int)strcspn(facts, "}") + 1, facts);
}

static void judge(graph *g, rest_search *search) {
  size_t bad = first_bad(g, false);
  search->found = REST_STUCK;
  if (bad == 0) {
    bad = first_bad(g, true);
    search->found = bad == 0 ? REST_ALWAYS : REST_BY_OTHERS;
  }
  tell(g, bad, search->history, sizeof search->history);
}

void rest_search_run(rest_search *search, complaint_policy *policy, const cpl_process *process,
                     size_t most) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_arena arena;
  cpl_corners corners;
  cpl_arena_begin(&arena, &memory);
  *search = (rest_search){.found = REST_UNKNOWN};
  (void)cpl_corners_find(&corners, &arena, &policy->model, process);
  graph g = {.policy = policy, .corners = &corners, .most = most, .table_size = 1};
  while (g.table_size < most * 2) g.table_size *= 2;
  g.nodes = calloc(most + 1, sizeof *g.nodes);
  g.table = calloc(g.table_size, sizeof *g.table);
  if (!corners.too_many && !corners.has_functions) explore(&g);
  search->cases = g.count;
  if (!g.full && g.count > 0) judge(&g, search);
  for (size_t i = 0; i < g.count; i++) free(g.nodes[i].event);
  free(g.nodes);
  free(g.edges);
  free(g.table);
  cpl_arena_end(&arena);
}
