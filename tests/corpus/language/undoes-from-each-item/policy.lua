-- What is heard for the whole case can be taken back from each of its parts.
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
  processes = {
    case = {
      items = { part = {} },
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        add = { by = "clerk", adds = "part", cites = "1" },
        hear = { by = "clerk", cites = "1" },
        find = { by = "clerk", per = "part", owed = "hear", cites = "1" },
        undo = { by = "clerk", per = "part", undoes = "hear", cites = "1" },
      },
    },
  },
}
