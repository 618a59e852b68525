-- A limit that may be extended, and whose time may stand still.
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
  facts = {
    new_due = { type = "date" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        decide = { by = "clerk", after = "open", owed = { open = { within = working_days(5) } }, cites = "1" },
        extend = { by = "clerk", needs = "new_due", extends = { "decide@open", to = "new_due" }, cites = "1" },
        ask = { by = "clerk", suspends = "decide@open", cites = "1" },
        get = { by = "clerk", resumes = "decide@open", cites = "1" },
      },
    },
  },
}
