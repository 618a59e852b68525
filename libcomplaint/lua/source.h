/* source.h - the source map of a policy file: in which file and line a rule stands.
 *
 * A policy that was run is one big table and no longer knows where its parts were written. This
 * reads the text itself, with a parser for the whole of Lua 5.4 that runs nothing, and remembers
 * the line of each part of each table constructor.
 *
 * What is mapped: the value that the file returns is the root. `key = ...` and `["4.1"] = ...` name
 * members, other entries are "1", "2" ... in their order. A constructor among the arguments of a
 * call (`extend(require "x", { ... })`, `ladder { ... }`) stands where the call stands. A value
 * that is a local, a member of one, or a `require` leads on into that local or that file. `name.key
 * = ...` adds to a local. What a function or a loop makes has the place of the nearest part that is
 * known.
 *
 * Bad Lua never fails here: the map ends where the text is no longer understood, or where it is
 * nested deeper than 200 levels, which Lua refuses too.
 * Knows: outlines, parsing. Must not know: <lua.h>, what a policy means. */
#ifndef CPL_LUA_SOURCE_H
#define CPL_LUA_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "complaint/error.h"
#include "libcomplaint/base/memory.h"
#include "libcomplaint/lua/script.h"

/* The map of one file, in an arena. It borrows the name and the text. */
typedef struct cpl_source_map cpl_source_map;

/* `file` is the name by which `require` asks for it. NULL only when memory is out. Linear in
 * `size`, but for the sorting of the parts. */
cpl_source_map *cpl_source_map_new(cpl_arena *arena, const char *file, const char *text,
                                   size_t size);

/* Where `path` stands ("processes.complaint.actions.record.needs"; "" is the root; a key that holds
 * a dot is written as it is: "offences.4.1"). The maps are in the order in which their files were
 * required, the policy itself last. The file that says most of the path answers with the line of
 * the longest part it knows; among equals the later one. With nothing known at all, not even what
 * the policy returns: line 0 and the last file. At least one map is needed. */
cpl_place cpl_source_place(cpl_source_map *const *maps, size_t count, const char *path);

/* The bytes of a function, from `function` to its `end`. The lines are those of Lua's debug
 * information: `linedefined` and `lastlinedefined`. False when there is no such function, and when
 * two functions start on `first_line`, as then nobody can say which is meant. */
bool cpl_source_function(const cpl_source_map *map, int first_line, int last_line,
                         const char **text, size_t *size);

/* Refuse `t[a >= b]`: an index that holds a comparison at its own level, be it in parentheses (but
 * not in a table, a call's arguments or a function inside it). Lua 5.4.4 to 5.4.7 compile it
 * wrongly when `t` is an upvalue. E_POLICY, with the line and the way round it; also when the text
 * was not understood to its end, so ask only for what Lua has compiled. */
complaint_status cpl_source_check(const cpl_source_map *map, complaint_error *err);

#endif
