return { regulation = "x"
