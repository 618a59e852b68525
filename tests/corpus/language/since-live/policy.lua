-- A duty whose time starts when its row becomes true, beside one that runs from its trigger.
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
    urgent = { type = "bool", default = false },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        mark = { by = "clerk", after = "open", needs = "urgent", cites = "1" },
        visit = { by = "clerk", after = "open", owed = { open = { within = days(2), when = { urgent = true }, since = "live" } }, cites = "1" },
        report = { by = "clerk", after = "open", owed = { open = { within = days(2), when = { urgent = true } } }, cites = "1" },
      },
    },
  },
}
