/* files.c - see files.h. */
#include "libcomplaint/lua/files.h"

#include <string.h>

#include <lauxlib.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/lua/convert.h"
#include "libcomplaint/lua/environment.h"

void cpl_files_begin(cpl_files *files, const complaint_memory *memory, cpl_source source,
                     void *context, cpl_arena *trees) {
  *files =
      (cpl_files){.source = source, .context = context, .trees = trees, .trees_start = trees->used};
  cpl_arena_begin(&files->arena, memory);
}

void cpl_files_end(cpl_files *files) {
  cpl_arena_end(&files->arena);
}

/* Past the last: there is none. */
static size_t index_of(const cpl_files *files, const char *name) {
  size_t i = 0;
  while (i < files->count && strcmp(files->file[i].name, name) != 0) i++;
  return i;
}

const cpl_file *cpl_files_find(const cpl_files *files, const char *name) {
  size_t i = index_of(files, name);
  return i < files->count ? &files->file[i] : NULL;
}

static uint64_t bit_of(const cpl_files *files, const cpl_file *file) {
  _Static_assert(CPL_FILES <= 64, "a bit for each file");
  return UINT64_C(1) << (file - files->file);
}

bool cpl_file_requires(const cpl_files *files, const cpl_file *file, const cpl_file *other) {
  return (file->requires & bit_of(files, other)) != 0;
}

cpl_place cpl_files_place(const cpl_files *files, const cpl_file *file, const char *path) {
  cpl_source_map *maps[CPL_FILES];
  size_t count = 0;
  for (size_t i = 0; i < files->finished_count; i++)
    if (file == NULL || cpl_file_requires(files, file, files->finished[i]))
      maps[count++] = files->finished[i]->map;
  if (count == 0) return (cpl_place){files->file[0].name, 0};
  return cpl_source_place(maps, count, path);
}

/* ---- getting the text ------------------------------------------------------------------------ */

/* [-0, +0, v] Raise what went wrong with a file, at the line that required it. */
static void refuse(lua_State *L, complaint_status status, const char *name, const char *what) {
  lua_Debug ar = {0};
  const char *file = name;
  int line = 0;
  if (lua_getstack(L, 1, &ar) && lua_getinfo(L, "Sl", &ar) && ar.currentline > 0) {
    file = ar.short_src;
    line = ar.currentline;
  }
  complaint_error *err = &cpl_state_of(L)->failure;
  if (line == 0)
    (void)cpl_error_at(err, status, file, 0, "%s", what);
  else
    (void)cpl_error_at(err, status, file, line, "`require \"%s\"`: %s", name, what);
  (void)cpl_raise(L);
}

/* Dotted identifiers, and nothing that could leave a folder. */
static bool is_file_name(const char *name) {
  char part[CPL_FILE_NAME + 1];
  if (strlen(name) > CPL_FILE_NAME) return false;
  for (;;) {
    size_t n = strcspn(name, ".");
    memcpy(part, name, n);
    part[n] = '\0';
    if (!cpl_is_identifier(part)) return false;
    if (name[n] == '\0') return true;
    name += n + 1;
  }
}

/* What no policy may be made of, or NULL. */
static const char *unreadable(const char *text, size_t size) {
  if (size > 0 && text[0] == '\x1b') return "it is compiled: policies are read from their source";
  if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
    return "it begins with a byte order mark: save it as UTF-8 without one";
  if (size > 0 && memchr(text, '\0', size) != NULL) return "it holds a NUL byte";
  if (!cpl_utf8_valid(text, size)) return "it is not valid UTF-8";
  return NULL;
}

/* Ask the host, in the host's own locale. */
static complaint_status ask(lua_State *L, cpl_files *files, cpl_file *file, complaint_error *err) {
  cpl_state *state = cpl_state_of(L);
  cpl_state_leave(state);
  complaint_status status =
      files->source(files->context, file->name, &file->text, &file->size, err);
  cpl_state_enter(state);
  return status;
}

