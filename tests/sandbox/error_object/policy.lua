error({ a = 1 })
