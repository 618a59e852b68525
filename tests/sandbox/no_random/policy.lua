local n = math.random()
