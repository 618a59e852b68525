-- One action stands in for two steps.
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
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        look = { by = "clerk", stage = { zh = "查看", en = "looked at" }, cites = "1" },
        hear = { by = "clerk", stage = { zh = "听取", en = "heard" }, cites = "1" },
        skip = { by = "clerk", instead_of = { "look", "hear" }, cites = "1" },
      },
    },
  },
}
