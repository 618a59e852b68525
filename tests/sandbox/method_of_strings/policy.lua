local s = ("x"):dump()
