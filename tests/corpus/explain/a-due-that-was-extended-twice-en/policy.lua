-- Time limits, what moves them, and what counts them back.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = {
    ["1"] = { kind = "rule", zh = "照章办理。", en = "It is done by the book." },
  },
  roles = { clerk = { zh = "经办人", en = "clerk" }, chief = { zh = "负责人", en = "chief" } },
  facts = {
    until_day = { type = "date", zh = "延至", en = "new date" },
    exam = { type = "date", zh = "考试日", en = "day of the exam" },
    handover = { type = "date", zh = "交接日", en = "day of the handover" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, asks = { "exam", "handover" }, cites = "1" },
        decide = { by = "clerk", after = "open", owed = { open = { within = working_days(5) } }, cites = "1" },
        prolong = { by = "chief", after = "open", needs = "until_day", extends = { "decide@open", to = "until_day" }, cites = "1" },
        ask = { by = "clerk", after = "open", suspends = "decide@open", cites = "1" },
        get = { by = "clerk", after = "ask", resumes = "decide@open", cites = "1" },
        invite = { by = "clerk", after = "open", owed = { open = { within = working_days(3), before = "exam" } }, cites = "1" },
        call = { by = "clerk", after = "open", owed = { open = { due = "handover" } }, cites = "1" },
      },
    },
  },
}
