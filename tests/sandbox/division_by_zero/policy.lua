local n = 1 // 0
