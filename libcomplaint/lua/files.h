/* files.h - the files of one policy: asked for by name, compiled, run once each; or once more for
 * one that began later, so that none is made of what others have changed.
 * Knows: the state, the source map. Must not know: what a file returns, but that it is a table. */
#ifndef CPL_LUA_FILES_H
#define CPL_LUA_FILES_H

#include <stdint.h>

#include <lua.h>

#include "libcomplaint/lua/limits.h"
#include "libcomplaint/lua/script.h"
#include "libcomplaint/lua/source.h"
#include "libcomplaint/lua/state.h"

typedef struct cpl_file {
  const char *name;
  const char *text; /* in the arena of the files, until they end */
  size_t size;
  cpl_source_map *map;   /* NULL until it was compiled                                     */
  const cpl_tree *binds; /* what it returned, if whoever requires it is bound by it; NULL   */
  uint64_t requires;     /* bit i: file i, directly or through others; its own bit is set   */
  bool marked;           /* it, or one that it requires, speaks of `protected`              */
  bool running;
} cpl_file;

typedef struct cpl_files {
  cpl_arena arena;
  cpl_source source; /* NULL once the policy is loaded: then nothing more is required */
  void *context;
  cpl_file file[CPL_FILES]; /* in the order in which they were asked for */
  size_t count;
  const cpl_file *finished[CPL_FILES]; /* in the order in which they returned */
  size_t finished_count;
  const cpl_file *bound[CPL_FILES]; /* those of them that bind                */
  size_t bound_count;
  cpl_arena *trees; /* of what binds, and of the policy itself */
  size_t trees_start;
} cpl_files;

void cpl_files_begin(cpl_files *files, const complaint_memory *memory, cpl_source source,
                     void *context, cpl_arena *trees);
void cpl_files_end(cpl_files *files);

/* [-0, +0, v] Give the policy the word `require`. */
void cpl_files_open(lua_State *L, cpl_files *files);

/* [-0, +1, v] Run the file `name`, or take what it returned before. */
void cpl_files_require(lua_State *L, cpl_files *files, const char *name);

/* The file of that name that was compiled, or NULL. */
const cpl_file *cpl_files_find(const cpl_files *files, const char *name);

/* Is `other` the file itself, or one that it requires? */
bool cpl_file_requires(const cpl_files *files, const cpl_file *file, const cpl_file *other);

/* The place of a rule, as in cpl_script_place: in `file` and what it requires; NULL: in all that
 * have returned. */
cpl_place cpl_files_place(const cpl_files *files, const cpl_file *file, const char *path);

#endif
