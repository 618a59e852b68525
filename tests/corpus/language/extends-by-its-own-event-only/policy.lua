-- A new due is needed of large cases only.
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
    large = { type = "bool", default = false },
    new_due = { type = "date" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, asks = { "large", "new_due" }, cites = "1" },
        decide = { by = "clerk", after = "open", owed = { open = { within = working_days(5) } }, cites = "1" },
        extend = { by = "clerk", needs = { { "new_due", when = { large = true } } }, extends = { "decide@open", to = "new_due" }, cites = "1" },
      },
    },
  },
}
