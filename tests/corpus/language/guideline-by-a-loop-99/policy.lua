-- A guideline made by a loop: a hundred rows, one for each number of times.
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
  sanctions = menu { { id = "warning", cites = "1" }, { id = "fine", cites = "1" }, { id = "dismissal", cites = "1" } },
  guidelines = (function()
    local rows = {}
    for n = 1, 99 do
      rows[n] = { when = { times = n }, open = { n < 5 and "warning" or n < 50 and "fine" or "dismissal" }, cites = "1" }
    end
    return rows
  end)(),
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
