-- Who is complained of is known of each complaint.
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
    respondent = { zh = "被投诉人", en = "respondent", party = true, is = "against" },
  },
  facts = {
    number = { type = "item", unknown = true },
    against = { type = "party", per = "complaint" },
  },
  processes = {
    case = {
      items = { complaint = { named_by = "number" } },
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        complain = { by = "clerk", after = "open", adds = "complaint", needs = { "number", "against" }, cites = "1" },
        work = { by = "clerk", after = "open", cites = "1" },
      },
    },
  },
}
