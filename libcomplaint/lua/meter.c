/* meter.c - see meter.h. */
#include "libcomplaint/lua/meter.h"

#include <lauxlib.h>

#include "libcomplaint/base/error.h"

enum {
  HEADER = 32,                        /* bytes of a string object that are not its text, at most */
  VALUE = 2 * (int)sizeof(lua_Number) /* bytes of a value in a list or on the stack              */
};

static void tick(lua_State *L, lua_Debug *ar);

cpl_meter *cpl_meter_of(lua_State *L) {
  return *(cpl_meter **)lua_getextraspace(L);
}

static size_t or_default(size_t value, size_t otherwise) {
  return value != 0 ? value : otherwise;
}

void cpl_meter_begin(cpl_meter *meter, const complaint_memory *memory,
                     const cpl_script_limits *limits) {
  cpl_script_limits given = limits != NULL ? *limits : (cpl_script_limits){0};
  *meter = (cpl_meter){.memory = *memory, .step = CPL_STEP};
  meter->limits.fuel = given.fuel > 0 ? given.fuel : CPL_DEFAULT_FUEL;
  meter->limits.memory = or_default(given.memory, CPL_DEFAULT_MEMORY);
  meter->limits.source_bytes = or_default(given.source_bytes, CPL_DEFAULT_SOURCE);
  meter->limits.string_bytes = or_default(given.string_bytes, CPL_DEFAULT_STRING);
  cpl_meter_refill(meter);
}

void cpl_meter_refill(cpl_meter *meter) {
  meter->fuel = meter->limits.fuel;
  meter->room = meter->limits.memory > meter->used ? meter->limits.memory - meter->used : 0;
  meter->step = CPL_STEP;
  meter->own = false;
  if (meter->stopped == CPL_STOP_HOST) meter->stopped = CPL_STOP_NONE;
  meter->string = meter->hash = meter->array = 0;
  if (meter->L != NULL) lua_sethook(meter->L, tick, LUA_MASKCOUNT, CPL_TICK);
}

/* ---- the dearest instruction ----------------------------------------------------------------- */

static size_t excess(size_t value, size_t free_part, size_t rate) {
  return value > free_part ? (value - free_part) / rate : 0;
}

/* Rows grow; what the present tick has left runs at the new price too. */
static void reprice(cpl_meter *meter) {
  size_t slots = meter->stack_bytes / VALUE;
  int64_t step = CPL_STEP + (int64_t)(excess(meter->string, CPL_STRING_FREE, CPL_STRING_RATE) +
                                      excess(slots, CPL_STACK_FREE, CPL_STACK_RATE) +
                                      excess(meter->hash, CPL_HASH_FREE, CPL_HASH_RATE));
  if (step > meter->step) meter->fuel -= (step - meter->step) * CPL_TICK;
  meter->step = step;
}

static void raise_to(cpl_meter *meter, size_t *largest, size_t value) {
  if (value <= *largest) return;
  *largest = value;
  reprice(meter);
}

/* The slots of a table by name are a power of two; no list that doubles has such a size. */
static size_t hash_slots(const cpl_meter *meter, size_t size) {
  size_t slots = size / meter->node_bytes;
  return slots * meter->node_bytes == size && (slots & (slots - 1)) == 0 ? slots : 0;
}

/* ---- allocation ------------------------------------------------------------------------------ */

static bool stop(cpl_meter *meter, cpl_stop why) {
  if (meter->stopped == CPL_STOP_NONE) meter->stopped = why;
  return false;
}

/* Stop, but let the present instruction have its memory: at the next one the place can be named. */
static void stop_soon(cpl_meter *meter, cpl_stop why) {
  stop(meter, why);
  lua_sethook(meter->L, tick, LUA_MASKCOUNT, 1);
}

/* A block that is no object: part of a table, or the stack. A new one may mean that a table is laid
 * out anew, for which Lua counts its entries. */
static void see_part(cpl_meter *meter, bool fresh, size_t size) {
  size_t slots = fresh ? hash_slots(meter, size) : 0;
  if (slots > 0)
    raise_to(meter, &meter->hash, slots);
  else
    raise_to(meter, &meter->array, size / VALUE);
  if (fresh) meter->fuel -= (int64_t)(meter->array / CPL_ARRAY_RATE);
}

/* May a block grow? `kind` is Lua's type of a new object, 0 for other new blocks, -1 for one that
 * is resized. Fuel never refuses memory: the next look at it stops the script. */
