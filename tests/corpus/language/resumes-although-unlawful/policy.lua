-- A limit whose time stands still until somebody has looked.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "负责人", en = "chief" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        decide = { by = "clerk", after = "open", owed = { open = { within = working_days(5) } }, cites = "1" },
        ask = { by = "clerk", after = "open", suspends = "decide@open", cites = "1" },
        look = { by = "clerk", cites = "1" },
        get = { by = "clerk", after = "look", resumes = "decide@open", cites = "1" },
      },
    },
  },
}
