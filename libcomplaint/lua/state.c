/* state.c - see state.h. */
#define _POSIX_C_SOURCE 200809L /* newlocale, uselocale */
#include "libcomplaint/lua/state.h"

#include <stdlib.h>
#include <string.h>

#include "libcomplaint/lua/environment.h"

/* The meter is a member of the state that it measures. */
cpl_state *cpl_state_of(lua_State *L) {
  return (cpl_state *)(void *)((char *)cpl_meter_of(L) - offsetof(cpl_state, meter));
}

void cpl_state_enter(cpl_state *state) {
  state->outside = uselocale((locale_t)state->inside);
}

void cpl_state_leave(cpl_state *state) {
  (void)uselocale((locale_t)state->outside);
}

/* The registry's keys are addresses of these. */
static const char KEPT[CPL_KEPT_COUNT];

void cpl_push_kept(lua_State *L, cpl_kept which) {
  (void)lua_rawgetp(L, LUA_REGISTRYINDEX, &KEPT[which]);
}

void cpl_forget_kept(lua_State *L, cpl_kept which) {
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &KEPT[which]);
}

int cpl_raise(lua_State *L) {
  lua_pushnil(L);
  return lua_error(L);
}

/* ---- what went wrong ------------------------------------------------------------------------- */

static complaint_status tell_stop(const cpl_meter *meter, complaint_error *err) {
  const char *file = meter->file[0] != '\0' ? meter->file : "the policy";
  const cpl_script_limits *limits = &meter->limits;
  switch (meter->stopped) {
  case CPL_STOP_HOST: return cpl_error_nomem(err);
  case CPL_STOP_STRING:
    return cpl_error_at(err, COMPLAINT_E_LIMIT, file, meter->line,
                        "a text is longer than %zu bytes: make it of smaller parts",
                        limits->string_bytes);
  case CPL_STOP_STACK:
    return cpl_error_at(err, COMPLAINT_E_LIMIT, file, meter->line,
                        "functions call each other too deeply: look for one that calls itself "
                        "without end");
  case CPL_STOP_MEMORY:
    return cpl_error_at(err, COMPLAINT_E_LIMIT, file, meter->line,
                        "the policy takes more than %zu bytes of memory: make it smaller",
                        limits->memory);
  default:
    return cpl_error_at(err, COMPLAINT_E_LIMIT, file, meter->line,
                        "the policy works too long (out of fuel): look for a loop without end");
  }
}

/* "school.base:12: what is wrong", as Lua says it. Without a place in front it is about `policy`.
 */
static complaint_status tell_text(const char *text, const char *policy, complaint_error *err) {
  char file[CPL_FILE_NAME + 1];
  const char *colon = strchr(text, ':');
  if (colon != NULL && colon - text <= CPL_FILE_NAME) {
    char *end;
    long line = strtol(colon + 1, &end, 10);
    if (end > colon + 1 && strncmp(end, ": ", 2) == 0 && line > 0 && line < 1000000) {
      memcpy(file, text, (size_t)(colon - text));
      file[colon - text] = '\0';
      return cpl_error_at(err, COMPLAINT_E_POLICY, file, (int)line, "%s", end + 2);
    }
  }
  return cpl_error_at(err, COMPLAINT_E_POLICY, policy, 0, "%s", text);
}

static complaint_status tell(cpl_state *state, int outcome, complaint_error *err) {
  lua_State *L = state->L;
  if (state->meter.stopped != CPL_STOP_NONE) return tell_stop(&state->meter, err);
  if (outcome == LUA_OK) return COMPLAINT_OK;
  if (outcome == LUA_ERRMEM) return cpl_error_nomem(err);
  if (state->failure.status != COMPLAINT_OK) {
    if (err != NULL) *err = state->failure;
    return state->failure.status;
  }
  if (lua_type(L, -1) == LUA_TSTRING) return tell_text(lua_tostring(L, -1), state->meter.file, err);
  return cpl_error_at(err, COMPLAINT_E_POLICY, state->meter.file, 0,
                      "the policy raised a %s: write `error(\"a sentence\")`",
                      lua_typename(L, lua_type(L, -1)));
}

complaint_status cpl_state_run(cpl_state *state, lua_CFunction body, void *arguments,
                               complaint_error *err) {
  lua_State *L = state->L;
  state->failure.status = COMPLAINT_OK;
  cpl_state_enter(state);
  lua_pushcfunction(L, body);
  lua_pushlightuserdata(L, arguments);
  int outcome = lua_pcall(L, 1, 0, 0);
  complaint_status status = tell(state, outcome, err);
  lua_settop(L, 0);
  cpl_state_leave(state);
  return status;
}

/* ---- opening and closing --------------------------------------------------------------------- */

static int set_up(lua_State *L) {
  for (int i = 0; i < CPL_KEPT_COUNT; i++) cpl_forget_kept(L, (cpl_kept)i);
  cpl_environment_open(L);
  cpl_meter_arm(cpl_meter_of(L), L);
  return 0;
}

complaint_status cpl_state_open(cpl_state *state, const complaint_memory *memory,
                                const cpl_script_limits *limits, complaint_error *err) {
  *state = (cpl_state){0};
  cpl_meter_begin(&state->meter, memory, limits);
  state->inside = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (state->inside != NULL) state->L = lua_newstate(cpl_meter_realloc, &state->meter);
  if (state->L == NULL) {
    cpl_state_close(state);
    if (state->meter.stopped != CPL_STOP_NONE) return tell_stop(&state->meter, err);
    return cpl_error_nomem(err);
  }
  *(cpl_meter **)lua_getextraspace(state->L) = &state->meter;
  lua_gc(state->L, LUA_GCSTOP);
  return cpl_state_run(state, set_up, NULL, err);
}

void cpl_state_close(cpl_state *state) {
  if (state->L != NULL) lua_close(state->L);
  if (state->inside != NULL) freelocale((locale_t)state->inside);
  state->L = NULL;
  state->inside = NULL;
}
