-- A target, and a duty that is due on a day which a fact names, and one counted back from it.
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
    visit_on = { type = "date" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = "visit_on", cites = "1" },
        answer = { by = "clerk", after = "open", owed = { open = { within = days(2), normally = true } }, cites = "1" },
        visit = { by = "clerk", after = "open", owed = { open = { due = "visit_on" } }, cites = "1" },
        announce = { by = "clerk", after = "open", owed = { open = { within = days(3), before = "visit_on" } }, cites = "1" },
      },
    },
  },
}
