/* strings.c - CPL_STRING of libraries.h: what may be done with a text.
 *
 * Bytes only: upper and lower are ASCII, `find` looks for plain text, `format` knows %d and %s. */
#include "libcomplaint/lua/libraries.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "libcomplaint/lua/meter.h"

/* The text of argument 1. */
static const char *subject(lua_State *L, size_t *size) {
  luaL_checktype(L, 1, LUA_TSTRING);
  return lua_tolstring(L, 1, size);
}

/* Room for a text of `size` bytes, paid for. Raises when it would be too long. */
static char *room_for(lua_State *L, luaL_Buffer *buffer, size_t size) {
  size_t most = cpl_meter_of(L)->limits.string_bytes;
  if (size > most) luaL_error(L, "a text is longer than %d bytes", (int)most);
  cpl_charge_bytes(L, size);
  return luaL_buffinitsize(L, buffer, size);
}

static int string_len(lua_State *L) {
  size_t size;
  (void)subject(L, &size);
  lua_pushinteger(L, (lua_Integer)size);
  return 1;
}

/* Positions as in Lua: from 1, negative from the end; the span [first, last) from 0, cut to size.
 */
static void span(lua_State *L, size_t size, lua_Integer otherwise, size_t *first, size_t *last) {
  lua_Integer length = (lua_Integer)size;
  lua_Integer i = cpl_opt_integer(L, 2, 1), j = cpl_opt_integer(L, 3, otherwise);
  if (i < 0) i = i < -length ? 1 : length + i + 1;
  if (j < 0) j = j < -length ? 0 : length + j + 1;
  if (i < 1) i = 1;
  if (j > length) j = length;
  *first = i > j ? 0 : (size_t)i - 1;
  *last = i > j ? 0 : (size_t)j;
}

static int string_sub(lua_State *L) {
  size_t size, first, last;
  const char *text = subject(L, &size);
  span(L, size, -1, &first, &last);
  cpl_charge_bytes(L, last - first);
  lua_pushlstring(L, text + first, last - first);
  return 1;
}

static int string_byte(lua_State *L) {
  size_t size, first, last;
  const char *text = subject(L, &size);
  span(L, size, cpl_opt_integer(L, 2, 1), &first, &last);
  if (last - first > CPL_RESULTS)
    return luaL_error(L, "`byte` gives at most %d bytes at once", (int)CPL_RESULTS);
  cpl_reserve(L, (int)(last - first));
  for (size_t i = first; i < last; i++) lua_pushinteger(L, (unsigned char)text[i]);
  return (int)(last - first);
}

static int string_char(lua_State *L) {
  int count = lua_gettop(L);
  luaL_Buffer buffer;
  char *to = room_for(L, &buffer, (size_t)count);
  for (int i = 1; i <= count; i++) {
    lua_Integer byte = cpl_check_integer(L, i);
    luaL_argcheck(L, byte >= 0 && byte <= 255, i, "a byte is 0 to 255");
    to[i - 1] = (char)byte;
  }
  luaL_pushresultsize(&buffer, (size_t)count);
  return 1;
}

/* A copy of the subject, each byte `c` between `from` and `from` + 25 moved by `by`. */
static int move_letters(lua_State *L, char from, int by) {
  size_t size;
  const char *text = subject(L, &size);
  luaL_Buffer buffer;
  char *to = room_for(L, &buffer, size);
  for (size_t i = 0; i < size; i++)
    to[i] = (char)(text[i] >= from && text[i] < from + 26 ? text[i] + by : text[i]);
  luaL_pushresultsize(&buffer, size);
  return 1;
}

static int string_lower(lua_State *L) {
  return move_letters(L, 'A', 'a' - 'A');
}
static int string_upper(lua_State *L) {
  return move_letters(L, 'a', 'A' - 'a');
}

static int string_reverse(lua_State *L) {
  size_t size;
  const char *text = subject(L, &size);
  luaL_Buffer buffer;
  char *to = room_for(L, &buffer, size);
  for (size_t i = 0; i < size; i++) to[i] = text[size - 1 - i];
  luaL_pushresultsize(&buffer, size);
  return 1;
}

