/* fine_lua.c - a peer in plain Lua. The loop over the questions is in Lua too, so that the way into
 * Lua is paid for once in 512 questions. */
#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>

#include "tests/bench/fine.h"

struct fine_lua {
  lua_State *L;
  fine questions[FINE_QUESTIONS];
  uint32_t order[FINE_QUESTIONS];
  uint64_t seed;
  lua_Integer expected;
};

static const char SOURCE[] =
    "local offences = ...\n"
    "local rows = {}\n"
    "for n = 1, offences do\n"
    "  for severity = 0, 3 do\n"
    "    for prior = 0, 1 do\n"
    "      rows[#rows + 1] = { offence = 'o' .. n, severity = severity, prior = prior,\n"
    "                          fine = severity + prior > 2 }\n"
    "    end\n"
    "  end\n"
    "end\n"
    "local function match(case)\n"
    "  local offence, severity, prior = case.offence, case.severity, case.prior\n"
    "  for i = 1, #rows do\n"
    "    local row = rows[i]\n"
    "    if row.offence == offence and row.severity == severity and row.prior == prior then\n"
    "      return row\n"
    "    end\n"
    "  end\n"
    "end\n"
    "return function(cases)\n"
    "  local fines = 0\n"
    "  for i = 1, #cases do\n"
    "    if match(cases[i]).fine then fines = fines + 1 end\n"
    "  end\n"
    "  return fines\n"
    "end\n";

/* [-0, +1, e] The cases in the present order. */
static void push_cases(fine_lua *peer) {
  lua_State *L = peer->L;
  lua_createtable(L, FINE_QUESTIONS, 0); /* stack: cases */
  for (int i = 0; i < FINE_QUESTIONS; i++) {
    fine f = peer->questions[peer->order[i]];
    lua_createtable(L, 0, 3); /* stack: cases case */
    (void)lua_pushfstring(L, "o%d", (int)f.offence);
    lua_setfield(L, -2, "offence");
    lua_pushinteger(L, f.severity);
    lua_setfield(L, -2, "severity");
    lua_pushinteger(L, f.prior);
    lua_setfield(L, -2, "prior");
    lua_rawseti(L, -2, i + 1); /* stack: cases */
  }
}

/* The stack holds the function, always, and before a run its argument. */
static void prepare(void *context) {
  fine_lua *peer = context;
  lua_settop(peer->L, 1);
  bench_shuffle(peer->order, FINE_QUESTIONS, &peer->seed);
  lua_pushvalue(peer->L, 1);
  push_cases(peer); /* stack: function function cases */
}

static void run(void *context) {
  fine_lua *peer = context;
  bench_require(lua_pcall(peer->L, 1, 1, 0) == LUA_OK, "Lua fails");
  bench_require(lua_tointeger(peer->L, -1) == peer->expected, "Lua answers otherwise");
}

fine_lua *fine_lua_new(uint32_t offences, bench_task *task) {
  fine_lua *peer = calloc(1, sizeof *peer);
  bench_require(peer != NULL, "no memory");
  peer->L = luaL_newstate();
  bench_require(peer->L != NULL && luaL_loadstring(peer->L, SOURCE) == LUA_OK, "no Lua");
  lua_pushinteger(peer->L, offences);
  bench_require(lua_pcall(peer->L, 1, 1, 0) == LUA_OK, "no table in Lua");
  for (int i = 0; i < FINE_QUESTIONS; i++) {
    peer->questions[i] = fine_pick(&peer->seed, offences);
    peer->expected += fine_is_open(peer->questions[i]);
  }
  *task = (bench_task){.what = "one match in Lua",
                       .unit = BENCH_NS,
                       .aim = BENCH_NO_AIM,
                       .times = FINE_QUESTIONS,
                       .prepare = prepare,
                       .run = run,
                       .context = peer};
  return peer;
}

void fine_lua_free(fine_lua *peer) {
  if (peer == NULL) return;
  lua_close(peer->L);
  free(peer);
}
