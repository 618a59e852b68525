return { regulation = "x", version = 0 / 0 }
