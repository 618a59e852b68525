local t = {}
local function f(...) return select("#", ...) end
f(table.unpack(t, 1, 1000000))
