/* sort.h - order for lists, and for the keys of a table.
 * Knows: the Lua API, the meter. Must not know: what is sorted. */
#ifndef CPL_LUA_SORT_H
#define CPL_LUA_SORT_H

#include <stdbool.h>

#include <lua.h>

/* Does the value at `left` come before the one at `right`? May raise. */
typedef bool (*cpl_before)(lua_State *L, int left, int right);

/* [-0, +0, v] Sort entries 1 to `count` of the table at `index`, stably. An order that contradicts
 * itself gives some order; nothing worse. */
void cpl_sort(lua_State *L, int index, lua_Integer count, cpl_before before);

/* [-0, +1, v] A list of the keys of the table at `index`: numbers, then texts by their bytes, then
 * booleans. Raises on other keys, as nothing orders them that is the same in every run. */
void cpl_push_sorted_keys(lua_State *L, int index);

/* Texts by their bytes, whatever the locale; no text is converted. */
bool cpl_text_before(lua_State *L, int left, int right);

#endif
