/* script.h - one policy's Lua: run its files in a sandbox, hand back plain data, call its
 * functions.
 *
 * Each script has a Lua state of its own, so that nothing survives from one policy to the next. The
 * state is needed after loading only if the policy holds functions.
 * Knows: memory, error, tree. Must not know: what a policy means. */
#ifndef CPL_LUA_SCRIPT_H
#define CPL_LUA_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "complaint/error.h"
#include "libcomplaint/base/memory.h"
#include "libcomplaint/base/tree.h"

typedef struct cpl_script cpl_script;

/* What one policy may cost; see limits.h for the defaults and their reasons. 0 = default. */
typedef struct cpl_script_limits {
  int64_t fuel;        /* VM instructions, bytes allocated and steps in C, one budget   */
  size_t memory;       /* bytes of Lua memory at any moment                              */
  size_t source_bytes; /* of one file                                                    */
  size_t string_bytes; /* of one string                                                  */
} cpl_script_limits;

/* Hands in the source of the file called `name` ("school.base"). `*text` must stay until the next
 * call or until loading ends. E_NOT_FOUND with a sentence when there is no such file. */
typedef complaint_status (*cpl_source)(void *context, const char *name, const char **text,
                                       size_t *size, complaint_error *err);

/* Run the file `name` and, through its `require`, others; convert what it returned into a tree in
 * `arena`. NULL on failure. Free it with cpl_script_free, before or after the arena. */
cpl_script *cpl_script_load(const complaint_memory *memory, const cpl_script_limits *limits,
                            cpl_source source, void *context, const char *name, cpl_arena *arena,
                            cpl_tree *tree, complaint_error *err);
void cpl_script_free(cpl_script *script);

/* Where a rule stands in the source: the file and line of the longest known part of `path`
 * ("processes.complaint.actions.record.needs"; list entries are ".1", ".2" ...). Of several files
 * the one that says most of the path, then the one nearest to the policy itself. Line 0: not known.
 */
typedef struct cpl_place {
  const char *file; /* borrowed from the script */
  int line;
} cpl_place;
cpl_place cpl_script_place(const cpl_script *script, const char *path);

/* Policies that were required, as they returned: whoever requires one is bound by what it protects.
 * A base comes before what requires it. The trees live in the arena of loading. */
size_t cpl_script_bound_count(const cpl_script *script);
const cpl_tree *cpl_script_bound(const cpl_script *script, size_t i);
/* Is the j-th the i-th itself, or one that it requires? */
bool cpl_script_bound_requires(const cpl_script *script, size_t i, size_t j);
/* As cpl_script_place, in that policy and what it requires. */
cpl_place cpl_script_bound_place(const cpl_script *script, size_t i, const char *path);

bool cpl_script_has_functions(const cpl_script *script);

/* One fact that a function declared it reads. A member that is not known is left out. */
typedef struct cpl_script_fact {
  const char *name;
  enum { CPL_FACT_BOOLEAN, CPL_FACT_INTEGER, CPL_FACT_TEXT, CPL_FACT_TEXTS } kind;
  int64_t integer; /* also the boolean */
  const char *const *texts;
  size_t text_count; /* 1 for CPL_FACT_TEXT */
} cpl_script_fact;

/* Call function `number` with a fresh table of facts. `*holds` is its first result. Its second, a
 * reason id, is copied to `reason` (at most `reason_size` - 1 bytes), "" when it gave none. */
complaint_status cpl_script_call(cpl_script *script, int number, const cpl_script_fact *facts,
                                 size_t count, bool *holds, char *reason, size_t reason_size,
                                 complaint_error *err);

/* The Lua release linked, as in "Lua 5.4.4". */
const char *cpl_script_release(void);

#endif