static int string_rep(lua_State *L) {
  size_t size, gap;
  const char *text = subject(L, &size);
  lua_Integer times = cpl_check_integer(L, 2);
  const char *between = luaL_optlstring(L, 3, "", &gap);
  size_t most = cpl_meter_of(L)->limits.string_bytes;
  if (times < 1) size = gap = 0;
  if (size + gap > 0 && (size_t)times > most / (size + gap) + 1)
    return luaL_error(L, "a text is longer than %d bytes", (int)most);
  size_t total = times > 0 && size + gap > 0 ? (size_t)times * (size + gap) - gap : 0;
  luaL_Buffer buffer;
  char *to = room_for(L, &buffer, total);
  for (size_t at = 0; at < total;) {
    memcpy(to + at, text, size);
    at += size;
    if (at < total) memcpy(to + at, between, gap);
    at += gap;
  }
  luaL_pushresultsize(&buffer, total);
  return 1;
}

static int string_find(lua_State *L) {
  size_t size, wanted;
  const char *text = subject(L, &size);
  luaL_checktype(L, 2, LUA_TSTRING);
  const char *needle = lua_tolstring(L, 2, &wanted);
  lua_Integer start = cpl_opt_integer(L, 3, 1);
  if (start < 0) start = start < -(lua_Integer)size ? 1 : (lua_Integer)size + start + 1;
  if (start < 1) start = 1;
  for (size_t at = (size_t)start - 1; at <= size && wanted <= size - at; at++) {
    cpl_charge(L, 1 + (text[at] == *needle ? wanted / CPL_BYTES_PER_FUEL : 0));
    if (memcmp(text + at, needle, wanted) != 0) continue;
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, (lua_Integer)(at + wanted));
    return 2;
  }
  lua_pushnil(L);
  return 1;
}

/* ---- format ---------------------------------------------------------------------------------- */

/* Add argument `arg` as "%d" or "%s" with at most two digits of width; `spec` is what follows "%".
 * Answers how many bytes of `spec` it was. */
static size_t add_value(lua_State *L, luaL_Buffer *buffer, const char *spec, int arg) {
  char form[8] = "%", out[128];
  size_t flags = strspn(spec, "-0"), digits = strspn(spec + flags, "0123456789");
  size_t n = flags + digits;
  if (flags > 1 || digits > 2 || (spec[n] != 'd' && spec[n] != 's'))
    luaL_error(L, "`format` knows %%d and %%s, with at most two digits of width, and %%%%");
  memcpy(form + 1, spec, n);
  if (spec[n] == 'd') {
    memcpy(form + 1 + n, "lld", 4);
    (void)snprintf(out, sizeof out, form, (long long)cpl_check_integer(L, arg));
    luaL_addstring(buffer, out);
  } else {
    size_t size;
    const char *text = luaL_checklstring(L, arg, &size);
    size_t width = 0;
    for (size_t i = flags; i < n; i++) width = width * 10 + (size_t)(spec[i] - '0');
    cpl_charge_bytes(L, size);
    for (size_t i = size; spec[0] != '-' && i < width; i++) luaL_addchar(buffer, ' ');
    luaL_addlstring(buffer, text, size);
    for (size_t i = size; spec[0] == '-' && i < width; i++) luaL_addchar(buffer, ' ');
  }
  return n + 1;
}

static int string_format(lua_State *L) {
  size_t size;
  const char *form = subject(L, &size);
  int arg = 1, args = lua_gettop(L);
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  for (size_t i = 0; i < size;) {
    cpl_charge(L, CPL_STEP);
    if (form[i] != '%') {
      luaL_addchar(&buffer, form[i++]);
    } else if (form[i + 1] == '%') {
      luaL_addchar(&buffer, '%');
      i += 2;
    } else {
      if (++arg > args) return luaL_error(L, "`format` has no value for each %%");
      i += 1 + add_value(L, &buffer, form + i + 1, arg);
    }
  }
  luaL_pushresult(&buffer);
  return 1;
}

const luaL_Reg CPL_STRING[] = {
    {"byte", string_byte}, {"char", string_char},
    {"find", string_find}, {"format", string_format},
    {"len", string_len},   {"lower", string_lower},
    {"rep", string_rep},   {"reverse", string_reverse},
    {"sub", string_sub},   {"upper", string_upper},
    {NULL, NULL},
};
