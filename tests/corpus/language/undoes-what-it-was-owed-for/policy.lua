-- `redo` is owed since `tell`, and undoes `tell`.
return {
  regulation = "t", id = "test.redo", version = "1.0.0", zone = "+08:00", calendar = "cn",
  clauses = { ["1"] = { kind = "rule", en = "one" } },
  roles = { clerk = { en = "clerk" } },
  processes = { main = { actions = {
    start = { by = "clerk", starts = true, cites = "1" },
    tell = { by = "clerk", after = "start", owed = { start = {} , redo = {} }, cites = "1" },
    redo = { by = "clerk", after = "start", owed = { tell = {} }, undoes = "tell", cites = "1" },
    close = { by = "clerk", after = "tell", ends = true, cites = "1" },
  } } },
}
