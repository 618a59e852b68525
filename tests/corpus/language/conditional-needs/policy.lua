-- Conditional entries: who decides, what is needed, and by when depend on the grade.
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
    text = { type = "text" },
    report = { type = "text" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = "grade", cites = "1" },
        decide = {
          by = { { "clerk", when = { grade = "minor" } }, { "chief", unless = { grade = "minor" } } },
          needs = { "text", { "report", when = { grade = "major" } } },
          after = { "open", { "inform", unless = { grade = "minor" } } },
          owed = { open = { { within = days(7), when = { grade = "minor" } }, { within = days(2), when = { grade = "major" } } } },
          cites = "1",
        },
        inform = { by = "clerk", after = "open", cites = "1" },
        regrade = { by = "clerk", after = "open", needs = "grade", cites = "1" },
      },
    },
  },
}
