local n = 0
return { regulation = "x", f = function() n = n + 1 return n end }
