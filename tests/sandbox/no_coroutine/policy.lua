for i = 1, 2000 do coroutine.wrap(function() for k = 1, 150 do end end)() end
