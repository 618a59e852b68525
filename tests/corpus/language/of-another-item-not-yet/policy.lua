-- A handover that asks a step of the item which a fact names.
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
    relief = { type = "item", per = "watch" },
  },
  processes = {
    case = {
      items = {
        watch = {},
      },
      actions = {
        begin = { by = "clerk", starts = true, cites = "1" },
        come_on = { by = "clerk", adds = "watch", cites = "1" },
        take_over = { by = "clerk", per = "watch", cites = "1" },
        leave = { by = "clerk", per = "watch", needs = "relief", after = { { "take_over", of = "relief" } }, cites = "1" },
      },
    },
  },
}
