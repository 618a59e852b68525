/* convert.c - see convert.h. */
#include "libcomplaint/lua/convert.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/lua/environment.h"
#include "libcomplaint/lua/qualify.h"

typedef struct conversion {
  lua_State *L;
  const cpl_files *files;
  int functions;
  int depth;
  struct {
    const char *name; /* NULL: entry `at` of a list */
    lua_Integer at;
  } path[CPL_DEPTH + 1];
} conversion;

/* ---- errors ---------------------------------------------------------------------------------- */

static void write_path(const conversion *c, char *out, size_t size) {
  size_t used = 0;
  out[0] = '\0';
  for (int i = 0; i < c->depth && used < size; i++) {
    const char *dot = i > 0 ? "." : "";
    int n = c->path[i].name != NULL
                ? snprintf(out + used, size - used, "%s%s", dot, c->path[i].name)
                : snprintf(out + used, size - used, "%s%lld", dot, (long long)c->path[i].at);
    used += n > 0 ? (size_t)n : 0;
  }
}

/* [-0, +0, v] Raise that the value at the present path is wrong. */
static void refuse(const conversion *c, complaint_status status, const char *what) {
  char path[256];
  complaint_error *err = &cpl_state_of(c->L)->failure;
  write_path(c, path, sizeof path);
  cpl_place place = cpl_files_place(c->files, NULL, path);
  (void)cpl_error_at(err, status, place.file, place.line, "`%s`: %s",
                     path[0] != '\0' ? path : "return", what);
  cpl_error_field(err->rule, sizeof err->rule, path);
  (void)cpl_raise(c->L);
}

static void refuse_memory(const conversion *c) {
  (void)cpl_error_nomem(&cpl_state_of(c->L)->failure);
  (void)cpl_raise(c->L);
}

/* ---- room ------------------------------------------------------------------------------------ */

static void check_room(const conversion *c, const void *got) {
  if (got == NULL) refuse_memory(c);
  if (c->files->trees->used - c->files->trees_start <= CPL_TREE_BYTES) return;
  cpl_place root = cpl_files_place(c->files, NULL, "");
  (void)cpl_error_at(&cpl_state_of(c->L)->failure, COMPLAINT_E_LIMIT, root.file, root.line,
                     "the policy is too large when each table is counted wherever it stands");
  (void)cpl_raise(c->L);
}

static void *array_of(const conversion *c, size_t count, size_t size) {
  void *array = cpl_arena_array(c->files->trees, count, size);
  check_room(c, array);
  return array;
}

static const char *text_of(const conversion *c, const char *text, size_t size) {
  cpl_charge_bytes(c->L, size);
  const char *copy = cpl_arena_text(c->files->trees, text, size);
  check_room(c, copy);
  return copy;
}

/* ---- functions ------------------------------------------------------------------------------- */

void cpl_push_function(lua_State *L, int number) {
  cpl_push_kept(L, CPL_KEPT_FUNCTIONS);
  lua_rawgeti(L, -1, number);
  lua_remove(L, -2);
}

/* [-0, +0, v] A function may read the environment, and nothing else from outside. */
static void refuse_captures(const conversion *c, int function) {
  lua_State *L = c->L;
  const char *name;
  for (int i = 1; (name = lua_getupvalue(L, function, i)) != NULL; i++) {
    cpl_environment_push(L);
    bool environment = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    if (environment) continue;
    refuse(c, COMPLAINT_E_POLICY,
           lua_pushfstring(L,
                           "the function captures `%s`, which may change from call to call: make "
                           "it a fact, or a local inside the function",
                           name));
  }
}

/* The number of the function at `index`; the same function has one number wherever it stands. */
static int number_of(conversion *c, int index) {
  lua_State *L = c->L;
  cpl_push_kept(L, CPL_KEPT_FUNCTIONS);
  lua_pushvalue(L, index);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_pushvalue(L, index);
    lua_rawseti(L, -3, ++c->functions);
    lua_pushvalue(L, index);
    lua_pushinteger(L, c->functions);
    lua_rawset(L, -4);
    lua_pop(L, 1);
    lua_pushinteger(L, c->functions);
  }
  int number = (int)lua_tointeger(L, -1);
  lua_pop(L, 2);
  return number;
}

