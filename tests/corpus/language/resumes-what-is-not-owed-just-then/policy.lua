-- A limit whose time stands still, for a duty that is owed while a case is urgent.
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
    urgent = { type = "bool", default = true },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, asks = "urgent", cites = "1" },
        sort = { by = "clerk", needs = "urgent", cites = "1" },
        decide = { by = "clerk", owed = { open = { within = working_days(5), when = { urgent = true } } }, cites = "1" },
        ask = { by = "clerk", after = "open", suspends = "decide@open", cites = "1" },
        get = { by = "clerk", after = "ask", resumes = "decide@open", cites = "1" },
      },
    },
  },
}
