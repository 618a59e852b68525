-- A rule that moves with a reading.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  readings = {
    R1 = { cites = "1", choice = "free", options = { "asked", "free" }, zh = "是否先请示", en = "whether to ask first" },
  },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "负责人", en = "chief" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        decide = { by = "clerk", after = { "open", { "ask", when = { R1 = "asked" } } }, owed = { open = { { within = days(2), when = { R1 = "asked" }, cites = "1/R1" }, { within = days(5), when = { R1 = "free" }, cites = "1/R1" } } }, cites = "1/R1" },
        ask = { by = "clerk", after = "open", cites = "1" },
      },
    },
  },
}
