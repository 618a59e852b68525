local s = string.rep("a", 60000)
local t = string.rep("a", 30000) .. "b"
for i = 1, 100000 do string.find(s, t, 1, true) end
