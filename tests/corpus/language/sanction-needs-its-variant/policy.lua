-- A guideline on a ladder: the first row that matches says from which to which sanction.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  offences = {
    late = { category = "order", cites = "1" },
    brawl = { category = "order", cites = "1", when = { { harm = true }, { times = { min = 3 } } } },
  },
  sanctions = ladder {
    { id = "warning", cites = "1" }, { id = "fine", cites = "1", variants = { "half", "whole" } },
    { id = "demotion", cites = "1" }, { id = "dismissal", cites = "1" },
  },
  guidelines = {
    { when = { offence = "brawl", harm = true }, from = "demotion", to = "dismissal", cites = "1" },
    { when = { offence = "brawl" }, from = "fine", to = "demotion", cites = "1" },
    { when = { times = { min = 2 } }, to = "fine", cites = "1" },
    { when = { times = 1 }, open = { "warning" }, cites = "1" },
  },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "负责人", en = "chief" },
  },
  facts = {
    offence = { type = "offence" },
    times = { type = "int", range = { 1, 99 } },
    harm = { type = "bool", default = false },
    finding = { type = "enum", values = { "yes", "no" }, proven = "yes" },
    sanction = { type = "sanction" },
    variant = { type = "enum", values = { "half", "whole" } },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = { "offence", "times" }, asks = "harm", cites = "1" },
        find = { by = "clerk", after = "open", needs = "finding", finds = "finding", cites = "1" },
        impose = { by = "chief", after = "find", when = { finding = "yes" }, needs = "sanction", asks = "variant", imposes = "sanction", cites = "1" },
      },
    },
  },
}
