-- A function with a slip of the pen: there is no fact `amounts`.
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
    damage = { type = "money" },
    amount = { type = "money" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = "damage", cites = "1" },
        fine = {
          by = "chief", after = "open", needs = "amount", cites = "1",
          when = { reads = { "amount", "damage" }, holds = function(facts) return facts.amounts * 10 >= facts.damage end },
        },
      },
    },
  },
}
