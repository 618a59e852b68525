/* convert.c - see convert.h. */
#include "libcomplaint/lua/convert.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/lua/environment.h"
#include "libcomplaint/lua/qualify.h"

/* A member: its key in Lua, and its name in the tree. */
typedef struct named {
  const char *key, *name;
} named;

/* Where a conversion keeps what on the stack. */
typedef enum slot {
  SLOT_NAMES,   /* a userdata: the names of the tables in work, the innermost last          */
  SLOT_COPIES,  /* a table: name -> its copy in the tree. Names come again and again, so ... */
  SLOT_CLAUSES, /* ... that each is copied once. The same for clause numbers                */
  SLOT_COUNT
} slot;

typedef struct conversion {
  lua_State *L;
  const cpl_files *files;
  const char *regulation; /* that clause numbers belong to; NULL: they stay as they are */
  int base;               /* of the slots on the stack                                  */
  named *names;
  size_t name_count, name_room;
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

/* ---- names ----------------------------------------------------------------------------------- */

/* A clause number with its regulation before it, unless it says already whose it is. */
static const char *qualified(const conversion *c, const char *number, size_t size) {
  if (c->regulation == NULL || strchr(number, ':') != NULL) return text_of(c, number, size);
  size_t front = strlen(c->regulation) + 1;
  cpl_charge_bytes(c->L, front + size);
  char *made = array_of(c, front + size + 1, 1);
  memcpy(made, c->regulation, front - 1);
  made[front - 1] = ':';
  memcpy(made + front, number, size);
  return made;
}

/* [-0, +0, v] The tree's copy of the name or clause number on top. */
static const char *copy_of(const conversion *c, slot where) {
  lua_State *L = c->L;
  const char *copy = NULL;
  lua_pushvalue(L, -1);
  if (lua_rawget(L, c->base + (int)where) == LUA_TNIL) { /* stack: text nil              */
    size_t size;
    const char *text = lua_tolstring(L, -2, &size);
    if (strlen(text) != size || !cpl_utf8_valid(text, size))
      refuse(c, COMPLAINT_E_POLICY, "a name is not valid UTF-8, or holds a NUL");
    copy = where == SLOT_CLAUSES ? qualified(c, text, size) : text_of(c, text, size);
    lua_pushvalue(L, -2);
    lua_pushlightuserdata(L, (void *)copy);
    lua_rawset(L, c->base + (int)where);
  } else {
    copy = lua_touserdata(L, -1);
  }
  lua_pop(L, 1);
  return copy;
}

/* [-0, +0, v] Room for one name more. */
static void grow_names(conversion *c) {
  size_t room = c->name_room == 0 ? 64 : 2 * c->name_room;
  named *names = lua_newuserdatauv(c->L, room * sizeof *names, 0);
  if (c->name_count > 0) memcpy(names, c->names, c->name_count * sizeof *names);
  lua_replace(c->L, c->base + SLOT_NAMES);
  c->names = names;
  c->name_room = room;
}

/* [-0, +0, v] Note the key on top as the name of a member. */
static void add_name(conversion *c, cpl_texts as) {
  if (c->name_count == c->name_room) grow_names(c);
  const char *name = copy_of(c, as == CPL_TEXTS_CLAUSES ? SLOT_CLAUSES : SLOT_COPIES);
  c->names[c->name_count++] = (named){lua_tostring(c->L, -1), name};
}

/* Let names[at] sink until the names below it in the heap, at 2 * at + 1 and 2 * at + 2, come
 * before it. */
static void sink(named *names, size_t at, size_t count) {
  for (size_t child; (child = 2 * at + 1) < count; at = child) {
    if (child + 1 < count && strcmp(names[child].name, names[child + 1].name) < 0) child++;
    if (strcmp(names[at].name, names[child].name) >= 0) return;
    named other = names[at];
    names[at] = names[child];
    names[child] = other;
  }
}

/* Heapsort: the C library's sort may allocate. */
static void sort_names(named *names, size_t count) {
  for (size_t i = count / 2; i > 0; i--) sink(names, i - 1, count);
  for (size_t end = count; end > 1; end--) {
    named first = names[0];
    names[0] = names[end - 1];
    names[end - 1] = first;
    sink(names, 0, end - 1);
  }
}

/* ---- tables ---------------------------------------------------------------------------------- */

static void convert_value(conversion *c, int index, cpl_texts as, cpl_tree *out);

/* [-1, +0, v] Convert the value on top, which stands under `name`, or at `at` of a list. */
static void convert_child(conversion *c, const char *name, lua_Integer at, cpl_texts as,
                          cpl_tree *out) {
  if (c->depth == CPL_DEPTH)
    refuse(c, COMPLAINT_E_LIMIT, "tables stand in tables too deeply, or in themselves");
  c->path[c->depth].name = name;
  c->path[c->depth].at = at;
  c->depth++;
  convert_value(c, lua_gettop(c->L), as, out);
  c->depth--;
  lua_pop(c->L, 1);
}

/* Look through the keys of a table: note the names, and count the entries of the list. */
static size_t look_through(conversion *c, int index, cpl_texts as) {
  lua_State *L = c->L;
  lua_Integer largest = 0;
  size_t items = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    cpl_charge(L, CPL_STEP);
    lua_pop(L, 1);
    if (lua_type(L, -1) == LUA_TSTRING) {
      add_name(c, as);
    } else if (lua_isinteger(L, -1) && lua_tointeger(L, -1) > 0) {
      items++;
      if (lua_tointeger(L, -1) > largest) largest = lua_tointeger(L, -1);
    } else {
      refuse(c, COMPLAINT_E_POLICY, "a key must be a text, or the place in a list from 1");
    }
  }
  if ((lua_Unsigned)largest != items)
    refuse(c, COMPLAINT_E_POLICY, "the list has holes: an entry is missing (nil)");
  return items;
}

