-- A limit in minutes whose time stands still.
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
        call = { by = "clerk", after = "open", owed = { open = { within = minutes(30) } }, cites = "1" },
        hold = { by = "clerk", after = "open", suspends = "call@open", cites = "1" },
        go_on = { by = "clerk", after = "hold", resumes = "call@open", cites = "1" },
      },
    },
  },
}