static void convert_function(conversion *c, int index, cpl_tree *out) {
  lua_State *L = c->L;
  lua_Debug ar;
  const char *text = NULL;
  size_t size = 0;
  if (lua_iscfunction(L, index))
    refuse(c, COMPLAINT_E_POLICY, "write a function of your own around the library's");
  refuse_captures(c, index);
  lua_pushvalue(L, index);
  (void)lua_getinfo(L, ">S", &ar);
  const cpl_file *file = cpl_files_find(c->files, ar.short_src);
  if (file == NULL ||
      !cpl_source_function(file->map, ar.linedefined, ar.lastlinedefined, &text, &size))
    refuse(c, COMPLAINT_E_POLICY, "begin each function on a line of its own");
  out->kind = CPL_TREE_FUNCTION;
  out->as.function.number = number_of(c, index);
  out->as.function.source = text_of(c, text, size);
  out->as.function.source_size = size;
}

/* ---- tables ---------------------------------------------------------------------------------- */

static void convert_value(conversion *c, int index, cpl_tree *out);

/* [-1, +0, v] Convert the value on top, which stands under `name`, or at `at` of a list. */
static void convert_child(conversion *c, const char *name, lua_Integer at, cpl_tree *out) {
  if (c->depth == CPL_DEPTH)
    refuse(c, COMPLAINT_E_LIMIT, "tables stand in tables too deeply, or in themselves");
  c->path[c->depth].name = name;
  c->path[c->depth].at = at;
  c->depth++;
  convert_value(c, lua_gettop(c->L), out);
  c->depth--;
  lua_pop(c->L, 1);
}

/* Count the entries of a table by what their keys are. */
static void count_entries(const conversion *c, int index, size_t *items, size_t *members) {
  lua_State *L = c->L;
  lua_Integer largest = 0;
  *items = *members = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    cpl_charge(L, CPL_STEP);
    lua_pop(L, 1);
    if (lua_type(L, -1) == LUA_TSTRING) {
      ++*members;
    } else if (lua_isinteger(L, -1) && lua_tointeger(L, -1) > 0) {
      ++*items;
      if (lua_tointeger(L, -1) > largest) largest = lua_tointeger(L, -1);
    } else {
      refuse(c, COMPLAINT_E_POLICY, "a key must be a text, or the place in a list from 1");
    }
  }
  if ((lua_Unsigned)largest != *items)
    refuse(c, COMPLAINT_E_POLICY, "the list has holes: an entry is missing (nil)");
}

static void convert_items(conversion *c, int index, cpl_tree *out, size_t count) {
  cpl_tree *items = array_of(c, count, sizeof *items);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(c->L, index, (lua_Integer)i + 1);
    convert_child(c, NULL, (lua_Integer)i + 1, &items[i]);
  }
  out->as.table.items = items;
  out->as.table.count = count;
}

/* The names of a table, still Lua's, in no order. */
static void collect_names(const conversion *c, int index, cpl_member *members) {
  lua_State *L = c->L;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING) continue;
    size_t size;
    const char *name = lua_tolstring(L, -1, &size);
    if (strlen(name) != size || !cpl_utf8_valid(name, size))
      refuse(c, COMPLAINT_E_POLICY, "a name is not valid UTF-8, or holds a NUL");
    (members++)->name = name;
  }
}

/* Let members[at] sink until the members below it in the heap, at 2 * at + 1 and 2 * at + 2, come
 * before it. */
static void sink(cpl_member *members, size_t at, size_t count) {
  for (size_t child; (child = 2 * at + 1) < count; at = child) {
    if (child + 1 < count && strcmp(members[child].name, members[child + 1].name) < 0) child++;
    if (strcmp(members[at].name, members[child].name) >= 0) return;
    const char *name = members[at].name;
    members[at].name = members[child].name;
    members[child].name = name;
  }
}

