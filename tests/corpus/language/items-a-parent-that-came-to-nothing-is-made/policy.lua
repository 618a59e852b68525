-- Items: a matter below a patient, a patient below a ward.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = { clerk = { zh = "经办人", en = "clerk" } },
  facts = { ward = { type = "item" }, patient = { type = "item" } },
  processes = {
    case = {
      items = {
        ward = {},
        patient = { of = "ward", parent = "ward" },
        matter = { of = "patient", parent = "patient" },
      },
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        add_ward = { by = "clerk", after = "open", adds = "ward", cites = "1" },
        add_patient = { by = "clerk", after = "open", adds = "patient", needs = "ward", cites = "1" },
        set_down = { by = "clerk", after = "open", adds = "matter", needs = { "patient", "ward" }, cites = "1" },
        inspect = { by = "clerk", per = "ward", cites = "1" },
        settle = { by = "clerk", per = "matter", after = "inspect", cites = "1" },
      },
    },
  },
}
