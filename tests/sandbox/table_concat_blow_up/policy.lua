local t = {}
for i = 1, 100000 do t[i] = "xxxxxxxxxx" end
local s = table.concat(t, "yyyyyyyyyy")
