-- Items: an allegation asks of every complainant, of its own respondent, and of the case.
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
    who = { type = "party" },
    against = { type = "party" },
    guilty = { type = "bool", per = "allegation" },
  },
  processes = {
    case = {
      items = {
        complainant = { named_by = "who" },
        respondent = { named_by = "against" },
        allegation = { of = "respondent", parent = "against" },
      },
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        name_complainant = { by = "clerk", after = "open", adds = "complainant", needs = "who", cites = "1" },
        name_respondent = { by = "clerk", after = "open", adds = "respondent", needs = "against", cites = "1" },
        allege = { by = "clerk", after = "open", adds = "allegation", needs = "against", cites = "1" },
        hear_complainant = { by = "clerk", per = "complainant", owed = { open = {} }, cites = "1" },
        hear_respondent = { by = "clerk", per = "respondent", owed = { open = {} }, cites = "1" },
        find = { by = "clerk", per = "allegation", after = { "hear_complainant", "hear_respondent" }, needs = "guilty", cites = "1" },
        report = { by = "clerk", after = "find", cites = "1" },
        punish = { by = "chief", after = "report", when = { guilty = true }, cites = "1" },
      },
    },
  },
}
