-- Duties of each day, working day, week and month, in force from a day.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  in_force = { from = "2026-02-26" },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "负责人", en = "chief" },
  },
  facts = {
    for_day = { type = "date" },
  },
  processes = {
    case = {
      standing = true,
      actions = {
        open_box = { by = "clerk", owed = { day = { calendar = "every" } }, cites = "1" },
        sign_in = { by = "clerk", owed = { day = { calendar = "working" } }, cites = "1" },
        report_week = { by = "clerk", owed = { week = {} }, asks = "for_day", cites = "1" },
        report_month = { by = "clerk", owed = { month = { period = "for_day" } }, asks = "for_day", cites = "1" },
        publish = { by = "clerk", owed = { in_force = { within = days(5) } }, cites = "1" },
      },
    },
  },
}
