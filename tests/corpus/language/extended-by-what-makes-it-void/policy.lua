-- What extends a duty may carry the fact by which it is owed no more.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = { clerk = { zh = "经办人", en = "clerk" } },
  facts = { new_due = { type = "date", zh = "延长至", en = "extended to" } },
  processes = {
    case = {
      actions = {
        record = { by = "clerk", starts = true, cites = "1" },
        answer = {
          by = "clerk", ends = true, cites = "1",
          owed = { record = { unless = { new_due = { min = "2026-06-15" } } } },
        },
        extend = {
          by = "clerk", needs = "new_due", cites = "1",
          extends = { "answer@record", to = "new_due" },
        },
      },
    },
  },
}
