local t = { regulation = "x" }
for i = 1, 28 do t = { a = t, b = t } end
return t
