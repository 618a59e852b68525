-- A limit that counts back from a day.
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
    day = { type = "date" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = "day", cites = "1" },
        tell = { by = "clerk", after = "open", owed = { open = { within = working_days(5), before = "day" } }, cites = "1" },
      },
    },
  },
}