static void convert_items(conversion *c, int index, cpl_texts as, cpl_tree *out, size_t count) {
  cpl_tree *items = array_of(c, count, sizeof *items);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(c->L, index, (lua_Integer)i + 1);
    convert_child(c, NULL, (lua_Integer)i + 1, cpl_texts_below(NULL, as, false), &items[i]);
  }
  out->as.table.items = items;
  out->as.table.count = count;
}

/* The members whose names were noted from `first` on. */
static void convert_members(conversion *c, int index, cpl_texts as, cpl_tree *out, size_t first) {
  size_t count = c->name_count - first;
  bool at_root = c->depth == 0;
  cpl_member *members = array_of(c, count, sizeof *members);
  sort_names(c->names + first, count);
  for (size_t i = 0; i < count; i++) {
    named n = c->names[first + i];
    if (i > 0 && strcmp(n.name, c->names[first + i - 1].name) == 0)
      refuse(c, COMPLAINT_E_POLICY, "a clause stands twice, with its regulation and without");
    members[i].name = n.name;
    (void)lua_getfield(c->L, index, n.key);
    convert_child(c, members[i].name, 0, cpl_texts_below(n.key, as, at_root), &members[i].value);
  }
  out->as.table.members = members;
  out->as.table.member_count = count;
}

static bool is_remove(lua_State *L, int index) {
  cpl_environment_push_remove(L);
  bool yes = lua_rawequal(L, index, -1);
  lua_pop(L, 1);
  return yes;
}

/* Only the words of the language have a metatable. */
static void convert_word(const conversion *c, int index, cpl_tree *out) {
  if (!is_remove(c->L, index)) refuse(c, COMPLAINT_E_POLICY, "a library cannot stand in a policy");
  out->kind = CPL_TREE_REMOVE;
}

static void convert_table(conversion *c, int index, cpl_texts as, cpl_tree *out) {
  cpl_reserve(c->L, 16);
  if (lua_getmetatable(c->L, index)) {
    lua_pop(c->L, 1);
    convert_word(c, index, out);
    return;
  }
  size_t first = c->name_count, items = look_through(c, index, as);
  out->kind = CPL_TREE_TABLE;
  if (items > 0) convert_items(c, index, as, out, items);
  if (c->name_count > first) convert_members(c, index, as, out, first);
  c->name_count = first;
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

/* [-0, +0, v] The clause number on top. */
static void convert_clause(const conversion *c, cpl_tree *out) {
  out->kind = CPL_TREE_TEXT;
  out->as.text.bytes = copy_of(c, SLOT_CLAUSES);
  out->as.text.size = strlen(out->as.text.bytes);
}

static void convert_number(const conversion *c, int index, cpl_tree *out) {
  if (!lua_isinteger(c->L, index))
    refuse(c, COMPLAINT_E_POLICY,
           "a number must be a whole number; a clause number is a text, as in \"7.4\"");
  out->kind = CPL_TREE_INTEGER;
  out->as.integer = lua_tointeger(c->L, index);
}

/* [-0, +0, v] */
static void convert_value(conversion *c, int index, cpl_texts as, cpl_tree *out) {
  cpl_charge(c->L, CPL_NODE);
  switch (lua_type(c->L, index)) {
  case LUA_TBOOLEAN:
    out->kind = CPL_TREE_BOOLEAN;
    out->as.boolean = lua_toboolean(c->L, index);
    break;
  case LUA_TNUMBER: convert_number(c, index, out); break;
  case LUA_TSTRING:
    if (as == CPL_TEXTS_CITES)
      convert_clause(c, out);
    else
      convert_text(c, index, out);
    break;
  case LUA_TFUNCTION: convert_function(c, index, out); break;
  default: convert_table(c, index, as, out);
  }
}

void cpl_convert(lua_State *L, int index, const char *regulation, const cpl_files *files,
                 cpl_tree *tree, int *functions) {
  conversion c = {.L = L, .files = files, .regulation = regulation, .base = lua_gettop(L) + 1};
  int table = lua_absindex(L, index);
  *tree = (cpl_tree){CPL_TREE_NONE, {0}};
  cpl_meter_of(L)->own = true;
  for (int i = 0; i < SLOT_COUNT; i++) lua_newtable(L);
  lua_pushvalue(L, table);
  convert_value(&c, lua_gettop(L), CPL_TEXTS_PLAIN, tree);
  lua_settop(L, c.base - 1);
  *functions = c.functions;
  cpl_meter_of(L)->own = false;
}
