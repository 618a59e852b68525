local n = {} + 1