static bool admit(cpl_meter *meter, int kind, size_t old_size, size_t new_size) {
  if (meter->stopped == CPL_STOP_MEMORY) return false;
  if (new_size - old_size > meter->room) return stop(meter, CPL_STOP_MEMORY);
  if (meter->L == NULL) return true;
  if (kind == LUA_TSTRING) {
    raise_to(meter, &meter->string, new_size);
    if (new_size > meter->limits.string_bytes + HEADER) stop_soon(meter, CPL_STOP_STRING);
  }
  meter->fuel -= CPL_ALLOCATION + (int64_t)((new_size - old_size) / CPL_BYTES_PER_FUEL);
  if (kind <= 0 && !meter->own) see_part(meter, kind == 0, new_size);
  return true;
}

/* Some releases resize the stack; others copy it into a new block and free the old one. */
static void follow_stack(cpl_meter *meter, const void *ptr, size_t new_size) {
  bool is_stack = ptr != NULL && ptr == meter->stack;
  if (!is_stack && !(meter->finding_stack && new_size > 0)) return;
  meter->finding_stack = false;
  meter->stack = meter->last_part;
  meter->stack_bytes = meter->last_part_bytes;
  reprice(meter);
  if (meter->L != NULL && meter->stack_bytes > CPL_STACK_SLOTS * VALUE)
    stop_soon(meter, CPL_STOP_STACK);
}

void *cpl_meter_realloc(void *context, void *ptr, size_t old_size, size_t new_size) {
  cpl_meter *meter = context;
  int kind = ptr == NULL ? (int)old_size : -1;
  if (ptr == NULL) old_size = 0;
  if (ptr == NULL && new_size == 0) return NULL;
  if (new_size > old_size && !admit(meter, kind, old_size, new_size)) return NULL;
  void *block = meter->memory.realloc(meter->memory.context, ptr, old_size, new_size);
  if (block == NULL && new_size > 0) return NULL;
  meter->room += old_size - new_size;
  meter->used += new_size - old_size;
  if (kind <= 0 && new_size > 0) {
    meter->last_part = block;
    meter->last_part_bytes = new_size;
  }
  follow_stack(meter, ptr, new_size);
  return block;
}

/* ---- looking at the fuel --------------------------------------------------------------------- */

static void remember_place(cpl_meter *meter, lua_State *L, lua_Debug *ar) {
  lua_getinfo(L, "Sl", ar);
  if (ar->currentline < 1) return;
  cpl_error_field(meter->file, sizeof meter->file, ar->short_src);
  meter->line = ar->currentline;
}

static void tick(lua_State *L, lua_Debug *ar) {
  cpl_meter *meter = cpl_meter_of(L);
  remember_place(meter, L, ar);
  meter->fuel -= CPL_TICK * meter->step;
  if (meter->fuel <= 0) stop(meter, CPL_STOP_FUEL);
  if (meter->stopped == CPL_STOP_NONE) return;
  lua_pushnil(L);
  lua_error(L);
}

void cpl_charge(lua_State *L, size_t amount) {
  cpl_meter *meter = cpl_meter_of(L);
  lua_Debug ar;
  meter->fuel -= (int64_t)amount;
  if (meter->fuel > 0 && meter->stopped == CPL_STOP_NONE) return;
  stop(meter, CPL_STOP_FUEL);
  for (int level = 0; lua_getstack(L, level, &ar); level++) {
    remember_place(meter, L, &ar);
    if (ar.currentline > 0) break;
  }
  lua_pushnil(L);
  lua_error(L);
}

void cpl_charge_bytes(lua_State *L, size_t bytes) {
  cpl_charge(L, 1 + bytes / CPL_BYTES_PER_FUEL);
}

/* Lua's own luaL_checkstack calls it an overflow when memory is out. */
void cpl_reserve(lua_State *L, int slots) {
  if (lua_checkstack(L, slots)) return;
  stop(cpl_meter_of(L), CPL_STOP_HOST);
  lua_pushnil(L);
  lua_error(L);
}

void cpl_meter_arm(cpl_meter *meter, lua_State *L) {
  enum { SLOTS = 1024 };
  lua_createtable(L, 0, SLOTS);
  meter->node_bytes = meter->last_part_bytes / SLOTS;
  lua_pop(L, 1);
  meter->finding_stack = true;
  cpl_reserve(L, CPL_STACK_IDLE);
  meter->finding_stack = false;
  meter->L = L;
  cpl_meter_refill(meter);
}
