/* words.c - CPL_WORDS of libraries.h: the words of the policy language that are plain tables. */
#include "libcomplaint/lua/libraries.h"

#include <stdbool.h>

#include "libcomplaint/lua/extend.h"

/* [-0, +1, m] { unit = unit, amount = amount } */
static int push_limit(lua_State *L, const char *unit, lua_Integer amount) {
  lua_createtable(L, 0, 2);
  lua_pushstring(L, unit);
  lua_setfield(L, -2, "unit");
  lua_pushinteger(L, amount);
  lua_setfield(L, -2, "amount");
  return 1;
}

/* What is no amount goes into the policy as none, -1: whoever reads the limit says so, together
 * with all else that is wrong there. */
static int limit(lua_State *L, const char *unit) {
  bool good = lua_gettop(L) == 1 && lua_isinteger(L, 1) && lua_tointeger(L, 1) >= 0;
  return push_limit(L, unit, good ? lua_tointeger(L, 1) : -1);
}

static int word_working_days(lua_State *L) {
  return limit(L, "working_days");
}
static int word_days(lua_State *L) {
  return limit(L, "days");
}
static int word_weeks(lua_State *L) {
  return limit(L, "weeks");
}
static int word_months(lua_State *L) {
  return limit(L, "months");
}
static int word_years(lua_State *L) {
  return limit(L, "years");
}
static int word_hours(lua_State *L) {
  return limit(L, "hours");
}
static int word_minutes(lua_State *L) {
  return limit(L, "minutes");
}
static int word_seconds(lua_State *L) {
  return limit(L, "seconds");
}

/* The list itself, marked with what its order means. */
static int ordered(lua_State *L, const char *word, const char *order) {
  if (lua_gettop(L) != 1 || !lua_istable(L, 1))
    return luaL_error(L, "`%s` takes one list, as in `%s { { id = \"warning\" } }`", word, word);
  lua_pushstring(L, "order");
  lua_pushstring(L, order);
  lua_rawset(L, 1);
  return 1;
}

static int word_ladder(lua_State *L) {
  return ordered(L, "ladder", "severity");
}
static int word_menu(lua_State *L) {
  return ordered(L, "menu", "none");
}

const luaL_Reg CPL_WORDS[] = {
    {"days", word_days},     {"extend", cpl_extend},
    {"hours", word_hours},   {"ladder", word_ladder},
    {"menu", word_menu},     {"minutes", word_minutes},
    {"months", word_months}, {"seconds", word_seconds},
    {"weeks", word_weeks},   {"working_days", word_working_days},
    {"years", word_years},   {NULL, NULL},
};

int cpl_word_at_once(lua_State *L) {
  return push_limit(L, "minutes", 0);
}
