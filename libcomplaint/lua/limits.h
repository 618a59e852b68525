/* limits.h - every number that bounds what a policy may cost, each with its reason.
 *
 * Fuel is one budget. A unit is about the time of half a simple VM instruction, some five
 * nanoseconds; what our own C functions and the allocator do is charged in the same unit. Lua has
 * instructions that are not simple: one may compare two long strings, copy every value on the
 * stack, or walk a chain through a whole table. Lua does not tell when it does, so that every
 * instruction costs as much as the dearest could by now: see meter.h.
 *
 * The collector is off while a script runs. Memory therefore counts all that a script ever asked
 * for and did not hand back itself, which is the same on every run, and no time is spent on it. */
#ifndef CPL_LUA_LIMITS_H
#define CPL_LUA_LIMITS_H

/* ---- defaults of cpl_script_limits ------------------------------------------------------------*/

enum {
  CPL_DEFAULT_FUEL = 10000000,           /* 50 ms here; the 16,000 guideline rows take a third   */
  CPL_DEFAULT_MEMORY = 16 * 1024 * 1024, /* those rows take 9 MiB, a school's policy 1 MiB       */
  CPL_DEFAULT_SOURCE = 64 * 1024,        /* Lua's parser is quadratic in the worst case          */
  CPL_DEFAULT_STRING = 64 * 1024         /* no sentence of a regulation is longer than a few KiB */
};

/* ---- what costs how much fuel -----------------------------------------------------------------*/

enum {
  CPL_TICK = 256,          /* instructions between two looks at the fuel                      */
  CPL_STEP = 1,            /* an instruction, and a turn of a loop in our own C               */
  CPL_ALLOCATION = 6,      /* a call of the allocator                                         */
  CPL_BYTES_PER_FUEL = 16, /* bytes allocated, or copied by our own C                         */
  CPL_SOURCE_BYTE = 4,     /* parsing a byte of source                                        */
  CPL_QUADRATIC = 16384,   /* ... and as much again for each so many bytes of its file        */
  CPL_ENTRY = 2,           /* copying or comparing an entry of a table */
  CPL_NODE = 3             /* converting a value                                              */
};

/* What makes every instruction dearer, from where on, and how much of it costs one unit more. The
 * free parts are larger than what a policy needs; the rates make the worst instruction known pay
 * for its time. */
enum {
  CPL_STRING_FREE = 256, /* bytes of the longest string: comparing, reading as a number     */
  CPL_STRING_RATE = 64,
  CPL_STACK_FREE = 1024, /* slots of the stack: passing on `...`, returning many values     */
  CPL_STACK_RATE = 128,
  CPL_HASH_FREE = 32, /* slots of the largest table by name: keys chosen to collide      */
  CPL_HASH_RATE = 20,
  CPL_ARRAY_RATE = 200 /* entries of the largest list, counted anew when a table grows    */
};

/* ---- shapes -----------------------------------------------------------------------------------*/

enum {
  CPL_STACK_SLOTS = 8192, /* 1500 nested calls, where a policy needs ten                     */
  CPL_DEPTH = 50,         /* of tables in tables; the language needs a dozen                 */
  CPL_FILES = 50,         /* that one policy may require                                     */
  CPL_FILE_NAME = 59,     /* bytes of a file's name, so that Lua's messages show it whole    */
  CPL_RESULTS = 250,      /* values that `table.unpack` and `string.byte` may return         */
  CPL_TREE_BYTES = 16 * 1024 * 1024, /* of the converted tree, bases included                   */
  CPL_GARBAGE = 256 * 1024 /* left by calls of functions before the collector runs            */
};

#endif
