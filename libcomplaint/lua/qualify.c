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

/* ---- qualifying ------------------------------------------------------------------------------ */

/* How the strings of a table are to be read. */
typedef enum reading {
  PLAIN,
  CITES,  /* entries of the list are clause numbers */
  CLAUSES /* names are clause numbers               */
} reading;

typedef struct qualifier {
  lua_State *L;
  const char *regulation; /* held by the table that is qualified                            */
  int done;               /* stack index of the first of three tables, one for each reading:
                             table -> its qualified form                                    */
} qualifier;

static bool is_cite_key(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TSTRING) return false;
  const char *key = lua_tostring(L, index);
  return strcmp(key, "cites") == 0 || strcmp(key, "heeds") == 0;
}

/* [-1, +1, v] Qualify the clause number on top; one that is qualified already stays. */
static void qualify_number(const qualifier *q) {
  const char *number = lua_tostring(q->L, -1);
  if (strchr(number, ':') != NULL) return;
  cpl_charge(q->L, CPL_NODE);
  lua_pushfstring(q->L, "%s:", q->regulation);
  lua_insert(q->L, -2);
  lua_concat(q->L, 2);
}

static void qualify_table(const qualifier *q, reading as, int depth);

/* How the table under the key at `index` of a table that is read `as` is to be read itself. */
static reading read_below(lua_State *L, int index, reading as, int depth) {
  if (is_cite_key(L, index)) return CITES;
  if (as == CITES && lua_type(L, index) == LUA_TNUMBER) return CITES;
  if (depth == 1 && lua_type(L, index) == LUA_TSTRING &&
      strcmp(lua_tostring(L, index), "clauses") == 0)
    return CLAUSES;
  return PLAIN;
}

/* [-2, +2, v] Qualify the key and the value on top. */
static void qualify_entry(const qualifier *q, reading as, int depth) {
  lua_State *L = q->L;
  reading below = read_below(L, -2, as, depth);
  if (lua_type(L, -1) == LUA_TTABLE)
    qualify_table(q, below, depth + 1);
  else if (lua_type(L, -1) == LUA_TSTRING && below == CITES)
    qualify_number(q);
  if (as != CLAUSES || lua_type(L, -2) != LUA_TSTRING) return;
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
static void qualify_table(const qualifier *q, reading as, int depth) {
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
  if (as == CLAUSES) {
    lua_newtable(L);
    lua_replace(L, copy);
  } /* stack: table copy (or nil)      */
  lua_pushnil(L);
  while (lua_next(L, table)) { /* stack: table copy key value     */
    cpl_charge(L, CPL_STEP);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    qualify_entry(q, as, depth); /* stack: ... key value key' value' */
    if (as == CLAUSES)
      lua_rawset(L, copy);
    else
      put_changed(L, table, copy);
    lua_pop(L, 1);
  }
  finish(L, table, done);
}

void cpl_qualify(lua_State *L) {
  int table = lua_gettop(L);
  lua_getfield(L, table, "regulation"); /* stack: table regulation         */
  if (lua_type(L, -1) == LUA_TSTRING) {
    cpl_meter_of(L)->own = true;
    for (int i = PLAIN; i <= CLAUSES; i++) lua_newtable(L);
    qualifier q = {L, lua_tostring(L, table + 1), table + 2};
    lua_pushvalue(L, table); /* stack: table regulation done done done table */
    qualify_table(&q, PLAIN, 1);
    cpl_meter_of(L)->own = false;
    lua_replace(L, table);
  }
  lua_settop(L, table);
}
