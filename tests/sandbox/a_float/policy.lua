return { regulation = "x", version = 1.5 }
