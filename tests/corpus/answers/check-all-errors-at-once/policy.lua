-- Wrong in three places.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  regulations = { "small" },
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = { clerk = { zh = "经办人", en = "clerk" } },
  processes = {
    case = {
      actions = {
        open = { by = "clrk", starts = true, cites = "1" },
        close = {
          by = "clerk", after = "open", ends = true, owed = { open = { within = working_days("x") } }, cites = "1",
        },
      },
    },
  },
}
