-- Corrections: facts replaced, events moved, events struck.
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
    grade = { type = "enum", values = { "minor", "major" } },
    why = { type = "text" },
    true_at = { type = "time" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = "grade", cites = "1" },
        decide = { by = "chief", after = "open", owed = { open = { within = days(2) } }, when = { grade = "major" }, cites = "1" },
        correct = { by = "clerk", corrects = true, needs = "why", asks = "true_at", cites = "1" },
      },
    },
  },
}
