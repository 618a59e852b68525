/* source.c - see source.h. */
#include "libcomplaint/lua/source.h"

#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/lua/outline.h"
#include "libcomplaint/lua/parse.h"

cpl_source_map *cpl_source_map_new(cpl_arena *arena, const char *file, const char *text,
                                   size_t size) {
  cpl_source_map *map = cpl_arena_new(arena, sizeof *map);
  if (map == NULL) return NULL;
  map->arena = arena;
  map->file = file;
  map->root = cpl_part_new(map, 0);
  cpl_parse(map, text, size);
  cpl_outline_sort(map);
  return map->failed ? NULL : map;
}

/* ---- where a path stands --------------------------------------------------------------------- */

/* Bounds on one search, whatever a file lets lead where: locals may lead on in circles, or each to
 * many that lead to many. A policy needs some dozens of looks, and leads a few deep. */
enum { LOOKS_MAX = 4096, LEADS_DEPTH = 100 };

/* Members to go through before the path goes on, the first one first. */
typedef struct detour {
  cpl_key key;
  const struct detour *next;
} detour;

typedef struct search {
  cpl_source_map *const *maps;
  size_t count;
  const char *known; /* up to where in the path `place` speaks for it; NULL: nothing known */
  cpl_place place;
  int looks, depth; /* left */
} search;

static void visit(search *s, const cpl_source_map *map, const cpl_part *part, const detour *first,
                  const char *rest);

static void visit_members(search *s, const cpl_source_map *map, const cpl_part *part, cpl_key key,
                          const detour *first, const char *rest) {
  const cpl_part *found = NULL;
  while (s->looks > 0 && (found = cpl_outline_member(map, part, key, found)) != NULL)
    visit(s, map, found, first, rest);
}

/* A key may hold dots, so each dot may be where it ends. */
static void visit_path(search *s, const cpl_source_map *map, const cpl_part *part,
                       const char *rest) {
  for (const char *end = rest; *end != '\0' && s->looks > 0; s->looks--) {
    end += strcspn(end, ".");
    cpl_key key = {rest, (size_t)(end - rest)};
    if (*end == '.') end++;
    visit_members(s, map, part, key, NULL, end);
  }
}

static void visit_leads(search *s, const cpl_source_map *map, const cpl_part *part,
                        const detour *first, const char *rest) {
  for (const cpl_lead *lead = part->leads; lead != NULL; lead = lead->earlier) {
    detour by_key = {lead->key, first};
    visit(s, map, lead->to, lead->key.text != NULL ? &by_key : first, rest);
  }
  if (part->required == NULL) return;
  for (size_t i = 0; i < s->count; i++)
    if (strcmp(s->maps[i]->file, part->required) == 0)
      visit(s, s->maps[i], s->maps[i]->root, first, rest);
}

/* `part` stands for the path up to `rest`, once the detour is made. */
static void visit(search *s, const cpl_source_map *map, const cpl_part *part, const detour *first,
                  const char *rest) {
  bool complete = s->known != NULL && *s->known == '\0';
  if (complete || s->looks == 0 || s->depth == 0) return;
  s->looks--;
  s->depth--;
  if (first == NULL && part->line > 0 && (s->known == NULL || rest > s->known)) {
    s->known = rest;
    s->place = (cpl_place){map->file, part->line};
  }
  if (first != NULL)
    visit_members(s, map, part, first->key, first->next, rest);
  else
    visit_path(s, map, part, rest);
  visit_leads(s, map, part, first, rest);
  s->depth++;
}

cpl_place cpl_source_place(cpl_source_map *const *maps, size_t count, const char *path) {
  search s = {.maps = maps, .count = count, .place = {maps[count - 1]->file, 0}};
  for (size_t i = count; i-- > 0;) {
    s.looks = LOOKS_MAX;
    s.depth = LEADS_DEPTH;
    visit(&s, maps[i], maps[i]->root, NULL, path);
  }
  return s.place;
}

/* ---- functions ------------------------------------------------------------------------------- */

bool cpl_source_function(const cpl_source_map *map, int first_line, int last_line,
                         const char **text, size_t *size) {
  const cpl_function *only = NULL;
  for (const cpl_function *f = map->functions; f != NULL; f = f->next) {
    if (f->first_line != first_line) continue;
    if (only != NULL) return false;
    only = f;
  }
  if (only == NULL || only->last_line != last_line) return false;
  *text = only->text;
  *size = only->size;
  return true;
}

/* ---- what some releases compile wrongly ------------------------------------------------------ */

complaint_status cpl_source_check(const cpl_source_map *map, complaint_error *err) {
  if (map->comparison > 0)
    return cpl_error_at(err, COMPLAINT_E_POLICY, map->file, map->comparison,
                        "an index may not hold a comparison, as this Lua compiles it wrongly; "
                        "write `local k = a >= b; return t[k]`");
  if (map->stopped > 0)
    return cpl_error_at(err, COMPLAINT_E_POLICY, map->file, map->stopped,
                        "the text is not understood from here on; nest no deeper than %d levels",
                        CPL_PARSE_DEPTH);
  return COMPLAINT_OK;
}
