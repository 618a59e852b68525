-- Office hours: a day limit ends at the close of business.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  closes = "17:30",
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "负责人", en = "chief" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        decide = { by = "clerk", after = "open", owed = { open = { within = working_days(1) } }, cites = "1" },
      },
    },
  },
}
