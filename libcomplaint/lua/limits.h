/* limits.h - every number that bounds what a policy may cost, each with its reason.
 *
 * Fuel is one budget. A unit is the time of a simple VM instruction, some three nanoseconds; what
 * the allocator and our own C functions do is charged in the same unit. Lua has instructions that
 * are not simple: one may compare two long texts, pass on every value on the stack, or walk through
 * a whole table whose keys were chosen to collide. Lua does not tell when it does, so every
 * instruction costs what the dearest could by now: see meter.h. The rates are set so that the
 * worst we know takes 0.2 s where a plain endless loop takes 0.025 s.
 *
 * The collector is off while a script runs. Memory therefore counts all that a script ever asked
 * for and did not hand back itself, which is the same in every run, and no time goes into it. */
#ifndef CPL_LUA_LIMITS_H
#define CPL_LUA_LIMITS_H

/* ---- defaults of cpl_script_limits ----------------------------------------------------------- */

enum {
  /* A school's policy takes an eighth. 16,000 guideline rows that a loop builds take four to nine
   * tenths, the more the larger the texts and the tables by name beside them. */
  CPL_DEFAULT_FUEL = 10000000,
  /* A school's policy takes less than one MiB, the rows take twelve. */
  CPL_DEFAULT_MEMORY = 16 * 1024 * 1024,
  /* Lua's parser is quadratic in long conditions: 60 ms for a file of this size. */
  CPL_DEFAULT_SOURCE = 64 * 1024,
  /* No sentence of a regulation is longer than a few KiB. */
  CPL_DEFAULT_STRING = 64 * 1024
};

/* ---- what costs how much fuel ---------------------------------------------------------------- */

enum {
  CPL_TICK = 256,          /* instructions between two looks at the fuel                       */
  CPL_STEP = 1,            /* an instruction, or a turn of a short loop in our own C           */
  CPL_ENTRY = 2,           /* copying or comparing an entry of a table                         */
  CPL_NODE = 2,            /* making a value from a value                                      */
  CPL_ALLOCATION = 6,      /* a call of the allocator                                          */
  CPL_BYTES_PER_FUEL = 16, /* bytes allocated, or copied by our own C                          */
  CPL_SOURCE_BYTE = 8,     /* parsing a byte of source                                         */
  CPL_QUADRATIC = 16384    /* ... and as much again for each so many bytes of its file         */
};

/* What makes every instruction dearer: from where on, and how much of it costs one unit more. */
enum {
  CPL_STRING_FREE = 128, /* bytes of the longest text: comparing; as the end of a `for` it is   */
  CPL_STRING_RATE = 32,  /*   even read as a number                                             */
  CPL_STACK_FREE = 1024, /* slots of the stack: passing on `...`, returning many values         */
  CPL_STACK_RATE = 128,
  CPL_HASH_FREE = 32, /* slots of the largest table by name: one chain through all of them   */
  CPL_HASH_RATE = 20,
  CPL_ARRAY_RATE = 400 /* entries of the longest list: Lua counts them when a table grows      */
};

/* ---- shapes ---------------------------------------------------------------------------------- */

enum {
  CPL_STACK_SLOTS = 8192,            /* a thousand nested calls, where a policy needs ten       */
  CPL_STACK_IDLE = 200,              /* kept while nothing runs                                 */
  CPL_DEPTH = 50,                    /* of tables in tables; the language needs a dozen         */
  CPL_FILES = 50,                    /* that one policy may require; each nests a call of C     */
  CPL_FILE_NAME = 59,                /* bytes of a file's name: Lua's messages show no more     */
  CPL_RESULTS = 250,                 /* values that `unpack` and `byte` may return              */
  CPL_TREE_BYTES = 16 * 1024 * 1024, /* of the converted trees: the policy's, and what binds it */
  CPL_GARBAGE = 256 * 1024           /* that calls of functions may leave before it is swept up */
};

#endif
