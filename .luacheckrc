-- What a policy may name: the sandbox's allow list (libcomplaint/lua), and the words of the language.
local function fields(...)
  local known = {}
  for _, name in ipairs { ... } do known[name] = {} end
  return { fields = known }
end

stds.policy = {
  read_globals = {
    "error", "ipairs", "pairs", "select", "tonumber", "tostring", "type",
    string = fields("byte", "char", "find", "format", "len", "lower", "rep", "sub", "upper"),
    table = fields("concat", "insert", "remove", "sort", "unpack"),
    math = fields("abs", "ceil", "floor", "max", "maxinteger", "min", "mininteger", "tointeger"),

    "extend", "ladder", "menu", "remove", "require",
    "at_once", "days", "hours", "minutes", "months", "seconds", "weeks", "working_days", "years",
  },
}
std = "policy"
max_line_length = false

-- The model is plain Lua.
files["tests/model"] = { std = "lua54" }
