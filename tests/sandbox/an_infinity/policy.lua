return { regulation = "x", version = math.huge }
