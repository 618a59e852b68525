-- Whether a party is there may hang on a comparison, or on a function.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    witness = { zh = "证人", en = "witness", present = { calls = { than = "enough", max = 0 } } },
    expert = {
      zh = "专家", en = "expert",
      present = { reads = { "calls" }, holds = function(facts) return facts.calls > 3 end },
    },
  },
  facts = { calls = { type = "int", default = 0 }, enough = { type = "int", default = 2 } },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, asks = "calls", cites = "1" },
        hear_witness = { by = "clerk", to = "witness", after = "open", owed = { open = {} }, cites = "1" },
        hear_expert = { by = "clerk", to = "expert", after = "open", owed = { open = {} }, cites = "1" },
      },
    },
  },
}
