-- A party that may be absent, a department that may be complained of.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  upholds = { recusal = { cites = "1" }, rest = { cites = "1" } },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "负责人", en = "chief" },
    office = { zh = "办公室", en = "office", department = "dept:office", stand_in = "chief" },
    complainant = { zh = "投诉人", en = "complainant", party = true, is = "complainant", present = { known = true } },
    respondent = { zh = "被投诉人", en = "respondent", party = true, is = "respondent" },
  },
  facts = {
    known = { type = "bool" },
    complainant = { type = "party" },
    against = { type = "party" },
  },
  processes = {
    case = {
      items = {
        respondent = { named_by = "against" },
      },
      actions = {
        open = { by = "clerk", starts = true, needs = { "known", "against" }, asks = "complainant", adds = "respondent", cites = "1" },
        learn = { by = "clerk", after = "open", needs = "known", cites = "1" },
        tell = { by = "clerk", to = "complainant", after = "open", owed = { open = { within = days(3) } }, cites = "1" },
        object = { by = "complainant", after = "tell", cites = "1" },
        decide = { by = "office", after = "tell", owed = { open = {} }, cites = "1" },
        close = { by = "clerk", after = { "tell", "decide" }, ends = true, cites = "1" },
      },
    },
  },
}
