/* witness.c - see witness.h. */
#include "libcomplaint/proof/witness.h"

#include <string.h>

#include "complaint/case.h"
#include "libcomplaint/base/error.h"

/* A case, as the one that it follows from and one event more. */
typedef struct node {
  uint64_t mark;
  size_t parent; /* index + 1; 0: the empty case */
  const char *event;
  size_t size;
} node;

typedef struct search {
  complaint_policy *policy;
  const cpl_corners *corners;
  cpl_reach *reach;
  complaint_error *err;
  cpl_arena texts;
  node *nodes;
  size_t count, room, most;
  size_t at;    /* the one that is walked on from, index + 1 */
  size_t found; /* index + 1; 0: none                        */
  complaint_status status;
} search;

void cpl_witness_begin(cpl_witness *witness, const complaint_memory *memory) {
  *witness = (cpl_witness){.found = false};
  cpl_text_begin(&witness->lines, memory);
}

void cpl_witness_end(cpl_witness *witness) {
  cpl_text_end(&witness->lines);
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static bool fails(search *s) {
  s->status = cpl_error_nomem(s->err);
  return false;
}

static bool is_known(const search *s, uint64_t mark) {
  for (size_t i = 0; i < s->count; i++)
    if (s->nodes[i].mark == mark) return true;
  return false;
}

static bool add_node(search *s, uint64_t mark, const char *event, size_t size) {
  const char *text = cpl_arena_text(&s->texts, event, size);
  if (text == NULL ||
      !cpl_grow(&s->policy->memory, &s->nodes, &s->room, s->count + 1, sizeof(node)))
    return fails(s);
  s->nodes[s->count++] = (node){mark, s->at, text, size};
  return true;
}

static bool met(void *context, complaint_case *c, const char *event, size_t size, unsigned action) {
  search *s = context;
  cpl_position position;
  (void)action;
  uint64_t mark = cpl_walk_mark(c, s->corners);
  if (is_known(s, mark)) return true;
  if (!add_node(s, mark, event, size)) return false;
  cpl_walk_position(c, s->corners, &position);
  if (!cpl_walk_is_at_rest(c) && cpl_is_hopeless(s->reach, &position)) s->found = s->count;
  return s->found == 0 && s->count < s->most;
}

/* ---- the case of a node ---------------------------------------------------------------------- */

static bool replay(search *s, complaint_case *c, size_t number) {
  if (number == 0) return true;
  const node *n = &s->nodes[number - 1];
  if (!replay(s, c, n->parent)) return false;
  s->status = complaint_case_add(c, n->event, n->size, s->err);
  return s->status == COMPLAINT_OK;
}

static void walk_on(search *s) {
  complaint_error why = {0};
  complaint_case *c = complaint_case_new(s->policy, s->corners->process->name, "witness", &why);
  if (c == NULL) s->status = cpl_error_nomem(s->err);
  if (c != NULL && replay(s, c, s->at) && !cpl_walk_on(c, s->corners, met, s, &why) &&
      why.status == COMPLAINT_E_NOMEM)
    s->status = cpl_error_nomem(s->err);
  complaint_case_free(c);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void tell(const search *s, size_t number, cpl_witness *witness) {
  if (number == 0) return;
  const node *n = &s->nodes[number - 1];
  tell(s, n->parent, witness);
  cpl_text_add(&witness->lines, n->event, n->size);
  cpl_text_addc(&witness->lines, '\n');
  witness->events++;
}

complaint_status cpl_witness_find(cpl_witness *witness, complaint_policy *policy,
                                  const cpl_corners *corners, cpl_reach *reach, size_t most,
                                  complaint_error *err) {
  search s = {.policy = policy, .corners = corners, .reach = reach, .err = err, .most = most};
  cpl_arena_begin(&s.texts, &policy->memory);
  walk_on(&s);
  while (s.status == COMPLAINT_OK && s.found == 0 && s.at < s.count && s.count < s.most) {
    s.at++;
    walk_on(&s);
  }
  witness->found = s.found != 0;
  if (s.status == COMPLAINT_OK) tell(&s, s.found, witness);
  cpl_delete(&policy->memory, s.nodes, s.room * sizeof(node));
  cpl_arena_end(&s.texts);
  if (s.status == COMPLAINT_OK && witness->lines.failed) return cpl_error_nomem(err);
  return s.status;
}
