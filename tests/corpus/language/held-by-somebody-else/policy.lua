-- Four eyes: who wrote it does not check it. And a role that one named person holds.
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
    checker = { zh = "复核人", en = "checker", held_by = "checker" },
  },
  facts = {
    checker = { type = "party" },
  },
  processes = {
    case = {
      actions = {
        write = { by = "clerk", starts = true, needs = "checker", cites = "1" },
        check = { by = "clerk", after = "write", not_by = "write", cites = "1" },
        sign = { by = "checker", after = "check", cites = "1" },
      },
    },
  },
}
