/* build_read.c - what all parts of the builder need: memory, the path, reading tables.
 * Knows: build.h. Must not know: what any key means. */
#include "libcomplaint/policy/build.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- memory ---------------------------------------------------------------------------------- */

static void *from_arena(cpl_build *b, cpl_arena *arena, size_t count, size_t size) {
  void *array = cpl_arena_array(arena, count, size);
  if (array == NULL) b->failed = true;
  return array;
}

void *cpl_build_array(cpl_build *b, size_t count, size_t size) {
  return from_arena(b, b->arena, count, size);
}

void *cpl_build_scratch(cpl_build *b, size_t count, size_t size) {
  return from_arena(b, &b->scratch, count, size);
}

const char *cpl_build_text(cpl_build *b, const char *text) {
  if (text == NULL) return NULL;
  const char *copy = cpl_arena_text(b->arena, text, strlen(text));
  if (copy == NULL) b->failed = true;
  return copy;
}

void *cpl_pile_add(cpl_build *b, cpl_pile *pile, size_t size) {
  if (pile->count == pile->capacity) {
    size_t capacity = pile->capacity == 0 ? 16 : pile->capacity * 2;
    void *items = cpl_build_scratch(b, capacity, size);
    if (items == NULL) return NULL;
    if (pile->count > 0) memcpy(items, pile->items, pile->count * size);
    pile->items = items;
    pile->capacity = capacity;
  }
  return memset((char *)pile->items + pile->count++ * size, 0, size);
}

const void *cpl_pile_keep(cpl_build *b, const cpl_pile *pile, size_t size) {
  void *array = cpl_build_array(b, pile->count, size);
  if (array != NULL && pile->count > 0) memcpy(array, pile->items, pile->count * size);
  return array;
}

/* ---- where we are, and what is wrong there --------------------------------------------------- */

size_t cpl_enter(cpl_build *b, const char *name) {
  size_t mark = b->path.size;
  if (mark > 0) cpl_text_addc(&b->path, '.');
  cpl_text_adds(&b->path, name);
  if (b->path.failed) b->failed = true;
  return mark;
}

size_t cpl_enter_number(cpl_build *b, size_t number) {
  size_t mark = b->path.size;
  if (mark > 0) cpl_text_addc(&b->path, '.');
  cpl_text_addi(&b->path, (int64_t)number);
  if (b->path.failed) b->failed = true;
  return mark;
}

size_t cpl_enter_entry(cpl_build *b, const cpl_tree *list, size_t i) {
  bool is_list = list->kind == CPL_TREE_TABLE && list->as.table.member_count == 0;
  return is_list ? cpl_enter_number(b, i + 1) : b->path.size;
}

void cpl_leave(cpl_build *b, size_t mark) {
  b->path.size = mark;
  if (b->path.bytes != NULL) b->path.bytes[mark] = '\0';
}

static void tell(cpl_build *b, bool error, const char *format, va_list args) {
  char text[1024];
  if (vsnprintf(text, sizeof text, format, args) < 0) text[0] = '\0';
  const char *path = cpl_text_get(&b->path), *clause = cpl_clause_of(b, b->rule_cites);
  if (error)
    cpl_problem_error(b->problems, path, clause, "%s", text);
  else
    cpl_problem_warning(b->problems, path, clause, "%s", text);
}

void cpl_wrong(cpl_build *b, const char *format, ...) {
  va_list args;
  va_start(args, format);
  tell(b, true, format, args);
  va_end(args);
}

void cpl_doubtful(cpl_build *b, const char *format, ...) {
  va_list args;
  va_start(args, format);
  tell(b, false, format, args);
  va_end(args);
}

static const char *name_at(const void *names, size_t i, size_t stride) {
  return *(const char *const *)((const char *)names + i * stride);
}

void cpl_unknown(cpl_build *b, const char *noun, const char *name, const void *names, size_t count,
                 size_t stride) {
  const char **all = cpl_build_scratch(b, count, sizeof *all);
  if (all == NULL) return;
  for (size_t i = 0; i < count; i++) all[i] = name_at(names, i, stride);
  const char *nearest = cpl_nearest(name, all, count);
  if (nearest != NULL)
    cpl_wrong(b, "unknown %s `%s`; did you mean `%s`?", noun, name, nearest);
  else
    cpl_wrong(b, "unknown %s `%s`", noun, name);
}

/* ---- reading tables -------------------------------------------------------------------------- */

static const cpl_tree NOTHING = {CPL_TREE_NONE, {0}};

bool cpl_is_given(const cpl_tree *tree) {
  return tree->kind != CPL_TREE_NONE && tree->kind != CPL_TREE_REMOVE;
}

const cpl_tree *cpl_member_of(const cpl_tree *table, const char *name) {
  const cpl_tree *member = cpl_tree_get(table, name);
  return cpl_is_given(member) ? member : &NOTHING;
}

