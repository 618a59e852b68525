-- A role without `present` is always there, and a row may ask for it.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    witness = { zh = "证人", en = "witness" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        hear = { by = "clerk", after = "open", when = { present = "witness" }, cites = "1" },
        go_without = { by = "clerk", after = "open", when = { absent = "witness" }, cites = "1" },
      },
    },
  },
}
