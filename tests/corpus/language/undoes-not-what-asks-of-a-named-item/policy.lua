-- A note says who took over; taking over can be undone.
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
    relief = { type = "item" },
  },
  processes = {
    case = {
      items = { watch = { named_by = "relief" } },
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        name = { by = "clerk", after = "open", adds = "watch", needs = "relief", cites = "1" },
        take_over = { by = "clerk", per = "watch", cites = "1" },
        note = { by = "clerk", after = { "open", { "take_over", of = "relief" } }, asks = "relief", cites = "1" },
        cancel = { by = "clerk", undoes = "take_over", cites = "1" },
        finish = { by = "clerk", after = "note", cites = "1" },
      },
    },
  },
}
