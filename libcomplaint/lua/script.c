/* script.c - see script.h. */
#include "libcomplaint/lua/script.h"

#include <string.h>

#include <lauxlib.h>

#include "libcomplaint/base/text.h"
#include "libcomplaint/lua/convert.h"
#include "libcomplaint/lua/files.h"
#include "libcomplaint/lua/qualify.h"
#include "libcomplaint/lua/state.h"

struct cpl_script {
  complaint_memory memory;
  cpl_state state; /* closed when there are no functions */
  cpl_files files;
  int functions;
  size_t idle, idle_stack; /* bytes that the state and its stack had when they were swept */
};

/* ---- loading --------------------------------------------------------------------------------- */

typedef struct loading {
  cpl_script *script;
  const char *name;
  cpl_tree *tree;
} loading;

static int load(lua_State *L) {
  loading *l = lua_touserdata(L, 1);
  cpl_files_open(L, &l->script->files);
  cpl_files_require(L, &l->script->files, l->name);
  const char *regulation = cpl_push_regulation(L, -1); /* stack: ... returned regulation  */
  cpl_convert(L, -2, regulation, &l->script->files, l->tree, &l->script->functions);
  return 0;
}

/* Between calls only the functions are kept. */
static int forget(lua_State *L) {
  cpl_forget_kept(L, CPL_KEPT_RETURNED);
  return 0;
}

/* Collect what the last run left, a larger stack included, so that the next run finds the state as
 * any other did. */
static void sweep(cpl_script *script) {
  (void)lua_gc(script->state.L, LUA_GCCOLLECT);
  (void)lua_checkstack(script->state.L, CPL_STACK_IDLE);
  script->idle = script->state.meter.used;
  script->idle_stack = script->state.meter.stack_bytes;
}

/* Keep what calls will need of what loading made. */
static complaint_status settle(cpl_script *script, complaint_error *err) {
  script->files.source = NULL;
  if (script->functions == 0) {
    cpl_state_close(&script->state);
    return COMPLAINT_OK;
  }
  complaint_status status = cpl_state_run(&script->state, forget, NULL, err);
  sweep(script);
  return status;
}

cpl_script *cpl_script_load(const complaint_memory *memory, const cpl_script_limits *limits,
                            cpl_source source, void *context, const char *name, cpl_arena *arena,
                            cpl_tree *tree, complaint_error *err) {
  complaint_memory all = cpl_memory_or_default(memory);
  cpl_script *script = cpl_new(&all, sizeof *script);
  if (script == NULL) {
    (void)cpl_error_nomem(err);
    return NULL;
  }
  script->memory = all;
  cpl_files_begin(&script->files, &all, source, context, arena);
  loading l = {script, name, tree};
  complaint_status status = cpl_state_open(&script->state, &all, limits, err);
  cpl_error_field(script->state.meter.file, sizeof script->state.meter.file, name);
  if (status == COMPLAINT_OK) status = cpl_state_run(&script->state, load, &l, err);
  if (status == COMPLAINT_OK) status = settle(script, err);
  if (status == COMPLAINT_OK) return script;
  cpl_script_free(script);
  return NULL;
}

void cpl_script_free(cpl_script *script) {
  if (script == NULL) return;
  cpl_state_close(&script->state);
  cpl_files_end(&script->files);
  cpl_delete(&script->memory, script, sizeof *script);
}

cpl_place cpl_script_place(const cpl_script *script, const char *path) {
  return cpl_files_place(&script->files, NULL, path);
}

size_t cpl_script_bound_count(const cpl_script *script) {
  return script->files.bound_count;
}

const cpl_tree *cpl_script_bound(const cpl_script *script, size_t i) {
  return script->files.bound[i]->binds;
}

bool cpl_script_bound_requires(const cpl_script *script, size_t i, size_t j) {
  const cpl_files *files = &script->files;
  return cpl_file_requires(files, files->bound[i], files->bound[j]);
}

