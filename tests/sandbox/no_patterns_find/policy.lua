local s = string.find(string.rep("a", 600), ".-.-.-.-b")