/* Fetch the text of a file whose name is set, and keep a copy of it. */
static void fetch(lua_State *L, cpl_files *files, cpl_file *file) {
  complaint_error said = {0};
  complaint_status status = ask(L, files, file, &said);
  if (status == COMPLAINT_E_NOMEM) refuse(L, status, file->name, "out of memory");
  if (status != COMPLAINT_OK)
    refuse(L, status, file->name, said.text[0] != '\0' ? said.text : "there is no such file");
  size_t most = cpl_meter_of(L)->limits.source_bytes;
  if (file->size > most) {
    const char *text = lua_pushfstring(L, "it is longer than %d bytes: split it", (int)most);
    refuse(L, COMPLAINT_E_LIMIT, file->name, text);
  }
  const char *why = unreadable(file->text, file->size);
  if (why != NULL) refuse(L, COMPLAINT_E_POLICY, file->name, why);
  file->text = cpl_arena_text(&files->arena, file->text, file->size);
  if (file->text == NULL) refuse(L, COMPLAINT_E_NOMEM, file->name, "out of memory");
  file->marked = strstr(file->text, "protected") != NULL;
}

/* ---- running --------------------------------------------------------------------------------- */

/* Lua 5.4.4 makes code that reads outside its stack where `_ENV` is a constant. */
static void refuse_environment(lua_State *L, const cpl_file *file) {
  const char *word = strstr(file->text, "_ENV");
  if (word == NULL) return;
  int line = 1;
  for (const char *c = file->text; c < word; c++) line += *c == '\n';
  (void)cpl_error_at(&cpl_state_of(L)->failure, COMPLAINT_E_POLICY, file->name, line,
                     "the word `_ENV` is not available to a policy, not even in a comment");
  (void)cpl_raise(L);
}

/* [-0, +1, v] Compile a file that was fetched. */
static void compile(lua_State *L, cpl_files *files, cpl_file *file) {
  refuse_environment(L, file);
  cpl_charge(L, file->size * CPL_SOURCE_BYTE * (1 + file->size / CPL_QUADRATIC));
  const char *chunk = lua_pushfstring(L, "=%s", file->name);
  cpl_meter_of(L)->own = true;
  int outcome = luaL_loadbufferx(L, file->text, file->size, chunk, "t");
  cpl_meter_of(L)->own = false;
  if (outcome == LUA_ERRMEM) refuse(L, COMPLAINT_E_NOMEM, file->name, "out of memory");
  if (outcome != LUA_OK && strchr(lua_tostring(L, -1), ':') == NULL) /* C stack overflow */
    refuse(L, COMPLAINT_E_POLICY, file->name, "it is nested too deeply");
  if (outcome != LUA_OK) lua_error(L);
  lua_remove(L, -2);
  cpl_environment_push(L);
  (void)lua_setupvalue(L, -2, 1);
  if (file->map != NULL) return;
  file->map = cpl_source_map_new(&files->arena, file->name, file->text, file->size);
  if (file->map == NULL) refuse(L, COMPLAINT_E_NOMEM, file->name, "out of memory");
#ifdef COMPLAINT_LUA_MISCOMPILES_COMPARISON_INDEX
  if (cpl_source_check(file->map, &cpl_state_of(L)->failure) != COMPLAINT_OK) (void)cpl_raise(L);
#endif
}

/* [-0, +0, v] A file requires itself, through those that are running since. */
static void refuse_cycle(lua_State *L, const cpl_files *files, const char *name) {
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  luaL_addstring(&buffer, "it requires itself: ");
  bool inside = false;
  for (size_t i = 0; i < files->count; i++) {
    if (!files->file[i].running) continue;
    inside = inside || strcmp(files->file[i].name, name) == 0;
    if (inside) luaL_addstring(&buffer, files->file[i].name);
    if (inside) luaL_addstring(&buffer, " -> ");
  }
  luaL_addstring(&buffer, name);
  luaL_pushresult(&buffer);
  refuse(L, COMPLAINT_E_POLICY, name, lua_tostring(L, -1));
}

/* A new file of that name, fetched. */
static void add_file(lua_State *L, cpl_files *files, const char *name) {
  if (files->count == CPL_FILES)
    refuse(L, COMPLAINT_E_LIMIT, name, "the policy has too many files: put some together");
  const char *copy = cpl_arena_text(&files->arena, name, strlen(name));
  if (copy == NULL) refuse(L, COMPLAINT_E_NOMEM, name, "out of memory");
  cpl_file *file = &files->file[files->count];
  *file = (cpl_file){.name = copy, .requires = bit_of(files, file)};
  files->count++;
  fetch(L, files, file);
}

