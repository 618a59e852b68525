-- What a row can test.
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
    grade = { type = "enum", values = { "minor", "important", "major" } },
    marks = { type = "set", values = { "blue", "red", "white" } },
    amount = { type = "money" },
    cap = { type = "money" },
    told_on = { type = "date" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = { "grade", "marks", "amount", "cap", "told_on" }, cites = "1" },
        enum_one = { by = "clerk", when = { grade = { "important", "major" } }, cites = "1" },
        unless_one = { by = "clerk", unless = { grade = "minor", amount = { min = 500 } }, cites = "1" },
        range = { by = "clerk", when = { amount = { min = 100, max = 200 } }, cites = "1" },
        set_has = { by = "clerk", when = { marks = "red" }, cites = "1" },
        set_all = { by = "clerk", when = { marks = { all = { "blue", "red" } } }, cites = "1" },
        than = { by = "clerk", when = { amount = { than = "cap", max = 0 } }, cites = "1" },
        raise = { by = "clerk", needs = "amount", when = { amount = { than = "old", min = 1 } }, cites = "1" },
        late_date = { by = "clerk", when = { told_on = { beyond = days(7), of = "open" } }, cites = "1" },
        two_keys = { by = "clerk", when = { grade = "major", amount = { min = 500 } }, cites = "1" },
      },
    },
  },
}
