/* meter.h - what a script has left of its fuel and its memory.
 *
 * Lua allocates through the meter, a hook charges the instructions, our own C functions charge
 * their loops. A limit that was passed stays passed: `stopped` says which, and nobody asks the
 * script whether it agrees.
 *
 * The dearest instruction. Lua tells its allocator enough to know the longest string, the largest
 * stack and the largest table; `step` is the price of an instruction that meets them all.
 * Knows: limits, the Lua API. Must not know: what runs. */
#ifndef CPL_LUA_METER_H
#define CPL_LUA_METER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

#include "libcomplaint/lua/limits.h"
#include "libcomplaint/lua/script.h"

typedef enum cpl_stop {
  CPL_STOP_NONE,
  CPL_STOP_FUEL,
  CPL_STOP_MEMORY,
  CPL_STOP_STRING,
  CPL_STOP_STACK,
  CPL_STOP_HOST /* the host had no memory; forgotten by the next refill */
} cpl_stop;

typedef struct cpl_meter {
  complaint_memory memory;
  lua_State *L;               /* NULL while Lua is being set up: then nothing costs fuel  */
  cpl_script_limits limits;   /* none of them 0                                           */
  int64_t fuel;               /* left                                                     */
  size_t room;                /* bytes left                                               */
  size_t used;                /* bytes that Lua holds                                     */
  int64_t step;               /* what an instruction costs                                */
  size_t string, hash, array; /* the largest: bytes, slots, entries                      */
  size_t node_bytes;          /* of one slot of a table by name                           */
  const void *last_part;      /* the last block that was made or resized and is no object */
  size_t last_part_bytes;
  const void *stack; /* Lua's stack                                              */
  size_t stack_bytes;
  bool finding_stack; /* the next block that is no object is the stack            */
  bool own;           /* the parser, or our own C, lays out tables that no script can reach */
  cpl_stop stopped;
  char file[CPL_FILE_NAME + 1]; /* where the script was when it was last looked at      */
  int line;
} cpl_meter;

void cpl_meter_begin(cpl_meter *meter, const complaint_memory *memory,
                     const cpl_script_limits *limits);
/* A lua_Alloc; its context is the meter. */
void *cpl_meter_realloc(void *context, void *ptr, size_t old_size, size_t new_size);

/* [-0, +0, m] Learn what Lua's blocks look like; then everything costs. */
void cpl_meter_arm(cpl_meter *meter, lua_State *L);
/* Fuel as at first, and the memory that is not used now. */
void cpl_meter_refill(cpl_meter *meter);

/* [-0, +0, v] Pay for `amount` units, or for copying `bytes`, in a C function called by Lua. */
void cpl_charge(lua_State *L, size_t amount);
void cpl_charge_bytes(lua_State *L, size_t bytes);

/* [-0, +0, v] Room for `slots` more on the stack. */
void cpl_reserve(lua_State *L, int slots);

/* The meter of a state. */
cpl_meter *cpl_meter_of(lua_State *L);

#endif
