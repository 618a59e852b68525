-- A guideline for small damages only.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = { clerk = { zh = "经办人", en = "clerk" } },
  facts = {
    damage = { type = "money" },
    sanction = { type = "sanction" },
  },
  sanctions = ladder { { id = "warning", cites = "1" }, { id = "fine", cites = "1" } },
  guidelines = { { when = { damage = { max = 1000 } }, to = "warning", cites = "1" } },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = "damage", cites = "1" },
        impose = { by = "clerk", after = "open", needs = "sanction", imposes = "sanction", ends = true, cites = "1" },
      },
    },
  },
}
