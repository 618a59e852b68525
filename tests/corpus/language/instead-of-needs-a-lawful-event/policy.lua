-- A step that may stand in for another: a report is waived with a reason, by the chief.
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
    reason = { type = "text" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        report = { by = "clerk", after = "open", owed = { open = { within = days(3) } }, cites = "1" },
        waive_report = { by = "chief", after = "open", needs = "reason", instead_of = "report", cites = "1" },
        close = { by = "clerk", after = "report", ends = true, cites = "1" },
      },
    },
  },
}
