/* parse.h - reading Lua text into an outline.
 *
 * It follows the grammar of Lua 5.4 and lets through a little more (a call that is assigned to, a
 * `break` outside a loop): what Lua would refuse is Lua's to refuse. It never goes back, and never
 * deeper than CPL_PARSE_DEPTH expressions and statements within each other.
 * Knows: tokens, outlines. Must not know: paths, several files. */
#ifndef CPL_LUA_PARSE_H
#define CPL_LUA_PARSE_H

#include "libcomplaint/lua/outline.h"

/* As deep as Lua goes (LUAI_MAXCCALLS). Behind that the text is not read. */
enum { CPL_PARSE_DEPTH = 200 };

/* Read the text and add what it says to the map, which has its root. */
void cpl_parse(cpl_source_map *map, const char *text, size_t size);

#endif
