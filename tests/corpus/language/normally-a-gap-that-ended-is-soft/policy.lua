-- A target at every moment: when nobody is on duty is shown, softly, also when somebody came.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  in_force = { from = "2026-03-02" },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "负责人", en = "chief" },
  },
  facts = {
    staffed = { type = "bool", default = false },
  },
  processes = {
    case = {
      standing = true,
      actions = {
        begin = { by = "clerk", asks = "staffed", cites = "1" },
        come = { by = "clerk", sets = { staffed = true }, cites = "1" },
        go = { by = "clerk", sets = { staffed = false }, cites = "1" },
        be_there = { by = "clerk", owed = { always = { normally = true, when = { staffed = false } } }, cites = "1" },
      },
    },
  },
}
