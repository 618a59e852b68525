/* qualify.c - see qualify.h. */
#include "libcomplaint/lua/qualify.h"

#include <stdbool.h>
#include <string.h>

#include <lauxlib.h>

#include "libcomplaint/lua/state.h"

void cpl_push_copy(lua_State *L, int index) {
  int table = lua_absindex(L, index);
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, table)) { /* stack: copy key value           */
    cpl_charge(L, CPL_ENTRY);
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
  }
}

/* ---- what is a clause number ----------------------------------------------------------------- */

cpl_texts cpl_texts_below(const char *key, cpl_texts as, bool at_root) {
  if (key == NULL) return as == CPL_TEXTS_CITES ? CPL_TEXTS_CITES : CPL_TEXTS_PLAIN;
  if (strcmp(key, "cites") == 0 || strcmp(key, "heeds") == 0) return CPL_TEXTS_CITES;
  return at_root && strcmp(key, "clauses") == 0 ? CPL_TEXTS_CLAUSES : CPL_TEXTS_PLAIN;
}

/* ---- qualifying ------------------------------------------------------------------------------ */

typedef struct qualifier {
  lua_State *L;
  const char *regulation; /* held by the table that is qualified                            */
  int done;               /* stack index of the first of three tables, one for each reading:
                             table -> its qualified form                                    */
} qualifier;

/* [-1, +1, v] Qualify the clause number on top; one that is qualified already stays. */
static void qualify_number(const qualifier *q) {
  const char *number = lua_tostring(q->L, -1);
  if (strchr(number, ':') != NULL) return;
  cpl_charge(q->L, CPL_NODE);
  lua_pushfstring(q->L, "%s:", q->regulation);
  lua_insert(q->L, -2);
  lua_concat(q->L, 2);
}

static void qualify_table(const qualifier *q, cpl_texts as, int depth);

/* [-2, +2, v] Qualify the key and the value on top. */
static void qualify_entry(const qualifier *q, cpl_texts as, int depth) {
  lua_State *L = q->L;
  const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
  cpl_texts below = cpl_texts_below(key, as, depth == 1);
  if (lua_type(L, -1) == LUA_TTABLE)
    qualify_table(q, below, depth + 1);
  else if (lua_type(L, -1) == LUA_TSTRING && below == CPL_TEXTS_CITES)
    qualify_number(q);
  if (as != CPL_TEXTS_CLAUSES || key == NULL) return;
  lua_insert(L, -2);
  qualify_number(q);
  lua_insert(L, -2);
}

/* [-2, +0, v] If the new key and value on top differ from the old ones below them, put them into
 * the copy at `copy`, which is made of the table at `table` when it is first needed. */
static void put_changed(lua_State *L, int table, int copy) {
  if (lua_rawequal(L, -4, -2) && lua_rawequal(L, -3, -1)) {
    lua_pop(L, 2);
    return;
  }
  if (lua_isnil(L, copy)) {
    cpl_push_copy(L, table);
    lua_replace(L, copy);
  }
  lua_rawset(L, copy);
}

/* [-1, +1, v] Replace the table below by the one on top, if there is one, of which it becomes the
 * qualified form. */
static void finish(lua_State *L, int table, int done) {
  if (lua_isnil(L, -1)) lua_copy(L, table, -1);
  lua_pushvalue(L, table);
  lua_pushvalue(L, table + 1);
  lua_rawset(L, done);
  lua_replace(L, table);
}

/* [-1, +1, v] Qualify the table on top and all below it. Where names change the copy begins empty,
 * so that none has to be taken away again. */
static void qualify_table(const qualifier *q, cpl_texts as, int depth) {
  lua_State *L = q->L;
  cpl_reserve(L, 16);
  if (depth > CPL_DEPTH)
    luaL_error(L, "tables stand in tables more than %d deep, or in themselves", (int)CPL_DEPTH);
  int table = lua_gettop(L), copy = table + 1, done = q->done + (int)as;
  lua_pushvalue(L, table);
  if (lua_rawget(L, done) == LUA_TTABLE) {
    lua_replace(L, table);
    return;
  }
  if (as == CPL_TEXTS_CLAUSES) {
    lua_newtable(L);
    lua_replace(L, copy);
  } /* stack: table copy (or nil)      */
  lua_pushnil(L);
  while (lua_next(L, table)) { /* stack: table copy key value     */
    cpl_charge(L, CPL_STEP);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    qualify_entry(q, as, depth); /* stack: ... key value key' value' */
    if (as == CPL_TEXTS_CLAUSES)
      lua_rawset(L, copy);
    else
      put_changed(L, table, copy);
    lua_pop(L, 1);
  }
  finish(L, table, done);
}

const char *cpl_push_regulation(lua_State *L, int index) {
  (void)lua_getfield(L, index, "regulation");
  if (lua_type(L, -1) == LUA_TTABLE) {
    (void)lua_rawgeti(L, -1, 1);
    lua_remove(L, -2);
  }
  if (lua_type(L, -1) == LUA_TSTRING) return lua_tostring(L, -1);
  lua_pop(L, 1);
  lua_pushnil(L);
  return NULL;
}

void cpl_qualify(lua_State *L) {
  int table = lua_gettop(L);
  const char *regulation = cpl_push_regulation(L, table); /* stack: table regulation         */
  if (regulation != NULL) {
    cpl_meter_of(L)->own = true;
    for (int i = CPL_TEXTS_PLAIN; i <= CPL_TEXTS_CLAUSES; i++) lua_newtable(L);
    qualifier q = {L, regulation, table + 2};
    lua_pushvalue(L, table); /* stack: table regulation done done done table */
    qualify_table(&q, CPL_TEXTS_PLAIN, 1);
    cpl_meter_of(L)->own = false;
    lua_replace(L, table);
  }
  lua_settop(L, table);
}