/* Heapsort: the C library's sort may allocate. */
static void sort_names(cpl_member *members, size_t count) {
  for (size_t i = count / 2; i > 0; i--) sink(members, i - 1, count);
  for (size_t end = count; end > 1; end--) {
    const char *name = members[0].name;
    members[0].name = members[end - 1].name;
    members[end - 1].name = name;
    sink(members, 0, end - 1);
  }
}

static void convert_members(conversion *c, int index, cpl_tree *out, size_t count) {
  lua_State *L = c->L;
  cpl_member *members = array_of(c, count, sizeof *members);
  collect_names(c, index, members);
  sort_names(members, count);
  for (size_t i = 0; i < count; i++) {
    cpl_charge(L, CPL_NODE);
    lua_pushstring(L, members[i].name);
    members[i].name = text_of(c, members[i].name, strlen(members[i].name));
    lua_rawget(L, index);
    convert_child(c, members[i].name, 0, &members[i].value);
  }
  out->as.table.members = members;
  out->as.table.member_count = count;
}

static void convert_table(conversion *c, int index, cpl_tree *out) {
  lua_State *L = c->L;
  size_t items, members;
  if (lua_getmetatable(L, index))
    refuse(c, COMPLAINT_E_POLICY, "a library cannot stand in a policy");
  out->kind = CPL_TREE_TABLE;
  count_entries(c, index, &items, &members);
  if (items > 0) convert_items(c, index, out, items);
  if (members > 0) convert_members(c, index, out, members);
}

/* ---- values ---------------------------------------------------------------------------------- */

static void convert_text(const conversion *c, int index, cpl_tree *out) {
  size_t size;
  const char *text = lua_tolstring(c->L, index, &size);
  if (!cpl_utf8_valid(text, size)) refuse(c, COMPLAINT_E_POLICY, "the text is not valid UTF-8");
  out->kind = CPL_TREE_TEXT;
  out->as.text.bytes = text_of(c, text, size);
  out->as.text.size = size;
}

static void convert_number(const conversion *c, int index, cpl_tree *out) {
  if (!lua_isinteger(c->L, index))
    refuse(c, COMPLAINT_E_POLICY,
           "a number must be a whole number; a clause number is a text, as in \"7.4\"");
  out->kind = CPL_TREE_INTEGER;
  out->as.integer = lua_tointeger(c->L, index);
}

static bool is_remove(lua_State *L, int index) {
  cpl_environment_push_remove(L);
  bool yes = lua_rawequal(L, index, -1);
  lua_pop(L, 1);
  return yes;
}

/* [-0, +0, v] */
static void convert_value(conversion *c, int index, cpl_tree *out) {
  cpl_reserve(c->L, 16);
  cpl_charge(c->L, CPL_NODE);
  switch (lua_type(c->L, index)) {
  case LUA_TBOOLEAN:
    out->kind = CPL_TREE_BOOLEAN;
    out->as.boolean = lua_toboolean(c->L, index);
    break;
  case LUA_TNUMBER: convert_number(c, index, out); break;
  case LUA_TSTRING: convert_text(c, index, out); break;
  case LUA_TFUNCTION: convert_function(c, index, out); break;
  default:
    if (is_remove(c->L, index))
      out->kind = CPL_TREE_REMOVE;
    else
      convert_table(c, index, out);
  }
}

void cpl_convert(lua_State *L, int index, const cpl_files *files, cpl_tree *tree, int *functions) {
  conversion c = {.L = L, .files = files};
  *tree = (cpl_tree){CPL_TREE_NONE, {0}};
  cpl_meter_of(L)->own = true;
  convert_value(&c, lua_absindex(L, index), tree);
  *functions = c.functions;
  cpl_meter_of(L)->own = false;
}