/* [-0, +0, v] Whoever requires a policy is bound by what it protects, whatever becomes of the table
 * that it was given: so what a policy returned is kept as it was. The marks may stand in a part
 * that it requires, or in its own base. The policy that is loaded binds nobody yet. */
static void bind(lua_State *L, cpl_files *files, cpl_file *file) {
  int functions;
  if (!file->marked || file == &files->file[0]) return;
  bool is_policy = lua_getfield(L, -1, "processes") == LUA_TTABLE;
  lua_pop(L, 1);
  if (!is_policy) return;
  cpl_tree *tree = cpl_arena_new(files->trees, sizeof *tree);
  if (tree == NULL) refuse(L, COMPLAINT_E_NOMEM, file->name, "out of memory");
  cpl_convert(L, -1, NULL, files, tree, &functions);
  cpl_forget_kept(L, CPL_KEPT_FUNCTIONS); /* numbered anew in the policy itself */
  file->binds = tree;
  files->bound[files->bound_count++] = file;
}

/* All that are running require a file that has returned. */
static void note_requirement(cpl_files *files, const cpl_file *file) {
  for (size_t i = 0; i < files->count; i++) {
    if (!files->file[i].running) continue;
    files->file[i].requires |= file->requires;
    files->file[i].marked |= file->marked;
  }
}

/* [-0, +1, v] Run a file that was fetched. */
static void run(lua_State *L, cpl_files *files, cpl_file *file) {
  bool first = file->map == NULL;
  compile(L, files, file);
  file->running = true;
  lua_call(L, 0, 1);
  file->running = false;
  if (first) files->finished[files->finished_count++] = file;
  if (lua_istable(L, -1)) {
    if (first) bind(L, files, file);
    return;
  }
  const char *text =
      lua_pushfstring(L, "it must return a table, not %s: end it with `return { ... }`",
                      lua_isnil(L, -1) ? "nothing" : luaL_typename(L, -1));
  refuse(L, COMPLAINT_E_POLICY, file->name, text);
}

/* Does a file run that began after this one had returned? Who began earlier may have changed what
 * it returned. */
static bool is_passed_on(const cpl_files *files, const cpl_file *file) {
  for (const cpl_file *later = file + 1; later < files->file + files->count; later++)
    if (later->running) return true;
  return false;
}

void cpl_files_require(lua_State *L, cpl_files *files, const char *name) {
  cpl_reserve(L, 16);
  if (!is_file_name(name))
    refuse(L, COMPLAINT_E_POLICY, name, "a file is named by dotted words, as in `school.base`");
  size_t at = index_of(files, name);
  bool known = at < files->count;
  if (known && files->file[at].running) refuse_cycle(L, files, name);
  if (!known) add_file(L, files, name);
  cpl_file *file = &files->file[at];
  cpl_push_kept(L, CPL_KEPT_RETURNED);
  if (!known || is_passed_on(files, file)) {
    run(L, files, file);
    lua_pushvalue(L, -1); /* stack: returned value value     */
    lua_setfield(L, -3, name);
  } else {
    lua_getfield(L, -1, name);
  }
  lua_remove(L, -2);
  note_requirement(files, file);
}

/* The word `require`. Upvalue: the files. */
static int word_require(lua_State *L) {
  cpl_files *files = lua_touserdata(L, lua_upvalueindex(1));
  if (lua_type(L, 1) != LUA_TSTRING)
    return luaL_error(L, "`require` takes the name of a file, as in `require \"school.base\"`");
  if (files->source == NULL)
    return luaL_error(L, "`require` works only while the policy is loaded");
  size_t size;
  const char *name = lua_tolstring(L, 1, &size);
  cpl_files_require(L, files, strlen(name) == size ? name : "");
  return 1;
}

void cpl_files_open(lua_State *L, cpl_files *files) {
  lua_pushlightuserdata(L, files);
  lua_pushcclosure(L, word_require, 1);
  cpl_environment_add(L, "require");
}
