-- One duty in each unit of time.
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
        a_days = { by = "clerk", after = "open", owed = { open = { within = days(3) } }, cites = "1" },
        b_weeks = { by = "clerk", after = "open", owed = { open = { within = weeks(1) } }, cites = "1" },
        c_months = { by = "clerk", after = "open", owed = { open = { within = months(1) } }, cites = "1" },
        d_years = { by = "clerk", after = "open", owed = { open = { within = years(1) } }, cites = "1" },
        e_hours = { by = "clerk", after = "open", owed = { open = { within = hours(2) } }, cites = "1" },
        f_seconds = { by = "clerk", after = "open", owed = { open = { within = seconds(90) } }, cites = "1" },
        g_at_once = { by = "clerk", after = "open", owed = { open = { within = at_once } }, cites = "1" },
        h_working = { by = "clerk", after = "open", owed = { open = { within = working_days(1) } }, cites = "1" },
        open = { by = "clerk", starts = true, cites = "1" },
      },
    },
  },
}
