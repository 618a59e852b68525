-- What is owed promptly has no due; once the grade is high it has one, which may lie behind a pause.
return {
  regulation = "t", id = "test.pause", version = "1.0.0", zone = "+08:00", calendar = "cn",
  clauses = { ["1"] = { kind = "rule", en = "one" } },
  roles = { clerk = { en = "clerk" } },
  facts = { grade = { type = "enum", values = { "high" } } },
  processes = { main = { actions = {
    start = { by = "clerk", starts = true, cites = "1" },
    work = { by = "clerk", cites = "1", owed = { start = {
      { within = working_days(2), when = { grade = "high" } },
      { unless = { grade = "high" } },
    } } },
    wait = { by = "clerk", suspends = { "work@start" }, cites = "1" },
    heavy = { by = "clerk", sets = { grade = "high" }, cites = "1" },
    close = { by = "clerk", ends = true, cites = "1" },
  } } },
}
