-- A particular that is not known: null.
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
    name = { type = "text", personal = true, unknown = true },
    against = { type = "party", unknown = true },
  },
  processes = {
    case = {
      items = {
        respondent = { named_by = "against" },
      },
      actions = {
        open = { by = "clerk", starts = true, needs = { "name", "against" }, adds = "respondent", cites = "1" },
        hear = { by = "clerk", per = "respondent", owed = { open = {} }, cites = "1" },
        close = { by = "clerk", after = "open", ends = true, cites = "1" },
      },
    },
  },
}
