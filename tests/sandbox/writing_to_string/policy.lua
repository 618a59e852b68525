string.upper = function() return "owned" end
