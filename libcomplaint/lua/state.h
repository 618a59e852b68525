/* state.h - one Lua state under its meter, and the one door into it.
 *
 * Whatever can raise runs inside cpl_state_run; nothing else touches Lua but to open and to close.
 * Inside, the C locale holds: Lua compares, reads and writes by the locale of the process.
 * Knows: the meter, the environment. Must not know: files, policies. */
#ifndef CPL_LUA_STATE_H
#define CPL_LUA_STATE_H

#include <locale.h>

#include <lua.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/lua/meter.h"

typedef struct cpl_state {
  lua_State *L;
  cpl_meter meter;
  complaint_error failure; /* what cpl_raise said; its status is OK when nothing was raised */
  void *inside, *outside;  /* the C locale, and the one of the host while it does not hold  */
} cpl_state;

/* Open a state with the policies' environment in it. `state` must not move while it is open. */
complaint_status cpl_state_open(cpl_state *state, const complaint_memory *memory,
                                const cpl_script_limits *limits, complaint_error *err);
/* Close it; also one that could not be opened, or was closed before. */
void cpl_state_close(cpl_state *state);

/* Call `body` with `arguments` as a light userdata. Its results are dropped. */
complaint_status cpl_state_run(cpl_state *state, lua_CFunction body, void *arguments,
                               complaint_error *err);

/* Leave the C locale for a call of the host's, and come back. */
void cpl_state_leave(cpl_state *state);
void cpl_state_enter(cpl_state *state);

/* Tables that live as long as the state, out of a policy's sight. */
typedef enum cpl_kept {
  CPL_KEPT_RETURNED,  /* name of a file -> what it returned        */
  CPL_KEPT_FUNCTIONS, /* number -> function, function -> number    */
  CPL_KEPT_COUNT
} cpl_kept;

/* [-0, +1, m] Push one of them. */
void cpl_push_kept(lua_State *L, cpl_kept which);
/* [-0, +0, m] Begin one of them anew. */
void cpl_forget_kept(lua_State *L, cpl_kept which);

/* The state that a meter of a Lua state belongs to. */
cpl_state *cpl_state_of(lua_State *L);

/* [-0, +0, v] Raise `failure`, which is this state's and has been filled. Never returns. */
int cpl_raise(lua_State *L);

#endif
