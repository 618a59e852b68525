/* lua-probe.c - exits with 0 when this Lua compiles `T[a >= b]` rightly, with 1 when it does not.
 */
#include <lauxlib.h>
#include <lua.h>

int main(void) {
  lua_State *L = luaL_newstate();
  if (L == NULL) return 2;
  int wrong = luaL_dostring(L, "local T = { [true] = 'yes', [false] = 'no' }\n"
                               "local function f(a, b) return T[a >= b] end\n"
                               "return f(2, 1)") != LUA_OK ||
              lua_isnil(L, -1);
  lua_close(L);
  return wrong;
}