/* The words of `keys` as texts; how many. */
static size_t split(cpl_build *b, const char *keys, const char ***out) {
  size_t count = 0, size = strlen(keys);
  char *copy = cpl_build_scratch(b, size + 1, 1);
  const char **words = cpl_build_scratch(b, size / 2 + 1, sizeof *words);
  if (copy == NULL || words == NULL) return 0;
  memcpy(copy, keys, size);
  for (char *word = copy; *word != '\0';) {
    size_t n = strcspn(word, " ");
    words[count++] = word;
    word += n;
    if (*word == ' ') *word++ = '\0';
  }
  *out = words;
  return count;
}

static bool is_word_of(const char *keys, const char *name) {
  size_t n = strlen(name);
  for (const char *at = keys; (at = strstr(at, name)) != NULL; at += n)
    if ((at == keys || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0')) return n > 0;
  return false;
}

bool cpl_keys(cpl_build *b, const cpl_tree *table, const char *noun, const char *keys) {
  if (table->kind != CPL_TREE_TABLE) {
    cpl_wrong(b, "%s is a table, not %s", noun, cpl_tree_kind_name(table));
    return false;
  }
  for (size_t i = 0; i < table->as.table.member_count; i++) {
    const cpl_member *member = &table->as.table.members[i];
    if (!cpl_is_given(&member->value) || is_word_of(keys, member->name)) continue;
    const char **words = NULL;
    size_t count = split(b, keys, &words), mark = cpl_enter(b, member->name);
    const char *nearest = count == 0 ? NULL : cpl_nearest(member->name, words, count);
    if (nearest != NULL)
      cpl_wrong(b, "unknown key `%s` of %s; did you mean `%s`?", member->name, noun, nearest);
    else
      cpl_wrong(b, "unknown key `%s` of %s; it has %s", member->name, noun, keys);
    cpl_leave(b, mark);
  }
  return true;
}

const char *cpl_name_at(cpl_build *b, const cpl_tree *tree, const char *noun) {
  const char *text = cpl_tree_text(tree);
  if (text == NULL) cpl_wrong(b, "%s is named here, not %s", noun, cpl_tree_kind_name(tree));
  return text;
}

const char *cpl_text_member(cpl_build *b, const cpl_tree *table, const char *name) {
  const cpl_tree *tree = cpl_member_of(table, name);
  if (!cpl_is_given(tree)) return NULL;
  const char *text = cpl_tree_text(tree);
  size_t mark = cpl_enter(b, name);
  if (text == NULL) cpl_wrong(b, "`%s` is a text, not %s", name, cpl_tree_kind_name(tree));
  cpl_leave(b, mark);
  return cpl_build_text(b, text);
}

bool cpl_flag_member(cpl_build *b, const cpl_tree *table, const char *name) {
  const cpl_tree *tree = cpl_member_of(table, name);
  if (!cpl_is_given(tree)) return false;
  if (tree->kind == CPL_TREE_BOOLEAN) return tree->as.boolean;
  size_t mark = cpl_enter(b, name);
  cpl_wrong(b, "`%s` is true or false, not %s", name, cpl_tree_kind_name(tree));
  cpl_leave(b, mark);
  return false;
}

cpl_label cpl_label_of(cpl_build *b, const cpl_tree *table) {
  cpl_label label = {cpl_text_member(b, table, "zh"), cpl_text_member(b, table, "en")};
  return label;
}

/* ---- maps of named things -------------------------------------------------------------------- */

static void check_name(cpl_build *b, const char *name, const char *noun) {
  if (cpl_is_identifier(name)) return;
  cpl_wrong(b, "`%s` is no name of %s: letters, digits and `_`, not a digit first", name, noun);
}

static void check_map(cpl_build *b, const cpl_tree *map, const char *name, const char *noun) {
  if (map->kind != CPL_TREE_TABLE)
    cpl_wrong(b, "`%s` is a table, not %s", name, cpl_tree_kind_name(map));
  else if (map->as.table.count > 0)
    cpl_wrong(b, "`%s` is a table of names, as in `%s = { name = ... }`: each is the name of %s",
              name, name, noun);
}

cpl_named cpl_named_members(cpl_build *b, const cpl_tree *table, const char *name, const char *noun,
                            size_t most) {
  cpl_named named = {NULL, 0};
  const cpl_tree *map = cpl_member_of(table, name);
  if (!cpl_is_given(map)) return named;
  size_t mark = cpl_enter(b, name);
  check_map(b, map, name, noun);
  size_t count = map->kind == CPL_TREE_TABLE ? map->as.table.member_count : 0;
  named.members = cpl_build_scratch(b, count, sizeof *named.members);
  for (size_t i = 0; i < count && named.members != NULL; i++) {
    const cpl_member *member = &map->as.table.members[i];
    if (!cpl_is_given(&member->value)) continue;
    size_t here = cpl_enter(b, member->name);
    check_name(b, member->name, noun);
    cpl_leave(b, here);
    named.members[named.count++] = member;
  }
  if (named.count > most) {
    cpl_wrong(b, "%zu in `%s`, at most %zu are possible: take some away", named.count, name, most);
    named.count = most;
  }
  cpl_leave(b, mark);
  return named;
}

uint16_t cpl_find(const void *array, size_t count, size_t stride, const char *name) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(name, name_at(array, middle, stride));
    if (order == 0) return (uint16_t)middle;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return CPL_NONE;
}