cpl_place cpl_script_bound_place(const cpl_script *script, size_t i, const char *path) {
  return cpl_files_place(&script->files, script->files.bound[i], path);
}

bool cpl_script_has_functions(const cpl_script *script) {
  return script->functions > 0;
}

const char *cpl_script_release(void) {
  return LUA_RELEASE;
}

/* ---- calling --------------------------------------------------------------------------------- */

typedef struct call {
  int number;
  const cpl_script_fact *facts;
  size_t count;
  bool holds;
  char *reason;
  size_t reason_size;
} call;

/* [-0, +1, v] */
static void push_fact(lua_State *L, const cpl_script_fact *fact) {
  switch (fact->kind) {
  case CPL_FACT_BOOLEAN: lua_pushboolean(L, fact->integer != 0); return;
  case CPL_FACT_INTEGER: lua_pushinteger(L, fact->integer); return;
  case CPL_FACT_TEXT: lua_pushstring(L, fact->texts[0]); return;
  case CPL_FACT_TEXTS: break;
  }
  lua_createtable(L, (int)fact->text_count, 0);
  for (size_t i = 0; i < fact->text_count; i++) {
    cpl_charge(L, CPL_NODE);
    lua_pushstring(L, fact->texts[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* [-0, +0, v] Raise that the function at index 2 answered `what`. */
static void refuse_answer(lua_State *L, const char *what, int index) {
  lua_Debug ar;
  lua_pushvalue(L, 2);
  (void)lua_getinfo(L, ">S", &ar);
  (void)cpl_error_at(&cpl_state_of(L)->failure, COMPLAINT_E_POLICY, ar.short_src, ar.linedefined,
                     "the function must return %s, not a %s", what, luaL_typename(L, index));
  (void)cpl_raise(L);
}

/* The function's two results are on top. */
static void take_answer(lua_State *L, call *c) {
  int holds = lua_gettop(L) - 1, reason = holds + 1;
  size_t size = 0;
  if (!lua_isboolean(L, holds)) refuse_answer(L, "true or false", holds);
  c->holds = lua_toboolean(L, holds);
  if (lua_isnil(L, reason)) return;
  const char *text = lua_type(L, reason) == LUA_TSTRING ? lua_tolstring(L, reason, &size) : NULL;
  if (text == NULL || strlen(text) != size || !cpl_utf8_valid(text, size))
    refuse_answer(L, "the id of a reason, a text, as its second value", reason);
  cpl_error_field(c->reason, c->reason_size, text);
}

static int run_function(lua_State *L) {
  call *c = lua_touserdata(L, 1);
  cpl_push_function(L, c->number);
  lua_pushvalue(L, 2);
  lua_createtable(L, 0, (int)c->count); /* stack: call function function facts */
  for (size_t i = 0; i < c->count; i++) {
    cpl_charge(L, CPL_NODE);
    push_fact(L, &c->facts[i]);
    lua_setfield(L, -2, c->facts[i].name);
  }
  lua_call(L, 1, 2);
  take_answer(L, c);
  return 0;
}

complaint_status cpl_script_call(cpl_script *script, int number, const cpl_script_fact *facts,
                                 size_t count, bool *holds, char *reason, size_t reason_size,
                                 complaint_error *err) {
  if (number < 1 || number > script->functions)
    return cpl_error(err, COMPLAINT_E_ARGUMENT, "the policy has no function %d", number);
  call c = {number, facts, count, false, reason, reason_size};
  cpl_error_field(reason, reason_size, "");
  cpl_meter *meter = &script->state.meter;
  cpl_meter_refill(meter);
  complaint_status status = cpl_state_run(&script->state, run_function, &c, err);
  if (meter->used > script->idle + CPL_GARBAGE || meter->stack_bytes > script->idle_stack)
    sweep(script);
  if (status == COMPLAINT_OK) *holds = c.holds;
  return status;
}
